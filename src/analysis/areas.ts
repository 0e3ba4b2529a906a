/**
 * Points, lines, areas: which hub leads which cities, do strength and gravity name the same one, and which city of a
 * higher tier could lead which of a lower? See src/belts/: areas.ts, lead-hubs.ts and chain.ts.
 */
import { areas } from "../belts/areas.ts";
import { belts } from "../belts/belts.ts";
import { chain, type ChainLink } from "../belts/chain.ts";
import { climb } from "../belts/climb.ts";
import { filtration } from "../belts/filtration.ts";
import { leadByGravity, leadByStrength } from "../belts/lead-hubs.ts";
import type { DeclaredDataset } from "../dataset/declared.ts";
import { compactUndirected } from "../network/compact.ts";
import { sum } from "../support/sum.ts";
import type { Text } from "../support/text.ts";
import type { AreasResult } from "./areas-result.ts";
import { beltOptionSpecs, type BeltOptions, type BeltReading } from "./belt-reading.ts";
import { beltRow } from "./belts.ts";
import type { Column } from "./columns.ts";
import { type Context, stageOf } from "./context.ts";
import { inTurn } from "./in-turn.ts";
import { cooperationOf } from "./layer-reading.ts";
import type { OptionSpec } from "./options.ts";
import { readInTurn } from "./side-by-side.ts";
import { cityNames, orNull, scoreRowOf, type TierOptions, tierOptionSpecs, tierPart } from "./tiers.ts";

export interface AreasOptions extends BeltOptions, TierOptions {
  /** How fast attraction falls with distance: multiple / km^exponent. */
  readonly gravityExponent: number;
}

export const areasOptionSpecs: readonly OptionSpec[] = [
  ...beltOptionSpecs,
  ...tierOptionSpecs,
  {
    key: "gravityExponent",
    kind: "number",
    default: 2,
    min: 0,
    max: 5,
    title: { en: "attraction of a hub = multiple / km to this power", zh: "引力 = 均值倍数 / 公里数的该次幂" },
  },
];

export const areasColumns: readonly Column[] = [
  {
    id: "area",
    kind: "class",
    ofCities: true,
    title: { en: "Area of the hub", zh: "所属枢纽腹地" },
    unit: { en: "", zh: "" },
  },
  {
    id: "leadByGravity",
    kind: "class",
    ofCities: true,
    title: { en: "Lead hub by gravity", zh: "引力主导枢纽" },
    unit: { en: "", zh: "" },
  },
  {
    id: "agree",
    kind: "class",
    title: { en: "Area, strength and gravity agree", zh: "腹地、强度与引力一致" },
    unit: { en: "", zh: "" },
  },
];

export async function areasOf(
  dataset: DeclaredDataset,
  options: AreasOptions,
  context?: Context,
): Promise<AreasResult> {
  const { cities } = dataset.network;
  const { hubLevel, gravityExponent } = options;
  const threshold = options.threshold ?? hubLevel;
  const readings = await readInTurn(dataset, options, context);
  const [reading] = readings;
  const multiples = reading.multiples.values;
  const { part: tiers, tier } = tierPart(dataset, multiples, options);
  const gravity = await leadByGravity(cities, multiples, {
    ...(context && stageOf(context, { en: "Lead hubs by gravity", zh: "引力主导枢纽" })),
    hubLevel,
    exponent: gravityExponent,
  });
  const leads = await inTurn(
    readings,
    (one) => leadsOn(dataset, one, gravity.lead, hubLevel),
    { en: "Areas", zh: "枢纽腹地" },
    context,
  );
  const first = leads[0]!;
  const links = chain(cities, reading.form, first.tree, tier, { hubLevel, exponent: gravityExponent }, first.next);
  const cooperationLayer = cooperationOf(dataset);
  const cooperation = leadByCooperation(dataset, cooperationLayer, multiples, hubLevel);
  const id = (city: number): string | null => cities[city]?.id ?? null;
  const linkOf = new Map(links.map((link) => [link.city, link]));
  return {
    score: scoreRowOf(dataset, reading.evaluated),
    hubLevel,
    threshold,
    gravityExponent,
    cooperationLayer,
    tiers: { rule: tiers.rule, breaks: tiers.breaks },
    cities: cityNames(dataset, multiples).map((row, index) => {
      const link = linkOf.get(index);
      return {
        ...row,
        tier: tier[index] === 0 ? null : tier[index]!,
        hub: multiples[index]! >= hubLevel,
        area: id(first.area[index]!),
        leadByStrength: id(first.strength.lead[index]!),
        leadStrength: orNull(first.strength.strength[index]!),
        leadByCooperation: id(cooperation?.[index] ?? -1),
        leadByGravity: id(gravity.lead[index]!),
        gravityShare: orNull(gravity.share[index]!),
        leader: id(link?.leader ?? -1),
        leaderShare: link?.share ?? null,
        leaderKm: link?.km ?? null,
        agree: first.agree[index]!,
      };
    }),
    readings: leads.map(({ row }) => row),
    chain: links.map((link) => chainRow(link, id)),
    belts: belts(cities, reading.form, multiples, { hubLevel, threshold }).map((belt) =>
      beltRow(cities, reading.form, multiples, belt),
    ),
    unscored: cities.filter((_, city) => Number.isNaN(multiples[city]!)).map((city) => city.id),
    notes: notesOf(dataset, reading, options, links),
  };
}

function leadsOn(dataset: DeclaredDataset, reading: BeltReading, gravity: Int32Array, hubLevel: number) {
  const { cities } = dataset.network;
  const { form, layer, filter } = reading;
  const multiples = reading.multiples.values;
  const tree = filtration(form, multiples);
  const next = climb(form, tree, { hubLevel });
  const area = areas(form, tree, { hubLevel }, next);
  const strength = leadByStrength(form, multiples, { hubLevel });
  const agree = cities.map((_, city): boolean | null => {
    if (multiples[city]! >= hubLevel) return null;
    const named = [area[city]!, strength.lead[city]!, gravity[city]!].filter((hub) => hub >= 0);
    return named.length < 2 ? null : named.every((hub) => hub === named[0]);
  });
  const id = (city: number): string => cities[city]!.id;
  const idOrNull = (city: number): string | null => (city < 0 ? null : id(city));
  const members = new Map<number, number[]>();
  for (const city of tree.order) if (multiples[city]! >= hubLevel) members.set(city, []);
  for (let city = 0; city < cities.length; city++) members.get(area[city]!)?.push(city);
  const row: AreasResult["readings"][number] = {
    layer: layer.id,
    tieFilter: filter,
    areas: [...members].map(([hub, list]) => ({
      hub: id(hub),
      cities: list.map(id),
      count: list.length,
      meanMultiple: sum(list.map((city) => multiples[city]!)) / list.length,
    })),
    unled: [...cities.keys()].filter((city) => multiples[city]! >= 0 && area[city]! < 0).map(id),
    disagreements: [...cities.keys()]
      .filter((city) => agree[city] === false)
      .map((city) => ({
        id: id(city),
        area: idOrNull(area[city]!),
        strength: idOrNull(strength.lead[city]!),
        gravity: idOrNull(gravity[city]!),
      })),
  };
  return { tree, next, area, strength, agree, row };
}

function leadByCooperation(
  dataset: DeclaredDataset,
  id: string | null,
  multiples: Float64Array,
  hubLevel: number,
): Int32Array | null {
  const layer = dataset.network.layers.get(id ?? "");
  if (layer === undefined) return null;
  const form = compactUndirected(dataset.network.cities.length, layer, { symmetrise: "mean" });
  return leadByStrength(form, multiples, { hubLevel }).lead;
}

function chainRow(link: ChainLink, id: (city: number) => string | null): AreasResult["chain"][number] {
  const { city, tier, leader, by, runnerUp, ratio, km, share, depth } = link;
  return { id: id(city)!, tier, leader: id(leader ?? -1), by, runnerUp: id(runnerUp ?? -1), ratio, km, share, depth };
}

function notesOf(
  { network: { cities } }: DeclaredDataset,
  { layer, form, multiples }: BeltReading,
  { hubLevel, gravityExponent }: AreasOptions,
  links: readonly ChainLink[],
): Text[] {
  const notes: Text[] = [];
  if (!multiples.values.some((multiple) => multiple >= hubLevel))
    notes.push({
      en: `No city reaches the hub level ${hubLevel}, so no city leads an area.`,
      zh: `没有城市达到枢纽下限 ${hubLevel}，因此没有枢纽腹地。`,
    });
  const unscored = multiples.values.filter((multiple) => Number.isNaN(multiple)).length;
  if (unscored > 0)
    notes.push({
      en: `${unscored} ${unscored === 1 ? "city has" : "cities have"} no score: in no area and in no chain, but with a lead hub.`,
      zh: `${unscored} 个城市没有得分：不属于任何腹地与带动链，但仍列出主导枢纽。`,
    });
  const unplaced = cities.filter(({ point }) => point === null).length;
  if (unplaced > 0)
    notes.push({
      en: `${unplaced} ${unplaced === 1 ? "city has" : "cities have"} no point and no gravity; where one of them is concerned, the leader is chosen by the multiple alone.`,
      zh: `${unplaced} 个城市没有坐标，无法计算引力；涉及它们时，仅按均值倍数选择带动城市。`,
    });
  if (form.strengths.length > 0 && form.strengths.every((strength) => strength === form.strengths[0]))
    notes.push({
      en: `All ties of ${layer.id} are equally strong: by strength, the highest of the tied hubs leads.`,
      zh: `${layer.id} 层的联系强度全部相同：按强度时取相连枢纽中最高者。`,
    });
  const byTie = links.some(({ by }) => by === "tie");
  const byClimb = links.some(({ by }) => by === "climb");
  if (byTie || byClimb) {
    const tie: Text = {
      en: `by a tie, the tied city of a higher tier with the greatest multiple / km^${gravityExponent}`,
      zh: `“相连”者，取相连的更高层级城市中“均值倍数 / 公里数的 ${gravityExponent} 次幂”最大者`,
    };
    const climbed: Text = {
      en: "by the climb, where none is tied, the first of a higher tier that it meets",
      zh: "“攀升”者，无此相连城市，取攀升途中首个更高层级城市",
    };
    const rules = [...(byTie ? [tie] : []), ...(byClimb ? [climbed] : [])];
    notes.push({
      en: `A leader is a proposal, no observed influence: ${rules.map(({ en }) => en).join("; ")}.`,
      zh: `带动城市仅为建议，并非观测到的影响：${rules.map(({ zh }) => zh).join("；")}。`,
    });
  }
  return notes;
}
