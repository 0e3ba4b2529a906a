import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asStrengths, type Distances, inverseDistances } from "../../src/network/quantity.ts";
import { betweenness } from "../../src/structure/betweenness.ts";
import { sweep } from "../../src/structure/sweep.ts";
import { beltToy, expectClose, formOf, golden, relabelled } from "./form.ts";

const byInverse = (form: ReturnType<typeof formOf>) =>
  betweenness(sweep(form, inverseDistances(form.strengths))).cities;

test("the belt toy: the corridor's cities are between, the weak bypass is not", () => {
  const [hefei, jiaxing, nanjing, shanghai, suzhou, wuxi] = byInverse(beltToy);
  expect([nanjing, wuxi, suzhou, shanghai, jiaxing, hefei]).toEqual([0.5, 0.4, 0.3, 0.1, 0, 0]);
});

test("read as lengths, the strengths of the belt toy would send everything round by Jiaxing", () => {
  const wrong = betweenness(sweep(beltToy, Float64Array.from(beltToy.strengths) as unknown as Distances)).cities;
  expect([wrong[1], wrong[4], wrong[5]]).toEqual([0.5, 0, 0]);
});

test("strengths where distances belong do not compile", () => {
  const strengths = asStrengths(Float64Array.from(beltToy.strengths));
  // @ts-expect-error a strength is not a distance
  expect(() => sweep(beltToy, strengths)).not.toThrow();
  // @ts-expect-error nor is a bare array
  expect(() => sweep(beltToy, new Float64Array(12).fill(1))).not.toThrow();
});

describe("equals NetworkX", () => {
  for (const { name, graph, form } of golden) test(name, () => expectClose(byInverse(form), graph.betweenness, 1e-12));
});

test("1/3 + 1/3 and 1/1.5 are equally long", () => {
  const form = formOf(4, [
    [0, 1, 3],
    [1, 2, 3],
    [0, 3, 3],
    [3, 2, 3],
    [0, 2, 1.5],
  ]);
  // Three shortest paths between 0 and 2, of which 1 and 3 have one each: of three pairs of other cities 1/3 and the
  // two of 0 and 2, which share the pair 1, 3.
  expectClose(byInverse(form), [1 / 6, 1 / 9, 1 / 6, 1 / 9], 1e-15);
});

test("sums of lengths that differ in the last bits are one length", () => {
  // 0.1 + 0.2 + 0.3 against 0.3 + 0.2 + 0.1, which floating point tells apart.
  const form = formOf(6, [
    [0, 1, 10],
    [1, 2, 5],
    [2, 5, 10 / 3],
    [0, 3, 10 / 3],
    [3, 4, 5],
    [4, 5, 10],
  ]);
  const values = byInverse(form);
  expect(values[1]).toBeCloseTo(values[4]!, 14);
  expect(values[2]).toBeCloseTo(values[3]!, 14);
  expect(values[1]! + values[2]!).toBeGreaterThan(0.2);
});

test("not normalised, a star's centre lies between all pairs of the others", () => {
  const star = formOf(5, [
    [0, 1, 1],
    [0, 2, 7],
    [0, 3, 0.1],
    [0, 4, 2],
  ]);
  const found = sweep(star, inverseDistances(star.strengths));
  expect([...betweenness(found, { normalised: false }).cities]).toEqual([6, 0, 0, 0, 0]);
  expect([...betweenness(found, { normalised: false }).ties]).toEqual(Array.from({ length: 8 }, () => 4));
  expect([...betweenness(found).ties]).toEqual(Array.from({ length: 8 }, () => 0.4));
});

test("directed: a one-way chain counts ordered pairs", () => {
  const chain = formOf(
    3,
    [
      [0, 1, 1],
      [1, 2, 1],
    ],
    true,
  );
  expect([...byInverse(chain)]).toEqual([0, 0.5, 0]);
});

test("a network of one or two cities has nothing in between", () => {
  expect([...byInverse(formOf(2, [[0, 1, 1]]))]).toEqual([0, 0]);
  expect([...byInverse(formOf(1, []))]).toEqual([0]);
});

const ties = fc.array(fc.tuple(fc.nat(8), fc.nat(8), fc.integer({ min: 1, max: 6 })), { maxLength: 24 });

/** All shortest paths by trying out every order of cities: the definition, for small networks. */
function byDefinition(n: number, rows: [number, number, number][]): number[] {
  const form = formOf(n, rows);
  const length = new Map<number, number>();
  for (let i = 0; i < n; i++)
    for (let slot = form.offsets[i]!; slot < form.offsets[i + 1]!; slot++)
      length.set(i * n + form.neighbours[slot]!, 1 / form.strengths[slot]!);
  const total = Array.from({ length: n }, () => 0);
  for (let s = 0; s < n; s++)
    for (let t = s + 1; t < n; t++) {
      const found: { length: number; inner: number[] }[] = [];
      const walk = (at: number, way: number[], sum: number): void => {
        if (at === t) return void found.push({ length: sum, inner: way.slice(1, -1) });
        for (let next = 0; next < n; next++) {
          const step = length.get(at * n + next);
          if (step !== undefined && !way.includes(next)) walk(next, [...way, next], sum + step);
        }
      };
      walk(s, [s], 0);
      const least = Math.min(...found.map((path) => path.length));
      const shortest = found.filter((path) => path.length <= least * (1 + 1e-9));
      for (const path of shortest) for (const city of path.inner) total[city]! += 1 / shortest.length;
    }
  return total.map((value) => value / (((n - 1) * (n - 2)) / 2));
}

test("equals the definition, path by path, on random networks", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(5), fc.nat(5), fc.constantFrom(1, 1.5, 2, 3, 6)), { maxLength: 12 }),
      (rows) => {
        const real = rows.filter(([i, j]) => i !== j) as [number, number, number][];
        expectClose(byInverse(formOf(6, real)), byDefinition(6, real), 1e-12);
      },
    ),
    { numRuns: 60 },
  );
});

test("relabelling cities changes only the places of the values", () => {
  fc.assert(
    fc.property(ties, fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7, 8], { minLength: 9 }), (rows, order) => {
      const real = rows.filter(([i, j]) => i !== j);
      const before = byInverse(formOf(9, real));
      const after = byInverse(formOf(9, relabelled(real, order)));
      expectClose(
        order.map((place) => after[place]!),
        [...before],
        1e-12,
      );
    }),
    { numRuns: 60 },
  );
});

test("an added isolated city is on no path and changes only the divisor", () => {
  const before = byInverse(beltToy);
  const rows = golden.find(({ name }) => name === "belt toy")!.graph.ties;
  const after = byInverse(formOf(7, rows));
  expect(after[6]).toBe(0);
  expectClose(
    after.subarray(0, 6),
    [...before].map((value) => (value * 20) / 30),
    1e-15,
  );
});

test("more shortest paths than a number can hold are refused, not turned into NaN", () => {
  const rows: number[][] = [];
  for (let k = 0; k < 1100; k++) {
    const [a, b, c, d] = [3 * k, 3 * k + 1, 3 * k + 2, 3 * k + 3];
    rows.push([a, b, 1], [a, c, 1], [b, d, 1], [c, d, 1]);
  }
  expect(() => byInverse(formOf(3301, rows))).toThrow(/more than 10\^308/);
});
