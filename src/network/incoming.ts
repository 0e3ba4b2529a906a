/**
 * The same ties seen from the other end: slot s of city j says which city is tied to j, and how strongly.
 *
 * For an undirected form both ends look the same, and the form itself is given back. One counting sort, O(n + m).
 */
import type { Compact } from "./compact.ts";
import type { Strengths } from "./quantity.ts";

export function incoming(form: Compact): Compact {
  if (!form.directed) return form;
  const { n, neighbours, strengths } = form;
  const offsets = new Uint32Array(n + 1);
  for (const j of neighbours) offsets[j + 1]!++;
  for (let j = 0; j < n; j++) offsets[j + 1]! += offsets[j]!;
  const place = offsets.slice(0, n);
  const sources = new Uint32Array(neighbours.length);
  const values = new Float64Array(neighbours.length);
  for (let i = 0; i < n; i++)
    for (let slot = form.offsets[i]!; slot < form.offsets[i + 1]!; slot++) {
      const at = place[neighbours[slot]!]!++;
      sources[at] = i;
      values[at] = strengths[slot]!;
    }
  return { n, directed: true, offsets, neighbours: sources, strengths: values as Strengths };
}
