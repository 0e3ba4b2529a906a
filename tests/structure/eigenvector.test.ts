import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Compact } from "../../src/network/compact.ts";
import { eigenvector } from "../../src/structure/eigenvector.ts";
import { incoming } from "../../src/network/incoming.ts";
import { multiply, rowsOf } from "../../src/structure/rows.ts";
import { stream } from "../../src/support/random.ts";
import { sum } from "../../src/support/sum.ts";
import { expectClose, formOf, golden, relabelled } from "./form.ts";

describe("equals NetworkX", () => {
  for (const { name, graph, form } of golden)
    if (graph.eigenvector !== undefined) test(name, () => expectClose(eigenvector(form), graph.eigenvector!, 1e-9));
});

test("a chain, on which plain power iteration swings for ever, has its known eigenvector", () => {
  const form = formOf(5, [
    [0, 1, 1],
    [1, 2, 1],
    [2, 3, 1],
    [3, 4, 1],
  ]);
  const known = [1, 2, 3, 4, 5].map((k) => Math.sin((k * Math.PI) / 6) / Math.sqrt(3));
  expectClose(eigenvector(form), known, 1e-12);
});

test("on a network of several parts only the part with the largest eigenvalue is not 0", () => {
  // A strong pair (eigenvalue 10) against a triangle (eigenvalue 2).
  const form = formOf(6, [
    [0, 1, 1],
    [1, 2, 1],
    [0, 2, 1],
    [3, 4, 10],
  ]);
  expectClose(eigenvector(form), [0, 0, 0, Math.SQRT1_2, Math.SQRT1_2, 0], 1e-13);
});

test("of two equal parts the one with the first city is taken", () => {
  const form = formOf(5, [
    [1, 4, 2],
    [0, 3, 2],
  ]);
  expectClose(eigenvector(form), [Math.SQRT1_2, 0, 0, Math.SQRT1_2, 0], 1e-13);
});

test("directed: cities downstream of the leading circle have their part, those upstream have none", () => {
  // 0 -> (1 <-> 2) -> 3: λ = 1 on the circle, x_3 = x_2.
  const form = formOf(
    4,
    [
      [0, 1, 5],
      [1, 2, 1],
      [2, 1, 1],
      [2, 3, 1],
    ],
    true,
  );
  expectClose(eigenvector(form), [0, 1 / Math.sqrt(3), 1 / Math.sqrt(3), 1 / Math.sqrt(3)], 1e-12);
});

test("directed: of two circles of equal eigenvalue, one after the other, the later one leads", () => {
  const form = formOf(
    4,
    [
      [0, 1, 1],
      [1, 0, 1],
      [1, 2, 1],
      [2, 3, 1],
      [3, 2, 1],
    ],
    true,
  );
  expectClose(eigenvector(form), [0, 0, Math.SQRT1_2, Math.SQRT1_2], 1e-12);
});

test("without a circle of ties it is refused", () => {
  const oneWay = formOf(
    3,
    [
      [0, 1, 1],
      [1, 2, 1],
    ],
    true,
  );
  expect(() => eigenvector(oneWay)).toThrow(/round in a circle/);
  expect(() => eigenvector(formOf(3, []))).toThrow(/round in a circle/);
});

test("strengths over twelve orders of magnitude still satisfy the equation", () => {
  const form = formOf(5, [
    [0, 1, 1e6],
    [1, 2, 1],
    [2, 3, 1e-6],
    [3, 4, 1e3],
  ]);
  const x = eigenvector(form);
  expect(x[0]).toBeCloseTo(Math.SQRT1_2, 12);
  expect(x[2]).toBeCloseTo(Math.SQRT1_2 / 1e6, 12);
  expect(x.every((value) => value >= 0)).toBe(true);
});

test("two strong pairs held together by next to nothing are told apart as far as the numbers allow", () => {
  // On the pairs the matrix is ((1, e/2), (e/2, 1 - d)) with e = 1e-9, d = 1e-12: tan 2φ = e / d.
  const form = formOf(4, [
    [0, 1, 1],
    [1, 2, 1e-9],
    [2, 3, 1 - 1e-12],
  ]);
  const angle = Math.atan2(1e-9, 1e-12) / 2;
  const [strong, weak] = [Math.cos(angle) * Math.SQRT1_2, Math.sin(angle) * Math.SQRT1_2];
  expectClose(eigenvector(form), [strong, strong, weak, weak], 1e-6);
});

/** |Ax - λx| / λ over the incoming ties, λ from the quotient. */
function residual(form: Compact, x: Float64Array): number {
  const image = new Float64Array(form.n);
  multiply(rowsOf(incoming(form)), x, image);
  const value = sum(image.map((entry, i) => entry * x[i]!));
  return Math.sqrt(sum(image.map((entry, i) => (entry - value * x[i]!) ** 2))) / value;
}

test("a chain of 2,000 cities settles, on the sine that it must be", () => {
  const n = 2000;
  const form = formOf(
    n,
    Array.from({ length: n - 1 }, (_, i) => [i, i + 1, 3]),
  );
  const known = Array.from({ length: n }, (_, k) => Math.sin(((k + 1) * Math.PI) / (n + 1)) / Math.sqrt((n + 1) / 2));
  expectClose(eigenvector(form), known, 1e-9);
});

test("the unit of the strengths changes nothing, even at the edge of what a number holds", () => {
  const ties = [
    [0, 1, 2],
    [1, 2, 3],
    [2, 0, 1],
    [2, 3, 5],
  ];
  const expected = [...eigenvector(formOf(4, ties))];
  for (const unit of [1e-200, 1e250])
    expectClose(
      eigenvector(
        formOf(
          4,
          ties.map(([i, j, strength]) => [i!, j!, strength! * unit]),
        ),
      ),
      expected,
      1e-14,
    );
});

test("two equal blocks joined by a weak tie are equally central", () => {
  const ties: number[][] = [[11, 12, 1e-6]];
  for (const first of [0, 12])
    for (let i = first; i < first + 12; i++) for (let j = i + 1; j < first + 12; j++) ties.push([i, j, 1]);
  const x = eigenvector(formOf(24, ties));
  expectClose(
    x,
    Array.from({ length: 24 }, () => 1 / Math.sqrt(24)),
    1e-6,
  );
});

test("an uneven one-way ring of 3,000 cities settles", () => {
  const random = stream(5);
  const n = 3000;
  const form = formOf(
    n,
    Array.from({ length: n }, (_, i) => [i, (i + 1) % n, 1 + random.uniform()]),
    true,
  );
  const x = eigenvector(form);
  expect(residual(form, x)).toBeLessThan(1e-12);
  // Once round the ring multiplies by all strengths: λ is their geometric mean.
  const mean = Math.exp(sum(form.strengths.map(Math.log)) / n);
  expect(x[1]! / x[0]!).toBeCloseTo(form.strengths[0]! / mean, 9);
});

test("large random networks settle, directed and not, also with two halves that are almost the same", () => {
  const random = stream(6);
  const half: number[][] = [];
  for (let k = 0; k < 9000; k++) {
    const [i, j] = [random.integer(1000), random.integer(1000)];
    if (i !== j) half.push([i, j, 1 + random.uniform()]);
  }
  const both = [
    ...half,
    ...half.map(([i, j, strength]) => [i! + 1000, j! + 1000, strength!]),
    [3, 1500, 1e-3],
    [1500, 3, 1e-3],
  ];
  for (const directed of [false, true]) {
    const one = formOf(1000, half, directed);
    expect(residual(one, eigenvector(one))).toBeLessThan(1e-12);
    const two = formOf(2000, both, directed);
    expect(residual(two, eigenvector(two))).toBeLessThan(1e-12);
  }
});

test("equals dense power iteration on random small networks", () => {
  const rows = fc.array(fc.tuple(fc.nat(6), fc.nat(6), fc.integer({ min: 1, max: 9 })), { maxLength: 20 });
  fc.assert(
    fc.property(rows, (drawn) => {
      // A ring in one direction makes it one strong component; a chord makes the eigenvalue the only one of its size.
      const ties = [
        ...drawn.filter(([i, j]) => i !== j),
        ...[0, 1, 2, 3, 4, 5, 6].map((i) => [i, (i + 1) % 7, 1]),
        [0, 2, 1],
      ];
      const form = formOf(7, ties, true);
      const rowsIn = rowsOf(incoming(form));
      let x = new Float64Array(7).fill(1);
      for (let step = 0; step < 4000; step++) {
        const image = new Float64Array(7);
        multiply(rowsIn, x, image);
        image.forEach((value, i) => (image[i] = value + x[i]!));
        const largest = Math.max(...image);
        x = image.map((value) => value / largest);
      }
      const length = Math.hypot(...x);
      expectClose(
        eigenvector(form),
        Array.from(x, (value) => value / length),
        1e-10,
      );
    }),
    { numRuns: 60 },
  );
});

test("relabelling cities changes only the places of the values", () => {
  const rows = fc.array(fc.tuple(fc.nat(6), fc.nat(6), fc.integer({ min: 1, max: 9 })), { maxLength: 20 });
  fc.assert(
    fc.property(
      rows,
      fc.boolean(),
      fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6], { minLength: 7 }),
      (drawn, directed, order) => {
        const ties = [...drawn.filter(([i, j]) => i !== j), ...[0, 1, 2, 3, 4, 5, 6].map((i) => [i, (i + 1) % 7, 1])];
        const before = eigenvector(formOf(7, ties, directed));
        const after = eigenvector(formOf(7, relabelled(ties, order), directed));
        expectClose(
          order.map((place) => after[place]!),
          [...before],
          1e-10,
        );
      },
    ),
    { numRuns: 60 },
  );
});
