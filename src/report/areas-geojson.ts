/**
 * Points, lines and areas as one GeoJSON file, for any map program.
 *
 *   points  every city, with its lead hubs and its leader;
 *   lines   the spine of every belt (`role` "spine"), and from every city to its leader ("leader");
 *   areas   the area of every hub: the territories of its cities side by side, not dissolved, where the dataset brings
 *           any (`geometryFrom` "territories"; `approximate` when these are drawn from points), else the points of its
 *           cities ("points"); `without` lists cities of the area that the geometry does not show.
 * RFC 7946: WGS-84 degrees, longitude first, at most 6 decimals (0.1 m); outer rings counter-clockwise and holes
 * clockwise; a line over the antimeridian is cut there. What has no point on the map keeps its properties, with null as
 * its geometry. A feature a line, in a fixed order: cities by id, belts, links in the order of the chain, areas by hub.
 *
 * Butler et al. (2016) The GeoJSON Format, doi:10.17487/RFC7946.
 */
import type { AreasResult } from "../analysis/areas-result.ts";
import type { DeclaredDataset } from "../dataset/declared.ts";
import { type GeoJsonRing, polygonsOf } from "../formats/geojson.ts";
import type { Point } from "../network/city.ts";

type Position = readonly [number, number];
type Ring = readonly Position[];
type Polygon = readonly Ring[];

type Geometry =
  | { readonly type: "Point"; readonly coordinates: Position }
  | { readonly type: "MultiPoint" | "LineString"; readonly coordinates: readonly Position[] }
  | { readonly type: "MultiLineString"; readonly coordinates: readonly (readonly Position[])[] }
  | { readonly type: "MultiPolygon"; readonly coordinates: readonly Polygon[] };

interface Feature {
  readonly type: "Feature";
  readonly geometry: Geometry | null;
  readonly properties: Readonly<Record<string, unknown>> & { readonly kind: "point" | "line" | "area" };
}

export function areasGeoJson(dataset: DeclaredDataset, result: AreasResult): string {
  const features = [
    ...cityFeatures(dataset, result),
    ...lineFeatures(dataset, result),
    ...areaFeatures(dataset, result),
  ];
  return `{"type":"FeatureCollection","features":[\n${features.map((one) => JSON.stringify(one)).join(",\n")}\n]}\n`;
}

function cityFeatures({ network }: DeclaredDataset, { cities }: AreasResult): Feature[] {
  return cities.map(({ id, nameEn, nameZh, ...row }) => {
    const { point, province } = network.cities[network.indexOf.get(id)!]!;
    return {
      type: "Feature",
      geometry: point === null ? null : { type: "Point", coordinates: positionOf(point) },
      properties: {
        kind: "point",
        id,
        nameEn,
        nameZh,
        province: province?.en ?? null,
        provinceZh: province?.zh ?? null,
        ...row,
      },
    };
  });
}

function lineFeatures(dataset: DeclaredDataset, { belts, chain, threshold, readings }: AreasResult): Feature[] {
  const layer = readings[0]?.layer ?? null;
  const spines = belts.map((belt, index): Feature => ({
    type: "Feature",
    geometry: lineThrough(dataset, belt.spine),
    properties: {
      kind: "line",
      role: "spine",
      layer,
      belt: index + 1,
      threshold,
      cities: belt.spine,
      branches: belt.branches,
      bottleneck: belt.bottleneck.id,
      bottleneckMultiple: belt.bottleneck.multiple,
      continuity: belt.continuity,
      lengthKm: belt.lengthKm,
    },
  }));
  const links = chain.flatMap(({ id, leader, ...link }): Feature[] =>
    leader === null
      ? []
      : [
          {
            type: "Feature",
            geometry: lineThrough(dataset, [id, leader]),
            properties: { kind: "line", role: "leader", layer, id, leader, ...link },
          },
        ],
  );
  return [...spines, ...links];
}

function areaFeatures(dataset: DeclaredDataset, { readings, cities }: AreasResult): Feature[] {
  const [reading] = readings;
  if (reading === undefined) return [];
  const territories = territoriesOf(dataset.cells);
  const rows = new Map(cities.map((city) => [city.id, city]));
  return reading.areas.map(({ hub, cities: ids, count, meanMultiple }) => {
    const drawn = ids.filter((id) => (territories.get(id)?.polygons.length ?? 0) > 0);
    const placed = ids.filter((id) => pointOf(dataset, id) !== null);
    const shown = new Set(drawn.length > 0 ? drawn : placed);
    const { nameEn, nameZh, multiple } = rows.get(hub)!;
    return {
      type: "Feature",
      geometry:
        drawn.length > 0
          ? { type: "MultiPolygon", coordinates: drawn.flatMap((id) => territories.get(id)!.polygons) }
          : placed.length > 0
            ? { type: "MultiPoint", coordinates: placed.map((id) => positionOf(pointOf(dataset, id)!)) }
            : null,
      properties: {
        kind: "area",
        layer: reading.layer,
        hub,
        nameEn,
        nameZh,
        multiple,
        count,
        meanMultiple,
        cities: ids,
        geometryFrom: drawn.length > 0 ? "territories" : placed.length > 0 ? "points" : null,
        approximate: drawn.length > 0 ? drawn.some((id) => territories.get(id)!.approximate) : null,
        without: ids.filter((id) => !shown.has(id)),
      },
    };
  });
}

function pointOf({ network }: DeclaredDataset, id: string): Point | null {
  return network.cities[network.indexOf.get(id)!]!.point;
}

function rounded(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}

function positionOf({ lon, lat }: Point): Position {
  return [rounded(lon), rounded(lat)];
}

/** Null where a city has no point. */
function lineThrough(dataset: DeclaredDataset, ids: readonly string[]): Geometry | null {
  const points = ids.map((id) => pointOf(dataset, id)).filter((point) => point !== null);
  if (points.length < ids.length) return null;
  const parts: Position[][] = [[]];
  for (const [k, point] of points.entries()) {
    const before = points[k - 1];
    if (before !== undefined && Math.abs(point.lon - before.lon) > 180) {
      const edge = before.lon > 0 ? 180 : -180;
      const span = 360 - Math.abs(point.lon - before.lon);
      const part = span === 0 ? 0 : Math.abs(edge - before.lon) / span;
      const lat = rounded(before.lat + part * (point.lat - before.lat));
      parts.at(-1)!.push([edge, lat]);
      parts.push([[-edge, lat]]);
    }
    parts.at(-1)!.push(positionOf(point));
  }
  return parts.length === 1
    ? { type: "LineString", coordinates: parts[0]! }
    : { type: "MultiLineString", coordinates: parts };
}

interface Territory {
  readonly polygons: readonly Polygon[];
  readonly approximate: boolean;
}

/** By id of the city; several features of one city are taken together. */
function territoriesOf(cells: unknown): Map<string, Territory> {
  const territories = new Map<string, Territory>();
  const features = (cells as { readonly features?: readonly CellFeature[] } | null)?.features ?? [];
  for (const { properties, geometry } of features) {
    const id = properties?.["id"] ?? properties?.["city"] ?? properties?.["adcode"];
    if (typeof id !== "string" && typeof id !== "number") continue;
    const known = territories.get(String(id));
    territories.set(String(id), {
      polygons: [...(known?.polygons ?? []), ...drawnPolygons(geometry)],
      approximate: known?.approximate === true || properties?.["approximate"] === true,
    });
  }
  return territories;
}

interface CellFeature {
  readonly properties: Readonly<Record<string, unknown>> | null;
  readonly geometry: unknown;
}

/** Rings as the format asks for them; a polygon whose outer ring is none is left out. */
function drawnPolygons(geometry: unknown): Polygon[] {
  return polygonsOf(geometry).flatMap((rings) => {
    const [outer, ...holes] = rings.map((ring, index) => ringOf(ring, index === 0));
    return outer === undefined || outer === null ? [] : [[outer, ...holes.filter((hole) => hole !== null)]];
  });
}

/** Closed, counter-clockwise when it is an outer one, else clockwise; null when nothing of it is left after rounding. */
function ringOf(positions: GeoJsonRing, isOuter: boolean): Ring | null {
  const ring: Position[] = [];
  for (const [lon, lat] of positions) {
    const position: Position = [rounded(lon), rounded(lat)];
    if (ring.length === 0 || !isSame(position, ring.at(-1)!)) ring.push(position);
  }
  if (ring.length > 0 && !isSame(ring[0]!, ring.at(-1)!)) ring.push(ring[0]!);
  const area = signedArea(ring);
  if (ring.length < 4 || area === 0) return null;
  return area > 0 === isOuter ? ring : ring.reverse();
}

function isSame(a: Position, b: Position): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

/** Twice the area in square degrees; positive when counter-clockwise. */
function signedArea(ring: Ring): number {
  const [x, y] = ring[0] ?? [0, 0];
  let area = 0;
  for (let k = 1; k < ring.length; k++) {
    const [a, b] = [ring[k - 1]!, ring[k]!];
    area += (a[0] - x) * (b[1] - y) - (b[0] - x) * (a[1] - y);
  }
  return area;
}
