/**
 * Lead hubs: which hub would lead a city by its strongest tie, and which by gravity?
 *
 *   by strength  the hub that the city is tied to most strongly, equal ones by higher multiple, then id; none when it is
 *                tied to no hub;
 *   by gravity   of all hubs that have a point, the one of the greatest multiple / km^exponent (see attraction.ts), with
 *                its share of the sum over these hubs; none for a city without a point.
 * Both are defined for a city without a score too: only the hub's multiple counts. A hub has no lead hub.
 *
 * Cost: O(n + m) by strength; O(n h) by gravity, h hubs.
 *
 * The largest flow of a place as the one that leads it: Nystuen, Dacey (1961) A graph theory interpretation of nodal
 * regions, doi:10.1007/BF01969070. Shares: Huff (1964) doi:10.1177/002224296402800307.
 */
import type { City } from "../network/city.ts";
import type { Compact } from "../network/compact.ts";
import { sum } from "../support/sum.ts";
import { attractions, strongestTwo } from "./attraction.ts";

export interface LeadByStrength {
  /** By city: the hub; -1 without one. */
  readonly lead: Int32Array;
  /** By city: strength of the tie to it; NaN without one. */
  readonly strength: Float64Array;
}

export interface LeadByGravity {
  readonly lead: Int32Array;
  /** By city: the hub's share of the attraction of all hubs, in (0, 1]; NaN without one or when no hub attracts. */
  readonly share: Float64Array;
}

export function leadByStrength(
  form: Compact,
  multiples: Float64Array,
  { hubLevel }: { readonly hubLevel: number },
): LeadByStrength {
  const { n, offsets, neighbours, strengths } = form;
  const lead = new Int32Array(n).fill(-1);
  const strength = new Float64Array(n).fill(Number.NaN);
  for (let city = 0; city < n; city++) {
    if (multiples[city]! >= hubLevel) continue;
    for (let slot = offsets[city]!; slot < offsets[city + 1]!; slot++) {
      const hub = neighbours[slot]!;
      if (!(multiples[hub]! >= hubLevel)) continue;
      const best = lead[city]!;
      // Neighbours come by id, so of equal hubs the first stays.
      if (
        best < 0 ||
        strengths[slot]! > strength[city]! ||
        (strengths[slot] === strength[city] && multiples[hub]! > multiples[best]!)
      ) {
        lead[city] = hub;
        strength[city] = strengths[slot]!;
      }
    }
  }
  return { lead, strength };
}

export function leadByGravity(
  cities: readonly City[],
  multiples: Float64Array,
  { hubLevel, exponent }: { readonly hubLevel: number; readonly exponent: number },
): LeadByGravity {
  const lead = new Int32Array(cities.length).fill(-1);
  const share = new Float64Array(cities.length).fill(Number.NaN);
  const hubs = [...cities.keys()].filter((city) => multiples[city]! >= hubLevel && cities[city]!.point !== null);
  if (hubs.length === 0) return { lead, share };
  for (let city = 0; city < cities.length; city++) {
    if (multiples[city]! >= hubLevel) continue;
    const pull = attractions(cities, multiples, city, hubs, { exponent });
    if (pull === null) continue;
    const [best] = strongestTwo(pull, multiples, hubs);
    lead[city] = hubs[best]!;
    share[city] = pull[best]! / sum(pull);
  }
  return { lead, share };
}
