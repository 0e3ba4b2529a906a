/**
 * The nearest path through allowed cities: fewest km, then ids.
 *
 * Length is the sum of great-circle km along the ties; when the search meets a city without a point before it is done,
 * it is made again in hops. Among paths of equal length the one whose sequence of ids comes first, read from the start.
 * Dijkstra with a binary heap, ended as soon as the nearest target is settled: O(m log n) at worst, in practice the
 * cities that lie nearer than the target.
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
  const inKm = search(form, start, isTarget, isAllowed, (from, to) => {
    const [a, b] = [cities[from]!.point, cities[to]!.point];
    return a === null || b === null ? null : greatCircleKm(a, b);
  });
  if (inKm !== "unmeasured") return inKm === null ? null : { path: inKm.path, km: inKm.length };
  const inHops = search(form, start, isTarget, isAllowed, () => 1);
  return inHops === null || inHops === "unmeasured" ? null : { path: inHops.path, km: null };
}

/** "unmeasured" as soon as a step has no length. */
function search(
  form: Compact,
  start: number,
  isTarget: (city: number) => boolean,
  isAllowed: (city: number) => boolean,
  stepLength: (from: number, to: number) => number | null,
): { readonly path: readonly number[]; readonly length: number } | "unmeasured" | null {
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
      const step = stepLength(city, next);
      if (step === null) return "unmeasured";
      const far = reach + step;
      const known = length.get(next) ?? Infinity;
      if (far > known || far > bestLength) continue;
      if (far === known && !comesBefore([...pathTo(city), next], pathTo(next))) continue;
      length.set(next, far);
      before.set(next, city);
      heap.push(far, next);
    }
  }
  return best === null ? null : { path: best, length: bestLength };
}

/** Lexicographic by canonical index, which is the order of ids; a prefix comes first. */
function comesBefore(a: readonly number[], b: readonly number[]): boolean {
  for (let i = 0; i < Math.min(a.length, b.length); i++) if (a[i] !== b[i]) return a[i]! < b[i]!;
  return a.length < b.length;
}
