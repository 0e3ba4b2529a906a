/**
 * Layers that the map itself gives: who are the nearest cities, and who lies within reach?
 *
 *   nearest k   a pair is tied when one is among the k nearest cities of the other (great-circle km, equal ones by id);
 *   band        a pair is tied when it is at most so many km apart.
 * Every tie has strength 1. A city without a point has none. Cities are points on the unit sphere in space; they are
 * walked outwards from each one along the axis on which they spread most, until that coordinate alone lies farther away
 * than the chord of what is wanted: about O(n √(n k)) for points spread evenly, O(n²) at worst.
 */
import type { City, Point } from "../network/city.ts";
import { earthRadiusKm, greatCircleKm } from "../network/great-circle.ts";
import type { TieRow } from "../network/make-layer.ts";
import { sum } from "../support/sum.ts";

export function nearestTies(cities: readonly City[], k: number): TieRow[] {
  const ties = new Map<number, TieRow>();
  for (const { city, walk } of walks(cities)) {
    const best: { other: number; km: number }[] = [];
    walk((other, km) => {
      const at = best.findIndex((one) => km < one.km || (km === one.km && other < one.other));
      if (at >= 0) best.splice(at, 0, { other, km });
      else if (best.length < k) best.push({ other, km });
      if (best.length > k) best.pop();
      return best.length < k ? Infinity : best.at(-1)!.km;
    });
    for (const { other } of best) {
      const [source, target] = city < other ? [city, other] : [other, city];
      ties.set(source * cities.length + target, { source, target, strength: 1 });
    }
  }
  return [...ties.values()];
}

export function bandTies(cities: readonly City[], km: number): TieRow[] {
  const ties: TieRow[] = [];
  for (const { city, walk } of walks(cities))
    walk((other, far) => {
      if (other > city && far <= km) ties.push({ source: city, target: other, strength: 1 });
      return km;
    });
  return ties;
}

interface Walk {
  readonly city: number;
  /** Hands over other cities until none can lie within the reach that the last call gave back. */
  readonly walk: (visit: (other: number, km: number) => number) => void;
}

function* walks(cities: readonly City[]): Generator<Walk> {
  const placed = cities.flatMap(({ point }, index) => (point === null ? [] : { index, point, at: onSphere(point) }));
  const spread = [0, 1, 2].map((axis) => {
    const mean = sum(Float64Array.from(placed, ({ at }) => at[axis]!)) / placed.length;
    return sum(Float64Array.from(placed, ({ at }) => (at[axis]! - mean) ** 2));
  });
  const axis = spread.indexOf(Math.max(...spread));
  const along = placed.map(({ index, point, at }) => ({ index, point, x: at[axis]! }));
  along.sort((a, b) => a.x - b.x || a.index - b.index);
  for (const [place, { index, point, x }] of along.entries())
    yield {
      city: index,
      walk: (visit) => {
        let reach = Infinity;
        let [down, up] = [place - 1, place + 1];
        const gap = (other: number): number => Math.abs((along[other]?.x ?? Infinity) - x);
        for (;;) {
          const next = gap(down) <= gap(up) ? down-- : up++;
          if (gap(next) === Infinity || gap(next) > chordOf(reach) + 1e-9) return;
          const other = along[next]!;
          reach = visit(other.index, greatCircleKm(point, other.point));
        }
      },
    };
}

function onSphere({ lon, lat }: Point): readonly [number, number, number] {
  const [a, b] = [(lon * Math.PI) / 180, (lat * Math.PI) / 180];
  return [Math.cos(b) * Math.cos(a), Math.cos(b) * Math.sin(a), Math.sin(b)];
}

/** The straight line through the unit sphere between two points so many km apart. */
function chordOf(km: number): number {
  return 2 * Math.sin(Math.min(km / (2 * earthRadiusKm), Math.PI / 2));
}
