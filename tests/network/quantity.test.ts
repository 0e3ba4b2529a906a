import { expect, test } from "vitest";
import {
  asStrength,
  asStrengths,
  type Distances,
  inverseDistances,
  type Strengths,
} from "../../src/network/quantity.ts";

test("a distance is the inverse of the strength, in a new array", () => {
  const strengths = asStrengths(Float64Array.of(4, 0.5));
  expect([...inverseDistances(strengths)]).toEqual([0.25, 2]);
  expect([...strengths]).toEqual([4, 0.5]);
});

test("only numbers above 0 and finite are strengths", () => {
  expect(asStrength(1e-12)).toBe(1e-12);
  for (const value of [0, -2, Number.NaN, Infinity]) expect(() => asStrength(value)).toThrow(/> 0 and finite/);
  expect(() => asStrengths(Float64Array.of(1, 0))).toThrow(RangeError);
});

test("the two readings do not compile where the other belongs", () => {
  const strengths = asStrengths(Float64Array.of(1));
  // @ts-expect-error strengths are not distances
  const distances: Distances = strengths;
  // @ts-expect-error nor the other way round
  const back: Strengths = inverseDistances(strengths);
  expect([distances[0], back[0]]).toEqual([1, 1]);
});
