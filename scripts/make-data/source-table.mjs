/**
 * One table of the source folder as rows of strings.
 *
 * The columns must be there and the file must be regular: a ragged row stops the script, because a dataset derived
 * from a half-read table would look whole.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";

export function sourceTable(folder, file, columns) {
  const text = readFileSync(join(folder, file), "utf8").replace(/^\uFEFF/, "");
  const { data, errors, meta } = Papa.parse(text, { header: true, skipEmptyLines: true, delimiter: "," });
  if (errors.length > 0) throw new Error(`${file}, record ${errors[0].row + 1}: ${errors[0].message}`);
  for (const column of columns)
    if (!meta.fields.includes(column))
      throw new Error(`${file} has no column ${column}; it has ${meta.fields.join(", ")}`);
  return data;
}
