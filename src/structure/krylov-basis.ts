/**
 * An orthonormal basis that grows by one vector a step: the next one is what M makes of the last, less its part in the
 * basis. Taken away twice, so that rounding leaves the basis orthonormal ("twice is enough").
 *
 * Giraud, Langou, Rozložník, van den Eshof (2005) Rounding error analysis of the classical Gram-Schmidt orthogonalization
 * process, Numerische Mathematik 101.
 */
export interface Grown {
  /** Of the image of the last vector, its parts along the basis. */
  readonly parts: Float64Array;
  /** Length of what is left, and its direction. */
  readonly rest: number;
  readonly next: Float64Array;
}

/** `image` is changed and becomes `next`. */
export function grow(basis: readonly Float64Array[], image: Float64Array): Grown {
  const parts = new Float64Array(basis.length);
  for (let pass = 0; pass < 2; pass++)
    basis.forEach((vector, k) => {
      let part = 0;
      for (let i = 0; i < image.length; i++) part += vector[i]! * image[i]!;
      parts[k]! += part;
      for (let i = 0; i < image.length; i++) image[i]! -= part * vector[i]!;
    });
  const rest = lengthOf(image);
  if (rest > 0) for (let i = 0; i < image.length; i++) image[i]! /= rest;
  return { parts, rest, next: image };
}

/** Σ_k weights[k] basis[k]. */
export function combined(basis: readonly Float64Array[], weights: Float64Array): Float64Array {
  const total = new Float64Array(basis[0]!.length);
  for (let k = 0; k < weights.length; k++) {
    const vector = basis[k]!;
    const weight = weights[k]!;
    for (let i = 0; i < total.length; i++) total[i]! += weight * vector[i]!;
  }
  return total;
}

export function lengthOf(vector: Float64Array): number {
  let square = 0;
  for (const value of vector) square += value * value;
  return Math.sqrt(square);
}
