/**
 * Which cities serve equally well as the col of a peak?
 *
 * Counts have many equal values, so a col level is often met by several cities at once. The filtration lets them in by
 * id; here are all cities of exactly the col level that lie on some path, without repetition, from the peak to a higher
 * one through cities of at least that level. The first by id is the one to name, the others stand beside it.
 *
 * Shrink every component above the level to one node, all those with a higher peak to one sink, and add the tie
 * peak-sink: the cities wanted are those in its biconnected component (Hopcroft, Tarjan 1973, doi:10.1145/362248.362272).
 * O(n + m) per peak, and nothing to do when the level occurs once.
 */
import type { Compact } from "../network/compact.ts";
import type { MergeTree } from "./filtration.ts";
import { superlevel } from "./superlevel.ts";

/** In canonical order, the named col first; empty for a peak without a col. */
export function colAlternatives(form: Compact, tree: MergeTree, peak: number): number[] {
  const { multiples, rank, order } = tree;
  const col = tree.col[peak]!;
  if (col < 0) return [];
  const level = multiples[col]!;
  const sameLevel = (at: number): boolean => at >= 0 && at < order.length && multiples[order[at]!] === level;
  if (!sameLevel(rank[col]! - 1) && !sameLevel(rank[col]! + 1)) return [col];

  // Nodes: the components strictly above the level, then each city at the level, then the sink.
  const above = superlevel(form, multiples, nextAbove(level));
  let count = 0;
  for (const label of above) if (label >= count) count = label + 1;
  const componentCount = count;
  const node = new Int32Array(form.n).fill(-1);
  const cityOf: number[] = Array.from({ length: count }, () => -1);
  const highestRank: number[] = Array.from({ length: count }, () => Infinity);
  for (const city of order) {
    if (multiples[city]! > level) {
      node[city] = above[city]!;
      highestRank[above[city]!] = Math.min(highestRank[above[city]!]!, rank[city]!);
    } else if (multiples[city] === level) {
      node[city] = count++;
      cityOf.push(city);
      highestRank.push(rank[city]!);
    }
  }
  const sink = count;
  const from = node[peak]!;
  const isHigher = (at: number): boolean => highestRank[at]! < rank[peak]!;
  // A path ends where it first meets a higher peak, so everything higher is one node: the sink.
  const joined = (at: number): number => (isHigher(at) ? sink : at);
  const links: number[][] = Array.from({ length: count + 1 }, () => []);
  const link = (a: number, b: number): void => {
    links[a]!.push(b);
    links[b]!.push(a);
  };
  link(from, sink);
  for (const city of order) {
    const at = node[city]!;
    // Two components strictly above the level never touch, so every link has a city of the level at one end.
    if (at < componentCount) continue;
    for (let slot = form.offsets[city]!; slot < form.offsets[city + 1]!; slot++) {
      const next = node[form.neighbours[slot]!]!;
      if (next < 0 || (next >= componentCount && next > at)) continue;
      if (joined(at) !== joined(next)) link(joined(at), joined(next));
    }
  }
  return blockOfTie(links, from, sink)
    .filter((at) => at >= componentCount && at !== from && at !== sink)
    .map((at) => cityOf[at]!)
    .sort((a, b) => a - b);
}

/** The smallest double greater than a value >= 0. */
function nextAbove(value: number): number {
  const bits = new BigUint64Array(new Float64Array([value + 0]).buffer);
  bits[0]! += 1n;
  return new Float64Array(bits.buffer)[0]!;
}

/** Nodes of the biconnected component that holds the tie root-first: a depth-first search from `first`, below `root`. */
function blockOfTie(links: readonly (readonly number[])[], root: number, first: number): number[] {
  const found = new Int32Array(links.length).fill(-1);
  const low = new Int32Array(links.length);
  const next = new Int32Array(links.length);
  const before = new Int32Array(links.length).fill(-1);
  found[root] = 0;
  let clock = 1;
  found[first] = low[first] = clock++;
  before[first] = root;
  const path = [first];
  const kept = [first];
  while (path.length > 0) {
    const at = path.at(-1)!;
    const to = links[at]![next[at]!++];
    if (to === undefined) {
      path.pop();
      const up = before[at]!;
      if (up === root) continue;
      if (low[at]! >= found[up]!) kept.splice(kept.lastIndexOf(at));
      low[up] = Math.min(low[up]!, low[at]!);
    } else if (found[to]! < 0) {
      found[to] = low[to] = clock++;
      before[to] = at;
      path.push(to);
      kept.push(to);
    } else if (to !== before[at]) low[at] = Math.min(low[at]!, found[to]!);
  }
  return [root, ...kept];
}
