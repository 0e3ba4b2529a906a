/**
 * What the page asks of its workers, and what they answer: plain data that can be structured-cloned.
 *
 * A worker holds one dataset: the one it read, or the one it was handed. Tasks come one at a time.
 */
import type { OptionValues } from "../analysis/analysis.ts";
import type { AnalyzeOptions } from "../analysis/analyze.ts";
import type { Column } from "../analysis/columns.ts";
import type { OptionSpec } from "../analysis/options.ts";
import type { AnalyzeResult } from "../analysis/result.ts";
import type { DeclaredDataset, NamedBytes } from "../dataset/declared.ts";
import type { LooseFiles } from "../dataset/read-loose.ts";
import type { RepeatRule } from "../dataset/read-ties.ts";
import type { Compact } from "../network/compact.ts";
import type { Language, Text } from "../support/text.ts";
import type { Failure } from "./failure.ts";

/** Bytes and how to read them. */
export type Source =
  | { readonly kind: "package"; readonly files: readonly NamedBytes[]; readonly repeats?: RepeatRule | undefined }
  | { readonly kind: "loose"; readonly files: LooseFiles };

/** An analysis as the page offers it: what can travel of its entry in the registry. */
export interface Offer {
  readonly id: string;
  readonly question: Text;
  /** What it says of every city; empty for an analysis that says nothing of single cities. */
  readonly columns: readonly Column[];
  readonly options: readonly OptionSpec[];
  /** Keys of the options that must be set. */
  readonly places: readonly string[];
  /** Whose layer it reads; null for one that reads none. */
  readonly reads: "belts" | "cooperation" | null;
}

export interface FirstPicture {
  readonly result: AnalyzeResult;
  /** What belts are read on, for a moved threshold; null without a score or ties. */
  readonly belts: { readonly form: Compact; readonly multiples: Float64Array } | null;
}

export type Task =
  /** Gives `Opened`; the worker then holds the dataset. */
  | { readonly kind: "read"; readonly source: Source }
  /** Gives the `Offer`s of the registry. */
  | { readonly kind: "offers" }
  /** Gives the `FirstPicture`: what needs no pool. */
  | { readonly kind: "now"; readonly options: AnalyzeOptions }
  /** Gives the result of an analysis; an option that is not set has its default. */
  | { readonly kind: "run"; readonly analysis: string; readonly set: OptionValues }
  /** Gives the `Figure`s of a result. */
  | {
      readonly kind: "figures";
      readonly analysis: string;
      readonly result: object;
      readonly language: Language;
      readonly theme: "light" | "dark";
    };

export interface Order {
  readonly id: number;
  readonly task: Task;
  /** Handed over where the worker does not hold it. */
  readonly dataset: DeclaredDataset | null;
}

export type Answer = { readonly id: number } & (
  | { readonly kind: "progress"; readonly stage: Text; readonly done: number; readonly total: number }
  | { readonly kind: "result"; readonly result: unknown }
  | { readonly kind: "failed"; readonly failure: Failure }
);
