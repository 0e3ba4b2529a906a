/**
 * Betweenness: on how many of the shortest ways between other cities does a city lie?
 *
 *   b_v = Σ_{s != v != t} σ_st(v) / σ_st        σ_st the number of shortest paths from s to t, σ_st(v) those through v
 * divided by the number of pairs of other cities, (n - 1)(n - 2)/2 undirected, (n - 1)(n - 2) directed (ordered pairs),
 * so that 1 means "on every shortest path". Ends do not count; pairs without a path add nothing but stay in the divisor.
 *
 * Lengths are distances, never strengths: a corridor of strong ties is short. The conversion (1 / strength by default)
 * is a call of its own, `inverseDistances`. Paths of equal length share a pair, and sums of rounded reciprocals differ
 * in the last bits (1/3 + 1/3 and 2/3), so paths whose lengths differ by less than one part in 10^12 count as equal;
 * distances themselves are the exact minima.
 *
 * Own code and not graphology-metrics, which reads strengths as lengths by default, compares path lengths exactly and
 * needs a graph object per layer; here the work is per source, on typed arrays, so that it can be cut into chunks.
 *
 * Cost: per source one Dijkstra with a binary heap and two passes over its ties: O(n (m + n) log n) in all, O(n + m)
 * memory.
 *
 * Freeman (1977) A set of measures of centrality based on betweenness, doi:10.2307/3033543.
 * Brandes (2001) A faster algorithm for betweenness centrality, doi:10.1080/0022250X.2001.9990249.
 */
import type { Compact } from "../network/compact.ts";
import type { Distances } from "../network/quantity.ts";
import { InnobeltError } from "../support/error.ts";
import { Heap } from "../support/heap.ts";

/** Path lengths that differ by less than this share count as equal. */
export const equalLength = 1e-12;

export interface BetweennessOptions {
  /** Divide by the number of pairs of other cities (default); else the plain sum over pairs. */
  readonly normalised?: boolean | undefined;
}

/** By city, in [0, 1] when normalised; 0 for all where there are fewer than three cities. `distances` by slot of the form. */
export function betweenness(form: Compact, distances: Distances, options: BetweennessOptions = {}): Float64Array {
  const { n } = form;
  const total = new Float64Array(n);
  const search = makeSearch(form, distances);
  for (let source = 0; source < n; source++) addDependencies(search, source, total);
  const pairs = (n - 1) * (n - 2);
  // Undirected, every pair was met from both of its ends.
  const divisor = (options.normalised ?? true) ? Math.max(1, pairs) : form.directed ? 1 : 2;
  return total.map((value) => value / divisor);
}

/** The arrays that one search needs; made once, used for any number of sources. */
export interface Search {
  readonly form: Compact;
  readonly distances: Distances;
  /** Cities in the order in which the search settled them, from the source. */
  readonly order: Uint32Array;
  /** Position in that order; n for a city that was not reached. */
  readonly rank: Uint32Array;
  readonly length: Float64Array;
  readonly paths: Float64Array;
  readonly dependency: Float64Array;
}

export function makeSearch(form: Compact, distances: Distances): Search {
  const { n } = form;
  if (distances.length !== form.neighbours.length)
    throw new RangeError(`${form.neighbours.length} slots need as many distances, not ${distances.length}`);
  return {
    form,
    distances,
    order: new Uint32Array(n),
    rank: new Uint32Array(n),
    length: new Float64Array(n),
    paths: new Float64Array(n),
    dependency: new Float64Array(n),
  };
}

/**
 * Adds to `total`, for every city v, the dependency of the source on it: Σ_t σ_st(v) / σ_st over all targets t. Summed
 * over all sources this is the betweenness (twice, for an undirected form), so sources can be done in chunks.
 */
export function addDependencies(search: Search, source: number, total: Float64Array): void {
  const { form, distances, order, rank, length, paths, dependency } = search;
  const { offsets, neighbours } = form;
  const reached = shortestLengths(search, source);

  // The shortest paths form a graph without circles, from each settled city to later ones; counted forwards, then
  // walked back, without lists of predecessors.
  paths.fill(0);
  paths[source] = 1;
  for (let k = 0; k < reached; k++) {
    const i = order[k]!;
    for (let slot = offsets[i]!; slot < offsets[i + 1]!; slot++) {
      const j = neighbours[slot]!;
      if (rank[j]! > k && length[i]! + distances[slot]! <= length[j]! * (1 + equalLength)) paths[j]! += paths[i]!;
    }
  }
  if (order.subarray(0, reached).some((city) => paths[city] === Infinity))
    throw new InnobeltError(
      "analysis",
      {
        en: "Between some cities there are more than 10^308 shortest paths of equal length.",
        zh: "某些城市之间等长的最短路径超过 10^308 条。",
      },
      {
        wayOut: {
          en: "Give the ties different strengths, or ask for another measure.",
          zh: "请为各条联系赋予不同强度，或改用其他指标。",
        },
      },
    );
  dependency.fill(0);
  for (let k = reached - 1; k > 0; k--) {
    const i = order[k]!;
    let own = 0;
    for (let slot = offsets[i]!; slot < offsets[i + 1]!; slot++) {
      const j = neighbours[slot]!;
      if (rank[j]! > k && length[i]! + distances[slot]! <= length[j]! * (1 + equalLength))
        own += (paths[i]! / paths[j]!) * (1 + dependency[j]!);
    }
    dependency[i] = own;
    total[i]! += own;
  }
}

/** Dijkstra; fills `order`, `rank` and `length` and gives the number of cities reached, the source among them. */
function shortestLengths({ form, distances, order, rank, length }: Search, source: number): number {
  const { n, offsets, neighbours } = form;
  length.fill(Infinity);
  rank.fill(n);
  length[source] = 0;
  const heap = new Heap();
  heap.push(0, source);
  let reached = 0;
  while (heap.size > 0) {
    const i = heap.pop();
    if (rank[i] !== n) continue;
    order[reached] = i;
    rank[i] = reached++;
    for (let slot = offsets[i]!; slot < offsets[i + 1]!; slot++) {
      const j = neighbours[slot]!;
      const through = length[i]! + distances[slot]!;
      if (through < length[j]!) {
        length[j] = through;
        heap.push(through, j);
      }
    }
  }
  return reached;
}
