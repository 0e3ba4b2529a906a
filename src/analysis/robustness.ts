/**
 * What breaks if a city or a tie fails, one alone or many after each other? See src/structure/: bridges.ts, removal.ts,
 * attack.ts, failure-curve.ts and minimum-cut.ts.
 *
 * Efficiency, losses, curves and cuts follow a directed layer along its ties; bridges, articulation cities and
 * components are of its undirected reading.
 */
import type { DeclaredDataset } from "../dataset/declared.ts";
import type { Compact } from "../network/compact.ts";
import { type AttackRule, attackOrder, type Failing } from "../structure/attack.ts";
import { type Bridges, bridges, smallerSide } from "../structure/bridges.ts";
import { attackCurve, type Band, countSources, type FailureCurve, randomFailures } from "../structure/failure-curve.ts";
import { type CutTie, minimumCut } from "../structure/minimum-cut.ts";
import { pooledSweep } from "../structure/pooled-sweep.ts";
import { removal, type Removal, searchCost } from "../structure/removal.ts";
import type { Sweep } from "../structure/sweep.ts";
import { type TieList, tieList } from "../network/tie-list.ts";
import { InnobeltError } from "../support/error.ts";
import type { Text } from "../support/text.ts";
import { cityAsked } from "./city-asked.ts";
import type { Column } from "./columns.ts";
import { type Context, stageOf } from "./context.ts";
import { type LayerOptions, layerOptionSpecs, type LayerReading, readLayer } from "./layer-reading.ts";
import { type OptionSpec, seedOptionSpec } from "./options.ts";
import type { RobustnessResult } from "./robustness-result.ts";
import { orNull } from "./tiers.ts";

export interface RobustnessOptions extends LayerOptions {
  /** Two cities, by id or name, between which the minimum cut is sought. */
  readonly between: readonly string[] | null;
  /** Random orders of failure. */
  readonly draws: number;
  readonly seed: number;
}

export const robustnessOptionSpecs: readonly OptionSpec[] = [
  ...layerOptionSpecs,
  {
    key: "between",
    kind: "list",
    of: "text",
    default: null,
    title: { en: "two cities to find the minimum cut between", zh: "求最小割的两个城市" },
  },
  {
    key: "draws",
    kind: "number",
    default: 100,
    min: 2,
    max: 10_000,
    integer: true,
    title: { en: "random orders of failure", zh: "随机失效的抽样次数" },
  },
  seedOptionSpec,
];

export const robustnessColumns: readonly Column[] = [
  {
    id: "efficiencyLoss",
    kind: "number",
    title: { en: "Loss to the others when it fails", zh: "失效给其他城市造成的效率损失" },
    unit: { en: "0 to 1", zh: "0 至 1" },
  },
  {
    id: "pairsCut",
    kind: "number",
    title: { en: "Pairs of others that it alone joins", zh: "仅靠它连通的城市对数" },
    unit: { en: "pairs", zh: "对" },
  },
  { id: "articulation", kind: "class", title: { en: "Articulation city", zh: "割点城市" }, unit: { en: "", zh: "" } },
];

const mostListed = 20;
/**
 * What the searches of one curve, or of one order by betweenness, may cost, in slots looked at: about half a second.
 * Beyond, efficiency is measured from a sample of cities, and several fail in a round.
 */
const curveBudget = 3e8;
const fewestSources = 8;
const fewestRounds = 5;
/** Points of a curve beside the one without failures; fewer for random failures measured from a sample. */
const points = 20;
const fewerPoints = 10;

const stages = {
  paths: { en: "Shortest paths", zh: "最短路径" },
  removals: { en: "Single failures", zh: "单点失效" },
  attacks: { en: "Attacks", zh: "蓄意攻击" },
  random: { en: "Random failures", zh: "随机失效" },
} satisfies Record<string, Text>;

export async function robustness(
  dataset: DeclaredDataset,
  options: RobustnessOptions,
  context: Context,
): Promise<RobustnessResult> {
  const reading = readLayer(dataset, options);
  const { form, undirected } = reading;
  const cut = cutBetween(dataset, form, options.between);
  const found = bridges(undirected);
  const sweep = await pooledSweep(form, stageOf(context, stages.paths));
  const removed = await removal(form, { ...stageOf(context, stages.removals), sweep });
  const cities = await curvesOf(form, "cities", sweep, options, context);
  const ties = await curvesOf(form, "ties", sweep, options, context);
  const cityRows = cityRowsOf(dataset, found, removed);
  const tieRows = tieRowsOf(dataset, reading, found, removed, sweep.tieBetweenness);
  return {
    tieFilter: reading.filter,
    components: componentsOf(found),
    bridges: bridgeRows(dataset, found),
    articulation: articulationRows(dataset, found),
    efficiency: { global: orNull(removed.efficiency) },
    cities: cityRows,
    ties: tieRows,
    pointsOfFailure: pointsOfFailure(cityRows, tieRows),
    curves: { cities: cities.curves, ties: ties.curves },
    minimumCut: cut,
    notes: notesOf(reading, removed, cities, ties),
  };
}

interface Curves {
  readonly curves: RobustnessResult["curves"]["cities"];
  readonly items: number;
  /** Cities that distances were measured from; null when that were all that are tied. */
  readonly sampled: number | null;
}

async function curvesOf(
  form: Compact,
  failing: Failing,
  sweep: Sweep,
  { draws, seed }: RobustnessOptions,
  context: Context,
): Promise<Curves> {
  const { n } = form;
  const items = failing === "cities" ? n : tieList(form).slot.length;
  const tied = countSources(form);
  const searches = Math.floor(curveBudget / searchCost(tied, form.neighbours.length + n));
  // The first of the points is of the whole network, at the others half of it is left on average.
  const sources = (curves: number, failures: number): number =>
    Math.min(tied, Math.max(fewestSources, Math.floor(searches / (curves * (1 + failures / 2)))));
  const attackSources = sources(1, points);
  const randomPoints = sources(draws, points) < tied ? fewerPoints : points;
  const randomSources = sources(draws, randomPoints);
  const rounds = Math.min(items, Math.max(fewestRounds, Math.floor(searches / Math.max(1, tied))));
  const attack = async (by: AttackRule): Promise<FailureCurve<number>> => {
    const order = await attackOrder(form, {
      failing,
      by,
      rounds: by === "betweenness" ? rounds : cheapRounds(items),
      sweep,
      ...stageOf(context, stages.attacks),
    });
    return attackCurve(form, order, {
      failing,
      points,
      sources: attackSources,
      seed,
      ...stageOf(context, stages.attacks),
    });
  };
  const random = await randomFailures(form, {
    failing,
    points: randomPoints,
    draws,
    seed,
    sources: randomSources,
    ...stageOf(context, stages.random),
  });
  return {
    curves: {
      betweenness: curveRow(await attack("betweenness")),
      degree: curveRow(await attack("degree")),
      strength: curveRow(await attack("strength")),
      random: {
        draws,
        points: random.points.map((point) => ({
          ...point,
          largest: bandRow(point.largest),
          efficiency: bandRow(point.efficiency),
        })),
        robustness: bandRow(random.robustness),
      },
      rounds,
    },
    items,
    sampled: Math.min(attackSources, randomSources) < tied ? Math.min(attackSources, randomSources) : null,
  };
}

/** Degree and strength are cheap to compute anew, but every round also takes the network apart anew. */
function cheapRounds(items: number): number {
  return items <= 1000 ? items : 200;
}

function curveRow({
  points: at,
  robustness: area,
}: FailureCurve<number>): RobustnessResult["curves"]["cities"]["degree"] {
  return {
    points: at.map((point) => ({ ...point, efficiency: atMostOne(point.efficiency) })),
    robustness: orNull(area),
  };
}

/** What is measured from a sample may come out a little above the whole. */
function atMostOne(value: number): number | null {
  return orNull(Math.min(1, value));
}

function bandRow({ mean, low, high }: Band): { mean: number | null; low: number | null; high: number | null } {
  return { mean: atMostOne(mean), low: atMostOne(low), high: atMostOne(high) };
}

function componentsOf({ components, blocks }: Bridges): RobustnessResult["components"] {
  const blockSizes = new Uint32Array(blocks.count);
  for (const label of blocks.label) blockSizes[label]!++;
  return {
    sizes: [...components.sizes].sort((a, b) => b - a),
    blocks: blocks.count,
    largestBlock: blockSizes.reduce((most, size) => Math.max(most, size), 0),
  };
}

function bridgeRows({ network }: DeclaredDataset, found: Bridges): RobustnessResult["bridges"] {
  const id = (city: number): string => network.cities[city]!.id;
  return [...found.bridges]
    .sort((a, b) => b.smallerSize - a.smallerSize || b.largerSize - a.largerSize)
    .map((bridge) => ({
      source: id(bridge.source),
      target: id(bridge.target),
      strength: bridge.strength,
      smallerSide: { count: bridge.smallerSize, cities: Array.from(smallerSide(found, bridge, mostListed), id) },
    }));
}

function articulationRows({ network }: DeclaredDataset, found: Bridges): RobustnessResult["articulation"] {
  return [...found.articulation]
    .sort((a, b) => pairsAcross(b.parts) - pairsAcross(a.parts) || a.city - b.city)
    .map(({ city, parts }) => ({ id: network.cities[city]!.id, parts: [...parts] }));
}

/** Unordered pairs with one in each of two different parts. */
function pairsAcross(parts: readonly number[]): number {
  const all = parts.reduce((total, part) => total + part, 0);
  return (all ** 2 - parts.reduce((total, part) => total + part ** 2, 0)) / 2;
}

type CityRow = RobustnessResult["cities"][number];
type TieRow = RobustnessResult["ties"][number];

function cityRowsOf({ network }: DeclaredDataset, found: Bridges, { cityLoss }: Removal): CityRow[] {
  const { label, sizes } = found.components;
  const partsOf = new Map(found.articulation.map(({ city, parts }) => [city, parts]));
  // The largest component, and the largest beside it.
  const [first = -1, second = -1] = [...sizes.keys()].sort((a, b) => sizes[b]! - sizes[a]! || a - b);
  return network.cities.map((city, index) => {
    const own = label[index]!;
    const other = own === first ? second : first;
    const parts = partsOf.get(index) ?? null;
    return {
      id: city.id,
      nameEn: city.name.en,
      nameZh: city.name.zh,
      province: city.province?.en ?? null,
      efficiencyLoss: orNull(cityLoss[index]!),
      largestComponentAfter: Math.max(other === -1 ? 0 : sizes[other]!, parts?.[0] ?? sizes[own]! - 1),
      pairsCut: parts === null ? 0 : pairsAcross(parts),
      articulation: parts !== null,
    };
  });
}

function tieRowsOf(
  { network }: DeclaredDataset,
  { form }: LayerReading,
  found: Bridges,
  { tieLoss }: Removal,
  betweenness: Float64Array,
): TieRow[] {
  const { n, directed } = form;
  const pairs = directed ? n * (n - 1) : (n * (n - 1)) / 2;
  const cutBy = new Map(
    found.bridges.map(({ source, target, smallerSize, largerSize }) => [source * n + target, smallerSize * largerSize]),
  );
  const { source, target, slot }: TieList = tieList(form);
  return Array.from(slot, (at, k) => {
    const [i, j] = [source[k]!, target[k]!];
    const pairsCut = cutBy.get(Math.min(i, j) * n + Math.max(i, j)) ?? 0;
    return {
      source: network.cities[i]!.id,
      target: network.cities[j]!.id,
      strength: form.strengths[at]!,
      betweenness: Math.min(1, betweenness[at]! / pairs),
      efficiencyLoss: orNull(tieLoss[at]!),
      bridge: pairsCut > 0,
      pairsCut,
    };
  });
}

function pointsOfFailure(cities: readonly CityRow[], ties: readonly TieRow[]): RobustnessResult["pointsOfFailure"] {
  const all = [
    ...cities.map(({ id, efficiencyLoss, pairsCut }) => ({
      kind: "city" as const,
      id,
      source: null,
      target: null,
      loss: efficiencyLoss ?? 0,
      pairsCut,
    })),
    ...ties.map(({ source, target, efficiencyLoss, pairsCut }) => ({
      kind: "tie" as const,
      id: null,
      source,
      target,
      loss: efficiencyLoss ?? 0,
      pairsCut,
    })),
  ];
  return all
    .filter(({ loss }) => loss > 0)
    .sort((a, b) => b.loss - a.loss || b.pairsCut - a.pairsCut)
    .slice(0, mostListed);
}

function cutBetween(
  dataset: DeclaredDataset,
  form: Compact,
  between: readonly string[] | null,
): RobustnessResult["minimumCut"] {
  if (between === null) return null;
  const asked = between.map((name) => cityAsked(dataset, name));
  const [source, target] = asked;
  if (asked.length !== 2 || source === undefined || target === undefined || source === target)
    throw new InnobeltError(
      "usage",
      {
        en: `A minimum cut lies between two different cities, not "${between.join(", ")}".`,
        zh: `最小割须在两个不同的城市之间求取，而非“${between.join("、")}”。`,
      },
      { wayOut: { en: "Write --between A,B.", zh: "请写 --between A,B。" } },
    );
  const id = (city: number): string => dataset.network.cities[city]!.id;
  const rows = (ties: readonly CutTie[]): { source: string; target: string; strength: number }[] =>
    ties.map(({ from, to, strength }) => ({ source: id(from), target: id(to), strength }));
  const cut = minimumCut(form, source, target);
  return {
    source: id(source),
    target: id(target),
    strength: cut.strength,
    ties: rows(cut.ties),
    sourceSide: Array.from(cut.sourceSide, id),
    fewestTies: rows(cut.fewestTies),
    fewestCities: cut.fewestCities === null ? null : Array.from(cut.fewestCities, id),
  };
}

function notesOf({ form, layer }: LayerReading, { leftOut }: Removal, cities: Curves, ties: Curves): Text[] {
  const notes: Text[] = [];
  if (form.neighbours.length === 0) {
    notes.push({
      en: "There are no ties, so nothing can break: losses are not defined.",
      zh: "没有联系，因此没有可失效之处；损失无定义。",
    });
    return notes;
  }
  if (layer.directed)
    notes.push({
      en: "The layer is directed: efficiency, losses and cuts follow the direction of the ties, and a tie that fails is one direction; bridges, articulation cities and components are of its undirected reading.",
      zh: "该图层有方向：效率、损失与最小割沿联系方向计算，失效的联系指单一方向；桥、割点城市与连通分量按无向读取。",
    });
  if (leftOut.cities > 0 || leftOut.ties > 0)
    notes.push({
      en: `The network is large: the loss is exact for the bridges, the articulation cities and the highest by betweenness, and left out for ${leftOut.cities} cities and ${leftOut.ties} ties.`,
      zh: `网络较大：桥、割点城市以及介数最高者的损失为精确值，另有 ${leftOut.cities} 个城市和 ${leftOut.ties} 条联系未计算。`,
    });
  const stepwise = [
    { en: "cities", zh: "个城市", ...cities },
    { en: "ties", zh: "条联系", ...ties },
  ].filter(({ curves, items }) => curves.rounds < items);
  if (stepwise.length > 0)
    notes.push({
      en: `In the attacks by betweenness several fail before it is computed anew: ${stepwise.map(({ en, items, curves }) => `${items} ${en} in ${curves.rounds} rounds`).join(", ")}.`,
      zh: `按介数攻击时，每轮有多个同时失效后才重新计算：${stepwise.map(({ zh, items, curves }) => `${items} ${zh}分 ${curves.rounds} 轮`).join("，")}。`,
    });
  const sampled = cities.sampled ?? ties.sampled;
  if (sampled !== null)
    notes.push({
      en: `The efficiency of the curves is measured from samples of ${sampled} cities or more; the band of random failures is therefore somewhat too wide.`,
      zh: `曲线上的效率由不少于 ${sampled} 个城市的样本估计，因此随机失效的区间略偏宽。`,
    });
  return notes;
}
