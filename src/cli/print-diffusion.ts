/** The text of `diffusion`: which of two directions stands higher, and how score and levels fall from the centre. */
import type { DiffusionResult } from "../analysis/diffusion-result.ts";
import { comparisonText, nameOf } from "../analysis/direction-comparison.ts";
import { multipleText } from "../analysis/wording.ts";
import type { Text } from "../support/text.ts";
import { onStdout as pc } from "./colour.ts";
import { table, widthOf, wrap } from "./layout.ts";
import { bullet, heading, labelled, layerLine, layerTitle, type Page, readLines } from "./page.ts";

type Reading = DiffusionResult["readings"][number];
type Outlook = Reading["all"];
type Ring = Outlook["rings"][number];

export function diffusionLines(page: Page, result: DiffusionResult): string[] {
  const { say } = page;
  const { readings, notes } = result;
  const centre = page.name(result.centre);
  return [
    ...readLines(page, result.score),
    ...readings.flatMap(({ tieFilter }) => layerLine(page, tieFilter)),
    ...labelled(page, { en: "Centre", zh: "中心" }, centreText(page, result)),
    ...labelled(page, { en: "Compared", zh: "方向比较" }, say(comparisonText(result, { en: centre, zh: centre }))),
    ...labelled(page, { en: "Reach", zh: "辐射距离" }, reachText(page, result)),
    "",
    ...decayRows(page, result),
    ...ringRows(page, result),
    "",
    ...readings.flatMap(({ tieFilter }) => (tieFilter.note === null ? [] : bullet(page, say(tieFilter.note)))),
    ...notes.flatMap((note) => bullet(page, say(note))),
  ];
}

function centreText({ say, name }: Page, { cities, centre, ringKm }: DiffusionResult): string {
  const multiple = cities.find(({ id }) => id === centre)?.multiple ?? null;
  const height: Text =
    multiple === null
      ? { en: "without a score", zh: "没有得分" }
      : { en: `${multipleText(multiple)} times the mean`, zh: `均值的 ${multipleText(multiple)} 倍` };
  return say({
    en: `${name(centre)}, ${height.en}; rings of ${ringKm} km`,
    zh: `${name(centre)}，${height.zh}；圈层宽 ${ringKm} 公里`,
  });
}

/** How far cities joined at the hub level go, in the directions compared, or else in all; layer by layer. */
function reachText(page: Page, result: DiffusionResult): string {
  const { say } = page;
  const { directions, readings } = result;
  const several = readings.length > 1;
  const texts = readings.map(({ layer, all, comparison, directions: byDirection }) => {
    const compared = comparison === null ? [] : [comparison.a, comparison.b];
    const parts = compared.map((id) => {
      const reach = kmOrNone(byDirection[directions.findIndex((direction) => direction.id === id)]!.reachKm);
      const name = nameOf(directions, id);
      return say({ en: `${reach.en} in ${name.en}`, zh: `${name.zh}${reach.zh}` });
    });
    const text = parts.length === 0 ? say(kmOrNone(all.reachKm)) : parts.join(page.comma);
    const title = say(layerTitle(page, layer));
    return several ? say({ en: `${title}: ${text}`, zh: `${title}：${text}` }) : text;
  });
  return texts.join(say({ en: "; ", zh: "；" }));
}

function kmOrNone(km: number | null): Text {
  if (km === null) return { en: "none", zh: "无" };
  return { en: `${Math.round(km)} km`, zh: ` ${Math.round(km)} 公里` };
}

/** One row for each direction and layer; what is in km is said once, in the first. */
function decayRows(page: Page, result: DiffusionResult): string[] {
  const { say } = page;
  const several = result.readings.length > 1;
  const rows = outlooks(page, result).flatMap(({ title, byLayer }) =>
    byLayer.map(({ layer, outlook }, index) => [
      `  ${index === 0 ? title : ""}`,
      ...(several ? [layer] : []),
      index === 0 ? String(outlook.cities) : "",
      index === 0 ? changeText(page, outlook.decayKm, outlook.decayKm?.changePer100Km) : "",
      changeText(page, outlook.decayTies, outlook.decayTies?.changePerTie),
      outlook.reachKm === null ? "–" : String(Math.round(outlook.reachKm)),
    ]),
  );
  const [head, ...body] = table(
    [
      `  ${say({ en: "Direction", zh: "方向" })}`,
      ...(several ? [say({ en: "layer", zh: "图层" })] : []),
      say({ en: "cities", zh: "城市数" }),
      say({ en: "per 100 km", zh: "每 100 公里" }),
      say({ en: "per tie", zh: "每增加一条联系" }),
      say({ en: "reach, km", zh: "辐射距离（公里）" }),
    ],
    rows,
  );
  return [
    heading(
      page,
      { en: "How the score changes with distance", zh: "得分随距离的变化" },
      say({
        en: "95 % interval; reach: farthest city joined at hub level",
        zh: "95 % 区间；辐射距离：以枢纽水平相连的最远城市",
      }),
    ),
    pc.dim(head),
    ...body,
  ];
}

function ringRows(page: Page, result: DiffusionResult): string[] {
  const { say } = page;
  const seen = outlooks(page, result);
  const [{ all }] = result.readings as [Reading];
  if (all.rings.length === 0) return [];
  const several = result.readings.length > 1;
  const above = seen.map(({ title, byLayer: [first] }) => ({
    titles: [title],
    cells: first!.outlook.rings.map(({ above: high, scored }) => (scored === 0 ? "–" : `${high}/${scored}`)),
  }));
  const levels = seen.flatMap(({ title, byLayer }) =>
    byLayer.map(({ layer, outlook }, index) => ({
      titles: [index === 0 ? title : "", ...(several ? [layer] : [])],
      cells: outlook.rings.map(({ widestLevel }) => (widestLevel === null ? "–" : multipleText(widestLevel, [1]))),
    })),
  );
  return [
    "",
    heading(
      page,
      { en: "Cities above the mean, of those with a score", zh: "高于均值的城市 / 有得分的城市" },
      unit(page),
    ),
    ...byRing(page, [{ en: "Direction", zh: "方向" }], all.rings, above),
    "",
    heading(
      page,
      { en: "Widest level from the centre", zh: "由中心出发的最宽水平" },
      say({
        en: "the lowest multiple that the best path must cross; by km",
        zh: "最佳路径上不得不经过的最低均值倍数；按公里分圈",
      }),
    ),
    ...byRing(
      page,
      [{ en: "Direction", zh: "方向" }, ...(several ? [{ en: "layer", zh: "图层" }] : [])],
      all.rings,
      levels,
    ),
  ];
}

function unit({ say }: Page): string {
  return say({ en: "by km from the centre", zh: "按距中心的公里数" });
}

/** As many rings as fit the page. */
function byRing(
  page: Page,
  titles: readonly Text[],
  rings: readonly Ring[],
  rows: readonly { readonly titles: readonly string[]; readonly cells: readonly string[] }[],
): string[] {
  const { say, width } = page;
  const build = (count: number): string[] =>
    table(
      [
        ...titles.map((title, index) => (index === 0 ? `  ${say(title)}` : say(title))),
        ...rings.slice(0, count).map(({ from, to }) => `${kmText(from)}–${kmText(to)}`),
      ],
      rows.map((row) => [
        ...row.titles.map((title, index) => (index === 0 ? `  ${title}` : title)),
        ...row.cells.slice(0, count),
      ]),
    );
  let count = rings.length;
  while (count > 1 && Math.max(...build(count).map(widthOf)) > width) count--;
  const [head, ...body] = build(count);
  const more = rings.length - count;
  return [
    pc.dim(head),
    ...body,
    ...(more === 0
      ? []
      : wrap(
          say({
            en: `  and ${more} more rings (--json has all; wider --rings are fewer)`,
            zh: `  另有 ${more} 个圈层（--json 列出全部；可用 --rings 加宽）`,
          }),
          width,
        ).map((line) => pc.dim(line))),
  ];
}

interface Seen {
  readonly title: string;
  readonly byLayer: readonly { readonly layer: string; readonly outlook: Outlook }[];
}

/** All cities first, then each direction, with what every layer shows of it. */
function outlooks(page: Page, { directions, readings }: DiffusionResult): Seen[] {
  const layerOf = ({ layer }: Reading): string => page.say(layerTitle(page, layer));
  return [
    {
      title: page.say({ en: "All", zh: "全部" }),
      byLayer: readings.map((reading) => ({ layer: layerOf(reading), outlook: reading.all })),
    },
    ...directions.map(({ name }, index) => ({
      title: page.say(name),
      byLayer: readings.map((reading) => ({ layer: layerOf(reading), outlook: reading.directions[index]! })),
    })),
  ];
}

/** "-31 % (-42 to -18)". */
function changeText(
  { say }: Page,
  slope: { readonly low: number; readonly high: number } | null,
  change: number | undefined,
): string {
  if (slope === null || change === undefined) return "–";
  const [low, high] = [signed(Math.expm1(slope.low)), signed(Math.expm1(slope.high))];
  return say({
    en: `${signed(change)} % (${low} to ${high})`,
    zh: `${signed(change)} %（${low} 至 ${high}）`,
  });
}

function signed(change: number): string {
  const text = (change * 100).toFixed(0);
  return change > 0 && text !== "0" ? `+${text}` : text.replace(/^-0$/, "0");
}

function kmText(km: number): string {
  return String(Number(km.toPrecision(6)));
}
