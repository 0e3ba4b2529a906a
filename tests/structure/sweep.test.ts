import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Compact } from "../../src/network/compact.ts";
import { inverseDistances } from "../../src/network/quantity.ts";
import { pooledSweep, sweepChunk, sweepKernel } from "../../src/structure/pooled-sweep.ts";
import { type Sweep, sweep } from "../../src/structure/sweep.ts";
import { inPlace } from "../../src/support/pool.ts";
import { beltToy, expectClose, formOf, golden, relabelled } from "./form.ts";

const swept = (form: Compact): Sweep => sweep(form, inverseDistances(form.strengths));

/** All distances by Floyd and Warshall: another algorithm, on the same lengths. */
function distancesOf(form: Compact): number[][] {
  const { n, offsets, neighbours, strengths } = form;
  const d = Array.from({ length: n }, (_, i) => Array.from({ length: n }, (__, j) => (i === j ? 0 : Infinity)));
  for (let i = 0; i < n; i++)
    for (let slot = offsets[i]!; slot < offsets[i + 1]!; slot++) d[i]![neighbours[slot]!] = 1 / strengths[slot]!;
  for (let k = 0; k < n; k++)
    for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) d[i]![j] = Math.min(d[i]![j]!, d[i]![k]! + d[k]![j]!);
  return d;
}

const network = (strengths: fc.Arbitrary<number>) =>
  fc.record({
    n: fc.integer({ min: 1, max: 12 }),
    directed: fc.boolean(),
    rows: fc.array(fc.tuple(fc.nat(11), fc.nat(11), strengths), { maxLength: 40 }),
  });

const formFrom = ({ n, directed, rows }: { n: number; directed: boolean; rows: [number, number, number][] }): Compact =>
  formOf(
    n,
    rows.filter(([i, j]) => i !== j && i < n && j < n),
    directed,
  );

describe("sums of distances to a city", () => {
  // A narrow range of strengths is searched with buckets, a wide one with a heap.
  for (const [name, strengths] of [
    ["strengths 1 to 6", fc.integer({ min: 1, max: 6 })],
    ["strengths over twelve orders of magnitude", fc.integer({ min: -6, max: 6 }).map((power) => 10 ** power)],
  ] as const)
    test(`equal Floyd and Warshall on random networks, ${name}`, () => {
      fc.assert(
        fc.property(network(strengths), (drawn) => {
          const form = formFrom(drawn);
          const found = swept(form);
          const d = distancesOf(form);
          for (let v = 0; v < form.n; v++) {
            const to = d.map((row) => row[v]!).filter((value, s) => s !== v && value < Infinity);
            expect(found.reached[v]).toBe(to.length);
            const total = to.reduce((a, b) => a + b, 0);
            expect(Math.abs(found.distanceSum[v]! - total)).toBeLessThanOrEqual(1e-12 * total);
            const harmonic = to.reduce((a, b) => a + 1 / b, 0);
            expect(Math.abs(found.harmonicSum[v]! - harmonic)).toBeLessThanOrEqual(1e-12 * harmonic);
            if (to.length === 0) expect(found.eccentricity[v]).toBeNaN();
            else expect(found.eccentricity[v]).toBeCloseTo(Math.max(...to), 9);
          }
        }),
        { numRuns: 150 },
      );
    });

  test("follow the direction of ties: who is reached counts, not who reaches", () => {
    const chain = formOf(
      3,
      [
        [0, 1, 1],
        [1, 2, 2],
      ],
      true,
    );
    expect([...swept(chain).reached]).toEqual([0, 1, 2]);
    expect([...swept(chain).distanceSum]).toEqual([0, 1, 2]);
  });

  test("global efficiency is the mean of 1/distance over ordered pairs", () => {
    // 0 - 1 at 1/2, 2 alone: two of six ordered pairs at 1/d = 2.
    expect(swept(formOf(3, [[0, 1, 2]])).globalEfficiency).toBeCloseTo(4 / 6, 15);
    expect(swept(formOf(1, [])).globalEfficiency).toBeNaN();
  });
});

describe("betweenness of ties", () => {
  test("of a path: the ends it parts", () => {
    const path = formOf(4, [
      [0, 1, 1],
      [1, 2, 1],
      [2, 3, 1],
    ]);
    expect([...swept(path).tieBetweenness]).toEqual([3, 3, 4, 4, 3, 3]);
  });

  test("summed over the ties of a city it is its own betweenness twice, and its ends", () => {
    for (const { form } of golden.filter(({ graph }) => !graph.directed)) {
      const found = swept(form);
      for (let v = 0; v < form.n; v++) {
        let ties = 0;
        for (let slot = form.offsets[v]!; slot < form.offsets[v + 1]!; slot++) ties += found.tieBetweenness[slot]!;
        expect(ties).toBeCloseTo(2 * found.betweenness[v]! + found.reached[v]!, 9);
      }
    }
  });

  test("a tie with a shorter way round lies on no path", () => {
    const detour = formOf(3, [
      [0, 1, 10],
      [1, 2, 10],
      [0, 2, 1],
    ]);
    expect([...swept(detour).tieBetweenness]).toEqual([2, 0, 2, 2, 0, 2]);
  });
});

describe("buckets and heap", () => {
  test("find the same where one more tie makes the range of strengths too wide for buckets", () => {
    fc.assert(
      fc.property(network(fc.constantFrom(1, 1.5, 2, 3, 6)), ({ directed, rows }) => {
        const real = rows.filter(([i, j]) => i !== j);
        const narrow = swept(formOf(14, [...real, [12, 13, 1]], directed));
        const wide = swept(formOf(14, [...real, [12, 13, 1e6]], directed));
        for (let v = 0; v < 12; v++) {
          expect(narrow.betweenness[v]).toBeCloseTo(wide.betweenness[v]!, 9);
          expect(narrow.reached[v]).toBe(wide.reached[v]);
          expect(narrow.distanceSum[v]).toBe(wide.distanceSum[v]);
        }
      }),
      { numRuns: 100 },
    );
  });

  test("a way of 3,000 cities does not lose count of its buckets", () => {
    const n = 3000;
    const rows = Array.from({ length: n - 1 }, (_, i) => [i, i + 1, 1 + (i % 50)]);
    const found = swept(formOf(n, rows));
    // City k of a path lies between k cities on the left and n - 1 - k on the right.
    for (const k of [0, 1, 1499, 2998]) expect(found.betweenness[k]).toBe(k * (n - 1 - k));
  });
});

test("through the pool, in several chunks, it is the same", async () => {
  const rows: [number, number, number][] = [];
  for (let i = 0; i < 400; i++) for (const step of [1, 7, 31]) rows.push([i, (i + step) % 400, 1 + ((i * step) % 9)]);
  for (const form of [beltToy, formOf(400, rows), formOf(400, rows, true)]) {
    const alone = swept(form);
    const pooled = await pooledSweep(form, { pool: inPlace({ [sweepKernel]: sweepChunk }) });
    expect(pooled.reached).toEqual(alone.reached);
    expectClose(pooled.betweenness, [...alone.betweenness], 1e-8);
    expectClose(pooled.tieBetweenness, [...alone.tieBetweenness], 1e-8);
    expectClose(pooled.distanceSum, [...alone.distanceSum], 1e-10);
    expect(pooled.eccentricity).toEqual(alone.eccentricity);
  }
});

test("relabelling cities moves the values and changes nothing else", () => {
  const rows = golden.find(({ name }) => name === "belt toy")!.graph.ties;
  const order = [3, 0, 5, 1, 4, 2];
  const before = swept(formOf(6, rows));
  const after = swept(formOf(6, relabelled(rows, order)));
  for (let i = 0; i < 6; i++) {
    expect(after.betweenness[order[i]!]).toBeCloseTo(before.betweenness[i]!, 12);
    expect(after.eccentricity[order[i]!]).toBe(before.eccentricity[i]);
  }
});
