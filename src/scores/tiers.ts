/**
 * Tiers: into which classes of height do the cities fall?
 *
 * A rule gives lower limits, highest first; the limit belongs to the tier above it: with limits 5, 1, 0.5 a city of
 * exactly 5 is in tier 1, one below 0.5 in tier 4. Tiers colour and list; of the analyses only the chain of leaders (belts/chain.ts) reads them.
 *   breaks     limits in multiples of the mean, as given (default 5, 1, 0.5)
 *   quantiles  limits are the sample quantiles (count - 1)/count, ..., 1/count of the cities with a score, type 7
 *              (linear interpolation, the default of R and NumPy). Many equal scores can leave a tier empty.
 *   jenks      natural breaks: the classes with the least sum of squared deviations from their means, found exactly;
 *              the limit is the lowest city of the class. Equal scores are never parted; of equally good partitions
 *              the one whose higher limits are lower is taken (the first that the recursion meets).
 *
 * Cost: O(n log n), Jenks O(count · d log d) for d different scores (the least split moves monotonically, so the
 * search is halved).
 *
 * Hyndman, Fan (1996) Sample quantiles in statistical packages, doi:10.1080/00031305.1996.10473566.
 * Fisher (1958) On grouping for maximum homogeneity, doi:10.1080/01621459.1958.10501479.
 */
import { InnobeltError } from "../support/error.ts";

export type TierRule =
  | { readonly kind: "breaks"; readonly breaks: readonly number[] }
  | { readonly kind: "quantiles"; readonly count: number }
  | { readonly kind: "jenks"; readonly count: number };

export interface Tiers {
  /** Lower limits, highest first; one fewer than there are tiers. */
  readonly breaks: readonly number[];
  /** By city, 1 is the highest tier; 0 for a city without a score. */
  readonly tier: Int32Array;
}

export const defaultTiers: TierRule = { kind: "breaks", breaks: [5, 1, 0.5] };

/** `multiples` by city, NaN where the score is missing. */
export function tiersOf(multiples: Float64Array, rule: TierRule = defaultTiers): Tiers {
  const breaks = limits(multiples, rule);
  const tier = Int32Array.from(multiples, (multiple) => {
    if (Number.isNaN(multiple)) return 0;
    const above = breaks.findIndex((limit) => multiple >= limit);
    return above < 0 ? breaks.length + 1 : above + 1;
  });
  return { breaks, tier };
}

function limits(multiples: Float64Array, rule: TierRule): number[] {
  if (rule.kind === "breaks") return checkedBreaks(rule.breaks);
  const sorted = multiples.filter((multiple) => !Number.isNaN(multiple)).sort();
  checkCount(rule.count, sorted);
  return rule.kind === "quantiles" ? quantileLimits(sorted, rule.count) : jenksLimits(sorted, rule.count);
}

function checkedBreaks(breaks: readonly number[]): number[] {
  const wrong = breaks.find((limit, i) => !(limit > 0 && limit < (i === 0 ? Infinity : breaks[i - 1]!)));
  if (breaks.length === 0 || wrong !== undefined)
    throw new InnobeltError(
      "usage",
      {
        en: `The tier limits ${breaks.join(", ") || "(none)"} are not positive numbers that fall.`,
        zh: `层级界限 ${breaks.join("、") || "（无）"} 不是依次递减的正数。`,
      },
      {
        wayOut: {
          en: "Give the lower limits of the tiers in multiples of the mean, highest first, for example 5,1,0.5.",
          zh: "请以均值倍数给出各层级的下限，从高到低，例如 5,1,0.5。",
        },
      },
    );
  return [...breaks];
}

function checkCount(count: number, sorted: Float64Array): void {
  const different = new Set(sorted).size;
  if (!(Number.isInteger(count) && count >= 2))
    throw new InnobeltError(
      "usage",
      { en: `${count} is no number of tiers.`, zh: `${count} 不能作为层级数。` },
      { wayOut: { en: "Ask for a whole number from 2.", zh: "请给出不小于 2 的整数。" } },
    );
  if (count > different)
    throw new InnobeltError(
      "analysis",
      {
        en: `There ${different === 1 ? "is 1 score" : `are ${different} different scores`}, too few for ${count} tiers.`,
        zh: `不同的得分只有 ${different} 个，不足以分为 ${count} 个层级。`,
      },
      {
        wayOut: { en: "Ask for fewer tiers.", zh: "请减少层级数。" },
      },
    );
}

function quantileLimits(sorted: Float64Array, count: number): number[] {
  return Array.from({ length: count - 1 }, (_, i) => {
    const position = ((sorted.length - 1) * (count - 1 - i)) / count;
    const below = Math.floor(position);
    const low = sorted[below]!;
    const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
    return low + (position - below) * (high - low);
  });
}

function jenksLimits(sorted: Float64Array, count: number): number[] {
  const values: number[] = [];
  const sizes: number[] = [];
  for (const value of sorted) {
    if (values.at(-1) === value) sizes[sizes.length - 1]!++;
    else {
      values.push(value);
      sizes.push(1);
    }
  }
  const d = values.length;
  // Sums from the mean instead of from 0: the squares then lose nothing to cancellation.
  const centre = values.reduce((total, value, i) => total + value * sizes[i]!, 0) / sorted.length;
  const size = new Float64Array(d + 1);
  const total = new Float64Array(d + 1);
  const square = new Float64Array(d + 1);
  for (let i = 0; i < d; i++) {
    const deviation = values[i]! - centre;
    size[i + 1] = size[i]! + sizes[i]!;
    total[i + 1] = total[i]! + sizes[i]! * deviation;
    square[i + 1] = square[i]! + sizes[i]! * deviation * deviation;
  }
  /** Squared deviations of the values [from, to) from their mean. */
  const spread = (from: number, to: number): number =>
    Math.max(0, square[to]! - square[from]! - (total[to]! - total[from]!) ** 2 / (size[to]! - size[from]!));

  // least[k]: the least sum when the first k values make `classes` classes; from[classes][k]: where the last one begins.
  let least = Float64Array.from({ length: d + 1 }, (_, k) => (k === 0 ? 0 : spread(0, k)));
  const from: Uint32Array[] = [];
  for (let classes = 2; classes <= count; classes++) {
    const next = new Float64Array(d + 1);
    const begin = new Uint32Array(d + 1);
    const solve = (low: number, high: number, beginLow: number, beginHigh: number): void => {
      if (low > high) return;
      const k = (low + high) >> 1;
      let best = Infinity;
      for (let j = Math.max(beginLow, classes - 1); j <= Math.min(beginHigh, k - 1); j++) {
        const sum = least[j]! + spread(j, k);
        if (sum < best) {
          best = sum;
          begin[k] = j;
        }
      }
      next[k] = best;
      solve(low, k - 1, beginLow, begin[k]!);
      solve(k + 1, high, begin[k]!, beginHigh);
    };
    solve(classes, d, classes - 1, d - 1);
    least = next;
    from.push(begin);
  }
  const breaks: number[] = [];
  let end = d;
  for (let classes = count; classes >= 2; classes--) {
    end = from[classes - 2]![end]!;
    breaks.push(values[end]!);
  }
  return breaks;
}
