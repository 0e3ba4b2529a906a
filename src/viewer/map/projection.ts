/**
 * Where a point of the Earth stands on the map, in km from the middle of the data: x to the east, y to the north.
 *
 * Albers' conic projection, equal in area, so that the tint of a region weighs what the region measures; its standard
 * parallels stand one sixth of the height inside the southern and northern edge, which keeps the error of scale under
 * 1 % for a region of the size of the Yangtze River Delta. Near the equator, where the cone degenerates, d3-geo turns
 * it into the cylinder with the same property.
 *
 * Snyder (1987) Map projections: a working manual, USGS Professional Paper 1395, doi:10.3133/pp1395, p. 98-103.
 */
import { geoConicEqualArea, type GeoProjection } from "d3-geo";
import type { Point } from "../../network/city.ts";
import { earthRadiusKm } from "../../network/great-circle.ts";

export interface Place {
  readonly x: number;
  readonly y: number;
}

export function projectionFor(points: readonly Point[]): GeoProjection {
  const lons = points.map((point) => point.lon);
  const lats = points.map((point) => point.lat);
  const [west, east] = lons.length === 0 ? [0, 0] : [Math.min(...lons), Math.max(...lons)];
  const [south, north] = lats.length === 0 ? [0, 0] : [Math.min(...lats), Math.max(...lats)];
  const sixth = (north - south) / 6;
  return geoConicEqualArea()
    .parallels([south + sixth, north - sixth])
    .rotate([-(west + east) / 2, 0])
    .center([0, (south + north) / 2])
    .scale(earthRadiusKm)
    .translate([0, 0])
    .precision(0);
}

export function placeOf(projection: GeoProjection, lon: number, lat: number): Place | null {
  const projected = projection([lon, lat]);
  // d3 draws y downwards, as a screen does; the stage counts it upwards.
  return projected === null ? null : { x: projected[0], y: -projected[1] };
}
