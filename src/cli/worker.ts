/** A thread of the command line's pool. */
import { parentPort } from "node:worker_threads";
import { serve } from "../analysis/kernels.ts";

if (parentPort === null) throw new Error("this file is a worker");
const port = parentPort;
serve({
  post: (message) => port.postMessage(message),
  onMessage: (listener) => void port.on("message", listener),
});
