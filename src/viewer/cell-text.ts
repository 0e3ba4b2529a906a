/** How a value of a column is written, in the table and in the legend: four significant digits, a dash for none. */
import type { Column } from "../analysis/columns.ts";
import type { Language } from "../support/text.ts";
import type { Cell } from "./city-values.ts";
import { session } from "./session.ts";
import { told } from "./view.ts";
import { sentences, words } from "./words.ts";

export const noCell = "—";

// Made once: to make one costs more than to use it.
const fourDigits = new Intl.NumberFormat("en", { maximumSignificantDigits: 4 });

/** 1,204 or 0.03127; where most digits would be zeros, as a power of ten. */
export function numberText(value: number): string {
  if (value === 0) return "0";
  const size = Math.abs(value);
  if (size < 1e-4 || size >= 1e9) {
    const [digits, power] = value.toExponential(2).split("e") as [string, string];
    return `${digits} × 10${superscript(Number(power))}`;
  }
  return fourDigits.format(value);
}

function superscript(power: number): string {
  return String(power).replaceAll(/[-\d]/g, (sign) => (sign === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(sign)]!));
}

export function cellText(column: Column, value: Cell, language: Language): string {
  if (value === null) return noCell;
  if (typeof value === "boolean") return words[value ? "yes" : "no"][language];
  if (typeof value === "string") {
    const { labels = {} } = column;
    if (column.ofCities === true) return cityNamed(value, language);
    return Object.hasOwn(labels, value) ? labels[value]![language] : value;
  }
  // Numbers of classes are names, not quantities.
  if (column.kind !== "number") return column.id === "community" ? sentences.community(language, value) : String(value);
  return numberText(value);
}

function cityNamed(id: string, language: Language): string {
  const { network } = session.value?.dataset ?? {};
  return network?.cities[network.indexOf.get(id) ?? -1]?.name[language] ?? id;
}

export function columnTitle({ title, unit }: Column): string {
  const [name, measured] = [told(title), told(unit)];
  return measured === "" ? name : `${name} (${measured})`;
}
