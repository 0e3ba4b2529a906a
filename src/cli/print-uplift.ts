/** The text of `uplift`: the cheapest set of cities to lift, the other ways and what they cost more, the real units. */
import type { Text } from "../support/text.ts";
import type { UpliftResult } from "../analysis/uplift-result.ts";
import { costText, neededOf, upliftText } from "../analysis/uplift-sentences.ts";
import { hubClassText, listText, multipleText } from "../analysis/wording.ts";
import { onStdout as pc } from "./colour.ts";
import { pad, table, widthOf, wrap } from "./layout.ts";
import { heading, labelled, layerLine, layerTitle, moreLines, type Page, readLines } from "./page.ts";

type Reading = UpliftResult["readings"][number];
type Level = Reading["levels"][number];
type LiftedSet = Level["sets"][number];

/** A terminal shows the first of a long list; --json has all. */
const mostInSet = 12;
const mostAmounts = 12;

export function upliftLines(page: Page, result: UpliftResult): string[] {
  const { say } = page;
  const { readings } = result;
  const [first] = readings;
  return [
    ...readLines(page, result.score),
    ...labelled(page, { en: "City", zh: "城市" }, cityText(page, result)),
    ...(readings.length === 1 && first !== undefined
      ? [...singleLayer(page, first), ...first.levels.flatMap((level) => ["", ...levelLines(page, result, level)])]
      : ["", ...layerRows(page, result)]),
    ...amountRows(page, result),
    ...result.notes.flatMap((note) => ["", ...wrap(say(note), page.width)]),
  ];
}

function cityText(page: Page, { city, cities, readings }: UpliftResult): string {
  const { say, name } = page;
  const multiple = cities.find(({ id }) => id === city)?.multiple ?? null;
  const now = readings.length === 1 ? readings[0]!.classNow : null;
  const parts = [
    name(city),
    multiple === null ? "" : say({ en: `${multipleText(multiple)} × mean`, zh: `均值的 ${multipleText(multiple)} 倍` }),
    now === null ? "" : say(hubClassText[now]),
  ];
  return parts.filter((part) => part !== "").join(say({ en: ", ", zh: "，" }));
}

function singleLayer(page: Page, { tieFilter, target }: Reading): string[] {
  const { say } = page;
  return [
    ...layerLine(page, tieFilter),
    ...(target === null ? [] : labelled(page, { en: "Target", zh: "目标" }, targetText(page, target))),
    ...(tieFilter.note === null ? [] : wrap(say(tieFilter.note), page.width).map(pc.dim)),
  ];
}

function targetText({ say, name }: Page, { kind, id }: NonNullable<Reading["target"]>): string {
  if (kind === "city") return name(id ?? "");
  return say(
    kind === "belt"
      ? { en: "any city of a belt, whichever is cheapest to join", zh: "任一创新带的任一城市，取最省者" }
      : { en: "any other hub, whichever is cheapest to join", zh: "任一其他枢纽，取最省者" },
  );
}

function levelLines(page: Page, result: UpliftResult, level: Level): string[] {
  const { say, width } = page;
  const [cheapest] = level.sets;
  const title: Text = { en: `To join at ${level.level}`, zh: `连入水平 ${level.level}` };
  if (cheapest === undefined) {
    const none = level.joined
      ? { en: "nothing needs lifting: it is joined already", zh: "无需提升：已经相连" }
      : { en: "no set of cities joins it", zh: "没有任何城市组合能使其连入" };
    return [heading(page, title, say(none))];
  }
  return [
    heading(page, title),
    ...wrap(`  ${say(upliftText(result.city, level, cheapest, inBoth(page)))}`, width, "  "),
    ...setRows(page, level),
    ...(level.more
      ? [
          pc.dim(
            say({
              en: "  there are more ways (--alternatives lists up to 50)",
              zh: "  还有其他方案（--alternatives 最多列出 50 个）",
            }),
          ),
        ]
      : level.sets.length === 1
        ? wrap(
            `  ${say({ en: "There is no other way: every set that joins it holds these.", zh: "没有其他方案：凡能使其连入的组合都包含上述城市。" })}`,
            width,
            "  ",
          )
        : []),
  ];
}

/** The page has one language: both texts of a name are what it calls the city. */
function inBoth({ name }: Page): (id: string) => Text {
  return (id) => ({ en: name(id), zh: name(id) });
}

function setRows(page: Page, { level, sets }: Level): string[] {
  const { say, name } = page;
  const rows = sets.map((set) => [
    `  ${set.rank}`,
    costText(set.cost),
    set.rank === 1 ? "–" : costText(set.gap),
    name(set.reaches),
    set.lengthKm === null ? "–" : String(Math.round(set.lengthKm)),
  ]);
  const head = [
    "  #",
    say({ en: "total", zh: "合计" }),
    say({ en: "more than 1", zh: "比方案 1 多" }),
    say({ en: "reaches", zh: "连至" }),
    say({ en: "km", zh: "公里" }),
  ];
  const lists = sets.map((set) => liftList(page, level, set));
  return withLists(page, head, rows, say({ en: `lift to ${level}, from`, zh: `提升到 ${level}，现为` }), lists);
}

/** A table whose last column is a list that may take several lines. */
function withLists(
  page: Page,
  head: readonly string[],
  rows: readonly (readonly string[])[],
  title: string,
  lists: readonly string[],
): string[] {
  const [first = "", ...body] = table(head, rows);
  const indent = Math.max(...[first, ...body].map(widthOf)) + 2;
  return [
    pc.dim(pad(first, indent) + title),
    ...body.flatMap((row, index) =>
      wrap(lists[index]!, Math.max(20, page.width - indent)).map(
        (line, part) => pad(part === 0 ? row : "", indent) + line,
      ),
    ),
  ];
}

function liftList({ name, comma, language }: Page, level: number, { cities }: LiftedSet): string {
  const items = cities.map(({ id, multiple }) => `${name(id)} ${multipleText(multiple, [level])}`);
  return items.length > mostInSet ? listText(items, language, mostInSet - 1) : items.join(comma);
}

function layerRows(page: Page, { readings }: UpliftResult): string[] {
  const { say, name } = page;
  const entries = readings.flatMap(({ layer, levels, classNow }) => {
    const read: readonly (Level | null)[] = levels.length === 0 ? [null] : levels;
    return read.map((level) => ({ layer, level, classNow }));
  });
  const rows = entries.map(({ layer, level, classNow }) => {
    const then = level === null ? classNow : level.classAfter;
    const [cheapest, next] = level?.sets ?? [];
    return [
      `  ${page.language === "en" ? layer : say(layerTitle(page, layer))}`,
      level === null ? "–" : String(level.level),
      cheapest === undefined ? (level?.joined === true ? "0" : "–") : costText(cheapest.cost),
      next === undefined ? "–" : costText(next.gap),
      cheapest === undefined ? "–" : name(cheapest.reaches),
      then === null ? "–" : say(hubClassText[then]),
    ];
  });
  const lists = entries.map(({ level, classNow }) => {
    const [cheapest] = level?.sets ?? [];
    if (level === null)
      return say(
        classNow === "belt"
          ? { en: "nothing: in the only belt already", zh: "无需提升：已在唯一的创新带之中" }
          : { en: "there is nothing to join", zh: "没有可连入的目标" },
      );
    if (cheapest !== undefined) return liftList(page, level.level, cheapest);
    return level.joined
      ? say({ en: "nothing: joined already", zh: "无需提升：已相连" })
      : say({ en: "no way", zh: "没有方案" });
  });
  const head = [
    `  ${say({ en: "Layer", zh: "图层" })}`,
    say({ en: "at", zh: "水平" }),
    say({ en: "total", zh: "合计" }),
    say({ en: "next, more", zh: "次优多出" }),
    say({ en: "reaches", zh: "连至" }),
    say({ en: "class then", zh: "届时类别" }),
  ];
  return [
    heading(
      page,
      { en: "Cheapest set by layer", zh: "各图层的最省方案" },
      say({ en: "one layer at a time shows the alternatives", zh: "单独读取某一图层可查看其他方案" }),
    ),
    ...withLists(page, head, rows, say({ en: "lift, from", zh: "提升（现为）" }), lists),
    ...readings.flatMap(({ tieFilter: { note } }) =>
      note === null ? [] : wrap(`  ${say(note)}`, page.width, "  ").map(pc.dim),
    ),
  ];
}

/** What the cheapest sets come to in the units of the score's own amounts. */
function amountRows(page: Page, { indicators, readings }: UpliftResult): string[] {
  const { say, name } = page;
  const all = readings.flatMap(({ levels }) => levels);
  const levels = [...new Set(all.map(({ level }) => level))].sort((a, b) => b - a);
  const isLifted = (id: string, level: number): boolean =>
    all.some((one) => one.level === level && one.sets[0]?.cities.some((city) => city.id === id) === true);
  const ids = [...new Set(all.flatMap(({ sets }) => sets[0]?.cities.map(({ id }) => id) ?? []))].sort();
  const entries = ids.flatMap((id) =>
    indicators.flatMap(({ title, unit, year, count, cities }) => {
      const city = cities.find((one) => one.id === id);
      if (city === undefined) return [];
      const cells = levels.flatMap((level) => {
        const at = isLifted(id, level) ? city.at.find((one) => one.level === level) : undefined;
        if (at === undefined) return ["–", "–"];
        const { needed, increase } = neededOf(count, city.value, at.value);
        return [count ? String(needed) : amountText(needed), amountText(increase)];
      });
      return [
        {
          row: [`  ${name(id)}`, amountText(city.value), ...cells],
          count,
          amount: [say(title), say(unit), year ?? ""].filter((part) => part !== "").join(say({ en: ", ", zh: "，" })),
        },
      ];
    }),
  );
  if (entries.length === 0) return [];
  const shown = entries.slice(0, mostAmounts);
  const ofCounts = shown.some(({ count }) => count);
  const head = [
    `  ${say({ en: "City", zh: "城市" })}`,
    say({ en: "now", zh: "现值" }),
    ...levels.flatMap((level) => [
      say({ en: `at ${level}`, zh: `达到 ${level}` }),
      say({ en: "increase", zh: "增量" }),
    ]),
  ];
  return [
    "",
    heading(
      page,
      { en: "In real units", zh: "实际单位" },
      say({
        en: `the cheapest sets; at t: t × the amount's own mean${ofCounts ? ", counts rounded up" : ""}`,
        zh: `最省方案；水平 t 即该指标自身均值的 t 倍${ofCounts ? "，计数指标向上取整" : ""}`,
      }),
    ),
    ...withLists(
      page,
      head,
      shown.map(({ row }) => row),
      say({ en: "amount", zh: "指标" }),
      shown.map(({ amount }) => amount),
    ),
    ...moreLines(page, entries.length - mostAmounts),
  ];
}

function amountText(value: number | null): string {
  if (value === null) return "–";
  return value >= 1000 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}
