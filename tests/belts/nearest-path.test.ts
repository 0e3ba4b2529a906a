import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nearestPath } from "../../src/belts/nearest-path.ts";
import type { Point } from "../../src/network/city.ts";
import { greatCircleKm } from "../../src/network/great-circle.ts";
import { type Case, makeCase, nearestOf } from "./exhaustive.ts";

/** Few places for many cities, so that several often stand at one point and steps of length 0 are common. */
const places: readonly Point[] = [
  { lon: 121.47, lat: 31.23 },
  { lon: 118.78, lat: 32.06 },
  { lon: 117.28, lat: 31.86 },
];

const question = fc.integer({ min: 3, max: 7 }).chain((n) =>
  fc.record({
    pairs: fc.array(fc.tuple(fc.nat(n - 1), fc.nat(n - 1)), { minLength: n, maxLength: 3 * n }),
    points: fc.option(fc.array(fc.constantFrom(...places), { minLength: n, maxLength: n })),
    start: fc.nat(n - 1),
    targets: fc.uniqueArray(fc.nat(n - 1), { minLength: 1, maxLength: 3 }),
    barred: fc.uniqueArray(fc.nat(n - 1), { maxLength: 2 }),
    shut: fc.uniqueArray(fc.nat(n - 1), { maxLength: 2 }),
    n: fc.constant(n),
  }),
);

/** All simple paths from the start that end at the first target they come to. */
function pathsToTargets(
  { tied, multiples }: Case,
  start: number,
  isTarget: (city: number) => boolean,
  isAllowed: (city: number) => boolean,
): number[][] {
  const found: number[][] = [];
  const extend = (path: number[]): void => {
    for (let next = 0; next < multiples.length; next++) {
      if (path.includes(next) || !tied(path.at(-1)!, next)) continue;
      if (isTarget(next)) found.push([...path, next]);
      else if (isAllowed(next)) extend([...path, next]);
    }
  };
  extend([start]);
  return found;
}

describe("nearest path", () => {
  test("is the shortest of all simple paths to a target, then the first by ids, with steps of length 0 too", () => {
    fc.assert(
      fc.property(question, ({ n, pairs, points, start, targets, barred, shut }) => {
        const one = makeCase(Array<number>(n).fill(1), pairs, points);
        const isTarget = (city: number): boolean => targets.includes(city);
        const isAllowed = (city: number): boolean => !barred.includes(city);
        const paths = pathsToTargets(one, start, isTarget, isAllowed);
        const byKm = points !== null;
        const found = nearestPath(one.cities, one.form, start, isTarget, isAllowed);
        expect(found?.path ?? null).toEqual(nearestOf(one, paths, byKm));
        const km = (path: readonly number[], gone = 0): number =>
          path.slice(1).reduce((far, city, k) => far + greatCircleKm(points![path[k]!]!, points![city]!), gone);
        expect(found?.km ?? null).toBe(found === null || !byKm ? null : km(found.path));

        const open = paths.filter(([, first]) => !shut.includes(first!));
        const mayBegin = (next: number): boolean => !shut.includes(next);
        const further = nearestPath(one.cities, one.form, start, isTarget, isAllowed, { mayBegin, gone: 100 });
        expect(further?.path ?? null).toEqual(nearestOf(one, open, byKm));
        expect(further?.km ?? null).toBe(further === null || !byKm ? null : km(further.path, 100));

        const inHops = nearestPath(one.cities, one.form, start, isTarget, isAllowed, { inHops: true });
        expect(inHops?.path ?? null).toEqual(nearestOf(one, paths, false));
        expect(inHops?.km ?? null).toBe(null);
      }),
      { numRuns: 3000, seed: 21 },
    );
  });

  test("within a length it is the same, whatever is known of the way ahead, and beyond it there is none", () => {
    fc.assert(
      fc.property(question, fc.boolean(), ({ n, pairs, points, start, targets, barred }, isClose) => {
        const one = makeCase(Array<number>(n).fill(1), pairs, points);
        const isTarget = (city: number): boolean => targets.includes(city);
        const isAllowed = (city: number): boolean => !barred.includes(city);
        const found = nearestPath(one.cities, one.form, start, isTarget, isAllowed);
        if (found === null) return;
        const length = found.km ?? found.path.length - 1;
        const inHops = found.km === null;
        // The way from a city on: that of the search without a limit from there.
        const ahead = (city: number): number => {
          if (isTarget(city) && city !== start) return 0;
          const rest = nearestPath(one.cities, one.form, city, isTarget, isAllowed, { inHops });
          return rest === null ? Infinity : (rest.km ?? rest.path.length - 1);
        };
        const known = isClose ? { ahead } : {};
        const within = nearestPath(one.cities, one.form, start, isTarget, isAllowed, {
          inHops,
          most: length,
          ...known,
        });
        expect(within).toEqual(found);
        const less = { inHops, most: length * (1 - 1e-6) - (length === 0 ? 1 : 0), ...known };
        expect(nearestPath(one.cities, one.form, start, isTarget, isAllowed, less)).toBe(null);
      }),
      { numRuns: 800, seed: 22 },
    );
  });

  test("between cities at one point it is the first by ids, however long", () => {
    const pairs: [number, number][] = [];
    for (let a = 0; a < 30; a++) for (let b = 0; b < a; b++) pairs.push([a, b]);
    const one = makeCase(Array<number>(30).fill(1), pairs, Array<Point>(30).fill(places[0]!));
    const found = nearestPath(
      one.cities,
      one.form,
      0,
      (city) => city === 29,
      () => true,
    );
    expect(found).toEqual({ path: [...one.cities.keys()], km: 0 });
  });

  test("cities that lie no farther than the end are looked through before it is named", () => {
    // 1 is the end; 2 and 3 stand where it stands, and the way over both comes before that over 4.
    const [start, end] = [places[0]!, places[1]!];
    const one = makeCase(
      [1, 1, 1, 1, 1],
      [
        [0, 4],
        [4, 1],
        [0, 2],
        [2, 3],
        [3, 1],
      ],
      [start, end, end, end, start],
    );
    const found = nearestPath(
      one.cities,
      one.form,
      0,
      (city) => city === 1,
      () => true,
    );
    expect(found).toEqual({ path: [0, 2, 3, 1], km: greatCircleKm(start, end) });
  });

  test("in hops over a large square it follows the smallest ids", () => {
    const side = 150;
    const pairs: [number, number][] = [];
    for (let row = 0; row < side; row++)
      for (let column = 0; column < side; column++) {
        const city = row * side + column;
        if (column + 1 < side) pairs.push([city, city + 1]);
        if (row + 1 < side) pairs.push([city, city + side]);
      }
    const one = makeCase(Array<number>(side * side).fill(1), pairs);
    const found = nearestPath(
      one.cities,
      one.form,
      0,
      (city) => city === side * side - 1,
      () => true,
    );
    const along = Array.from({ length: side }, (_, column) => column);
    const down = Array.from({ length: side - 1 }, (_, row) => (row + 2) * side - 1);
    expect(found).toEqual({ path: [...along, ...down], km: null });
  });

  test("a city without a point counts only when it is met before the end", () => {
    // 0-1-2 by km; 3 hangs on 1 (met), 4 hangs on the target (not met).
    const points = [0, 1, 2, 3, 4].map((k) => ({ lon: 118 + k / 10, lat: 31 }));
    const line = (withoutPoint: number) => {
      const one = makeCase(
        [1, 1, 1, 1, 1],
        [
          [0, 1],
          [1, 2],
          [1, 3],
          [2, 4],
        ],
        points,
      );
      const cities = one.cities.map((city, k) => (k === withoutPoint ? { ...city, point: null } : city));
      return nearestPath(
        cities,
        one.form,
        0,
        (city) => city === 2,
        () => true,
      );
    };
    expect(line(4)!.km).toBe(greatCircleKm(points[0]!, points[1]!) + greatCircleKm(points[1]!, points[2]!));
    expect(line(3)).toEqual({ path: [0, 1, 2], km: null });
  });
});
