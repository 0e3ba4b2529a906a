/** What every command's text has in common: the page it is set on, labels, headings, bullets, long lists cut short. */
import type { ScoreRow, TieFilterRow } from "../analysis/result.ts";
import type { DeclaredDataset, ImportReport } from "../dataset/declared.ts";
import { layerTitle as titleOf } from "../analysis/layer-named.ts";
import { tieCount } from "../network/layer.ts";
import type { Language, Text } from "../support/text.ts";
import { onStdout as pc } from "./colour.ts";
import { pad, wrap } from "./layout.ts";

export interface Printing {
  readonly dataset: DeclaredDataset;
  readonly report: ImportReport;
  readonly result: object;
  readonly language: Language;
  readonly width: number;
}

export interface Page {
  readonly dataset: DeclaredDataset;
  readonly report: ImportReport;
  readonly width: number;
  readonly say: (text: Text) => string;
  readonly name: (id: string) => string;
  /** Between items of a list. */
  readonly comma: string;
  readonly language: Language;
}

export function pageFor({ dataset, report, language, width }: Printing): Page {
  const { cities, indexOf } = dataset.network;
  // Cities of the same name are told apart by id.
  const names = new Set<string>();
  const shared = new Set(
    cities.map(({ name }) => name[language]).filter((name) => names.size === names.add(name).size),
  );
  return {
    dataset,
    report,
    width,
    language,
    say: (text) => text[language],
    name: (id) => {
      const name = cities[indexOf.get(id) ?? -1]?.name[language] ?? id;
      return shared.has(name) ? `${name} (${id})` : name;
    },
    comma: language === "en" ? ", " : "、",
  };
}

/** A label on the left, wrapped text beside it. */
export function labelled(page: Page, label: Text, text: string, indent = 12): string[] {
  const lines = wrap(text, page.width - indent);
  return lines.map((line, index) => pc.bold(pad(index === 0 ? page.say(label) : "", indent)) + line);
}

export function heading(page: Page, title: Text, note = ""): string {
  return pc.bold(page.say(title)) + (note === "" ? "" : pc.dim(`  ${note}`));
}

export function capped(page: Page, items: readonly string[], most: number): string {
  const more = items.length - most;
  if (more <= 0) return items.join(page.comma);
  return items.slice(0, most).join(page.comma) + page.say({ en: ` and ${more} more`, zh: `等 ${items.length} 个` });
}

export function moreLines(page: Page, more: number): string[] {
  if (more <= 0) return [];
  return [pc.dim(page.say({ en: `  and ${more} more (--json has all)`, zh: `  另有 ${more} 个（--json 列出全部）` }))];
}

export function bullet(page: Page, text: string): string[] {
  const lines = wrap(text, page.width - 2);
  return lines.map((line, index) => (index === 0 ? "• " : "  ") + line);
}

export function layerTitle({ dataset }: Page, id: string): Text {
  return titleOf(dataset, id);
}

export function provinceNames({ dataset, language }: Page, ids: readonly string[]): string {
  const names = ids.map((id) => dataset.network.cities[dataset.network.indexOf.get(id)!]!.province?.[language] ?? "");
  return [...new Set(names)].filter((name) => name !== "").join("、");
}

/** What was read: the dataset, its layers, and the score (not for an analysis that uses none). */
export function readLines(page: Page, score?: ScoreRow | null): string[] {
  const { dataset, say, language } = page;
  const { cities, layers } = dataset.network;
  const provinces = new Set(cities.flatMap(({ province }) => province?.en ?? [])).size;
  const layerTexts = [...layers.values()].map((layer) => {
    const types = layer.types.map((id, index) => {
      const count = layer.type!.filter((type) => type === index).length;
      return `${count} ${id}`;
    });
    const detail = layer.directed ? [say({ en: "directed", zh: "有向" })] : types.length > 0 ? types : [];
    const title = language === "en" ? layer.id : layer.title.zh;
    const open = language === "en" ? [" (", ", ", ")"] : ["（", "、", "）"];
    return `${title} ${tieCount(layer)}${detail.length > 0 ? open[0] + detail.join(open[1]) + open[2] : ""}`;
  });
  const refused = page.report.files.reduce((total, file) => total + file.refused, 0);
  const counts = say({
    en: `${cities.length} ${cities.length === 1 ? "city" : "cities"}${provinces > 0 ? ` in ${provinces} ${provinces === 1 ? "province" : "provinces"}` : ""}; ties: ${layerTexts.join("; ") || "none"}`,
    zh: `${cities.length} 个城市${provinces > 0 ? `，${provinces} 个省级行政区` : ""}；联系：${layerTexts.join("；") || "无"}`,
  });
  const scoreText =
    score === null || score === undefined
      ? say({ en: "none: what needs one is left out", zh: "无，故略去依赖得分的分析" })
      : [
          score.title[language],
          score.title[language].toLowerCase() === score.id.toLowerCase() ? "" : score.id,
          score.year ?? "",
        ]
          .filter((part) => part !== "")
          .join(say({ en: ", ", zh: "，" }));
  return [
    heading(page, dataset.title),
    ...labelled(
      page,
      { en: "Read", zh: "读入" },
      `${counts}${refused > 0 ? say({ en: `; ${refused} rows refused`, zh: `；拒绝 ${refused} 行` }) : ""}`,
    ),
    ...(score === undefined ? [] : labelled(page, { en: "Score", zh: "得分" }, scoreText)),
  ];
}

/** The layer that an analysis of structure reads, and what it leaves out of it. */
export function layerLine(page: Page, filter: TieFilterRow): string[] {
  const { say } = page;
  const parts = [
    say(layerTitle(page, filter.layer)),
    say({ en: `${filter.ties} ${filter.ties === 1 ? "tie" : "ties"}`, zh: `${filter.ties} 条联系` }),
    filter.minStrength > 0 ? say({ en: `strength ≥ ${filter.minStrength}`, zh: `强度 ≥ ${filter.minStrength}` }) : "",
    filter.types === null ? "" : filter.types.join(page.comma),
  ];
  const comma = page.language === "en" ? ", " : "，";
  return labelled(page, { en: "Layer", zh: "图层" }, parts.filter((part) => part !== "").join(comma));
}
