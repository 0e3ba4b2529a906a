/**
 * The nearest path through allowed cities: fewest km, then ids.
 *
 * Length is the sum of great-circle km along the ties; hops when any city that may be on the path has no point. Among
 * paths of equal length the one whose sequence of ids comes first, read from the start. Dijkstra with a binary heap,
 * O((n + m) log n), ended as soon as the nearest target is settled.
 *
 * Dijkstra (1959) doi:10.1007/BF01386390.
 */
import type { City } from "../network/city.ts";
import type { Compact } from "../network/compact.ts";
import { greatCircleKm } from "../network/great-circle.ts";
import { Heap } from "../support/heap.ts";

export interface NearestPath {
  /** From the start to the target, both included. */
  readonly path: readonly number[];
  /** Great-circle km along the path; null when it was measured in hops. */
  readonly km: number | null;
}

export function nearestPath(
  cities: readonly City[],
  form: Compact,
  start: number,
  isTarget: (city: number) => boolean,
  isAllowed: (city: number) => boolean,
): NearestPath | null {
  const byKm = measured(cities, form, start, isAllowed);
  const length = new Map<number, number>([[start, 0]]);
  const before = new Map<number, number>();
  const settled = new Set<number>();
  const heap = new Heap();
  heap.push(0, start);
  const pathTo = (city: number): number[] => {
    const path = [city];
    for (let at = before.get(city); at !== undefined; at = before.get(at)) path.push(at);
    return path.reverse();
  };
  let best: number[] | null = null;
  let bestLength = Infinity;
  while (heap.size > 0) {
    const reach = heap.topKey();
    const city = heap.pop();
    if (reach > bestLength) break;
    if (settled.has(city)) continue;
    settled.add(city);
    if (city !== start && isTarget(city)) {
      const path = pathTo(city);
      if (best === null || comesBefore(path, best)) best = path;
      bestLength = reach;
      continue;
    }
    for (let slot = form.offsets[city]!; slot < form.offsets[city + 1]!; slot++) {
      const next = form.neighbours[slot]!;
      if (settled.has(next) || !(isAllowed(next) || isTarget(next))) continue;
      const step = byKm ? greatCircleKm(cities[city]!.point!, cities[next]!.point!) : 1;
      const far = reach + step;
      const known = length.get(next) ?? Infinity;
      if (far > known) continue;
      if (far === known && !comesBefore([...pathTo(city), next], pathTo(next))) continue;
      length.set(next, far);
      before.set(next, city);
      heap.push(far, next);
    }
  }
  return best === null ? null : { path: best, km: byKm ? bestLength : null };
}

/** Lexicographic by canonical index, which is the order of ids; a prefix comes first. */
export function comesBefore(a: readonly number[], b: readonly number[]): boolean {
  for (let i = 0; i < Math.min(a.length, b.length); i++) if (a[i] !== b[i]) return a[i]! < b[i]!;
  return a.length < b.length;
}

/** Has every city that may be on the path a point? Looks only at what the start can reach. */
function measured(
  cities: readonly City[],
  form: Compact,
  start: number,
  isAllowed: (city: number) => boolean,
): boolean {
  if (cities.every((city) => city.point !== null)) return true;
  const seen = new Set([start]);
  const queue = [start];
  for (const city of queue) {
    if (cities[city]!.point === null) return false;
    for (let slot = form.offsets[city]!; slot < form.offsets[city + 1]!; slot++) {
      const next = form.neighbours[slot]!;
      if (seen.has(next) || !isAllowed(next)) continue;
      seen.add(next);
      queue.push(next);
    }
  }
  return true;
}
