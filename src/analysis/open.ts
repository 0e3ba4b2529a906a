/** A reading that can be worked with, or a sentence that says why there is none. */
import type { DeclaredDataset, ImportReport, NamedBytes, Reading } from "../dataset/declared.ts";
import { type LooseFiles, readLoose } from "../dataset/read-loose.ts";
import { readPackage } from "../dataset/read-package.ts";
import { InnobeltError } from "../support/error.ts";

export interface Opened {
  readonly dataset: DeclaredDataset;
  readonly report: ImportReport;
}

/** The files of a data package: datapackage.json and the resources it names. */
export function openPackage(files: readonly NamedBytes[]): Opened {
  return usable(readPackage(files));
}

/** A table of cities and tables of ties of one's own. */
export function openLoose(input: LooseFiles): Opened {
  return usable(readLoose(input));
}

/** Refuses a reading in which nothing usable is left, with the first reason of the report. */
export function usable({ dataset, report }: Reading): Opened {
  if (dataset !== null) return { dataset, report };
  const first = report.refusals[0] ?? report.notes[0];
  const more = report.refusals.length - 1;
  throw new InnobeltError(
    "input",
    first === undefined ? { en: "There is nothing to read.", zh: "没有可读的内容。" } : first.message,
    {
      where:
        first === undefined
          ? {}
          : {
              file: first.file,
              row: first.row ?? undefined,
              column: first.column ?? undefined,
              value: first.value ?? undefined,
            },
      wayOut:
        more > 0
          ? {
              en: `${more} more ${more === 1 ? "row is" : "rows are"} refused; innobelt check lists them.`,
              zh: `另有 ${more} 行被拒绝；innobelt check 会逐行列出。`,
            }
          : "",
    },
  );
}
