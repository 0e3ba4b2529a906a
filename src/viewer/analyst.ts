/**
 * The page's side of its workers: `reader` for what must come at once (reading files, the first picture, figures),
 * `analyst` for what of the picture takes long, `student` for the study that is open. Each starts with its first task;
 * tasks of one worker are done one after the other.
 *
 * A computation cannot be interrupted from within, so a task that is ended ends its worker, and with it the pool it
 * started; the next task starts a new one. Messages are all that the page's own thread has to do with it.
 */
import type { Opened } from "../analysis/open.ts";
import type { DeclaredDataset } from "../dataset/declared.ts";
import type { Text } from "../support/text.ts";
import type { Answer, Order, Task } from "./analyst-task.ts";
import { Failed } from "./failure.ts";

export interface Asking {
  /** What the task is about; a task that reads or asks for offers needs none. */
  readonly dataset?: DeclaredDataset;
  readonly signal?: AbortSignal;
  /** The task is begun: those before it are done. */
  readonly onBegin?: () => void;
  readonly onProgress?: (stage: Text, done: number, total: number) => void;
}

export interface WorkerLine {
  /** Rejects with what the worker says of its failure, and with an AbortError at once when the signal fires. */
  readonly ask: <T>(task: Task, asking?: Asking) => Promise<T>;
}

interface Waiting {
  readonly id: number;
  readonly task: Task;
  readonly asking: Asking;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** What of a Web Worker is needed; another stands in for it in tests. */
export interface WorkerEnd {
  readonly post: (order: Order) => void;
  readonly end: () => void;
}

export function workerLine(
  start: (onAnswer: (answer: Answer) => void, onError: (reason: string) => void) => WorkerEnd,
): WorkerLine {
  let worker: WorkerEnd | null = null;
  let held: DeclaredDataset | null = null;
  let running: Waiting | null = null;
  let queue: Waiting[] = [];
  let nextId = 0;

  const endWorker = (): void => {
    worker?.end();
    worker = null;
    held = null;
  };
  const settle = (waiting: Waiting, finish: () => void): void => {
    if (running === waiting) running = null;
    finish();
    begin();
  };
  const begin = (): void => {
    if (running !== null) return;
    const next = queue.shift();
    if (next === undefined) return;
    running = next;
    const { dataset = null, onBegin } = next.asking;
    onBegin?.();
    try {
      worker ??= start(hear, (reason) => {
        endWorker();
        const broken = running;
        if (broken !== null) settle(broken, () => broken.reject(new Error(reason)));
      });
      worker.post({ id: next.id, task: next.task, dataset: dataset === held ? null : dataset });
      held = dataset ?? held;
    } catch (error) {
      settle(next, () => next.reject(error));
    }
  };
  const hear = (answer: Answer): void => {
    const waiting = running;
    if (waiting === null || waiting.id !== answer.id) return;
    if (answer.kind === "progress") waiting.asking.onProgress?.(answer.stage, answer.done, answer.total);
    else if (answer.kind === "result") {
      if (waiting.task.kind === "read") held = (answer.result as Opened).dataset;
      settle(waiting, () => waiting.resolve(answer.result));
    } else settle(waiting, () => waiting.reject(new Failed(answer.failure)));
  };

  const ask = <T>(task: Task, asking: Asking = {}): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      const aborted = (): DOMException => new DOMException("The computation was cancelled.", "AbortError");
      const { signal } = asking;
      if (signal?.aborted === true) return reject(aborted());
      const waiting: Waiting = { id: nextId++, task, asking, resolve: (result) => resolve(result as T), reject };
      signal?.addEventListener(
        "abort",
        () => {
          if (running === waiting) endWorker();
          else if (!queue.includes(waiting)) return;
          queue = queue.filter((other) => other !== waiting);
          settle(waiting, () => reject(aborted()));
        },
        { once: true },
      );
      queue.push(waiting);
      begin();
    });
  return { ask };
}

function webWorker(onAnswer: (answer: Answer) => void, onError: (reason: string) => void): WorkerEnd {
  const worker = new Worker(new URL("./analyst.worker.ts", import.meta.url), { type: "module" });
  worker.addEventListener("message", ({ data }: MessageEvent<Answer>) => onAnswer(data));
  worker.addEventListener("error", (event) => onError(event.message));
  return { post: (order) => worker.postMessage(order, []), end: () => worker.terminate() };
}

export const reader = workerLine(webWorker);
export const analyst = workerLine(webWorker);
export const student = workerLine(webWorker);
