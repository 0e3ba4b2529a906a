/**
 * The definitions of belts/, word for word, by exhaustive search over all simple paths: slow, short and independent of
 * the code under test. For networks of up to about 9 cities.
 */
import * as fc from "fast-check";
import type { City } from "../../src/network/city.ts";
import { compactUndirected, type Compact } from "../../src/network/compact.ts";
import { greatCircleKm } from "../../src/network/great-circle.ts";
import { makeLayer } from "../../src/network/make-layer.ts";

export interface Case {
  readonly cities: readonly City[];
  readonly form: Compact;
  readonly multiples: Float64Array;
  readonly tied: (a: number, b: number) => boolean;
}

export function makeCase(
  multiples: readonly number[],
  pairs: readonly (readonly [number, number])[],
  points: readonly { lon: number; lat: number }[] | null = null,
): Case {
  const n = multiples.length;
  const layer = makeLayer(
    { id: "test" },
    pairs.filter(([a, b]) => a !== b).map(([source, target]) => ({ source, target, strength: 1 })),
  );
  const form = compactUndirected(n, layer);
  const set = new Set(pairs.flatMap(([a, b]) => [a * n + b, b * n + a]));
  return {
    cities: multiples.map((_, index) => ({
      id: `c${index}`,
      name: { en: `c${index}`, zh: `c${index}` },
      province: null,
      point: points?.[index] ?? null,
    })),
    form,
    multiples: Float64Array.from(multiples),
    tied: (a, b) => a !== b && set.has(a * n + b),
  };
}

/** Random networks: equal scores, missing scores, isolates and networks without points are all common. */
export const cases: fc.Arbitrary<Case> = fc.integer({ min: 1, max: 9 }).chain((n) =>
  fc
    .record({
      multiples: fc.oneof(
        fc.array(fc.constantFrom(0, 0.25, 0.5, 0.75, 1, 1.5, 2, Number.NaN), { minLength: n, maxLength: n }),
        fc.array(fc.double({ min: 0, max: 3, noNaN: true }), { minLength: n, maxLength: n }),
      ),
      pairs: fc.array(fc.tuple(fc.nat(n - 1), fc.nat(n - 1)), { maxLength: 2 * n + 2 }),
      points: fc.option(
        fc.array(fc.record({ lon: fc.integer({ min: 115, max: 123 }), lat: fc.integer({ min: 27, max: 35 }) }), {
          minLength: n,
          maxLength: n,
        }),
      ),
    })
    .map(({ multiples, pairs, points }) => makeCase(multiples, pairs, points)),
);

/** All simple paths from a city, of at least two cities, through cities with a score. */
export function simplePaths({ multiples, tied }: Case, start: number): number[][] {
  const found: number[][] = [];
  const extend = (path: number[]): void => {
    for (let next = 0; next < multiples.length; next++) {
      if (path.includes(next) || Number.isNaN(multiples[next]!) || !tied(path.at(-1)!, next)) continue;
      found.push([...path, next]);
      extend([...path, next]);
    }
  };
  if (!Number.isNaN(multiples[start]!)) extend([start]);
  return found;
}

export const lowestOn = ({ multiples }: Case, path: readonly number[]): number =>
  Math.min(...path.map((city) => multiples[city]!));

/** Fewest km (hops where `byKm` is false), then ids. */
export function nearestOf({ cities }: Case, paths: readonly number[][], byKm: boolean): number[] | null {
  const length = (path: readonly number[]): number =>
    path
      .slice(1)
      .reduce((far, city, k) => far + (byKm ? greatCircleKm(cities[path[k]!]!.point!, cities[city]!.point!) : 1), 0);
  const before = (a: readonly number[], b: readonly number[]): number => {
    for (let i = 0; i < Math.min(a.length, b.length); i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
    return a.length - b.length;
  };
  return [...paths].sort((a, b) => length(a) - length(b) || before(a, b))[0] ?? null;
}

/** Components of the cities that pass a test, each in canonical order. */
export function componentsOf({ multiples, tied }: Case, passes: (city: number) => boolean): number[][] {
  const left = new Set([...multiples.keys()].filter(passes));
  const found: number[][] = [];
  for (const start of left) {
    const members = [start];
    left.delete(start);
    for (const city of members)
      for (const next of left)
        if (tied(city, next)) {
          left.delete(next);
          members.push(next);
        }
    found.push(members.sort((a, b) => a - b));
  }
  return found;
}
