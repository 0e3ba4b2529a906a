/** Opening, closing and setting a study: an analysis that stands over the map with its figures and tables. */
import { signal } from "@preact/signals";
import type { Offer } from "./analyst-task.ts";
import { offers } from "./offers.ts";
import { result } from "./session.ts";
import { nearestBelt } from "./nearest-belt.ts";
import type { Said } from "./study-options.ts";
import { tableOpen } from "./table.ts";
import { sheetOpen, study } from "./view.ts";

export const studyOffer = (analysis: string): Offer | null =>
  analysis === "analyze" ? null : (offers.value.find(({ id }) => id === analysis) ?? null);

/** What was pressed, to go on from there when the study is closed. */
let opener: Element | null = null;
/** How often one was opened by a reader, not by a link: the sheet then takes the focus. */
export const timesOpened = signal(0);

export function openStudy(analysis: string, set: Said): void {
  opener = document.activeElement;
  study.value = { analysis, set };
  tableOpen.value = false;
  // On a phone the panel would cover it.
  sheetOpen.value = false;
  timesOpened.value++;
}

export function closeStudy(): void {
  study.value = null;
  if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true });
  opener = null;
}

/** Null goes back to the default. */
export function setInStudy(key: string, text: string | null): void {
  const open = study.peek();
  if (open === null) return;
  const { [key]: _, ...others } = open.set;
  study.value = { ...open, set: text === null ? others : { ...open.set, [key]: text } };
}

const mostEnds = 3;

/** Where a study starts when nothing is said: at a city that its question is about. */
export function startOf(offer: Offer): Said {
  const analysis = result.peek();
  const [place] = offer.places;
  if (place === undefined || analysis === null) return {};
  const inBelt = new Set(analysis.belts.flatMap(({ cities }) => cities));
  const hubs = analysis.hubs.map(({ id }) => id);
  const highest = hubs[0] ?? highestCity();
  const outside = hubs.find((id) => !inBelt.has(id));
  const city = offer.id === "uplift" ? (outside ?? highest) : highest;
  return city === undefined ? {} : studyFrom(offer, city);
}

/** The study from a city: a corridor leads to the nearest belt; from within a belt along it and to the hubs outside. */
export function studyFrom(offer: Offer, city: string): Said {
  const [place] = offer.places;
  if (place === undefined) return {};
  if (!offer.places.includes("to")) return { [place]: city };
  const analysis = result.peek();
  const own = analysis?.belts.find(({ cities }) => cities.includes(city));
  if (analysis === null || own === undefined) return { [place]: city, to: nearestBelt };
  const ends = [own.spine.at(-1)!, own.spine[0]!].filter((end) => end !== city);
  const outside = analysis.hubs.map(({ id }) => id).filter((id) => !own.cities.includes(id));
  return { [place]: city, to: [...ends.slice(0, 1), ...outside].slice(0, mostEnds).join(",") };
}

function highestCity(): string | undefined {
  const cities = result.peek()?.cities ?? [];
  return cities.reduce<(typeof cities)[number] | undefined>(
    (high, city) => ((city.multiple ?? -1) > (high?.multiple ?? -1) ? city : high),
    undefined,
  )?.id;
}
