/** Numbers and names as sentences say them, in both languages. */
import type { City } from "../network/city.ts";
import type { Language, Text } from "../support/text.ts";
import type { DrawsRow, HubClass, HubRow } from "./result.ts";

/**
 * Two decimals below 2, where a hub level may lie close by; one above. More, where rounding would put the number on a
 * level that it does not reach, or let it fall from one that it does.
 */
export function multipleText(multiple: number, levels: readonly number[] = []): string {
  for (let digits = multiple < 2 ? 2 : 1; digits < 15; digits++) {
    const text = multiple.toFixed(digits);
    if (levels.every((level) => Math.sign(Number(text) - level) === Math.sign(multiple - level))) return text;
  }
  return String(multiple);
}

export function percentText(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** A share of draws: never all when it is not all, never none when it is some. */
export function shareText(share: number): string {
  if (share > 0 && share < 0.005) return "< 1 %";
  return share < 1 && share >= 0.995 ? "> 99 %" : percentText(share);
}

/** "Hefei, Ningbo and Xuzhou"; "合肥市、宁波市和徐州市". Beyond `most`: "Hefei, Ningbo and 7 more". */
export function listText(names: readonly string[], language: Language, most = Infinity): string {
  const more = names.length - most;
  if (more > 0)
    return language === "en"
      ? `${names.slice(0, most).join(", ")} and ${more} more`
      : `${names.slice(0, most).join("、")}等 ${names.length} 个城市`;
  if (names.length < 2) return names.join("");
  const [separator, last] = language === "en" ? [", ", " and "] : ["、", "和"];
  return names.slice(0, -1).join(separator) + last + names.at(-1)!;
}

export function namesText(cities: readonly City[], language: Language, most = Infinity): string {
  return listText(
    cities.map((city) => city.name[language]),
    language,
    most,
  );
}

/** A spine by its cities; a long one by its ends. */
export function spineText(names: readonly string[], separator: string): string {
  if (names.length <= 10) return names.join(separator);
  return [...names.slice(0, 4), "…", ...names.slice(-4)].join(separator);
}

export const hubClassText: Readonly<Record<HubClass, Text>> = {
  belt: { en: "belt hub", zh: "创新带枢纽" },
  paired: { en: "paired hub", zh: "成对枢纽" },
  sector: { en: "sector hub with a gap", zh: "有断点的片区枢纽" },
  isolated: { en: "isolated hub", zh: "孤立枢纽" },
};

/** "an isolated hub", "a belt hub". */
export function withArticle(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`;
}

/** "in 970 of 1,000 draws": the share as the count that it is. */
export function ofDraws(share: number, draws: number): Text {
  const [count, all] = [Math.round(share * draws), draws].map((number) => number.toLocaleString("en"));
  return { en: `in ${count} of ${all} draws`, zh: `在 ${all} 次抽样中有 ${count} 次` };
}

/**
 * A hub is called isolated only with how sure that is: the share of the draws, or why there is none. While they are
 * still to be made the sentence says what is seen.
 */
export function isolatedHow({ classShare }: Pick<HubRow, "classShare">, { count, state }: DrawsRow): Text {
  if (state === "to come") return { en: "is cut off", zh: "被隔断" };
  if (classShare === null)
    return state === "left out"
      ? {
          en: "is an isolated hub on this score (draws left out, so without a share)",
          zh: "在此得分下是孤立枢纽（未做抽样，故不给出比例）",
        }
      : {
          en: "is an isolated hub on this score (nothing to draw anew, so without a share)",
          zh: "在此得分下是孤立枢纽（无可重新抽样的内容，故不给出比例）",
        };
  const share = ofDraws(classShare, count);
  return { en: `is an isolated hub ${share.en} of the score`, zh: `${share.zh}是孤立枢纽` };
}

/** The most that a p may be for sentences to call what was tested more than chance. */
export const usualLevel = 0.05;

/** A p-value: three decimals, below 0.001 as a power of ten; a dash for none. */
export function pText(p: number | null | undefined): string {
  return p === null || p === undefined ? "–" : p < 0.001 ? p.toExponential(0) : p.toFixed(3);
}

/** A value of the comparison with published figures: a number, a spine given by ids, or hub classes. */
export function publishedText(value: string | number | null, nameOf: (id: string) => Text | null): Text {
  if (value === null) return { en: "none", zh: "无" };
  if (typeof value === "number") {
    const text = String(Number(value.toFixed(2)));
    return { en: text, zh: text };
  }
  if (value === "no hub") return { en: value, zh: "非枢纽" };
  const classes = value.split(" or ");
  if (classes.every((one): one is HubClass => Object.hasOwn(hubClassText, one)))
    return {
      en: classes.map((one) => hubClassText[one].en).join(" or "),
      zh: classes.map((one) => hubClassText[one].zh).join("或"),
    };
  const spines = value.split(" ").map((spine) => spine.split("-").map((id) => nameOf(id) ?? { en: id, zh: id }));
  return {
    en: spines.map((spine) => spine.map(({ en }) => en).join("-")).join("; "),
    zh: spines.map((spine) => spine.map(({ zh }) => zh).join("—")).join("；"),
  };
}
