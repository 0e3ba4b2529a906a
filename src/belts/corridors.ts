/**
 * Corridors: along which cities does one get from one city to another without going low, and which other ways are there?
 *
 * The level of a path is the smallest multiple among its inner cities; the ends are given, and only they may lack a
 * score. Of two paths the better one has the greater level (a direct tie, without inner cities, beats all), then fewer
 * great-circle km, then comes first by ids, read from the start. The first corridor is the best of all simple paths to
 * a target; every further one the best whose set of inner cities differs from all before it. A path ends at the first
 * target it comes to.
 *
 * Km are added in the order from the start. At a level at which a city without a point can be reached, all paths of that
 * level are measured in hops: one unit for all that are compared.
 *
 * Yen's scheme (1971) with Lawler's partition (1972): the paths that share the beginning of a found one and then leave
 * it are asked for their best, once for every city where they may leave. That best has the level min(beginning, w), w
 * the widest level of the rest, and is the nearest among the paths through cities of at least that level: exact, since
 * the level comes first. Once enough ways wait, a part must beat the last of them: one of a lower level is not searched,
 * nor in one of its level any city from which the way to the nearest target, through all cities of that level, makes
 * the path longer.
 *
 * Cost: two searches, O(m log n) each at worst, for every city of every path found; most end at once. Paths with the
 * same inner cities in another order are found and left out. After 10,000 paths, or some ten million ties looked at, the
 * list ends and is not `complete`: that takes very many cities at one point, or very many paths equally long.
 *
 * Yen (1971) Finding the K shortest loopless paths in a network. Management Science 17, doi:10.1287/mnsc.17.11.712.
 * Lawler (1972) A procedure for computing the K best solutions to discrete optimization problems and its application to
 * the shortest path problem. Management Science 18, doi:10.1287/mnsc.18.7.401.
 */
import type { City } from "../network/city.ts";
import type { Compact } from "../network/compact.ts";
import { greatCircleKm } from "../network/great-circle.ts";
import { Heap } from "../support/heap.ts";
import type { RunOptions } from "../support/pool.ts";
import { isBeyond, nearestPath } from "./nearest-path.ts";
import { widestLevel } from "./widest-path.ts";

export interface Corridor {
  /** From the start to the target, both included. */
  readonly path: readonly number[];
  /** Smallest multiple among the inner cities; NaN for a direct tie. */
  readonly level: number;
  /** Great-circle km along the path; null where paths of this level were measured in hops. */
  readonly lengthKm: number | null;
  /** The lowest inner city, of equal ones the first by id; of a direct tie the lower end, an end with a score first. */
  readonly bottleneck: number;
  /** The smallest multiple with both ends; NaN when an end has no score. */
  readonly joiningLevel: number;
}

export interface CorridorsOptions extends RunOptions {
  /** Further corridors beside the best. */
  readonly runnersUp: number;
  /** Paths looked at before the list ends as it is. */
  readonly mostPaths?: number;
  /** Ties looked at, likewise; the best corridor is always found. */
  readonly mostLooked?: number;
}

export interface Corridors {
  /** The best first; empty where no path leads to a target. */
  readonly list: readonly Corridor[];
  /** False when the search ended before it was done, so that further corridors may be missing. */
  readonly complete: boolean;
}

/** The start itself is never its own target. Progress is counted in corridors found. */
export function corridors(
  cities: readonly City[],
  form: Compact,
  multiples: Float64Array,
  from: number,
  to: number | ((city: number) => boolean),
  { runnersUp, mostPaths = 10_000, mostLooked = 10_000_000, signal, onProgress }: CorridorsOptions,
): Corridors {
  if (to === from) throw new RangeError("a corridor joins two different cities");
  const isTarget = (city: number): boolean => city !== from && (typeof to === "number" ? city === to : to(city));
  const inHops = unitByLevel(cities, form, multiples, from, isTarget);
  const budget: Budget = { left: mostLooked };
  const network: Network = {
    cities,
    form,
    multiples,
    isTarget,
    inHops,
    ahead: wayBack(cities, form, multiples, isTarget, inHops, budget),
    budget,
    placeOn: new Float64Array(form.n).fill(Infinity),
  };
  const chosen = new Map<string, Way>();
  const waiting: Way[] = [];
  let last: Way | null = null;
  /** False when the budget is spent. */
  const askAll = (parts: readonly Part[], beginning: readonly number[]): boolean => {
    beginning.forEach((city, place) => (network.placeOn[city] = place));
    let asked = 0;
    for (const part of parts) {
      signal?.throwIfAborted();
      if (budget.left <= 0 && waiting.length + chosen.size > 0) break;
      asked++;
      const way = bestOf(network, part, last);
      if (way === null) continue;
      const place = waiting.findIndex((other) => isBetter(way, other));
      waiting.splice(place < 0 ? waiting.length : place, 0, way);
      const end = placeOfLast(waiting, chosen, runnersUp + 1 - chosen.size);
      if (end === null) continue;
      waiting.length = end + 1;
      last = waiting[end]!;
    }
    for (const city of beginning) network.placeOn[city] = Infinity;
    return asked === parts.length;
  };
  askAll([{ path: [from], at: 0, shut: new Set(), highest: Infinity, lowest: Infinity, gone: 0 }], [from]);
  for (let found = 0; waiting.length > 0 && chosen.size <= runnersUp; found++) {
    if (found === mostPaths) return { list: listOf(multiples, chosen), complete: false };
    const best = waiting.shift()!;
    if (!chosen.has(best.inner)) {
      chosen.set(best.inner, best);
      onProgress?.(chosen.size, runnersUp + 1);
    }
    if (chosen.size <= runnersUp && !askAll(partsBeside(network, best), best.path))
      return { list: listOf(multiples, chosen), complete: false };
  }
  return { list: listOf(multiples, chosen), complete: true };
}

function listOf(multiples: Float64Array, chosen: ReadonlyMap<string, Way>): Corridor[] {
  return [...chosen.values()].map((way) => corridorOf(multiples, way));
}

interface Network {
  readonly cities: readonly City[];
  readonly form: Compact;
  readonly multiples: Float64Array;
  readonly isTarget: (city: number) => boolean;
  readonly inHops: (level: number) => boolean;
  /** Length of the nearest way to a target through cities of at least a level; infinite where it is more than `most`. */
  readonly ahead: (level: number, most: number) => (city: number) => number;
  readonly budget: Budget;
  /** By city: its place on the path that is parted; infinite for others. */
  readonly placeOn: Float64Array;
}

/** Ties that may still be looked at; less than 0 when more were. */
interface Budget {
  left: number;
}

/** The simple paths that begin like one as far as a place and do not go on to a city that is shut. */
interface Part {
  readonly path: readonly number[];
  readonly at: number;
  readonly shut: ReadonlySet<number>;
  /** Level of the best path of the part that it was cut from: it has none higher. */
  readonly highest: number;
  /** Smallest multiple on the beginning, without the start. */
  readonly lowest: number;
  /** Km along the beginning; not a number past a city without a point. */
  readonly gone: number;
}

/** The best path of a part. */
interface Way {
  readonly part: Part;
  readonly path: readonly number[];
  /** Infinite for a direct tie. */
  readonly level: number;
  /** In the unit of its level. */
  readonly length: number;
  readonly inHops: boolean;
  /** The inner cities as a set. */
  readonly inner: string;
}

/** What is left of a part without its best path: parts without common paths. */
function partsBeside({ cities, multiples }: Network, { part, path, level }: Way): Part[] {
  const parts: Part[] = [];
  let { lowest, gone } = part;
  for (let at = part.at; at < path.length - 1; at++) {
    if (at > part.at) {
      lowest = Math.min(lowest, multiples[path[at]!]!);
      gone += kmBetween(cities, path[at - 1]!, path[at]!) ?? Number.NaN;
    }
    const shut = new Set([...(at === part.at ? part.shut : []), path[at + 1]!]);
    parts.push({ path, at, shut, highest: level, lowest, gone });
  }
  return parts;
}

/** Where the last way stands that can still be wanted: what is worse need not be looked for. Null while any can. */
function placeOfLast(waiting: readonly Way[], chosen: ReadonlyMap<string, Way>, wanted: number): number | null {
  const others = new Set<string>();
  for (const [place, { inner }] of waiting.entries()) {
    if (!chosen.has(inner)) others.add(inner);
    if (others.size === wanted) return place;
  }
  return null;
}

/** Null without a path, and when it is surely worse than the last one wanted. */
function bestOf(network: Network, part: Part, last: Way | null): Way | null {
  const { at, shut, highest, lowest, gone } = part;
  const { cities, form, multiples, isTarget, placeOn, budget } = network;
  const start = part.path[at]!;
  const least = last?.level ?? 0;
  const isNew = (city: number): boolean => {
    budget.left--;
    return placeOn[city]! > at;
  };
  const mayBegin = (next: number): boolean => !shut.has(next);
  let level = Math.min(highest, lowest);
  if (level < least) return null;
  if (last === null || level > least) {
    const widest = widestLevel(form, multiples, start, isTarget, { isAllowed: isNew, mayBegin, lowest: least });
    if (widest === null) return null;
    level = Math.min(level, widest);
  }
  const inHops = network.inHops(level);
  const bound = last?.level === level ? { most: last.length, ahead: network.ahead(level, last.length) } : {};
  const found = nearestPath(cities, form, start, isTarget, (city) => isNew(city) && multiples[city]! >= level, {
    mayBegin,
    inHops,
    gone: inHops ? at : gone,
    ...bound,
  });
  if (found === null) return null;
  const path = [...part.path.slice(0, at), ...found.path];
  budget.left -= path.length;
  return {
    part,
    path,
    level,
    length: found.km ?? path.length - 1,
    inHops,
    inner: path
      .slice(1, -1)
      .sort((a, b) => a - b)
      .join(),
  };
}

/** A search from all targets at once, made anew for another level or a longer way; it is asked one level after another. */
function wayBack(
  cities: readonly City[],
  form: Compact,
  multiples: Float64Array,
  isTarget: (city: number) => boolean,
  inHops: (level: number) => boolean,
  budget: Budget,
): Network["ahead"] {
  let made: { readonly level: number; readonly most: number; readonly lengths: Float64Array } | null = null;
  const search = (level: number, most: number): Float64Array => {
    const lengths = new Float64Array(form.n).fill(Infinity);
    const heap = new Heap();
    const arrive = (city: number, length: number): void => {
      if (!(length < lengths[city]!) || isBeyond(length, most)) return;
      lengths[city] = length;
      heap.push(length, city);
    };
    const hops = inHops(level);
    cities.forEach((_, city) => {
      if (isTarget(city)) arrive(city, 0);
    });
    while (heap.size > 0) {
      const length = heap.topKey();
      const city = heap.pop();
      if (length > lengths[city]! || (!isTarget(city) && !(multiples[city]! >= level))) continue;
      budget.left -= form.offsets[city + 1]! - form.offsets[city]!;
      for (let slot = form.offsets[city]!; slot < form.offsets[city + 1]!; slot++) {
        const next = form.neighbours[slot]!;
        // At a level measured in km no way from the start meets a city without a point.
        const step = hops ? 1 : kmBetween(cities, city, next);
        if (step !== null) arrive(next, length + step);
      }
    }
    return lengths;
  };
  return (level, most) => {
    if (made === null || made.level !== level || made.most < most) made = { level, most, lengths: search(level, most) };
    const { lengths } = made;
    return (city) => lengths[city]!;
  };
}

function kmBetween(cities: readonly City[], a: number, b: number): number | null {
  const [from, to] = [cities[a]!.point, cities[b]!.point];
  return from === null || to === null ? null : greatCircleKm(from, to);
}

function isBetter(a: Way, b: Way): boolean {
  if (a.level !== b.level) return a.level > b.level;
  if (a.length !== b.length) return a.length < b.length;
  // No path is the beginning of another: each ends at the first target it comes to.
  const k = a.path.findIndex((city, place) => city !== b.path[place]);
  return k >= 0 && a.path[k]! < b.path[k]!;
}

/** Whether a city without a point can be reached from the start through cities of at least a level; level by level. */
function unitByLevel(
  cities: readonly City[],
  form: Compact,
  multiples: Float64Array,
  from: number,
  isTarget: (city: number) => boolean,
): (level: number) => boolean {
  if (cities.every(({ point }) => point !== null)) return () => false;
  const known = new Map<number, boolean>();
  const meetsOne = (level: number): boolean => {
    const met = new Set([from]);
    for (const city of met) {
      if (cities[city]!.point === null) return true;
      if (isTarget(city)) continue;
      for (let slot = form.offsets[city]!; slot < form.offsets[city + 1]!; slot++) {
        const next = form.neighbours[slot]!;
        if (multiples[next]! >= level || isTarget(next)) met.add(next);
      }
    }
    return false;
  };
  return (level) => {
    let inHops = known.get(level);
    if (inHops === undefined) known.set(level, (inHops = meetsOne(level)));
    return inHops;
  };
}

function corridorOf(multiples: Float64Array, { path, level, length, inHops }: Way): Corridor {
  const inner = path.slice(1, -1);
  const ends = [path[0]!, path.at(-1)!];
  return {
    path,
    level: level === Infinity ? Number.NaN : level,
    lengthKm: inHops ? null : length,
    bottleneck: lowestOf(multiples, inner.length > 0 ? inner : ends),
    joiningLevel: Math.min(level, ...ends.map((city) => multiples[city]!)),
  };
}

/** Of equal ones the first by id; a city without a multiple only where no other is. */
function lowestOf(multiples: Float64Array, list: readonly number[]): number {
  const height = (city: number): number => (Number.isNaN(multiples[city]!) ? Infinity : multiples[city]!);
  return list.reduce((low, city) =>
    height(city) < height(low) || (height(city) === height(low) && city < low) ? city : low,
  );
}
