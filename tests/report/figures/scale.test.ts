import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countTicks, scaleOf } from "../../../src/report/figures/scale.ts";

const values = fc.array(fc.double({ min: 1e-4, max: 1e4, noNaN: true }), { minLength: 1, maxLength: 8 });

describe("the axis of multiples", () => {
  test("is even up to twentyfold, and by the root beyond", () => {
    expect(scaleOf([1, 20]).kind).toBe("even");
    expect(scaleOf([1, 20.1]).kind).toBe("root");
    expect(scaleOf([0, 5, 1]).kind).toBe("even");
    expect(scaleOf([4], "root").at(1)).toBe(0.5);
  });

  test("goes from 0 to the highest and keeps the order", () => {
    fc.assert(
      fc.property(values, (all) => {
        const scale = scaleOf(all);
        const sorted = [0, ...all].sort((a, b) => a - b);
        expect(scale.at(0)).toBe(0);
        expect(scale.at(sorted.at(-1)!)).toBe(1);
        sorted.slice(1).forEach((value, k) => expect(scale.at(value)).toBeGreaterThanOrEqual(scale.at(sorted[k]!)));
      }),
      { numRuns: 200, seed: 31 },
    );
  });

  test("its ticks start at 0, lie within it and keep their distance", () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 100, max: 800 }), (all, room) => {
        const scale = scaleOf(all);
        const ticks = scale.ticks(room, 30);
        expect(ticks[0]).toBe(0);
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(scale.at(ticks.at(-1)!)).toBeLessThanOrEqual(1 + 1e-9);
        ticks
          .slice(1)
          .forEach((tick, k) => expect((scale.at(tick) - scale.at(ticks[k]!)) * room).toBeGreaterThan(29.9));
      }),
      { numRuns: 300, seed: 32 },
    );
  });

  test("the mean is named before all others", () => {
    expect(scaleOf([9.48, 0.11]).ticks(540, 40)).toEqual([0, 0.1, 0.5, 1, 2, 3, 5, 7]);
  });
});

test("counts have whole ticks, few of them", () => {
  expect(countTicks(6, 4)).toEqual([0, 2, 4, 6]);
  expect(countTicks(1, 4)).toEqual([0, 1]);
  expect(countTicks(48, 4)).toEqual([0, 20, 40]);
});
