/**
 * Drop: how far must one fall from a peak before the way leads to another height, and where is that?
 *
 * The basin of a peak is its component among the cities that arrive before its col (see filtration.ts), its rim all
 * cities with a multiple outside that touch it:
 *   drop = multiple(peak) - multiple of the highest city on the rim, the multiple itself without a rim.
 * Without a col the basin is the whole component and has no rim. A neighbour of the basin that had arrived before the
 * col would belong to it, so the highest city of the rim is as high as the col, and the drop equals the prominence.
 * What the basin adds is the list of cities on which this depends: if the peak and all cities of its rim are each known
 * to within e, then a peak stays inside the basin, apart from all others, whenever drop > 2e, whatever the
 * other cities do. This is the bound of the stability theorem, asked only of the cities where it is needed.
 *
 * Cost: a search of the basin and its ties.
 *
 * Cohen-Steiner, Edelsbrunner, Harer (2007) Stability of persistence diagrams, doi:10.1007/s00454-006-1276-5.
 */
import type { Compact } from "../network/compact.ts";
import { type MergeTree, prominence } from "./filtration.ts";

export interface Drop {
  readonly drop: number;
  /** In canonical order, the peak included. */
  readonly basin: readonly number[];
  /** By (-multiple, id): the first is as high as the col. */
  readonly rim: readonly number[];
}

export function dropOf(form: Compact, tree: MergeTree, peak: number): Drop {
  const { rank, col } = tree;
  if (!isPeak(form, tree, peak)) throw new RangeError(`city ${peak} is no peak`);
  const last = col[peak]! < 0 ? Infinity : rank[col[peak]!]!;
  const basin = new Set([peak]);
  const rim = new Set<number>();
  for (const city of basin)
    for (let slot = form.offsets[city]!; slot < form.offsets[city + 1]!; slot++) {
      const next = form.neighbours[slot]!;
      if (rank[next]! < 0) continue;
      (rank[next]! < last ? basin : rim).add(next);
    }
  return {
    drop: prominence(tree, peak),
    basin: [...basin].sort((a, b) => a - b),
    rim: [...rim].sort((a, b) => rank[a]! - rank[b]!),
  };
}

/** Higher than all its neighbours, equal multiples by id. */
export function isPeak({ offsets, neighbours }: Compact, { rank }: MergeTree, city: number): boolean {
  if (rank[city]! < 0) return false;
  for (let slot = offsets[city]!; slot < offsets[city + 1]!; slot++) {
    const other = rank[neighbours[slot]!]!;
    if (other >= 0 && other < rank[city]!) return false;
  }
  return true;
}
