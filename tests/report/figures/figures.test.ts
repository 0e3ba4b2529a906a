import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { analyzeNow, type AnalyzeOptions, analyzeOptionSpecs } from "../../../src/analysis/analyze.ts";
import { optionValues, type OptionValues } from "../../../src/analysis/analysis.ts";
import { barcodePartOf } from "../../../src/analysis/barcode.ts";
import { barcodePart } from "../../../src/analysis/barcode-result.ts";
import { type BeltOptions, beltOptionSpecs, readForBelts } from "../../../src/analysis/belt-reading.ts";
import { beltsOf } from "../../../src/analysis/belts.ts";
import type { BeltsResult } from "../../../src/analysis/belts-result.ts";
import { corridor, type CorridorOptions, corridorOptionSpecs } from "../../../src/analysis/corridor.ts";
import { openLoose } from "../../../src/analysis/open.ts";
import { orNull, scoreRowOf } from "../../../src/analysis/tiers.ts";
import { filtration, prominence } from "../../../src/belts/filtration.ts";
import type { DeclaredDataset } from "../../../src/dataset/declared.ts";
import { type Figure, figuresOf } from "../../../src/report/figures/figures.ts";
import { overlaps } from "../../../src/report/figures/label.ts";
import { mergeTreeFigure } from "../../../src/report/figures/merge-tree-figure.ts";
import { profileFigure } from "../../../src/report/figures/profile-figure.ts";
import { darkStyle, lightStyle } from "../../../src/report/figures/style.ts";
import { type SvgNode, svgText } from "../../../src/report/figures/svg.ts";
import { languages } from "../../../src/support/text.ts";
import { cases } from "../../belts/exhaustive.ts";
import { openFolder, text } from "../../read-folder.ts";
import { labelsOf, nodesOf, parseXml } from "./reading.ts";

function beltsResultOf(dataset: DeclaredDataset, set: OptionValues = {}): BeltsResult {
  const options = optionValues({ options: beltOptionSpecs }, set) as unknown as BeltOptions;
  const reading = readForBelts(dataset, options)!;
  const { cities } = dataset.network;
  return {
    score: scoreRowOf(dataset, reading.evaluated),
    cities: cities.map(({ id, name }, index) => ({
      id,
      nameEn: name.en,
      nameZh: name.zh,
      multiple: orNull(reading.multiples.values[index]!),
    })),
    ...beltsOf(dataset, options, reading),
    barcode: barcodePartOf(cities, reading.form, filtration(reading.form, reading.multiples.values), options.hubLevel),
    certainty: null,
    sideBySide: null,
    history: null,
  };
}

const corridorResultOf = (dataset: DeclaredDataset, set: OptionValues) =>
  corridor(dataset, optionValues({ options: corridorOptionSpecs }, set) as unknown as CorridorOptions);

const light = { language: "en", style: lightStyle } as const;

/** Seven cities: a belt A B C with a branch D, an isolated hub F beyond the gap E; G has no score, H no point; names are hostile. */
function fixture(points = true): DeclaredDataset {
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

function allFigures(
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
function expectSound(node: SvgNode): void {
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

describe("the Yangtze River Delta", () => {
  const { dataset } = openFolder("data/yrd");

  test("every figure is sound XML whose labels stay apart and inside, in both languages and on both papers", () => {
    for (const language of languages)
      for (const style of [lightStyle, darkStyle]) {
        const figures = allFigures(dataset, "Hefei", "Shanghai", { language, style });
        expect(figures.map(({ name }) => name)).toEqual([
          "barcode",
          "merge-tree",
          "tier-map",
          "profile",
          "tier-map",
          "merge-tree",
        ]);
        for (const { node } of figures) expectSound(node);
      }
  });

  test("so are those of the other layers, where peaks are many and islands too", () => {
    for (const layer of ["rail-2016", "copublication", "nearest:3", "border+rail-2016"])
      for (const { node } of figuresOf("belts", dataset, beltsResultOf(dataset, { layer }), light)) expectSound(node);
  });

  test("all hubs and gap cities are named on the map, and the belt with its branch is drawn", () => {
    const result = beltsResultOf(dataset);
    const map = figuresOf("belts", dataset, result, light).find(({ name }) => name === "tier-map")!.node;
    const names = labelsOf(map).map((label) => label.text);
    for (const hub of ["Shanghai", "Hangzhou", "Hefei", "Xuzhou", "Nantong", "Jiaxing", "Chuzhou", "Lianyungang"])
      expect(names).toContain(hub);
    const strokes = [...nodesOf(map)].filter(
      ({ tag, attributes }) => tag === "path" && attributes["stroke-width"] === 3,
    );
    expect(strokes.length).toBe(result.belts[0]!.branches.length);
  });

  test("the map says how many cities it shows and that its outlines are no official map", () => {
    const caption = (language: "en" | "zh"): string[] => {
      const figures = figuresOf("belts", dataset, beltsResultOf(dataset), { language, style: lightStyle });
      return labelsOf(figures.find(({ name }) => name === "tier-map")!.node).map((label) => label.text);
    };
    expect(caption("en")).toContain("41 cities of the dataset; outlines for orientation, not an official map");
    expect(caption("zh")).toContain("数据集中的 41 个城市；轮廓仅供示意，非标准地图");
  });

  test("the barcode names every peak, where it ends and in whom", () => {
    const [barcode] = figuresOf("belts", dataset, beltsResultOf(dataset), light);
    const said = labelsOf(barcode!.node).map((label) => label.text);
    expect(said).toContain("Hefei 2.1");
    expect(said).toContain("meets Shanghai at Chuzhou (0.25)");
    expect(said).toContain("the highest of all");
  });

  test("the part of the result has its shape", () => {
    const { barcode } = beltsResultOf(dataset);
    expect(barcodePart.parse(barcode)).toEqual(barcode);
    expect(barcode.bars.find(({ peak }) => peak === "310000")).toMatchObject({ belt: true, absorbedAt: null });
  });

  test("several layers of corridors have a figure each, by different names", () => {
    const result = corridorResultOf(dataset, { from: "Hefei", to: "Shanghai", layer: "border,nearest:3" });
    const names = figuresOf("corridor", dataset, result, light).map(({ name }) => name);
    expect(names).toEqual(["profile-border", "profile-nearest-3"]);
  });

  test("an analysis without figures has none", () => {
    expect(figuresOf("tiers", dataset, {}, light)).toEqual([]);
  });
});

describe("China", () => {
  const { dataset } = openFolder("data/china");
  const result = beltsResultOf(dataset);
  const map = figuresOf("belts", dataset, result, light).find(({ name }) => name === "tier-map")!.node;
  const named = new Set(labelsOf(map).map((label) => label.text));
  const nameOf = (id: string): string => dataset.network.cities[dataset.network.indexOf.get(id)!]!.name.en;

  test("of many cities the highest hub of every belt and all isolated hubs are named on the map", () => {
    expectSound(map);
    const leads = result.belts.map(({ hubs }) => result.hubs.find(({ id }) => hubs.includes(id))!.id);
    const isolated = result.hubs.filter(({ hubClass }) => hubClass === "isolated").map(({ id }) => id);
    expect(isolated.length).toBeGreaterThan(3);
    for (const id of [...leads, ...isolated]) expect(named, nameOf(id)).toContain(nameOf(id));
  });

  test("and none below the lowest tier break that is no gap city", () => {
    const gaps = new Set(result.hubs.map(({ gap }) => gap?.id));
    const low = result.cities.filter(({ id, multiple }) => (multiple ?? 0) < 0.5 && !gaps.has(id));
    expect(low.length).toBeGreaterThan(200);
    expect(low.filter(({ nameEn }) => named.has(nameEn)).map(({ nameEn }) => nameEn)).toEqual([]);
  });
});

describe("a small network with hostile names, a missing score and a missing point", () => {
  test("every figure is what it was", async () => {
    const dataset = fixture();
    for (const { name, node } of allFigures(dataset, "A", "F", light).slice(0, 4)) {
      expectSound(node);
      await expect(svgText(node)).toMatchFileSnapshot(`snapshots/${name}.svg`);
    }
  });

  test("the same figure twice is the same", () => {
    const texts = () =>
      allFigures(fixture(), "A", "F", { language: "zh", style: darkStyle }).map(({ node }) => svgText(node));
    expect(texts()).toEqual(texts());
  });

  test("names are escaped, and come back as they are", () => {
    const [barcode] = figuresOf("belts", fixture(), beltsResultOf(fixture()), light);
    const said = svgText(barcode!.node);
    expect(said).toContain("Ash &lt;&amp;&gt;");
    expect(JSON.stringify(parseXml(said))).toContain("Ash <&>");
  });

  test("a city without a point is counted beside the map", () => {
    const map = figuresOf("belts", fixture(), beltsResultOf(fixture()), light).find(({ name }) => name === "tier-map")!;
    const said = labelsOf(map.node).map((label) => label.text);
    expect(said).toContain("1 city has no point");
    expect(said).not.toContain("Hazel");
    expect(said).toContain("No score");
  });

  test("without any point there is no map, and corridors stand in equal steps and say so", () => {
    const dataset = fixture(false);
    const figures = allFigures(dataset, "A", "F", light);
    expect(figures.map(({ name }) => name)).toEqual(["barcode", "merge-tree", "profile", "merge-tree"]);
    for (const { node } of figures) expectSound(node);
    expect(svgText(figures[2]!.node)).toContain("equal steps");
  });
});

describe("the profile", () => {
  const shown = (
    profile: { name: string; multiple: number | null; km: number | null }[],
    bottleneck: number | null = null,
  ) =>
    profileFigure({
      name: "profile",
      subtitle: "score",
      corridors: [{ title: "A – B", profile, bottleneck, level: null }],
      hubLevel: 1,
      ...light,
    });

  test("a city without a score breaks the line, and is said to have none", () => {
    const node = shown([
      { name: "A", multiple: 3, km: 0 },
      { name: "Gum", multiple: null, km: 60 },
      { name: "B", multiple: 2, km: 120 },
      { name: "C", multiple: 1, km: 180 },
    ]);
    expect(labelsOf(node).map((label) => label.text)).toContain("no score");
    const lines = [...nodesOf(node)].filter(({ tag, attributes }) => tag === "path" && attributes["fill"] === "none");
    expect(lines.map(({ attributes }) => String(attributes["d"]).split("L").length)).toEqual([1, 2]);
  });

  test("names of any length on a crowded corridor never overlap, and the lowest city is always named, with even steps the ends too", () => {
    const city = fc.record({
      length: fc.integer({ min: 1, max: 18 }),
      multiple: fc.double({ min: 0, max: 9, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(city, { minLength: 3, maxLength: 25 }), fc.boolean(), (cities, measured) => {
        const profile = cities.map(({ length, multiple }, k) => ({
          name: `${k}${"x".repeat(length)}`,
          multiple,
          km: measured ? k * k : null,
        }));
        const node = shown(profile, 1);
        expectSound(node);
        const names = labelsOf(node).map((label) => label.text);
        const isShown = (k: number): boolean =>
          names.some(
            (label) =>
              label.length > 1 && (label === profile[k]!.name || profile[k]!.name.startsWith(label.replace("…", ""))),
          );
        expect((measured ? [1] : [0, 1, profile.length - 1]).filter((k) => !isShown(k))).toEqual([]);
      }),
      { numRuns: 120, seed: 41 },
    );
  });
});

describe("the merge tree", () => {
  const drawn = (peaks: Parameters<typeof mergeTreeFigure>[0]["peaks"]) =>
    mergeTreeFigure({
      name: "merge-tree",
      subtitle: "score",
      peaks,
      classOf: new Map(),
      hubLevel: 1,
      isolationLevel: 0.5,
      nameOf: (id) => id,
      ...light,
    });

  /** Lines of joints and stems, as numbers. */
  function linesOf(node: SvgNode) {
    const all = [...nodesOf(node)];
    const stems = all
      .filter(({ tag, attributes }) => tag === "line" && attributes["stroke-width"] === 2.6)
      .map(({ attributes }) => ({
        x: Number(attributes["x1"]),
        from: Number(attributes["y1"]),
        to: Number(attributes["y2"]),
      }));
    const joints = all
      .filter(({ tag, attributes }) => tag === "path" && attributes["stroke-width"] === 1.6)
      .map(({ attributes }) => {
        const [x1, y, x2] = String(attributes["d"])
          .match(/-?[\d.]+/g)!
          .map(Number);
        return { left: Math.min(x1!, x2!), right: Math.max(x1!, x2!), y: y! };
      });
    return { stems, joints };
  }

  test("no joint crosses the stem of another peak, in random networks", () => {
    fc.assert(
      fc.property(cases, ({ form, multiples }) => {
        const tree = filtration(form, multiples);
        const id = (city: number): string => `c${city}`;
        const peaks = [...tree.peaks]
          .sort((a, b) => prominence(tree, b) - prominence(tree, a) || tree.rank[a]! - tree.rank[b]!)
          .map((peak) => ({
            id: id(peak),
            multiple: multiples[peak]!,
            col: tree.col[peak]! < 0 ? null : { id: id(tree.col[peak]!), multiple: multiples[tree.col[peak]!]! },
            parent: tree.parent[peak]! < 0 ? null : id(tree.parent[peak]!),
          }));
        fc.pre(peaks.length > 1);
        const { stems, joints } = linesOf(drawn(peaks));
        expect(stems.length).toBe(peaks.length);
        expect(joints.length).toBe(peaks.filter(({ parent }) => parent !== null).length);
        for (const { left, right, y } of joints)
          for (const { x, from, to } of stems)
            expect(x > left + 0.1 && x < right - 0.1 && y > from + 0.1 && y < to - 0.1, `${x} ${y}`).toBe(false);
      }),
      { numRuns: 300, seed: 51 },
    );
  });

  test("a long chain of children, and more peaks than fit, stay sound; what is left out is counted", () => {
    const chain = Array.from({ length: 60 }, (_, k) => ({
      id: `A city with a long name ${k}`,
      multiple: 10 - k * 0.1,
      col: k === 0 ? null : { id: `Col ${k}`, multiple: k * 0.01 },
      parent: k === 0 ? null : `A city with a long name ${k - 1}`,
    }));
    const node = drawn(chain);
    expectSound(node);
    expect(labelsOf(node).map((label) => label.text)).toContain("and 20 more of lower prominence");
    expect(linesOf(node).stems.length).toBe(40);
  });
});
