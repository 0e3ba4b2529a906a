/**
 * Agreement of two groupings: do the communities follow the provinces?
 *
 * Over the n cities that have a group in both (0 is none), with n_ab cities in group a of one and b of the other:
 *   ari = (Σ C(n_ab, 2) - E) / ((A + B)/2 - E),  A = Σ C(n_a, 2), B = Σ C(n_b, 2), E = A B / C(n, 2)
 *   nmi = 2 I(a; b) / (H(a) + H(b))
 * ari is corrected for chance: 0 for groupings that have nothing to do with each other, 1 for equal ones, below 0 when
 * they avoid each other; nmi is not, and grows with the number of groups. Where the formula is 0/0 (both groupings are
 * one group, or both are all single cities) the two are equal and both indices are 1. Null for fewer than two cities.
 *
 * Cost: O(n).
 *
 * Hubert, Arabie (1985) Comparing partitions, doi:10.1007/BF01908075.
 * Danon, Díaz-Guilera, Duch, Arenas (2005) Comparing community structure identification,
 * doi:10.1088/1742-5468/2005/09/P09008.
 */
import { sum } from "../support/sum.ts";

export interface Agreement {
  /** Cities with a group in both. */
  readonly count: number;
  readonly ari: number | null;
  readonly nmi: number | null;
}

/** Groups by city, 0 for none; only which cities share a group matters, not the numbers. */
export function agreement(a: ArrayLike<number>, b: ArrayLike<number>): Agreement {
  if (a.length !== b.length) throw new RangeError(`groupings of ${a.length} and ${b.length} cities`);
  const ofA = new Map<number, number>();
  const ofB = new Map<number, number>();
  /** By group of a, then of b. */
  const ofBoth = new Map<number, Map<number, number>>();
  let n = 0;
  for (let city = 0; city < a.length; city++) {
    if (a[city] === 0 || b[city] === 0) continue;
    n++;
    ofA.set(a[city]!, (ofA.get(a[city]!) ?? 0) + 1);
    ofB.set(b[city]!, (ofB.get(b[city]!) ?? 0) + 1);
    const row = ofBoth.get(a[city]!) ?? new Map<number, number>();
    ofBoth.set(a[city]!, row.set(b[city]!, (row.get(b[city]!) ?? 0) + 1));
  }
  if (n < 2) return { count: n, ari: null, nmi: null };

  const pairs = (counts: Iterable<number>): number => sum([...counts].map((k) => (k * (k - 1)) / 2));
  const both = [...ofBoth.values()].flatMap((row) => [...row.values()]);
  const pairsA = pairs(ofA.values());
  const pairsB = pairs(ofB.values());
  const expected = (pairsA * pairsB) / ((n * (n - 1)) / 2);
  const possible = (pairsA + pairsB) / 2 - expected;
  const ari = possible === 0 ? 1 : (pairs(both) - expected) / possible;

  const entropy = (counts: Iterable<number>): number => sum([...counts].map((k) => -(k / n) * Math.log(k / n)));
  const entropyA = entropy(ofA.values());
  const entropyB = entropy(ofB.values());
  const shared = entropyA + entropyB - entropy(both);
  const nmi = entropyA + entropyB === 0 ? 1 : Math.min(1, Math.max(0, (2 * shared) / (entropyA + entropyB)));
  return { count: n, ari, nmi };
}
