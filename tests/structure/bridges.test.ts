import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Compact } from "../../src/network/compact.ts";
import { bridges, partWithout, smallerSide } from "../../src/structure/bridges.ts";
import { without } from "../../src/structure/without.ts";
import golden from "../golden/robustness.json" with { type: "json" };
import { formOf, relabelled, twoBlocks } from "./form.ts";

const named = (found: ReturnType<typeof bridges>): [number, number][] =>
  found.bridges.map(({ source, target }) => [source, target]);

/** Cities that a city still reaches, by trying. */
function reachedFrom(form: Compact, start: number): number[] {
  const seen = new Set([start]);
  for (const city of seen)
    for (const other of form.neighbours.subarray(form.offsets[city], form.offsets[city + 1])) seen.add(other);
  return [...seen].sort((a, b) => a - b);
}

function sizesOf(form: Compact, cities: readonly number[]): number[] {
  const left = new Set(cities);
  const sizes: number[] = [];
  for (const city of cities) {
    if (!left.has(city)) continue;
    const part = reachedFrom(form, city);
    sizes.push(part.length);
    for (const other of part) left.delete(other);
  }
  return sizes.sort((a, b) => b - a);
}

describe("equals NetworkX", () => {
  for (const [name, graph] of Object.entries(golden)) {
    if (graph.directed || !("bridges" in graph)) continue;
    test(name, () => {
      const found = bridges(formOf(graph.n, graph.ties));
      expect(named(found)).toEqual(graph.bridges);
      expect(found.articulation.map(({ city }) => city)).toEqual(graph.articulation);
      const members = Array.from({ length: found.blocks.count }, (_, label) =>
        [...found.blocks.label.keys()].filter((city) => found.blocks.label[city] === label),
      );
      expect(members).toEqual(graph.blocks);
    });
  }
});

test("two blocks on one tie: the tie is the bridge, both of its ends are articulation cities", () => {
  const found = bridges(formOf(10, twoBlocks()));
  expect(found.bridges).toEqual([{ source: 4, target: 5, strength: 1, smallerSize: 5, largerSize: 5 }]);
  expect(found.articulation).toEqual([
    { city: 4, parts: [5, 4] },
    { city: 5, parts: [5, 4] },
  ]);
  expect([...smallerSide(found, found.bridges[0]!)]).toEqual([5, 6, 7, 8, 9]);
});

test("a star's centre leaves every other city alone", () => {
  const star = formOf(5, [
    [0, 2, 1],
    [1, 2, 1],
    [2, 3, 1],
    [2, 4, 1],
  ]);
  expect(bridges(star).articulation).toEqual([{ city: 2, parts: [1, 1, 1, 1] }]);
  expect(bridges(star).bridges.map((bridge) => [...smallerSide(bridges(star), bridge)])).toEqual([[0], [1], [3], [4]]);
});

test("isolated cities are components and blocks of their own, and hold nothing together", () => {
  const found = bridges(formOf(4, [[1, 2, 1]]));
  expect([...found.components.sizes]).toEqual([1, 2, 1]);
  expect(found.articulation).toEqual([]);
  expect(found.blocks.count).toBe(4);
});

test("a chain of a million cities does not exhaust the stack", () => {
  const n = 1_000_000;
  const offsets = Uint32Array.from({ length: n + 1 }, (_, i) => (i === 0 ? 0 : i === n ? 2 * n - 2 : 2 * i - 1));
  const neighbours = new Uint32Array(2 * n - 2);
  for (let i = 0; i < n; i++) {
    let slot = offsets[i]!;
    if (i > 0) neighbours[slot++] = i - 1;
    if (i < n - 1) neighbours[slot] = i + 1;
  }
  const strengths = new Float64Array(2 * n - 2).fill(1) as Compact["strengths"];
  const found = bridges({ n, directed: false, offsets, neighbours, strengths });
  expect(found.bridges.length).toBe(n - 1);
  expect(found.articulation.length).toBe(n - 2);
  expect(found.bridges[999]).toMatchObject({ smallerSize: 1000, largerSize: 999_000 });
  expect(smallerSide(found, found.bridges[999]!).length).toBe(1000);
}, 60_000);

const ties = fc.array(fc.tuple(fc.nat(8), fc.nat(8), fc.integer({ min: 1, max: 3 })), { maxLength: 14 });
const real = (rows: [number, number, number][]) => rows.filter(([i, j]) => i !== j);

test("equals removing every tie and every city by hand", () => {
  fc.assert(
    fc.property(ties, (rows) => {
      const form = formOf(9, real(rows));
      const found = bridges(form);
      for (let i = 0; i < 9; i++)
        for (let slot = form.offsets[i]!; slot < form.offsets[i + 1]!; slot++) {
          const j = form.neighbours[slot]!;
          const mask = new Uint8Array(form.neighbours.length);
          for (let k = 0; k < mask.length; k++) {
            const a = form.offsets.findIndex((at) => at > k) - 1;
            const b = form.neighbours[k]!;
            if ((a === i && b === j) || (a === j && b === i)) mask[k] = 1;
          }
          const left = without(form, { ties: mask });
          const sides = [reachedFrom(left, i), reachedFrom(left, j)].sort((a, b) => a.length - b.length);
          const cuts = !sides[0]!.includes(i) || !sides[0]!.includes(j);
          expect(found.isBridge[slot]).toBe(cuts ? 1 : 0);
          if (!cuts || i > j) continue;
          const bridge = found.bridges.find((one) => one.source === i && one.target === j)!;
          expect([bridge.smallerSize, bridge.largerSize]).toEqual(sides.map(({ length }) => length));
          const side = [...smallerSide(found, bridge)];
          if (sides[0]!.length < sides[1]!.length) expect(side).toEqual(sides[0]);
          else expect(side).toEqual(sides.find((cities) => !cities.includes(Math.min(...sides.flat()))));
          const two = [...smallerSide(found, bridge, 2)];
          expect(two.length).toBe(Math.min(2, side.length));
          expect(side).toEqual(expect.arrayContaining(two));
        }
      for (let city = 0; city < 9; city++) {
        const left = without(form, { cities: Uint8Array.from({ length: 9 }, (_, i) => (i === city ? 1 : 0)) });
        const others = reachedFrom(form, city).filter((other) => other !== city);
        const sizes = sizesOf(left, others);
        const parts = found.articulation.find((one) => one.city === city)?.parts;
        expect(parts).toEqual(sizes.length > 1 ? sizes : undefined);
        for (const a of others)
          for (const b of others)
            expect(partWithout(found.separation, city, a) === partWithout(found.separation, city, b)).toBe(
              reachedFrom(left, a).includes(b),
            );
      }
    }),
    { numRuns: 150 },
  );
});

test("relabelling cities changes only their numbers", () => {
  fc.assert(
    fc.property(ties, fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7, 8], { minLength: 9 }), (rows, order) => {
      const before = bridges(formOf(9, real(rows)));
      const after = bridges(formOf(9, relabelled(real(rows), order)));
      const renamed = named(before).map((pair) => pair.map((city) => order[city]!).sort((a, b) => a - b));
      expect(new Set(renamed.map(String))).toEqual(new Set(named(after).map(String)));
      expect(new Set(before.articulation.map(({ city }) => order[city]))).toEqual(
        new Set(after.articulation.map(({ city }) => city)),
      );
    }),
    { numRuns: 60 },
  );
});

test("a directed form is refused: it is read as undirected before", () => {
  expect(() => bridges(formOf(2, [[0, 1, 1]], true))).toThrow(RangeError);
});
