import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { coreness } from "../../src/structure/coreness.ts";
import { undirectedReading } from "../../src/network/undirected-reading.ts";
import goldenFile from "../golden/local-measures.json" with { type: "json" };
import { formOf, golden, relabelled } from "./form.ts";

const expected = goldenFile as Record<string, { coreness: number[]; corenessIgraph: number[] }>;

describe("equals NetworkX and igraph on the undirected reading", () => {
  for (const { name, form } of golden)
    test(name, () => {
      expect([...coreness(form).coreness]).toEqual(expected[name]!.coreness);
      expect([...coreness(form).coreness]).toEqual(expected[name]!.corenessIgraph);
    });
});

const blockWithTail = [
  [0, 1, 1],
  [0, 2, 9],
  [0, 3, 1],
  [1, 2, 1],
  [1, 3, 1],
  [2, 3, 1],
  [3, 4, 5],
  [4, 5, 5],
];

test("four cities all tied, a tail and an isolated city: 3, 1 and 0", () => {
  const { coreness: values, cores } = coreness(formOf(7, blockWithTail));
  expect([...values]).toEqual([3, 3, 3, 3, 1, 1, 0]);
  expect(cores).toEqual([
    { k: 1, cities: 6 },
    { k: 2, cities: 4 },
    { k: 3, cities: 4 },
  ]);
});

test("a mutual tie is one tie", () => {
  const both = blockWithTail.flatMap(([i, j, w]) => [
    [i!, j!, w!],
    [j!, i!, w!],
  ]);
  expect(coreness(formOf(7, both, true))).toEqual(coreness(formOf(7, blockWithTail)));
});

test("without ties there is no core", () => {
  expect(coreness(formOf(3, []))).toEqual({ coreness: new Uint32Array(3), cores: [] });
});

test("many partners do not make a core: a star's centre is no deeper than its points", () => {
  const star = Array.from({ length: 20 }, (_, k) => [0, k + 1, 3]);
  expect([...coreness(formOf(21, star)).coreness]).toEqual(Array.from({ length: 21 }, () => 1));
});

const rows = fc
  .array(fc.tuple(fc.nat(11), fc.nat(11), fc.integer({ min: 1, max: 6 })), { maxLength: 60 })
  .map((ties) => ties.filter(([i, j]) => i !== j));

/** The definition: drop cities with fewer than k ties to those left, again and again. */
function inCore(n: number, ties: readonly (readonly number[])[], k: number): boolean[] {
  const left = Array.from({ length: n }, () => true);
  for (;;) {
    const partners = left.map(() => new Set<number>());
    for (const [i, j] of ties)
      if (left[i!] && left[j!]) {
        partners[i!]!.add(j!);
        partners[j!]!.add(i!);
      }
    const out = left.findIndex((is, i) => is && partners[i]!.size < k);
    if (out === -1) return left;
    left[out] = false;
  }
}

test("equals the definition for every k, on random directed and undirected networks", () => {
  fc.assert(
    fc.property(rows, fc.boolean(), (ties, directed) => {
      const { coreness: values, cores } = coreness(formOf(12, ties, directed));
      for (let k = 1; k <= 12; k++) {
        const inside = inCore(12, ties, k);
        expect(Array.from(values, (value) => value >= k)).toEqual(inside);
        expect(cores[k - 1]?.cities ?? 0).toBe(inside.filter(Boolean).length);
      }
    }),
    { numRuns: 80 },
  );
});

test("relabelling cities changes only the places of the values", () => {
  fc.assert(
    fc.property(
      rows,
      fc.shuffledSubarray(
        Array.from({ length: 12 }, (_, i) => i),
        { minLength: 12 },
      ),
      (ties, order) => {
        const before = coreness(formOf(12, ties)).coreness;
        const after = coreness(formOf(12, relabelled(ties, order))).coreness;
        expect(order.map((place) => after[place])).toEqual([...before]);
      },
    ),
    { numRuns: 40 },
  );
});

test("the undirected reading sums both directions and keeps ties that go one way", () => {
  const directed = formOf(
    4,
    [
      [0, 1, 2],
      [1, 0, 5],
      [2, 1, 3],
      [0, 3, 1],
    ],
    true,
  );
  expect(undirectedReading(directed)).toEqual(
    formOf(4, [
      [0, 1, 7],
      [1, 2, 3],
      [0, 3, 1],
    ]),
  );
});

test("of an undirected form the undirected reading is the form itself", () => {
  const form = formOf(3, [[0, 2, 1]]);
  expect(undirectedReading(form)).toBe(form);
});
