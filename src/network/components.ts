/**
 * Components: which cities hang together?
 *
 * The caller goes through the pairs that join, in any order; directions do not count. Union-find, nearly O(n + pairs).
 */
import { find } from "../support/union-find.ts";

export interface CityComponents {
  /** By city the number of its component, 0, 1, ... in the order of their first cities. */
  readonly label: Uint32Array;
  /** By component, its cities. */
  readonly size: Uint32Array;
}

/** `joinAll` calls its argument once for every pair, or more often. */
export function components(n: number, joinAll: (join: (i: number, j: number) => void) => void): CityComponents {
  const root = Uint32Array.from({ length: n }, (_, city) => city);
  joinAll((i, j) => {
    const a = find(root, i);
    const b = find(root, j);
    root[Math.max(a, b)] = Math.min(a, b);
  });
  const label = new Uint32Array(n);
  const size = new Uint32Array(n);
  let count = 0;
  // A root is the first city of its component, so it is met, and numbered, before the others.
  for (let city = 0; city < n; city++) {
    const first = find(root, city);
    label[city] = first === city ? count++ : label[first]!;
    size[label[city]!]!++;
  }
  return { label, size: size.slice(0, count) };
}
