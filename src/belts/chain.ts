/**
 * The chain: which city of a higher tier could lead which city of a lower one, from the centres down?
 *
 * Every city below the first tier is given one leader, of a higher tier than its own, where there is one:
 *   by a tie    of the tied cities of a higher tier, the one of the greatest attraction multiple / km^exponent (see
 *               attraction.ts), then multiple, then id. Where the city or one of these has no point, the multiple alone
 *               decides. Beside it the runner-up, the ratio of the two attractions, and the leader's share of the sum
 *               over these cities: 1 says that there is no other, 0.5 and a ratio near 1 that the choice is open.
 *   by a climb  without such a neighbour it climbs (see climb.ts), past cities of its own tier, to the first city of a
 *               higher one.
 *   by none     a city of the first tier, a hub higher than all around it, and a city whose climb ends before: it stands
 *               at the root of a chain.
 * A leader is always of a higher tier, so the chains are trees, at most as deep as there are tiers. Cities of the same
 * tier never lead each other, however different they are: the tiers decide who may lead, the attraction who does.
 *
 * Cost: O(m) for the ties, and the climb.
 */
import type { City } from "../network/city.ts";
import type { Compact } from "../network/compact.ts";
import { greatCircleKm } from "../network/great-circle.ts";
import { sum } from "../support/sum.ts";
import { attractions, type AttractionOptions, strongestTwo } from "./attraction.ts";
import { climb, type ClimbOptions } from "./climb.ts";
import type { MergeTree } from "./filtration.ts";

export interface ChainLink {
  readonly city: number;
  /** 1 is the highest. */
  readonly tier: number;
  /** Null at the root of a chain. */
  readonly leader: number | null;
  readonly by: "tie" | "climb" | null;
  /** The next best of the tied cities of a higher tier. */
  readonly runnerUp: number | null;
  /** Attraction of the leader / that of the runner-up; null without one, or when that one does not attract at all. */
  readonly ratio: number | null;
  /** Great-circle km to the leader; null without one, or without a point. */
  readonly km: number | null;
  /** Attraction of the leader / that of all tied cities of a higher tier; null for a leader by a climb. */
  readonly share: number | null;
  /** Leaders above it. */
  readonly depth: number;
}

/** `tier` by city, 0 without a score. Roots by multiple, then id; every city before those it leads, likewise ordered. */
export function chain(
  cities: readonly City[],
  form: Compact,
  tree: MergeTree,
  tier: Int32Array,
  { hubLevel, exponent }: ClimbOptions & AttractionOptions,
  next: Int32Array = climb(form, tree, { hubLevel }),
): ChainLink[] {
  const upwards = higherOnClimb(tree, tier, next);
  const links = new Map<number, Omit<ChainLink, "depth">>();
  const roots: number[] = [];
  const led = Array.from(cities, (): number[] => []);
  for (const city of tree.order) {
    const link = linkOf(cities, form, tree.multiples, tier, city, upwards[city]!, exponent);
    links.set(city, link);
    (link.leader === null ? roots : led[link.leader]!).push(city);
  }
  const found: ChainLink[] = [];
  const waiting = roots.reverse().map((city) => ({ city, depth: 0 }));
  while (waiting.length > 0) {
    const { city, depth } = waiting.pop()!;
    found.push({ ...links.get(city)!, depth });
    for (const below of led[city]!.reverse()) waiting.push({ city: below, depth: depth + 1 });
  }
  return found;
}

function linkOf(
  cities: readonly City[],
  form: Compact,
  multiples: Float64Array,
  tier: Int32Array,
  city: number,
  upwards: number,
  exponent: number,
): Omit<ChainLink, "depth"> {
  const link = { city, tier: tier[city]!, runnerUp: null, ratio: null, km: null, share: null };
  const tied = Array.from(form.neighbours.subarray(form.offsets[city], form.offsets[city + 1]));
  const candidates = tied.filter((other) => tier[other]! > 0 && tier[other]! < tier[city]!);
  if (candidates.length === 0)
    return upwards < 0
      ? { ...link, leader: null, by: null }
      : { ...link, leader: upwards, by: "climb", km: kmBetween(cities, city, upwards) };
  const pull =
    attractions(cities, multiples, city, candidates, { exponent }) ??
    Float64Array.from(candidates, (other) => multiples[other]!);
  const [first, second] = strongestTwo(pull, multiples, candidates);
  const leader = candidates[first]!;
  return {
    ...link,
    leader,
    by: "tie",
    runnerUp: candidates[second] ?? null,
    ratio: second < 0 || pull[second] === 0 ? null : pull[first]! / pull[second]!,
    km: kmBetween(cities, city, leader),
    share: pull[first]! / sum(pull),
  };
}

/** By city: the first city of a higher tier on its climb; -1 without one. */
function higherOnClimb(tree: MergeTree, tier: Int32Array, next: Int32Array): Int32Array {
  const unknown = -2;
  const higher = new Int32Array(tier.length).fill(unknown);
  for (const start of tree.order) {
    // Cities of the same tier on one climb meet the same city, so each is looked up once; of lower ones none is known yet.
    const met: number[] = [];
    let city = start;
    let found = unknown;
    while (found === unknown) {
      if (tier[city] === tier[start]) met.push(city);
      city = next[city]!;
      found = city < 0 || tier[city]! < tier[start]! ? city : higher[city]!;
    }
    for (const one of met) higher[one] = found;
  }
  return higher;
}

function kmBetween(cities: readonly City[], a: number, b: number): number | null {
  const [from, to] = [cities[a]!.point, cities[b]!.point];
  return from === null || to === null ? null : greatCircleKm(from, to);
}
