/** Everything that an account says, as results of the analyses with their default options. */
import { type AnalyzeOptions, analyzeNow, analyzeOptionSpecs } from "../../src/analysis/analyze.ts";
import { optionValues } from "../../src/analysis/analysis.ts";
import { areasOf, type AreasOptions, areasOptionSpecs } from "../../src/analysis/areas.ts";
import type { AreasResult } from "../../src/analysis/areas-result.ts";
import { readForBelts } from "../../src/analysis/belt-reading.ts";
import { beltsInDepth, type BeltsOptions, beltsOptionSpecs } from "../../src/analysis/belts-in-depth.ts";
import type { BeltsResult, HistoryPart } from "../../src/analysis/belts-result.ts";
import type { Context } from "../../src/analysis/context.ts";
import { corridor, type CorridorOptions, corridorOptionSpecs } from "../../src/analysis/corridor.ts";
import type { CorridorResult } from "../../src/analysis/corridor-result.ts";
import { diffusion, type DiffusionOptions, diffusionOptionSpecs } from "../../src/analysis/diffusion.ts";
import type { DiffusionResult } from "../../src/analysis/diffusion-result.ts";
import { layerTitle } from "../../src/analysis/layer-named.ts";
import type { OptionSpec, OptionValue } from "../../src/analysis/options.ts";
import type { AnalyzeResult } from "../../src/analysis/result.ts";
import { uplift, type UpliftOptions, upliftOptionSpecs } from "../../src/analysis/uplift.ts";
import type { UpliftResult } from "../../src/analysis/uplift-result.ts";
import { corridors as corridorsThrough } from "../../src/belts/corridors.ts";
import type { DeclaredDataset } from "../../src/dataset/declared.ts";
import type { Text } from "../../src/support/text.ts";
import type { AccountSettings } from "./settings.ts";

export interface LayerFacts {
  readonly id: string;
  readonly title: Text;
  readonly year: string | null;
  readonly pairs: number;
  /** Cities without a tie, by id. */
  readonly untied: readonly string[];
  readonly note: Text | null;
}

export interface Detour {
  readonly bottleneck: string;
  readonly level: number;
  readonly lengthKm: number | null;
}

export interface Facts {
  readonly settings: AccountSettings;
  readonly dataset: DeclaredDataset;
  readonly whole: AnalyzeResult;
  readonly belts: BeltsResult;
  readonly layers: readonly LayerFacts[];
  /** Cities that border a unit outside the study area; null where no larger dataset can say. */
  readonly rim: readonly string[] | null;
  readonly prices: readonly UpliftResult[];
  /** On every layer. */
  readonly corridors: CorridorResult;
  /** On the first layer, for the figure. */
  readonly profile: CorridorResult;
  readonly peakCorridors: readonly CorridorResult[];
  /** By "from to": on the first layer, the best way that does not pass through the lowest inner city of the best one. */
  readonly detours: ReadonlyMap<string, Detour>;
  readonly areas: AreasResult;
  readonly diffusion: readonly DiffusionResult[];
  readonly history: readonly {
    readonly title: Text;
    readonly unit: Text;
    readonly cautions: readonly Text[];
    readonly part: HistoryPart;
  }[];
  /** The same score read among the cities of a smaller dataset, on its own borders; null without one. */
  readonly yardstick: {
    readonly title: Text;
    /** Of the score, in its own unit, there and here. */
    readonly mean: number;
    readonly meanHere: number;
    readonly hubs: BeltsResult["hubs"];
  } | null;
  readonly options: { readonly seed: number; readonly permutations: number; readonly draws: number };
}

/** What an account is held against: a larger dataset whose borders say where this one ends, and a smaller one inside it. */
export interface Others {
  readonly nation: DeclaredDataset | null;
  readonly part: DeclaredDataset | null;
}

export async function factsOf(
  settings: AccountSettings,
  dataset: DeclaredDataset,
  { nation, part }: Others,
  context: Context,
): Promise<Facts> {
  const [first] = settings.layers;
  const layer = settings.layers.join(",");
  const beltsOptions = withDefaults<BeltsOptions>(beltsOptionSpecs, { layer });
  const belts = await beltsInDepth(dataset, beltsOptions, context);
  const corridorTo = (from: string, to: readonly string[], layers: string): CorridorResult =>
    corridor(dataset, withDefaults<CorridorOptions>(corridorOptionSpecs, { from, to: to.join(","), layer: layers }));
  const { corridors, peakCorridors, history, diffusion: outlook } = settings;
  const withParent = belts.peaks.filter(({ parent }) => parent !== null).slice(0, peakCorridors);
  const whole = analyzeNow(dataset, withDefaults<AnalyzeOptions>(analyzeOptionSpecs, { layer: first! }));
  const profile = corridorTo(corridors.from, corridors.to, first!);
  const fromPeaks = withParent.map(({ id, parent }) => corridorTo(id, [parent!], layer));
  return {
    settings,
    dataset,
    whole,
    belts,
    layers: settings.layers.map((id) => layerFacts(dataset, id)),
    rim: nation === null ? null : rimOf(dataset, nation),
    prices: pricedCities(settings, belts).map((city) =>
      uplift(dataset, withDefaults<UpliftOptions>(upliftOptionSpecs, { city, layer: first! })),
    ),
    corridors: corridorTo(corridors.from, corridors.to, layer),
    profile,
    peakCorridors: fromPeaks,
    detours: new Map([profile, ...fromPeaks].flatMap((result) => detoursOf(dataset, result, first!))),
    areas: await areasOf(dataset, withDefaults<AreasOptions>(areasOptionSpecs, { layer })),
    diffusion: await inTurn(outlook.centres ?? belts.hubs.slice(0, 3).map(({ id }) => id), (centre) =>
      diffusion(
        dataset,
        withDefaults<DiffusionOptions>(diffusionOptionSpecs, {
          centre,
          layer,
          directions: outlook.directions,
          compare: outlook.compare,
        }),
        context,
      ),
    ),
    history: await inTurn(history, async (score) => {
      const set = { score, layer: first!, overTime: true, permutations: 0, draws: 0 };
      const result = await beltsInDepth(dataset, withDefaults<BeltsOptions>(beltsOptionSpecs, set), context);
      const { title, unit, cautions } = result.score!;
      return { title, unit, cautions, part: result.history! };
    }),
    yardstick: part === null ? null : yardstickOf(part, whole),
    options: { seed: beltsOptions.seed, permutations: beltsOptions.permutations, draws: beltsOptions.draws },
  };
}

function detoursOf(dataset: DeclaredDataset, { from, readings }: CorridorResult, layer: string): [string, Detour][] {
  const { cities, indexOf } = dataset.network;
  const { form, multiples } = readForBelts(dataset, withDefaults<BeltsOptions>(beltsOptionSpecs, { layer }))!;
  return readings[0]!.corridors.flatMap(({ to, paths }): [string, Detour][] => {
    const [best] = paths;
    if (to === null || best === undefined || best.path.length < 3) return [];
    // A city without a multiple is on no path.
    const without = multiples.values.slice();
    without[indexOf.get(best.bottleneck.id)!] = Number.NaN;
    const {
      list: [other],
    } = corridorsThrough(cities, form, without, indexOf.get(from)!, indexOf.get(to)!, { runnersUp: 0 });
    if (other === undefined || other.path.length < 3) return [];
    const { bottleneck, level, lengthKm } = other;
    return [[`${from} ${to}`, { bottleneck: cities[bottleneck]!.id, level, lengthKm }]];
  });
}

function yardstickOf(part: DeclaredDataset, { score, dispersion }: AnalyzeResult): Facts["yardstick"] {
  const { title } = part;
  const set = { score: score!.id, year: score!.year };
  const { hubs, dispersion: there } = analyzeNow(part, withDefaults<AnalyzeOptions>(analyzeOptionSpecs, set));
  return { title, mean: there!.mean, meanHere: dispersion!.mean, hubs };
}

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller names the type that its options have
function withDefaults<Options>(options: readonly OptionSpec[], set: Readonly<Record<string, OptionValue>>): Options {
  return optionValues({ options }, set) as Options;
}

/** The isolated hubs, the sector hubs where asked for, and the cities named, by multiple. */
function pricedCities({ prices, pricesSectors }: AccountSettings, { hubs }: BeltsResult): string[] {
  const chosen = hubs.filter(
    ({ id, hubClass }) => hubClass === "isolated" || (pricesSectors && hubClass === "sector") || prices.includes(id),
  );
  return chosen.map(({ id }) => id);
}

async function inTurn<In, Out>(items: readonly In[], make: (item: In) => Promise<Out>): Promise<Out[]> {
  const made: Out[] = [];
  for (const item of items) made.push(await make(item));
  return made;
}

function layerFacts(dataset: DeclaredDataset, id: string): LayerFacts {
  const reading = readForBelts(dataset, withDefaults<BeltsOptions>(beltsOptionSpecs, { layer: id }))!;
  const { offsets } = reading.form;
  return {
    id,
    title: layerTitle(dataset, id),
    year: reading.layer.year,
    pairs: reading.filter.ties,
    untied: dataset.network.cities.filter((_, city) => offsets[city] === offsets[city + 1]).map((city) => city.id),
    note: reading.filter.note,
  };
}

/** Cities of the dataset that share a border with a unit of the nation that the dataset does not hold. */
function rimOf({ network }: DeclaredDataset, nation: DeclaredDataset): string[] {
  const border = nation.network.layers.get("border")!;
  const idOf = (city: number): string => nation.network.cities[city]!.id;
  const rim = new Set<string>();
  border.source.forEach((source, tie) => {
    const ends = [idOf(source), idOf(border.target[tie]!)];
    const inside = ends.filter((id) => network.indexOf.has(id));
    if (inside.length === 1) rim.add(inside[0]!);
  });
  return [...rim].sort();
}
