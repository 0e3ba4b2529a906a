/**
 * Degree and strength: with how many cities is a city tied, and how strongly in all?
 *
 *   degree_i = number of tied cities        strength_i = Σ_j w_ij
 * Directed: outgoing and incoming ties apart (their sum counts a mutual tie twice, so it is left to the reader).
 * Undirected: both are the same. Not normalised. O(n + m).
 *
 * Barrat, Barthélemy, Pastor-Satorras, Vespignani (2004) The architecture of complex weighted networks,
 * doi:10.1073/pnas.0400087101.
 */
import type { Compact } from "./compact.ts";
import { sum } from "../support/sum.ts";
import { incoming } from "./incoming.ts";

export interface Reach {
  /** Tied cities, by city. */
  readonly degree: Uint32Array;
  /** Sum of the strengths of these ties, by city. */
  readonly strength: Float64Array;
}

export function strength(form: Compact): { readonly out: Reach; readonly in: Reach } {
  const out = reach(form);
  return { out, in: form.directed ? reach(incoming(form)) : out };
}

function reach({ n, offsets, strengths }: Compact): Reach {
  const degree = new Uint32Array(n);
  const total = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    degree[i] = offsets[i + 1]! - offsets[i]!;
    total[i] = sum(strengths.subarray(offsets[i], offsets[i + 1]));
  }
  return { degree, strength: total };
}
