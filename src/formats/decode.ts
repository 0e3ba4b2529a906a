/**
 * In which encoding is this text written? Answered from the bytes, and returned as a fact to show.
 *
 * A byte order mark decides (UTF-8, UTF-16 LE or BE). Else UTF-8 when every byte sequence is valid UTF-8, which other
 * encodings hardly ever are by chance. Else GB18030, as Chinese Excel writes, when it decodes without an error and at
 * least half of its lead bytes are followed by a byte >= 0xA1: the common characters (GB 2312) are such pairs, while
 * in a Western text an accented letter is mostly followed by an ASCII one. Else Windows-1252, which decodes anything.
 *
 * Encoding Standard, https://encoding.spec.whatwg.org/ (the decoders). Cost: one pass per attempt.
 */
import { InnobeltError } from "../support/error.ts";
import type { NamedBytes } from "./named-bytes.ts";

export type Encoding = "UTF-8" | "UTF-16LE" | "UTF-16BE" | "GB18030" | "Windows-1252";

export interface DecodedText {
  /** Without a byte order mark. */
  readonly text: string;
  readonly encoding: Encoding;
}

/** 256 MiB: above it a string of the engine and the cells of a table do not fit a common machine. */
export const maxFileBytes = 256 * 1024 * 1024;

export function decodeText({ name, bytes }: NamedBytes, maxBytes = maxFileBytes): DecodedText {
  if (bytes.length > maxBytes)
    throw new InnobeltError(
      "input",
      {
        en: `${name} has ${mebibytes(bytes.length)} MiB; at most ${mebibytes(maxBytes)} MiB are read.`,
        zh: `${name} 大小为 ${mebibytes(bytes.length)} MiB，最多读取 ${mebibytes(maxBytes)} MiB。`,
      },
      {
        where: { file: name },
        wayOut: {
          en: "Split the file, or leave out columns and rows that are not needed.",
          zh: "请拆分文件，或删去不需要的列与行。",
        },
      },
    );
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded(bytes, "UTF-16LE");
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decoded(bytes, "UTF-16BE");
  const utf8 = strictly(bytes, "UTF-8");
  if (utf8 !== null) return utf8;
  const chinese = looksLikeGb(bytes) ? strictly(bytes, "GB18030") : null;
  return chinese ?? { text: withoutC1(decoded(bytes, "Windows-1252").text), encoding: "Windows-1252" };
}

/** What Windows-1252 has at 0x80 to 0x9F. Some decoders of Node give the control characters of Latin-1 instead. */
const upper = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

function withoutC1(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (char) => upper[char.charCodeAt(0) - 0x80]!);
}

function decoded(bytes: Uint8Array, encoding: Encoding): DecodedText {
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

function strictly(bytes: Uint8Array, encoding: Encoding): DecodedText | null {
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
  } catch {
    return null;
  }
}

function looksLikeGb(bytes: Uint8Array): boolean {
  let leads = 0;
  let common = 0;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i]! < 0x80) continue;
    leads++;
    if ((bytes[i + 1] ?? 0) >= 0xa1) common++;
    i++;
  }
  return common * 2 >= leads;
}

function mebibytes(bytes: number): number {
  return Math.ceil(bytes / (1024 * 1024));
}
