/**
 * The pool: a heavy method as numbered chunks, done by several threads or in place, with the same bytes either way.
 *
 * A kernel is a pure function from a chunk to a result, known by its name; chunks and results can be structured-cloned.
 * What all chunks of a run have in common (a network) is handed over once per worker, not once per chunk. Results come
 * back in the order of the chunks, whoever was ready first, so what is combined from them does not depend
 * on the number of threads. How a worker starts is handed in: node:worker_threads and Web Workers both fit
 * `WorkerHandle`.
 */
import { type ErrorCode, InnobeltError, type Place } from "./error.ts";
import type { Text } from "./text.ts";

/** The kernels by name. Inputs differ, so the table forgets their types; `run` states them again. */
export type Kernels = Readonly<Record<string, (chunk: never, shared: never) => unknown>>;

export interface RunOptions {
  /** Rejects at once with an AbortError; chunks that were not begun are never begun. */
  readonly signal?: AbortSignal | undefined;
  /** Called after every chunk. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

export interface PoolRun<O> extends RunOptions {
  /** Handed to the kernel beside every chunk; must not be changed by it. */
  readonly shared?: unknown;
  /**
   * Takes the results one by one, in the order of the chunks, as soon as their turn comes; they are then not kept, and
   * `run` gives an empty list. For results that together would not fit the memory.
   */
  readonly onResult?: ((result: O) => void) | undefined;
}

export interface Pool {
  /** The results in the order of the chunks. The first error of a kernel rejects and drops what is left. */
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- a call states what its chunks are
  run<I, O>(kernel: string, chunks: readonly I[], options?: PoolRun<O>): Promise<O[]>;
  /** Ends the workers; what is still running is rejected. The pool cannot be used afterwards. */
  close(): Promise<void>;
}

/** A thread as the pool needs it. `onError` also hears of a worker that ended by itself. */
export interface WorkerHandle {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onError(listener: (error: unknown) => void): void;
  terminate(): void | Promise<unknown>;
}

/** The worker's side of the line. */
export interface WorkerPort {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
}

interface Task {
  readonly id: number;
  readonly kernel: string;
  readonly chunk: unknown;
  /** Number of the run, by which the worker knows what is shared. */
  readonly run: number;
}

/** Sent before a worker's first task of a run; replaces what was shared before. */
interface Sharing {
  readonly run: number;
  readonly shared: unknown;
}

type Answer = { readonly id: number; readonly result: unknown } | { readonly id: number; readonly error: PostedError };

/** An error as it crosses the line: classes do not survive it, their fields do. */
interface PostedError {
  readonly name: string;
  readonly message: string;
  readonly stack: string | null;
  readonly innobelt: {
    readonly code: ErrorCode;
    readonly said: Text;
    readonly where: Place;
    readonly wayOut: Text;
  } | null;
}

/** How long chunks may follow each other in place before timers, signals and the page get their turn, ms. */
const breath = 16;

/** No worker: the same chunks one after the other, with pauses in which progress and cancelling come through. */
export function inPlace(kernels: Kernels): Pool {
  let closed = false;
  const run = async <O>(kernel: string, chunks: readonly unknown[], options: PoolRun<O> = {}): Promise<O[]> => {
    const { signal, onProgress, shared, onResult } = options;
    const apply = kernelOf(kernels, kernel);
    const results: O[] = [];
    let done = 0;
    let since = performance.now();
    for (const chunk of chunks) {
      if (closed) throw poolClosed();
      if (signal?.aborted) throw cancelled();
      const result = (await apply(chunk, shared)) as O;
      if (onResult === undefined) results.push(result);
      else onResult(result);
      onProgress?.(++done, chunks.length);
      if (performance.now() - since >= breath) {
        await new Promise((resolve) => setTimeout(resolve, 0));
        since = performance.now();
      }
    }
    if (signal?.aborted) throw cancelled();
    return results;
  };
  return {
    run,
    close: () => {
      closed = true;
      return Promise.resolve();
    },
  };
}

interface Job {
  readonly task: Task;
  readonly sharing: Sharing | null;
  readonly done: (result: unknown) => void;
  readonly fail: (error: unknown) => void;
}

interface Hand {
  readonly worker: WorkerHandle;
  job: Job | null;
  /** The run whose shared part the worker holds. */
  holds: number | null;
}

/** At most `size` workers, started when there is work for them; each has one chunk at a time. */
export function workerPool(start: () => WorkerHandle, size: number): Pool {
  if (!(Number.isInteger(size) && size >= 1)) throw new RangeError(`a pool has one worker or more, not ${size}`);
  const hands = new Set<Hand>();
  const ending: Promise<unknown>[] = [];
  let queue: Job[] = [];
  let nextId = 0;
  let nextRun = 0;
  let closed = false;

  const dismiss = (hand: Hand): void => {
    if (!hands.delete(hand)) return;
    hand.job = null;
    ending.push(Promise.resolve(hand.worker.terminate()).catch(() => undefined));
  };

  const hire = (): Hand => {
    const hand: Hand = { worker: start(), job: null, holds: null };
    hands.add(hand);
    hand.worker.onMessage((message) => {
      const answer = message as Answer;
      const { job } = hand;
      // An answer that nobody waits for any more.
      if (job === null || job.task.id !== answer.id) return;
      hand.job = null;
      if ("error" in answer) job.fail(revived(answer.error));
      else job.done(answer.result);
      dispatch();
    });
    hand.worker.onError((error) => {
      if (!hands.has(hand)) return;
      const { job } = hand;
      dismiss(hand);
      job?.fail(workerDied(error));
      dispatch();
    });
    return hand;
  };

  const dispatch = (): void => {
    if (closed) return;
    while (queue.length > 0) {
      let hand = [...hands].find((one) => one.job === null);
      if (hand === undefined && hands.size >= size) return;
      const job = queue.shift()!;
      try {
        hand ??= hire();
        hand.job = job;
        if (job.sharing !== null && hand.holds !== job.sharing.run) {
          hand.worker.post(job.sharing);
          hand.holds = job.sharing.run;
        }
        hand.worker.post(job.task);
      } catch (error) {
        // A worker that cannot start, or a chunk that cannot be cloned.
        if (hand !== undefined) hand.job = null;
        job.fail(error);
      }
    }
  };

  const run = <O>(kernel: string, chunks: readonly unknown[], options: PoolRun<O> = {}): Promise<O[]> =>
    new Promise<O[]>((resolve, reject) => {
      const { signal, onProgress, onResult } = options;
      if (closed) return reject(poolClosed());
      if (signal?.aborted) return reject(cancelled());
      if (chunks.length === 0) return resolve([]);
      const number = nextRun++;
      const sharing = options.shared === undefined ? null : { run: number, shared: options.shared };
      const results: O[] = [];
      /** Results whose turn has not come, by chunk. */
      const early = new Map<number, O>();
      const mine = new Set<Job>();
      let done = 0;
      let turn = 0;
      let settled = false;
      const settle = (finish: () => void): void => {
        if (settled) return;
        settled = true;
        signal?.removeEventListener("abort", onAbort);
        finish();
        queue = queue.filter((job) => !mine.has(job));
        // A kernel cannot be interrupted, so a worker that still computes for this run is ended; a new one starts later.
        for (const hand of hands) if (hand.job !== null && mine.has(hand.job)) dismiss(hand);
        dispatch();
      };
      const onAbort = (): void => settle(() => reject(cancelled()));
      signal?.addEventListener("abort", onAbort, { once: true });
      chunks.forEach((chunk, i) => {
        const job: Job = {
          task: { id: nextId++, kernel, chunk, run: number },
          sharing,
          done: (result) => {
            mine.delete(job);
            if (settled) return;
            early.set(i, result as O);
            done++;
            try {
              for (; early.has(turn); turn++) {
                const next = early.get(turn)!;
                early.delete(turn);
                if (onResult === undefined) results.push(next);
                else onResult(next);
              }
              onProgress?.(done, chunks.length);
            } catch (error) {
              return settle(() => reject(error));
            }
            if (done === chunks.length) settle(() => resolve(results));
          },
          fail: (error) => {
            mine.delete(job);
            settle(() => reject(error));
          },
        };
        mine.add(job);
        queue.push(job);
      });
      dispatch();
    });

  const close = async (): Promise<void> => {
    closed = true;
    const waiting = queue;
    queue = [];
    for (const hand of hands) {
      const { job } = hand;
      dismiss(hand);
      job?.fail(poolClosed());
    }
    for (const job of waiting) job.fail(poolClosed());
    await Promise.all(ending);
  };

  return { run, close };
}

/** What the worker's entry calls once: answers every chunk that comes through the port. */
export function serveKernels(kernels: Kernels, port: WorkerPort): void {
  let held: Sharing | null = null;
  port.onMessage((message) => {
    const said = message as Task | Sharing;
    if (!("kernel" in said)) {
      held = said;
      return;
    }
    const { id, kernel, chunk, run } = said;
    const shared = held?.run === run ? held.shared : undefined;
    const answer = async (): Promise<Answer> => {
      try {
        return { id, result: await kernelOf(kernels, kernel)(chunk, shared) };
      } catch (error) {
        return { id, error: posted(error) };
      }
    };
    void answer().then((ready) => {
      try {
        port.post(ready);
      } catch (error) {
        // A result that cannot be cloned must not leave the caller waiting.
        port.post({ id, error: posted(error) } satisfies Answer);
      }
    });
  });
}

function kernelOf(kernels: Kernels, name: string): (chunk: unknown, shared: unknown) => unknown {
  if (!Object.hasOwn(kernels, name)) throw new RangeError(`there is no kernel called ${name}`);
  return kernels[name] as (chunk: unknown, shared: unknown) => unknown;
}

function posted(error: unknown): PostedError {
  if (!(error instanceof Error)) return { name: "Error", message: String(error), stack: null, innobelt: null };
  const innobelt =
    error instanceof InnobeltError
      ? { code: error.code, said: error.said, where: error.where, wayOut: error.wayOut }
      : null;
  return { name: error.name, message: error.message, stack: error.stack ?? null, innobelt };
}

function revived({ name, message, stack, innobelt }: PostedError): Error {
  const error =
    innobelt === null
      ? new Error(message)
      : new InnobeltError(innobelt.code, innobelt.said, { where: innobelt.where, wayOut: innobelt.wayOut });
  error.name = name;
  if (stack !== null) error.stack = stack;
  return error;
}

function cancelled(): DOMException {
  return new DOMException("The computation was cancelled.", "AbortError");
}

function poolClosed(): Error {
  return new Error("the pool of workers is closed");
}

function workerDied(error: unknown): InnobeltError {
  const reason = error instanceof Error ? error.message : String(error);
  return new InnobeltError(
    "analysis",
    {
      en: `A worker thread ended before its part was done: ${reason}.`,
      zh: `一个工作线程未完成任务便终止：${reason}。`,
    },
    {
      wayOut: {
        en: "Run it again with --threads 1; if the memory is short, with a smaller network.",
        zh: "请加 --threads 1 重新运行；若内存不足，请缩小网络。",
      },
      cause: error,
    },
  );
}
