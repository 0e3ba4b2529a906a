/**
 * Who holds the network together? Every centrality of one layer, each city and each tie in one table.
 *
 * What needs shortest paths comes from one sweep; the rest is done beside it, one measure a kernel. A measure that is not
 * defined here (eigenvector centrality of a network without circles) leaves its column empty and a note, and never the
 * others.
 */
import type { DeclaredDataset } from "../dataset/declared.ts";
import { type Compact } from "../network/compact.ts";
import { betweenness } from "../structure/betweenness.ts";
import type { Brokerage, BrokerageRole } from "../structure/brokerage.ts";
import { closeness } from "../structure/closeness.ts";
import type { Clustering } from "../structure/clustering.ts";
import type { StructuralHoles } from "../structure/constraint.ts";
import type { Coreness } from "../structure/coreness.ts";
import { type CurrentFlow, currentFlow, mostCurrentFlowCities } from "../structure/current-flow.ts";
import type { Hits } from "../structure/hits.ts";
import type { Katz } from "../structure/katz.ts";
import { localEfficiency, localEfficiencyCost } from "../structure/local-efficiency.ts";
import { pooledSweep } from "../structure/pooled-sweep.ts";
import { strength } from "../network/strength.ts";
import { strongComponents } from "../structure/strong-components.ts";
import { InnobeltError } from "../support/error.ts";
import { sum } from "../support/sum.ts";
import type { Text } from "../support/text.ts";
import type { CentralityResult, CentralityRow, CentralityTie } from "./centrality-result.ts";
import type { Column } from "./columns.ts";
import { type Context, stageOf } from "./context.ts";
import { coreOf, type CoreOptions } from "./core.ts";
import {
  brokerageKernel,
  clusteringKernel,
  constraintKernel,
  corenessKernel,
  eigenvectorKernel,
  hitsKernel,
  katzKernel,
  pagerankKernel,
} from "./kernels.ts";
import { type LayerOptions, layerOptionSpecs, provinceGroups, readLayer } from "./layer-reading.ts";
import { type OptionSpec, seedOptionSpec } from "./options.ts";
import { orNull } from "./tiers.ts";

export interface CentralityOptions extends LayerOptions, CoreOptions {
  /** Plain sums instead of normalised values. */
  readonly raw: boolean;
  /** "auto", "always" or "never". */
  readonly currentFlow: string;
  readonly localEfficiency: string;
}

/** Above, current flow (n³) takes more than a few seconds and is made only when asked for. */
const currentFlowByItself = 1000;
/** Slots looked at; above, local efficiency would take longer than all the rest. */
const localEfficiencyByItself = 2e9;

export const centralityOptionSpecs: readonly OptionSpec[] = [
  ...layerOptionSpecs,
  { key: "raw", kind: "flag", default: false, title: { en: "plain sums, not normalised", zh: "不作标准化" } },
  {
    key: "currentFlow",
    kind: "choice",
    default: "auto",
    choices: ["auto", "always", "never"],
    title: {
      en: `current-flow betweenness; auto: up to ${currentFlowByItself} cities`,
      zh: `电流介数；auto：不超过 ${currentFlowByItself} 个城市时计算`,
    },
  },
  {
    key: "localEfficiency",
    kind: "choice",
    default: "auto",
    choices: ["auto", "always", "never"],
    title: { en: "local efficiency; auto: unless it would take very long", zh: "局部效率；auto：耗时过长时略去" },
  },
  {
    key: "permutations",
    kind: "number",
    default: null,
    min: 0,
    max: 99_999,
    integer: true,
    title: {
      en: "draws that core and rich club are tested with (999 up to 500 cities, else none)",
      zh: "检验核心与富人俱乐部的抽样次数（500 个城市以内为 999，否则不检验）",
    },
  },
  seedOptionSpec,
];

const stages = {
  sweep: { en: "Shortest paths", zh: "最短路径" },
  local: { en: "Local efficiency", zh: "局部效率" },
  flow: { en: "Current flow", zh: "电流" },
};

export async function centrality(
  dataset: DeclaredDataset,
  options: CentralityOptions,
  context: Context,
): Promise<CentralityResult> {
  const reading = readLayer(dataset, options);
  const { form, undirected } = reading;
  const { cities } = dataset.network;
  const { n } = form;
  const normalised = !options.raw;
  const notes: Text[] = reading.filter.note === null ? [] : [reading.filter.note];
  const provinces = provinceGroups(dataset);
  if (form.directed) notes.push(undirectedMeasures);
  if (provinces === null) notes.push(noProvinces);

  const one = <O>(kernel: string, chunk: unknown): Promise<O> =>
    context.pool.run<unknown, O>(kernel, [chunk], { signal: context.signal }).then(([result]) => result!);
  /** Null, and a note, where the measure is not defined for this network. */
  const defined = <O>(work: Promise<O>): Promise<O | null> =>
    work.catch((error: unknown) => {
      if (!(error instanceof InnobeltError) || error.code !== "analysis") throw error;
      notes.push({ en: `${error.said.en} ${error.wayOut.en}`, zh: `${error.said.zh}${error.wayOut.zh}` });
      return null;
    });
  const tied = form.neighbours.length > 0;

  const found = await pooledSweep(form, stageOf(context, stages.sweep));
  const local = await localEfficiencyOf(form, options, context, notes);
  const flow = await defined(currentFlowOf(undirected, options, context, notes));
  // One after the other: what they note comes in this order, whoever is ready first.
  const rank = await one<Float64Array>(pagerankKernel, form);
  const leading = tied ? await defined(one<Float64Array>(eigenvectorKernel, form)) : null;
  const katz = tied ? await defined(one<Katz>(katzKernel, { form, normalised })) : null;
  const hits = tied ? await defined(one<Hits>(hitsKernel, form)) : null;
  const holes = await one<StructuralHoles>(constraintKernel, form);
  const clustered = await one<Clustering>(clusteringKernel, form);
  const cores = await one<Coreness>(corenessKernel, form);
  const roles = provinces === null ? null : await one<Brokerage>(brokerageKernel, { form, group: provinces });

  const {
    found: pattern,
    core,
    richClub,
  } = await coreOf(
    undirected,
    cities.map(({ id }) => id),
    options,
    context,
    notes,
  );

  const between = betweenness(found, { normalised });
  const near = closeness(found, { normalised });
  const { out, in: into } = strength(form);
  const both = form.directed ? 1 : 0;
  const rows = cities.map((city, i): CentralityRow => {
    const role = (name: BrokerageRole): number | null => (roles === null ? null : orNull(roles.count[name][i]!));
    return {
      id: city.id,
      nameEn: city.name.en,
      nameZh: city.name.zh,
      province: city.province?.en ?? null,
      provinceZh: city.province?.zh ?? null,
      degree: out.degree[i]! + both * into.degree[i]!,
      inDegree: into.degree[i]!,
      outDegree: out.degree[i]!,
      strength: out.strength[i]! + both * into.strength[i]!,
      inStrength: into.strength[i]!,
      outStrength: out.strength[i]!,
      betweenness: between.cities[i]!,
      closeness: near.closeness[i]!,
      harmonic: near.harmonic[i]!,
      eccentricity: orNull(near.eccentricity[i]!),
      localEfficiency: local === null ? null : orNull(local[i]!),
      pagerank: rank[i]!,
      eigenvector: leading?.[i] ?? null,
      katz: katz?.values[i] ?? null,
      hub: hits?.hubs[i] ?? null,
      authority: hits?.authorities[i] ?? null,
      currentFlowBetweenness: flow === null ? null : flow.betweenness[i]!,
      currentFlowCloseness: flow === null ? null : orNull(flow.closeness[i]!),
      constraint: orNull(holes.constraint[i]!),
      effectiveSize: orNull(holes.effectiveSize[i]!),
      clustering: orNull(clustered.unweighted[i]!),
      clusteringOnnela: orNull(clustered.onnela[i]!),
      clusteringBarrat: orNull(clustered.barrat[i]!),
      coreness: cores.coreness[i]!,
      core: pattern === null ? null : pattern.core[i] === 1 ? "core" : "periphery",
      coreScore: pattern === null ? null : pattern.coreness[i]!,
      coordinator: role("coordinator"),
      consultant: role("consultant"),
      representative: role("representative"),
      gatekeeper: role("gatekeeper"),
      liaison: role("liaison"),
    };
  });

  const { label, count } = strongComponents(undirected);
  const sizes = new Uint32Array(count);
  for (const part of label) sizes[part]!++;
  const ties = tieRows(form, undirected, cities, between.ties, flow);
  const pairs = form.directed ? n * (n - 1) : (n * (n - 1)) / 2;
  return {
    tieFilter: reading.filter,
    directed: form.directed,
    normalised,
    network: {
      cities: n,
      ties: ties.length,
      isolates: cities.filter((_, i) => out.degree[i] === 0 && into.degree[i] === 0).map(({ id }) => id),
      components: count,
      largestComponent: sizes.reduce((most, size) => Math.max(most, size), 0),
      density: pairs === 0 ? null : ties.length / pairs,
      reciprocity: form.directed && tied ? answered(form) / form.neighbours.length : null,
      globalEfficiency: orNull(found.globalEfficiency),
      localEfficiency: local === null ? null : meanOf(local),
      transitivity: clustered.transitivity,
      diameter: found.eccentricity.reduce<number | null>(
        (most, value) => (Number.isNaN(value) ? most : Math.max(most ?? 0, value)),
        null,
      ),
      katzAlpha: katz?.alpha ?? null,
    },
    core,
    richClub,
    cities: rows,
    ties,
    notes,
  };
}

const undirectedMeasures: Text = {
  en: "The layer is directed: degree and strength count ties that leave and ties that arrive, closeness, harmonic and eigenvector centrality what comes in. Coreness, core and periphery, rich club, current flow, constraint and Barrat's clustering are of its undirected reading.",
  zh: "该图层有向：度与强度计入流出与流入的联系，接近、调和与特征向量中心性按流入计算；核数、核心与边缘、富人俱乐部、电流、约束系数与 Barrat 聚类系数取其无向读法。",
};

const noProvinces: Text = {
  en: "There are fewer than two provinces, so no brokers between them are counted.",
  zh: "省级行政区不足两个，故不统计省际中介角色。",
};

async function localEfficiencyOf(
  form: Compact,
  options: CentralityOptions,
  context: Context,
  notes: Text[],
): Promise<Float64Array | null> {
  if (options.localEfficiency === "never") return null;
  if (options.localEfficiency === "auto" && localEfficiencyCost(form) > localEfficiencyByItself) {
    notes.push({
      en: "Local efficiency is left out: the neighbourhoods of this network are so dense that it would take longer than all the rest. --local-efficiency always computes it.",
      zh: "略去了局部效率：该网络的邻域十分稠密，计算它比其余各项加起来还久。可用 --local-efficiency always 计算。",
    });
    return null;
  }
  return localEfficiency(form, stageOf(context, stages.local));
}

async function currentFlowOf(
  undirected: Compact,
  options: CentralityOptions,
  context: Context,
  notes: Text[],
): Promise<CurrentFlow | null> {
  if (options.currentFlow === "never" || undirected.neighbours.length === 0) return null;
  if (options.currentFlow === "auto" && undirected.n > currentFlowByItself) {
    notes.push({
      en: `Current-flow betweenness is left out above ${currentFlowByItself} cities; --current-flow always computes it for up to ${mostCurrentFlowCities}.`,
      zh: `超过 ${currentFlowByItself} 个城市时略去电流介数；--current-flow always 可对至多 ${mostCurrentFlowCities} 个城市计算。`,
    });
    return null;
  }
  return currentFlow(undirected, stageOf(context, stages.flow));
}

function tieRows(
  form: Compact,
  undirected: Compact,
  cities: readonly { readonly id: string }[],
  between: Float64Array,
  flow: CurrentFlow | null,
): CentralityTie[] {
  const rows: CentralityTie[] = [];
  for (let i = 0; i < form.n; i++)
    for (let slot = form.offsets[i]!; slot < form.offsets[i + 1]!; slot++) {
      const j = form.neighbours[slot]!;
      if (!form.directed && j < i) continue;
      const pair = form.directed ? slotOf(undirected, i, j) : slot;
      rows.push({
        source: cities[i]!.id,
        target: cities[j]!.id,
        strength: form.strengths[slot]!,
        betweenness: between[slot]!,
        effectiveResistance: flow === null || pair === -1 ? null : orNull(flow.tieResistance[pair]!),
      });
    }
  return rows;
}

/** Slot of the tie from i to j; -1 when there is none. Slots are sorted, so by halving. */
function slotOf({ offsets, neighbours }: Compact, i: number, j: number): number {
  let low = offsets[i]!;
  let high = offsets[i + 1]!;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (neighbours[middle]! < j) low = middle + 1;
    else high = middle;
  }
  return low < offsets[i + 1]! && neighbours[low] === j ? low : -1;
}

function answered(form: Compact): number {
  let mutual = 0;
  for (let i = 0; i < form.n; i++)
    for (let slot = form.offsets[i]!; slot < form.offsets[i + 1]!; slot++)
      if (slotOf(form, form.neighbours[slot]!, i) !== -1) mutual++;
  return mutual;
}

function meanOf(values: Float64Array): number | null {
  const there = values.filter((value) => !Number.isNaN(value));
  return there.length === 0 ? null : sum(there) / there.length;
}

const share: Text = { en: "0 to 1", zh: "0 至 1" };
const perStrength: Text = { en: "unit of strength", zh: "联系强度单位" };
const perDistance: Text = { en: "1 / strength", zh: "1 / 联系强度" };
const ties: Text = { en: "ties", zh: "条联系" };
const paths: Text = { en: "open paths", zh: "条开放路径" };
const none: Text = { en: "", zh: "" };

export const centralityColumns: readonly Column<keyof CentralityRow>[] = [
  { id: "degree", kind: "number", title: { en: "Degree", zh: "度" }, unit: ties },
  { id: "inDegree", kind: "number", title: { en: "In-degree", zh: "入度" }, unit: ties },
  { id: "outDegree", kind: "number", title: { en: "Out-degree", zh: "出度" }, unit: ties },
  { id: "strength", kind: "number", title: { en: "Strength", zh: "联系强度" }, unit: perStrength },
  { id: "inStrength", kind: "number", title: { en: "In-strength", zh: "入强度" }, unit: perStrength },
  { id: "outStrength", kind: "number", title: { en: "Out-strength", zh: "出强度" }, unit: perStrength },
  { id: "betweenness", kind: "number", title: { en: "Betweenness", zh: "介数中心性" }, unit: share },
  { id: "closeness", kind: "number", title: { en: "Closeness", zh: "接近中心性" }, unit: perStrength },
  { id: "harmonic", kind: "number", title: { en: "Harmonic centrality", zh: "调和中心性" }, unit: perStrength },
  { id: "eccentricity", kind: "number", title: { en: "Eccentricity", zh: "离心率" }, unit: perDistance },
  { id: "localEfficiency", kind: "number", title: { en: "Local efficiency", zh: "局部效率" }, unit: perStrength },
  { id: "pagerank", kind: "number", title: { en: "PageRank", zh: "PageRank" }, unit: share },
  { id: "eigenvector", kind: "number", title: { en: "Eigenvector centrality", zh: "特征向量中心性" }, unit: share },
  { id: "katz", kind: "number", title: { en: "Katz centrality", zh: "Katz 中心性" }, unit: share },
  { id: "hub", kind: "number", title: { en: "Hub (HITS)", zh: "枢纽值（HITS）" }, unit: share },
  { id: "authority", kind: "number", title: { en: "Authority (HITS)", zh: "权威值（HITS）" }, unit: share },
  {
    id: "currentFlowBetweenness",
    kind: "number",
    title: { en: "Current-flow betweenness", zh: "电流介数" },
    unit: share,
  },
  {
    id: "currentFlowCloseness",
    kind: "number",
    title: { en: "Current-flow closeness", zh: "电流接近中心性" },
    unit: perStrength,
  },
  { id: "constraint", kind: "number", title: { en: "Constraint (Burt)", zh: "约束系数（Burt）" }, unit: none },
  {
    id: "effectiveSize",
    kind: "number",
    title: { en: "Effective size (Burt)", zh: "有效规模（Burt）" },
    unit: { en: "tied cities", zh: "个相连城市" },
  },
  { id: "clustering", kind: "number", title: { en: "Clustering", zh: "聚类系数" }, unit: share },
  {
    id: "clusteringOnnela",
    kind: "number",
    title: { en: "Clustering (Onnela)", zh: "加权聚类系数（Onnela）" },
    unit: share,
  },
  {
    id: "clusteringBarrat",
    kind: "number",
    title: { en: "Clustering (Barrat)", zh: "加权聚类系数（Barrat）" },
    unit: share,
  },
  { id: "coreness", kind: "number", title: { en: "Coreness", zh: "核数" }, unit: { en: "k", zh: "k" } },
  {
    id: "core",
    kind: "class",
    title: { en: "Core or periphery", zh: "核心或边缘" },
    unit: none,
    labels: { core: { en: "core", zh: "核心" }, periphery: { en: "periphery", zh: "边缘" } },
  },
  { id: "coreScore", kind: "number", title: { en: "Core score", zh: "核心度" }, unit: share },
  { id: "coordinator", kind: "number", title: { en: "Coordinator", zh: "协调者" }, unit: paths },
  { id: "consultant", kind: "number", title: { en: "Consultant", zh: "顾问" }, unit: paths },
  { id: "representative", kind: "number", title: { en: "Representative", zh: "代理人" }, unit: paths },
  { id: "gatekeeper", kind: "number", title: { en: "Gatekeeper", zh: "守门人" }, unit: paths },
  { id: "liaison", kind: "number", title: { en: "Liaison", zh: "联络人" }, unit: paths },
];
