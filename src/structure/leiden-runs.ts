/** Leiden runs: one chunk of the many seeded runs that `communities` is made of. A pure kernel; see leiden.ts. */
import { stream } from "../support/random.ts";
import type { RunsChunk, RunsShared, SeededRun } from "./community-runs.ts";
import { leiden } from "./leiden.ts";

/** The kernel's name in the pool. */
export const leidenKernel = "leiden";

export function leidenRuns({ runs }: RunsChunk, shared: RunsShared): SeededRun[] {
  const { form, objective, resolution, patience, seed, round } = shared;
  return runs.map((run) => {
    const { partition, quality } = leiden(form, { objective, resolution, patience, draw: stream(seed, round, run) });
    return { partition, quality: quality! };
  });
}
