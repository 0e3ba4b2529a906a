import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clustering } from "../../src/structure/clustering.ts";
import { eachTriangle } from "../../src/structure/triangles.ts";
import goldenFile from "../golden/local-measures.json" with { type: "json" };
import { expectClose, formOf, golden, relabelled } from "./form.ts";

interface Golden {
  readonly unweighted: readonly number[];
  readonly onnela: readonly number[];
  readonly barrat: readonly (number | null)[];
  readonly transitivity: number;
}
const expected = goldenFile as Record<string, Golden>;

describe("equals NetworkX (Watts-Strogatz, Onnela, Fagiolo) and igraph (Barrat)", () => {
  for (const { name, form } of golden)
    test(name, () => {
      const { unweighted, onnela, barrat, transitivity } = clustering(form);
      const values = expected[name]!;
      const defined = [...unweighted.keys()].filter((i) => values.barrat[i] !== null);
      const at = (list: ArrayLike<number | null>): number[] => defined.map((i) => list[i]!);
      expectClose(at(unweighted), at(values.unweighted), 1e-12);
      expectClose(at(onnela), at(values.onnela), 1e-12);
      expectClose(at(barrat), at(values.barrat), 1e-12);
      expect(transitivity).toBeCloseTo(values.transitivity, 12);
      // igraph too has no value below two tied cities; NetworkX has 0 there.
      for (const list of [unweighted, onnela, barrat])
        expect([...list.keys()].filter((i) => !Number.isNaN(list[i]))).toEqual(defined);
    });
});

const triangleWithTail = [
  [0, 1, 8],
  [1, 2, 1],
  [0, 2, 1],
  [2, 3, 1],
];

test("by hand: a triangle with one strong tie, and a city that hangs on it", () => {
  const { unweighted, onnela, barrat, transitivity } = clustering(formOf(5, triangleWithTail));
  expectClose(unweighted.subarray(0, 3), [1, 1, 1 / 3], 1e-15);
  // (1 · 1/8 · 1/8)^(1/3) = 1/4; city 2 has one closed pair of three.
  expectClose(onnela.subarray(0, 3), [1 / 4, 1 / 4, 1 / 12], 1e-15);
  expectClose(barrat.subarray(0, 3), [1, 1, 1 / 3], 1e-15);
  expect([...unweighted.subarray(3)]).toEqual([NaN, NaN]);
  expect(transitivity).toBe(3 / 5);
});

test("Barrat weighs the ties that are closed, Watts and Strogatz do not", () => {
  const { unweighted, barrat } = clustering(
    formOf(4, [
      [0, 1, 4],
      [0, 2, 4],
      [1, 2, 1],
      [0, 3, 1],
    ]),
  );
  expect(unweighted[0]).toBeCloseTo(1 / 3, 15);
  expect(barrat[0]).toBeCloseTo((2 * (4 + 4)) / 2 / (9 * 2), 15);
});

test("one way round, a directed triangle is one of the eight ways to direct it", () => {
  const ring = [
    [0, 1, 3],
    [1, 2, 3],
    [2, 0, 3],
  ];
  const { unweighted, onnela } = clustering(formOf(3, ring, true));
  // Of the two triangles each pair of one-way ties could make with a third tie, one is there.
  expectClose(onnela, [0.5, 0.5, 0.5], 1e-15);
  expect([...unweighted]).toEqual([1, 1, 1]);
});

test("a layer of mutual ties of equal strength is clustered like the undirected one", () => {
  const both = triangleWithTail.flatMap(([i, j, w]) => [
    [i!, j!, w!],
    [j!, i!, w!],
  ]);
  const directed = clustering(formOf(5, both, true));
  const undirected = clustering(formOf(5, triangleWithTail));
  expectClose(directed.onnela.subarray(0, 3), [...undirected.onnela.subarray(0, 3)], 1e-15);
  expect(directed.unweighted).toEqual(undirected.unweighted);
  expect(directed.barrat).toEqual(undirected.barrat);
});

test("one mutual partner and nobody else: nothing to close", () => {
  const { onnela, transitivity } = clustering(
    formOf(
      2,
      [
        [0, 1, 1],
        [1, 0, 2],
      ],
      true,
    ),
  );
  expect([...onnela]).toEqual([NaN, NaN]);
  expect(transitivity).toBeNull();
});

test("strengths hundreds of orders of magnitude apart do not vanish on the way", () => {
  const { onnela } = clustering(
    formOf(3, [
      [0, 1, 1e200],
      [1, 2, 1e-200],
      [0, 2, 1e200],
    ]),
  );
  expect(onnela[0]! / Math.cbrt(1e-200) / Math.cbrt(1e-200)).toBeCloseTo(1, 10);
});

test("where all pairs are tied, every measure is 1", () => {
  const ties: number[][] = [];
  for (let i = 0; i < 7; i++) for (let j = i + 1; j < 7; j++) ties.push([i, j, 0.1]);
  const { unweighted, onnela, barrat, transitivity } = clustering(formOf(7, ties));
  expectClose(
    unweighted,
    Array.from({ length: 7 }, () => 1),
    0,
  );
  expectClose(
    onnela,
    Array.from({ length: 7 }, () => 1),
    1e-15,
  );
  expectClose(
    barrat,
    Array.from({ length: 7 }, () => 1),
    1e-15,
  );
  expect(transitivity).toBe(1);
});

const rows = fc
  .array(fc.tuple(fc.nat(8), fc.nat(8), fc.integer({ min: 1, max: 9 })), { maxLength: 40 })
  .map((ties) => ties.filter(([i, j]) => i !== j));

test("every triangle is met once, with the slots of its ties", () => {
  fc.assert(
    fc.property(rows, (ties) => {
      const form = formOf(9, ties);
      const strengthOf = new Map<string, number>();
      for (let i = 0; i < 9; i++)
        for (let slot = form.offsets[i]!; slot < form.offsets[i + 1]!; slot++)
          strengthOf.set(`${i} ${form.neighbours[slot]}`, form.strengths[slot]!);
      const all: string[] = [];
      for (let i = 0; i < 9; i++)
        for (let j = i + 1; j < 9; j++)
          for (let h = j + 1; h < 9; h++)
            if (strengthOf.has(`${i} ${j}`) && strengthOf.has(`${j} ${h}`) && strengthOf.has(`${i} ${h}`))
              all.push(`${i} ${j} ${h}`);
      const met: string[] = [];
      eachTriangle(form, (i, j, h, ij, ih, jh) => {
        met.push([i, j, h].sort((a, b) => a - b).join(" "));
        expect(form.neighbours[ij]).toBe(j);
        expect(form.neighbours[ih]).toBe(h);
        expect(form.neighbours[jh]).toBe(h);
        expect(form.strengths[ij]).toBe(strengthOf.get(`${i} ${j}`));
        expect(form.strengths[ih]).toBe(strengthOf.get(`${i} ${h}`));
        expect(form.strengths[jh]).toBe(strengthOf.get(`${j} ${h}`));
      });
      expect(met.sort()).toEqual(all);
    }),
    { numRuns: 80 },
  );
});

test("relabelling cities changes only the places of the values", () => {
  fc.assert(
    fc.property(
      rows,
      fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7, 8], { minLength: 9 }),
      fc.boolean(),
      (ties, order, directed) => {
        const before = clustering(formOf(9, ties, directed));
        const after = clustering(formOf(9, relabelled(ties, order), directed));
        for (const key of ["unweighted", "onnela", "barrat"] as const)
          order.forEach((place, i) => {
            if (Number.isNaN(before[key][i])) expect(after[key][place]).toBeNaN();
            else expect(after[key][place]).toBeCloseTo(before[key][i]!, 12);
          });
      },
    ),
    { numRuns: 40 },
  );
});
