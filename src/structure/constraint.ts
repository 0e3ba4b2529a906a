/**
 * Constraint: are a city's ties all among themselves, or does it span holes between cities that are not tied?
 *
 *   p_ij = a_ij / Σ_k a_ik        m_jq = a_jq / max_k a_jk        a_ij = w_ij + w_ji
 *   constraint_i    = Σ_j (p_ij + Σ_q p_iq p_qj)²
 *   effectiveSize_i = Σ_j (1 - Σ_q p_iq m_jq)
 *   efficiency_i    = effectiveSize_i / k_i
 * j runs over the k_i cities tied to i in either direction, q over those tied to both i and j. High constraint: whatever
 * the city invests leads back to the same few partners. Effective size: the partners that are not redundant.
 *
 * a sums both directions of a directed layer, as Burt does. Constraint is taken over tied cities only (so in igraph and
 * NetworkX), not over those reached through a common partner alone. Effective size is Burt's weighted one; with all
 * strengths alike it is Borgatti's k - 2t/k, t the ties among the partners. NaN for a city without ties. NetworkX before
 * version 3 also gives NaN to a city with incoming ties only; here it has partners like any other.
 *
 * Constraint is 1 for a city with one tie and can exceed 1 (9/8 for three cities all tied alike), so small degrees read
 * as closed; compare cities of like degree.
 *
 * Cost: the inner sums run over triangles, each met once: O(m^(3/2)) at worst, O(n + m) memory.
 *
 * Burt (1992) Structural Holes: The Social Structure of Competition, Harvard University Press, chapter 2.
 * Burt (2004) Structural holes and good ideas, doi:10.1086/421787.
 * Borgatti (1997) Structural holes: unpacking Burt's redundancy measures, Connections 20(1), 35-38.
 */
import type { Compact } from "../network/compact.ts";
import { eachTriangle } from "./triangles.ts";
import { undirectedReading } from "../network/undirected-reading.ts";
import { strength } from "../network/strength.ts";

export interface StructuralHoles {
  /** By city; > 0, NaN without ties. */
  readonly constraint: Float64Array;
  /** By city, in [1, k]; NaN without ties. */
  readonly effectiveSize: Float64Array;
  /** By city, in [1/k, 1]; NaN without ties. */
  readonly efficiency: Float64Array;
}

export function constraint(form: Compact): StructuralHoles {
  const reading = undirectedReading(form);
  const { n, offsets, neighbours, strengths } = reading;
  const { degree, strength: total } = strength(reading).out;
  const strongest = new Float64Array(n);
  for (let i = 0; i < n; i++)
    for (let slot = offsets[i]!; slot < offsets[i + 1]!; slot++)
      strongest[i] = Math.max(strongest[i]!, strengths[slot]!);

  const turned = oppositeSlots(reading);
  const indirect = new Float64Array(neighbours.length);
  const redundancy = new Float64Array(n);
  /** What a triangle means to one of its cities: `third` is the strength between its partners j and q. */
  const corner = (i: number, j: number, q: number, ij: number, iq: number, third: number): void => {
    const [toJ, toQ] = [strengths[ij]! / total[i]!, strengths[iq]! / total[i]!];
    indirect[ij]! += toQ * (third / total[q]!);
    indirect[iq]! += toJ * (third / total[j]!);
    redundancy[i]! += toQ * (third / strongest[j]!) + toJ * (third / strongest[q]!);
  };
  eachTriangle(reading, (i, j, h, ij, ih, jh) => {
    corner(i, j, h, ij, ih, strengths[jh]!);
    corner(j, i, h, turned[ij]!, jh, strengths[ih]!);
    corner(h, i, j, turned[ih]!, turned[jh]!, strengths[ij]!);
  });

  const constraints = new Float64Array(n).fill(NaN);
  const effectiveSize = new Float64Array(n).fill(NaN);
  const efficiency = new Float64Array(n).fill(NaN);
  for (let i = 0; i < n; i++) {
    const k = degree[i]!;
    if (k === 0) continue;
    let own = 0;
    for (let slot = offsets[i]!; slot < offsets[i + 1]!; slot++)
      own += (strengths[slot]! / total[i]! + indirect[slot]!) ** 2;
    constraints[i] = own;
    effectiveSize[i] = k - redundancy[i]!;
    efficiency[i] = effectiveSize[i]! / k;
  }
  return { constraint: constraints, effectiveSize, efficiency };
}

/** By slot i -> j the slot j -> i. Rows are sorted, so the slots back to ever later cities come one after the other. */
function oppositeSlots({ n, offsets, neighbours }: Compact): Uint32Array {
  const next = offsets.slice(0, n);
  return neighbours.map((j) => next[j]!++);
}
