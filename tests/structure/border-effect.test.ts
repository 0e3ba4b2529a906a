import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Compact } from "../../src/network/compact.ts";
import { borderDraws, borderEffect, borderTest, expectedBorder } from "../../src/structure/border-effect.ts";
import { permutedLabels } from "../../src/structure/null-models/label-permutation.ts";
import { stream } from "../../src/support/random.ts";
import { formOf, relabelled } from "./form.ts";

const ties = [
  [0, 1, 5],
  [1, 2, 3],
  [2, 3, 2],
  [3, 4, 7],
];

test("the share and the index of the strength across borders, each tie once", () => {
  const effect = borderEffect(formOf(5, ties), [1, 1, 2, 2, 2]);
  expect(effect).toEqual({ crossShare: 3 / 17, eiIndex: (3 - 14) / 17, leftOut: 0 });
});

test("directed ties count one by one", () => {
  const effect = borderEffect(
    formOf(
      2,
      [
        [0, 1, 5],
        [1, 0, 1],
      ],
      true,
    ),
    [1, 2],
  );
  expect(effect).toEqual({ crossShare: 1, eiIndex: 1, leftOut: 0 });
});

test("ties with a city in no province are left out and counted", () => {
  expect(borderEffect(formOf(5, ties), [1, 1, 2, 2, 0])).toEqual({ crossShare: 0.3, eiIndex: -0.4, leftOut: 7 });
});

test("without a tie between cities of provinces there is no effect", () => {
  expect(borderEffect(formOf(5, ties), [0, 0, 0, 0, 0])).toBeNull();
  expect(borderEffect(formOf(5, []), [1, 1, 2, 2, 2])).toBeNull();
});

/** Expected strengths pair by pair, as the definition says. */
function plainExpected(form: Compact, group: readonly number[]): Map<string, number> {
  const { n, directed } = form;
  const w = Array.from({ length: n }, () => new Float64Array(n));
  for (let i = 0; i < n; i++)
    for (let slot = form.offsets[i]!; slot < form.offsets[i + 1]!; slot++)
      if (group[i] !== 0 && group[form.neighbours[slot]!] !== 0) w[i]![form.neighbours[slot]!] = form.strengths[slot]!;
  const out = w.map((row) => row.reduce((a, b) => a + b, 0));
  const into = out.map((_, j) => w.reduce((total, row) => total + row[j]!, 0));
  const pairs: [number, number][] = [];
  for (let i = 0; i < n; i++) for (let j = directed ? 0 : i + 1; j < n; j++) if (i !== j) pairs.push([i, j]);
  const total = pairs.reduce((sum, [i, j]) => sum + w[i]![j]!, 0);
  const possible = pairs.reduce((sum, [i, j]) => sum + out[i]! * into[j]!, 0);
  const expected = new Map<string, number>();
  for (const [i, j] of pairs) {
    const [a, b] = directed ? [group[i]!, group[j]!] : [group[i]!, group[j]!].sort((p, q) => p - q);
    if (a === 0 || b === 0) continue;
    const key = `${a} ${b}`;
    expected.set(key, (expected.get(key) ?? 0) + (total * out[i]! * into[j]!) / possible);
  }
  return expected;
}

test("expected strengths are those of the definition, and sum to the observed", () => {
  const row = fc.tuple(fc.nat(7), fc.nat(7), fc.integer({ min: 1, max: 9 })).filter(([i, j]) => i !== j);
  const groups = fc.array(fc.nat(3), { minLength: 8, maxLength: 8 });
  fc.assert(
    fc.property(fc.boolean(), fc.array(row, { maxLength: 25 }), groups, (directed, rows, group) => {
      const form = formOf(8, rows, directed);
      const found = expectedBorder(form, group);
      const effect = borderEffect(form, group);
      expect(found === null).toBe(effect === null);
      if (found === null) return;
      const plain = plainExpected(form, group);
      let across = 0;
      let all = 0;
      let seen = 0;
      for (const { from, to, observed, expected, ratio } of found.pairs) {
        expect(expected).toBeCloseTo(plain.get(`${from} ${to}`) ?? 0, 9);
        if (expected > 0) expect(ratio).toBe(observed / expected);
        else expect(ratio).toBeNaN();
        all += expected;
        seen += observed;
        if (from !== to) across += expected;
      }
      expect(all).toBeCloseTo(seen, 9);
      expect(found.crossShare).toBeCloseTo(across / all, 9);
    }),
    { numRuns: 200 },
  );
});

/** Four provinces of five cities, tied within much more than across. */
const provinces = Array.from({ length: 20 }, (_, city) => 1 + Math.floor(city / 5));
const divided: number[][] = [];
for (let i = 0; i < 20; i++)
  for (let j = i + 1; j < 20; j++)
    if (provinces[i] === provinces[j] || (i + j) % 7 === 0) divided.push([i, j, 1 + ((i * j) % 3)]);

test("permuted labels give the share of pairs across, on average", async () => {
  const found = (await borderTest(formOf(20, divided), provinces, { permutations: 4999 }))!;
  // Of 190 pairs 40 lie within a province.
  expect(Math.abs(found.mean - 150 / 190)).toBeLessThan((4 * found.sd) / Math.sqrt(4999));
  expect(found).toMatchObject({ p: 2 / 5000, smallestP: 2 / 5000, swaps: 0, nullModel: "label-permutation" });
  expect(found.z).toBeLessThan(-3);
});

test("the exact p of all labellings of a small network is met", async () => {
  // Two provinces of three on a path of six: of the 20 labellings (10 up to names) count those that cross as little.
  const path = formOf(
    6,
    [0, 1, 2, 3, 4].map((i) => [i, i + 1, 1]),
  );
  let lower = 0;
  for (let set = 0; set < 64; set++) {
    const labels = Array.from({ length: 6 }, (_, i) => 1 + ((set >> i) & 1));
    if (labels.filter((label) => label === 2).length !== 3) continue;
    if (borderEffect(path, labels)!.crossShare <= 1 / 5) lower++;
  }
  const found = (await borderTest(path, [1, 1, 1, 2, 2, 2], { permutations: 19_999 }))!;
  expect(found.crossShare).toBe(0.2);
  expect(Math.abs(found.p - (2 * lower) / 20)).toBeLessThan(0.015);
});

test("rewired, a border that holds ties back stands out, with degrees kept", async () => {
  for (const nullModel of ["degree-preserving", "strength-preserving"] as const) {
    const found = (await borderTest(formOf(20, divided), provinces, { nullModel, permutations: 199 }))!;
    expect(found.p).toBe(2 / 200);
    expect(found.swaps).toBeGreaterThan(0);
    // The analytic expectation is near the mean of the draws.
    expect(Math.abs(found.mean - found.expected.crossShare)).toBeLessThan(0.06);
    expect(found.ratio).toBeLessThan(0.7);
  }
});

test("renamed cities have the same expectation", () => {
  const order = Array.from({ length: 20 }, (_, i) => (i * 7 + 3) % 20);
  const renamed: number[] = [];
  provinces.forEach((province, city) => (renamed[order[city]!] = province));
  const found = expectedBorder(formOf(20, relabelled(divided, order)), renamed)!;
  const before = expectedBorder(formOf(20, divided), provinces)!;
  expect(found.crossShare).toBeCloseTo(before.crossShare, 12);
  found.pairs.forEach(({ ratio }, k) => expect(ratio).toBeCloseTo(before.pairs[k]!.ratio, 12));
});

test("one province, no province and a network that cannot be rewired are answered", async () => {
  const form = formOf(5, ties);
  const one = (await borderTest(form, [1, 1, 1, 1, 1], { permutations: 19 }))!;
  expect(one).toMatchObject({ crossShare: 0, p: 1 });
  expect(one.ratio).toBeNaN();
  expect(one.z).toBeNaN();
  expect(await borderTest(form, [0, 0, 0, 0, 0])).toBeNull();
  const star = formOf(
    5,
    [1, 2, 3, 4].map((leaf) => [0, leaf, leaf]),
  );
  const found = await borderTest(star, [1, 1, 1, 2, 2], { nullModel: "degree-preserving", permutations: 19 });
  expect(found).toMatchObject({ swaps: 0, p: 1 });
});

test("by default 9,999 permutations of labels, 999 rewired networks", async () => {
  const pair = formOf(4, [
    [0, 1, 1],
    [2, 3, 1],
  ]);
  expect((await borderTest(pair, [1, 1, 2, 2]))!.permutations).toBe(9999);
  expect((await borderTest(pair, [1, 1, 2, 2], { nullModel: "degree-preserving" }))!.permutations).toBe(999);
});

test("a draw has the cross share of the network with its labels, cities in no province left out", () => {
  const form = formOf(20, divided);
  const group = Int32Array.from(provinces, (province, city) => (city % 6 === 0 ? 0 : province));
  for (const seed of [1, 2]) {
    const { crossShares } = borderDraws({ from: 3, to: 23 }, { form, group, nullModel: "label-permutation", seed });
    crossShares.forEach((share, k) => {
      const { crossShare } = borderEffect(form, permutedLabels(group, stream(seed, 3 + k)))!;
      expect(share).toBeCloseTo(crossShare, 12);
    });
  }
});
