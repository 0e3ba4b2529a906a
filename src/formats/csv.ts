/**
 * A table of text, read and written: RFC 4180 and what people's programs make of it.
 *
 * Reading. Encoding as in decode.ts. A first line `sep=;` (Excel) names the separator. Otherwise the candidates are
 * those of tab ; , | that stand in the heading line outside quotes; the one that stands equally often in most of the
 * next 20 lines wins, then the one that stands most often in the heading line, then the order given here (a comma
 * also stands inside numbers and titles). The first record that is not blank is the heading. Lines end with CRLF, CR
 * or LF, mixed too; a line break inside quotes becomes LF. Records without any content are blank and are skipped.
 * A record's row number is the physical line of the file where it starts, counted from 1.
 * A record with more or fewer cells than headings is a fault (surplus empty cells at the end lose nothing and are
 * cut off). A quoted field that is not closed by a quote before a separator or a line end is a fault of the line on
 * which its record starts; reading goes on at the next line, so that one stray quote does not swallow the file.
 *
 * Writing. CRLF, quotes where needed. A spreadsheet runs a cell that starts with = + - @ tab or CR as a formula, so
 * such a cell gets an apostrophe in front unless it is a plain number; so does one that starts with apostrophes and
 * then one of these, which makes the guard reversible: reading takes one apostrophe off again.
 *
 * Cost: linear in the bytes, plus one restart for each unclosed quote, of which at most 100 are taken.
 * Shafranovich (2005) Common Format and MIME Type for CSV Files, doi:10.17487/RFC4180.
 */
import Papa from "papaparse";
import { InnobeltError } from "../support/error.ts";
import { decodeText, type Encoding } from "./decode.ts";
import { refuseForeign } from "./foreign.ts";
import type { NamedBytes } from "./named-bytes.ts";

/** A record that could not be read as cells under headings. */
export interface CsvFault {
  readonly kind: "ragged" | "quote";
  readonly line: number;
  /** Cells of the record; the headings say how many there should be. */
  readonly cells: number;
  /** The record's beginning as it stands in the file. */
  readonly value: string;
}

export interface CsvTable {
  readonly name: string;
  readonly encoding: Encoding;
  readonly separator: Separator;
  readonly headingLine: number;
  /** Trimmed; an empty heading stays empty. */
  readonly headings: readonly string[];
  /** Every record has as many cells as there are headings. Cells are as in the file, not trimmed. */
  readonly records: readonly (readonly string[])[];
  /** By record: the 1-based line where it starts. */
  readonly lines: readonly number[];
  readonly faults: readonly CsvFault[];
  /** Records that hold separators but nothing else, skipped like blank lines. */
  readonly hollow: number;
  /** Records with surplus empty cells at the end, cut off. */
  readonly trimmed: number;
}

export type Separator = "\t" | ";" | "," | "|";

/** Above it the cells do not fit a common machine. */
export const maxCells = 20_000_000;

const separators: readonly Separator[] = ["\t", ";", ",", "|"];
const maxRestarts = 100;

export function readCsv(file: NamedBytes, limits: { maxBytes?: number; maxCells?: number } = {}): CsvTable {
  const { name } = file;
  refuseForeign(file);
  const { text: decoded, encoding } = decodeText(file, limits.maxBytes);
  // One kind of line end, and one after the last record: a parser then has no special case for either.
  let text = decoded.includes("\r") ? decoded.replace(/\r\n?/g, "\n") : decoded;
  if (!text.endsWith("\n")) text += "\n";
  // Files put one behind the other carry their byte order marks along.
  if (text.includes("\uFEFF")) text = text.replace(/^\uFEFF+/gm, "");
  const declared = /^sep=([\t;,|])\n/i.exec(text);
  const separator = (declared?.[1] as Separator | undefined) ?? guessSeparator(text);
  const cap = limits.maxCells ?? maxCells;
  const guarded = text.includes("'");

  let headings: readonly string[] | null = null;
  let headingLine = 0;
  const records: string[][] = [];
  const lines: number[] = [];
  const faults: CsvFault[] = [];
  let hollow = 0;
  let trimmed = 0;
  let cellCount = 0;

  eachRecord(name, text, separator, declared?.[0].length ?? 0, declared === null ? 1 : 2, (cells, line, broken) => {
    if (!broken && isBlank(cells)) {
      if (cells.length > 1) hollow++;
      return;
    }
    cellCount += cells.length;
    if (cellCount > cap)
      throw new InnobeltError(
        "input",
        {
          en: `${name} has more than ${cap.toLocaleString("en")} cells; more are not read.`,
          zh: `${name} 的单元格超过 ${cap.toLocaleString("en")} 个，超出上限，不予读取。`,
        },
        {
          where: { file: name, row: line },
          wayOut: {
            en: "Split the file, or leave out columns and rows that are not needed.",
            zh: "请拆分文件，或删去不需要的列与行。",
          },
        },
      );
    if (headings === null) {
      if (broken)
        throw new InnobeltError(
          "input",
          {
            en: `The heading line of ${name} opens a quote that is not closed properly.`,
            zh: `${name} 的表头行有引号打开后未正确关闭。`,
          },
          {
            where: { file: name, row: line, value: beginning(cells, separator) },
            wayOut: {
              en: 'Close the quote, and write a quote inside a heading as "".',
              zh: '请补上引号；表头内的引号写作 ""。',
            },
          },
        );
      headings = (guarded ? cells.map(unguarded) : cells).map((heading) => heading.replace(/[\s\uFEFF]+/g, " ").trim());
      headingLine = line;
      return;
    }
    if (broken) {
      faults.push({ kind: "quote", line, cells: cells.length, value: beginning(cells, separator) });
      return;
    }
    const width: number = headings.length;
    if (cells.length > width && cells.slice(width).every((cell) => cell.trim() === "")) {
      cells.length = width;
      trimmed++;
    }
    if (cells.length !== width) {
      faults.push({ kind: "ragged", line, cells: cells.length, value: beginning(cells, separator) });
      return;
    }
    if (guarded) for (let c = 0; c < width; c++) if (cells[c]!.startsWith("'")) cells[c] = unguarded(cells[c]!);
    records.push(cells);
    lines.push(line);
  });

  if (headings === null)
    throw new InnobeltError(
      "input",
      { en: `${name} is empty.`, zh: `${name} 是空文件。` },
      {
        where: { file: name },
        wayOut: {
          en: "Give a table whose first line holds the headings.",
          zh: "请使用首行为表头的表格。",
        },
      },
    );
  return { name, encoding, separator, headingLine, headings, records, lines, faults, hollow, trimmed };
}

/** Calls `visit` with every record, the 1-based line where it starts and whether its quotes are broken. */
function eachRecord(
  name: string,
  text: string,
  separator: Separator,
  from: number,
  firstLine: number,
  visit: (cells: string[], line: number, broken: boolean) => void,
): void {
  let offset = from;
  let line = firstLine;
  let restarts = 0;
  while (offset < text.length) {
    const input = text.slice(offset);
    const multiline = input.includes('"');
    let start = 0;
    let restart = -1;
    Papa.parse<string[]>(input, {
      delimiter: separator,
      newline: "\n",
      step: ({ data: cells, errors, meta }, parser) => {
        if (start >= input.length) return;
        const breaks = multiline ? lineBreaks(cells) : 0;
        const broken = errors.length > 0;
        if (broken && (breaks > 0 || meta.cursor >= input.length)) {
          const end = input.indexOf("\n", start);
          visit(input.slice(start, end).split(separator), line, true);
          restart = end + 1;
          line++;
          parser.abort();
          return;
        }
        visit(cells, line, broken);
        line += 1 + breaks;
        start = meta.cursor;
      },
    });
    if (restart < 0) return;
    if (++restarts > maxRestarts)
      throw new InnobeltError(
        "input",
        {
          en: `${name} opens quotes that are never closed in more than ${maxRestarts} lines.`,
          zh: `${name} 中有超过 ${maxRestarts} 行的引号打开后始终未关闭。`,
        },
        {
          where: { file: name, row: line - 1 },
          wayOut: {
            en: 'Write a quote inside a quoted cell as "", or export the table again.',
            zh: '带引号的单元格内的引号写作 ""，或重新导出表格。',
          },
        },
      );
    offset += restart;
  }
}

function lineBreaks(cells: readonly string[]): number {
  let breaks = 0;
  for (const cell of cells) for (let at = cell.indexOf("\n"); at >= 0; at = cell.indexOf("\n", at + 1)) breaks++;
  return breaks;
}

function isBlank(cells: readonly string[]): boolean {
  for (const cell of cells) if (cell.length > 0 && cell.trim() !== "") return false;
  return true;
}

function beginning(cells: readonly string[], separator: Separator): string {
  let text = "";
  for (const cell of cells) {
    text += (text === "" ? "" : separator) + cell.slice(0, 100);
    if (text.length > 100) break;
  }
  return text;
}

function guessSeparator(text: string): Separator {
  const counts = sampleCounts(text);
  const [heading, ...rest] = counts;
  if (heading === undefined) return ",";
  let best: Separator = ",";
  let bestAgreement = -1;
  let bestCount = 0;
  separators.forEach((separator, s) => {
    const count = heading[s]!;
    if (count === 0) return;
    const agreement = rest.filter((line) => line[s] === count).length;
    if (agreement > bestAgreement || (agreement === bestAgreement && count > bestCount)) {
      best = separator;
      bestAgreement = agreement;
      bestCount = count;
    }
  });
  return best;
}

/** How often each separator stands outside quotes in the first 21 lines that are not blank. */
function sampleCounts(text: string): number[][] {
  const counts: number[][] = [];
  let line = separators.map(() => 0);
  let quoted = false;
  let content = false;
  for (let i = 0; i < text.length && counts.length < 21; i++) {
    const char = text[i]!;
    if (char === '"') quoted = !quoted;
    if (char === "\n" && !quoted) {
      if (content) counts.push(line);
      line = separators.map(() => 0);
      content = false;
    } else {
      const s = separators.indexOf(char as Separator);
      if (s >= 0) {
        if (!quoted) line[s]!++;
      } else if (char.trim() !== "") content = true;
    }
  }
  if (quoted && content) counts.push(line);
  return counts;
}

const formula = /^'*[=+\-@\t\r]/;
const guardedFormula = /^'+[=+\-@\t\r]/;
const plainNumber = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

function unguarded(cell: string): string {
  return guardedFormula.test(cell) ? cell.slice(1) : cell;
}

/** Null and what is not finite become an empty cell. With `bom`, Excel reads the file as UTF-8. */
export function writeCsv(
  headings: readonly string[],
  rows: Iterable<readonly (string | number | null)[]>,
  options: { separator?: Separator; bom?: boolean } = {},
): string {
  const separator = options.separator ?? ",";
  const lines: string[] = [headings.map((cell) => written(cell, separator)).join(separator)];
  for (const row of rows) lines.push(row.map((cell) => written(cell, separator)).join(separator));
  return `${options.bom === true ? "\uFEFF" : ""}${lines.join("\r\n")}\r\n`;
}

function written(cell: string | number | null, separator: Separator): string {
  if (cell === null) return "";
  if (typeof cell === "number") return Number.isFinite(cell) ? String(cell) : "";
  const safe = formula.test(cell) && !plainNumber.test(cell) ? `'${cell}` : cell;
  const quote = safe.includes(separator) || /["\r\n]/.test(safe) || safe !== safe.trim();
  return quote ? `"${safe.replaceAll('"', '""')}"` : safe;
}
