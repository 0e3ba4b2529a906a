import { expect, test } from "vitest";
import { attractions, strongestTwo } from "../../src/belts/attraction.ts";
import { greatCircleKm } from "../../src/network/great-circle.ts";
import { makeCase } from "./exhaustive.ts";

const here = { lon: 120, lat: 30 };
const near = { lon: 121, lat: 30 };
const far = { lon: 120, lat: 33 };

test("attraction is multiple / km^exponent", () => {
  const { cities, multiples } = makeCase([0.5, 1, 4], [], [here, near, far]);
  for (const exponent of [0, 0.5, 2, 5]) {
    const pull = attractions(cities, multiples, 0, [1, 2], { exponent })!;
    expect(pull[0]).toBeCloseTo(1 / greatCircleKm(here, near) ** exponent, 12);
    expect(pull[1]).toBeCloseTo(4 / greatCircleKm(here, far) ** exponent, 12);
  }
});

test("candidates at the very point attract by their multiple, all others not at all", () => {
  const { cities, multiples } = makeCase([0.5, 1, 4, 9], [], [here, here, here, near]);
  expect([...attractions(cities, multiples, 0, [1, 2, 3], { exponent: 2 })!]).toEqual([1, 4, 0]);
});

test("with exponent 0 no distance counts, that of 0 neither", () => {
  const { cities, multiples } = makeCase([0.5, 1, 9], [], [here, here, far]);
  expect([...attractions(cities, multiples, 0, [1, 2], { exponent: 0 })!]).toEqual([1, 9]);
});

test("without a point of the city or of a candidate there is no attraction", () => {
  const { cities, multiples } = makeCase([0.5, 1], [], [here, near]);
  const unplaced = cities.map((city, index) => (index === 1 ? { ...city, point: null } : city));
  expect(attractions(unplaced, multiples, 0, [1], { exponent: 2 })).toBeNull();
  expect(attractions(unplaced, multiples, 1, [0], { exponent: 2 })).toBeNull();
});

test("the strongest two: by attraction, then multiple, then id", () => {
  const two = (pull: number[], multiples: number[]): readonly number[] =>
    strongestTwo(Float64Array.from(pull), Float64Array.from(multiples), [...pull.keys()]);
  expect(two([1, 3, 2], [9, 1, 1])).toEqual([1, 2]);
  expect(two([3, 3, 1], [1, 2, 9])).toEqual([1, 0]);
  expect(two([3, 3, 3], [1, 1, 1])).toEqual([0, 1]);
  expect(two([3], [1])).toEqual([0, -1]);
  expect(two([], [])).toEqual([-1, -1]);
});
