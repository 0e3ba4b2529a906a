import { onStderr as pc } from "./colour.ts";
import { InnobeltError, type Place } from "../support/error.ts";
import type { Language } from "../support/text.ts";

/** Exit code 2: mend the call or the file; 1: the analysis could not be made. */
export function exitCodeOf(error: unknown): number {
  return error instanceof InnobeltError && error.code !== "analysis" ? 2 : 1;
}

/** The place, the sentence, the way out; a stack trace only with `--debug`. */
export function errorText(error: unknown, language: Language, debug: boolean): string {
  const trace = debug && error instanceof Error ? `\n${error.stack ?? ""}` : "";
  const name = pc.red("innobelt:");
  if (!(error instanceof InnobeltError)) {
    const reason = error instanceof Error ? error.message : String(error);
    return language === "en"
      ? `${name} something unforeseen went wrong: ${reason}${trace}\nRun it again with --debug and report what it prints.`
      : `${name} 发生了未预料的错误：${reason}${trace}\n请加上 --debug 重新运行，并报告其输出。`;
  }
  const parts = [placeText(error.where, language), error.said[language], error.wayOut[language]];
  const [place, said, wayOut] = parts;
  return `${name} ${place === "" ? "" : `${place}: `}${said}${wayOut === "" ? "" : ` ${wayOut}`}${trace}`;
}

/** "ties.csv, row 12, column strength" */
function placeText({ file, row, column }: Place, language: Language): string {
  const [rowText, columnText] =
    language === "en" ? [`row ${row}`, `column ${column}`] : [`第 ${row} 行`, `${column} 列`];
  return [file, row === undefined ? undefined : rowText, column === undefined ? undefined : columnText]
    .filter((part) => part !== undefined)
    .join(language === "en" ? ", " : "，");
}
