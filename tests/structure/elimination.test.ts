import * as fc from "fast-check";
import { expect, test } from "vitest";
import { conjugateGradient } from "../../src/structure/conjugate-gradient.ts";
import { eliminate, eliminationPlan, partialPlan, solveEliminated } from "../../src/structure/elimination.ts";
import { incoming } from "../../src/network/incoming.ts";
import { multiply, rowsOf } from "../../src/structure/rows.ts";
import { solveShifted } from "../../src/structure/shifted-solve.ts";
import { stream } from "../../src/support/random.ts";
import { expectClose, formOf } from "./form.ts";

const ties = (n: number) =>
  fc
    .array(fc.tuple(fc.nat(n - 1), fc.nat(n - 1), fc.integer({ min: 1, max: 9 })), { maxLength: 3 * n })
    .map((rows) => rows.filter(([i, j]) => i !== j));

test("the solution satisfies its equation on random networks, one-way ties too", () => {
  fc.assert(
    fc.property(ties(12), fc.boolean(), (drawn, directed) => {
      const rows = rowsOf(incoming(formOf(12, drawn, directed)));
      const image = new Float64Array(12);
      multiply(rows, new Float64Array(12).fill(1), image);
      // Outweighs every row by 1, so it can be solved.
      const diagonal = image.map((total) => total + 1);
      const b = Float64Array.from({ length: 12 }, (_, i) => i - 3);
      const x = solveEliminated(eliminate(eliminationPlan(rows, Infinity)!, rows, diagonal)!, b);
      multiply(rows, x, image);
      expectClose(
        x.map((value, i) => diagonal[i]! * value - image[i]!),
        [...b],
        1e-11,
      );
    }),
    { numRuns: 100 },
  );
});

test("a chain does not fill up, in whatever order its cities are numbered", () => {
  const n = 500;
  const order = stream(1).shuffle(Uint32Array.from({ length: n }, (_, i) => i));
  const rows = rowsOf(
    formOf(
      n,
      Array.from({ length: n - 1 }, (_, i) => [order[i]!, order[i + 1]!, 1]),
    ),
  );
  expect(eliminationPlan(rows, Infinity)!.later.length).toBe(n - 1);
});

test("a plan that would cost more than allowed is not made", () => {
  const clique: number[][] = [];
  for (let i = 0; i < 30; i++) for (let j = i + 1; j < 30; j++) clique.push([i, j, 1]);
  expect(eliminationPlan(rowsOf(formOf(30, clique)), 8000)).toBeNull();
  expect(eliminationPlan(rowsOf(formOf(30, clique)), 10_000)).not.toBeNull();
});

test("a diagonal that does not outweigh the ties is noticed", () => {
  const rows = rowsOf(formOf(2, [[0, 1, 2]]));
  expect(eliminate(eliminationPlan(rows, Infinity)!, rows, Float64Array.of(1, 3))).toBeNull();
});

test("conjugate gradients and sweeps give what elimination gives", () => {
  const random = stream(2);
  const n = 600;
  const drawn: number[][] = [];
  for (let k = 0; k < 6000; k++) {
    const [i, j] = [random.integer(n), random.integer(n)];
    if (i !== j) drawn.push([i, j, Math.exp(3 * random.uniform())]);
  }
  const rows = rowsOf(formOf(n, drawn));
  const totals = new Float64Array(n);
  multiply(rows, new Float64Array(n).fill(1), totals);
  const diagonal = totals.map((total) => total * 1.001);
  const b = Float64Array.from({ length: n }, () => random.uniform());
  const exact = solveEliminated(eliminate(eliminationPlan(rows, Infinity)!, rows, diagonal)!, b);
  const iterated = conjugateGradient(rows, diagonal, eliminate(partialPlan(rows), rows, diagonal)!, b)!;
  const scale = Math.max(...exact);
  expectClose(iterated, [...exact], 1e-10 * scale);

  const shift = Math.max(...totals) * 1.01;
  const swept = solveShifted(rows, shift, b)!;
  const solved = solveEliminated(
    eliminate(eliminationPlan(rows, Infinity)!, rows, new Float64Array(n).fill(shift))!,
    b,
  );
  expectClose(swept, [...solved], 1e-12 * Math.max(...solved));
});
