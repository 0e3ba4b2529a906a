import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { kernels } from "../analysis/kernels.ts";
import { inPlace, type Pool, workerPool } from "../support/pool.ts";
import { packageRoot } from "./package-root.ts";

/** Networks below this take less time than starting a thread. */
const citiesWorthThreads = 300;

/** `threads` as asked for; null: as many as there are cores, none for a small network and a quick analysis. The results are the same. */
export function poolFor(threads: number | null, cities: number, slow = false): Pool {
  const size = threads ?? (cities < citiesWorthThreads && !slow ? 1 : availableParallelism());
  if (size === 1) return inPlace(kernels);
  return workerPool(() => {
    const worker = new Worker(join(packageRoot, "dist", "worker.js"));
    return {
      post: (message) => worker.postMessage(message),
      onMessage: (listener) => void worker.on("message", listener),
      onError: (listener) => {
        worker.on("error", listener);
        worker.on("exit", (code) => listener(new Error(`a worker ended with code ${code}`)));
      },
      terminate: () => worker.terminate(),
    };
  }, size);
}
