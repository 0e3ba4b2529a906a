/**
 * The widest level from a centre: down to which multiple must one go to walk from it to each city?
 *
 *   level(v) = the greatest, over all paths from the centre to v, of the smallest multiple on the path, both ends
 *   included; its own multiple at the centre; NaN for a city that no path reaches or that has no score.
 * A path leads through cities with a score only. From a centre without a score there is no path.
 *
 * Dijkstra's search with the smallest multiple so far in place of the length, greatest first: all cities in one pass,
 * O(m log n).
 *
 * Pollack (1960) The maximum capacity through a network, doi:10.1287/opre.8.5.733.
 */
import type { Compact } from "../network/compact.ts";
import { Heap } from "../support/heap.ts";

/** By city. */
export function widestLevels(
  { n, offsets, neighbours }: Compact,
  multiples: Float64Array,
  centre: number,
): Float64Array {
  const level = new Float64Array(n).fill(Number.NaN);
  if (Number.isNaN(multiples[centre]!)) return level;
  const settled = new Uint8Array(n);
  const heap = new Heap();
  level[centre] = multiples[centre]!;
  heap.push(-multiples[centre]!, centre);
  while (heap.size > 0) {
    const city = heap.pop();
    if (settled[city]) continue;
    settled[city] = 1;
    for (let slot = offsets[city]!; slot < offsets[city + 1]!; slot++) {
      const next = neighbours[slot]!;
      const through = Math.min(level[city]!, multiples[next]!);
      if (settled[next] || Number.isNaN(through) || through <= level[next]!) continue;
      level[next] = through;
      heap.push(-through, next);
    }
  }
  return level;
}
