/**
 * Uplift: which cities would have to grow so that a city joins a target at level t, and what are the other ways?
 *
 * Lifting a city to t costs max(0, t - multiple), in multiples of the mean before anything is lifted. A set of cities
 * joins the city to a target when both lie in one component of the superlevel graph G_t with the set added; both ends
 * are included, so an end below t must be lifted too. Listed are the sets minimal by inclusion (no proper subset
 * joins), by cost, then fewest cities, then fewest km of the shortest path that they open (hops where one of the equal
 * sets has no length in km), then ids. A city without a score cannot be lifted and is on no path. The cost of a set is
 * summed in canonical order; costs that differ by less than 1e-12 of themselves are equal.
 *
 * Contract every component of G_t to a free point. Call two of the other cities linked when they are tied or touch the
 * same component, and let s be the start (its component, when it is in G_t) and e the end, linked to every city that is
 * a target or touches a component with one. Then the minimal sets are the inner cities of the chordless paths from s to
 * e, one for one (with s, when the start itself must be lifted):
 *   a minimal set opens a way, whose cities are the whole set; a chord would skip one of them, and each costs;
 *   the cities of a chordless path touch only their neighbours on it, so without any one of them s and e fall apart,
 *   and they can be walked in one order only.
 * They come in order of cost by the partition of Lawler: the paths that share the first i cities with one that was
 * found and go on otherwise are a class of their own, whose cheapest path is found by Dijkstra with costs on cities.
 * In such a class no chordless path can meet a city linked to the shared ones before the last, nor a city that the last
 * must not go to next; without these the cheapest path with the fewest cities is chordless of itself, for a chord
 * would make it shorter and no dearer. So no class is searched in vain, nothing is found twice, and the ranking is
 * exact. Only among sets of one cost is there a limit: at most 1,000 are compared beyond those wanted (`complete`).
 *
 * Cost: a search of O(m log n) for every city of every set found.
 *
 * Yen (1971) doi:10.1287/mnsc.17.11.712; Lawler (1972) doi:10.1287/mnsc.18.7.401; chordless paths: Uno, Satoh (2014)
 * An efficient algorithm for enumerating chordless cycles and chordless paths, arXiv:1404.7610.
 */
import type { City } from "../network/city.ts";
import type { Compact } from "../network/compact.ts";
import { Heap } from "../support/heap.ts";
import type { RunOptions } from "../support/pool.ts";
import { sum } from "../support/sum.ts";
import { nearestPath } from "./nearest-path.ts";
import { superlevel } from "./superlevel.ts";

export interface UpliftOptions extends RunOptions {
  readonly level: number;
  /** Sets beside the cheapest. */
  readonly alternatives: number;
}

export interface UpliftSet {
  /** The cities to lift, in canonical order. */
  readonly cities: readonly number[];
  /** Sum of their lifts, in multiples of the mean before lifting. */
  readonly cost: number;
  /** The nearest path to a target once they are lifted, both ends included. */
  readonly path: readonly number[];
  /** Great-circle km of the path; null where it was measured in hops. */
  readonly lengthKm: number | null;
}

export interface Uplift {
  /** The city and a target lie in one component of G_t as it is: nothing needs lifting. */
  readonly joined: boolean;
  /** The cheapest first; empty when joined, and when no lifting of cities with a score can join them. */
  readonly sets: readonly UpliftSet[];
  /** False when more sets of one cost were there than were compared: those listed have the lowest costs all the same. */
  readonly complete: boolean;
  /** There are minimal sets beyond those listed. */
  readonly more: boolean;
}

/** The target is any city that passes, other than the city itself. Progress is counted in sets found. */
export function upliftSets(
  cities: readonly City[],
  form: Compact,
  multiples: Float64Array,
  from: number,
  isTarget: (city: number) => boolean,
  { level, alternatives, signal, onProgress }: UpliftOptions,
): Uplift {
  const ground = contracted(form, multiples, from, isTarget, level);
  if (ground.isEnd[ground.start] === 1) return { joined: true, sets: [], complete: true, more: false };
  if (Number.isNaN(multiples[from]!)) return { joined: false, sets: [], complete: true, more: false };
  const { found, complete, more } = cheapest(ground, 1 + alternatives, { signal, onProgress });
  const weighed = found.map((lifted): Weighed => {
    const set = [...lifted].sort((a, b) => a - b);
    return { cities: set, cost: sum(set.map((city) => level - multiples[city]!)) };
  });
  const opened = (set: Weighed): UpliftSet => {
    const lifted = new Set(set.cities);
    const isAllowed = (city: number): boolean => multiples[city]! >= level || lifted.has(city);
    const way = nearestPath(
      cities,
      form,
      from,
      (city) => city !== from && isTarget(city) && isAllowed(city),
      isAllowed,
    );
    if (way === null) throw new Error("the cities of a path join its ends");
    return { ...set, path: way.path, lengthKm: way.km };
  };
  const sets: UpliftSet[] = [];
  for (const equal of equals(weighed)) {
    if (sets.length > alternatives) break;
    sets.push(...byLength(equal.map(opened)));
  }
  return {
    joined: false,
    sets: sets.slice(0, 1 + alternatives),
    complete,
    more: more || weighed.length > 1 + alternatives,
  };
}

type Weighed = Pick<UpliftSet, "cities" | "cost">;

/** Costs that differ by less than this share of themselves are equal: they may be sums in different order. */
export const equalCost = 1e-12;

/** Runs of sets of one cost and one number of cities, in order. */
function equals(sets: readonly Weighed[]): Weighed[][] {
  const runs: Weighed[][] = [];
  const byCost = [...sets].sort((a, b) => a.cost - b.cost);
  for (let first = 0; first < byCost.length;) {
    let end = first + 1;
    while (end < byCost.length && byCost[end]!.cost - byCost[first]!.cost <= equalCost * byCost[end]!.cost) end++;
    const run = byCost.slice(first, end).sort((a, b) => a.cities.length - b.cities.length);
    for (const set of run) {
      const last = runs.at(-1)?.[0];
      if (last === undefined || set === run[0] || last.cities.length !== set.cities.length) runs.push([set]);
      else runs.at(-1)!.push(set);
    }
    first = end;
  }
  return runs;
}

function byLength(sets: UpliftSet[]): UpliftSet[] {
  const measured = sets.every(({ lengthKm }) => lengthKm !== null);
  const length = (set: UpliftSet): number => (measured ? set.lengthKm! : set.path.length);
  return sets.sort((a, b) => length(a) - length(b) || compareCities(a.cities, b.cities));
}

function compareCities(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return a.length - b.length;
}

/** G_t contracted: points 0 to n - 1 are the cities below t, point n + c is component c of G_t. */
interface Ground {
  readonly form: Compact;
  readonly label: Int32Array;
  /** By component: the cities below t that touch it. */
  readonly rim: readonly (readonly number[])[];
  /** By point: what lifting it costs; NaN for a city without a score. */
  readonly cost: Float64Array;
  readonly start: number;
  /** By point: 1 where a target lies in it. */
  readonly isEnd: Uint8Array;
}

function contracted(
  form: Compact,
  multiples: Float64Array,
  from: number,
  isTarget: (city: number) => boolean,
  level: number,
): Ground {
  const { n, offsets, neighbours } = form;
  const label = superlevel(form, multiples, level);
  const rims: Set<number>[] = [];
  for (const component of label) if (component >= 0) rims[component] ??= new Set();
  const cost = new Float64Array(n + rims.length);
  const isEnd = new Uint8Array(n + rims.length);
  for (let city = 0; city < n; city++) {
    const component = label[city]!;
    if (city !== from && isTarget(city)) isEnd[component < 0 ? city : n + component] = 1;
    if (component >= 0) continue;
    cost[city] = level - multiples[city]!;
    if (Number.isNaN(cost[city]!)) continue;
    for (let slot = offsets[city]!; slot < offsets[city + 1]!; slot++) {
      const touched = label[neighbours[slot]!]!;
      if (touched >= 0) rims[touched]!.add(city);
    }
  }
  const start = label[from]! < 0 ? from : n + label[from]!;
  return { form, label, rim: rims.map((rim) => [...rim]), cost, start, isEnd };
}

/** Points next to a point: cities below t with a score, and components. */
function eachNext({ form, label, rim, cost }: Ground, point: number, visit: (next: number) => void): void {
  const { n, offsets, neighbours } = form;
  if (point >= n) {
    for (const city of rim[point - n]!) visit(city);
    return;
  }
  for (let slot = offsets[point]!; slot < offsets[point + 1]!; slot++) {
    const next = neighbours[slot]!;
    if (label[next]! >= 0) visit(n + label[next]!);
    else if (!Number.isNaN(cost[next]!)) visit(next);
  }
}

/** The cheapest path of a class: the paths that begin with `shared` and do not go on to a city of `barred`. */
interface Candidate {
  /** The start and the cities below t, in order; the components between them are left out. */
  readonly steps: readonly number[];
  readonly cost: number;
  readonly shared: number;
  readonly barred: readonly number[];
}

/** How many sets of one cost are compared beyond those wanted. */
const mostCompared = 1000;
/** Sets as cheap as the last wanted one are all looked at; far wider than `equalCost`, since sums along a path round. */
const slack = 1e-9;

/** The cities of the cheapest chordless paths, at least `wanted` where there are so many, with all of equal cost. */
function cheapest(
  ground: Ground,
  wanted: number,
  { signal, onProgress }: RunOptions,
): { found: number[][]; complete: boolean; more: boolean } {
  const search = searcher(ground);
  const candidates: Candidate[] = [];
  const heap = new Heap();
  const offer = (steps: readonly number[], cost: number, barred: readonly number[]): void => {
    signal?.throwIfAborted();
    const path = search(steps, cost, barred);
    if (path === null) return;
    heap.push(path.cost, candidates.length);
    candidates.push({ ...path, shared: steps.length, barred });
  };
  const { start, form } = ground;
  offer([start], ground.cost[start]!, []);
  const found: number[][] = [];
  let worst = Infinity;
  while (heap.size > 0 && heap.topKey() <= worst) {
    if (found.length >= wanted + mostCompared) return { found, complete: false, more: true };
    const { steps, cost, shared, barred } = candidates[heap.pop()]!;
    found.push(steps.filter((point) => point < form.n));
    if (found.length <= wanted) onProgress?.(found.length, wanted);
    if (found.length === wanted) worst = cost * (1 + slack);
    let reach = 0;
    for (let length = 1; length < steps.length; length++) {
      reach += ground.cost[steps[length - 1]!]!;
      if (length >= shared)
        offer(steps.slice(0, length), reach, [...(length === shared ? barred : []), steps[length]!]);
    }
  }
  return { found, complete: true, more: heap.size > 0 };
}

type Search = (
  shared: readonly number[],
  cost: number,
  barred: readonly number[],
) => Pick<Candidate, "steps" | "cost"> | null;

function searcher(ground: Ground): Search {
  const { form, cost, isEnd } = ground;
  const points = cost.length;
  // Arrays are made once; a search knows its own entries by its number.
  const reachedBy = new Uint32Array(points);
  const closedBy = new Uint32Array(points);
  const reach = new Float64Array(points);
  const lifts = new Uint32Array(points);
  const before = new Int32Array(points);
  const isOpen = new Uint8Array(points);
  let run = 0;
  return (shared, startCost, barred) => {
    run++;
    const close = (point: number): void => void (closedBy[point] = run);
    for (const point of barred) close(point);
    for (const point of shared.slice(0, -1)) {
      close(point);
      eachNext(ground, point, (next) => {
        close(next);
        if (next >= form.n) eachNext(ground, next, close);
      });
    }
    const start = shared.at(-1)!;
    const heap = new Heap();
    const arrive = (point: number, at: number, count: number, last: number): void => {
      if (reachedBy[point] === run && (at > reach[point]! || (at === reach[point] && count >= lifts[point]!))) return;
      reachedBy[point] = run;
      reach[point] = at;
      lifts[point] = count;
      before[point] = last;
      isOpen[point] = 1;
      heap.push(at, point);
    };
    arrive(start, startCost, 0, -1);
    let end = -1;
    while (heap.size > 0) {
      const at = heap.topKey();
      const point = heap.pop();
      if (end >= 0 && at > reach[end]!) break;
      if (isOpen[point] === 0) continue;
      isOpen[point] = 0;
      if (isEnd[point] === 1) {
        if (end < 0 || lifts[point]! < lifts[end]!) end = point;
        continue;
      }
      // A lift too small to add to the sum leaves the cost equal: fewer cities are then found later, and count.
      const count = lifts[point]!;
      eachNext(ground, point, (next) => {
        if (closedBy[next] !== run) arrive(next, at + cost[next]!, next < form.n ? count + 1 : count, point);
      });
    }
    if (end < 0) return null;
    const found: number[] = [];
    for (let point = end; point !== start; point = before[point]!) if (point < form.n) found.push(point);
    return { steps: [...shared, ...found.reverse()], cost: reach[end]! };
  };
}
