/**
 * Dispersion: how unequal are the cities, and is it a matter of provinces or of cities within them?
 *
 * Over the n cities with a score x (mean μ):
 *   cv    = sqrt(1/n Σ (x - μ)²) / μ          the population standard deviation: these are all the cities, no sample
 *   gini  = Σ (2 i - n - 1) x_(i) / (n Σ x)   x_(1) <= x_(2) <= ...; 0 all equal, (n - 1)/n all in one city
 *   theil = 1/n Σ (x/μ) ln(x/μ)               Theil's T, 0 ln 0 = 0; from 0 to ln n
 *         = Σ_g s_g ln(s_g / (n_g/n)) + Σ_g s_g T_g      between + within groups: s_g the share of the scores in group
 *                                                       g, T_g its own Theil index
 * The split is defined only where every city with a score has a group; else both parts are null. A group whose scores
 * are all 0 adds nothing. Without a small-sample correction: gini as in R's ineq::Gini, theil as in ineq::Theil.
 *
 * Cost: O(n log n).
 *
 * Theil's decomposition: Shorrocks (1980) The class of additively decomposable inequality measures, doi:10.2307/1913126.
 */
import { InnobeltError } from "../support/error.ts";
import { sum } from "../support/sum.ts";

export interface Dispersion {
  /** Cities with a score. */
  readonly count: number;
  readonly mean: number;
  readonly cv: number;
  readonly gini: number;
  readonly theil: { readonly total: number; readonly within: number | null; readonly between: number | null };
}

/**
 * `values` by city, NaN where the score is missing, else >= 0; multiples give the same indices as scores. `groups` by
 * city, 0 for none (see `groupsOf`); null without groups.
 */
export function dispersionOf(values: Float64Array, groups: ArrayLike<number> | null = null): Dispersion {
  const present: number[] = [];
  const group: number[] = [];
  values.forEach((value, city) => {
    if (Number.isNaN(value)) return;
    present.push(value);
    group.push(groups?.[city] ?? 0);
  });
  const n = present.length;
  const total = sum(present);
  if (!(total > 0))
    throw new InnobeltError(
      "analysis",
      {
        en: "There is no score above 0, so nothing can be said of its dispersion.",
        zh: "没有大于 0 的得分，无法衡量其离散程度。",
      },
      {
        wayOut: {
          en: "Choose another score with --score, or another year with --year.",
          zh: "请用 --score 选择其他得分，或用 --year 选择其他年份。",
        },
      },
    );
  const mean = total / n;
  const sorted = Float64Array.from(present).sort();
  return {
    count: n,
    mean,
    cv: Math.sqrt(sum(present.map((value) => (value - mean) ** 2)) / n) / mean,
    gini: sum(Array.from(sorted, (value, i) => (2 * (i + 1) - n - 1) * value)) / (n * total),
    theil: {
      total: theil(present, total),
      ...(group.includes(0) ? { within: null, between: null } : split(present, group)),
    },
  };
}

function theil(values: readonly number[], total: number): number {
  // Shares first: the mean of a total near the smallest number there is would be 0.
  const terms = values.map((value) => entropyTerm((value / total) * values.length));
  // Rounding must not make the index of equal scores negative.
  return Math.max(0, sum(terms) / values.length);
}

function entropyTerm(ratio: number): number {
  return ratio === 0 ? 0 : ratio * Math.log(ratio);
}

function split(values: readonly number[], group: readonly number[]): { within: number; between: number } {
  const total = sum(values);
  const members = new Map<number, number[]>();
  values.forEach((value, i) => {
    const list = members.get(group[i]!);
    if (list === undefined) members.set(group[i]!, [value]);
    else list.push(value);
  });
  const within: number[] = [];
  const between: number[] = [];
  for (const [, own] of [...members].sort(([a], [b]) => a - b)) {
    const ownTotal = sum(own);
    if (ownTotal === 0) continue;
    const part = own.length / values.length;
    within.push((ownTotal / total) * theil(own, ownTotal));
    between.push(part * entropyTerm(ownTotal / total / part));
  }
  return { within: sum(within), between: Math.max(0, sum(between)) };
}
