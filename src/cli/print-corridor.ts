/** The text of `corridor`: the way city by city, where it is weakest, and which other ways there are. */
import type { CorridorResult } from "../analysis/corridor-result.ts";
import { listText, multipleText, percentText } from "../analysis/wording.ts";
import type { Text } from "../support/text.ts";
import { onStdout as pc } from "./colour.ts";
import { table, widthOf, wrap } from "./layout.ts";
import { heading, labelled, layerLine, layerTitle, moreLines, type Page, readLines } from "./page.ts";

const none: Text = { en: "none", zh: "无" };
/** Between the cities of a way. */
const dash: Text = { en: " – ", zh: "—" };

type Row = CorridorResult["readings"][number]["corridors"][number];
type Path = Row["paths"][number];

/** A terminal shows the first of a long list; --json has all. */
const mostRunnersUp = 8;
const mostAlong = 24;

export function corridorLines(page: Page, result: CorridorResult): string[] {
  const { say } = page;
  const [first, ...others] = result.readings;
  const body =
    first === undefined
      ? []
      : others.length === 0
        ? [
            ...layerLine(page, first.tieFilter),
            ...(first.tieFilter.note === null ? [] : wrap(say(first.tieFilter.note), page.width).map(pc.dim)),
            ...first.corridors.flatMap((row) => ["", ...corridorRows(page, result, row)]),
          ]
        : ["", ...sideBySideRows(page, result)];
  return [
    ...readLines(page, result.score),
    ...body,
    ...result.notes.flatMap((note) => ["", ...wrap(say(note), page.width)]),
  ];
}

function endsText({ name, say }: Page, from: string, { to, belt }: Row): string {
  const end = to === null ? say({ en: "the nearest belt", zh: "最近的创新带" }) : name(to);
  const why = belt && to !== null ? say({ en: " (nearest belt)", zh: "（最近的创新带）" }) : "";
  return `${name(from)} → ${end}${why}`;
}

function corridorRows(page: Page, result: CorridorResult, row: Row): string[] {
  const { say } = page;
  const [best, ...runnersUp] = row.paths;
  const ends = endsText(page, result.from, row);
  if (best === undefined) return [heading(page, { en: ends, zh: ends }, say(none))];
  const along = best.profile.map(({ id, multiple }) => placeText(page, id, multiple));
  const chain =
    along.length <= mostAlong ? along : [...along.slice(0, mostAlong / 2), "…", ...along.slice(-mostAlong / 2)];
  return [
    heading(
      page,
      { en: ends, zh: ends },
      [barText(best), lengthText(page, best)].filter((part) => part !== "").join("  "),
    ),
    ...wrap(`  ${chain.join(say(dash))}`, page.width, "  "),
    ...labelled(page, { en: "  Level", zh: "  水平" }, levelSentence(page, result.hubLevel, best)),
    ...runnerUpRows(page, result.hubLevel, best, runnersUp),
  ];
}

function placeText({ name }: Page, id: string, multiple: number | null): string {
  return multiple === null ? name(id) : `${name(id)} ${multipleText(multiple)}`;
}

const bars = "▁▂▃▄▅▆▇█";

/** Heights by square root, so that a weak city still shows beside the highest. */
function barText({ profile }: Path): string {
  const highest = Math.max(...profile.map(({ multiple }) => multiple ?? 0));
  if (profile.length > mostAlong || !(highest > 0)) return "";
  return profile
    .map(({ multiple }) =>
      multiple === null ? "·" : bars[Math.round(Math.sqrt(multiple / highest) * (bars.length - 1))]!,
    )
    .join("");
}

function lengthText({ say }: Page, { lengthKm, path }: Path): string {
  if (lengthKm !== null) return say({ en: `${Math.round(lengthKm)} km`, zh: `${Math.round(lengthKm)} 公里` });
  const hops = path.length - 1;
  return say({ en: `${hops} ${hops === 1 ? "hop" : "hops"}`, zh: `${hops} 跳` });
}

function levelSentence(page: Page, hubLevel: number, { level, bottleneck }: Path): string {
  const { say, name } = page;
  const shareText = bottleneck.multiple === null || hubLevel === 0 ? null : percentText(bottleneck.multiple / hubLevel);
  const share =
    shareText === null ? "" : say({ en: `, ${shareText} of the hub level`, zh: `，为枢纽下限的 ${shareText}` });
  if (level === null) {
    const lower = placeText(page, bottleneck.id, bottleneck.multiple);
    return say({
      en: `a direct tie, with no city in between; the lower end is ${lower}${share}`,
      zh: `直接相连，其间没有城市；较低一端为${lower}${share}`,
    });
  }
  const text = multipleText(level, [hubLevel]);
  return say({
    en: `${text}; bottleneck ${name(bottleneck.id)}${share}`,
    zh: `${text}；瓶颈为${name(bottleneck.id)}${share}`,
  });
}

function runnerUpRows(page: Page, hubLevel: number, best: Path, runnersUp: readonly Path[]): string[] {
  const { say } = page;
  if (runnersUp.length === 0) return [];
  const rows = runnersUp
    .slice(0, mostRunnersUp)
    .map((path) => [`  ${path.rank}`, levelText(path, hubLevel), lengthCell(page, path), bottleneckText(page, path)]);
  const titles = [
    `  ${say({ en: "Other ways", zh: "其他路径" })}`,
    say({ en: "level", zh: "水平" }),
    say({ en: "km", zh: "公里" }),
    say({ en: "bottleneck", zh: "瓶颈" }),
  ];
  return withLast(
    page,
    titles,
    rows,
    say({ en: "unlike the first", zh: "与首条之别" }),
    runnersUp.slice(0, mostRunnersUp).map((path) => differences(page, best, path)),
  ).concat(moreLines(page, runnersUp.length - mostRunnersUp));
}

/** Under the heading km; hops say so. */
function lengthCell(page: Page, path: Path): string {
  return path.lengthKm === null ? lengthText(page, path) : String(Math.round(path.lengthKm));
}

function levelText({ level }: Path, hubLevel: number): string {
  return level === null ? "–" : multipleText(level, [hubLevel]);
}

function bottleneckText(page: Page, { bottleneck }: Path): string {
  return placeText(page, bottleneck.id, bottleneck.multiple);
}

/** "over Nantong, not Suzhou". */
function differences({ say, name, language }: Page, best: Path, other: Path): string {
  const beside = (path: Path, than: Path): string =>
    listText(
      path.path
        .slice(1, -1)
        .filter((id) => !than.path.slice(1, -1).includes(id))
        .map(name),
      language,
      4,
    );
  const [more, less] = [beside(other, best), beside(best, other)];
  const end = other.path.at(-1)!;
  const parts = [
    more === "" ? "" : say({ en: `over ${more}`, zh: `经${more}` }),
    less === "" ? "" : say({ en: `not ${less}`, zh: `不经${less}` }),
    end === best.path.at(-1) ? "" : say({ en: `to ${name(end)}`, zh: `至${name(end)}` }),
  ];
  return parts.filter((part) => part !== "").join(say({ en: ", ", zh: "，" }));
}

/** A table whose last column is cut where the screen ends. */
function withLast(
  page: Page,
  titles: readonly string[],
  rows: readonly (readonly string[])[],
  lastTitle: string,
  last: readonly string[],
): string[] {
  const start = Math.max(
    ...table(
      [...titles, "|"],
      rows.map((row) => [...row, "|"]),
    ).map((line) => widthOf(line) - 1),
  );
  const [head, ...body] = table(
    [...titles, lastTitle],
    rows.map((row, index) => [...row, cut(last[index]!, page.width - start)]),
  );
  return [pc.dim(head), ...body];
}

/** Cut at the end of a whole name. */
function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  const ends = [...text.matchAll(/ ?[,，、–—]/g)].map(({ index }) => text.slice(0, index));
  return `${ends.findLast((start) => widthOf(start) <= width - 2) ?? ""} …`.trimStart();
}

/** One line per destination and layer. */
function sideBySideRows(page: Page, result: CorridorResult): string[] {
  const { say, name } = page;
  const { hubLevel, readings, from } = result;
  const title: Text = { en: `Corridors from ${name(from)}`, zh: `始于${name(from)}的走廊` };
  const lines = readings[0]!.corridors.flatMap((_, index) =>
    readings.map(({ layer, corridors }) => {
      const row = corridors[index]!;
      const [best] = row.paths;
      const end = row.to === null ? "" : name(row.to);
      const nearest = say({ en: "nearest belt", zh: "最近的创新带" });
      const inBelt = say({ en: `${end} (belt)`, zh: `${end}（创新带）` });
      const to = row.to === null ? nearest : row.belt ? inBelt : end;
      const cells = [`  ${to}`, say(layerTitle(page, layer))];
      if (best === undefined) return { cells: [...cells, "–", "–", "–"], way: say(none) };
      const inner = best.path.slice(1, -1).map(name);
      return {
        cells: [...cells, levelText(best, hubLevel), bottleneckText(page, best), lengthCell(page, best)],
        way: inner.length === 0 ? say({ en: "direct tie", zh: "直接相连" }) : inner.join(say(dash)),
      };
    }),
  );
  return [
    heading(
      page,
      title,
      say({ en: `the best on each layer; hub level ${hubLevel}`, zh: `各层的最优路径；枢纽下限 ${hubLevel}` }),
    ),
    ...withLast(
      page,
      [
        `  ${say({ en: "To", zh: "终点" })}`,
        say({ en: "layer", zh: "图层" }),
        say({ en: "level", zh: "水平" }),
        say({ en: "bottleneck", zh: "瓶颈" }),
        say({ en: "km", zh: "公里" }),
      ],
      lines.map(({ cells }) => cells),
      say({ en: "by way of", zh: "途经" }),
      lines.map(({ way }) => way),
    ),
    ...readings.flatMap(({ tieFilter: { note } }) =>
      note === null ? [] : wrap(`  ${say(note)}`, page.width, "  ").map(pc.dim),
    ),
  ];
}
