/**
 * The view in the link: `#lang=zh&theme=dark&score=gdp&ties=border&colour=class&t=0.7&city=340100` opens the same picture again;
 * `colour=analyze.betweenness` is the key of a column. `study=corridor&from=310000&to=320100,340100` opens an analysis over
 * the map: what is not a word of the page's own is an option of it, under its key (`of` for `city`, which the page has).
 *
 * The language is always written (the next reader's browser may prefer the other one), the rest only where it differs
 * from the first picture. The threshold keeps four decimals, cut and not rounded, so that
 * a city standing exactly on it stays in.
 */
import { effect } from "@preact/signals";
import {
  chosenCity,
  chosenLayer,
  chosenScore,
  chosenTheme,
  chosenThreshold,
  type ColourMode,
  colourMode,
  isOwnColouring,
  language,
  type Study,
  study,
} from "./view.ts";

export interface Address {
  readonly lang: "en" | "zh" | null;
  readonly theme: "light" | "dark" | null;
  readonly score: string | null;
  readonly ties: string | null;
  readonly colour: ColourMode | null;
  readonly t: number | null;
  readonly city: string | null;
  readonly study: Study | null;
}

const own = new Set(["lang", "theme", "score", "ties", "colour", "t", "city", "study"]);
const studyId = /^[a-z][a-z-]*$/;
const optionKey = /^[a-z][A-Za-z0-9]*$/;

/** Whether there is such a column only the registry knows. */
const columnKey = /^[a-z][a-z-]*\.[A-Za-z][A-Za-z0-9]*$/;

export function readAddress(hash: string): Address {
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  const [lang, theme, colour, t] = [given.get("lang"), given.get("theme"), given.get("colour"), given.get("t")];
  const threshold = t === null || t.trim() === "" ? Number.NaN : Number(t);
  return {
    lang: lang === "en" || lang === "zh" ? lang : null,
    theme: theme === "light" || theme === "dark" ? theme : null,
    score: given.get("score"),
    ties: given.get("ties"),
    colour: colour !== null && (isOwnColouring(colour) || columnKey.test(colour)) ? colour : null,
    t: Number.isFinite(threshold) && threshold >= 0 ? threshold : null,
    city: given.get("city"),
    study: readStudy(given),
  };
}

/** Which options an analysis has and what they may be only the registry knows (study-options.ts). */
function readStudy(given: URLSearchParams): Study | null {
  const analysis = given.get("study");
  if (analysis === null || !studyId.test(analysis)) return null;
  const set: Record<string, string> = {};
  for (const [name, value] of given) {
    if (own.has(name) || !optionKey.test(name) || value.trim() === "") continue;
    set[name === "of" ? "city" : name] = value;
  }
  return { analysis, set };
}

export function writeAddress(address: Address): string {
  const given = new URLSearchParams();
  if (address.lang !== null) given.set("lang", address.lang);
  if (address.theme !== null) given.set("theme", address.theme);
  if (address.score !== null) given.set("score", address.score);
  if (address.ties !== null) given.set("ties", address.ties);
  if (address.colour !== null && address.colour !== "tier") given.set("colour", address.colour);
  if (address.t !== null) given.set("t", String(Math.floor(address.t * 1e4 + 1e-9) / 1e4));
  if (address.city !== null) given.set("city", address.city);
  if (address.study !== null) {
    given.set("study", address.study.analysis);
    for (const [key, value] of Object.entries(address.study.set)) given.set(key === "city" ? "of" : key, value);
  }
  // Commas and colons may stand in a fragment as they are, and are easier to read.
  return given.size === 0 ? "" : `#${String(given).replaceAll("%2C", ",").replaceAll("%3A", ":")}`;
}

function take(address: Address, preferred: "en" | "zh"): void {
  language.value = address.lang ?? preferred;
  chosenTheme.value = address.theme;
  chosenScore.value = address.score;
  chosenLayer.value = address.ties;
  colourMode.value = address.colour ?? "tier";
  chosenThreshold.value = address.t;
  chosenCity.value = address.city;
  study.value = address.study;
}

/** Reads the link now and on every change made by hand, and writes it whenever the view changes. */
export function followAddress(): void {
  const preferred = navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en";
  take(readAddress(location.hash), preferred);
  addEventListener("hashchange", () => take(readAddress(location.hash), preferred));
  effect(() => {
    const hash = writeAddress({
      lang: language.value,
      theme: chosenTheme.value,
      score: chosenScore.value,
      ties: chosenLayer.value,
      colour: colourMode.value,
      t: chosenThreshold.value,
      city: chosenCity.value,
      study: study.value,
    });
    // Replaced, not pushed: a slider would otherwise fill the history.
    if (hash !== location.hash) history.replaceState(null, "", hash);
  });
}
