/**
 * Where every city stands on the stage.
 *
 * A city with a point stands where the projection puts it. A city without one stands on a row under the map, in the
 * order of the ids; when no city has a point, all stand on a circle, ordered by province and id, so that the picture
 * is the same every time and cities of a province are neighbours.
 *
 * Cost: n log n for the circle's order, else linear in n.
 */
import { type City, compareIds } from "../../network/city.ts";
import { type Place, placeOf, projectionFor } from "./projection.ts";
import type { GeoProjection } from "d3-geo";

export interface Places {
  /** By city in canonical order. */
  readonly at: readonly Place[];
  /** Null when no city has a point. */
  readonly projection: GeoProjection | null;
}

/** Radius of the circle and step of the row, in the km of the map. */
const circleRadius = 300;
const rowStep = 60;

export function placesOf(cities: readonly City[]): Places {
  const points = cities.flatMap((city) => (city.point === null ? [] : [city.point]));
  if (points.length === 0) return { at: onCircle(cities), projection: null };
  const projection = projectionFor(points);
  const known = cities.map((city) =>
    city.point === null ? null : placeOf(projection, city.point.lon, city.point.lat),
  );
  const there = known.filter((place) => place !== null);
  const bottom = Math.min(...there.map((place) => place.y)) - 1.5 * rowStep;
  const left = Math.min(...there.map((place) => place.x));
  let waiting = 0;
  const at = known.map((place) => place ?? { x: left + rowStep * waiting++, y: bottom });
  return { at, projection };
}

function onCircle(cities: readonly City[]): Place[] {
  const order = cities
    .map((city, index) => ({ index, key: city.province?.en ?? "", id: city.id }))
    .sort((a, b) => compareIds(a.key, b.key) || compareIds(a.id, b.id));
  const at: Place[] = cities.map(() => ({ x: 0, y: 0 }));
  order.forEach(({ index }, turn) => {
    const angle = Math.PI / 2 - (2 * Math.PI * turn) / Math.max(1, order.length);
    at[index] = { x: circleRadius * Math.cos(angle), y: circleRadius * Math.sin(angle) };
  });
  return at;
}
