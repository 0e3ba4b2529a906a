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
    const fault = cause instanceof Error ? cause.message : null;
    throw new InnobeltError(
      "input",
      {
        en: `${name} is no valid JSON: ${fault ?? "unreadable"}.`,
        zh: `${name} 不是有效的 JSON：${fault ?? "无法解析"}。`,
      },
      {
        where: { file: name },
        wayOut: {
          en: "Mend it in an editor that checks JSON, or export it again.",
          zh: "请用能检查 JSON 的编辑器改正，或重新导出。",
        },
        cause,
      },
    );
  }
}
