/**
 * Which ties of a layer matter, and which ties of the belts would a backbone lose?
 *
 * The backbone by the method asked for (see src/ties/backbone.ts), and beside it, for every method at the same alpha,
 * the ties between cities of one belt that it would drop: a filter that knows nothing of belts may well cut one. Belts
 * are read on the dataset's layer for belts with the default levels. Cities are given by id.
 *
 * O(m log m) for each of the four methods, and the reading of the belts.
 */
import type { DeclaredDataset } from "../dataset/declared.ts";
import type { Compact } from "../network/compact.ts";
import { sum } from "../support/sum.ts";
import type { Text } from "../support/text.ts";
import { type Correction, corrections } from "../support/adjusted-p.ts";
import {
  type BackboneMethod,
  backboneMethods,
  describeBackbone,
  type FormBackbone,
  formBackbone,
} from "../ties/backbone.ts";
import type { EndRule } from "../ties/disparity.ts";
import { leastTotal, totalStrength } from "../ties/noise-corrected.ts";
import type { TieList } from "../network/tie-list.ts";
import { optionValues } from "./analysis.ts";
import type { BackboneBelts, BackboneResult } from "./backbone-result.ts";
import { beltOptionSpecs, type BeltOptions, readForBelts, scoreOptionSpecs } from "./belt-reading.ts";
import { beltsOf } from "./belts.ts";
import type { Column } from "./columns.ts";
import { type LayerOptions, layerOptionSpecs, readLayer } from "./layer-reading.ts";
import type { OptionSpec } from "./options.ts";
import type { BeltsPart } from "./result.ts";
import { scoreCandidates, type ScoreOptions } from "./score.ts";
import { orNull } from "./tiers.ts";

export interface BackboneOptions extends Omit<LayerOptions, "symmetrise">, ScoreOptions {
  readonly method: string;
  readonly alpha: number;
  readonly correction: string;
  readonly rule: string;
}

export const backboneOptionSpecs: readonly OptionSpec[] = [
  // A directed layer is judged by direction, so nothing is symmetrised.
  ...layerOptionSpecs.filter(({ key }) => key !== "symmetrise"),
  {
    key: "method",
    kind: "choice",
    default: "union",
    choices: backboneMethods,
    title: {
      en: "how ties are chosen; union: disparity filter and maximum spanning forest",
      zh: "骨干提取方法；union 为差异过滤与最大生成森林之并",
    },
  },
  {
    key: "alpha",
    kind: "number",
    default: 0.05,
    min: 0,
    max: 1,
    title: { en: "a tie is significant below this p", zh: "显著性水平（p 低于此值的联系保留）" },
  },
  {
    key: "correction",
    kind: "choice",
    default: "none",
    choices: corrections,
    title: { en: "correction for many tests", zh: "多重检验校正" },
  },
  {
    key: "rule",
    kind: "choice",
    default: "or",
    choices: ["or", "and"],
    title: {
      en: "disparity filter: significant at one end (or), or at both (and)",
      zh: "差异过滤：一端显著即可（or）或须两端显著（and）",
    },
  },
  ...scoreOptionSpecs,
];

const tiesUnit: Text = { en: "ties", zh: "条联系" };

export const backboneColumns: readonly Column<keyof BackboneResult["cities"][number]>[] = [
  { id: "id", kind: "id", title: { en: "Id", zh: "编号" }, unit: { en: "", zh: "" } },
  { id: "nameEn", kind: "name", title: { en: "City", zh: "城市（英文）" }, unit: { en: "", zh: "" } },
  { id: "nameZh", kind: "name", title: { en: "City (Chinese)", zh: "城市" }, unit: { en: "", zh: "" } },
  { id: "ties", kind: "number", title: { en: "Ties", zh: "联系数" }, unit: tiesUnit },
  { id: "kept", kind: "number", title: { en: "Ties in the backbone", zh: "骨干联系数" }, unit: tiesUnit },
  {
    id: "keptStrength",
    kind: "number",
    title: { en: "Share of strength in the backbone", zh: "骨干强度占比" },
    unit: { en: "0 to 1", zh: "0 至 1" },
  },
];

export function backboneOf(dataset: DeclaredDataset, options: BackboneOptions): BackboneResult {
  const { cities } = dataset.network;
  const { layer, form, filter } = readLayer(dataset, { ...options, symmetrise: "mean" });
  const method = options.method as BackboneMethod;
  const asked = {
    alpha: options.alpha,
    correction: options.correction as Correction,
    rule: options.rule as EndRule,
  };
  const found = formBackbone(form, { ...asked, method });
  const { ties, kept } = found;
  const idOf = (city: number): string => cities[city]!.id;
  const reading = beltsToLose(dataset, options);
  const belts =
    "note" in reading
      ? null
      : beltsPart(dataset, reading.belts, form, ties, (other) =>
          other === method ? found : formBackbone(form, { ...asked, method: other }),
        );
  return {
    cities: cityRows(dataset, found),
    tieFilter: { ...filter, symmetrise: null },
    method,
    ...asked,
    description: describeBackbone({ ...asked, method }),
    shares: {
      cities: orNull(found.shares.cities),
      ties: orNull(found.shares.ties),
      strength: orNull(found.shares.strength),
    },
    components: { before: found.before, after: found.after },
    interchangeable: found.interchangeable,
    ties: Array.from(ties.source, (source, tie) => ({
      source: idOf(source),
      target: idOf(ties.target[tie]!),
      strength: ties.strength[tie]!,
      alpha: orNull(found.alpha[tie]!),
      kept: kept[tie] === 1,
      forest: found.forest[tie] === 1,
    })),
    belts,
    notes: [
      ...("note" in reading ? [reading.note] : []),
      ...notesOn(found, method, layer.directed),
      ...(belts === null ? [] : beltNotes(belts)),
    ],
  };
}

function cityRows(dataset: DeclaredDataset, { ties, kept }: FormBackbone): BackboneResult["cities"] {
  const strengths: { all: number[]; kept: number[] }[] = dataset.network.cities.map(() => ({ all: [], kept: [] }));
  for (let tie = 0; tie < kept.length; tie++)
    for (const city of [ties.source[tie]!, ties.target[tie]!]) {
      strengths[city]!.all.push(ties.strength[tie]!);
      if (kept[tie] === 1) strengths[city]!.kept.push(ties.strength[tie]!);
    }
  return dataset.network.cities.map(({ id, name }, city) => {
    const of = strengths[city]!;
    return {
      id,
      nameEn: name.en,
      nameZh: name.zh,
      ties: of.all.length,
      kept: of.kept.length,
      keptStrength: of.all.length === 0 ? null : Math.min(1, sum(of.kept) / sum(of.all)),
    };
  });
}

/** The belts of the dataset at the default levels, or why there are none to read. */
function beltsToLose(dataset: DeclaredDataset, { score, year }: ScoreOptions): { belts: BeltsPart } | { note: Text } {
  const candidates = scoreCandidates(dataset);
  if (score === null && dataset.defaults.score === null && candidates.length > 1)
    return {
      note: {
        en: `No belts are read, as several columns could be the score (${candidates.join(", ")}): choose one with --score to see which ties of the belts a backbone loses.`,
        zh: `有多列可作为得分（${candidates.join("、")}），故未识别创新带；请用 --score 选定一列，以查看骨干会丢失哪些带内联系。`,
      },
    };
  // On all ties: belts read on a backbone would have lost beforehand what that backbone loses.
  const options = optionValues({ options: beltOptionSpecs }, { score, year, minStrength: 0 }) as unknown as BeltOptions;
  const reading = readForBelts(dataset, options);
  if (reading === null)
    return {
      note: {
        en: "There is no score, so no belts are read, and none can be said to lose ties.",
        zh: "没有得分，故未识别创新带，也不比较带内联系的丢失。",
      },
    };
  return { belts: beltsOf(dataset, options, reading) };
}

function beltsPart(
  dataset: DeclaredDataset,
  { belts, tieFilter }: BeltsPart,
  form: Compact,
  ties: TieList,
  by: (method: BackboneMethod) => FormBackbone,
): BackboneBelts {
  const { cities, indexOf } = dataset.network;
  const n = cities.length;
  const beltOf = new Int32Array(n).fill(-1);
  const onSpine = new Set<number>();
  const spinePairs: [number, number][] = [];
  const key = (i: number, j: number): number => Math.min(i, j) * n + Math.max(i, j);
  belts.forEach((belt, number) => {
    for (const id of belt.cities) beltOf[indexOf.get(id)!] = number;
    for (let k = 1; k < belt.spine.length; k++) {
      const pair: [number, number] = [indexOf.get(belt.spine[k - 1]!)!, indexOf.get(belt.spine[k]!)!];
      spinePairs.push(pair);
      onSpine.add(key(...pair));
    }
  });
  const within = [...ties.source.keys()].filter(
    (tie) => beltOf[ties.source[tie]!]! >= 0 && beltOf[ties.source[tie]!] === beltOf[ties.target[tie]!],
  );
  const tied = new Set(within.map((tie) => key(ties.source[tie]!, ties.target[tie]!)));
  const countable = ties.source.length === 0 || totalStrength(form) >= leastTotal;
  return {
    layer: tieFilter!.layer,
    count: belts.length,
    ties: within.length,
    untied: spinePairs
      .filter((pair) => !tied.has(key(...pair)))
      .map(([source, target]) => ({ source: cities[source]!.id, target: cities[target]!.id })),
    methods: backboneMethods.map((method) => {
      if (method === "noise-corrected" && !countable)
        return { method, ties: null, strength: null, keptCount: null, lost: null };
      const { kept, alpha, shares } = by(method);
      const lost = within.filter((tie) => kept[tie] === 0);
      lost.sort((a, b) => ties.strength[b]! - ties.strength[a]! || a - b);
      return {
        method,
        ties: kept.reduce((count, one) => count + one, 0),
        strength: orNull(shares.strength),
        keptCount: within.length - lost.length,
        lost: lost.map((tie) => ({
          source: cities[ties.source[tie]!]!.id,
          target: cities[ties.target[tie]!]!.id,
          strength: ties.strength[tie]!,
          alpha: orNull(alpha[tie]!),
          spine: onSpine.has(key(ties.source[tie]!, ties.target[tie]!)),
        })),
      };
    }),
  };
}

function notesOn(found: FormBackbone, method: BackboneMethod, directed: boolean): Text[] {
  const { strength } = found.ties;
  const notes: Text[] = [];
  if (strength.length === 0) return notes;
  if (strength.length > 1 && strength.every((value) => value === strength[0]))
    notes.push({
      en: "All ties are equally strong: no test can tell them apart by strength, and what is kept follows degrees and ids.",
      zh: "所有联系强度相同：检验无从区分强弱，保留结果只取决于度数与编号。",
    });
  else if (found.interchangeable > 0 && (method === "union" || method === "spanning-forest"))
    notes.push({
      en: `The maximum spanning forest is not the only one: ${found.interchangeable} equally strong ties could stand in for others of it; the first by id are taken.`,
      zh: `最大生成森林并不唯一：另有 ${found.interchangeable} 条同等强度的联系可以替换其中的联系；此处按编号取先者。`,
    });
  if (directed)
    notes.push({
      en: "The layer is directed: every direction is judged by itself, and a pair of the forest keeps both.",
      zh: "该图层有向：两个方向分别检验；森林中的一对城市保留双向联系。",
    });
  if (found.after.isolated > found.before.isolated)
    notes.push({
      en: `${found.after.isolated - found.before.isolated} cities lose all their ties.`,
      zh: `${found.after.isolated - found.before.isolated} 个城市失去全部联系。`,
    });
  if (found.kept.includes(0))
    notes.push({
      en: "The strengths that are kept are a selection: sums over the backbone are not comparable with sums over the layer.",
      zh: "骨干中的强度是筛选后的结果：其合计不可与原图层的合计相比较。",
    });
  return notes;
}

function beltNotes({ methods }: BackboneBelts): Text[] {
  if (methods.every(({ lost }) => lost !== null)) return [];
  return [
    {
      en: `The noise-corrected backbone reads strengths as counts; these come to less than ${leastTotal} in all, so it is left out.`,
      zh: `噪声校正骨干把强度当作计数；此处强度总和不足 ${leastTotal}，故从略。`,
    },
  ];
}
