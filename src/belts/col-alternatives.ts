/**
 * Which cities serve equally well as the col of a peak?
 *
 * Counts have many equal values, so a col level is often met by several cities at once. The filtration lets them in by
 * id and names the one whose arrival joins; here are, for every peak, all other cities of exactly that level that lie on
 * some path, without repetition, from the peak to a higher one through cities of at least that level.
 *
 * Shrink every component above the level to one node (its highest peak stands for it), all those with a higher peak to
 * one sink, and add the tie peak-sink: the cities wanted are those in its biconnected component (Hopcroft, Tarjan 1973,
 * doi:10.1145/362248.362272). One sweep of union-find over the levels, O(m log n); per peak a search of the part of its
 * level that lies between it and the higher ones. A level that occurs once needs no search. Lists are made for the 200
 * most prominent peaks, and not for those of prominence 0.
 */
import type { Compact } from "../network/compact.ts";
import { find } from "../support/union-find.ts";
import { type MergeTree, prominence } from "./filtration.ts";

/** By peak, in canonical order, the named col left out; a peak without a col is not there. */
export function colAlternatives(form: Compact, tree: MergeTree): ReadonlyMap<number, readonly number[]> {
  const { offsets, neighbours } = form;
  const { multiples, order, rank, col } = tree;
  const found = new Map<number, readonly number[]>();
  const absorbed = new Map<number, number[]>();
  for (const peak of tree.peaks) if (col[peak]! >= 0) found.set(peak, []);
  for (const peak of searched(tree)) {
    const level = multiples[col[peak]!]!;
    const peaks = absorbed.get(level);
    if (peaks === undefined) absorbed.set(level, [peak]);
    else peaks.push(peak);
  }
  if (order.every((city, r) => r === 0 || multiples[city] !== multiples[order[r - 1]!])) return found;

  const root = new Int32Array(form.n).fill(-1);
  for (let from = 0; from < order.length;) {
    const level = multiples[order[from]!]!;
    let to = from + 1;
    while (to < order.length && multiples[order[to]!] === level) to++;
    const cities = order.subarray(from, to);
    const peaks = to - from > 1 ? (absorbed.get(level) ?? []) : [];
    if (peaks.length > 0) {
      const links = levelLinks(form, cities, root);
      const atLevel = new Set(cities);
      for (const peak of peaks) {
        const between = blockToHigher(links, peak, (node) => rank[node]! < rank[peak]!);
        found.set(
          peak,
          between.filter((node) => atLevel.has(node) && node !== col[peak]).sort((a, b) => a - b),
        );
      }
    }
    for (const city of cities) {
      let highest = (root[city] = city);
      for (let slot = offsets[city]!; slot < offsets[city + 1]!; slot++) {
        if (root[neighbours[slot]!]! < 0) continue;
        const other = find(root, neighbours[slot]!);
        const [survivor, lower] = rank[other]! < rank[highest]! ? [other, highest] : [highest, other];
        root[lower] = survivor;
        highest = survivor;
      }
    }
    from = to;
  }
  return found;
}

/** Each search can take the whole network: lists for so many of the most prominent peaks are more than anyone reads. */
const mostSearched = 200;

/** On a plateau every city is as good a col, so peaks of prominence 0 are left out. */
function searched(tree: MergeTree): number[] {
  return [...tree.peaks]
    .filter((peak) => tree.col[peak]! >= 0 && prominence(tree, peak) > 0)
    .sort((a, b) => prominence(tree, b) - prominence(tree, a) || tree.rank[a]! - tree.rank[b]!)
    .slice(0, mostSearched);
}

/** Who touches whom at a level: its cities, and the components above it that they touch. */
function levelLinks(form: Compact, cities: Uint32Array, root: Int32Array): ReadonlyMap<number, readonly number[]> {
  const links = new Map<number, number[]>();
  const link = (a: number, b: number): void => {
    const list = links.get(a);
    if (list === undefined) links.set(a, [b]);
    else list.push(b);
  };
  const atLevel = new Set(cities);
  for (const city of cities)
    for (let slot = form.offsets[city]!; slot < form.offsets[city + 1]!; slot++) {
      const next = form.neighbours[slot]!;
      if (atLevel.has(next)) link(city, next);
      else if (root[next]! >= 0) {
        // Two components strictly above the level never touch, so every link has a city of the level at one end.
        link(city, find(root, next));
        link(find(root, next), city);
      }
    }
  return links;
}

/**
 * The nodes on some path without repetition from `first` to a higher node: the biconnected component of the tie between
 * `first` and all that is higher, by a depth-first search below the sink. Neither end is among them.
 */
function blockToHigher(
  links: ReadonlyMap<number, readonly number[]>,
  first: number,
  isHigher: (node: number) => boolean,
): number[] {
  const found = new Map<number, number>([[first, 1]]);
  const low = new Map<number, number>([[first, 1]]);
  const next = new Map<number, number>();
  const path = [first];
  const kept = [first];
  while (path.length > 0) {
    const at = path.at(-1)!;
    const place = next.get(at) ?? 0;
    next.set(at, place + 1);
    const to = links.get(at)?.[place];
    if (to === undefined) {
      path.pop();
      const up = path.at(-1);
      if (up === undefined) break;
      if (low.get(at)! >= found.get(up)!) kept.splice(kept.lastIndexOf(at));
      low.set(up, Math.min(low.get(up)!, low.get(at)!));
    } else if (isHigher(to)) low.set(at, 0);
    else if (!found.has(to)) {
      found.set(to, found.size + 1);
      low.set(to, found.size);
      path.push(to);
      kept.push(to);
    } else if (to !== path.at(-2)) low.set(at, Math.min(low.get(at)!, found.get(to)!));
  }
  return kept.filter((node) => node !== first);
}
