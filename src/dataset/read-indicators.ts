/**
 * A long table of indicators, `city,year,indicator,value`: one value per city, year and indicator that the package
 * declares. An empty value (or one of the package's `missingValues`) is kept as missing; a value that stands twice is
 * refused the second time, for nothing says which is right. Cost: O(rows).
 */
import { decimalMark, isAmbiguousNumber, isMissing, readNumber } from "../formats/number.ts";
import { nearestNames } from "../support/nearest.ts";
import { cellText } from "./cell-text.ts";
import type { CityFinder } from "./city-finder.ts";
import type { NamedBytes } from "./declared.ts";
import type { FileAccount } from "./file-log.ts";
import { indicatorHeadings, matchHeadings } from "./headings.ts";
import { noteUnread, openTable, refuseHeadings } from "./open-table.ts";
import { largestValue, yearText } from "./read-cities.ts";

export interface IndicatorTable {
  /** By indicator, then by year, then by index of the city; NaN where there is no value. */
  readonly values: ReadonlyMap<string, ReadonlyMap<string, Float64Array>>;
  readonly account: FileAccount;
}

export interface IndicatorReadingOptions {
  readonly finder: CityFinder;
  readonly cityCount: number;
  /** Ids of the indicators declared for this table. */
  readonly indicators: readonly string[];
  readonly missingValues: readonly string[];
  readonly fields?: readonly string[];
}

export function readIndicators(file: NamedBytes, options: IndicatorReadingOptions): IndicatorTable {
  const open = openTable(file, "indicators", options.fields);
  const { table, log } = open;
  const { headings } = table;
  const matched = matchHeadings(headings, indicatorHeadings);
  const at = matched.columns;
  for (const [meaning, zh] of [
    ["city", "城市"],
    ["year", "年份"],
    ["indicator", "指标"],
    ["value", "数值"],
  ] as const)
    if (at[meaning] < 0)
      refuseHeadings(open, {
        en: `the ${meaning} (a table of indicators has city, year, indicator, value)`,
        zh: `${zh}（指标表含 city、year、indicator、value 四列）`,
      });
  noteUnread(open, matched, matched.others, options.fields);
  const missing = new Set(options.missingValues);
  const mark = decimalMark(
    table.separator,
    table.records.map((cells) => cells[at.value]!.trim()),
  );
  const values = new Map<string, Map<string, Float64Array>>();
  for (const id of options.indicators) values.set(id, new Map());
  const firstRows = new Map<string, number>();
  const ignore = (): void => {};

  table.records.forEach((cells, r) => {
    const row = table.lines[r]!;
    const text = (column: number): string => cellText(cells[column]!, ignore);
    const place = (column: number) => ({ row, column: headings[column]!, value: cells[column]! });
    const city = text(at.city);
    if (city === "") return log.refuse(place(at.city), "city.empty");
    const found = options.finder.find(city);
    if (!("index" in found)) {
      if (found.how === "none") return log.refuse(place(at.city), "city.none");
      if (found.how === "unknown")
        return log.refuse(place(at.city), "city.unknown", log.listsRefusals() ? options.finder.nearest(city) : []);
      return log.refuse(place(at.city), found.how === "rounded" ? "city.rounded" : "city.ambiguous", found.candidates);
    }
    const indicator = text(at.indicator);
    const byYear = values.get(indicator);
    if (byYear === undefined)
      return log.refuse(
        place(at.indicator),
        "indicator.unknown",
        nearestNames(indicator.slice(0, 60), options.indicators),
      );
    const year = yearText(text(at.year));
    if (year === "" || year.length > 20) return log.refuse(place(at.year), "indicator.year");
    const key = `${found.index}\n${year}\n${indicator}`;
    const firstRow = firstRows.get(key);
    if (firstRow !== undefined) return log.refuse(place(at.value), "indicator.duplicate", firstRow);
    const cell = text(at.value);
    let value = Number.NaN;
    if (!isMissing(cell) && !missing.has(cell)) {
      value = readNumber(cell, mark);
      if (Number.isNaN(value))
        return log.refuse(place(at.value), isAmbiguousNumber(cell, mark) ? "value.ambiguous" : "value.number");
      if (Math.abs(value) > largestValue) return log.refuse(place(at.value), "value.range");
    }
    firstRows.set(key, row);
    const column = byYear.get(year) ?? new Float64Array(options.cityCount).fill(Number.NaN);
    column[found.index] = value;
    byYear.set(year, column);
    if (found.how === "float") log.count(place(at.city), "city.float");
    if (found.how === "name") log.count(place(at.city), "city.byName");
    log.keep();
  });
  return { values, account: log.close(open.records) };
}
