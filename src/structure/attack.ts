/**
 * Attack: in which order must cities, or ties, fail to do most harm, as far as a simple rule can tell?
 *
 * Greedy and adaptive: the highest by the rule fails, the rule is computed anew on what is left, and so on.
 *   betweenness   of the city, or of the tie, on distance 1/strength
 *   degree        tied cities (directed: outgoing and incoming ties); of a tie, the product over its two ends
 *   strength      sum of a city's tie strengths (directed: both ways); of a tie, its own strength
 * Equal ones (to twelve digits, as with lengths, so that rounding does not decide) fail in the order of their numbers;
 * cities without ties come last. With fewer rounds than items each round takes equally many of the highest at once. A
 * greedy order is not the worst possible one, which is a hard problem.
 *
 * Cost: rounds times the rule: O(n + m) for degree and strength, a sweep for betweenness.
 *
 * Holme, Kim, Yoon, Han (2002) Attack vulnerability of complex networks, doi:10.1103/PhysRevE.65.056109.
 */
import type { Compact } from "../network/compact.ts";
import type { Pool, RunOptions } from "../support/pool.ts";
import { pooledSweep } from "./pooled-sweep.ts";
import type { Sweep } from "./sweep.ts";
import { strength } from "../network/strength.ts";
import { tieList } from "../network/tie-list.ts";
import { without } from "./without.ts";

export type Failing = "cities" | "ties";
export type AttackRule = "betweenness" | "degree" | "strength";

export interface AttackOptions extends RunOptions {
  readonly failing: Failing;
  readonly by: AttackRule;
  /** The rule is computed at most this often. */
  readonly rounds: number;
  /** Of the same form, where it is known: saves the first round by betweenness a sweep. */
  readonly sweep?: Pick<Sweep, "betweenness" | "tieBetweenness"> | undefined;
  /** Has the kernel of the sweep; without one the searches are made in place. */
  readonly pool?: Pool | undefined;
}

/** How long rounds may follow each other without a pause, ms. */
const breath = 16;

/** All cities, or all ties as numbered by `tieList`, in the order in which they fail. */
export async function attackOrder(form: Compact, options: AttackOptions): Promise<Uint32Array> {
  const { failing, by, rounds, sweep, pool, signal, onProgress } = options;
  const ties = tieList(form);
  const items = failing === "cities" ? form.n : ties.slot.length;
  const batch = Math.max(1, Math.ceil(items / Math.max(1, rounds)));
  const order = new Uint32Array(items);
  const hasFailed = new Uint8Array(items);
  const failed = { cities: new Uint8Array(form.n), ties: new Uint8Array(form.neighbours.length) };
  let left = form;
  // The slots of the whole form that are left, for what is read by slot.
  let slots = Uint32Array.from(form.neighbours.keys());
  let count = 0;
  const fail = (item: number): void => {
    order[count++] = item;
    hasFailed[item] = 1;
    if (failing === "cities") failed.cities[item] = 1;
    else failed.ties[ties.slot[item]!] = failed.ties[ties.twin[item]!] = 1;
  };
  let since = performance.now();
  while (left.neighbours.length > 0) {
    signal?.throwIfAborted();
    // Only betweenness goes through the pool, which pauses by itself; the others must let cancelling come through.
    if (performance.now() - since >= breath) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      since = performance.now();
    }
    const value = await ruleValues(left, failing, by, { pool, signal, sweep: left === form ? sweep : undefined });
    const key = new Float64Array(items).fill(-1);
    if (failing === "cities") {
      const degree = degrees(left);
      for (let city = 0; city < items; city++) if (degree[city]! > 0) key[city] = rounded(value[city]!);
    } else {
      const bySlot = new Float64Array(form.neighbours.length);
      slots.forEach((slot, k) => (bySlot[slot] = value[k]!));
      for (let tie = 0; tie < items; tie++) if (hasFailed[tie] === 0) key[tie] = rounded(bySlot[ties.slot[tie]!]!);
    }
    for (const item of highest(key, batch)) fail(item);
    left = without(form, failed);
    slots = slots.filter((slot) => failed.ties[slot] === 0);
    onProgress?.(count, items);
  }
  for (let item = 0; item < items; item++) if (hasFailed[item] === 0) fail(item);
  return order;
}

/** By city, or by slot of the form. */
async function ruleValues(
  form: Compact,
  failing: Failing,
  by: AttackRule,
  { sweep, ...options }: Pick<AttackOptions, "pool" | "signal" | "sweep">,
): Promise<Float64Array> {
  if (by === "betweenness") {
    const swept = sweep ?? (await pooledSweep(form, options));
    return failing === "cities" ? swept.betweenness : swept.tieBetweenness;
  }
  if (by === "strength") return failing === "cities" ? strengths(form) : Float64Array.from(form.strengths);
  const degree = degrees(form);
  if (failing === "cities") return degree;
  const product = new Float64Array(form.neighbours.length);
  for (let i = 0; i < form.n; i++)
    for (let slot = form.offsets[i]!; slot < form.offsets[i + 1]!; slot++)
      product[slot] = degree[i]! * degree[form.neighbours[slot]!]!;
  return product;
}

function degrees({ n, directed, offsets, neighbours }: Compact): Float64Array {
  const degree = Float64Array.from({ length: n }, (_, i) => offsets[i + 1]! - offsets[i]!);
  if (directed) for (const j of neighbours) degree[j]!++;
  return degree;
}

function strengths(form: Compact): Float64Array {
  const reach = strength(form);
  if (!form.directed) return reach.out.strength;
  return reach.out.strength.map((value, city) => value + reach.in.strength[city]!);
}

/**
 * To 40 bits, by Veltkamp's splitting: sums of the same numbers in another order differ in the last bits. What is too
 * large to be split stays as it is.
 */
function rounded(value: number): number {
  const split = value * (2 ** 13 + 1);
  return Number.isFinite(split) ? split - (split - value) : value;
}

/** The `most` highest of those with a key of 0 or more, equal ones by number. */
function highest(key: Float64Array, most: number): Uint32Array {
  if (most === 1) {
    let best = 0;
    for (let item = 1; item < key.length; item++) if (key[item]! > key[best]!) best = item;
    return Uint32Array.of(best);
  }
  return Uint32Array.from(key.keys())
    .filter((item) => key[item]! >= 0)
    .sort((a, b) => key[b]! - key[a]! || a - b)
    .subarray(0, most);
}
