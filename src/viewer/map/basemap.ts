/**
 * The map under the network: graticule, land with its coast, cells tinted by their city, provinces.
 *
 * Every outline becomes a Path2D in km once; a frame sets one transform and fills. Cost per frame: the outlines' points
 * (some 5,000 for four provinces), not the cities'.
 */
import type { GeoProjection } from "d3-geo";
import type { Feature, FeatureCollection, Geometry, Position } from "geojson";
import { type Frame, drawInKm, drawInPixels } from "./frame.ts";
import type { Palette } from "./palette.ts";
import { type Place, placeOf } from "./projection.ts";

export interface Basemap {
  /** What stands out from the water: the provinces, or the cells where there are none. */
  readonly land: readonly Path2D[];
  readonly outlines: readonly Path2D[];
  /** Cells with the id of their city. */
  readonly cells: readonly { readonly city: string; readonly path: Path2D }[];
  readonly graticule: Path2D | null;
  /** Corners of what is drawn, km. */
  readonly extent: { readonly x: readonly [number, number]; readonly y: readonly [number, number] } | null;
  /** The cells come from points, not from a survey. */
  readonly approximate: boolean;
}

export function basemapOf(
  projection: GeoProjection | null,
  places: readonly Place[],
  outlines: unknown,
  cells: unknown,
  isCity: (id: string) => boolean,
): Basemap {
  if (projection === null)
    return { land: [], outlines: [], cells: [], graticule: null, extent: null, approximate: false };
  const provinces = features(outlines);
  const regions = features(cells).flatMap((feature) => {
    const city = cityOf(feature);
    return city !== null && isCity(city) ? [{ city, feature }] : [];
  });
  const corners: Place[] = [...places];
  for (const feature of [...provinces, ...regions.map((region) => region.feature)])
    visit(feature.geometry, (lon, lat) => {
      const place = placeOf(projection, lon, lat);
      if (place !== null) corners.push(place);
    });
  const extent = corners.length === 0 ? null : extentOf(corners);
  const outlinePaths = provinces.map((feature) => pathOf(projection, feature.geometry));
  const cellPaths = regions.map(({ city, feature }) => ({ city, path: pathOf(projection, feature.geometry) }));
  return {
    land: outlinePaths.length > 0 ? outlinePaths : cellPaths.map((cell) => cell.path),
    outlines: outlinePaths,
    cells: cellPaths,
    graticule: extent === null ? null : graticulePath(projection, extent),
    extent,
    approximate: cellPaths.length > 0 && regions.some(({ feature }) => feature.properties?.["approximate"] === true),
  };
}

export interface CellTint {
  readonly colour: string;
  readonly alpha: number;
}

export function drawBasemap(
  frame: Frame,
  basemap: Basemap,
  palette: Palette,
  tintOf: (city: string) => CellTint | null,
): void {
  const { context, scale } = frame;
  drawInPixels(frame);
  context.clearRect(0, 0, frame.width, frame.height);
  context.fillStyle = palette.water;
  context.fillRect(0, 0, frame.width, frame.height);
  if (basemap.extent === null) return;
  drawInKm(frame);
  // Width in km of a line of one pixel.
  const pixel = 1 / scale;
  context.lineJoin = "round";
  if (basemap.graticule !== null) {
    context.strokeStyle = palette.graticule;
    context.lineWidth = pixel;
    context.stroke(basemap.graticule);
  }
  // Two soft rims instead of a blurred shadow, which a browser without a graphics card draws slowly.
  context.strokeStyle = palette.coast;
  for (const [width, alpha] of [
    [11, 0.06],
    [6, 0.1],
  ] as const) {
    context.globalAlpha = alpha;
    context.lineWidth = width * pixel;
    for (const path of basemap.land) context.stroke(path);
  }
  context.globalAlpha = 1;
  context.fillStyle = palette.land;
  for (const path of basemap.land) context.fill(path, "evenodd");
  for (const { city, path } of basemap.cells) {
    const tint = tintOf(city);
    if (tint === null) continue;
    context.globalAlpha = tint.alpha;
    context.fillStyle = tint.colour;
    context.fill(path, "evenodd");
  }
  context.globalAlpha = 1;
  context.strokeStyle = palette.cellBorder;
  context.lineWidth = 0.8 * pixel;
  for (const { path } of basemap.cells) context.stroke(path);
  context.strokeStyle = palette.border;
  context.lineWidth = 1.1 * pixel;
  for (const path of basemap.outlines) context.stroke(path);
}

function features(collection: unknown): Feature[] {
  const { type, features: list } = (collection ?? {}) as Partial<FeatureCollection>;
  return type === "FeatureCollection" && Array.isArray(list) ? list.filter((feature) => feature.geometry !== null) : [];
}

function cityOf(feature: Feature): string | null {
  const id = feature.properties?.["id"] ?? feature.properties?.["city"] ?? feature.properties?.["adcode"] ?? feature.id;
  return id === undefined || id === null ? null : String(id);
}

/**
 * Vertex by vertex in the plane: sound for regions that do not cross the antimeridian, and free of the orientation of
 * rings, in which files differ (RFC 7946 and d3-geo's sphere want opposite ones).
 */
function pathOf(projection: GeoProjection, geometry: Geometry): Path2D {
  const path = new Path2D();
  const ring = (positions: readonly Position[]): void => {
    positions.forEach(([lon, lat], i) => {
      const place = placeOf(projection, lon!, lat!);
      if (place === null) return;
      if (i === 0) path.moveTo(place.x, place.y);
      else path.lineTo(place.x, place.y);
    });
    path.closePath();
  };
  const add = (part: Geometry): void => {
    if (part.type === "Polygon") part.coordinates.forEach(ring);
    else if (part.type === "MultiPolygon") for (const polygon of part.coordinates) polygon.forEach(ring);
    else if (part.type === "GeometryCollection") part.geometries.forEach(add);
  };
  add(geometry);
  return path;
}

function visit(geometry: Geometry, point: (lon: number, lat: number) => void): void {
  if (geometry.type === "GeometryCollection") {
    for (const part of geometry.geometries) visit(part, point);
    return;
  }
  const walk = (coordinates: unknown): void => {
    if (!Array.isArray(coordinates)) return;
    if (typeof coordinates[0] === "number") point(coordinates[0], coordinates[1] as number);
    else for (const part of coordinates) walk(part);
  };
  walk(geometry.coordinates);
}

function extentOf(places: readonly Place[]): NonNullable<Basemap["extent"]> {
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of places) {
    west = Math.min(west, x);
    east = Math.max(east, x);
    south = Math.min(south, y);
    north = Math.max(north, y);
  }
  return { x: [west, east], y: [south, north] };
}

/** Meridians and parallels at a round step, well beyond the data so that panning does not end them. */
function graticulePath(projection: GeoProjection, extent: NonNullable<Basemap["extent"]>): Path2D {
  const span = Math.max(extent.x[1] - extent.x[0], extent.y[1] - extent.y[0], 1);
  const corner = (x: number, y: number): [number, number] => projection.invert!([x, -y]) ?? [0, 0];
  const around = [
    corner(extent.x[0] - span, extent.y[0] - span),
    corner(extent.x[1] + span, extent.y[0] - span),
    corner(extent.x[0] - span, extent.y[1] + span),
    corner(extent.x[1] + span, extent.y[1] + span),
  ];
  const lons = around.map(([lon]) => lon);
  const lats = around.map(([, lat]) => lat);
  const step = [0.1, 0.2, 0.5, 1, 2, 5, 10, 30].find((degrees) => degrees > span / 111 / 6) ?? 30;
  const [west, east] = [Math.min(...lons), Math.max(...lons)].map((lon) => Math.floor(lon / step) * step);
  const [south, north] = [Math.max(-85, Math.min(...lats)), Math.min(85, Math.max(...lats))].map(
    (lat) => Math.floor(lat / step) * step,
  );
  const path = new Path2D();
  const line = (points: Iterable<[number, number]>): void => {
    let first = true;
    for (const [lon, lat] of points) {
      const place = placeOf(projection, lon, lat);
      if (place === null) continue;
      if (first) path.moveTo(place.x, place.y);
      else path.lineTo(place.x, place.y);
      first = false;
    }
  };
  for (let lon = west!; lon <= east! + step / 2; lon += step)
    line(
      (function* () {
        for (let lat = south!; lat <= north!; lat += step) yield [lon, lat] as [number, number];
      })(),
    );
  for (let lat = south!; lat <= north! + step / 2; lat += step)
    line(
      (function* () {
        for (let lon = west!; lon <= east!; lon += step / 4) yield [lon, lat] as [number, number];
      })(),
    );
  return path;
}
