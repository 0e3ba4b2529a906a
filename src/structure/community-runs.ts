/**
 * Seeded runs of a search for communities, as the pool makes them: what the kernels `leiden` and `louvain` are asked for
 * and what they answer.
 */
import type { Compact } from "../network/compact.ts";
import type { Objective } from "./quality.ts";

/** The same for all runs of a round. */
export interface RunsShared {
  /** Has ties. Every city has one in round 0; later a city that was with no other in any run has none. */
  readonly form: Compact;
  readonly objective: Objective;
  readonly resolution: number;
  /** Of a Leiden run, see leiden.ts; undefined: as there. */
  readonly patience?: number | undefined;
  readonly seed: number;
  readonly round: number;
}

export interface RunsChunk {
  /** The numbers of the runs to make; run i draws from `stream(seed, round, i)`. */
  readonly runs: readonly number[];
}

export interface SeededRun {
  /** By city the number of its community, 0, 1, ... in the order of their first cities. */
  readonly partition: Uint32Array;
  readonly quality: number;
}

/** Fixed by the size of the network, so that chunks do not depend on the number of threads. */
export function runChunks(form: Compact, runs: number): RunsChunk[] {
  const most = Math.max(1, Math.min(20, Math.floor(20_000 / (form.n + form.neighbours.length))));
  const chunks: RunsChunk[] = [];
  for (let first = 0; first < runs; first += most)
    chunks.push({ runs: Array.from({ length: Math.min(most, runs - first) }, (_, k) => first + k) });
  return chunks;
}
