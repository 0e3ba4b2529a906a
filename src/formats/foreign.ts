/**
 * Is this file a table of text at all? A spreadsheet, a web page saved in its place, a graph file or a picture is
 * refused here with a sentence that names what it is, before a parser makes nonsense of it.
 *
 * Read off the first bytes (the signatures are those of the formats' own specifications) and off NUL bytes, which no
 * text file holds except UTF-16, known by its byte order mark. Cost: one pass over the bytes.
 */
import { InnobeltError } from "../support/error.ts";
import type { NamedBytes } from "./named-bytes.ts";

const signatures: readonly { readonly bytes: readonly number[]; readonly what: string; readonly wayOut: string }[] = [
  {
    bytes: [0x50, 0x4b, 0x03, 0x04],
    what: "an Excel workbook or another zip archive",
    wayOut: "Save the sheet as CSV UTF-8 and give that file.",
  },
  {
    bytes: [0xd0, 0xcf, 0x11, 0xe0],
    what: "an old Excel or Office document",
    wayOut: "Save the sheet as CSV UTF-8 and give that file.",
  },
  { bytes: [0x1f, 0x8b], what: "compressed with gzip", wayOut: "Unpack it first." },
  { bytes: [0x50, 0x41, 0x52, 0x31], what: "a Parquet file", wayOut: "Export it as CSV and give that file." },
  { bytes: [0x25, 0x50, 0x44, 0x46], what: "a PDF", wayOut: "Copy its table into a spreadsheet and save it as CSV." },
  { bytes: [0x89, 0x50, 0x4e, 0x47], what: "a PNG picture", wayOut: "Give a CSV file." },
];

export function refuseForeign({ name, bytes }: NamedBytes): void {
  const refuse = (what: string, wayOut: string): never => {
    throw new InnobeltError("input", `${name} is no text table: it is ${what}.`, { where: { file: name }, wayOut });
  };
  for (const { bytes: signature, what, wayOut } of signatures)
    if (signature.every((byte, i) => bytes[i] === byte)) refuse(what, wayOut);
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (utf16) return;
  if (bytes.includes(0))
    refuse("binary (it holds NUL bytes)", "Give a CSV file; if it is UTF-16 text, save it as CSV UTF-8.");
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 512)).replace(/^ï»¿/, "").trimStart().toLowerCase();
  if (!start.startsWith("<")) return;
  if (start.startsWith("<!doctype html") || start.startsWith("<html"))
    refuse("a web page", "The download may have given an error page; open it in a browser, then fetch the data again.");
  if (start.includes("<gexf")) refuse("a GEXF graph", "Export nodes and edges as CSV tables and give those.");
  if (start.includes("<graphml")) refuse("a GraphML graph", "Export nodes and edges as CSV tables and give those.");
  if (/^<[?!a-z]/.test(start)) refuse("XML", "Export the table as CSV and give that file.");
}
