/**
 * The widest path: how high does the best way from a city to a target stay?
 *
 * The level of a path is the smallest multiple among its inner cities, the ends being given; a direct tie has none and
 * beats every other path, so its level is infinite here. Cities without a multiple are on no path between others.
 *
 * Cities are let in from the start, the highest of those that touch what is in already first (Prim's order): the lowest
 * let in before the first target is touched is the greatest level of all. O(m log n) at worst; it ends at the level found.
 *
 * Pollack (1960) The maximum capacity through a network. Operations Research 8, doi:10.1287/opre.8.5.733.
 */
import type { Compact } from "../network/compact.ts";
import { Heap } from "../support/heap.ts";

export interface WidestPathOptions {
  /** Whether a city may be an inner one; by default any. */
  readonly isAllowed?: (city: number) => boolean;
  /** Whether the first step may lead to a city; by default any. */
  readonly mayBegin?: (next: number) => boolean;
  /** Levels below this one are not asked for; by default all are. */
  readonly lowest?: number;
}

/** The greatest level of a path from the start to a target; infinite for a direct tie, null without a path. */
export function widestLevel(
  form: Compact,
  multiples: Float64Array,
  start: number,
  isTarget: (city: number) => boolean,
  { isAllowed = () => true, mayBegin = () => true, lowest = 0 }: WidestPathOptions = {},
): number | null {
  const { offsets, neighbours } = form;
  const seen = new Set([start]);
  const heap = new Heap();
  let level = Infinity;
  for (let city = start; ;) {
    for (let slot = offsets[city]!; slot < offsets[city + 1]!; slot++) {
      const next = neighbours[slot]!;
      if (seen.has(next) || (city === start && !mayBegin(next))) continue;
      if (isTarget(next)) return level;
      if (!(multiples[next]! >= lowest) || !isAllowed(next)) continue;
      seen.add(next);
      heap.push(-multiples[next]!, next);
    }
    if (heap.size === 0) return null;
    city = heap.pop();
    level = Math.min(level, multiples[city]!);
  }
}
