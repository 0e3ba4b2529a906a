import { describe, expect, test } from "vitest";
import { readGeoJson } from "../../src/formats/geojson.ts";

const read = (json: unknown) =>
  readGeoJson({
    name: "o.geojson",
    bytes: new TextEncoder().encode(typeof json === "string" ? json : JSON.stringify(json)),
  });
const feature = (geometry: unknown) => ({ type: "Feature", geometry, properties: { name: "A" } });
const collection = (...geometries: unknown[]) => ({ type: "FeatureCollection", features: geometries.map(feature) });
const ring = [
  [120, 30],
  [121, 30],
  [121, 31],
  [120, 30],
];

test("features with coordinates in degrees are kept as they are", () => {
  const geometries = [
    { type: "Polygon", coordinates: [ring] },
    { type: "MultiPolygon", coordinates: [[ring]] },
    { type: "Point", coordinates: [120, 30, 5] },
    { type: "GeometryCollection", geometries: [{ type: "LineString", coordinates: ring }] },
    null,
  ];
  const { collection: kept, count, faults } = read(collection(...geometries));
  expect(kept.features.map(({ geometry }) => geometry)).toEqual(geometries);
  expect([count, faults]).toEqual([5, []]);
  expect(kept.features[0]!.properties).toEqual({ name: "A" });
});

test("a feature in metres, with text, null or too few numbers for coordinates, or of an unknown type is a fault", () => {
  const bad = [
    { type: "Point", coordinates: [13500000, 3600000] },
    { type: "Point", coordinates: ["120", 30] },
    { type: "Polygon", coordinates: [[[120, null]]] },
    { type: "Point", coordinates: [120] },
    { type: "Polygon", coordinates: [120, 30] },
    { type: "toString", coordinates: [120, 30] },
    { type: "GeometryCollection", geometries: [{ type: "GeometryCollection", geometries: [] }] },
    "POINT(1 2)",
  ];
  const { faults, collection: kept } = read(collection({ type: "Point", coordinates: [1, 2] }, ...bad));
  expect(faults).toEqual(bad.map((_, i) => i + 1));
  expect(kept.features.length).toBe(1);
});

describe("a file that is no FeatureCollection", () => {
  test.each([
    ["JSON of another type", { type: "Feature" }],
    ["a list", []],
    ["null", null],
  ])("%s is an error", (_, json) => expect(() => read(json)).toThrow(/no GeoJSON FeatureCollection/));
  test("and so is what is no JSON, or nested beyond reason", () => {
    expect(() => read("window.alert(1)")).toThrow(/o\.geojson is no valid JSON/);
    const deep = `{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Polygon","coordinates":${"[".repeat(1e5)}${"]".repeat(1e5)}}}]}`;
    expect(read(deep).faults).toEqual([0]);
  });
});
