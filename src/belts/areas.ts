/**
 * Areas: which hub leads which cities, by the lie of the land?
 *
 * A hub leads its own area. Every other city climbs (see climb.ts) and belongs to the first hub that it meets; a city
 * whose component of scored cities holds no hub is unled, and so is one without a score. Equal multiples go by id.
 *
 * Cost: that of the climb, and O(n) to follow it.
 */
import type { Compact } from "../network/compact.ts";
import { climb, type ClimbOptions } from "./climb.ts";
import type { MergeTree } from "./filtration.ts";

/** By city: the hub that leads it, itself for a hub; -1 for an unled one. */
export function areas(
  form: Compact,
  tree: MergeTree,
  { hubLevel }: ClimbOptions,
  next: Int32Array = climb(form, tree, { hubLevel }),
): Int32Array {
  const unknown = -2;
  const area = new Int32Array(form.n).fill(unknown);
  const met: number[] = [];
  for (let start = 0; start < form.n; start++) {
    let city = start;
    while (city >= 0 && area[city] === unknown) {
      if (tree.multiples[city]! >= hubLevel) area[city] = city;
      else {
        met.push(city);
        city = next[city]!;
      }
    }
    const hub = city < 0 ? -1 : area[city]!;
    while (met.length > 0) area[met.pop()!] = hub;
  }
  return area;
}
