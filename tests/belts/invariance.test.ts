/**
 * What must not matter to anything that is read off the belts: the labels of the cities, a city that has to do with
 * nobody, and the unit of the score.
 */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { areas } from "../../src/belts/areas.ts";
import { barcode } from "../../src/belts/barcode.ts";
import { belts } from "../../src/belts/belts.ts";
import { corridors } from "../../src/belts/corridors.ts";
import { dropOf } from "../../src/belts/drop.ts";
import { filtration, prominence } from "../../src/belts/filtration.ts";
import { hubClasses } from "../../src/belts/hub-classes.ts";
import { upliftSets } from "../../src/belts/uplift.ts";
import { widestLevels } from "../../src/belts/widest-levels.ts";
import { multiplesOf } from "../../src/network/score.ts";
import { type Case, makeCase } from "./exhaustive.ts";

const levels = { hubLevel: 1, isolationLevel: 0.5 };

/** Distinct scores of mean 1 at distinct places, well apart, so that no rule for equal ones decides. */
const distinctCases = fc.integer({ min: 2, max: 9 }).chain((n) =>
  fc
    .record({
      scores: fc.uniqueArray(fc.integer({ min: 1, max: 3000 }), { minLength: n, maxLength: n }),
      pairs: fc.array(fc.tuple(fc.nat(n - 1), fc.nat(n - 1)), { minLength: n, maxLength: 3 * n }),
      points: fc.uniqueArray(
        fc.record({ lon: fc.integer({ min: 0, max: 8000 }), lat: fc.integer({ min: 0, max: 8000 }) }),
        { minLength: n, maxLength: n, selector: ({ lon, lat }) => `${lon} ${lat}` },
      ),
      order: fc.shuffledSubarray([...Array(n).keys()], { minLength: n, maxLength: n }),
    })
    .map(({ scores, pairs, points, order }) => {
      const multiples = [...multiplesOf({ id: "score", values: Float64Array.from(scores) }).values];
      const places = points.map(({ lon, lat }) => ({ lon: 115 + lon / 1000, lat: 27 + lat / 1000 }));
      return { multiples, pairs, points: places, order };
    }),
);

/** Everything that is said of the cities, with their labels put through `labelOf`; lists that have no order sorted. */
function readOff(
  { cities, form, multiples }: Case,
  labelOf: (city: number) => number,
  [from, to]: readonly [number, number],
) {
  const tree = filtration(form, multiples);
  const named = (list: Iterable<number>): number[] => Array.from(list, (city) => (city < 0 ? -1 : labelOf(city)));
  const asSet = (list: Iterable<number>): number[] => named(list).sort((a, b) => a - b);
  const found = belts(cities, form, multiples, { hubLevel: 1, threshold: 1 });
  const area = areas(form, tree, { hubLevel: 1 });
  const widest = widestLevels(form, multiples, from);
  const uplift = upliftSets(cities, form, multiples, from, (city) => city === to, { level: 1, alternatives: 4 });
  const at = <T>(values: ArrayLike<T>): Map<number, T> =>
    new Map(Array.from(values, (value, city) => [labelOf(city), value] as const).sort((a, b) => a[0] - b[0]));
  return {
    peaks: Array.from(tree.peaks, (peak) => ({
      peak: labelOf(peak),
      col: tree.col[peak]! < 0 ? -1 : labelOf(tree.col[peak]!),
      parent: tree.parent[peak]! < 0 ? -1 : labelOf(tree.parent[peak]!),
      prominence: prominence(tree, peak),
      drop: dropOf(form, tree, peak).drop,
      rim: asSet(dropOf(form, tree, peak).rim),
    })),
    belts: found.map((belt) => ({
      cities: asSet(belt.cities),
      spine: named(belt.spine),
      bottleneck: labelOf(belt.bottleneck),
      lengthKm: belt.lengthKm,
    })),
    hubs: hubClasses(cities, form, tree, levels).map((hub) => ({
      ...hub,
      city: labelOf(hub.city),
      path: named(hub.path),
      gap: hub.gap === null ? null : labelOf(hub.gap),
    })),
    bars: barcode(form, tree, { hubLevel: 1 }).bars.map((bar) => ({
      ...bar,
      peak: labelOf(bar.peak),
      col: bar.col === null ? null : labelOf(bar.col),
      absorbedBy: bar.absorbedBy === null ? null : labelOf(bar.absorbedBy),
    })),
    corridors: corridors(cities, form, multiples, from, to, { runnersUp: 4 }).list.map((corridor) => ({
      ...corridor,
      path: named(corridor.path),
      bottleneck: labelOf(corridor.bottleneck),
    })),
    uplift: uplift.sets.map((set) => ({ ...set, cities: asSet(set.cities), path: named(set.path) })),
    area: at(Array.from(area, (hub) => (hub < 0 ? -1 : labelOf(hub)))),
    widest: at(widest),
  };
}

/** The same, numbers to 1e-12. */
function expectAlike(a: unknown, b: unknown, at = "it"): void {
  const plain = (value: unknown): unknown =>
    value instanceof Map ? [...value] : ArrayBuffer.isView(value) ? [...(value as Float64Array)] : value;
  const [one, other] = [plain(a), plain(b)];
  if (typeof one === "number" && typeof other === "number") {
    const same = Object.is(one, other) || Math.abs(one - other) <= 1e-12 * Math.max(1, Math.abs(one), Math.abs(other));
    if (!same) throw new Error(`${at}: ${one} and ${other}`);
  } else if (typeof one === "object" && one !== null && typeof other === "object" && other !== null) {
    expect(Object.keys(one), at).toEqual(Object.keys(other));
    for (const key of Object.keys(one))
      expectAlike((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key], `${at}.${key}`);
  } else expect(one, at).toBe(other);
}

test("relabelling the cities changes only the labels", () => {
  let several = 0;
  fc.assert(
    fc.property(distinctCases, ({ multiples, pairs, points, order }) => {
      // City `order[k]` of the first becomes city k of the second.
      const place = order.map((_, city) => order.indexOf(city));
      const first = makeCase(multiples, pairs, points);
      const second = makeCase(
        order.map((city) => multiples[city]!),
        pairs.map(([a, b]) => [place[a]!, place[b]!] as const),
        order.map((city) => points[city]!),
      );
      const said = readOff(first, (city) => city, [0, 1]);
      if (said.corridors.length > 1 && said.uplift.length > 0) several++;
      expectAlike(
        readOff(second, (city) => order[city]!, [place[0]!, place[1]!]),
        said,
      );
    }),
    { numRuns: 400, seed: 11 },
  );
  expect(several).toBeGreaterThan(40);
});

test("an added isolate whose score is the mean changes no class, col, belt, corridor, uplift or area", () => {
  fc.assert(
    fc.property(distinctCases, ({ multiples, pairs, points }) => {
      const scored = (values: readonly number[]): number[] => [
        ...multiplesOf({ id: "score", values: Float64Array.from(values) }).values,
      ];
      const before = makeCase(scored(multiples), pairs, points);
      const after = makeCase(scored([...multiples, 1]), pairs, [...points, { lon: 119, lat: 31 }]);
      const isolate = multiples.length;
      // The isolate itself is a hub and a peak; it is left out of what is compared.
      const said = readOff(after, (city) => city, [0, 1]);
      said.area.delete(isolate);
      said.widest.delete(isolate);
      const others = {
        ...said,
        peaks: said.peaks.filter(({ peak }) => peak !== isolate),
        hubs: said.hubs.filter(({ city }) => city !== isolate),
        bars: said.bars.filter(({ peak }) => peak !== isolate),
      };
      expectAlike(
        others,
        readOff(before, (city) => city, [0, 1]),
      );
    }),
    { numRuns: 200, seed: 12 },
  );
});

test("scores x 8 change no bit of a multiple", () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constant(Number.NaN), fc.double({ min: 0, max: 1e6, noNaN: true })), { maxLength: 9 }),
      (scores) => {
        const values = Float64Array.from([1, ...scores]);
        const eight = multiplesOf({ id: "score", values: values.map((value) => value * 8) });
        expect(eight.values).toEqual(multiplesOf({ id: "score", values }).values);
      },
    ),
    { seed: 13 },
  );
});
