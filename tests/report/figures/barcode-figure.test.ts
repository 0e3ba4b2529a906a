import { describe, expect, test } from "vitest";
import { barcodePart } from "../../../src/analysis/barcode-result.ts";
import { figuresOf } from "../../../src/report/figures/figures.ts";
import { svgText } from "../../../src/report/figures/svg.ts";
import { openFolder } from "../../read-folder.ts";
import { beltsResultOf, fixture, light } from "./drawn.ts";
import { labelsOf, parseXml } from "./reading.ts";

describe("the barcode", () => {
  const { dataset } = openFolder("data/yrd");

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

  test("names are escaped, and come back as they are", () => {
    const [barcode] = figuresOf("belts", fixture(), beltsResultOf(fixture()), light);
    const said = svgText(barcode!.node);
    expect(said).toContain("Ash &lt;&amp;&gt;");
    expect(JSON.stringify(parseXml(said))).toContain("Ash <&>");
  });
});
