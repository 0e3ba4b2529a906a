/**
 * Communities: which cities are tied more among themselves than with the rest, and how sure is that?
 *
 * Never one run: Louvain is random and its optimum is flat, so that many different partitions are almost equally good.
 * 1. `runs` (100) seeded Louvain runs maximise modularity at the given resolution. For every tie, c is the share of the
 *    runs in which its ends are together; stability = mean over the ties of max(c, 1 - c), 1 when all runs agree.
 * 2. Consensus (Lancichinetti, Fortunato): the shares of pairs of cities become the strengths of a new network (shares
 *    below τ = 0.2 dropped, the value their group uses for Louvain; a city that would lose all keeps its best pair),
 *    on which the runs are repeated, until all shares are 0 or 1. At most 20 rounds; then pairs together in more than
 *    half of the last runs, and `converged` is false. In these rounds the resolution is 1: it has done its work in the
 *    first one, and a higher one would cut the blocks of a network of shares at random.
 * 3. Up to 1,000 tied cities all pairs are followed. Above, as in fast consensus (Tandon and others), only the tied
 *    pairs and, each round, as many pairs with a common neighbour, drawn at random.
 * 4. A community that hangs together only through others is split into its connected parts (Louvain can leave such, and
 *    the split always raises modularity).
 * Communities are numbered by size, then by their first city, from 1; a city without ties has 0, "unassigned".
 * A directed layer is read as undirected, the two directions summed. Modularity is that of the consensus on the layer.
 *
 * Cost: runs · O(m) a round, usually two or three rounds, and runs · n²/2 for the pairs.
 *
 * Lancichinetti, Fortunato (2012) Consensus clustering in complex networks, doi:10.1038/srep00336.
 * Tandon and others (2019) Fast consensus clustering in complex networks, doi:10.1103/PhysRevE.99.042301.
 */
import type { Compact } from "../network/compact.ts";
import { InnobeltError } from "../support/error.ts";
import { inPlace, type Pool, type RunOptions } from "../support/pool.ts";
import { stream } from "../support/random.ts";
import { sum } from "../support/sum.ts";
import { find } from "../support/union-find.ts";
import { type LouvainChunk, louvainKernel, louvainRuns } from "./louvain.ts";
import { modularity } from "./modularity.ts";

/** Progress is that of the first round, the one of known size. */
export interface CommunityOptions extends RunOptions {
  readonly seed?: number | undefined;
  readonly runs?: number | undefined;
  readonly resolution?: number | undefined;
  /** Has the kernel `louvain`; without one the runs are made in place. */
  readonly pool?: Pool | undefined;
}

export interface Communities {
  /** By city, 1 is the largest; 0 for a city without ties. */
  readonly partition: Int32Array;
  readonly count: number;
  readonly runs: number;
  readonly resolution: number;
  /** Of the consensus, on the layer, at this resolution. */
  readonly modularity: number;
  /** In [1/2, 1]. */
  readonly stability: number;
  /** Every tied pair once, source < target, with the share of the runs in which both are together. */
  readonly ties: { readonly source: Uint32Array; readonly target: Uint32Array; readonly together: Float64Array };
  /** Rounds of runs, the first included. */
  readonly rounds: number;
  readonly converged: boolean;
}

const threshold = 0.2;
const maxRounds = 20;
const allPairsUpTo = 1000;
/** Fixed, so that chunks do not depend on the number of threads. */
const runsPerChunk = 20;

interface Ties {
  readonly source: Uint32Array;
  readonly target: Uint32Array;
  readonly strength: Float64Array;
}
type Pairs = Pick<Ties, "source" | "target">;

export async function communities(form: Compact, options: CommunityOptions = {}): Promise<Communities> {
  const { seed = 1, runs = 100, resolution = 1, pool = inPlace({ [louvainKernel]: louvainRuns }) } = options;
  const { signal, onProgress } = options;
  if (!(Number.isInteger(runs) && runs >= 1))
    throw new InnobeltError(
      "usage",
      { en: `${runs} is no number of runs.`, zh: `${runs} 不能作为运行次数。` },
      { wayOut: { en: "100 or more are usual.", zh: "通常为 100 次或更多。" } },
    );
  if (!(resolution > 0 && resolution < Infinity))
    throw new InnobeltError(
      "usage",
      {
        en: `The resolution is a number above 0, not ${resolution}.`,
        zh: `分辨率应为大于 0 的数，不能是 ${resolution}。`,
      },
      {
        wayOut: {
          en: "1 is usual; a higher one gives smaller communities.",
          zh: "通常取 1；取值越大，社群越小。",
        },
      },
    );
  const { cities, ties } = tiedCities(form);
  const n = cities.length;
  if (n === 0)
    throw new InnobeltError(
      "analysis",
      {
        en: "The layer has no ties, so there are no communities in it.",
        zh: "该图层没有联系，因此没有社群。",
      },
      {
        wayOut: {
          en: "Choose another layer with --layer, or a lower --min-strength.",
          zh: "请用 --layer 选择其他图层，或调低 --min-strength。",
        },
      },
    );

  const ensemble = async (on: Ties, round: number): Promise<Uint32Array[]> => {
    const chunks: LouvainChunk[] = [];
    for (let first = 0; first < runs; first += runsPerChunk)
      chunks.push({
        ...on,
        n,
        resolution: round === 0 ? resolution : 1,
        seed,
        round,
        runs: Array.from({ length: Math.min(runsPerChunk, runs - first) }, (_, k) => first + k),
      });
    return (await pool.run<LouvainChunk, Uint32Array[]>(louvainKernel, chunks, { signal, onProgress })).flat();
  };

  let partitions = await ensemble(ties, 0);
  const together = shareTogether(ties, partitions);
  let pairs: Pairs = n <= allPairsUpTo ? allPairs(n) : ties;
  let share = n <= allPairsUpTo ? shareTogether(pairs, partitions) : together;
  let rounds = 1;
  while (share.some((c) => c !== 0 && c !== 1) && rounds < maxRounds) {
    const consensus = consensusTies(n, pairs, share);
    partitions = await ensemble(consensus, rounds);
    if (n > allPairsUpTo) pairs = withClosedTriads(n, consensus, stream(seed, rounds, runs));
    share = shareTogether(pairs, partitions);
    rounds++;
  }

  const partition = new Int32Array(form.n);
  const inner = numbered(connected(n, ties, joined(n, pairs, share)));
  inner.forEach((number, i) => (partition[cities[i]!] = number));
  return {
    partition,
    count: inner.reduce((most, number) => Math.max(most, number), 0),
    runs,
    resolution,
    modularity: modularity(form, partition, resolution)!,
    stability: sum(together.map((c) => Math.max(c, 1 - c))) / together.length,
    ties: {
      source: ties.source.map((i) => cities[i]!),
      target: ties.target.map((i) => cities[i]!),
      together,
    },
    rounds,
    converged: share.every((c) => c === 0 || c === 1),
  };
}

/**
 * The cities with ties, renumbered in their order, and every tied pair once; directions of a pair summed. Cities
 * without ties take no part in the random walk, so adding one changes nothing.
 */
function tiedCities(form: Compact): { cities: Uint32Array; ties: Ties } {
  const { n, offsets, neighbours, strengths } = form;
  const tied = new Uint8Array(n);
  const byPair = new Map<number, number>();
  for (let i = 0; i < n; i++)
    for (let slot = offsets[i]!; slot < offsets[i + 1]!; slot++) {
      const j = neighbours[slot]!;
      tied[i] = tied[j] = 1;
      if (!form.directed && j < i) continue;
      const pair = Math.min(i, j) * n + Math.max(i, j);
      byPair.set(pair, (byPair.get(pair) ?? 0) + strengths[slot]!);
    }
  const cities = Uint32Array.from(tied.keys()).filter((i) => tied[i] === 1);
  const number = new Uint32Array(n);
  cities.forEach((city, i) => (number[city] = i));
  const sorted = Float64Array.from(byPair.keys()).sort();
  return {
    cities,
    ties: {
      source: Uint32Array.from(sorted, (pair) => number[Math.floor(pair / n)]!),
      target: Uint32Array.from(sorted, (pair) => number[pair % n]!),
      strength: Float64Array.from(sorted, (pair) => byPair.get(pair)!),
    },
  };
}

function allPairs(n: number): Pairs {
  const source = new Uint32Array((n * (n - 1)) / 2);
  const target = new Uint32Array(source.length);
  let k = 0;
  for (let i = 0; i < n; i++)
    for (let j = i + 1; j < n; j++) {
      source[k] = i;
      target[k++] = j;
    }
  return { source, target };
}

function shareTogether({ source, target }: Pairs, partitions: readonly Uint32Array[]): Float64Array {
  const count = new Float64Array(source.length);
  for (const partition of partitions)
    for (let k = 0; k < source.length; k++) if (partition[source[k]!] === partition[target[k]!]) count[k]!++;
  return count.map((times) => times / partitions.length);
}

function consensusTies(n: number, { source, target }: Pairs, share: Float64Array): Ties {
  const keep = share.map((c) => (c >= threshold ? 1 : 0));
  const best = new Int32Array(n).fill(-1);
  const alone = new Uint8Array(n).fill(1);
  for (let k = 0; k < share.length; k++)
    for (const city of [source[k]!, target[k]!]) {
      if (keep[k] === 1) alone[city] = 0;
      if (share[k]! > (best[city] === -1 ? 0 : share[best[city]!]!)) best[city] = k;
    }
  for (let city = 0; city < n; city++) if (alone[city] === 1 && best[city] !== -1) keep[best[city]!] = 1;
  const kept = Uint32Array.from(keep.keys()).filter((k) => keep[k] === 1);
  return {
    source: kept.map((k) => source[k]!),
    target: kept.map((k) => target[k]!),
    strength: Float64Array.from(kept, (k) => share[k]!),
  };
}

/** The pairs and as many more, each the two ends of a path of two pairs, drawn at random (pairs that are there, not again). */
function withClosedTriads(n: number, { source, target }: Pairs, { integer }: ReturnType<typeof stream>): Pairs {
  const neighbours: number[][] = Array.from({ length: n }, () => []);
  const known = new Set<number>();
  const add = (i: number, j: number): void => void known.add(Math.min(i, j) * n + Math.max(i, j));
  source.forEach((i, k) => {
    const j = target[k]!;
    neighbours[i]!.push(j);
    neighbours[j]!.push(i);
    add(i, j);
  });
  for (let draw = 0; draw < source.length; draw++) {
    const around = neighbours[integer(n)]!;
    if (around.length < 2) continue;
    const a = integer(around.length);
    const b = (a + 1 + integer(around.length - 1)) % around.length;
    add(around[a]!, around[b]!);
  }
  const sorted = Float64Array.from(known).sort();
  return {
    source: Uint32Array.from(sorted, (pair) => Math.floor(pair / n)),
    target: Uint32Array.from(sorted, (pair) => pair % n),
  };
}

/** Group by city: the cities joined by pairs that are together in more than half of the last runs. */
function joined(n: number, { source, target }: Pairs, share: Float64Array): Uint32Array {
  const kept = Uint32Array.from(share.keys()).filter((k) => share[k]! > 0.5);
  return components(n, { source: kept.map((k) => source[k]!), target: kept.map((k) => target[k]!) });
}

/** Within each group, the parts that hang together by ties of the layer. */
function connected(n: number, { source, target }: Pairs, group: Uint32Array): Uint32Array {
  const inside = Uint32Array.from(source.keys()).filter((k) => group[source[k]!] === group[target[k]!]);
  return components(n, { source: inside.map((k) => source[k]!), target: inside.map((k) => target[k]!) });
}

/** By city the first city of its component. */
function components(n: number, { source, target }: Pairs): Uint32Array {
  const root = Uint32Array.from({ length: n }, (_, i) => i);
  source.forEach((i, k) => {
    const a = find(root, i);
    const b = find(root, target[k]!);
    root[Math.max(a, b)] = Math.min(a, b);
  });
  return root.map((_, i) => find(root, i));
}

/** 1, 2, ... by size, then by the first city. */
function numbered(first: Uint32Array): Int32Array {
  const size = new Map<number, number>();
  for (const group of first) size.set(group, (size.get(group) ?? 0) + 1);
  const order = [...size.keys()].sort((a, b) => size.get(b)! - size.get(a)! || a - b);
  const number = new Map(order.map((group, index) => [group, index + 1]));
  return Int32Array.from(first, (group) => number.get(group)!);
}
