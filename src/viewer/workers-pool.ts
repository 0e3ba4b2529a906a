/**
 * The pool of a worker that runs analyses: workers of its own, started when there is work, one less than the machine's
 * threads (the page itself needs one), four at most.
 */
import { type Pool, workerPool } from "../support/pool.ts";

let pool: Pool | null = null;

export function workersPool(): Pool {
  pool ??= workerPool(
    () => {
      const worker = new Worker(new URL("./kernels.worker.ts", import.meta.url), { type: "module" });
      return {
        post: (message) => worker.postMessage(message, []),
        onMessage: (listener) => worker.addEventListener("message", (event: MessageEvent) => listener(event.data)),
        onError: (listener) => worker.addEventListener("error", (event) => listener(event.error ?? event.message)),
        terminate: () => worker.terminate(),
      };
    },
    Math.max(1, Math.min(4, (navigator.hardwareConcurrency || 2) - 1)),
  );
  return pool;
}
