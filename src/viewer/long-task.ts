/**
 * What takes long and is done by a worker: how far it is, and a way to end it. The page shows the task under way; what
 * waits behind it follows when it is done or cancelled.
 *
 * The picture has one worker and the studies another: who asks for a study does not wait for the rest of the picture.
 */
import { type ReadonlySignal, signal } from "@preact/signals";
import type { DeclaredDataset } from "../dataset/declared.ts";
import type { Text } from "../support/text.ts";
import { analyst, student, type WorkerLine } from "./analyst.ts";
import type { Task } from "./analyst-task.ts";

/** Below this a line that comes and goes would only disturb, ms. */
const patience = 700;

export interface LongTasks {
  /** How far the task under way is; null unless it has been under way for a while. */
  readonly working: ReadonlySignal<{ readonly stage: Text; readonly share: number } | null>;
  /** Ends the task under way; what stands on the page stays. */
  readonly cancel: () => void;
  /** Rejects with an AbortError when it is cancelled here or by `outer`. */
  readonly run: <T>(task: Task, dataset: DeclaredDataset, outer: AbortSignal) => Promise<T>;
}

function longTasks(line: WorkerLine): LongTasks {
  const working = signal<{ readonly stage: Text; readonly share: number } | null>(null);
  let underWay: AbortController | null = null;
  const run = async <T>(task: Task, dataset: DeclaredDataset, outer: AbortSignal): Promise<T> => {
    const mine = new AbortController();
    if (outer.aborted) mine.abort();
    outer.addEventListener("abort", () => mine.abort(), { once: true });
    let since = Infinity;
    try {
      return await line.ask<T>(task, {
        dataset,
        signal: mine.signal,
        onBegin: () => {
          underWay = mine;
          since = performance.now();
        },
        onProgress: (stage, done, total) => {
          if (performance.now() - since > patience) working.value = { stage, share: done / total };
        },
      });
    } finally {
      if (underWay === mine) {
        underWay = null;
        working.value = null;
      }
    }
  };
  return { working, cancel: () => underWay?.abort(), run };
}

export const pictureTasks = longTasks(analyst);
export const studyTasks = longTasks(student);

export function isCancelled(error: unknown): boolean {
  return error instanceof DOMException && error.name === "AbortError";
}
