/** The colouring the reader chose, made from the values there are now: what the map and its legend show. */
import { computed, effect } from "@preact/signals";
import { type Values, valuesOf, want } from "./city-values.ts";
import { classColouring, type Colouring, measureColouring } from "./colouring.ts";
import { communityColour, tierColour } from "./map/palette.ts";
import { type Offered, offeredAs, offers } from "./offers.ts";
import { cityById, result, session } from "./session.ts";
import { colourMode, isOwnColouring, language, type ownColourings, palette } from "./view.ts";

/** The column of the colours; null for the own colourings, and while the analyses are not known. */
export const colourColumn = computed<Offered | null>(() =>
  isOwnColouring(colourMode.value) ? null : offeredAs(offers.value, colourMode.value, language.value),
);

/** A key of no column falls back to the tiers. */
export const ownColouring = computed<keyof typeof ownColourings | null>(() => {
  const mode = colourMode.value;
  if (isOwnColouring(mode)) return mode;
  return offers.value.length > 0 && colourColumn.value === null ? "tier" : null;
});

export const columnValues = computed<Values>(() =>
  colourColumn.value === null ? { kind: "waiting" } : valuesOf(colourColumn.value),
);

/** Null while the column has no values. */
export const columnColouring = computed<Colouring | null>(() => {
  const chosen = colourColumn.value;
  const values = columnValues.value;
  if (chosen === null || values.kind !== "ready") return null;
  const cities = (result.value?.cities ?? []).map(({ id }) => id);
  const colour = chosen.column.kind === "number" ? measureColouring : classColouring;
  return colour(cities, values.of, palette.value);
});

/** Colour of a city's disc and area; cities whose value is not known yet are grey. */
export const colourOf = computed<(city: string) => string>(() => {
  const [colours, own, rows] = [palette.value, ownColouring.value, cityById.value];
  const tiers = result.value?.tiers?.members.length ?? 1;
  if (own === "tier") return (id) => tierColour(colours, rows.get(id)?.tier ?? null, tiers);
  if (own === "class") return (id) => colours.classes[rows.get(id)?.hubClass ?? "none"];
  if (own === "community") return (id) => communityColour(colours, rows.get(id)?.community ?? null);
  return columnColouring.value?.colourOf ?? (() => colours.noScore);
});

/** An analysis whose column is chosen is run, for every dataset that is opened. */
export function followColour(): void {
  effect(() => {
    const analysis = colourColumn.value?.offer.id;
    if (session.value !== null && analysis !== undefined) void want(analysis);
  });
}
