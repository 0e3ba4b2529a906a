/**
 * How sure are the hubs, their classes and their cols: more than chance would arrange, and the same with other weights
 * of the index or within the errors of the score?
 *
 * Joins the permutation test of every hub's prominence (src/belts/prominence-test.ts), the draws of the score
 * (score-draws.ts, draw-shares.ts) and the drop of every hub (drop.ts). With the multiples of the declared score,
 *   e = the largest, over a hub and its rim, of the 95 % quantile of |multiple in a draw - multiple|
 * and a hub that is a peak is robust when drop > 2 e: where each of these cities is off by at most e, a peak stays in
 * the basin of the hub, apart from every other. The quantiles are of one city at a time: of a long rim some city can be
 * off by more than e in more than 5 % of the draws.
 *
 * Cohen-Steiner, Edelsbrunner, Harer (2007) Stability of persistence diagrams, doi:10.1007/s00454-006-1276-5.
 */
import { scoreDraws, type ScoreDraws } from "../belts/draw-shares.ts";
import { dropOf } from "../belts/drop.ts";
import { filtration, type MergeTree } from "../belts/filtration.ts";
import { prominenceTests } from "../belts/prominence-test.ts";
import { drawsWeights, type ScoreSource } from "../belts/score-draws.ts";
import type { DeclaredDataset } from "../dataset/declared.ts";
import { adjustedP } from "../support/adjusted-p.ts";
import { InnobeltError } from "../support/error.ts";
import { nearestHint } from "../support/nearest.ts";
import { quantile } from "../support/quantile.ts";
import type { Text } from "../support/text.ts";
import type { BeltReading } from "./belt-reading.ts";
import type { CertaintyPart } from "./certainty-result.ts";
import { type Context, stageOf } from "./context.ts";
import { type OptionSpec, seedOptionSpec } from "./options.ts";
import { orNull } from "./tiers.ts";

export interface CertaintyOptions {
  /** Draws of the score; 0 leaves them out. */
  readonly draws: number;
  /** Permutations of the scores, for the p of a hub's prominence; 0 leaves them out. */
  readonly permutations: number;
  /** An indicator that holds the standard errors of the score, in the score's own unit. */
  readonly standardErrors: string | null;
  readonly seed: number;
}

export const certaintyOptionSpecs: readonly OptionSpec[] = [
  {
    key: "draws",
    kind: "number",
    default: 1000,
    min: 0,
    max: 100_000,
    integer: true,
    title: {
      en: "draws of the weights of the index and of the errors of the score",
      zh: "指数权重与得分误差的抽样次数",
    },
  },
  {
    key: "permutations",
    kind: "number",
    default: 9999,
    min: 0,
    max: 1_000_000,
    integer: true,
    title: { en: "permutations of the scores, for the p of a hub's prominence", zh: "检验枢纽突出度的置换次数" },
  },
  {
    key: "standardErrors",
    kind: "text",
    default: null,
    title: { en: "indicator with the standard errors of the score", zh: "存放得分标准误的指标" },
  },
  seedOptionSpec,
];

const stages = {
  permutations: { en: "Permutations", zh: "置换检验" },
  draws: { en: "Draws of the score", zh: "得分抽样" },
} satisfies Record<string, Text>;

const mostPairs = 2000;
const mostCols = 10;
const mostRim = 100;

export async function certaintyOf(
  dataset: DeclaredDataset,
  reading: BeltReading,
  options: CertaintyOptions & { readonly hubLevel: number; readonly isolationLevel: number },
  context: Context,
): Promise<CertaintyPart> {
  const { form, multiples } = reading;
  const { draws, permutations, seed, hubLevel, isolationLevel } = options;
  const tree = filtration(form, multiples.values);
  const errors = options.standardErrors === null ? null : standardErrorsOf(dataset, reading, options.standardErrors);
  const source: ScoreSource = {
    parts: reading.evaluated.parts.map((part) => part.multiples),
    multiples: multiples.values,
    standardErrors: errors?.values ?? null,
  };
  const canDraw = drawsWeights(source) || source.standardErrors !== null;
  const drawn =
    draws === 0 || !canDraw
      ? null
      : await scoreDraws(form, source, {
          ...stageOf(context, stages.draws),
          draws,
          seed,
          hubLevel,
          isolationLevel,
        });
  const hubs = await hubRows(dataset, reading, tree, drawn, options, context);
  return {
    seed,
    permutations,
    hubs,
    draws: drawn === null ? null : drawsRow(dataset, drawn, source, options.standardErrors),
    notes: [
      ...testNotes(hubs),
      ...(draws === 0 ? [] : drawNotes(reading, errors, canDraw)),
      ...(drawn === null ? [] : limitNotes(drawn)),
      ...rimNotes(hubs, drawn),
    ],
  };
}

type HubRows = CertaintyPart["hubs"];
type Interval = { low: number; high: number };

async function hubRows(
  { network }: DeclaredDataset,
  { form }: BeltReading,
  tree: MergeTree,
  drawn: ScoreDraws | null,
  { permutations, seed, hubLevel }: CertaintyOptions & { readonly hubLevel: number },
  context: Context,
): Promise<HubRows> {
  const hubs = [...tree.order].filter((city) => tree.multiples[city]! >= hubLevel);
  const isPeak = new Set(tree.peaks);
  const peaks = hubs.filter((hub) => isPeak.has(hub) && tree.col[hub]! >= 0);
  const tests =
    permutations === 0 || peaks.length === 0
      ? []
      : await prominenceTests(form, tree, peaks, { ...stageOf(context, stages.permutations), permutations, seed });
  const testOf = new Map(tests.map((test) => [test.peak, test]));
  const adjusted = adjustedP(
    Float64Array.from(hubs, (hub) => testOf.get(hub)?.p ?? Number.NaN),
    "benjamini-hochberg",
  );
  const deviation = drawn === null ? null : deviations(drawn, tree.multiples);
  const id = (city: number): string => network.cities[city]!.id;
  return hubs.map((hub, index) => {
    const test = testOf.get(hub);
    const found = isPeak.has(hub) ? dropOf(form, tree, hub) : null;
    const e =
      found === null || deviation === null
        ? null
        : orNull([hub, ...found.rim].reduce((most, city) => Math.max(most, deviation(city)), 0));
    return {
      id: id(hub),
      peak: found !== null,
      p: orNull(test?.p ?? Number.NaN),
      adjustedP: orNull(adjusted[index]!),
      counted: test?.counted ?? null,
      smallestP: orNull(test?.smallestP ?? Number.NaN),
      nullMedian: orNull(test?.median ?? Number.NaN),
      nullUpper: orNull(test?.upper ?? Number.NaN),
      drop: found === null ? null : found.drop,
      e,
      robust: found === null || e === null ? null : found.drop > 2 * e,
      classes: drawn === null ? null : classShares(drawn, hub),
      rim: found === null ? [] : found.rim.slice(0, mostRim).map(id),
    };
  });
}

/** The 95 % quantile of |multiple in a draw - multiple| of a city; NaN for one that the draws do not follow. */
function deviations({ draws, followed, multiples }: ScoreDraws, declared: Float64Array): (city: number) => number {
  const placeOf = new Map([...followed].map((city, place) => [city, place]));
  const known = new Map<number, number>();
  return (city) => {
    const place = placeOf.get(city);
    if (place === undefined) return Number.NaN;
    let found = known.get(city);
    if (found === undefined) {
      const inDraws = multiples.subarray(place * draws, (place + 1) * draws);
      found = quantile(inDraws.map((multiple) => Math.abs(multiple - declared[city]!)).sort(), 0.95);
      known.set(city, found);
    }
    return found;
  };
}

function classShares(
  { draws, classes, hubs }: ScoreDraws,
  city: number,
): NonNullable<CertaintyPart["hubs"][number]["classes"]> {
  const share = (counts: Uint32Array): number => counts[city]! / draws;
  return {
    belt: share(classes.belt),
    paired: share(classes.paired),
    sector: share(classes.sector),
    isolated: share(classes.isolated),
    none: (draws - hubs[city]!) / draws,
  };
}

function drawsRow(
  { network }: DeclaredDataset,
  drawn: ScoreDraws,
  source: ScoreSource,
  standardErrors: string | null,
): NonNullable<CertaintyPart["draws"]> {
  const { draws, hubs, peaks, noCol, cols } = drawn;
  const id = (city: number): string => network.cities[city]!.id;
  const intervalOf = (values: Float64Array, place: number): Interval | null =>
    interval(values.subarray(place * draws, (place + 1) * draws));
  return {
    draws,
    weights: drawsWeights(source) ? "dirichlet" : "fixed",
    standardErrors,
    cities: [...drawn.followed].flatMap((city, place) =>
      hubs[city] === 0
        ? []
        : [
            {
              id: id(city),
              multiple: intervalOf(drawn.multiples, place)!,
              hubShare: hubs[city]! / draws,
              peakShare: peaks[city]! / draws,
              classes: classShares(drawn, city),
              prominence: intervalOf(drawn.prominences, place),
              joiningLevel: intervalOf(drawn.joiningLevels, place),
              cols: [...(cols.get(city) ?? [])]
                .sort(([a, countA], [b, countB]) => countB - countA || a - b)
                .slice(0, mostCols)
                .map(([col, count]) => ({ id: id(col), share: count / peaks[city]! })),
              noCol: peaks[city] === 0 ? null : noCol[city]! / peaks[city]!,
            },
          ],
    ),
    pairs: drawn.pairs.slice(0, mostPairs).map(({ a, b, count }) => ({ a: id(a), b: id(b), share: count / draws })),
    belts: drawn.belts,
  };
}

function interval(values: Float64Array): Interval | null {
  const ascending = values.filter((value) => !Number.isNaN(value)).sort();
  return ascending.length === 0 ? null : { low: quantile(ascending, 0.025), high: quantile(ascending, 0.975) };
}

interface StandardErrors {
  /** In multiples of the mean; null when none is above 0. */
  readonly values: Float64Array | null;
  readonly indicator: string;
  readonly year: string;
  /** Cities with a score that have no standard error. */
  readonly missing: number;
  /** Cities whose standard error is larger than their score. */
  readonly large: number;
}

/** Refuses a column of standard errors that is not there, also where no draws are made. */
export function checkStandardErrors(
  dataset: DeclaredDataset,
  reading: BeltReading,
  { standardErrors }: Pick<CertaintyOptions, "standardErrors">,
): void {
  if (standardErrors !== null) standardErrorsOf(dataset, reading, standardErrors);
}

/** Of the year of the score where the indicator has it, else of its latest. */
function standardErrorsOf(
  dataset: DeclaredDataset,
  { evaluated, multiples }: BeltReading,
  name: string,
): StandardErrors {
  const indicator = dataset.indicators.get(name);
  if (indicator === undefined)
    throw new InnobeltError(
      "usage",
      {
        en: `There is no indicator called "${name}" to read standard errors from.`,
        zh: `没有名为“${name}”的指标可作为标准误。`,
      },
      { wayOut: nearestHint(name, [...dataset.indicators.keys()]) },
    );
  const wanted = evaluated.score.year ?? "";
  const year = indicator.years.includes(wanted) ? wanted : indicator.years.at(-1)!;
  const raw = indicator.values.get(year)!;
  const below = raw.findIndex((value) => value < 0);
  if (below >= 0) {
    const city = dataset.network.cities[below]!;
    throw new InnobeltError(
      "analysis",
      {
        en: `${name} is below 0 in ${city.name.en} (${raw[below]}): a standard error is a number of at least 0.`,
        zh: `${city.name.zh}的 ${name} 小于 0（${raw[below]}）：标准误必须不小于 0。`,
      },
      {
        wayOut: {
          en: "Name the column of the standard errors with --standard-errors.",
          zh: "请用 --standard-errors 指定存放标准误的列。",
        },
      },
    );
  }
  const values = raw.map((value) => value / multiples.mean);
  return {
    values: values.some((value, city) => value > 0 && !Number.isNaN(multiples.values[city]!)) ? values : null,
    indicator: name,
    year,
    missing: raw.filter((value, city) => Number.isNaN(value) && !Number.isNaN(multiples.values[city]!)).length,
    large: values.filter((value, city) => value > multiples.values[city]!).length,
  };
}

function testNotes(hubs: HubRows): Text[] {
  return hubs.every(({ p }) => p === null)
    ? []
    : [
        {
          en: "The p of a prominence is against scores without any arrangement in space; a smooth field of scores is unlike that too.",
          zh: "突出度的 p 值以“得分在空间上毫无规律”为原假设；平滑变化的得分同样会拒绝该假设。",
        },
      ];
}

function drawNotes({ evaluated }: BeltReading, errors: StandardErrors | null, canDraw: boolean): Text[] {
  const notes: Text[] = [];
  if (!canDraw)
    notes.push(
      errors === null
        ? {
            en: "The score is a single indicator without standard errors, so there is nothing to draw anew: --standard-errors NAME names a column of them.",
            zh: "得分为单一指标且没有标准误，无可重新抽样的内容；可用 --standard-errors 名称 指定标准误所在的列。",
          }
        : {
            en: `No city has a standard error above 0 in ${errors.indicator}, so there is nothing to draw anew.`,
            zh: `${errors.indicator} 中没有大于 0 的标准误，无可重新抽样的内容。`,
          },
    );
  const weights = evaluated.parts.map(({ weight }) => weight);
  if (weights.length > 1 && Math.max(...weights) - Math.min(...weights) > 1e-9)
    notes.push({
      en: "The draws take all weights of the index as equally likely, whatever the declared ones are.",
      zh: "抽样视指数的所有权重组合同等可能，与所声明的权重无关。",
    });
  if (errors === null) return notes;
  if (errors.values !== null && errors.missing > 0)
    notes.push({
      en: `Cities with a score but without a standard error in ${errors.indicator}: ${errors.missing}. Their scores are taken as exact.`,
      zh: `有得分但在 ${errors.indicator} 中没有标准误的城市：${errors.missing} 个，其得分视为精确值。`,
    });
  const { year } = evaluated.score;
  if (errors.large > 0)
    notes.push({
      en: `Standard errors above the score itself: ${errors.large} ${errors.large === 1 ? "city" : "cities"}. Are they in the unit of the score?`,
      zh: `标准误大于得分本身的城市：${errors.large} 个。请确认标准误与得分的单位一致。`,
    });
  if (year !== null && errors.year !== "" && errors.year !== year)
    notes.push({
      en: `The standard errors are of ${errors.year}, the score is of ${year}.`,
      zh: `标准误为 ${errors.year} 年，得分为 ${year} 年。`,
    });
  return notes;
}

function limitNotes({ hubs, followed, pairs, pairedCities }: ScoreDraws): Text[] {
  const notes: Text[] = [];
  const inSome = hubs.filter((count) => count > 0).length;
  const listed = followed.filter((city) => hubs[city]! > 0).length;
  if (listed < inSome)
    notes.push({
      en: `Of the ${inSome} cities that are a hub in some draw, those among the ${followed.length} highest are followed and listed.`,
      zh: `在某次抽样中成为枢纽的 ${inSome} 个城市里，只跟踪并列出得分最高的 ${followed.length} 个之中的城市。`,
    });
  const hubsPaired = followed.subarray(0, pairedCities).filter((city) => hubs[city]! > 0).length;
  if (hubsPaired < inSome)
    notes.push({
      en: `Pairs of hubs in one belt are counted among the ${pairedCities} highest cities only.`,
      zh: `同属一条创新带的枢纽对只在得分最高的 ${pairedCities} 个城市之间统计。`,
    });
  if (pairs.length > mostPairs)
    notes.push({
      en: `Of ${pairs.length} pairs of hubs that are in one belt in some draw, the ${mostPairs} most frequent are listed.`,
      zh: `在某次抽样中同属一条创新带的枢纽有 ${pairs.length} 对，列出其中最常见的 ${mostPairs} 对。`,
    });
  return notes;
}

function rimNotes(hubs: HubRows, drawn: ScoreDraws | null): Text[] {
  const notes: Text[] = [];
  const unknown = drawn === null ? 0 : hubs.filter(({ peak, e }) => peak && e === null).length;
  if (unknown > 0)
    notes.push({
      en: `Hubs whose rim holds a city that is not followed, so that their e is not defined: ${unknown}.`,
      zh: `盆地边缘含未跟踪城市、因而 e 无定义的枢纽：${unknown} 个。`,
    });
  if (hubs.some(({ rim }) => rim.length === mostRim))
    notes.push({
      en: `Of a rim at most ${mostRim} cities are listed, the highest; e is over all of them.`,
      zh: `盆地边缘最多列出得分最高的 ${mostRim} 个城市；e 按全部边缘城市计算。`,
    });
  return notes;
}
