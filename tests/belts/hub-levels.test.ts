import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { belts } from "../../src/belts/belts.ts";
import { filtration } from "../../src/belts/filtration.ts";
import { hubClasses } from "../../src/belts/hub-classes.ts";
import { beltLabels, hubLevels } from "../../src/belts/hub-levels.ts";
import { cases, componentsOf, lowestOn, makeCase, simplePaths } from "./exhaustive.ts";

const levels = fc.record({
  hubLevel: fc.constantFrom(0, 0.5, 1, 1.5),
  isolationLevel: fc.constantFrom(0, 0.25, 0.5),
});

describe("hub levels", () => {
  test("class, joining level and belt level are those of the definition, without a path being searched", () => {
    fc.assert(
      fc.property(cases, levels, (one, options) => {
        const { hubLevel, isolationLevel } = options;
        const isHub = (city: number): boolean => one.multiples[city]! >= hubLevel;
        const inBelts = componentsOf(one, isHub)
          .filter((members) => members.length >= 3)
          .flat();
        const found = hubLevels(one.form, filtration(one.form, one.multiples), options);
        expect(found.map(({ city }) => city).sort((a, b) => a - b)).toEqual([...one.multiples.keys()].filter(isHub));
        for (const hub of found) {
          const paths = simplePaths(one, hub.city);
          const toHubs = paths.filter((path) => isHub(path.at(-1)!));
          const level = Math.max(0, ...toHubs.map((path) => lowestOn(one, path)));
          const toBelts = paths.filter((path) => inBelts.includes(path.at(-1)!));
          expect(hub.joiningLevel).toBe(level);
          expect(hub.beltLevel).toBe(
            inBelts.length === 0 ? Number.NaN : Math.max(0, ...toBelts.map((path) => lowestOn(one, path))),
          );
          expect(hub.hubClass).toBe(
            inBelts.includes(hub.city)
              ? "belt"
              : toHubs.length === 0 || (level < isolationLevel && level < hubLevel)
                ? "isolated"
                : level >= hubLevel
                  ? "paired"
                  : "sector",
          );
        }
      }),
      { numRuns: 1500, seed: 11 },
    );
  });

  test("a path over a city of multiple 0 joins at isolation level 0, and no path does not", () => {
    const joined = makeCase(
      [2, 0, 2],
      [
        [0, 1],
        [1, 2],
      ],
    );
    const apart = makeCase([2, 0, 2], [[0, 1]]);
    const classes = ({ form, multiples }: typeof joined) =>
      hubLevels(form, filtration(form, multiples), { hubLevel: 1, isolationLevel: 0 }).map(({ hubClass }) => hubClass);
    expect(classes(joined)).toEqual(["sector", "sector"]);
    expect(classes(apart)).toEqual(["isolated", "isolated"]);
  });

  test("hubs come by multiple, then id", () => {
    const { form, multiples } = makeCase([1, 3, 1, 2, Number.NaN, 0.5], []);
    const found = hubLevels(form, filtration(form, multiples), { hubLevel: 1, isolationLevel: 0.5 });
    expect(found.map(({ city }) => city)).toEqual([1, 3, 0, 2]);
  });
});

describe("belt labels", () => {
  test("are those of the belts at the hub level, numbered by their first cities", () => {
    fc.assert(
      fc.property(cases, fc.constantFrom(0, 0.5, 1), (one, hubLevel) => {
        const label = beltLabels(one.form, one.multiples, hubLevel);
        const expected = new Int32Array(one.multiples.length).fill(-1);
        belts(one.cities, one.form, one.multiples, { hubLevel, threshold: hubLevel })
          .map(({ cities }) => cities)
          .sort((a, b) => a[0]! - b[0]!)
          .forEach((members, belt) => members.forEach((city) => (expected[city] = belt)));
        expect(label).toEqual(expected);
      }),
      { numRuns: 500, seed: 12 },
    );
  });

  test("hub classes are the same whether the belts are handed over or found", () => {
    fc.assert(
      fc.property(cases, levels, (one, options) => {
        const tree = filtration(one.form, one.multiples);
        const { hubLevel } = options;
        const found = belts(one.cities, one.form, one.multiples, { hubLevel, threshold: hubLevel });
        expect(hubClasses(one.cities, one.form, tree, options, found)).toEqual(
          hubClasses(one.cities, one.form, tree, options),
        );
      }),
      { numRuns: 300, seed: 13 },
    );
  });
});
