import { describe, expect, test } from "vitest";
import { decodeText } from "../../src/formats/decode.ts";

const utf8 = (text: string): number[] => [...new TextEncoder().encode(text)];
const utf16 = (text: string, littleEndian: boolean): number[] =>
  Array.from(text, (_, i) => i).flatMap((i) => {
    const unit = text.charCodeAt(i);
    return littleEndian ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255];
  });
const decode = (bytes: readonly number[]) => decodeText({ name: "f.csv", bytes: Uint8Array.from(bytes) });

describe("the encoding", () => {
  test("is UTF-8 with or without a byte order mark, which is taken off", () => {
    expect(decode(utf8("名称,Ü"))).toEqual({ text: "名称,Ü", encoding: "UTF-8" });
    expect(decode([0xef, 0xbb, 0xbf, ...utf8("id")])).toEqual({ text: "id", encoding: "UTF-8" });
  });
  test("is UTF-16 as the byte order mark says", () => {
    expect(decode([0xff, 0xfe, ...utf16("上海,1", true)])).toEqual({ text: "上海,1", encoding: "UTF-16LE" });
    expect(decode([0xfe, 0xff, ...utf16("上海,1", false)])).toEqual({ text: "上海,1", encoding: "UTF-16BE" });
  });
  test("is GB18030 for what Chinese Excel writes", () => {
    const shanghai = [0xc9, 0xcf, 0xba, 0xa3];
    expect(decode([...shanghai, ...utf8(",1")])).toEqual({ text: "上海,1", encoding: "GB18030" });
  });
  test("is Windows-1252 for a Western text, also where its bytes would pass for GB18030", () => {
    expect(decode([...utf8("Z"), 0xfc, ...utf8("rich,M"), 0xfc, ...utf8("nchen")])).toEqual({
      text: "Zürich,München",
      encoding: "Windows-1252",
    });
    expect(decode([0x80, 0x2c, 0x31]).text).toBe("€,1");
  });
});

test("a file above the limit is refused with its size", () => {
  const file = { name: "big.csv", bytes: new Uint8Array(2 * 1024 * 1024 + 1) };
  expect(() => decodeText(file, 2 * 1024 * 1024)).toThrow(/big\.csv has 3 MiB; at most 2 MiB/);
});
