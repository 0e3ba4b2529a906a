/**
 * x of (shift · I - M) x = b, where the shift is above the largest eigenvalue of M, and M and b have no negative entries:
 * then x has none either, and it is the sum over all walks, b / shift + M b / shift² + ...
 *
 * Eliminated where that is cheap; else swept city by city (Gauss-Seidel), which comes from below and never overshoots,
 * until the change that is still to come is below 10^-13 of the largest entry; else eliminated at more expense. Null when
 * none of it does: a large, dense network with a shift just above the eigenvalue.
 *
 * Cost: O(m) a sweep, about ln(10^-13) / ln(eigenvalue / shift) of them at most.
 */
import { eliminate, eliminationPlan, solveEliminated } from "./elimination.ts";
import type { Rows } from "./rows.ts";

const cheapWork = 2e6;
const cheapWorkPerCity = 100;
const smallSize = 400;
const sparse = 10;
const dearWork = 2e8;
const effort = 2e9;
const tolerance = 1e-13;

export function solveShifted(rows: Rows, shift: number, b: Float64Array): Float64Array | null {
  const { size, values } = rows;
  const promising = size <= smallSize || values.length <= sparse * size;
  const cheap = promising ? eliminated(rows, shift, b, cheapWork + cheapWorkPerCity * size) : null;
  return cheap ?? swept(rows, shift, b) ?? eliminated(rows, shift, b, dearWork);
}

function eliminated(rows: Rows, shift: number, b: Float64Array, work: number): Float64Array | null {
  const plan = eliminationPlan(rows, work);
  if (plan === null) return null;
  const factor = eliminate(plan, rows, new Float64Array(rows.size).fill(shift));
  return factor === null ? null : solveEliminated(factor, b);
}

function swept(rows: Rows, shift: number, b: Float64Array): Float64Array | null {
  const { size, offsets, columns, values } = rows;
  const x = b.map((value) => value / shift);
  const limit = Math.max(1000, Math.floor(effort / (values.length + size)));
  let before = Infinity;
  for (let sweep = 0; sweep < limit; sweep++) {
    let change = 0;
    let largest = 0;
    for (let row = 0; row < size; row++) {
      let sum = b[row]!;
      for (let at = offsets[row]!; at < offsets[row + 1]!; at++) sum += values[at]! * x[columns[at]!]!;
      const value = sum / shift;
      change = Math.max(change, Math.abs(value - x[row]!));
      largest = Math.max(largest, value);
      x[row] = value;
    }
    if (!(largest < Infinity)) return null;
    // The changes shrink by about the same factor each time; their sum to come is that of a geometric series.
    const factor = change / before;
    if (change === 0 || (factor > 0 && factor < 1 && (change * factor) / (1 - factor) <= tolerance * largest)) return x;
    before = change;
  }
  return null;
}
