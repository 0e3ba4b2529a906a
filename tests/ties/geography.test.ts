import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { City, Point } from "../../src/network/city.ts";
import { greatCircleKm } from "../../src/network/great-circle.ts";
import type { TieRow } from "../../src/network/make-layer.ts";
import { bandTies, nearestTies } from "../../src/ties/geography.ts";

const citiesAt = (points: readonly (Point | null)[]): City[] =>
  points.map((point, index) => ({
    id: `c${index}`,
    name: { en: `c${index}`, zh: `c${index}` },
    province: null,
    point,
  }));

const pairs = (ties: readonly TieRow[]): string[] => ties.map(({ source, target }) => `${source}-${target}`).sort();

/** Many cities share a place, a latitude or have none. */
const points = fc.array(
  fc.option(fc.record({ lon: fc.integer({ min: -180, max: 180 }), lat: fc.integer({ min: -90, max: 90 }) }), {
    freq: 6,
  }),
  { maxLength: 25 },
);

const kmOf = (cities: readonly City[], a: number, b: number): number => {
  const [from, to] = [cities[a]!.point, cities[b]!.point];
  return from === null || to === null ? Infinity : greatCircleKm(from, to);
};

test("nearest ties are those of a search over all pairs", () => {
  fc.assert(
    fc.property(points, fc.integer({ min: 1, max: 6 }), (list, k) => {
      const cities = citiesAt(list);
      const wanted = new Set<string>();
      cities.forEach((_, a) => {
        const others = [...cities.keys()].filter((b) => b !== a && kmOf(cities, a, b) < Infinity);
        others.sort((x, y) => kmOf(cities, a, x) - kmOf(cities, a, y) || x - y);
        for (const b of others.slice(0, k)) wanted.add(`${Math.min(a, b)}-${Math.max(a, b)}`);
      });
      expect(pairs(nearestTies(cities, k))).toEqual([...wanted].sort());
    }),
  );
});

test("band ties are all pairs within reach, the limit included", () => {
  fc.assert(
    fc.property(points, fc.constantFrom(0, 111, 500, 3000, 21_000), (list, km) => {
      const cities = citiesAt(list);
      const wanted = cities.flatMap((_, a) =>
        cities.flatMap((__, b) => (a < b && kmOf(cities, a, b) <= km ? [`${a}-${b}`] : [])),
      );
      expect(pairs(bandTies(cities, km))).toEqual(wanted.sort());
    }),
  );
  const two = citiesAt([
    { lon: 120, lat: 30 },
    { lon: 120, lat: 31 },
  ]);
  const apart = kmOf(two, 0, 1);
  expect(bandTies(two, apart)).toHaveLength(1);
  expect(bandTies(two, apart - 1e-9)).toHaveLength(0);
});

test("a tie stands once when both cities are among each other's nearest, and has strength 1", () => {
  const cities = citiesAt([{ lon: 120, lat: 30 }, { lon: 121, lat: 30 }, { lon: 125, lat: 30 }, null]);
  const ties = nearestTies(cities, 1);
  expect(pairs(ties)).toEqual(["0-1", "1-2"]);
  expect(ties.every(({ strength }) => strength === 1)).toBe(true);
});

test("of equally far cities the first by id is among the nearest; cities on one spot are all within reach 0", () => {
  const between = citiesAt([
    { lon: 120, lat: 31 },
    { lon: 120, lat: 30 },
    { lon: 120, lat: 29 },
  ]);
  expect(pairs(nearestTies(between, 1))).toEqual(["0-1", "1-2"]);
  const spot = citiesAt(Array.from({ length: 4 }, () => ({ lon: 120, lat: 30 })));
  expect(bandTies(spot, 0)).toHaveLength(6);
  expect(pairs(nearestTies(spot, 1))).toEqual(["0-1", "0-2", "0-3"]);
});
