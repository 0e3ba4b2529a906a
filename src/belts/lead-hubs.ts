/**
 * Lead hubs: which hub would lead a city by its strongest tie, and which by gravity?
 *
 *   by strength  the hub that the city is tied to most strongly, equal ones by higher multiple, then id; none when it is
 *                tied to no hub;
 *   by gravity   of all hubs that have a point, the one of the greatest multiple / km^exponent (see attraction.ts), with
 *                its share of the sum over these hubs; none for a city without a point.
 * Both are defined for a city without a score too: only the hub's multiple counts. A hub has no lead hub.
 *
 * Cost: O(n + m) by strength; O(n h) by gravity, h hubs: the share is of the sum over all of them, so none can be passed
 * over. It goes through the pool in chunks of cities.
 *
 * The largest flow of a place as the one that leads it: Nystuen, Dacey (1961) A graph theory interpretation of nodal
 * regions, doi:10.1007/BF01969070. Shares: Huff (1964) doi:10.1177/002224296402800307.
 */
import type { City } from "../network/city.ts";
import type { Compact } from "../network/compact.ts";
import { inPlace, type Pool, type RunOptions } from "../support/pool.ts";
import { sum } from "../support/sum.ts";
import { attractions, type AttractionOptions, strongestTwo } from "./attraction.ts";

export interface LeadByStrength {
  /** By city: the hub; -1 without one. */
  readonly lead: Int32Array;
  /** By city: strength of the tie to it; NaN without one. */
  readonly strength: Float64Array;
}

export interface LeadByGravity {
  readonly lead: Int32Array;
  /** By city: the hub's share of the attraction of all hubs, in (0, 1]; NaN without one or when no hub attracts. */
  readonly share: Float64Array;
}

export function leadByStrength(
  form: Compact,
  multiples: Float64Array,
  { hubLevel }: { readonly hubLevel: number },
): LeadByStrength {
  const { n, offsets, neighbours, strengths } = form;
  const lead = new Int32Array(n).fill(-1);
  const strength = new Float64Array(n).fill(Number.NaN);
  for (let city = 0; city < n; city++) {
    if (multiples[city]! >= hubLevel) continue;
    for (let slot = offsets[city]!; slot < offsets[city + 1]!; slot++) {
      const hub = neighbours[slot]!;
      if (!(multiples[hub]! >= hubLevel)) continue;
      const best = lead[city]!;
      // Neighbours come by id, so of equal hubs the first stays.
      if (
        best < 0 ||
        strengths[slot]! > strength[city]! ||
        (strengths[slot] === strength[city] && multiples[hub]! > multiples[best]!)
      ) {
        lead[city] = hub;
        strength[city] = strengths[slot]!;
      }
    }
  }
  return { lead, strength };
}

export interface LeadByGravityOptions extends AttractionOptions, RunOptions {
  readonly hubLevel: number;
  /** Has the kernel `lead-by-gravity`; without one the chunks are done in place. */
  readonly pool?: Pool | undefined;
}

/** The kernel's name in the pool. */
export const leadByGravityKernel = "lead-by-gravity";

/** Cities from..to - 1. */
export interface LeadByGravityChunk {
  readonly from: number;
  readonly to: number;
}

export interface LeadByGravityShared {
  readonly cities: readonly City[];
  readonly multiples: Float64Array;
  /** Those that have a point, by id. */
  readonly hubs: readonly number[];
  readonly hubLevel: number;
  readonly exponent: number;
}

/** Attractions in a chunk: about 50 ms. */
const pairsPerChunk = 100_000;

export async function leadByGravity(
  cities: readonly City[],
  multiples: Float64Array,
  options: LeadByGravityOptions,
): Promise<LeadByGravity> {
  const { hubLevel, exponent, signal, onProgress } = options;
  const n = cities.length;
  const lead = new Int32Array(n).fill(-1);
  const share = new Float64Array(n).fill(Number.NaN);
  const hubs = [...cities.keys()].filter((city) => multiples[city]! >= hubLevel && cities[city]!.point !== null);
  if (hubs.length === 0) return { lead, share };
  const size = Math.max(1, Math.floor(pairsPerChunk / hubs.length));
  const chunks: LeadByGravityChunk[] = [];
  for (let from = 0; from < n; from += size) chunks.push({ from, to: Math.min(n, from + size) });
  const here = inPlace({ [leadByGravityKernel]: leadByGravityOf });
  // A single chunk is done sooner than a thread is started.
  const pool = chunks.length === 1 ? here : (options.pool ?? here);
  const shared: LeadByGravityShared = { cities, multiples, hubs, hubLevel, exponent };
  const parts = await pool.run<LeadByGravityChunk, LeadByGravity>(leadByGravityKernel, chunks, {
    shared,
    signal,
    onProgress,
  });
  for (const [index, part] of parts.entries()) {
    lead.set(part.lead, chunks[index]!.from);
    share.set(part.share, chunks[index]!.from);
  }
  return { lead, share };
}

/** The lead hubs of the cities from..to - 1, in their order. */
export function leadByGravityOf(
  { from, to }: LeadByGravityChunk,
  { cities, multiples, hubs, hubLevel, exponent }: LeadByGravityShared,
): LeadByGravity {
  const lead = new Int32Array(to - from).fill(-1);
  const share = new Float64Array(to - from).fill(Number.NaN);
  for (let city = from; city < to; city++) {
    if (multiples[city]! >= hubLevel) continue;
    const pull = attractions(cities, multiples, city, hubs, { exponent });
    if (pull === null) continue;
    const [best] = strongestTwo(pull, multiples, hubs);
    lead[city - from] = hubs[best]!;
    share[city - from] = pull[best]! / sum(pull);
  }
  return { lead, share };
}
