/**
 * Local efficiency: how well would a city's neighbours still reach each other if the city failed?
 *
 *   E_v = Σ_{i != j} (1 / d_ij) / (k (k - 1))      i, j the k neighbours of v, d_ij within the network of these alone
 * 1/d is 0 without a path. A neighbour is tied in either direction; paths follow the direction of ties. Not defined for
 * fewer than two neighbours. Lengths are 1 / strength, so the unit is that of strength: 1 is not a bound unless all
 * strengths are at most 1. The mean over cities, undefined ones left out, is the network's.
 *
 * Each city needs searches of its own in a network of its own, so this cannot be read off the sweep: k searches among the
 * t ties of the neighbours, Σ k (k + t) in all. That is a part of the sweep's work in sparse networks and n times it in a
 * complete one, so `localEfficiencyCost` says beforehand.
 *
 * Latora, Marchiori (2001) Efficient behavior of small-world networks, doi:10.1103/PhysRevLett.87.198701.
 */
import type { Compact } from "../network/compact.ts";
import { type Distances, inverseDistances } from "../network/quantity.ts";
import { inPlace, type Pool, type RunOptions } from "../support/pool.ts";
import { sum } from "../support/sum.ts";
import { incoming } from "../network/incoming.ts";
import { sweepPart } from "./sweep.ts";

/** The kernel's name in the pool. */
export const localEfficiencyKernel = "localEfficiency";

/** Cities from..to - 1. */
export interface LocalEfficiencyChunk {
  readonly from: number;
  readonly to: number;
}

const citiesPerChunk = 64;

export async function localEfficiency(
  form: Compact,
  options: RunOptions & { readonly pool?: Pool | undefined } = {},
): Promise<Float64Array> {
  const { pool = inPlace({ [localEfficiencyKernel]: localEfficiencyChunk }), signal, onProgress } = options;
  const { n } = form;
  const chunks: LocalEfficiencyChunk[] = [];
  for (let from = 0; from < n; from += citiesPerChunk) chunks.push({ from, to: Math.min(n, from + citiesPerChunk) });
  const parts = await pool.run<LocalEfficiencyChunk, Float64Array>(localEfficiencyKernel, chunks, {
    shared: form,
    signal,
    onProgress,
  });
  const values = new Float64Array(n);
  chunks.forEach(({ from }, k) => values.set(parts[k]!, from));
  return values;
}

/** By city of the chunk, >= 0; NaN for fewer than two neighbours. */
export function localEfficiencyChunk({ from, to }: LocalEfficiencyChunk, form: Compact): Float64Array {
  const back = incoming(form);
  const distances = inverseDistances(form.strengths);
  const place = new Int32Array(form.n).fill(-1);
  const values = new Float64Array(to - from);
  for (let city = from; city < to; city++) {
    const around = neighboursOf(form, back, city);
    values[city - from] = around.length < 2 ? Number.NaN : efficiencyAmong(form, distances, around, place);
  }
  return values;
}

/** Slots that the searches will look at, beside the cities they settle. */
export function localEfficiencyCost(form: Compact): number {
  const back = incoming(form);
  const marked = new Int32Array(form.n).fill(-1);
  let cost = 0;
  for (let city = 0; city < form.n; city++) {
    const around = neighboursOf(form, back, city);
    for (const j of around) marked[j] = city;
    let ties = 0;
    for (const j of around)
      for (let slot = form.offsets[j]!; slot < form.offsets[j + 1]!; slot++)
        if (marked[form.neighbours[slot]!] === city) ties++;
    cost += around.length * (around.length + ties);
  }
  return cost;
}

/** Tied in either direction, each once, by number. */
function neighboursOf(form: Compact, back: Compact, city: number): Uint32Array {
  const out = form.neighbours.subarray(form.offsets[city], form.offsets[city + 1]);
  if (!form.directed) return out;
  const both = [...out, ...back.neighbours.subarray(back.offsets[city], back.offsets[city + 1])];
  return Uint32Array.from(new Set(both)).sort();
}

function efficiencyAmong(form: Compact, distances: Distances, around: Uint32Array, place: Int32Array): number {
  const k = around.length;
  around.forEach((j, at) => (place[j] = at));
  const offsets = new Uint32Array(k + 1);
  const neighbours: number[] = [];
  const lengths: number[] = [];
  around.forEach((j, at) => {
    for (let slot = form.offsets[j]!; slot < form.offsets[j + 1]!; slot++) {
      const to = place[form.neighbours[slot]!]!;
      if (to === -1) continue;
      neighbours.push(to);
      lengths.push(distances[slot]!);
    }
    offsets[at + 1] = neighbours.length;
  });
  for (const j of around) place[j] = -1;
  const inner = {
    n: k,
    directed: form.directed,
    offsets,
    neighbours: Uint32Array.from(neighbours),
    distances: Float64Array.from(lengths) as Distances,
  };
  return sum(sweepPart(inner, 0, k).harmonicSum) / (k * (k - 1));
}
