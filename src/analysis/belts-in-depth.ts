/**
 * The command `belts`: which cities form a belt and which strong city is cut off, how sure that is, over which
 * thresholds it holds, on which layers, and since when.
 */
import { filtration } from "../belts/filtration.ts";
import type { DeclaredDataset } from "../dataset/declared.ts";
import { barcodePartOf } from "./barcode.ts";
import { beltOptionSpecs, type BeltOptions } from "./belt-reading.ts";
import { beltsOf, withShares } from "./belts.ts";
import type { BeltsResult } from "./belts-result.ts";
import { type CertaintyOptions, certaintyOf, certaintyOptionSpecs, checkStandardErrors } from "./certainty.ts";
import type { CertaintyPart } from "./certainty-result.ts";
import type { Context } from "./context.ts";
import { historyOf } from "./history.ts";
import { layerComparison } from "./layer-comparison.ts";
import type { OptionSpec } from "./options.ts";
import { readSideBySide } from "./side-by-side.ts";
import { cityNames, scoreRowOf } from "./tiers.ts";

export interface BeltsOptions extends BeltOptions, CertaintyOptions {
  /** Classes, cols and prominences of every year that the score has. */
  readonly overTime: boolean;
}

export const beltsOptionSpecs: readonly OptionSpec[] = [
  ...beltOptionSpecs,
  ...certaintyOptionSpecs,
  {
    key: "overTime",
    kind: "flag",
    default: false,
    title: { en: "classes, cols and prominences by year of the score", zh: "逐年给出类别、鞍部城市与突出度" },
  },
];

/** Of several layers the first is read in depth; all of them stand side by side. */
export async function beltsInDepth(
  dataset: DeclaredDataset,
  options: BeltsOptions,
  context: Context,
): Promise<BeltsResult> {
  const readings = readSideBySide(dataset, options);
  const [reading] = readings;
  const { cities } = dataset.network;
  const { form, multiples, evaluated, layer } = reading;
  // Before anything that takes long, since a score of a single date is refused.
  const history = options.overTime ? historyOf(dataset, reading, options) : null;
  checkStandardErrors(dataset, reading, options);
  const certainties: (CertaintyPart | null)[] = [];
  for (const one of readings)
    certainties.push(
      options.permutations === 0 && options.draws === 0 ? null : await certaintyOf(dataset, one, options, context),
    );
  const [certainty = null] = certainties;
  return {
    score: scoreRowOf(dataset, evaluated),
    cities: cityNames(dataset, multiples.values),
    ...withShares(beltsOf(dataset, { ...options, layer: layer.id }, reading), certainty, options.draws),
    barcode: barcodePartOf(cities, form, filtration(form, multiples.values), options.hubLevel),
    certainty,
    sideBySide: layerComparison(cities, readings, options, certainties),
    history,
  };
}
