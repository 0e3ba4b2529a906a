/**
 * Where a point of the Earth stands on a printed map: the cylindrical equal-area projection, true to scale along the
 * middle parallel, so that regions weigh what they measure and one scale bar serves a region of some hundred km.
 *
 *   x = R cos(φ0) (λ - λ0),   y = R sin(φ) / cos(φ0)
 *
 * x to the east and y to the north, in km from the middle of the cities. Longitudes are taken the short way round, so a
 * region across the antimeridian stays in one piece.
 *
 * Snyder (1987) Map projections: a working manual, USGS Professional Paper 1395, doi:10.3133/pp1395, p. 76-85.
 */
import type { Point } from "../../network/city.ts";
import { earthRadiusKm } from "../../network/great-circle.ts";

export interface Spot {
  readonly x: number;
  readonly y: number;
}

export function planeFor(points: readonly Point[]): (point: Point) => Spot {
  const radians = Math.PI / 180;
  const east = points.reduce((sum, { lon }) => sum + Math.cos(lon * radians), 0);
  const north = points.reduce((sum, { lon }) => sum + Math.sin(lon * radians), 0);
  const middleLon = Math.atan2(north, east) / radians;
  const lats = points.map(({ lat }) => lat);
  // At a pole the cylinder would be infinitely thin.
  const middleLat = Math.max(-80, Math.min(80, (Math.min(...lats) + Math.max(...lats)) / 2));
  const cos = Math.cos(middleLat * radians);
  const zero = Math.sin(middleLat * radians) / cos;
  return ({ lon, lat }) => ({
    x: earthRadiusKm * cos * (((((lon - middleLon) % 360) + 540) % 360) - 180) * radians,
    y: earthRadiusKm * (Math.sin(lat * radians) / cos - zero),
  });
}
