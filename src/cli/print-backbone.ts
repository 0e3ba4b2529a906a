/** The text of `backbone`: what is kept, and which ties of the belts each method would lose. */
import type { BackboneBelts, BackboneResult } from "../analysis/backbone-result.ts";
import { percentText } from "../analysis/wording.ts";
import type { Text } from "../support/text.ts";
import { table, wrap } from "./layout.ts";
import { capped, heading, labelled, layerLine, layerTitle, type Page, readLines } from "./page.ts";

const methodText: Readonly<Record<BackboneResult["method"], Text>> = {
  union: { en: "union", zh: "并集" },
  disparity: { en: "disparity", zh: "差异过滤" },
  "noise-corrected": { en: "noise-corrected", zh: "噪声校正" },
  "spanning-forest": { en: "spanning-forest", zh: "生成森林" },
};

/** A terminal names the strongest and says how many more there are; --json has all. */
const mostLost = 3;
const mostUntied = 6;

export function backboneLines(page: Page, result: BackboneResult): string[] {
  const { say } = page;
  const { before, after } = result.components;
  const kept = result.ties.filter((tie) => tie.kept).length;
  const tied = result.cities.filter(({ ties }) => ties > 0).length;
  const still = result.cities.filter((city) => city.kept > 0).length;
  const percent = (share: number | null): string => (share === null ? "–" : percentText(share));
  return [
    ...readLines(page),
    ...layerLine(page, result.tieFilter),
    ...labelled(page, { en: "Backbone", zh: "骨干" }, say(result.description)),
    ...labelled(
      page,
      { en: "Kept", zh: "保留" },
      say({
        en: `${kept} of ${result.ties.length} ${result.ties.length === 1 ? "tie" : "ties"} (${percent(result.shares.ties)}), ${percent(result.shares.strength)} of the strength, ${still} of the ${tied} cities with a tie`,
        zh: `${result.ties.length} 条联系中的 ${kept} 条（${percent(result.shares.ties)}），强度的 ${percent(result.shares.strength)}，${tied} 个有联系城市中的 ${still} 个`,
      }),
    ),
    ...labelled(
      page,
      { en: "Components", zh: "连通分量" },
      say({
        en: `${before.count} before (largest ${before.largest} cities), ${after.count} after (largest ${after.largest})`,
        zh: `提取前 ${before.count} 个（最大含 ${before.largest} 城），提取后 ${after.count} 个（最大含 ${after.largest} 城）`,
      }),
    ),
    "",
    ...(result.belts === null ? [] : beltRows(page, result.belts, result)),
    ...result.notes.flatMap((note) => ["", ...wrap(say(note), page.width)]),
  ];
}

function beltRows(page: Page, belts: BackboneBelts, { tieFilter, alpha }: BackboneResult): string[] {
  const { say } = page;
  if (belts.count === 0)
    return wrap(
      say({
        en: "There is no belt, so no method loses any of its ties.",
        zh: "没有创新带，故各方法均不会丢失带内联系。",
      }),
      page.width,
    );
  const beltLayer = say(layerTitle(page, belts.layer));
  const layer = say(layerTitle(page, tieFilter.layer));
  const rows = belts.methods.map(({ method, ties, strength, keptCount, lost }) => [
    say(methodText[method]),
    ties === null ? "–" : String(ties),
    strength === null ? "–" : percentText(strength),
    keptCount === null ? "–" : String(keptCount),
    lost === null ? "–" : String(lost.length),
  ]);
  const untied = belts.untied.map(({ source, target }) => pairText(page, source, target));
  return [
    heading(page, { en: "What a backbone would lose of the belts", zh: "骨干会丢失哪些带内联系" }),
    ...wrap(
      say({
        en: `Read on all ties of ${beltLayer}: ${belts.count} ${belts.count === 1 ? "belt" : "belts"}, inside ${belts.count === 1 ? "it" : "them"} ${belts.ties} ties of ${layer}; alpha ${alpha}.`,
        zh: `依据${beltLayer}的全部联系识别出 ${belts.count} 条创新带，带内有${layer}联系 ${belts.ties} 条；α = ${alpha}。`,
      }),
      page.width,
    ),
    ...table(
      [
        say({ en: "Method", zh: "方法" }),
        say({ en: "ties kept", zh: "保留联系" }),
        say({ en: "strength", zh: "强度占比" }),
        say({ en: "in belts kept", zh: "带内保留" }),
        say({ en: "in belts lost", zh: "带内丢失" }),
      ],
      rows,
    ),
    ...belts.methods.flatMap(({ method, lost }) =>
      lost === null || lost.length === 0 ? [] : lostLines(page, method, lost),
    ),
    ...(untied.length === 0
      ? []
      : wrap(
          say({ en: "On a spine, but without a tie here: ", zh: "在主轴上相邻、但此处无联系：" }) +
            capped(page, untied, mostUntied),
          page.width,
          "  ",
        )),
  ];
}

/** The strongest first; what lies on a spine is marked. */
function lostLines(
  page: Page,
  method: BackboneResult["method"],
  lost: NonNullable<BackboneBelts["methods"][number]["lost"]>,
): string[] {
  const label = page.say({ en: `Lost by ${methodText[method].en}: `, zh: `${methodText[method].zh}丢失：` });
  const items = lost.map((tie) => {
    const p = tie.alpha === null ? [] : [`p ${tie.alpha.toPrecision(2)}`];
    const spine = tie.spine ? [page.say({ en: "spine", zh: "主轴" })] : [];
    const marks = [...p, ...spine].join(page.say({ en: ", ", zh: "，" }));
    const pair = `${pairText(page, tie.source, tie.target)} ${Number(tie.strength.toPrecision(6))}`;
    return marks === "" ? pair : pair + page.say({ en: ` (${marks})`, zh: `（${marks}）` });
  });
  return wrap(label + capped(page, items, mostLost), page.width, "  ");
}

function pairText(page: Page, source: string, target: string): string {
  return `${page.name(source)}${page.language === "en" ? "-" : "—"}${page.name(target)}`;
}
