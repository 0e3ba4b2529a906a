/**
 * Strong components: which cities can reach each other along the ties?
 *
 * For an undirected form these are the components as everybody knows them. Labels are given so that a tie from one
 * component to another always goes to a smaller label (the components that nobody leaves come first). Tarjan's
 * algorithm without recursion, so that a chain of 10^6 cities does not exhaust the stack. O(n + m).
 *
 * Tarjan (1972) Depth-first search and linear graph algorithms, doi:10.1137/0201010.
 */
import type { Compact } from "../network/compact.ts";

export interface StrongComponents {
  readonly count: number;
  /** By city, 0, 1, ... */
  readonly label: Uint32Array;
}

export function strongComponents({ n, offsets, neighbours }: Compact): StrongComponents {
  const unseen = 0;
  const seen = new Uint32Array(n);
  const low = new Uint32Array(n);
  const label = new Uint32Array(n).fill(n);
  const nextSlot = offsets.slice(0, n);
  const way: number[] = [];
  const open: number[] = [];
  let clock = 0;
  let count = 0;
  for (let start = 0; start < n; start++) {
    if (seen[start] !== unseen) continue;
    way.push(start);
    while (way.length > 0) {
      const i = way.at(-1)!;
      if (seen[i] === unseen) {
        seen[i] = low[i] = ++clock;
        open.push(i);
      }
      if (nextSlot[i]! < offsets[i + 1]!) {
        const j = neighbours[nextSlot[i]!++]!;
        if (seen[j] === unseen) way.push(j);
        else if (label[j] === n) low[i] = Math.min(low[i]!, seen[j]!);
        continue;
      }
      way.pop();
      const before = way.at(-1);
      if (before !== undefined) low[before] = Math.min(low[before]!, low[i]!);
      if (low[i] === seen[i]) {
        let j: number;
        do {
          j = open.pop()!;
          label[j] = count;
        } while (j !== i);
        count++;
      }
    }
  }
  return { count, label };
}
