/**
 * Noise-corrected backbone: which ties are stronger than the sizes of their two cities let one expect, by more than
 * the noise of a count?
 *
 * N_i is the strength that leaves i, N_j that which arrives at j, N the strength of all, w the tie. The tie is held
 * against E = N_i N_j / N as a symmetric lift,
 *   score = (w/E - 1) / (w/E + 1), in (-1, 1), 0 as expected,
 * whose variance follows by the delta method, κ = N / (N_i N_j),
 *   V(score) = V(w) (2 (κ + w dκ/dw) / (κ w + 1)²)²,   dκ/dw = 1/(N_i N_j) - N (N_i + N_j) / (N_i N_j)²,
 *   V(w) = N π (1 - π).
 * π is the posterior mean of the chance that a unit of strength goes from i to j: a beta prior with the mean and
 * variance of the hypergeometric draw, μ = N_i N_j / N² and σ² = μ (1 - N_i/N) (1 - N_j/N) / (N - 1), then w of N seen:
 *   π = (μ ν + w) / (ν + N),   ν = μ (1 - μ) / σ² - 1.
 * The authors keep a tie when score - δ sd > 0. Here p = P(Z > score / sd) is given, and p < alpha is the same with
 * δ the normal quantile of 1 - alpha: 1.64 at 0.05, 2.33 at 0.01. One-sided: a tie that is too weak is not kept.
 *
 * Undirected: every tie is read in both directions, so N is twice the sum, as the authors do. Strengths are read as
 * counts (trains, papers): in another unit the noise is another, so shares and indices do not fit; N below 2 is refused.
 * σ² = 0 (all strength leaves one city or arrives at one) leaves the prior alone: π = μ. Where sd = 0, the sign of the
 * score decides: p is 0, 1/2 or 1. O(m log m) with a correction, else O(n + m).
 *
 * Coscia, Neffke (2017) Network backboning with noisy data, doi:10.1109/ICDE.2017.100.
 */
import type { Compact } from "../network/compact.ts";
import { strength } from "../network/strength.ts";
import { InnobeltError } from "../support/error.ts";
import { sum } from "../support/sum.ts";
import { adjustedP, type Correction } from "../support/adjusted-p.ts";
import { normalTail } from "../support/normal-tail.ts";
import { type TieList, tieList } from "../network/tie-list.ts";

export interface NoiseCorrectedOptions {
  readonly correction?: Correction | undefined;
  /** The ties of the form, where they are known already. */
  readonly ties?: TieList | undefined;
}

/** All by tie, in the order of `tieList(form)`. */
export interface NoiseCorrected {
  /** In (-1, 1). */
  readonly score: Float64Array;
  /** Standard deviation of the score. */
  readonly deviation: Float64Array;
  /** One-sided p, after the correction. */
  readonly p: Float64Array;
}

/** The least total strength that can be read as a count. */
export const leastTotal = 2;

/** The total strength, an undirected tie counted in both directions. */
export function totalStrength(form: Compact): number {
  return sum(form.strengths);
}

export function noiseCorrected(form: Compact, options: NoiseCorrectedOptions = {}): NoiseCorrected {
  const { correction = "none", ties = tieList(form) } = options;
  const { out: source, in: target } = strength(form);
  const all = totalStrength(form);
  const m = ties.source.length;
  if (m > 0 && all < leastTotal)
    throw new InnobeltError(
      "analysis",
      {
        en: `The noise-corrected backbone reads strengths as counts, but all of them together come to ${all}.`,
        zh: `噪声校正骨干把联系强度当作计数，而全部强度之和仅为 ${all}。`,
      },
      {
        wayOut: {
          en: "Give the strengths as counts, or choose another --method.",
          zh: "请以计数给出强度，或用 --method 选择其他方法。",
        },
      },
    );
  const score = new Float64Array(m);
  const deviation = new Float64Array(m);
  const p = new Float64Array(m);
  for (let tie = 0; tie < m; tie++) {
    const w = ties.strength[tie]!;
    // As shares of the whole, so that no product of large sums overflows.
    const share = w / all;
    const a = Math.min(1, source.strength[ties.source[tie]!]! / all);
    const b = Math.min(1, target.strength[ties.target[tie]!]! / all);
    const mean = a * b;
    const lift = share / mean;
    const narrowness = (1 - a) * (1 - b);
    const prior = ((1 - mean) * (all - 1)) / narrowness - 1;
    const posterior = narrowness === 0 ? mean : (mean * prior + w) / (prior + all);
    score[tie] = (lift - 1) / (lift + 1);
    deviation[tie] =
      (2 * Math.abs(1 + share - share / a - share / b) * Math.sqrt((posterior * (1 - posterior)) / all)) /
      (mean * (1 + lift) ** 2);
    p[tie] = tailOf(score[tie]!, deviation[tie]!);
  }
  return { score, deviation, p: adjustedP(p, correction) };
}

function tailOf(score: number, deviation: number): number {
  if (deviation > 0) return normalTail(score / deviation);
  return score > 0 ? 0 : score < 0 ? 1 : 0.5;
}
