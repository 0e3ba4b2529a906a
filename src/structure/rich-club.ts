/**
 * Rich club: are the cities with many ties tied among themselves more than their many ties explain?
 *
 *   φ(k) = 2 E_>k / (N_>k (N_>k - 1))        φ_w(k) = W_>k / Σ of the E_>k greatest strengths of the network
 * N_>k the cities with more than k ties, E_>k the ties among them, W_>k their strength. φ is the share of their pairs
 * that are tied; φ_w (Opsahl and others) asks whether these ties are also the strong ones. Cities with many ties are
 * tied to each other by chance too, so only the ratio to a rewired network with the same degrees is read:
 *   ρ(k) = φ(k) / mean of φ(k) over the draws
 * above 1, a rich club. One-sided p (upper) for each k: the share of networks, the observed one included, in which φ(k)
 * is at least as high. The many k hang together and are not corrected for their number: read them as a curve.
 *
 * Rows stand for k = 0 and for every degree, as long as more than one city has more ties; φ does not change in between.
 * Where no two such cities are tied φ_w is 0/0, not defined (NaN). Undirected forms only.
 *
 * Cost: O(n + m) and a rewiring per draw; the degrees are the same in all draws, so that N_>k is counted once.
 *
 * Colizza, Flammini, Serrano, Vespignani (2006) Detecting rich-club ordering in complex networks, doi:10.1038/nphys209.
 * Opsahl, Colizza, Panzarasa, Ramasco (2008) Prominence and control: the weighted rich-club effect,
 * doi:10.1103/PhysRevLett.101.168702.
 */
import type { Compact } from "../network/compact.ts";
import { inPlace, type Pool, type RunOptions } from "../support/pool.ts";
import { stream } from "../support/random.ts";
import { sum } from "../support/sum.ts";
import { degreePreserving, swapAttempts } from "./null-models/degree-preserving.ts";
import { type DrawChunk, drawChunks, permutationTest } from "./null-models/permutation-test.ts";

export interface RichClubLevel {
  readonly k: number;
  /** Cities with more than k ties. */
  readonly cities: number;
  /** Ties among them. */
  readonly ties: number;
  readonly phi: number;
  readonly weightedPhi: number;
}

export interface RichClubRow extends RichClubLevel {
  /** Of φ(k) over the draws. */
  readonly mean: number;
  /** φ(k) / mean; NaN where no draw ties such cities. */
  readonly ratio: number;
  /** One-sided, upper. */
  readonly p: number;
  /** Of φ_w(k) over the draws for which it is defined. */
  readonly weightedMean: number;
  readonly weightedRatio: number;
  readonly weightedP: number;
}

export interface RichClub {
  readonly levels: readonly RichClubRow[];
  readonly permutations: number;
  readonly smallestP: number;
  /** Swaps made in a draw, on average; 0: the network cannot be rewired and every draw equals it. */
  readonly swaps: number;
}

export interface RichClubOptions extends RunOptions {
  readonly permutations?: number | undefined;
  readonly seed?: number | undefined;
  /** Has the kernel `rich-club`; without one the draws are made in place. */
  readonly pool?: Pool | undefined;
}

/** The kernel's name in the pool. */
export const richClubKernel = "rich-club";

export interface RichClubShared {
  readonly form: Compact;
  readonly seed: number;
}

export interface RichClubDraws {
  /** Draw by draw, level by level. */
  readonly phi: Float64Array;
  readonly weightedPhi: Float64Array;
  readonly swaps: number;
}

/** By k, upwards; empty where no two cities have ties. */
export function richClubLevels(form: Compact): RichClubLevel[] {
  const { n, directed, offsets, neighbours, strengths } = form;
  if (directed) throw new RangeError("a rich club is read off an undirected form");
  const degree = Uint32Array.from({ length: n }, (_, i) => offsets[i + 1]! - offsets[i]!);
  const most = degree.reduce((top, k) => Math.max(top, k), 0);
  /** By degree: cities of it, ties whose smaller degree it is, and their strength. */
  const cities = new Float64Array(most + 1);
  const ties = new Float64Array(most + 1);
  const strength = new Float64Array(most + 1);
  for (let i = 0; i < n; i++) {
    cities[degree[i]!]!++;
    for (let slot = offsets[i]!; slot < offsets[i + 1]!; slot++) {
      const j = neighbours[slot]!;
      if (j < i) continue;
      const lower = Math.min(degree[i]!, degree[j]!);
      ties[lower]!++;
      strength[lower]! += strengths[slot]!;
    }
  }
  const greatest = greatestSums(strengths);
  const levels: RichClubLevel[] = [];
  let [above, tied, strong] = [0, 0, 0];
  for (let k = most - 1; k >= 0; k--) {
    above += cities[k + 1]!;
    tied += ties[k + 1]!;
    strong += strength[k + 1]!;
    if (above < 2 || (k > 0 && cities[k] === 0)) continue;
    levels.push({
      k,
      cities: above,
      ties: tied,
      phi: (2 * tied) / (above * (above - 1)),
      weightedPhi: tied === 0 ? Number.NaN : strong / greatest[tied]!,
    });
  }
  return levels.reverse();
}

/** Sum of the e greatest strengths, by e; every strength stands twice in an undirected form. */
function greatestSums(strengths: Float64Array): Float64Array {
  const sorted = strengths.slice().sort().reverse();
  const sums = new Float64Array(sorted.length / 2 + 1);
  for (let e = 1; e < sums.length; e++) sums[e] = sums[e - 1]! + sorted[2 * e - 1]!;
  return sums;
}

export async function richClub(form: Compact, options: RichClubOptions = {}): Promise<RichClub> {
  const { permutations = 999, seed = 1, pool = inPlace({ [richClubKernel]: richClubDraws }) } = options;
  const { signal, onProgress } = options;
  const levels = richClubLevels(form);
  const chunks = drawChunks(
    permutations,
    1 + (form.n + form.neighbours.length) / 20 + swapAttempts(form.neighbours.length / 2) / 4,
  );
  const shared: RichClubShared = { form, seed };
  const parts = await pool.run<DrawChunk, RichClubDraws>(richClubKernel, chunks, { shared, signal, onProgress });
  const phi = Float64Array.from(parts.flatMap((part) => [...part.phi]));
  const weightedPhi = Float64Array.from(parts.flatMap((part) => [...part.weightedPhi]));
  const atLevel = (values: Float64Array, index: number): Float64Array =>
    Float64Array.from({ length: permutations }, (_, draw) => values[draw * levels.length + index]!);
  return {
    levels: levels.map((level, index): RichClubRow => {
      const plain = permutationTest(level.phi, atLevel(phi, index));
      const weighted = permutationTest(level.weightedPhi, atLevel(weightedPhi, index));
      return {
        ...level,
        mean: plain.mean,
        ratio: plain.mean === 0 ? Number.NaN : level.phi / plain.mean,
        p: plain.upper,
        weightedMean: weighted.mean,
        weightedRatio: level.weightedPhi / weighted.mean,
        weightedP: Number.isNaN(level.weightedPhi) ? Number.NaN : weighted.upper,
      };
    }),
    permutations,
    smallestP: 1 / (permutations + 1),
    swaps: sum(parts.map(({ swaps }) => swaps)) / permutations,
  };
}

/** The kernel: φ and φ_w of every draw of the chunk, at the levels of the network, which are those of the draws. */
export function richClubDraws({ from, to }: DrawChunk, { form, seed }: RichClubShared): RichClubDraws {
  const phi: number[] = [];
  const weightedPhi: number[] = [];
  let swaps = 0;
  for (let i = from; i < to; i++) {
    const drawn = degreePreserving(form, stream(seed, i));
    swaps += drawn.swaps;
    for (const level of richClubLevels(drawn.form)) {
      phi.push(level.phi);
      weightedPhi.push(level.weightedPhi);
    }
  }
  return { phi: Float64Array.from(phi), weightedPhi: Float64Array.from(weightedPhi), swaps };
}
