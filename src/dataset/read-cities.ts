/**
 * A table of cities: ids, names, provinces, points, and columns of numbers as measures.
 *
 * - Id: the column called id or one of its aliases; without one a column of names, else the first column, said so.
 * - The same id twice: the first row is kept. With a column `year` a city may have a row per year.
 * - Points are optional. A latitude beyond 90 that is valid when swapped with the longitude is swapped back; when 90 %
 *   of the points (and at least 3) are so, the two columns are swapped as a whole, because a swapped pair such as
 *   lat 87.6, lon 43.8 (Urumqi) does not show by itself.
 * - Measures: a column with no other meaning in which at least half of the cells that are not empty are numbers. Its
 *   year is the one at the end of its heading ("GDP 2021") or in the column `year`, else "" (not said).
 *
 * - A column that holds no numbers though it seems to be meant for them (its heading says so, or half of its cells
 *   begin like one: "12%", "=1+1") is told with a cell that is none.
 * - A row called like a total (合计, Total) is kept as a city, and told.
 *
 * Cost: O(cells).
 */
import { type DecimalMark, decimalMark, isAmbiguousNumber, isMissing, readNumber } from "../formats/number.ts";
import type { City, Point } from "../network/city.ts";
import type { Text } from "../support/text.ts";
import { type CellChange, cellText } from "./cell-text.ts";
import { wholeNumberOf } from "./city-finder.ts";
import type { NamedBytes } from "./declared.ts";
import type { FileLog } from "./file-log.ts";
import { cityHeadings, foldHeading, matchHeadings, splitYear } from "./headings.ts";
import { noteUnread, type OpenTable, openTable } from "./open-table.ts";

export interface Measure {
  readonly id: string;
  /** By year, then by position in `cities`. */
  readonly values: ReadonlyMap<string, ReadonlyMap<number, number>>;
}

export interface CityTable {
  /** In the order of the file. */
  readonly cities: readonly City[];
  readonly measures: readonly Measure[];
  readonly log: FileLog;
  readonly records: number;
}

export interface CityReadingOptions {
  /** Whether columns of numbers are measures; in a data package they stand in tables of their own. */
  readonly measures: boolean;
  /** Headings that a data package declares for the file. */
  readonly fields?: readonly string[];
  /** A name for a city to which the file gives none. */
  readonly nameOf?: ((id: string) => Text | null) | undefined;
}

/** Beyond it products and sums of squares leave the range of numbers. */
export const largestValue = 1e100;
const maxIdLength = 200;

export function readCities(file: NamedBytes, options: CityReadingOptions): CityTable {
  const open = openTable(file, "cities", options.fields);
  const { table, log } = open;
  const matched = matchHeadings(table.headings, cityHeadings);
  const at = { ...matched.columns };
  const names = [at.name, at.nameEn, at.nameZh].filter((column) => column >= 0);
  if (at.id < 0) {
    at.id = names[0] ?? 0;
    const heading = table.headings[at.id]! || "1";
    log.note({ row: table.headingLine, column: heading }, "heading.id", heading);
  }
  const others = matched.others.filter((column) => column !== at.id);
  const candidates = options.measures ? withoutScreenPlaces(open, others) : [];
  const mark = decimalMark(table.separator, cellsOf(open, [at.lon, at.lat, ...candidates]));
  const measured = candidates.filter((column) => holdsNumbers(open, column, mark));
  noteUnread(
    open,
    { duplicates: matched.duplicates, unnamed: matched.unnamed.filter((column) => column !== at.id) },
    options.measures
      ? withoutNumbersSpoilt(
          open,
          candidates.filter((column) => !measured.includes(column)),
          mark,
        )
      : others,
    options.fields,
  );

  const panel = options.measures && at.year >= 0;
  const cities: Omit<City, "point">[] = [];
  const positions = new Map<string, number>();
  const firstRows = new Map<string, number>();
  const points: { lon: string; lat: string; row: number }[] = [];
  const measures = openMeasures(open, measured, panel, mark);

  table.records.forEach((cells, r) => {
    const row = table.lines[r]!;
    const changes = new Set<CellChange>();
    const text = (column: number): string =>
      column < 0 ? "" : cellText(cells[column]!, (change) => changes.add(change));
    const place = { row, column: table.headings[at.id]!, value: cells[at.id]! };
    const written = text(at.id);
    if (written === "") return log.refuse(place, "id.empty");
    if (written.length > maxIdLength) return log.refuse(place, "id.long");
    const whole = wholeNumberOf(written);
    const exact = whole !== null && whole.low === whole.high;
    const id = exact ? String(whole.low) : written;
    const year = panel ? yearText(text(at.year)) : "";
    const key = panel ? `${year}\n${id}` : id;
    const firstRow = firstRows.get(key);
    if (firstRow !== undefined)
      return panel
        ? log.refuse(place, "id.duplicateYear", firstRow, year)
        : log.refuse(place, "id.duplicate", firstRow);
    firstRows.set(key, row);
    let position = positions.get(id);
    const isNew = position === undefined;
    if (position === undefined) {
      position = cities.length;
      positions.set(id, position);
      const given = names.every((column) => text(column) === "") ? options.nameOf?.(id) : null;
      cities.push({
        id,
        name: given ?? both(text(at.nameEn), text(at.nameZh), text(at.name)) ?? { en: id, zh: id },
        province: both(text(at.provinceEn), text(at.provinceZh), text(at.province)),
      });
      points.push({ lon: at.lon < 0 ? "" : cells[at.lon]!.trim(), lat: at.lat < 0 ? "" : cells[at.lat]!.trim(), row });
    }
    log.keep();
    const total = isNew ? [at.id, ...names].find((column) => isTotal(text(column))) : undefined;
    if (total !== undefined) log.note({ row, column: table.headings[total]!, value: cells[total]! }, "city.total");
    if (exact) log.count(place, "id.float");
    else if (whole !== null) log.count(place, "id.rounded");
    for (const change of changes) log.count(place, change);
    for (const measure of measures) measure.read(cells, position, year, row);
  });

  const placed = readPoints(points, mark, log, table.headings[at.lat] ?? "lat");
  const unplaced = placed.filter((point) => point === null).length;
  if (unplaced > 0) log.note({ row: null }, "point.none", unplaced);
  return {
    cities: cities.map(({ id, name, province }, i) => ({ id, name, province, point: placed[i]! })),
    measures: [...new Map(measures.map(({ id, values }) => [id, { id, values }])).values()].filter(
      ({ values }) => values.size > 0,
    ),
    log,
    records: open.records,
  };
}

interface MeasureReader extends Measure {
  readonly read: (cells: readonly string[], position: number, rowYear: string, row: number) => void;
}

function openMeasures(
  { table, log }: OpenTable,
  columns: readonly number[],
  panel: boolean,
  mark: DecimalMark,
): MeasureReader[] {
  const byId = new Map<string, Map<string, Map<number, number>>>();
  const taken = new Set<string>();
  const readers: MeasureReader[] = [];
  for (const column of columns) {
    const heading = table.headings[column]!;
    // Where a column gives the year of every row, a year in a heading is part of the name.
    const { measure, year: ownYear } = panel ? { measure: heading, year: "" } : splitYear(heading);
    const key = `${ownYear}\n${measure}`;
    if (taken.has(key)) {
      log.note({ row: table.headingLine, column: heading }, "heading.duplicate");
      continue;
    }
    taken.add(key);
    const values = byId.get(measure) ?? new Map<string, Map<number, number>>();
    byId.set(measure, values);
    readers.push({
      id: measure,
      values,
      read: (cells, position, rowYear, row) => {
        const cell = cellText(cells[column]!, ignore);
        if (isMissing(cell)) return;
        const value = readNumber(cell, mark);
        const place = { row, column: heading, value: cell };
        if (Number.isNaN(value)) log.note(place, isAmbiguousNumber(cell, mark) ? "number.ambiguous" : "number.number");
        else if (Math.abs(value) > largestValue) log.note(place, "number.range");
        else {
          const year = panel ? rowYear : ownYear;
          const ofYear = values.get(year) ?? new Map<number, number>();
          values.set(year, ofYear.set(position, value));
        }
      },
    });
  }
  return readers;
}

const ignore = (): void => {};

/** "2021.0", as a spreadsheet writes a column of years with gaps, is 2021. */
export function yearText(text: string): string {
  return /^\d{4}[.,]0+$/.test(text) ? text.slice(0, 4) : text;
}

function both(en: string, zh: string, one: string): Text | null {
  const [first, second] = [en || one || zh, zh || one || en];
  return first === "" ? null : { en: first, zh: second };
}

function* cellsOf({ table }: OpenTable, columns: readonly number[]): Generator<string> {
  for (const cells of table.records) for (const column of columns) if (column >= 0) yield cells[column]!.trim();
}

function withoutScreenPlaces({ table, log }: OpenTable, others: readonly number[]): number[] {
  const folded = (column: number): string => foldHeading(table.headings[column]!);
  const screen = others.filter((column) => folded(column) === "x" || folded(column) === "y");
  if (screen.length < 2) return [...others];
  log.note({ row: table.headingLine, column: table.headings[screen[0]!]! }, "heading.screen");
  return others.filter((column) => !screen.includes(column));
}

function holdsNumbers({ table }: OpenTable, column: number, mark: DecimalMark): boolean {
  let present = 0;
  let numbers = 0;
  for (const cells of table.records) {
    const cell = cellText(cells[column]!, ignore);
    if (isMissing(cell)) continue;
    present++;
    if (!Number.isNaN(readNumber(cell, mark)) || isAmbiguousNumber(cell, mark)) numbers++;
  }
  return numbers > 0 && numbers * 2 >= present;
}

/** Tells the columns that are empty or hold something else where numbers are meant, and returns the others. */
function withoutNumbersSpoilt(open: OpenTable, columns: readonly number[], mark: DecimalMark): number[] {
  const { table, log } = open;
  const blank: string[] = [];
  const rest = columns.filter((column) => {
    const heading = table.headings[column]!;
    let present = 0;
    let likeNumbers = 0;
    let spoilt: { readonly row: number; readonly column: string; readonly value: string } | null = null;
    table.records.forEach((cells, r) => {
      const cell = cellText(cells[column]!, ignore);
      if (isMissing(cell)) return;
      present++;
      if (beginsLikeNumber.test(cell.normalize("NFKC"))) likeNumbers++;
      if (Number.isNaN(readNumber(cell, mark))) spoilt ??= { row: table.lines[r]!, column: heading, value: cell };
    });
    // A file without rows has more to be told than its columns.
    if (present === 0) {
      if (table.records.length > 0) blank.push(heading);
      return false;
    }
    if (spoilt === null || !(likeNumbers * 2 >= present || saysNumbers(heading))) return true;
    log.note(spoilt, "heading.notNumbers", heading);
    return false;
  });
  if (blank.length > 0) log.note({ row: table.headingLine }, "heading.blank", blank.slice(0, 20));
  return rest;
}

const beginsLikeNumber = /^[=+\-<>≈~¥$€£]*\s*[.,]?\d/;

/** Headings that promise a number. A year at the end promises one too. */
const numberWords =
  /(?<![a-z])(?:score|index|value|amount|total|count|rate|ratio|share|percent|gdp|population)s?(?![a-z])|指数|得分|分数|数值|数量|总量|比重|比例|占比|人口|增长率|强度/i;

function saysNumbers(heading: string): boolean {
  return splitYear(heading).year !== "" || numberWords.test(heading);
}

const totals = new Set([
  "合计",
  "总计",
  "总和",
  "小计",
  "全国",
  "平均",
  "平均值",
  "total",
  "grandtotal",
  "sum",
  "average",
]);

function isTotal(text: string): boolean {
  return text.length <= 20 && totals.has(foldHeading(text));
}

function readPoints(
  written: readonly { readonly lon: string; readonly lat: string; readonly row: number }[],
  mark: DecimalMark,
  log: FileLog,
  column: string,
): (Point | null)[] {
  const read = written.map(({ lon, lat, row }) => {
    const place = { row, column, value: `${lon}, ${lat}` };
    const [noLon, noLat] = [isMissing(lon), isMissing(lat)];
    if (noLon && noLat) return null;
    if (noLon || noLat) {
      log.note(place, "point.half");
      return null;
    }
    const point = { lon: readNumber(lon, mark), lat: readNumber(lat, mark) };
    if (Number.isNaN(point.lon) || Number.isNaN(point.lat)) {
      log.note(place, "point.number");
      return null;
    }
    return { ...point, place };
  });
  const present = read.filter((point) => point !== null);
  const reversed = present.filter(({ lon, lat }) => Math.abs(lat) > 90 && Math.abs(lat) <= 180 && Math.abs(lon) <= 90);
  const wholly = reversed.length >= 3 && reversed.length >= 0.9 * present.length;
  const swapped = new Set(wholly ? present : reversed);
  for (const { place } of reversed) log.count(place, wholly ? "point.columns" : "point.swapped");
  return read.map((point) => {
    if (point === null) return null;
    const [lon, lat] = swapped.has(point) ? [point.lat, point.lon] : [point.lon, point.lat];
    if (Math.abs(lon) <= 180 && Math.abs(lat) <= 90) return { lon, lat };
    log.note(point.place, "point.range");
    return null;
  });
}
