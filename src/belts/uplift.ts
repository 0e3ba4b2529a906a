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
 * would make it shorter and no dearer. Nothing is found twice, and the ranking is exact.
 *
 * A class waits under what it costs at least, that is its shared cities and the cheapest way on from there if all others
 * were open (one search back from the ends), and is searched when it is its turn: first among the points that lie on
 * ways of that cost, then, where there is none, among all.
 *
 * Only among sets of one cost is there a limit: at most 1,000 are compared beyond those wanted, within some ten million
 * ties looked at; then it ends, with what was found by then, and is not `complete`.
 *
 * Cost: a search of O(m log n) for every set found, at worst for every city of every set.
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
  /** Ties looked at before the search ends with what it has, and as many again for the paths of equal sets. */
  readonly mostLooked?: number;
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
  /** Sets found, the listed ones among them. */
  readonly compared: number;
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
  { level, alternatives, mostLooked = 10_000_000, signal, onProgress }: UpliftOptions,
): Uplift {
  const none = { sets: [], complete: true, compared: 0, more: false };
  const ground = contracted(form, multiples, from, isTarget, level, { left: mostLooked });
  if (ground.isEnd[ground.start] === 1) return { joined: true, ...none };
  if (Number.isNaN(multiples[from]!)) return { joined: false, ...none };
  const wanted = 1 + alternatives;
  const { found, complete, more } = cheapest(ground, wanted, { signal, onProgress });
  const weighed = found.map((lifted): Weighed => {
    const set = [...lifted].sort((a, b) => a - b);
    return { cities: set, cost: sum(set.map((city) => level - multiples[city]!)) };
  });
  const budget: Budget = { left: mostLooked };
  const opened = (set: Weighed): UpliftSet => {
    signal?.throwIfAborted();
    const lifted = new Set(set.cities);
    const isAllowed = (city: number): boolean => {
      budget.left--;
      return multiples[city]! >= level || lifted.has(city);
    };
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
  let allOpened = true;
  for (const equal of equals(weighed)) {
    const missing = wanted - sets.length;
    if (missing <= 0) break;
    const some: UpliftSet[] = [];
    for (const set of equal.sort((a, b) => compareCities(a.cities, b.cities)))
      if (some.length < missing || budget.left > 0) some.push(opened(set));
      else allOpened = false;
    sets.push(...byLength(some));
  }
  return {
    joined: false,
    sets: sets.slice(0, wanted),
    complete: complete && allOpened,
    compared: found.length,
    more: more || weighed.length > wanted,
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
  readonly budget: Budget;
}

/** Ties that may still be looked at; less than 0 when more were. */
interface Budget {
  left: number;
}

function contracted(
  form: Compact,
  multiples: Float64Array,
  from: number,
  isTarget: (city: number) => boolean,
  level: number,
  budget: Budget,
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
  return { form, label, rim: rims.map((rim) => [...rim]), cost, start, isEnd, budget };
}

/** Points next to a point: cities below t with a score, and components. */
function eachNext({ form, label, rim, cost, budget }: Ground, point: number, visit: (next: number) => void): void {
  const { n, offsets, neighbours } = form;
  if (point >= n) {
    const cities = rim[point - n]!;
    budget.left -= cities.length;
    for (const city of cities) visit(city);
    return;
  }
  budget.left -= offsets[point + 1]! - offsets[point]!;
  for (let slot = offsets[point]!; slot < offsets[point + 1]!; slot++) {
    const next = neighbours[slot]!;
    if (label[next]! >= 0) visit(n + label[next]!);
    else if (!Number.isNaN(cost[next]!)) visit(next);
  }
}

/** Closes a city of a path and every city linked to it, to those that come after the next one. */
function closeAround(ground: Ground, point: number, close: (point: number) => void): void {
  close(point);
  eachNext(ground, point, (next) => {
    close(next);
    if (next >= ground.form.n) eachNext(ground, next, close);
  });
}

/** The paths that begin with the first `shared` steps of one and do not go on to a city of `barred`. */
interface PathClass {
  /** The start and the cities below t, in order; the components between them are left out. */
  readonly steps: readonly number[];
  readonly shared: number;
  /** Of the shared steps. */
  readonly cost: number;
  readonly barred: readonly number[];
}

/** The cheapest path of a class. */
interface Way {
  readonly of: PathClass;
  readonly steps: readonly number[];
  readonly cost: number;
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
  const { start, form, budget } = ground;
  const ahead = costsToEnd(ground);
  const search = searcher(ground, ahead);
  const atLeast = leastCosts(ground, ahead);
  const classes: PathClass[] = [];
  const waiting = new Heap();
  const ways: Way[] = [];
  const ready = new Heap();
  const found: number[][] = [];
  let dearest = 0;
  let worst = Infinity;
  const ask = (at: number, least: number, most: number): boolean => {
    signal?.throwIfAborted();
    const of = classes[at]!;
    const isEnough = most < Infinity;
    const { way, cut } = search(of, isEnough ? most : least * (1 + slack));
    const last = way === null && cut < Infinity && !isEnough ? search(of, Infinity).way : way;
    if (last !== null) {
      ready.push(last.cost, ways.length);
      ways.push({ of, ...last });
    } else if (isEnough && cut < Infinity) waiting.push(cut, at);
    return last !== null;
  };
  const first: PathClass = { steps: [start], shared: 1, cost: ground.cost[start]!, barred: [] };
  classes.push(first);
  waiting.push(ahead[start]! + first.cost, 0);
  if (ahead[start] === Infinity) return { found, complete: true, more: false };
  for (;;) {
    const [next, known] = [topOf(waiting), topOf(ready)];
    const least = Math.min(next, known);
    if (least === Infinity) return { found, complete: true, more: false };
    if (least > worst) break;
    if (known <= next * (1 + equalCost)) {
      if (found.length >= wanted + mostCompared) return { found, complete: false, more: true };
      const { of, steps, cost } = ways[ready.pop()]!;
      found.push(steps.filter((point) => point < form.n));
      dearest = Math.max(dearest, cost);
      if (found.length <= wanted) onProgress?.(found.length, wanted);
      if (found.length === wanted) worst = dearest * (1 + slack);
      atLeast(steps, of, (one, cheapestOn) => {
        waiting.push(cheapestOn, classes.length);
        classes.push(one);
      });
    } else {
      if (found.length > 0 && budget.left <= 0) return { found, complete: false, more: true };
      ask(waiting.pop(), next, worst);
    }
  }
  // A class may turn out to be empty, so that one waits says nothing.
  let more = ready.size > 0;
  while (!more && waiting.size > 0) {
    if (budget.left <= 0) return { found, complete: false, more: true };
    more = ask(waiting.pop(), Infinity, Infinity);
  }
  return { found, complete: true, more };
}

function topOf(heap: Heap): number {
  return heap.size === 0 ? Infinity : heap.topKey();
}

/** By point: what the cheapest way from it to an end costs, the point itself left out; infinite without one. */
function costsToEnd(ground: Ground): Float64Array {
  const { cost, isEnd } = ground;
  const ahead = new Float64Array(cost.length).fill(Infinity);
  const heap = new Heap();
  for (const [point, end] of isEnd.entries()) {
    if (end === 0 || Number.isNaN(cost[point]!)) continue;
    ahead[point] = 0;
    heap.push(0, point);
  }
  while (heap.size > 0) {
    const at = heap.topKey();
    const point = heap.pop();
    if (at > ahead[point]!) continue;
    const through = at + cost[point]!;
    eachNext(ground, point, (before) => {
      if (!(through < ahead[before]!)) return;
      ahead[before] = through;
      heap.push(through, before);
    });
  }
  return ahead;
}

/** Cuts what is left of a class without its cheapest path into classes, each with what it costs at least. */
function leastCosts(
  ground: Ground,
  ahead: Float64Array,
): (steps: readonly number[], of: PathClass, visit: (one: PathClass, least: number) => void) => void {
  const { form, cost, isEnd } = ground;
  const closedBy = new Uint32Array(cost.length);
  const barredBy = new Uint32Array(cost.length);
  let run = 0;
  let cuts = 0;
  return (steps, of, visit) => {
    run++;
    let reach = 0;
    for (let shared = 1; shared < steps.length; shared++) {
      const last = steps[shared - 1]!;
      reach += cost[last]!;
      if (shared >= of.shared) {
        cuts++;
        const barred = [...(shared === of.shared ? of.barred : []), steps[shared]!];
        for (const point of [last, ...barred]) barredBy[point] = cuts;
        let on = Infinity;
        const isOpen = (point: number): boolean => closedBy[point] !== run && barredBy[point] !== cuts;
        const go = (point: number): void => {
          if (isOpen(point)) on = Math.min(on, cost[point]! + ahead[point]!);
        };
        // What lies behind a component is seen city by city: its cheapest one may be barred.
        eachNext(ground, last, (next) => {
          if (next < form.n || isEnd[next] === 1) go(next);
          else if (isOpen(next)) eachNext(ground, next, go);
        });
        if (on < Infinity) visit({ steps, shared, cost: reach, barred }, reach + on);
      }
      closeAround(ground, last, (point) => void (closedBy[point] = run));
    }
  };
}

/** No way costs less than `cut`, infinite when none was passed over for costing more than the most. */
type Search = (of: PathClass, most: number) => { readonly way: Omit<Way, "of"> | null; readonly cut: number };

function searcher(ground: Ground, ahead: Float64Array): Search {
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
  return ({ steps, shared, cost: startCost, barred }, most) => {
    run++;
    const close = (point: number): void => void (closedBy[point] = run);
    for (const point of barred) close(point);
    for (let k = 0; k < shared - 1; k++) closeAround(ground, steps[k]!, close);
    const start = steps[shared - 1]!;
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
    let cut = Infinity;
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
        if (closedBy[next] === run) return;
        const far = at + cost[next]!;
        const whole = far + ahead[next]!;
        if (whole > most) cut = Math.min(cut, whole);
        else arrive(next, far, next < form.n ? count + 1 : count, point);
      });
    }
    if (end < 0) return { way: null, cut };
    const found: number[] = [];
    for (let point = end; point !== start; point = before[point]!) if (point < form.n) found.push(point);
    return { way: { steps: [...steps.slice(0, shared), ...found.reverse()], cost: reach[end]! }, cut };
  };
}
