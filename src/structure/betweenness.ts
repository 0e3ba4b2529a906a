/**
 * Betweenness: on how many of the shortest ways between other cities does a city, or a tie, lie?
 *
 *   b_v = Σ_{s != v != t} σ_st(v) / σ_st        σ_st the number of shortest paths from s to t, σ_st(v) those through v
 * divided by the number of pairs of other cities, (n - 1)(n - 2)/2 undirected, (n - 1)(n - 2) directed (ordered pairs),
 * so that 1 means "on every shortest path". Ends do not count; pairs without a path add nothing but stay in the divisor.
 * For a tie the ends count, and the divisor is the number of all pairs, n (n - 1)/2 or n (n - 1).
 *
 * The sums are read off the sweep; its header says what a length is and when two are equal. O(n + m).
 *
 * Freeman (1977) A set of measures of centrality based on betweenness, doi:10.2307/3033543.
 * Girvan, Newman (2002) Community structure in social and biological networks, doi:10.1073/pnas.122653799.
 */
import type { Sweep } from "./sweep.ts";

export interface Betweenness {
  /** By city, in [0, 1] when normalised; 0 for all where there are fewer than three cities. */
  readonly cities: Float64Array;
  /** By slot, in [0, 1] when normalised. */
  readonly ties: Float64Array;
}

export interface BetweennessOptions {
  /** Divide by the number of pairs (default); else the plain sums over unordered (undirected) or ordered pairs. */
  readonly normalised?: boolean | undefined;
}

export function betweenness(found: Sweep, { normalised = true }: BetweennessOptions = {}): Betweenness {
  const n = found.betweenness.length;
  const half = found.directed ? 1 : 2;
  const others = normalised ? Math.max(1, ((n - 1) * (n - 2)) / half) : 1;
  const pairs = normalised ? Math.max(1, (n * (n - 1)) / half) : 1;
  return {
    cities: found.betweenness.map((value) => value / others),
    ties: found.tieBetweenness.map((value) => value / pairs),
  };
}
