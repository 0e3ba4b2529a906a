/**
 * Which of the files that a reader dropped holds the cities, and which ties?
 *
 * Told by the headings alone, with the aliases that reading itself uses: a file with a source and a target holds ties,
 * one with an id or a name and none of the two holds cities. Anything else is left to the reader to say.
 */
import type { NamedBytes } from "../dataset/declared.ts";
import { cityHeadings, foldHeading, tieHeadings } from "../dataset/headings.ts";

export type FileRole = "cities" | "ties";

export interface DroppedFile extends NamedBytes {
  /** Null: the headings do not tell. */
  readonly role: FileRole | null;
}

/** Enough of the head of a file for its first line, however wide the table. */
const headBytes = 65_536;

export function roleOf(bytes: Uint8Array): FileRole | null {
  const head = new TextDecoder(encodingOf(bytes)).decode(bytes.subarray(0, headBytes));
  const first =
    head
      .replace(/^\ufeff/, "")
      .split(/\r\n?|\n/)
      .find((line) => line.trim() !== "") ?? "";
  const separator = [",", ";", "\t", "|"].reduce((best, one) =>
    first.split(one).length > first.split(best).length ? one : best,
  );
  const headings = new Set(first.split(separator).map((cell) => foldHeading(cell.replace(/^\s*"|"\s*$/g, ""))));
  const has = (aliases: readonly string[]): boolean => aliases.some((alias) => headings.has(alias));
  if (has(tieHeadings.source) && has(tieHeadings.target)) return "ties";
  if (has(cityHeadings.id) || has(cityHeadings.name) || has(cityHeadings.nameEn) || has(cityHeadings.nameZh))
    return "cities";
  return null;
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  try {
    // The last character may be cut where the head ends.
    new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, headBytes), { stream: true });
    return "utf-8";
  } catch {
    return "gb18030";
  }
}
