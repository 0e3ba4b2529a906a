/** Outlines of regions as paths on a printed map: polygons of a GeoJSON FeatureCollection, points closer than a pixel left out. */
import { polygonsOf } from "../../formats/geojson.ts";
import type { Spot } from "./map-plane.ts";
import { pathThrough } from "./svg.ts";
import type { Point } from "../../network/city.ts";

type Ring = readonly Point[];

/** All rings; empty for anything that is no FeatureCollection. */
export function ringsOf(collection: unknown): Ring[] {
  const { type, features } = record(collection);
  if (type !== "FeatureCollection" || !Array.isArray(features)) return [];
  return features
    .flatMap((feature) => polygonsOf(record(feature)["geometry"]).flat())
    .filter((ring) => ring.length > 2)
    .map((ring) => ring.map(([lon, lat]) => ({ lon, lat })));
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
