/**
 * Dominance: which cities does a source reach shortest only through one certain city, or over one certain tie?
 *
 * City v dominates city t when every shortest path from the source to t passes v. The last such v is the dominator of t,
 * and the dominators form a tree: the cities whose distance from the source changes when v fails are exactly those below
 * v in it. A tie that is the only last step of the shortest paths to j carries j and all below j; any other tie carries
 * nobody alone. So a failure needs new distances only for the cities below it, and none at all for most ties.
 *
 * Paths whose lengths differ by less than one part in 10^12 count as equally short, as in shortest-paths.ts: what falls back on
 * such a path loses nothing.
 *
 * Cost of a source: one search, and the dominators by intersecting the ways up the tree, O(m) times
 * the steps that two ways take to meet (a few).
 *
 * Cooper, Harvey, Kennedy (2001) A simple, fast dominance algorithm. Rice University, technical report.
 */
import { equalLength, makeSearch, type Ways } from "./shortest-paths.ts";

/** Who is tied to a city: entries begin[j] to begin[j + 1] - 1 are for city j. */
export interface Arrivals {
  readonly begin: Uint32Array;
  readonly from: Uint32Array;
  /** The slot of the outgoing adjacency; null when it is the entry itself (an undirected tie, seen from its end). */
  readonly slot: Uint32Array | null;
}

export interface Dominance {
  readonly arrivals: Arrivals;
  /** Searches from a source and fills the arrays; gives the number of cities reached, the source among them. */
  readonly run: (source: number) => number;
  /** By city; Infinity when it is not reached. */
  readonly length: Float64Array;
  /** By city: the slot (of the outgoing adjacency) of its only last step; -1 when there are several, or none. */
  readonly onlyStep: Int32Array;
  /** By city: its dominator; n for the source and for what is not reached. */
  readonly dominator: Uint32Array;
  /** The cities reached; each is followed by all that it dominates. */
  readonly tree: Uint32Array;
  /** By city: where it stands in `tree`, and how many stand there from it on that it dominates, itself included. */
  readonly place: Uint32Array;
  readonly size: Uint32Array;
}

export function makeDominance(ways: Ways): Dominance {
  const { n, distances } = ways;
  const { run: search, length, order } = makeSearch(ways);
  /** By city: its place in that order; n when it is not reached. */
  const rank = new Uint32Array(n);
  const onlyStep = new Int32Array(n);
  const dominator = new Uint32Array(n);
  const tree = new Uint32Array(n);
  const place = new Uint32Array(n);
  const size = new Uint32Array(n);
  const depth = new Uint32Array(n);
  const next = new Uint32Array(n);
  const arrivals = arrivalsOf(ways);
  const { begin, from } = arrivals;

  const meet = (a: number, b: number): number => {
    while (a !== b) {
      if (depth[a]! >= depth[b]!) a = dominator[a]!;
      else b = dominator[b]!;
    }
    return a;
  };

  const run = (source: number): number => {
    const reached = search(source);
    rank.fill(n);
    for (let k = 0; k < reached; k++) rank[order[k]!] = k;
    onlyStep.fill(-1);
    dominator.fill(n);
    size.fill(0);
    depth[source] = 0;
    for (let k = 1; k < reached; k++) {
      const j = order[k]!;
      const limit = length[j]! * (1 + equalLength);
      let steps = 0;
      let above = n;
      for (let at = begin[j]!; at < begin[j + 1]!; at++) {
        const i = from[at]!;
        if (rank[i]! >= k) continue;
        const slot = arrivals.slot?.[at] ?? at;
        if (length[i]! + distances[slot]! > limit) continue;
        above = steps++ === 0 ? i : meet(above, i);
        onlyStep[j] = slot;
      }
      if (steps > 1) onlyStep[j] = -1;
      dominator[j] = above;
      depth[j] = depth[above]! + 1;
    }
    for (let k = reached - 1; k > 0; k--) {
      const j = order[k]!;
      size[j]!++;
      size[dominator[j]!]! += size[j]!;
    }
    size[source]!++;
    place[source] = 0;
    next[source] = 1;
    tree[0] = source;
    for (let k = 1; k < reached; k++) {
      const j = order[k]!;
      const above = dominator[j]!;
      const at = next[above]!;
      place[j] = at;
      tree[at] = j;
      next[above] = at + size[j]!;
      next[j] = at + 1;
    }
    return reached;
  };
  return { arrivals, run, length, onlyStep, dominator, tree, place, size };
}

function arrivalsOf({ n, directed, offsets, neighbours }: Ways): Arrivals {
  if (!directed) return { begin: offsets, from: neighbours, slot: null };
  const begin = new Uint32Array(n + 1);
  for (const j of neighbours) begin[j + 1]!++;
  for (let j = 0; j < n; j++) begin[j + 1]! += begin[j]!;
  const next = begin.slice(0, n);
  const from = new Uint32Array(neighbours.length);
  const slot = new Uint32Array(neighbours.length);
  for (let i = 0; i < n; i++)
    for (let out = offsets[i]!; out < offsets[i + 1]!; out++) {
      const at = next[neighbours[out]!]!++;
      from[at] = i;
      slot[at] = out;
    }
  return { begin, from, slot };
}
