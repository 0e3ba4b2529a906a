/** Text for a terminal: widths with Chinese characters counted as two columns, wrapping, and plain tables. */
import { isWide } from "../support/wide.ts";

/** Columns that a text takes: East Asian wide characters take two, combining marks and colour codes none. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of plain(text)) {
    if (/\p{Mark}/u.test(character)) continue;
    width += isWide(character.codePointAt(0)!) ? 2 : 1;
  }
  return width;
}

function plain(text: string): string {
  // oxlint-disable-next-line no-control-regex -- colour codes begin with the escape character
  return text.replaceAll(/\u001B\[[0-9;]*m/g, "");
}

/** Lines of at most `width` columns; breaks at spaces and between Chinese characters; later lines are indented. */
export function wrap(text: string, width: number, indent = ""): string[] {
  const pieces =
    text.match(/\uFF08?(?:[^\s\u2E80-\uFF60]+|[\u2E80-\uFF60])[\u3001\u3002\uFF0C\uFF1A\uFF1B\uFF09]*|\s+/g) ?? [];
  const lines: string[] = [];
  let line = "";
  for (const piece of pieces) {
    if (widthOf(line) + widthOf(piece) > width && line.trim() !== "") {
      lines.push(line.trimEnd());
      line = indent + piece.trimStart();
    } else line += piece;
  }
  if (line.trim() !== "") lines.push(line.trimEnd());
  return lines;
}

export function pad(text: string, width: number, side: "left" | "right" = "left"): string {
  const space = " ".repeat(Math.max(0, width - widthOf(text)));
  return side === "left" ? text + space : space + text;
}

/** A heading and rows, columns two spaces apart; a column whose cells are all numbers stands to the right. */
export function table(heading: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const all = [heading, ...rows];
  const widths = heading.map((_, column) => Math.max(...all.map((row) => widthOf(row[column] ?? ""))));
  const side = heading.map((_, column) =>
    rows.some((row) => /\d/.test(row[column] ?? "")) &&
    rows.every((row) => /^(?:–|-?[\d.,]+%?)$/.test(plain(row[column] ?? "")))
      ? "right"
      : "left",
  );
  return all.map((row) =>
    widths
      .map((width, column) => pad(row[column] ?? "", width, side[column]))
      .join("  ")
      .trimEnd(),
  );
}
