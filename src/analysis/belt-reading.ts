/**
 * The reading that every analysis of belts starts from: one score, one layer, one tie filter, each stated.
 */
import type { DeclaredDataset } from "../dataset/declared.ts";
import { type Compact, compactUndirected, type Symmetrise } from "../network/compact.ts";
import { type Layer, tieCount } from "../network/layer.ts";
import { type Multiples, multiplesOf } from "../network/score.ts";
import { describeBackbone, formBackbone } from "../ties/backbone.ts";
import { InnobeltError } from "../support/error.ts";
import type { Text } from "../support/text.ts";
import { combinedLayers, layerNamed, partFilter } from "./layer-named.ts";
import type { OptionSpec } from "./options.ts";
import type { TieFilterRow } from "./result.ts";
import { type EvaluatedScore, evaluateScore, type ScoreOptions } from "./score.ts";

export interface BeltOptions extends ScoreOptions {
  /** Null: the dataset's default layer for belts. */
  readonly layer: string | null;
  /** Multiple of the mean from which a city is a hub. */
  readonly hubLevel: number;
  /** Joining level below which a hub is isolated. */
  readonly isolationLevel: number;
  /** Belts are components of the cities of at least this multiple; null: the hub level. */
  readonly threshold: number | null;
  /** Only ties of at least this strength; null: the rule of the layer's kind, see `beltForm`. */
  readonly minStrength: number | null;
  /** How the two directions of a pair become one tie, in a directed layer. */
  readonly symmetrise: string;
  /** Only ties of these types; null: all. */
  readonly tieType: readonly string[] | null;
}

export const scoreOptionSpecs: readonly OptionSpec[] = [
  { key: "score", kind: "text", default: null, title: { en: "score on the cities", zh: "城市得分" } },
  { key: "year", kind: "text", default: null, title: { en: "year of the score", zh: "得分年份" } },
];

export const beltOptionSpecs: readonly OptionSpec[] = [
  ...scoreOptionSpecs,
  {
    key: "layer",
    kind: "text",
    default: null,
    title: {
      en: "layer of ties that belts are read on; also nearest:K, band:KM, a+b",
      zh: "用于识别创新带的联系层；亦可为 nearest:K、band:公里数、a+b",
    },
  },
  {
    key: "hubLevel",
    kind: "number",
    default: 1,
    min: 0,
    title: { en: "multiple of the mean from which a city is a hub", zh: "枢纽城市的下限（均值倍数）" },
  },
  {
    key: "isolationLevel",
    kind: "number",
    default: 0.5,
    min: 0,
    title: { en: "joining level below which a hub is isolated", zh: "低于此连通水平的枢纽为孤立枢纽" },
  },
  {
    key: "threshold",
    kind: "number",
    default: null,
    min: 0,
    title: { en: "threshold that belts are cut at (the hub level)", zh: "创新带的阈值（默认为枢纽下限）" },
  },
  {
    key: "minStrength",
    kind: "number",
    default: null,
    min: 0,
    title: { en: "only ties of at least this strength", zh: "只用不低于此强度的联系" },
  },
  {
    key: "symmetrise",
    kind: "choice",
    default: "max",
    choices: ["max", "mean", "min"],
    title: { en: "how the two directions of a tie become one", zh: "双向联系合并规则" },
  },
  {
    key: "tieType",
    kind: "list",
    of: "text",
    default: null,
    title: { en: "only ties of these types", zh: "只用这些类型的联系" },
  },
];

export interface BeltReading {
  readonly evaluated: EvaluatedScore;
  readonly multiples: Multiples;
  readonly layer: Layer;
  readonly form: Compact;
  readonly filter: TieFilterRow;
}

/** Null when the dataset has no score or no layer: there is then nothing to read belts from. */
export function readForBelts(dataset: DeclaredDataset, options: BeltOptions): BeltReading | null {
  if (options.isolationLevel > options.hubLevel)
    throw new InnobeltError(
      "usage",
      {
        en: `The isolation level ${options.isolationLevel} is above the hub level ${options.hubLevel}.`,
        zh: `孤立下限 ${options.isolationLevel} 高于枢纽下限 ${options.hubLevel}。`,
      },
      {
        wayOut: {
          en: "Give an --isolation-level of at most the --hub-level.",
          zh: "--isolation-level 不应大于 --hub-level。",
        },
      },
    );
  const evaluated = evaluateScore(dataset, options);
  const layer = layerNamed(dataset, options.layer, dataset.defaults.layer, options);
  if (evaluated === null || layer === null) return null;
  const parts = combinedLayers(dataset, layer.id);
  // The types of a combination were those of its parts.
  const read = parts === null ? options : { ...options, tieType: null };
  const form = beltForm(dataset, layer, read);
  return {
    evaluated,
    multiples: multiplesOf(evaluated.score),
    layer,
    form,
    filter: {
      layer: layer.id,
      minStrength: options.minStrength ?? 0,
      symmetrise: (parts ?? [layer]).some(({ directed }) => directed) ? symmetriseOf(options) : null,
      types: options.tieType === null ? null : [...options.tieType],
      ties: form.neighbours.length / 2,
      note: joinedNotes([
        filterNote(dataset, layer, read, form.neighbours.length),
        ...(parts ?? []).map((part) => partNote(dataset, part, options)),
      ]),
    },
  };
}

/**
 * The undirected reading of a layer after its tie filter. A relation is read on its backbone, since in a dense one every
 * pair of cities is somehow tied; `minStrength` asks for all ties of at least that strength instead. Geography is read
 * whole, and so is a layer whose ties are all equally strong: no strength tells them apart.
 */
export function beltForm(
  dataset: DeclaredDataset,
  layer: Layer,
  options: Pick<BeltOptions, "minStrength" | "symmetrise" | "tieType">,
): Compact {
  const form = compactUndirected(dataset.network.cities.length, layer, {
    minStrength: options.minStrength ?? 0,
    symmetrise: symmetriseOf(options),
    types: options.tieType,
  });
  return isThinned(layer, options, form) ? formBackbone(form).form : form;
}

function isThinned(layer: Layer, { minStrength }: Pick<BeltOptions, "minStrength">, form: Compact): boolean {
  const [first] = form.strengths;
  return layer.kind === "relation" && minStrength === null && form.strengths.some((strength) => strength !== first);
}

export function symmetriseOf({ symmetrise }: Pick<BeltOptions, "symmetrise">): Symmetrise {
  return symmetrise === "mean" || symmetrise === "min" ? symmetrise : "max";
}

function partNote(dataset: DeclaredDataset, part: Layer, options: BeltOptions): Text | null {
  const filter = { ...options, ...partFilter(part, options) };
  return filterNote(dataset, part, filter, beltForm(dataset, part, filter).neighbours.length, true);
}

function joinedNotes(notes: readonly (Text | null)[]): Text | null {
  const there = notes.filter((note) => note !== null);
  if (there.length === 0) return null;
  return { en: there.map(({ en }) => en).join(" "), zh: there.map(({ zh }) => zh).join("") };
}

/** `isPart`: of a combination, whose strength is the number of its parts, so that no minimum strength reaches them. */
function filterNote(
  dataset: DeclaredDataset,
  layer: Layer,
  options: BeltOptions,
  slots: number,
  isPart = false,
): Text | null {
  if (slots === 0 && tieCount(layer) > 0) {
    const { strengths } = beltForm(dataset, layer, { ...options, minStrength: 0 });
    const strongest = strengths.reduce((most, value) => Math.max(most, value), 0);
    return {
      en: `The tie filter leaves no tie of ${layer.id}, so every hub stands alone; the strongest tie is ${strongest}.`,
      zh: `筛选后 ${layer.id} 层没有剩余联系，故每个枢纽都是孤立的；最强的联系为 ${strongest}。`,
    };
  }
  const whole = beltForm(dataset, layer, { ...options, minStrength: options.minStrength ?? 0 });
  if (!isThinned(layer, options, whole)) return null;
  const method = describeBackbone({});
  const all = whole.neighbours.length / 2;
  if (isPart)
    return {
      en: `Its part ${layer.id} is read on its backbone (${method.en}): ${slots / 2} of ${all} ties.`,
      zh: `其中 ${layer.id} 层按其骨干读取（${method.zh}）：${all} 条联系中的 ${slots / 2} 条。`,
    };
  return {
    en: `The layer ${layer.id} is read on its backbone (${method.en}): ${slots / 2} of ${all} ties. --min-strength S reads all ties of at least S instead, --min-strength 0 all.`,
    zh: `${layer.id} 层按其骨干读取（${method.zh}）：${all} 条联系中的 ${slots / 2} 条。--min-strength S 改为读取强度不低于 S 的全部联系，--min-strength 0 读取全部。`,
  };
}
