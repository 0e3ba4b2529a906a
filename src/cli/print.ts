/** Results as text for a terminal: under a screen, in the chosen language, aligned with Chinese widths. */
import { onStdout as pc } from "./colour.ts";
import type { Analysis } from "../analysis/analysis.ts";
import type { BackboneResult } from "../analysis/backbone-result.ts";
import type { CentralityResult } from "../analysis/centrality-result.ts";
import type {
  AnalyzeResult,
  BeltsPart,
  BeltsResult,
  Dispersion,
  HubRow,
  TiersPart,
  TiersResult,
} from "../analysis/result.ts";
import type { CommunitiesResult } from "../analysis/communities-result.ts";
import type { RobustnessResult } from "../analysis/robustness-result.ts";
import { hubClassText, multipleText, percentText, publishedText, spineText } from "../analysis/wording.ts";
import { pad, table, widthOf, wrap } from "./layout.ts";
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
  provinceNames,
  readLines,
} from "./page.ts";
import { backboneLines } from "./print-backbone.ts";
import { centralityLines } from "./print-centrality.ts";
import { communitiesLines } from "./print-communities.ts";
import { robustnessLines } from "./print-robustness.ts";

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
    case "backbone":
      return backboneLines(page, printing.result as BackboneResult);
    case "centrality":
      return centralityLines(page, printing.result as CentralityResult);
    case "communities":
      return communitiesLines(page, printing.result as CommunitiesResult);
    case "robustness":
      return robustnessLines(page, printing.result as RobustnessResult);
    case "tiers":
      return tiersLines(page, printing.result as TiersResult);
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

function beltsLines(page: Page, result: BeltsResult): string[] {
  const multiples = multiplesOf(result.cities);
  return [
    ...readLines(page, result.score),
    "",
    ...beltRows(page, result, multiples),
    ...hubRows(page, result),
    "",
    ...peakRows(page, result),
    ...scanRows(page, result),
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
const mostBelts = 5;
const mostBranches = 10;
const mostRows = 15;
const mostCommunities = 6;

type Multiples = ReadonlyMap<string, number | null>;

function multiplesOf(cities: readonly { readonly id: string; readonly multiple: number | null }[]): Multiples {
  return new Map(cities.map(({ id, multiple }) => [id, multiple]));
}

function shown(page: Page, id: string, multiples: Multiples): string {
  const multiple = multiples.get(id) ?? null;
  return multiple === null ? page.name(id) : `${page.name(id)} ${multipleText(multiple)}`;
}

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
      : labelled(page, { en: "No score", zh: "无得分" }, tiers.unscored.map(page.name).join(page.comma));
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

function beltRows(page: Page, part: BeltsPart, multiples: Multiples): string[] {
  const { say, name, language } = page;
  if (part.tieFilter === null)
    return [
      heading(
        page,
        { en: "Belts", zh: "创新带" },
        say({ en: "none: a score and a layer of ties are needed", zh: "无：需要得分与联系层" }),
      ),
    ];
  const { tieFilter } = part;
  const filter = [
    `${language === "en" ? tieFilter.layer : layerTitle(page, tieFilter.layer).zh}${page.comma}${say({ en: `${tieFilter.ties} pairs`, zh: `${tieFilter.ties} 对` })}`,
    `t = ${part.threshold}`,
    ...(tieFilter.minStrength > 0 ? [`s ≥ ${tieFilter.minStrength}`] : []),
    ...(tieFilter.symmetrise === null ? [] : [tieFilter.symmetrise]),
    ...(tieFilter.types === null ? [] : [tieFilter.types.join("+")]),
  ].join(", ");
  const lines = part.belts.slice(0, mostBelts).flatMap((belt) => {
    const spine = spineText(
      belt.spine.map((id) => shown(page, id, multiples)),
      " – ",
    );
    const km = belt.lengthKm === null ? "" : `, ${Math.round(belt.lengthKm)} km`;
    const continuity =
      belt.continuity === null
        ? ""
        : say({ en: `, continuity ${belt.continuity.toFixed(2)}`, zh: `，连续度 ${belt.continuity.toFixed(2)}` });
    const detail = say({
      en: `bottleneck ${name(belt.bottleneck.id)}${continuity}${km}; ${belt.provinces.join(" + ") || "no provinces"}`,
      zh: `瓶颈 ${name(belt.bottleneck.id)}${continuity}${km}；${provinceNames(page, belt.cities)}`,
    });
    const branches =
      belt.branches.length === 0
        ? ""
        : say({ en: "; branches: ", zh: "；支线：" }) +
          capped(
            page,
            belt.branches.map((id) => shown(page, id, multiples)),
            mostBranches,
          );
    return [...wrap(`  ${spine}`, page.width, "  "), ...wrap(`    ${detail}${branches}`, page.width, "    ")];
  });
  const none = say({ en: "  none", zh: "  无" });
  const note = tieFilter.note === null ? [] : wrap(`  ${say(tieFilter.note)}`, page.width, "  ").map(pc.dim);
  return [
    heading(page, { en: "Belts", zh: "创新带" }, filter),
    ...(lines.length > 0 ? lines : [none]),
    ...moreLines(page, part.belts.length - mostBelts),
    ...note,
  ];
}

function hubRows(
  page: Page,
  part: BeltsPart & { readonly cities: readonly { id: string; multiple: number | null }[] },
): string[] {
  const { say, name } = page;
  if (part.hubs.length === 0) return [];
  const multiples = multiplesOf(part.cities);
  const number = (value: number | null): string => (value === null ? "–" : value.toFixed(2));
  const end = (hub: HubRow): string => (hub.path.length < 2 ? "–" : name(hub.path.at(-1)!));
  const rows = part.hubs
    .slice(0, mostRows)
    .map((hub) => [
      `  ${name(hub.id)}`,
      number(multiples.get(hub.id) ?? null),
      say(hubClassText[hub.hubClass]),
      number(hub.joiningLevel),
      hub.gap === null ? "–" : `${name(hub.gap.id)} ${multipleText(hub.gap.multiple)}`,
      end(hub),
      number(hub.beltLevel),
    ]);
  const titles = [
    `  ${say({ en: "Hub", zh: "枢纽" })}`,
    say({ en: "× mean", zh: "均值倍数" }),
    say({ en: "class", zh: "类别" }),
    say({ en: "joining level", zh: "连通水平" }),
    say({ en: "gap city", zh: "断点城市" }),
    say({ en: "on the way to", zh: "通向" }),
    say({ en: "belt level", zh: "接带水平" }),
  ];
  const [head, ...body] = table(titles, rows);
  const coloured = body.map((line, index) => {
    const { hubClass } = part.hubs[index]!;
    return hubClass === "isolated" ? pc.red(line) : hubClass === "sector" ? pc.yellow(line) : line;
  });
  return [pc.dim(head), ...coloured];
}

function peakRows(page: Page, part: BeltsPart): string[] {
  const { say, name } = page;
  if (part.peaks.length === 0) return [];
  const most = 15;
  const rows = part.peaks
    .slice(0, most)
    .map((peak) => [
      `  ${name(peak.id)}`,
      peak.multiple.toFixed(2),
      peak.prominence.toFixed(2),
      peak.relativeProminence.toFixed(2),
      peak.col === null
        ? peak.island
          ? say({ en: "island", zh: "孤岛" })
          : "–"
        : `${name(peak.col.id)} ${peak.col.multiple.toFixed(2)}${peak.col.others.length > 0 ? ` (+${peak.col.others.length})` : ""}`,
      peak.parent === null ? "–" : name(peak.parent),
    ]);
  const [head, ...body] = table(
    [
      `  ${say({ en: "Peak", zh: "峰" })}`,
      say({ en: "× mean", zh: "均值倍数" }),
      say({ en: "prominence", zh: "突出度" }),
      say({ en: "relative", zh: "相对突出度" }),
      say({ en: "col", zh: "鞍部城市" }),
      say({ en: "parent", zh: "母峰" }),
    ],
    rows,
  );
  return [pc.dim(head), ...body, ...moreLines(page, part.peaks.length - mostRows)];
}

function scanRows(page: Page, part: BeltsPart): string[] {
  const { say, name } = page;
  if (part.scan.length === 0) return [];
  const ids = part.hubs.map(({ id }) => id);
  const rows = part.scan.map(({ minStrength, ties, belts, classes }) => [
    `  ${minStrength}`,
    String(ties),
    String(belts),
    ids
      .filter((id) => classes[id] === "isolated")
      .map(name)
      .join(", ") || "–",
  ]);
  const [head, ...body] = table(
    [
      `  ${say({ en: "strength ≥", zh: "强度 ≥" })}`,
      say({ en: "pairs", zh: "对" }),
      say({ en: "belts", zh: "创新带" }),
      say({ en: "isolated hubs", zh: "孤立枢纽" }),
    ],
    rows,
  );
  return ["", heading(page, { en: "By tie filter", zh: "按联系强度筛选" }), pc.dim(head), ...body];
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
          `  ${say({ en: "without ties: ", zh: "无联系：" })}${communities.unassigned.map(name).join(page.comma)}`,
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
