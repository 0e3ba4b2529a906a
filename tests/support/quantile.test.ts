import { expect, test } from "vitest";
import { quantile } from "../../src/support/quantile.ts";

test("lies on a straight line between the order statistics, as type 7 of R does", () => {
  const ascending = Float64Array.of(1, 2, 4, 8, 16);
  // quantile(c(1, 2, 4, 8, 16), c(0, .025, .3, .5, .95, 1))
  const expected = [1, 1.1, 2.4, 4, 14.4, 16];
  [0, 0.025, 0.3, 0.5, 0.95, 1].forEach((share, k) => expect(quantile(ascending, share)).toBeCloseTo(expected[k]!, 12));
});

test("is the value itself for a single one, and not defined for none", () => {
  expect(quantile(Float64Array.of(3), 0.95)).toBe(3);
  expect(quantile(new Float64Array(0), 0.5)).toBeNaN();
});
