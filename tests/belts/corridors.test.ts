import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Corridor, corridors } from "../../src/belts/corridors.ts";
import { widestLevel } from "../../src/belts/widest-path.ts";
import type { Point } from "../../src/network/city.ts";
import { greatCircleKm } from "../../src/network/great-circle.ts";
import { type Case, makeCase } from "./exhaustive.ts";

interface Asked {
  readonly one: Case;
  readonly from: number;
  readonly targets: readonly number[];
}

const places: readonly Point[] = [
  { lon: 121.47, lat: 31.23 },
  { lon: 120.16, lat: 30.29 },
  { lon: 118.78, lat: 32.06 },
  { lon: 117.28, lat: 31.86 },
];

/** Points in no pattern: two different paths over them are not equally long but for their last bits. */
const scattered = (k: number): Point => ({ lon: 115 + Math.sqrt(k) / 4, lat: 27 + Math.cbrt((k * 7919) % 801) });

/** Enough ties for several paths; equal and missing scores, cities at one point, cities without a point, one target or several. */
const asked = (most: number): fc.Arbitrary<Asked> =>
  fc.integer({ min: 3, max: most }).chain((n) =>
    fc
      .record({
        multiples: fc.oneof(
          fc.array(fc.constantFrom(0, 0.5, 1, 1, 2, 2, Number.NaN), { minLength: n, maxLength: n }),
          fc.array(fc.double({ min: 0, max: 3, noNaN: true }), { minLength: n, maxLength: n }),
        ),
        pairs: fc.array(fc.tuple(fc.nat(n - 1), fc.nat(n - 1)), { minLength: n, maxLength: 3 * n }),
        points: fc.oneof(
          fc.constant(null),
          fc.array(fc.constantFrom<(Point | null)[]>(...places), { minLength: n, maxLength: n }),
          fc.array(fc.constantFrom<(Point | null)[]>(...places, ...places, null), {
            minLength: n,
            maxLength: n,
          }),
          fc.array(fc.nat(800).map(scattered), { minLength: n, maxLength: n }),
        ),
        from: fc.nat(n - 1),
        targets: fc.uniqueArray(fc.nat(n - 1), { minLength: 1, maxLength: 2 }),
      })
      .map(({ multiples, pairs, points, from, targets }) => {
        const one = makeCase(multiples, pairs);
        const cities = one.cities.map((city, k) => ({ ...city, point: points?.[k] ?? null }));
        return { one: { ...one, cities }, from, targets };
      }),
  );

const found = ({ one, from, targets }: Asked, runnersUp: number): readonly Corridor[] =>
  corridors(one.cities, one.form, one.multiples, from, (city) => targets.includes(city), { runnersUp }).list;

/** All simple paths that end at the first target, best first; their inner cities have a score. */
function allPaths({ one, from, targets }: Asked): number[][] {
  const { tied, multiples } = one;
  const list: number[][] = [];
  const extend = (path: number[]): void => {
    for (let next = 0; next < multiples.length; next++) {
      if (path.includes(next) || !tied(path.at(-1)!, next)) continue;
      if (targets.includes(next)) list.push([...path, next]);
      else if (!Number.isNaN(multiples[next]!)) extend([...path, next]);
    }
  };
  extend([from]);
  return list;
}

const levelOf = ({ one: { multiples } }: Asked, path: readonly number[]): number =>
  Math.min(...path.slice(1, -1).map((city) => multiples[city]!));

/** A city without a point can be reached through cities of at least the level: by one pass after another over all ties. */
function isInHops({ one: { cities, multiples, tied }, from, targets }: Asked, level: number): boolean {
  const met = new Set([from]);
  for (let size = 0; size !== met.size;) {
    size = met.size;
    for (let a = 0; a < multiples.length; a++)
      for (let b = 0; b < multiples.length; b++)
        if (met.has(a) && (a === from || !targets.includes(a)) && tied(a, b))
          if (multiples[b]! >= level || targets.includes(b)) met.add(b);
  }
  return [...met].some((city) => cities[city]!.point === null);
}

function lengthOf(question: Asked, path: readonly number[], level: number): number {
  if (isInHops(question, level)) return path.length - 1;
  const point = (city: number): Point => question.one.cities[city]!.point!;
  return path.slice(1).reduce((km, city, k) => km + greatCircleKm(point(path[k]!), point(city)), 0);
}

function byDefinition(question: Asked): number[][] {
  const ways = allPaths(question).map((path) => {
    const level = levelOf(question, path);
    return { path, level, length: lengthOf(question, path, level) };
  });
  const byIds = (a: readonly number[], b: readonly number[]): number => {
    const k = a.findIndex((city, place) => city !== b[place]);
    return k < 0 ? 0 : a[k]! - b[k]!;
  };
  ways.sort((a, b) =>
    a.level === b.level ? a.length - b.length || byIds(a.path, b.path) : a.level > b.level ? -1 : 1,
  );
  const sets = new Set<string>();
  return ways
    .map(({ path }) => path)
    .filter((path) => {
      const inner = JSON.stringify(path.slice(1, -1).sort((a, b) => a - b));
      return sets.size !== sets.add(inner).size;
    });
}

describe("corridors", () => {
  test("are the best of all simple paths and, in order, all others of other inner cities", () => {
    fc.assert(
      fc.property(asked(7), (question) => {
        // The start is never its own target.
        const targets = question.targets.filter((city) => city !== question.from);
        expect(found(question, 500).map(({ path }) => path)).toEqual(byDefinition({ ...question, targets }));
      }),
      { numRuns: 1200, seed: 31 },
    );
  });

  test("so too with nine cities and few of them asked for", () => {
    fc.assert(
      fc.property(asked(9), fc.nat(4), (question, runnersUp) => {
        const targets = question.targets.filter((city) => city !== question.from);
        expect(found(question, runnersUp).map(({ path }) => path)).toEqual(
          byDefinition({ ...question, targets }).slice(0, runnersUp + 1),
        );
      }),
      { numRuns: 700, seed: 32 },
    );
  });

  test("carry level, joining level, bottleneck and km of the definition", () => {
    fc.assert(
      fc.property(asked(7), (question) => {
        const { multiples } = question.one;
        for (const { path, level, lengthKm, bottleneck, joiningLevel } of found(question, 5)) {
          const inner = path.slice(1, -1);
          const lowest = levelOf(question, path);
          expect(level).toBe(inner.length === 0 ? Number.NaN : lowest);
          expect(joiningLevel).toBe(Math.min(...path.map((city) => multiples[city]!)));
          expect(lengthKm).toBe(isInHops(question, lowest) ? null : lengthOf(question, path, lowest));
          const among = inner.length > 0 ? inner : path;
          const scored = among.filter((city) => !Number.isNaN(multiples[city]!));
          const bottom = Math.min(...scored.map((city) => multiples[city]!));
          expect(bottleneck).toBe(
            Math.min(...(scored.length === 0 ? among : scored.filter((city) => multiples[city] === bottom))),
          );
        }
      }),
      { numRuns: 800, seed: 33 },
    );
  });

  test("another numbering of the cities changes the ids alone where nothing is equal", () => {
    const general = fc.integer({ min: 3, max: 8 }).chain((n) =>
      fc.record({
        multiples: fc.uniqueArray(fc.double({ min: 0, max: 3, noNaN: true }), { minLength: n, maxLength: n }),
        pairs: fc.array(fc.tuple(fc.nat(n - 1), fc.nat(n - 1)), { minLength: n, maxLength: 4 * n }),
        order: fc.shuffledSubarray([...Array(n).keys()], { minLength: n, maxLength: n }),
      }),
    );
    // No two different paths over these points are equally long.
    const points = Array.from({ length: 8 }, (_, k) => ({ lon: 115 + Math.sqrt(7 * k + 2), lat: 27 + Math.cbrt(k) }));
    fc.assert(
      fc.property(general, ({ multiples, pairs, order }) => {
        const place = order.map((_, old) => order.indexOf(old));
        const one = makeCase(multiples, pairs, points.slice(0, multiples.length));
        const other = makeCase(
          order.map((old) => multiples[old]!),
          pairs.map(([a, b]) => [place[a]!, place[b]!] as const),
          order.map((old) => points[old]!),
        );
        const before = corridors(one.cities, one.form, one.multiples, 0, 1, { runnersUp: 6 }).list;
        const after = corridors(other.cities, other.form, other.multiples, place[0]!, place[1]!, { runnersUp: 6 }).list;
        expect(after.map(({ path }) => path)).toEqual(before.map(({ path }) => path.map((city) => place[city]!)));
      }),
      { numRuns: 400, seed: 34 },
    );
  });

  test("adding an isolate with the mean score changes nothing", () => {
    fc.assert(
      fc.property(asked(7), ({ one, from, targets }) => {
        const n = one.multiples.length;
        const pairs: [number, number][] = [];
        for (let a = 0; a < n; a++) for (let b = 0; b < a; b++) if (one.tied(a, b)) pairs.push([a, b]);
        const more = makeCase([...one.multiples, 1], pairs);
        const cities = [...one.cities, { ...more.cities[n]!, point: null }];
        expect(found({ one: { ...more, cities }, from, targets }, 5)).toEqual(found({ one, from, targets }, 5));
      }),
      { numRuns: 300, seed: 35 },
    );
  });

  test("a lower city far away does not turn km into hops for the paths above it", () => {
    // 0-1-2 and 0-3-4-2 at level 2; 5, without a point, hangs on 0 at 1.
    const one = makeCase(
      [9, 2, 9, 2, 2, 1],
      [
        [0, 1],
        [1, 2],
        [0, 3],
        [3, 4],
        [4, 2],
        [0, 5],
        [5, 2],
      ],
      [
        { lon: 119, lat: 31 },
        { lon: 120, lat: 33 },
        { lon: 121, lat: 31 },
        { lon: 119.7, lat: 31 },
        { lon: 120.3, lat: 31 },
        { lon: 0, lat: 0 },
      ],
    );
    const cities = one.cities.map((city, k) => (k === 5 ? { ...city, point: null } : city));
    const list = corridors(cities, one.form, one.multiples, 0, 2, { runnersUp: 3 }).list;
    expect(list.map(({ path, lengthKm }) => [path.join("-"), lengthKm !== null])).toEqual([
      ["0-3-4-2", true],
      ["0-1-2", true],
      ["0-5-2", false],
    ]);
  });

  test("a list that ends before all paths were looked at says so, and what it has is the best", () => {
    // From 0 to 6 through 1 to 5, all tied and all at one point: many orders of the same cities.
    const pairs = [0, 1, 2, 3, 4, 5, 6].flatMap((a) => [1, 2, 3, 4, 5, 6].map((b): [number, number] => [a, b]));
    const one = makeCase(
      [1, 1, 1, 1, 1, 1, 1],
      pairs.filter(([a, b]) => a < b),
    );
    const cities = one.cities.map((city) => ({ ...city, point: places[0]! }));
    const all = corridors(cities, one.form, one.multiples, 0, 6, { runnersUp: 100 });
    expect([all.complete, all.list.length]).toEqual([true, 32]);
    const some = corridors(cities, one.form, one.multiples, 0, 6, { runnersUp: 100, mostPaths: 30 });
    expect(some.complete).toBe(false);
    expect(some.list).toEqual(all.list.slice(0, some.list.length));
    expect(some.list.length).toBeGreaterThan(1);
    const enough = corridors(cities, one.form, one.multiples, 0, 6, { runnersUp: 1, mostPaths: 30 });
    expect(enough.complete).toBe(true);
  });

  test("no more than 10,000 paths are looked at unless more are asked for", () => {
    // From 0 to 9 through 1 to 8, all tied and at one point: 109,601 paths over 256 sets of cities.
    const pairs = Array.from({ length: 10 }, (_, a) => Array.from({ length: a }, (__, b): [number, number] => [b, a]));
    const one = makeCase(
      Array.from({ length: 10 }, () => 1),
      pairs.flat(),
    );
    const cities = one.cities.map((city) => ({ ...city, point: places[0]! }));
    const ask = { runnersUp: 300, mostLooked: Infinity };
    const { complete, list } = corridors(cities, one.form, one.multiples, 0, 9, ask);
    expect(complete).toBe(false);
    expect(list.length).toBeLessThan(256);
  });

  test("what was found within any limit of ties is the beginning of the whole list, with the best corridor at least", () => {
    let short = 0;
    fc.assert(
      fc.property(asked(8), fc.integer({ min: 0, max: 300 }), ({ one, from, targets }, mostLooked) => {
        const isTarget = (city: number): boolean => targets.includes(city);
        const all = corridors(one.cities, one.form, one.multiples, from, isTarget, { runnersUp: 8 });
        const some = corridors(one.cities, one.form, one.multiples, from, isTarget, { runnersUp: 8, mostLooked });
        if (!some.complete) short++;
        expect(some.list).toEqual(some.complete ? all.list : all.list.slice(0, some.list.length));
        expect(some.list.length > 0).toBe(all.list.length > 0);
      }),
      { numRuns: 500, seed: 37 },
    );
    expect(short).toBeGreaterThan(20);
  });

  test("from a city to itself there is none", () => {
    const one = makeCase([1, 1], [[0, 1]]);
    expect(() => corridors(one.cities, one.form, one.multiples, 0, 0, { runnersUp: 1 })).toThrow(RangeError);
  });
});

describe("widest level", () => {
  test("is the greatest level of all simple paths, and nothing below what is asked for", () => {
    fc.assert(
      fc.property(asked(8), fc.constantFrom(0, 0.7, 1), (question, lowest) => {
        const targets = question.targets.filter((city) => city !== question.from);
        const levels = allPaths({ ...question, targets }).map((path) => levelOf(question, path));
        const best = levels.length === 0 ? null : Math.max(...levels);
        const { form, multiples } = question.one;
        const isTarget = (city: number): boolean => targets.includes(city);
        expect(widestLevel(form, multiples, question.from, isTarget, { lowest })).toBe(
          best === null || best < lowest ? null : best,
        );
      }),
      { numRuns: 800, seed: 36 },
    );
  });
});
