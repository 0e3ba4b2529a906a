import { describe, expect, test } from "vitest";
import { widthOf } from "../../src/cli/layout.ts";
import { textWidth } from "../../src/report/figures/label.ts";

describe("wide characters", () => {
  test("take two columns on a screen and one em in a figure, others less", () => {
    for (const wide of ["沪", "，", "（", "한", "𠮷", "￥", "ア"]) {
      expect(widthOf(wide), wide).toBe(2);
      expect(textWidth(wide, 10), wide).toBe(10);
    }
    for (const slim of ["a", "é", "–", "×", "Ж"]) {
      expect(widthOf(slim), slim).toBe(1);
      expect(textWidth(slim, 10), slim).toBeLessThan(10);
    }
  });
});
