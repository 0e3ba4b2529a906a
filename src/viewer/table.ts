/** What the table of cities shows: its columns, its order, its filter. The table itself is components/city-table.tsx. */
import { computed, effect, signal } from "@preact/signals";
import { writeCsv } from "../formats/csv.ts";
import { type Cell, type Values, valuesOf, want } from "./city-values.ts";
import { cellText, columnTitle } from "./cell-text.ts";
import { type Offered, offeredAs, offers } from "./offers.ts";
import { result, session } from "./session.ts";
import { filteredRows, folded, sortedRows, type Sorting } from "./table-rows.ts";
import { language } from "./view.ts";

export const tableOpen = signal(false);
export const typedFilter = signal("");
export const sorting = signal<Sorting>({ key: "analyze.multiple", descending: true });

/** The name, which is always there. */
export const nameKey = "analyze.nameEn";

export const chosenColumns = signal<readonly string[]>(
  ["multiple", "tier", "hubClass", "community", "degree", "strength", "betweenness"].map((id) => `analyze.${id}`),
);

export interface TableColumn extends Offered {
  readonly values: Values;
}

/** In the order of the registry, whichever was ticked first; the name before all. */
export const columns = computed<readonly TableColumn[]>(() => {
  const wanted = [nameKey, ...chosenColumns.value];
  const order = offers.value.flatMap((offer) => offer.columns.map(({ id }) => `${offer.id}.${id}`));
  return [...new Set(wanted)]
    .sort((a, b) => Number(b === nameKey) - Number(a === nameKey) || order.indexOf(a) - order.indexOf(b))
    .flatMap((key) => {
      const offered = offeredAs(offers.value, key, language.value);
      return offered === null ? [] : [{ ...offered, values: valuesOf(offered) }];
    });
});

export const allCities = computed(() => (result.value?.cities ?? []).map(({ id }) => id));

/** By city what the filter looks through: names, id, province and the classes shown, not digits. */
const haystacks = computed(() => {
  const [shown, spoken] = [columns.value, language.value];
  const classes = shown.filter(({ column }) => column.kind === "class");
  return new Map(
    (result.value?.cities ?? []).map(({ id, nameEn, nameZh, province, provinceZh }) => {
      const told = classes.map((one) => cellText(one.column, valueIn(one, id), spoken));
      return [id, folded([id, nameEn, nameZh, province ?? "", provinceZh ?? "", ...told].join("\n"))];
    }),
  );
});

const filtered = computed(() =>
  // Without a word nothing is folded: opening the table costs no more than its rows.
  typedFilter.value.trim() === "" ? allCities.value : filteredRows(allCities.value, haystacks.value, typedFilter.value),
);

export const rows = computed<readonly string[]>(() => {
  const { key, descending } = sorting.value;
  const column = columns.value.find((one) => one.key === key);
  if (column === undefined) return filtered.value;
  return sortedRows(filtered.value, (city) => valueIn(column, city), descending, language.value);
});

export function valueIn({ values }: TableColumn, city: string): Cell {
  return values.kind === "ready" ? values.of(city) : null;
}

/** Measures start from the highest, names and classes from the first; a second click turns round. */
export function sortBy({ key, column }: TableColumn): void {
  const { key: before, descending } = sorting.value;
  sorting.value = { key, descending: before === key ? !descending : column.kind === "number" };
}

export function tick(key: string, on: boolean): void {
  const others = chosenColumns.value.filter((one) => one !== key);
  chosenColumns.value = on ? [...others, key] : others;
}

/** What is shown, with every digit: rounding is for the eye. */
export function tableCsv(): string {
  const shown = columns.value;
  return writeCsv(
    ["id", ...shown.map(({ column }) => columnTitle(column))],
    rows.value.map((city) => [city, ...shown.map((column) => written(column, valueIn(column, city)))]),
    { bom: true },
  );
}

function written({ column }: TableColumn, value: Cell): string | number | null {
  return typeof value === "number" && column.id !== "community" ? value : value === null ? null : said(column, value);
}

function said(column: Offered["column"], value: Cell): string {
  return cellText(column, value, language.value);
}

/** An analysis of which a column is ticked is run while the table is open. */
export function followColumns(): void {
  effect(() => {
    if (!tableOpen.value || session.value === null) return;
    for (const analysis of new Set(columns.value.map(({ offer }) => offer.id))) void want(analysis);
  });
}
