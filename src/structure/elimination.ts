/**
 * Elimination: the exact solution of (D - M) x = b, M without negative entries, D a diagonal that outweighs it.
 *
 * The shifted matrices of the eigenvector and of Katz and the Laplacian of a network all have this shape (M-matrices):
 * elimination along the diagonal is stable in any order, and apart from the pivots nothing is ever subtracted, so even
 * tiny entries of x keep their digits. The order decides how much the matrix fills up. Here the city with the fewest
 * neighbours left goes first; once those left are tied to two fifths of each other they count as all tied.
 *
 * A plan knows the order and the pattern, and serves any number of eliminations. Long thin networks, on which iterations
 * are slow, hardly fill up; a plan that would cost more than `work` multiplications is given up, and one
 * that takes long to make. A plan without fill
 * (`partialPlan`) gives no solution but a good preconditioner (incomplete factorisation), which for M-matrices exists.
 *
 * Cost: Σ d² for the plan and each elimination, d the neighbours left when a city goes; a solution 4 Σ d.
 *
 * Meijerink, van der Vorst (1977) An iterative solution method for linear systems of which the coefficient matrix is a
 * symmetric M-matrix, Mathematics of Computation 31. George, Liu (1989) The evolution of the minimum degree ordering
 * algorithm, SIAM Review 31.
 */
import { Heap } from "../support/heap.ts";
import type { Rows } from "./rows.ts";

export interface Plan {
  readonly size: number;
  /** By position in the order of elimination, the number of the city; and back. */
  readonly order: Uint32Array;
  readonly place: Uint32Array;
  /** later[offsets[p]..offsets[p + 1]): the positions tied to p when p goes, increasing. */
  readonly offsets: Uint32Array;
  readonly later: Uint32Array;
}

export interface Factor {
  readonly plan: Plan;
  readonly pivot: Float64Array;
  /** Sizes of the negative entries below and right of each pivot, by slot of `later`; below, over the pivot. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

const denseShare = 0.4;
/** Of the plan itself, which is slower than what it plans: half a second. */
const mostPlanning = 2e7;
/** A set of neighbours per city takes too much memory above. */
const mostCities = 200_000;

/** Null when the elimination would take more than `work` multiplications, or the plan too long. */
export function eliminationPlan(rows: Rows, work: number): Plan | null {
  const { size } = rows;
  if (size > mostCities) return null;
  const near = neighbourSets(rows);
  const heap = new Heap();
  near.forEach((set, city) => heap.push(set.size, city));
  const gone = new Uint8Array(size);
  const order: number[] = [];
  const left: number[][] = [];
  let spent = 0;
  while (heap.size > 0) {
    const degree = heap.topKey();
    const city = heap.pop();
    if (gone[city] === 1 || near[city]!.size !== degree) continue;
    const remaining = size - order.length;
    if (degree > 0 && degree >= denseShare * remaining) {
      if (spent + remaining ** 3 / 3 > work) return null;
      const rest: number[] = [];
      for (let other = 0; other < size; other++) if (gone[other] === 0) rest.push(other);
      rest.forEach((other, k) => {
        order.push(other);
        left.push(rest.slice(k + 1));
      });
      break;
    }
    spent += degree * degree;
    if (spent > Math.min(work, mostPlanning)) return null;
    const around = [...near[city]!];
    gone[city] = 1;
    order.push(city);
    left.push(around);
    for (const a of around) {
      const set = near[a]!;
      set.delete(city);
      for (const b of around) if (b !== a) set.add(b);
      heap.push(set.size, a);
    }
    near[city]!.clear();
  }
  return planOf(order, left);
}

/** Nothing but the pattern of the matrix itself, in the order of the cities. */
export function partialPlan(rows: Rows): Plan {
  const near = neighbourSets(rows);
  return planOf(
    near.map((_, city) => city),
    near.map((set, city) => [...set].filter((other) => other > city)),
  );
}

function neighbourSets({ size, offsets, columns }: Rows): Set<number>[] {
  const near = Array.from({ length: size }, () => new Set<number>());
  for (let row = 0; row < size; row++)
    for (let at = offsets[row]!; at < offsets[row + 1]!; at++) {
      const column = columns[at]!;
      if (column === row) continue;
      near[row]!.add(column);
      near[column]!.add(row);
    }
  return near;
}

function planOf(cities: readonly number[], left: readonly (readonly number[])[]): Plan {
  const size = cities.length;
  const order = Uint32Array.from(cities);
  const place = new Uint32Array(size);
  order.forEach((city, position) => (place[city] = position));
  const offsets = new Uint32Array(size + 1);
  left.forEach((around, p) => (offsets[p + 1] = offsets[p]! + around.length));
  const later = new Uint32Array(offsets[size]!);
  left.forEach((around, p) => {
    const positions = later.subarray(offsets[p], offsets[p + 1]);
    around.forEach((city, k) => (positions[k] = place[city]!));
    positions.sort();
  });
  return { size, order, place, offsets, later };
}

/** D - M eliminated; null when a pivot is not > 0, so when D does not outweigh M. `diagonal` by city. */
export function eliminate(plan: Plan, rows: Rows, diagonal: Float64Array): Factor | null {
  const { size, order, place, offsets, later } = plan;
  const pivot = new Float64Array(size);
  const lower = new Float64Array(later.length);
  const upper = new Float64Array(later.length);
  for (let p = 0; p < size; p++) pivot[p] = diagonal[order[p]!]!;
  for (let row = 0; row < size; row++)
    for (let at = rows.offsets[row]!; at < rows.offsets[row + 1]!; at++) {
      const [p, q] = [place[row]!, place[rows.columns[at]!]!];
      if (p === q) pivot[p]! -= rows.values[at]!;
      else if (p < q) upper[slotOf(plan, p, q)]! += rows.values[at]!;
      else lower[slotOf(plan, q, p)]! += rows.values[at]!;
    }
  for (let p = 0; p < size; p++) {
    const value = pivot[p]!;
    if (!(value > 0)) return null;
    const end = offsets[p + 1]!;
    for (let s = offsets[p]!; s < end; s++) {
      const a = later[s]!;
      const below = lower[s]! / value;
      const right = upper[s]! / value;
      pivot[a]! -= below * upper[s]!;
      lower[s] = below;
      if (below === 0 && right === 0) continue;
      // Both patterns are sorted; what the pattern of `a` lacks is dropped (only in a plan without fill).
      let q = offsets[a]!;
      const endA = offsets[a + 1]!;
      for (let t = s + 1; t < end && q < endA; t++) {
        const b = later[t]!;
        while (q < endA && later[q]! < b) q++;
        if (q === endA || later[q] !== b) continue;
        upper[q]! += below * upper[t]!;
        lower[q]! += right * lower[t]!;
      }
    }
  }
  return { plan, pivot, lower, upper };
}

function slotOf({ offsets, later }: Plan, p: number, q: number): number {
  let low = offsets[p]!;
  let high = offsets[p + 1]! - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (later[middle]! < q) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** x of (D - M) x = b, by city; a new array unless one is given. */
export function solveEliminated(
  factor: Factor,
  b: Float64Array,
  x: Float64Array = new Float64Array(b.length),
): Float64Array {
  const { plan, pivot, lower, upper } = factor;
  const { size, order, offsets, later } = plan;
  const z = new Float64Array(size);
  for (let p = 0; p < size; p++) z[p] = b[order[p]!]!;
  for (let p = 0; p < size; p++) {
    const value = z[p]!;
    if (value === 0) continue;
    for (let s = offsets[p]!; s < offsets[p + 1]!; s++) z[later[s]!]! += lower[s]! * value;
  }
  for (let p = size - 1; p >= 0; p--) {
    let value = z[p]!;
    for (let s = offsets[p]!; s < offsets[p + 1]!; s++) value += upper[s]! * z[later[s]!]!;
    z[p] = value / pivot[p]!;
    x[order[p]!] = z[p]!;
  }
  return x;
}
