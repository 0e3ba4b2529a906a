import * as fc from "fast-check";
import { expect, test } from "vitest";
import { greatCircleKm } from "../../src/network/great-circle.ts";

const point = fc.record({
  lon: fc.double({ min: -180, max: 180, noNaN: true }),
  lat: fc.double({ min: -90, max: 90, noNaN: true }),
});

test("a quarter of a great circle is a quarter of the circumference, in every direction", () => {
  const quarter = (Math.PI / 2) * 6371.0088;
  expect(greatCircleKm({ lon: 0, lat: 0 }, { lon: 90, lat: 0 })).toBeCloseTo(quarter, 9);
  expect(greatCircleKm({ lon: 12, lat: 0 }, { lon: 12, lat: 90 })).toBeCloseTo(quarter, 9);
});

test("across the date line the way is short", () => {
  expect(greatCircleKm({ lon: 179.5, lat: 0 }, { lon: -179.5, lat: 0 })).toBeCloseTo(111.195, 2);
});

test("ten metres and the antipodes are right", () => {
  expect(greatCircleKm({ lon: 121, lat: 31 }, { lon: 121, lat: 31 + 0.01 / 111.19508 })).toBeCloseTo(0.01, 8);
  expect(greatCircleKm({ lon: 0, lat: 45 }, { lon: 180, lat: -45 })).toBeCloseTo(Math.PI * 6371.0088, 6);
});

test("equals the angle between the two vectors", () => {
  fc.assert(
    fc.property(point, point, (a, b) => {
      const vector = ({ lon, lat }: { lon: number; lat: number }) => {
        const [x, y] = [(lon * Math.PI) / 180, (lat * Math.PI) / 180];
        return [Math.cos(y) * Math.cos(x), Math.cos(y) * Math.sin(x), Math.sin(y)] as const;
      };
      const [p, q] = [vector(a), vector(b)];
      const cross = [p[1] * q[2] - p[2] * q[1], p[2] * q[0] - p[0] * q[2], p[0] * q[1] - p[1] * q[0]] as const;
      const angle = Math.atan2(Math.hypot(...cross), p[0] * q[0] + p[1] * q[1] + p[2] * q[2]);
      expect(greatCircleKm(a, b)).toBeCloseTo(angle * 6371.0088, 3);
    }),
    { numRuns: 200 },
  );
});
