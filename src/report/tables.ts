/**
 * The result's lists as CSV files, for a spreadsheet or R: guarded against formulas, missing is empty, with the mark
 * (BOM) by which Excel knows UTF-8, so that Chinese names survive a double click.
 *
 * A cell holds one value. What stands deeper in a row becomes columns or a table of its own:
 *   a list of ids or numbers   one cell, joined by semicolons
 *   a place, { id, ... }       its id under its own name, the rest as `gap.multiple`
 *   any other object           columns `classes.belt`; a text has `title.en` and `title.zh`
 *   a list of texts            the same two columns, one sentence after the other
 *   a list of records          a table `<name>-<key>`, a row each, after the values of the rows that it lies in, which
 *                              are named by their list: `readings.layer`, `paths.rank`
 *   a list of lists            such a table too, of `number` and `members`
 *   values by city or by key   such a table too, of `id` (or `key`) and `value`
 * Rows that nothing names, and those in them, have the `number` of their place in the list.
 */
import type { Analysis } from "../analysis/analysis.ts";
import { writeCsv } from "../formats/csv.ts";

type Row = Readonly<Record<string, unknown>>;
type Files = Record<string, string | null>;
type Cell = string | number;

/** File name -> text, for every list of records in the result, nested ones too; null for one that is empty this time. */
export function tablesOf(analysis: Pick<Analysis, "id" | "columns">, result: object): Record<string, string | null> {
  const files: Files = {};
  const known = (analysis.columns ?? []).map(({ id }) => id);
  const cities = citiesOf(result);
  const add = (name: string, key: string, value: unknown): void => {
    if (!isRecord(value) && !Array.isArray(value)) return;
    if (!Array.isArray(value)) {
      for (const [inner, part] of Object.entries(value)) add(`${name}-${kebab(inner)}`, inner, part);
      return;
    }
    if (value.length > 0 && !value.every(isRecord)) return;
    // What is said about a part stands in the document.
    if (name.split("-").length > 2 && value.length > 0 && value.every(isText)) return;
    const first = [...identity, ...(name === `${analysis.id}-cities` ? known : [])];
    const rows = value.map((row: Row, index) => ({ row, above: new Map(), number: index + 1 }));
    addTable({ files, cities }, name, key, rows, first, false);
  };
  for (const [key, value] of Object.entries(result)) add(`${analysis.id}-${kebab(key)}`, key, value);
  return files;
}

interface Tables {
  readonly files: Files;
  /** Ids of cities: an object with these keys holds values by city. */
  readonly cities: ReadonlySet<string>;
}

interface Placed {
  readonly row: Row;
  /** Columns of the rows that it lies in. */
  readonly above: ReadonlyMap<string, Cell>;
  /** Its place in its list, from 1. */
  readonly number: number;
}

function addTable(
  tables: Tables,
  name: string,
  list: string,
  placed: readonly Placed[],
  first: readonly string[],
  isNested: boolean,
): void {
  if (placed.length === 0) {
    tables.files[`${name}.csv`] = null;
    return;
  }
  const parts = partsOf(
    placed.map(({ row }) => row),
    tables.cities,
  );
  const isNamed = naming.some((key) => parts.some((part) => part.column === key));
  const own = parts.filter((part): part is Column => "cells" in part);
  const order = new Map(first.map((column, index) => [column, index]));
  const place = ({ column }: Column): number => order.get(column) ?? Infinity;
  // A stable sort: what is not named first keeps its order.
  const ordered = own.toSorted((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)));
  const above = [...placed[0]!.above.keys()];
  const counted = isNested && !isNamed;
  tables.files[`${name}.csv`] = writeCsv(
    [...above, ...(counted ? ["number"] : []), ...ordered.map(({ column }) => column)],
    placed.map((one, index) => [
      ...above.map((column) => one.above.get(column)!),
      ...(counted ? [one.number] : []),
      ...ordered.map(({ cells }) => cells[index]!),
    ]),
    { bom: true },
  );
  const handedDown = own.filter(({ column, isPlain }) => isPlain && column !== "en" && column !== "zh");
  for (const part of parts) {
    if (!("lists" in part)) continue;
    const inner = placed.flatMap((one, index) => {
      const from = new Map<string, Cell>(one.above);
      if (!isNamed) from.set(`${list}.number`, one.number);
      for (const { column, cells } of handedDown) from.set(`${list}.${column}`, cells[index]!);
      return part.lists[index]!.map((row, k): Placed => ({ row, above: from, number: k + 1 }));
    });
    const nested = `${name}-${part.column.split(".").map(kebab).join("-")}`;
    addTable(tables, nested, part.column.split(".").at(-1)!, inner, identity, true);
  }
}

interface Column {
  readonly column: string;
  readonly cells: readonly Cell[];
  /** One value of the row itself, which its nested rows carry too. */
  readonly isPlain: boolean;
}

/** By row the records of a table of its own. */
interface Nested {
  readonly column: string;
  readonly lists: readonly (readonly Row[])[];
}

/** What the rows hold, key by key in the order in which they come. */
function partsOf(rows: readonly Row[], cities: ReadonlySet<string>, prefix = ""): (Column | Nested)[] {
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return keys.flatMap((key): (Column | Nested)[] => {
    const values = rows.map((row) => row[key]);
    const column = prefix + key;
    const isTop = prefix === "";
    const there = values.filter((value) => value !== null && value !== undefined);
    if (there.length > 0 && there.every(isRecord)) {
      if (isByKey(there, cities)) return [{ column, lists: values.map((value) => pairs(value, cities)) }];
      const inner = values.map((value): Row => (isRecord(value) ? value : {}));
      const parts = partsOf(inner, cities, `${column}.`);
      return there.some((value) => "id" in value)
        ? parts.map((part) => (part.column === `${column}.id` ? { ...part, column } : part))
        : parts;
    }
    const lists = there.filter((value): value is readonly unknown[] => Array.isArray(value));
    const items = lists.flat();
    if (lists.length === there.length && items.length > 0) {
      if (items.every(isText))
        return (["en", "zh"] as const).map((language) => ({
          column: `${column}.${language}`,
          cells: values.map((value) =>
            Array.isArray(value)
              ? value.map((item: Row) => cell(item[language])).join(language === "en" ? " " : "")
              : "",
          ),
          isPlain: false,
        }));
      if (items.some((item) => typeof item === "object" && item !== null))
        return [{ column, lists: values.map((value) => (Array.isArray(value) ? value.map(asRow) : [])) }];
    }
    return [
      { column, cells: values.map(cell), isPlain: isTop && lists.length === 0 },
      // Of an empty list it is not known what it could hold.
      ...(lists.length > 0 && items.length === 0 ? [{ column, lists: rows.map(() => []) }] : []),
    ];
  });
}

/** Keys that the data made and not the shape of the result. */
function isByKey(records: readonly Row[], cities: ReadonlySet<string>): boolean {
  return records.some((record) => Object.keys(record).some((key) => cities.has(key) || !/^[a-z][\w$]*$/i.test(key)));
}

function pairs(value: unknown, cities: ReadonlySet<string>): Row[] {
  if (!isRecord(value)) return [];
  const entries = Object.entries(value);
  const name = entries.every(([key]) => cities.has(key)) ? "id" : "key";
  return entries.map(([key, one]) => ({ [name]: key, value: one }));
}

function asRow(item: unknown): Row {
  if (Array.isArray(item)) return { members: item };
  return isRecord(item) ? item : { value: item };
}

function citiesOf(result: object): Set<string> {
  const list: unknown = (result as Row)["cities"];
  return new Set(
    Array.isArray(list)
      ? list.flatMap((row) => (isRecord(row) && typeof row["id"] === "string" ? [row["id"]] : []))
      : [],
  );
}

function isRecord(value: unknown): value is Row {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isText(value: unknown): boolean {
  return isRecord(value) && Object.keys(value).join() === "en,zh";
}

function kebab(key: string): string {
  return key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** What a row is about stands before what is said of it. */
const identity = ["id", "nameEn", "nameZh", "province", "provinceZh", "source", "target"];

/** Any of these tells a row from the others of its list. */
const naming = ["id", "key", "rank", "layer", "year", "level", "hub", "to", "from", "source", "a"];

function cell(value: unknown): Cell {
  if (value === null || value === undefined) return "";
  if (typeof value === "number" || typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(cell).join(";");
  if (typeof value === "boolean") return String(value);
  throw new TypeError("a cell holds one value");
}
