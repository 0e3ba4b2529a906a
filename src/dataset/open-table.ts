/**
 * Opens a CSV file together with its account: what the parser found out and refused stands in the report first.
 */
import { type CsvTable, readCsv } from "../formats/csv.ts";
import { InnobeltError } from "../support/error.ts";
import type { Text } from "../support/text.ts";
import type { NamedBytes } from "./declared.ts";
import { type FileLog, openLog } from "./file-log.ts";
import { foldHeading, type MatchedHeadings } from "./headings.ts";

export interface OpenTable {
  readonly table: CsvTable;
  readonly log: FileLog;
  /** Records of the file, faulty ones included: what kept + refused must come to. */
  readonly records: number;
}

const separatorNames: Readonly<Record<string, Text>> = {
  "\t": { en: "separated by tabs", zh: "制表符分隔" },
  ";": { en: "separated by ;", zh: "以 ; 分隔" },
  "|": { en: "separated by |", zh: "以 | 分隔" },
};

/** `fields`: the headings that a data package declares for the file; all must be there. */
export function openTable(file: NamedBytes, role: string, fields: readonly string[] = []): OpenTable {
  const table = readCsv(file);
  const there = new Set(table.headings.map(foldHeading));
  const lacking = fields.filter((field) => !there.has(foldHeading(field)));
  if (lacking.length > 0)
    throw new InnobeltError(
      "input",
      {
        en: `${file.name} lacks what the data package declares: ${lacking.join(", ")}.`,
        zh: `${file.name} 缺少数据包声明的列：${lacking.join("、")}。`,
      },
      {
        where: { file: file.name, row: table.headingLine, column: lacking[0] },
        wayOut: {
          en: "Add the column to the file, or take it out of the schema in datapackage.json.",
          zh: "请在文件中补上该列，或将其从 datapackage.json 的 schema 中删去。",
        },
      },
    );
  const log = openLog(file.name, role);
  if (table.encoding !== "UTF-8") log.fact({ en: `encoded as ${table.encoding}`, zh: `编码为 ${table.encoding}` });
  const separator = separatorNames[table.separator];
  if (separator !== undefined) log.fact(separator);
  for (const { kind, line, cells, value } of table.faults)
    if (kind === "ragged") log.refuse({ row: line, value }, "csv.ragged", cells, table.headings.length);
    else log.refuse({ row: line, value }, "csv.quote");
  for (let i = 0; i < table.hollow; i++) log.count({ row: null }, "csv.hollow");
  for (let i = 0; i < table.trimmed; i++) log.count({ row: null }, "csv.trimmed");
  return { table, log, records: table.records.length + table.faults.length };
}

/** Notes on columns that are not read. Headings that a data package declares are known attributes and need no note. */
export function noteUnread(
  { table, log }: OpenTable,
  matched: Pick<MatchedHeadings<string>, "duplicates" | "unnamed">,
  others: readonly number[],
  fields: readonly string[] = [],
): void {
  const declared = new Set(fields.map(foldHeading));
  const row = table.headingLine;
  for (const column of matched.duplicates) log.note({ row, column: table.headings[column]! }, "heading.duplicate");
  for (const column of matched.unnamed)
    if (table.records.some((cells) => cells[column]!.trim() !== "")) log.note({ row }, "heading.empty", column + 1);
  const names = others.map((column) => table.headings[column]!).filter((name) => !declared.has(foldHeading(name)));
  if (names.length > 0) log.note({ row }, "heading.unread", names.slice(0, 20));
}

/** `wanted`: what is missing, with the headings it may have. */
export function refuseHeadings({ table }: OpenTable, wanted: Text): never {
  const found = table.headings.filter((heading) => heading !== "").map((heading) => heading.slice(0, 40));
  const looksLikeData = found.length > 0 && found.every((heading) => /^[\d.,+-]+$/.test(heading));
  throw new InnobeltError(
    "input",
    {
      en: `${table.name} has no column for ${wanted.en}. Its first line holds: ${found.slice(0, 12).join(", ") || "nothing"}.`,
      zh: `${table.name} 中没有表示${wanted.zh}的列。其首行为：${found.slice(0, 12).join("、") || "空"}。`,
    },
    {
      where: { file: table.name, row: table.headingLine },
      wayOut: looksLikeData
        ? {
            en: "The first line looks like data: put a line with the headings above it.",
            zh: "首行看起来是数据：请在其上方加一行表头。",
          }
        : { en: "Rename the column in the first line of the file.", zh: "请在文件首行为该列改名。" },
    },
  );
}
