/**
 * Modularity: how much more of the tie strength lies within groups than if it fell at random between cities?
 *
 *   Q = Σ_c [ w_c / W - γ (s_c / 2W)² ]
 * W the strength of all ties, w_c of those within group c, s_c the sum of the strengths of its cities, γ the resolution
 * (1; higher asks for smaller groups). A directed layer is read as undirected, the two directions summed; directed
 * modularity is in quality.ts. A city of group 0 is in no group: a group of its own, alone. O(n + m).
 *
 * Newman (2004) Analysis of weighted networks, doi:10.1103/PhysRevE.70.056131.
 * Resolution: Reichardt, Bornholdt (2006) Statistical mechanics of community detection, doi:10.1103/PhysRevE.74.016110.
 */
import type { Compact } from "../network/compact.ts";
import { sum } from "../support/sum.ts";

/** In [-1/2, 1] for γ = 1; null without ties. `group` by city. */
export function modularity(form: Compact, group: ArrayLike<number>, resolution = 1): number | null {
  const { n, offsets, neighbours, strengths } = form;
  // An undirected tie stands in two slots, which doubles w_c, s_c and W alike.
  const all = sum(strengths);
  if (all === 0) return null;
  const ends = new Map<number, number>();
  const within: number[] = [];
  const add = (city: number, strength: number): void => {
    const key = group[city]! > 0 ? group[city]! : -1 - city;
    ends.set(key, (ends.get(key) ?? 0) + strength);
  };
  for (let i = 0; i < n; i++)
    for (let slot = offsets[i]!; slot < offsets[i + 1]!; slot++) {
      const j = neighbours[slot]!;
      add(i, strengths[slot]!);
      add(j, strengths[slot]!);
      if (group[i]! > 0 && group[i] === group[j]) within.push(strengths[slot]!);
    }
  const expected = [...ends.values()].map((strength) => (strength / (2 * all)) ** 2);
  return sum(within) / all - resolution * sum(expected);
}
