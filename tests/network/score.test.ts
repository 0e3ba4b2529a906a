import * as fc from "fast-check";
import { expect, test } from "vitest";
import { multiplesOf } from "../../src/network/score.ts";

test("a multiple is the score over the mean of those that are there", () => {
  const { values, mean, count } = multiplesOf({ id: "x", values: Float64Array.of(1, Number.NaN, 5, 0) });
  expect([...values]).toEqual([0.5, Number.NaN, 2.5, 0]);
  expect({ mean, count }).toEqual({ mean: 2, count: 3 });
});

test("multiples have the mean 1 and do not depend on the unit of the score", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0.01, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 50 }),
      (scores) => {
        const { values } = multiplesOf({ id: "x", values: Float64Array.from(scores) });
        expect(values.reduce((a, b) => a + b) / values.length).toBeCloseTo(1, 10);
        const doubled = multiplesOf({ id: "x", values: Float64Array.from(scores, (score) => 4 * score) });
        expect(doubled.values).toEqual(values);
      },
    ),
  );
});

test("no scores, or scores that are all 0, are refused and the reader is told which", () => {
  expect(() => multiplesOf({ id: "firms", values: Float64Array.of(0, Number.NaN) })).toThrow(
    expect.objectContaining({
      code: "analysis",
      message: expect.stringContaining("All values of the score firms are 0"),
    }),
  );
  expect(() => multiplesOf({ id: "firms", values: Float64Array.of(Number.NaN) })).toThrow(/No city has a value/);
});
