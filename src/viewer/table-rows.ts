/**
 * The rows of the table of cities: filtered, sorted, cut to what is in view. Pure functions.
 *
 * Missing values stand last whichever way one sorts; equal ones keep the order of the ids. Text is compared as the
 * reader's language does, with numbers inside it by their size.
 */
import type { Language } from "../support/text.ts";
import type { Cell } from "./city-values.ts";

export interface Sorting {
  readonly key: string;
  readonly descending: boolean;
}

export function sortedRows(
  cities: readonly string[],
  valueOf: (city: string) => Cell,
  descending: boolean,
  language: Language,
): string[] {
  const { compare } = new Intl.Collator(language, { numeric: true });
  const turn = descending ? -1 : 1;
  const decorated = cities.map((city) => ({ city, value: valueOf(city) }));
  decorated.sort((a, b) => {
    if (a.value === null || b.value === null) return (a.value === null ? 1 : 0) - (b.value === null ? 1 : 0);
    const order =
      typeof a.value === "string" || typeof b.value === "string"
        ? compare(String(a.value), String(b.value))
        : Number(a.value) - Number(b.value);
    return turn * order;
  });
  return decorated.map(({ city }) => city);
}

/** Every word typed must stand somewhere in the folded text of a city. */
export function filteredRows(
  cities: readonly string[],
  haystacks: ReadonlyMap<string, string>,
  typed: string,
): readonly string[] {
  const words = folded(typed)
    .split(/\s+/)
    .filter((word) => word !== "");
  return cities.filter((city) => {
    const text = haystacks.get(city) ?? "";
    return words.every((word) => text.includes(word));
  });
}

/** Accents, apostrophes and case do not matter. */
export function folded(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\p{M}'’]/gu, "")
    .toLowerCase();
}

/** First and last row to draw, the last not included: those in view and some on either side, so that scrolling shows no gap. */
export function rowsInView(
  scrolled: number,
  height: number,
  rowHeight: number,
  count: number,
): { readonly from: number; readonly to: number } {
  const beside = 12;
  const from = Math.max(0, Math.min(count, Math.floor(scrolled / rowHeight)) - beside);
  const to = Math.min(count, Math.ceil((scrolled + height) / rowHeight) + beside);
  return { from, to: Math.max(from, to) };
}
