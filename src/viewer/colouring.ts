/**
 * The colour of every city by a column, and what the legend says of it: a pure function.
 *
 * A measure gets at most five steps with about as many cities each: measures of networks are skewed, and on a linear
 * scale most cities would share one colour. Equal values are never parted: where many are equal (no betweenness at
 * all) they fill a step, and the other steps share the rest. The legend states the lowest and the highest value of
 * every step.
 *
 * A class gets a hue, the commonest first; beyond eight the rest is one class "other", since more hues are not told
 * apart. What is not defined is grey, and is counted.
 */
import type { Cell } from "./city-values.ts";
import { type Palette, sequenceColour } from "./map/palette.ts";

export interface ColourRow {
  readonly colour: string;
  /** Of a measure: its lowest and highest value in this step; of a class: its value; null gathers the rest. */
  readonly says:
    | { readonly kind: "range"; readonly low: number; readonly high: number }
    | { readonly kind: "class"; readonly value: string | number | boolean }
    | { readonly kind: "other"; readonly classes: number };
  readonly count: number;
}

export interface Colouring {
  readonly colourOf: (city: string) => string;
  readonly rows: readonly ColourRow[];
  /** Cities without a value. */
  readonly missing: number;
}

const steps = 5;

export function measureColouring(
  cities: readonly string[],
  valueOf: (city: string) => Cell,
  palette: Palette,
): Colouring {
  const number = (city: string): number => {
    const value = valueOf(city);
    return typeof value === "number" ? value : Number.NaN;
  };
  const sorted = Float64Array.from(cities, number)
    .filter((value) => !Number.isNaN(value))
    .sort();
  const starts = stepStarts(sorted);
  const stepOf = (value: number): number => starts.findLastIndex((start) => value >= start);
  return {
    colourOf: (city) => {
      const value = number(city);
      return Number.isNaN(value) ? palette.noScore : sequenceColour(palette, stepOf(value), starts.length);
    },
    rows: starts.map((start, step) => {
      const from = sorted.indexOf(start);
      const to = step + 1 < starts.length ? sorted.indexOf(starts[step + 1]!) : sorted.length;
      return {
        colour: sequenceColour(palette, step, starts.length),
        says: { kind: "range", low: start, high: sorted[to - 1]! },
        count: to - from,
      };
    }),
    missing: cities.length - sorted.length,
  };
}

/** The lowest value of every step, ascending. */
function stepStarts(sorted: Float64Array): number[] {
  const starts: number[] = [];
  for (let from = 0, left = steps; from < sorted.length; left--) {
    starts.push(sorted[from]!);
    // What many equal values take from the steps to come is shared by those that are left.
    let to = left <= 1 ? sorted.length : from + Math.max(1, Math.round((sorted.length - from) / left));
    while (to < sorted.length && sorted[to] === sorted[to - 1]) to++;
    from = to;
  }
  return starts;
}

export function classColouring(
  cities: readonly string[],
  valueOf: (city: string) => Cell,
  palette: Palette,
): Colouring {
  const hues = palette.communities;
  const counts = new Map<string | number | boolean, number>();
  for (const city of cities) {
    const value = valueOf(city);
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const ordered = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const own = ordered.slice(0, ordered.length > hues.length ? hues.length - 1 : hues.length);
  const rest = ordered.slice(own.length);
  const other = hues.at(-1)!;
  const hueOf = new Map(own.map(([value], i) => [value, hues[i]!]));
  const rows: ColourRow[] = own.map(([value, count]) => ({
    colour: hueOf.get(value)!,
    says: { kind: "class", value },
    count,
  }));
  const others = rest.reduce((sum, [, count]) => sum + count, 0);
  if (rest.length > 0) rows.push({ colour: other, says: { kind: "other", classes: rest.length }, count: others });
  return {
    colourOf: (city) => {
      const value = valueOf(city);
      return value === null ? palette.noScore : (hueOf.get(value) ?? other);
    },
    rows,
    missing: cities.length - [...counts.values()].reduce((sum, count) => sum + count, 0),
  };
}
