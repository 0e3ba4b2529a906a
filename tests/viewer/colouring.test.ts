import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Cell } from "../../src/viewer/city-values.ts";
import { classColouring, measureColouring } from "../../src/viewer/colouring.ts";
import { palettes } from "../../src/viewer/map/palette.ts";

const palette = palettes.light;
function measure(values: readonly Cell[]) {
  const cities = values.map((_, i) => String(i));
  return measureColouring(cities, (city) => values[Number(city)]!, palette);
}
function classes(values: readonly Cell[]) {
  const cities = values.map((_, i) => String(i));
  return classColouring(cities, (city) => values[Number(city)]!, palette);
}

test("ten different values make five steps of two", () => {
  const { rows } = measure([10, 1, 2, 9, 3, 8, 4, 7, 5, 6]);
  expect(rows.map(({ count, says }) => [count, says])).toEqual([
    [2, { kind: "range", low: 1, high: 2 }],
    [2, { kind: "range", low: 3, high: 4 }],
    [2, { kind: "range", low: 5, high: 6 }],
    [2, { kind: "range", low: 7, high: 8 }],
    [2, { kind: "range", low: 9, high: 10 }],
  ]);
});

test("many zeros are one step, and the others are still told apart", () => {
  const { rows } = measure([...Array<number>(30).fill(0), 1, 2, 3, 4]);
  expect(rows.map(({ count }) => count)).toEqual([30, 1, 1, 1, 1]);
});

test("a city has the colour of the step that holds its value, the lowest first; without a value it is grey", () => {
  const { colourOf, rows, missing } = measure([5, null, 1, 3, Number.NaN]);
  expect([colourOf("2"), colourOf("3"), colourOf("0")]).toEqual(rows.map(({ colour }) => colour));
  expect(rows[0]!.colour).toBe(palette.sequence[0]);
  expect(rows.at(-1)!.colour).toBe(palette.sequence.at(-1));
  expect([colourOf("1"), colourOf("4"), missing]).toEqual([palette.noScore, palette.noScore, 2]);
});

test("all alike is one step, nothing at all is none", () => {
  expect(measure([7, 7, 7]).rows.map(({ says }) => says)).toEqual([{ kind: "range", low: 7, high: 7 }]);
  expect(measure([null, null])).toMatchObject({ rows: [], missing: 2 });
});

test("steps part all values, in order, and never equal ones", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 80 }), (values) => {
      const { rows } = measure(values);
      expect(rows.length).toBeLessThanOrEqual(5);
      expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(values.length);
      let above = -Infinity;
      for (const { says, count } of rows) {
        if (says.kind !== "range") throw new Error("a measure has ranges");
        expect(says.low).toBeGreaterThan(above);
        expect(count).toBe(values.filter((value) => value >= says.low && value <= says.high).length);
        above = says.high;
      }
    }),
  );
});

test("classes get their own hues, the commonest first; beyond eight the rest is one other", () => {
  const few = classes(["b", "a", "a", null]);
  expect(few.rows.map(({ says, count }) => [says, count])).toEqual([
    [{ kind: "class", value: "a" }, 2],
    [{ kind: "class", value: "b" }, 1],
  ]);
  expect([few.colourOf("3"), few.missing]).toEqual([palette.noScore, 1]);
  const many = classes("aabcdefghijkl".split(""));
  expect(many.rows.length).toBe(8);
  expect(many.rows.at(-1)).toMatchObject({ says: { kind: "other", classes: 5 }, count: 5 });
  expect(new Set(many.rows.map(({ colour }) => colour)).size).toBe(8);
  expect(many.colourOf("12")).toBe(many.rows.at(-1)!.colour);
});

test("classes that are numbers or yes and no keep their zero and their no", () => {
  expect(classes([0, 0, 1]).rows.map(({ says }) => says)).toEqual([
    { kind: "class", value: 0 },
    { kind: "class", value: 1 },
  ]);
  expect(classes([false, true, false]).missing).toBe(0);
});
