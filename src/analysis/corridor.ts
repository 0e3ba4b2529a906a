/**
 * Along which cities does a corridor run from one city to another, or to the nearest belt, where is it weakest, and
 * which other ways are there? See src/belts/corridors.ts.
 *
 * The nearest belt is the city of any belt, other than the one that the start itself lies in, that is reached on the
 * best path; its runner-ups may reach other cities of belts. Belts are cut at the threshold.
 */
import { belts } from "../belts/belts.ts";
import { corridors, type Corridors } from "../belts/corridors.ts";
import { makeCityFinder } from "../dataset/city-finder.ts";
import type { DeclaredDataset } from "../dataset/declared.ts";
import { greatCircleKm } from "../network/great-circle.ts";
import { InnobeltError } from "../support/error.ts";
import type { RunOptions } from "../support/pool.ts";
import { languages, type Text } from "../support/text.ts";
import { beltOptionSpecs, type BeltOptions, type BeltReading } from "./belt-reading.ts";
import { cityAsked } from "./city-asked.ts";
import type { Context } from "./context.ts";
import type { CorridorResult } from "./corridor-result.ts";
import type { OptionSpec } from "./options.ts";
import { readSideBySide } from "./side-by-side.ts";
import { cityNames, orNull, scoreRowOf } from "./tiers.ts";
import { namesText } from "./wording.ts";

export interface CorridorOptions extends BeltOptions {
  /** A city, by id or name. */
  readonly from: string | null;
  /** Cities, by id or name, between commas; or `belt`, the nearest belt. */
  readonly to: string | null;
  /** Further corridors beside the best. */
  readonly runnersUp: number;
}

export const corridorOptionSpecs: readonly OptionSpec[] = [
  ...beltOptionSpecs,
  {
    key: "from",
    kind: "text",
    default: null,
    title: { en: "city that the corridor begins at", zh: "走廊的起点城市" },
  },
  {
    key: "to",
    kind: "text",
    default: null,
    title: {
      en: "city that it leads to, or several between commas; belt: the nearest belt",
      zh: "走廊的终点城市，可用逗号分隔多个；belt 或“创新带”指最近的创新带",
    },
  },
  {
    key: "runnersUp",
    kind: "number",
    default: 3,
    min: 0,
    max: 20,
    integer: true,
    title: { en: "further corridors, each by other inner cities", zh: "另列的次优走廊条数（途经城市各不相同）" },
  },
];

type ReadingRow = CorridorResult["readings"][number];
type CorridorRow = ReadingRow["corridors"][number];

export function corridor(
  dataset: DeclaredDataset,
  options: CorridorOptions,
  { signal, onProgress }: Pick<Context, "signal" | "onProgress"> = {},
): CorridorResult {
  const { cities } = dataset.network;
  const ends = endsAsked(dataset, options);
  const readings = readSideBySide(dataset, options);
  const notes: Text[] = [];
  const each = options.runnersUp + 1;
  const total = readings.length * ends.to.length * each;
  const rows = readings.map((reading, place) => {
    const searched = place * ends.to.length;
    return readingRow(dataset, reading, ends, options, notes, (number) => ({
      signal,
      onProgress: (found) => onProgress?.(stage, (searched + number) * each + found, total),
    }));
  });
  onProgress?.(stage, total, total);
  const [{ evaluated, multiples }] = readings;
  notes.push(...scoreNotes(dataset, multiples.values, ends));
  return {
    score: scoreRowOf(dataset, evaluated),
    cities: cityNames(dataset, multiples.values),
    hubLevel: options.hubLevel,
    from: cities[ends.from]!.id,
    readings: rows,
    notes,
  };
}

const stage: Text = { en: "corridors", zh: "走廊" };

interface Ends {
  readonly from: number;
  readonly to: readonly (number | "belt")[];
}

const beltWords = new Set(["belt", "创新带"]);

function endsAsked(dataset: DeclaredDataset, options: Pick<CorridorOptions, "from" | "to">): Ends {
  const finder = makeCityFinder(dataset.network.cities);
  const isCity = (text: string): boolean => finder.find(text).how !== "unknown";
  const to = options.to?.trim() ?? "";
  const wanted = isCity(to) ? [to] : to.split(/[,，、]/).map((name) => name.trim());
  const names = wanted.filter((name) => name !== "");
  if (options.from === null || names.length === 0)
    throw new InnobeltError(
      "usage",
      { en: "A corridor needs the city it begins at and where it leads.", zh: "走廊需要起点城市与终点。" },
      {
        wayOut: {
          en: "Write corridor FROM TO, as in: corridor Shanghai Nanjing,Hefei; TO may be belt, the nearest belt.",
          zh: "请写 corridor 起点 终点，如 corridor 上海 南京,合肥；终点可写 belt（或“创新带”），即最近的创新带。",
        },
      },
    );
  const from = cityAsked(dataset, options.from);
  const found = names.map((name) =>
    beltWords.has(name.toLowerCase()) && !isCity(name) ? "belt" : cityAsked(dataset, name),
  );
  if (found.includes(from)) {
    const { name } = dataset.network.cities[from]!;
    throw new InnobeltError(
      "usage",
      {
        en: `A corridor joins two different cities; ${name.en} is given as both ends.`,
        zh: `走廊连接两个不同的城市；${name.zh}既是起点又是终点。`,
      },
      { wayOut: { en: "Name another city to lead to.", zh: "请另写终点城市。" } },
    );
  }
  return { from, to: [...new Set(found)] };
}

function readingRow(
  dataset: DeclaredDataset,
  reading: BeltReading,
  { from, to }: Ends,
  options: CorridorOptions,
  notes: Text[],
  runOf: (destination: number) => RunOptions,
): ReadingRow {
  const { cities } = dataset.network;
  const { form, multiples, layer } = reading;
  const corridorsTo = (place: number, target: number | ((city: number) => boolean)): Corridors =>
    corridors(cities, form, multiples.values, from, target, { runnersUp: options.runnersUp, ...runOf(place) });
  const start = cities[from]!.name;
  const rows = to.map((wanted, place): CorridorRow => {
    if (wanted === "belt") {
      const { threshold, hubLevel } = options;
      const all = belts(cities, form, multiples.values, { hubLevel, threshold: threshold ?? hubLevel });
      const others = all.filter((belt) => !belt.cities.includes(from));
      const inOthers = new Set(others.flatMap((belt) => belt.cities));
      const found = inOthers.size === 0 ? noCorridor : corridorsTo(place, (city) => inOthers.has(city));
      if (found.list.length === 0) notes.push(noBeltNote(start, layer.id, all.length, others.length));
      const reached = found.list[0]?.path.at(-1);
      const end = reached === undefined ? nearestBelt : cities[reached]!.name;
      if (!found.complete) notes.push(cutShortNote(start, end, layer.id));
      return {
        to: reached === undefined ? null : cities[reached]!.id,
        belt: true,
        ...pathRows(dataset, multiples.values, found),
      };
    }
    const found = corridorsTo(place, wanted);
    const { id, name } = cities[wanted]!;
    if (!found.complete) notes.push(cutShortNote(start, name, layer.id));
    if (found.list.length === 0)
      notes.push({
        en: `On the layer ${layer.id} no path through cities with a score leads from ${start.en} to ${name.en}.`,
        zh: `在 ${layer.id} 层上，没有经由有得分城市的路径从${start.zh}通往${name.zh}。`,
      });
    return { to: id, belt: false, ...pathRows(dataset, multiples.values, found) };
  });
  if (rows.some(({ paths }) => paths.some(({ lengthKm }) => lengthKm === null)))
    notes.push({
      en: `On the layer ${layer.id} equally high paths are compared in hops, not km, where a city without a point can be reached.`,
      zh: `在 ${layer.id} 层上，若可达城市缺少坐标，则水平相同的路径按经过的联系数而非公里数比较。`,
    });
  return { layer: layer.id, tieFilter: reading.filter, corridors: rows };
}

const noCorridor: Corridors = { list: [], complete: true };
const nearestBelt: Text = { en: "the nearest belt", zh: "最近的创新带" };

function cutShortNote(start: Text, end: Text, layer: string): Text {
  return {
    en: `On the layer ${layer} so many paths from ${start.en} to ${end.en} are equal, or nearly so, that the search ended early: the corridors listed are the best, but further ones may be missing.`,
    zh: `在 ${layer} 层上，从${start.zh}到${end.zh}相同或几乎相同的路径过多，搜索已提前结束：所列走廊确为最优，但其后可能还有未列出的走廊。`,
  };
}

function noBeltNote(start: Text, layer: string, all: number, others: number): Text {
  if (others > 0)
    return {
      en: `On the layer ${layer} no path through cities with a score leads from ${start.en} to a belt.`,
      zh: `在 ${layer} 层上，没有经由有得分城市的路径从${start.zh}通往创新带。`,
    };
  if (all > 0)
    return {
      en: `On the layer ${layer} ${start.en} lies in the only belt itself, so there is no other to lead to.`,
      zh: `在 ${layer} 层上，${start.zh}本身就位于唯一的创新带中，没有其他创新带可通往。`,
    };
  return {
    en: `The layer ${layer} has no belt at this threshold, so none can be reached.`,
    zh: `${layer} 层在此阈值下没有创新带，故无从通往。`,
  };
}

function pathRows(
  { network: { cities } }: DeclaredDataset,
  multiples: Float64Array,
  { list, complete }: Corridors,
): Pick<CorridorRow, "direct" | "paths" | "complete"> {
  const id = (city: number): string => cities[city]!.id;
  const multipleOf = (city: number): number | null => orNull(multiples[city]!);
  return {
    direct: list[0]?.path.length === 2,
    paths: list.map(({ path, level, joiningLevel, bottleneck, lengthKm }, index) => {
      let along = 0;
      return {
        rank: index + 1,
        path: path.map(id),
        level: orNull(level),
        joiningLevel: orNull(joiningLevel),
        bottleneck: { id: id(bottleneck), multiple: multipleOf(bottleneck) },
        lengthKm,
        profile: path.map((city, place) => {
          if (lengthKm !== null && place > 0)
            along += greatCircleKm(cities[path[place - 1]!]!.point!, cities[city]!.point!);
          return { id: id(city), multiple: multipleOf(city), km: lengthKm === null ? null : along };
        }),
      };
    }),
    complete,
  };
}

/** Who cannot be passed through, and which end has no level of its own. */
function scoreNotes({ network: { cities } }: DeclaredDataset, multiples: Float64Array, { from, to }: Ends): Text[] {
  const unscored = cities.filter((_, city) => Number.isNaN(multiples[city]!));
  if (unscored.length === 0) return [];
  const bare = [from, ...to].flatMap((city) =>
    city !== "belt" && Number.isNaN(multiples[city]!) ? [cities[city]!] : [],
  );
  const [en, zh] = languages.map((language) => namesText(bare, language));
  return [
    {
      en: `${unscored.length} ${unscored.length === 1 ? "city has" : "cities have"} no score; no corridor passes through ${unscored.length === 1 ? "it" : "them"}.`,
      zh: `${unscored.length} 个城市没有得分，走廊不经过这些城市。`,
    },
    ...(bare.length === 0
      ? []
      : [
          {
            en: `${en} ${bare.length === 1 ? "has" : "have"} no score, so the joining level to or from there is not defined.`,
            zh: `${zh}没有得分，故其两端均计的连通水平无定义。`,
          },
        ]),
  ];
}
