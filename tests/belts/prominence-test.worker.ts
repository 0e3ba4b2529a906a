/** A worker of the tests that makes the draws of the prominence test. */
import { parentPort } from "node:worker_threads";
import { prominenceDraws, prominenceTestKernel } from "../../src/belts/prominence-test.ts";
import { serveKernels } from "../../src/support/pool.ts";

const port = parentPort!;
serveKernels(
  { [prominenceTestKernel]: prominenceDraws },
  { post: (message) => port.postMessage(message), onMessage: (listener) => port.on("message", listener) },
);
