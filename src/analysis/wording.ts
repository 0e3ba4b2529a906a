/** Numbers and names as sentences say them, in both languages. */
import type { City } from "../network/city.ts";
import type { Language, Text } from "../support/text.ts";
import type { HubClass } from "./result.ts";

/** Two decimals below 2, where a hub level may lie close by; one above. */
export function multipleText(multiple: number): string {
  return multiple < 2 ? multiple.toFixed(2) : multiple.toFixed(1);
}

export function percentText(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** "Hefei, Ningbo and Xuzhou"; "合肥市、宁波市和徐州市". */
export function listText(names: readonly string[], language: Language): string {
  if (names.length < 2) return names.join("");
  const [separator, last] = language === "en" ? [", ", " and "] : ["、", "和"];
  return names.slice(0, -1).join(separator) + last + names.at(-1)!;
}

export function namesText(cities: readonly City[], language: Language): string {
  return listText(
    cities.map((city) => city.name[language]),
    language,
  );
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
