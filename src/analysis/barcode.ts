/** The barcode of a reading with cities by id; see src/belts/barcode.ts. */
import { barcode } from "../belts/barcode.ts";
import type { MergeTree } from "../belts/filtration.ts";
import type { City } from "../network/city.ts";
import type { Compact } from "../network/compact.ts";
import type { BarcodePart } from "./barcode-result.ts";

export function barcodePartOf(cities: readonly City[], form: Compact, tree: MergeTree, hubLevel: number): BarcodePart {
  const idOrNull = (city: number | null): string | null => (city === null ? null : cities[city]!.id);
  const { bars, counts } = barcode(form, tree, { hubLevel });
  return {
    bars: bars.map(({ peak, absorbedBy, col, wasBelt, ...bar }) => ({
      peak: cities[peak]!.id,
      born: bar.born,
      twoHubs: bar.twoHubs,
      threeCities: bar.threeCities,
      beltFrom: bar.beltFrom,
      absorbedAt: bar.absorbedAt,
      absorbedBy: idOrNull(absorbedBy),
      col: idOrNull(col),
      cities: bar.cities,
      belt: wasBelt,
    })),
    counts: [...counts],
  };
}
