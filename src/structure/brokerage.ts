/**
 * Brokerage: between whom does a city mediate, within its province or across borders?
 *
 * For every directed path i -> b -> j of three different cities without a tie i -> j, the broker b has a role:
 *   coordinator     i, b, j all in one province            sna: w_I
 *   consultant      i and j in one, b in another           sna: w_O (also called itinerant broker)
 *   representative  i and b in one, j in another           sna: b_IO
 *   gatekeeper      b and j in one, i in another           sna: b_OI
 *   liaison         three different provinces              sna: b_O
 * Every path counts once, whatever its strength. In an undirected layer each tie goes both ways: every open pair of
 * partners counts in both orders, and gatekeeper and representative are the same number. Cities without a province take
 * part in nothing, as end, as broker and in the density below; their values are NaN.
 *
 * Big provinces and dense layers have many open paths anyway, so each count stands beside what it would be if each of
 * the ties between the N cities with a province were there with the chance d = ties / (N (N - 1)), one independently of
 * the other: with P ordered pairs (i, j) that would give the role and S ordered couples of such pairs with the same
 * first city or with the same second city,
 *   expected = P p,  p = d² (1 - d)        variance = P p (1 - p) + S d³ (1 - d)³        z = (count - expected)/√variance
 * Undirected, the pairs (i, j) and (j, i) are open together, so the variance of all roles in which both orders count as
 * the same role, and of the total, is twice as large; sna takes the directed one, which makes its z there √2 too large.
 * z is NaN where the variance is 0. The counts are skewed: z orders cities, it is no normal test.
 *
 * Cost: O(Σ_b in_b · out_b), the paths looked at one by one; O(n) memory.
 *
 * Gould, Fernandez (1989) Structures of mediation: a formal approach to brokerage in transaction networks,
 * doi:10.2307/270949.
 */
import type { Compact } from "../network/compact.ts";

export const brokerageRoles = ["coordinator", "consultant", "representative", "gatekeeper", "liaison"] as const;
export type BrokerageRole = (typeof brokerageRoles)[number];

/** By role and in all, by city. */
export type ByRole = Readonly<Record<BrokerageRole | "total", Float64Array>>;

export interface Brokerage {
  /** Ordered open paths through the city; NaN for a city without a group. */
  readonly count: ByRole;
  /** At random ties of the same density, the group sizes fixed. */
  readonly expected: ByRole;
  readonly z: ByRole;
  /** Cities with a group. */
  readonly cities: number;
  /** Share of the ordered pairs of these cities that are tied; null for fewer than two. */
  readonly density: number | null;
}

/** `group` by city, 0 for none. */
export function brokerage(form: Compact, group: ArrayLike<number>): Brokerage {
  const { n } = form;
  if (group.length !== n) throw new RangeError(`${n} cities need as many groups, not ${group.length}`);
  const groups = Int32Array.from(group);
  const size = new Map<number, number>();
  for (const of of groups) if (of !== 0) size.set(of, (size.get(of) ?? 0) + 1);
  const cities = groups.reduce((grouped, of) => grouped + (of === 0 ? 0 : 1), 0);
  const { paths, ties } = openPaths(form, groups);
  const density = cities < 2 ? null : ties / (cities * (cities - 1));

  const byRole = (value: (i: number, role: number) => number): ByRole => {
    const values = (role: number): Float64Array =>
      Float64Array.from(groups, (of, i) => (of === 0 ? NaN : value(i, role)));
    return {
      coordinator: values(0),
      consultant: values(1),
      representative: values(2),
      gatekeeper: values(3),
      liaison: values(4),
      total: values(5),
    };
  };
  const d = density ?? 0;
  const open = d ** 2 * (1 - d);
  const shared = (d * (1 - d)) ** 3;
  const possible = possiblePaths([...size.values()], cities);
  const possibleFor = (i: number, role: number): Possible => possible.get(size.get(groups[i]!)!)![role]!;
  const countOf = (i: number, role: number): number => paths[6 * i + role]!;
  return {
    count: byRole(countOf),
    expected: byRole((i, role) => possibleFor(i, role).pairs * open),
    z: byRole((i, role) => {
      const { pairs, couples } = possibleFor(i, role);
      const bothOrders = !form.directed && role !== 2 && role !== 3;
      const variance = (pairs * open * (1 - open) + couples * shared) * (bothOrders ? 2 : 1);
      return variance > 0 ? (countOf(i, role) - pairs * open) / Math.sqrt(variance) : NaN;
    }),
    cities,
    density,
  };
}

/** The ties among grouped cities, and the open paths: six numbers for every city, the roles in their order and the total. */
function openPaths({ n, offsets, neighbours }: Compact, groups: Int32Array): { paths: Float64Array; ties: number } {
  const paths = new Float64Array(6 * n);
  const tiedFrom = new Uint32Array(n).fill(n);
  let ties = 0;
  for (let i = 0; i < n; i++) {
    const from = groups[i]!;
    if (from === 0) continue;
    // Marked as tied to itself, so that a way back to i is no path.
    tiedFrom[i] = i;
    for (let slot = offsets[i]!; slot < offsets[i + 1]!; slot++) {
      tiedFrom[neighbours[slot]!] = i;
      if (groups[neighbours[slot]!] !== 0) ties++;
    }
    for (let slot = offsets[i]!; slot < offsets[i + 1]!; slot++) {
      const b = neighbours[slot]!;
      const broker = groups[b]!;
      if (broker === 0) continue;
      const end = offsets[b + 1]!;
      for (let on = offsets[b]!; on < end; on++) {
        const j = neighbours[on]!;
        const to = groups[j]!;
        if (to === 0 || tiedFrom[j] === i) continue;
        const role = from === broker ? (to === broker ? 0 : 2) : to === broker ? 3 : from === to ? 1 : 4;
        paths[6 * b + role]!++;
      }
    }
  }
  for (let b = 0; b < n; b++) for (let role = 0; role < 5; role++) paths[6 * b + 5]! += paths[6 * b + role]!;
  return { paths, ties };
}

interface Possible {
  /** Ordered pairs of other cities for which a broker would have the role. */
  readonly pairs: number;
  /** Ordered couples of such pairs that share their first city, or share their second. */
  readonly couples: number;
}

/** By the size of the broker's group, the roles in their order and the total; from the sizes of the groups alone. */
function possiblePaths(sizes: readonly number[], cities: number): Map<number, readonly Possible[]> {
  // Groups of one size are alike, and at most √(2n) sizes differ: O(n), however many groups there are.
  const groupsOf = new Map<number, number>();
  for (const k of sizes) groupsOf.set(k, (groupsOf.get(k) ?? 0) + 1);
  const bySize = new Map<number, readonly Possible[]>();
  for (const own of groupsOf.keys()) {
    const mates = own - 1;
    const outside = cities - own;
    let [consultantPairs, consultantCouples, liaisonPairs, liaisonCouples] = [0, 0, 0, 0];
    for (const [k, groups] of groupsOf) {
      const others = k === own ? groups - 1 : groups;
      const elsewhere = outside - k;
      consultantPairs += others * orderedPairs(k);
      consultantCouples += 2 * others * orderedPairs(k) * (k - 2);
      liaisonPairs += others * k * elsewhere;
      liaisonCouples += 2 * others * k * orderedPairs(elsewhere);
    }
    const border = { pairs: mates * outside, couples: mates * outside * (outside + mates - 2) };
    bySize.set(own, [
      { pairs: orderedPairs(mates), couples: 2 * orderedPairs(mates) * (mates - 2) },
      { pairs: consultantPairs, couples: consultantCouples },
      border,
      border,
      { pairs: liaisonPairs, couples: liaisonCouples },
      { pairs: orderedPairs(cities - 1), couples: 2 * orderedPairs(cities - 1) * (cities - 3) },
    ]);
  }
  return bySize;
}

const orderedPairs = (k: number): number => k * k - k;
