import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { filtration, prominence } from "../../../src/belts/filtration.ts";
import { figuresOf } from "../../../src/report/figures/figures.ts";
import { mergeTreeFigure } from "../../../src/report/figures/merge-tree-figure.ts";
import { type SvgNode, svgText } from "../../../src/report/figures/svg.ts";
import { cases } from "../../belts/exhaustive.ts";
import { openFolder } from "../../read-folder.ts";
import { beltsResultOf, expectSound, light } from "./drawn.ts";
import { labelsOf, nodesOf } from "./reading.ts";

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

  test("children stand on both sides of their parent, those that join higher nearer to it", () => {
    const child = (id: string, col: number) => ({
      id,
      multiple: 5,
      col: { id: `${id} col`, multiple: col },
      parent: "P",
    });
    const root = { id: "P", multiple: 9, col: null, parent: null };
    const { stems, joints } = linesOf(drawn([root, child("A", 1), child("B", 2), child("C", 3), child("D", 4)]));
    const tall = stems.reduce((high, stem) => (stem.from < high.from ? stem : high)).x;
    for (const isOn of [
      (joint: { left: number }) => joint.left < tall - 1,
      (joint: { left: number }) => joint.left > tall - 1,
    ]) {
      const side = joints.filter(isOn).sort((a, b) => a.right - a.left - (b.right - b.left));
      expect(side.length).toBe(2);
      expect(side[0]!.y).toBeLessThan(side[1]!.y);
    }
  });

  test("its description counts all peaks, also those that are not drawn", () => {
    const { dataset } = openFolder("data/china");
    const result = beltsResultOf(dataset);
    expect(result.peaks.length).toBeGreaterThan(40);
    const tree = figuresOf("belts", dataset, result, light).find(({ name }) => name === "merge-tree")!.node;
    expect(svgText(tree)).toContain(`>${result.peaks.length} peaks; the highest is `);
  });
});
