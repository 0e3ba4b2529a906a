import * as fc from "fast-check";
import { expect, test } from "vitest";
import { cartographicRole, participation } from "../../src/structure/participation.ts";
import { expectClose, formOf, relabelled, twoBlocks } from "./form.ts";

test("two blocks and the tie between them: only its ends take part in both", () => {
  const partition = [1, 1, 1, 1, 1, 2, 2, 2, 2, 2];
  const { participation: values, withinZ } = participation(formOf(10, twoBlocks()), partition);
  const across = 1 - (12 / 13) ** 2 - (1 / 13) ** 2;
  expectClose(values, [0, 0, 0, 0, across, across, 0, 0, 0, 0], 1e-15);
  // All cities have the same strength within their block.
  expect([...withinZ]).toEqual(Array.from({ length: 10 }, () => NaN));
});

test("by hand: strengths, not numbers of ties", () => {
  const { participation: values, withinZ } = participation(
    formOf(5, [
      [0, 1, 6],
      [0, 2, 2],
      [0, 3, 1],
      [0, 4, 3],
    ]),
    [1, 1, 1, 2, 3],
  );
  // City 0 has 8 of 12 in its own group, 1 in the second, 3 in the third.
  expect(values[0]).toBeCloseTo(1 - (64 + 1 + 9) / 144, 15);
  // Within the group 8, 6 and 2: mean 16/3, variance (8/3)² + (2/3)² + (10/3)² over 3.
  const spread = Math.sqrt((64 + 4 + 100) / 9 / 3);
  expectClose(withinZ.subarray(0, 3), [8 / 3 / spread, 2 / 3 / spread, -10 / 3 / spread], 1e-14);
  expect([...withinZ.subarray(3)]).toEqual([NaN, NaN]);
});

test("a city in no group has no values, and ties to it are left out", () => {
  const { participation: values, withinZ } = participation(
    formOf(5, [
      [0, 1, 1],
      [0, 2, 1],
      [0, 3, 100],
      [3, 4, 1],
    ]),
    [1, 1, 2, 0, 1],
  );
  expect(values[0]).toBe(0.5);
  expect(values[3]).toBeNaN();
  expect(withinZ[3]).toBeNaN();
  // All ties of city 4 go to a city in no group, but it is one of its community's cities: 1, 1 and 0 within.
  expect(values[4]).toBeNaN();
  expectClose([withinZ[0]!, withinZ[1]!, withinZ[4]!], [Math.SQRT1_2, Math.SQRT1_2, -Math.SQRT2], 1e-14);
});

test("equal strengths added up in another order are no spread", () => {
  // 0.1 + 0.2 + 0.3 and 0.3 + 0.2 + 0.1 differ in the last bit.
  const { withinZ } = participation(
    formOf(4, [
      [0, 1, 0.1],
      [0, 2, 0.2],
      [0, 3, 0.3],
      [1, 2, 0.3],
      [1, 3, 0.2],
      [2, 3, 0.1],
    ]),
    [1, 1, 1, 1],
  );
  expect([...withinZ]).toEqual([NaN, NaN, NaN, NaN]);
});

test("both directions of a directed layer are summed", () => {
  const directed = formOf(
    3,
    [
      [0, 1, 2],
      [1, 0, 1],
      [2, 0, 4],
    ],
    true,
  );
  const undirected = formOf(3, [
    [0, 1, 3],
    [0, 2, 4],
  ]);
  const partition = [1, 1, 2];
  expect(participation(directed, partition)).toEqual(participation(undirected, partition));
});

test("a partition of another number of cities is refused", () => {
  expect(() => participation(formOf(2, [[0, 1, 1]]), [1])).toThrow(RangeError);
});

test("the roles change at the published thresholds", () => {
  const at = (z: number, limits: readonly number[]): (string | null)[] =>
    limits.flatMap((p) => [cartographicRole(p, z), cartographicRole(p + 0.001, z)]);
  expect(at(2.499, [0.05, 0.62, 0.8])).toEqual([
    "ultra-peripheral",
    "peripheral",
    "peripheral",
    "connector",
    "connector",
    "kinless",
  ]);
  expect(at(2.5, [0.3, 0.75])).toEqual(["provincial hub", "connector hub", "connector hub", "kinless hub"]);
  expect(cartographicRole(0, NaN)).toBe("ultra-peripheral");
  expect(cartographicRole(NaN, 3)).toBeNull();
});

test("ties to five groups alike are P = 0.8, a connector and not kinless", () => {
  const star = Array.from({ length: 5 }, (_, k) => [0, k + 1, 1 / 3]);
  const { participation: values } = participation(formOf(6, star), [1, 1, 2, 3, 4, 5]);
  expect(values[0]).toBeCloseTo(0.8, 14);
  expect(cartographicRole(values[0]!, 0)).toBe("connector");
});

const rows = fc
  .array(fc.tuple(fc.nat(8), fc.nat(8), fc.integer({ min: 1, max: 9 })), { maxLength: 40 })
  .map((ties) => ties.filter(([i, j]) => i !== j));
const groups = fc.array(fc.nat(3), { minLength: 9, maxLength: 9 });

test("equals the definition on a matrix, on random directed and undirected networks", () => {
  fc.assert(
    fc.property(rows, groups, fc.boolean(), (ties, group, directed) => {
      const a = Array.from({ length: 9 }, () => new Float64Array(9));
      for (const [i, j, w] of ties) {
        a[i]![j]! += w;
        a[j]![i]! += w;
      }
      const to = (i: number, s: number): number => a[i]!.reduce((all, w, j) => all + (group[j] === s ? w : 0), 0);
      const { participation: values, withinZ } = participation(formOf(9, ties, directed), group);
      for (let i = 0; i < 9; i++) {
        const all = to(i, 1) + to(i, 2) + to(i, 3);
        if (group[i] === 0 || all === 0) expect(values[i]).toBeNaN();
        else
          expect(values[i]).toBeCloseTo(1 - [1, 2, 3].reduce((squares, s) => squares + (to(i, s) / all) ** 2, 0), 12);
        const peers = [...group.keys()].filter((j) => group[j] === group[i]);
        const within = peers.map((j) => to(j, group[i]!));
        const mean = within.reduce((x, y) => x + y, 0) / within.length;
        const spread = Math.sqrt(within.reduce((x, y) => x + (y - mean) ** 2, 0) / within.length);
        if (group[i] === 0 || new Set(within).size === 1) expect(withinZ[i]).toBeNaN();
        else expect(withinZ[i]).toBeCloseTo((to(i, group[i]!) - mean) / spread, 10);
      }
    }),
    { numRuns: 80 },
  );
});

test("relabelling cities and renaming groups changes only the places of the values", () => {
  fc.assert(
    fc.property(
      rows,
      groups,
      fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7, 8], { minLength: 9 }),
      (ties, group, order) => {
        const before = participation(formOf(9, ties), group);
        const moved: number[] = [];
        order.forEach((place, i) => (moved[place] = group[i] === 0 ? 0 : 70 - group[i]!));
        const after = participation(formOf(9, relabelled(ties, order)), moved);
        for (const key of ["participation", "withinZ"] as const)
          order.forEach((place, i) => {
            if (Number.isNaN(before[key][i])) expect(after[key][place]).toBeNaN();
            else expect(after[key][place]).toBeCloseTo(before[key][i]!, 10);
          });
      },
    ),
    { numRuns: 40 },
  );
});
