import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Bar, barcode, type Barcode } from "../../src/belts/barcode.ts";
import { belts } from "../../src/belts/belts.ts";
import { filtration, prominence } from "../../src/belts/filtration.ts";
import { type Case, cases, componentsOf, makeCase } from "./exhaustive.ts";

const barcodeOf = ({ form, multiples }: Case, hubLevel = 1): Barcode =>
  barcode(form, filtration(form, multiples), { hubLevel });

const levelsOf = ({ multiples }: Case): number[] =>
  [...new Set([...multiples].filter((multiple) => multiple >= 0))].sort((a, b) => b - a);

const atLevel = (one: Case, t: number): number[][] => componentsOf(one, (city) => one.multiples[city]! >= t);

/** The highest city of a component, the first by id of equal ones. */
const highestOf = ({ multiples }: Case, members: readonly number[]): number =>
  members.reduce((high, city) => (multiples[city]! > multiples[high]! ? city : high));

const isBelt = ({ multiples }: Case, members: readonly number[], hubLevel: number): boolean =>
  members.length >= 3 && members.filter((city) => multiples[city]! >= hubLevel).length >= 2;

const hubLevels = fc.constantFrom(0, 0.5, 1, 1.5);

describe("every life, from the components of G_t at every t", () => {
  const lifeByDefinition = (one: Case, peak: number, hubLevel: number) => {
    const lived = levelsOf(one).flatMap((t) =>
      atLevel(one, t)
        .filter((members) => highestOf(one, members) === peak)
        .map((members) => ({ t, members })),
    );
    const firstWhere = (holds: (members: readonly number[]) => boolean): number | null =>
      lived.find(({ members }) => holds(members))?.t ?? null;
    return {
      twoHubs: firstWhere((members) => members.filter((city) => one.multiples[city]! >= hubLevel).length >= 2),
      threeCities: firstWhere((members) => members.length >= 3),
      beltFrom: firstWhere((members) => isBelt(one, members, hubLevel)),
      cities: Math.max(0, ...lived.map(({ members }) => members.length)),
    };
  };

  test("levels and sizes, with equal and missing scores", () => {
    fc.assert(
      fc.property(cases, hubLevels, (one, hubLevel) => {
        for (const bar of barcodeOf(one, hubLevel).bars) {
          const { twoHubs, threeCities, beltFrom, cities } = bar;
          expect({ twoHubs, threeCities, beltFrom, cities }).toEqual(lifeByDefinition(one, bar.peak, hubLevel));
          expect(bar.wasBelt).toBe(beltFrom !== null);
        }
      }),
      { numRuns: 800, seed: 11 },
    );
  });

  test("a bar is alive at exactly the levels at which its peak is the highest of a component", () => {
    fc.assert(
      fc.property(cases, (one) => {
        const { bars } = barcodeOf(one);
        for (const t of levelsOf(one)) {
          const alive = bars.filter((bar) => bar.born >= t && (bar.absorbedAt === null || bar.absorbedAt < t));
          const highest = atLevel(one, t).map((members) => highestOf(one, members));
          expect(alive.map(({ peak }) => peak).sort((a, b) => a - b)).toEqual(highest.sort((a, b) => a - b));
        }
      }),
      { numRuns: 800, seed: 12 },
    );
  });

  test("after its end a component is part of the one that absorbed it", () => {
    fc.assert(
      fc.property(cases, (one) => {
        for (const { peak, absorbedAt, absorbedBy, col } of barcodeOf(one).bars) {
          expect([absorbedBy === null, col === null]).toEqual([absorbedAt === null, absorbedAt === null]);
          if (absorbedAt === null) continue;
          const home = atLevel(one, absorbedAt).find((members) => members.includes(peak))!;
          expect(home).toContain(absorbedBy);
          expect(home).toContain(col);
        }
      }),
      { numRuns: 400, seed: 13 },
    );
  });
});

describe("the counts", () => {
  test("read as a step function, they are those of G_t at every level", () => {
    fc.assert(
      fc.property(cases, hubLevels, (one, hubLevel) => {
        const { counts } = barcodeOf(one, hubLevel);
        for (const t of levelsOf(one)) {
          const members = atLevel(one, t);
          const row = counts.findLast((count) => count.t >= t)!;
          expect({ components: row.components, belts: row.belts }).toEqual({
            components: members.length,
            belts: members.filter((each) => isBelt(one, each, hubLevel)).length,
          });
          if (row.t === t) expect(row.cities).toBe(members.flat().length);
        }
      }),
      { numRuns: 800, seed: 14 },
    );
  });

  test("no row repeats the one before it, and levels fall", () => {
    fc.assert(
      fc.property(cases, (one) => {
        const { counts } = barcodeOf(one);
        counts.slice(1).forEach((row, k) => {
          const before = counts[k]!;
          expect(row.t).toBeLessThan(before.t);
          expect([row.components, row.belts]).not.toEqual([before.components, before.belts]);
        });
      }),
      { numRuns: 300, seed: 15 },
    );
  });

  test("at the hub level they count the belts that are found there", () => {
    fc.assert(
      fc.property(cases, (one) => {
        const found = belts(one.cities, one.form, one.multiples, { hubLevel: 1, threshold: 1 }).length;
        const row = barcodeOf(one).counts.findLast(({ t }) => t >= 1);
        expect(row?.belts ?? 0).toBe(found);
      }),
      { numRuns: 300, seed: 16 },
    );
  });
});

describe("small networks by hand", () => {
  test("two belts meet at a weak city: the lower one ends there, and one belt is left", () => {
    const one = makeCase(
      [5, 3, 1, 0.5, 4, 2, 1.5],
      [
        [0, 1],
        [1, 2],
        [2, 3],
        [3, 4],
        [4, 5],
        [5, 6],
      ],
    );
    const bar = (peak: number): Bar => barcodeOf(one).bars.find((each) => each.peak === peak)!;
    expect(bar(0)).toEqual({
      peak: 0,
      born: 5,
      twoHubs: 3,
      threeCities: 1,
      beltFrom: 1,
      absorbedAt: null,
      absorbedBy: null,
      col: null,
      cities: 7,
      wasBelt: true,
    });
    expect(bar(4)).toMatchObject({ beltFrom: 1.5, absorbedAt: 0.5, absorbedBy: 0, col: 3, cities: 3 });
    expect(barcodeOf(one).counts).toEqual([
      { t: 5, cities: 1, components: 1, belts: 0 },
      { t: 4, cities: 2, components: 2, belts: 0 },
      { t: 1.5, cities: 5, components: 2, belts: 1 },
      { t: 1, cities: 6, components: 2, belts: 2 },
      { t: 0.5, cities: 7, components: 1, belts: 1 },
    ]);
  });

  test("a plateau's second peak is kept, with prominence 0 and no city of its own", () => {
    const one = makeCase(
      [2, 2, 2],
      [
        [0, 2],
        [1, 2],
      ],
    );
    const { bars, counts } = barcodeOf(one);
    expect(bars[1]).toMatchObject({ peak: 1, born: 2, absorbedAt: 2, col: 2, cities: 0, wasBelt: false });
    expect(bars[0]).toMatchObject({ peak: 0, twoHubs: 2, threeCities: 2, beltFrom: 2, cities: 3 });
    expect(counts).toEqual([{ t: 2, cities: 3, components: 1, belts: 1 }]);
  });

  test("a network without any score has no bars and no counts", () => {
    expect(barcodeOf(makeCase([Number.NaN, Number.NaN], [[0, 1]]))).toEqual({ bars: [], counts: [] });
  });

  test("bars come by prominence, and equal ones in the order of arrival", () => {
    fc.assert(
      fc.property(cases, ({ form, multiples }) => {
        const tree = filtration(form, multiples);
        const { bars } = barcode(form, tree, { hubLevel: 1 });
        expect(bars.length).toBe(tree.peaks.length);
        bars.slice(1).forEach(({ peak }, k) => {
          const before = bars[k]!.peak;
          const fall = prominence(tree, before) - prominence(tree, peak);
          expect(fall > 0 || (fall === 0 && tree.rank[before]! < tree.rank[peak]!)).toBe(true);
        });
      }),
      { numRuns: 300, seed: 17 },
    );
  });
});
