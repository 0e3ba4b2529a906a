/**
 * Rows as the text of a CSV file (RFC 4180 quoting, but plain line feeds), so that two runs give the same bytes.
 */
export function csvText(columns, rows) {
  const cell = (value) => {
    const text = String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ""))]
    .map((row) => `${row.map(cell).join(",")}\n`)
    .join("");
}
