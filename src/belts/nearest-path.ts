/**
 * The nearest path through allowed cities: fewest km, then ids.
 *
 * Length is the sum of great-circle km along the ties, added in the order from the start; when the search meets a city
 * without a point before it is done, it is made again in hops. A path ends at the first target it comes to. Among paths
 * of equal length the one whose sequence of ids comes first, read from the start. Equal means to the last bit at every
 * city on the way: where rounding alone makes the sums of two paths equal at the end, the shorter way there goes first.
 *
 * Dijkstra with a binary heap, ended when all that lies as near as the nearest target is settled. The steps that keep
 * those distances then carry every nearest path, and a depth-first walk over them that always takes the smallest id
 * first finds the first by ids: a city it turns back from reaches no end without one that the walk already stands on,
 * so none is tried twice, and cities at the same point (steps of length 0) cannot lead it in circles.
 * O(m log n) at worst, in practice the cities that lie nearer than the target.
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

export interface NearestPathOptions {
  /** Whether the first step may lead to a city; by default any. */
  readonly mayBegin?: (next: number) => boolean;
  /** Length of what was gone before the start, in the unit of the search, to which its steps are added. */
  readonly gone?: number;
  /** Hops whether or not all cities have points. */
  readonly inHops?: boolean;
  /** A longer path, with what was gone before, is not asked for. */
  readonly most?: number;
  /** At least how far it is from a city to a target; what cannot be reached within `most` is then not looked at. */
  readonly ahead?: (city: number) => number;
}

/** Longer than a limit by more than the rounding of two sums of the same steps in another order. */
export function isBeyond(length: number, most: number): boolean {
  return length > most * (1 + 1e-9);
}

export function nearestPath(
  cities: readonly City[],
  form: Compact,
  start: number,
  isTarget: (city: number) => boolean,
  isAllowed: (city: number) => boolean,
  { mayBegin = () => true, gone = 0, inHops = false, most = Infinity, ahead = () => 0 }: NearestPathOptions = {},
): NearestPath | null {
  const question: Question = { form, start, isTarget, isAllowed, mayBegin, gone, most, ahead };
  if (!inHops) {
    const byKm = search(question, (from, to) => {
      const [a, b] = [cities[from]!.point, cities[to]!.point];
      return a === null || b === null ? null : greatCircleKm(a, b);
    });
    if (byKm !== "unmeasured") return byKm === null ? null : { path: byKm.path, km: byKm.length };
  }
  const byHops = search(question, () => 1);
  return byHops === null || byHops === "unmeasured" ? null : { path: byHops.path, km: null };
}

interface Question {
  readonly form: Compact;
  readonly start: number;
  readonly isTarget: (city: number) => boolean;
  readonly isAllowed: (city: number) => boolean;
  readonly mayBegin: (next: number) => boolean;
  readonly gone: number;
  readonly most: number;
  readonly ahead: (city: number) => number;
}

/** Length of a step; null where an end has no point. */
type StepLength = (from: number, to: number) => number | null;

/**
 * Lengths by city, infinite between searches, so that a search from every hub costs what it looks at and not n each
 * time. Kept beside the network, which holds nothing of an answer.
 */
const lengthsOf = new WeakMap<Compact, Float64Array>();

/** "unmeasured" as soon as a step has no length. */
function search(
  question: Question,
  stepLength: StepLength,
): { readonly path: readonly number[]; readonly length: number } | "unmeasured" | null {
  const { form } = question;
  const lengths = lengthsOf.get(form) ?? new Float64Array(form.n).fill(Infinity);
  // Taken out while in use: a search that an `isTarget` made would need its own.
  lengthsOf.delete(form);
  const reached: number[] = [];
  const nearest = settle(question, stepLength, lengths, reached);
  const found =
    nearest === null || nearest === Infinity || nearest > question.most
      ? null
      : { path: firstByIds(question, stepLength, lengths, nearest), length: nearest };
  for (const city of reached) lengths[city] = Infinity;
  lengthsOf.set(form, lengths);
  return nearest === null ? "unmeasured" : found;
}

/** Fills in the lengths up to that of the nearest target, which it gives: infinite without one, null if unmeasured. */
function settle(
  { form, start, isTarget, isAllowed, mayBegin, gone, most, ahead }: Question,
  stepLength: StepLength,
  lengths: Float64Array,
  reached: number[],
): number | null {
  const { offsets, neighbours } = form;
  const heap = new Heap();
  lengths[start] = gone;
  reached.push(start);
  heap.push(gone, start);
  let nearest = Infinity;
  while (heap.size > 0 && heap.topKey() <= nearest) {
    const reach = heap.topKey();
    const city = heap.pop();
    if (reach > lengths[city]!) continue;
    if (city !== start && isTarget(city)) {
      nearest = reach;
      continue;
    }
    for (let slot = offsets[city]!; slot < offsets[city + 1]!; slot++) {
      const next = neighbours[slot]!;
      if (next === start || !(isAllowed(next) || isTarget(next)) || (city === start && !mayBegin(next))) continue;
      const step = stepLength(city, next);
      if (step === null) return null;
      const far = reach + step;
      if (far >= lengths[next]! || far > nearest || isBeyond(far + ahead(next), most)) continue;
      if (lengths[next] === Infinity) reached.push(next);
      lengths[next] = far;
      heap.push(far, next);
    }
  }
  return nearest;
}

function firstByIds(
  { form, start, isTarget, mayBegin }: Question,
  stepLength: StepLength,
  lengths: Float64Array,
  nearest: number,
): number[] {
  const { offsets, neighbours } = form;
  const path = [start];
  const slots = [offsets[start]!];
  const seen = new Set(path);
  while (path.length > 0) {
    const city = path.at(-1)!;
    const slot = slots[slots.length - 1]!++;
    if (slot >= offsets[city + 1]!) {
      path.pop();
      slots.pop();
      continue;
    }
    const next = neighbours[slot]!;
    // Only allowed cities and targets have a length.
    if (!(lengths[next]! <= nearest) || seen.has(next) || (city === start && !mayBegin(next))) continue;
    if (lengths[city]! + stepLength(city, next)! !== lengths[next]) continue;
    path.push(next);
    if (isTarget(next)) return path;
    seen.add(next);
    slots.push(offsets[next]!);
  }
  throw new Error("a target that was reached lies at the end of a path");
}
