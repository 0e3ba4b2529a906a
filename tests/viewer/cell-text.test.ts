import { expect, test } from "vitest";
import { cityColumns, type Column } from "../../src/analysis/columns.ts";
import { cellText, numberText } from "../../src/viewer/cell-text.ts";

const column = (id: string, kind: Column["kind"]): Column => ({
  id,
  kind,
  title: { en: id, zh: id },
  unit: { en: "", zh: "" },
});

test("numbers have at most four significant digits and no needless zeros", () => {
  expect([9.4761, 0.454_512, 214, 1234.567, 56, 0.000_641_03, -2.5].map(numberText)).toEqual([
    "9.476",
    "0.4545",
    "214",
    "1,235",
    "56",
    "0.000641",
    "-2.5",
  ]);
});

test("what would be zeros is a power of ten", () => {
  expect([0, 0.000_012_3, 4.5e12, -3e-7].map(numberText)).toEqual(["0", "1.23 × 10⁻⁵", "4.50 × 10¹²", "-3.00 × 10⁻⁷"]);
});

test("no value is a dash, never 0; yes, no, hub classes and communities are words", () => {
  expect(cellText(column("x", "number"), null, "en")).toBe("—");
  expect(cellText(column("x", "number"), 0, "en")).toBe("0");
  expect(cellText(column("x", "class"), false, "zh")).toBe("否");
  const hubClass = cityColumns.find(({ id }) => id === "hubClass")!;
  expect(cellText(hubClass, "isolated", "en")).toBe("isolated hub");
  expect(cellText(hubClass, "isolated", "zh")).toBe("孤立枢纽");
  expect(cellText(column("community", "class"), 3, "zh")).toBe("社群 3");
  expect(cellText(column("tier", "class"), 1000, "en")).toBe("1000");
});
