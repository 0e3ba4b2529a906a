import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { belts } from "../../src/belts/belts.ts";
import { branchTies } from "../../src/belts/branch-ties.ts";
import type { City } from "../../src/network/city.ts";
import { compactUndirected, type Compact } from "../../src/network/compact.ts";
import { greatCircleKm } from "../../src/network/great-circle.ts";
import { makeLayer } from "../../src/network/make-layer.ts";

interface Drawn {
  readonly cities: readonly City[];
  readonly form: Compact;
}

type Pair = readonly [number, number, number];

const networkOf = (n: number, pairs: readonly Pair[], lons: readonly (number | null)[]): Drawn => {
  const once = new Map(
    pairs
      .filter(([a, b]) => a !== b)
      .map(([a, b, strength]) => [`${Math.min(a, b)} ${Math.max(a, b)}`, [a, b, strength]]),
  );
  const ties = [...once.values()].map(([source, target, strength]) => ({
    source: source!,
    target: target!,
    strength: strength!,
  }));
  const cities = lons.map((lon, k) => ({
    id: `c${k}`,
    name: { en: `c${k}`, zh: `c${k}` },
    province: null,
    point: lon === null ? null : { lon, lat: 30 },
  }));
  return { cities, form: compactUndirected(n, makeLayer({ id: "test" }, ties)) };
};

/** The definition: every tie is tried at every step. */
function byDefinition(
  { cities, form }: Drawn,
  members: readonly number[],
  spine: readonly number[],
): [number, number][] {
  const reached = [...spine];
  const found: [number, number][] = [];
  for (;;) {
    const ways = reached.flatMap((from) =>
      members
        .filter((to) => !reached.includes(to))
        .flatMap((to) => {
          const slot = form.neighbours.subarray(form.offsets[from], form.offsets[from + 1]).indexOf(to);
          if (slot < 0) return [];
          const [a, b] = [cities[from]!.point, cities[to]!.point];
          const km = a === null || b === null ? 1e9 : greatCircleKm(a, b);
          return [{ from, to, strength: form.strengths[form.offsets[from]! + slot]!, km }];
        }),
    );
    const [best] = ways.sort(
      (x, y) =>
        y.strength - x.strength ||
        x.km - y.km ||
        Math.min(x.from, x.to) - Math.min(y.from, y.to) ||
        Math.max(x.from, x.to) - Math.max(y.from, y.to),
    );
    if (best === undefined) return found;
    found.push([best.from, best.to]);
    reached.push(best.to);
  }
}

const drawn = fc.integer({ min: 3, max: 9 }).chain((n) =>
  fc
    .record({
      pairs: fc.array(fc.tuple(fc.nat(n - 1), fc.nat(n - 1), fc.constantFrom(1, 1, 2)), {
        minLength: n,
        maxLength: 3 * n,
      }),
      lons: fc.array(fc.constantFrom(115, 116, 118, null), { minLength: n, maxLength: n }),
    })
    .map(({ pairs, lons }) => networkOf(n, pairs, lons)),
);

describe("branch ties", () => {
  test("are those of the definition, one for every branch", () => {
    let several = 0;
    fc.assert(
      fc.property(drawn, fc.array(fc.constantFrom(0.5, 1, 1, 2), { minLength: 9, maxLength: 9 }), (one, scores) => {
        const multiples = Float64Array.from(scores.slice(0, one.form.n));
        for (const belt of belts(one.cities, one.form, multiples, { hubLevel: 1, threshold: 1 })) {
          const found = branchTies(one.cities, one.form, belt);
          expect(found).toEqual(byDefinition(one, belt.cities, belt.spine));
          expect(found.map(([, to]) => to).sort((a, b) => a - b)).toEqual(belt.branches);
          if (found.length > 1) several++;
        }
      }),
      { numRuns: 500, seed: 61 },
    );
    expect(several).toBeGreaterThan(50);
  });

  test("a strong tie far out goes before a weak one nearer the spine", () => {
    // Spine 0-1; 2 hangs on 0 by 5; 3 on 2 by 4, on 1 by 3.
    const one = networkOf(
      4,
      [
        [0, 1, 1],
        [0, 2, 5],
        [2, 3, 4],
        [1, 3, 3],
      ],
      [115, 116, 115, 116],
    );
    expect(branchTies(one.cities, one.form, { cities: [0, 1, 2, 3], spine: [0, 1] })).toEqual([
      [0, 2],
      [2, 3],
    ]);
  });

  test("a tie to a city outside the belt is none", () => {
    const one = networkOf(
      4,
      [
        [0, 1, 1],
        [0, 3, 9],
        [3, 2, 9],
        [1, 2, 1],
      ],
      [115, 116, 115, 116],
    );
    expect(branchTies(one.cities, one.form, { cities: [0, 1, 2], spine: [0, 1] })).toEqual([[1, 2]]);
  });
});
