/**
 * Coreness: how deep in the network does a city lie?
 *
 *   k-core: the largest set of cities each of which is tied to at least k others of the set
 *   coreness_i: the largest k for which city i lies in the k-core
 * The cores lie inside one another, and a k-core may be in several pieces. Only whether two cities are tied counts, not
 * how strongly. A directed layer is read as undirected and a mutual tie is one tie, since a city tied to another both
 * ways has one partner and not two; degrees that add in- and outgoing ties (igraph's mode "all", NetworkX on a directed
 * graph) count it twice and give higher numbers. A city without ties has coreness 0: a number, not a gap.
 *
 * Cities are peeled off by their degree in what is left, from buckets by degree. O(n + m).
 *
 * Seidman (1983) Network structure and minimum degree, doi:10.1016/0378-8733(83)90028-X.
 * Batagelj, Zaveršnik (2011) Fast algorithms for determining (generalized) core groups in social networks,
 * doi:10.1007/s11634-010-0079-y.
 */
import type { Compact } from "../network/compact.ts";
import { undirectedReading } from "../network/undirected-reading.ts";

export interface Core {
  readonly k: number;
  /** Cities with a coreness of at least k. */
  readonly cities: number;
}

export interface Coreness {
  /** By city. */
  readonly coreness: Uint32Array;
  /** k = 1, 2, ... up to the largest; empty without ties. */
  readonly cores: readonly Core[];
}

export function coreness(form: Compact): Coreness {
  const { n, offsets, neighbours } = undirectedReading(form);
  const degree = new Uint32Array(n);
  for (let i = 0; i < n; i++) degree[i] = offsets[i + 1]! - offsets[i]!;
  // Cities sorted by what is left of their degree; start[d] is the place of the first one with degree d.
  const start = new Uint32Array(degree.reduce((most, d) => Math.max(most, d), 0) + 2);
  for (const d of degree) start[d + 1]!++;
  for (let d = 1; d < start.length; d++) start[d]! += start[d - 1]!;
  const order = new Uint32Array(n);
  const place = new Uint32Array(n);
  const next = start.slice();
  for (let i = 0; i < n; i++) {
    place[i] = next[degree[i]!]!++;
    order[place[i]!] = i;
  }
  for (let at = 0; at < n; at++) {
    const i = order[at]!;
    for (let slot = offsets[i]!; slot < offsets[i + 1]!; slot++) {
      const j = neighbours[slot]!;
      const d = degree[j]!;
      // Those no deeper than i are gone, or leave with it.
      if (d <= degree[i]!) continue;
      const first = start[d]!;
      const other = order[first]!;
      order[place[j]!] = other;
      place[other] = place[j]!;
      order[first] = j;
      place[j] = first;
      start[d] = first + 1;
      degree[j] = d - 1;
    }
  }
  return { coreness: degree, cores: sizes(degree) };
}

function sizes(coreness: Uint32Array): Core[] {
  const shell: number[] = [];
  for (const k of coreness) shell[k] = (shell[k] ?? 0) + 1;
  const cores: Core[] = [];
  let cities = 0;
  for (let k = shell.length - 1; k >= 1; k--) cores.push({ k, cities: (cities += shell[k] ?? 0) });
  return cores.reverse();
}
