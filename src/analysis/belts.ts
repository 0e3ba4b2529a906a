/**
 * Which cities form a belt, which strong city is cut off, and what lies in between?
 *
 * One filtration of the score on one layer; everything is read off it (see src/belts/). Cities are given by id.
 * Cost: O(n log n + m) for the tree and the levels, a search per hub for its path.
 */
import type { DeclaredDataset } from "../dataset/declared.ts";
import { type Belt, belts } from "../belts/belts.ts";
import { branchTies } from "../belts/branch-ties.ts";
import { colAlternatives } from "../belts/col-alternatives.ts";
import { filtration, isIsland, type MergeTree, prominence, relativeProminence } from "../belts/filtration.ts";
import { type Hub, hubClasses } from "../belts/hub-classes.ts";
import type { City } from "../network/city.ts";
import type { Compact } from "../network/compact.ts";
import { type BeltOptions, beltForm, type BeltReading, readForBelts } from "./belt-reading.ts";
import type { CertaintyPart } from "./certainty-result.ts";
import type { BeltRow, BeltsPart, HubClass, HubRow, PeakRow } from "./result.ts";

/** Belts, peaks and hubs of a dataset; empty lists when it has no score or no ties. */
export function beltsOf(
  dataset: DeclaredDataset,
  options: BeltOptions,
  reading: BeltReading | null = readForBelts(dataset, options),
): BeltsPart {
  const { hubLevel, isolationLevel } = options;
  const threshold = options.threshold ?? hubLevel;
  if (reading === null)
    return {
      threshold,
      hubLevel,
      isolationLevel,
      tieFilter: null,
      peaks: [],
      belts: [],
      hubs: [],
      draws: { count: 0, state: "nothing to draw" },
      scan: [],
    };
  const { cities } = dataset.network;
  const { form } = reading;
  const tree = filtration(form, reading.multiples.values);
  const atHubLevel = belts(cities, form, tree.multiples, { hubLevel, threshold: hubLevel });
  const shown = threshold === hubLevel ? atHubLevel : belts(cities, form, tree.multiples, { hubLevel, threshold });
  const hubs = hubClasses(cities, form, tree, { hubLevel, isolationLevel }, atHubLevel);
  const cols = colAlternatives(form, tree);
  return {
    threshold,
    hubLevel,
    isolationLevel,
    tieFilter: reading.filter,
    peaks: peakRows(cities, tree, cols),
    belts: shown.map((belt) => beltRow(cities, form, tree.multiples, belt)),
    hubs: hubs.map((hub) => hubRow(cities, tree, hub)),
    draws: { count: 0, state: "to come" },
    scan: strengthScan(dataset, reading, options),
  };
}

/** Class of every hub by city index, for another score on the same ties. */
export function classesOf(
  cities: readonly City[],
  form: Compact,
  multiples: Float64Array,
  levels: Pick<BeltOptions, "hubLevel" | "isolationLevel">,
  atHubLevel?: readonly Belt[],
): Map<number, HubClass> {
  return new Map(
    hubClasses(cities, form, filtration(form, multiples), levels, atHubLevel).map(({ city, hubClass }) => [
      city,
      hubClass,
    ]),
  );
}

type Cols = ReturnType<typeof colAlternatives>;

function peakRows(cities: readonly City[], tree: MergeTree, cols: Cols): PeakRow[] {
  const { multiples } = tree;
  return [...tree.peaks]
    .sort((a, b) => prominence(tree, b) - prominence(tree, a) || tree.rank[a]! - tree.rank[b]!)
    .map((peak) => {
      const col = tree.col[peak]!;
      const parent = tree.parent[peak]!;
      return {
        id: cities[peak]!.id,
        multiple: multiples[peak]!,
        island: isIsland(tree, peak),
        col:
          col < 0
            ? null
            : {
                ...placeOf(cities, tree, col),
                others: (cols.get(peak) ?? []).map((city) => cities[city]!.id),
              },
        prominence: prominence(tree, peak),
        relativeProminence: relativeProminence(tree, peak),
        parent: parent < 0 ? null : cities[parent]!.id,
      };
    });
}

export function beltRow(cities: readonly City[], form: Compact, multiples: Float64Array, belt: Belt): BeltRow {
  const ids = (list: readonly number[]): string[] => list.map((city) => cities[city]!.id);
  const along = [...belt.spine, ...belt.branches];
  return {
    cities: ids(belt.cities),
    hubs: ids(belt.hubs),
    spine: ids(belt.spine),
    branches: ids(belt.branches),
    branchTies: branchTies(cities, form, belt).map(([from, to]) => [cities[from]!.id, cities[to]!.id]),
    bottleneck: placeOf(cities, { multiples }, belt.bottleneck),
    continuity: belt.continuity,
    provinces: [...new Set(along.flatMap((city) => cities[city]!.province?.en ?? []))],
    lengthKm: belt.lengthKm,
  };
}

export function placeOf(
  cities: readonly City[],
  { multiples }: Pick<MergeTree, "multiples">,
  city: number,
): { id: string; multiple: number } {
  return { id: cities[city]!.id, multiple: multiples[city]! };
}

function hubRow(cities: readonly City[], tree: MergeTree, hub: Hub): HubRow {
  const col = tree.col[hub.city]!;
  return {
    id: cities[hub.city]!.id,
    hubClass: hub.hubClass,
    joiningLevel: hub.joiningLevel,
    path: hub.path.map((city) => cities[city]!.id),
    gap: hub.gap === null ? null : placeOf(cities, tree, hub.gap),
    beltLevel: hub.beltLevel,
    col: col < 0 ? null : placeOf(cities, tree, col),
    classShare: null,
  };
}

/** The same with the share of the draws in which every hub has its class; `certainty` is null where it was left out. */
export function withShares<Part extends Pick<BeltsPart, "hubs" | "draws">>(
  part: Part,
  certainty: CertaintyPart | null,
  asked: number,
): Part {
  const classes = new Map(certainty?.hubs.map((hub) => [hub.id, hub.classes]));
  const drawn = certainty?.draws ?? null;
  return {
    ...part,
    draws:
      drawn === null
        ? { count: 0, state: asked === 0 ? "left out" : "nothing to draw" }
        : { count: drawn.draws, state: "made" },
    hubs: part.hubs.map((hub) => ({ ...hub, classShare: classes.get(hub.id)?.[hub.hubClass] ?? null })),
  };
}

/** Shares of the ties (weakest first) that the scan leaves out, one after another. */
const scanShares = [0, 0.25, 0.5, 0.75, 0.9];

/** Hub classes for stricter and stricter tie filters, where ties differ in strength: is the answer the filter's doing? */
function strengthScan(dataset: DeclaredDataset, reading: BeltReading, options: BeltOptions): BeltsPart["scan"] {
  const all = beltForm(dataset, reading.layer, { ...options, minStrength: 0 });
  const strengths = Float64Array.from(all.strengths).sort();
  if (strengths.length === 0 || strengths[0] === strengths.at(-1)) return [];
  const levels = new Set(scanShares.map((share) => strengths[Math.floor(share * strengths.length)]!));
  const { cities } = dataset.network;
  const { hubLevel } = options;
  return [...levels].map((minStrength) => {
    const form = beltForm(dataset, reading.layer, { ...options, minStrength });
    const multiples = reading.multiples.values;
    const found = belts(cities, form, multiples, { hubLevel, threshold: hubLevel });
    const classes = classesOf(cities, form, multiples, options, found);
    return {
      minStrength,
      ties: form.neighbours.length / 2,
      belts: found.length,
      classes: Object.fromEntries([...classes].map(([city, hubClass]) => [cities[city]!.id, hubClass])),
    };
  });
}
