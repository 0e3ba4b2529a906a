/**
 * A level of the Leiden search: cities, or groups of them that stay together, with what any objective needs to know.
 *
 * Both modularities and the constant Potts model are sums over pairs in one group of
 *   w_ij - λ (a_i b_j + b_i a_j)
 * and a constant. w_ij is the strength between i and j (directed: both directions summed), a and b are masses that add
 * up when cities become one:
 *   modularity, undirected   a = b = strength              λ = γ / 2S, S the sum of the strengths of all cities
 *   modularity, directed     a, b = strength out and in    λ = γ / S
 *   cpm                      a = b = number of cities      λ = γ / 2, directed γ
 * Strengths are scaled to a mean of 1 over the ties, so that the unit changes nothing and one tolerance fits all.
 */
import type { Compact } from "../network/compact.ts";
import { sum } from "../support/sum.ts";
import { incoming } from "../network/incoming.ts";
import type { Objective } from "./quality.ts";
import { undirectedReading } from "../network/undirected-reading.ts";

/** A gain counts above it. */
export const tolerance = 1e-10;

export interface Level {
  readonly n: number;
  /** Every tie in two slots, none to itself: what lies inside a group stays there whatever is moved. */
  readonly offsets: Uint32Array;
  readonly neighbours: Uint32Array;
  readonly weights: Float64Array;
  readonly a: Float64Array;
  /** The same array as `a` where the two do not differ. */
  readonly b: Float64Array;
  readonly lambda: number;
}

/** The cities themselves; the form must have a tie. */
export function cityLevel(form: Compact, objective: Objective, resolution: number): Level {
  const { n, directed } = form;
  const both = undirectedReading(form);
  const mean = sum(both.strengths) / both.strengths.length;
  const weights = both.strengths.map((strength) => strength / mean);
  const level = { n, offsets: both.offsets, neighbours: both.neighbours, weights };
  if (objective === "cpm") {
    const a = new Float64Array(n).fill(1);
    return { ...level, a, b: a, lambda: resolution / mean / (directed ? 1 : 2) };
  }
  const masses = ({ offsets, strengths }: Compact): Float64Array =>
    Float64Array.from({ length: n }, (_, i) => sum(strengths.subarray(offsets[i], offsets[i + 1])) / mean);
  const a = masses(form);
  const b = directed ? masses(incoming(form)) : a;
  return { ...level, a, b, lambda: resolution / sum(a) / (directed ? 1 : 2) };
}

/** One node for every group; `group` numbers them 0, 1, ..., count - 1. */
export function aggregated(level: Level, group: Uint32Array, count: number): Level {
  const { n, offsets, neighbours, weights } = level;
  const first = new Uint32Array(count + 1);
  for (const c of group) first[c + 1]!++;
  for (let c = 0; c < count; c++) first[c + 1]! += first[c]!;
  const members = new Uint32Array(n);
  const place = first.slice(0, count);
  for (let i = 0; i < n; i++) members[place[group[i]!]!++] = i;

  const gathered = (mass: Float64Array): Float64Array => {
    const total = new Float64Array(count);
    for (let i = 0; i < n; i++) total[group[i]!]! += mass[i]!;
    return total;
  };
  const newOffsets = new Uint32Array(count + 1);
  const newNeighbours = new Uint32Array(neighbours.length);
  const newWeights = new Float64Array(neighbours.length);
  /** The slot of a neighbour in the row being written; below the row's start for all others. */
  const slotOf = new Int32Array(count).fill(-1);
  let write = 0;
  for (let c = 0; c < count; c++) {
    const start = write;
    for (let k = first[c]!; k < first[c + 1]!; k++) {
      const i = members[k]!;
      for (let slot = offsets[i]!; slot < offsets[i + 1]!; slot++) {
        const d = group[neighbours[slot]!]!;
        if (d === c) continue;
        if (slotOf[d]! < start) {
          slotOf[d] = write;
          newNeighbours[write++] = d;
        }
        newWeights[slotOf[d]!]! += weights[slot]!;
      }
    }
    newOffsets[c + 1] = write;
  }
  const a = gathered(level.a);
  return {
    n: count,
    offsets: newOffsets,
    neighbours: newNeighbours.slice(0, write),
    weights: newWeights.slice(0, write),
    a,
    b: level.a === level.b ? a : gathered(level.b),
    lambda: level.lambda,
  };
}
