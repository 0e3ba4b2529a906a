/**
 * The largest eigenvalue of a symmetric matrix that is known only by its product, and its eigenvector (Lanczos).
 *
 * The best approximation within the space of x, Mx, M²x, ...: a basis of at most 64 vectors, kept orthonormal; when it
 * is full, the 24 best directions are kept and the basis grows again (thick restart). Where power iteration needs
 * 1 / gap steps this needs about its root, and two nearly equal eigenvalues do not hold it up: both are found.
 * Starts from the uniform vector. Where rounding cannot tell eigenvalues apart (10^-14) the answer is the projection of
 * the uniform vector on all of their eigenvectors, so that nothing depends on the order of cities.
 *
 * Settled when |Mx - λx| <= 10^-14 λ; taken when <= 10^-12 λ and it gets no better. The error of x is that over the
 * relative gap to the second eigenvalue.
 *
 * Cost: a product and 4 · 64 · size operations a step; memory 64 vectors (90 while restarting), fewer above 600,000
 * cities.
 *
 * Wu, Simon (2000) Thick-restart Lanczos method for large symmetric eigenvalue problems, doi:10.1137/S0895479898334605.
 */
import { jacobi } from "./jacobi.ts";
import { combined, grow, lengthOf } from "./krylov-basis.ts";
import type { Multiply, Perron } from "./perron.ts";

/** Vectors in a full basis: 64, on very large networks as few as 20, so that they stay within 320 MB or so. */
const basisFor = (size: number): number => Math.max(20, Math.min(64, Math.floor(4e7 / size)));
const goal = 1e-14;
const enough = 1e-12;
const sameEigenvalue = 1e-14;

/** Null when `steps` products do not do. */
export function lanczos(multiply: Multiply, size: number, steps: number): Perron | null {
  const fullBasis = basisFor(size);
  const kept = Math.floor((fullBasis * 3) / 8);
  const start = 1 / Math.sqrt(size);
  let basis: Float64Array[] = [new Float64Array(size).fill(start)];
  const projected = Array.from({ length: fullBasis }, () => new Float64Array(fullBasis));
  let best: Perron | null = null;
  let before = Infinity;
  let check = 8;
  for (let step = 0; step < steps; step++) {
    const last = basis.length - 1;
    const image = new Float64Array(size);
    multiply(basis[last]!, image);
    const { parts, rest, next } = grow(basis, image);
    parts.forEach((part, k) => (projected[k]![last] = projected[last]![k] = part));
    const width = basis.length;
    const ended = width === size || rest <= 1e-15 * Math.abs(parts[last]!) || rest === 0;
    const full = width === fullBasis;
    if (!ended && !full && width < check) {
      basis.push(next);
      continue;
    }
    check = Math.max(check, Math.ceil(width * 1.5));
    const { values, vectors } = jacobi(projected.slice(0, width).map((row) => row.slice(0, width)));
    const value = values[0]!;
    if (ended || full || rest * Math.abs(vectors[0]![last]!) <= goal * value) {
      const found = leading(multiply, basis, values, vectors);
      if (best === null || found.residual < best.residual) best = found;
      if (best.residual <= goal || ended || (best.residual <= enough && found.residual > before / 2))
        return best.residual <= enough ? best : null;
      before = found.residual;
    }
    if (full) {
      basis = vectors.slice(0, kept).map((weights) => combined(basis, weights));
      for (const row of projected) row.fill(0);
      for (let k = 0; k < kept; k++) projected[k]![k] = values[k]!;
      check = fullBasis;
    }
    basis.push(next);
  }
  return best !== null && best.residual <= enough ? best : null;
}

/** The projection of the uniform vector on the eigenvectors of the largest eigenvalue. */
function leading(
  multiply: Multiply,
  basis: readonly Float64Array[],
  values: Float64Array,
  vectors: readonly Float64Array[],
): Perron {
  const value = values[0]!;
  const size = basis[0]!.length;
  const vector = new Float64Array(size);
  for (let k = 0; k < vectors.length && values[k]! >= value * (1 - sameEigenvalue); k++) {
    const one = combined(basis, vectors[k]!);
    const share = one.reduce((total, entry) => total + entry, 0);
    for (let i = 0; i < size; i++) vector[i]! += share * one[i]!;
  }
  // Entries below 0 are rounding: the vector has none.
  for (let i = 0; i < size; i++) vector[i] = Math.max(0, vector[i]!);
  const length = lengthOf(vector);
  for (let i = 0; i < size; i++) vector[i]! /= length;
  const image = new Float64Array(size);
  multiply(vector, image);
  let square = 0;
  for (let i = 0; i < size; i++) square += (image[i]! - value * vector[i]!) ** 2;
  return { value, vector, residual: Math.sqrt(square) / value };
}
