/**
 * What text does a cell hold, as a person sees it? Ids and names are compared by it.
 *
 * Spaces at the ends go, line breaks and tabs inside become one space. Characters that nobody sees (controls, byte
 * order marks, zero-width spaces, marks of direction) are removed, so that two ids that look the same are the same;
 * joiners that change how letters are drawn stay. Excel's `="310000"`, which keeps an id from becoming a number, is
 * the text inside. What was changed beyond spaces is told to the caller, to be noted.
 */
const invisible = /[\p{Cc}\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u;
const everyInvisible = new RegExp(invisible, "gu");
const textFormula = /^=\s*"(.*)"$/s;

export type CellChange = "text.invisible" | "id.formula";

export function cellText(cell: string, changed: (change: CellChange) => void): string {
  let text = cell;
  if (invisible.test(text)) {
    text = text.replace(/[\t\n\r\u2028\u2029]+/g, " ");
    const clean = text.replace(everyInvisible, "");
    if (clean !== text) changed("text.invisible");
    text = clean;
  }
  text = text.trim();
  const formula = text.startsWith("=") ? textFormula.exec(text) : null;
  if (formula === null) return text;
  changed("id.formula");
  return formula[1]!.trim();
}
