import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Decay, decay } from "../../src/belts/decay.ts";
import { stream } from "../../src/support/random.ts";
import { studentQuantile } from "../../src/support/student-t.ts";
import golden from "../golden/decay.json" with { type: "json" };

const fit = (distance: readonly number[], y: readonly number[]): Decay => {
  const found = decay(distance, y);
  if (typeof found === "string") throw new Error(found);
  return found;
};

test.each(golden)("$name: coefficients, HC1 standard error and interval as in R", ({ distance, y, ...expected }) => {
  const found = fit(distance, y);
  const { standardError } = expected;
  const half = (found.high - found.low) / 2;
  expect(Math.abs(half / studentQuantile(0.975, y.length - 2) - standardError)).toBeLessThan(
    1e-9 * standardError + 1e-12,
  );
  for (const key of ["intercept", "slope", "low", "high", "change"] as const)
    expect(Math.abs(found[key] - expected[key])).toBeLessThan(1e-9 * Math.max(1, Math.abs(expected[key])));
  expect(found.n).toBe(y.length);
});

const data = fc
  .array(
    fc.tuple(
      fc.oneof(fc.nat(6), fc.double({ min: 0, max: 9, noNaN: true })),
      fc.oneof(fc.constant(0), fc.double({ min: 0.01, max: 9, noNaN: true })),
    ),
    { minLength: 5, maxLength: 12 },
  )
  .map((rows) => ({ distance: rows.map(([d]) => d), y: rows.map(([, value]) => value) }));

/** Far from where there is no maximum: positive values at two distances well apart. */
const sound = data.filter(({ distance, y }) => {
  const positive = distance.filter((_, i) => y[i]! > 0);
  return positive.length > 1 && Math.max(...positive) - Math.min(...positive) > 0.5;
});

test("the fit leaves nothing over: residuals sum to 0, plain and times the distance", () => {
  fc.assert(
    fc.property(sound, ({ distance, y }) => {
      const { intercept, slope } = fit(distance, y);
      const rest = y.map((value, i) => value - Math.exp(intercept + slope * distance[i]!));
      expect(Math.abs(rest.reduce((total, value) => total + value, 0))).toBeLessThan(1e-7);
      expect(Math.abs(rest.reduce((total, value, i) => total + value * distance[i]!, 0))).toBeLessThan(1e-6);
    }),
    { numRuns: 300 },
  );
});

test("in other units of distance the slope is another number for the same thing; in other units of y the same", () => {
  fc.assert(
    fc.property(sound, ({ distance, y }) => {
      const { slope, low, high } = fit(distance, y);
      const km = fit(
        distance.map((d) => 100 * d),
        y.map((value) => 7 * value),
      );
      const near = (a: number, b: number) => expect(Math.abs(a - b)).toBeLessThan(1e-7 * Math.max(1, Math.abs(b)));
      near(100 * km.slope, slope);
      near(100 * km.low, low);
      near(100 * km.high, high);
    }),
    { numRuns: 100 },
  );
});

test("an exact exponential is found, and its interval is a point", () => {
  const distance = [0, 1, 2, 3, 8];
  const found = fit(
    distance,
    distance.map((d) => 4 * Math.exp(-0.7 * d)),
  );
  expect(found.intercept).toBeCloseTo(Math.log(4), 9);
  for (const value of [found.slope, found.low, found.high]) expect(value).toBeCloseTo(-0.7, 8);
  expect(found.change).toBeCloseTo(Math.exp(-0.7) - 1, 9);
});

test("no slope from few cities, from one distance, or where the likelihood has no maximum", () => {
  expect(decay([1, 2, 3, 4], [1, 1, 1, 1])).toBe("few");
  expect(decay([2, 2, 2, 2, 2], [1, 0, 1, 3, 1])).toBe("one distance");
  expect(decay([1, 2, 3, 4, 5], [0, 0, 0, 0, 0])).toBe("separated");
  expect(decay([1, 1, 2, 3, 4], [5, 0, 0, 0, 0])).toBe("separated");
  expect(decay([1, 2, 3, 5, 5], [0, 0, 0, 2, 1])).toBe("separated");
});

test("zeros on both sides of the only city above 0 leave a maximum", () => {
  expect(fit([1, 2, 3, 4, 5], [0, 0, 5, 0, 0]).slope).toBeCloseTo(0, 9);
});

describe("how often the interval holds the slope, with every city for itself", () => {
  const page = readFileSync(join(import.meta.dirname, "../../docs/methods/diffusion.md"), "utf8");
  /** Rows "| cities | Student's t | 1.96 |" of the page, in per cent. */
  const rows = [...page.matchAll(/^\| (\d+) \| (\d+) % \| (\d+) % \|$/gm)].map(([, ...cells]) => cells.map(Number));

  /** The share of simulated sets in which the interval of each kind holds the slope that they were made with. */
  const covered = (n: number, runs: number): { student: number; normal: number } => {
    const slope = -0.4;
    let [student, normal] = [0, 0];
    for (let run = 0; run < runs; run++) {
      const { uniform } = stream(1, n, run);
      const distance = Array.from({ length: n }, () => 6 * uniform());
      const found = fit(
        distance,
        distance.map((d) => Math.exp(slope * d) * -Math.log(1 - uniform())),
      );
      const off = Math.abs(found.slope - slope);
      const half = (found.high - found.low) / 2;
      if (off <= half) student++;
      if (off <= (half / studentQuantile(0.975, n - 2)) * 1.959963984540054) normal++;
    }
    return { student: (100 * student) / runs, normal: (100 * normal) / runs };
  };

  test("the page has a row for few, some and many cities", () => {
    expect(rows.map(([n]) => n)).toEqual([5, 8, 11, 16, 40, 200]);
  });

  test.each(rows)("%i cities: %i % by Student's t, %i % by 1.96, as the page says", (n, student, normal) => {
    const runs = n > 100 ? 1000 : 4000;
    const found = covered(n, runs);
    // Three binomial standard deviations, and half a per cent of rounding.
    const allowed = (share: number): number => 0.5 + 3 * Math.sqrt((share * (100 - share)) / runs);
    expect(Math.abs(found.student - student)).toBeLessThan(allowed(student));
    expect(Math.abs(found.normal - normal)).toBeLessThan(allowed(normal));
  });
});
