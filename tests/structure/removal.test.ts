import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Compact } from "../../src/network/compact.ts";
import { inverseDistances } from "../../src/network/quantity.ts";
import { removal, removalKernel, removalPart, type RemovalOptions, searchCost } from "../../src/structure/removal.ts";
import { sweep } from "../../src/structure/sweep.ts";
import { tieList } from "../../src/network/tie-list.ts";
import { without } from "../../src/structure/without.ts";
import { inPlace } from "../../src/support/pool.ts";
import golden from "../golden/robustness.json" with { type: "json" };
import { beltToy, expectClose, formOf, relabelled } from "./form.ts";

const removed = (form: Compact, options: Partial<RemovalOptions> = {}) =>
  removal(form, { sweep: sweep(form, inverseDistances(form.strengths)), ...options });

describe("equals NetworkX, computing everything anew with exact fractions", () => {
  for (const [name, graph] of Object.entries(golden))
    test(name, async () => {
      const form = formOf(graph.n, graph.ties, graph.directed);
      const { efficiency, cityLoss, tieLoss } = await removed(form);
      expect(efficiency).toBeCloseTo(graph.efficiency, 10);
      expectClose(cityLoss, graph.cityLoss, 1e-12);
      expectClose(
        Float64Array.from(tieList(form).slot, (slot) => tieLoss[slot]!),
        graph.tieLoss.map((row) => row[2]!),
        1e-12,
      );
    });
});

test("the belt toy: without Suzhou the others lose what passed it, without Hefei nothing", async () => {
  const { cityLoss } = await removed(beltToy);
  expect(cityLoss[0]).toBe(0);
  // Of the pairs without Suzhou, Shanghai's go round by Jiaxing: to Nanjing 1 instead of 1/100 + 1/90 + 1/80.
  const way = (...strengths: number[]): number => 1 / strengths.reduce((length, strength) => length + 1 / strength, 0);
  const before =
    way(100, 90) +
    way(100, 90, 80) +
    way(2) +
    way(100, 90, 80, 1) +
    way(80) +
    way(80, 2) +
    way(80, 1) +
    way(2) +
    way(2, 1) +
    1;
  const after =
    way(2, 2, 80) + way(2, 2) + way(2) + way(2, 2, 1) + way(80) + way(80, 2) + way(80, 1) + way(2) + way(2, 1) + 1;
  expect(cityLoss[4]).toBeCloseTo(1 - after / before, 12);
});

test("a tie on no shortest path, and the end of a line, lose nothing at all", async () => {
  const form = formOf(4, [
    [0, 1, 10],
    [1, 2, 10],
    [0, 2, 1],
    [2, 3, 1],
  ]);
  const { cityLoss, tieLoss } = await removed(form);
  expect(tieLoss[form.neighbours.subarray(0, 2).indexOf(2)]).toBe(0);
  expect(cityLoss[3]).toBe(0);
});

test("a path as short as the one that fails takes over without loss", async () => {
  const square = formOf(4, [
    [0, 1, 3],
    [1, 2, 3],
    [2, 3, 3],
    [3, 0, 3],
  ]);
  expect([...(await removed(square)).cityLoss]).toEqual([0, 0, 0, 0]);
});

test("lengths that differ in the last bits are equally short", async () => {
  // 1/10 + 1/5 is 0.30000000000000004, the direct way 0.3.
  const form = formOf(3, [
    [0, 1, 10],
    [1, 2, 5],
    [0, 2, 3.3333333333333335],
  ]);
  const { tieLoss, cityLoss } = await removed(form);
  expect(tieLoss[tieList(form).slot[1]!]).toBe(0);
  expect(cityLoss[1]).toBe(0);
});

test("one tie a great deal stronger than all others takes no digits from the losses", async () => {
  for (const strongest of [1e16, 1e20]) {
    const form = formOf(7, [
      [0, 1, strongest],
      [0, 2, 3],
      [1, 3, 2],
      [2, 3, 3],
      [2, 4, 1.5],
      [4, 5, 2],
      [1, 5, 1],
      [5, 6, 3],
    ]);
    const { cityLoss } = await removed(form);
    const lengths = Array.from({ length: 7 }, (_, source) => lengthsFrom(form, source));
    for (const city of [0, 1]) {
      const left = without(form, { cities: Uint8Array.from({ length: 7 }, (_, i) => (i === city ? 1 : 0)) });
      let before = 0;
      for (let i = 0; i < 7; i++)
        for (let j = 0; j < 7; j++) if (i !== j && i !== city && j !== city) before += 1 / lengths[i]![j]!;
      expect(sumOfNearness(left)).toBeLessThan(100);
      expect(cityLoss[city]).toBeCloseTo(1 - sumOfNearness(left) / before, 12);
      expect(cityLoss[city]).toBeGreaterThan(0.01);
    }
  }
});

test("where no two others reach each other, the loss of a city is not defined", async () => {
  expect([...(await removed(formOf(3, [[0, 1, 2]]))).cityLoss]).toEqual([Number.NaN, Number.NaN, 0]);
  const none = await removed(formOf(3, []));
  expect([...none.cityLoss]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  expect(none.efficiency).toBe(0);
});

test("a star without its centre has lost everything", async () => {
  const star = formOf(4, [
    [0, 1, 1],
    [0, 2, 2],
    [0, 3, 3],
  ]);
  const { cityLoss } = await removed(star);
  expectClose(cityLoss, [1, 0, 0, 0], 1e-15);
});

const sumOfNearness = (form: Compact): number =>
  sweep(form, inverseDistances(form.strengths)).harmonicSum.reduce((total, value) => total + value, 0);

test("equals sweeping anew after every removal, on random networks", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(9), fc.nat(9), fc.constantFrom(1, 1.5, 2, 3, 6, 50)), { maxLength: 26 }),
      fc.boolean(),
      async (rows, directed) => {
        const form = formOf(
          10,
          rows.filter(([i, j]) => i !== j),
          directed,
        );
        const { cityLoss, tieLoss } = await removed(form);
        const whole = sumOfNearness(form);
        const { slot, twin } = tieList(form);
        for (let k = 0; k < slot.length; k++) {
          const mask = new Uint8Array(form.neighbours.length);
          mask[slot[k]!] = mask[twin[k]!] = 1;
          const loss = 1 - sumOfNearness(without(form, { ties: mask })) / whole;
          expect(tieLoss[slot[k]!]).toBeCloseTo(loss, 11);
          expect(tieLoss[twin[k]!]).toBe(tieLoss[slot[k]!]);
        }
        const lengths = Array.from({ length: 10 }, (_, source) => lengthsFrom(form, source));
        for (let city = 0; city < 10; city++) {
          let before = 0;
          for (let i = 0; i < 10; i++)
            for (let j = 0; j < 10; j++) if (i !== j && i !== city && j !== city) before += 1 / lengths[i]![j]!;
          const left = without(form, { cities: Uint8Array.from({ length: 10 }, (_, i) => (i === city ? 1 : 0)) });
          if (before === 0) expect(cityLoss[city]).toBeNaN();
          else expect(cityLoss[city]).toBeCloseTo(1 - sumOfNearness(left) / before, 11);
        }
      },
    ),
    { numRuns: 80 },
  );
});

/** Bellman and Ford, to share nothing with what is tested. */
function lengthsFrom({ n, offsets, neighbours, strengths }: Compact, source: number): number[] {
  const length = Array.from({ length: n }, () => Infinity);
  length[source] = 0;
  for (let round = 0; round < n; round++)
    for (let i = 0; i < n; i++)
      for (let slot = offsets[i]!; slot < offsets[i + 1]!; slot++)
        length[neighbours[slot]!] = Math.min(length[neighbours[slot]!]!, length[i]! + 1 / strengths[slot]!);
  return length;
}

const sparse = golden.sparse;

test("relabelling cities changes only the places of the values", async () => {
  const order = Array.from({ length: sparse.n }, (_, i) => (i * 7 + 3) % sparse.n);
  const before = await removed(formOf(sparse.n, sparse.ties));
  const after = await removed(formOf(sparse.n, relabelled(sparse.ties, order)));
  expectClose(
    order.map((place) => after.cityLoss[place]!),
    [...before.cityLoss],
    1e-12,
  );
});

test("an added isolated city changes no loss", async () => {
  const before = await removed(formOf(sparse.n, sparse.ties));
  const after = await removed(formOf(sparse.n + 1, sparse.ties));
  expect([...after.cityLoss]).toEqual([...before.cityLoss, 0]);
  expect([...after.tieLoss]).toEqual([...before.tieLoss]);
});

test("through a pool it is the same", async () => {
  const form = formOf(sparse.n, sparse.ties);
  const pool = inPlace({ [removalKernel]: removalPart });
  expect(await removed(form, { pool })).toEqual(await removed(form));
});

test("with a short budget the bridges, the articulation cities and the most between are exact, the rest is left out", async () => {
  const form = formOf(golden.dense.n, golden.dense.ties);
  const swept = sweep(form, inverseDistances(form.strengths));
  const all = await removed(form);
  expect(all.leftOut).toEqual({ cities: 0, ties: 0 });
  const some = await removed(form, { budget: 1500 });
  expect(some.leftOut.cities).toBeGreaterThan(0);
  expect(some.leftOut.cities).toBeLessThan(18);
  expect(some.leftOut.ties).toBeGreaterThan(0);
  const known = [...some.cityLoss.keys()].filter((city) => !Number.isNaN(some.cityLoss[city]!));
  for (const city of known) expect(some.cityLoss[city]).toBe(all.cityLoss[city]);
  for (let slot = 0; slot < form.neighbours.length; slot++)
    if (!Number.isNaN(some.tieLoss[slot]!)) expect(some.tieLoss[slot]).toBe(all.tieLoss[slot]);
  const left = [...some.cityLoss.keys()].filter((city) => Number.isNaN(some.cityLoss[city]!));
  const least = Math.min(...known.map((city) => swept.betweenness[city]!).filter((value) => value > 0));
  for (const city of left) expect(swept.betweenness[city]).toBeLessThanOrEqual(least);
});

test("the budget counts the queue, not only the slots", async () => {
  // In a ring every failure is searched around, with two slots a city: below 10^5 slots in all, but many more steps.
  const ring = formOf(
    41,
    Array.from({ length: 41 }, (_, k) => [k, (k + 1) % 41, 1]),
  );
  expect((await removed(ring, { budget: 2e5 })).leftOut.cities).toBeGreaterThan(0);
  expect((await removed(ring, { budget: 4e6 })).leftOut).toEqual({ cities: 0, ties: 0 });
  expect(searchCost(1, 7)).toBe(8);
  expect(searchCost(1024, 5000)).toBe(5000 + 1024 * 101);
});

test("on any budget a tie has the loss of its two directions, or none", async () => {
  const form = formOf(golden.dense.n, golden.dense.ties);
  const { slot, twin } = tieList(form);
  const all = await removed(form);
  const counts = new Set<number>();
  for (let budget = 0; budget <= 60_000; budget += 1000) {
    const { tieLoss, leftOut } = await removed(form, { budget });
    for (let k = 0; k < form.neighbours.length; k++)
      if (!Number.isNaN(tieLoss[k]!)) expect(tieLoss[k]).toBe(all.tieLoss[k]);
    slot.forEach((one, tie) => expect(tieLoss[twin[tie]!]).toBe(tieLoss[one]));
    expect(leftOut.ties).toBe(slot.filter((one) => Number.isNaN(tieLoss[one]!)).length);
    counts.add(leftOut.ties);
  }
  expect(counts.size).toBeGreaterThan(10);
});

test("a tie costs the searches of both of its directions", async () => {
  const rows = Array.from({ length: 5 }, (_, k) => [k, (k + 1) % 5, 1]);
  const ring = formOf(5, rows);
  const bothWays = formOf(5, [...rows, ...rows.map(([i, j]) => [j!, i!, 1])], true);
  // In either direction two cities lie beyond a tie from one source (4 + 2 + 20), and one from the next (2 + 1).
  const kept = async (form: Compact, budget: number): Promise<number> => {
    const { tieBetweenness } = sweep(form, inverseDistances(form.strengths));
    const { tieLoss } = await removal(form, { sweep: { betweenness: new Float64Array(5), tieBetweenness }, budget });
    return tieLoss.filter((loss) => !Number.isNaN(loss)).length;
  };
  expect([await kept(ring, 57), await kept(ring, 58), await kept(ring, 115), await kept(ring, 116)]).toEqual([
    0, 2, 2, 4,
  ]);
  expect([await kept(bothWays, 28), await kept(bothWays, 29), await kept(bothWays, 58)]).toEqual([0, 1, 2]);
});

test("articulation cities come before others with a higher betweenness", async () => {
  // 12 cities in a ring with chords, and one end beside 0, which is between few pairs but parts that end from the rest.
  const ring = Array.from({ length: 12 }, (_, k) => [k, (k + 1) % 12, k < 6 ? 4 : 1]);
  const form = formOf(13, [...ring, [2, 5, 3], [3, 9, 2], [0, 12, 1]]);
  const swept = sweep(form, inverseDistances(form.strengths));
  const all = await removed(form);
  const higher = [...swept.betweenness.keys()].filter((city) => swept.betweenness[city]! > swept.betweenness[0]!);
  expect(higher.length).toBeGreaterThan(0);
  const found: boolean[] = [];
  for (let budget = 0; budget < 20_000; budget += 100) {
    const { cityLoss } = await removed(form, { budget });
    const own = !Number.isNaN(cityLoss[0]!);
    if (own) expect(cityLoss[0]).toBe(all.cityLoss[0]);
    else for (const city of higher) expect(cityLoss[city]).toBeNaN();
    found.push(own && higher.every((city) => Number.isNaN(cityLoss[city]!)));
  }
  expect(found).toContain(true);
});

test("what bridges and articulation cities cut off costs nothing: a tree is exact on any budget", async () => {
  const { tree } = golden;
  const found = await removed(formOf(tree.n, tree.ties), { budget: 0 });
  expect(found.leftOut).toEqual({ cities: 0, ties: 0 });
  expectClose(found.cityLoss, tree.cityLoss, 1e-12);
});
