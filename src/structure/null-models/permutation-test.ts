/**
 * Permutation test: where does an observed number stand among the same numbers of draws from a null model?
 *
 *   upper p = (#{draw >= observed} + 1) / (R + 1)        lower p likewise        two-sided p = min(1, 2 x the smaller)
 * The observed network counts as one of the draws, so p is never 0: its smallest value is 1 / (R + 1), two-sided
 * 2 / (R + 1). All numbers tested lie between -1 and 1, and the same network gives them with other last bits, so a
 * draw within 10^-9 of the observed number counts as equal to it, in both tails. z = (observed - mean) / sd, with the standard deviation of R - 1, is not
 * defined (NaN) where all draws are the same. A draw for which the number is not defined counts in both tails, which can
 * only raise p, and is not in the mean and sd.
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

const sameWithin = 1e-9;

export function permutationTest(observed: number, draws: Float64Array): PermutationTest {
  const permutations = draws.length;
  const defined = draws.filter((value) => !Number.isNaN(value));
  const mean = sum(defined) / defined.length;
  let above = permutations - defined.length;
  let below = above;
  for (const value of defined) {
    if (value >= observed - sameWithin) above++;
    if (value <= observed + sameWithin) below++;
  }
  const spread = Math.sqrt(sum(defined.map((value) => (value - mean) ** 2)) / (defined.length - 1));
  const sd = spread <= sameWithin ? 0 : spread;
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
