/**
 * Is a peak more prominent than it would be if scores had no arrangement in space?
 *
 * The hub keeps its score; the scores of the other cities are permuted among them (a city without a score keeps none).
 * Only the permutations in which the hub is still a peak count, c of them; b is the number of these in which it is at
 * least as prominent as observed. One-sided, upper:
 *   p = (b + 1) / (c + 1)
 * The hub's multiple is the same in every draw, so "at least as prominent" means "a col level at most the observed
 * one", compared as they are: both are multiples of the same cities, and nothing is subtracted or rounded. Without a
 * path to a higher city the prominence is the hub's whole multiple, which is at least the observed one; so it is in a
 * draw in which no city is higher. Not defined for a peak without a col: the highest of all and islands. Leaving these
 * out and still counting draws without a path can only raise p.
 *
 * The null is "no arrangement in space". A smooth field of scores rejects it too: a low p says that the hub stands
 * apart by more than chance would put it, not why. Many hubs are many tests: adjust (support/adjusted-p).
 *
 * Permutation i draws from stream(seed, i), the same for every hub: the result of a hub depends neither on the threads
 * nor on which other hubs are tested. Cities are numbered by (-multiple, id) here, so where all scores differ neither
 * relabelling nor adding a city without a score changes a single draw.
 *
 * Cost: O(n + m) once and a search per draw and hub, see drawn-level.ts. Nothing is sorted in a draw.
 *
 * Phipson, Smyth (2010) Permutation p-values should never be zero, doi:10.2202/1544-6115.1585.
 */
import type { Compact } from "../network/compact.ts";
import { inPlace, type Pool, type RunOptions } from "../support/pool.ts";
import { stream } from "../support/random.ts";
import { byHeight, type ByHeight, drawnLevel } from "./drawn-level.ts";
import { type MergeTree, prominence } from "./filtration.ts";

export interface ProminenceTestOptions extends RunOptions {
  /** 9,999 by default. */
  readonly permutations?: number | undefined;
  readonly seed?: number | undefined;
  /** Has the kernel `prominence-test`; without one the draws are made in place. */
  readonly pool?: Pool | undefined;
}

export interface ProminenceTest {
  readonly peak: number;
  /** Prominence of the peak. */
  readonly observed: number;
  /** One-sided, upper; NaN for the highest city and for islands, like `smallestP`, `median` and `upper`. */
  readonly p: number;
  /** The permutations in which the hub was still a peak; 0 where p is not defined. */
  readonly counted: number;
  readonly permutations: number;
  /** 1 / (counted + 1). */
  readonly smallestP: number;
  /** The least prominence that at least half of the counted draws do not exceed; NaN where none counted. */
  readonly median: number;
  /** The same for 95 % of them. */
  readonly upper: number;
}

/** The kernel's name in the pool. */
export const prominenceTestKernel = "prominence-test";

export interface ProminenceShared extends ByHeight {
  readonly seed: number;
}

/** Permutations from..to - 1 of the hub that is number `hub` in `order`. */
export interface ProminenceChunk {
  readonly hub: number;
  readonly from: number;
  readonly to: number;
}

/** One test for every peak asked for, in that order. */
export async function prominenceTests(
  form: Compact,
  tree: MergeTree,
  peaks: readonly number[],
  options: ProminenceTestOptions = {},
): Promise<ProminenceTest[]> {
  const { permutations = 9999, seed = 1, signal, onProgress } = options;
  const { pool = inPlace({ [prominenceTestKernel]: prominenceDraws }) } = options;
  if (!(Number.isInteger(permutations) && permutations >= 1))
    throw new RangeError(`one permutation or more, not ${permutations}`);
  const isPeak = new Set(tree.peaks);
  for (const peak of peaks) if (!isPeak.has(peak)) throw new RangeError(`city ${peak} is no peak`);
  const shared: ProminenceShared = { ...byHeight(form, tree), seed };
  const tested = peaks.filter((peak) => tree.col[peak]! >= 0);
  const chunks = tested.flatMap((peak) => drawsOf(tree.rank[peak]!, permutations, shared));
  const found = new Map<number, ProminenceTest>();
  const others = tree.order.length - 1;
  // How many draws had their col level at each place; the last entry is for those without a path.
  const levels = new Float64Array(others + 1);
  let chunk = 0;
  await pool.run<ProminenceChunk, Int32Array>(prominenceTestKernel, chunks, {
    shared,
    signal,
    onProgress,
    onResult: (places) => {
      const { hub, to } = chunks[chunk++]!;
      for (const place of places) levels[place]!++;
      if (to < permutations) return;
      const peak = tree.order[hub]!;
      found.set(peak, testOf(tree, peak, levels, permutations));
      levels.fill(0);
    },
  });
  return peaks.map((peak) => found.get(peak) ?? notDefined(tree, peak, permutations));
}

/** The kernel: the place of the col level in each counted draw, in order; the number of places where there was no path. */
export function prominenceDraws({ hub, from, to }: ProminenceChunk, shared: ProminenceShared): Int32Array {
  const levelOf = drawnLevel(shared, hub);
  const levels = new Int32Array(to - from);
  let counted = 0;
  for (let i = from; i < to; i++) {
    const level = levelOf(stream(shared.seed, i).integer);
    if (level >= 0) levels[counted++] = level;
  }
  return levels.slice(0, counted);
}

/** Chunks of about 20 ms. The cities looked at: the neighbours, and as many as pass until one of the higher ones comes. */
function drawsOf(hub: number, permutations: number, { offsets, values }: ProminenceShared): ProminenceChunk[] {
  const looked = Math.min(values.length, offsets[hub + 1]! - offsets[hub]! + values.length / (hub + 1));
  const size = Math.max(1, Math.floor(20_000 / (0.5 + 0.05 * looked)));
  const chunks: ProminenceChunk[] = [];
  for (let from = 0; from < permutations; from += size)
    chunks.push({ hub, from, to: Math.min(permutations, from + size) });
  return chunks;
}

function testOf(tree: MergeTree, peak: number, levels: Float64Array, permutations: number): ProminenceTest {
  const { multiples, order, rank } = tree;
  const hub = rank[peak]!;
  const others = levels.length - 1;
  const height = multiples[peak]!;
  const observed = multiples[tree.col[peak]!]!;
  const levelAt = (place: number): number =>
    place === others ? 0 : multiples[order[place < hub ? place : place + 1]!]!;
  let counted = 0;
  let asProminent = 0;
  for (let place = 0; place <= others; place++) {
    counted += levels[place]!;
    if (levelAt(place) <= observed) asProminent += levels[place]!;
  }
  const quantile = (percent: number): number => {
    let upTo = 0;
    for (let place = 0; place <= others; place++) {
      upTo += levels[place]!;
      if (upTo > 0 && 100 * upTo >= percent * counted) return height - levelAt(place);
    }
    return Number.NaN;
  };
  return {
    peak,
    observed: prominence(tree, peak),
    p: (asProminent + 1) / (counted + 1),
    counted,
    permutations,
    smallestP: 1 / (counted + 1),
    median: quantile(50),
    upper: quantile(95),
  };
}

function notDefined(tree: MergeTree, peak: number, permutations: number): ProminenceTest {
  const no = Number.NaN;
  return {
    peak,
    observed: prominence(tree, peak),
    p: no,
    counted: 0,
    permutations,
    smallestP: no,
    median: no,
    upper: no,
  };
}
