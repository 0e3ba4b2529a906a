/**
 * Strength-preserving null: the same cities with the same numbers of ties and the same strengths, tied to anybody.
 *
 * 1. The ends of the ties are swapped as in degree-preserving.ts.
 * 2. The strengths of all ties are shuffled over the new ties.
 * 3. Iterative proportional fitting: every tie is multiplied by factors of its two cities, w'_ij = w_ij a_i b_j (a = b
 *    undirected), until the strengths of all cities (outgoing and incoming, when directed) are the observed ones. Of
 *    all strengths on the new ties with these sums it is the one nearest to the shuffled ones (relative entropy).
 * It stops when no city is off by more than 10^-10 of its strength, or after 500 rounds. Not every rewired network can
 * carry the strengths (a weak city with three strong neighbours that have no other tie), so the largest relative error
 * is given with the draw; single strengths are not kept. Degrees are exact. A tie never falls below 10^-12 of the mean.
 *
 * Cost: O(m) a round.
 *
 * The aim is that of Rubinov, Sporns (2011) Weight-conserving characterization of complex functional brain networks,
 * doi:10.1016/j.neuroimage.2011.03.069, who keep the multiset of strengths and approximate the sums; here it is the
 * other way round. Fitting: Deming, Stephan (1940), doi:10.1214/aoms/1177731829.
 */
import type { Compact } from "../../network/compact.ts";
import type { Stream } from "../../support/random.ts";
import { degreePreserving, swapEnds } from "./degree-preserving.ts";
import type { NullDraw } from "./draw.ts";
import { compactOf, type TieList, tieList } from "../../network/tie-list.ts";

const tolerance = 1e-10;
const maxRounds = 500;
const leastShare = 1e-12;

export function strengthPreserving(form: Compact, random: Stream): NullDraw {
  const list = tieList(form);
  if (list.source.length === 0) return degreePreserving(form, random);
  const out = sums(list, list.source, list.directed ? null : list.target);
  const into = list.directed ? sums(list, list.target, null) : out;
  const swaps = swapEnds(list, random);
  random.shuffle(list.strength);
  const strengthError = fit(list, out, into);
  return { form: compactOf(list), group: null, swaps, strengthError };
}

/** Strength by city over one end of the ties, or over both. */
function sums({ n, strength }: TieList, end: Uint32Array, other: Uint32Array | null): Float64Array {
  const total = new Float64Array(n);
  for (let k = 0; k < strength.length; k++) {
    total[end[k]!]! += strength[k]!;
    if (other !== null) total[other[k]!]! += strength[k]!;
  }
  return total;
}

/** Fits the strengths in place and gives the largest relative error that is left. */
function fit(list: TieList, out: Float64Array, into: Float64Array): number {
  const { directed, source, target, strength } = list;
  const m = strength.length;
  const least = (leastShare * out.reduce((total, value) => total + value, 0)) / (directed ? m : 2 * m);
  const scale = (factor: (k: number) => number): void => {
    for (let k = 0; k < m; k++) strength[k] = Math.max(least, strength[k]! * factor(k));
  };
  for (let round = 0; ; round++) {
    const ratioOut = ratios(out, sums(list, source, directed ? null : target));
    const error = Math.max(largestError(ratioOut), directed ? largestError(ratios(into, sums(list, target, null))) : 0);
    if (error <= tolerance || round === maxRounds) return error;
    if (directed) {
      scale((k) => ratioOut[source[k]!]!);
      const ratioInto = ratios(into, sums(list, target, null));
      scale((k) => ratioInto[target[k]!]!);
    } else {
      // Both ends at once: the square root keeps a chain of cities from swinging between two states for ever.
      const root = ratioOut.map(Math.sqrt);
      scale((k) => root[source[k]!]! * root[target[k]!]!);
    }
  }
}

/** Wanted over present; 1 for a city without ties. */
function ratios(wanted: Float64Array, present: Float64Array): Float64Array {
  return wanted.map((value, city) => (value === 0 ? 1 : value / present[city]!));
}

function largestError(ratio: Float64Array): number {
  let largest = 0;
  for (const value of ratio) largest = Math.max(largest, Math.abs(1 / value - 1));
  return largest;
}
