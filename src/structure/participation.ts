/**
 * Participation: does a city tie its own community together, or the communities to each other?
 *
 *   P_i = 1 - Σ_s (k_is / k_i)²        z_i = (k_i,own - mean) / σ
 * k_is is the strength of the ties of i to cities of community s, k_i their sum, k_i,own the part to its own community;
 * mean and σ are those of k_j,own over all cities j of the community. P is 0 when all ties go to one community (not
 * necessarily its own) and close to 1 - 1/(number of communities) when they go to all alike; z says how far the city
 * leads inside its community.
 *
 * The partition is given and may be any (communities, provinces). A city of group 0 is in none: both values are NaN for
 * it, and ties to it are left out of k_i. P is NaN for a city without ties to a grouped city; such a city still counts in
 * its community's mean. σ is the population standard deviation (the community is all there is). Where it is 0 (all alike,
 * or a community of one city) z is NaN; a spread below 10^-12 of the mean is rounding and counts as 0. A directed layer is
 * read as undirected, both directions summed. Cost: O(n + m).
 *
 * Guimerà, Amaral (2005) Functional cartography of complex metabolic networks, doi:10.1038/nature03288.
 */
import type { Compact } from "../network/compact.ts";
import { sum } from "../support/sum.ts";
import { undirectedReading } from "../network/undirected-reading.ts";

export interface Participation {
  /** By city, in [0, 1). */
  readonly participation: Float64Array;
  /** By city: standard deviations above the mean of its community. */
  readonly withinZ: Float64Array;
}

const rounding = 1e-12;

/** `partition` by city, 0 for none. */
export function participation(form: Compact, partition: ArrayLike<number>): Participation {
  const { n, offsets, neighbours, strengths } = undirectedReading(form);
  if (partition.length !== n) throw new RangeError(`${n} cities need as many groups, not ${partition.length}`);
  const shares = new Float64Array(n).fill(NaN);
  const own = new Float64Array(n);
  const members = new Map<number, number[]>();
  for (let i = 0; i < n; i++) {
    const group = partition[i]!;
    if (group === 0) continue;
    const listed = members.get(group);
    if (listed === undefined) members.set(group, [i]);
    else listed.push(i);
    const to = new Map<number, number>();
    for (let slot = offsets[i]!; slot < offsets[i + 1]!; slot++) {
      const other = partition[neighbours[slot]!]!;
      if (other !== 0) to.set(other, (to.get(other) ?? 0) + strengths[slot]!);
    }
    own[i] = to.get(group) ?? 0;
    if (to.size === 0) continue;
    const all = sum(to.values());
    shares[i] = 1 - sum([...to.values()].map((part) => (part / all) ** 2));
  }

  const withinZ = new Float64Array(n).fill(NaN);
  for (const cities of members.values()) {
    const mean = sum(cities.map((i) => own[i]!)) / cities.length;
    const spread = Math.sqrt(sum(cities.map((i) => (own[i]! - mean) ** 2)) / cities.length);
    if (spread <= rounding * mean) continue;
    for (const i of cities) withinZ[i] = (own[i]! - mean) / spread;
  }
  return { participation: shares, withinZ };
}

export type CartographicRole =
  | "ultra-peripheral"
  | "peripheral"
  | "connector"
  | "kinless"
  | "provincial hub"
  | "connector hub"
  | "kinless hub";

/**
 * The seven roles, R1 to R7, by the thresholds of Guimerà and Amaral: a hub has z >= 2.5; the upper limits of P (0.05,
 * 0.62, 0.80 and, for hubs, 0.30, 0.75) belong to the lower role. They were read off metabolic networks, so they name and
 * do not test. A z that is not defined is no hub, since nobody in that community stands out; null where P is not defined.
 */
export function cartographicRole(participation: number, withinZ: number): CartographicRole | null {
  if (Number.isNaN(participation)) return null;
  // 1 - 5 (1/5)² comes out a last bit beside 0.8, and must not change the role.
  const upTo = (limit: number): boolean => participation <= limit + rounding;
  if (withinZ >= 2.5 - rounding) return upTo(0.3) ? "provincial hub" : upTo(0.75) ? "connector hub" : "kinless hub";
  return upTo(0.05) ? "ultra-peripheral" : upTo(0.62) ? "peripheral" : upTo(0.8) ? "connector" : "kinless";
}
