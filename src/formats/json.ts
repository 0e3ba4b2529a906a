/**
 * A JSON file, parsed as text and never run; a fault is named with the file.
 */
import { InnobeltError } from "../support/error.ts";
import { decodeText } from "./decode.ts";
import type { NamedBytes } from "./named-bytes.ts";

/** 64 MiB: far above any descriptor or outline that a page can draw. */
export const maxJsonBytes = 64 * 1024 * 1024;

export function readJson(file: NamedBytes): unknown {
  const { name } = file;
  const { text } = decodeText(file, maxJsonBytes);
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new InnobeltError(
      "input",
      `${name} is no valid JSON: ${cause instanceof Error ? cause.message : "unreadable"}.`,
      {
        where: { file: name },
        wayOut: "Mend it in an editor that checks JSON, or export it again.",
        cause,
      },
    );
  }
}
