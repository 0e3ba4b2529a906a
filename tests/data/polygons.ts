/** What the outlines and cells of the bundled datasets are measured with. Planar, in square degrees. */
import type { MultiPolygon } from "polygon-clipping";

/** Holes count negative because they run clockwise. */
export function area(polygons: MultiPolygon): number {
  return polygons
    .flat()
    .flatMap((ring) => ring.slice(1).map(([x, y], i) => (ring[i]![0] * y - x * ring[i]![1]) / 2))
    .reduce((sum, part) => sum + part, 0);
}

/** Even-odd rule; `city` is a row of cities.csv. */
export function contains(polygons: MultiPolygon, city: Readonly<Record<string, string>>): boolean {
  const [lon, lat] = [Number(city["lon"]), Number(city["lat"])];
  let inside = false;
  for (const ring of polygons.flat())
    for (let i = 1; i < ring.length; i++) {
      const [x1, y1] = ring[i - 1]!;
      const [x2, y2] = ring[i]!;
      if (y1 > lat !== y2 > lat && lon < x1 + ((x2 - x1) * (lat - y1)) / (y2 - y1)) inside = !inside;
    }
  return inside;
}
