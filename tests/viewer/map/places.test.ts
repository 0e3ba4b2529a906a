import { expect, test } from "vitest";
import type { City } from "../../../src/network/city.ts";
import { placesOf } from "../../../src/viewer/map/places.ts";

const city = (id: string, point: City["point"] = null): City => ({
  id,
  name: { en: id, zh: id },
  province: null,
  point,
});

test("without points all cities stand on one circle, none on another, the same every time", () => {
  const cities = ["a", "b", "c", "d", "e"].map((id) => city(id));
  const { at, projection } = placesOf(cities);
  expect(projection).toBeNull();
  const radii = at.map(({ x, y }) => Math.hypot(x, y));
  for (const radius of radii) expect(radius).toBeCloseTo(radii[0]!, 9);
  expect(new Set(at.map(({ x, y }) => `${x.toFixed(3)},${y.toFixed(3)}`)).size).toBe(5);
  expect(placesOf(cities).at).toEqual(at);
});

test("a city without a point stands below those that have one", () => {
  const { at } = placesOf([city("a", { lon: 100, lat: 30 }), city("b"), city("c", { lon: 101, lat: 31 })]);
  expect(at[1]!.y).toBeLessThan(Math.min(at[0]!.y, at[2]!.y));
});
