/**
 * What the page shows of the analysis: the choices of the reader, one signal each. `address.ts` keeps them in the link.
 */
import { computed, signal } from "@preact/signals";
import type { Language, Text } from "../support/text.ts";
import { type Palette, palettes, type Theme } from "./map/palette.ts";
import { type Word, words } from "./words.ts";

/** The colourings that have a palette of their own, with the columns they show. */
export const ownColourings = {
  tier: "analyze.tier",
  class: "analyze.hubClass",
  community: "analyze.community",
} as const satisfies Readonly<Record<string, string>>;

/** One of the own colourings, or the key of a column (offers.ts). */
export type ColourMode = string;

export function isOwnColouring(mode: ColourMode): mode is keyof typeof ownColourings {
  return Object.hasOwn(ownColourings, mode);
}

/** An analysis opened over the map, with what the reader set of its options, by key, as a link carries them. */
export interface Study {
  readonly analysis: string;
  readonly set: Readonly<Record<string, string>>;
}

export const language = signal<Language>("en");
/** Null follows the system. */
export const chosenTheme = signal<Theme | null>(null);
export const systemTheme = signal<Theme>("light");
export const theme = computed<Theme>(() => chosenTheme.value ?? systemTheme.value);
export const palette = computed<Palette>(() => palettes[theme.value]);
export const colourMode = signal<ColourMode>("tier");
/** Id of the layer whose ties are drawn; null takes the dataset's own for belts, "none" draws none. */
export const chosenLayer = signal<string | null>(null);
/** Id of the score; null takes the dataset's own. */
export const chosenScore = signal<string | null>(null);
/** Multiples of the mean; null is the hub level. */
export const chosenThreshold = signal<number | null>(null);
export const chosenCity = signal<string | null>(null);
export const hoveredCity = signal<string | null>(null);
export const study = signal<Study | null>(null);
/** On a phone the panel is a sheet at the bottom. */
export const sheetOpen = signal(false);

/** A word of the page in the language shown; reading it in a component subscribes to the language. */
export function say(word: Word): string {
  return words[word][language.value];
}

export function told(text: Text): string {
  return text[language.value];
}
