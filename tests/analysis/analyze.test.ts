import { beforeAll, describe, expect, test } from "vitest";
import { optionValues } from "../../src/analysis/analysis.ts";
import { analyze, analyzeNow, type AnalyzeOptions } from "../../src/analysis/analyze.ts";
import { kernels } from "../../src/analysis/kernels.ts";
import { openLoose } from "../../src/analysis/open.ts";
import { analysisCalled } from "../../src/analysis/registry.ts";
import { type AnalyzeResult, analyzeResult } from "../../src/analysis/result.ts";
import type { DeclaredDataset } from "../../src/dataset/declared.ts";
import type { Point } from "../../src/network/city.ts";
import { greatCircleKm } from "../../src/network/great-circle.ts";
import { InnobeltError } from "../../src/support/error.ts";
import { inPlace } from "../../src/support/pool.ts";
import { multipleText, ofDraws } from "../../src/analysis/wording.ts";
import { openFolder, text } from "../read-folder.ts";

const specs = analysisCalled("analyze");
const options = (set: Partial<AnalyzeOptions> = {}): AnalyzeOptions =>
  optionValues(specs, set) as unknown as AnalyzeOptions;

const run = (dataset: DeclaredDataset, set: Partial<AnalyzeOptions> = {}): Promise<AnalyzeResult> =>
  analyze(dataset, options(set), { pool: inPlace(kernels) });

const withoutShares = (hubs: AnalyzeResult["hubs"]): AnalyzeResult["hubs"] =>
  hubs.map((hub) => ({ ...hub, classShare: null }));

describe("the Yangtze River Delta", () => {
  let dataset: DeclaredDataset;
  let result: AnalyzeResult;
  const named = (name: string): string => dataset.network.cities.find((city) => city.name.en === name)!.id;
  const point = (name: string): Point => dataset.network.cities.find((city) => city.name.en === name)!.point!;
  const hub = (name: string): AnalyzeResult["hubs"][number] => result.hubs.find(({ id }) => id === named(name))!;

  beforeAll(async () => {
    ({ dataset } = openFolder("data/yrd"));
    result = await run(dataset);
  });

  test("Shanghai alone is in the first tier", () => {
    expect(result.tiers!.members[0]).toEqual([named("Shanghai")]);
    expect(result.tiers!.members.flat()).toHaveLength(41);
  });

  test("there is one belt, whose spine runs Shanghai, Suzhou, Wuxi, Changzhou, Nanjing", () => {
    expect(result.belts).toHaveLength(1);
    expect(result.belts[0]!.spine).toEqual(["Shanghai", "Suzhou", "Wuxi", "Changzhou", "Nanjing"].map(named));
    expect(result.belts[0]!.bottleneck.id).toBe(named("Changzhou"));
    expect(result.belts[0]!.branches).toEqual([named("Nantong")]);
    expect(result.belts[0]!.provinces).toEqual(["Shanghai", "Jiangsu"]);
    // Great circles along the spine, worked out apart from the program from the points of the package.
    expect(result.belts[0]!.lengthKm).toBeCloseTo(278, -1);
    expect(result.belts[0]!.lengthKm! / greatCircleKm(point("Shanghai"), point("Nanjing"))).toBeLessThan(1.1);
  });

  test("Hefei is an isolated hub with Chuzhou as its gap city", () => {
    expect(hub("Hefei")).toMatchObject({ hubClass: "isolated", path: ["Hefei", "Chuzhou", "Nanjing"].map(named) });
    expect(hub("Hefei").gap!.id).toBe(named("Chuzhou"));
    expect(hub("Hefei").gap!.multiple).toBeCloseTo(0.25, 2);
    expect(hub("Hefei").joiningLevel).toBe(hub("Hefei").gap!.multiple);
  });

  test("Hangzhou is a sector hub with a gap at Jiaxing", () => {
    expect(hub("Hangzhou").hubClass).toBe("sector");
    expect(hub("Hangzhou").gap!.id).toBe(named("Jiaxing"));
    expect(hub("Hangzhou").gap!.multiple).toBeCloseTo(0.73, 2);
  });

  test("Xuzhou, whose papers are capped, is a hub only with the papers; Wenzhou is none, but near", () => {
    expect(hub("Xuzhou").hubClass).toBe("isolated");
    expect(hub("Wenzhou")).toBeUndefined();
    const { leftOut, classes } = result.sensitivity!;
    const xuzhou = classes.find(({ id }) => id === named("Xuzhou"))!.classes;
    expect(leftOut.filter((_, k) => xuzhou[k] === null)).toEqual(["papers"]);
    const wenzhou = classes.find(({ id }) => id === named("Wenzhou"))!.classes;
    expect(wenzhou.filter((one) => one !== null).length).toBeGreaterThan(0);
  });

  test("without the sea ties Zhoushan has no way to a higher peak and Ningbo's gap is Shaoxing", () => {
    expect(result.alternative!.without).toEqual(["fixed-link", "water"]);
    const land = analyzeNow(dataset, options({ tieType: ["land"] }));
    expect(land.peaks.find(({ id }) => id === named("Zhoushan"))!.island).toBe(true);
    expect(land.hubs.find(({ id }) => id === named("Ningbo"))!.gap!.id).toBe(named("Shaoxing"));
    expect(result.alternative!.changes.map(({ en }) => en).join()).toMatch(/Ningbo.*Shaoxing.*Zhoushan/);
    expect(land.alternative).toBeNull();
  });

  test("every published figure is agreed with, contradicted, or said to be untestable with a reason", () => {
    expect(result.published.length).toBeGreaterThan(15);
    for (const row of result.published) {
      expect(row.testable).toBe(row.agrees !== null);
      if (!row.testable) expect(row.reason).not.toBeNull();
    }
    const wenzhou = result.published.find(({ city }) => city === named("Wenzhou"))!;
    expect(wenzhou.agrees).toBe(false);
  });

  test("the summary quotes the numbers of the result, in both languages", () => {
    expect(result.summary.length).toBeGreaterThanOrEqual(3);
    expect(result.summary.length).toBeLessThanOrEqual(6);
    const hefei = result.summary.find(({ en }) => en.includes("Hefei"))!;
    expect(hefei.en).toContain(
      `Hefei, 2.1 times the mean, is an isolated hub ${ofDraws(hub("Hefei").classShare!, 1000).en} of the score: between it and Nanjing lies Chuzhou at 0.25`,
    );
    expect(hefei.zh).toMatch(/合肥市.*孤立枢纽.*滁州市/);
    expect(hefei.values[`${named("Hefei")}.joiningLevel`]).toBe(hub("Hefei").joiningLevel);
  });

  test("the result has exactly the shape that the schema promises", () => {
    expect(analyzeResult.parse(result)).toEqual(result);
    expect(analyzeResult.parse(analyzeNow(dataset, options()))).toBeTruthy();
  });

  test("multiples have mean 1, and scores x 8 change no bit of a multiple", () => {
    const multiples = result.cities.map(({ multiple }) => multiple!);
    expect(multiples.reduce((sum, value) => sum + value, 0) / 41).toBeCloseTo(1, 12);
    const once = analyzeNow(dataset, options({ score: "gdp", year: "2021" }));
    const gdp = dataset.indicators.get("gdp")!;
    const eightfold: DeclaredDataset = {
      ...dataset,
      indicators: new Map([
        ...dataset.indicators,
        [
          "gdp",
          { ...gdp, values: new Map([["2021", gdp.values.get("2021")!.map((value) => value * 8)]]), years: ["2021"] },
        ],
      ]),
    };
    const eight = analyzeNow(eightfold, options({ score: "gdp", year: "2021" }));
    expect(eight.cities.map(({ multiple }) => multiple)).toEqual(once.cities.map(({ multiple }) => multiple));
  });

  test("a missing value leaves a city without a score, not at 0", () => {
    const one = analyzeNow(dataset, options({ score: "gdp", year: "2022" }));
    const huainan = one.cities.find(({ id }) => id === named("Huainan"))!;
    expect(huainan).toMatchObject({ score: null, multiple: null, tier: null, hubClass: null });
    expect(one.tiers!.unscored).toEqual([named("Huainan")]);
    expect(one.dispersion!.count).toBe(40);
  });

  test("a year that a score does not have is refused with the years there are", () => {
    expect(() => analyzeNow(dataset, options({ score: "gdp", year: "1999" }))).toThrow(/no year 1999/);
    expect(() => analyzeNow(dataset, options({ year: "2019" }))).toThrow(/no year 2019/);
    try {
      analyzeNow(dataset, options({ year: "2019" }));
    } catch (error) {
      expect(error).toMatchObject({ code: "usage", wayOut: { en: "Its only year is 2021/22.", zh: "仅有 2021/22。" } });
    }
  });

  test("a product that falls below 0 is no score either", () => {
    const gdp = dataset.indicators.get("gdp")!;
    const fallen: DeclaredDataset = {
      ...dataset,
      indicators: new Map([
        ...dataset.indicators,
        ["gdp", { ...gdp, values: new Map([...gdp.values, ["2021", gdp.values.get("2021")!.map((value) => -value)]]) }],
      ]),
    };
    expect(() => analyzeNow(fallen, options({ score: "rd" }))).toThrow(/rd is below 0 in Shanghai/);
    expect(() => analyzeNow(fallen, options())).toThrow(/below 0/);
  });

  test("an unknown score, layer or type of tie gets the nearest ones", () => {
    const refused = (set: Partial<AnalyzeOptions>): string => {
      try {
        analyzeNow(dataset, options(set));
        return "accepted";
      } catch (error) {
        return error instanceof InnobeltError ? error.wayOut.en : String(error);
      }
    };
    expect(refused({ score: "inovation" })).toContain("innovation");
    expect(refused({ layer: "boarder" })).toContain("border");
    expect(refused({ tieType: ["sea"] })).toContain("fixed-link, land, water");
    expect(refused({ layer: "border,rail-2016" })).toContain("border");
  });

  test("a layer of relations shows the classes for stricter and stricter tie filters", () => {
    const rail = analyzeNow(dataset, options({ layer: "rail-2016" }));
    expect(rail.tieFilter).toMatchObject({ layer: "rail-2016", symmetrise: "max" });
    expect(rail.tieFilter!.note!.en).toContain("--min-strength");
    expect(rail.scan.length).toBeGreaterThan(2);
    expect(rail.scan[0]!.ties).toBe(321);
    const ties = rail.scan.map((row) => row.ties);
    expect(ties).toEqual([...ties].sort((a, b) => b - a));
    expect(Object.keys(rail.scan[0]!.classes)).toHaveLength(rail.hubs.length);
  });

  test("a layer of relations is read on its backbone unless a least strength is given, and says so", () => {
    const read = (minStrength: number | null) => analyzeNow(dataset, options({ layer: "rail-2016", minStrength }));
    const backbone = read(null).tieFilter!;
    expect(backbone.ties).toBeLessThan(321 / 2);
    expect(backbone.note!.en).toContain("disparity filter at 0.05, united with the maximum spanning forest");
    expect(backbone.note!.en).toContain(`${backbone.ties} of 321 ties`);
    expect(read(0).tieFilter).toMatchObject({ ties: 321, note: null });
    // The forest keeps every tied city tied, so no hub loses all its paths.
    expect(read(null).hubs.filter(({ joiningLevel }) => joiningLevel > 0)).toHaveLength(
      read(0).hubs.filter(({ joiningLevel }) => joiningLevel > 0).length,
    );
  });

  test("strengths are never lengths: a city of many co-publications is between others, one of few is not", () => {
    const shanghai = result.cities.find(({ id }) => id === named("Shanghai"))!;
    const ranks = [...result.cities].sort((a, b) => b.betweenness! - a.betweenness!).map(({ id }) => id);
    expect(ranks.indexOf(shanghai.id)).toBeLessThan(3);
  });

  test("every option of the reading changes what is read", () => {
    const rail = (set: Partial<AnalyzeOptions>): AnalyzeResult =>
      analyzeNow(dataset, options({ layer: "rail-2016", ...set }));
    const [max, mean, min] = ["max", "mean", "min"].map(
      (symmetrise) => rail({ symmetrise, minStrength: 40 }).tieFilter!.ties,
    );
    expect(max).toBeGreaterThan(mean!);
    expect(mean).toBeGreaterThan(min!);
    expect(rail({ minStrength: 40 }).tieFilter!.ties).toBeLessThan(rail({ minStrength: 0 }).tieFilter!.ties);
    expect(rail({ minStrength: 40 }).tieFilter!.note).toBeNull();
    const half = analyzeNow(dataset, options({ threshold: 0.5 }));
    expect([half.threshold, half.hubLevel]).toEqual([0.5, 1]);
    expect(half.belts[0]!.cities.length).toBeGreaterThan(result.belts[0]!.cities.length);
    expect(half.hubs).toEqual(withoutShares(result.hubs));
    expect(analyzeNow(dataset, options({ threshold: 6 })).summary[0]!.en).toContain("all stand at 6 times");
    expect(analyzeNow(dataset, options({ isolationLevel: 0.2 })).hubs.map(({ hubClass }) => hubClass)).not.toContain(
      "isolated",
    );
    expect(analyzeNow(dataset, options({ hubLevel: 2 })).hubs.map(({ id }) => id)).toEqual(
      ["Shanghai", "Suzhou", "Hangzhou", "Nanjing", "Hefei", "Wuxi"].map(named),
    );
    expect(analyzeNow(dataset, options({ score: "gdp" })).score!.year).toBe("2023");
  });

  test("peaks stand by prominence, the scan by stricter and stricter filters, the columns in their own ranges", () => {
    const prominences = result.peaks.map(({ prominence }) => prominence);
    expect(prominences).toEqual([...prominences].sort((a, b) => b - a));
    expect(result.peaks.slice(0, 3).map(({ id }) => id)).toEqual(["Shanghai", "Hangzhou", "Hefei"].map(named));
    expect(hub("Hefei").col).toEqual(hub("Hefei").gap);
    expect(result.cities.reduce((sum, { pagerank }) => sum + pagerank!, 0)).toBeCloseTo(1, 9);
    expect(result.cities.reduce((sum, { eigenvector }) => sum + eigenvector! ** 2, 0)).toBeCloseTo(1, 9);
    expect(result.dispersion!.theil.within! + result.dispersion!.theil.between!).toBeCloseTo(
      result.dispersion!.theil.total,
      12,
    );
    expect(result.communities!.ariWithProvinces).toBeCloseTo(0.7275, 4);
    expect(result.published.find(({ published }) => published === 1.69)!.agrees).toBe(false);
  });

  test("published figures are held only against the score and layer that they are about", () => {
    const gdp = analyzeNow(dataset, options({ score: "gdp" }));
    expect(gdp.published.every(({ testable, agrees }) => !testable && agrees === null)).toBe(true);
    const rail = analyzeNow(dataset, options({ layer: "rail-2016" }));
    const tested = rail.published.filter(({ testable }) => testable);
    expect(tested.length).toBeGreaterThan(5);
    expect(tested.some(({ claim }) => claim.en.includes("belt"))).toBe(false);
  });

  test("a number just below a level is written with the digits that show it", () => {
    expect(multipleText(0.4987, [1, 0.5])).toBe("0.499");
    expect(multipleText(0.4987)).toBe("0.50");
    expect(multipleText(2.04, [1, 0.5])).toBe("2.0");
  });

  test("the seed decides the communities' runs and the draws of the score, and nothing else", async () => {
    const again = await run(dataset);
    expect(again).toEqual(result);
    const other = await run(dataset, { seed: 2 });
    expect(withoutShares(other.hubs)).toEqual(withoutShares(result.hubs));
    expect(other.hubs.map(({ classShare }) => classShare)).not.toEqual(result.hubs.map(({ classShare }) => classShare));
  });

  test("a hub is called isolated only with its share of the draws", async () => {
    expect(result.draws).toEqual({ count: 1000, state: "made" });
    for (const { classShare } of result.hubs) expect(classShare).toBeGreaterThan(0);
    const sentence = (of: AnalyzeResult): string => of.summary.find(({ en }) => en.startsWith("Hefei"))!.en;
    expect(sentence(analyzeNow(dataset, options()))).not.toContain("isolated");
    const gdp = await run(dataset, { score: "gdp", year: "2021" });
    expect(gdp.draws).toEqual({ count: 0, state: "nothing to draw" });
    const isolated = gdp.summary.find(({ values }) => "isolated" in values)!;
    expect(isolated.en).toContain("nothing to draw anew, so without a share");
    expect(isolated.zh).toContain("故不给出比例");
    expect(gdp.notes.some(({ en }) => en.includes("nothing to draw anew"))).toBe(true);
    const without = await run(dataset, { draws: 0 });
    expect(sentence(without)).toContain("draws left out, so without a share");
    await expect(run(dataset, { draws: 0, standardErrors: "gpd" })).rejects.toThrow(/no indicator called "gpd"/);
  });
});

describe("files of one's own", () => {
  const cities = text("cities.csv", "Id,Label,Score\na,Ay,5\nb,Bee,0.2\nc,Cee,4\nd,Dee,1\n");
  const ties = text("ties.csv", "Source,Target,Weight\na,b,2\nb,c,1\nd,a,7\n");

  test("with Gephi's headings give belts, hubs and communities, without points or provinces", async () => {
    const { dataset } = openLoose({ cities, ties: [{ layer: null, file: ties }] });
    const result = await run(dataset);
    expect(result.hubs.map(({ id, hubClass, gap }) => [id, hubClass, gap?.id])).toEqual([
      ["a", "isolated", "b"],
      ["c", "isolated", "b"],
    ]);
    expect(result.dispersion!.theil.within).toBeNull();
    expect(result.border).toBeNull();
    expect(result.communities!.members.flat().sort()).toEqual(["a", "b", "c", "d"]);
    expect(analyzeResult.parse(result)).toEqual(result);
  });

  test("without a score leave out what needs one, and say so", async () => {
    const bare = text("cities.csv", "Id,Label\na,Ay\nb,Bee\nc,Cee\nd,Dee\n");
    const { dataset } = openLoose({ cities: bare, ties: [{ layer: null, file: ties }] });
    const result = await run(dataset);
    expect(result).toMatchObject({
      score: null,
      tiers: null,
      dispersion: null,
      hubs: [],
      belts: [],
      peaks: [],
      tieFilter: null,
    });
    expect(result.communities!.count).toBeGreaterThan(0);
    expect(analyzeResult.parse(result)).toEqual(result);
  });

  test("whose only column falls below 0 have no score, as their import report says, unless it is asked for", async () => {
    const fallen = text("cities.csv", "Id,balance\na,5\nb,-2\nc,1\nd,0\n");
    const { dataset, report } = openLoose({ cities: fallen, ties: [{ layer: null, file: ties }] });
    expect(report.notes.map(({ message }) => message.en).join(" ")).toMatch(/below 0/);
    expect((await run(dataset)).score).toBeNull();
    expect(() => analyzeNow(dataset, options({ score: "balance" }))).toThrow(/balance is below 0/);
  });

  test("with several numeric columns ask which one is the score, by name", () => {
    const two = text("cities.csv", "Id,firms,papers\na,5,1\nb,2,2\n");
    const { dataset } = openLoose({ cities: two, ties: [] });
    expect(() => analyzeNow(dataset, options())).toThrow(/firms, papers/);
    expect(analyzeNow(dataset, options({ score: "papers" })).cities[1]!.multiple).toBeCloseTo(4 / 3, 12);
  });

  test("whose scores are all 0 are refused: there is no mean to be a multiple of", () => {
    const zero = text("cities.csv", "Id,Score\na,0\nb,0\n");
    const { dataset } = openLoose({ cities: zero, ties: [] });
    expect(() => analyzeNow(dataset, options())).toThrow(/All values of the score/);
  });

  test("a directed layer's strength counts what leaves and what arrives", async () => {
    const rows = text("t.csv", "Source,Target,Weight\na,b,2\nb,a,9\na,b,4\nc,a,1\n");
    const { dataset } = openLoose({ cities, ties: [{ layer: null, file: rows }], directed: true });
    const result = await run(dataset);
    expect(result.cities.map(({ strength }) => strength)).toEqual([16, 15, 1, 0]);
  });

  test("rows in another order give the same result", async () => {
    const lines = (file: { bytes: Uint8Array }): string[] => new TextDecoder().decode(file.bytes).trim().split("\n");
    const turned = (file: { name: string; bytes: Uint8Array }): ReturnType<typeof text> => {
      const [head, ...rows] = lines(file);
      return text(file.name, `${[head, ...rows.reverse()].join("\n")}\n`);
    };
    const first = await run(openLoose({ cities, ties: [{ layer: null, file: ties }] }).dataset);
    const second = await run(
      openLoose({ cities: turned(cities), ties: [{ layer: null, file: turned(ties) }] }).dataset,
    );
    expect(second).toEqual(first);
  });
});
