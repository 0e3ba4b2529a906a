import { describe, expect, test } from "vitest";
import { greatCircleKm } from "../../../src/network/great-circle.ts";
import { planeFor } from "../../../src/report/figures/map-plane.ts";
import { outlinePath, ringsOf } from "../../../src/report/figures/outlines.ts";

const delta = [
  { lon: 115.8, lat: 27.5 },
  { lon: 122.2, lat: 34.7 },
];

describe("the plane of the map", () => {
  test("distances about the middle parallel are those on the sphere", () => {
    const plane = planeFor(delta);
    const [a, b] = [
      { lon: 118.8, lat: 31.1 },
      { lon: 119.4, lat: 31.1 },
    ];
    const [p, q] = [plane(a), plane(b)];
    expect(Math.hypot(p.x - q.x, p.y - q.y)).toBeCloseTo(greatCircleKm(a, b), 1);
  });

  test("regions keep their area: a square degree measures R² Δλ Δ(sin φ), wherever it lies", () => {
    const plane = planeFor(delta);
    for (const lat of [28, 31, 34]) {
      const [low, high] = [plane({ lon: 117, lat }), plane({ lon: 118, lat: lat + 1 })];
      const radians = Math.PI / 180;
      const area = 6371.0088 ** 2 * radians * (Math.sin((lat + 1) * radians) - Math.sin(lat * radians));
      expect((high.x - low.x) * (high.y - low.y)).toBeCloseTo(area, 3);
    }
  });

  test("a region across the antimeridian stays in one piece, east to the right", () => {
    const plane = planeFor([
      { lon: 178, lat: -17 },
      { lon: -179, lat: -18 },
    ]);
    const [west, east] = [plane({ lon: 178, lat: -17 }), plane({ lon: -179, lat: -17 })];
    expect(east.x).toBeGreaterThan(west.x);
    expect(east.x - west.x).toBeLessThan(400);
  });
});

describe("outlines", () => {
  const ring = [
    [0, 0],
    [10, 0],
    [10, 10],
    [0, 0],
  ];
  const polygon = { type: "Polygon", coordinates: [ring] };

  test("every ring of polygons, multipolygons and collections is found", () => {
    const geometries = [
      polygon,
      { type: "MultiPolygon", coordinates: [[ring], [ring, ring]] },
      { type: "GeometryCollection", geometries: [polygon] },
      { type: "Point", coordinates: [0, 0] },
      null,
    ];
    const features = geometries.map((geometry) => ({ type: "Feature", geometry }));
    expect(ringsOf({ type: "FeatureCollection", features }).length).toBe(5);
  });

  test("what is no collection, or has no numbers, gives none", () => {
    for (const other of [
      null,
      undefined,
      1,
      "x",
      [],
      { type: "FeatureCollection" },
      { type: "FeatureCollection", features: [1] },
    ])
      expect(ringsOf(other)).toEqual([]);
    const broken = { type: "Polygon", coordinates: [[["a", 1], [null, 2], [1], [Number.NaN, 1]]] };
    expect(ringsOf({ type: "FeatureCollection", features: [{ geometry: broken }] })).toEqual([]);
  });

  test("a ring outside the frame, or smaller than a pixel, is not drawn", () => {
    const points = ring.map(([lon, lat]) => ({ lon: lon!, lat: lat! }));
    const at = (scale: number, shift: number) =>
      outlinePath([points], ({ lon, lat }) => ({ x: lon * scale + shift, y: lat * scale + 5 }), 50, 50);
    expect(at(1, 5)).toBe("M5,5L15,5L15,15L5,5Z");
    expect(at(1, 60)).toBe("");
    expect(at(0.01, 5)).toBe("");
  });
});
