/**
 * Hub levels: of which class is every hub, and at which level does it meet another hub and a belt?
 *
 * A hub is a city of multiple >= the hub level. Read at t = hub level, whatever threshold is shown:
 *   belt      it lies in a belt: in a component of G_t with at least 3 cities (there every city is a hub);
 *   otherwise by its joining level (the greatest, over all paths to any other hub, of the smallest multiple on the
 *   path, both ends included; 0 without a path):
 *   paired    joining level >= hub level;
 *   sector    from the isolation level up to the hub level: a sector hub with a gap;
 *   isolated  below the isolation level, or without a path to another hub; the only hub of a network is isolated.
 * The belt level is the same to any other city of a belt; NaN without a belt. No path is searched, so this can be read
 * off thousands of drawn scores; hub-classes.ts adds the paths.
 *
 * Cost: a breadth-first search for the belts and two passes of union-find, O(m log n).
 */
import type { Compact } from "../network/compact.ts";
import type { MergeTree } from "./filtration.ts";
import { meetingLevels } from "./meeting-level.ts";
import { superlevel } from "./superlevel.ts";

export type HubClass = "belt" | "paired" | "sector" | "isolated";

/** From high to low. */
export const hubClassNames: readonly HubClass[] = ["belt", "paired", "sector", "isolated"];

export interface HubOptions {
  readonly hubLevel: number;
  readonly isolationLevel: number;
}

export interface HubLevels {
  readonly city: number;
  readonly hubClass: HubClass;
  readonly joiningLevel: number;
  /** NaN without a belt. */
  readonly beltLevel: number;
}

/** Hubs by multiple, then id. `beltOf` is the label of each city's belt at the hub level. */
export function hubLevels(
  form: Compact,
  tree: MergeTree,
  { hubLevel, isolationLevel }: HubOptions,
  beltOf: Int32Array = beltLabels(form, tree.multiples, hubLevel),
): HubLevels[] {
  const { multiples } = tree;
  const isHub = (city: number): boolean => multiples[city]! >= hubLevel;
  const hubs = hubsInOrder(tree, hubLevel);
  const joining = meetingLevels(form, tree, hubs, isHub);
  const inBelt = (city: number): boolean => beltOf[city]! >= 0;
  const toBelt = hubs.some(inBelt) ? meetingLevels(form, tree, hubs, inBelt) : null;
  // A path whose lowest city has multiple 0 is a path all the same; it counts only where a level of 0 was asked for.
  const zeroCounts = isolationLevel <= 0 || hubLevel <= 0;
  const metAtZero = zeroCounts && joining.includes(0) ? citiesWithAnotherHub(form, multiples, hubs) : null;
  return hubs.map((city, index) => {
    const joiningLevel = joining[index]!;
    const joined = joiningLevel > 0 || metAtZero?.has(city) === true;
    return {
      city,
      hubClass: inBelt(city)
        ? "belt"
        : joined && joiningLevel >= hubLevel
          ? "paired"
          : joined && joiningLevel >= isolationLevel
            ? "sector"
            : "isolated",
      joiningLevel,
      beltLevel: toBelt === null ? Number.NaN : toBelt[index]!,
    };
  });
}

/** By city the number of its belt at the hub level, 0, 1, ... in the order of their first cities; -1 outside belts. */
export function beltLabels(form: Compact, multiples: Float64Array, hubLevel: number): Int32Array {
  const label = superlevel(form, multiples, hubLevel);
  const size: number[] = [];
  for (const component of label) if (component >= 0) size[component] = (size[component] ?? 0) + 1;
  let count = 0;
  const belt = size.map((members) => (members >= 3 ? count++ : -1));
  return label.map((component) => (component < 0 ? -1 : belt[component]!));
}

function hubsInOrder({ multiples, order }: MergeTree, hubLevel: number): number[] {
  const hubs: number[] = [];
  for (const city of order) {
    if (multiples[city]! < hubLevel) break;
    hubs.push(city);
  }
  return hubs;
}

/** The hubs that hang together with another hub through any cities with a multiple. */
function citiesWithAnotherHub(form: Compact, multiples: Float64Array, hubs: readonly number[]): ReadonlySet<number> {
  const label = superlevel(form, multiples, 0);
  const count = new Map<number, number>();
  for (const hub of hubs) count.set(label[hub]!, (count.get(label[hub]!) ?? 0) + 1);
  return new Set(hubs.filter((hub) => count.get(label[hub]!)! > 1));
}
