/**
 * Hub classes: which strong city is carried by a belt, and which one is cut off, by what?
 *
 * Classes and levels are those of hub-levels.ts. Here every hub gets the path on which it has its joining level: of the
 * equal ones the nearest (km, then ids). The gap city is its lowest city, when that is not an end.
 *
 * Cost: the levels, and a search per hub for its path.
 */
import type { City } from "../network/city.ts";
import type { Compact } from "../network/compact.ts";
import type { Belt } from "./belts.ts";
import type { MergeTree } from "./filtration.ts";
import { beltLabels, type HubClass, hubLevels, type HubOptions } from "./hub-levels.ts";
import { nearestPath } from "./nearest-path.ts";

export type { HubClass, HubOptions } from "./hub-levels.ts";

export interface Hub {
  readonly city: number;
  readonly hubClass: HubClass;
  readonly joiningLevel: number;
  /** From the hub to the other hub; empty without one. */
  readonly path: readonly number[];
  readonly gap: number | null;
  readonly beltLevel: number | null;
}

/** Hubs by multiple, then id. The belts at the hub level spare a search where the caller has them. */
export function hubClasses(
  cities: readonly City[],
  form: Compact,
  tree: MergeTree,
  options: HubOptions,
  beltsAtHubLevel?: readonly Belt[],
): Hub[] {
  const { multiples } = tree;
  const isHub = (city: number): boolean => multiples[city]! >= options.hubLevel;
  const beltOf =
    beltsAtHubLevel === undefined ? beltLabels(form, multiples, options.hubLevel) : labelsOf(form.n, beltsAtHubLevel);
  return hubLevels(form, tree, options, beltOf).map(({ city, hubClass, joiningLevel, beltLevel }) => {
    const path = pathAtLevel(cities, form, tree, city, joiningLevel, isHub);
    const lowest = path.reduce<number | null>(
      (low, at) =>
        low === null || multiples[at]! < multiples[low]! || (multiples[at] === multiples[low] && at < low) ? at : low,
      null,
    );
    return {
      city,
      hubClass,
      joiningLevel,
      path,
      gap: lowest === null || lowest === path[0] || lowest === path.at(-1) ? null : lowest,
      beltLevel: Number.isNaN(beltLevel) ? null : beltLevel,
    };
  });
}

function labelsOf(n: number, found: readonly Belt[]): Int32Array {
  const label = new Int32Array(n).fill(-1);
  found.forEach(({ cities }, belt) => {
    for (const city of cities) label[city] = belt;
  });
  return label;
}

/** The nearest path to another hub through cities of at least the level: every such path has exactly that level. */
function pathAtLevel(
  cities: readonly City[],
  form: Compact,
  tree: MergeTree,
  hub: number,
  level: number,
  isHub: (city: number) => boolean,
): readonly number[] {
  const isAllowed = (city: number): boolean => tree.multiples[city]! >= level;
  const found = nearestPath(cities, form, hub, (city) => isHub(city) && isAllowed(city), isAllowed);
  return found === null ? [] : found.path;
}
