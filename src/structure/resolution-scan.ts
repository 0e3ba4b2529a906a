/**
 * Scan of the resolution: at which sizes of community does the network fall apart by itself?
 *
 * Any single resolution γ is a choice. So the communities (communities.ts: runs, consensus) are searched at every step
 * of a grid, by default 17 steps from 1/4 to 4, each the fourth root of 2 above the last, with 20 runs a step. For the
 * constant Potts model the grid is in multiples of the mean strength of a pair of cities (quality.ts), at which the whole
 * network is worth as much as nothing.
 *
 * A plateau is a longest range of two or more steps in a row with the same consensus partition, at each of which the
 * runs agree: mean adjusted Rand index between runs >= 0.95. Long plateaus are the sizes at which the division is the
 * network's and not γ's. A plateau of one community, or of single cities only, says nothing and is not listed. A
 * division may be right and have no plateau, and a random network can have short ones.
 *
 * All steps use the same seed. Cost: steps · runs searches, and the rounds of the consensus.
 *
 * Arenas, Fernández, Gómez (2008) Analysis of the structure of complex networks at different resolution levels. New
 * Journal of Physics 10, doi:10.1088/1367-2630/10/5/053039.
 */
import type { Compact } from "../network/compact.ts";
import { communities, type CommunityOptions } from "./communities.ts";
import { meanPairStrength, quality } from "./quality.ts";
import { runAgreement } from "./run-agreement.ts";
import { undirectedReading } from "../network/undirected-reading.ts";

export const scanGrid: readonly number[] = Array.from({ length: 17 }, (_, step) => 2 ** (step / 4 - 2));
const agreeing = 0.95;

export interface ScanOptions extends Omit<CommunityOptions, "resolution"> {
  /** Rising; for the constant Potts model in multiples of the mean strength of a pair. */
  readonly grid?: readonly number[] | undefined;
}

export interface ScanStep {
  /** As in the grid. */
  readonly resolution: number;
  /** What the objective was given: the same, for the constant Potts model in the unit of the strengths. */
  readonly gamma: number;
  readonly count: number;
  /** See communities.ts. */
  readonly stability: number;
  /** Mean adjusted Rand index between runs; null for one run. */
  readonly runsAri: number | null;
  /** Of the consensus, by the objective at this step. */
  readonly quality: number;
  /** Of the consensus, modularity at γ = 1. */
  readonly modularity: number;
  /** By city, 1 is the largest; 0 for a city without ties. */
  readonly partition: Int32Array;
}

export interface Plateau {
  /** Resolution of the first and the last step, as in the grid. */
  readonly from: number;
  readonly to: number;
  readonly steps: number;
  readonly count: number;
  readonly partition: Int32Array;
}

export interface ResolutionScan {
  readonly runs: number;
  readonly steps: readonly ScanStep[];
  /** Longest first, then by resolution. */
  readonly plateaus: readonly Plateau[];
}

/** Progress counts steps. Refused without ties. */
export async function resolutionScan(form: Compact, options: ScanOptions = {}): Promise<ResolutionScan> {
  const { grid = scanGrid, runs = 20, onProgress, ...rest } = options;
  const unit = options.objective === "cpm" ? (meanPairStrength(form) ?? 1) : 1;
  const steps: ScanStep[] = [];
  for (const [step, resolution] of grid.entries()) {
    if (step > 0 && !(resolution > grid[step - 1]!)) throw new RangeError("the grid of resolutions must rise");
    const found = await communities(form, { ...rest, runs, resolution: resolution * unit });
    steps.push({
      resolution,
      gamma: found.resolution,
      count: found.count,
      stability: found.stability,
      runsAri: runAgreement(found.partitions),
      quality: found.quality,
      modularity: quality(options.method === "louvain" ? undirectedReading(form) : form, found.partition)!,
      partition: found.partition,
    });
    onProgress?.(step + 1, grid.length);
  }
  return { runs, steps, plateaus: plateausOf(steps) };
}

export function plateausOf(steps: readonly ScanStep[]): Plateau[] {
  const plateaus: Plateau[] = [];
  const agrees = ({ runsAri }: ScanStep): boolean => runsAri !== null && runsAri >= agreeing;
  for (let first = 0; first < steps.length;) {
    let after = first + 1;
    if (agrees(steps[first]!))
      while (after < steps.length && agrees(steps[after]!) && same(steps[first]!.partition, steps[after]!.partition))
        after++;
    const { partition, count } = steps[first]!;
    const tied = partition.filter((community) => community > 0).length;
    if (after - first >= 2 && count > 1 && count < tied)
      plateaus.push({
        from: steps[first]!.resolution,
        to: steps[after - 1]!.resolution,
        steps: after - first,
        count,
        partition,
      });
    first = after;
  }
  return plateaus.sort((a, b) => b.steps - a.steps || a.from - b.from);
}

/** Communities are numbered in one way only, so equal partitions have equal numbers. */
function same(a: Int32Array, b: Int32Array): boolean {
  return a.every((community, city) => community === b[city]);
}
