/**
 * Communities: which cities are tied more among themselves than with the rest, and how sure is that?
 *
 * Never one run: the search is random and its optimum is flat, so that many different partitions are almost equally
 * good.
 * 1. `runs` (100) seeded runs maximise the objective (quality.ts) at the given resolution. For every tie, c is the share
 *    of the runs in which its ends are together; stability = mean over the ties of max(c, 1 - c), 1 when all runs agree.
 * 2. Consensus (Lancichinetti, Fortunato): the shares of pairs of cities become the strengths of a new network (shares
 *    below τ = 0.2 dropped, the value their group uses for Louvain; a city that would lose all keeps its best pair),
 *    on which the runs are repeated, until all shares are 0 or 1. At most 20 rounds; then pairs together in more than
 *    half of the last runs, and `converged` is false. These rounds maximise modularity at resolution 1 whatever the
 *    objective: it has done its work in the first one, and a higher resolution would cut the blocks of a network of
 *    shares at random. Here a run of Leiden ends with the first iteration that brings nothing: what counts is not the
 *    last bit of modularity of the shares but that the runs come to agree.
 * 3. Up to 1,000 tied cities all pairs are followed. Above, as in fast consensus (Tandon and others), only the tied
 *    pairs and, each round, as many pairs with a common neighbour, drawn at random; a pair that was dropped is not
 *    followed any more unless it is drawn again.
 * 4. A community that hangs together only through others is split into its connected parts (Louvain and the consensus
 *    can leave such, and the split never lowers the quality).
 * Communities are numbered by size, then by their first city, from 1; a city without ties has 0, "unassigned".
 *
 * Leiden is the default: its median run is never worse than that of Louvain on the undirected golden networks and better
 * on several, its communities hang together, and it knows directed modularity and the constant Potts model. Louvain
 * reads a directed layer as undirected, the two directions summed. Every quality is that of the layer as it was searched.
 *
 * Cost: runs · O(m) a round, usually one to three rounds, and runs · n²/2 for the pairs.
 *
 * Lancichinetti, Fortunato (2012) Consensus clustering in complex networks, doi:10.1038/srep00336.
 * Tandon and others (2019) Fast consensus clustering in complex networks, doi:10.1103/PhysRevE.99.042301.
 */
import type { Compact } from "../network/compact.ts";
import { components } from "../network/components.ts";
import { compactOf, tieList, type Ties } from "../network/tie-list.ts";
import { InnobeltError } from "../support/error.ts";
import { inPlace, type Pool, type RunOptions } from "../support/pool.ts";
import { type Stream, stream } from "../support/random.ts";
import { sum } from "../support/sum.ts";
import { runChunks, type RunsChunk, type RunsShared, type SeededRun } from "./community-runs.ts";
import { leidenKernel, leidenRuns } from "./leiden-runs.ts";
import { louvainKernel, louvainRuns } from "./louvain.ts";
import { numberBySize } from "./number-by-size.ts";
import { type Objective, quality, type QualityOptions } from "./quality.ts";
import { undirectedReading } from "../network/undirected-reading.ts";

export type CommunityMethod = "leiden" | "louvain";

/** Progress is that of the first round, the one of known size. */
export interface CommunityOptions extends QualityOptions, RunOptions {
  readonly method?: CommunityMethod | undefined;
  readonly seed?: number | undefined;
  readonly runs?: number | undefined;
  /** Has the kernels `leiden` and `louvain`; without one the runs are made in place. */
  readonly pool?: Pool | undefined;
}

export interface Communities {
  readonly method: CommunityMethod;
  readonly objective: Objective;
  readonly resolution: number;
  /** By city, 1 is the largest; 0 for a city without ties. */
  readonly partition: Int32Array;
  readonly count: number;
  readonly runs: number;
  /** Of the consensus, on the layer, by the objective at this resolution. */
  readonly quality: number;
  /** Of the consensus: at this resolution, or at 1 where the objective is another. */
  readonly modularity: number;
  /** By run, of the first round. */
  readonly qualities: Float64Array;
  /** By run, of the first round: by city the number of its community, from 1; 0 for a city without ties. */
  readonly partitions: readonly Int32Array[];
  /** In [1/2, 1]. */
  readonly stability: number;
  /** Every tied pair once, source < target, with the share of the runs in which both are together. */
  readonly ties: {
    readonly source: Uint32Array;
    readonly target: Uint32Array;
    /** Of a directed layer, both directions summed. */
    readonly strength: Float64Array;
    readonly together: Float64Array;
  };
  /** Rounds of runs, the first included. */
  readonly rounds: number;
  /**
   * Whether in the last round every pair was together in all runs or in none. Above 1,000 tied cities only the pairs
   * that are still followed are asked, so that others may be at odds.
   */
  readonly converged: boolean;
}

const threshold = 0.2;
const maxRounds = 20;
const allPairsUpTo = 1000;
const kernels = { [leidenKernel]: leidenRuns, [louvainKernel]: louvainRuns };

type Pairs = Pick<Ties, "source" | "target">;

export async function communities(form: Compact, options: CommunityOptions = {}): Promise<Communities> {
  const { method = "leiden", objective = "modularity", resolution = 1, seed = 1, runs = 100 } = options;
  const { signal, onProgress, pool = inPlace(kernels) } = options;
  checkRuns(runs);
  checkResolution(resolution);
  if (method === "louvain" && objective !== "modularity") throw modularityOnly();
  const searched = tiedCities(method === "louvain" ? undirectedReading(form) : form);
  const { cities } = searched;
  const n = cities.length;
  if (n === 0) throw noTies();
  const ties = tieList(undirectedReading(searched.form));

  const ensemble = async (shared: Omit<RunsShared, "seed">): Promise<SeededRun[]> => {
    const chunks = runChunks(shared.form, runs);
    const kernel = method === "leiden" ? leidenKernel : louvainKernel;
    const run: RunsShared = { ...shared, seed };
    const found = await pool.run<RunsChunk, SeededRun[]>(kernel, chunks, { shared: run, signal, onProgress });
    return found.flat();
  };

  const first = await ensemble({ form: searched.form, objective, resolution, round: 0 });
  let partitions = first.map(({ partition }) => partition);
  const together = shareTogether(ties, partitions);
  let pairs: Pairs = n <= allPairsUpTo ? allPairs(n) : ties;
  let share = n <= allPairsUpTo ? shareTogether(pairs, partitions) : together;
  let rounds = 1;
  while (share.some((c) => c !== 0 && c !== 1) && rounds < maxRounds) {
    const consensus = consensusTies(n, pairs, share);
    const again = await ensemble({
      form: compactOf(consensus),
      objective: "modularity",
      resolution: 1,
      patience: 1,
      round: rounds,
    });
    partitions = again.map(({ partition }) => partition);
    if (n > allPairsUpTo) pairs = withClosedTriads(n, consensus, stream(seed, rounds, runs));
    share = shareTogether(pairs, partitions);
    rounds++;
  }

  const everywhere = (labels: Int32Array): Int32Array => {
    const all = new Int32Array(form.n);
    labels.forEach((label, i) => (all[cities[i]!] = label));
    return all;
  };
  const inner = numberBySize(connected(n, ties, joined(n, pairs, share)));
  const at = (chosen: QualityOptions): number => quality(searched.form, inner, chosen)!;
  return {
    method,
    objective,
    resolution,
    partition: everywhere(inner),
    count: inner.reduce((most, number) => Math.max(most, number), 0),
    runs,
    quality: at({ objective, resolution }),
    modularity: at({ resolution: objective === "modularity" ? resolution : 1 }),
    qualities: Float64Array.from(first, (run) => run.quality),
    partitions: first.map((run) => everywhere(Int32Array.from(run.partition, (c) => c + 1))),
    stability: sum(together.map((c) => Math.max(c, 1 - c))) / together.length,
    ties: {
      source: ties.source.map((i) => cities[i]!),
      target: ties.target.map((i) => cities[i]!),
      strength: ties.strength,
      together,
    },
    rounds,
    converged: share.every((c) => c === 0 || c === 1),
  };
}

/**
 * The cities with ties, renumbered in their order. Cities without ties take no part in the random walk, so adding one
 * changes nothing.
 */
function tiedCities(form: Compact): { cities: Uint32Array; form: Compact } {
  const { n, offsets, neighbours } = form;
  const tied = new Uint8Array(n);
  for (let i = 0; i < n; i++)
    for (let slot = offsets[i]!; slot < offsets[i + 1]!; slot++) tied[i] = tied[neighbours[slot]!] = 1;
  const cities = Uint32Array.from(tied.keys()).filter((i) => tied[i] === 1);
  const number = new Uint32Array(n);
  cities.forEach((city, i) => (number[city] = i));
  const newOffsets = new Uint32Array(cities.length + 1);
  cities.forEach((city, i) => (newOffsets[i + 1] = offsets[city + 1]!));
  return {
    cities,
    form: { ...form, n: cities.length, offsets: newOffsets, neighbours: neighbours.map((city) => number[city]!) },
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
    n,
    directed: false,
    source: kept.map((k) => source[k]!),
    target: kept.map((k) => target[k]!),
    strength: Float64Array.from(kept, (k) => share[k]!),
  };
}

/** The pairs and as many more, each the two ends of a path of two pairs, drawn at random (pairs that are there, not again). */
function withClosedTriads(n: number, { source, target }: Pairs, { integer }: Stream): Pairs {
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

/** By city its group: the cities joined by pairs that are together in more than half of the last runs. */
function joined(n: number, { source, target }: Pairs, share: Float64Array): Uint32Array {
  return components(n, (join) => share.forEach((c, k) => c > 0.5 && join(source[k]!, target[k]!))).label;
}

/** By city the part of its group that hangs together by ties of the layer, from 1. */
function connected(n: number, { source, target }: Pairs, group: Uint32Array): Uint32Array {
  const parts = components(n, (join) =>
    source.forEach((i, k) => group[i] === group[target[k]!] && join(i, target[k]!)),
  );
  return parts.label.map((part) => part + 1);
}

function checkRuns(runs: number): void {
  if (!(Number.isInteger(runs) && runs >= 1))
    throw new InnobeltError(
      "usage",
      { en: `${runs} is no number of runs.`, zh: `${runs} 不能作为运行次数。` },
      { wayOut: { en: "100 or more are usual.", zh: "通常为 100 次或更多。" } },
    );
}

function checkResolution(resolution: number): void {
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
}

function modularityOnly(): InnobeltError {
  return new InnobeltError(
    "usage",
    { en: "Louvain searches by modularity only.", zh: "Louvain 只能按模块度搜索。" },
    {
      wayOut: { en: "Take --method leiden for the constant Potts model.", zh: "恒定 Potts 模型请用 --method leiden。" },
    },
  );
}

function noTies(): InnobeltError {
  return new InnobeltError(
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
}
