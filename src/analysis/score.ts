/**
 * Which number stands on a city? Evaluates the score that a dataset declares, or any of its indicators as a score.
 *
 * A declared score is the weighted mean of the multiples of the mean of its parts; a part may be a derived indicator (a
 * product of indicators, such as R&D intensity x GDP). A city that lacks one factor or one part has no score: nothing is
 * filled in. The mean of a part is over the cities that have it.
 */
import type { DeclaredDataset, DeclaredScore, IndicatorAt } from "../dataset/declared.ts";
import { multiplesOf, type Score } from "../network/score.ts";
import { InnobeltError } from "../support/error.ts";
import { nearestHint } from "../support/nearest.ts";
import type { Text } from "../support/text.ts";

export interface ScoreOptions {
  /** A declared score, a derived indicator or an indicator; null: the dataset's default, or its only indicator. */
  readonly score: string | null;
  /** Null: the score's own year, or the latest of an indicator. */
  readonly year: string | null;
}

export interface ScorePart {
  readonly id: string;
  readonly title: Text;
  readonly unit: Text;
  readonly year: string | null;
  /** Weights of the parts of a score sum to 1. */
  readonly weight: number;
  /** By city in canonical order; NaN where missing. */
  readonly multiples: Float64Array;
  readonly cautions: readonly Text[];
}

export interface EvaluatedScore {
  readonly score: Score;
  /** Empty for a score that is one indicator. */
  readonly parts: readonly ScorePart[];
}

/** Names that `--score` takes, declared scores first. */
export function scoreNames(dataset: DeclaredDataset): string[] {
  return [...dataset.scores.map(({ id }) => id), ...dataset.derived.map(({ id }) => id), ...dataset.indicators.keys()];
}

/** The names that could be a score unasked: a column with a value below 0 cannot, as the import report says too. */
export function scoreCandidates(dataset: DeclaredDataset): string[] {
  const falls = (id: string): boolean => {
    const values = dataset.indicators.get(id)?.values.values() ?? [];
    return [...values].some((ofYear) => ofYear.some((value) => value < 0));
  };
  return scoreNames(dataset).filter((id) => !falls(id));
}

/** Null when the dataset has nothing that could be a score. */
export function evaluateScore(dataset: DeclaredDataset, options: ScoreOptions): EvaluatedScore | null {
  const candidates = scoreCandidates(dataset);
  const id = options.score ?? dataset.defaults.score ?? (candidates.length === 1 ? candidates[0]! : null);
  if (id === null) {
    if (candidates.length === 0) return null;
    throw new InnobeltError(
      "usage",
      {
        en: `There are several columns that could be the score: ${candidates.join(", ")}.`,
        zh: `有多列可作为得分：${candidates.join("、")}。`,
      },
      {
        wayOut: { en: "Choose one with --score NAME.", zh: "请用 --score 名称 选定一列。" },
      },
    );
  }
  const declared = dataset.scores.find((score) => score.id === id);
  if (declared !== undefined) {
    refuseOtherYear(id, options.year, [declared.year]);
    const parts = partsOf(dataset, declared);
    return { score: composite(declared, parts), parts };
  }
  const derived = dataset.derived.find((indicator) => indicator.id === id);
  if (derived !== undefined) refuseOtherYear(id, options.year, [derived.year]);
  else if (!dataset.indicators.has(id)) {
    throw new InnobeltError(
      "usage",
      { en: `There is no score called "${id}".`, zh: `没有名为“${id}”的得分。` },
      {
        wayOut: nearestHint(id, scoreNames(dataset)),
      },
    );
  }
  return { score: measure(dataset, id, derived === undefined ? options.year : null), parts: [] };
}

/** The composite with one part left out, the weights of the others rescaled to sum to 1. */
export function withoutPart(evaluated: EvaluatedScore, leftOut: string): Float64Array {
  const kept = evaluated.parts.filter(({ id }) => id !== leftOut);
  return weightedMean(kept);
}

function refuseOtherYear(id: string, year: string | null, years: readonly string[]): void {
  if (year === null || years.includes(year)) return;
  const there = years.filter((label) => label !== "");
  throw new InnobeltError(
    "usage",
    there.length === 0
      ? { en: `The score ${id} has no years.`, zh: `得分 ${id} 没有年份。` }
      : { en: `The score ${id} has no year ${year}.`, zh: `得分 ${id} 没有 ${year} 年。` },
    {
      wayOut:
        there.length === 0
          ? { en: "Leave --year out.", zh: "请去掉 --year。" }
          : there.length === 1
            ? { en: `Its only year is ${there[0]}.`, zh: `仅有 ${there[0]}。` }
            : { en: `Its years are ${there.join(", ")}.`, zh: `已有年份：${there.join("、")}。` },
    },
  );
}

function partsOf(dataset: DeclaredDataset, declared: DeclaredScore): ScorePart[] {
  const total = declared.parts.reduce((sum, { weight }) => sum + weight, 0);
  return declared.parts.map(({ indicator, year, weight }) => {
    const score = measure(dataset, indicator, year);
    return {
      id: indicator,
      title: score.title,
      unit: score.unit,
      year: score.year,
      weight: weight / total,
      multiples: multiplesOf(score).values,
      cautions: score.cautions,
    };
  });
}

function weightedMean(parts: readonly Pick<ScorePart, "weight" | "multiples">[]): Float64Array {
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  return Float64Array.from(parts[0]?.multiples ?? [], (_, city) =>
    parts.reduce((sum, { weight, multiples }) => sum + (weight / total) * multiples[city]!, 0),
  );
}

function composite(declared: DeclaredScore, parts: readonly ScorePart[]): Score {
  return {
    id: declared.id,
    title: declared.title,
    unit: declared.unit,
    year: declared.year,
    provenance: {
      kind: "modelled",
      from: declared.parts.map(({ indicator }) => indicator),
      how: "weighted mean of the multiples of the mean",
    },
    values: weightedMean(parts),
    cautions: declared.cautions,
  };
}

/** A derived indicator, or an indicator at a year (its latest when null), as a score. */
function measure(dataset: DeclaredDataset, id: string, year: string | null): Score {
  const derived = dataset.derived.find((indicator) => indicator.id === id);
  if (derived !== undefined) {
    const factors = derived.product.map((factor) => valuesAt(dataset, factor));
    return {
      id,
      title: derived.title,
      unit: derived.unit,
      year: derived.year,
      provenance: { kind: "modelled", from: derived.product.map(({ indicator }) => indicator), how: "product" },
      values: refuseNegative(dataset, id, product(factors)),
      cautions: derived.cautions,
    };
  }
  const indicator = dataset.indicators.get(id)!;
  refuseOtherYear(id, year, indicator.years);
  const chosen = year ?? indicator.years.at(-1)!;
  return {
    id,
    title: indicator.title,
    unit: indicator.unit,
    year: chosen === "" ? null : chosen,
    provenance: { kind: "observed", source: indicator.source },
    values: refuseNegative(dataset, id, valuesAt(dataset, { indicator: id, year: chosen })),
    cautions: indicator.cautions,
  };
}

function product(factors: readonly Float64Array[]): Float64Array {
  return factors.reduce((left, right) => left.map((value, city) => value * right[city]!));
}

function valuesAt(dataset: DeclaredDataset, { indicator, year }: IndicatorAt): Float64Array {
  const values = dataset.indicators.get(indicator)?.values.get(year);
  if (values === undefined)
    throw new InnobeltError(
      "input",
      {
        en: `The dataset declares a measure of ${indicator} in ${year}, which it does not have.`,
        zh: `数据集声明了 ${year} 年的 ${indicator}，但没有这些数值。`,
      },
      {
        where: { file: "datapackage.json" },
        wayOut: {
          en: "Mend the definition in datapackage.json, or add the values.",
          zh: "请修改 datapackage.json 中的定义，或补充数值。",
        },
      },
    );
  return values;
}

function refuseNegative(dataset: DeclaredDataset, id: string, values: Float64Array): Float64Array {
  const city = values.findIndex((value) => value < 0);
  if (city >= 0)
    throw new InnobeltError(
      "analysis",
      {
        en: `${id} is below 0 in ${dataset.network.cities[city]!.name.en} (${values[city]}): a score is a number of at least 0.`,
        zh: `${dataset.network.cities[city]!.name.zh}的 ${id} 小于 0（${values[city]}）：得分必须不小于 0。`,
      },
      { wayOut: { en: "Choose another score with --score.", zh: "请用 --score 另选得分。" } },
    );
  return values;
}
