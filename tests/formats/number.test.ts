import { describe, expect, test } from "vitest";
import { decimalMark, isAmbiguousNumber, isMissing, readNumber } from "../../src/formats/number.ts";

describe("readNumber in a file separated by commas", () => {
  test.each([
    ["1234.5", 1234.5],
    ["1,234.5", 1234.5],
    ["1,234", 1234],
    ["12,345,678", 12345678],
    ["1 234.5", 1234.5],
    ["1\u00a0234", 1234],
    ["-3", -3],
    ["−3", -3],
    ["+.5", 0.5],
    ["3.", 3],
    ["1.5e3", 1500],
    ["１２３．４", 123.4],
    ["inf", Number.POSITIVE_INFINITY],
    ["-Infinity", Number.NEGATIVE_INFINITY],
    ["1e999", Number.POSITIVE_INFINITY],
  ])("reads %s as %d", (cell, value) => expect(readNumber(cell, "point")).toBe(value));

  test.each(["1,5", "0,123", "1.234,5", "1,23,456", "12 34", "0x10", "five", "", "1e", "1..2", "nan", "12%"])(
    "takes %s for no number",
    (cell) => expect(readNumber(cell, "point")).toBeNaN(),
  );
});

describe("the decimal mark of a file that is not separated by commas", () => {
  test("is the comma when a cell can only be read so", () => {
    for (const cell of ["12,5", "0,123", "1.234,5", "1.234.567", "1234,567"])
      expect(decimalMark(";", ["1,234", cell])).toBe("comma");
    expect(readNumber("1,234", "comma")).toBe(1.234);
    expect(readNumber("1.234", "comma")).toBe(1234);
    expect(readNumber("1.234,5", "comma")).toBe(1234.5);
  });
  test("is the point when a cell can only be read so", () => {
    for (const cell of ["12.5", "0.123", "1,234.5", "1,234,567", "1234.567"])
      expect(decimalMark(";", ["1,234", cell])).toBe("point");
    expect(readNumber("1,234", "point")).toBe(1234);
  });
  test("stays open without evidence, and then 1,234 is ambiguous and 1.234 is not", () => {
    const mark = decimalMark("\t", ["1,234", "1.234", "7"]);
    expect(mark).toBe("open");
    expect(readNumber("1,234", mark)).toBeNaN();
    expect(isAmbiguousNumber("1,234", mark)).toBe(true);
    expect(readNumber("1.234", mark)).toBe(1.234);
    expect(isAmbiguousNumber("five", mark)).toBe(false);
  });
  test("is mixed when cells contradict each other, and then both forms are ambiguous", () => {
    const mark = decimalMark(";", ["12,5", "12.5"]);
    expect(mark).toBe("mixed");
    expect(readNumber("1,234", mark)).toBeNaN();
    expect(readNumber("1.234", mark)).toBeNaN();
    expect([readNumber("12,5", mark), readNumber("12.5", mark)]).toEqual([12.5, 12.5]);
  });
  test("is always the point in a file separated by commas", () => expect(decimalMark(",", ["12,5"])).toBe("point"));
});

test("the words for a missing value are missing, a zero is not", () => {
  for (const cell of ["", "  ", "NA", "n/a", "NaN", "null", "-", "…", "无"]) expect(isMissing(cell)).toBe(true);
  for (const cell of ["0", "0.0", "none of them", "-1"]) expect(isMissing(cell)).toBe(false);
});

test("a very long cell is judged in one pass: a search that backs up over it would not end within the test's time", () => {
  expect(readNumber(`${"1".repeat(1_000_000)}x`, "point")).toBeNaN();
});
