/**
 * All eigenvalues and eigenvectors of a small dense symmetric matrix, by Jacobi's rotations.
 *
 * Each rotation sets one pair of entries to 0; sweeps over all pairs go on until nothing is left that a double could
 * feel. Slower than tridiagonal methods and as exact as the arithmetic allows. Cost: some 8 sweeps of 6 size³.
 *
 * Golub, Van Loan (2013) Matrix Computations, 4th edition, 8.5.
 */
export interface SymmetricEigen {
  /** Decreasing. */
  readonly values: Float64Array;
  /** vectors[k] belongs to values[k] and has unit length. */
  readonly vectors: readonly Float64Array[];
}

/** `matrix` by rows; not changed. */
export function jacobi(matrix: readonly Float64Array[]): SymmetricEigen {
  const size = matrix.length;
  const a = matrix.map((row) => row.slice(0, size));
  const turned = a.map((_, k) => {
    const row = new Float64Array(size);
    row[k] = 1;
    return row;
  });
  let rotated = true;
  for (let sweep = 0; rotated && sweep < 60; sweep++) {
    rotated = false;
    for (let p = 0; p < size - 1; p++)
      for (let q = p + 1; q < size; q++) {
        const off = a[p]![q]!;
        const [app, aqq] = [a[p]![p]!, a[q]![q]!];
        if (Math.abs(off) <= 2 ** -54 * Math.sqrt(Math.abs(app * aqq)) || Math.abs(off) < 1e-300) {
          a[p]![q] = a[q]![p] = 0;
          continue;
        }
        rotated = true;
        const half = (aqq - app) / (2 * off);
        const tangent = (half >= 0 ? 1 : -1) / (Math.abs(half) + Math.hypot(1, half));
        const cosine = 1 / Math.hypot(1, tangent);
        const sine = tangent * cosine;
        a[p]![p] = app - tangent * off;
        a[q]![q] = aqq + tangent * off;
        a[p]![q] = a[q]![p] = 0;
        const [rowP, rowQ] = [a[p]!, a[q]!];
        for (let k = 0; k < size; k++) {
          if (k === p || k === q) continue;
          const [x, y] = [rowP[k]!, rowQ[k]!];
          rowP[k] = a[k]![p] = cosine * x - sine * y;
          rowQ[k] = a[k]![q] = sine * x + cosine * y;
        }
        rotate(turned[p]!, turned[q]!, cosine, sine);
      }
  }
  const order = a.map((_, k) => k).sort((k, l) => a[l]![l]! - a[k]![k]! || k - l);
  return {
    values: Float64Array.from(order, (k) => a[k]![k]!),
    vectors: order.map((k) => turned[k]!),
  };
}

function rotate(u: Float64Array, v: Float64Array, cosine: number, sine: number): void {
  for (let k = 0; k < u.length; k++) {
    const [x, y] = [u[k]!, v[k]!];
    u[k] = cosine * x - sine * y;
    v[k] = sine * x + cosine * y;
  }
}
