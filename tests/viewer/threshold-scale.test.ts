import * as fc from "fast-check";
import { expect, test } from "vitest";
import { thresholdScale } from "../../src/viewer/threshold-scale.ts";

test("stops rise from 0, hold the numbers one would ask for, and end above the highest city", () => {
  const { stops } = thresholdScale(9.48);
  expect(stops[0]).toBe(0);
  expect(stops).toEqual([...stops].sort((a, b) => a - b));
  expect(new Set(stops).size).toBe(stops.length);
  for (const wanted of [0.25, 0.5, 0.73, 1, 1.28, 2, 5]) expect(stops).toContain(wanted);
  expect(stops.at(-1)).toBeGreaterThan(9.48);
  expect(stops.at(-2)).toBeLessThanOrEqual(9.48);
});

test("every stop is found again by its index, and positions between stops keep their order", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.1, max: 500, noNaN: true }),
      fc.array(fc.double({ min: 0, max: 600, noNaN: true })),
      (highest, ts) => {
        const scale = thresholdScale(highest);
        scale.stops.forEach((stop, i) => expect(scale.indexOf(stop)).toBe(i));
        const sorted = [...ts].sort((a, b) => a - b).map(scale.position);
        for (let i = 1; i < sorted.length; i++) expect(sorted[i]!).toBeGreaterThanOrEqual(sorted[i - 1]!);
        for (const position of sorted) expect(position >= 0 && position <= 1).toBe(true);
      },
    ),
    { numRuns: 100 },
  );
});

test("a long tail keeps the slider short", () => {
  expect(thresholdScale(10_000).stops.length).toBeLessThan(600);
});
