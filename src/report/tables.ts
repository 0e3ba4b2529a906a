/**
 * The result's lists as CSV files, for a spreadsheet or R: guarded against formulas, missing is empty, with the mark
 * (BOM) by which Excel knows UTF-8, so that Chinese names survive a double click.
 */
import type { Analysis } from "../analysis/analysis.ts";
import { writeCsv } from "../formats/csv.ts";

/** File name -> text, for every list of records in the result, nested ones too; null for one that is empty this time. */
export function tablesOf(analysis: Analysis, result: object): Record<string, string | null> {
  const files: Record<string, string | null> = {};
  const known = (analysis.columns ?? []).map(({ id }) => id);
  const add = (name: string, value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    if (!Array.isArray(value)) {
      for (const [key, part] of Object.entries(value)) add(`${name}-${kebab(key)}`, part);
      return;
    }
    if (value.length === 0) {
      files[`${name}.csv`] = null;
      return;
    }
    const rows = value.filter(
      (row): row is Record<string, unknown> => typeof row === "object" && row !== null && !Array.isArray(row),
    );
    if (rows.length < value.length) return;
    // What is said about a part stands in the document.
    if (name.split("-").length > 2 && rows.every((row) => Object.keys(row).join() === "en,zh")) return;
    const there = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    const wanted = [...identity, ...(name === `${analysis.id}-cities` ? known : []), ...there];
    const columns = [...new Set(wanted)].filter((id) => there.includes(id));
    files[`${name}.csv`] = writeCsv(
      columns,
      rows.map((row) => columns.map((id) => cell(row[id]))),
      { bom: true },
    );
  };
  for (const [name, value] of Object.entries(result)) add(`${analysis.id}-${kebab(name)}`, value);
  return files;
}

function kebab(key: string): string {
  return key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** What a row is about stands before what is said of it. */
const identity = ["id", "nameEn", "nameZh", "province", "provinceZh", "source", "target"];

/** Lists are joined by semicolons; a place is its id; anything deeper stands as JSON. */
function cell(value: unknown): string | number {
  if (value === null || value === undefined) return "";
  if (typeof value === "number" || typeof value === "string") return value;
  if (Array.isArray(value) && value.every((item) => typeof item === "string" || typeof item === "number"))
    return value.join(";");
  if (typeof value === "object" && "id" in value && typeof value.id === "string") return value.id;
  return JSON.stringify(value);
}
