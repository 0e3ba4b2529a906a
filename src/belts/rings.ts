/**
 * How strong are the cities of each ring round a centre, and how well are they joined to it?
 *
 * Ring k holds the cities at [k w, (k + 1) w) great-circle km; the lower limit belongs to the ring. Of each ring: its
 * cities, those with a score, those above the mean (multiple > 1), the mean multiple of those with a score, and the
 * greatest widest level (see widest-levels.ts) of its cities. The path behind that level may lead through any city, also
 * through other rings and other directions. NaN where a number is not defined: no city with a score, no city reached.
 *
 * The reach is the distance of the farthest city whose widest level is at least the hub level.
 *
 * Cost: O(c + r) for c cities and r rings.
 */
import { sum } from "../support/sum.ts";

export interface Ring {
  readonly from: number;
  readonly to: number;
  readonly cities: number;
  readonly scored: number;
  readonly above: number;
  readonly meanMultiple: number;
  readonly widestLevel: number;
}

/** By city, as the centre sees it. */
export interface Surroundings {
  /** Great-circle km from the centre; NaN for a city without a point, which is in no ring. */
  readonly km: Float64Array;
  readonly multiples: Float64Array;
  readonly widest: Float64Array;
}

/** The ring of a distance; -1 for NaN. The limits are the products k w, so that a city on one is in the ring it opens. */
export function ringOf(km: number, width: number): number {
  if (!(width > 0)) throw new RangeError(`a ring has a width above 0, not ${width}`);
  if (Number.isNaN(km)) return -1;
  let ring = Math.floor(km / width);
  while ((ring + 1) * width <= km) ring++;
  while (ring * width > km) ring--;
  return ring;
}

/** The first `count` rings, empty ones included, each with those of `members` that lie in it. */
export function ringsOf(
  { km, multiples, widest }: Surroundings,
  members: readonly number[],
  { width, count }: { readonly width: number; readonly count: number },
): Ring[] {
  const inRing: number[][] = Array.from({ length: count }, () => []);
  for (const city of members) inRing[ringOf(km[city]!, width)]?.push(city);
  return inRing.map((cities, ring) => {
    const scores = cities.map((city) => multiples[city]!).filter((multiple) => !Number.isNaN(multiple));
    const levels = cities.map((city) => widest[city]!).filter((level) => !Number.isNaN(level));
    return {
      from: ring * width,
      to: (ring + 1) * width,
      cities: cities.length,
      scored: scores.length,
      above: scores.filter((multiple) => multiple > 1).length,
      meanMultiple: sum(scores) / scores.length,
      widestLevel: levels.length === 0 ? Number.NaN : levels.reduce((most, level) => Math.max(most, level)),
    };
  });
}

/** NaN where no city is reached at the level. */
export function reachKm(
  { km, widest }: Pick<Surroundings, "km" | "widest">,
  members: readonly number[],
  level: number,
): number {
  const reached = members.filter((city) => widest[city]! >= level && !Number.isNaN(km[city]!));
  return reached.length === 0 ? Number.NaN : reached.reduce((most, city) => Math.max(most, km[city]!), 0);
}
