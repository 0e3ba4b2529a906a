/**
 * The axis of multiples of the mean, from 0 to the highest: even, or by the root where even steps would press the low
 * cities together. A root keeps 0 on the axis, which a logarithm cannot.
 */
export interface Scale {
  readonly kind: "even" | "root";
  /** Place of a value, 0 for 0 and 1 for the highest. */
  readonly at: (value: number) => number;
  /** Round values at least `spacing` apart on an axis of `room`, ascending. */
  readonly ticks: (room: number, spacing: number) => readonly number[];
}

/** `kind` left out: by the root when the values are more than twentyfold apart. */
export function scaleOf(values: readonly number[], kind?: Scale["kind"]): Scale {
  const positive = values.filter((value) => value > 0);
  const highest = Math.max(...positive, 0) || 1;
  const lowest = Math.min(...positive, highest);
  const chosen = kind ?? (highest > 20 * lowest ? "root" : "even");
  const at = (value: number): number => (chosen === "root" ? Math.sqrt(Math.max(0, value) / highest) : value / highest);
  return {
    kind: chosen,
    at,
    ticks: (room, spacing) => {
      const kept: number[] = [];
      for (const tick of chosen === "root" ? roundValues(lowest, highest) : evenSteps(highest, room, spacing))
        if (kept.every((other) => Math.abs(at(tick) - at(other)) * room >= spacing)) kept.push(tick);
      return kept.sort((a, b) => a - b);
    },
  };
}

/** The most telling first: 0, the mean, powers of ten, then what lies between; none far below all values. */
function roundValues(lowest: number, highest: number): number[] {
  const powers = Array.from({ length: 13 }, (_, k) => 10 ** (k - 6));
  const nearOne = powers.sort((a, b) => Math.abs(Math.log(a)) - Math.abs(Math.log(b)));
  const found = [
    0,
    ...[1, 5, 2, 3, 7].flatMap((digit) => nearOne.map((power) => Number((digit * power).toPrecision(1)))),
  ];
  return found.filter((value) => value === 0 || (value >= lowest / 2 && value <= highest * (1 + 1e-9)));
}

function evenSteps(highest: number, room: number, spacing: number): number[] {
  const least = (highest * spacing) / Math.max(room, spacing);
  const power = 10 ** Math.floor(Math.log10(least));
  const step = [1, 2, 5, 10].map((digit) => digit * power).find((candidate) => candidate >= least) ?? 10 * power;
  const count = Math.floor(highest / step + 1e-9);
  return Array.from({ length: count + 1 }, (_, k) => Number((k * step).toPrecision(12)));
}

/** Whole numbers for a count from 0, at most `most` steps. */
export function countTicks(highest: number, most: number): number[] {
  const least = Math.max(1, highest / most);
  const power = 10 ** Math.floor(Math.log10(least));
  const step = [1, 2, 5, 10].map((digit) => digit * power).find((candidate) => candidate >= least) ?? 10 * power;
  return Array.from({ length: Math.floor(highest / step) + 1 }, (_, k) => k * step);
}
