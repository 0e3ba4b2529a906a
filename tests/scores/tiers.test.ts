import * as fc from "fast-check";
import { expect, test } from "vitest";
import { tiersOf } from "../../src/scores/tiers.ts";
import golden from "../golden/scores.json" with { type: "json" };

const multiples = Float64Array.from(golden.values);

test("the lower limit belongs to the tier, a missing score to none", () => {
  const { breaks, tier } = tiersOf(Float64Array.of(5, 4.999, 1, 0.5, 0.499, 0, Number.NaN, 9));
  expect(breaks).toEqual([5, 1, 0.5]);
  expect([...tier]).toEqual([1, 2, 2, 3, 4, 4, 0, 1]);
});

test("quantiles are those of type 7 in R", () => {
  for (const [count, expected] of [
    [2, golden.quantiles2],
    [3, golden.quantiles3],
    [5, golden.quantiles5],
  ] as const)
    tiersOf(multiples, { kind: "quantiles", count }).breaks.forEach((limit, i) =>
      expect(limit).toBeCloseTo(expected[i]!, 12),
    );
});

test("Jenks classes are those of classInt", () => {
  for (const [count, expected] of [
    [2, golden.jenks2],
    [3, golden.jenks3],
    [4, golden.jenks4],
    [5, golden.jenks5],
  ] as const)
    expect(tiersOf(multiples, { kind: "jenks", count }).breaks).toEqual(expected);
});

/** Σ (x - mean)² over the classes. */
function spread(values: readonly number[], tier: ArrayLike<number>): number {
  const classes = new Map<number, number[]>();
  values.forEach((value, i) => classes.set(tier[i]!, [...(classes.get(tier[i]!) ?? []), value]));
  let total = 0;
  for (const members of classes.values()) {
    const mean = members.reduce((a, b) => a + b) / members.length;
    for (const value of members) total += (value - mean) ** 2;
  }
  return total;
}

/** The least spread over all ways to cut the sorted values into `count` classes. */
function leastSpread(sorted: readonly number[], count: number): number {
  const cut = (first: number, left: number): number[][] =>
    left === 1
      ? [[sorted.length]]
      : Array.from({ length: sorted.length - first - left + 1 }, (_, k) => first + 1 + k).flatMap((end) =>
          cut(end, left - 1).map((rest) => [end].concat(rest)),
        );
  return Math.min(
    ...cut(0, count).map((ends) =>
      spread(
        sorted,
        sorted.map((_, i) => ends.findIndex((end) => i < end)),
      ),
    ),
  );
}

test("no other cut into classes has less spread than Jenks", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 4, maxLength: 11 }),
      fc.integer({ min: 2, max: 4 }),
      (values, count) => {
        if (new Set(values).size < count) return;
        const { tier, breaks } = tiersOf(Float64Array.from(values), { kind: "jenks", count });
        expect(breaks.length).toBe(count - 1);
        expect(new Set(tier).size).toBe(count);
        const least = leastSpread(
          [...values].sort((a, b) => a - b),
          count,
        );
        expect(spread(values, tier)).toBeCloseTo(least, 8);
      },
    ),
    { numRuns: 200 },
  );
});

test("Jenks is not misled by a large common offset", () => {
  const offset = Float64Array.from([1, 2, 3, 11, 12, 13, 14], (value) => 1e7 + value / 1000);
  expect([...tiersOf(offset, { kind: "jenks", count: 2 }).tier]).toEqual([2, 2, 2, 1, 1, 1, 1]);
});

test("a higher score is never in a lower tier, whatever the rule", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 20, noNaN: true }), { minLength: 6, maxLength: 30 }),
      fc.constantFrom("quantiles" as const, "jenks" as const),
      (values, kind) => {
        if (new Set(values).size < 3) return;
        const { tier } = tiersOf(Float64Array.from(values), { kind, count: 3 });
        values.forEach((a, i) => values.forEach((b, j) => expect(a > b && tier[i]! > tier[j]!).toBe(false)));
      },
    ),
    { numRuns: 100 },
  );
});

test("missing scores do not move the limits", () => {
  const holes = Float64Array.from([Number.NaN, ...golden.values, Number.NaN]);
  for (const kind of ["quantiles", "jenks"] as const) {
    const { breaks, tier } = tiersOf(holes, { kind, count: 4 });
    expect(breaks).toEqual(tiersOf(multiples, { kind, count: 4 }).breaks);
    expect([tier[0], tier[42]]).toEqual([0, 0]);
  }
});

test("limits that do not fall, and more tiers than scores, are refused with a way out", () => {
  expect(() => tiersOf(multiples, { kind: "breaks", breaks: [1, 5] })).toThrow(/not positive numbers that fall/);
  expect(() => tiersOf(multiples, { kind: "breaks", breaks: [] })).toThrow(/not positive/);
  expect(() => tiersOf(multiples, { kind: "breaks", breaks: [5, Number.NaN] })).toThrow(/not positive/);
  expect(() => tiersOf(Float64Array.of(1, 1, 2), { kind: "jenks", count: 3 })).toThrow(/2 different scores/);
  expect(() => tiersOf(multiples, { kind: "quantiles", count: 1.5 })).toThrow(/1.5 is no number of tiers/);
});
