import { beforeAll, describe, expect, test } from "vitest";
import { optionValues } from "../../src/analysis/analysis.ts";
import { openLoose } from "../../src/analysis/open.ts";
import { uplift, type UpliftOptions, upliftOptionSpecs } from "../../src/analysis/uplift.ts";
import { upliftResult, type UpliftResult } from "../../src/analysis/uplift-result.ts";
import { widthOf } from "../../src/cli/layout.ts";
import { pageFor } from "../../src/cli/page.ts";
import { upliftLines } from "../../src/cli/print-uplift.ts";
import type { DeclaredDataset, ImportReport } from "../../src/dataset/declared.ts";
import { languages } from "../../src/support/text.ts";
import { openFolder, text } from "../read-folder.ts";

const run = (dataset: DeclaredDataset, set: Partial<UpliftOptions>): UpliftResult => {
  const options = optionValues({ options: upliftOptionSpecs }, set) as unknown as UpliftOptions;
  const result = uplift(dataset, options);
  return upliftResult.parse(result);
};

type Level = UpliftResult["readings"][number]["levels"][number];

const loose = (cities: string, ties: string): { dataset: DeclaredDataset; report: ImportReport } =>
  openLoose({ cities: text("cities.csv", cities), ties: [{ layer: "road", file: text("road.csv", ties) }] });

/** Mean 10: a belt A B C; hub H behind the gap F (or behind G, D); U without a score touches H; X stands alone. */
const small = loose(
  "id,name_en,firms\nA,Ada,20\nB,Bea,20\nC,Cay,10\nD,Dee,6\nF,Fay,2\nG,Gil,0\nH,Hal,20\nU,Una,\nX,Xia,2\n",
  "source,target\nA,B\nB,C\nC,F\nF,H\nC,G\nG,D\nD,H\nH,U\nU,A\n",
);

describe("sets of equal cost", () => {
  test("whose sums differ in the last bit have a gap of 0", () => {
    // Mean 10: H and T are joined by P, Q at 0.8 each, or by R, S at 0.7 and 0.9.
    const { dataset } = loose(
      "id,firms\nH,14\nP,8\nQ,8\nR,7\nS,9\nT,14\n",
      "source,target\nH,P\nP,Q\nQ,T\nH,R\nR,S\nS,T\n",
    );
    const [{ sets }] = run(dataset, { city: "H", to: "T", level: [1] }).readings[0]!.levels as [Level];
    expect(sets.map(({ path }) => path.join(""))).toEqual(["HPQT", "HRST"]);
    expect(sets[1]!.cost).toBeGreaterThan(sets[0]!.cost);
    expect(sets.map(({ gap }) => gap)).toEqual([0, 0]);
  });

  test("that are too many to compare: how many were is said", () => {
    const rungs = Array.from({ length: 12 }, (_, k) => k);
    const ids = (k: number): string => String(k).padStart(2, "0");
    const rows = rungs.flatMap((k) => [`h${ids(k + 1)},30`, `a${ids(k)},1`, `b${ids(k)},1`]);
    const ties = rungs.flatMap((k) =>
      ["a", "b"].flatMap((side) => [`h${ids(k)},${side}${ids(k)}`, `${side}${ids(k)},h${ids(k + 1)}`]),
    );
    const { dataset } = loose(`id,firms\nh00,30\n${rows.join("\n")}\n`, `source,target\n${ties.join("\n")}\n`);
    const result = run(dataset, { city: "h00", to: "h12", level: [1], alternatives: 2 });
    expect(result.readings[0]!.levels[0]).toMatchObject({ complete: false, more: true });
    const note = result.notes.find(({ en }) => en.includes("could be compared"))!;
    expect(note.en).toMatch(/^At 1 there are more sets of one cost than could be compared \(1003\).*by distance\.$/);
    expect(note.zh).toContain("仅比较了 1003 个");
  });
});

describe("a hub behind a gap", () => {
  let result: UpliftResult;
  beforeAll(() => {
    result = run(small.dataset, { city: "Hal" });
  });

  test("the cheapest set and the other way, with lifts, factors and the gap between them", () => {
    const [one, half] = result.readings[0]!.levels;
    expect(one).toMatchObject({
      level: 1,
      joined: false,
      complete: true,
      more: false,
      sets: [
        { rank: 1, cities: [{ id: "F", multiple: 0.2, lift: 0.8, factor: 5 }], cost: 0.8, gap: 0, reaches: "C" },
        { rank: 2, cities: [{ id: "D" }, { id: "G", multiple: 0, lift: 1, factor: null }], path: ["H", "D", "G", "C"] },
      ],
    });
    expect(one!.sets[1]!.gap).toBeCloseTo(0.6, 12);
    expect(half!.sets.map(({ cities }) => cities.map(({ id }) => id))).toEqual([["F"], ["G"]]);
  });

  test("lifted to the isolation level it is a sector hub, to the hub level a belt hub", () => {
    const [reading] = result.readings;
    expect(reading!.classNow).toBe("isolated");
    expect(reading!.target).toEqual({ kind: "belt", id: null });
    expect(reading!.levels.map(({ classAfter }) => classAfter)).toEqual(["belt", "sector"]);
  });

  test("real units: what is there, what the level is, what is missing, at the levels a city is lifted to", () => {
    expect(result.indicators).toMatchObject([{ id: "firms", mean: 10, year: null }]);
    expect(result.indicators[0]!.cities).toEqual([
      { id: "D", value: 6, multiple: 0.6, at: [{ level: 1, value: 10, increase: 4 }] },
      {
        id: "F",
        value: 2,
        multiple: 0.2,
        at: [
          { level: 1, value: 10, increase: 8 },
          { level: 0.5, value: 5, increase: 3 },
        ],
      },
      {
        id: "G",
        value: 0,
        multiple: 0,
        at: [
          { level: 1, value: 10, increase: 10 },
          { level: 0.5, value: 5, increase: 5 },
        ],
      },
    ]);
  });

  test("a tied city without a score is on no path and is named", () => {
    expect(result.readings[0]!.levels.flatMap(({ sets }) => sets.flatMap(({ path }) => path))).not.toContain("U");
    expect(result.notes.filter(({ en }) => /Una/.test(en)).length).toBe(1);
  });

  test("no alternatives asked for: the cheapest alone, and that there is more", () => {
    const [one] = run(small.dataset, { city: "H", alternatives: 0, level: [1] }).readings[0]!.levels;
    expect(one!.sets.length).toBe(1);
    expect(one!.more).toBe(true);
  });

  test("--to names another city, whose own lift counts", () => {
    const [reading] = run(small.dataset, { city: "H", to: "Gil", level: [1] }).readings;
    expect(reading!.target).toEqual({ kind: "city", id: "G" });
    expect(reading!.levels[0]!.sets.map(({ cities }) => cities.map(({ id }) => id))).toEqual([
      ["D", "G"],
      ["F", "G"],
    ]);
  });

  test("levels are read highest first, each once", () => {
    const levels = (level: number[]): number[] =>
      run(small.dataset, { city: "H", level }).readings[0]!.levels.map((row) => row.level);
    expect(levels([0.2, 1, 0.2, 0.8])).toEqual([1, 0.8, 0.2]);
  });

  test("at a level where it is joined already nothing is lifted and its class stays", () => {
    const [row] = run(small.dataset, { city: "H", level: [0.2] }).readings[0]!.levels;
    expect(row).toMatchObject({ joined: true, sets: [], classAfter: "isolated" });
  });

  test("where no path leads, says so", () => {
    const result = run(small.dataset, { city: "Xia", level: [1] });
    expect(result.readings[0]!.levels).toMatchObject([{ joined: false, sets: [], more: false, classAfter: null }]);
    expect(result.notes.some(({ en }) => en.startsWith("No set of cities joins Xia at 1"))).toBe(true);
  });
});

describe("targets", () => {
  test("without a belt any other hub, said so", () => {
    const { dataset } = loose("id,firms\nA,4\nB,1\nC,4\n", "source,target\nA,B\nB,C\n");
    const result = run(dataset, { city: "A", level: [1] });
    expect(result.readings[0]!.target).toEqual({ kind: "hub", id: null });
    expect(result.readings[0]!.levels[0]!.sets).toMatchObject([{ cities: [{ id: "B" }], reaches: "C" }]);
    expect(result.notes[0]!.en).toMatch(/no belt/);
  });

  test("the only hub has nothing to join", () => {
    const { dataset } = loose("id,firms\nA,4\nB,1\n", "source,target\nA,B\n");
    const result = run(dataset, { city: "A" });
    expect(result.readings[0]).toMatchObject({ target: null, levels: [] });
    expect(result.notes.length).toBe(1);
  });

  test("for a city in a belt another belt; without one a note", () => {
    const belts = loose(
      "id,firms\nA,4\nB,4\nC,4\nD,1\nE,4\nF,4\nG,4\n",
      "source,target\nA,B\nB,C\nC,D\nD,E\nE,F\nF,G\n",
    ).dataset;
    const [reading] = run(belts, { city: "A", level: [1] }).readings;
    expect(reading!.levels[0]!.sets).toMatchObject([{ cities: [{ id: "D" }], reaches: "E" }]);
    const alone = run(small.dataset, { city: "A" });
    expect(alone.readings[0]).toMatchObject({ target: null, levels: [], classNow: "belt" });
    expect(alone.notes[0]!.en).toMatch(/in a belt already/);
  });

  test("refuses a city without a score, no city, an unknown one, and a city joined to itself", () => {
    const refusal = (set: Partial<UpliftOptions>) => () => run(small.dataset, set);
    expect(refusal({ city: "Una" })).toThrow(/no score/);
    expect(refusal({ city: "Hal", to: "Una" })).toThrow(/no score/);
    expect(refusal({})).toThrow(/Which city/);
    expect(refusal({ city: "Hall" })).toThrow(/No city/);
    expect(refusal({ city: "Hal", to: "H" })).toThrow(/itself/);
  });
});

describe("the Yangtze Delta", () => {
  const { dataset, report } = openFolder("data/yrd");
  let result: UpliftResult;
  beforeAll(() => {
    result = run(dataset, { city: "Hefei", layer: "border" });
  });

  test("Hefei joins the belt through Chuzhou, which would have to be about 3.9 times its size; Ma'anshan is close", () => {
    const [one, half] = result.readings[0]!.levels;
    const [first, second] = one!.sets;
    expect(first).toMatchObject({ cities: [{ id: "341100" }], path: ["340100", "341100", "320100"], gap: 0 });
    expect(first!.cities[0]!.factor).toBeCloseTo(3.94, 2);
    expect(second).toMatchObject({ cities: [{ id: "340500" }] });
    expect(second!.gap).toBeCloseTo(0.073, 3);
    expect([one!.classAfter, half!.classAfter]).toEqual(["belt", "sector"]);
    expect(one!.sets.length).toBe(6);
    const costs = one!.sets.map(({ cost }) => cost);
    expect(costs).toEqual([...costs].sort((a, b) => a - b));
  });

  test("real units are the amounts in the score, at the year it reads them, each once", () => {
    expect(result.indicators.map(({ id, year }) => [id, year])).toEqual([
      ["gdp", "2021"],
      ["population", "2021"],
      ["star_and_chinext_firms", "2021"],
    ]);
    for (const { mean, cities } of result.indicators)
      for (const { value, at } of cities)
        for (const row of at) {
          expect(row.value).toBeCloseTo(row.level * mean, 9);
          expect(row.increase).toBe(Math.max(0, row.value - value!));
        }
  });

  test("an indicator as the score is its own amount, at the year asked for; a rate has none", () => {
    const gdp = run(dataset, { city: "Hefei", score: "gdp", year: "2010" });
    expect(gdp.indicators.map(({ id, year }) => [id, year])).toEqual([["gdp", "2010"]]);
    const [city] = gdp.indicators[0]!.cities;
    expect(city!.multiple).toBe(gdp.cities.find(({ id }) => id === city!.id)!.multiple);
    const rate = run(dataset, { city: "Hefei", score: "rd_to_gdp_norm", to: "Bozhou", level: [1] });
    expect(rate.readings[0]!.levels[0]!.sets.length).toBeGreaterThan(0);
    expect(rate.indicators).toEqual([]);
    expect(rate.notes.some(({ en }) => /no real units/.test(en))).toBe(true);
  });

  test("an amount whose values are all whole is a count: the text rounds what is needed up, the result does not", () => {
    const [gdp, , firms] = result.indicators;
    expect([gdp!.count, firms!.count]).toEqual([false, true]);
    const chuzhou = firms!.cities.find(({ id }) => id === "341100")!;
    expect(chuzhou.value).toBe(4);
    expect(chuzhou.at[0]!.value).toBeCloseTo(565 / 41, 9);
    const lines = upliftLines(pageFor({ dataset, report, result, language: "en", width: 200 }), result);
    expect(lines.find((line) => /Chuzhou.*Listed technology firms/.test(line))).toMatch(/Chuzhou +4 +14 +10 +7 +3 /);
    expect(lines.find((line) => line.startsWith("In real units"))).toMatch(/own mean, counts rounded up$/);
  });

  test("progress counts the sets of every level and layer up to all, and it can be stopped", () => {
    const options = optionValues({ options: upliftOptionSpecs }, { city: "Hefei", alternatives: 2 });
    const seen: number[] = [];
    uplift(dataset, options as unknown as UpliftOptions, { onProgress: (_, done) => void seen.push(done) });
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 6]);
    const signal = AbortSignal.abort();
    expect(() => uplift(dataset, options as unknown as UpliftOptions, { signal })).toThrow(/abort/i);
  });

  test("reads several layers side by side, each with its own target", () => {
    const side = run(dataset, { city: "Hefei", layer: "border,rail-2016" });
    expect(side.readings.map(({ layer }) => layer)).toEqual(["border", "rail-2016"]);
    expect(side.readings[0]).toEqual(result.readings[0]);
    expect(side.readings[1]!.classNow).toBe("belt");
    expect(side.notes[0]!.en).toMatch(/^On rail-2016: /);
  });

  test("the text fits the screen in both languages and says the cheapest set as a sentence", () => {
    for (const layer of ["border", "border,rail-2016"])
      for (const language of languages) {
        const shown = run(dataset, { city: "Hefei", layer, alternatives: 20 });
        const page = pageFor({ dataset, report, result: shown, language, width: 90 });
        const lines = upliftLines(page, shown);
        expect(lines.filter((line) => widthOf(line) > 90)).toEqual([]);
        expect(lines.join("")).toMatch(language === "en" ? /Chuzhou/ : /滁州市/);
        expect(lines.join("\n")).not.toMatch(/undefined|NaN|null/);
      }
    const page = pageFor({ dataset, report, result, language: "en", width: 200 });
    expect(upliftLines(page, result)).toContain(
      "  Lift Chuzhou from 0.25 to 1, about 3.9 times its present size: 0.75 × mean in all. Hefei then reaches Nanjing over 162 km and is a belt hub.",
    );
  });

  test("says when there is only one way", () => {
    const { dataset: chain, report: read } = loose("id,firms\nA,4\nB,1\nC,4\n", "source,target\nA,B\nB,C\n");
    const only = run(chain, { city: "A", level: [1] });
    const lines = upliftLines(
      pageFor({ dataset: chain, report: read, result: only, language: "en", width: 100 }),
      only,
    );
    expect(lines.some((line) => /There is no other way/.test(line))).toBe(true);
    const page = pageFor({ dataset, report, result, language: "en", width: 100 });
    expect(upliftLines(page, result).some((line) => /There is no other way/.test(line))).toBe(false);
  });
});
