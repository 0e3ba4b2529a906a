/**
 * Outlines to draw: a GeoJSON FeatureCollection whose coordinates are finite WGS-84 degrees.
 *
 * RFC 7946 fixes lon, lat in degrees. A feature whose coordinates are not numbers in that range (a projected map in
 * metres, say) would be drawn far off the page without a word, so it is a fault and is left out. A feature without
 * geometry is allowed. Cost: one pass over the positions, of which at most 5,000,000 are taken.
 *
 * Butler et al. (2016) The GeoJSON Format, doi:10.17487/RFC7946.
 */
import { InnobeltError } from "../support/error.ts";
import { readJson } from "./json.ts";
import type { NamedBytes } from "./named-bytes.ts";

export interface Feature {
  readonly type: "Feature";
  readonly geometry: unknown;
  readonly properties: Readonly<Record<string, unknown>> | null;
}

export interface FeatureCollection {
  readonly type: "FeatureCollection";
  readonly features: readonly Feature[];
}

export interface GeoJsonReading {
  readonly collection: FeatureCollection;
  /** Features in the file. */
  readonly count: number;
  /** Index of each feature left out. */
  readonly faults: readonly number[];
}

const maxPositions = 5_000_000;
/** How many arrays lie around a position. */
const depths: Readonly<Record<string, number>> = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
};

export function readGeoJson(file: NamedBytes): GeoJsonReading {
  const { name } = file;
  const json = readJson(file);
  if (!isObject(json) || json["type"] !== "FeatureCollection" || !Array.isArray(json["features"]))
    throw new InnobeltError(
      "input",
      {
        en: `${name} is no GeoJSON FeatureCollection.`,
        zh: `${name} 不是 GeoJSON FeatureCollection。`,
      },
      {
        where: { file: name, column: "type" },
        wayOut: {
          en: 'Export the outlines as GeoJSON: an object with "type": "FeatureCollection" and a list "features".',
          zh: '请将轮廓导出为 GeoJSON：对象含 "type": "FeatureCollection" 和列表 "features"。',
        },
      },
    );
  const features: Feature[] = [];
  const faults: number[] = [];
  const budget = { left: maxPositions };
  const all: readonly unknown[] = json["features"];
  all.forEach((feature, index) => {
    if (isObject(feature) && feature["type"] === "Feature" && isGeometry(feature["geometry"], budget)) {
      const { geometry, properties } = feature;
      features.push({
        type: "Feature",
        geometry: geometry ?? null,
        properties: isObject(properties) ? properties : null,
      });
    } else faults.push(index);
    if (budget.left < 0)
      throw new InnobeltError(
        "input",
        {
          en: `${name} has more than ${maxPositions.toLocaleString("en")} points.`,
          zh: `${name} 的坐标点超过 ${maxPositions.toLocaleString("en")} 个。`,
        },
        {
          where: { file: name },
          wayOut: {
            en: "Simplify the outlines first, for instance with mapshaper.",
            zh: "请先简化轮廓，例如使用 mapshaper。",
          },
        },
      );
  });
  return { collection: { type: "FeatureCollection", features }, count: all.length, faults };
}

function isGeometry(geometry: unknown, budget: { left: number }): boolean {
  if (geometry === null || geometry === undefined) return true;
  if (!isObject(geometry)) return false;
  const type = geometry["type"];
  if (type === "GeometryCollection") {
    const parts: unknown = geometry["geometries"];
    // RFC 7946, 3.1.8 advises against nesting; refusing it bounds the recursion.
    return (
      Array.isArray(parts) && parts.every((part) => isObject(part) && part["type"] !== type && isGeometry(part, budget))
    );
  }
  const depth = typeof type === "string" && Object.hasOwn(depths, type) ? depths[type]! : -1;
  return depth >= 0 && arePositions(geometry["coordinates"], depth, budget);
}

function arePositions(value: unknown, depth: number, budget: { left: number }): boolean {
  if (!Array.isArray(value)) return false;
  if (depth > 0) return value.every((part) => arePositions(part, depth - 1, budget));
  budget.left--;
  const [lon, lat] = value as unknown[];
  return typeof lon === "number" && typeof lat === "number" && Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Positions, longitude first. */
export type GeoJsonRing = readonly (readonly [number, number, ...number[]])[];

/** The polygons of a geometry, each its outer ring and then its holes; those of a collection in their order, none of anything else. */
export function polygonsOf(geometry: unknown): readonly (readonly GeoJsonRing[])[] {
  if (!isObject(geometry)) return [];
  const { type, coordinates, geometries } = geometry;
  if (type === "GeometryCollection") return Array.isArray(geometries) ? geometries.flatMap(polygonsOf) : [];
  const polygons: unknown = type === "Polygon" ? [coordinates] : type === "MultiPolygon" ? coordinates : [];
  if (!Array.isArray(polygons)) return [];
  return polygons.flatMap((rings: unknown) =>
    Array.isArray(rings) ? [rings.map((ring: unknown) => (Array.isArray(ring) ? ring.filter(isPosition) : []))] : [],
  );
}

function isPosition(value: unknown): value is [number, number] {
  return Array.isArray(value) && Number.isFinite(value[0]) && Number.isFinite(value[1]);
}
