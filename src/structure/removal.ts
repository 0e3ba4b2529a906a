/**
 * Removal: what does the failure of one city, or of one tie, take from all the others?
 *
 * Efficiency of a network (Latora, Marchiori): E = mean over ordered pairs of 1/d, 0 for a pair without a path.
 *   loss of a tie    1 - E(without the tie) / E
 *   loss of a city   1 - E'(without the city) / E',    E' the same mean over the pairs of the *other* cities only
 * Before a city fails, the others may pass through it. Its own pairs are left out on both sides, so that the loss says
 * what the failure does to the rest: a city at the end of a line has loss 0. The vulnerability of Latora and Marchiori
 * keeps the city as an isolated one and so also counts its own pairs as lost, which every well-tied city loses in plenty
 * whether or not anybody depends on it. The number of pairs is the same before and after, so the losses are read off
 * sums of 1/d. The sum over the pairs of others is added up without the city, not taken as the rest of the whole, of
 * which one very strong tie of the city's own would leave no digits. All in [0, 1]; NaN where no two of the cities
 * concerned reach each other anyway. A directed tie is one direction; distances are 1 / strength.
 *
 * Exact for every city and tie without searching again from everywhere: a failure changes only distances to the cities
 * that it dominates (dominance.ts), and these are found anew from their rim inwards. What a bridge or an articulation
 * city cuts off is lost altogether and is not searched. Ties on no shortest path have loss 0, as have cities between no
 * others.
 *
 * Cost: n searches, and for every source a search among the cities below each removal. A sample of sources says
 * beforehand what that comes to (`searchCost`); beyond the budget the bridges and articulation cities come first, then
 * the highest by betweenness, ties and cities alike, and the rest is NaN and marked as left out.
 *
 * Latora, Marchiori (2001) Efficient behavior of small-world networks, doi:10.1103/PhysRevLett.87.198701.
 * Latora, Marchiori (2005) Vulnerability and protection of infrastructure networks. Physical Review E 71.
 */
import type { Compact } from "../network/compact.ts";
import { inverseDistances } from "../network/quantity.ts";
import { tieList } from "../network/tie-list.ts";
import { Heap } from "../support/heap.ts";
import { inPlace, type Pool, type RunOptions } from "../support/pool.ts";
import { sum } from "../support/sum.ts";
import { bridges, type Bridges, partWithout } from "./bridges.ts";
import { type Dominance, makeDominance } from "./dominance.ts";
import { type Ways, waysOf } from "./shortest-paths.ts";
import type { Sweep } from "./sweep.ts";

/** The kernel's name in the pool. */
export const removalKernel = "removal";

export interface RemovalOptions extends RunOptions {
  /** Has the kernel `removal`; without one it is done in place. */
  readonly pool?: Pool | undefined;
  /** What the removals may cost, as `searchCost` has it, the searches from all cities not counted. */
  readonly budget?: number | undefined;
  /** Of the same form: who is removed first when the budget is short. */
  readonly sweep: Pick<Sweep, "betweenness" | "tieBetweenness">;
}

export interface Removal {
  /** Mean over ordered pairs of 1/d; NaN for fewer than two cities. */
  readonly efficiency: number;
  /** By city. NaN: not defined, or left out. */
  readonly cityLoss: Float64Array;
  /** By slot; both slots of an undirected tie hold it. NaN: left out. */
  readonly tieLoss: Float64Array;
  /** How many cities and ties the budget left out. */
  readonly leftOut: { readonly cities: number; readonly ties: number };
}

export interface RemovalChunk {
  /** Sources from..to - 1. */
  readonly from: number;
  readonly to: number;
}

export interface RemovalShared {
  readonly form: Compact;
  /** By city and by slot: 1 to remove it. */
  readonly cities: Uint8Array;
  readonly ties: Uint8Array;
  /** What falls apart without whom; null for a directed form. */
  readonly apart: Pick<Bridges, "isBridge" | "separation"> | null;
}

export interface RemovalPart {
  /** Σ 1/d that the pairs of others from these sources lose, by city removed. */
  readonly cityLost: Float64Array;
  /** The same by slot removed. */
  readonly tieLost: Float64Array;
  /** Σ 1/d by source; over the pairs of others, by city; and the pairs with a path by source and by target. */
  readonly fromSum: Float64Array;
  readonly othersSum: Float64Array;
  readonly fromCount: Uint32Array;
  readonly toCount: Uint32Array;
}

/** About ten seconds on one thread. */
const usualBudget = 1e9;
const sampled = 16;
/** A step in the queue costs about as much as so many slots that are only looked at. */
const queueSteps = 10;

export async function removal(form: Compact, options: RemovalOptions): Promise<Removal> {
  const { n, directed, neighbours } = form;
  const { pool = inPlace({ [removalKernel]: removalPart }), budget = usualBudget, signal, onProgress, sweep } = options;
  const apart = directed ? null : bridges(form);
  const chosen = chooseRemovals(form, apart, sweep, budget);
  const shared: RemovalShared = {
    form,
    cities: chosen.cities,
    ties: chosen.ties,
    apart: apart && { isBridge: apart.isBridge, separation: apart.separation },
  };
  // Depends on the network alone, not on the number of threads.
  const sources = Math.max(2, Math.min(8, Math.ceil(n / 500)));
  const chunks: RemovalChunk[] = [];
  for (let from = 0; from < n; from += sources) chunks.push({ from, to: Math.min(n, from + sources) });
  const total = emptyPart(form);
  await pool.run<RemovalChunk, RemovalPart>(removalKernel, chunks, {
    shared,
    signal,
    onProgress,
    onResult: (part) => {
      for (const key of Object.keys(total) as (keyof RemovalPart)[]) {
        const into = total[key];
        const from = part[key];
        for (let k = 0; k < into.length; k++) into[k]! += from[k]!;
      }
    },
  });

  const all = sum(total.fromSum);
  const pairs = sum(total.fromCount);
  const cityLoss = Float64Array.from({ length: n }, (_, city) => {
    const lost = total.cityLost[city]!;
    const others = pairs - total.fromCount[city]! - total.toCount[city]!;
    if (others === 0 || chosen.cities[city] === 0) return Number.NaN;
    return share(lost, total.othersSum[city]!);
  });
  const tieLost = total.tieLost;
  if (!directed) addTwins(form, tieLost);
  const tieLoss = tieLost.map((lost, slot) => (chosen.ties[slot] === 0 ? Number.NaN : share(lost, all)));
  const skipped = (mask: Uint8Array): number => mask.reduce((count, wanted) => count + (wanted === 0 ? 1 : 0), 0);
  return {
    efficiency: n < 2 ? Number.NaN : all / (n * (n - 1)),
    cityLoss,
    tieLoss,
    leftOut: {
      cities: skipped(chosen.cities),
      ties: skipped(chosen.ties) / (directed || neighbours.length === 0 ? 1 : 2),
    },
  };
}

/** Sums in another order: what there was may come out a little less than what is lost. */
function share(lost: number, before: number): number {
  return lost === 0 ? 0 : Math.min(1, lost / Math.max(before, lost));
}

/** Gives both slots of an undirected tie their sum. */
function addTwins({ n, offsets, neighbours }: Compact, bySlot: Float64Array): void {
  const next = offsets.slice(0, n);
  for (let i = 0; i < n; i++)
    for (let slot = offsets[i]!; slot < offsets[i + 1]!; slot++) {
      const j = neighbours[slot]!;
      if (j < i) continue;
      const twin = next[j]!++;
      bySlot[slot] = bySlot[twin] = bySlot[slot]! + bySlot[twin]!;
    }
}

/** All when the budget allows; else what comes first, as far as it goes. What loses nothing anyway is always in. */
function chooseRemovals(
  form: Compact,
  apart: Bridges | null,
  { betweenness, tieBetweenness }: RemovalOptions["sweep"],
  budget: number,
): { cities: Uint8Array; ties: Uint8Array } {
  const { n, neighbours } = form;
  const cities = new Uint8Array(n).fill(1);
  const ties = new Uint8Array(neighbours.length).fill(1);
  const work = removalWork(form, apart);
  if (sum(work.cities) + sum(work.ties) <= budget) return { cities, ties };
  for (let city = 0; city < n; city++) if (betweenness[city]! > 0) cities[city] = 0;
  for (let slot = 0; slot < ties.length; slot++)
    if (tieBetweenness[slot]! > 0 && apart?.isBridge[slot] !== 1) ties[slot] = 0;
  let left = budget;
  const affordable = (costs: number): boolean => {
    if (costs > left) return false;
    left -= costs;
    return true;
  };
  const takeCity = (city: number): boolean => {
    if (!affordable(work.cities[city]!)) return false;
    cities[city] = 1;
    return true;
  };
  // An undirected tie has two slots, and half of its loss would be none.
  const { slot, twin } = tieList(form);
  const takeTie = (tie: number): boolean => {
    const [one, other] = [slot[tie]!, twin[tie]!];
    if (!affordable(work.ties[one]! + (one === other ? 0 : work.ties[other]!))) return false;
    ties[one] = ties[other] = 1;
    return true;
  };
  const articulation = [...(apart?.articulation ?? [])].map(({ city }) => city);
  articulation.sort((a, b) => betweenness[b]! - betweenness[a]! || a - b);
  for (const city of articulation) if (!takeCity(city)) break;
  // Cities and ties in turns, each from the most between: half of the budget would be wasted on the cheaper kind.
  const cityQueue = Uint32Array.from(cities.keys())
    .filter((city) => cities[city] === 0)
    .sort((a, b) => betweenness[b]! - betweenness[a]! || a - b);
  const tieQueue = Uint32Array.from(slot.keys())
    .filter((tie) => ties[slot[tie]!] === 0)
    .sort((a, b) => tieBetweenness[slot[b]!]! - tieBetweenness[slot[a]!]! || a - b);
  for (let k = 0; k < Math.max(cityQueue.length, tieQueue.length); k++) {
    if (k < cityQueue.length && !takeCity(cityQueue[k]!)) break;
    if (k < tieQueue.length && !takeTie(tieQueue[k]!)) break;
  }
  return { cities, ties };
}

/** What a search of so many cities and slots costs, in slots looked at: a city also passes the queue. */
export function searchCost(cities: number, slots: number): number {
  return slots + cities * (1 + queueSteps * Math.log2(Math.max(1, cities)));
}

/** What each removal would cost, from evenly spaced sources. */
function removalWork(form: Compact, apart: Bridges | null): { cities: Float64Array; ties: Float64Array } {
  const { n, offsets, neighbours } = form;
  const ways = waysOf(form, inverseDistances(form.strengths));
  const { run, onlyStep, tree, size } = makeDominance(ways);
  const work = { cities: new Float64Array(n), ties: new Float64Array(neighbours.length) };
  const sources = Math.min(n, sampled);
  const slotsFrom = new Float64Array(n + 1);
  for (let k = 0; k < sources; k++) {
    const source = Math.floor((k * n) / sources);
    const reached = run(source);
    for (let at = 0; at < reached; at++)
      slotsFrom[at + 1] = slotsFrom[at]! + offsets[tree[at]! + 1]! - offsets[tree[at]!]!;
    for (let at = 1; at < reached; at++) {
      const city = tree[at]!;
      const end = at + size[city]!;
      const slot = onlyStep[city]!;
      if (slot !== -1 && apart?.isBridge[slot] !== 1)
        work.ties[slot]! += (searchCost(end - at, slotsFrom[end]! - slotsFrom[at]!) * n) / sources;
      const home = apart === null ? 0 : partWithout(apart.separation, city, source);
      for (let child = at + 1; child < end;) {
        const top = tree[child]!;
        const next = child + size[top]!;
        if (apart === null || partWithout(apart.separation, city, top) === home)
          work.cities[city]! += (searchCost(next - child, slotsFrom[next]! - slotsFrom[child]!) * n) / sources;
        child = next;
      }
    }
  }
  return work;
}

function emptyPart({ n, neighbours }: Compact): RemovalPart {
  return {
    cityLost: new Float64Array(n),
    tieLost: new Float64Array(neighbours.length),
    fromSum: new Float64Array(n),
    othersSum: new Float64Array(n),
    fromCount: new Uint32Array(n),
    toCount: new Uint32Array(n),
  };
}

/** The kernel. */
export function removalPart({ from, to }: RemovalChunk, shared: RemovalShared): RemovalPart {
  const { form, cities, ties, apart } = shared;
  const { n } = form;
  const ways = waysOf(form, inverseDistances(form.strengths));
  const dominance = makeDominance(ways);
  const { run, length, onlyStep, tree, place, size } = dominance;
  const lostBelow = makeDetour(ways, dominance);
  const part = emptyPart(form);
  const separation = apart?.separation ?? null;
  /** By city: Σ 1/d over itself and all that it dominates. */
  const below = new Float64Array(n);
  const affected = new Uint32Array(n);
  for (let source = from; source < to; source++) {
    const reached = run(source);
    for (let at = reached - 1; at > 0; at--) {
      const city = tree[at]!;
      const near = 1 / length[city]!;
      part.fromSum[source]! += near;
      part.fromCount[source]!++;
      part.toCount[city]!++;
      let all = near;
      for (let child = at + 1; child < at + size[city]!; child += size[tree[child]!]!) all += below[tree[child]!]!;
      below[city] = all;
    }
    addOthers(part.othersSum, dominance, reached, part.fromSum[source]!);
    for (let at = 1; at < reached; at++) {
      const city = tree[at]!;
      const end = at + size[city]!;
      const slot = onlyStep[city]!;
      if (slot !== -1 && ties[slot] === 1)
        part.tieLost[slot]! +=
          apart?.isBridge[slot] === 1 ? below[city]! : lostBelow(tree.subarray(at, end), slot, null);
      if (end === at + 1 || cities[city] === 0) continue;
      const home = separation === null ? 0 : partWithout(separation, city, source);
      let count = 0;
      for (let child = at + 1; child < end; child += size[tree[child]!]!) {
        const top = tree[child]!;
        if (separation !== null && partWithout(separation, city, top) !== home) part.cityLost[city]! += below[top]!;
        else {
          const childEnd = place[top]! + size[top]!;
          for (let k = child; k < childEnd; k++) affected[count++] = tree[k]!;
        }
      }
      if (count > 0) part.cityLost[city]! += lostBelow(affected.subarray(0, count), null, city);
    }
  }
  return part;
}

/** Adds Σ 1/d from the source of the last search over all but one city, to that city's; the source has no part in it. */
function addOthers(othersSum: Float64Array, { tree, length }: Dominance, reached: number, fromSum: number): void {
  for (let city = 0; city < othersSum.length; city++) if (length[city] === Infinity) othersSum[city]! += fromSum;
  let before = 0;
  for (let at = 1; at < reached; at++) {
    const city = tree[at]!;
    othersSum[city]! += before;
    before += 1 / length[city]!;
  }
  let after = 0;
  for (let at = reached - 1; at > 0; at--) {
    const city = tree[at]!;
    othersSum[city]! += after;
    after += 1 / length[city]!;
  }
}

/** What the affected cities lose of Σ 1/d when they are reached without a slot, or without a city. */
function makeDetour(
  { n, offsets, neighbours, distances }: Ways,
  { arrivals, length }: Dominance,
): (affected: Uint32Array, slot: number | null, city: number | null) => number {
  const { begin, from } = arrivals;
  const mark = new Uint32Array(n);
  const around = new Float64Array(n);
  const heap = new Heap();
  let token = 0;
  return (affected, slot, city) => {
    token++;
    for (const j of affected) mark[j] = token;
    for (const j of affected) {
      let least = Infinity;
      for (let at = begin[j]!; at < begin[j + 1]!; at++) {
        const i = from[at]!;
        if (mark[i] === token || i === city) continue;
        const step = arrivals.slot?.[at] ?? at;
        if (step === slot) continue;
        const through = length[i]! + distances[step]!;
        if (through < least) least = through;
      }
      around[j] = least;
    }
    if (affected.length > 1) {
      for (const j of affected) if (around[j]! < Infinity) heap.push(around[j]!, j);
      while (heap.size > 0) {
        const key = heap.topKey();
        const i = heap.pop();
        if (key > around[i]!) continue;
        for (let step = offsets[i]!; step < offsets[i + 1]!; step++) {
          const j = neighbours[step]!;
          const through = key + distances[step]!;
          if (mark[j] !== token || through >= around[j]!) continue;
          around[j] = through;
          heap.push(through, j);
        }
      }
    }
    let lost = 0;
    for (const j of affected) lost += 1 / length[j]! - 1 / around[j]!;
    return lost;
  };
}
