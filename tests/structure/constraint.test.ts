import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { constraint } from "../../src/structure/constraint.ts";
import goldenFile from "../golden/local-measures.json" with { type: "json" };
import { expectClose, formOf, golden, relabelled } from "./form.ts";

interface Golden {
  readonly constraint: readonly (number | null)[];
  readonly constraintIgraph: readonly (number | null)[];
  readonly effectiveSize: readonly (number | null)[];
  readonly borgatti: readonly (number | null)[];
}
const expected = goldenFile as Record<string, Golden>;

/** Where NetworkX gives no value to a city with incoming ties only, ours is not looked at. */
function expectWhereGiven(actual: Float64Array, values: readonly (number | null)[]): void {
  const given = [...values.keys()].filter((i) => values[i] !== null);
  expectClose(
    given.map((i) => actual[i]!),
    given.map((i) => values[i]!),
    1e-12,
  );
}

describe("equals NetworkX and igraph", () => {
  for (const { name, form } of golden)
    test(name, () => {
      const { constraint: values, effectiveSize } = constraint(form);
      expectWhereGiven(values, expected[name]!.constraint);
      expectWhereGiven(values, expected[name]!.constraintIgraph);
      expect([...values.keys()].filter((i) => Number.isNaN(values[i]))).toEqual(
        [...values.keys()].filter((i) => expected[name]!.constraintIgraph[i] === null),
      );
      expectWhereGiven(effectiveSize, expected[name]!.effectiveSize);
    });
});

describe("with all strengths alike, effective size is Borgatti's", () => {
  for (const { name, graph } of golden)
    test(name, () => {
      const pairs = new Set(graph.ties.map(([i, j]) => Math.min(i!, j!) * graph.n + Math.max(i!, j!)));
      const alike = [...pairs].map((pair) => [Math.floor(pair / graph.n), pair % graph.n, 7]);
      expectWhereGiven(constraint(formOf(graph.n, alike)).effectiveSize, expected[name]!.borgatti);
    });
});

const star = [
  [0, 1, 5],
  [0, 2, 5],
  [0, 3, 5],
  [0, 4, 5],
];

test("a star's centre spans only holes, its points none", () => {
  const { constraint: values, effectiveSize, efficiency } = constraint(formOf(5, star));
  expectClose(values, [1 / 4, 1, 1, 1, 1], 1e-15);
  expect([...effectiveSize]).toEqual([4, 1, 1, 1, 1]);
  expect([...efficiency]).toEqual([1, 1, 1, 1, 1]);
});

test("three cities all tied alike are constrained above 1, and one of two partners is redundant", () => {
  const {
    constraint: values,
    effectiveSize,
    efficiency,
  } = constraint(
    formOf(3, [
      [0, 1, 2],
      [1, 2, 2],
      [0, 2, 2],
    ]),
  );
  expectClose(values, [9 / 8, 9 / 8, 9 / 8], 1e-15);
  expectClose(effectiveSize, [1, 1, 1], 1e-15);
  expectClose(efficiency, [0.5, 0.5, 0.5], 1e-15);
});

test("by hand with unequal strengths: a strong third tie makes partners redundant", () => {
  // p01 = 3/4, p02 = 1/4; p10 = 3/9, p12 = 6/9; p20 = 1/7, p21 = 6/7; m12 = 1, m21 = 1.
  const { constraint: values, effectiveSize } = constraint(
    formOf(3, [
      [0, 1, 3],
      [0, 2, 1],
      [1, 2, 6],
    ]),
  );
  expect(values[0]).toBeCloseTo((3 / 4 + (1 / 4) * (6 / 7)) ** 2 + (1 / 4 + (3 / 4) * (6 / 9)) ** 2, 14);
  expect(effectiveSize[0]).toBeCloseTo(2 - 1 / 4 - 3 / 4, 14);
  // m02 = 1/3: the strongest tie of 0 is 3; p12 = 2/3. m20 = 1/6; p10 = 1/3.
  expect(effectiveSize[1]).toBeCloseTo(2 - (2 / 3) * (1 / 3) - (1 / 3) * (1 / 6), 14);
});

test("a city without ties has no value, one with incoming ties only has", () => {
  const {
    constraint: values,
    effectiveSize,
    efficiency,
  } = constraint(
    formOf(
      4,
      [
        [0, 1, 1],
        [2, 1, 1],
      ],
      true,
    ),
  );
  expect([...values]).toEqual([1, 0.5, 1, NaN]);
  expect([...effectiveSize]).toEqual([1, 2, 1, NaN]);
  expect([...efficiency]).toEqual([1, 1, 1, NaN]);
});

const rows = fc
  .array(fc.tuple(fc.nat(7), fc.nat(7), fc.integer({ min: 1, max: 6 })), { maxLength: 30 })
  .map((ties) => ties.filter(([i, j]) => i !== j));

test("equals the definition over all triples, on random directed and undirected networks", () => {
  fc.assert(
    fc.property(rows, fc.boolean(), (ties, directed) => {
      const n = 8;
      const a = Array.from({ length: n }, () => new Float64Array(n));
      for (const [i, j, w] of ties) {
        a[i]![j]! += w;
        a[j]![i]! += w;
      }
      const cities = [...a.keys()];
      const total = a.map((row) => row.reduce((all, w) => all + w, 0));
      const most = a.map((row) => Math.max(...row));
      const { constraint: values, effectiveSize } = constraint(formOf(n, ties, directed));
      for (const i of cities) {
        if (total[i] === 0) {
          expect(values[i]).toBeNaN();
          continue;
        }
        const p = (u: number, v: number): number => a[u]![v]! / total[u]!;
        let own = 0;
        let size = 0;
        for (const j of cities) {
          if (a[i]![j] === 0) continue;
          let indirect = 0;
          let redundant = 0;
          for (const q of cities) {
            if (q === i || q === j || a[i]![q] === 0) continue;
            indirect += p(i, q) * p(q, j);
            redundant += p(i, q) * (a[j]![q]! / most[j]!);
          }
          own += (p(i, j) + indirect) ** 2;
          size += 1 - redundant;
        }
        expect(values[i]).toBeCloseTo(own, 12);
        expect(effectiveSize[i]).toBeCloseTo(size, 12);
      }
    }),
    { numRuns: 60 },
  );
});

test("relabelling cities changes only the places of the values", () => {
  fc.assert(
    fc.property(rows, fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 8 }), (ties, order) => {
      const before = constraint(formOf(8, ties)).constraint;
      const after = constraint(formOf(8, relabelled(ties, order))).constraint;
      order.forEach((place, i) => {
        if (Number.isNaN(before[i])) expect(after[place]).toBeNaN();
        else expect(after[place]).toBeCloseTo(before[i]!, 12);
      });
    }),
    { numRuns: 40 },
  );
});
