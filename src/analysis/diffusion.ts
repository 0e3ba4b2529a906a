/**
 * How far does a centre reach, and farther in one direction than in another? See src/belts/: decay.ts, rings.ts,
 * widest-levels.ts and direction-test.ts; which cities lie in a direction: directions.ts.
 *
 * What is measured in km is the same for every layer and computed once; ties, levels and reach are of the layer.
 */
import { decay, fewestForDecay, type NoDecay } from "../belts/decay.ts";
import { directionTest, meansWithinRings, type RingPair } from "../belts/direction-test.ts";
import { hopsFrom } from "../belts/hops.ts";
import { reachKm, type Ring, ringOf, ringsOf, type Surroundings } from "../belts/rings.ts";
import { widestLevels } from "../belts/widest-levels.ts";
import type { DeclaredDataset } from "../dataset/declared.ts";
import type { City } from "../network/city.ts";
import { greatCircleKm } from "../network/great-circle.ts";
import { InnobeltError } from "../support/error.ts";
import type { Language, Text } from "../support/text.ts";
import { type BeltOptions, beltOptionSpecs, type BeltReading } from "./belt-reading.ts";
import { cityAsked } from "./city-asked.ts";
import { type Context, stageOf } from "./context.ts";
import type { DiffusionResult } from "./diffusion-result.ts";
import { ringsNote, smallestSetBy } from "./direction-comparison.ts";
import { type Direction, type DirectionOptions, directionsFrom, inSentence } from "./directions.ts";
import { inTurn } from "./in-turn.ts";
import { type OptionSpec, seedOptionSpec } from "./options.ts";
import { readInTurn } from "./side-by-side.ts";
import { cityNames, orNull, scoreRowOf } from "./tiers.ts";
import { listText, multipleText, namesText, usualLevel } from "./wording.ts";

export interface DiffusionOptions extends BeltOptions, DirectionOptions {
  /** Id or name of the city to look out from; must be given. */
  readonly centre: string | null;
  /** Width of a ring, km. */
  readonly rings: number;
  readonly permutations: number;
  readonly seed: number;
}

export const diffusionOptionSpecs: readonly OptionSpec[] = [
  {
    key: "centre",
    kind: "text",
    default: null,
    title: { en: "the city to look out from", zh: "中心城市" },
  },
  ...beltOptionSpecs,
  {
    key: "directions",
    kind: "list",
    of: "text",
    default: null,
    title: {
      en: "provinces or compass sectors (N, NE, ...) to look in (the provinces)",
      zh: "所看的省份或方位（北、东北等；默认为各省）",
    },
  },
  {
    key: "rings",
    kind: "number",
    default: 100,
    min: 0,
    title: { en: "width of a ring round the centre, km", zh: "圈层宽度（公里）" },
  },
  {
    key: "compare",
    kind: "list",
    of: "text",
    default: null,
    title: {
      en: "two directions to compare (the two with most cities)",
      zh: "相比较的两个方向（默认为城市最多的两个）",
    },
  },
  {
    key: "permutations",
    kind: "number",
    default: 9999,
    min: 1,
    max: 999_999,
    integer: true,
    title: { en: "permutations of the comparison", zh: "比较检验的置换次数" },
  },
  seedOptionSpec,
];

const mostRings = 200;

type Reading = DiffusionResult["readings"][number];
type Outlook = Reading["all"];

export async function diffusion(
  dataset: DeclaredDataset,
  options: DiffusionOptions,
  context: Context,
): Promise<DiffusionResult> {
  const { cities } = dataset.network;
  const centre = centreAsked(dataset, options.centre);
  const readings = await readInTurn(dataset, options, context);
  const multiples = readings[0].multiples.values;
  const km = kmFrom(dataset, centre);
  const rings = { width: options.rings, count: ringCount(km, options.rings) };
  const { directions, compared } = directionsFrom(dataset, centre, options);
  const all = [...cities.keys()].filter((city) => city !== centre);
  const comparison =
    compared === null ? null : await comparisonOf(compared, { km, multiples, rings }, options, context);

  const missing: NoSlope[] = [];
  const kept = <Slope extends object>(fit: Slope | NoDecay, of: Text, per: Text): Slope | null => {
    if (typeof fit !== "string") return fit;
    missing.push({ reason: fit, of, per });
    return null;
  };
  const read = (reading: BeltReading): Reading => {
    const sight: Surroundings = { km, multiples, widest: widestLevels(reading.form, multiples, centre) };
    const hops = hopsFrom(reading.form, centre);
    const outlook = (members: readonly number[], name: Text): Outlook => ({
      cities: members.length,
      scored: members.filter((city) => !Number.isNaN(multiples[city]!)).length,
      decayKm: kept(decayKm(sight, members), name, perHundredKm),
      decayTies: kept(decayTies(sight, hops, members), name, perTie(reading.layer.title)),
      reachKm: orNull(reachKm(sight, members, options.hubLevel)),
      rings: ringsOf(sight, members, rings).map(ringRow),
    });
    return {
      layer: reading.layer.id,
      tieFilter: reading.filter,
      all: outlook(all, allCities),
      directions: directions.map(({ id, name, members }) => ({ id, ...outlook(members, name) })),
      comparison,
    };
  };
  const rows = await inTurn(readings, read, { en: "Directions", zh: "各方向" }, context);
  return {
    score: scoreRowOf(dataset, readings[0].evaluated),
    cities: cityNames(dataset, multiples),
    centre: cities[centre]!.id,
    ringKm: options.rings,
    directions: directions.map(({ id, name, kind }) => ({ id, name, kind })),
    readings: rows,
    notes: [
      ...cautions(rows, comparison),
      ...ringsNotes(cities[centre]!, compared, comparison, options),
      ...centreNotes(cities[centre]!, multiples[centre]!, options),
      ...leftOutNotes(cities, { all, km, multiples, directions }),
      ...unreachedNotes(cities, { all, multiples, centre, readings }),
      ...noSlopeNotes(missing),
    ],
  };
}

function centreAsked(dataset: DeclaredDataset, asked: string | null): number {
  const { cities } = dataset.network;
  if (asked === null)
    throw new InnobeltError(
      "usage",
      { en: "No centre is given to look out from.", zh: "没有给出中心城市。" },
      { wayOut: { en: "Write the id or name of a city.", zh: "请写一个城市的编号或名称。" } },
    );
  const centre = cityAsked(dataset, asked);
  const { name, point } = cities[centre]!;
  if (point === null)
    throw new InnobeltError(
      "analysis",
      {
        en: `${name.en} has no point, so nothing can be said of distances from it.`,
        zh: `${name.zh}没有坐标，无法计算与它的距离。`,
      },
      { wayOut: { en: "Add lon and lat to the table of cities.", zh: "请在城市表中加入经度与纬度。" } },
    );
  return centre;
}

/** NaN for a city without a point. */
function kmFrom({ network: { cities } }: DeclaredDataset, centre: number): Float64Array {
  const from = cities[centre]!.point!;
  return Float64Array.from(cities, ({ point }) => (point === null ? Number.NaN : greatCircleKm(from, point)));
}

function ringCount(km: Float64Array, width: number): number {
  if (!(width > 0))
    throw new InnobeltError(
      "usage",
      { en: `A ring cannot be ${width} km wide.`, zh: `圈层宽度不能为 ${width} 公里。` },
      { wayOut: { en: "Give a width above 0 with --rings.", zh: "请用 --rings 给出大于 0 的宽度。" } },
    );
  const farthest = km.reduce((most, far) => (far > most ? far : most), 0);
  if (farthest / width > mostRings) {
    const least = Number((farthest / mostRings).toPrecision(2)) * 1.1;
    throw new InnobeltError(
      "usage",
      {
        en: `Rings of ${width} km would be more than ${mostRings}: the farthest city is ${Math.round(farthest)} km away.`,
        zh: `宽 ${width} 公里的圈层将超过 ${mostRings} 个：最远的城市距中心 ${Math.round(farthest)} 公里。`,
      },
      {
        wayOut: {
          en: `Give --rings a width of ${Number(least.toPrecision(2))} km or more.`,
          zh: `请将 --rings 设为 ${Number(least.toPrecision(2))} 公里或更宽。`,
        },
      },
    );
  }
  return ringOf(farthest, width) + 1;
}

function decayKm(
  { km, multiples }: Surroundings,
  members: readonly number[],
): NonNullable<Outlook["decayKm"]> | NoDecay {
  const used = members.filter((city) => !Number.isNaN(multiples[city]!) && !Number.isNaN(km[city]!));
  const fit = decay(
    used.map((city) => km[city]! / 100),
    used.map((city) => multiples[city]!),
  );
  if (typeof fit === "string") return fit;
  const { slope, low, high, change, n } = fit;
  return { slope, low, high, changePer100Km: change, n };
}

function decayTies(
  { multiples }: Surroundings,
  hops: Float64Array,
  members: readonly number[],
): NonNullable<Outlook["decayTies"]> | NoDecay {
  const used = members.filter((city) => !Number.isNaN(multiples[city]!) && !Number.isNaN(hops[city]!));
  const fit = decay(
    used.map((city) => hops[city]!),
    used.map((city) => multiples[city]!),
  );
  if (typeof fit === "string") return fit;
  const { slope, low, high, change, n } = fit;
  return { slope, low, high, changePerTie: change, n };
}

function ringRow({ meanMultiple, widestLevel, ...ring }: Ring): Outlook["rings"][number] {
  return {
    ...ring,
    shareAbove: ring.scored === 0 ? null : ring.above / ring.scored,
    meanMultiple: orNull(meanMultiple),
    widestLevel: orNull(widestLevel),
  };
}

async function comparisonOf(
  [a, b]: readonly [Direction, Direction],
  {
    km,
    multiples,
    rings,
  }: {
    readonly km: Float64Array;
    readonly multiples: Float64Array;
    readonly rings: { readonly width: number; readonly count: number };
  },
  { permutations, seed }: DiffusionOptions,
  context: Context,
): Promise<NonNullable<Reading["comparison"]>> {
  const byRing = ({ members }: Direction): number[][] => {
    const inRing: number[][] = Array.from({ length: rings.count }, () => []);
    for (const city of members) if (!Number.isNaN(multiples[city]!)) inRing[ringOf(km[city]!, rings.width)]?.push(city);
    return inRing;
  };
  const [inA, inB] = [byRing(a), byRing(b)];
  const pairsOf = (values: Float64Array): RingPair[] =>
    inA.map((members, ring) => ({
      a: Float64Array.from(members, (city) => values[city]!),
      b: Float64Array.from(inB[ring]!, (city) => values[city]!),
    }));
  const stage = stageOf(context, { en: "Permutations", zh: "置换检验" });
  const test = await directionTest(pairsOf(multiples), { ...stage, permutations, seed });
  return {
    a: a.id,
    b: b.id,
    difference: orNull(test.difference),
    twoSided: orNull(test.twoSided),
    greater: orNull(test.greater),
    less: orNull(test.less),
    permutations: test.permutations,
    smallestP: orNull(test.smallestP),
    ringsUsed: test.ringsUsed,
    meanKm: test.ringsUsed === 0 ? null : meansWithinRings(pairsOf(km)),
    ringsLeftOut: test.ringsLeftOut,
    arrangements: Number.isFinite(test.arrangements) ? test.arrangements : null,
  };
}

const allCities: Text = { en: "all cities", zh: "全部城市" };
const perHundredKm: Text = { en: "per 100 km", zh: "每 100 公里" };

function perTie(layer: Text): Text {
  return { en: `per tie (${layer.en})`, zh: `每增加一条联系（${layer.zh}）` };
}

/** Up to here the simulation of docs/methods/diffusion.md has intervals that hold the slope in about 9 of 10 sets. */
const fewCities = 40;

function cautions(readings: readonly Reading[], comparison: Reading["comparison"]): Text[] {
  const notes: Text[] = [];
  const outlooks = readings.flatMap(({ all, directions }) => [all, ...directions]);
  const used = outlooks
    .flatMap(({ decayKm: inKm, decayTies: inTies }) => [inKm, inTies])
    .flatMap((fit) => fit?.n ?? []);
  if (used.some((n) => n <= fewCities))
    notes.push({
      en: `The intervals of the slopes are narrower than they say with few cities: with ${fewestForDecay} to ${fewCities} they hold about 9 of 10 slopes instead of 95 %, and fewer where neighbours are alike, since they take the cities to be independent.`,
      zh: `城市较少时，斜率的区间比其所称的更窄：${fewestForDecay} 至 ${fewCities} 个城市时约只有九成（而非 95 %）覆盖真实斜率；且区间假定各城市相互独立，邻近城市彼此相似时更低。`,
    });
  else if (used.length > 0)
    notes.push({
      en: "The intervals of the slopes take the cities to be independent. Neighbours are alike, so the intervals are too narrow.",
      zh: "斜率的区间假定各城市相互独立；邻近城市彼此相似，故区间偏窄。",
    });
  if (comparison !== null && comparison.twoSided !== null)
    notes.push({
      en: "The comparison is liberal: cities near each other are alike and mostly lie in the same direction, so its p is too small.",
      zh: "方向比较的检验偏宽松：邻近城市彼此相似且多处于同一方向，故 p 值偏小。",
    });
  if (comparison !== null && comparison.smallestP !== null && comparison.smallestP > usualLevel)
    notes.push(
      smallestSetBy(comparison) === "cities"
        ? {
            en: `The two directions share so few cities in the same rings that the two-sided p cannot come below ${shortNumber(comparison.smallestP)}.`,
            zh: `两个方向在相同圈层内的城市太少，双侧 p 值不可能低于 ${shortNumber(comparison.smallestP)}。`,
          }
        : {
            en: `With only ${comparison.permutations} permutations the two-sided p cannot come below ${shortNumber(comparison.smallestP)}; give more with --permutations.`,
            zh: `置换仅 ${comparison.permutations} 次，双侧 p 值不可能低于 ${shortNumber(comparison.smallestP)}；可用 --permutations 增加次数。`,
          },
    );
  if (comparison !== null && comparison.difference === null)
    notes.push({
      en: "No ring has cities with a score in both directions, so they cannot be compared; wider --rings may help.",
      zh: "没有一个圈层同时含有两个方向的有得分城市，无法比较；可用 --rings 加宽圈层。",
    });
  if (comparison === null)
    notes.push({
      en: "There are no two directions without a common city, so nothing is compared.",
      zh: "没有两个互不重叠的方向，故不作比较。",
    });
  if (outlooks.some(({ rings }) => rings.some(({ widestLevel }) => widestLevel !== null)))
    notes.push({
      en: "The path behind a widest level may lead through other rings and other directions.",
      zh: "最宽水平所对应的路径可能经过其他圈层或其他方向。",
    });
  return notes;
}

function ringsNotes(
  { name }: City,
  compared: readonly [Direction, Direction] | null,
  comparison: Reading["comparison"],
  { rings }: DiffusionOptions,
): Text[] {
  if (compared === null || comparison === null) return [];
  const [a, b] = compared.map(inSentence) as [Text, Text];
  const note = ringsNote(comparison, rings, { centre: name, a, b });
  return note === null ? [] : [note];
}

function centreNotes({ name }: City, multiple: number, { hubLevel }: DiffusionOptions): Text[] {
  if (Number.isNaN(multiple))
    return [
      {
        en: `${name.en} has no score, so no path leads from it: there is no widest level and no reach.`,
        zh: `${name.zh}没有得分，没有路径由它出发，故无最宽水平与辐射距离。`,
      },
    ];
  if (multiple >= hubLevel) return [];
  return [
    {
      en: `${name.en} itself, at ${multipleText(multiple, [hubLevel])}, is below the hub level ${hubLevel}, so it has no reach.`,
      zh: `${name.zh}自身为 ${multipleText(multiple, [hubLevel])}，低于枢纽下限 ${hubLevel}，故无辐射距离。`,
    },
  ];
}

const mostNamed = 8;

function leftOutNotes(
  cities: readonly City[],
  {
    all,
    km,
    multiples,
    directions,
  }: {
    readonly all: readonly number[];
    readonly km: Float64Array;
    readonly multiples: Float64Array;
    readonly directions: readonly Direction[];
  },
): Text[] {
  const notes: Text[] = [];
  const named = (members: readonly number[], language: Language): string =>
    namesText(
      members.map((city) => cities[city]!),
      language,
      mostNamed,
    );
  const unscored = all.filter((city) => Number.isNaN(multiples[city]!));
  if (unscored.length > 0)
    notes.push({
      en: `Without a score, so in no slope, share or test (${unscored.length}): ${named(unscored, "en")}.`,
      zh: `没有得分、不参与斜率、占比与检验的城市（${unscored.length} 个）：${named(unscored, "zh")}。`,
    });
  const unplaced = all.filter((city) => Number.isNaN(km[city]!));
  if (unplaced.length > 0)
    notes.push({
      en: `Without a point, so in no ring and in no slope per 100 km (${unplaced.length}): ${named(unplaced, "en")}.`,
      zh: `没有坐标、不属任何圈层且不参与每 100 公里斜率的城市（${unplaced.length} 个）：${named(unplaced, "zh")}。`,
    });
  const placed = new Set(directions.flatMap(({ members }) => members));
  const elsewhere = all.filter((city) => !placed.has(city));
  if (elsewhere.length > 0)
    notes.push({
      en: `In none of the directions, only among all cities (${elsewhere.length}): ${named(elsewhere, "en")}.`,
      zh: `不属于所列任何方向、仅计入全部城市（${elsewhere.length} 个）：${named(elsewhere, "zh")}。`,
    });
  const empty = directions.filter(({ members }) => members.length === 0);
  if (empty.length > 0)
    notes.push({
      en: `No city beside the centre lies in ${namesOf(empty, "en")}.`,
      zh: `除中心城市外，以下方向没有城市：${namesOf(empty, "zh")}。`,
    });
  return notes;
}

function namesOf(directions: readonly Direction[], language: Language): string {
  return listText(
    directions.map(({ name }) => name[language]),
    language,
  );
}

function unreachedNotes(
  cities: readonly City[],
  {
    all,
    multiples,
    centre,
    readings,
  }: {
    readonly all: readonly number[];
    readonly multiples: Float64Array;
    readonly centre: number;
    readonly readings: readonly BeltReading[];
  },
): Text[] {
  return readings.flatMap(({ form, layer }) => {
    const hops = hopsFrom(form, centre);
    const unreached = all.filter((city) => Number.isNaN(hops[city]!) && !Number.isNaN(multiples[city]!));
    if (unreached.length === 0) return [];
    const named = (language: Language): string =>
      namesText(
        unreached.map((city) => cities[city]!),
        language,
        mostNamed,
      );
    return {
      en: `No path of the layer ${layer.title.en} leads there, so in no slope per tie (${unreached.length}): ${named("en")}.`,
      zh: `${layer.title.zh}层没有路径可达、不参与“每增加一条联系”斜率的城市（${unreached.length} 个）：${named("zh")}。`,
    };
  });
}

interface NoSlope {
  readonly reason: NoDecay;
  readonly of: Text;
  readonly per: Text;
}

const reasonText: Readonly<Record<NoDecay, Text>> = {
  few: {
    en: `fewer than ${fewestForDecay} cities can be used`,
    zh: `可用城市不足 ${fewestForDecay} 个`,
  },
  "one distance": { en: "the cities are all equally far", zh: "城市距离全部相同" },
  separated: {
    en: "no city has a score above 0, or only those at the nearest, or at the farthest, distance",
    zh: "没有得分大于 0 的城市，或此类城市全在最近处或全在最远处",
  },
};

/** One note for each reason and set of units, with all the directions that it holds for. */
function noSlopeNotes(missing: readonly NoSlope[]): Text[] {
  const byDirection = grouped(missing, ({ reason, of }) => `${reason} ${of.en}`);
  const alike = grouped(byDirection, (group) => `${group[0]!.reason} ${distinct(group, "per", "en")}`);
  return alike.map((groups) => {
    const all = groups.flat();
    const why = reasonText[all[0]!.reason];
    return {
      en: `No slope ${distinct(all, "per", "en")} for ${distinct(all, "of", "en")}: ${why.en}.`,
      zh: `${distinct(all, "of", "zh")}没有${distinct(all, "per", "zh")}的斜率：${why.zh}。`,
    };
  });
}

function distinct(missing: readonly NoSlope[], what: "of" | "per", language: Language): string {
  return listText([...new Set(missing.map((one) => one[what][language]))], language);
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return [...groups.values()];
}

function shortNumber(value: number): string {
  return String(Number(value.toPrecision(2)));
}
