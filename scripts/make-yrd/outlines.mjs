/**
 * The outlines of the provinces, simplified so that two neighbours still share one border.
 *
 * Points are rounded first. A point where rings part or meet is a junction; between two junctions runs an arc, which
 * neighbouring provinces own together. Every arc is simplified once, always read in the same direction
 * (Douglas-Peucker, tolerance in degrees with longitude scaled by the cosine of 31.5 degrees), so both provinces get
 * the same points: no gap and no overlap appears. A ring without a junction (an island) is cut at its first point
 * and at the point farthest from it, so it cannot collapse. Exterior rings run counter-clockwise (RFC 7946).
 *
 * Cost: O(n log n) on average in the number of points. Douglas, Peucker (1973), doi:10.3138/FM57-6770-U75U-7727.
 */
const lonScale = Math.cos((31.5 * Math.PI) / 180);

/** provinces: [{properties, polygons: [[ring, ...], ...]}] with closed rings; returns a GeoJSON FeatureCollection. */
export function outlines(provinces, { decimals, tolerance }) {
  const rounded = provinces.map(({ properties, polygons }) => ({
    properties,
    polygons: polygons.map((rings) => rings.map((ring) => roundedRing(ring, decimals))),
  }));
  const allRings = rounded.flatMap(({ polygons }) => polygons.flat());
  const junctions = junctionsOf(allRings);
  return {
    type: "FeatureCollection",
    features: rounded.map(({ properties, polygons }) => ({
      type: "Feature",
      properties,
      geometry: {
        type: "MultiPolygon",
        coordinates: polygons.map((rings) =>
          rings.map((ring, index) => turned(simplifiedRing(ring, junctions, tolerance), index === 0)),
        ),
      },
    })),
  };
}

/** An open ring (the closing point left out) without repeated points. */
function roundedRing(ring, decimals) {
  const factor = 10 ** decimals;
  const points = ring
    .slice(0, -1)
    .map(([lon, lat]) => [Math.round(lon * factor) / factor, Math.round(lat * factor) / factor]);
  return points.filter((point, index) => key(point) !== key(points.at(index - 1)));
}

function key([lon, lat]) {
  return `${lon},${lat}`;
}

/** Points that lie on several rings, or several times on one, with different neighbours along them. */
function junctionsOf(rings) {
  const neighbours = new Map();
  const junctions = new Set();
  for (const ring of rings)
    ring.forEach((point, index) => {
      const pair = [key(ring.at(index - 1)), key(ring[(index + 1) % ring.length])].sort().join(" ");
      const seen = neighbours.get(key(point));
      if (seen === undefined) neighbours.set(key(point), pair);
      else if (seen !== pair) junctions.add(key(point));
    });
  return junctions;
}

function simplifiedRing(ring, junctions, tolerance) {
  let cuts = ring.flatMap((point, index) => (junctions.has(key(point)) ? [index] : []));
  if (cuts.length < 2) {
    // Start at the smallest point, so that the same ring read from elsewhere is cut in the same places.
    const first =
      cuts[0] ?? ring.reduce((best, point, index) => (comparePoints(point, ring[best]) < 0 ? index : best), 0);
    const distance = (point) => squaredDistance(point, ring[first]);
    const farthest = ring.reduce(
      (best, point, index) => (distance(point) > distance(ring[best]) ? index : best),
      first,
    );
    cuts = [first, farthest].sort((a, b) => a - b);
  }
  const result = [];
  cuts.forEach((from, index) => {
    const to = cuts[(index + 1) % cuts.length];
    const arc = to > from ? ring.slice(from, to + 1) : [...ring.slice(from), ...ring.slice(0, to + 1)];
    result.push(...simplifiedArc(arc, tolerance).slice(0, -1));
  });
  return result.length >= 4 ? result : ring;
}

function simplifiedArc(arc, tolerance) {
  const backwards = comparePoints(arc[0], arc.at(-1)) > 0;
  const points = backwards ? arc.toReversed() : arc;
  const keep = new Set([0, points.length - 1]);
  const stack = [[0, points.length - 1]];
  while (stack.length > 0) {
    const [from, to] = stack.pop();
    let farthest = -1;
    let most = tolerance * tolerance;
    for (let index = from + 1; index < to; index++) {
      const distance = squaredDistanceToSegment(points[index], points[from], points[to]);
      if (distance > most) {
        most = distance;
        farthest = index;
      }
    }
    if (farthest < 0) continue;
    keep.add(farthest);
    stack.push([from, farthest], [farthest, to]);
  }
  const kept = points.filter((_, index) => keep.has(index));
  return backwards ? kept.reverse() : kept;
}

function comparePoints(a, b) {
  return a[0] - b[0] || a[1] - b[1];
}

function squaredDistance(a, b) {
  return ((a[0] - b[0]) * lonScale) ** 2 + (a[1] - b[1]) ** 2;
}

function squaredDistanceToSegment(point, from, to) {
  const length = squaredDistance(from, to);
  if (length === 0) return squaredDistance(point, from);
  const along =
    ((point[0] - from[0]) * (to[0] - from[0]) * lonScale ** 2 + (point[1] - from[1]) * (to[1] - from[1])) / length;
  const share = Math.max(0, Math.min(1, along));
  return squaredDistance(point, [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])]);
}

/** Closes the ring, counter-clockwise for an exterior and clockwise for a hole. */
function turned(ring, exterior) {
  const closed = [...ring, ring[0]];
  let twiceArea = 0;
  for (let i = 0; i < ring.length; i++) twiceArea += closed[i][0] * closed[i + 1][1] - closed[i + 1][0] * closed[i][1];
  return twiceArea > 0 === exterior ? closed : closed.reverse();
}
