/**
 * An analysis as data. From the registry of these the command line makes its commands and flags, the page its panels
 * and columns, the package its JSON Schemas and the docs their index, so that they cannot drift apart.
 */
import type { ZodType } from "zod";
import type { DeclaredDataset } from "../dataset/declared.ts";
import type { Text } from "../support/text.ts";
import type { Column } from "./columns.ts";
import type { Context } from "./context.ts";
import type { OptionSpec, OptionValue } from "./options.ts";

export type OptionValues = Readonly<Record<string, OptionValue>>;

export interface Analysis {
  /** The command's name, and `innobelt.<id>/1` of its document. */
  readonly id: string;
  /** The question it answers, in plain words. */
  readonly question: Text;
  readonly options: readonly OptionSpec[];
  /** Keys of the options that the command line takes by place, before the dataset: `corridor FROM TO`. */
  readonly places?: readonly string[];
  /** Which layer it reads when none is asked for: that of belts, or that of cooperation. None: it reads no layer. */
  readonly reads?: "belts" | "cooperation";
  /** Takes seconds even for a small network, so that threads are worth their start. */
  readonly slow?: true;
  /** What it says of every city, in the rows of `cities` of its result; the page offers them for colours and its table. */
  readonly columns?: readonly Column[];
  /** What to cite, with DOI. */
  readonly references: readonly string[];
  /** Shape of the result; loaded only when asked for. */
  readonly schema: () => Promise<ZodType>;
  /** `options` holds a value for every option of the analysis. */
  readonly run: (dataset: DeclaredDataset, options: OptionValues, context: Context) => Promise<object>;
}

/** Ties the option specs to the type that `run` reads them as: the one place where that is promised. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller names the type that its options have
export function defineAnalysis<Options>(
  analysis: Omit<Analysis, "run"> & {
    readonly run: (dataset: DeclaredDataset, options: Options, context: Context) => object | Promise<object>;
  },
): Analysis {
  return {
    ...analysis,
    run: async (dataset, options, context) => analysis.run(dataset, options as Options, context),
  };
}

/** Every option of the analysis, set or by default. */
export function optionValues(analysis: Pick<Analysis, "options">, set: OptionValues = {}): OptionValues {
  return Object.fromEntries(analysis.options.map((spec) => [spec.key, set[spec.key] ?? spec.default]));
}
