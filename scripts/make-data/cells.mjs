/**
 * An approximate territory for every city: the part of its own province that lies nearer to it than to any other
 * city of that province.
 *
 * Voronoi cells of the city points of one province, clipped to the province's outline. Nearness is measured in a
 * plane in which longitude is scaled by the cosine of the mean latitude of these cities; that scaling is affine, so
 * the straight edges of a cell stay straight in longitude and latitude and are clipped there. Cells never leave
 * their province, so together they tile it. They are a drawing aid and no administrative boundary.
 *
 * Cost: O(k log k) for k cities, then one polygon intersection each.
 */
import { Delaunay } from "d3-delaunay";
import polygonClipping from "polygon-clipping";

/** cities: [{id, province_en, lon, lat}] as numbers; provinces: the FeatureCollection of the outlines. */
export function cells(cities, provinces, { decimals }) {
  const features = provinces.features.flatMap(({ properties, geometry }) => {
    const own = cities.filter((city) => city.province_en === properties.name_en);
    const scale = Math.cos((own.reduce((total, city) => total + city.lat, 0) / own.length / 180) * Math.PI);
    const box = boxAround(geometry.coordinates);
    const voronoi = Delaunay.from(own.map((city) => [city.lon * scale, city.lat])).voronoi([
      box[0] * scale,
      box[1],
      box[2] * scale,
      box[3],
    ]);
    return own.map((city, index) => {
      const cell = voronoi.cellPolygon(index).map(([x, y]) => [x / scale, y]);
      return {
        type: "Feature",
        properties: { id: city.id, province: city.province_en, approximate: true },
        geometry: {
          type: "MultiPolygon",
          coordinates: rounded(polygonClipping.intersection(geometry.coordinates, [cell]), decimals),
        },
      };
    });
  });
  features.sort((a, b) => (a.properties.id < b.properties.id ? -1 : 1));
  return { type: "FeatureCollection", features };
}

/** A degree of margin, so that no edge of the box touches the province. */
function boxAround(polygons) {
  const points = polygons.flat(2);
  const lons = points.map(([lon]) => lon);
  const lats = points.map(([, lat]) => lat);
  return [Math.min(...lons) - 1, Math.min(...lats) - 1, Math.max(...lons) + 1, Math.max(...lats) + 1];
}

function rounded(polygons, decimals) {
  const factor = 10 ** decimals;
  return polygons
    .map((rings) =>
      rings
        .map((ring) => {
          const points = ring.map((point) => point.map((degrees) => Math.round(degrees * factor) / factor));
          return points.filter((point, i) => i === 0 || point[0] !== points[i - 1][0] || point[1] !== points[i - 1][1]);
        })
        .filter((ring) => ring.length >= 4),
    )
    .filter((rings) => rings.length > 0);
}
