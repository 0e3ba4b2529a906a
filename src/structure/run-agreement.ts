/**
 * Agreement of runs: how alike are the partitions that a random search gives?
 *
 * The mean adjusted Rand index (agreement.ts) over all pairs of runs; 1 when all are equal. Equal partitions are
 * compared once. O(n) for every pair of different partitions.
 */
import { sum } from "../support/sum.ts";
import { agreement } from "./agreement.ts";

/** Partitions by city, 0 for none; null for fewer than two runs. */
export function runAgreement(partitions: readonly ArrayLike<number>[]): number | null {
  if (partitions.length < 2) return null;
  const different: ArrayLike<number>[] = [];
  const times: number[] = [];
  for (const partition of partitions) {
    const known = different.findIndex((other) => same(other, partition));
    if (known === -1) {
      different.push(partition);
      times.push(1);
    } else times[known]!++;
  }
  const parts = times.map((count) => (count * (count - 1)) / 2);
  for (let a = 0; a < different.length; a++)
    for (let b = a + 1; b < different.length; b++)
      parts.push(times[a]! * times[b]! * (agreement(different[a]!, different[b]!).ari ?? 1));
  return sum(parts) / ((partitions.length * (partitions.length - 1)) / 2);
}

function same(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
