import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Compact } from "../../src/network/compact.ts";
import { maximumFlow } from "../../src/structure/maximum-flow.ts";
import { minimumCut } from "../../src/structure/minimum-cut.ts";
import golden from "../golden/robustness.json" with { type: "json" };
import { beltToy, formOf } from "./form.ts";

describe("equals NetworkX", () => {
  for (const [name, graph] of Object.entries(golden))
    test(name, () => {
      const form = formOf(graph.n, graph.ties, graph.directed);
      for (const { source, target, strength, ties, cities } of graph.cuts) {
        const cut = minimumCut(form, source, target);
        expect(cut.strength).toBe(strength);
        expect(cut.fewestTies.length).toBe(ties);
        expect(cut.fewestCities?.length ?? null).toBe(cities);
      }
    });
});

test("the belt toy: the ties of the corridor are strong, so the least cut of Shanghai from Nanjing lies on both ways", () => {
  const cut = minimumCut(beltToy, 3, 2);
  expect(cut.strength).toBe(82);
  expect(cut.ties).toEqual([
    { from: 3, to: 1, strength: 2 },
    { from: 5, to: 2, strength: 80 },
  ]);
  expect([...cut.sourceSide]).toEqual([3, 4, 5]);
  expect(cut.fewestTies.map(({ from, to }) => [from, to])).toEqual([
    [3, 1],
    [3, 4],
  ]);
  expect([...cut.fewestCities!]).toEqual([1, 4]);
});

test("of equal cuts the one nearest to the source is given", () => {
  const chain = formOf(4, [
    [0, 1, 1],
    [1, 2, 1],
    [2, 3, 1],
  ]);
  expect(minimumCut(chain, 0, 3).ties).toEqual([{ from: 0, to: 1, strength: 1 }]);
  expect(minimumCut(chain, 3, 0).ties).toEqual([{ from: 3, to: 2, strength: 1 }]);
  expect([...minimumCut(chain, 0, 3).fewestCities!]).toEqual([1]);
  expect([...minimumCut(chain, 3, 0).fewestCities!]).toEqual([2]);
});

test("a rounding error is no room: 0.1 + 0.2 fills 0.3", () => {
  // 0 to 1 over two ties of 0.1 and 0.2, then one of 0.3, which floating point would leave with 5e-17.
  const form = formOf(5, [
    [0, 1, 0.1],
    [0, 2, 0.2],
    [1, 3, 1],
    [2, 3, 1],
    [3, 4, 0.3],
  ]);
  const cut = minimumCut(form, 0, 4);
  expect(cut.ties.map(({ from, to }) => [from, to])).toEqual([
    [0, 1],
    [0, 2],
  ]);
  expect(cut.strength).toBeCloseTo(0.3, 15);
});

test("cities that are tied cannot be parted by the failure of others", () => {
  expect(minimumCut(beltToy, 3, 4).fewestCities).toBeNull();
});

test("without a path nothing needs to be cut", () => {
  const apart = formOf(4, [[0, 1, 2]]);
  expect(minimumCut(apart, 0, 3)).toMatchObject({ strength: 0, ties: [], fewestTies: [] });
  expect([...minimumCut(apart, 0, 3).fewestCities!]).toEqual([]);
});

test("directed ties are followed from source to target only", () => {
  const oneWay = formOf(
    3,
    [
      [0, 1, 5],
      [1, 2, 3],
      [2, 0, 9],
    ],
    true,
  );
  expect(minimumCut(oneWay, 0, 2).strength).toBe(3);
  expect(minimumCut(oneWay, 2, 1).ties).toEqual([{ from: 0, to: 1, strength: 5 }]);
  expect([...minimumCut(oneWay, 2, 1).fewestCities!]).toEqual([0]);
  expect(minimumCut(oneWay, 2, 0).fewestCities).toBeNull();
});

test("a city cannot be cut from itself, nor one that is not there", () => {
  expect(() => minimumCut(beltToy, 1, 1)).toThrow(RangeError);
  expect(() => minimumCut(beltToy, 1, 6)).toThrow(RangeError);
});

function strengthAcross(form: Compact, side: number, ofTie: (s: number) => number): number {
  let total = 0;
  for (let i = 0; i < form.n; i++)
    for (let slot = form.offsets[i]!; slot < form.offsets[i + 1]!; slot++)
      if ((side >> i) & 1 && !((side >> form.neighbours[slot]!) & 1)) total += ofTie(form.strengths[slot]!);
  return total;
}

const ties = fc.array(fc.tuple(fc.nat(6), fc.nat(6), fc.constantFrom(0.1, 0.2, 0.3, 1, 2, 7)), { maxLength: 18 });

test("no other parting of the cities is smaller, and none as small has a smaller source side", () => {
  fc.assert(
    fc.property(ties, fc.boolean(), (rows, directed) => {
      const form = formOf(
        7,
        rows.filter(([i, j]) => i !== j),
        directed,
      );
      const { strength, fewestTies, sourceSide } = minimumCut(form, 0, 6);
      const sides = Array.from({ length: 64 }, (_, k) => k).filter((side) => side & 1);
      const least = Math.min(...sides.map((side) => strengthAcross(form, side, (s) => s)));
      expect(strength).toBeCloseTo(least, 12);
      expect(fewestTies.length).toBe(Math.min(...sides.map((side) => strengthAcross(form, side, () => 1))));
      const nearest = sides
        .filter((side) => strengthAcross(form, side, (s) => s) <= least + 1e-9)
        .reduce((common, side) => common & side);
      expect([...sourceSide].reduce((side, city) => side | (1 << city), 0)).toBe(nearest);
    }),
    { numRuns: 200 },
  );
});

test("what flows is what the cut holds, on a flow of whole numbers", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(9), fc.nat(9), fc.nat(20), fc.nat(20)), { maxLength: 40 }), (rows) => {
      const [from, to, capacity, back] = [0, 1, 2, 3].map((column) => rows.map((row) => row[column]!));
      const { value, sourceSide } = maximumFlow(10, { from: from!, to: to!, capacity: capacity!, back: back! }, 0, 9);
      let held = 0;
      for (const [i, j, there, here] of rows) {
        if (sourceSide[i] === 1 && sourceSide[j] === 0) held += there;
        if (sourceSide[j] === 1 && sourceSide[i] === 0) held += here;
      }
      expect(value).toBe(held);
      expect([sourceSide[0], sourceSide[9]]).toEqual([1, 0]);
    }),
    { numRuns: 200 },
  );
});
