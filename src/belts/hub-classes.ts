/**
 * Hub classes: which strong city is carried by a belt, and which one is cut off, by what?
 *
 * A hub is a city of multiple >= the hub level. Read at t = hub level, whatever threshold is shown:
 *   belt      it lies in a belt;
 *   otherwise by its joining level (the greatest, over all paths to any other hub, of the smallest multiple on the
 *   path, both ends included; 0 without a path):
 *   paired    joining level >= hub level;
 *   sector    from the isolation level up to the hub level: a sector hub with a gap;
 *   isolated  below the isolation level, or without a path to another hub; the only hub of a network is isolated.
 * The path named is the nearest of the equal ones (km, then ids); the gap city is its lowest city, when that is not an
 * end. The belt level is the same to any other city of a belt.
 *
 * Cost: two passes of union-find for all levels, and a search per hub for its path.
 */
import type { City } from "../network/city.ts";
import type { Compact } from "../network/compact.ts";
import type { Belt } from "./belts.ts";
import { belts } from "./belts.ts";
import type { MergeTree } from "./filtration.ts";
import { meetingLevels } from "./meeting-level.ts";
import { nearestPath } from "./nearest-path.ts";

export type HubClass = "belt" | "paired" | "sector" | "isolated";

export interface Hub {
  readonly city: number;
  readonly hubClass: HubClass;
  readonly joiningLevel: number;
  /** From the hub to the other hub; empty without one. */
  readonly path: readonly number[];
  readonly gap: number | null;
  readonly beltLevel: number | null;
}

export interface HubLevels {
  readonly hubLevel: number;
  readonly isolationLevel: number;
}

/** Hubs by multiple, then id. */
export function hubClasses(
  cities: readonly City[],
  form: Compact,
  tree: MergeTree,
  { hubLevel, isolationLevel }: HubLevels,
  beltsAtHubLevel: readonly Belt[] = belts(cities, form, tree.multiples, { hubLevel, threshold: hubLevel }),
): Hub[] {
  const { multiples } = tree;
  const isHub = (city: number): boolean => multiples[city]! >= hubLevel;
  const hubs = [...tree.order].filter(isHub);
  const inBelt = new Set(beltsAtHubLevel.flatMap((belt) => belt.cities));
  const joining = meetingLevels(form, tree, hubs, isHub);
  const toBelt = inBelt.size === 0 ? null : meetingLevels(form, tree, hubs, (city) => inBelt.has(city));
  return hubs.map((city, index) => {
    const joiningLevel = joining[index]!;
    const path = pathAtLevel(cities, form, tree, city, joiningLevel, isHub);
    const lowest = path.reduce<number | null>(
      (low, at) =>
        low === null || multiples[at]! < multiples[low]! || (multiples[at] === multiples[low] && at < low) ? at : low,
      null,
    );
    return {
      city,
      hubClass: inBelt.has(city)
        ? "belt"
        : path.length === 0
          ? "isolated"
          : joiningLevel >= hubLevel
            ? "paired"
            : joiningLevel >= isolationLevel
              ? "sector"
              : "isolated",
      joiningLevel,
      path,
      gap: lowest === null || lowest === path[0] || lowest === path.at(-1) ? null : lowest,
      beltLevel: toBelt === null ? null : toBelt[index]!,
    };
  });
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
