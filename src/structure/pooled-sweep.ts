/**
 * The sweep (see sweep.ts) spread over a pool: sources in chunks, partial sums added in the order of the chunks, so that
 * the bytes do not depend on the number of threads. The size of a chunk depends on the network alone: small enough for
 * progress, large enough that its sums are worth sending.
 */
import type { Compact } from "../network/compact.ts";
import { type Distances, inverseDistances } from "../network/quantity.ts";
import { inPlace, type Pool, type RunOptions } from "../support/pool.ts";
import { type Ways, waysOf } from "./shortest-paths.ts";
import { addPart, emptyPart, type Sweep, sweepOf, type SweepPart, sweepPart } from "./sweep.ts";

/** The kernel's name in the pool. */
export const sweepKernel = "sweep";

/** Sources from..to - 1. */
export interface SweepChunk {
  readonly from: number;
  readonly to: number;
}

export const sweepChunk = ({ from, to }: SweepChunk, ways: Ways): SweepPart => sweepPart(ways, from, to);

export interface PooledSweepOptions extends RunOptions {
  /** Has the kernel `sweep`; without one the chunks are done in place. */
  readonly pool?: Pool | undefined;
  /** By slot; 1 / strength when left out. */
  readonly distances?: Distances | undefined;
}

export async function pooledSweep(form: Compact, options: PooledSweepOptions = {}): Promise<Sweep> {
  const { pool = inPlace({ [sweepKernel]: sweepChunk }), signal, onProgress } = options;
  const ways = waysOf(form, options.distances ?? inverseDistances(form.strengths));
  const { n } = form;
  const sources = Math.max(16, Math.min(128, Math.round(6e6 / (form.neighbours.length + n))));
  const chunks: SweepChunk[] = [];
  for (let from = 0; from < n; from += sources) chunks.push({ from, to: Math.min(n, from + sources) });
  const total = emptyPart(ways);
  await pool.run<SweepChunk, SweepPart>(sweepKernel, chunks, {
    shared: ways,
    signal,
    onProgress,
    onResult: (part) => addPart(total, part),
  });
  return sweepOf(ways, total);
}
