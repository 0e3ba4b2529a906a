/**
 * Layers that the map itself gives: who are the nearest cities, and who lies within reach?
 *
 *   nearest k   a pair is tied when one is among the k nearest cities of the other (great-circle km, equal ones by id);
 *   band        a pair is tied when it is at most so many km apart.
 * Every tie has strength 1. A city without a point has none. Cities are walked outwards from each one in the order of
 * their latitude, until the latitude alone lies farther away than what is wanted: about O(n √(n k)) for points spread
 * evenly, O(n²) at worst.
 */
import type { City } from "../network/city.ts";
import { greatCircleKm } from "../network/great-circle.ts";
import type { TieRow } from "../network/make-layer.ts";

/** Km of a degree of latitude, on the small side, so that no candidate is passed over. */
const kmPerDegree = 111.19;

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
  const placed = cities.flatMap((city, index) => (city.point === null ? [] : { index, point: city.point }));
  placed.sort((a, b) => a.point.lat - b.point.lat || a.index - b.index);
  for (const [at, { index, point }] of placed.entries())
    yield {
      city: index,
      walk: (visit) => {
        let reach = Infinity;
        let [down, up] = [at - 1, at + 1];
        const gap = (place: number): number =>
          place < 0 || place >= placed.length ? Infinity : Math.abs(placed[place]!.point.lat - point.lat) * kmPerDegree;
        for (;;) {
          const next = gap(down) <= gap(up) ? down-- : up++;
          if (gap(next) === Infinity || gap(next) > reach + 1e-6) return;
          const other = placed[next]!;
          reach = visit(other.index, greatCircleKm(point, other.point));
        }
      },
    };
}
