/**
 * Disparity filter: which ties carry more of a city's strength than an even chance would give them?
 *
 * Seen from city i with k_i ties of strength s_i in all, a tie of strength w_ij has
 *   α_ij = (1 - w_ij / s_i)^(k_i - 1),
 * the chance that one of the k_i parts of s_i, cut at random, is as large as that. A tie has two ends and so two α;
 * it counts by the smaller (rule `or`, as published: significant for one of the cities) or the larger (`and`: for
 * both). Directed: the source is judged among its outgoing ties, the target among its incoming ones.
 *
 * A city of one tie can say nothing about it: its α is 1, so that the tie is kept only through its other end, and two
 * cities tied to each other alone lose their tie. A city with k equal ties gives each ((k - 1)/k)^(k - 1): 1/2 at
 * k = 2, never below 1/e. Hence a corridor, whose cities have two equal ties each, is deleted at any usual alpha;
 * see maximum-spanning-forest.ts.
 *
 * A correction for many tests is made over the ends of cities with at least two ties (the others are no test), before
 * the two ends are joined: the smaller of two p-values is none itself. None by default, as published. O(m log m).
 *
 * Serrano, Boguñá, Vespignani (2009) Extracting the multiscale backbone of complex weighted networks,
 * doi:10.1073/pnas.0808904106.
 */
import type { Compact } from "../network/compact.ts";
import { type Reach, strength } from "../network/strength.ts";
import { adjustedP, type Correction } from "../support/adjusted-p.ts";
import { type TieList, tieList } from "../network/tie-list.ts";

/** Whether a tie must pass at one of its ends or at both. */
export type EndRule = "or" | "and";

export interface DisparityOptions {
  readonly rule?: EndRule | undefined;
  readonly correction?: Correction | undefined;
  /** The ties of the form, where they are known already. */
  readonly ties?: TieList | undefined;
}

/** α by tie, in the order of `tieList(form)`, in [0, 1]; after the correction. */
export function disparity(form: Compact, options: DisparityOptions = {}): Float64Array {
  const { rule = "or", correction = "none", ties = tieList(form) } = options;
  const { out: source, in: target } = strength(form);
  const m = ties.source.length;
  const p = new Float64Array(2 * m);
  for (let tie = 0; tie < m; tie++) {
    const w = ties.strength[tie]!;
    p[tie] = alphaAt(source, ties.source[tie]!, w);
    p[m + tie] = alphaAt(target, ties.target[tie]!, w);
  }
  const adjusted = adjustedP(p, correction).map((value) => (Number.isNaN(value) ? 1 : value));
  const join = rule === "or" ? Math.min : Math.max;
  return Float64Array.from({ length: m }, (_, tie) => join(adjusted[tie]!, adjusted[m + tie]!));
}

/** NaN: no test. */
function alphaAt(reach: Reach, city: number, w: number): number {
  const k = reach.degree[city]!;
  if (k < 2) return Number.NaN;
  // The part may exceed the rounded whole in the last bit.
  return Math.max(0, 1 - w / reach.strength[city]!) ** (k - 1);
}
