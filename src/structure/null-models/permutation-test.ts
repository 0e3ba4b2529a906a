/**
 * Permutation test: where does an observed number stand among the same numbers of draws from a null model?
 *
 *   upper p = (#{draw >= observed} + 1) / (R + 1)        lower p likewise        two-sided p = min(1, 2 x the smaller)
 * The observed network counts as one of the draws, so p is never 0: its smallest value is 1 / (R + 1), two-sided 2 /
 * (R + 1). The same network gives the same number with other last bits, so a draw counts as equal to the observed
 * number, in both tails, when they differ by no more than 10^-9 of the larger one, or by no more than 10^-12: a 0 made
 * of numbers near 1 is 0 but for rounding. (Not more, since the share of tied pairs among 100,000 cities has steps of
 * 2 · 10^-10.) z = (observed - mean) / sd, with the standard deviation of R - 1, is not defined (NaN) where all draws
 * are the same, to the same accuracy. A draw for which the number is not defined counts in both tails, which can only
 * raise p, and is not in the mean and sd.
 *
 * Draw i comes from stream(seed, i), so chunks of draws can be made by anybody; their size depends on the network alone.
 *
 * Phipson, Smyth (2010) Permutation p-values should never be zero, doi:10.2202/1544-6115.1585.
 */
import { InnobeltError } from "../../support/error.ts";
import { sum } from "../../support/sum.ts";

export interface PermutationTest {
  readonly observed: number;
  readonly mean: number;
  readonly sd: number;
  readonly z: number;
  readonly upper: number;
  readonly lower: number;
  readonly twoSided: number;
  readonly permutations: number;
}

/** How far apart numbers of this size may be and still be the same. */
function sameWithin(size: number): number {
  return Math.max(1e-9 * size, 1e-12);
}

export function permutationTest(observed: number, draws: Float64Array): PermutationTest {
  const permutations = draws.length;
  const defined = draws.filter((value) => !Number.isNaN(value));
  const mean = sum(defined) / defined.length;
  let above = permutations - defined.length;
  let below = above;
  for (const value of defined) {
    const same = Math.abs(value - observed) <= sameWithin(Math.max(Math.abs(value), Math.abs(observed)));
    if (same || value > observed) above++;
    if (same || value < observed) below++;
  }
  const spread = Math.sqrt(sum(defined.map((value) => (value - mean) ** 2)) / (defined.length - 1));
  const largest = defined.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const sd = spread <= sameWithin(largest) ? 0 : spread;
  const upper = (above + 1) / (permutations + 1);
  const lower = (below + 1) / (permutations + 1);
  return {
    observed,
    mean,
    sd,
    z: sd === 0 ? Number.NaN : (observed - mean) / sd,
    upper,
    lower,
    twoSided: Math.min(1, 2 * Math.min(upper, lower)),
    permutations,
  };
}

/** Draws from..to - 1 of a run. */
export interface DrawChunk {
  readonly from: number;
  readonly to: number;
}

/** Chunks of about 25 ms each, where a draw takes `microseconds`. */
export function drawChunks(permutations: number, microseconds: number): DrawChunk[] {
  if (!(Number.isInteger(permutations) && permutations >= 1))
    throw new InnobeltError(
      "usage",
      { en: `${permutations} is no number of permutations.`, zh: `${permutations} 不能作为置换次数。` },
      { wayOut: { en: "999 or more are usual.", zh: "通常为 999 次或更多。" } },
    );
  const size = Math.max(1, Math.min(500, Math.floor(25_000 / microseconds)));
  const chunks: DrawChunk[] = [];
  for (let from = 0; from < permutations; from += size) chunks.push({ from, to: Math.min(permutations, from + size) });
  return chunks;
}
