/** The text of `robustness`: what falls apart, whose failure costs the rest most, and how fast the network goes. */
import type { RobustnessResult } from "../analysis/robustness-result.ts";
import type { Text } from "../support/text.ts";
import { onStdout as pc } from "./colour.ts";
import { table, wrap } from "./layout.ts";
import { capped, heading, labelled, layerLine, type Page, readLines } from "./page.ts";

/** A terminal shows the first of a long list; --json has all. */
const mostBridges = 8;
const mostArticulation = 8;
const mostPoints = 10;
const mostTies = 8;

export function robustnessLines(page: Page, result: RobustnessResult): string[] {
  const { say } = page;
  return [
    ...readLines(page),
    ...layerLine(page, result.tieFilter),
    ...labelled(page, { en: "Parts", zh: "连通性" }, componentText(page, result.components)),
    ...labelled(page, { en: "Bridges", zh: "桥" }, bridgeText(page, result.bridges)),
    ...labelled(page, { en: "Cut cities", zh: "割点城市" }, articulationText(page, result.articulation)),
    "",
    ...failureRows(page, result),
    "",
    ...curveRows(page, result.curves),
    ...cutLines(page, result.minimumCut),
    ...result.notes.flatMap((note) => ["", ...wrap(say(note), page.width)]),
  ];
}

function componentText({ say }: Page, { sizes, blocks, largestBlock }: RobustnessResult["components"]): string {
  const alone = sizes.filter((size) => size === 1).length;
  const largest = sizes[0] ?? 0;
  return say({
    en: `${sizes.length} ${sizes.length === 1 ? "component" : "components"}, the largest of ${largest} cities${alone > 0 ? `, ${alone} without ties` : ""}; ${largestBlock} stay together whatever single tie fails (${blocks} ${blocks === 1 ? "block" : "blocks"})`,
    zh: `${sizes.length} 个连通分量，最大者含 ${largest} 个城市${alone > 0 ? `，${alone} 个没有联系` : ""}；任一联系失效时仍相连的最大块含 ${largestBlock} 个城市（共 ${blocks} 块）`,
  });
}

function bridgeText(page: Page, bridges: RobustnessResult["bridges"]): string {
  const { say } = page;
  if (bridges.length === 0)
    return say({ en: "none: no single tie cuts anyone off", zh: "无：任何一条联系失效都不会使城市脱离" });
  const items = bridges.map(({ source, target, smallerSide }) => {
    const { count } = smallerSide;
    return `${tieText(page, source, target)}${say({ en: ` (cuts off ${count})`, zh: `（断开 ${count} 个城市）` })}`;
  });
  return capped(page, items, mostBridges);
}

function articulationText(page: Page, articulation: RobustnessResult["articulation"]): string {
  const { say, name } = page;
  if (articulation.length === 0)
    return say({ en: "none: no single city parts the others", zh: "无：任何一个城市失效都不会使其他城市断开" });
  const items = articulation.map(({ id, parts }) => {
    const sizes = parts.length > 4 ? `${parts.slice(0, 3).join(" + ")} + …` : parts.join(" + ");
    return `${name(id)}${say({ en: ` (leaves ${sizes})`, zh: `（剩 ${sizes}）` })}`;
  });
  return capped(page, items, mostArticulation);
}

function failureRows(page: Page, { pointsOfFailure, efficiency }: RobustnessResult): string[] {
  const { say, name } = page;
  const title: Text = { en: "Single points of failure", zh: "单点失效" };
  const note = say({
    en: `efficiency ${number(efficiency.global)}; what the failure takes from the others`,
    zh: `网络效率 ${number(efficiency.global)}；失效使其他城市损失的效率`,
  });
  if (pointsOfFailure.length === 0)
    return [heading(page, title, note), say({ en: "  none costs the others anything", zh: "  无：其他城市均无损失" })];
  const rows = pointsOfFailure
    .slice(0, mostPoints)
    .map(({ kind, id, source, target, loss, pairsCut }) => [
      `  ${id !== null ? name(id) : tieText(page, source ?? "", target ?? "")}`,
      kind === "city" ? say({ en: "city", zh: "城市" }) : say({ en: "tie", zh: "联系" }),
      percent(loss),
      String(pairsCut),
    ]);
  const [head, ...body] = table(
    [
      `  ${say({ en: "Fails", zh: "失效者" })}`,
      say({ en: "kind", zh: "类别" }),
      say({ en: "loss", zh: "损失" }),
      say({ en: "pairs cut", zh: "断开对数" }),
    ],
    rows,
  );
  return [heading(page, title, note), pc.dim(head), ...body];
}

const ruleText = {
  betweenness: { en: "highest betweenness first", zh: "介数最高者先" },
  degree: { en: "highest degree first", zh: "度最高者先" },
  strength: { en: "strongest first", zh: "强度最高者先" },
} satisfies Record<string, Text>;

/** What is left when a tenth, a fifth and a half has failed; at the measured point nearest to that. */
const shares = [0.1, 0.2, 0.5];

function curveRows(page: Page, curves: RobustnessResult["curves"]): string[] {
  const { say } = page;
  const rows = (["cities", "ties"] as const).flatMap((failing) => {
    const label = say(failing === "cities" ? { en: "cities", zh: "城市" } : { en: "ties", zh: "联系" });
    const { random, ...attacks } = curves[failing];
    const rules = (["betweenness", "degree", "strength"] as const).map((rule) => [
      `  ${label}${say({ en: ", ", zh: "，" })}${say(ruleText[rule])}`,
      ...shares.flatMap((share) => {
        const point = nearest(attacks[rule].points, share);
        return [percent(point?.largest ?? null), percent(point?.efficiency ?? null)];
      }),
      number(attacks[rule].robustness),
    ]);
    const drawn = [
      `  ${label}${say({ en: `, at random (${random.draws})`, zh: `，随机（${random.draws} 次）` })}`,
      ...shares.flatMap((share) => {
        const point = nearest(random.points, share);
        return [percent(point?.largest.mean ?? null), percent(point?.efficiency.mean ?? null)];
      }),
      number(random.robustness.mean),
    ];
    return [...rules, drawn];
  });
  const [head, ...body] = table(
    [
      `  ${say({ en: "Failing", zh: "失效方式" })}`,
      ...shares.flatMap((share) => [
        say({ en: `${share * 100} %: part`, zh: `${share * 100} %：最大块` }),
        say({ en: "eff.", zh: "效率" }),
      ]),
      "R",
    ],
    rows,
  );
  return [
    heading(
      page,
      { en: "When more and more fail", zh: "连续失效" },
      say({ en: "largest part and efficiency left", zh: "剩余的最大连通块与效率" }),
    ),
    pc.dim(head),
    ...body,
  ];
}

function nearest<Point extends { readonly share: number }>(points: readonly Point[], share: number): Point | undefined {
  return points.reduce<Point | undefined>(
    (best, point) =>
      best === undefined || Math.abs(point.share - share) < Math.abs(best.share - share) ? point : best,
    undefined,
  );
}

function cutLines(page: Page, cut: RobustnessResult["minimumCut"]): string[] {
  if (cut === null) return [];
  const { say, name } = page;
  const list = (ties: readonly { readonly source: string; readonly target: string }[]): string =>
    capped(
      page,
      ties.map(({ source, target }) => tieText(page, source, target)),
      mostTies,
    );
  const title = { en: "Minimum cut", zh: "最小割" };
  const ends = `${name(cut.source)} → ${name(cut.target)}`;
  if (cut.ties.length === 0)
    return ["", heading(page, title, ends), say({ en: "  there is no path between them", zh: "  两者之间没有路径" })];
  const cities =
    cut.fewestCities === null
      ? say({
          en: "none: the two are tied, so no other city parts them",
          zh: "无：两市直接相连，其他城市失效不能使其断开",
        })
      : `${cut.fewestCities.length}${say({ en: ": ", zh: "：" })}${capped(page, cut.fewestCities.map(name), mostTies)}`;
  return [
    "",
    heading(page, title, ends),
    ...labelled(
      page,
      { en: "  strength", zh: "  强度" },
      `${Number(cut.strength.toPrecision(6))}${say({ en: ": ", zh: "：" })}${list(cut.ties)}`,
    ),
    ...labelled(
      page,
      { en: "  ties", zh: "  联系数" },
      `${cut.fewestTies.length}${say({ en: ": ", zh: "：" })}${list(cut.fewestTies)}`,
    ),
    ...labelled(page, { en: "  cities", zh: "  城市数" }, cities),
  ];
}

function tieText(page: Page, source: string, target: string): string {
  return `${page.name(source)}${page.language === "en" ? "-" : "—"}${page.name(target)}`;
}

function percent(share: number | null): string {
  return share === null ? "–" : `${(share * 100).toFixed(1)}%`;
}

function number(value: number | null): string {
  return value === null ? "–" : String(Number(value.toPrecision(3)));
}
