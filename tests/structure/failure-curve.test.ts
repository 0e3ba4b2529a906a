import { expect, test } from "vitest";
import { inverseDistances } from "../../src/network/quantity.ts";
import type { Failing } from "../../src/structure/attack.ts";
import { attackCurve, failureKernel, failurePart, randomFailures } from "../../src/structure/failure-curve.ts";
import { sweep } from "../../src/structure/sweep.ts";
import { tieList } from "../../src/network/tie-list.ts";
import { without } from "../../src/structure/without.ts";
import { inPlace } from "../../src/support/pool.ts";
import golden from "../golden/robustness.json" with { type: "json" };
import { expectClose, formOf } from "./form.ts";

const star = formOf(5, [
  [0, 1, 1],
  [0, 2, 1],
  [0, 3, 1],
  [0, 4, 1],
]);

test("a star whose centre fails first is left in single cities, without any efficiency", async () => {
  const { points, robustness } = await attackCurve(star, Uint32Array.of(0, 1, 2, 3, 4), { failing: "cities" });
  expect(points.map(({ failed, largest }) => [failed, largest])).toEqual([
    [0, 1],
    [1, 0.2],
    [2, 0.2],
    [3, 0.2],
    [4, 0.2],
    [5, 0],
  ]);
  expect(points.map(({ efficiency }) => efficiency)).toEqual([1, 0, 0, 0, 0, 0]);
  expect(robustness).toBeCloseTo(0.16, 15);
});

test("a star whose centre fails last goes down city by city", async () => {
  const { points, robustness } = await attackCurve(star, Uint32Array.of(4, 3, 2, 1, 0), { failing: "cities" });
  expect(points.map(({ largest }) => largest)).toEqual([1, 0.8, 0.6, 0.4, 0.2, 0]);
  // Of 4 pairs at distance 1 and 6 at distance 2, that is of 7, there are left 3 + 3/2, 2 + 1/2 and 1.
  expectClose(
    points.map(({ efficiency }) => efficiency),
    [1, 4.5 / 7, 2.5 / 7, 1 / 7, 0, 0],
    1e-15,
  );
  expect(robustness).toBeCloseTo(0.4, 15);
});

test("when ties fail the cities stay: at the end each is a component of its own", async () => {
  const { points } = await attackCurve(star, Uint32Array.of(0, 1, 2, 3), { failing: "ties" });
  expect(points.map(({ largest }) => largest)).toEqual([1, 0.8, 0.6, 0.4, 0.2]);
});

test("equals taking the network apart by hand", async () => {
  for (const { n, ties, directed } of [golden.sparse, golden.directed, golden["with isolated cities"]]) {
    const form = formOf(n, ties, directed);
    const whole = sweep(form, inverseDistances(form.strengths)).globalEfficiency;
    for (const failing of ["cities", "ties"] satisfies Failing[]) {
      const items = failing === "cities" ? n : ties.length;
      const order = Uint32Array.from({ length: items }, (_, k) => (k * 7 + 2) % items);
      const { points } = await attackCurve(form, order, { failing, points: 6 });
      for (const { failed, largest, efficiency } of points) {
        const gone = { cities: new Uint8Array(n), ties: new Uint8Array(form.neighbours.length) };
        const { slot, twin } = tieList(form);
        for (const item of order.subarray(0, failed))
          if (failing === "cities") gone.cities[item] = 1;
          else gone.ties[slot[item]!] = gone.ties[twin[item]!] = 1;
        const left = without(form, gone);
        const { globalEfficiency } = sweep(left, inverseDistances(left.strengths));
        expect(efficiency).toBeCloseTo(globalEfficiency / whole, 12);
        expect(largest).toBe(largestPart(left, gone.cities) / n);
      }
    }
  }
});

/** Cities in the largest part, ties read both ways, by painting. */
function largestPart({ n, offsets, neighbours }: typeof star, gone: Uint8Array): number {
  const paint = Array.from({ length: n }, (_, city) => city);
  for (let round = 0; round < n; round++)
    for (let i = 0; i < n; i++)
      for (let slot = offsets[i]!; slot < offsets[i + 1]!; slot++) {
        const j = neighbours[slot]!;
        paint[i] = paint[j] = Math.min(paint[i]!, paint[j]!);
      }
  return Math.max(
    0,
    ...paint.map((colour) => paint.filter((other, city) => other === colour && gone[city] === 0).length),
  );
}

const sparse = formOf(golden.sparse.n, golden.sparse.ties);

test("random failures: the mean lies in its band, the curves fall, and the same seed gives the same draws", async () => {
  const options = { failing: "cities", draws: 40, seed: 3 } as const;
  const { points, robustness } = await randomFailures(sparse, options);
  points.forEach(({ largest, efficiency }, k) => {
    for (const band of [largest, efficiency]) {
      expect(band.low).toBeLessThanOrEqual(band.mean + 1e-12);
      expect(band.mean).toBeLessThanOrEqual(band.high + 1e-12);
    }
    if (k > 0) expect(largest.mean).toBeLessThanOrEqual(points[k - 1]!.largest.mean);
    if (k > 0) expect(efficiency.mean).toBeLessThanOrEqual(points[k - 1]!.efficiency.mean);
  });
  expect(points[0]).toMatchObject({ failed: 0, largest: { low: 26 / 30, high: 26 / 30 }, efficiency: { mean: 1 } });
  expect(points.at(-1)).toMatchObject({ share: 1, largest: { high: 0 }, efficiency: { high: 0 } });
  expect(robustness.low).toBeLessThan(robustness.high);
  const pool = inPlace({ [failureKernel]: failurePart });
  expect(await randomFailures(sparse, { ...options, pool })).toEqual({ points, robustness });
  expect(await randomFailures(sparse, { ...options, seed: 4 })).not.toEqual({ points, robustness });
});

test("a draw depends on its number alone, not on how many there are", () => {
  const shared = { form: sparse, failing: "ties", seed: 1 } as const;
  const part = (draw: number) => failurePart({ order: null, draw, failed: [0, 10, 20], from: 0, to: 30 }, shared);
  expect(part(7)).toEqual(part(7));
  expect(part(7)).not.toEqual(part(8));
});

test("sources in several chunks add up to all of them", () => {
  const shared = { form: sparse, failing: "cities", seed: 1 } as const;
  const order = Uint32Array.from({ length: 30 }, (_, k) => (k * 7) % 30);
  const part = (from: number, to: number) => failurePart({ order, draw: 0, failed: [5], from, to }, shared);
  const [all, first, rest] = [part(0, 30), part(0, 11), part(11, 30)];
  // Of 30 cities 5 have failed, and 4 others never had a tie.
  expect(all.measuredFrom[0]).toBe(21);
  expect(first.measuredFrom[0]! + rest.measuredFrom[0]!).toBe(21);
  expect([all, first, rest].map(({ among }) => among[0])).toEqual([21, 21, 21]);
  expect(first.nearness[0]! + rest.nearness[0]!).toBeCloseTo(all.nearness[0]!, 10);
});

test("efficiency from a sample of cities has the exact mean", async () => {
  const options = { failing: "ties", draws: 600, points: 4 } as const;
  const exact = await randomFailures(sparse, options);
  const sampled = await randomFailures(sparse, { ...options, sources: 10 });
  sampled.points.forEach(({ efficiency, largest }, k) => {
    expect(Math.abs(efficiency.mean - exact.points[k]!.efficiency.mean)).toBeLessThan(0.02);
    expect(largest).toEqual(exact.points[k]!.largest);
  });
});

const chain = formOf(
  200,
  Array.from({ length: 15 }, (_, k) => [7 * k, 7 * k + 7, 1 + k]),
);

test("a sample is of the cities with ties: however many have none, the curves are defined", async () => {
  for (const failing of ["cities", "ties"] satisfies Failing[])
    for (const sources of [1, 3]) {
      const { points } = await randomFailures(chain, { failing, draws: 10, sources });
      expect(points[0]!.efficiency).toEqual({ mean: 1, low: 1, high: 1 });
      for (const { efficiency } of points) for (const value of Object.values(efficiency)) expect(value).not.toBeNaN();
      const order = Uint32Array.from({ length: failing === "cities" ? 200 : 15 }, (_, k) => k);
      const attacked = await attackCurve(chain, order, { failing, sources });
      expect(attacked.points[0]!.efficiency).toBe(1);
      for (const { efficiency } of attacked.points) expect(efficiency).not.toBeNaN();
    }
});

test("as many sources as there are cities with ties are all of them", async () => {
  const options = { failing: "cities", draws: 5, points: 4 } as const;
  expect(await randomFailures(chain, { ...options, sources: 16 })).toEqual(await randomFailures(chain, options));
  expect(await randomFailures(chain, { ...options, sources: 8 })).not.toEqual(await randomFailures(chain, options));
});

test("of a directed form, cities that reach nobody are no sources", () => {
  const directed = formOf(
    4,
    [
      [0, 1, 1],
      [0, 2, 1],
      [1, 3, 1],
    ],
    true,
  );
  const shared = { form: directed, failing: "ties", seed: 1 } as const;
  const part = failurePart({ order: Uint32Array.of(0, 1, 2), draw: 0, failed: [0, 1], from: 0, to: 1 }, shared);
  expect([...part.among]).toEqual([2, 2]);
  expect([...part.measuredFrom]).toEqual([1, 1]);
});

test("the band goes from the 5th to the 95th of 100 draws: of 21, from the second least to the second greatest", async () => {
  const draws = 21;
  const { points } = await randomFailures(sparse, { failing: "cities", draws, points: 3 });
  const shared = { form: sparse, failing: "cities", seed: 1 } as const;
  const parts = Array.from({ length: draws }, (_, draw) =>
    failurePart({ order: null, draw, failed: [0, 10], from: 0, to: 30 }, shared),
  );
  const efficiency = parts.map(({ nearness }) => nearness[1]! / nearness[0]!).sort((a, b) => a - b);
  expect(new Set(efficiency).size).toBe(draws);
  expect(points[1]!.failed).toBe(10);
  expect(points[1]!.efficiency.low).toBeCloseTo(efficiency[1]!, 12);
  expect(points[1]!.efficiency.high).toBeCloseTo(efficiency[19]!, 12);
});

test("without ties the efficiency left is not defined", async () => {
  const { points } = await attackCurve(formOf(2, []), Uint32Array.of(0, 1), { failing: "cities" });
  expect(points.map(({ efficiency, largest }) => [efficiency, largest])).toEqual([
    [Number.NaN, 0.5],
    [Number.NaN, 0.5],
    [Number.NaN, 0],
  ]);
  const none = await attackCurve(formOf(2, []), new Uint32Array(0), { failing: "ties" });
  expect(none.points.length).toBe(1);
  expect(none.robustness).toBeNaN();
});
