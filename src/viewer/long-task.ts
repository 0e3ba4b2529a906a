/**
 * What takes long and is done by the analyst: how far it is, and a button that ends it. The page shows the task under
 * way; what waits behind it follows when it is done or cancelled.
 */
import { signal } from "@preact/signals";
import type { DeclaredDataset } from "../dataset/declared.ts";
import type { Text } from "../support/text.ts";
import { analyst } from "./analyst.ts";
import type { Task } from "./analyst-task.ts";

/** How far the task under way is; null unless it has been under way for a while. */
export const working = signal<{ readonly stage: Text; readonly share: number } | null>(null);

/** Below this a line that comes and goes would only disturb, ms. */
const patience = 700;

let underWay: AbortController | null = null;

/** Ends the task under way; what stands on the page stays. */
export function cancelTask(): void {
  underWay?.abort();
}

/** Rejects with an AbortError when it is cancelled here or by `outer`. */
export async function longTask<T>(task: Task, dataset: DeclaredDataset, outer: AbortSignal): Promise<T> {
  const mine = new AbortController();
  if (outer.aborted) mine.abort();
  outer.addEventListener("abort", () => mine.abort(), { once: true });
  let since = Infinity;
  try {
    return await analyst.ask<T>(task, {
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
}

export function isCancelled(error: unknown): boolean {
  return error instanceof DOMException && error.name === "AbortError";
}
