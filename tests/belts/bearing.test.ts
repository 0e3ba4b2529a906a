import * as fc from "fast-check";
import { expect, test } from "vitest";
import { bearing, compass, sectorOf } from "../../src/belts/bearing.ts";
import type { Point } from "../../src/network/city.ts";

const point: fc.Arbitrary<Point> = fc.record({
  lon: fc.double({ min: -180, max: 180, noNaN: true }),
  lat: fc.double({ min: -89, max: 89, noNaN: true }),
});

test("the bearing is the angle in the plane that touches the globe at the first point", () => {
  fc.assert(
    fc.property(point, point, (from, to) => {
      const radians = Math.PI / 180;
      const vector = ({ lon, lat }: Point): number[] => [
        Math.cos(lat * radians) * Math.cos(lon * radians),
        Math.cos(lat * radians) * Math.sin(lon * radians),
        Math.sin(lat * radians),
      ];
      const dot = (a: number[], b: number[]): number => a.reduce((total, value, k) => total + value * b[k]!, 0);
      const east = [-Math.sin(from.lon * radians), Math.cos(from.lon * radians), 0];
      const north = vector({ lon: from.lon, lat: from.lat + 90 });
      const x = dot(vector(to), east);
      const y = dot(vector(to), north);
      fc.pre(Math.hypot(x, y) > 1e-3);
      const found = bearing(from, to) * radians;
      expect(Math.sin(found)).toBeCloseTo(x / Math.hypot(x, y), 9);
      expect(Math.cos(found)).toBeCloseTo(y / Math.hypot(x, y), 9);
    }),
    { numRuns: 300 },
  );
});

test("it is from 0 up to 360, clockwise from north", () => {
  const here = { lon: 120, lat: 30 };
  expect(bearing(here, { lon: 120, lat: 31 })).toBe(0);
  expect(bearing(here, { lon: 120, lat: 29 })).toBe(180);
  expect(bearing({ lon: 120, lat: 0 }, { lon: 121, lat: 0 })).toBeCloseTo(90, 12);
  expect(bearing({ lon: 120, lat: 0 }, { lon: 119, lat: 0 })).toBeCloseTo(270, 12);
  // The shorter way round, over the date line.
  expect(bearing({ lon: 179, lat: 0 }, { lon: -179, lat: 0 })).toBeCloseTo(90, 12);
  expect(bearing({ lon: 1e-17, lat: 0 }, { lon: 0, lat: 1 })).toBeLessThan(360);
});

test("two cities on one point lie in no direction", () => {
  expect(bearing({ lon: 120, lat: 30 }, { lon: 120, lat: 30 })).toBeNaN();
  expect(sectorOf(Number.NaN)).toBeNull();
});

test("a sector is 45 degrees wide about its direction, and its first limit belongs to it", () => {
  for (const [index, sector] of compass.entries()) {
    expect(sectorOf(45 * index)).toBe(sector);
    expect(sectorOf((45 * index - 22.5 + 360) % 360)).toBe(sector);
    expect(sectorOf(45 * index + 22.4)).toBe(sector);
    expect(sectorOf(45 * index + 22.5)).toBe(compass[(index + 1) % 8]);
  }
});
