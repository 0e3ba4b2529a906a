import * as fc from "fast-check";
import { expect, test } from "vitest";
import { dispersionOf } from "../../src/scores/dispersion.ts";
import { groupsOf } from "../../src/scores/groups.ts";
import golden from "../golden/scores.json" with { type: "json" };

const values = Float64Array.from(golden.values);

test("equals R, zeros among the scores", () => {
  const found = dispersionOf(values, golden.group);
  expect(found.count).toBe(41);
  expect(found.mean).toBeCloseTo(golden.mean, 13);
  expect(found.cv).toBeCloseTo(golden.cv, 13);
  expect(found.gini).toBeCloseTo(golden.gini, 13);
  expect(found.theil.total).toBeCloseTo(golden.theil, 13);
  expect(found.theil.within).toBeCloseTo(golden.within, 13);
  expect(found.theil.between).toBeCloseTo(golden.between, 13);
});

test("equal scores have no dispersion", () => {
  const { cv, gini, theil } = dispersionOf(new Float64Array(7).fill(0.1), [1, 1, 1, 2, 2, 2, 2]);
  expect([cv, gini, theil.total, theil.within, theil.between].map((value) => Math.abs(value!) < 1e-15)).toEqual(
    Array.from({ length: 5 }, () => true),
  );
});

test("everything in one city is the most that the indices can say", () => {
  const { gini, theil } = dispersionOf(Float64Array.of(0, 0, 0, 8));
  expect(gini).toBe(0.75);
  expect(theil.total).toBeCloseTo(Math.log(4), 14);
});

test("within and between add up to the whole, also with a group whose scores are all 0", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.double({ min: 0, max: 50, noNaN: true }), fc.integer({ min: 1, max: 4 })), {
        minLength: 2,
        maxLength: 30,
      }),
      (rows) => {
        const scores = Float64Array.from([...rows.map(([value, group]) => (group === 3 ? 0 : value)), 1]);
        const { theil } = dispersionOf(scores, [...rows.map(([, group]) => group), 1]);
        expect(theil.within! + theil.between!).toBeCloseTo(theil.total, 10);
        expect(theil.within!).toBeGreaterThanOrEqual(0);
        expect(theil.between!).toBeGreaterThanOrEqual(0);
      },
    ),
    {
      numRuns: 200,
      // The mean of a group whose total is the smallest number there is comes to 0.
      examples: [
        [
          [
            [5e-324, 2],
            [0, 2],
            [0, 1],
          ],
        ],
      ],
    },
  );
});

test("multiples of the mean have the dispersion of the scores", () => {
  const multiples = values.map((value) => value / golden.mean);
  const [a, b] = [dispersionOf(values), dispersionOf(multiples)];
  expect(b.gini).toBeCloseTo(a.gini, 13);
  expect(b.cv).toBeCloseTo(a.cv, 13);
  expect(b.theil.total).toBeCloseTo(a.theil.total, 13);
});

test("a missing score counts nowhere", () => {
  const { mean, count, gini } = dispersionOf(Float64Array.of(1, Number.NaN, 3));
  expect({ mean, count, gini }).toEqual({ mean: 2, count: 2, gini: 0.25 });
});

test("without groups, or with a city in none, Theil is not split", () => {
  expect(dispersionOf(values).theil).toMatchObject({ within: null, between: null });
  expect(dispersionOf(Float64Array.of(1, 2), [1, 0]).theil).toMatchObject({ within: null, between: null });
  expect(dispersionOf(Float64Array.of(1, 2, Number.NaN), [1, 2, 0]).theil.within).toBe(0);
});

test("scores that are all 0 are refused", () => {
  expect(() => dispersionOf(new Float64Array(3))).toThrow(/no score above 0/);
});

test("groups are numbered in the order of their labels, 0 for none", () => {
  expect([...groupsOf(["Jiangsu", null, "Anhui", "Jiangsu"])]).toEqual([2, 0, 1, 2]);
});
