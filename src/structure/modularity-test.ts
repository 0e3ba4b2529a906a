/**
 * Modularity test: are the communities more than any network of these degrees and strengths would show?
 *
 * A search for communities finds some in every network, and sparse random networks reach a high modularity by chance.
 * So the same search is made in `permutations` (999) draws of a null model (null-models/registry.ts), and p is the share
 * of networks, the observed one included, whose best modularity is at least as high: one-sided, upper. The search is
 * the best of `runs` (3) seeded Leiden runs, alike for the observed network and for every draw; run r of network i (0
 * the observed) draws from stream(seed, i, r). A directed form is searched with the directed modularity, see quality.ts.
 *
 * The null model keeps degrees and strengths (strength-preserving) by default. With the degrees alone a strong tie
 * lands between two cities that are weak otherwise, which is a community by itself: such draws have a high modularity
 * for a reason that has nothing to do with communities. Where all strengths are the same the two models are one.
 *
 * The number tests that there are communities, not that a given partition is the right one, and says nothing of their
 * strength: in a large network a tiny excess is significant, so read z and the difference to the mean as well.
 *
 * Cost: (permutations + 1) · runs Leiden runs.
 *
 * Guimerà, Sales-Pardo, Amaral (2004) Modularity from fluctuations in random graphs and complex networks,
 * doi:10.1103/PhysRevE.70.025101.
 */
import type { Compact } from "../network/compact.ts";
import { InnobeltError } from "../support/error.ts";
import { inPlace, type Pool, type RunOptions } from "../support/pool.ts";
import { stream } from "../support/random.ts";
import { sum } from "../support/sum.ts";
import { leiden } from "./leiden.ts";
import { swapAttempts } from "./null-models/degree-preserving.ts";
import { type DrawChunk, drawChunks, permutationTest } from "./null-models/permutation-test.ts";
import { type NullModelId, nullModelOf } from "./null-models/registry.ts";

export interface ModularityTestOptions extends RunOptions {
  readonly permutations?: number | undefined;
  readonly seed?: number | undefined;
  /** Leiden runs per network, of which the best counts. */
  readonly runs?: number | undefined;
  readonly resolution?: number | undefined;
  /** One that draws ties. */
  readonly nullModel?: NullModelId | undefined;
  /** Has the kernel `modularity-test`; without one the draws are made in place. */
  readonly pool?: Pool | undefined;
}

export interface ModularityTest {
  /** Best modularity of the network. */
  readonly observed: number;
  /** Of the best modularities of the draws. */
  readonly mean: number;
  readonly sd: number;
  /** NaN where all draws are the same. */
  readonly z: number;
  /** One-sided, upper. */
  readonly p: number;
  readonly smallestP: number;
  readonly permutations: number;
  readonly runs: number;
  readonly resolution: number;
  readonly nullModel: NullModelId;
  /**
   * Swaps made in a draw, on average; 0: the network cannot be rewired. Draws then equal it where degrees are kept only;
   * where strengths are kept too, these are still shuffled and fitted.
   */
  readonly swaps: number;
  /** Largest relative error of a city's strength over all draws; NaN where strengths are not kept. */
  readonly strengthError: number;
}

/** The kernel's name in the pool. */
export const modularityTestKernel = "modularity-test";

export interface ModularityTestShared {
  readonly form: Compact;
  readonly nullModel: NullModelId;
  readonly seed: number;
  readonly runs: number;
  readonly resolution: number;
}

export interface ModularityDraws {
  readonly best: Float64Array;
  readonly swaps: number;
  readonly strengthError: number;
}

/** Refused without ties. */
export async function modularityTest(form: Compact, options: ModularityTestOptions = {}): Promise<ModularityTest> {
  const { permutations = 999, seed = 1, runs = 3, resolution = 1, nullModel = "strength-preserving" } = options;
  const { signal, onProgress, pool = inPlace({ [modularityTestKernel]: modularityDraws }) } = options;
  if (!(Number.isInteger(runs) && runs >= 1)) throw new RangeError(`one run or more, not ${runs}`);
  if (!nullModelOf(nullModel).rewires) throw new RangeError(`${nullModel} draws no ties`);
  if (form.neighbours.length === 0)
    throw new InnobeltError(
      "analysis",
      {
        en: "The layer has no ties, so there are no communities to test.",
        zh: "该图层没有联系，因此没有可检验的社群。",
      },
      {
        wayOut: {
          en: "Choose another layer with --layer, or a lower --min-strength.",
          zh: "请用 --layer 选择其他图层，或调低 --min-strength。",
        },
      },
    );
  const m = form.directed ? form.neighbours.length : form.neighbours.length / 2;
  const chunks = drawChunks(permutations, swapAttempts(m) / 4 + 5 * runs * (form.n + m));
  const shared: ModularityTestShared = { form, nullModel, seed, runs, resolution };
  const parts = await pool.run<DrawChunk, ModularityDraws>(modularityTestKernel, chunks, {
    shared,
    signal,
    onProgress,
  });
  const best = Float64Array.from(parts.flatMap((part) => [...part.best]));
  const test = permutationTest(bestModularity(form, shared, 0), best);
  return {
    observed: test.observed,
    mean: test.mean,
    sd: test.sd,
    z: test.z,
    p: test.upper,
    smallestP: 1 / (permutations + 1),
    permutations,
    runs,
    resolution,
    nullModel,
    swaps: sum(parts.map(({ swaps }) => swaps)) / permutations,
    strengthError: parts.reduce((largest, part) => Math.max(largest, part.strengthError), 0),
  };
}

/** The kernel: draw, search, keep the best. */
export function modularityDraws({ from, to }: DrawChunk, shared: ModularityTestShared): ModularityDraws {
  const { draw } = nullModelOf(shared.nullModel);
  const best = new Float64Array(to - from);
  let swaps = 0;
  let strengthError = 0;
  for (let i = from; i < to; i++) {
    const drawn = draw(shared.form, stream(shared.seed, i));
    best[i - from] = bestModularity(drawn.form, shared, i + 1);
    swaps += drawn.swaps;
    strengthError = Math.max(strengthError, drawn.strengthError);
  }
  return { best, swaps, strengthError };
}

function bestModularity(form: Compact, { seed, runs, resolution }: ModularityTestShared, network: number): number {
  let best = -Infinity;
  for (let run = 0; run < runs; run++)
    best = Math.max(best, leiden(form, { draw: stream(seed, network, run), resolution }).quality!);
  return best;
}
