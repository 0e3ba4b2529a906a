import { describe, expect, test } from "vitest";
import { eigenvector } from "../../src/structure/eigenvector.ts";
import { expectClose, formOf, golden } from "./form.ts";

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

test("two strong pairs held together by next to nothing do not settle, and that is said", () => {
  // The second eigenvalue is a part in 10^9 below the first: 200,000 iterations do not tell them apart.
  const form = formOf(4, [
    [0, 1, 1],
    [1, 2, 1e-9],
    [2, 3, 1 - 1e-12],
  ]);
  expect(() => eigenvector(form)).toThrow(/does not settle/);
});
