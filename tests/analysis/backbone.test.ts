import { beforeAll, describe, expect, test } from "vitest";
import { optionValues } from "../../src/analysis/analysis.ts";
import { backboneOf, type BackboneOptions, backboneOptionSpecs } from "../../src/analysis/backbone.ts";
import { type BackboneResult, backboneResult } from "../../src/analysis/backbone-result.ts";
import { openLoose } from "../../src/analysis/open.ts";
import { pageFor } from "../../src/cli/page.ts";
import { backboneLines } from "../../src/cli/print-backbone.ts";
import { widthOf } from "../../src/cli/layout.ts";
import type { DeclaredDataset, ImportReport } from "../../src/dataset/declared.ts";
import { languages } from "../../src/support/text.ts";
import { openFolder, text } from "../read-folder.ts";

const run = (dataset: DeclaredDataset, set: Partial<BackboneOptions> = {}): BackboneResult =>
  backboneOf(dataset, optionValues({ options: backboneOptionSpecs }, set) as unknown as BackboneOptions);

const pairs = (ties: readonly { source: string; target: string }[]): string[] =>
  ties.map(({ source, target }) => [source, target].sort().join("-"));

/** A corridor of strong, equal ties among hubs, and a weak city in between two of them. */
function corridor(): DeclaredDataset {
  const cities = "id,score\nA,10\nB,9\nC,9\nD,10\nE,1\n";
  const ties = "source,target,strength\nA,B,90\nB,C,90\nC,D,90\nA,E,1\nD,E,1\n";
  return openLoose({ cities: text("cities.csv", cities), ties: [{ layer: "rail", file: text("rail.csv", ties) }] })
    .dataset;
}

describe("a corridor whose cities have two equal ties", () => {
  let result: BackboneResult;
  const losses = (method: string): string[] => pairs(result.belts!.methods.find((one) => one.method === method)!.lost!);

  beforeAll(() => {
    result = run(corridor());
  });

  test("the middle tie has α 1/2", () => {
    expect(result.ties.find(({ source, target }) => source === "B" && target === "C")!.alpha).toBe(0.5);
  });

  test("disparity alone would cut the belt, the default does not", () => {
    expect(result.belts!).toMatchObject({ layer: "rail", count: 1, ties: 3, untied: [] });
    expect(losses("disparity")).toContain("B-C");
    expect(losses("union")).toEqual([]);
    expect(losses("spanning-forest")).toEqual([]);
    expect(result.belts!.methods.map(({ method }) => method)).toEqual([
      "union",
      "disparity",
      "noise-corrected",
      "spanning-forest",
    ]);
  });

  test("a lost tie carries its strength, its α, and whether it lies on a spine", () => {
    const lost = result.belts!.methods[1]!.lost!;
    expect(lost.find(({ source }) => source === "B")).toEqual({
      source: "B",
      target: "C",
      strength: 90,
      alpha: 0.5,
      spine: true,
    });
  });

  test("what the result says is kept is what was asked for", () => {
    const alone = run(corridor(), { method: "spanning-forest" });
    expect(pairs(alone.ties.filter(({ kept }) => kept))).toEqual(["A-B", "A-E", "B-C", "C-D"]);
    expect(alone.ties.every(({ kept, forest, alpha }) => kept === forest && alpha === null)).toBe(true);
    expect(alone.shares).toEqual({ cities: 1, ties: 0.8, strength: 271 / 272 });
    expect(alone.interchangeable).toBe(1);
    expect(alone.notes.map(({ en }) => en).join()).toContain("1 equally strong");
    expect(alone.cities.find(({ id }) => id === "E")).toMatchObject({ ties: 2, kept: 1, keptStrength: 0.5 });
  });
});

describe("the Yangtze River Delta", () => {
  let dataset: DeclaredDataset;
  let report: ImportReport;
  const idOf = (name: string): string => dataset.network.cities.find((city) => city.name.en === name)!.id;

  beforeAll(() => {
    const opened = openFolder("data/yrd");
    report = opened.report;
    dataset = opened.dataset;
  });

  test("on every layer and by every method the result has the shape that the schema promises", () => {
    for (const layer of dataset.network.layers.keys())
      for (const method of ["union", "disparity", "noise-corrected", "spanning-forest"]) {
        const result = run(dataset, { layer, method });
        expect(backboneResult.parse(result)).toEqual(result);
        expect(result.ties).toHaveLength(result.tieFilter.ties);
      }
  });

  test("co-publication alone says nothing of Wuxi and Changzhou, who follow each other on the spine", () => {
    const { belts } = run(dataset);
    expect(pairs(belts!.untied)).toEqual([[idOf("Wuxi"), idOf("Changzhou")].sort().join("-")]);
    expect(belts!.layer).toBe("border");
  });

  test("the comparison of methods does not depend on the method asked for", () => {
    const [union, other] = [run(dataset), run(dataset, { method: "noise-corrected" })];
    expect(other.belts).toEqual(union.belts);
  });

  test("a directed layer is judged by direction", () => {
    const result = run(dataset, { layer: "rail-2016" });
    expect(result.ties).toHaveLength(638);
    expect(result.tieFilter.symmetrise).toBeNull();
    expect(result.notes.some(({ en }) => en.includes("directed"))).toBe(true);
  });

  test("a layer whose ties are all equally strong is said to be one", () => {
    const result = run(dataset, { layer: "border" });
    expect(result.notes.some(({ en }) => en.includes("equally strong"))).toBe(true);
  });

  test("several layers at once are refused", () => {
    expect(() => run(dataset, { layer: "border,copublication" })).toThrow(/one layer/i);
  });

  test("the text is under a screen and within its width, in both languages", () => {
    for (const language of languages)
      for (const layer of dataset.network.layers.keys()) {
        const result = run(dataset, { layer });
        const lines = backboneLines(pageFor({ dataset, report, result, language, width: 80 }), result);
        expect(lines.length).toBeLessThanOrEqual(45);
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(80);
        expect(lines.join("\n")).not.toMatch(/undefined|NaN/);
      }
  });
});

test("without a score there is a backbone and a note instead of belts", () => {
  const result = run(
    openLoose({
      cities: text("cities.csv", "id\nA\nB\nC\n"),
      ties: [{ layer: "rail", file: text("rail.csv", "source,target,strength\nA,B,9\nB,C,1\n") }],
    }).dataset,
  );
  expect(result.belts).toBeNull();
  expect(result.notes[0]!.en).toContain("no score");
  expect(pairs(result.ties.filter(({ kept }) => kept))).toEqual(["A-B", "B-C"]);
});

test("with several columns that could be the score, the backbone is made and the names are listed", () => {
  const result = run(
    openLoose({
      cities: text("cities.csv", "id,gdp,patents\nA,1,2\nB,3,4\nC,5,6\n"),
      ties: [{ layer: "rail", file: text("rail.csv", "source,target,strength\nA,B,9\nB,C,1\n") }],
    }).dataset,
  );
  expect(result.belts).toBeNull();
  expect(result.notes[0]!.en).toMatch(/gdp, patents/);
});

test("strengths that are no counts leave the noise-corrected backbone out of the comparison, and refuse it when asked for", () => {
  const dataset = openLoose({
    cities: text("cities.csv", "id,score\nA,3\nB,3\nC,3\n"),
    ties: [{ layer: "share", file: text("share.csv", "source,target,strength\nA,B,0.5\nB,C,0.2\n") }],
  }).dataset;
  const result = run(dataset);
  expect(result.belts!.methods[2]).toEqual({
    method: "noise-corrected",
    ties: null,
    strength: null,
    keptCount: null,
    lost: null,
  });
  expect(result.notes.some(({ en }) => en.includes("counts"))).toBe(true);
  expect(() => run(dataset, { method: "noise-corrected" })).toThrow("counts");
});

test("where every tie is kept nothing is said of a selection, and where one is dropped it is", () => {
  const said = (rows: string): string =>
    run(
      openLoose({ cities: null, ties: [{ layer: null, file: text("ties.csv", `source,target,strength\n${rows}`) }] })
        .dataset,
    )
      .notes.map(({ en }) => en)
      .join(" ");
  expect(said("a,b,1\nb,c,2\n")).not.toContain("a selection");
  expect(said("a,b,1\nb,c,2\na,c,2\n")).toContain("a selection");
});
