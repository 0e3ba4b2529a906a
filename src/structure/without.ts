/**
 * A network after failures: the same cities, without the ties that have failed and without all ties of the cities that
 * have. A failed city stays as an isolated one, so that every city keeps its number. O(n + m).
 */
import type { Compact } from "../network/compact.ts";
import type { Strengths } from "../network/quantity.ts";

/** `cities` by city, `ties` by slot: 1 for what has failed. */
export function without(
  form: Compact,
  failed: { readonly cities?: Uint8Array | undefined; readonly ties?: Uint8Array | undefined },
): Compact {
  const { n, directed, offsets, neighbours, strengths } = form;
  const { cities, ties } = failed;
  const keptOffsets = new Uint32Array(n + 1);
  const keptNeighbours = new Uint32Array(neighbours.length);
  const keptStrengths = new Float64Array(neighbours.length);
  let kept = 0;
  for (let i = 0; i < n; i++) {
    if (cities?.[i] !== 1)
      for (let slot = offsets[i]!; slot < offsets[i + 1]!; slot++) {
        if (cities?.[neighbours[slot]!] === 1 || ties?.[slot] === 1) continue;
        keptNeighbours[kept] = neighbours[slot]!;
        keptStrengths[kept++] = strengths[slot]!;
      }
    keptOffsets[i + 1] = kept;
  }
  return {
    n,
    directed,
    offsets: keptOffsets,
    neighbours: keptNeighbours.slice(0, kept),
    strengths: keptStrengths.slice(0, kept) as Strengths,
  };
}
