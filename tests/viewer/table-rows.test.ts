import { expect, test } from "vitest";
import type { Cell } from "../../src/viewer/city-values.ts";
import { filteredRows, folded, rowsInView, sortedRows } from "../../src/viewer/table-rows.ts";

const values: Readonly<Record<string, Cell>> = { a: 2, b: null, c: 10, d: 2, e: 0.5 };
const cities = Object.keys(values);

test("missing values stand last both ways, equal ones keep their order", () => {
  expect(sortedRows(cities, (city) => values[city]!, false, "en")).toEqual(["e", "a", "d", "c", "b"]);
  expect(sortedRows(cities, (city) => values[city]!, true, "en")).toEqual(["c", "a", "d", "e", "b"]);
});

test("names sort as the language does, numbers in them by size", () => {
  const names: Readonly<Record<string, string>> = { a: "苏州市", b: "合肥市", c: "安庆市" };
  expect(sortedRows(["a", "b", "c"], (city) => names[city]!, false, "zh")).toEqual(["c", "b", "a"]);
  const numbered: Readonly<Record<string, string>> = { a: "City 10", b: "City 9" };
  expect(sortedRows(["a", "b"], (city) => numbered[city]!, false, "en")).toEqual(["b", "a"]);
});

test("the filter wants every word, anywhere, without case, accents and apostrophes", () => {
  const texts = new Map(
    Object.entries({ a: "Huai'an\n淮安市\nJiangsu", b: "Hefei\n合肥市\nAnhui", c: "Málaga" }).map(([id, text]) => [
      id,
      folded(text),
    ]),
  );
  const found = (typed: string): readonly string[] => filteredRows([...texts.keys()], texts, typed);
  expect(found("huaian")).toEqual(["a"]);
  expect(found("anhui HE")).toEqual(["b"]);
  expect(found("合肥")).toEqual(["b"]);
  expect(found("malaga")).toEqual(["c"]);
  expect(found("anhui jiangsu")).toEqual([]);
});

test("the rows drawn hold all that are in view, and are few however long the table is", () => {
  for (const scrolled of [0, 15, 3000, 149_400]) {
    const { from, to } = rowsInView(scrolled, 600, 30, 5000);
    expect(from * 30).toBeLessThanOrEqual(scrolled);
    expect(to * 30).toBeGreaterThanOrEqual(Math.min(5000 * 30, scrolled + 600));
    expect(to - from).toBeLessThan(50);
    expect(from).toBeGreaterThanOrEqual(0);
    expect(to).toBeLessThanOrEqual(5000);
  }
});

test("scrolled beyond a list that became short, the last rows are drawn", () => {
  const { from, to } = rowsInView(3000, 600, 30, 5);
  expect([from, to]).toEqual([0, 5]);
});
