/**
 * The one error of the project: a sentence that a planner understands, the place, and a way out.
 *
 * It is thrown where input enters or where an analysis cannot be made, and shown as it is by the command line and
 * the page. Anything else that is thrown is a defect of ours.
 */

/** `usage` and `input`: exit code 2 (mend the call or the file). `analysis`: exit code 1 (cannot be made from this). */
export type ErrorCode = "usage" | "input" | "analysis";

export interface Place {
  readonly file?: string | undefined;
  /** 1-based line of the file where the record starts. */
  readonly row?: number | undefined;
  readonly column?: string | undefined;
  readonly value?: string | undefined;
}

export class InnobeltError extends Error {
  readonly code: ErrorCode;
  readonly where: Place;
  /** What the reader can do about it; a whole sentence, or empty when the message already says so. */
  readonly wayOut: string;

  constructor(code: ErrorCode, message: string, options: { where?: Place; wayOut?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "InnobeltError";
    this.code = code;
    this.where = options.where ?? {};
    this.wayOut = options.wayOut ?? "";
  }
}
