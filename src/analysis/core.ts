/**
 * Core and periphery of a layer, for `centrality`: which cities form the core, how sharp it is, and whether the cities of
 * many ties keep to themselves more than their ties alone make them.
 */
import type { Compact } from "../network/compact.ts";
import { type CorePeriphery, corePeripheryTest } from "../structure/core-periphery.ts";
import { richClub, richClubLevels } from "../structure/rich-club.ts";
import type { Text } from "../support/text.ts";
import type { CorePart, RichClubPart } from "./centrality-result.ts";
import { type Context, stageOf } from "./context.ts";
import { corePeripheryOfKernel } from "./kernels.ts";
import { orNull } from "./tiers.ts";

export interface CoreOptions {
  /** Draws from the null models; null: 999 for small networks, none for others. */
  readonly permutations: number | null;
  readonly seed: number;
}

/** Cities; above, a draw takes so long that the tests are made only when asked for. */
const testedByItself = 500;

const stages = {
  core: { en: "Core and periphery", zh: "核心与边缘" },
  richClub: { en: "Rich club", zh: "富人俱乐部" },
};

export async function coreOf(
  undirected: Compact,
  ids: readonly string[],
  options: CoreOptions,
  context: Context,
  notes: Text[],
): Promise<{ readonly found: CorePeriphery | null; readonly core: CorePart | null; readonly richClub: RichClubPart }> {
  const { seed } = options;
  const permutations = options.permutations ?? (undirected.n <= testedByItself ? 999 : 0);
  if (options.permutations === null && permutations === 0)
    notes.push({
      en: `Above ${testedByItself} cities the core and the rich club are not tested; --permutations R tests them.`,
      zh: `超过 ${testedByItself} 个城市时不检验核心与富人俱乐部；可用 --permutations R 进行检验。`,
    });
  const [found] = await context.pool.run<unknown, CorePeriphery | null>(
    corePeripheryOfKernel,
    [{ form: undirected, seed }],
    { signal: context.signal },
  );
  if (found === null || found === undefined)
    return { found: null, core: null, richClub: { levels: [], permutations: 0, smallestP: null, swaps: null } };
  const test =
    permutations === 0
      ? null
      : await corePeripheryTest(undirected, { permutations, seed, ...stageOf(context, stages.core) });
  const block = ({ pairs, ties, density, meanStrength }: CorePeriphery["blocks"]["core"]) => ({
    pairs,
    ties,
    density: orNull(density),
    meanStrength: orNull(meanStrength),
  });
  if (test?.swaps === 0)
    notes.push({
      en: "No two ties of this network can change ends without changing its degrees, so its core and its rich club cannot be tested.",
      zh: "在保持度数的前提下，该网络没有可交换的联系，故核心与富人俱乐部无法检验。",
    });
  const club =
    permutations === 0
      ? { levels: richClubLevels(undirected), permutations, smallestP: null, swaps: null }
      : await richClub(undirected, { permutations, seed, ...stageOf(context, stages.richClub) });
  return {
    found,
    core: {
      cities: ids.filter((_, i) => found.core[i] === 1),
      fit: found.fit,
      continuousFit: found.continuousFit,
      blocks: {
        core: block(found.blocks.core),
        between: block(found.blocks.between),
        periphery: block(found.blocks.periphery),
      },
      test: test && {
        ...test,
        mean: orNull(test.mean),
        sd: orNull(test.sd),
        z: orNull(test.z),
        strengthError: orNull(test.strengthError),
      },
    },
    richClub: {
      ...club,
      levels: club.levels.map((level) => {
        const tested = "p" in level ? level : null;
        return {
          k: level.k,
          cities: level.cities,
          ties: level.ties,
          phi: level.phi,
          weightedPhi: orNull(level.weightedPhi),
          mean: tested === null ? null : orNull(tested.mean),
          ratio: tested === null ? null : orNull(tested.ratio),
          p: tested === null ? null : orNull(tested.p),
          weightedMean: tested === null ? null : orNull(tested.weightedMean),
          weightedRatio: tested === null ? null : orNull(tested.weightedRatio),
          weightedP: tested === null ? null : orNull(tested.weightedP),
        };
      }),
    },
  };
}
