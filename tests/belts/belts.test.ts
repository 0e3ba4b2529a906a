import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { belts } from "../../src/belts/belts.ts";
import { filtration } from "../../src/belts/filtration.ts";
import { hubClasses } from "../../src/belts/hub-classes.ts";
import { components, superlevel } from "../../src/belts/superlevel.ts";
import { greatCircleKm } from "../../src/network/great-circle.ts";
import { type Case, cases, componentsOf, lowestOn, makeCase, nearestOf, simplePaths } from "./exhaustive.ts";

const levels = fc.record({
  hubLevel: fc.constantFrom(0, 0.5, 1, 1.5),
  isolationLevel: fc.constantFrom(0, 0.25, 0.5),
  threshold: fc.constantFrom(0.25, 0.5, 1),
});

const hubsOf = (one: Case, hubLevel: number): number[] =>
  [...one.multiples.keys()].filter((city) => one.multiples[city]! >= hubLevel);

const allHavePoints = (one: Case, list: readonly number[]): boolean =>
  list.every((city) => one.cities[city]!.point !== null);

describe("superlevel graph", () => {
  test("has the components of the cities at or above the threshold", () => {
    fc.assert(
      fc.property(cases, fc.constantFrom(0, 0.5, 1), (one, t) => {
        const expected = componentsOf(one, (city) => one.multiples[city]! >= t);
        const found = components(superlevel(one.form, one.multiples, t));
        expect(found.sort((a, b) => a[0]! - b[0]!)).toEqual(expected.sort((a, b) => a[0]! - b[0]!));
      }),
      { numRuns: 500, seed: 4 },
    );
  });
});

describe("belts", () => {
  test("are the components with three cities and two hubs, with the spine of the definition", () => {
    fc.assert(
      fc.property(cases, levels, (one, { hubLevel, threshold }) => {
        const hubs = hubsOf(one, hubLevel);
        const expected = componentsOf(one, (city) => one.multiples[city]! >= threshold).filter(
          (members) => members.length >= 3 && members.filter((city) => hubs.includes(city)).length >= 2,
        );
        const found = belts(one.cities, one.form, one.multiples, { hubLevel, threshold });
        expect(found.map(({ cities }) => cities).sort((a, b) => a[0]! - b[0]!)).toEqual(
          expected.sort((a, b) => a[0]! - b[0]!),
        );
        for (const belt of found) {
          expect(belt.spine).toEqual(spineByDefinition(one, belt.cities, belt.hubs));
          const inner = belt.spine.length > 2 ? belt.spine.slice(1, -1) : belt.spine;
          expect(one.multiples[belt.bottleneck]).toBe(lowestOn(one, inner));
          expect([...belt.spine, ...belt.branches].sort((a, b) => a - b)).toEqual(belt.cities);
          expect(belt.continuity).toBe(one.multiples[belt.bottleneck]! / threshold);
        }
      }),
      { numRuns: 1500, seed: 5 },
    );
  });

  test("are written from the higher end, along the highest pass and not the shortest way", () => {
    // A direct way through a city of 1.1, and a detour over two cities of 2: the detour is the spine.
    const line = makeCase(
      [3, 1.1, 4, 2, 2.5],
      [
        [0, 1],
        [1, 2],
        [0, 3],
        [3, 4],
        [4, 2],
      ],
      [
        { lon: 119, lat: 31 },
        { lon: 120, lat: 31 },
        { lon: 121, lat: 31 },
        { lon: 119.7, lat: 31.2 },
        { lon: 120.3, lat: 31.2 },
      ],
    );
    const [belt] = belts(line.cities, line.form, line.multiples, { hubLevel: 1, threshold: 1 });
    expect(belt!.spine).toEqual([2, 4, 3, 0]);
    expect(belt!.bottleneck).toBe(3);
    expect(belt!.branches).toEqual([1]);
    expect(belt!.continuity).toBe(2);
  });

  test("two strong neighbours are no belt: a belt has three cities", () => {
    const pair = makeCase([3, 3], [[0, 1]]);
    expect(belts(pair.cities, pair.form, pair.multiples, { hubLevel: 1, threshold: 1 })).toEqual([]);
  });
});

/** Over all pairs of hubs and all simple paths inside the belt. */
function spineByDefinition(one: Case, members: readonly number[], hubs: readonly number[]): number[] {
  const inside = (path: readonly number[]): boolean => path.every((city) => members.includes(city));
  const byKm = allHavePoints(one, hubs);
  const far = (a: number, b: number): number =>
    byKm
      ? greatCircleKm(one.cities[a]!.point!, one.cities[b]!.point!)
      : Math.min(
          ...simplePaths(one, a)
            .filter((path) => path.at(-1) === b && inside(path))
            .map((path) => path.length - 1),
        );
  let ends: [number, number] = [-1, -1];
  let farthest = -1;
  for (const a of hubs)
    for (const b of hubs)
      if (a < b && far(a, b) > farthest) {
        ends = [a, b];
        farthest = far(a, b);
      }
  const [start, end] = one.multiples[ends[1]]! > one.multiples[ends[0]]! ? [ends[1], ends[0]] : ends;
  const paths = simplePaths(one, start).filter((path) => path.at(-1) === end && inside(path));
  const widest = Math.max(...paths.map((path) => lowestOn(one, path.slice(1, -1))));
  return nearestOf(
    one,
    paths.filter((path) => lowestOn(one, path.slice(1, -1)) === widest),
    allHavePoints(one, members),
  )!;
}

describe("hub classes", () => {
  test("joining level, path, gap and belt level are those of the definition", () => {
    fc.assert(
      fc.property(cases, levels, (one, { hubLevel, isolationLevel }) => {
        const hubs = hubsOf(one, hubLevel);
        const inBelts = belts(one.cities, one.form, one.multiples, { hubLevel, threshold: hubLevel }).flatMap(
          ({ cities }) => cities,
        );
        const found = hubClasses(one.cities, one.form, filtration(one.form, one.multiples), {
          hubLevel,
          isolationLevel,
        });
        expect(found.map(({ city }) => city).sort((a, b) => a - b)).toEqual(hubs);
        for (const hub of found) {
          const toHubs = simplePaths(one, hub.city).filter((path) => hubs.includes(path.at(-1)!));
          const level = Math.max(0, ...toHubs.map((path) => lowestOn(one, path)));
          expect(hub.joiningLevel).toBe(level);
          const equal = toHubs.filter((path) => lowestOn(one, path) === level);
          const path = nearestOf(one, equal, one.cities[0]!.point !== null) ?? [];
          expect(hub.path).toEqual(path);
          const lowestById =
            path.length === 0 ? undefined : Math.min(...path.filter((city) => one.multiples[city] === level));
          expect(hub.gap).toBe(
            lowestById === undefined || lowestById === path[0] || lowestById === path.at(-1) ? null : lowestById,
          );
          const toBelts = simplePaths(one, hub.city).filter((way) => inBelts.includes(way.at(-1)!));
          expect(hub.beltLevel).toBe(
            inBelts.length === 0 ? null : Math.max(0, ...toBelts.map((way) => lowestOn(one, way))),
          );
          expect(hub.hubClass).toBe(
            inBelts.includes(hub.city)
              ? "belt"
              : level >= hubLevel && toHubs.length > 0
                ? "paired"
                : level >= isolationLevel && toHubs.length > 0
                  ? "sector"
                  : "isolated",
          );
        }
      }),
      { numRuns: 1500, seed: 6 },
    );
  });

  test("the only hub of a network is isolated", () => {
    const one = makeCase([3, 0.9], [[0, 1]]);
    const [hub] = hubClasses(one.cities, one.form, filtration(one.form, one.multiples), {
      hubLevel: 1,
      isolationLevel: 0.5,
    });
    expect(hub).toMatchObject({ hubClass: "isolated", joiningLevel: 0, path: [], gap: null, beltLevel: null });
  });

  test("adding an isolate with the mean score changes no class, col, belt or path", () => {
    fc.assert(
      fc.property(cases, (one) => {
        const options = { hubLevel: 2, isolationLevel: 0.5 };
        const before = hubClasses(one.cities, one.form, filtration(one.form, one.multiples), options);
        const pairs: [number, number][] = [];
        for (let a = 0; a < one.multiples.length; a++)
          for (let b = 0; b < a; b++) if (one.tied(a, b)) pairs.push([a, b]);
        const points = one.cities.every(({ point }) => point !== null)
          ? [...one.cities.map(({ point }) => point!), { lon: 110, lat: 20 }]
          : null;
        const more = makeCase([...one.multiples, 1], pairs, points);
        const after = hubClasses(more.cities, more.form, filtration(more.form, more.multiples), options);
        expect(after).toEqual(before);
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});
