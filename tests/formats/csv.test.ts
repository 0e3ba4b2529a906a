import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCsv, type Separator, writeCsv } from "../../src/formats/csv.ts";

const read = (text: string, limits = {}) => readCsv({ name: "f.csv", bytes: new TextEncoder().encode(text) }, limits);

describe("the separator", () => {
  test.each([
    ["comma", "a,b\n1,2\n", ","],
    ["semicolon", "a;b\n1;2\n", ";"],
    ["tab", "a\tb\n1\t2\n", "\t"],
    ["bar", "a|b\n1|2\n", "|"],
    ["semicolon, with decimal commas below", "a;b\n1,5;2,5\n", ";"],
    ["semicolon, with commas in the headings", "id;GDP, current, bn;x\n1;2;3\n4;5;6\n", ";"],
    ["comma, with semicolons in a quoted heading", '"a;b;c",d\n1,2\n', ","],
    ["semicolon, as the rows agree", "a;b, c, d\n1;2\n3;4\n", ";"],
    ["comma, for a single column", "a\n1\n", ","],
  ])("is the %s", (_, text, separator) => expect(read(text).separator).toBe(separator));

  test("is what a first line sep= says, and rows are still counted from the top of the file", () => {
    const table = read("sep=;\na;b,c\n1;2\n");
    expect(table.separator).toBe(";");
    expect(table.headings).toEqual(["a", "b,c"]);
    expect(table.lines).toEqual([3]);
  });
});

describe("records", () => {
  test("may end with CRLF, CR or LF, mixed, with or without a last line end", () => {
    for (const text of ["a,b\r\n1,2\r\n3,4\r\n", "a,b\r1,2\r3,4", "a,b\n1,2\r\n3,4"])
      expect(read(text).records).toEqual([
        ["1", "2"],
        ["3", "4"],
      ]);
  });
  test("may hold separators, quotes and line breaks in quoted fields, and rows are physical lines", () => {
    const table = read('a,b\n"x, ""y""","line 1\r\nline 2"\n\n3,4\n');
    expect(table.records).toEqual([
      ['x, "y"', "line 1\nline 2"],
      ["3", "4"],
    ]);
    expect(table.lines).toEqual([2, 5]);
  });
  test("without content are skipped, those of separators only counted", () => {
    const table = read("\n a,b\n\n1,2\n , \n,\n3,4\n\n");
    expect(table.headings).toEqual(["a", "b"]);
    expect(table.headingLine).toBe(2);
    expect(table.lines).toEqual([4, 7]);
    expect(table.hollow).toBe(2);
  });
  test("with too few or too many cells are faults with their row", () => {
    const table = read("a,b\n1\n1,2\n1,2,3\n");
    expect(table.records).toEqual([["1", "2"]]);
    expect(table.faults.map(({ kind, line, cells }) => [kind, line, cells])).toEqual([
      ["ragged", 2, 1],
      ["ragged", 4, 3],
    ]);
  });
  test("with surplus empty cells lose them", () => {
    const table = read("a,b\n1,2,, \n");
    expect(table.records).toEqual([["1", "2"]]);
    expect(table.trimmed).toBe(1);
  });
});

describe("a broken quote", () => {
  test("that is never closed costs its own line only", () => {
    const table = read('a,b\n1,2\n3,"open\n5,6\n7,8\n');
    expect(table.records.map((cells) => cells[0])).toEqual(["1", "5", "7"]);
    expect(table.lines).toEqual([2, 4, 5]);
    expect(table.faults).toEqual([{ kind: "quote", line: 3, cells: 2, value: '3,"open' }]);
  });
  test("that would swallow the lines up to the next quote costs its own line only", () => {
    const table = read('a,b\n"x"y,1\n3,4\n"z",6\n');
    expect(table.records).toEqual([
      ["3", "4"],
      ["z", "6"],
    ]);
    expect(table.faults.map(({ line }) => line)).toEqual([2]);
  });
  test("inside one line costs that line", () => {
    const table = read('a,b\n"x "y" z",1\n3,4\n');
    expect(table.records).toEqual([["3", "4"]]);
    expect(table.faults.map(({ kind, line }) => [kind, line])).toEqual([["quote", 2]]);
  });
  test("in the heading line, or in more than 100 lines, is an error", () => {
    expect(() => read('a,"b\n1,2\n')).toThrow(/heading line of f\.csv opens a quote/);
    expect(() => read(`a,b\n${'1,"x\n'.repeat(102)}`)).toThrow(/more than 100 lines/);
  });
  test("of a file of 50,000 lines is read in linear time", () => {
    const start = performance.now();
    expect(read(`a,b\n${'1,"x"\n'.repeat(50_000)}2,"open\n${'1,"x"\n'.repeat(50_000)}`).records.length).toBe(100_000);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

test("an empty file is an error, and so are too many cells", () => {
  expect(() => read("")).toThrow(/f\.csv is empty/);
  expect(() => read(" \n,,\n")).toThrow(/f\.csv is empty/);
  expect(() => read("a,b\n1,2\n3,4\n", { maxCells: 5 })).toThrow(/more than 5 cells/);
});

describe("writeCsv", () => {
  test("follows RFC 4180", () => {
    expect(
      writeCsv(
        ["id", "name, long"],
        [
          ["1", 'say "hi"'],
          ["2", null],
          [3.5, Number.NaN],
        ],
      ),
    ).toBe('id,"name, long"\r\n1,"say ""hi"""\r\n2,\r\n3.5,\r\n');
  });
  test("puts an apostrophe before what a spreadsheet would run, not before a plain number", () => {
    const cells = ["=1+1", "+cmd", "-cmd", "@sum", "\tx", "-1.5", "+3e4", "'=x"];
    expect(writeCsv(cells, [])).toBe("'=1+1,'+cmd,'-cmd,'@sum,'\tx,-1.5,+3e4,''=x\r\n");
  });
  test("marks the file for Excel when asked", () => expect(writeCsv(["a"], [], { bom: true })).toBe("\ufeffa\r\n"));
  test("is read back cell by cell", () => {
    const cell = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.string({ unit: fc.constantFrom("=", "+", "-", "'", '"', ",", ";", "\t", "|", "\n", " ", "a", "1", "上") }),
    );
    const separators = fc.constantFrom<Separator>(",", ";", "\t", "|");
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell)), separators, (rows, separator) => {
        const clean = rows.map((row) => row.map((text) => text.replaceAll("\r", "")));
        const kept = clean.filter((row) => row.some((text) => text.trim() !== ""));
        const text = `sep=${separator}\r\n${writeCsv(["first", "second"], clean, { separator })}`;
        expect(read(text).records).toEqual(kept);
      }),
      { numRuns: 300, seed: 1 },
    );
  });
});
