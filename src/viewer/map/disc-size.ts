/**
 * How large a city's disc is: its area is proportional to its score, so the radius goes with the root of the multiple.
 *
 * radius = k * sqrt(multiple), k chosen so that all discs together cover `cover` of the map's area and the largest
 * stays under `largest` pixels; nothing is drawn smaller than `smallest`, where the area stops telling the score (the
 * legend's discs follow the same rule). A city without a score gets the smallest disc.
 */
const cover = 0.035;
const largest = 24;
const smallest = 2.5;

export interface DiscRule {
  readonly radius: (multiple: number | null) => number;
}

/** `mapArea` in square pixels of the stage before any zoom. */
export function discRule(multiples: readonly (number | null)[], mapArea: number): DiscRule {
  let total = 0;
  let highest = 0;
  for (const multiple of multiples) {
    if (multiple === null || !Number.isFinite(multiple)) continue;
    total += multiple;
    highest = Math.max(highest, multiple);
  }
  const byCover = total > 0 ? Math.sqrt((cover * mapArea) / (Math.PI * total)) : smallest;
  const k = highest > 0 ? Math.min(byCover, largest / Math.sqrt(highest)) : byCover;
  return {
    radius: (multiple) =>
      multiple === null || !Number.isFinite(multiple) ? smallest : Math.max(smallest, k * Math.sqrt(multiple)),
  };
}
