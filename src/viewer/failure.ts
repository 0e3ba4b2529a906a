/**
 * What went wrong, as the page shows it: a sentence, the place, a way out. Never a blank page, never a stack trace.
 */
import { InnobeltError } from "../support/error.ts";
import type { Text } from "../support/text.ts";

export interface Failure {
  readonly message: Text;
  /** File, row, column and value, as far as they are known. */
  readonly where: readonly string[];
  readonly wayOut: Text | null;
}

/** An error that is already said as the page shows it: by a worker, or of the server. */
export class Failed extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message.en);
    this.name = "Failed";
    this.failure = failure;
  }
}

export function failureOf(error: unknown): Failure {
  if (error instanceof Failed) return error.failure;
  if (error instanceof InnobeltError) {
    const { file, row, column, value } = error.where;
    return {
      message: error.said,
      where: [file, row === undefined ? undefined : String(row), column, value].filter((part) => part !== undefined),
      wayOut: error.wayOut.en === "" ? null : error.wayOut,
    };
  }
  // A defect of ours: its own words help whoever mends it.
  const reason = error instanceof Error ? error.message : String(error);
  return {
    message: {
      en: `The page stopped at something it did not expect: ${reason}`,
      zh: `页面遇到未预料的情况而停止：${reason}`,
    },
    where: [],
    wayOut: {
      en: "Load the page again. If it comes back, report it with the files that led to it.",
      zh: "请重新载入页面；若仍出现，请连同所用文件一并报告。",
    },
  };
}

export function serverFailure(address: string, status: string): Failure {
  return {
    message: {
      en: "The dataset could not be fetched from the server that gave this page.",
      zh: "无法从提供本页的服务器取得数据集。",
    },
    where: [address, status],
    wayOut: {
      en: "Start it again with: innobelt view, and load the page it prints. Or drop your own files on this page.",
      zh: "请重新运行 innobelt view 并打开它给出的地址；也可将自己的文件拖放到本页。",
    },
  };
}
