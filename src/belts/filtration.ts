/**
 * The filtration: where does every peak of the score rise, and at which city does it meet a higher one?
 *
 * Lower a threshold t from the top. A city higher than all its neighbours is a peak: a component is born at its own
 * multiple. The city whose arrival first joins a peak's component to one with a higher peak is its col; all components
 * that touch it join in one step, the highest peak survives and is the parent of every other.
 *   prominence = multiple(peak) - multiple(col), the multiple itself without a col;
 *   relative prominence = prominence / multiple(peak), 0 for a peak of multiple 0.
 * Equal multiples arrive by id, so the tree is unique. A peak that never meets a higher one is an island, unless it is
 * the highest of all.
 *
 * One pass of union-find in which the root of a component is its highest peak, so that finding a root finds the peak.
 * Paths are halved; without union by size the bound is O(m log n) after the sort, in practice linear (bench/filtration).
 *
 * Edelsbrunner, Harer (2010) Computational Topology, VII.1; stability of the levels: Cohen-Steiner, Edelsbrunner, Harer
 * (2007) doi:10.1007/s00454-006-1276-5.
 */
import type { Compact } from "../network/compact.ts";
import { find } from "../support/union-find.ts";
import { descendingOrder } from "./order.ts";

export interface MergeTree {
  /** Multiples of the mean by city; NaN where a city has no score. */
  readonly multiples: Float64Array;
  /** Cities with a multiple, by (-multiple, id). */
  readonly order: Uint32Array;
  /** Place of each city in `order`; -1 for a city without a multiple. */
  readonly rank: Int32Array;
  /** The peaks, by (-multiple, id); the first is the highest of all. */
  readonly peaks: Uint32Array;
  /** By city: the col of a peak; -1 for a peak that has none and for every other city. */
  readonly col: Int32Array;
  /** By city: the parent of a peak; -1 for a peak that has none and for every other city. */
  readonly parent: Int32Array;
}

export function filtration(form: Compact, multiples: Float64Array): MergeTree {
  const { n, offsets, neighbours } = form;
  const order = descendingOrder(multiples);
  const rank = new Int32Array(n).fill(-1);
  for (let r = 0; r < order.length; r++) rank[order[r]!] = r;
  const col = new Int32Array(n).fill(-1);
  const parent = new Int32Array(n).fill(-1);
  const root = new Int32Array(n).fill(-1);
  const peaks: number[] = [];
  const absorbedHere: number[] = [];
  for (let r = 0; r < order.length; r++) {
    const city = order[r]!;
    const end = offsets[city + 1]!;
    let highest = -1;
    for (let slot = offsets[city]!; slot < end; slot++) {
      const neighbour = neighbours[slot]!;
      // A city that has not arrived has no root; neither has one without a score, which never arrives.
      if (root[neighbour]! < 0) continue;
      const peak = find(root, neighbour);
      if (peak === highest) continue;
      if (highest < 0) highest = peak;
      else {
        const [survivor, absorbed] = rank[peak]! < rank[highest]! ? [peak, highest] : [highest, peak];
        col[absorbed] = city;
        root[absorbed] = survivor;
        absorbedHere.push(absorbed);
        highest = survivor;
      }
    }
    if (highest < 0) {
      peaks.push(city);
      root[city] = city;
      continue;
    }
    root[city] = highest;
    // The survivor of the whole step is known only now: it is the parent of every peak absorbed at this city.
    while (absorbedHere.length > 0) parent[absorbedHere.pop()!] = highest;
  }
  return { multiples, order, rank, peaks: Uint32Array.from(peaks), col, parent };
}

/** multiple(peak) - multiple(col); the multiple itself without a col. */
export function prominence(tree: MergeTree, peak: number): number {
  const col = tree.col[peak]!;
  return tree.multiples[peak]! - (col < 0 ? 0 : tree.multiples[col]!);
}

/** Prominence as a share of the peak's multiple, in [0, 1]; 0 for a peak of multiple 0. */
export function relativeProminence(tree: MergeTree, peak: number): number {
  const height = tree.multiples[peak]!;
  return height === 0 ? 0 : prominence(tree, peak) / height;
}

/** A peak that never meets a higher one although it is not the highest of all. */
export function isIsland(tree: MergeTree, peak: number): boolean {
  return tree.col[peak]! < 0 && peak !== tree.peaks[0];
}
