import type { Point } from "./city.ts";

/** Mean radius of the Earth (IUGG), km. */
export const earthRadiusKm = 6371.0088;

/** Great-circle distance in km by the haversine formula, which is accurate for short distances; error of the sphere under 0.6 %. */
export function greatCircleKm(a: Point, b: Point): number {
  const radians = Math.PI / 180;
  const sinLat = Math.sin(((b.lat - a.lat) * radians) / 2);
  const sinLon = Math.sin(((b.lon - a.lon) * radians) / 2);
  const h = sinLat * sinLat + Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * sinLon * sinLon;
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(h)));
}
