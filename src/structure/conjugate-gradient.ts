/**
 * x of (D - M) x = b, symmetric, for matrices that elimination would fill up: conjugate gradients, each step prepared by
 * an elimination without fill (elimination.ts).
 *
 * Few steps where the network mixes well, which is where elimination is dear. Stops when |b - (D - M) x| <= 10^-13 |b|, or
 * when rounding lets it get no better; null when it is not below 10^-10 by then.
 *
 * Cost: O(m) a step.
 *
 * Hestenes, Stiefel (1952) Methods of conjugate gradients for solving linear systems, Journal of Research of the National
 * Bureau of Standards 49.
 */
import { type Factor, solveEliminated } from "./elimination.ts";
import { lengthOf } from "./krylov-basis.ts";
import { multiply, type Rows } from "./rows.ts";

const goal = 1e-13;
const enough = 1e-10;
/** Steps without a better residual before giving up. */
const patience = 200;

export function conjugateGradient(
  rows: Rows,
  diagonal: Float64Array,
  partial: Factor,
  b: Float64Array,
): Float64Array | null {
  const { size } = rows;
  const target = lengthOf(b);
  const x = new Float64Array(size);
  if (target === 0) return x;
  const residual = b.slice();
  const prepared = solveEliminated(partial, residual);
  const direction = prepared.slice();
  const image = new Float64Array(size);
  let product = dot(residual, prepared);
  let best = Infinity;
  let found = x.slice();
  let idle = 0;
  while (idle < patience) {
    multiply(rows, direction, image);
    for (let i = 0; i < size; i++) image[i] = diagonal[i]! * direction[i]! - image[i]!;
    const step = product / dot(direction, image);
    if (!Number.isFinite(step)) break;
    for (let i = 0; i < size; i++) {
      x[i]! += step * direction[i]!;
      residual[i]! -= step * image[i]!;
    }
    const left = lengthOf(residual);
    idle = left < best ? 0 : idle + 1;
    if (left < best) {
      best = left;
      if (left <= goal * target) return x;
      if (left <= enough * target) found = x.slice();
    }
    solveEliminated(partial, residual, prepared);
    const next = dot(residual, prepared);
    for (let i = 0; i < size; i++) direction[i] = prepared[i]! + (next / product) * direction[i]!;
    product = next;
  }
  return best <= enough * target ? found : null;
}

function dot(a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += a[i]! * b[i]!;
  return total;
}
