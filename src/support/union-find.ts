/**
 * The root of an element in a forest of sets: `root[i]` leads towards it, a root leads to itself. Halves the path on
 * the way, so that the next search is shorter. The callers decide which of two roots survives a union.
 *
 * Tarjan, van Leeuwen (1984) Worst-case analysis of set union algorithms, doi:10.1145/62.2160.
 */
export function find(root: Int32Array | Uint32Array, element: number): number {
  while (root[element] !== element) {
    root[element] = root[root[element]!]!;
    element = root[element]!;
  }
  return element;
}
