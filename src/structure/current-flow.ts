/**
 * Current flow: what if what moves between two cities spreads over all ways, and not only the shortest one?
 *
 * A tie is a wire that conducts its strength. When 1 flows in at s and out at t, the current through a tie of i and j is
 * w_ij (p_i - p_j), p the potentials that the Laplacian gives. It is also the net flow of a random walk from s to t.
 *   betweenness of v   Σ over pairs s, t of the other cities of the current through v, divided by (n - 1)(n - 2)/2
 *   resistance R_ij    p_i - p_j when 1 flows from i to j: small where many strong ways join them
 *   closeness of v     1 / mean over the other cities u of R_uv, the information centrality of Stephenson and Zelen
 * Ends do not count. Betweenness is 1 for a city through which all passes, and equals that of shortest paths on a tree.
 *
 * On a network of several parts each part is a network of its own, except that betweenness is divided by the pairs of
 * other cities of the whole: pairs without a way add nothing but stay in the divisor, as for shortest paths. A city
 * without ties has betweenness 0, no resistance and no closeness (NaN). Undirected forms only: currents have no one-way
 * wires.
 *
 * A strong tie among weak ones loses digits: its ends are almost at one potential. Refused where fewer than six of 16
 * would be left, as from strengths about 10^9 apart.
 *
 * Cost: n solutions of the system (elimination.ts where it does not fill up, else conjugate gradients, about 50 steps of
 * O(m)), and O(n log n) a tie: O(m n log n) in all. 8 n² bytes, and the time, limit it to 5,000 tied cities: there, with
 * 50,000 ties, two or three minutes on one thread. In chunks combined in order, so that threads change nothing.
 *
 * Newman (2005) A measure of betweenness centrality based on random walks, doi:10.1016/j.socnet.2004.11.009.
 * Brandes, Fleischer (2005) Centrality measures based on current flow, doi:10.1007/978-3-540-31856-9_44.
 * Klein, Randić (1993) Resistance distance, doi:10.1007/BF01164627.
 * Stephenson, Zelen (1989) Rethinking centrality: methods and examples, doi:10.1016/0378-8733(89)90016-6.
 */
import type { Compact } from "../network/compact.ts";
import { InnobeltError } from "../support/error.ts";
import { inPlace, type Pool, type RunOptions } from "../support/pool.ts";
import {
  currentFlowPotentialsKernel,
  currentFlowSystemKernel,
  currentFlowTiesKernel,
  type FlowSystem,
  flowSystem,
  type GroundedLaplacian,
  potentials,
  type PotentialsChunk,
  type PotentialsShared,
  tieFlows,
  type TiesChunk,
  type TiesResult,
} from "./current-flow-kernels.ts";
import { strongComponents } from "./strong-components.ts";

export interface CurrentFlowOptions extends RunOptions {
  /** Has the three kernels of current-flow-kernels.ts; without one all is done in place. */
  readonly pool?: Pool | undefined;
}

export interface CurrentFlow {
  /** By city, in [0, 1]; 0 where there are fewer than three cities. */
  readonly betweenness: Float64Array;
  /** By city, mean effective resistance to the other cities of its part, > 0; NaN for a city without ties. */
  readonly meanResistance: Float64Array;
  /** By city, 1 / mean resistance; NaN for a city without ties. */
  readonly closeness: Float64Array;
  /** By slot of the form (both slots of a tie hold its value): effective resistance between its ends, in (0, 1 / strength]. */
  readonly tieResistance: Float64Array;
  /** Mean over all pairs of cities in the same part; NaN without ties. */
  readonly meanPairResistance: number;
  /** Parts of two cities or more. */
  readonly parts: number;
}

/** Tied cities that are taken. */
export const mostCurrentFlowCities = 5000;

const potentialsPerChunk = 20_000;
const potentialsPerTiesChunk = 100_000;

interface Part {
  readonly cities: Uint32Array;
  /** Slots with source < target. */
  readonly slots: Uint32Array;
}

export async function currentFlow(form: Compact, options: CurrentFlowOptions = {}): Promise<CurrentFlow> {
  if (form.directed) throw new RangeError("current flow needs an undirected form");
  const { n, neighbours } = form;
  const { signal, onProgress } = options;
  const pool =
    options.pool ??
    inPlace({
      [currentFlowSystemKernel]: flowSystem,
      [currentFlowPotentialsKernel]: potentials,
      [currentFlowTiesKernel]: tieFlows,
    });
  const parts = partsOf(form);
  const tied = parts.reduce((total, { cities }) => total + cities.length, 0);
  if (tied > mostCurrentFlowCities) throw tooMany(tied);

  const result = {
    betweenness: new Float64Array(n),
    meanResistance: new Float64Array(n).fill(NaN),
    closeness: new Float64Array(n).fill(NaN),
    tieResistance: new Float64Array(neighbours.length),
    meanPairResistance: NaN,
    parts: parts.length,
  };
  if (parts.length === 0) return result;

  const potentialChunks = parts.map(chunksOfPotentials);
  const tieBatches = parts.map(batchesOfTies);
  const total = 1 + potentialChunks.flat().length + tieBatches.flat().length;
  let begun = 0;
  const stage = (count: number): RunOptions => {
    const before = begun;
    begun += count;
    return { signal, onProgress: onProgress && ((done) => onProgress(before + done, total)) };
  };

  const { place, grounded } = groundedLaplacian(form, parts);
  const [system] = await pool.run<GroundedLaplacian, FlowSystem>(currentFlowSystemKernel, [grounded], stage(1));
  const shared: PotentialsShared = { system: system!, place };
  const potentialsFound = await pool.run<PotentialsChunk, readonly Float64Array[]>(
    currentFlowPotentialsKernel,
    potentialChunks.flat(),
    { ...stage(potentialChunks.flat().length), shared },
  );
  const rowsByPart = grouped(potentialsFound, potentialChunks).map((found) => found.flat());

  let [pairs, resistances] = [0, 0];
  parts.forEach(({ cities }, index) => {
    const rows = rowsByPart[index]!;
    const size = cities.length;
    let trace = 0;
    for (let k = 0; k < size; k++) trace += rows[k]![k]!;
    cities.forEach((city, k) => {
      const mean = (size * rows[k]![k]! + trace) / (size - 1);
      result.meanResistance[city] = mean;
      result.closeness[city] = 1 / mean;
    });
    pairs += (size * (size - 1)) / 2;
    resistances += size * trace;
  });
  result.meanPairResistance = resistances / pairs;

  const placeInPart = new Uint32Array(n);
  for (const { cities } of parts) cities.forEach((city, k) => (placeInPart[city] = k));
  const flows = await pool.run<TiesChunk, TiesResult>(
    currentFlowTiesKernel,
    tieBatches.flatMap((batches, index) =>
      batches.map((slots) => tiesChunk(form, slots, placeInPart, rowsByPart[index]!)),
    ),
    stage(tieBatches.flat().length),
  );
  const flowsByPart = grouped(flows, tieBatches);
  parts.forEach((part, index) => addFlows(form, part, tieBatches[index]!, flowsByPart[index]!, result));
  return result;
}

/** A flat list cut into as many as each of the groups has. */
function grouped<T>(flat: readonly T[], groups: readonly (readonly unknown[])[]): T[][] {
  let from = 0;
  return groups.map(({ length }) => flat.slice(from, (from += length)));
}

/** Components of two cities or more, by their first city. */
function partsOf(form: Compact): Part[] {
  const { n, offsets, neighbours } = form;
  const { label, count } = strongComponents(form);
  const cities: number[][] = Array.from({ length: count }, () => []);
  for (let i = 0; i < n; i++) cities[label[i]!]!.push(i);
  return cities
    .filter((members) => members.length > 1)
    .sort((a, b) => a[0]! - b[0]!)
    .map((members) => {
      const slots: number[] = [];
      for (const i of members)
        for (let slot = offsets[i]!; slot < offsets[i + 1]!; slot++) if (neighbours[slot]! > i) slots.push(slot);
      return { cities: Uint32Array.from(members), slots: Uint32Array.from(slots) };
    });
}

/** The city of the largest strength of each part is left out: nothing is far from it, which keeps the digits. */
function groundedLaplacian(
  { n, offsets, neighbours, strengths }: Compact,
  parts: readonly Part[],
): { place: Uint32Array; grounded: GroundedLaplacian } {
  const total = new Float64Array(n);
  for (let i = 0; i < n; i++)
    for (let slot = offsets[i]!; slot < offsets[i + 1]!; slot++) total[i]! += strengths[slot]!;
  const inside: number[] = [];
  for (const { cities } of parts) {
    const ground = cities.reduce((best, city) => (total[city]! > total[best]! ? city : best));
    for (const city of cities) if (city !== ground) inside.push(city);
  }
  const size = inside.length;
  const place = new Uint32Array(n).fill(size);
  inside.forEach((city, k) => (place[city] = k));
  const columns: number[] = [];
  const values: number[] = [];
  const ends = new Uint32Array(size + 1);
  inside.forEach((city, k) => {
    for (let slot = offsets[city]!; slot < offsets[city + 1]!; slot++) {
      const column = place[neighbours[slot]!]!;
      if (column === size) continue;
      columns.push(column);
      values.push(strengths[slot]!);
    }
    ends[k + 1] = columns.length;
  });
  return {
    place,
    grounded: {
      rows: {
        size,
        symmetric: true,
        offsets: ends,
        columns: Uint32Array.from(columns),
        values: Float64Array.from(values),
      },
      diagonal: Float64Array.from(inside, (city) => total[city]!),
    },
  };
}

function chunksOfPotentials({ cities }: Part): PotentialsChunk[] {
  const step = Math.max(1, Math.floor(potentialsPerChunk / cities.length));
  const chunks: PotentialsChunk[] = [];
  for (let from = 0; from < cities.length; from += step)
    chunks.push({ cities, from, to: Math.min(cities.length, from + step) });
  return chunks;
}

function batchesOfTies({ cities, slots }: Part): Uint32Array[] {
  const step = Math.max(1, Math.floor(potentialsPerTiesChunk / cities.length));
  const batches: Uint32Array[] = [];
  for (let from = 0; from < slots.length; from += step) batches.push(slots.slice(from, from + step));
  return batches;
}

/** Only the potentials that the ties need; the rows are not copied, a pool sends each where it goes. */
function tiesChunk(
  form: Compact,
  slots: Uint32Array,
  placeInPart: Uint32Array,
  rows: readonly Float64Array[],
): TiesChunk {
  const used: Float64Array[] = [];
  const numberOf = new Map<number, number>();
  const take = (place: number): number => {
    let number = numberOf.get(place);
    if (number === undefined) {
      number = used.length;
      numberOf.set(place, number);
      used.push(rows[place]!);
    }
    return number;
  };
  const sourcePlace = Uint32Array.from(slots, (slot) => placeInPart[sourceOf(form, slot)]!);
  const targetPlace = Uint32Array.from(slots, (slot) => placeInPart[form.neighbours[slot]!]!);
  return {
    rows: used,
    source: sourcePlace.map(take),
    target: targetPlace.map(take),
    sourcePlace,
    targetPlace,
    strength: Float64Array.from(slots, (slot) => form.strengths[slot]!),
  };
}

/** The city whose slots contain the slot. */
function sourceOf({ n, offsets }: Compact, slot: number): number {
  let low = 0;
  let high = n - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (offsets[middle]! <= slot) low = middle;
    else high = middle - 1;
  }
  return low;
}

function slotOf({ offsets, neighbours }: Compact, city: number, other: number): number {
  let low = offsets[city]!;
  let high = offsets[city + 1]! - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (neighbours[middle]! < other) low = middle + 1;
    else high = middle;
  }
  return low;
}

function addFlows(
  form: Compact,
  { cities }: Part,
  batches: readonly Uint32Array[],
  flows: readonly TiesResult[],
  { betweenness, tieResistance }: { betweenness: Float64Array; tieResistance: Float64Array },
): void {
  const { n, offsets, neighbours } = form;
  batches.forEach((slots, index) => {
    const { flow, resistance } = flows[index]!;
    slots.forEach((slot, k) => {
      const [i, j] = [sourceOf(form, slot), neighbours[slot]!];
      betweenness[i]! += flow[k]!;
      betweenness[j]! += flow[k]!;
      tieResistance[slot] = tieResistance[slotOf(form, j, i)] = resistance[k]!;
    });
  });
  const pairs = Math.max(1, (n - 1) * (n - 2));
  for (const city of cities) {
    const ties = offsets[city + 1]! - offsets[city]!;
    // Every pair passes twice, coming and going, except the k - 1 pairs of the city itself. One tie: nothing passes.
    const passing = ties === 1 ? 0 : betweenness[city]! - (cities.length - 1);
    betweenness[city] = Math.max(0, passing) / pairs;
  }
}

function tooMany(tied: number): InnobeltError {
  return new InnobeltError(
    "analysis",
    {
      en: `Current flow is for layers of up to ${mostCurrentFlowCities} tied cities; this one has ${tied}.`,
      zh: `电流流量仅适用于有联系的城市不超过 ${mostCurrentFlowCities} 个的图层；该图层有 ${tied} 个。`,
    },
    {
      wayOut: {
        en: "Leave out weak ties with --min-strength, or use betweenness.",
        zh: "请用 --min-strength 去掉较弱的联系，或改用介数中心性。",
      },
    },
  );
}
