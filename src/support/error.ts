/**
 * The one error of the project: a sentence that a planner understands, the place, and a way out.
 *
 * It is thrown where input enters or where an analysis cannot be made, and shown as it is by the command line and
 * the page. Anything else that is thrown is a defect of ours.
 */
import type { Text } from "./text.ts";

/** `usage` and `input`: exit code 2 (mend the call or the file). `analysis`: exit code 1 (cannot be made from this). */
export type ErrorCode = "usage" | "input" | "analysis";

export interface Place {
  readonly file?: string | undefined;
  /** 1-based line of the file where the record starts. */
  readonly row?: number | undefined;
  readonly column?: string | undefined;
  readonly value?: string | undefined;
}

/** Both languages; a plain string only where the text is the same in both (a name, a number). */
type Said = Text | string;

export class InnobeltError extends Error {
  readonly code: ErrorCode;
  readonly where: Place;
  /** The sentence in both languages; `message` is the English one. */
  readonly said: Text;
  /** What the reader can do about it; a whole sentence, or empty when the message already says so. */
  readonly wayOut: Text;

  constructor(code: ErrorCode, said: Said, options: { where?: Place; wayOut?: Said; cause?: unknown } = {}) {
    const text = inBoth(said);
    super(text.en, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "InnobeltError";
    this.code = code;
    this.where = options.where ?? {};
    this.said = text;
    this.wayOut = inBoth(options.wayOut ?? "");
  }
}

function inBoth(said: Said): Text {
  return typeof said === "string" ? { en: said, zh: said } : said;
}
