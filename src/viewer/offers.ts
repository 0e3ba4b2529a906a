/**
 * The analyses of the registry, and the columns that they offer of every city, under keys that a link can carry: `centrality.closeness`.
 *
 * A column that stands twice, once in each language (`province`, `provinceZh`), is one column to the reader: its key is
 * that of the English one, its values are those of the language shown.
 */
import { computed, signal } from "@preact/signals";
import type { Column } from "../analysis/columns.ts";
import type { Language } from "../support/text.ts";
import type { Offer } from "./analyst-task.ts";

/** Of the registry, in its order; empty until the worker has told. */
export const offers = signal<readonly Offer[]>([]);
/** Those that say something of every city. */
export const columnOffers = computed(() => offers.value.filter(({ columns }) => columns.length > 0));

export interface Offered {
  readonly key: string;
  readonly offer: Offer;
  /** In the language shown. */
  readonly column: Column;
}

/** The columns of an analysis, one entry for both languages. */
export function offeredBy(offer: Offer, language: Language): Offered[] {
  const ids = new Set(offer.columns.map(({ id }) => id));
  const base = (id: string): string => id.replace(/(En|Zh)$/, "");
  return offer.columns.flatMap((column) => {
    const { id } = column;
    if (id.endsWith("Zh") && (ids.has(base(id)) || ids.has(`${base(id)}En`))) return [];
    const chinese = language === "zh" ? offer.columns.find((other) => other.id === `${base(id)}Zh`) : undefined;
    return [{ key: `${offer.id}.${id}`, offer, column: chinese ?? column }];
  });
}

export function offeredAs(list: readonly Offer[], key: string, language: Language): Offered | null {
  const offer = list.find(({ id }) => key.startsWith(`${id}.`));
  return offer === undefined ? null : (offeredBy(offer, language).find((offered) => offered.key === key) ?? null);
}
