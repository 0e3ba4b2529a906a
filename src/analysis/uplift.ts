/**
 * Which cities would have to grow, and by how much, so that a city joins a belt (or another city) at a level? See
 * src/belts/uplift.ts for the sets and their order.
 *
 * The target is any belt that the city does not lie in, read at t = hub level; without a belt any other hub. The class
 * after lifting is read off the lifted multiples with the mean held at the one before, so that it answers for the plan
 * alone and not for what the plan does to the yardstick.
 *
 * Real units: for every amount (indicator of kind size) that the score is made of, what a city has and what it would
 * have at the level, that is level x mean of the amount.
 */
import { belts } from "../belts/belts.ts";
import { equalCost, type UpliftSet, upliftSets } from "../belts/uplift.ts";
import type { DeclaredDataset, IndicatorAt } from "../dataset/declared.ts";
import type { City } from "../network/city.ts";
import type { Compact } from "../network/compact.ts";
import { multiplesOf } from "../network/score.ts";
import { InnobeltError } from "../support/error.ts";
import type { RunOptions } from "../support/pool.ts";
import type { Text } from "../support/text.ts";
import { type BeltOptions, beltOptionSpecs, type BeltReading } from "./belt-reading.ts";
import { classesOf } from "./belts.ts";
import { cityAsked } from "./city-asked.ts";
import type { Context } from "./context.ts";
import type { OptionSpec } from "./options.ts";
import type { EvaluatedScore } from "./score.ts";
import { readSideBySide } from "./side-by-side.ts";
import { cityNames, orNull, scoreRowOf } from "./tiers.ts";
import type { UpliftResult } from "./uplift-result.ts";
import { namesText } from "./wording.ts";

export interface UpliftOptions extends BeltOptions {
  /** By id or name. */
  readonly city: string | null;
  /** The city to join; null: any belt that the city is not in. */
  readonly to: string | null;
  /** Multiples of the mean to join at; null: the hub level and the isolation level. */
  readonly level: readonly number[] | null;
  /** Sets listed beside the cheapest. */
  readonly alternatives: number;
}

export const upliftOptionSpecs: readonly OptionSpec[] = [
  {
    key: "city",
    kind: "text",
    default: null,
    title: { en: "city that should join, by id or name", zh: "待连入的城市（编号或名称）" },
  },
  ...beltOptionSpecs,
  {
    key: "to",
    kind: "text",
    default: null,
    title: { en: "city to join (the nearest belt)", zh: "连入的目标城市（默认为最近的创新带）" },
  },
  {
    key: "level",
    kind: "list",
    of: "number",
    default: null,
    title: {
      en: "multiples of the mean to join at (the hub level and the isolation level)",
      zh: "连入水平，均值倍数（默认为枢纽下限与孤立下限）",
    },
  },
  {
    key: "alternatives",
    kind: "number",
    default: 5,
    min: 0,
    max: 50,
    integer: true,
    title: { en: "other sets listed beside the cheapest", zh: "除最省方案外列出的其他方案数" },
  },
];

export function uplift(
  dataset: DeclaredDataset,
  options: UpliftOptions,
  { signal, onProgress }: Pick<Context, "signal" | "onProgress"> = {},
): UpliftResult {
  const { cities } = dataset.network;
  const readings = readSideBySide(dataset, options);
  const { evaluated, multiples } = readings[0];
  const city = scoredCity(dataset, options.city, multiples.values);
  const to = options.to === null ? null : scoredCity(dataset, options.to, multiples.values);
  if (to === city)
    throw new InnobeltError(
      "usage",
      {
        en: `${cities[city]!.name.en} cannot be joined to itself.`,
        zh: `${cities[city]!.name.zh}不能与自身相连。`,
      },
      { wayOut: { en: "Name another city with --to.", zh: "请用 --to 指定另一城市。" } },
    );
  const levels = levelsOf(options);
  const each = 1 + options.alternatives;
  const total = readings.length * levels.length * each;
  const read = readings.map((reading, place) => {
    const searched = place * levels.length;
    const runOf = (number: number): RunOptions => ({
      signal,
      onProgress: (found) => onProgress?.(stage, (searched + number) * each + found, total),
    });
    return readingRow(cities, reading, { city, to, levels, options, runOf });
  });
  onProgress?.(stage, total, total);
  const amounts = amountsRead(dataset, evaluated);
  return {
    score: scoreRowOf(dataset, evaluated),
    cities: cityNames(dataset, multiples.values),
    city: cities[city]!.id,
    readings: read.map(({ row }) => row),
    indicators: indicatorRows(
      dataset,
      amounts,
      read.flatMap(({ row }) => row.levels),
    ),
    notes: [
      ...read.flatMap(({ notes, row }) => (read.length > 1 ? notes.map((note) => onLayer(row.layer, note)) : notes)),
      ...(read.some(({ row }) => row.levels.some(({ sets }) => sets.length > 0))
        ? readingNotes(dataset, evaluated, amounts)
        : []),
    ],
  };
}

const stage: Text = { en: "sets of cities to lift", zh: "提升方案" };

function scoredCity(dataset: DeclaredDataset, asked: string | null, multiples: Float64Array): number {
  if (asked === null)
    throw new InnobeltError(
      "usage",
      { en: "Which city should join is not said.", zh: "未指明待连入的城市。" },
      { wayOut: { en: "Name it: uplift CITY.", zh: "请写明城市：uplift CITY。" } },
    );
  const city = cityAsked(dataset, asked);
  if (!Number.isNaN(multiples[city]!)) return city;
  const { name } = dataset.network.cities[city]!;
  throw new InnobeltError(
    "analysis",
    {
      en: `${name.en} has no score, so it is not known how far it would have to be lifted.`,
      zh: `${name.zh}没有得分，无从得知需要提升多少。`,
    },
    {
      wayOut: {
        en: "Choose a score that it has, with --score, or add its value.",
        zh: "请用 --score 选择该市具有的得分，或补充其数值。",
      },
    },
  );
}

/** Highest first, each once. */
function levelsOf({ level, hubLevel, isolationLevel }: UpliftOptions): number[] {
  const levels = level === null || level.length === 0 ? [hubLevel, isolationLevel] : level;
  if (levels.some((one) => !(one >= 0 && one < Infinity))) throw new RangeError("a level is a number of at least 0");
  return [...new Set(levels)].sort((a, b) => b - a);
}

type ReadingRow = UpliftResult["readings"][number];
type LevelRow = ReadingRow["levels"][number];

interface Asked {
  readonly city: number;
  readonly to: number | null;
  readonly levels: readonly number[];
  readonly options: UpliftOptions;
  /** By place of the level in `levels`. */
  readonly runOf: (level: number) => RunOptions;
}

function readingRow(
  cities: readonly City[],
  { form, multiples: { values }, layer, filter }: BeltReading,
  { city, to, levels, options, runOf }: Asked,
): { row: ReadingRow; notes: Text[] } {
  const { target, isTarget, notes } = targetOf(cities, form, values, { city, to, options });
  const classNow = classesOf(cities, form, values, options).get(city) ?? null;
  const { alternatives } = options;
  const compared: number[] = [];
  const rows = levels.map((level, place): LevelRow => {
    const found = upliftSets(cities, form, values, city, isTarget, { level, alternatives, ...runOf(place) });
    const [first] = found.sets;
    compared.push(found.compared);
    return {
      level,
      joined: found.joined,
      complete: found.complete,
      more: found.more,
      classAfter: found.joined
        ? classNow
        : first === undefined
          ? null
          : (classesOf(cities, form, liftedTo(level, values, first.cities), options).get(city) ?? null),
      sets: found.sets.map((set, index) => setRow(cities, values, level, set, index + 1, first!.cost)),
    };
  });
  return {
    row: {
      layer: layer.id,
      tieFilter: filter,
      target: target === null ? null : { kind: target, id: target === "city" ? cities[to!]!.id : null },
      classNow,
      levels: target === null ? [] : rows,
    },
    notes: [
      ...notes,
      ...(target === null
        ? []
        : rows.flatMap((row, place) => levelNotes(cities[city]!.name, row, compared[place]!, alternatives))),
      ...unscoredNotes(cities, form, values),
    ],
  };
}

function liftedTo(level: number, multiples: Float64Array, lifted: readonly number[]): Float64Array {
  const after = multiples.slice();
  for (const city of lifted) after[city] = Math.max(level, after[city]!);
  return after;
}

function setRow(
  cities: readonly City[],
  multiples: Float64Array,
  level: number,
  { cities: lifted, cost, path, lengthKm }: UpliftSet,
  rank: number,
  cheapest: number,
): LevelRow["sets"][number] {
  const ids = path.map((city) => cities[city]!.id);
  return {
    rank,
    cities: lifted.map((city) => {
      const multiple = multiples[city]!;
      return {
        id: cities[city]!.id,
        multiple,
        lift: level - multiple,
        factor: multiple === 0 ? null : level / multiple,
      };
    }),
    cost,
    gap: cost - cheapest <= equalCost * cost ? 0 : cost - cheapest,
    reaches: ids.at(-1)!,
    path: ids,
    lengthKm,
  };
}

interface Target {
  /** Null when there is nothing to join. */
  readonly target: "belt" | "hub" | "city" | null;
  readonly isTarget: (city: number) => boolean;
  readonly notes: Text[];
}

function targetOf(
  cities: readonly City[],
  form: Compact,
  multiples: Float64Array,
  { city, to, options: { hubLevel } }: Pick<Asked, "city" | "to" | "options">,
): Target {
  if (to !== null) return { target: "city", isTarget: (other) => other === to, notes: [] };
  const { name } = cities[city]!;
  const all = belts(cities, form, multiples, { hubLevel, threshold: hubLevel });
  const others = all.filter((belt) => !belt.cities.includes(city));
  const isInBelt = new Set(others.flatMap((belt) => belt.cities));
  const inBelt: Text = { en: `${name.en} lies in a belt already`, zh: `${name.zh}已在创新带之中` };
  if (others.length > 0)
    return {
      target: "belt",
      isTarget: (other) => isInBelt.has(other),
      notes:
        others.length === all.length
          ? []
          : [{ en: `${inBelt.en}; it is asked to join another one.`, zh: `${inBelt.zh}；此处求其与另一创新带相连。` }],
    };
  if (all.length > 0)
    return {
      target: null,
      isTarget: () => false,
      notes: [
        {
          en: `${inBelt.en} and there is no other belt to join, so nothing needs lifting. --to CITY asks for a city.`,
          zh: `${inBelt.zh}，且没有其他创新带，无需提升。可用 --to 指定目标城市。`,
        },
      ],
    };
  const isHub = (other: number): boolean => other !== city && multiples[other]! >= hubLevel;
  if (cities.some((_, other) => isHub(other)))
    return {
      target: "hub",
      isTarget: isHub,
      notes: [
        {
          en: "There is no belt, so the target is any other hub.",
          zh: "没有创新带，故以任一其他枢纽为目标。",
        },
      ],
    };
  return {
    target: null,
    isTarget: () => false,
    notes: [
      {
        en: `There is neither a belt nor a hub other than ${name.en} to join. --to CITY asks for a city.`,
        zh: `除${name.zh}外没有创新带或枢纽可以连入。可用 --to 指定目标城市。`,
      },
    ],
  };
}

function levelNotes(
  name: Text,
  { level, joined, complete, sets }: LevelRow,
  compared: number,
  alternatives: number,
): Text[] {
  if (!joined && sets.length === 0)
    return [
      {
        en: `No set of cities joins ${name.en} at ${level}: no path leads to the target through cities with a score.`,
        zh: `连入水平为 ${level} 时，没有任何城市组合能使${name.zh}连入：没有经由有得分城市通往目标的路径。`,
      },
    ];
  if (complete) return [];
  const isShort = sets.length <= alternatives;
  return [
    {
      en: `At ${level} there are more sets of one cost than could be compared (${compared}): none is cheaper than those listed, but which of the equal ones are listed is not settled by distance${isShort ? ", and fewer are listed than asked for" : ""}.`,
      zh: `连入水平为 ${level} 时，成本相同的方案过多，仅比较了 ${compared} 个：没有更省的方案，但同价方案中列出哪些并未按距离确定${isShort ? "，且所列少于所要求的数目" : ""}。`,
    },
  ];
}

const mostNamed = 5;

/** Those that touch a city with a score: they could have been on a path. */
function unscoredNotes(cities: readonly City[], { offsets, neighbours }: Compact, multiples: Float64Array): Text[] {
  const touching = cities.filter(
    (_, city) =>
      Number.isNaN(multiples[city]!) &&
      neighbours.subarray(offsets[city], offsets[city + 1]).some((other) => !Number.isNaN(multiples[other]!)),
  );
  if (touching.length === 0) return [];
  const one = touching.length === 1;
  return [
    {
      en: `${touching.length} tied ${one ? "city has" : "cities have"} no score, so ${one ? "it" : "they"} cannot be lifted and ${one ? "is" : "are"} on no path: ${namesText(touching, "en", mostNamed)}.`,
      zh: `有 ${touching.length} 个有联系的城市没有得分，无法提升，不在任何路径上：${namesText(touching, "zh", mostNamed)}。`,
    },
  ];
}

function onLayer(layer: string, note: Text): Text {
  return { en: `On ${layer}: ${note.en}`, zh: `${layer} 层：${note.zh}` };
}

function readingNotes(dataset: DeclaredDataset, evaluated: EvaluatedScore, amounts: readonly IndicatorAt[]): Text[] {
  const { score, parts } = evaluated;
  const isProduct = (id: string): boolean => dataset.derived.some((derived) => derived.id === id);
  return [
    {
      en: "Lifts are multiples of the mean before anything is lifted. Growth raises the mean too, so a city lifted to a level just reaches it by today's measure.",
      zh: "提升量以提升前的均值为单位。增长也会抬高均值，因此提升到某一水平是按当前标准恰好达到。",
    },
    ...(amounts.length === 0
      ? [
          {
            en: `The score ${score.id} is made of no amounts (indicators of kind size), so lifts have no real units.`,
            zh: `得分 ${score.id} 不含规模类指标，故提升量没有实际单位。`,
          },
        ]
      : []),
    ...(parts.length > 1
      ? [
          {
            en: `The score is made of ${parts.length} parts. All of them at the level is one way among many to reach it: more of one part makes up for less of another.`,
            zh: `该得分由 ${parts.length} 项构成。各项均达到该水平只是多种途径之一：某一项多些，另一项即可少些。`,
          },
        ]
      : []),
    ...(amounts.length > 0 && [score.id, ...parts.map(({ id }) => id)].some(isProduct)
      ? [
          {
            en: "Of a part that is a product, only the factors that are amounts are listed, under their own names; the rates beside them (an intensity) can grow instead.",
            zh: "对于由乘积得到的分项，仅列出其中属于规模的因子（以其自身名称）；与之相乘的强度也可以代之增长。",
          },
        ]
      : []),
  ];
}

/** The indicators of kind size that the score reads, at the year that it reads them, in its order, each once. */
function amountsRead(dataset: DeclaredDataset, { score }: EvaluatedScore): IndicatorAt[] {
  const parts = dataset.scores.find(({ id }) => id === score.id)?.parts ?? [
    { indicator: score.id, year: score.year ?? "" },
  ];
  const read = parts.flatMap(
    ({ indicator, year }): readonly IndicatorAt[] =>
      dataset.derived.find(({ id }) => id === indicator)?.product ?? [
        { indicator, year: year ?? dataset.indicators.get(indicator)!.years.at(-1)! },
      ],
  );
  const amounts = read.filter(({ indicator }) => dataset.indicators.get(indicator)?.kind === "size");
  return amounts.filter(
    (one, index) =>
      amounts.findIndex(({ indicator, year }) => indicator === one.indicator && year === one.year) === index,
  );
}

function indicatorRows(
  { network: { cities }, indicators }: DeclaredDataset,
  amounts: readonly IndicatorAt[],
  rows: readonly LevelRow[],
): UpliftResult["indicators"] {
  const levelsFor = cities.map(({ id }) => {
    const lifting = rows.filter(({ sets }) => sets.some((set) => set.cities.some((city) => city.id === id)));
    return [...new Set(lifting.map(({ level }) => level))].sort((a, b) => b - a);
  });
  return amounts.map(({ indicator, year }) => {
    const { id, title, unit, values } = indicators.get(indicator)!;
    const ofYear = values.get(year)!;
    const { mean, values: multiples } = multiplesOf({ id, values: ofYear });
    return {
      id,
      title,
      unit,
      year: year === "" ? null : year,
      count: ofYear.every((value) => Number.isNaN(value) || Number.isInteger(value)),
      mean,
      cities: cities.flatMap((city, index) => {
        const value = orNull(ofYear[index]!);
        const at = levelsFor[index]!.map((level) => ({
          level,
          value: level * mean,
          increase: value === null ? null : Math.max(0, level * mean - value),
        }));
        return at.length === 0 ? [] : [{ id: city.id, value, multiple: orNull(multiples[index]!), at }];
      }),
    };
  });
}
