/**
 * The options of a study: what a link or a control says of them as text, read by their specs. Pure functions.
 *
 * The score and its year are those of the page. What the spec does not allow, or what this dataset does not have (a
 * city, a layer, years), is as if it were not said.
 */
import type { OptionValues } from "../analysis/analysis.ts";
import type { OptionSpec, OptionValue } from "../analysis/options.ts";
import type { Offer } from "./analyst-task.ts";
import { nearestBelt } from "./nearest-belt.ts";

export type Said = Readonly<Record<string, string>>;

/** What of the dataset decides whether an option can be what is said. */
export interface Ground {
  readonly hasCity: (id: string) => boolean;
  readonly layers: readonly string[];
  /** Layers can be made from the places of the cities. */
  readonly hasPoints: boolean;
  /** Provinces by their English name, sectors of the compass. */
  readonly directions: readonly string[];
  /** The score has several years. */
  readonly hasYears: boolean;
}

const mostCities = 12;

/** How an option that names cities is given; null for any other. */
export function cityKind(offer: Pick<Offer, "id" | "places">, key: string): "one" | "several" | null {
  if (offer.id === "corridor" && key === "to") return "several";
  return offer.places.includes(key) || (offer.id === "uplift" && key === "to") ? "one" : null;
}

/** Several layers can be read side by side. */
export function readsSideBySide({ reads }: Pick<Offer, "reads">): boolean {
  return reads === "belts";
}

/** Those that a reader can set here. */
export function optionsHere(offer: Offer, ground: Ground): OptionSpec[] {
  return offer.options.filter(({ key }) => {
    if (key === "score" || key === "year") return false;
    return key !== "overTime" || ground.hasYears;
  });
}

/** What can stand of it: known options, and of them what the dataset allows. */
export function standing(offer: Offer, said: Said, ground: Ground): Said {
  return Object.fromEntries(
    optionsHere(offer, ground).flatMap((spec) => {
      const text = said[spec.key];
      const kept = text === undefined ? null : keptOf(offer, spec, text, ground);
      return kept === null ? [] : [[spec.key, kept]];
    }),
  );
}

/** For the analysis; null when a place is missing. */
export function valuesOf(offer: Offer, said: Said): OptionValues | null {
  if (offer.places.some((key) => said[key] === undefined)) return null;
  return Object.fromEntries(
    offer.options.flatMap((spec) => {
      const text = said[spec.key];
      return text === undefined ? [] : [[spec.key, valueOf(spec, text)]];
    }),
  );
}

function keptOf(offer: Offer, spec: OptionSpec, text: string, ground: Ground): string | null {
  if (spec.key === "layer") return joined(layersIn(text, ground), readsSideBySide(offer) ? Infinity : 1);
  const cities = cityKind(offer, spec.key);
  if (cities !== null) {
    const known = partsOf(text).filter((id) => ground.hasCity(id) || (cities === "several" && id === nearestBelt));
    return joined(known, cities === "one" ? 1 : mostCities);
  }
  if (spec.key === "compare" || spec.key === "directions") {
    const known = partsOf(text).filter((part) => ground.directions.includes(part));
    return spec.key === "compare" && known.length !== 2 ? null : joined(known, Infinity);
  }
  if (spec.kind === "number") {
    const value = numberIn(text);
    const whole = spec.integer !== true || Number.isInteger(value);
    return whole && value >= spec.min && value <= (spec.max ?? Infinity) ? text.trim() : null;
  }
  if (spec.kind === "choice") return spec.choices.includes(text) ? text : null;
  if (spec.kind === "flag") return text === "true" ? text : null;
  if (spec.kind === "list" && spec.of === "number")
    return partsOf(text).every((part) => numberIn(part) >= 0) ? joined(partsOf(text), Infinity) : null;
  return text.trim() === "" ? null : text;
}

function valueOf(spec: OptionSpec, text: string): OptionValue {
  switch (spec.kind) {
    case "number":
      return numberIn(text);
    case "flag":
      return text === "true";
    case "list":
      return spec.of === "number" ? partsOf(text).map(numberIn) : partsOf(text);
    case "choice":
    case "text":
      return text;
  }
}

/** Not a number for nothing, which Number reads as 0. */
function numberIn(text: string): number {
  const value = text.trim() === "" ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : Number.NaN;
}

export function partsOf(text: string): string[] {
  return [...new Set(text.split(",").map((part) => part.trim()))].filter((part) => part !== "");
}

function joined(parts: readonly string[], most: number): string | null {
  return parts.length === 0 ? null : parts.slice(0, most).join(",");
}

/** Layers that the places of the cities give. */
export const layersOfPlaces = ["nearest:4", "band:150"];
const ofPlaces = /^(?:nearest|band):[1-9]\d{0,4}(?:\.\d{1,3})?$/;

/** Those of the dataset, of the places, and combinations of them; what is none of these is left out. */
function layersIn(text: string, { layers, hasPoints }: Ground): string[] {
  const isLayer = (name: string): boolean => layers.includes(name) || (hasPoints && ofPlaces.test(name));
  return partsOf(text).filter((name) => isLayer(name) || (name.includes("+") && name.split("+").every(isLayer)));
}

export interface LayerChoice {
  /** Single layers, in the order in which they were chosen. */
  readonly single: readonly string[];
  /** Their union is read as well. */
  readonly combined: boolean;
}

export function layerChoice(text: string | undefined): LayerChoice {
  const parts = partsOf(text ?? "");
  const [single, combinations] = [
    parts.filter((name) => !name.includes("+")),
    parts.filter((name) => name.includes("+")),
  ];
  const inside = combinations.flatMap((name) => name.split("+"));
  return { single: [...new Set([...single, ...inside])], combined: combinations.length > 0 };
}

/** Null leaves the choice to the analysis. */
export function layerText({ single, combined }: LayerChoice): string | null {
  const union = combined && single.length > 1 ? [single.join("+")] : [];
  return joined([...single, ...union], Infinity);
}
