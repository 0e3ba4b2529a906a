import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { equalCost, type Uplift, type UpliftSet, upliftSets } from "../../src/belts/uplift.ts";
import { greatCircleKm } from "../../src/network/great-circle.ts";
import { type Case, cases, componentsOf, makeCase, nearestOf, simplePaths } from "./exhaustive.ts";

interface Asked {
  readonly from: number;
  readonly targets: readonly number[];
  readonly level: number;
  readonly alternatives: number;
}

const run = (one: Case, { from, targets, level, alternatives }: Asked): Uplift =>
  upliftSets(one.cities, one.form, one.multiples, from, (city) => targets.includes(city), { level, alternatives });

/** The definition: every subset of the cities below the level, by brute force. */
function byDefinition(one: Case, { from, targets, level }: Asked): UpliftSet[] {
  const n = one.multiples.length;
  const others = new Set(targets.filter((city) => city !== from));
  const isIn = (set: number) => (city: number) => one.multiples[city]! >= level || ((set >> city) & 1) === 1;
  const joins = (set: number): boolean =>
    componentsOf(one, isIn(set)).some((part) => part.includes(from) && part.some((city) => others.has(city)));
  const low = [...one.multiples.keys()].filter((city) => one.multiples[city]! < level);
  const subsets = Array.from({ length: 2 ** n }, (_, set) => set).filter((set) =>
    Array.from({ length: n }, (_, city) => city).every((city) => ((set >> city) & 1) === 0 || low.includes(city)),
  );
  const joining = subsets.filter(joins);
  const minimal = joining.filter((set) => !joining.some((other) => other !== set && (other & set) === other));
  const measured = one.cities.every(({ point }) => point !== null);
  const km = (path: readonly number[]): number =>
    path
      .slice(1)
      .reduce((far, city, k) => far + greatCircleKm(one.cities[path[k]!]!.point!, one.cities[city]!.point!), 0);
  const ways = simplePaths(one, from).filter(
    (path) => others.has(path.at(-1)!) && !path.slice(1, -1).some((city) => others.has(city)),
  );
  const found = minimal.map((set): UpliftSet => {
    const cities = low.filter((city) => ((set >> city) & 1) === 1);
    const path =
      nearestOf(
        one,
        ways.filter((way) => way.every(isIn(set))),
        measured,
      ) ?? [];
    const cost = cities.reduce((total, city) => total + level - one.multiples[city]!, 0);
    return { cities, cost, path, lengthKm: measured ? km(path) : null };
  });
  const isEqual = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-12 * Math.max(a, b);
  const length = (set: UpliftSet): number => set.lengthKm ?? set.path.length;
  return found.sort(
    (a, b) =>
      (isEqual(a.cost, b.cost) ? 0 : a.cost - b.cost) ||
      a.cities.length - b.cities.length ||
      (isEqual(length(a), length(b)) ? 0 : length(a) - length(b)) ||
      compare(a.cities, b.cities),
  );
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [k, city] of a.entries()) if (city !== b[k]) return city - b[k]!;
  return 0;
}

const asked = (one: Case): fc.Arbitrary<Asked> =>
  fc.record({
    from: fc.nat(one.cities.length - 1),
    targets: fc.uniqueArray(fc.nat(one.cities.length - 1), { maxLength: 3 }),
    level: fc.constantFrom(0, 0.5, 1, 2.5),
    alternatives: fc.constantFrom(0, 1, 5, 50),
  });

/** More ties than in `cases`, so that there are several ways. */
const tight: fc.Arbitrary<Case> = fc
  .record({
    multiples: fc.oneof(
      fc.array(fc.constantFrom(0, 0.25, 0.5, 0.75, 1, Number.NaN), { minLength: 7, maxLength: 7 }),
      fc.array(fc.double({ min: 0, max: 1.5, noNaN: true }), { minLength: 7, maxLength: 7 }),
    ),
    pairs: fc.array(fc.tuple(fc.nat(6), fc.nat(6)), { minLength: 8, maxLength: 18 }),
    points: fc.option(
      fc.array(fc.record({ lon: fc.integer({ min: 115, max: 123 }), lat: fc.integer({ min: 27, max: 35 }) }), {
        minLength: 7,
        maxLength: 7,
      }),
    ),
  })
  .map(({ multiples, pairs, points }) => makeCase(multiples, pairs, points));

/** A ladder of hubs, one after another with two equal cities at 0.5 side by side in between. */
function rungsOf(rungs: number): Case {
  const pairs: [number, number][] = [];
  const multiples = [2];
  for (let rung = 0; rung < rungs; rung++) {
    const [hub, a, b, next] = [3 * rung, 3 * rung + 1, 3 * rung + 2, 3 * rung + 3];
    pairs.push([hub, a], [hub, b], [a, next], [b, next]);
    multiples.push(0.5, 0.5, 2);
  }
  return makeCase(multiples, pairs);
}

describe("uplift", () => {
  test("lists the sets minimal by inclusion, in the order of the definition", () => {
    let several = 0;
    fc.assert(
      fc.property(
        fc.oneof(cases, tight).chain((one) => fc.tuple(fc.constant(one), asked(one))),
        ([one, ask]) => {
          const found = run(one, ask);
          const expected = Number.isNaN(one.multiples[ask.from]!) ? [] : byDefinition(one, ask);
          expect(found.joined).toBe(expected.length === 1 && expected[0]!.cities.length === 0);
          const wanted = found.joined ? 0 : 1 + ask.alternatives;
          if (expected.length > 1) several++;
          expect(found.sets.map(({ cities }) => cities)).toEqual(expected.slice(0, wanted).map(({ cities }) => cities));
          expect(found.more).toBe(!found.joined && expected.length > wanted);
          expect(found.complete).toBe(true);
          for (const [k, set] of found.sets.entries()) {
            expect(set.cost).toBeCloseTo(expected[k]!.cost, 9);
            expect(set.path).toEqual(expected[k]!.path);
          }
        },
      ),
      { numRuns: 1200, seed: 11 },
    );
    expect(several).toBeGreaterThan(100);
  });

  test("of dense networks too, where most simple paths have chords", () => {
    const dense = fc
      .record({
        multiples: fc.array(fc.constantFrom(0, 0.25, 0.5, 1), { minLength: 9, maxLength: 9 }),
        pairs: fc.array(fc.tuple(fc.nat(8), fc.nat(8)), { minLength: 14, maxLength: 24 }),
      })
      .map(({ multiples, pairs }) => makeCase(multiples, pairs));
    fc.assert(
      fc.property(dense, (one) => {
        const ask = { from: 0, targets: [8], level: 1, alternatives: 50 };
        const expected = byDefinition(one, ask);
        const found = run(one, ask);
        const sets = found.joined ? [[]] : found.sets.map(({ cities }) => cities);
        expect(sets).toEqual(expected.map(({ cities }) => cities));
      }),
      { numRuns: 100, seed: 12 },
    );
  });

  test("is the same network under other ids", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1.2, noNaN: true }), { minLength: 8, maxLength: 8 }),
        fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { minLength: 8, maxLength: 16 }),
        fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 8 }),
        (multiples, pairs, place) => {
          const renamed: number[] = [];
          for (const [city, at] of place.entries()) renamed[at] = multiples[city]!;
          const there = makeCase(
            renamed,
            pairs.map(([a, b]) => [place[a]!, place[b]!] as const),
          );
          const here = makeCase(multiples, pairs);
          const ask = { from: 0, targets: [7], level: 1, alternatives: 50 };
          const costs = run(here, ask).sets.map(({ cost }) => cost);
          const others = run(there, { ...ask, from: place[0]!, targets: [place[7]!] }).sets.map(({ cost }) => cost);
          expect(others.length).toBe(costs.length);
          for (const [k, cost] of costs.entries()) expect(others[k]).toBeCloseTo(cost, 12);
        },
      ),
      { numRuns: 200, seed: 13 },
    );
  });

  test("a city already in the component of a target needs no lift, one without a score has none", () => {
    const one = makeCase(
      [1, 1, Number.NaN, 0.5],
      [
        [0, 1],
        [1, 2],
        [2, 3],
      ],
    );
    const ask = { from: 0, level: 1, alternatives: 5 };
    expect(run(one, { ...ask, targets: [1] })).toMatchObject({ joined: true, sets: [] });
    expect(run(one, { ...ask, targets: [3] })).toMatchObject({ joined: false, sets: [], more: false });
    expect(run(one, { ...ask, from: 2, targets: [1] })).toMatchObject({ joined: false, sets: [] });
    expect(run(one, { ...ask, targets: [0] }).joined).toBe(false);
  });

  test("both ends are lifted when they are below the level", () => {
    const one = makeCase(
      [0.5, 0.75, 0.25],
      [
        [0, 1],
        [1, 2],
      ],
    );
    const { sets } = run(one, { from: 0, targets: [2], level: 1, alternatives: 5 });
    expect(sets).toMatchObject([{ cities: [0, 1, 2], cost: 1.5, path: [0, 1, 2] }]);
  });

  test("a long free detour adds no set: only lifted cities tell ways apart", () => {
    // Two ways through the component 0-1-2-3-4-5 of the start to the only gap, 6.
    const one = makeCase(
      [2, 2, 2, 2, 2, 2, 0.5, 2],
      [
        [0, 1],
        [1, 2],
        [2, 3],
        [0, 4],
        [4, 5],
        [3, 6],
        [5, 6],
        [1, 5],
        [6, 7],
      ],
    );
    const found = run(one, { from: 0, targets: [7], level: 1, alternatives: 5 });
    expect(found).toMatchObject({ sets: [{ cities: [6], cost: 0.5 }], more: false, complete: true });
  });

  test("lifts too small to add to the sum still count as cities", () => {
    // From 1 to 3 the way by 2, which costs next to nothing, is met before the free one by 5.
    const tiny = 1 - 2 ** -53;
    const one = makeCase(
      [2, 0, tiny, tiny, 2, 2],
      [
        [0, 1],
        [1, 2],
        [2, 3],
        [1, 5],
        [5, 3],
        [3, 4],
      ],
    );
    const found = run(one, { from: 0, targets: [4], level: 1, alternatives: 5 });
    expect(found.sets.map(({ cities }) => cities)).toEqual([[1, 3]]);
  });

  test("where very many sets cost the same, says that not all were compared, and stops", () => {
    // 2^12 sets of one cost.
    const rungs = 12;
    const one = rungsOf(rungs);
    const ask = { from: 0, targets: [3 * rungs], level: 1, alternatives: 3 };
    const found = run(one, ask);
    expect(found).toMatchObject({ complete: false, more: true });
    expect(found.sets.map(({ cost }) => cost)).toEqual([6, 6, 6, 6]);
    const fewer = run(rungsOf(4), { ...ask, targets: [12] });
    expect(fewer).toMatchObject({ complete: true, more: true });
    expect(fewer.sets.map(({ cities }) => cities).slice(0, 2)).toEqual([
      [1, 4, 7, 10],
      [1, 4, 7, 11],
    ]);
  });

  test("costs that differ by rounding alone are equal", () => {
    expect(equalCost).toBeGreaterThan(Number.EPSILON);
    // 0.1 + 0.2 and 0.3 are not the same number: the single city goes first, being one.
    const one = makeCase(
      [2, 0.9, 0.8, 0.7 - 1e-16, 2],
      [
        [0, 1],
        [1, 2],
        [2, 4],
        [0, 3],
        [3, 4],
      ],
    );
    const { sets } = run(one, { from: 0, targets: [4], level: 1, alternatives: 5 });
    expect(sets.map(({ cities }) => cities)).toEqual([[3], [1, 2]]);
    expect(sets[0]!.cost).toBeGreaterThan(sets[1]!.cost);
  });

  test("compares exactly 1,000 sets of one cost beyond those wanted", () => {
    // Ten rungs of two equal ways: 1,024 sets.
    const one = rungsOf(10);
    const ask = { from: 0, targets: [30], level: 1 };
    expect(run(one, { ...ask, alternatives: 23 })).toMatchObject({ complete: true, compared: 1024, more: true });
    expect(run(one, { ...ask, alternatives: 22 })).toMatchObject({ complete: false, compared: 1023, more: true });
  });

  test("sets whose costs differ by the order of summing alone are all looked at", () => {
    // Along 1-2-3 the lifts add up to a little more than along 4-5-6, which are the same lifts backwards.
    const lifts = [0.95, 0.65, 0.3];
    const along = (list: readonly number[]): number => list.reduce((total, multiple) => total + (1 - multiple), 0);
    expect(along(lifts)).toBeGreaterThan(along([...lifts].reverse()));
    const one = makeCase(
      [2, ...lifts, ...[...lifts].reverse(), 2],
      [
        [0, 1],
        [1, 2],
        [2, 3],
        [3, 7],
        [0, 4],
        [4, 5],
        [5, 6],
        [6, 7],
      ],
    );
    const { sets, more } = run(one, { from: 0, targets: [7], level: 1, alternatives: 0 });
    expect(sets.map(({ cities }) => cities)).toEqual([[1, 2, 3]]);
    expect(more).toBe(true);
  });

  test("when the ties that may be looked at are spent, what is listed still costs least", () => {
    // A square of 12 x 12 zeros between two corners: very many sets of 22 cities, and no cheaper one.
    const side = 12;
    const pairs: [number, number][] = [];
    for (let a = 0; a < side * side; a++) {
      if (a % side < side - 1) pairs.push([a, a + 1]);
      if (a + side < side * side) pairs.push([a, a + side]);
    }
    const last = side * side - 1;
    const one = makeCase(
      Array.from({ length: side * side }, (_, k) => (k === 0 || k === last ? 2 : 0)),
      pairs,
    );
    const few = { level: 1, alternatives: 5, mostLooked: 20_000 };
    const found = upliftSets(one.cities, one.form, one.multiples, 0, (city) => city === last, few);
    expect(found).toMatchObject({ complete: false, more: true });
    expect(found.compared).toBeLessThan(1000);
    expect(found.sets.length).toBeGreaterThan(0);
    for (const { cost, cities, path } of found.sets) {
      expect(cost).toBe(21);
      expect(path.slice(1, -1).sort((a, b) => a - b)).toEqual(cities);
    }
    const least = upliftSets(one.cities, one.form, one.multiples, 0, (city) => city === last, {
      ...few,
      mostLooked: 0,
    });
    expect(least).toMatchObject({ complete: false, more: true, compared: 1 });
    expect(least.sets.map(({ cost }) => cost)).toEqual([21]);
  });

  test("the sets found within any limit are the first of all, but for the order of equal ones", () => {
    fc.assert(
      fc.property(tight, fc.integer({ min: 0, max: 400 }), (one, mostLooked) => {
        const options = { level: 1, alternatives: 50 };
        const isTarget = (city: number): boolean => city === 6;
        const all = upliftSets(one.cities, one.form, one.multiples, 0, isTarget, options);
        const some = upliftSets(one.cities, one.form, one.multiples, 0, isTarget, { ...options, mostLooked });
        expect(some.joined).toBe(all.joined);
        expect(some.sets.length > 0).toBe(all.sets.length > 0);
        if (some.complete) expect(some).toEqual(all);
        for (const [k, { cost }] of some.sets.entries()) expect(cost).toBeCloseTo(all.sets[k]!.cost, 12);
      }),
      { numRuns: 400, seed: 14 },
    );
  });
});
