/**
 * Core and periphery: is there a core whose cities are tied among themselves, with the others tied to it at most?
 *
 * Fit: the Pearson correlation, over all pairs of different cities, of the strengths (0 without a tie) with an ideal
 * pattern. 1 is a perfect core, 0 none.
 *   discrete     ideal_ij = 1 when both cities are in the core, else 0        (`pattern: "either"`: when one of them is)
 *   continuous   ideal_ij = c_i c_j, c >= 0 the coreness of a city, given with its greatest value as 1
 * With `weighted: false` every tie counts as 1; otherwise a few very strong ties decide the fit.
 *
 * Discrete search: the correlation depends only on the size of the core and on the strength inside the pattern, so that
 * moving a city is weighed in O(1). From a start, cities go in or out one by one, each once, always the one that leaves
 * the best fit, also when the fit falls; the best state on the way is the next start, until a pass brings nothing
 * (Kernighan, Lin); a pass gives up after 100 moves below its best. Starts: the cities of the greatest strength and of
 * the greatest coreness, cut where the fit is best, and `starts` (10) random ones.
 * Continuous search: one city after the other gets the coreness that is best given all others (a quotient in c_i with
 * one stationary point), until a round brings less than 10^-12, at most 2,000 rounds; from strengths, from the discrete
 * core of strengths and from 10 random starts. Where the ties of one city fit better than any core does, the best
 * pattern is a star: that city has 1, the others are as near to 0 as the search lets them (1/1000), and their order is
 * that of their ties with it. Equals: the city that comes first.
 *
 * The blocks give the two layers of a structure: the ties within the core (tight), and those between core and
 * periphery and within the periphery (loose), with density = tied pairs / pairs and the mean strength of a tie.
 *
 * Cost: O(n + m) a round of coreness; O(n) a move and at most n moves a pass; some 3 s for 5,000 cities and 50,000 ties.
 *
 * Borgatti, Everett (2000) Models of core/periphery structures, doi:10.1016/S0378-8733(99)00019-2.
 */
import type { Compact } from "../network/compact.ts";
import { inPlace, type Pool, type RunOptions } from "../support/pool.ts";
import { type Stream, stream } from "../support/random.ts";
import { sum } from "../support/sum.ts";
import { swapAttempts } from "./null-models/degree-preserving.ts";
import { type DrawChunk, drawChunks, permutationTest } from "./null-models/permutation-test.ts";
import { type NullModelId, nullModelOf } from "./null-models/registry.ts";

export interface CorePeripheryOptions {
  /** Which pairs are tied in the ideal: those with both cities in the core, or with at least one. */
  readonly pattern?: "both" | "either" | undefined;
  /** Strengths (default), or every tie as 1. */
  readonly weighted?: boolean | undefined;
  /** Random starts of the discrete search. */
  readonly starts?: number | undefined;
  readonly seed?: number | undefined;
}

export interface Block {
  readonly pairs: number;
  readonly ties: number;
  /** Tied pairs / pairs; NaN without pairs. */
  readonly density: number;
  /** Mean strength of a tie; NaN without ties. */
  readonly meanStrength: number;
}

export interface CorePeriphery {
  /** By city, 1 in the core. */
  readonly core: Uint8Array;
  readonly coreSize: number;
  /** Correlation with the discrete pattern. */
  readonly fit: number;
  /** By city, in [0, 1]. */
  readonly coreness: Float64Array;
  /** Correlation with the continuous pattern. */
  readonly continuousFit: number;
  readonly blocks: { readonly core: Block; readonly between: Block; readonly periphery: Block };
}

/** `starts` is 2 by default here. */
export interface CorePeripheryTestOptions extends CorePeripheryOptions, RunOptions {
  /** One that draws ties; strengths are kept by default. */
  readonly nullModel?: NullModelId | undefined;
  readonly permutations?: number | undefined;
  /** Has the kernel `core-periphery`; without one the draws are made in place. */
  readonly pool?: Pool | undefined;
}

/**
 * The fit of the discrete pattern against a null model, the same search in the network and in every draw: a core beyond
 * the one that a few cities with many strong ties make.
 */
export interface CorePeripheryTest {
  readonly observed: number;
  readonly mean: number;
  readonly sd: number;
  readonly z: number;
  /** One-sided, upper. */
  readonly p: number;
  readonly smallestP: number;
  readonly permutations: number;
  readonly nullModel: NullModelId;
  /**
   * Swaps made in a draw, on average; 0: the network cannot be rewired. Draws then equal it where degrees are kept only;
   * where strengths are kept too, these are still shuffled and fitted.
   */
  readonly swaps: number;
  /** Largest relative error of a city's strength over all draws; NaN where strengths are not kept. */
  readonly strengthError: number;
}

/** The kernel's name in the pool. */
export const corePeripheryKernel = "core-periphery";

export interface CorePeripheryShared {
  readonly form: Compact;
  readonly nullModel: NullModelId;
  readonly options: CorePeripheryOptions;
}

export interface CorePeripheryDraws {
  readonly fits: Float64Array;
  readonly swaps: number;
  readonly strengthError: number;
}

const giveUpAfter = 100;
const continuousTolerance = 1e-12;
const mostRounds = 2000;
const continuousStarts = 10;

/** Undirected forms only; null where all pairs of cities are tied alike (or none is), since nothing correlates with that. */
export function corePeriphery(form: Compact, options: CorePeripheryOptions = {}): CorePeriphery | null {
  const { seed = 1 } = options;
  const network = read(form, options);
  if (network === null) return null;
  const ranks = [network.strength, bestCoreness(network, seed)] as const;
  const core = bestCore(network, ranks, options, seed);
  const coreness = ranks[1];
  const top = coreness.reduce((most, c) => Math.max(most, c), 0);
  return {
    core: core.inside,
    coreSize: core.size,
    fit: correlation(network, core.sum, core.pairs),
    coreness: coreness.map((c) => c / top),
    continuousFit: continuousFit(network, coreness),
    blocks: blocksOf(form, core.inside),
  };
}

/** p of the discrete fit; null as for `corePeriphery`. */
export async function corePeripheryTest(
  form: Compact,
  options: CorePeripheryTestOptions = {},
): Promise<CorePeripheryTest | null> {
  const { permutations = 999, signal, onProgress, pattern, weighted, starts = 2, seed = 1 } = options;
  const { nullModel = "strength-preserving" } = options;
  if (!nullModelOf(nullModel).rewires) throw new RangeError(`${nullModel} draws no ties`);
  const pool = options.pool ?? inPlace({ [corePeripheryKernel]: corePeripheryDraws });
  const search: CorePeripheryOptions = { pattern, weighted, starts, seed };
  const observed = discreteFit(form, search);
  const m = form.neighbours.length / 2;
  const chunks = drawChunks(permutations, 20 * (form.n + m) + 5 * form.n * Math.min(form.n, 500) + swapAttempts(m) / 4);
  if (observed === null) return null;
  const shared: CorePeripheryShared = { form, nullModel, options: search };
  const parts = await pool.run<DrawChunk, CorePeripheryDraws>(corePeripheryKernel, chunks, {
    shared,
    signal,
    onProgress,
  });
  const test = permutationTest(observed, Float64Array.from(parts.flatMap(({ fits }) => [...fits])));
  return {
    observed,
    mean: test.mean,
    sd: test.sd,
    z: test.z,
    p: test.upper,
    smallestP: 1 / (permutations + 1),
    permutations,
    nullModel,
    swaps: sum(parts.map(({ swaps }) => swaps)) / permutations,
    strengthError: parts.reduce((largest, part) => Math.max(largest, part.strengthError), 0),
  };
}

/** The kernel: the discrete fit of every draw of the chunk. */
export function corePeripheryDraws({ from, to }: DrawChunk, shared: CorePeripheryShared): CorePeripheryDraws {
  const { form, nullModel, options } = shared;
  const { draw } = nullModelOf(nullModel);
  const fits = new Float64Array(to - from);
  let swaps = 0;
  let strengthError = 0;
  for (let i = from; i < to; i++) {
    const drawn = draw(form, stream(options.seed ?? 1, i));
    // Not defined where a fitting made all pairs alike.
    fits[i - from] = discreteFit(drawn.form, options) ?? Number.NaN;
    swaps += drawn.swaps;
    strengthError = Math.max(strengthError, drawn.strengthError);
  }
  return { fits, swaps, strengthError };
}

/** The discrete search alone, from strengths and random starts. */
function discreteFit(form: Compact, options: CorePeripheryOptions): number | null {
  const network = read(form, options);
  if (network === null) return null;
  const core = bestCore(network, [network.strength], options, options.seed ?? 1);
  return correlation(network, core.sum, core.pairs);
}

/** A form as the correlation needs it. */
interface Reading {
  readonly form: Compact;
  /** By slot. */
  readonly values: Float64Array;
  /** By city, sum of its values. */
  readonly strength: Float64Array;
  readonly pairs: number;
  /** Mean over all pairs. */
  readonly mean: number;
  /** Sum over all pairs of the squared difference to the mean. */
  readonly variation: number;
}

function read(form: Compact, { weighted = true }: CorePeripheryOptions): Reading | null {
  const { n, directed, offsets, strengths } = form;
  if (directed) throw new RangeError("core and periphery are read off an undirected form");
  const scale = sum(strengths) / strengths.length;
  const values = weighted ? strengths.map((w) => w / scale) : new Float64Array(strengths.length).fill(1);
  const pairs = (n * (n - 1)) / 2;
  const mean = sum(values) / 2 / pairs;
  const untied = pairs - values.length / 2;
  const variation = sum(values.map((value) => (value - mean) ** 2)) / 2 + untied * mean ** 2;
  if (values.length === 0 || !(variation > 1e-12 * pairs * mean ** 2)) return null;
  const strength = Float64Array.from({ length: n }, (_, i) => sum(values.subarray(offsets[i], offsets[i + 1])));
  return { form, values, strength, pairs, mean, variation };
}

/** Of the values with a pattern of 1 on `inside` pairs, on which the values sum to `total`, and 0 elsewhere; -1 for none or all pairs. */
function correlation({ pairs, mean, variation }: Reading, total: number, inside: number): number {
  if (inside === 0 || inside === pairs) return -1;
  return (total - inside * mean) / Math.sqrt(variation * inside * (1 - inside / pairs));
}

interface Core {
  readonly inside: Uint8Array;
  readonly size: number;
  /** Sum of the values on the pairs of the pattern, and their number. */
  readonly sum: number;
  readonly pairs: number;
}

/** A core that changes city by city, and what each change would give. */
interface Search {
  readonly inside: Uint8Array;
  /** By city, sum of its values to the core. */
  readonly toCore: Float64Array;
  size: number;
  sum: number;
}

function bestCore(network: Reading, ranks: readonly Float64Array[], options: CorePeripheryOptions, seed: number): Core {
  const { pattern = "both", starts = 10 } = options;
  const { n } = network.form;
  const either = pattern === "either";
  let best: Core | null = null;
  let bestFit = -Infinity;
  for (let start = 0; start < ranks.length + starts; start++) {
    const members =
      start < ranks.length
        ? cutWhereBest(network, ranks[start]!, either)
        : randomCore(n, stream(seed, start - ranks.length, 2));
    const core = climbed(network, members, either);
    const fit = correlation(network, core.sum, core.pairs);
    if (fit <= bestFit + 1e-12) continue;
    best = core;
    bestFit = fit;
  }
  return best!;
}

function randomCore(n: number, { shuffle, integer }: Stream): Uint32Array {
  return shuffle(Uint32Array.from({ length: n }, (_, i) => i)).subarray(0, 1 + integer(Math.max(1, n - 1)));
}

function patternPairs(n: number, size: number, either: boolean): number {
  const among = (k: number): number => (k * (k - 1)) / 2;
  return either ? among(n) - among(n - size) : among(size);
}

function startSearch(n: number): Search {
  return { inside: new Uint8Array(n), toCore: new Float64Array(n), size: 0, sum: 0 };
}

/** Sum of the pattern after the city goes in, or out. */
function sumAfter(
  { inside, toCore, sum: total }: Search,
  { strength }: Reading,
  city: number,
  either: boolean,
): number {
  const change = either ? strength[city]! - toCore[city]! : toCore[city]!;
  return inside[city] === 1 ? total - change : total + change;
}

function flip(search: Search, network: Reading, city: number, either: boolean): void {
  const { offsets, neighbours } = network.form;
  search.sum = sumAfter(search, network, city, either);
  const step = search.inside[city] === 1 ? -1 : 1;
  search.inside[city] = search.inside[city] === 1 ? 0 : 1;
  search.size += step;
  for (let slot = offsets[city]!; slot < offsets[city + 1]!; slot++)
    search.toCore[neighbours[slot]!]! += step * network.values[slot]!;
}

/** The cities of the greatest rank, as many as fit best. */
function cutWhereBest(network: Reading, rank: Float64Array, either: boolean): Uint32Array {
  const { n } = network.form;
  const order = Uint32Array.from({ length: n }, (_, i) => i).sort((a, b) => rank[b]! - rank[a]! || a - b);
  const search = startSearch(n);
  let size = 1;
  let best = -Infinity;
  for (const city of order) {
    flip(search, network, city, either);
    const fit = correlation(network, search.sum, patternPairs(n, search.size, either));
    if (fit <= best) continue;
    best = fit;
    size = search.size;
  }
  return order.subarray(0, size);
}

/** Passes from a start until one brings nothing. */
function climbed(network: Reading, members: Uint32Array, either: boolean): Core {
  const { n } = network.form;
  const search = startSearch(n);
  for (const city of members) flip(search, network, city, either);
  const fitOf = (total: number, size: number): number => correlation(network, total, patternPairs(n, size, either));
  let best = fitOf(search.sum, search.size);
  for (;;) {
    const moved = new Uint8Array(n);
    const way: number[] = [];
    let kept = 0;
    while (way.length < n && way.length - kept < giveUpAfter) {
      // For a given size of the core only the sum counts, so one city that goes in and one that goes out are compared.
      let into = -1;
      let out = -1;
      let sumIn = -Infinity;
      let sumOut = -Infinity;
      for (let city = 0; city < n; city++) {
        if (moved[city] === 1) continue;
        const after = sumAfter(search, network, city, either);
        if (search.inside[city] === 0) {
          if (after <= sumIn) continue;
          into = city;
          sumIn = after;
        } else if (after > sumOut) {
          out = city;
          sumOut = after;
        }
      }
      const fitIn = into === -1 ? -Infinity : fitOf(sumIn, search.size + 1);
      const fitOut = out === -1 ? -Infinity : fitOf(sumOut, search.size - 1);
      const city = fitIn >= fitOut ? into : out;
      flip(search, network, city, either);
      moved[city] = 1;
      way.push(city);
      const fit = Math.max(fitIn, fitOut);
      if (fit <= best + 1e-12) continue;
      best = fit;
      kept = way.length;
    }
    for (const city of way.slice(kept).reverse()) flip(search, network, city, either);
    if (kept === 0) break;
  }
  // Sums that were kept up to date step by step are made again.
  const fresh = startSearch(n);
  search.inside.forEach((is, city) => {
    if (is === 1) flip(fresh, network, city, either);
  });
  const pairs = patternPairs(n, fresh.size, either);
  return { inside: fresh.inside, size: fresh.size, sum: fresh.sum, pairs };
}

/** The coreness with the best fit, in any scale. */
function bestCoreness(network: Reading, seed: number): Float64Array {
  const { n } = network.form;
  const prefix = new Float64Array(n).fill(0.1);
  for (const city of cutWhereBest(network, network.strength, false)) prefix[city] = 1;
  const most = network.strength.reduce((top, s) => Math.max(top, s), 0);
  const starts = [network.strength.map((s) => s / most), prefix];
  for (let start = 0; start < continuousStarts; start++) {
    const { uniform } = stream(seed, start, 1);
    starts.push(Float64Array.from({ length: n }, uniform));
  }
  let best: Float64Array = starts[0]!;
  let bestFit = -Infinity;
  for (const start of starts) {
    const coreness = settled(network, start);
    const fit = continuousFit(network, coreness);
    if (fit <= bestFit + continuousTolerance) continue;
    best = coreness;
    bestFit = fit;
  }
  return best;
}

/** Correlation of the values with c_i c_j over all pairs; -1 where the products do not vary. */
function continuousFit(network: Reading, c: Float64Array): number {
  const { pairs, mean, variation, form, values } = network;
  const { n, offsets, neighbours } = form;
  let [s1, s2, s4, product] = [0, 0, 0, 0];
  for (let i = 0; i < n; i++) {
    s1 += c[i]!;
    s2 += c[i]! ** 2;
    s4 += c[i]! ** 4;
    let toward = 0;
    for (let slot = offsets[i]!; slot < offsets[i + 1]!; slot++) toward += values[slot]! * c[neighbours[slot]!]!;
    product += (c[i]! * toward) / 2;
  }
  const total = (s1 ** 2 - s2) / 2;
  const squares = (s2 ** 2 - s4) / 2;
  const spread = squares - total ** 2 / pairs;
  return spread > 1e-12 * squares ? (product - mean * total) / Math.sqrt(variation * spread) : -1;
}

/** Rounds of the best coreness of one city given all others. */
function settled(network: Reading, start: Float64Array): Float64Array {
  const { pairs, mean, form, values } = network;
  const { n, offsets, neighbours } = form;
  const c = start.slice();
  let before = continuousFit(network, c);
  for (let round = 0; round < mostRounds; round++) {
    const top = c.reduce((most, value) => Math.max(most, value), 0);
    const toward = new Float64Array(n);
    let [s1, s2, s4, product] = [0, 0, 0, 0];
    for (let i = 0; i < n; i++) {
      c[i]! /= top;
      s1 += c[i]!;
      s2 += c[i]! ** 2;
      s4 += c[i]! ** 4;
    }
    for (let i = 0; i < n; i++) {
      for (let slot = offsets[i]!; slot < offsets[i + 1]!; slot++) toward[i]! += values[slot]! * c[neighbours[slot]!]!;
      product += (c[i]! * toward[i]!) / 2;
    }
    for (let i = 0; i < n; i++) {
      const own = c[i]!;
      // The others alone, then how numerator and squared denominator depend on x = c_i:
      // (n0 + g x) / sqrt(v0 + v1 x + v2 x²), whose derivative is 0 in one place only.
      const r1 = s1 - own;
      const r2 = s2 - own ** 2;
      const r4 = s4 - own ** 4;
      const others = (r1 ** 2 - r2) / 2;
      const n0 = product - own * toward[i]! - mean * others;
      const g = toward[i]! - mean * r1;
      const v0 = (r2 ** 2 - r4) / 2 - others ** 2 / pairs;
      const v1 = (-2 * others * r1) / pairs;
      const v2 = r2 - r1 ** 2 / pairs;
      const fitAt = (x: number): number => {
        const spread = v0 + v1 * x + v2 * x ** 2;
        return spread > 1e-14 * (v0 + v2 * x ** 2) ? (n0 + g * x) / Math.sqrt(spread) : -Infinity;
      };
      const stationary = ((n0 * v1) / 2 - g * v0) / ((g * v1) / 2 - n0 * v2);
      let next = own;
      let best = fitAt(own);
      // On a star the best is at infinity; beyond this the sums lose more digits than the fit gains.
      for (const x of [0, Math.min(stationary, 1000 * Math.sqrt(r2))]) {
        if (!(x >= 0) || !(fitAt(x) > best)) continue;
        next = x;
        best = fitAt(x);
      }
      if (next === own) continue;
      c[i] = next;
      s1 = r1 + next;
      s2 = r2 + next ** 2;
      s4 = r4 + next ** 4;
      product += (next - own) * toward[i]!;
      for (let slot = offsets[i]!; slot < offsets[i + 1]!; slot++)
        toward[neighbours[slot]!]! += (next - own) * values[slot]!;
    }
    const now = continuousFit(network, c);
    if (!(now > before + continuousTolerance)) break;
    before = now;
  }
  return c;
}

function blocksOf({ n, offsets, neighbours, strengths }: Compact, core: Uint8Array): CorePeriphery["blocks"] {
  const size = core.reduce((total, inside) => total + inside, 0);
  const ties = [0, 0, 0];
  const found: number[][] = [[], [], []];
  for (let i = 0; i < n; i++)
    for (let slot = offsets[i]!; slot < offsets[i + 1]!; slot++) {
      const j = neighbours[slot]!;
      if (j < i) continue;
      const ends = core[i]! + core[j]!;
      ties[ends]!++;
      found[ends]!.push(strengths[slot]!);
    }
  const block = (ends: number, pairs: number): Block => ({
    pairs,
    ties: ties[ends]!,
    density: pairs === 0 ? Number.NaN : ties[ends]! / pairs,
    meanStrength: ties[ends] === 0 ? Number.NaN : sum(found[ends]!) / ties[ends]!,
  });
  const outside = n - size;
  return {
    core: block(2, (size * (size - 1)) / 2),
    between: block(1, size * outside),
    periphery: block(0, (outside * (outside - 1)) / 2),
  };
}
