import { expect, test } from "vitest";
import { agreement } from "../../src/structure/agreement.ts";
import { runAgreement } from "../../src/structure/run-agreement.ts";

test("the mean over all pairs of runs, equal ones counted as often as they come", () => {
  const a = [1, 1, 2, 2, 3, 0];
  const b = [1, 2, 2, 2, 1, 0];
  const c = [1, 1, 1, 2, 2, 0];
  const ari = (x: number[], y: number[]): number => agreement(x, y).ari!;
  expect(runAgreement([a, b, a, c])).toBeCloseTo((1 + 2 * ari(a, b) + 2 * ari(a, c) + ari(b, c)) / 6, 14);
});

test("equal runs agree entirely; one run cannot be compared", () => {
  expect(
    runAgreement([
      [1, 1, 2],
      [1, 1, 2],
    ]),
  ).toBe(1);
  expect(runAgreement([[1, 1, 2]])).toBeNull();
});
