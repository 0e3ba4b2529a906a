/**
 * The outlines of the provinces, simplified so that two neighbours still share one border.
 *
 * Points are rounded first. A point where rings part or meet is a junction; between two junctions runs an arc, which
 * neighbouring provinces own together. Every arc is simplified once, always read in the same direction
 * (Douglas-Peucker, tolerance in degrees with longitude scaled by the cosine of `latitude`), so both provinces get the
 * same points and no gap appears. A wide tolerance can make two arcs cross, as at the mouth of a bay: the arcs that do
 * are simplified again with half the tolerance until none crosses, so no overlap appears either. A ring without a
 * junction (an island) is cut at its first point and at the point farthest from it, so it cannot collapse. Exterior
 * rings run counter-clockwise (RFC 7946).
 *
 * Cost: O(n log n) on average in the number of points. Douglas, Peucker (1973), doi:10.3138/FM57-6770-U75U-7727.
 */
/** provinces: [{properties, polygons: [[ring, ...], ...]}] with closed rings; returns a GeoJSON FeatureCollection. */
export function outlines(provinces, { decimals, tolerance, latitude }) {
  const lonScale = Math.cos((latitude * Math.PI) / 180);
  const rounded = provinces.map(({ properties, polygons }) => ({
    properties,
    polygons: polygons.map((rings) => rings.map((ring) => roundedRing(ring, decimals))),
  }));
  const junctions = junctionsOf(rounded.flatMap(({ polygons }) => polygons.flat()));
  const arcs = new Map();
  const cut = rounded.map(({ properties, polygons }) => ({
    properties,
    polygons: polygons.map((rings) =>
      rings.map((ring) => ({ ring, arcs: arcsOf(ring, junctions, lonScale).map((arc) => shared(arcs, arc)) })),
    ),
  }));
  for (const arc of arcs.values()) simplify(arc, tolerance, lonScale);
  for (let crossing = crossingArcs(arcs, decimals); crossing.size > 0; crossing = crossingArcs(arcs, decimals))
    for (const arc of crossing) {
      if (arc.tolerance < 10 ** -decimals) throw new Error(`the outlines cross near ${key(arc.points[0])}`);
      simplify(arc, arc.tolerance / 2, lonScale);
    }
  return {
    type: "FeatureCollection",
    features: cut.map(({ properties, polygons }) => ({
      type: "Feature",
      properties,
      geometry: {
        type: "MultiPolygon",
        coordinates: polygons.map((rings) =>
          rings.map(({ ring, arcs }, index) => turned(joined(ring, arcs), index === 0)),
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

/** The ring from junction to junction. */
function arcsOf(ring, junctions, lonScale) {
  let cuts = ring.flatMap((point, index) => (junctions.has(key(point)) ? [index] : []));
  if (cuts.length < 2) {
    // Start at the smallest point, so that the same ring read from elsewhere is cut in the same places.
    const first =
      cuts[0] ?? ring.reduce((best, point, index) => (comparePoints(point, ring[best]) < 0 ? index : best), 0);
    const distance = (point) => squaredDistance(point, ring[first], lonScale);
    const farthest = ring.reduce(
      (best, point, index) => (distance(point) > distance(ring[best]) ? index : best),
      first,
    );
    cuts = [first, farthest].sort((a, b) => a - b);
  }
  return cuts.map((from, index) => {
    const to = cuts[(index + 1) % cuts.length];
    return to > from ? ring.slice(from, to + 1) : [...ring.slice(from), ...ring.slice(0, to + 1)];
  });
}

/** The arc as all its rings share it, from its smaller end to the larger, and whether this ring runs it backwards. */
function shared(arcs, points) {
  const backwards = comparePoints(points[0], points.at(-1)) > 0;
  const forwards = backwards ? points.toReversed() : points;
  const name = forwards.map(key).join(" ");
  if (!arcs.has(name)) arcs.set(name, { points: forwards });
  return { arc: arcs.get(name), backwards };
}

function joined(ring, arcs) {
  const result = arcs.flatMap(({ arc, backwards }) =>
    (backwards ? arc.simplified.toReversed() : arc.simplified).slice(0, -1),
  );
  return result.length >= 4 ? result : ring;
}

/** Sets `simplified` and `tolerance` of the arc. */
function simplify(arc, tolerance, lonScale) {
  const { points } = arc;
  const keep = new Set([0, points.length - 1]);
  const stack = [[0, points.length - 1]];
  while (stack.length > 0) {
    const [from, to] = stack.pop();
    let farthest = -1;
    let most = tolerance * tolerance;
    for (let index = from + 1; index < to; index++) {
      const distance = squaredDistanceToSegment(points[index], points[from], points[to], lonScale);
      if (distance > most) {
        most = distance;
        farthest = index;
      }
    }
    if (farthest < 0) continue;
    keep.add(farthest);
    stack.push([from, farthest], [farthest, to]);
  }
  arc.simplified = points.filter((_, index) => keep.has(index));
  arc.tolerance = tolerance;
}

/**
 * Arcs of which a segment meets another anywhere but at a common end. In whole units of the last decimal the signs of
 * the areas are exact. Segments are swept from west to east.
 */
function crossingArcs(arcs, decimals) {
  const factor = 10 ** decimals;
  const segments = [...arcs.values()].flatMap((arc) => {
    const points = arc.simplified.map((point) => point.map((degrees) => Math.round(degrees * factor)));
    return points.slice(1).map((to, index) => {
      const [a, b] = comparePoints(points[index], to) < 0 ? [points[index], to] : [to, points[index]];
      return { arc, a, b };
    });
  });
  segments.sort((one, other) => one.a[0] - other.a[0]);
  const crossing = new Set();
  let open = [];
  for (const segment of segments) {
    open = open.filter(({ b }) => b[0] >= segment.a[0]);
    for (const other of open)
      if (meet(segment, other)) {
        crossing.add(segment.arc);
        crossing.add(other.arc);
      }
    open.push(segment);
  }
  return crossing;
}

function meet({ a, b }, { a: c, b: d }) {
  if (Math.max(a[1], b[1]) < Math.min(c[1], d[1]) || Math.max(c[1], d[1]) < Math.min(a[1], b[1])) return false;
  for (const end of [a, b]) for (const other of [c, d]) if (comparePoints(end, other) === 0) return false;
  const side = (from, to, point) =>
    Math.sign((to[0] - from[0]) * (point[1] - from[1]) - (to[1] - from[1]) * (point[0] - from[0]));
  return side(a, b, c) * side(a, b, d) <= 0 && side(c, d, a) * side(c, d, b) <= 0;
}

function comparePoints(a, b) {
  return a[0] - b[0] || a[1] - b[1];
}

function squaredDistance(a, b, lonScale) {
  return ((a[0] - b[0]) * lonScale) ** 2 + (a[1] - b[1]) ** 2;
}

function squaredDistanceToSegment(point, from, to, lonScale) {
  const length = squaredDistance(from, to, lonScale);
  if (length === 0) return squaredDistance(point, from, lonScale);
  const along =
    ((point[0] - from[0]) * (to[0] - from[0]) * lonScale ** 2 + (point[1] - from[1]) * (to[1] - from[1])) / length;
  const share = Math.max(0, Math.min(1, along));
  return squaredDistance(point, [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])], lonScale);
}

/** Closes the ring, counter-clockwise for an exterior and clockwise for a hole. */
function turned(ring, exterior) {
  const closed = [...ring, ring[0]];
  let twiceArea = 0;
  for (let i = 0; i < ring.length; i++) twiceArea += closed[i][0] * closed[i + 1][1] - closed[i + 1][0] * closed[i][1];
  return twiceArea > 0 === exterior ? closed : closed.reverse();
}
