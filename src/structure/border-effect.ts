/**
 * Border effect: how much of the tie strength crosses the borders of provinces, and is that little or much?
 *
 *   crossShare = E / (E + I)        eiIndex = (E - I) / (E + I)
 * E the strength of the ties between cities of different provinces, I within one. The E-I index runs from -1 (all
 * within) to 1 (all across). It describes and does not test: with many small provinces most pairs are across anyway.
 * Ties with an end in no province are left out and their strength is given. Directed ties count one by one.
 *
 * Expected: every city keeps its strength and ties with anybody in proportion,
 *   e_ij = W s_i s_j / Σ_{k<l} s_k s_l                       (directed, W s_i^out s_j^in / Σ_{k≠l} s_k^out s_l^in)
 * W = E + I and s over the same ties. The usual s_i s_j / 2W gives part of the strength to ties of a city with itself,
 * which no layer has; here that part is spread over the pairs, so that expected and observed strengths sum to the same.
 * For every pair of provinces (and every province with itself) the ratio of observed to expected is given.
 *
 * Test: the cross share against the draws of a null model (null-models/registry.ts), two-sided. `label-permutation`
 * (9,999 draws) asks whether provinces matter for who is tied with whom, the network being what it is; a rewiring
 * (999 draws) whether borders hold ties back, every city having as many as it has. Neither knows of distance: near
 * cities are both tied and in one province.
 *
 * Cost: O(n + m + g²) for g provinces, O(n + m) a draw.
 *
 * Krackhardt, Stern (1988) Informal networks and organizational crises, doi:10.2307/2786835.
 * Expected strengths: Newman (2004) Analysis of weighted networks, doi:10.1103/PhysRevE.70.056131.
 */
import type { Compact } from "../network/compact.ts";
import { inPlace, type Pool, type RunOptions } from "../support/pool.ts";
import { stream } from "../support/random.ts";
import { sum } from "../support/sum.ts";
import { swapAttempts } from "./null-models/degree-preserving.ts";
import { type DrawChunk, drawChunks, permutationTest } from "./null-models/permutation-test.ts";
import { type NullModelId, nullModelOf } from "./null-models/registry.ts";

export interface BorderEffect {
  readonly crossShare: number;
  readonly eiIndex: number;
  /** Strength of the ties with an end in no province. */
  readonly leftOut: number;
}

/** Undirected from <= to; directed, from the province that the ties leave. */
export interface ProvincePair {
  readonly from: number;
  readonly to: number;
  readonly observed: number;
  readonly expected: number;
  /** NaN where nothing is expected: a province with one city, with itself. */
  readonly ratio: number;
}

export interface ExpectedBorder {
  readonly crossShare: number;
  /** Every pair of provinces that have ties, each province with itself too; by from, then to. */
  readonly pairs: readonly ProvincePair[];
}

export interface BorderTestOptions extends RunOptions {
  /** By default 9,999 where labels are permuted, 999 where ties are drawn. */
  readonly permutations?: number | undefined;
  readonly seed?: number | undefined;
  readonly nullModel?: NullModelId | undefined;
  /** Has the kernel `border-test`; without one the draws are made in place. */
  readonly pool?: Pool | undefined;
}

export interface BorderTest extends BorderEffect {
  readonly expected: ExpectedBorder;
  /** Cross share, observed / expected; NaN where all cities are in one province. */
  readonly ratio: number;
  readonly nullModel: NullModelId;
  readonly permutations: number;
  /** Of the cross share over the draws. */
  readonly mean: number;
  readonly sd: number;
  readonly z: number;
  /** Two-sided. */
  readonly p: number;
  readonly smallestP: number;
  /** Swaps made in a draw, on average; 0 where the labels are permuted, or where nothing can be rewired. */
  readonly swaps: number;
  /** Largest relative error of a city's strength over all draws; NaN where strengths are not kept. */
  readonly strengthError: number;
}

/** The kernel's name in the pool. */
export const borderTestKernel = "border-test";

export interface BorderTestShared {
  readonly form: Compact;
  readonly group: Int32Array;
  readonly nullModel: NullModelId;
  readonly seed: number;
}

export interface BorderDraws {
  readonly crossShares: Float64Array;
  readonly swaps: number;
  readonly strengthError: number;
}

/** `group` by city, 0 for none; null when no tie lies between cities with a group. */
export function borderEffect(form: Compact, group: ArrayLike<number>): BorderEffect | null {
  const { n, offsets, neighbours, strengths } = form;
  const across: number[] = [];
  const within: number[] = [];
  const without: number[] = [];
  for (let i = 0; i < n; i++)
    for (let slot = offsets[i]!; slot < offsets[i + 1]!; slot++) {
      const j = neighbours[slot]!;
      if (!form.directed && j < i) continue;
      const list = group[i] === 0 || group[j] === 0 ? without : group[i] === group[j] ? within : across;
      list.push(strengths[slot]!);
    }
  const external = sum(across);
  const internal = sum(within);
  const total = external + internal;
  if (total === 0) return null;
  return { crossShare: external / total, eiIndex: (external - internal) / total, leftOut: sum(without) };
}

/** What the strengths of the cities alone would give; null when no tie lies between cities with a group. */
export function expectedBorder(form: Compact, group: ArrayLike<number>): ExpectedBorder | null {
  const { n, directed, offsets, neighbours, strengths } = form;
  const groups = [...new Set(Array.from(group))].filter((label) => label !== 0).sort((a, b) => a - b);
  const place = new Map(groups.map((label, index) => [label, index]));
  const g = groups.length;
  const observed = new Float64Array(g * g);
  const out = new Float64Array(n);
  const into = new Float64Array(n);
  let total = 0;
  for (let i = 0; i < n; i++)
    for (let slot = offsets[i]!; slot < offsets[i + 1]!; slot++) {
      const j = neighbours[slot]!;
      if (group[i] === 0 || group[j] === 0) continue;
      const w = strengths[slot]!;
      observed[place.get(group[i]!)! * g + place.get(group[j]!)!]! += w;
      out[i]! += w;
      into[j]! += w;
      total += w;
    }
  if (total === 0) return null;
  const outOf = new Float64Array(g);
  const intoOf = new Float64Array(g);
  const selves = new Float64Array(g);
  for (let i = 0; i < n; i++) {
    if (group[i] === 0) continue;
    const p = place.get(group[i]!)!;
    outOf[p]! += out[i]!;
    intoOf[p]! += into[i]!;
    selves[p]! += out[i]! * into[i]!;
  }
  const possible = total * total - sum(selves);
  const pairs: ProvincePair[] = [];
  const across: number[] = [];
  for (let p = 0; p < g; p++)
    for (let q = directed ? 0 : p; q < g; q++) {
      // Undirected, all sums are over both slots of a tie: twice across a border, and halved within.
      const share = directed ? 1 : p === q ? 0.5 : 1;
      const product = outOf[p]! * intoOf[q]!;
      // A province whose strength is that of one city has nothing to expect within; rounding must not say otherwise.
      const within = product - selves[p]! > 1e-12 * product ? product - selves[p]! : 0;
      const expected = (share * total * (p === q ? within : product)) / possible;
      const seen = share * observed[p * g + q]!;
      if (p !== q) across.push(expected);
      if (outOf[p] === 0 && intoOf[p] === 0) continue;
      if (outOf[q] === 0 && intoOf[q] === 0) continue;
      const ratio = expected === 0 ? Number.NaN : seen / expected;
      pairs.push({ from: groups[p]!, to: groups[q]!, observed: seen, expected, ratio });
    }
  return { crossShare: sum(across) / (directed ? total : total / 2), pairs };
}

/** `group` by city, 0 for none; null when no tie lies between cities with a group. */
export async function borderTest(
  form: Compact,
  group: ArrayLike<number>,
  options: BorderTestOptions = {},
): Promise<BorderTest | null> {
  const { seed = 1, nullModel = "label-permutation", pool = inPlace({ [borderTestKernel]: borderDraws }) } = options;
  const { signal, onProgress } = options;
  const { rewires } = nullModelOf(nullModel);
  const { permutations = rewires ? 999 : 9999 } = options;
  const effect = borderEffect(form, group);
  const expected = expectedBorder(form, group);
  const chunks = drawChunks(permutations, drawCost(form, nullModel));
  if (effect === null || expected === null) return null;
  const shared: BorderTestShared = { form, group: Int32Array.from(group), nullModel, seed };
  const parts = await pool.run<DrawChunk, BorderDraws>(borderTestKernel, chunks, { shared, signal, onProgress });
  const crossShares = Float64Array.from(parts.flatMap((part) => [...part.crossShares]));
  const test = permutationTest(effect.crossShare, crossShares);
  return {
    ...effect,
    expected,
    ratio: expected.crossShare === 0 ? Number.NaN : effect.crossShare / expected.crossShare,
    nullModel,
    permutations,
    mean: test.mean,
    sd: test.sd,
    z: test.z,
    p: test.twoSided,
    smallestP: Math.min(1, 2 / (permutations + 1)),
    swaps: sum(parts.map(({ swaps }) => swaps)) / permutations,
    strengthError: parts.reduce((largest, part) => Math.max(largest, part.strengthError), 0),
  };
}

/** The kernel: the cross share of every draw of the chunk. A draw without a tie between provinces' cities gives NaN. */
export function borderDraws({ from, to }: DrawChunk, shared: BorderTestShared): BorderDraws {
  const { form, group, nullModel, seed } = shared;
  const { draw } = nullModelOf(nullModel);
  const crossShares = new Float64Array(to - from);
  let swaps = 0;
  let strengthError = 0;
  for (let i = from; i < to; i++) {
    const drawn = draw(form, stream(seed, i), group);
    crossShares[i - from] = crossShareOf(drawn.form, drawn.group!);
    swaps += drawn.swaps;
    strengthError = Math.max(strengthError, drawn.strengthError);
  }
  return { crossShares, swaps, strengthError };
}

function crossShareOf({ n, offsets, neighbours, strengths }: Compact, group: ArrayLike<number>): number {
  let across = 0;
  let all = 0;
  for (let i = 0; i < n; i++) {
    const own = group[i]!;
    if (own === 0) continue;
    for (let slot = offsets[i]!; slot < offsets[i + 1]!; slot++) {
      const other = group[neighbours[slot]!]!;
      if (other === 0) continue;
      all += strengths[slot]!;
      if (other !== own) across += strengths[slot]!;
    }
  }
  return across / all;
}

/** Of one draw and its measure, in microseconds. */
function drawCost({ n, directed, neighbours }: Compact, nullModel: NullModelId): number {
  const m = directed ? neighbours.length : neighbours.length / 2;
  const labels = 10 + (n + 2 * m) / 60;
  return nullModelOf(nullModel).rewires ? labels + swapAttempts(m) / 4 : labels;
}
