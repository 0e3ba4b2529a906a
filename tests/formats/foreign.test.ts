import { expect, test } from "vitest";
import { refuseForeign } from "../../src/formats/foreign.ts";
import { InnobeltError } from "../../src/support/error.ts";

const refusal = (bytes: Uint8Array): string => {
  try {
    refuseForeign({ name: "f", bytes });
  } catch (error) {
    if (error instanceof InnobeltError && error.code === "input" && error.wayOut.zh !== "") {
      expect(error.said.zh).toMatch(/^f 不是文本表格，而是/);
      return error.message;
    }
    throw error;
  }
  return "";
};
const text = (content: string): Uint8Array => new TextEncoder().encode(content);

test.each([
  ["an Excel workbook", Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0)],
  ["an old Excel", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1)],
  ["gzip", Uint8Array.of(0x1f, 0x8b, 8)],
  ["a Parquet file", text("PAR1 and more")],
  ["a PDF", text("%PDF-1.7")],
  ["a web page", text("\n<!DOCTYPE html><html>")],
  ["a GEXF graph", text('<?xml version="1.0"?>\n<gexf xmlns="http://gexf.net/1.3">')],
  ["a GraphML graph", text("\ufeff<graphml>")],
  ["XML", text("<?xml version='1.0'?><rows/>")],
  ["NUL bytes", Uint8Array.of(0x61, 0, 0x62)],
])("%s is named and refused", (what, bytes) => expect(refusal(bytes)).toContain(what));

test("text passes, UTF-16 with its mark and a heading that starts with < included", () => {
  expect(refusal(text("id,name\n1,<b>\n"))).toBe("");
  expect(refusal(text("< 5 km,name\n1,2\n"))).toBe("");
  expect(refusal(Uint8Array.of(0xff, 0xfe, 0x69, 0, 0x64, 0))).toBe("");
});
