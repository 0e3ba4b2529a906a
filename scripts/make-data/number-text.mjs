/**
 * A figure of the source as the shortest text of the same number ("6341.0" -> "6341"); null when the cell is blank.
 *
 * Anything else stops the script: a figure that cannot be read must not become a gap in silence.
 */
export function numberText(text, where) {
  const trimmed = text.trim();
  if (trimmed === "") return null;
  if (!/^-?\d+(\.\d+)?$/.test(trimmed)) throw new Error(`${where}: "${text}" is not a number`);
  return String(Number(trimmed));
}
