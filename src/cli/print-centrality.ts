/** `innobelt centrality` for a terminal: the network in figures, and who leads by which measure. */
import type { CentralityResult, CentralityRow } from "../analysis/centrality-result.ts";
import { centralityColumns } from "../analysis/centrality.ts";
import { brokerageRoles } from "../structure/brokerage.ts";
import type { Text } from "../support/text.ts";
import { table, wrap } from "./layout.ts";
import { capped, heading, labelled, layerLine, type Page, readLines } from "./page.ts";

/** Cities named per measure. */
const mostIsolates = 20;
const leaders = 5;

/** The order in which a planner asks; brokerage has its own table. */
const shown: readonly (keyof CentralityRow)[] = [
  "degree",
  "strength",
  "betweenness",
  "closeness",
  "harmonic",
  "pagerank",
  "eigenvector",
  "katz",
  "currentFlowBetweenness",
  "effectiveSize",
  "coreness",
];
/** Of a directed layer, instead of degree and strength. */
const directions: readonly (keyof CentralityRow)[] = ["inDegree", "outDegree", "inStrength", "outStrength"];

export function centralityLines(page: Page, result: CentralityResult): string[] {
  const { say } = page;
  const { network } = result;
  const of = (value: number | null): string => (value === null ? "–" : figure(value));
  const facts: Text[] = [
    {
      en: `${network.components} ${network.components === 1 ? "part" : "parts"}, the largest with ${network.largestComponent} cities`,
      zh: `${network.components} 个连通部分，最大的有 ${network.largestComponent} 个城市`,
    },
    { en: `density ${of(network.density)}`, zh: `密度 ${of(network.density)}` },
    ...(network.reciprocity === null
      ? []
      : [{ en: `${of(network.reciprocity)} of the ties answered`, zh: `互惠比例 ${of(network.reciprocity)}` }]),
    { en: `global efficiency ${of(network.globalEfficiency)}`, zh: `全局效率 ${of(network.globalEfficiency)}` },
    { en: `local efficiency ${of(network.localEfficiency)}`, zh: `局部效率 ${of(network.localEfficiency)}` },
    { en: `transitivity ${of(network.transitivity)}`, zh: `传递性 ${of(network.transitivity)}` },
  ];
  const busiest = ranked(
    result.ties.filter((tie) => tie.betweenness > 0),
    (tie) => tie.betweenness,
  ).slice(0, leaders);
  return [
    ...readLines(page),
    ...layerLine(page, result.tieFilter),
    ...labelled(page, { en: "Network", zh: "网络" }, facts.map(say).join(page.language === "en" ? ", " : "，")),
    ...(network.isolates.length === 0
      ? []
      : labelled(
          page,
          { en: "Isolated", zh: "孤立城市" },
          capped(page, network.isolates.map(page.name), mostIsolates),
        )),
    "",
    heading(
      page,
      { en: "Who leads", zh: "各项指标居前的城市" },
      result.normalised ? "" : say({ en: "plain sums", zh: "未标准化" }),
    ),
    ...leaderRows(page, result.cities, result.directed ? [...directions, ...shown.slice(2)] : shown),
    "",
    ...dependentLines(page, result.cities),
    "",
    ...brokerLines(page, result.cities),
    ...coreLines(page, result),
    ...(busiest.length === 0
      ? []
      : [
          heading(page, { en: "Ties on the most shortest ways", zh: "位于最多最短路径上的联系" }),
          ...table(
            ["", say({ en: "strength", zh: "强度" }), say({ en: "betweenness", zh: "介数" })],
            busiest.map(({ source, target, strength, betweenness }) => [
              `${page.name(source)} ${result.directed ? "→" : "–"} ${page.name(target)}`,
              figure(strength),
              figure(betweenness),
            ]),
          ),
        ]),
    ...result.notes.flatMap((note) => ["", ...wrap(say(note), page.width)]),
  ];
}

/** Constraint is high where a city depends on few others, which are tied among themselves. */
function dependentLines(page: Page, cities: readonly CentralityRow[]): string[] {
  const rows = leaderRows(page, cities, ["constraint"]);
  return rows.length === 0 ? [] : [heading(page, { en: "Who depends on few", zh: "依赖少数联系的城市" }), ...rows, ""];
}

function brokerLines(page: Page, cities: readonly CentralityRow[]): string[] {
  const rows = leaderRows(page, cities, brokerageRoles);
  if (rows.length === 0) return [];
  return [
    heading(
      page,
      { en: "Brokers between provinces", zh: "省际中介角色" },
      page.say({ en: "open paths", zh: "开放路径" }),
    ),
    ...rows,
    "",
  ];
}

/** The core by name, how sharp it is, and the level at which the rich club is clearest. */
function coreLines(page: Page, { core, richClub }: CentralityResult): string[] {
  const { say } = page;
  if (core === null) return [];
  const { blocks, test } = core;
  const betweenDensity = blocks.between.density ?? 0;
  const shareOf = (value: number | null): string => (value === null ? "–" : `${(value * 100).toFixed(0)} %`);
  const tested = test === null || test.swaps === 0 ? "" : `, p ${pText(test.p, test.smallestP)}`;
  const clearest = richClub.levels
    .filter(({ k, p, ratio }) => k > 0 && ratio !== null && p !== null && p <= 0.05)
    .sort((a, b) => a.p! - b.p! || b.ratio! - a.ratio!)[0];
  const isCore =
    (blocks.core.density ?? 0) > (blocks.periphery.density ?? 0) && betweenDensity >= (blocks.periphery.density ?? 0);
  const verdict =
    test === null || test.swaps === 0 || test.smallestP > 0.05
      ? { en: "", zh: "" }
      : test.p <= 0.05
        ? { en: ", beyond what degrees and strengths give", zh: "，超出度与强度所能解释的水平" }
        : { en: ", not beyond what degrees and strengths give", zh: "，未超出度与强度所能解释的水平" };
  return [
    heading(
      page,
      { en: "Core and periphery", zh: "核心与边缘" },
      say({
        en: `fit ${figure(core.fit)}${tested}${verdict.en}`,
        zh: `拟合度 ${figure(core.fit)}${tested.replace(", ", "，")}${verdict.zh}`,
      }),
    ),
    ...labelled(
      page,
      isCore ? { en: "  Core", zh: "  核心" } : { en: "  Dense", zh: "  稠密组" },
      capped(page, core.cities.map(page.name), 12) +
        (isCore
          ? ""
          : say({
              en: "; no core with a periphery: fewer ties between than within the rest",
              zh: "；并非核心—边缘结构：其与其余城市之间的联系少于其余城市之间",
            })),
      14,
    ),
    ...labelled(
      page,
      { en: "  Tied pairs", zh: "  联系密度" },
      say({
        en: `${shareOf(blocks.core.density)} within the core, ${shareOf(blocks.between.density)} between, ${shareOf(blocks.periphery.density)} within the periphery`,
        zh: `核心内 ${shareOf(blocks.core.density)}，核心与边缘之间 ${shareOf(blocks.between.density)}，边缘内 ${shareOf(blocks.periphery.density)}`,
      }),
      14,
    ),
    ...(clearest === undefined
      ? []
      : labelled(
          page,
          { en: "  Rich club", zh: "  富人俱乐部" },
          say({
            en: `clearest among the ${clearest.cities} cities with more than ${clearest.k} ties: ${figure(clearest.ratio!)} times as many ties as rewired, p ${pText(clearest.p!, richClub.smallestP!)} (not corrected over levels)`,
            zh: `最明显处：联系数超过 ${clearest.k} 的 ${clearest.cities} 个城市之间，联系为重连网络的 ${figure(clearest.ratio!)} 倍，p ${pText(clearest.p!, richClub.smallestP!)}（未对各级作多重校正）`,
          }),
          14,
        )),
    "",
  ];
}

function pText(p: number, smallest: number): string {
  return p <= smallest ? `≤ ${Number(smallest.toPrecision(2))}` : String(Number(p.toPrecision(2)));
}

function leaderRows(
  page: Page,
  cities: readonly CentralityRow[],
  measures: readonly (keyof CentralityRow)[],
): string[] {
  return measures.flatMap((measure) => {
    const value = (city: CentralityRow): number => Number(city[measure] ?? 0);
    const sorted = ranked(
      cities.filter((city) => value(city) > 0),
      value,
    );
    if (sorted.length === 0) return [];
    const first = sorted.slice(0, leaders);
    const next = sorted[leaders];
    const more = next !== undefined && isSame(value(next), value(first.at(-1)!)) ? `${page.comma}…` : "";
    const { title } = centralityColumns.find(({ id }) => id === measure)!;
    const text = first.map((city) => `${page.name(city.id)} ${figure(value(city))}`).join(page.comma) + more;
    return labelled(page, { en: `  ${title.en}`, zh: `  ${title.zh}` }, text, page.language === "en" ? 28 : 22);
  });
}

/** Highest first; what differs by rounding only stands in the order of the list. */
function ranked<T>(list: readonly T[], value: (item: T) => number): T[] {
  const sorted = list.map((item, place) => ({ item, place, height: value(item) }));
  sorted.sort((a, b) => b.height - a.height);
  for (let from = 0, to = 1; from < sorted.length; from = to++) {
    while (to < sorted.length && isSame(sorted[to]!.height, sorted[from]!.height)) to++;
    const level = sorted.slice(from, to).sort((a, b) => a.place - b.place);
    sorted.splice(from, level.length, ...level);
  }
  return sorted.map(({ item }) => item);
}

function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}

/** Three significant digits, whole numbers whole. */
function figure(value: number): string {
  if (Number.isInteger(value)) return String(value);
  return Math.abs(value) >= 1000 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
}
