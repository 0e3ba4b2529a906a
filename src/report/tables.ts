/**
 * The result's lists as CSV files, for a spreadsheet or R: guarded against formulas, missing is empty, with the mark
 * (BOM) by which Excel knows UTF-8, so that Chinese names survive a double click.
 */
import type { Analysis } from "../analysis/analysis.ts";
import { writeCsv } from "../formats/csv.ts";

/** File name -> text, for every list of records in the result; null for a list that is empty this time. */
export function tablesOf(analysis: Analysis, result: object): Record<string, string | null> {
  const files: Record<string, string | null> = {};
  for (const [name, value] of Object.entries(result)) {
    if (!Array.isArray(value)) continue;
    if (value.length === 0) {
      files[`${analysis.id}-${name}.csv`] = null;
      continue;
    }
    const rows = value.filter((row): row is Record<string, unknown> => typeof row === "object" && row !== null);
    if (rows.length < value.length) continue;
    const known: readonly string[] = name === "cities" ? (analysis.columns ?? []).map(({ id }) => id) : [];
    const there = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    const columns = [...known.filter((id) => there.includes(id)), ...there.filter((id) => !known.includes(id))];
    files[`${analysis.id}-${name}.csv`] = writeCsv(
      columns,
      rows.map((row) => columns.map((id) => cell(row[id]))),
      { bom: true },
    );
  }
  return files;
}

/** Lists are joined by semicolons; a place is its id; anything deeper stands as JSON. */
function cell(value: unknown): string | number {
  if (value === null || value === undefined) return "";
  if (typeof value === "number" || typeof value === "string") return value;
  if (Array.isArray(value) && value.every((item) => typeof item === "string")) return value.join(";");
  if (typeof value === "object" && "id" in value && typeof value.id === "string") return value.id;
  return JSON.stringify(value);
}
