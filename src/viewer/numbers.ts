/** How numbers are written on the page: enough digits to tell cities apart, never more than the data carry. */
import { multipleText as saidMultiple } from "../analysis/wording.ts";
import type { Language } from "../support/text.ts";

const locales: Readonly<Record<Language, string>> = { en: "en-GB", zh: "zh-CN" };

/** A multiple of the mean as the summary says it: 7.6, 1.02, 0.25; null is a dash. */
export function multipleText(value: number | null): string {
  return value === null ? "–" : saidMultiple(value);
}

/** A multiple in a column or beside a limit, where one decimal could hide which side of it a city stands on. */
export function exactMultiple(value: number | null): string {
  return value === null ? "–" : value.toFixed(2);
}

export function quantity(value: number | null, language: Language, digits = 0): string {
  if (value === null) return "–";
  return value.toLocaleString(locales[language], { maximumFractionDigits: digits });
}

/** Three significant digits, for measures whose size differs from layer to layer. */
export function significant(value: number | null, language: Language): string {
  if (value === null) return "–";
  return value.toLocaleString(locales[language], { maximumSignificantDigits: 3 });
}

/** A list in the language's own manner: "Jiangsu, Zhejiang and Anhui", 江苏、浙江和安徽. */
export function listed(items: readonly string[], language: Language): string {
  return new Intl.ListFormat(locales[language], { style: "long", type: "conjunction" }).format(items);
}
