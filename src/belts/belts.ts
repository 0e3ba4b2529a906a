/**
 * Belts: which cities form one continuous stretch of strength, along which spine, and where is it weakest?
 *
 * A belt is a component of the superlevel graph G_t with at least 3 cities of which at least 2 are hubs. Its spine is,
 * inside the belt, the path between its two hubs farthest apart (great-circle km; hops where a city has no point; then
 * ids) with the greatest smallest multiple among its inner cities, then fewest km, then ids, written from its higher
 * end. The bottleneck is the lowest inner city of the spine (the lower end when there is none), and
 *   continuity = multiple(bottleneck) / t.
 * The other cities of the belt are its branches.
 *
 * Cost: O(n + m) for the components; the farthest pair is pruned by the triangle inequality, at worst quadratic in the
 * hubs of a belt; a search per belt for its spine. Without points the farthest pair takes a search in hops per hub, and
 * in belts of more than 500 hubs a few sweeps, whose pair is long but not surely the longest.
 */
import type { City } from "../network/city.ts";
import type { Compact } from "../network/compact.ts";
import { greatCircleKm } from "../network/great-circle.ts";
import { components, superlevel } from "./superlevel.ts";
import { nearestPath } from "./nearest-path.ts";
import { widestLevel } from "./widest-path.ts";

export interface Belt {
  /** In canonical order. */
  readonly cities: readonly number[];
  readonly hubs: readonly number[];
  readonly spine: readonly number[];
  readonly branches: readonly number[];
  readonly bottleneck: number;
  /** Multiple of the bottleneck / threshold; null at threshold 0. */
  readonly continuity: number | null;
  /** Great-circle km along the spine; null where it was measured in hops (see nearest-path.ts). */
  readonly lengthKm: number | null;
}

export interface BeltOptions {
  readonly hubLevel: number;
  readonly threshold: number;
}

/** Belts by the multiple of their highest city, then id. */
export function belts(
  cities: readonly City[],
  form: Compact,
  multiples: Float64Array,
  { hubLevel, threshold }: BeltOptions,
): Belt[] {
  const found: Belt[] = [];
  const label = superlevel(form, multiples, threshold);
  components(label).forEach((members, component) => {
    if (members.length < 3) return;
    const hubs = members.filter((city) => multiples[city]! >= hubLevel);
    if (hubs.length < 2) return;
    const ends = farthestPair(cities, form, hubs, (city) => label[city] === component);
    // Written from the higher end; equal ends by id.
    const [start, end] = multiples[ends[1]]! > multiples[ends[0]]! ? [ends[1], ends[0]] : ends;
    const { path, km } = spineBetween(cities, form, multiples, members, start, end);
    const inner = path.slice(1, -1);
    const lowest = (list: readonly number[]): number =>
      list.reduce((low, city) => (isLower(multiples, city, low) ? city : low));
    const bottleneck = lowest(inner.length > 0 ? inner : path);
    const onSpine = new Set(path);
    found.push({
      cities: members,
      hubs,
      spine: path,
      branches: members.filter((city) => !onSpine.has(city)),
      bottleneck,
      continuity: threshold === 0 ? null : multiples[bottleneck]! / threshold,
      lengthKm: km,
    });
  });
  const top = (belt: Belt): number =>
    belt.cities.reduce((high, city) => (multiples[city]! > multiples[high]! ? city : high));
  return found.sort((a, b) => multiples[top(b)]! - multiples[top(a)]! || top(a) - top(b));
}

/** Lower multiple; of equal ones the first by id counts as the lowest. */
function isLower(multiples: Float64Array, a: number, b: number): boolean {
  return multiples[a]! < multiples[b]! || (multiples[a] === multiples[b] && a < b);
}

function spineBetween(
  cities: readonly City[],
  form: Compact,
  multiples: Float64Array,
  members: readonly number[],
  start: number,
  end: number,
): { path: readonly number[]; km: number | null } {
  const inBelt = new Set(members);
  const isEnd = (city: number): boolean => city === end;
  const level = widestLevel(form, multiples, start, isEnd, { isAllowed: (city) => inBelt.has(city) }) ?? Infinity;
  const found = nearestPath(
    cities,
    form,
    start,
    isEnd,
    (city) => inBelt.has(city) && (city === start || city === end || multiples[city]! >= level),
  );
  if (found === null) throw new Error("a belt is connected, so its hubs are joined");
  return found;
}

/** The two hubs farthest apart, the smaller index first; equal distances by ids. */
function farthestPair(
  cities: readonly City[],
  form: Compact,
  hubs: readonly number[],
  isMember: (city: number) => boolean,
): [number, number] {
  return hubs.every((hub) => cities[hub]!.point !== null)
    ? farthestByKm(cities, hubs)
    : farthestByHops(form, hubs, isMember);
}

function farthestByKm(cities: readonly City[], hubs: readonly number[]): [number, number] {
  // distance(a, b) <= reach(a) + reach(b) around any middle: sorted by reach, most pairs need no look.
  const middle = {
    lon: hubs.reduce((total, hub) => total + cities[hub]!.point!.lon, 0) / hubs.length,
    lat: hubs.reduce((total, hub) => total + cities[hub]!.point!.lat, 0) / hubs.length,
  };
  const reached = hubs.map((hub) => ({ hub, reach: greatCircleKm(middle, cities[hub]!.point!) }));
  reached.sort((a, b) => b.reach - a.reach || a.hub - b.hub);
  let best: [number, number] = [hubs[0]!, hubs[1]!];
  let bestKm = -1;
  const slack = 1e-6;
  for (let i = 1; i < reached.length; i++) {
    const a = reached[i]!;
    if (a.reach + reached[0]!.reach + slack < bestKm) break;
    for (let j = 0; j < i; j++) {
      const b = reached[j]!;
      if (a.reach + b.reach + slack < bestKm) break;
      const pair: [number, number] = a.hub < b.hub ? [a.hub, b.hub] : [b.hub, a.hub];
      const km = greatCircleKm(cities[pair[0]]!.point!, cities[pair[1]]!.point!);
      if (km > bestKm || (km === bestKm && (pair[0] < best[0] || (pair[0] === best[0] && pair[1] < best[1])))) {
        best = pair;
        bestKm = km;
      }
    }
  }
  return best;
}

/** Above this number of hubs without points the farthest pair is looked for by sweeps. */
const exactByHops = 500;

/**
 * Exact by a search from every hub; in belts of more than 500 hubs by sweeps, each from the farthest hub of the last
 * until no farther one is met: then a long pair, not surely the longest.
 */
function farthestByHops(form: Compact, hubs: readonly number[], isMember: (city: number) => boolean): [number, number] {
  const isHub = new Set(hubs);
  const farthestFrom = (start: number, isWanted: (hub: number) => boolean): { hub: number; hops: number } => {
    let farthest = { hub: start, hops: -1 };
    const hops = new Map<number, number>([[start, 0]]);
    for (const [city, far] of hops) {
      if (city !== start && isHub.has(city) && isWanted(city))
        if (far > farthest.hops || (far === farthest.hops && city < farthest.hub)) farthest = { hub: city, hops: far };
      for (let slot = form.offsets[city]!; slot < form.offsets[city + 1]!; slot++) {
        const next = form.neighbours[slot]!;
        if (isMember(next) && !hops.has(next)) hops.set(next, far + 1);
      }
    }
    return farthest;
  };
  let best: [number, number] = [hubs[0]!, hubs[1]!];
  let bestHops = -1;
  if (hubs.length > exactByHops) {
    for (let start = hubs[0]!; ;) {
      const { hub, hops } = farthestFrom(start, () => true);
      if (hops <= bestHops) return best;
      best = start < hub ? [start, hub] : [hub, start];
      bestHops = hops;
      start = hub;
    }
  }
  // Hubs come in canonical order, so the first pair found at a distance is the first by ids.
  for (const start of hubs) {
    const { hub, hops } = farthestFrom(start, (other) => other > start);
    if (hops > bestHops) {
      best = [start, hub];
      bestHops = hops;
    }
  }
  return best;
}
