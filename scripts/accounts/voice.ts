/**
 * How an account speaks: one language, cities by the names of the dataset, numbers by the rules of analysis/wording.ts.
 * A section says every sentence in both languages side by side; `say` takes the one that is asked for.
 */
import type { HubClass } from "../../src/analysis/result.ts";
import { hubClassText, listText, multipleText, percentText, usualLevel } from "../../src/analysis/wording.ts";
import type { City } from "../../src/network/city.ts";
import type { Language, Text } from "../../src/support/text.ts";

export interface Voice {
  readonly language: Language;
  readonly say: (text: Text) => string;
  readonly name: (id: string) => string;
  /** Beyond `most` the rest is counted. */
  readonly names: (ids: readonly string[], most?: number) => string;
  /** A list of words that are no cities. */
  readonly list: (words: readonly string[]) => string;
  readonly spine: (ids: readonly string[]) => string;
  /** A multiple of the mean, never rounded on to or off a level that hubs are told by. */
  readonly level: (multiple: number) => string;
  readonly hubClass: (hubClass: HubClass | null) => string;
  /** Names of layers as they are asked for, so that a title with a comma cannot part a list. */
  readonly layers: (ids: readonly string[]) => string;
  /** Sentences of one paragraph. */
  readonly paragraph: (...sentences: readonly (string | null)[]) => string;
  readonly bullets: (lines: readonly string[]) => string;
  readonly table: (titles: readonly string[], rows: readonly (readonly string[])[]) => string;
}

export const dash = "–";

export function voiceOf(cities: readonly City[], language: Language, levels: readonly number[]): Voice {
  const named = new Map(cities.map(({ id, name }) => [id, name[language]]));
  const name = (id: string): string => named.get(id) ?? id;
  const list = (words: readonly string[]): string => listText(words, language);
  return {
    language,
    say: (text) => text[language],
    name,
    names: (ids, most) => listText(ids.map(name), language, most),
    list,
    spine: (ids) => ids.map(name).join(language === "en" ? " – " : "—"),
    level: (multiple) => multipleText(multiple, levels),
    hubClass: (hubClass) =>
      hubClass === null ? { en: "no hub", zh: "非枢纽" }[language] : hubClassText[hubClass][language],
    layers: (ids) => list(ids.map((id) => `\`${id}\``)).replaceAll("`和`", "` 和 `"),
    paragraph: (...sentences) =>
      sentences.filter((one) => one !== null && one !== "").join(language === "en" ? " " : ""),
    bullets: (lines) => lines.map((line) => `- ${line}`).join("\n"),
    table: (titles, rows) =>
      [titles, titles.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n"),
  };
}

export const usualLevelText = percentText(usualLevel);

/** "1 city", "3 cities". */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Years of a list as ranges of years that follow each other in `all`: "2009, 2011–2021". */
export function yearsText(years: readonly string[], all: readonly string[], language: Language): string {
  const places = years.map((year) => all.indexOf(year));
  const parts: string[] = [];
  for (let start = 0; start < places.length;) {
    let end = start;
    while (end + 1 < places.length && places[end + 1] === places[end]! + 1) end++;
    parts.push(end === start ? years[start]! : `${years[start]!}–${years[end]!}`);
    start = end + 1;
  }
  return parts.join(language === "en" ? ", " : "、");
}
