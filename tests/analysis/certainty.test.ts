import { beforeAll, describe, expect, test } from "vitest";
import { optionValues } from "../../src/analysis/analysis.ts";
import { beltOptionSpecs, type BeltOptions } from "../../src/analysis/belt-reading.ts";
import { ofDraws } from "../../src/analysis/wording.ts";
import { type CertaintyOptions, certaintyOf, certaintyOptionSpecs } from "../../src/analysis/certainty.ts";
import { certaintyPart, type CertaintyPart } from "../../src/analysis/certainty-result.ts";
import { beltsOf } from "../../src/analysis/belts.ts";
import type { Context } from "../../src/analysis/context.ts";
import { openLoose } from "../../src/analysis/open.ts";
import { readSideBySide } from "../../src/analysis/side-by-side.ts";
import { drawShares, drawSharesKernel } from "../../src/belts/draw-shares.ts";
import { drawnMultiples } from "../../src/belts/score-draws.ts";
import { prominenceDraws, prominenceTestKernel } from "../../src/belts/prominence-test.ts";
import type { DeclaredDataset } from "../../src/dataset/declared.ts";
import { inPlace } from "../../src/support/pool.ts";
import { openFolder, text } from "../read-folder.ts";

const context: Context = {
  pool: inPlace({ [drawSharesKernel]: drawShares, [prominenceTestKernel]: prominenceDraws }),
};

type Options = BeltOptions & CertaintyOptions;

const optionsOf = (set: Partial<Options>): Options =>
  optionValues(
    { options: [...beltOptionSpecs, ...certaintyOptionSpecs] },
    { draws: 200, permutations: 99, ...set },
  ) as unknown as Options;

async function run(dataset: DeclaredDataset, set: Partial<Options> = {}): Promise<CertaintyPart> {
  const options = optionsOf(set);
  const [reading] = readSideBySide(dataset, options);
  return certaintyOf(dataset, reading, options, context);
}

/** Three strong cities A B C in a row, a low one D, and E beyond it. `se` is missing in B. */
function row(seOfA = "0.2", seOfE = "3"): DeclaredDataset {
  const cities = `id,name_en,name_zh,innovation,se\nA,Ada,甲,8,${seOfA}\nB,Bea,乙,6,\nC,Cay,丙,7,0.2\nD,Dee,丁,1,0.1\nE,Eve,戊,5,${seOfE}\nF,Fay,己,,1\n`;
  const ties = "source,target,strength\nA,B,1\nB,C,1\nC,D,1\nD,E,1\nE,F,1\n";
  return openLoose({ cities: text("cities.csv", cities), ties: [{ layer: "rail", file: text("rail.csv", ties) }] })
    .dataset;
}

describe("the Yangtze River Delta", () => {
  let dataset: DeclaredDataset;
  let result: CertaintyPart;
  beforeAll(async () => {
    dataset = openFolder("data/yrd").dataset;
    result = await run(dataset, { draws: 400, permutations: 199 });
  });

  test("has the shape it says it has", () => {
    expect(certaintyPart.parse(result)).toEqual(result);
  });

  test("lists the hubs and peaks of the belts, with a drop that equals the prominence", () => {
    const part = beltsOf(dataset, optionsOf({}));
    expect(result.hubs.map(({ id }) => id)).toEqual(part.hubs.map(({ id }) => id));
    const peaks = new Map(part.peaks.map((peak) => [peak.id, peak]));
    for (const hub of result.hubs) {
      const peak = peaks.get(hub.id);
      expect(hub.peak).toBe(peak !== undefined);
      expect(hub.drop).toBe(peak?.prominence ?? null);
      expect(hub.rim[0]).toBe(peak?.col?.id);
      if (peak?.col) expect(hub.p).toBeGreaterThanOrEqual(1 / (hub.counted! + 1));
      else expect([hub.p, hub.counted, hub.smallestP]).toEqual([null, null, null]);
      expect(hub.robust).toBe(hub.e === null || hub.drop === null ? null : hub.drop > 2 * hub.e);
    }
    expect(result.hubs.filter(({ p }) => p !== null).length).toBeGreaterThan(1);
  });

  test("adjusted p are never below p and keep its order", () => {
    const tested = result.hubs.filter(({ p }) => p !== null).sort((a, b) => a.p! - b.p!);
    for (const hub of tested) expect(hub.adjustedP).toBeGreaterThanOrEqual(hub.p!);
    for (let k = 1; k < tested.length; k++)
      expect(tested[k]!.adjustedP).toBeGreaterThanOrEqual(tested[k - 1]!.adjustedP!);
    expect(tested.at(-1)!.adjustedP).toBe(tested.at(-1)!.p);
  });

  test("shares of a city's classes sum to 1, those of its cols and of having none to at most 1", () => {
    expect(result.draws).toMatchObject({ draws: 400, weights: "dirichlet", standardErrors: null });
    for (const city of result.draws!.cities) {
      const { belt, paired, sector, isolated, none } = city.classes;
      expect(belt + paired + sector + isolated).toBeCloseTo(city.hubShare, 12);
      expect(none).toBeCloseTo(1 - city.hubShare, 12);
      const cols = city.cols.reduce((total, { share }) => total + share, 0);
      if (city.noCol === null) expect([city.peakShare, cols]).toEqual([0, 0]);
      else if (city.cols.length < 10) expect(cols + city.noCol).toBeCloseTo(1, 12);
      expect(city.cols.map(({ share }) => share)).toEqual(city.cols.map(({ share }) => share).sort((a, b) => b - a));
    }
    const hubs = new Set(result.draws!.cities.map(({ id }) => id));
    for (const { id } of result.hubs) expect(hubs.has(id)).toBe(true);
    for (const { a, b } of result.draws!.pairs) expect([hubs.has(a), hubs.has(b), a < b]).toEqual([true, true, true]);
  });

  test("Shanghai, the highest with any weights, is a belt hub without a col in every draw", () => {
    const shanghai = result.draws!.cities[0]!;
    expect(shanghai).toMatchObject({ id: "310000", hubShare: 1, peakShare: 1, cols: [], noCol: 1 });
    expect(shanghai.classes.belt).toBe(1);
  });

  test("the same seed gives the same bytes, another one other draws", async () => {
    const again = await run(dataset, { draws: 400, permutations: 199 });
    expect(JSON.stringify(again)).toBe(JSON.stringify(result));
    const other = await run(dataset, { draws: 400, permutations: 0, seed: 2 });
    expect(other.draws!.cities[0]!.multiple).not.toEqual(result.draws!.cities[0]!.multiple);
  });

  test("0 draws and 0 permutations leave their part out, without a note", async () => {
    const none = await run(dataset, { draws: 0, permutations: 0 });
    expect(certaintyPart.parse(none)).toMatchObject({ draws: null, notes: [] });
    for (const { p, e, robust } of none.hubs) expect([p, e, robust]).toEqual([null, null, null]);
    expect(none.hubs.map(({ drop }) => drop)).toEqual(result.hubs.map(({ drop }) => drop));
  });

  test("standard errors of an index come on top of its weights", async () => {
    const [errors] = dataset.indicators.keys();
    const both = await run(dataset, { draws: 50, permutations: 0, standardErrors: errors! });
    expect(both.draws).toMatchObject({ weights: "dirichlet", standardErrors: errors });
  });
});

describe("a single indicator", () => {
  test("has nothing to draw without standard errors, and says so", async () => {
    const result = await run(row(), { score: "innovation", permutations: 0 });
    expect(result.draws).toBeNull();
    expect(result.notes.map(({ en }) => en)).toEqual([expect.stringContaining("nothing to draw anew")]);
    expect(result.hubs.map(({ id, e }) => [id, e])).toEqual([
      ["A", null],
      ["C", null],
      ["B", null],
    ]);
  });

  test("is drawn within its standard errors, in the unit of the score", async () => {
    const result = await run(row(), { score: "innovation", standardErrors: "se", draws: 2000, permutations: 0 });
    expect(certaintyPart.parse(result)).toEqual(result);
    expect(result.draws).toMatchObject({ weights: "fixed", standardErrors: "se" });
    // Scores 8 6 7 1 5, mean 5.4: A is a peak with no rim, C one with rim B (col, as high as the drop says).
    const [a, c] = result.hubs;
    expect(a).toMatchObject({ id: "A", peak: true, rim: [], drop: 8 / 5.4 });
    expect(c).toMatchObject({ id: "C", peak: true, rim: ["B", "D"], drop: 7 / 5.4 - 6 / 5.4 });
    // B has no error of its own; its multiple moves with the mean of all, mostly by E: se of the mean about 0.6.
    expect(c!.e).toBeGreaterThan(0.15);
    expect(c!.robust).toBe(false);
    expect(result.notes.map(({ en }) => en)).toEqual([
      "Cities with a score but without a standard error in se: 1. Their scores are taken as exact.",
    ]);
    // E has 5 and an error of 3: a hub in about half of the draws.
    const e = result.draws!.cities.find(({ id }) => id === "E")!;
    expect(e.hubShare).toBeGreaterThan(0.35);
    expect(e.hubShare).toBeLessThan(0.55);
    // E is cut off by D, 1 / 5.4: isolated whenever it is a hub.
    expect(e.classes.isolated).toBe(e.hubShare);
    // The city without a score is in no draw.
    expect(result.draws!.cities.map(({ id }) => id)).not.toContain("F");
  });

  test("is robust where the errors are small beside the drop", async () => {
    const result = await run(row("0.2", "0.2"), { score: "innovation", standardErrors: "se", permutations: 0 });
    const c = result.hubs.find(({ id }) => id === "C")!;
    expect(c.robust).toBe(true);
    expect(2 * c.e!).toBeLessThan(c.drop!);
    expect(result.hubs.find(({ id }) => id === "B")).toMatchObject({ peak: false, drop: null, e: null, robust: null });
  });

  test("a name that is no indicator is refused with the nearest, even without draws", async () => {
    await expect(run(row(), { score: "innovation", standardErrors: "sd", draws: 0 })).rejects.toMatchObject({
      code: "usage",
      wayOut: { en: "Did you mean se?" },
    });
  });

  test("a standard error below 0 is refused", async () => {
    await expect(run(row("-1"), { score: "innovation", standardErrors: "se" })).rejects.toMatchObject({
      code: "analysis",
      message: expect.stringContaining("below 0 in Ada"),
    });
  });
});

describe("e", () => {
  test("is the largest 95 % deviation over the hub and its rim, worked out draw by draw", async () => {
    const dataset = openFolder("data/yrd").dataset;
    const options = optionsOf({ draws: 300, permutations: 0 });
    const [reading] = readSideBySide(dataset, options);
    const { hubs } = await certaintyOf(dataset, reading, options, context);
    const source = {
      parts: reading.evaluated.parts.map(({ multiples }) => multiples),
      multiples: reading.multiples.values,
      standardErrors: null,
    };
    const draws = Array.from({ length: 300 }, (_, i) => drawnMultiples(source, options.seed, i));
    const deviation = (id: string): number => {
      const city = dataset.network.indexOf.get(id)!;
      const away = draws.map((drawn) => Math.abs(drawn[city]! - reading.multiples.values[city]!)).sort((a, b) => a - b);
      const place = 0.95 * (away.length - 1);
      const below = Math.floor(place);
      return away[below]! + (place - below) * (away[below + 1]! - away[below]!);
    };
    let byRim = 0;
    for (const { id, e, rim } of hubs.filter(({ peak }) => peak)) {
      expect(e).toBeCloseTo(Math.max(...[id, ...rim].map(deviation)), 12);
      if (e! > deviation(id)) byRim++;
    }
    expect(byRim).toBeGreaterThan(0);
  });

  test("is doubled before a drop is called robust", async () => {
    // B stands 0.6 above its col; an error of about 0.36 (95 %) is less than that, and more than half of it.
    const cities = "id,score,se\nA,5,0\nB,2,0.6\nc,0.5,0\n";
    const dataset = openLoose({
      cities: text("cities.csv", cities),
      ties: [{ layer: "rail", file: text("rail.csv", "source,target\nA,c\nc,B\n") }],
    }).dataset;
    const set = { score: "score", standardErrors: "se", draws: 2000, permutations: 0, hubLevel: 0.5 };
    const { hubs } = await run(dataset, set);
    const hub = hubs.find(({ id }) => id === "B")!;
    expect(hub.drop).toBeCloseTo(0.6, 12);
    expect(hub.e).toBeLessThan(hub.drop!);
    expect(2 * hub.e!).toBeGreaterThan(hub.drop!);
    expect(hub.robust).toBe(false);
  });

  test("is of standard errors of the year of the score, where there are any", async () => {
    const dataset = openFolder("data/yrd").dataset;
    const of = (year: string) =>
      run(dataset, { score: "gdp", year, standardErrors: "va_primary", draws: 50, permutations: 0 });
    const [early, late] = [await of("2005"), await of("2021")];
    for (const { notes } of [early, late])
      expect(notes.some(({ en }) => en.startsWith("The standard errors are of"))).toBe(false);
    expect(early.hubs[0]!.e).not.toBe(late.hubs[0]!.e);
  });

  test("errors above the scores themselves are pointed out", async () => {
    const dataset = openFolder("data/yrd").dataset;
    const { notes } = await run(dataset, { score: "va_primary", standardErrors: "gdp", draws: 20, permutations: 0 });
    expect(notes.some(({ en }) => en.startsWith("Standard errors above the score itself: 4"))).toBe(true);
  });
});

describe("shares in sentences", () => {
  test("are the counts that they are", () => {
    expect([1, 0.999, 0.341, 0].map((share) => ofDraws(share, 1000).en)).toEqual([
      "in 1,000 of 1,000 draws",
      "in 999 of 1,000 draws",
      "in 341 of 1,000 draws",
      "in 0 of 1,000 draws",
    ]);
    expect(ofDraws(0.97, 100)).toEqual({ en: "in 97 of 100 draws", zh: "在 100 次抽样中有 97 次" });
  });
});
