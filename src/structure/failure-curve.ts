/**
 * Failure curve: how much of the network is left when more and more cities, or ties, fail?
 *
 *   largest      cities in the largest component left / all n cities (of a directed form, tied in either direction)
 *   efficiency   Σ 1/d over the pairs that still reach each other / the same sum of the whole network
 * A failed city counts as cut off and n stays what it was, so both start at most at 1 and never rise where they are
 * exact (see below). NaN where the whole network has no ties. Robustness (Schneider and others) is the mean of `largest`
 * over all numbers of failures from 1 up to all: the area under the curve, at most 1/2 for cities that fail one by one,
 * whatever the order.
 *
 * An order is given (attack.ts), or `draws` random ones: then the mean, and the band from the 5th to the 95th of 100
 * draws. Draw i takes its order from the stream (seed, i), so the number of threads changes nothing.
 *
 * Largest components come from adding the failed back, last first, with union-find: all numbers of failures at once.
 * Efficiency is computed at given numbers of failures, from every city that has (outgoing) ties in the whole network,
 * since the others add nothing, or beyond the budget from a sample of those that are left, drawn anew in every draw, and
 * scaled up by their number; the whole network is measured likewise. The mean over the draws is then right but for a
 * small error of second order, and the band of random failures is a little too wide. In a random order the sample is of
 * the last to fail, so it stays the same; under an attack on cities a source that fails is replaced by another city, and
 * then the efficiency of a sample may also rise a little.
 *
 * Cost: O(m α(n)) an order for the components; a search per source and number of failures for the efficiency.
 *
 * Albert, Jeong, Barabási (2000) Error and attack tolerance of complex networks, doi:10.1038/35019019.
 * Schneider, Moreira, Andrade, Havlin, Herrmann (2011) Mitigation of malicious attacks on networks,
 * doi:10.1073/pnas.1009440108.
 */
import type { Compact } from "../network/compact.ts";
import { inverseDistances } from "../network/quantity.ts";
import { inPlace, type Pool, type RunOptions } from "../support/pool.ts";
import { stream } from "../support/random.ts";
import { sum } from "../support/sum.ts";
import { find } from "../support/union-find.ts";
import type { Failing } from "./attack.ts";
import { makeSearch, waysOf } from "./shortest-paths.ts";
import { type TieList, tieList } from "../network/tie-list.ts";
import { without } from "./without.ts";

/** The kernel's name in the pool. */
export const failureKernel = "failure";

export interface FailureOptions extends RunOptions {
  readonly failing: Failing;
  /** At most this many numbers of failures, evenly spaced, beside 0. */
  readonly points?: number | undefined;
  /** Cities with ties that distances are measured from, in every draw and at every number of failures. */
  readonly sources?: number | undefined;
  readonly seed?: number | undefined;
  /** Has the kernel `failure`; without one it is done in place. */
  readonly pool?: Pool | undefined;
}

export interface FailurePoint<Value> {
  readonly failed: number;
  /** failed / all. */
  readonly share: number;
  readonly largest: Value;
  readonly efficiency: Value;
}

export interface Band {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

export interface FailureCurve<Value> {
  readonly points: readonly FailurePoint<Value>[];
  /** NaN when there is nothing to fail. */
  readonly robustness: Value;
}

export interface FailureShared {
  readonly form: Compact;
  readonly failing: Failing;
  readonly seed: number;
}

export interface FailureChunk {
  /** Null: drawn from the stream of `draw`. */
  readonly order: Uint32Array | null;
  readonly draw: number;
  /** Numbers of failures to measure at. */
  readonly failed: readonly number[];
  /** Of the sources, those from..to - 1. */
  readonly from: number;
  readonly to: number;
}

export interface FailurePart {
  /** At every number of failures asked for: Σ 1/d from these sources, and how many they are. */
  readonly nearness: Float64Array;
  readonly measuredFrom: Uint32Array;
  /** Likewise: cities left that had ties in the whole network; the sources are a sample of them. */
  readonly among: Uint32Array;
  /** Cities in the largest component after 0, 1, ... failures; empty when the order was given. */
  readonly largest: Uint32Array;
}

const usualPoints = 20;
/** Slots that one chunk of an attack's curve looks at, about; depends on the network alone. */
const slotsPerChunk = 2e6;

/** The curve of one order. */
export async function attackCurve(
  form: Compact,
  order: Uint32Array,
  options: FailureOptions,
): Promise<FailureCurve<number>> {
  const { failing } = options;
  const failed = measured(order.length, options.points);
  const sources = Math.min(countSources(form), options.sources ?? form.n);
  const step = Math.max(8, Math.round(slotsPerChunk / (form.neighbours.length + form.n)));
  const chunks: FailureChunk[] = [];
  for (const count of failed)
    for (let from = 0; from === 0 || from < sources; from += step)
      chunks.push({ order, draw: 0, failed: [count], from, to: Math.min(sources, from + step) });
  const parts = await runParts(form, chunks, options);
  const nearness = failed.map((count) => {
    const own = parts.filter((_, k) => chunks[k]!.failed[0] === count);
    const from = sum(own.map(({ measuredFrom }) => measuredFrom[0]!));
    return estimate(sum(own.map((part) => part.nearness[0]!)), from, own[0]!.among[0]!);
  });
  const largest = largestAfter(form, tieList(form), failing, order);
  return {
    points: failed.map((count, k) => ({
      failed: count,
      share: order.length === 0 ? 0 : count / order.length,
      largest: largest[count]! / form.n,
      efficiency: nearness[k]! / nearness[0]!,
    })),
    robustness: robustness(largest, form.n),
  };
}

/** The mean curve of random failures, with its band. */
export async function randomFailures(
  form: Compact,
  { draws, ...options }: FailureOptions & { readonly draws: number },
): Promise<FailureCurve<Band>> {
  const { failing } = options;
  const items = failing === "cities" ? form.n : tieList(form).slot.length;
  const failed = measured(items, options.points);
  const to = Math.min(form.n, options.sources ?? form.n);
  const chunks = Array.from({ length: draws }, (_, draw): FailureChunk => ({ order: null, draw, failed, from: 0, to }));
  const parts = await runParts(form, chunks, options);
  const nearness = parts.map((part) =>
    failed.map((_, k) => estimate(part.nearness[k]!, part.measuredFrom[k]!, part.among[k]!)),
  );
  return {
    points: failed.map((count, k) => ({
      failed: count,
      share: items === 0 ? 0 : count / items,
      largest: band(parts.map(({ largest }) => largest[count]! / form.n)),
      efficiency: band(nearness.map((values) => values[k]! / values[0]!)),
    })),
    robustness: band(parts.map(({ largest }) => robustness(largest, form.n))),
  };
}

function runParts(form: Compact, chunks: readonly FailureChunk[], options: FailureOptions): Promise<FailurePart[]> {
  const { failing, seed = 1, signal, onProgress } = options;
  const { pool = inPlace({ [failureKernel]: failurePart }) } = options;
  const shared: FailureShared = { form, failing, seed };
  return pool.run<FailureChunk, FailurePart>(failureKernel, chunks, { shared, signal, onProgress });
}

/** Σ 1/d over all pairs left, scaled up from the cities that it was measured from. */
function estimate(nearness: number, measuredFrom: number, among: number): number {
  return measuredFrom === 0 ? 0 : (nearness * among) / measuredFrom;
}

/** Cities that reach anybody. */
export function countSources({ n, offsets }: Compact): number {
  let count = 0;
  for (let city = 0; city < n; city++) if (offsets[city]! < offsets[city + 1]!) count++;
  return count;
}

/** 0, all, and what lies evenly between. */
function measured(items: number, points = usualPoints): number[] {
  const steps = Math.min(items, points);
  return Array.from({ length: steps + 1 }, (_, k) => (steps === 0 ? 0 : Math.round((k * items) / steps)));
}

function robustness(largest: Uint32Array, n: number): number {
  return largest.length < 2 ? Number.NaN : sum(largest.subarray(1)) / ((largest.length - 1) * n);
}

function band(values: readonly number[]): Band {
  const sorted = Float64Array.from(values).sort();
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))]!;
  return { mean: sum(values) / values.length, low: at(0.05), high: at(0.95) };
}

/** The kernel. */
export function failurePart(chunk: FailureChunk, shared: FailureShared): FailurePart {
  const { form, failing, seed } = shared;
  const { n } = form;
  const ties = tieList(form);
  const items = failing === "cities" ? n : ties.slot.length;
  const drawn = stream(seed, chunk.draw);
  const order = chunk.order ?? drawn.shuffle(Uint32Array.from({ length: items }, (_, item) => item));
  // Of a random order the last to fail, so that the sources stay the same while others fail.
  const drawnCities =
    failing === "cities" && chunk.order === null
      ? order.slice().reverse()
      : drawn.shuffle(Uint32Array.from({ length: n }, (_, city) => city));
  const sources = drawnCities.filter((city) => form.offsets[city]! < form.offsets[city + 1]!);
  const nearness = new Float64Array(chunk.failed.length);
  const measuredFrom = new Uint32Array(chunk.failed.length);
  const among = new Uint32Array(chunk.failed.length);
  chunk.failed.forEach((count, k) => {
    const gone = { cities: new Uint8Array(n), ties: new Uint8Array(form.neighbours.length) };
    for (const item of order.subarray(0, count))
      if (failing === "cities") gone.cities[item] = 1;
      else gone.ties[ties.slot[item]!] = gone.ties[ties.twin[item]!] = 1;
    const left = sources.filter((city) => gone.cities[city] === 0);
    const measuring = left.subarray(chunk.from, chunk.to);
    nearness[k] = nearnessFrom(without(form, gone), measuring);
    measuredFrom[k] = measuring.length;
    among[k] = left.length;
  });
  return {
    nearness,
    measuredFrom,
    among,
    largest: chunk.order === null ? largestAfter(form, ties, failing, order) : new Uint32Array(0),
  };
}

/** Σ 1/d over the pairs that these sources reach. */
function nearnessFrom(form: Compact, sources: Uint32Array): number {
  const { run, order, length } = makeSearch(waysOf(form, inverseDistances(form.strengths)));
  let total = 0;
  for (const source of sources) {
    if (form.offsets[source] === form.offsets[source + 1]) continue;
    const reached = run(source);
    for (let k = 1; k < reached; k++) total += 1 / length[order[k]!]!;
  }
  return total;
}

/** Cities in the largest component after 0, 1, ..., all failures of the order. */
function largestAfter(form: Compact, ties: TieList, failing: Failing, order: Uint32Array): Uint32Array {
  const { n } = form;
  const root = Uint32Array.from({ length: n }, (_, city) => city);
  const size = new Uint32Array(n).fill(1);
  const after = new Uint32Array(order.length + 1);
  let largest = 0;
  const join = (a: number, b: number): void => {
    const [i, j] = [find(root, a), find(root, b)];
    if (i === j) return;
    const [big, small] = size[i]! >= size[j]! ? [i, j] : [j, i];
    root[small] = big;
    size[big]! += size[small]!;
    largest = Math.max(largest, size[big]!);
  };
  if (failing === "ties") {
    largest = n === 0 ? 0 : 1;
    after[order.length] = largest;
    for (let k = order.length - 1; k >= 0; k--) {
      join(ties.source[order[k]!]!, ties.target[order[k]!]!);
      after[k] = largest;
    }
    return after;
  }
  const tiesOf = new Uint32Array(n + 1);
  for (let tie = 0; tie < ties.source.length; tie++) {
    tiesOf[ties.source[tie]! + 1]!++;
    tiesOf[ties.target[tie]! + 1]!++;
  }
  for (let city = 0; city < n; city++) tiesOf[city + 1]! += tiesOf[city]!;
  const others = new Uint32Array(2 * ties.source.length);
  const next = tiesOf.slice(0, n);
  for (let tie = 0; tie < ties.source.length; tie++) {
    const [i, j] = [ties.source[tie]!, ties.target[tie]!];
    others[next[i]!++] = j;
    others[next[j]!++] = i;
  }
  const alive = new Uint8Array(n);
  for (let k = n - 1; k >= 0; k--) {
    const city = order[k]!;
    alive[city] = 1;
    largest = Math.max(largest, 1);
    for (let at = tiesOf[city]!; at < tiesOf[city + 1]!; at++) if (alive[others[at]!] === 1) join(city, others[at]!);
    after[k] = largest;
  }
  return after;
}
