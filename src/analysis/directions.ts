/**
 * Which directions can one look in from a centre, and which cities lie there?
 *
 * A direction is a province (or other group of the cities table) or one of the eight compass sectors of
 * belts/bearing.ts; the centre is in none. Not asked for, they are the provinces that have a city beside the centre, most
 * cities first, then by name; with fewer than two of those the compass sectors that have a city, clockwise from north.
 * The two compared are those asked for, or else the first two by most cities, then name, that share no city.
 */
import { bearing, compass, type Sector, sectorOf, sectorText } from "../belts/bearing.ts";
import type { DeclaredDataset } from "../dataset/declared.ts";
import { type City, compareIds } from "../network/city.ts";
import { InnobeltError } from "../support/error.ts";
import { nearestHint } from "../support/nearest.ts";
import type { Text } from "../support/text.ts";
import { namesText } from "./wording.ts";

export interface Direction {
  /** English name of the province, or the sector. */
  readonly id: string;
  readonly name: Text;
  readonly kind: "province" | "compass";
  /** In canonical order. */
  readonly members: readonly number[];
}

/** As a sentence names it: "Jiangsu", "the north-west". */
export function inSentence({ name, kind }: Pick<Direction, "name" | "kind">): Text {
  return kind === "compass" ? { ...name, en: `the ${name.en}` } : name;
}

export interface Directions {
  readonly directions: readonly Direction[];
  /** Null where there are no two directions without a common city. */
  readonly compared: readonly [Direction, Direction] | null;
}

export interface DirectionOptions {
  readonly directions: readonly string[] | null;
  /** Two of them; one that is not among the directions is added. */
  readonly compare: readonly string[] | null;
}

export function directionsFrom(
  { network: { cities } }: DeclaredDataset,
  centre: number,
  { directions: asked, compare }: DirectionOptions,
): Directions {
  const provinces = provincesOf(cities, centre);
  const sectors = sectorsOf(cities, centre);
  const list = (names: readonly string[]): Direction[] => [
    ...new Set(names.map((name) => directionCalled(name, provinces, sectors))),
  ];
  const compared = compare === null ? null : pairOf(list(compare), compare, cities);
  const directions = asked === null || asked.length === 0 ? byDefault(provinces, sectors) : list(asked);
  return {
    directions: [...new Set([...directions, ...(compared ?? [])])],
    compared: compared ?? firstApart(directions),
  };
}

function provincesOf(cities: readonly City[], centre: number): Direction[] {
  const provinces = new Map<string, { name: Text; members: number[] }>();
  for (const [index, { province }] of cities.entries()) {
    if (province === null) continue;
    if (!provinces.has(province.en)) provinces.set(province.en, { name: province, members: [] });
    if (index !== centre) provinces.get(province.en)!.members.push(index);
  }
  return [...provinces]
    .map(([id, { name, members }]) => ({ id, name, kind: "province" as const, members }))
    .sort(largerFirst);
}

function largerFirst(a: Direction, b: Direction): number {
  return b.members.length - a.members.length || compareIds(a.id, b.id);
}

function sectorsOf(cities: readonly City[], centre: number): Direction[] {
  const from = cities[centre]!.point;
  const members = new Map<Sector, number[]>(compass.map((sector) => [sector, []]));
  for (const [index, { point }] of cities.entries()) {
    if (index === centre || from === null || point === null) continue;
    const sector = sectorOf(bearing(from, point));
    if (sector !== null) members.get(sector)!.push(index);
  }
  return compass.map((sector) => ({
    id: sector,
    name: sectorText[sector],
    kind: "compass",
    members: members.get(sector)!,
  }));
}

function byDefault(provinces: readonly Direction[], sectors: readonly Direction[]): Direction[] {
  const inhabited = provinces.filter(({ members }) => members.length > 0);
  return inhabited.length >= 2 ? inhabited : sectors.filter(({ members }) => members.length > 0);
}

function directionCalled(asked: string, provinces: readonly Direction[], sectors: readonly Direction[]): Direction {
  const wanted = folded(asked);
  const found = [...provinces, ...sectors].find(({ id, name }) =>
    [id, name.en, name.zh].some((one) => folded(one) === wanted),
  );
  if (found !== undefined) return found;
  const names = [...provinces, ...sectors].flatMap(({ id, name, kind }) =>
    kind === "province" && name.zh === id ? [id] : [id, name.zh],
  );
  throw new InnobeltError(
    "usage",
    { en: `There is no direction called "${asked}".`, zh: `没有名为“${asked}”的方向。` },
    { wayOut: nearestHint(asked, names) },
  );
}

/** Without case and spaces, and without what closes the Chinese name of a province or sector. */
function folded(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/\s/g, "")
    .replace(/(?<=.)面$/u, "")
    .replace(/(?<=..)(?:省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区)$/u, "");
}

function pairOf(
  directions: readonly Direction[],
  asked: readonly string[],
  cities: readonly City[],
): readonly [Direction, Direction] {
  const [a, b] = directions;
  if (a === undefined || b === undefined || directions.length !== 2 || asked.length !== 2)
    throw new InnobeltError(
      "usage",
      {
        en: `Two different directions are compared, not "${asked.join(", ")}".`,
        zh: `须比较两个不同的方向，而非“${asked.join("、")}”。`,
      },
      { wayOut: { en: "Write --compare A,B.", zh: "请写 --compare A,B。" } },
    );
  const both = common(a, b);
  if (both.length > 0)
    throw new InnobeltError(
      "usage",
      {
        en: `${a.name.en} and ${b.name.en} have cities in common (${namesText(
          both.map((city) => cities[city]!),
          "en",
          5,
        )}), so they cannot be compared.`,
        zh: `${a.name.zh}与${b.name.zh}有共同的城市（${namesText(
          both.map((city) => cities[city]!),
          "zh",
          5,
        )}），无法比较。`,
      },
      {
        wayOut: {
          en: "Compare two provinces or two compass sectors.",
          zh: "请比较两个省份，或两个方位。",
        },
      },
    );
  return [a, b];
}

function common(a: Direction, b: Direction): number[] {
  const inB = new Set(b.members);
  return a.members.filter((city) => inB.has(city));
}

function firstApart(directions: readonly Direction[]): readonly [Direction, Direction] | null {
  const ranked = directions.filter(({ members }) => members.length > 0).sort(largerFirst);
  for (const [index, a] of ranked.entries())
    for (const b of ranked.slice(index + 1)) if (common(a, b).length === 0) return [a, b];
  return null;
}
