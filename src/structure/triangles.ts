/**
 * Calls `visit` once for every triangle of an undirected form: three cities and the slots i -> j, i -> h, j -> h.
 *
 * Ties are followed from the city of lower degree to that of higher one (then by number), so that no city has more than
 * √(2m) of them and a hub costs no more than any other: O(m^(3/2)).
 *
 * Chiba, Nishizeki (1985) Arboricity and subgraph listing algorithms, doi:10.1137/0214017.
 */
import type { Compact } from "../network/compact.ts";

export function eachTriangle(
  { n, offsets, neighbours }: Compact,
  visit: (i: number, j: number, h: number, ij: number, ih: number, jh: number) => void,
): void {
  const degree = (i: number): number => offsets[i + 1]! - offsets[i]!;
  const start = new Uint32Array(n + 1);
  const upward = new Uint32Array(neighbours.length / 2);
  let write = 0;
  for (let i = 0; i < n; i++) {
    for (let slot = offsets[i]!; slot < offsets[i + 1]!; slot++) {
      const j = neighbours[slot]!;
      if (degree(i) < degree(j) || (degree(i) === degree(j) && i < j)) upward[write++] = slot;
    }
    start[i + 1] = write;
  }
  const owner = new Uint32Array(n).fill(n);
  const slotOf = new Uint32Array(n);
  for (let i = 0; i < n; i++) {
    for (let at = start[i]!; at < start[i + 1]!; at++) {
      const ih = upward[at]!;
      owner[neighbours[ih]!] = i;
      slotOf[neighbours[ih]!] = ih;
    }
    for (let at = start[i]!; at < start[i + 1]!; at++) {
      const ij = upward[at]!;
      const j = neighbours[ij]!;
      for (let on = start[j]!; on < start[j + 1]!; on++) {
        const jh = upward[on]!;
        const h = neighbours[jh]!;
        if (owner[h] === i) visit(i, j, h, ij, slotOf[h]!, jh);
      }
    }
  }
}
