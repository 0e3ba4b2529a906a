/** Outlines of regions as paths on a printed map: polygons of a GeoJSON FeatureCollection, points closer than a pixel left out. */
import type { Spot } from "./map-plane.ts";
import { pathThrough } from "./svg.ts";
import type { Point } from "../../network/city.ts";

type Ring = readonly Point[];

/** All rings; empty for anything that is no FeatureCollection. */
export function ringsOf(collection: unknown): Ring[] {
  const found: Ring[] = [];
  const add = (geometry: unknown): void => {
    const { type, coordinates, geometries } = record(geometry);
    if (type === "GeometryCollection" && Array.isArray(geometries)) geometries.forEach(add);
    if (type === "Polygon") addPolygon(coordinates);
    if (type === "MultiPolygon" && Array.isArray(coordinates)) coordinates.forEach(addPolygon);
  };
  const addPolygon = (rings: unknown): void => {
    if (!Array.isArray(rings)) return;
    for (const ring of rings) {
      if (!Array.isArray(ring)) continue;
      const points = ring.flatMap((position: unknown): Point[] => {
        const [lon, lat] = Array.isArray(position) ? (position as readonly unknown[]) : [];
        return typeof lon === "number" && typeof lat === "number" && Number.isFinite(lon) && Number.isFinite(lat)
          ? [{ lon, lat }]
          : [];
      });
      if (points.length > 2) found.push(points);
    }
  };
  const { type, features } = record(collection);
  if (type === "FeatureCollection" && Array.isArray(features))
    for (const feature of features) add(record(feature)["geometry"]);
  return found;
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

/** One path for all rings, in pixels; a ring smaller than a pixel is left out, and so is one that lies outside the frame. */
export function outlinePath(
  rings: readonly Ring[],
  toPixel: (point: Point) => Spot,
  width: number,
  height: number,
): string {
  return rings
    .map((ring) => {
      const kept: Spot[] = [];
      for (const point of ring) {
        const at = toPixel(point);
        const last = kept.at(-1);
        if (last === undefined || Math.hypot(at.x - last.x, at.y - last.y) >= 1) kept.push(at);
      }
      const isInside =
        kept.some(({ x }) => x > 0) &&
        kept.some(({ x }) => x < width) &&
        kept.some(({ y }) => y > 0) &&
        kept.some(({ y }) => y < height);
      return kept.length > 2 && isInside ? pathThrough(kept, true) : "";
    })
    .join("");
}
