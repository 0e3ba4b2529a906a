/** The table of kernels: the only list of what a worker can be asked for, and the only entry of a worker. */
import { louvainKernel, louvainRuns } from "../structure/louvain.ts";
import { betweennessKernel, dependencies } from "../structure/pooled-betweenness.ts";
import { type Kernels, serveKernels, type WorkerPort } from "../support/pool.ts";

export const kernels: Kernels = {
  [louvainKernel]: louvainRuns,
  [betweennessKernel]: dependencies,
};

/** Called once by a worker, with its side of the line. */
export function serve(port: WorkerPort): void {
  serveKernels(kernels, port);
}
