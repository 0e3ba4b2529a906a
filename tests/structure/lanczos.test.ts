import * as fc from "fast-check";
import { expect, test } from "vitest";
import { arnoldi } from "../../src/structure/arnoldi.ts";
import { eliminationPlan } from "../../src/structure/elimination.ts";
import { incoming } from "../../src/network/incoming.ts";
import { jacobi } from "../../src/structure/jacobi.ts";
import { lanczos } from "../../src/structure/lanczos.ts";
import { noda } from "../../src/structure/noda.ts";
import type { Multiply } from "../../src/structure/perron.ts";
import { multiply, type Rows, rowsOf } from "../../src/structure/rows.ts";
import { stream } from "../../src/support/random.ts";
import { expectClose, formOf } from "./form.ts";

const productOf =
  (rows: Rows): Multiply =>
  (x, y) =>
    multiply(rows, x, y);

/** Connected, n cities, random strengths; each tie of the ring in both directions at least. */
function ties(n: number, chords: number, seed: number): number[][] {
  const random = stream(seed);
  const rows = Array.from({ length: n }, (_, i) => [i, (i + 1) % n, 0.5 + random.uniform()]);
  for (let k = 0; k < chords; k++) {
    const [i, j] = [random.integer(n), random.integer(n)];
    if (i !== j) rows.push([i, j, 0.5 + random.uniform()]);
  }
  return rows;
}

test("the dense eigenvectors rebuild the matrix and stand at right angles", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 36, maxLength: 36 }), (entries) => {
      const matrix = Array.from({ length: 6 }, (_, i) =>
        Float64Array.from({ length: 6 }, (__, j) => entries[6 * Math.min(i, j) + Math.max(i, j)]!),
      );
      const { values, vectors } = jacobi(matrix);
      for (let i = 0; i < 6; i++) {
        expectClose(
          Float64Array.from(matrix, (_, j) => vectors.reduce((sum, v, k) => sum + values[k]! * v[i]! * v[j]!, 0)),
          [...matrix[i]!],
          1e-12,
        );
        expectClose(
          Float64Array.from(matrix, (_, j) => vectors[i]!.reduce((sum, entry, k) => sum + entry * vectors[j]![k]!, 0)),
          matrix.map((_, j) => (i === j ? 1 : 0)),
          1e-13,
        );
      }
    }),
    { numRuns: 40 },
  );
});

test("iterating and solving find the same vector, with and without restarts", () => {
  // 40 cities fill the space of the iteration; 700 in a ring need it started again.
  for (const [n, chords] of [
    [40, 60],
    [700, 40],
  ] as const) {
    const rows = rowsOf(formOf(n, ties(n, chords, n)));
    const solved = noda(rows, eliminationPlan(rows, Infinity)!)!;
    const iterated = lanczos(productOf(rows), n, 20_000)!;
    expect(iterated.value).toBeCloseTo(solved.value, 11);
    expectClose(iterated.vector, [...solved.vector], 1e-9);
  }
});

test("the same for one-way ties", () => {
  for (const [n, chords] of [
    [30, 40],
    [300, 600],
  ] as const) {
    const rows = rowsOf(incoming(formOf(n, ties(n, chords, n), true)));
    const solved = noda(rows, eliminationPlan(rows, Infinity)!)!;
    const iterated = arnoldi(productOf(rows), n, 20_000)!;
    expect(iterated.value).toBeCloseTo(solved.value, 11);
    expectClose(iterated.vector, [...solved.vector], 1e-9);
  }
});

test("with two equal parts the iteration ends at the projection of the uniform vector on both", () => {
  // Stars of four and of four: λ = 2 each, no tie between them.
  const rows = rowsOf(
    formOf(10, [
      [0, 1, 1],
      [0, 2, 1],
      [0, 3, 1],
      [0, 4, 1],
      [9, 5, 1],
      [9, 6, 1],
      [9, 7, 1],
      [9, 8, 1],
    ]),
  );
  const { value, vector } = lanczos(productOf(rows), 10, 100)!;
  expect(value).toBeCloseTo(2, 13);
  const leaf = 1 / 4;
  expectClose(vector, [2 * leaf, leaf, leaf, leaf, leaf, leaf, leaf, leaf, leaf, 2 * leaf], 1e-13);
});

test("too few steps give nothing, not something wrong", () => {
  const rows = rowsOf(formOf(700, ties(700, 0, 1)));
  expect(lanczos(productOf(rows), 700, 50)).toBeNull();
  expect(arnoldi(productOf(rows), 700, 50)).toBeNull();
});
