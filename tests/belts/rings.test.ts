import * as fc from "fast-check";
import { expect, test } from "vitest";
import { reachKm, ringOf, ringsOf } from "../../src/belts/rings.ts";

const none = Number.NaN;

test("a distance on a limit opens the next ring; one without a value is in none", () => {
  expect([0, 99.9, 100, 199.999, 200, none].map((km) => ringOf(km, 100))).toEqual([0, 0, 1, 1, 2, -1]);
});

test("every distance lies from the lower limit of its ring up to the upper one, whatever the rounding", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(0.1, 0.3, 0.7, 1 / 3, 50, 100),
      fc.oneof(fc.nat(3000), fc.double({ min: 0, max: 3000, noNaN: true })),
      (width, steps) => {
        for (const km of [steps, steps * width]) {
          const ring = ringOf(km, width);
          expect(ring * width).toBeLessThanOrEqual(km);
          expect((ring + 1) * width).toBeGreaterThan(km);
        }
      },
    ),
    { numRuns: 300 },
  );
});

test("a ring without a width is refused", () => {
  // 17 × 0.1 is a little more than 1.7, which 1.7 / 0.1 alone would not tell.
  expect(ringOf(1.7, 0.1)).toBe(16);
  expect(() => ringOf(1, 0)).toThrow(RangeError);
});

test("cities, scores, those above the mean, mean and widest level of each ring; NaN where there are none", () => {
  const sight = {
    km: Float64Array.of(0, 10, 50, 100, 150, 320, none),
    multiples: Float64Array.of(9, 1, 3, none, 0, 1.5, 4),
    widest: Float64Array.of(9, 1, 2, none, none, 0.5, 4),
  };
  expect(ringsOf(sight, [1, 2, 3, 4, 5, 6], { width: 100, count: 5 })).toEqual([
    { from: 0, to: 100, cities: 2, scored: 2, above: 1, meanMultiple: 2, widestLevel: 2 },
    { from: 100, to: 200, cities: 2, scored: 1, above: 0, meanMultiple: 0, widestLevel: none },
    { from: 200, to: 300, cities: 0, scored: 0, above: 0, meanMultiple: none, widestLevel: none },
    { from: 300, to: 400, cities: 1, scored: 1, above: 1, meanMultiple: 1.5, widestLevel: 0.5 },
    { from: 400, to: 500, cities: 0, scored: 0, above: 0, meanMultiple: none, widestLevel: none },
  ]);
});

test("the reach is that of the farthest member whose widest level is at least the level", () => {
  const sight = { km: Float64Array.of(0, 30, 20, 90, none), widest: Float64Array.of(9, 1, 2, 0.9, 5) };
  expect(reachKm(sight, [1, 2, 3, 4], 1)).toBe(30);
  expect(reachKm(sight, [2, 3], 1)).toBe(20);
  expect(reachKm(sight, [3, 4], 1)).toBeNaN();
});
