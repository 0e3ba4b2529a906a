/** The belts at a threshold as rows, with nothing else computed: what a moved slider needs at every stop. */
import { beltRow } from "../analysis/belts.ts";
import type { BeltRow } from "../analysis/result.ts";
import { type BeltOptions, belts } from "../belts/belts.ts";
import type { City } from "../network/city.ts";
import type { Compact } from "../network/compact.ts";

export function beltRows(
  cities: readonly City[],
  form: Compact,
  multiples: Float64Array,
  options: BeltOptions,
): BeltRow[] {
  return belts(cities, form, multiples, options).map((belt) => beltRow(cities, form, multiples, belt));
}
