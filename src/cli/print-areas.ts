/** The text of `areas`: which hub leads whom, where other readings name another hub, and the chains of leaders. */
import type { AreasResult } from "../analysis/areas-result.ts";
import { multipleText } from "../analysis/wording.ts";
import type { Text } from "../support/text.ts";
import { onStdout as pc } from "./colour.ts";
import { table, wrap } from "./layout.ts";
import { capped, heading, labelled, layerLine, layerTitle, moreLines, type Page, readLines } from "./page.ts";

/** A terminal shows the first of a long list; --json has all. */
const mostAreas = 12;
const mostNames = 12;
const mostDisagreements = 8;
const mostChain = 24;
/** Below this ratio of attractions the runner-up is named: the choice is open. */
const openRatio = 1.25;

type CityOf = ReadonlyMap<string, AreasResult["cities"][number]>;

export function areasLines(page: Page, result: AreasResult): string[] {
  const { say } = page;
  const cityOf: CityOf = new Map(result.cities.map((city) => [city.id, city]));
  const [first] = result.readings;
  if (first === undefined) return readLines(page, result.score);
  return [
    ...readLines(page, result.score),
    ...layerLine(page, first.tieFilter),
    ...(first.tieFilter.note === null ? [] : wrap(say(first.tieFilter.note), page.width).map(pc.dim)),
    "",
    ...areaRows(page, result, cityOf),
    "",
    ...sideBySideRows(page, result),
    "",
    ...disagreementRows(page, result),
    "",
    ...chainRows(page, result, cityOf),
    ...result.notes.flatMap((note) => ["", ...wrap(say(note), page.width)]),
  ];
}

function shown(page: Page, id: string, cityOf: CityOf): string {
  const multiple = cityOf.get(id)?.multiple ?? null;
  return multiple === null ? page.name(id) : `${page.name(id)} ${multipleText(multiple)}`;
}

function areaRows(page: Page, { readings, unscored, hubLevel }: AreasResult, cityOf: CityOf): string[] {
  const { say, name } = page;
  const { areas, unled } = readings[0]!;
  const title: Text = { en: "Areas", zh: "枢纽腹地" };
  const note = say({
    en: `hubs ≥ ${hubLevel} × mean and the cities that climb to them`,
    zh: `均值倍数不低于 ${hubLevel} 的枢纽及逐级归于它的城市`,
  });
  const lines = areas.slice(0, mostAreas).flatMap(({ hub, cities, count, meanMultiple }) => {
    const led = cities.filter((id) => id !== hub);
    const head = pc.bold(`  ${shown(page, hub, cityOf)}`);
    const text =
      led.length === 0
        ? say({ en: ": alone", zh: "：仅自身" })
        : say({
            en: ` (${count} cities, mean ${multipleText(meanMultiple)}): `,
            zh: `（${count} 个城市，平均 ${multipleText(meanMultiple)}）：`,
          }) + capped(page, led.map(name), mostNames);
    return wrap(head + text, page.width, "    ");
  });
  return [
    heading(page, title, note),
    ...(lines.length > 0 ? lines : [say({ en: "  none: no city is a hub", zh: "  无：没有枢纽城市" })]),
    ...moreLines(page, areas.length - mostAreas),
    ...listLines(page, { en: "  Unled", zh: "  无枢纽" }, unled),
    ...listLines(page, { en: "  No score", zh: "  无得分" }, unscored),
  ];
}

function listLines(page: Page, label: Text, ids: readonly string[]): string[] {
  return ids.length === 0 ? [] : labelled(page, label, capped(page, ids.map(page.name), mostNames));
}

/** Cities that lie in another area on another layer. */
function sideBySideRows(page: Page, { readings, cities }: AreasResult): string[] {
  if (readings.length < 2) return [];
  const { say, name } = page;
  const areaOn = readings.map(
    ({ areas }) => new Map(areas.flatMap(({ hub, cities: ids }) => ids.map((id) => [id, hub] as const))),
  );
  const differing = cities.filter(({ id }) => areaOn.some((area) => area.get(id) !== areaOn[0]!.get(id)));
  const title: Text = { en: "By layer", zh: "按联系层" };
  const note = say({
    en: `${differing.length} of ${cities.length} cities lie in another area on another layer`,
    zh: `${cities.length} 个城市中有 ${differing.length} 个在不同图层上归属不同`,
  });
  if (differing.length === 0) return [heading(page, title, note)];
  const rows = differing
    .slice(0, mostDisagreements)
    .map(({ id }) => [`  ${name(id)}`, ...areaOn.map((area) => nameOr(page, area.get(id) ?? null))]);
  const [head, ...body] = table(
    [
      `  ${say({ en: "City", zh: "城市" })}`,
      ...readings.map(({ layer }) => (page.language === "en" ? layer : layerTitle(page, layer).zh)),
    ],
    rows,
  );
  return [heading(page, title, note), pc.dim(head), ...body, ...moreLines(page, differing.length - mostDisagreements)];
}

function disagreementRows(page: Page, { readings, cities, cooperationLayer }: AreasResult): string[] {
  const { say, name } = page;
  const { disagreements, layer } = readings[0]!;
  const led = cities.filter(({ hub }) => !hub);
  const compared = led.filter(({ agree }) => agree !== null).length;
  const incomparable = led.length - compared;
  const others: Text =
    incomparable === 0
      ? { en: "", zh: "" }
      : { en: ` (${incomparable} not comparable)`, zh: `（${incomparable} 个无法比较）` };
  const title: Text = { en: "Where another hub could lead", zh: "主导枢纽不一致的城市" };
  const note = say({
    en: `${disagreements.length} of ${compared} cities; the others agree${others.en}`,
    zh: `${compared} 个城市中的 ${disagreements.length} 个，其余一致${others.zh}`,
  });
  if (disagreements.length === 0) return [heading(page, title, note)];
  const cityOf = new Map(cities.map((city) => [city.id, city]));
  // On the layer already read it would be the strongest tie once more.
  const cooperation = cooperationLayer === layer ? null : cooperationLayer;
  const rows = disagreements.slice(0, mostDisagreements).map(({ id, area, strength, gravity }) => {
    const city = cityOf.get(id)!;
    return [
      `  ${name(id)}`,
      nameOr(page, area),
      nameOr(page, strength),
      gravity === null || city.gravityShare === null ? "–" : `${name(gravity)} ${percent(city.gravityShare)}`,
      ...(cooperation === null ? [] : [nameOr(page, city.leadByCooperation)]),
    ];
  });
  const [head, ...body] = table(
    [
      `  ${say({ en: "City", zh: "城市" })}`,
      say({ en: "area", zh: "腹地" }),
      say({ en: "strongest tie", zh: "最强联系" }),
      say({ en: "gravity (share)", zh: "引力（份额）" }),
      ...(cooperation === null ? [] : [say(layerTitle(page, cooperation))]),
    ],
    rows,
  );
  return [
    heading(page, title, note),
    pc.dim(head),
    ...body,
    ...moreLines(page, disagreements.length - mostDisagreements),
  ];
}

/** The tree, indented; of the cities that lead nobody, those of one leader share its lines. */
function chainRows(page: Page, result: AreasResult, cityOf: CityOf): string[] {
  const { say } = page;
  const { chain, tiers } = result;
  const leads = new Set(chain.map(({ leader }) => leader));
  const leaves = new Map([...leads].map((id) => [id, [] as string[]]));
  for (const { id, leader, ...link } of chain)
    if (leader !== null && !leads.has(id)) leaves.get(leader)!.push(`${page.name(id)}${numbers(page, link)}`);
  const lines: string[] = [];
  const alone: string[] = [];
  for (const { id, leader, tier, depth, ...link } of chain) {
    if (!leads.has(id)) {
      if (leader === null) alone.push(shown(page, id, cityOf));
      continue;
    }
    const indent = " ".repeat(2 * depth + 2);
    const tierText = say({ en: `, tier ${tier}`, zh: `，第 ${tier} 级` });
    const name = pc.bold(shown(page, id, cityOf));
    const led = leaves.get(id) ?? [];
    const text = led.length === 0 ? "" : ` → ${capped(page, led, mostNames)}`;
    lines.push(...wrap(`${indent}${name}${tierText}${numbers(page, link)}${text}`, page.width, `${indent}    `));
  }
  return [
    heading(
      page,
      { en: "Chains", zh: "带动链" },
      say({
        en: `who of a higher tier (${tiers.breaks.map(shortNumber).join(", ")}) could lead whom, by tie or climb; km, share`,
        zh: `更高层级（${tiers.breaks.map(shortNumber).join("、")}）的城市可带动谁，按相连或攀升；公里数、引力份额`,
      }),
    ),
    ...lines.slice(0, mostChain),
    ...(lines.length > mostChain ? [pc.dim(say({ en: "  … (--json has all)", zh: "  …（--json 列出全部）" }))] : []),
    ...(alone.length === 0 ? [] : labelled(page, { en: "  Alone", zh: "  独立" }, capped(page, alone, mostNames))),
  ];
}

const ruleText: Readonly<Record<"tie" | "climb", Text>> = {
  tie: { en: "tie", zh: "相连" },
  climb: { en: "climb", zh: "攀升" },
};

function numbers(
  page: Page,
  link: Pick<AreasResult["chain"][number], "km" | "share" | "ratio" | "runnerUp" | "by">,
): string {
  const { say, name, comma } = page;
  const parts = [
    link.by === null ? "" : say(ruleText[link.by]),
    link.km === null ? "" : say({ en: `${Math.round(link.km)} km`, zh: `${Math.round(link.km)} 公里` }),
    link.share === null || link.share === 1 ? "" : percent(link.share),
    link.ratio !== null && link.runnerUp !== null && link.ratio < openRatio
      ? say({ en: `or ${name(link.runnerUp)}`, zh: `或${name(link.runnerUp)}` })
      : "",
  ].filter((part) => part !== "");
  if (parts.length === 0) return "";
  const [open, close] = page.language === "en" ? [" (", ")"] : ["（", "）"];
  return open + parts.join(comma) + close;
}

function nameOr(page: Page, id: string | null): string {
  return id === null ? "–" : page.name(id);
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

function shortNumber(value: number): string {
  return String(Number(value.toPrecision(3)));
}
