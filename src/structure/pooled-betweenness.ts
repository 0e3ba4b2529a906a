/**
 * Betweenness (see betweenness.ts) spread over a pool: sources in chunks of fixed size, partial sums added in the order
 * of the chunks, so that the bytes do not depend on the number of threads.
 */
import type { Compact } from "../network/compact.ts";
import { type Distances, inverseDistances } from "../network/quantity.ts";
import type { RunOptions, Pool } from "../support/pool.ts";
import { addDependencies, makeSearch } from "./betweenness.ts";

/** The kernel's name in the pool. */
export const betweennessKernel = "betweenness";

export interface BetweennessChunk {
  readonly form: Compact;
  readonly distances: Distances;
  /** Sources from..to - 1. */
  readonly from: number;
  readonly to: number;
}

const sourcesPerChunk = 128;

/** Dependencies on every city, summed over the sources of the chunk. */
export function dependencies({ form, distances, from, to }: BetweennessChunk): Float64Array {
  const total = new Float64Array(form.n);
  const search = makeSearch(form, distances);
  for (let source = from; source < to; source++) addDependencies(search, source, total);
  return total;
}

/** By city, on distance = 1 / strength, divided by the number of pairs of other cities. */
export async function pooledBetweenness(
  form: Compact,
  { pool, ...options }: RunOptions & { readonly pool: Pool },
): Promise<Float64Array> {
  const { n } = form;
  const distances = inverseDistances(form.strengths);
  const chunks: BetweennessChunk[] = [];
  for (let from = 0; from < n; from += sourcesPerChunk)
    chunks.push({ form, distances, from, to: Math.min(n, from + sourcesPerChunk) });
  const total = new Float64Array(n);
  for (const part of await pool.run<BetweennessChunk, Float64Array>(betweennessKernel, chunks, options))
    for (let city = 0; city < n; city++) total[city]! += part[city]!;
  const pairs = Math.max(1, (n - 1) * (n - 2));
  return total.map((value) => value / pairs);
}
