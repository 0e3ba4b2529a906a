/**
 * Which city does this cell mean? By its id; else by the id that a spreadsheet has turned into a decimal or a power of
 * ten, when only one city can be meant; else by an English or Chinese name that only one city has.
 *
 * A spreadsheet writes 310000 as "310000.0" or, rounded to the digits it shows, as "3.1E+05": any id that rounds to
 * the same digits may be meant. Names are compared without case and spaces, Chinese ones also without the closing 市.
 * An id always goes before a name. Cost: O(n) once; then a look-up per cell, and O(n) per rounded id.
 */
import type { City } from "../network/city.ts";
import { nearestNames } from "../support/nearest.ts";

export type Found =
  /** `shortened`: a new id taken as it stands, though a spreadsheet has rounded it. */
  | { readonly how: "id" | "float" | "name" | "shortened"; readonly index: number }
  | { readonly how: "unknown" }
  /** There are no cities at all. */
  | { readonly how: "none" }
  | { readonly how: "ambiguous" | "rounded"; readonly candidates: readonly string[] };

export interface CityFinder {
  find(text: string): Found;
  /** For a hint: ids and names near the text, at most three; none in a network too large to search for every slip. */
  nearest(text: string): string[];
}

const unknown: Found = { how: "unknown" };
const maxHinted = 5000;
/** A file in another code than the cities' has only unknown ids; the first few slips are worth a search. */
const mostHints = 50;

/**
 * `bareNames`: "Suzhou" also means "Suzhou (Anhui)". For what a person types, where the fuller name is easily forgotten;
 * a table that tells the two apart is read as it stands.
 */
export function makeCityFinder(cities: readonly City[], { bareNames = false } = {}): CityFinder {
  if (cities.length === 0) return { find: () => ({ how: "none" }), nearest: () => [] };
  const byId = new Map<string, number>();
  const byName = new Map<string, number[]>();
  const addName = (name: string, index: number): void => {
    const holders = byName.get(name);
    if (holders === undefined) byName.set(name, [index]);
    else if (!holders.includes(index)) holders.push(index);
  };
  cities.forEach(({ id, name }, index) => {
    byId.set(id, index);
    for (const text of new Set([name.en, name.zh])) {
      const folded = foldName(text);
      if (folded !== "") addName(folded, index);
      if (folded.length > 2 && folded.endsWith("市")) addName(folded.slice(0, -1), index);
      const bare = bareNames ? folded.replace(/\([^()]*\)$/, "") : "";
      if (bare !== "") addName(bare, index);
    }
  });
  const idOf = (index: number): string => cities[index]!.id;
  const look = (text: string): Found => {
    const index = byId.get(text);
    if (index !== undefined) return { how: "id", index };
    const range = wholeNumberOf(text);
    if (range !== null) {
      const whole = range.low === range.high ? byId.get(String(range.low)) : undefined;
      if (whole !== undefined) return { how: "float", index: whole };
      const candidates = range.low === range.high ? [] : idsWithin(cities, range.low, range.high);
      if (candidates.length === 1) return { how: "float", index: candidates[0]! };
      if (candidates.length > 1) return { how: "rounded", candidates: candidates.slice(0, 5).map(idOf) };
    }
    const holders = byName.get(foldName(text));
    if (holders === undefined) return unknown;
    return holders.length === 1
      ? { how: "name", index: holders[0]! }
      : { how: "ambiguous", candidates: holders.slice(0, 5).map(idOf) };
  };
  const known = new Map<string, Found>();
  let hints: Map<string, string> | null = null;
  let hinted = 0;
  return {
    find: (text) => {
      let found = known.get(text);
      if (found === undefined) {
        found = look(text);
        known.set(text, found);
      }
      return found;
    },
    nearest: (text) => {
      if (cities.length > maxHinted || text.length > 60 || hinted++ >= mostHints) return [];
      if (hints === null) {
        hints = new Map();
        for (const { id, name } of cities)
          for (const label of [id, name.en, name.zh])
            if (!hints.has(label)) hints.set(label, label === id ? id : `${label} (${id})`);
      }
      return nearestNames(text, hints.keys()).map((label) => hints?.get(label) ?? label);
    },
  };
}

function foldName(name: string): string {
  return name.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
}

/**
 * The whole numbers that a spreadsheet may have shown as this text: one for "310000.0" and "3.10112E+05", a range for
 * "3.1E+05"; null when the text is no such number.
 */
export function wholeNumberOf(text: string): { readonly low: number; readonly high: number } | null {
  // A spreadsheet drops leading zeros when it makes a number of an id: "007.0" was never one.
  const decimal = /^(0|[1-9]\d{0,14})[.,]0+$/.exec(text);
  if (decimal !== null) {
    const whole = Number(decimal[1]);
    return { low: whole, high: whole };
  }
  const power = /^(\d)(?:[.,](\d{1,14}))?[eE]\+?(\d{1,2})$/.exec(text);
  if (power === null) return null;
  const shownDigits = power[2]?.length ?? 0;
  const exponent = Number(power[3]);
  if (exponent > 15) return null;
  const centre = Number(`${power[1]}.${power[2] ?? "0"}e${exponent}`);
  if (shownDigits >= exponent) return Number.isInteger(centre) ? { low: centre, high: centre } : null;
  const half = 10 ** (exponent - shownDigits) / 2;
  return { low: centre - half, high: centre + half };
}

function idsWithin(cities: readonly City[], low: number, high: number): number[] {
  const within: number[] = [];
  cities.forEach(({ id }, index) => {
    if (/^\d{1,15}$/.test(id) && Number(id) >= low && Number(id) <= high) within.push(index);
  });
  return within;
}
