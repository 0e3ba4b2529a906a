/** The climb and its areas, word for word, by looking at every threshold: slow and independent of the code under test. */
import { type Case, componentsOf } from "./exhaustive.ts";

/** By (-multiple, id). */
const comesFirst = ({ multiples }: Case, a: number, b: number): boolean =>
  multiples[a]! > multiples[b]! || (multiples[a] === multiples[b] && a < b);

const highest = (example: Case, cities: readonly number[]): number =>
  cities.reduce((top, city) => (top < 0 || comesFirst(example, city, top) ? city : top), -1);

export function nextByWords(example: Case, hubLevel: number): number[] {
  const { multiples, tied } = example;
  const scored = [...multiples.keys()].filter((city) => !Number.isNaN(multiples[city]!));
  return [...multiples.keys()].map((city) => {
    if (!scored.includes(city)) return -1;
    const higher = scored.filter((other) => tied(city, other) && comesFirst(example, other, city));
    if (higher.length > 0) return highest(example, higher);
    return multiples[city]! >= hubLevel ? -1 : throughCol(example, scored, city);
  });
}

function throughCol(example: Case, scored: readonly number[], peak: number): number {
  const falling = [...scored].sort((a, b) => (comesFirst(example, a, b) ? -1 : 1));
  for (const col of falling) {
    const before = componentsOf(example, (city) => scored.includes(city) && comesFirst(example, city, col));
    const met = before.filter((members) => members.some((city) => example.tied(city, col)));
    if (!met.some((members) => highest(example, members) === peak)) continue;
    const parent = highest(example, met.flat());
    if (parent === peak) continue;
    const side = met.find((members) => members.includes(parent))!;
    return highest(
      example,
      side.filter((city) => example.tied(city, col)),
    );
  }
  return -1;
}

/** The first hub on the climb, itself for a hub; -1 without one. */
export function areaByWords(example: Case, hubLevel: number): number[] {
  const next = nextByWords(example, hubLevel);
  return next.map((_, city) => {
    let at = city;
    while (at >= 0 && !(example.multiples[at]! >= hubLevel)) at = next[at]!;
    return at;
  });
}
