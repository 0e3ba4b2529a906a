import type { ImportReport } from "./declared.ts";
import type { FileAccount } from "./file-log.ts";

/** One report of all files, in the order in which they are given. */
export function joinAccounts(accounts: readonly FileAccount[]): ImportReport {
  return {
    files: accounts.map(({ report }) => report),
    refusals: accounts.flatMap(({ refusals }) => refusals),
    notes: accounts.flatMap(({ notes }) => notes),
  };
}
