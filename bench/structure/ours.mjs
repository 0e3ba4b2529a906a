/** The sweep on one graph: node ours.mjs FILE THREADS; prints its time in ms, and what a worker needs of memory. */
import { Worker } from "node:worker_threads";
import { compactUndirected, kernels, inPlace, makeLayer, pooledSweep, workerPool } from "../../dist/index.js";
import { readGraph } from "./read-graph.mjs";

const [file, threads] = process.argv.slice(2);
const { n, rows } = readGraph(file);
const layer = makeLayer(
  { id: "bench", directed: false },
  rows.map(([source, target, strength]) => ({ source, target, strength })),
);
const form = compactUndirected(n, layer);
const pool =
  threads === "1"
    ? inPlace(kernels)
    : workerPool(() => {
        const worker = new Worker(new URL("../../dist/worker.js", import.meta.url));
        return {
          post: (message) => worker.postMessage(message),
          onMessage: (listener) => void worker.on("message", listener),
          onError: (listener) => void worker.on("error", listener),
          terminate: () => worker.terminate(),
        };
      }, Number(threads));

const before = performance.now();
const found = await pooledSweep(form, { pool });
const ms = performance.now() - before;
await pool.close();

const size = (value) =>
  ArrayBuffer.isView(value)
    ? value.byteLength
    : value !== null && typeof value === "object"
      ? Object.values(value).reduce((total, part) => total + size(part), 0)
      : 0;
// What a worker holds at a time: its copy of what is shared, what it computes with, the sums and their copy on the way out.
globalThis.gc?.();
const { neighbours, offsets, strengths } = form;
const shared = structuredClone({ n, directed: false, offsets, neighbours, distances: strengths.map((s) => 1 / s) });
const empty = process.memoryUsage().arrayBuffers;
const part = kernels.sweep({ from: 0, to: 16 }, shared);
const sums = size(part);
const workspace = process.memoryUsage().arrayBuffers - empty;
const memory = (size(shared) + Math.max(workspace, sums) + sums) / size({ neighbours, offsets, strengths });
process.stdout.write(JSON.stringify({ ms, memory, sum: found.betweenness.reduce((a, b) => a + b, 0) }));
