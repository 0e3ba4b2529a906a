/**
 * How many ties lie between a centre and each city, on the shortest way in ties?
 *
 * 0 at the centre, NaN for a city that no path reaches. Every city can be passed, with or without a score: this is a
 * distance, not a level. Breadth first, O(n + m).
 */
import type { Compact } from "../network/compact.ts";

/** By city. */
export function hopsFrom({ n, offsets, neighbours }: Compact, centre: number): Float64Array {
  const hops = new Float64Array(n).fill(Number.NaN);
  const queue = new Uint32Array(n);
  queue[0] = centre;
  hops[centre] = 0;
  let write = 1;
  for (let read = 0; read < write; read++) {
    const city = queue[read]!;
    for (let slot = offsets[city]!; slot < offsets[city + 1]!; slot++) {
      const next = neighbours[slot]!;
      if (!Number.isNaN(hops[next]!)) continue;
      hops[next] = hops[city]! + 1;
      queue[write++] = next;
    }
  }
  return hops;
}
