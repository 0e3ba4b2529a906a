import { describe, expect, test } from "vitest";
import { figuresOf } from "../../../src/report/figures/figures.ts";
import { darkStyle, lightStyle } from "../../../src/report/figures/style.ts";
import { svgText } from "../../../src/report/figures/svg.ts";
import { languages } from "../../../src/support/text.ts";
import { openFolder } from "../../read-folder.ts";
import { allFigures, beltsResultOf, corridorResultOf, expectSound, fixture, light } from "./drawn.ts";

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

  test("several layers of corridors have a figure each, by different names", () => {
    const result = corridorResultOf(dataset, { from: "Hefei", to: "Shanghai", layer: "border,nearest:3" });
    const names = figuresOf("corridor", dataset, result, light).map(({ name }) => name);
    expect(names).toEqual(["profile-border", "profile-nearest-3"]);
  });

  test("an analysis without figures has none", () => {
    expect(figuresOf("tiers", dataset, {}, light)).toEqual([]);
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

  test("without any point there is no map, and corridors stand in equal steps and say so", () => {
    const dataset = fixture(false);
    const figures = allFigures(dataset, "A", "F", light);
    expect(figures.map(({ name }) => name)).toEqual(["barcode", "merge-tree", "profile", "merge-tree"]);
    for (const { node } of figures) expectSound(node);
    expect(svgText(figures[2]!.node)).toContain("equal steps");
  });
});
