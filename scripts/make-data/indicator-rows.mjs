/**
 * The columns of a source table as rows in long form: city, year, indicator, value, in that order.
 *
 * A blank cell gives no row. `year` is null for a table with a year column.
 */
import { byKeys } from "./by-keys.mjs";
import { demand } from "./demand.mjs";
import { numberText } from "./number-text.mjs";
import { sourceTable } from "./source-table.mjs";

export function indicatorRows(source, ids, { file, year, indicators }) {
  const columns = ["adcode", ...(year === null ? ["year"] : []), ...indicators.map(({ column }) => column)];
  const rows = sourceTable(source, file, columns).flatMap((row) =>
    indicators.flatMap(({ id, column }) => {
      const value = numberText(row[column], `${file}, ${row.adcode}`);
      demand(ids.has(row.adcode), `${file}: ${row.adcode} is none of the cities`);
      return value === null ? [] : [{ city: row.adcode, year: year ?? row.year, indicator: id, value }];
    }),
  );
  rows.sort(byKeys(["city", "year", "indicator"]));
  rows.forEach((row, index) => {
    const before = rows[index - 1];
    demand(
      before?.city !== row.city || before.year !== row.year || before.indicator !== row.indicator,
      `${file} has two values of ${row.indicator} ${row.year} ${row.city}`,
    );
  });
  return rows;
}
