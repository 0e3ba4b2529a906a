/**
 * Draw shares: in how many draws of the score (score-draws.ts) is a city a hub, of which class, a peak, the col of which
 * peak, and in one belt with whom?
 *
 * In every draw the filtration and the hub levels are read anew, at the same hub and isolation level, and counted; of
 * the cities that are followed the multiples, prominences (in draws in which it is a peak) and joining levels (in
 * draws in which it is a hub) are kept, for intervals. Followed are the highest cities of the declared score,
 * as many as leave at most 5 million values of each kind: all of them in networks of up to 5,000 cities at 1,000 draws.
 * Cols are counted for peaks that are followed, pairs of hubs in one belt among the 500 highest of the followed.
 *
 * Draw i comes from stream(seed, i), so the counts do not depend on who makes which chunk.
 *
 * Cost: per draw the filtration and two passes of union-find, O(m log n), and the pairs of the hubs of each belt.
 */
import type { Compact } from "../network/compact.ts";
import { type DrawChunk, drawChunks } from "../structure/null-models/permutation-test.ts";
import { inPlace, type Pool, type RunOptions } from "../support/pool.ts";
import { filtration, prominence } from "./filtration.ts";
import { beltLabels, type HubClass, hubClassNames, hubLevels, type HubOptions } from "./hub-levels.ts";
import { descendingOrder } from "./order.ts";
import { drawnMultiples, type ScoreSource } from "./score-draws.ts";

export interface ScoreDrawOptions extends RunOptions, HubOptions {
  readonly draws: number;
  readonly seed: number;
  /** Has the kernel `draw-shares`; without one the draws are made in place. */
  readonly pool?: Pool | undefined;
}

export interface HubPair {
  /** a < b. */
  readonly a: number;
  readonly b: number;
  readonly count: number;
}

export interface ScoreDraws {
  readonly draws: number;
  /** Belts in a draw, on average. */
  readonly belts: number;
  /** By city: the draws in which it is a hub of the class. */
  readonly classes: Readonly<Record<HubClass, Uint32Array>>;
  /** By city: the draws in which it is a hub. */
  readonly hubs: Uint32Array;
  /** By city: the draws in which it is a peak. */
  readonly peaks: Uint32Array;
  /** By city: the draws in which it is a peak without a col (the highest of all, or an island). */
  readonly noCol: Uint32Array;
  /** By followed city that is a peak with a col in some draw: how often each city is that col. */
  readonly cols: ReadonlyMap<number, ReadonlyMap<number, number>>;
  /** Pairs of hubs that are in one belt in some draw, most often first, then by ids. */
  readonly pairs: readonly HubPair[];
  /** Cities whose pairs are counted: the first so many of `followed`. */
  readonly pairedCities: number;
  /** Cities whose values are kept, by (-multiple, id) of the declared score. */
  readonly followed: Uint32Array;
  /** The value of followed city k in draw i stands at k · draws + i. */
  readonly multiples: Float64Array;
  /** NaN in a draw in which it is no peak. */
  readonly prominences: Float64Array;
  /** NaN in a draw in which it is no hub. */
  readonly joiningLevels: Float64Array;
}

/** The kernel's name in the pool. */
export const drawSharesKernel = "draw-shares";

export interface DrawSharesShared extends HubOptions {
  readonly form: Compact;
  readonly source: ScoreSource;
  readonly seed: number;
  readonly followed: Uint32Array;
  readonly pairedCities: number;
}

export interface DrawCounts {
  readonly belts: number;
  readonly classes: Readonly<Record<HubClass, Uint32Array>>;
  readonly peaks: Uint32Array;
  readonly noCol: Uint32Array;
  /** By place among the followed · n + col. */
  readonly cols: ReadonlyMap<number, number>;
  /** By `pairSlot` of the places among the followed. */
  readonly pairs: Uint32Array;
  /** By draw of the chunk, then by followed city. */
  readonly multiples: Float64Array;
  readonly prominences: Float64Array;
  readonly joiningLevels: Float64Array;
}

const mostValues = 5e6;
const mostPairedCities = 500;

export async function scoreDraws(form: Compact, source: ScoreSource, options: ScoreDrawOptions): Promise<ScoreDraws> {
  const { draws, seed, hubLevel, isolationLevel, signal, onProgress } = options;
  const pool = options.pool ?? inPlace({ [drawSharesKernel]: drawShares });
  if (!(Number.isInteger(draws) && draws >= 1)) throw new RangeError(`one draw or more, not ${draws}`);
  if (!source.multiples.some((multiple) => multiple > 0)) throw new RangeError("no city has a multiple above 0");
  const { n } = form;
  const followed = followedCities(source.multiples, draws);
  const pairedCities = Math.min(followed.length, mostPairedCities);
  const shared: DrawSharesShared = { form, source, seed, hubLevel, isolationLevel, followed, pairedCities };
  const values = (): Float64Array => new Float64Array(followed.length * draws);
  const all = { ...emptyCounts(n, pairedCities), multiples: values(), prominences: values(), joiningLevels: values() };
  let done = 0;
  await pool.run<DrawChunk, DrawCounts>(drawSharesKernel, drawChunks(draws, microsecondsOf(form)), {
    shared,
    signal,
    onProgress,
    onResult: (part) => {
      all.belts += part.belts;
      for (const name of hubClassNames) addTo(all.classes[name], part.classes[name]);
      addTo(all.peaks, part.peaks);
      addTo(all.noCol, part.noCol);
      addTo(all.pairs, part.pairs);
      for (const [key, count] of part.cols) all.cols.set(key, (all.cols.get(key) ?? 0) + count);
      const drawn = part.multiples.length / followed.length;
      for (let i = 0; i < drawn; i++)
        for (let k = 0; k < followed.length; k++) {
          const [from, to] = [i * followed.length + k, k * draws + done + i];
          all.multiples[to] = part.multiples[from]!;
          all.prominences[to] = part.prominences[from]!;
          all.joiningLevels[to] = part.joiningLevels[from]!;
        }
      done += drawn;
    },
  });
  const { belts, classes, peaks, noCol, multiples, prominences, joiningLevels } = all;
  return {
    draws,
    belts: belts / draws,
    classes,
    hubs: peaks.map((_, city) => hubClassNames.reduce((count, name) => count + classes[name][city]!, 0)),
    peaks,
    noCol,
    cols: colsByPeak(all.cols, n, followed),
    pairs: pairList(all.pairs, followed.subarray(0, pairedCities)),
    pairedCities,
    followed,
    multiples,
    prominences,
    joiningLevels,
  };
}

/** The cities whose values are kept, by (-multiple, id). */
export function followedCities(multiples: Float64Array, draws: number): Uint32Array {
  return descendingOrder(multiples).slice(0, Math.max(1, Math.floor(mostValues / draws)));
}

/** The kernel: the draws of a chunk, counted. */
export function drawShares({ from, to }: DrawChunk, shared: DrawSharesShared): DrawCounts {
  const { form, source, seed, followed, pairedCities } = shared;
  const { n } = form;
  const counts = emptyCounts(n, pairedCities);
  const values = (): Float64Array => new Float64Array((to - from) * followed.length).fill(Number.NaN);
  const [multiples, prominences, joiningLevels] = [values(), values(), values()];
  const placeOf = new Int32Array(n).fill(-1);
  followed.forEach((city, place) => (placeOf[city] = place));
  for (let i = from; i < to; i++) {
    const row = (i - from) * followed.length;
    const tree = filtration(form, drawnMultiples(source, seed, i));
    followed.forEach((city, place) => (multiples[row + place] = tree.multiples[city]!));
    for (const peak of tree.peaks) {
      const [place, col] = [placeOf[peak]!, tree.col[peak]!];
      counts.peaks[peak]!++;
      if (col < 0) counts.noCol[peak]!++;
      if (place < 0) continue;
      prominences[row + place] = prominence(tree, peak);
      if (col >= 0) counts.cols.set(place * n + col, (counts.cols.get(place * n + col) ?? 0) + 1);
    }
    const beltOf = beltLabels(form, tree.multiples, shared.hubLevel);
    const places: number[][] = [];
    for (const { city, hubClass, joiningLevel } of hubLevels(form, tree, shared, beltOf)) {
      const place = placeOf[city]!;
      counts.classes[hubClass][city]!++;
      if (place >= 0) joiningLevels[row + place] = joiningLevel;
      if (beltOf[city]! < 0) continue;
      const members = (places[beltOf[city]!] ??= []);
      if (place >= 0 && place < pairedCities) members.push(place);
    }
    counts.belts += places.length;
    for (const members of places)
      members.forEach((a, k) => {
        for (let other = 0; other < k; other++) counts.pairs[pairSlot(a, members[other]!)]!++;
      });
  }
  return { ...counts, multiples, prominences, joiningLevels };
}

function emptyCounts(n: number, pairedCities: number) {
  const byCity = (): Uint32Array => new Uint32Array(n);
  return {
    belts: 0,
    classes: { belt: byCity(), paired: byCity(), sector: byCity(), isolated: byCity() },
    peaks: byCity(),
    noCol: byCity(),
    cols: new Map<number, number>(),
    pairs: new Uint32Array((pairedCities * (pairedCities - 1)) / 2),
  };
}

/** As measured on networks of 41 to 10,000 cities with five parts. */
function microsecondsOf(form: Compact): number {
  return 60 + 1.2 * form.n + 0.05 * form.neighbours.length;
}

function addTo(total: Uint32Array, part: Uint32Array): void {
  for (let k = 0; k < total.length; k++) total[k]! += part[k]!;
}

/** Where the pair of places a != b stands in a triangle of counts. */
function pairSlot(a: number, b: number): number {
  const [low, high] = a < b ? [a, b] : [b, a];
  return (high * (high - 1)) / 2 + low;
}

function pairList(counts: Uint32Array, cities: Uint32Array): HubPair[] {
  const pairs: HubPair[] = [];
  for (let high = 1; high < cities.length; high++)
    for (let low = 0; low < high; low++) {
      const count = counts[pairSlot(low, high)]!;
      const [one, other] = [cities[low]!, cities[high]!];
      if (count > 0) pairs.push({ a: Math.min(one, other), b: Math.max(one, other), count });
    }
  return pairs.sort((x, y) => y.count - x.count || x.a - y.a || x.b - y.b);
}

function colsByPeak(
  counts: ReadonlyMap<number, number>,
  n: number,
  followed: Uint32Array,
): Map<number, Map<number, number>> {
  const byPeak = new Map<number, Map<number, number>>();
  for (const [key, count] of counts) {
    const peak = followed[Math.floor(key / n)]!;
    const cols = byPeak.get(peak) ?? new Map<number, number>();
    cols.set(key % n, count);
    byPeak.set(peak, cols);
  }
  return byPeak;
}
