import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { directionDraws, directionTest, meansWithinRings, type RingPair } from "../../src/belts/direction-test.ts";
import { ringOf } from "../../src/belts/rings.ts";
import { greatCircleKm } from "../../src/network/great-circle.ts";
import { stream } from "../../src/support/random.ts";
import { openFolder } from "../read-folder.ts";

const ring = (a: readonly number[], b: readonly number[]): RingPair => ({
  a: Float64Array.from(a),
  b: Float64Array.from(b),
});

/** All ways to choose `count` of the values, each with the rest. */
function choices(values: readonly number[], count: number): [number[], number[]][] {
  if (count === 0) return [[[], [...values]]];
  const [first, ...others] = values;
  if (first === undefined) return [];
  return [
    ...choices(others, count - 1).map(([a, b]): [number[], number[]] => [[first, ...a], b]),
    ...choices(others, count).map(([a, b]): [number[], number[]] => [a, [first, ...b]]),
  ];
}

const mean = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0) / values.length;

/** The weighted difference of every arrangement within rings, word for word. */
function allDifferences(rings: readonly RingPair[]): number[] {
  let sums = [0];
  let weights = 0;
  for (const { a, b } of rings) {
    if (a.length === 0 || b.length === 0) continue;
    const weight = (a.length * b.length) / (a.length + b.length);
    weights += weight;
    sums = choices([...a, ...b], a.length).flatMap(([inA, inB]) =>
      sums.map((total) => total + weight * (mean(inA) - mean(inB))),
    );
  }
  return sums.map((total) => total / weights);
}

const two = [ring([3, 1, 4], [1, 0.5]), ring([2], [0.25, 0.75, 1.5])];

describe("two rings, 40 arrangements", () => {
  const all = allDifferences(two);
  const observed = (1.2 * (8 / 3 - 0.75) + 0.75 * (2 - 2.5 / 3)) / 1.95;
  const exactUpper = all.filter((value) => value >= observed - 1e-12).length / all.length;

  test("the difference is that of the means within rings, weighted by nA nB / (nA + nB)", async () => {
    const { difference, ringsUsed, ringsLeftOut, arrangements } = await directionTest(two, { permutations: 9 });
    expect(difference).toBeCloseTo(observed, 12);
    expect({ ringsUsed, ringsLeftOut, arrangements }).toEqual({ ringsUsed: 2, ringsLeftOut: 0, arrangements: 40 });
    expect(all.length).toBe(40);
  });

  test("p comes to the share of all arrangements that are as high", async () => {
    const { greater, less, twoSided } = await directionTest(two, { permutations: 20_000, seed: 3 });
    const exactLess = all.filter((value) => value <= observed + 1e-12).length / all.length;
    const allowed = 5 * Math.sqrt((exactUpper * (1 - exactUpper)) / 20_000);
    expect(Math.abs(greater - exactUpper)).toBeLessThan(allowed);
    expect(Math.abs(less - exactLess)).toBeLessThan(allowed);
    expect(twoSided).toBe(Math.min(1, 2 * Math.min(greater, less)));
  });

  test("every arrangement is drawn about equally often, and nothing else is", () => {
    const draws = directionDraws({ from: 0, to: 20_000 }, { rings: two, seed: 1 });
    const key = (value: number): string => value.toFixed(9);
    const wanted = new Map<string, number>();
    for (const value of all) wanted.set(key(value), (wanted.get(key(value)) ?? 0) + 500);
    const found = new Map<string, number>();
    for (const value of draws) found.set(key(value), (found.get(key(value)) ?? 0) + 1);
    expect([...found.keys()].sort()).toEqual([...wanted.keys()].sort());
    for (const [value, count] of wanted) expect(Math.abs(found.get(value)! - count)).toBeLessThan(5 * Math.sqrt(count));
  });

  test("draw i is the same in any chunk", () => {
    const shared = { rings: two, seed: 8 };
    const whole = directionDraws({ from: 0, to: 20 }, shared);
    expect([...directionDraws({ from: 0, to: 7 }, shared), ...directionDraws({ from: 7, to: 20 }, shared)]).toEqual([
      ...whole,
    ]);
  });
});

test("on random rings the p of few draws lies where the exact one is, and never below 1 / arrangements", async () => {
  const values = fc.array(fc.constantFrom(0, 0.5, 1, 2, 5), { maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(values, values), { minLength: 1, maxLength: 3 }), async (pairs) => {
      const rings = pairs.map(([a, b]) => ring(a, b));
      const test = await directionTest(rings, { permutations: 2000 });
      const used = rings.filter(({ a, b }) => a.length > 0 && b.length > 0);
      expect(test.ringsUsed).toBe(used.length);
      if (used.length === 0) {
        expect([test.difference, test.twoSided, test.smallestP, test.arrangements]).toEqual([
          Number.NaN,
          Number.NaN,
          Number.NaN,
          Number.NaN,
        ]);
        return;
      }
      const all = allDifferences(rings);
      expect(test.arrangements).toBe(all.length);
      const exact = all.filter((value) => value >= test.difference - 1e-9).length / all.length;
      expect(Math.abs(test.greater - exact)).toBeLessThan(6 * Math.sqrt(0.25 / 2000));
      expect(Math.min(test.greater, test.less)).toBeGreaterThanOrEqual(1 / all.length);
      expect(test.twoSided).toBeGreaterThanOrEqual(test.smallestP);
    }),
    { numRuns: 60 },
  );
});

test("rings with one direction only are left out and counted, empty ones are not", async () => {
  const found = await directionTest([...two, ring([9, 9], []), ring([], [0]), ring([], [])], { permutations: 99 });
  const without = await directionTest(two, { permutations: 99 });
  expect(found).toEqual({ ...without, ringsLeftOut: 2 });
});

test("the means of both sides are those of the rings used, weighted as the difference is", async () => {
  const rings = [...two, ring([9, 9], []), ring([], [0])];
  const { a, b } = meansWithinRings(rings);
  expect(a).toBeCloseTo((1.2 * (8 / 3) + 0.75 * 2) / 1.95, 12);
  expect(b).toBeCloseTo((1.2 * 0.75 + 0.75 * (2.5 / 3)) / 1.95, 12);
  expect(a - b).toBeCloseTo((await directionTest(rings, { permutations: 9 })).difference, 12);
  expect(meansWithinRings([ring([1], [])]).a).toBeNaN();
});

test("where all cities are equal every draw is as extreme as what is seen", async () => {
  const found = await directionTest([ring([0.1, 0.1, 0.1], [0.1, 0.1])], { permutations: 999 });
  expect(found.difference).toBeCloseTo(0, 15);
  expect([found.greater, found.less, found.twoSided]).toEqual([1, 1, 1]);
});

test("two cities have two arrangements, of which no two-sided p below 1 can come", async () => {
  const found = await directionTest([ring([5], [1])]);
  expect(found).toMatchObject({ difference: 4, arrangements: 2, smallestP: 1, twoSided: 1 });
});

test("arrangements beyond 2^53 are not counted, and the draws set the smallest p", async () => {
  const many = Array.from({ length: 40 }, (_, k) => k);
  const found = await directionTest([ring(many, many)], { permutations: 19 });
  expect(found.arrangements).toBe(Infinity);
  expect(found.smallestP).toBe(0.1);
});

test("the other way round the difference changes its sign and the sides change places", async () => {
  const turned = two.map(({ a, b }) => ({ a: b, b: a }));
  const there = await directionTest(two, { permutations: 5000 });
  const back = await directionTest(turned, { permutations: 5000 });
  expect(back.difference).toBeCloseTo(-there.difference, 12);
  expect(Math.abs(back.less - there.greater)).toBeLessThan(0.03);
});

describe("how often Jiangsu and Zhejiang, seen from Shanghai, differ at 0.05 when there is no difference", () => {
  const { cities } = openFolder("data/yrd").dataset.network;
  const km = cities.map((a) => cities.map((b) => greatCircleKm(a.point!, b.point!)));
  const centre = cities.findIndex(({ name }) => name.en === "Shanghai");
  const fields = 200;

  /** Lower triangle of Cholesky, of the correlations exp(-km / range). */
  const rootOf = (range: number): number[][] => {
    const root: number[][] = [];
    for (const [i, row] of km.entries()) {
      root.push([]);
      for (let j = 0; j <= i; j++) {
        const known = root[j]!.reduce((total, value, k) => (k < j ? total + value * root[i]![k]! : total), 0);
        const left = Math.exp(-row[j]! / range) - known;
        root[i]!.push(i === j ? Math.sqrt(left) : left / root[j]![j]!);
      }
    }
    return root;
  };

  const falseAlarms = async (range: number): Promise<number> => {
    const root = rootOf(range);
    let alarms = 0;
    for (let field = 0; field < fields; field++) {
      const { uniform } = stream(7, field);
      const noise = cities.map(() => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()));
      const score = root.map((row) => Math.exp(row.reduce((total, value, k) => total + value * noise[k]!, 0)));
      const of = (province: string, at: number): number[] =>
        score.filter((_, city) => cities[city]!.province?.en === province && ringOf(km[centre]![city]!, 100) === at);
      const rings = Array.from({ length: 7 }, (_, at) => ring(of("Jiangsu", at), of("Zhejiang", at)));
      const { twoSided } = await directionTest(rings, { permutations: 199, seed: field });
      if (twoSided <= 0.05) alarms++;
    }
    return alarms / fields;
  };

  test("about one time in twenty where every city is for itself", async () => {
    expect(Math.abs((await falseAlarms(0.01)) - 0.05)).toBeLessThan(0.03);
  });

  test("more often in smooth fields, the more the smoother: the test is liberal", async () => {
    expect(Math.abs((await falseAlarms(50)) - 0.13)).toBeLessThan(0.06);
    expect(Math.abs((await falseAlarms(200)) - 0.4)).toBeLessThan(0.09);
  });
});
