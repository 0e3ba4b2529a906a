import { expect, test } from "vitest";
import { discRule } from "../../../src/viewer/map/disc-size.ts";

test("the area of a disc is proportional to the multiple", () => {
  const { radius } = discRule([9, 4, 1], 250_000);
  expect(radius(4) ** 2 / radius(1) ** 2).toBeCloseTo(4, 10);
  expect(radius(9) ** 2 / radius(4) ** 2).toBeCloseTo(9 / 4, 10);
});

test("a larger city is never drawn smaller, and nothing vanishes", () => {
  const { radius } = discRule(
    Array.from({ length: 5000 }, (_, i) => i / 2500),
    250_000,
  );
  const radii = [null, 0, 0.01, 0.5, 1, 2].map(radius);
  expect(radii).toEqual([...radii].sort((a, b) => a - b));
  expect(Math.min(...radii)).toBeGreaterThan(2);
});

test("many cities get smaller discs than few on the same map", () => {
  const few = discRule(
    Array.from({ length: 10 }, () => 1),
    250_000,
  );
  const many = discRule(
    Array.from({ length: 1000 }, () => 1),
    250_000,
  );
  expect(many.radius(1)).toBeLessThan(few.radius(1));
});
