import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pathThrough, svg, svgText } from "../../../src/report/figures/svg.ts";
import { parseXml } from "./reading.ts";

describe("the text of a picture", () => {
  test("any text and any attribute comes back as it was", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: "grapheme" }), fc.string({ unit: "grapheme" }), (content, id) => {
        const said = svgText(svg("text", { id }, content));
        // What XML cannot hold at all is replaced; it is tested below.
        fc.pre(!said.includes("\ufffd"));
        expect(parseXml(said)).toEqual({ tag: "text", attributes: { id }, children: [content] });
      }),
      { numRuns: 500, seed: 21 },
    );
  });

  test("markup in a name stays text", () => {
    const said = svgText(svg("text", { id: `"><script>` }, `</text><script>alert("1 & '2'")</script>`));
    expect(said).not.toContain("<script");
    expect(parseXml(said).children).toEqual([`</text><script>alert("1 & '2'")</script>`]);
  });

  test("control characters and halves of a surrogate pair, which XML forbids, are replaced", () => {
    expect(parseXml(svgText(svg("title", {}, "a\u0000b\u001bc\ud800d\uffff\t"))).children).toEqual([
      "a\ufffdb\ufffdc\ufffdd\ufffd\t",
    ]);
  });
});

describe("the tree of a picture", () => {
  test("numbers have two decimals at most, and no minus before 0", () => {
    expect(svg("circle", { cx: 1 / 3, cy: -0.001, r: 2 }).attributes).toEqual({ cx: 0.33, cy: 0, r: 2 });
    expect(
      pathThrough(
        [
          { x: 1 / 3, y: -0.01 },
          { x: 2, y: 10.06 },
        ],
        true,
      ),
    ).toBe("M0.3,0L2,10.1Z");
  });

  test("a number that is not finite is refused, wherever it stands", () => {
    expect(() => svg("line", { x1: Number.NaN })).toThrow(RangeError);
    expect(() => svg("line", { x1: Infinity })).toThrow(RangeError);
    expect(() => pathThrough([{ x: 0, y: Number.NaN }])).toThrow(RangeError);
  });

  test("handlers, links and inline styles cannot be said", () => {
    for (const name of ["onclick", "ONLOAD", "href", "xlink:href", "style"])
      expect(() => svg("g", { [name]: "x" })).toThrow(RangeError);
  });

  test("what is null is left out", () => {
    expect(svg("g", { id: null, fill: "none" }, null, svg("g", {}))).toEqual({
      tag: "g",
      attributes: { fill: "none" },
      children: [{ tag: "g", attributes: {}, children: [] }],
    });
  });
});
