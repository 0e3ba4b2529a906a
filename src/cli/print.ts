/** Results as text for a terminal: under a screen, in the chosen language, aligned with Chinese widths. */
import { onStdout as pc } from "./colour.ts";
import type { Analysis } from "../analysis/analysis.ts";
import type { AreasResult } from "../analysis/areas-result.ts";
import type { BackboneResult } from "../analysis/backbone-result.ts";
import type { CentralityResult } from "../analysis/centrality-result.ts";
import type { AnalyzeResult, Dispersion, TiersPart, TiersResult } from "../analysis/result.ts";
import type { BeltsResult } from "../analysis/belts-result.ts";
import type { CommunitiesResult } from "../analysis/communities-result.ts";
import type { UpliftResult } from "../analysis/uplift-result.ts";
import type { CorridorResult } from "../analysis/corridor-result.ts";
import type { DiffusionResult } from "../analysis/diffusion-result.ts";
import type { RobustnessResult } from "../analysis/robustness-result.ts";
import { percentText, publishedText } from "../analysis/wording.ts";
import { pad, widthOf, wrap } from "./layout.ts";
import {
  bullet,
  capped,
  heading,
  labelled,
  layerTitle,
  moreLines,
  type Page,
  pageFor,
  type Printing,
  readLines,
} from "./page.ts";
import { beltRows, beltsLines, hubRows, multiplesOf, type Multiples, shown } from "./print-belts.ts";
import { areasLines } from "./print-areas.ts";
import { backboneLines } from "./print-backbone.ts";
import { centralityLines } from "./print-centrality.ts";
import { communitiesLines } from "./print-communities.ts";
import { corridorLines } from "./print-corridor.ts";
import { diffusionLines } from "./print-diffusion.ts";
import { robustnessLines } from "./print-robustness.ts";
import { upliftLines } from "./print-uplift.ts";

export function printed(analysis: Analysis, printing: Printing): string[] {
  // A part that is not there leaves no gap behind.
  return linesOf(analysis, printing).filter((line, index, lines) => line !== "" || lines[index - 1] !== "");
}

function linesOf(analysis: Analysis, printing: Printing): string[] {
  const page = pageFor(printing);
  switch (analysis.id) {
    case "analyze":
      return analyzeLines(page, printing.result as AnalyzeResult);
    case "belts":
      return beltsLines(page, printing.result as BeltsResult);
    case "areas":
      return areasLines(page, printing.result as AreasResult);
    case "backbone":
      return backboneLines(page, printing.result as BackboneResult);
    case "centrality":
      return centralityLines(page, printing.result as CentralityResult);
    case "communities":
      return communitiesLines(page, printing.result as CommunitiesResult);
    case "corridor":
      return corridorLines(page, printing.result as CorridorResult);
    case "diffusion":
      return diffusionLines(page, printing.result as DiffusionResult);
    case "robustness":
      return robustnessLines(page, printing.result as RobustnessResult);
    case "tiers":
      return tiersLines(page, printing.result as TiersResult);
    case "uplift":
      return upliftLines(page, printing.result as UpliftResult);
    default:
      return JSON.stringify(printing.result, null, 2).split("\n");
  }
}

function analyzeLines(page: Page, result: AnalyzeResult): string[] {
  const { say } = page;
  return [
    ...readLines(page, result.score),
    "",
    ...result.summary.flatMap((sentence) => bullet(page, say(sentence))),
    "",
    ...(result.tiers === null ? [] : [...tierRows(page, result.tiers, multiplesOf(result.cities)), ""]),
    ...beltRows(page, result, multiplesOf(result.cities)),
    ...hubRows(page, result),
    "",
    ...communityLines(page, result),
    ...alternativeLines(page, result),
    ...publishedLines(page, result),
    ...result.notes.flatMap((note) => ["", ...wrap(say(note), page.width)]),
  ];
}

function tiersLines(page: Page, result: TiersResult): string[] {
  return [
    ...readLines(page, result.score),
    "",
    ...tierRows(page, result.tiers, multiplesOf(result.cities)),
    "",
    dispersionLine(page, result.dispersion),
  ];
}

/** A terminal shows the first of a long list and says how many more there are; --json has all. */
const mostPerTier = 40;
const mostCommunities = 6;
/** Cities without a score or without ties. */
const mostApart = 20;

function tierRows(page: Page, tiers: TiersPart, multiples: Multiples): string[] {
  const { say } = page;
  const limits = tiers.breaks.map((limit) => String(Number(limit.toFixed(2))));
  const labels = tiers.members.map((_, index) =>
    index === 0
      ? `≥ ${limits[0]}`
      : index === limits.length
        ? `< ${limits.at(-1)}`
        : `${limits[index]}–${limits[index - 1]}`,
  );
  const label = Math.max(...labels.map(widthOf));
  const count = String(Math.max(...tiers.members.map(({ length }) => length))).length;
  const lines = tiers.members.flatMap((ids, index) => {
    const sorted = [...ids].sort((a, b) => (multiples.get(b) ?? 0) - (multiples.get(a) ?? 0));
    // Multiples where hubs stand; below, the order says enough and the screen is small.
    const names = sorted.map((id) => (index < 2 ? shown(page, id, multiples) : page.name(id)));
    const text = ids.length === 0 ? say({ en: "none", zh: "无" }) : capped(page, names, mostPerTier);
    const indent = label + count + 6;
    return wrap(text, page.width - indent).map((line, row) =>
      row === 0
        ? `  ${pad(labels[index]!, label)}  ${pad(String(ids.length), count, "right")}  ${line}`
        : " ".repeat(indent) + line,
    );
  });
  const unscored =
    tiers.unscored.length === 0
      ? []
      : labelled(page, { en: "No score", zh: "无得分" }, capped(page, tiers.unscored.map(page.name), mostApart));
  return [
    heading(page, { en: "Tiers", zh: "层级" }, say({ en: "multiples of the mean", zh: "均值倍数" })),
    ...lines,
    ...unscored,
  ];
}

function dispersionLine(page: Page, { cv, gini, theil }: Dispersion): string {
  const between = theil.between === null || theil.total === 0 ? null : percentText(theil.between / theil.total);
  return page.say({
    en: `Coefficient of variation ${cv.toFixed(3)}, Gini ${gini.toFixed(3)}, Theil ${theil.total.toFixed(3)}${between === null ? "" : ` (${between} of it between provinces)`}`,
    zh: `变异系数 ${cv.toFixed(3)}，基尼系数 ${gini.toFixed(3)}，泰尔指数 ${theil.total.toFixed(3)}${between === null ? "" : `（省际占 ${between}）`}`,
  });
}

function communityLines(page: Page, { communities, border }: AnalyzeResult): string[] {
  const { say, name } = page;
  if (communities === null) return [];
  const { ariWithProvinces: ari } = communities;
  const note = [
    `${say(layerTitle(page, communities.layer))}, ${say({ en: `${communities.runs} runs`, zh: `${communities.runs} 次运行` })}`,
    say({ en: `stability ${communities.stability.toFixed(2)}`, zh: `稳定度 ${communities.stability.toFixed(2)}` }),
    ...(ari === null ? [] : [say({ en: `ARI with provinces ${ari.toFixed(2)}`, zh: `与省界 ARI ${ari.toFixed(2)}` })]),
    ...(border === null
      ? []
      : [
          say({
            en: `${percentText(border.crossShare)} across provinces`,
            zh: `跨省 ${percentText(border.crossShare)}`,
          }),
        ]),
  ].join(", ");
  const lines = communities.members.slice(0, mostCommunities).map((ids, index) => {
    const label = `  ${index + 1}  ${pad(String(ids.length), 3, "right")}  `;
    let text = label;
    for (const [k, id] of ids.entries()) {
      const next = `${text}${k === 0 ? "" : page.comma}${name(id)}`;
      if (widthOf(next) > page.width - 3 && k > 0) return `${text}${page.comma}…`;
      text = next;
    }
    return text;
  });
  return [
    heading(page, { en: "Communities", zh: "社群" }, note),
    ...lines,
    ...moreLines(page, communities.count - mostCommunities),
    ...(communities.unassigned.length > 0
      ? wrap(
          `  ${say({ en: "without ties: ", zh: "无联系：" })}${capped(page, communities.unassigned.map(name), mostApart)}`,
          page.width,
          "  ",
        ).map(pc.dim)
      : []),
  ];
}

function alternativeLines(page: Page, { alternative }: AnalyzeResult): string[] {
  if (alternative === null) return [];
  const { say } = page;
  const changes =
    alternative.changes.length === 0
      ? say({ en: "nothing changes", zh: "没有变化" })
      : alternative.changes.map(say).join(say({ en: "; ", zh: "；" }));
  return [
    "",
    ...wrap(
      `${pc.bold(say({ en: `Without ${alternative.without.join(", ")} ties:`, zh: `去掉 ${alternative.without.join("、")} 联系后：` }))} ${changes}`,
      page.width,
      "  ",
    ),
  ];
}

function publishedLines(page: Page, { published }: AnalyzeResult): string[] {
  const { say } = page;
  if (published.length === 0) return [];
  const testable = published.filter(({ testable: can }) => can);
  const agreeing = testable.filter(({ agrees }) => agrees === true);
  const differing = testable.filter(({ agrees }) => agrees === false);
  const { cities, indexOf } = page.dataset.network;
  const valueText = (value: string | number | null): string =>
    say(publishedText(value, (id) => cities[indexOf.get(id) ?? -1]?.name ?? null));
  const differences = differing.map(
    ({ claim, published: said, computed }) =>
      `${say(claim)} (${say({ en: "published", zh: "已发表" })} ${valueText(said)}, ${say({ en: "here", zh: "此处" })} ${valueText(computed)})`,
  );
  const lines =
    differing.length === 0
      ? []
      : wrap(
          `  ${say({ en: "Different: ", zh: "不一致：" })}${differences.join(say({ en: "; ", zh: "；" }))}`,
          page.width,
          "  ",
        );
  const note = say({
    en: `${agreeing.length} of ${testable.length} testable figures agree, ${published.length - testable.length} cannot be tested here`,
    zh: `${testable.length} 项可检验的数字中 ${agreeing.length} 项一致，${published.length - testable.length} 项无法在此检验`,
  });
  return ["", heading(page, { en: "Against what is published", zh: "与已发表结果对照" }, note), ...lines];
}
