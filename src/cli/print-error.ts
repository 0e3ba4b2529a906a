import pc from "picocolors";
import { InnobeltError, type Place } from "../support/error.ts";

/** Exit code 2: mend the call or the file; 1: the analysis could not be made. */
export function exitCodeOf(error: unknown): number {
  return error instanceof InnobeltError && error.code !== "analysis" ? 2 : 1;
}

/** The sentence, the place, the way out; a stack trace only with `--debug`. */
export function errorText(error: unknown, debug: boolean): string {
  if (!(error instanceof InnobeltError)) {
    const message = error instanceof Error ? error.message : String(error);
    const trace = debug && error instanceof Error ? `\n${error.stack ?? ""}` : "";
    return `${pc.red("innobelt:")} something unforeseen went wrong: ${message}${trace}\nRun it again with --debug and report what it prints.`;
  }
  const place = placeText(error.where);
  const trace = debug ? `\n${error.stack ?? ""}` : "";
  return `${pc.red("innobelt:")} ${place === "" ? "" : `${place}: `}${error.message}${error.wayOut === "" ? "" : ` ${error.wayOut}`}${trace}`;
}

/** "ties.csv, row 12, column strength" */
export function placeText({ file, row, column }: Place): string {
  return [file, row === undefined ? undefined : `row ${row}`, column === undefined ? undefined : `column ${column}`]
    .filter((part) => part !== undefined)
    .join(", ");
}
