/**
 * Is the answer that of a single layer? Class, col and belt of every hub on several layers, and how far they agree.
 *
 * A hub is a city of high score, whatever the layer, so all layers have the same hubs. Of a pair of layers:
 *   share of the hubs with the same class, and Cohen's kappa = (share - chance) / (1 - chance), where chance is the
 *   agreement of two layers that hand out their classes independently;
 *   adjusted Rand index of the hubs grouped by belt, a hub without a belt being a group of its own.
 *
 * Cohen (1960) A coefficient of agreement for nominal scales, doi:10.1177/001316446002000104.
 */
import { belts } from "../belts/belts.ts";
import { filtration } from "../belts/filtration.ts";
import { hubClasses } from "../belts/hub-classes.ts";
import type { City } from "../network/city.ts";
import { agreement } from "../structure/agreement.ts";
import type { BeltOptions, BeltReading } from "./belt-reading.ts";
import type { SideBySidePart } from "./belts-result.ts";
import { placeOf } from "./belts.ts";
import type { CertaintyPart } from "./certainty-result.ts";

/** `certainties` by reading, null where neither permutations nor draws are asked for; null for a single layer. */
export function layerComparison(
  cities: readonly City[],
  readings: readonly BeltReading[],
  { hubLevel, isolationLevel }: Pick<BeltOptions, "hubLevel" | "isolationLevel">,
  certainties: readonly (CertaintyPart | null)[],
): SideBySidePart | null {
  if (readings.length < 2) return null;
  const read = readings.map(({ form, multiples, filter }, index) => {
    const tree = filtration(form, multiples.values);
    const found = belts(cities, form, tree.multiples, { hubLevel, threshold: hubLevel });
    const hubs = hubClasses(cities, form, tree, { hubLevel, isolationLevel }, found);
    const beltOf = new Map(found.flatMap((belt, index) => belt.cities.map((city) => [city, index + 1] as const)));
    const sure = new Map(certainties[index]?.hubs.map((hub) => [hub.id, hub]));
    return { tree, filter, found, hubs, beltOf, sure };
  });
  const ids = (list: readonly number[]): string[] => list.map((city) => cities[city]!.id);
  return {
    layers: read.map(({ filter, found }) => ({ tieFilter: filter, belts: found.map((belt) => ids(belt.cities)) })),
    hubs: read[0]!.hubs.map(({ city }, index) => ({
      id: cities[city]!.id,
      byLayer: read.map(({ tree, hubs, beltOf, sure }) => {
        const hub = hubs[index]!;
        const test = sure.get(cities[city]!.id);
        return {
          hubClass: hub.hubClass,
          classShare: test?.classes?.[hub.hubClass] ?? null,
          p: test?.p ?? null,
          adjustedP: test?.adjustedP ?? null,
          joiningLevel: hub.joiningLevel,
          path: hub.path.length > 0,
          gap: hub.gap === null ? null : placeOf(cities, tree, hub.gap),
          col: tree.col[city]! < 0 ? null : placeOf(cities, tree, tree.col[city]!),
          belt: beltOf.get(city) ?? null,
        };
      }),
    })),
    // Without a hub there is nothing to agree on.
    agreement: read.flatMap((a, i) =>
      (a.hubs.length === 0 ? [] : read.slice(i + 1)).map((b) => ({
        a: a.filter.layer,
        b: b.filter.layer,
        ...classAgreement(
          a.hubs.map(({ hubClass }) => hubClass),
          b.hubs.map(({ hubClass }) => hubClass),
        ),
        ariBelts: agreement(groups(a), groups(b)).ari,
      })),
    ),
  };
}

function classAgreement(a: readonly string[], b: readonly string[]): { sameClass: number; kappa: number | null } {
  const n = a.length;
  const same = a.filter((one, index) => one === b[index]).length / n;
  const shareOf = (list: readonly string[], one: string): number => list.filter((other) => other === one).length / n;
  const chance = [...new Set(a)].reduce((total, one) => total + shareOf(a, one) * shareOf(b, one), 0);
  return { sameClass: same, kappa: chance === 1 ? null : (same - chance) / (1 - chance) };
}

/** Hubs by belt; a hub without one is a group of its own. */
function groups({
  hubs,
  beltOf,
}: {
  readonly hubs: readonly { readonly city: number }[];
  readonly beltOf: ReadonlyMap<number, number>;
}): number[] {
  return hubs.map(({ city }, index) => beltOf.get(city) ?? hubs.length + index + 1);
}
