/** Into which classes of height do the cities fall, and how unequal are they? See src/scores/. */
import type { DeclaredDataset } from "../dataset/declared.ts";
import { multiplesOf } from "../network/score.ts";
import { dispersionOf } from "../scores/dispersion.ts";
import { groupsOf } from "../scores/groups.ts";
import { defaultTiers, type TierRule, tiersOf } from "../scores/tiers.ts";
import { InnobeltError } from "../support/error.ts";
import { scoreOptionSpecs } from "./belt-reading.ts";
import type { OptionSpec } from "./options.ts";
import type { CityNameRow, Dispersion, ScoreRow, TiersPart, TiersResult } from "./result.ts";
import { type EvaluatedScore, evaluateScore, type ScoreOptions } from "./score.ts";

export interface TierOptions {
  /** breaks, quantiles or jenks. */
  readonly tiers: string;
  /** Lower limits in multiples of the mean, highest first; for the rule `breaks`. */
  readonly breaks: readonly number[] | null;
  /** Number of tiers, for quantiles and jenks; null: 4. */
  readonly classes: number | null;
}

export const tierOptionSpecs: readonly OptionSpec[] = [
  {
    key: "tiers",
    kind: "choice",
    default: "breaks",
    choices: ["breaks", "quantiles", "jenks"],
    title: { en: "rule of the tiers", zh: "分级规则" },
  },
  {
    key: "breaks",
    kind: "list",
    of: "number",
    default: null,
    title: { en: "lower limits of the tiers, highest first (5,1,0.5)", zh: "各级下限，由高到低（5,1,0.5）" },
  },
  {
    key: "classes",
    kind: "number",
    default: null,
    min: 2,
    max: 20,
    integer: true,
    title: { en: "number of tiers, for quantiles and jenks (4)", zh: "级数（分位数或自然断点，默认 4）" },
  },
];

export const tiersOptionSpecs: readonly OptionSpec[] = [...scoreOptionSpecs, ...tierOptionSpecs];

export function tiersResult(dataset: DeclaredDataset, options: ScoreOptions & TierOptions): TiersResult {
  const evaluated = evaluateScore(dataset, options);
  if (evaluated === null)
    throw new InnobeltError(
      "analysis",
      { en: "The dataset has no score, so there is nothing to put into tiers.", zh: "数据集没有得分，无法划分层级。" },
      {
        wayOut: { en: "Add a numeric column to the table of cities.", zh: "请在城市表中加入一列数值。" },
      },
    );
  const multiples = multiplesOf(evaluated.score).values;
  const { part, tier } = tierPart(dataset, multiples, options);
  return {
    score: scoreRowOf(dataset, evaluated),
    cities: cityNames(dataset, multiples).map((row, index) => ({
      ...row,
      tier: tier[index] === 0 ? null : tier[index]!,
    })),
    tiers: part,
    dispersion: dispersionPart(dataset, evaluated),
  };
}

/** Every city by id, with its names and multiple. */
export function cityNames({ network: { cities } }: DeclaredDataset, multiples: Float64Array): CityNameRow[] {
  return cities.map(({ id, name }, index) => ({
    id,
    nameEn: name.en,
    nameZh: name.zh,
    multiple: orNull(multiples[index]!),
  }));
}

export function tierPart(
  dataset: DeclaredDataset,
  multiples: Float64Array,
  options: TierOptions,
): { part: TiersPart; tier: Int32Array } {
  const rule = tierRule(options);
  const { breaks, tier } = tiersOf(multiples, rule);
  const { cities } = dataset.network;
  const idsOf = (wanted: number): string[] => cities.filter((_, city) => tier[city] === wanted).map(({ id }) => id);
  return {
    part: {
      rule: rule.kind,
      breaks: [...breaks],
      members: Array.from({ length: breaks.length + 1 }, (_, index) => idsOf(index + 1)),
      unscored: idsOf(0),
    },
    tier,
  };
}

function tierRule({ tiers, breaks, classes }: TierOptions): TierRule {
  if (tiers === "quantiles" || tiers === "jenks") {
    if (breaks !== null)
      throw new InnobeltError(
        "usage",
        {
          en: `Limits are given with --breaks, but the rule is ${tiers}, which finds its own.`,
          zh: `已用 --breaks 给出界限，但规则 ${tiers} 会自行确定界限。`,
        },
        { wayOut: { en: "Leave one of --breaks and --tiers out.", zh: "请去掉 --breaks 或 --tiers 之一。" } },
      );
    return { kind: tiers, count: classes ?? 4 };
  }
  if (classes !== null)
    throw new InnobeltError(
      "usage",
      {
        en: "A number of tiers is given with --classes, but the rule is breaks, whose limits decide it.",
        zh: "已用 --classes 给出级数，但规则 breaks 的级数由界限决定。",
      },
      {
        wayOut: {
          en: "Add --tiers quantiles or --tiers jenks, or give the limits with --breaks.",
          zh: "请加上 --tiers quantiles 或 --tiers jenks，或用 --breaks 给出界限。",
        },
      },
    );
  return breaks === null ? defaultTiers : { kind: "breaks", breaks };
}

/** Dispersion of the scores (the mean in their own unit); Theil's split is by province. */
export function dispersionPart(dataset: DeclaredDataset, evaluated: EvaluatedScore): Dispersion {
  const provinces = dataset.network.cities.map(({ province }) => province?.en ?? null);
  return dispersionOf(evaluated.score.values, provinces.includes(null) ? null : groupsOf(provinces));
}

export function scoreRowOf(dataset: DeclaredDataset, { score, parts }: EvaluatedScore): ScoreRow {
  const { cities } = dataset.network;
  return {
    id: score.id,
    title: score.title,
    unit: score.unit,
    year: score.year,
    cautions: [...score.cautions],
    parts: parts.map(({ multiples, cautions, ...part }) => ({
      ...part,
      multiples: Object.fromEntries(cities.map((city, index) => [city.id, orNull(multiples[index]!)])),
      cautions: [...cautions],
    })),
  };
}

/** NaN inside typed arrays means missing; at every edge it is null. */
export function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
