/**
 * What number does this cell hold? People write 1234.5 as "1234.5", "1,234.5", "1 234.5", "1.234,5" and "1234,5".
 *
 * In a file separated by commas the decimal mark is the point, so "1,234" is 1234 and "1,5" is no number. In a file
 * separated otherwise (`;`, tab, |) it may be either, and the file decides as a whole: `decimalMark` looks for cells
 * that can be read in one way only ("12,5", "0,123", "1.234,5" say comma; "12.5", "1,234.5" say point).
 * - all say comma: "1,234" is 1.234 and "1.234" is 1234
 * - all say point: "1,234" is 1234 and "1.234" is 1.234
 * - none says anything (open): "1.234" is 1.234, while "1,234" is ambiguous and is no number
 * - they contradict each other (mixed): both are ambiguous and are no number
 * An ambiguous cell is refused rather than guessed: the two readings differ by a factor of 1000.
 */
export type DecimalMark = "point" | "comma" | "open" | "mixed";

const plain = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
const commaGroups = /^[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/;
const pointGroups = /^[+-]?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$/;
const spaceGroups = /^[+-]?[1-9]\d{0,2}(?:[ ']\d{3})+(?:[.,]\d+)?$/;
const decimalComma = /^[+-]?\d+,\d+(?:[eE][+-]?\d+)?$/;
const oneCommaGroup = /^[+-]?[1-9]\d{0,2},\d{3}$/;
const onePointGroup = /^[+-]?[1-9]\d{0,2}\.\d{3}$/;
const infinite = /^[+-]?inf(?:inity)?$/i;
const beyondAscii = /[^\u0021-\u007e]/;

/** The decimal mark of a file, from its separator and the cells of its number columns. */
export function decimalMark(separator: string, cells: Iterable<string>): DecimalMark {
  if (separator === ",") return "point";
  let point = false;
  let comma = false;
  for (const cell of cells) {
    if (!cell.includes(",") && !cell.includes(".")) continue;
    const text = tidy(cell);
    if (oneCommaGroup.test(text) || onePointGroup.test(text)) continue;
    if (plain.test(text) ? text.includes(".") : commaGroups.test(text)) point = true;
    else if (pointGroups.test(text) || decimalComma.test(text)) comma = true;
    if (point && comma) return "mixed";
  }
  return point ? "point" : comma ? "comma" : "open";
}

/** NaN when the cell is no number or an ambiguous one; infinite when it says so or is beyond 1.8e308. */
export function readNumber(cell: string, mark: DecimalMark): number {
  const text = tidy(cell);
  if (isAmbiguousNumber(text, mark)) return Number.NaN;
  if (plain.test(text)) return Number(mark === "comma" && onePointGroup.test(text) ? text.replace(".", "") : text);
  if (oneCommaGroup.test(text)) return Number(text.replace(",", mark === "comma" ? "." : ""));
  if (commaGroups.test(text)) return Number(text.replaceAll(",", ""));
  if (spaceGroups.test(text)) return readNumber(text.replace(/[ ']/g, ""), mark);
  if (mark !== "point") {
    if (pointGroups.test(text)) return Number(text.replaceAll(".", "").replace(",", "."));
    if (decimalComma.test(text)) return Number(text.replace(",", "."));
  }
  if (infinite.test(text)) return text.startsWith("-") ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return Number.NaN;
}

/** Two readings that differ by a factor of 1000, and nothing in the file to choose by. */
export function isAmbiguousNumber(cell: string, mark: DecimalMark): boolean {
  if (mark === "point" || mark === "comma") return false;
  const text = tidy(cell);
  return oneCommaGroup.test(text) || (mark === "mixed" && onePointGroup.test(text));
}

const missingWords = new Set([
  "",
  "na",
  "n/a",
  "#n/a",
  "nan",
  "null",
  "none",
  "nil",
  "-",
  "–",
  "—",
  "--",
  ".",
  "..",
  "…",
  "无",
  "缺失",
]);

/** Does the cell say that there is no value? An empty cell, or one of the words people put there. */
export function isMissing(cell: string): boolean {
  return cell.length <= 4 && missingWords.has(cell.trim().toLowerCase());
}

/** Full-width digits and the typographic minus and spaces become the ASCII ones. */
function tidy(cell: string): string {
  return beyondAscii.test(cell)
    ? cell
        .normalize("NFKC")
        .replace(/\u2212/g, "-")
        .trim()
    : cell;
}
