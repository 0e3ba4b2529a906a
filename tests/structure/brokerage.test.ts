import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { brokerage, brokerageRoles, type ByRole } from "../../src/structure/brokerage.ts";
import goldenFile from "../golden/brokerage.json" with { type: "json" };
import { expectClose, formOf, golden, relabelled } from "./form.ts";

interface Golden {
  readonly group: readonly number[];
  readonly count: readonly (readonly number[])[];
  readonly expected: readonly (readonly number[])[];
  readonly z: readonly (readonly (number | null)[])[];
}
const sna = goldenFile as Record<string, Golden>;
const columns = [...brokerageRoles, "total"] as const;

describe("equals sna: counts and expected counts, on directed and symmetric networks", () => {
  for (const { name, form } of golden)
    test(name, () => {
      const { count, expected } = brokerage(form, sna[name]!.group);
      columns.forEach((role, column) => {
        expect([...count[role]]).toEqual(sna[name]!.count.map((row) => row[column]));
        expectClose(
          expected[role],
          sna[name]!.expected.map((row) => row[column]!),
          1e-10,
        );
      });
    });
});

describe("z equals sna's on directed networks; undirected, √2 smaller where both orders are one role", () => {
  for (const { name, graph, form } of golden)
    test(name, () => {
      const { z } = brokerage(form, sna[name]!.group);
      columns.forEach((role, column) => {
        const twice = !graph.directed && role !== "representative" && role !== "gatekeeper";
        sna[name]!.z.forEach((row, i) => {
          if (row[column] === null) expect(z[role][i]).toBeNaN();
          else expect(z[role][i]).toBeCloseTo(row[column]! / (twice ? Math.SQRT2 : 1), 9);
        });
      });
    });
});

test("one path for each role", () => {
  // City 0 is the broker, of group 1; the ends lie in groups 1, 2 and 3.
  const roles = (from: number, to: number) => {
    const { count } = brokerage(
      formOf(
        3,
        [
          [1, 0, 1],
          [0, 2, 1],
        ],
        true,
      ),
      [1, from, to],
    );
    return columns.filter((role) => count[role][0] === 1);
  };
  expect(roles(1, 1)).toEqual(["coordinator", "total"]);
  expect(roles(2, 2)).toEqual(["consultant", "total"]);
  expect(roles(1, 2)).toEqual(["representative", "total"]);
  expect(roles(2, 1)).toEqual(["gatekeeper", "total"]);
  expect(roles(2, 3)).toEqual(["liaison", "total"]);
});

test("a tie from the first to the last needs no broker, one back does not count", () => {
  const path = [
    [1, 0, 1],
    [0, 2, 1],
  ];
  const total = (extra: number[]) => [...brokerage(formOf(3, [...path, extra], true), [1, 1, 1]).count.total];
  expect(total([1, 2, 1])).toEqual([0, 0, 0]);
  // 1 -> 0 -> 2 -> 1 is a ring: each of the three is between its neighbours.
  expect(total([2, 1, 1])).toEqual([1, 1, 1]);
});

test("cities without a group are neither ends nor brokers, and the ties among the others make the density", () => {
  const ties = [
    [0, 1, 1],
    [1, 2, 1],
    [2, 3, 1],
    [3, 4, 1],
  ];
  const { count, expected, z, cities, density } = brokerage(formOf(5, ties, true), [1, 2, 0, 1, 1]);
  expect([...count.total]).toEqual([0, 0, NaN, 0, 0]);
  expect([...expected.liaison]).toEqual([0, 0, NaN, 0, 0]);
  expect(z.total[2]).toBeNaN();
  expect(cities).toBe(4);
  expect(density).toBe(2 / 12);
});

test("without two grouped cities there is no density", () => {
  expect(brokerage(formOf(2, [[0, 1, 1]]), [1, 0]).density).toBeNull();
  expect(brokerage(formOf(2, [[0, 1, 1]]), [0, 0]).cities).toBe(0);
});

test("groups for another number of cities are refused", () => {
  expect(() => brokerage(formOf(2, [[0, 1, 1]]), [1])).toThrow(RangeError);
});

/** Mean and variance of a city's counts over all networks on n cities, each equally likely: every tie there with 1/2. */
function exactMoments(group: readonly number[], directed: boolean): { mean: ByRole; variance: ByRole } {
  const n = group.length;
  const slots: number[][] = [];
  for (let i = 0; i < n; i++) for (let j = directed ? 0 : i + 1; j < n; j++) if (i !== j) slots.push([i, j, 1]);
  const networks = 2 ** slots.length;
  const sums = columns.map(() => Array.from({ length: n }, () => [0, 0]));
  for (let mask = 0; mask < networks; mask++) {
    const { count } = brokerage(
      formOf(
        n,
        slots.filter((_, bit) => (mask >> bit) & 1),
        directed,
      ),
      group,
    );
    columns.forEach((role, at) =>
      sums[at]!.forEach((moments, i) => {
        moments[0]! += count[role][i]!;
        moments[1]! += count[role][i]! ** 2;
      }),
    );
  }
  const by = (value: (first: number, second: number) => number): ByRole =>
    Object.fromEntries(
      columns.map((role, at) => [
        role,
        Float64Array.from(sums[at]!, ([first, second]) => value(first! / networks, second! / networks)),
      ]),
    ) as unknown as ByRole;
  return { mean: by((first) => first), variance: by((first, second) => second - first ** 2) };
}

describe("expected count and z are exact: they are those of all networks with ties at 1/2", () => {
  const cases = {
    // Half of the possible ties, so that the density is 1/2.
    directed: [
      [0, 1, 1],
      [1, 2, 1],
      [2, 0, 1],
      [1, 3, 1],
      [3, 2, 1],
      [0, 3, 1],
    ],
    undirected: [
      [0, 1, 1],
      [1, 2, 1],
      [2, 3, 1],
      [3, 4, 1],
      [1, 3, 1],
    ],
  };
  test.each([
    { directed: true, group: [1, 1, 1, 2] },
    { directed: true, group: [1, 1, 2, 3] },
    { directed: false, group: [1, 1, 1, 1, 2] },
    { directed: false, group: [1, 2, 2, 3, 3] },
    { directed: false, group: [1, 1, 1, 2, 3] },
  ])("$directed $group", ({ directed, group }) => {
    const { mean, variance } = exactMoments(group, directed);
    const { count, expected, z, density } = brokerage(
      formOf(group.length, directed ? cases.directed : cases.undirected, directed),
      group,
    );
    expect(density).toBe(0.5);
    for (const role of columns) {
      expectClose(expected[role], [...mean[role]], 1e-12);
      count[role].forEach((value, i) => {
        if (variance[role][i] === 0) expect(z[role][i]).toBeNaN();
        else expect(z[role][i]).toBeCloseTo((value - mean[role][i]!) / Math.sqrt(variance[role][i]!), 10);
      });
    }
  });
});

const rows = fc
  .array(fc.tuple(fc.nat(8), fc.nat(8), fc.integer({ min: 1, max: 3 })), { maxLength: 40 })
  .map((ties) => ties.filter(([i, j]) => i !== j));
const groups = fc.array(fc.nat(3), { minLength: 9, maxLength: 9 });

test("equals the definition over all triples, on random directed and undirected networks", () => {
  fc.assert(
    fc.property(rows, groups, fc.boolean(), (ties, group, directed) => {
      const tied = new Set(ties.flatMap(([i, j]) => (directed ? [`${i} ${j}`] : [`${i} ${j}`, `${j} ${i}`])));
      const expected = Array.from({ length: 9 }, () => new Map<string, number>());
      for (let i = 0; i < 9; i++)
        for (let b = 0; b < 9; b++)
          for (let j = 0; j < 9; j++) {
            if (i === b || b === j || i === j || group[i] === 0 || group[b] === 0 || group[j] === 0) continue;
            if (!tied.has(`${i} ${b}`) || !tied.has(`${b} ${j}`) || tied.has(`${i} ${j}`)) continue;
            const [x, y, z] = [group[i]!, group[b]!, group[j]!];
            const role =
              x === y && y === z
                ? "coordinator"
                : x === z
                  ? "consultant"
                  : x === y
                    ? "representative"
                    : y === z
                      ? "gatekeeper"
                      : "liaison";
            for (const key of [role, "total"]) expected[b]!.set(key, (expected[b]!.get(key) ?? 0) + 1);
          }
      const { count } = brokerage(formOf(9, ties, directed), group);
      for (const role of columns)
        expect([...count[role]]).toEqual(expected.map((of, i) => (group[i] === 0 ? NaN : (of.get(role) ?? 0))));
      if (!directed) expect(count.gatekeeper).toEqual(count.representative);
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
        const before = brokerage(formOf(9, ties, true), group);
        const moved: number[] = [];
        order.forEach((place, i) => (moved[place] = group[i] === 0 ? 0 : 50 - group[i]!));
        const after = brokerage(formOf(9, relabelled(ties, order), true), moved);
        for (const role of columns) {
          expect(order.map((place) => after.count[role][place])).toEqual([...before.count[role]]);
          order.forEach((place, i) => {
            if (Number.isNaN(before.z[role][i])) expect(after.z[role][place]).toBeNaN();
            else expect(after.z[role][place]).toBeCloseTo(before.z[role][i]!, 10);
          });
        }
      },
    ),
    { numRuns: 40 },
  );
});
