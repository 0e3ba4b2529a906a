/** What the tests of the figures share: results of datasets, a small hostile network, and what must hold of every figure. */
import { expect } from "vitest";
import { analyzeNow, type AnalyzeOptions, analyzeOptionSpecs } from "../../../src/analysis/analyze.ts";
import { optionValues, type OptionValues } from "../../../src/analysis/analysis.ts";
import { barcodePartOf } from "../../../src/analysis/barcode.ts";
import { type BeltOptions, beltOptionSpecs, readForBelts } from "../../../src/analysis/belt-reading.ts";
import { beltsOf } from "../../../src/analysis/belts.ts";
import type { BeltsResult } from "../../../src/analysis/belts-result.ts";
import { corridor, type CorridorOptions, corridorOptionSpecs } from "../../../src/analysis/corridor.ts";
import type { CorridorResult } from "../../../src/analysis/corridor-result.ts";
import { openLoose } from "../../../src/analysis/open.ts";
import { cityNames, scoreRowOf } from "../../../src/analysis/tiers.ts";
import { filtration } from "../../../src/belts/filtration.ts";
import type { DeclaredDataset } from "../../../src/dataset/declared.ts";
import { type Figure, figuresOf } from "../../../src/report/figures/figures.ts";
import { overlaps } from "../../../src/report/figures/label.ts";
import { lightStyle } from "../../../src/report/figures/style.ts";
import { type SvgNode, svgText } from "../../../src/report/figures/svg.ts";
import { text } from "../../read-folder.ts";
import { labelsOf, parseXml } from "./reading.ts";

export function beltsResultOf(dataset: DeclaredDataset, set: OptionValues = {}): BeltsResult {
  const options = optionValues({ options: beltOptionSpecs }, set) as unknown as BeltOptions;
  const reading = readForBelts(dataset, options)!;
  const { cities } = dataset.network;
  return {
    score: scoreRowOf(dataset, reading.evaluated),
    cities: cityNames(dataset, reading.multiples.values),
    ...beltsOf(dataset, options, reading),
    barcode: barcodePartOf(cities, reading.form, filtration(reading.form, reading.multiples.values), options.hubLevel),
    certainty: null,
    sideBySide: null,
    history: null,
  };
}

export const corridorResultOf = (dataset: DeclaredDataset, set: OptionValues): CorridorResult =>
  corridor(dataset, optionValues({ options: corridorOptionSpecs }, set) as unknown as CorridorOptions);

export const light = { language: "en", style: lightStyle } as const;

/** Seven cities: a belt A B C with a branch D, an isolated hub F beyond the gap E; G has no score, H no point; names are hostile. */
export function fixture(points = true): DeclaredDataset {
  const rows = [
    ["A", "Ash <&>", "甲", 120, 31, 10],
    ["B", `Birch "b" 'c'`, "乙", 120.5, 31.2, 6],
    ["C", "Cedar", "丙", 121, 31.1, 6],
    ["D", "Date", "丁", 120.6, 31.5, 6],
    ["E", "Elm", "戊", 121.6, 31.2, 0.4],
    ["F", "Fir", "己", 122.1, 31.4, 7],
    ["G", "Gum", "庚", 120.4, 30.5, ""],
    ["H", "Hazel", "辛", "", "", 1],
  ];
  const body = rows.map(([id, en, zh, lon, lat, score]) =>
    [id, `"${String(en).replaceAll('"', '""')}"`, zh, ...(points ? [lon, lat] : []), score].join(","),
  );
  const head = `id,name_en,name_zh${points ? ",lon,lat" : ""},score`;
  const ties = "source,target,strength\nA,B,1\nB,C,1\nB,D,1\nC,E,1\nE,F,1\nA,G,1\nA,H,1\n";
  return openLoose({
    cities: text("cities.csv", `${[head, ...body].join("\n")}\n`),
    ties: [{ layer: "road", file: text("road.csv", ties) }],
  }).dataset;
}

export function allFigures(
  dataset: DeclaredDataset,
  from: string,
  to: string,
  options: Parameters<typeof figuresOf>[3],
): Figure[] {
  const analysis = optionValues({ options: analyzeOptionSpecs }) as unknown as AnalyzeOptions;
  return [
    ...figuresOf("belts", dataset, beltsResultOf(dataset), options),
    ...figuresOf("corridor", dataset, corridorResultOf(dataset, { from, to }), options),
    ...figuresOf("analyze", dataset, analyzeNow(dataset, analysis), options),
  ];
}

/** What must hold of every figure, whatever it shows. */
export function expectSound(node: SvgNode): void {
  const said = svgText(node);
  const root = parseXml(said);
  expect(said).not.toMatch(/NaN|undefined|Infinity|null/);
  expect(said).not.toMatch(/<script|\son\w+=|href=|style=|url\(/);
  const [title, desc] = root.children.filter((child) => typeof child !== "string");
  expect(root.attributes["aria-labelledby"]).toBe(`${title!.attributes["id"]} ${desc!.attributes["id"]}`);
  expect([title!.tag, desc!.tag, root.attributes["role"]]).toEqual(["title", "desc", "img"]);
  const [width, height] = [Number(root.attributes["width"]), Number(root.attributes["height"])];
  const labels = labelsOf(node);
  expect(labels.length).toBeGreaterThan(2);
  for (const [k, { text, box }] of labels.entries()) {
    expect(box.left >= 0 && box.top >= 0 && box.right <= width && box.bottom <= height, `${text} lies outside`).toBe(
      true,
    );
    for (const other of labels.slice(0, k))
      expect(overlaps(box, other.box), `"${text}" covers "${other.text}"`).toBe(false);
  }
}
