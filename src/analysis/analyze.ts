/**
 * The whole picture: tiers, belts, hubs and their gaps, who holds the cooperation network together, how that goes with
 * the provinces, and where it agrees with what is published.
 *
 * `analyzeNow` gives everything that a first picture needs in one pass; `analyze` adds what takes a pool: centrality and
 * communities of the cooperation layer. Both give the same shape, the first with null where the second has numbers.
 */
import type { DeclaredDataset } from "../dataset/declared.ts";
import { type Compact, compactDirected, compactUndirected } from "../network/compact.ts";
import { type Layer, tieCount, tiedCities } from "../network/layer.ts";
import { multiplesOf } from "../network/score.ts";
import { agreement } from "../structure/agreement.ts";
import { betweenness } from "../structure/betweenness.ts";
import { borderEffect, expectedBorder } from "../structure/border-effect.ts";
import { bridges } from "../structure/bridges.ts";
import { communities } from "../structure/communities.ts";
import { pooledSweep } from "../structure/pooled-sweep.ts";
import { strength } from "../network/strength.ts";
import { InnobeltError } from "../support/error.ts";
import type { Text } from "../support/text.ts";
import { beltOptionSpecs, type BeltOptions, type BeltReading, readForBelts } from "./belt-reading.ts";
import { beltsOf, classesOf, withShares } from "./belts.ts";
import { type CertaintyOptions, certaintyOf, certaintyOptionSpecs, checkStandardErrors } from "./certainty.ts";
import { type Context, stageOf } from "./context.ts";
import { eigenvectorKernel, pagerankKernel } from "./kernels.ts";
import { layerNamed, layerTitle } from "./layer-named.ts";
import { cooperationOf, provinceGroups } from "./layer-reading.ts";
import type { OptionSpec } from "./options.ts";
import { publishedRows } from "./published.ts";
import type { AnalyzeResult, BeltsPart, CityRow, CommunitiesPart, HubClass } from "./result.ts";
import { evaluateScore, withoutPart } from "./score.ts";
import { summarise } from "./summary.ts";
import { dispersionPart, orNull, scoreRowOf, type TierOptions, tierOptionSpecs, tierPart } from "./tiers.ts";
import { hubClassText, multipleText } from "./wording.ts";

export interface AnalyzeOptions extends BeltOptions, TierOptions, Pick<CertaintyOptions, "draws" | "standardErrors"> {
  /** Layer of cooperation, for centrality and communities; null: the dataset's default. */
  readonly cooperation: string | null;
  /** Seeded runs of the community search. */
  readonly runs: number;
  readonly seed: number;
}

export const analyzeOptionSpecs: readonly OptionSpec[] = [
  ...beltOptionSpecs,
  ...tierOptionSpecs,
  {
    key: "cooperation",
    kind: "text",
    default: null,
    title: { en: "layer of cooperation, for centrality and communities", zh: "合作联系层（用于中心性与社群）" },
  },
  {
    key: "runs",
    kind: "number",
    default: 100,
    min: 1,
    max: 10_000,
    integer: true,
    title: { en: "seeded runs of the community search", zh: "社群识别的运行次数" },
  },
  ...certaintyOptionSpecs.filter(({ key }) => key !== "permutations"),
];

/** Everything but centrality and communities. */
export function analyzeNow(dataset: DeclaredDataset, options: AnalyzeOptions): AnalyzeResult {
  const { cities } = dataset.network;
  const n = cities.length;
  const reading = readForBelts(dataset, options);
  const evaluated = reading?.evaluated ?? evaluateScore(dataset, options);
  const multiples = evaluated === null ? new Float64Array(n).fill(Number.NaN) : multiplesOf(evaluated.score).values;
  const tiers = evaluated === null ? null : tierPart(dataset, multiples, options);
  const beltsPart = beltsOf(dataset, options, reading);
  const dispersion = evaluated === null ? null : dispersionPart(dataset, evaluated);
  const hubClass = new Map(beltsPart.hubs.map((hub) => [hub.id, hub.hubClass]));
  const beltLayer = reading?.layer ?? layerNamed(dataset, options.layer, dataset.defaults.layer, options);
  const degree = beltLayer === null ? new Uint32Array(n) : strength(compactUndirected(n, beltLayer)).out.degree;
  const cooperation = cooperationLayer(dataset, options);
  const cooperationForm = cooperation === null ? null : compactUndirected(n, cooperation, { symmetrise: "mean" });
  const tieStrength = cooperation === null ? null : totalStrength(n, cooperation);
  const provinces = provinceGroups(dataset);
  const facts = {
    ...beltsPart,
    tiers: tiers?.part ?? null,
    dispersion,
    sensitivity: sensitivityOf(dataset, reading, options),
    communities: null,
    border: borderPart(cooperation, cooperationForm, provinces),
    weakPoints: weakPointsPart(dataset, cooperation, cooperationForm),
  };
  return {
    score: evaluated === null ? null : scoreRowOf(dataset, evaluated),
    layers: [...dataset.network.layers.values()].map((layer) => layerRow(dataset, layer)),
    summary: summarise(cities, multipleFrom(dataset, multiples), facts, titleOf(dataset)),
    cities: cities.map((city, index): CityRow => ({
      id: city.id,
      nameEn: city.name.en,
      nameZh: city.name.zh,
      province: city.province?.en ?? null,
      provinceZh: city.province?.zh ?? null,
      lon: city.point?.lon ?? null,
      lat: city.point?.lat ?? null,
      score: evaluated === null ? null : orNull(evaluated.score.values[index]!),
      multiple: orNull(multiples[index]!),
      tier: tiers === null || tiers.tier[index] === 0 ? null : tiers.tier[index]!,
      hubClass: hubClass.get(city.id) ?? null,
      community: null,
      degree: degree[index]!,
      strength: tieStrength === null ? null : tieStrength[index]!,
      betweenness: null,
      pagerank: null,
      eigenvector: null,
    })),
    ...facts,
    alternative: alternativeOf(dataset, reading, options, beltsPart),
    notes: reading === null ? [incomplete(evaluated !== null, beltLayer !== null)] : [],
    published: publishedRows(
      dataset,
      { tiers: facts.tiers, dispersion, belts: beltsPart },
      {
        score: evaluated?.score.id === dataset.defaults.score,
        layer: beltLayer?.id === dataset.defaults.layer,
      },
    ),
  };
}

export async function analyze(
  dataset: DeclaredDataset,
  options: AnalyzeOptions,
  context: Context,
): Promise<AnalyzeResult> {
  const now = await withDraws(dataset, options, context, analyzeNow(dataset, options));
  const layer = cooperationLayer(dataset, options);
  if (layer === null || tieCount(layer) === 0) return now;
  const { cities } = dataset.network;
  const directed = compactDirected(cities.length, layer);
  const undirected = compactUndirected(cities.length, layer, { symmetrise: "mean" });
  const found = await communities(undirected, {
    seed: options.seed,
    runs: options.runs,
    ...stageOf(context, stages.communities),
  });
  const between = betweenness(await pooledSweep(directed, stageOf(context, stages.betweenness))).cities;
  const central = (kernel: string, form: Compact): Promise<Float64Array[]> =>
    context.pool.run<Compact, Float64Array>(kernel, [form], { signal: context.signal });
  const [rank] = await central(pagerankKernel, directed);
  const notes: Text[] = [];
  const [leading] = await central(eigenvectorKernel, undirected).catch((error: unknown) => {
    if (!(error instanceof InnobeltError)) throw error;
    const { said, wayOut } = error;
    notes.push({ en: `${said.en} ${wayOut.en}`, zh: `${said.zh}${wayOut.zh}` });
    return [null];
  });
  const provinces = provinceGroups(dataset);
  const idsOf = (label: number): string[] =>
    cities.filter((_, index) => found.partition[index] === label).map(({ id }) => id);
  const part: CommunitiesPart = {
    layer: layer.id,
    runs: found.runs,
    count: found.count,
    modularity: found.modularity,
    converged: found.converged,
    rounds: found.rounds,
    stability: found.stability,
    members: Array.from({ length: found.count }, (_, index) => idsOf(index + 1)),
    unassigned: idsOf(0),
    ariWithProvinces: provinces === null ? null : agreement(found.partition, provinces).ari,
  };
  const multiple = new Map(now.cities.map((city) => [city.id, city.multiple]));
  return {
    ...now,
    summary: summarise(cities, (id) => multiple.get(id) ?? null, { ...now, communities: part }, titleOf(dataset)),
    cities: now.cities.map((row, index) => ({
      ...row,
      community: found.partition[index] === 0 ? null : found.partition[index]!,
      betweenness: between[index]!,
      pagerank: rank![index]!,
      eigenvector: leading?.[index] ?? null,
    })),
    communities: part,
    notes: [...now.notes, ...notes],
  };
}

/** How often every hub has its class when the score is drawn anew, and the sentences that say so. */
async function withDraws(
  dataset: DeclaredDataset,
  options: AnalyzeOptions,
  context: Context,
  now: AnalyzeResult,
): Promise<AnalyzeResult> {
  const reading = readForBelts(dataset, options);
  if (reading === null) return now;
  checkStandardErrors(dataset, reading, options);
  const certainty =
    options.draws === 0 ? null : await certaintyOf(dataset, reading, { ...options, permutations: 0 }, context);
  const drawn = { ...withShares(now, certainty, options.draws), notes: [...now.notes, ...(certainty?.notes ?? [])] };
  const multiple = new Map(now.cities.map((city) => [city.id, city.multiple]));
  const { cities } = dataset.network;
  return { ...drawn, summary: summarise(cities, (id) => multiple.get(id) ?? null, drawn, titleOf(dataset)) };
}

/** The layer of cooperation asked for or the dataset's; null when that is not clear. */
function cooperationLayer(dataset: DeclaredDataset, options: AnalyzeOptions): Layer | null {
  const fallback = cooperationOf(dataset);
  if (options.cooperation === null && fallback === null) return null;
  return layerNamed(dataset, options.cooperation, fallback);
}

/** Sum of the strengths of a city's ties; of a directed layer, those that leave and those that arrive. */
function totalStrength(n: number, layer: Layer): Float64Array {
  const reach = strength(compactDirected(n, layer));
  return layer.directed
    ? reach.out.strength.map((value, city) => value + reach.in.strength[city]!)
    : reach.out.strength;
}

function borderPart(layer: Layer | null, form: Compact | null, provinces: Int32Array | null): AnalyzeResult["border"] {
  const effect = form === null || provinces === null ? null : borderEffect(form, provinces);
  if (layer === null || effect === null) return null;
  const expected = form === null || provinces === null ? null : expectedBorder(form, provinces);
  return {
    layer: layer.id,
    crossShare: effect.crossShare,
    eiIndex: effect.eiIndex,
    expectedCrossShare: expected?.crossShare ?? null,
  };
}

/** Ties and cities whose failure alone parts the cooperation network. */
function weakPointsPart(
  dataset: DeclaredDataset,
  layer: Layer | null,
  form: Compact | null,
): AnalyzeResult["weakPoints"] {
  if (layer === null || form === null) return null;
  const found = bridges(form);
  const id = (city: number): string => dataset.network.cities[city]!.id;
  const cutsOff = (parts: readonly number[]): number => parts.reduce((total, size) => total + size, 0) - parts[0]!;
  return {
    layer: layer.id,
    bridges: found.bridges.map(({ source, target, smallerSize }) => ({
      source: id(source),
      target: id(target),
      cutsOff: smallerSize,
    })),
    articulation: found.articulation
      .map(({ city, parts }) => ({ id: id(city), cutsOff: cutsOff(parts) }))
      .sort((a, b) => b.cutsOff - a.cutsOff),
  };
}

const stages = {
  communities: { en: "Communities", zh: "社群" },
  betweenness: { en: "Betweenness", zh: "介数中心性" },
} satisfies Record<string, Text>;

/** Why there are no belts. */
function incomplete(hasScore: boolean, hasLayer: boolean): Text {
  if (hasScore)
    return {
      en: "There are no ties, so no belts, hubs or communities are read.",
      zh: "没有联系，故不识别创新带、枢纽与社群。",
    };
  return hasLayer
    ? {
        en: "There is no score, so no tiers, belts or hubs are read.",
        zh: "没有得分，故不划分层级，也不识别创新带与枢纽。",
      }
    : { en: "There is neither a score nor a tie: only the cities are shown.", zh: "既无得分也无联系：仅列出城市。" };
}

function titleOf(dataset: DeclaredDataset): (id: string) => Text {
  return (id) => layerTitle(dataset, id);
}

function multipleFrom(dataset: DeclaredDataset, multiples: Float64Array): (id: string) => number | null {
  return (id) => orNull(multiples[dataset.network.indexOf.get(id) ?? -1] ?? Number.NaN);
}

function layerRow(dataset: DeclaredDataset, layer: Layer): AnalyzeResult["layers"][number] {
  const tied = tiedCities(layer, dataset.network.cities.length);
  const perType = layer.types.map((id, index) => ({ id, ties: layer.type!.filter((type) => type === index).length }));
  return {
    id: layer.id,
    title: layer.title,
    directed: layer.directed,
    unit: layer.unit,
    year: layer.year,
    ties: tieCount(layer),
    types: perType,
    isolates: dataset.network.cities.filter((_, city) => tied[city] === 0).map(({ id }) => id),
  };
}

/** Hub classes with one part of a composite score left out at a time: does a class hang on a single indicator? */
function sensitivityOf(
  dataset: DeclaredDataset,
  reading: BeltReading | null,
  options: AnalyzeOptions,
): AnalyzeResult["sensitivity"] {
  if (reading === null || reading.evaluated.parts.length < 2) return null;
  const { cities } = dataset.network;
  const leftOut = reading.evaluated.parts.map(({ id }) => id);
  const variants = leftOut.map((id) => {
    const values = withoutPart(reading.evaluated, id);
    return classesOf(cities, reading.form, multiplesOf({ id, values }).values, options);
  });
  const now = classesOf(cities, reading.form, reading.multiples.values, options);
  const ever = cities.flatMap((_, index) =>
    now.has(index) || variants.some((classes) => classes.has(index)) ? index : [],
  );
  return {
    leftOut,
    classes: ever.map((index) => ({
      id: cities[index]!.id,
      classes: variants.map((classes): HubClass | null => classes.get(index) ?? null),
    })),
  };
}

/**
 * What changes when only the commonest type of tie of a layer of geography is kept (land borders without the ties
 * across water and the fixed links).
 */
function alternativeOf(
  dataset: DeclaredDataset,
  reading: BeltReading | null,
  options: AnalyzeOptions,
  whole: BeltsPart,
): AnalyzeResult["alternative"] {
  if (reading === null || options.tieType !== null) return null;
  const { layer } = reading;
  if (layer.kind !== "geography" || layer.types.length < 2) return null;
  const sizes = layer.types.map((_, index) => layer.type!.filter((type) => type === index).length);
  const commonest = sizes.indexOf(Math.max(...sizes));
  const without = layer.types.filter((_, index) => index !== commonest);
  const reduced = beltsOf(dataset, { ...options, tieType: [layer.types[commonest]!] });
  return { without, changes: changesBetween(dataset, whole, reduced) };
}

function changesBetween(dataset: DeclaredDataset, whole: BeltsPart, reduced: BeltsPart): Text[] {
  const name = (id: string | undefined): Text => {
    const index = id === undefined ? undefined : dataset.network.indexOf.get(id);
    return index === undefined ? { en: "none", zh: "无" } : dataset.network.cities[index]!.name;
  };
  const changes: Text[] = [];
  const spines = (part: BeltsPart, language: "en" | "zh"): string =>
    part.belts.map(({ spine }) => spine.map((id) => name(id)[language]).join("-")).join("; ") ||
    (language === "en" ? "none" : "无");
  if (spines(whole, "en") !== spines(reduced, "en"))
    changes.push({
      en: `belts: ${spines(whole, "en")} becomes ${spines(reduced, "en")}`,
      zh: `创新带：${spines(whole, "zh")} 变为 ${spines(reduced, "zh")}`,
    });
  for (const hub of whole.hubs) {
    const other = reduced.hubs.find(({ id }) => id === hub.id);
    if (other === undefined) continue;
    const city = name(hub.id);
    if (other.hubClass !== hub.hubClass)
      changes.push({
        en: `${city.en}: ${hubClassText[hub.hubClass].en} becomes ${hubClassText[other.hubClass].en}`,
        zh: `${city.zh}：由${hubClassText[hub.hubClass].zh}变为${hubClassText[other.hubClass].zh}`,
      });
    if (other.gap?.id !== hub.gap?.id || other.joiningLevel !== hub.joiningLevel) {
      const [from, to] = [multipleText(hub.joiningLevel), multipleText(other.joiningLevel)];
      const [before, after] = [name(hub.gap?.id), name(other.gap?.id)];
      changes.push({
        en: `${city.en}: gap ${before.en} (joining level ${from}) becomes ${after.en} (${to})`,
        zh: `${city.zh}：断点由${before.zh}（连通水平 ${from}）变为${after.zh}（${to}）`,
      });
    }
  }
  const cityOfPeak = new Map(reduced.peaks.map((peak) => [peak.id, peak]));
  const newIslands = whole.peaks.filter((peak) => !peak.island && cityOfPeak.get(peak.id)?.island === true);
  const arisen = reduced.peaks.filter((peak) => peak.island && !whole.peaks.some(({ id }) => id === peak.id));
  for (const { id } of [...newIslands, ...arisen])
    changes.push({ en: `${name(id).en} is cut off from every higher peak`, zh: `${name(id).zh}与所有更高峰断开` });
  return changes;
}
