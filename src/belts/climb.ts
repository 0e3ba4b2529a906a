/**
 * The climb: where does every city go on to, on its way up to a centre?
 *
 *   a city with a higher neighbour  to the highest one (multiple, then id);
 *   a peak that is a hub            nowhere: it is a centre itself;
 *   a peak that is no hub           through its col to the parent's side: to the highest neighbour of the col among the
 *                                   cities that were joined to the parent when the col arrived;
 *   any other                       nowhere: a peak without a col, a city without a score.
 * It goes on from the col and not from the parent itself, since the parent is the highest peak of the whole side and may
 * lie far behind the first hub that is met there. No climb comes back: on the parent's side it reaches the parent before
 * it could leave that side, so its peaks rise.
 *
 * One pass of union-find in the order of the filtration, O(m log n) at worst, in practice linear.
 */
import type { Compact } from "../network/compact.ts";
import { find } from "../support/union-find.ts";
import type { MergeTree } from "./filtration.ts";

export interface ClimbOptions {
  readonly hubLevel: number;
}

/** By city: the next one on its climb; -1 where the climb ends. */
export function climb(form: Compact, tree: MergeTree, { hubLevel }: ClimbOptions): Int32Array {
  const { n, offsets, neighbours } = form;
  const { rank, multiples } = tree;
  const root = new Int32Array(n).fill(-1);
  const next = new Int32Array(n).fill(-1);
  const through = new Int32Array(n).fill(-1);
  const higher = (a: number, b: number): number => (b < 0 || rank[a]! < rank[b]! ? a : b);
  const absorbed: number[] = [];
  for (const city of tree.order) {
    let survivor = -1;
    for (let slot = offsets[city]!; slot < offsets[city + 1]!; slot++) {
      const neighbour = neighbours[slot]!;
      if (root[neighbour]! < 0) continue;
      next[city] = higher(neighbour, next[city]!);
      survivor = higher(find(root, neighbour), survivor);
    }
    root[city] = survivor < 0 ? city : survivor;
    if (survivor < 0) continue;
    for (let slot = offsets[city]!; slot < offsets[city + 1]!; slot++) {
      const neighbour = neighbours[slot]!;
      if (root[neighbour]! < 0) continue;
      const peak = find(root, neighbour);
      if (peak === survivor) through[city] = higher(neighbour, through[city]!);
      else absorbed.push(peak);
    }
    // Only now: a side that is joined would be taken for the survivor's own.
    while (absorbed.length > 0) root[absorbed.pop()!] = survivor;
  }
  for (const peak of tree.peaks) {
    const col = tree.col[peak]!;
    if (col >= 0 && multiples[peak]! < hubLevel) next[peak] = through[col]!;
  }
  return next;
}
