/**
 * Attraction of one city by others:
 *
 *   attraction = multiple / km^exponent
 *
 * great-circle km between the two points. Of candidates at the very point of the city the distance says nothing: they
 * attract by their multiple, and all others not at all; with exponent 0 no distance counts. Only shares and ratios of
 * the attractions of one city are read.
 *
 * Reilly's law of retail gravitation; as a share of the sum over all candidates: Huff (1964) Defining and estimating a
 * trading area, doi:10.1177/002224296402800307.
 */
import type { City } from "../network/city.ts";
import { greatCircleKm } from "../network/great-circle.ts";

export interface AttractionOptions {
  /** How fast attraction falls with distance. */
  readonly exponent: number;
}

/** By candidate, in their order; null when one of the cities has no point. */
export function attractions(
  cities: readonly City[],
  multiples: Float64Array,
  city: number,
  candidates: readonly number[],
  { exponent }: AttractionOptions,
): Float64Array | null {
  const { point } = cities[city]!;
  if (point === null) return null;
  const pull = new Float64Array(candidates.length);
  let coincident = false;
  for (let k = 0; k < candidates.length; k++) {
    const other = cities[candidates[k]!]!.point;
    if (other === null) return null;
    const closeness = greatCircleKm(point, other) ** -exponent;
    if (closeness === Infinity) coincident = true;
    pull[k] = closeness === Infinity ? Infinity : multiples[candidates[k]!]! * closeness;
  }
  if (coincident)
    for (let k = 0; k < candidates.length; k++) pull[k] = pull[k] === Infinity ? multiples[candidates[k]!]! : 0;
  return pull;
}

/** Places of the strongest and the second candidate: by attraction, then multiple, then id; -1 where there is none. */
export function strongestTwo(
  pull: Float64Array,
  multiples: Float64Array,
  candidates: readonly number[],
): readonly [number, number] {
  const before = (a: number, b: number): boolean => {
    if (pull[a] !== pull[b]) return pull[a]! > pull[b]!;
    const i = candidates[a]!;
    const j = candidates[b]!;
    return multiples[i] === multiples[j] ? i < j : multiples[i]! > multiples[j]!;
  };
  let first = -1;
  let second = -1;
  for (let k = 0; k < candidates.length; k++)
    if (first < 0 || before(k, first)) {
      second = first;
      first = k;
    } else if (second < 0 || before(k, second)) second = k;
  return [first, second];
}
