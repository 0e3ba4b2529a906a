/**
 * Maximum spanning forest: the strongest ties that hold everything together that a layer holds together.
 *
 * Kruskal: go through the ties from the strongest down and take each that joins two parts not yet joined. The forest
 * has n - c ties, c the number of components (isolated cities included), and the greatest total strength of all
 * spanning forests. Between any two cities its path has the greatest possible weakest tie, so no corridor is broken.
 * Equally strong ties are taken by (source, target), so the forest is unique.
 *
 * A directed layer is read by pairs, at the stronger direction, and a pair that is taken keeps both its directions.
 * O(m log m).
 *
 * Kruskal (1956) On the shortest spanning subtree of a graph and the traveling salesman problem,
 * doi:10.1090/S0002-9939-1956-0078686-7.
 */
import type { Compact } from "../network/compact.ts";
import { find } from "../support/union-find.ts";
import { type TieList, tieList } from "../network/tie-list.ts";

export interface SpanningForest {
  /** By tie, in the order of `tieList(form)`: 1 in the forest. */
  readonly forest: Uint8Array;
  /** Pairs left out that could as well have been taken, each in the place of an equally strong one; 0: no other forest is as strong. */
  readonly interchangeable: number;
}

export function maximumSpanningForest(form: Compact, ties: TieList = tieList(form)): SpanningForest {
  const { source, target, strength } = ties;
  const order = strongestFirst(form, ties);
  const root = Uint32Array.from({ length: form.n }, (_, city) => city);
  const forest = new Uint8Array(source.length);
  let interchangeable = 0;
  for (let first = 0, end = 0; first < order.length; first = end) {
    while (end < order.length && strength[order[end]!] === strength[order[first]!]) end++;
    // Any of the equally strong ties whose ends are not joined by stronger ones is in some strongest forest.
    let joining = 0;
    for (let k = first; k < end; k++) {
      const tie = order[k]!;
      const again = k > first && samePair(ties, tie, order[k - 1]!);
      if (!again && find(root, source[tie]!) !== find(root, target[tie]!)) order[first + joining++] = tie;
    }
    for (let k = first; k < first + joining; k++) {
      const tie = order[k]!;
      const a = find(root, source[tie]!);
      const b = find(root, target[tie]!);
      if (a === b) interchangeable++;
      else {
        root[Math.max(a, b)] = Math.min(a, b);
        forest[tie] = 1;
      }
    }
  }
  if (form.directed) keepBothDirections(form.n, ties, forest);
  return { forest, interchangeable };
}

/** The ties by falling strength, equal ones by the pair, (smaller city, greater city); sorts by counting, which is stable. */
function strongestFirst({ n, directed }: Compact, ties: TieList): Uint32Array {
  const { source, strength } = ties;
  // Native sorting of the values and a search for each beat a comparison sort of the ties.
  const levels = Float64Array.from(strength).sort();
  const level = Uint32Array.from(strength, (value) => levels.length - 1 - firstAt(levels, value));
  let order = Uint32Array.from(strength.keys());
  // The list is sorted by (source, target), in an undirected one the pair itself.
  if (directed) {
    const byGreater = counted(
      order,
      n,
      source.map((_, tie) => greater(ties, tie)),
    );
    order = counted(
      byGreater,
      n,
      source.map((_, tie) => lesser(ties, tie)),
    );
  }
  return counted(order, levels.length, level);
}

function firstAt(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function counted(order: Uint32Array, keys: number, key: Uint32Array): Uint32Array<ArrayBuffer> {
  const start = new Uint32Array(keys + 1);
  for (const tie of order) start[key[tie]! + 1]!++;
  for (let k = 0; k < keys; k++) start[k + 1]! += start[k]!;
  const sorted = new Uint32Array(order.length);
  for (const tie of order) sorted[start[key[tie]!]!++] = tie;
  return sorted;
}

function keepBothDirections(n: number, ties: TieList, forest: Uint8Array): void {
  const key = (tie: number): number => lesser(ties, tie) * n + greater(ties, tie);
  const pairs = new Set<number>();
  forest.forEach((taken, tie) => taken === 1 && pairs.add(key(tie)));
  for (let tie = 0; tie < forest.length; tie++) if (pairs.has(key(tie))) forest[tie] = 1;
}

function samePair(ties: TieList, a: number, b: number): boolean {
  return lesser(ties, a) === lesser(ties, b) && greater(ties, a) === greater(ties, b);
}

function lesser({ source, target }: TieList, tie: number): number {
  return Math.min(source[tie]!, target[tie]!);
}

function greater({ source, target }: TieList, tie: number): number {
  return Math.max(source[tie]!, target[tie]!);
}
