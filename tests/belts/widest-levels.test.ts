import * as fc from "fast-check";
import { expect, test } from "vitest";
import { widestLevels } from "../../src/belts/widest-levels.ts";
import { cases, lowestOn, makeCase, simplePaths } from "./exhaustive.ts";

test("the greatest smallest multiple over all paths from the centre, its own multiple at the centre", () => {
  fc.assert(
    fc.property(cases, fc.nat(7), (one, at) => {
      const centre = at % one.multiples.length;
      const expected = new Float64Array(one.multiples.length).fill(Number.NaN);
      expected[centre] = one.multiples[centre]!;
      for (const path of simplePaths(one, centre)) {
        const end = path.at(-1)!;
        const lowest = lowestOn(one, path);
        if (!(expected[end]! >= lowest)) expected[end] = lowest;
      }
      expect(widestLevels(one.form, one.multiples, centre)).toEqual(expected);
    }),
    { numRuns: 500 },
  );
});

test("a city without a score passes nothing on, and one of score 0 does", () => {
  const pairs = [
    [0, 1],
    [1, 2],
    [0, 3],
    [3, 4],
  ] as const;
  const { form, multiples } = makeCase([2, Number.NaN, 1, 0, 1], pairs);
  expect([...widestLevels(form, multiples, 0)]).toEqual([2, Number.NaN, Number.NaN, 0, 0]);
});
