import { expect, test } from "vitest";
import { greatCircleKm } from "../../../src/network/great-circle.ts";
import { placeOf, projectionFor } from "../../../src/viewer/map/projection.ts";

const shanghai = { lon: 121.458, lat: 31.222 };
const hefei = { lon: 117.281, lat: 31.864 };
const wenzhou = { lon: 120.669, lat: 27.999 };
const xuzhou = { lon: 117.284, lat: 34.204 };
const projection = projectionFor([shanghai, hefei, wenzhou, xuzhou]);

test("distances on the map are great-circle km within 1 %", () => {
  const cities = [shanghai, hefei, wenzhou, xuzhou];
  for (const a of cities)
    for (const b of cities) {
      if (a === b) continue;
      const [from, to] = [placeOf(projection, a.lon, a.lat)!, placeOf(projection, b.lon, b.lat)!];
      const onMap = Math.hypot(to.x - from.x, to.y - from.y);
      expect(Math.abs(onMap / greatCircleKm(a, b) - 1)).toBeLessThan(0.01);
    }
});

test("east is to the right and north is up", () => {
  expect(placeOf(projection, 122, 31)!.x).toBeGreaterThan(placeOf(projection, 118, 31)!.x);
  expect(placeOf(projection, 120, 34)!.y).toBeGreaterThan(placeOf(projection, 120, 28)!.y);
});

test("a degree square keeps its area wherever it lies", () => {
  const area = (lon: number, lat: number): number => {
    const corners = [
      [lon, lat],
      [lon + 0.1, lat],
      [lon + 0.1, lat + 0.1],
      [lon, lat + 0.1],
    ].map(([x, y]) => placeOf(projection, x!, y!)!);
    return Math.abs(
      corners.reduce((sum, a, i) => {
        const b = corners[(i + 1) % 4]!;
        return sum + (a.x * b.y - b.x * a.y) / 2;
      }, 0),
    );
  };
  const sphere = (lat: number): number =>
    6371.0088 ** 2 *
    ((0.1 * Math.PI) / 180) *
    (Math.sin(((lat + 0.1) * Math.PI) / 180) - Math.sin((lat * Math.PI) / 180));
  for (const [lon, lat] of [
    [116, 28],
    [122, 34],
    [119, 31],
  ] as const)
    expect(area(lon, lat) / sphere(lat)).toBeCloseTo(1, 4);
});

test("one point alone, and points on the equator, can be projected", () => {
  expect(placeOf(projectionFor([shanghai]), shanghai.lon, shanghai.lat)!.x).toBeCloseTo(0, 6);
  const equator = placeOf(
    projectionFor([
      { lon: 0, lat: 0 },
      { lon: 2, lat: 0 },
    ]),
    2,
    0,
  )!;
  expect(equator.x).toBeCloseTo(111.195, 1);
});
