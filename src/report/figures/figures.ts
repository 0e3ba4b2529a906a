/** Which figures an analysis has: the list that the command line writes as files and the page shows. */
import type { BeltsResult } from "../../analysis/belts-result.ts";
import type { CorridorResult } from "../../analysis/corridor-result.ts";
import { layerNamed } from "../../analysis/layer-named.ts";
import type { AnalyzeResult, BeltsPart, ScoreRow } from "../../analysis/result.ts";
import type { DeclaredDataset } from "../../dataset/declared.ts";
import { defaultTiers, tiersOf } from "../../scores/tiers.ts";
import type { Language, Text } from "../../support/text.ts";
import { barcodeFigure } from "./barcode-figure.ts";
import { mergeTreeFigure } from "./merge-tree-figure.ts";
import { type Corridor, profileFigure } from "./profile-figure.ts";
import type { FigureStyle } from "./style.ts";
import type { SvgNode } from "./svg.ts";
import { type MapCity, tierMap } from "./tier-map.ts";
import { words } from "./words.ts";

export interface Figure {
  /** Name of its file, without an ending: unique within the list. */
  readonly name: string;
  readonly title: Text;
  readonly node: SvgNode;
}

export interface FigureOptions {
  readonly language: Language;
  readonly style: FigureStyle;
}

/** `result` is that of the analysis on this dataset; an analysis without figures has none. */
export function figuresOf(
  analysisId: string,
  dataset: DeclaredDataset,
  result: object,
  options: FigureOptions,
): readonly Figure[] {
  switch (analysisId) {
    case "analyze":
      return analyzeFigures(dataset, result as AnalyzeResult, options);
    case "belts":
      return beltsFigures(dataset, result as BeltsResult, options);
    case "corridor":
      return corridorFigures(dataset, result as CorridorResult, options);
    default:
      return [];
  }
}

/** Names of the figures that an analysis can have on this dataset, whether or not it has them this time. */
export function figureNames(analysisId: string, dataset: DeclaredDataset): readonly string[] {
  switch (analysisId) {
    case "analyze":
      return ["tier-map", "merge-tree"];
    case "belts":
      return ["barcode", "merge-tree", "tier-map"];
    case "corridor":
      return ["profile", ...[...dataset.network.layers.keys()].map((layer) => `profile-${fileWord(layer)}`)];
    default:
      return [];
  }
}

interface Scored {
  readonly score: Pick<ScoreRow, "title" | "year"> | null;
  readonly cities: readonly { readonly id: string; readonly multiple: number | null }[];
}

function analyzeFigures(dataset: DeclaredDataset, result: AnalyzeResult, options: FigureOptions): Figure[] {
  const tierOf = new Map(result.cities.map(({ id, tier }) => [id, tier]));
  return result.tiers === null
    ? []
    : [
        ...mapFigure(dataset, result, result, "tier-map", { breaks: result.tiers.breaks, tierOf }, options),
        ...treeFigure(dataset, result, result, "merge-tree", options),
      ];
}

/** Of the first layer asked for. */
function beltsFigures(dataset: DeclaredDataset, result: BeltsResult, options: FigureOptions): Figure[] {
  const { language, style } = options;
  const multiples = Float64Array.from(result.cities, ({ multiple }) => multiple ?? Number.NaN);
  const { breaks, tier } = tiersOf(multiples, defaultTiers);
  const tierOf = new Map(result.cities.map(({ id }, k) => [id, tier[k] === 0 ? null : tier[k]!]));
  const { barcode, hubLevel, isolationLevel } = result;
  const node = barcodeFigure({
    name: "barcode",
    subtitle: subtitleOf(dataset, result, result.tieFilter?.layer, language),
    barcode,
    hubLevel,
    isolationLevel,
    nameOf: nameIn(dataset, language),
    language,
    style,
  });
  return [
    ...(barcode.bars.length === 0 ? [] : [{ name: "barcode", title: words.barcode, node }]),
    ...treeFigure(dataset, result, result, "merge-tree", options),
    ...mapFigure(dataset, result, result, "tier-map", { breaks, tierOf }, options),
  ];
}

function treeFigure(
  dataset: DeclaredDataset,
  scored: Scored,
  part: BeltsPart,
  name: string,
  { language, style }: FigureOptions,
): Figure[] {
  if (part.peaks.length === 0) return [];
  const node = mergeTreeFigure({
    name,
    subtitle: subtitleOf(dataset, scored, part.tieFilter?.layer, language),
    peaks: part.peaks,
    classOf: new Map(part.hubs.map(({ id, hubClass }) => [id, hubClass])),
    hubLevel: part.hubLevel,
    isolationLevel: part.isolationLevel,
    nameOf: nameIn(dataset, language),
    language,
    style,
  });
  return [{ name, title: words.mergeTree, node }];
}

interface TiersShown {
  readonly breaks: readonly number[];
  readonly tierOf: ReadonlyMap<string, number | null>;
}

function mapFigure(
  dataset: DeclaredDataset,
  scored: Scored,
  part: BeltsPart,
  name: string,
  { breaks, tierOf }: TiersShown,
  { language, style }: FigureOptions,
): Figure[] {
  const multipleOf = new Map(scored.cities.map(({ id, multiple }) => [id, multiple]));
  const cities = dataset.network.cities.map(({ id, name: names, point }): MapCity => ({
    id,
    name: names[language],
    point,
    multiple: multipleOf.get(id) ?? null,
    tier: tierOf.get(id) ?? null,
  }));
  const node = tierMap({
    name,
    subtitle: subtitleOf(dataset, scored, part.tieFilter?.layer, language),
    cities,
    breaks,
    spines: part.belts.map(({ spine }) => spine),
    branches: part.belts.flatMap(({ branchTies }) => branchTies),
    leads: part.belts.flatMap(({ hubs }) => part.hubs.find(({ id }) => hubs.includes(id))?.id ?? []),
    hubs: part.hubs.map(({ id, hubClass, path, gap }) => ({ id, hubClass, path, gap: gap?.id ?? null })),
    outlines: dataset.outlines,
    language,
    style,
  });
  return node === null ? [] : [{ name, title: words.tierMap, node }];
}

function corridorFigures(
  dataset: DeclaredDataset,
  result: CorridorResult,
  { language, style }: FigureOptions,
): Figure[] {
  const nameOf = nameIn(dataset, language);
  return result.readings.flatMap(({ layer, corridors }, index) => {
    const shown = corridors.flatMap(({ paths }): Corridor[] => {
      const path = paths.find(({ rank }) => rank === 1);
      if (path === undefined || path.profile.length === 0) return [];
      const { profile, bottleneck } = path;
      const ends = [profile[0]!, profile.at(-1)!].map(({ id }) => nameOf(id));
      const place = profile.findIndex(({ id }) => id === bottleneck.id);
      return [
        {
          title: ends.join(language === "zh" ? "—" : " – "),
          profile: profile.map(({ id, multiple, km }) => ({ name: nameOf(id), multiple, km })),
          bottleneck: place < 0 ? null : place,
          level: bottleneck.multiple,
        },
      ];
    });
    if (shown.length === 0) return [];
    const name = namer(
      result.readings.map((reading) => reading.layer),
      index,
    )("profile");
    const node = profileFigure({
      name,
      subtitle: subtitleOf(dataset, result, layer, language),
      corridors: shown,
      hubLevel: result.hubLevel,
      language,
      style,
    });
    return [{ name, title: words.profile, node }];
  });
}

/** With several layers their ids follow the name, as far as a file's name may hold them. */
function namer(layers: readonly string[], index: number): (name: string) => string {
  if (layers.length < 2) return (name) => name;
  const plain = layers.map(fileWord);
  const own = plain.indexOf(plain[index]!) === index ? plain[index]! : `${plain[index]!}-${index + 1}`;
  return (name) => `${name}-${own}`;
}

function fileWord(layer: string): string {
  return layer.replaceAll(/[^\p{L}\p{N}.-]+/gu, "-");
}

function nameIn(dataset: DeclaredDataset, language: Language): (id: string) => string {
  const { cities, indexOf } = dataset.network;
  return (id) => cities[indexOf.get(id) ?? -1]?.name[language] ?? id;
}

/** The score and the layer that were read. */
function subtitleOf(
  dataset: DeclaredDataset,
  { score }: Scored,
  layer: string | undefined,
  language: Language,
): string {
  const parts = [
    score === null ? null : score.title[language],
    score?.year ?? null,
    layer === undefined ? null : (layerNamed(dataset, layer, null)?.title[language] ?? layer),
  ];
  return parts.filter((part) => part !== null && part !== "").join(" · ");
}
