import * as fc from "fast-check";
import { expect, test } from "vitest";
import { areas } from "../../src/belts/areas.ts";
import { filtration } from "../../src/belts/filtration.ts";
import { areaByWords } from "./climb-by-words.ts";
import { type Case, cases, componentsOf, makeCase } from "./exhaustive.ts";

const areasOf = (example: Case, hubLevel = 1): number[] => [
  ...areas(example.form, filtration(example.form, example.multiples), { hubLevel }),
];

const line = (n: number): [number, number][] => Array.from({ length: n - 1 }, (_, k) => [k, k + 1]);

test("areas are what the words say, on random networks", () => {
  fc.assert(
    fc.property(cases, fc.constantFrom(0, 0.5, 1, 1.5, 9), (example, hubLevel) => {
      expect(areasOf(example, hubLevel)).toEqual(areaByWords(example, hubLevel));
    }),
    { numRuns: 1500 },
  );
});

test("a city is unled exactly when its component of scored cities holds no hub", () => {
  fc.assert(
    fc.property(cases, (example) => {
      const { multiples } = example;
      const area = areasOf(example);
      for (const members of componentsOf(example, (city) => !Number.isNaN(multiples[city]!))) {
        const hubs = members.filter((city) => multiples[city]! >= 1);
        for (const city of members)
          if (hubs.length === 0) expect(area[city]).toBe(-1);
          else expect(hubs).toContain(area[city]);
      }
      for (const [city, multiple] of multiples.entries()) if (Number.isNaN(multiple)) expect(area[city]).toBe(-1);
    }),
    { numRuns: 500 },
  );
});

test("of two hubs beside a city the higher leads it, of two as high the first by id", () => {
  expect(areasOf(makeCase([1, 0.5, 2], line(3)))).toEqual([0, 2, 2]);
  expect(areasOf(makeCase([2, 0.5, 2], line(3)))).toEqual([0, 0, 2]);
});

test("the climb stops at the first hub, though a higher one stands behind it", () => {
  expect(areasOf(makeCase([0.2, 0.6, 1, 3], line(4)))).toEqual([2, 2, 2, 3]);
});

test("cities of one height go by id, up to a hub beside the first", () => {
  expect(
    areasOf(
      makeCase(
        [0.5, 0.5, 0.5, 2],
        [
          [0, 1],
          [1, 2],
          [0, 3],
        ],
      ),
    ),
  ).toEqual([3, 3, 3, 3]);
});

test("no area reaches over a city without a score, nor over a gap in the ties", () => {
  expect(
    areasOf(
      makeCase(
        [2, Number.NaN, 0.5, 0.4, 0.3],
        [
          [0, 1],
          [1, 2],
          [2, 3],
        ],
      ),
    ),
  ).toEqual([0, -1, -1, -1, -1]);
});

test("without hubs nobody leads; with all cities hubs everyone leads itself", () => {
  const example = makeCase([0.2, 0.6, 1, 3], line(4));
  expect(areasOf(example, 4)).toEqual([-1, -1, -1, -1]);
  expect(areasOf(example, 0)).toEqual([0, 1, 2, 3]);
});

test("other ids change only the ids, where no two scores are equal", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 9 }).chain((n) =>
        fc.record({
          order: fc.shuffledSubarray([...Array(n).keys()], { minLength: n, maxLength: n }),
          multiples: fc.uniqueArray(fc.double({ min: 0, max: 2, noNaN: true }), { minLength: n, maxLength: n }),
          pairs: fc.array(fc.tuple(fc.nat(n - 1), fc.nat(n - 1)), { maxLength: 2 * n }),
        }),
      ),
      ({ order, multiples, pairs }) => {
        const renamed = multiples.map((_, city) => multiples[order.indexOf(city)]!);
        const plain = areasOf(makeCase(multiples, pairs));
        const other = areasOf(
          makeCase(
            renamed,
            pairs.map(([a, b]) => [order[a]!, order[b]!] as const),
          ),
        );
        expect(plain.map((hub) => order[hub] ?? -1)).toEqual(plain.map((_, city) => other[order[city]!]!));
      },
    ),
    { numRuns: 300 },
  );
});
