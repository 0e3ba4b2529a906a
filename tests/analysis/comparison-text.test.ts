import { describe, expect, test } from "vitest";
import type { DiffusionResult } from "../../src/analysis/diffusion-result.ts";
import { type Comparison, comparisonText } from "../../src/analysis/direction-comparison.ts";

const comparison: Comparison = {
  a: "Jiangsu",
  b: "NW",
  difference: 0.1949,
  twoSided: 0.0004,
  greater: 0.00021,
  less: 0.9,
  permutations: 9999,
  smallestP: 0.0002,
  ringsUsed: 3,
  ringsLeftOut: 2,
  meanKm: { a: 200, b: 215 },
  arrangements: 4000,
};

function said(set: Partial<Comparison> | null) {
  const readings = [{ comparison: set === null ? null : { ...comparison, ...set } }];
  const directions = [
    { id: "Jiangsu", name: { en: "Jiangsu", zh: "江苏" }, kind: "province" },
    { id: "NW", name: { en: "north-west", zh: "西北" }, kind: "compass" },
  ];
  const result = { readings, directions, ringKm: 100 } as unknown as DiffusionResult;
  return comparisonText(result, { en: "Shanghai", zh: "上海" });
}

describe("the sentence that compares two directions", () => {
  test("says where, which stands higher, how far, p, and what was left out", () => {
    expect(said({})).toEqual({
      en: "Within rings of 100 km round Shanghai, Jiangsu stands 0.19 times the mean above the north-west: p = 4e-4 two-sided, 2e-4 one-sided (9,999 permutations within 3 rings, smallest p possible 2e-4; 2 with only one of the two left out). More than chance would give, by a test that is liberal.",
      zh: "在环绕上海、宽 100 公里的圈层内，江苏平均比西北高出均值的 0.19 倍：双侧 p = 4e-4，单侧 2e-4（在 3 个圈层内置换 9,999 次，可得的最小 p 为 2e-4；另有 2 个圈层只含其一，未用）。差异超出偶然，但该检验偏宽松。",
    });
  });

  test("names the higher first, and one ring as one", () => {
    const { en, zh } = said({ difference: -0.0031, twoSided: 0.4, ringsUsed: 1, ringsLeftOut: 0 });
    expect(en).toMatch(/Shanghai, the north-west stands 0\.003 times the mean above Jiangsu: p = 0\.400 two-sided/);
    expect(en).toMatch(/within 1 ring, smallest p possible 2e-4\)\. Not distinguishable from chance/);
    expect(zh).toMatch(/西北平均比江苏高出.*在 1 个圈层内置换 9,999 次，可得的最小 p 为 2e-4）。即使按/);
  });

  test("a high p is no verdict where nothing could have been found, and equal is equal", () => {
    expect(said({ twoSided: 1, smallestP: 0.5, arrangements: 4 }).en).toMatch(/Too few cities share a ring to tell\.$/);
    expect(said({ twoSided: 1, smallestP: 0.2, permutations: 9 }).en).toMatch(/Too few permutations to tell\.$/);
    expect(said({ difference: 1e-14, twoSided: 1 }).en).toMatch(
      /Jiangsu and the north-west stand equally high: p = 1\.000.*No difference\.$/,
    );
  });

  test("without a common ring, or without two directions, nothing is said of chance", () => {
    const none = { difference: null, twoSided: null, greater: null, less: null, smallestP: null, meanKm: null };
    expect(said(none)).toEqual({
      en: "Round Shanghai no ring of 100 km has cities with a score in both Jiangsu and the north-west, so nothing can be said.",
      zh: "环绕上海、宽 100 公里的圈层中，没有一个同时含有江苏与西北的有得分城市，无法比较。",
    });
    expect(said(null).en).toBe("There are no two directions to compare.");
  });
});
