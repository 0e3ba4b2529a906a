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
 * the level comes first. A part whose level is below that of enough others is not searched.
 *
 * Cost: two searches, O(m log n) each at worst, for every city of every path found. Paths with the same inner cities in
 * another order are found and left out; after 10,000 paths the list ends, which takes very many cities at one point.
 *
 * Yen (1971) Finding the K shortest loopless paths in a network. Management Science 17, doi:10.1287/mnsc.17.11.712.
 * Lawler (1972) A procedure for computing the K best solutions to discrete optimization problems and its application to
 * the shortest path problem. Management Science 18, doi:10.1287/mnsc.18.7.401.
 */
import type { City } from "../network/city.ts";
import type { Compact } from "../network/compact.ts";
import { greatCircleKm } from "../network/great-circle.ts";
import { nearestPath } from "./nearest-path.ts";
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

export interface CorridorsOptions {
  /** Further corridors beside the best. */
  readonly runnersUp: number;
}

/** The best first; empty where no path leads to a target. The start itself is never its own target. */
export function corridors(
  cities: readonly City[],
  form: Compact,
  multiples: Float64Array,
  from: number,
  to: number | ((city: number) => boolean),
  { runnersUp }: CorridorsOptions,
): Corridor[] {
  if (to === from) throw new RangeError("a corridor joins two different cities");
  const isTarget = (city: number): boolean => city !== from && (typeof to === "number" ? city === to : to(city));
  const network: Network = {
    cities,
    form,
    multiples,
    isTarget,
    inHops: unitByLevel(cities, form, multiples, from, isTarget),
  };
  const chosen = new Map<string, Way>();
  const waiting: Way[] = [];
  const ask = (part: Part): void => {
    const wanted = runnersUp + 1 - chosen.size;
    const way = bestOf(network, part, levelToBeat(waiting, chosen, wanted));
    if (way === null) return;
    const place = waiting.findIndex((other) => isBetter(way, other));
    waiting.splice(place < 0 ? waiting.length : place, 0, way);
  };
  ask({ beginning: [from], shut: new Set() });
  for (let found = 0; found < mostPaths && chosen.size <= runnersUp; found++) {
    const best = waiting.shift();
    if (best === undefined) break;
    if (!chosen.has(best.inner)) chosen.set(best.inner, best);
    if (chosen.size <= runnersUp) for (const part of partsBeside(best)) ask(part);
  }
  return [...chosen.values()].map((way) => corridorOf(multiples, way));
}

const mostPaths = 10_000;

interface Network {
  readonly cities: readonly City[];
  readonly form: Compact;
  readonly multiples: Float64Array;
  readonly isTarget: (city: number) => boolean;
  readonly inHops: (level: number) => boolean;
}

/** The simple paths that begin like this and do not go on to a city that is shut. */
interface Part {
  readonly beginning: readonly number[];
  readonly shut: ReadonlySet<number>;
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
function partsBeside({ part, path }: Way): Part[] {
  const last = part.beginning.length - 1;
  return path.slice(last, -1).map((_, k) => ({
    beginning: path.slice(0, last + k + 1),
    shut: new Set([...(k === 0 ? part.shut : []), path[last + k + 1]!]),
  }));
}

/** The level of the last path that can still be wanted: what is lower need not be looked for. */
function levelToBeat(waiting: readonly Way[], chosen: ReadonlyMap<string, Way>, wanted: number): number {
  const others = new Set<string>();
  for (const { inner, level } of waiting) {
    if (!chosen.has(inner)) others.add(inner);
    if (others.size === wanted) return level;
  }
  return 0;
}

function bestOf(network: Network, { beginning, shut }: Part, lowest: number): Way | null {
  const { cities, form, multiples, isTarget } = network;
  const gone = new Set(beginning);
  const start = beginning.at(-1)!;
  const mayBegin = (next: number): boolean => !shut.has(next);
  const widest = widestLevel(form, multiples, start, isTarget, {
    isAllowed: (city) => !gone.has(city),
    mayBegin,
    lowest,
  });
  if (widest === null) return null;
  const level = beginning.slice(1).reduce((low, city) => Math.min(low, multiples[city]!), widest);
  const inHops = network.inHops(level);
  const found = nearestPath(cities, form, start, isTarget, (city) => multiples[city]! >= level && !gone.has(city), {
    mayBegin,
    inHops,
    gone: inHops ? beginning.length - 1 : kmAlong(cities, beginning),
  });
  if (found === null) throw new Error("where there is a widest path there is a nearest one");
  const path = [...beginning.slice(0, -1), ...found.path];
  return {
    part: { beginning, shut },
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

function kmAlong(cities: readonly City[], path: readonly number[]): number {
  return path.slice(1).reduce((km, city, k) => km + greatCircleKm(cities[path[k]!]!.point!, cities[city]!.point!), 0);
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
