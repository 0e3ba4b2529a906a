/**
 * The sweep: one search of shortest paths from every city, and all that can be read off these searches at once.
 *
 *   betweenness_v    Σ_{s != v != t} σ_st(v) / σ_st     σ_st the shortest paths from s to t, σ_st(v) those through v
 *   betweenness_e    Σ_{s != t} σ_st(e) / σ_st          the same for a tie
 *   distance sum, harmonic sum, eccentricity            Σ d, Σ 1/d and max d over the cities s that reach v, d = d(s, v)
 *   global efficiency                                   mean of 1/d over all ordered pairs, 0 without a path
 * Sums over pairs: ordered ones when the ties are directed, else unordered. Closeness and harmonic centrality
 * (closeness.ts) and what stands in the results are made of these sums.
 *
 * shortest-paths.ts says what a length is, and when two are equally short. The way back from the farthest city (Brandes)
 * sees only the steps of shortest paths.
 *
 * Cost: n searches; 8 bytes a slot and 40 a city beside theirs.
 *
 * Brandes (2001) A faster algorithm for betweenness centrality, doi:10.1080/0022250X.2001.9990249.
 * Brandes (2008) On variants of shortest-path betweenness centrality, doi:10.1016/j.socnet.2007.11.001.
 * Latora, Marchiori (2001) Efficient behavior of small-world networks, doi:10.1103/PhysRevLett.87.198701.
 */
import type { Compact } from "../network/compact.ts";
import type { Distances } from "../network/quantity.ts";
import { InnobeltError } from "../support/error.ts";
import { sum } from "../support/sum.ts";
import { makeSearch, type Search, type Ways, waysOf } from "./shortest-paths.ts";

export interface Sweep {
  readonly directed: boolean;
  /** By city, a plain sum over pairs. */
  readonly betweenness: Float64Array;
  /** By slot, a plain sum over pairs; both slots of an undirected tie hold it. */
  readonly tieBetweenness: Float64Array;
  /** By city: how many other cities reach it. */
  readonly reached: Uint32Array;
  /** By city: sum of the distances from the cities that reach it. */
  readonly distanceSum: Float64Array;
  /** By city: sum of their reciprocals. */
  readonly harmonicSum: Float64Array;
  /** By city: distance of the farthest city that reaches it; NaN when none does. */
  readonly eccentricity: Float64Array;
  /** Mean over all ordered pairs; NaN for fewer than two cities. */
  readonly globalEfficiency: number;
}

/** Sums over a part of the sources, by city or by slot; parts are added up. */
export interface SweepPart {
  readonly dependency: Float64Array;
  /** By slot, from the far end: of an undirected tie each slot holds the paths that arrive at its city. */
  readonly tieDependency: Float64Array;
  readonly reached: Uint32Array;
  readonly distanceSum: Float64Array;
  readonly harmonicSum: Float64Array;
  /** 0 when no source reaches the city. */
  readonly farthest: Float64Array;
}

/** All sources at once, in place; `distances` by slot of the form. */
export function sweep(form: Compact, distances: Distances): Sweep {
  const ways = waysOf(form, distances);
  return sweepOf(ways, sweepPart(ways, 0, form.n));
}

export function emptyPart({ n, neighbours }: Ways): SweepPart {
  return {
    dependency: new Float64Array(n),
    tieDependency: new Float64Array(neighbours.length),
    reached: new Uint32Array(n),
    distanceSum: new Float64Array(n),
    harmonicSum: new Float64Array(n),
    farthest: new Float64Array(n),
  };
}

/** Adds `part` to `total`, in place. */
export function addPart(total: SweepPart, part: SweepPart): void {
  for (const key of ["dependency", "tieDependency", "reached", "distanceSum", "harmonicSum"] as const) {
    const into = total[key];
    const from = part[key];
    for (let k = 0; k < into.length; k++) into[k]! += from[k]!;
  }
  for (let i = 0; i < total.farthest.length; i++)
    if (part.farthest[i]! > total.farthest[i]!) total.farthest[i] = part.farthest[i]!;
}

export function sweepOf({ n, directed, offsets, neighbours }: Ways, part: SweepPart): Sweep {
  const { dependency, tieDependency, reached, distanceSum, harmonicSum, farthest } = part;
  // Undirected, every pair was met from both of its ends.
  const times = directed ? 1 : 2;
  const tieBetweenness = new Float64Array(neighbours.length);
  if (directed) tieBetweenness.set(tieDependency);
  else {
    // Slots are sorted, so the slots of a city's lower neighbours are met in the order in which those ask for them.
    const next = offsets.slice(0, n);
    for (let i = 0; i < n; i++)
      for (let slot = offsets[i]!; slot < offsets[i + 1]!; slot++) {
        const j = neighbours[slot]!;
        if (j < i) continue;
        const back = next[j]!++;
        tieBetweenness[slot] = tieBetweenness[back] = (tieDependency[slot]! + tieDependency[back]!) / times;
      }
  }
  return {
    directed,
    betweenness: dependency.map((value) => value / times),
    tieBetweenness,
    reached,
    distanceSum,
    harmonicSum,
    eccentricity: farthest.map((value, i) => (reached[i] === 0 ? Number.NaN : value)),
    globalEfficiency: n < 2 ? Number.NaN : sum(harmonicSum) / (n * (n - 1)),
  };
}

/** The sums over the sources from..to - 1. */
export function sweepPart(ways: Ways, from: number, to: number): SweepPart {
  const part = emptyPart(ways);
  const search = makeSearch(ways);
  for (let source = from; source < to; source++) collect(search, search.run(source), part);
  return part;
}

/** The way back: adds what the search found to the sums. */
function collect(search: Search, reachedCities: number, part: SweepPart): void {
  const { order, length, paths, firstStep, nextStep, stepSlot, stepCity, dependency: own } = search;
  const { dependency, tieDependency, reached, distanceSum, harmonicSum, farthest } = part;
  own.fill(0);
  for (let position = reachedCities - 1; position > 0; position--) {
    const city = order[position]!;
    if (paths[city] === Infinity) throw tooManyPaths();
    const share = (1 + own[city]!) / paths[city]!;
    for (let step = firstStep[city]!; step !== -1; step = nextStep[step]!) {
      const from = stepCity[step]!;
      const passed = paths[from]! * share;
      own[from]! += passed;
      tieDependency[stepSlot[step]!]! += passed;
    }
    dependency[city]! += own[city]!;
    const distance = length[city]!;
    reached[city]!++;
    distanceSum[city]! += distance;
    harmonicSum[city]! += 1 / distance;
    if (distance > farthest[city]!) farthest[city] = distance;
  }
}

function tooManyPaths(): InnobeltError {
  return new InnobeltError(
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
}
