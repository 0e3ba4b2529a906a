/**
 * Quality of a partition: the number that a search for communities makes as large as it can.
 *
 * modularity, undirected   Q = Σ_c [ w_c / W - γ (s_c / 2W)² ]               (modularity.ts)
 * modularity, directed     Q = Σ_c [ w_c / W - γ s_c(out) s_c(in) / W² ]
 * cpm                      Q = Σ_c [ w_c - γ p_c ] / W                       p_c = n_c (n_c - 1) / 2, directed n_c (n_c - 1)
 * W the strength of all ties, w_c of those within group c, s_c the strengths of its cities, n_c their number. Directed
 * modularity asks who could be expected to send to whom: a tie from a city that sends little to one that receives
 * little counts for most. Leicht and Newman's matrix is then made symmetric, so it finds groups that hold strength, not
 * the course that a flow takes.
 * The constant Potts model (CPM) compares with nothing outside the group and so has no resolution limit: a group is
 * worth having when its pairs are tied by γ on average, and two are worth joining when the pairs between them are. γ is
 * then in the unit of the strengths; `meanPairStrength` is the value at which the whole network is worth 0. Divided by W
 * here, so that the unit does not matter. A city of group 0 is a group of its own. O(n + m).
 *
 * Leicht, Newman (2008) Community structure in directed networks, doi:10.1103/PhysRevLett.100.118703.
 * Traag, Van Dooren, Nesterov (2011) Narrow scope for resolution-limit-free community detection,
 * doi:10.1103/PhysRevE.84.016114.
 */
import type { Compact } from "../network/compact.ts";
import { sum } from "../support/sum.ts";
import { modularity } from "./modularity.ts";

export type Objective = "modularity" | "cpm";

export interface QualityOptions {
  readonly objective?: Objective | undefined;
  /** γ: 1 is usual for modularity; for cpm in the unit of the strengths. */
  readonly resolution?: number | undefined;
}

/** At most 1; null without ties. `group` by city. */
export function quality(form: Compact, group: ArrayLike<number>, options: QualityOptions = {}): number | null {
  const { objective = "modularity", resolution = 1 } = options;
  if (objective === "modularity" && !form.directed) return modularity(form, group, resolution);
  const { n, offsets, neighbours, strengths } = form;
  const all = sum(strengths);
  if (all === 0) return null;
  const within: number[] = [];
  const of = groupsInPlace(n, group);
  const out = new Float64Array(n);
  const into = new Float64Array(n);
  const size = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    size[of[i]!]!++;
    for (let slot = offsets[i]!; slot < offsets[i + 1]!; slot++) {
      const j = neighbours[slot]!;
      out[of[i]!]! += strengths[slot]!;
      into[of[j]!]! += strengths[slot]!;
      if (of[i] === of[j]) within.push(strengths[slot]!);
    }
  }
  if (objective === "modularity")
    return sum(within) / all - resolution * sum(out.map((strength, c) => (strength / all) * (into[c]! / all)));
  // An undirected tie stands in two slots, which doubles w_c, p_c and W alike.
  return (sum(within) - resolution * sum(size.map((count) => count * (count - 1)))) / all;
}

/** Strength of all ties / number of pairs of cities that have a tie; null without ties. */
export function meanPairStrength(form: Compact): number | null {
  const tied = new Uint8Array(form.n);
  for (let i = 0; i < form.n; i++)
    for (let slot = form.offsets[i]!; slot < form.offsets[i + 1]!; slot++) tied[i] = tied[form.neighbours[slot]!] = 1;
  const count = tied.reduce((total, one) => total + one, 0);
  return count === 0 ? null : sum(form.strengths) / (count * (count - 1));
}

/** Groups as the numbers of their first cities; cities of group 0 each by itself. */
function groupsInPlace(n: number, group: ArrayLike<number>): Uint32Array {
  const first = new Map<number, number>();
  return Uint32Array.from({ length: n }, (_, i) => {
    if (!(group[i]! > 0)) return i;
    if (!first.has(group[i]!)) first.set(group[i]!, i);
    return first.get(group[i]!)!;
  });
}
