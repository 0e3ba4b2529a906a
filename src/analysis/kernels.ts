/** The table of kernels: the only list of what a worker can be asked for, and the only entry of a worker. */
import type { Compact } from "../network/compact.ts";
import { eigenvector } from "../structure/eigenvector.ts";
import { louvainKernel, louvainRuns } from "../structure/louvain.ts";
import { pagerank } from "../structure/pagerank.ts";
import { betweennessKernel, dependencies } from "../structure/pooled-betweenness.ts";
import { type Kernels, serveKernels, type WorkerPort } from "../support/pool.ts";

/** One chunk each: not cut up, but off the page's main thread. */
export const pagerankKernel = "pagerank";
export const eigenvectorKernel = "eigenvector";

const pagerankOf = (form: Compact): Float64Array => pagerank(form);
const eigenvectorOf = (form: Compact): Float64Array => eigenvector(form);

export const kernels: Kernels = {
  [louvainKernel]: louvainRuns,
  [betweennessKernel]: dependencies,
  [pagerankKernel]: pagerankOf,
  [eigenvectorKernel]: eigenvectorOf,
};

/** Called once by a worker, with its side of the line. */
export function serve(port: WorkerPort): void {
  serveKernels(kernels, port);
}
