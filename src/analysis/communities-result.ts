/** The shape of what `communities` gives; see result.ts for the conventions. */
import * as z from "zod";
import { cityId, nullModel, share, text, tieFilter } from "./result.ts";

const count = z.number().int().min(0);
const index = z.number().min(-1).max(1);
const members = z.array(z.array(cityId));

export const communityRow = z.strictObject({
  id: cityId,
  nameEn: z.string(),
  nameZh: z.string(),
  province: z.string().nullable(),
  provinceZh: z.string().nullable(),
  community: z.number().int().min(1).nullable().describe("1 is the largest; null for a city without ties"),
  mismatch: z
    .boolean()
    .nullable()
    .describe("in another community than most cities of its province; null without a province or community"),
  participation: share
    .nullable()
    .describe("0: all its ties go to one community; null for a city without ties to a grouped city"),
  withinModuleDegree: z
    .number()
    .nullable()
    .describe("strength to its own community, in standard deviations above the mean there; null where all are alike"),
  role: z
    .enum(["ultra-peripheral", "peripheral", "connector", "kinless", "provincial hub", "connector hub", "kinless hub"])
    .nullable()
    .describe("Guimerà and Amaral; `provincial` is their word for a hub of its own community"),
});

export const communityTie = z.strictObject({
  source: cityId,
  target: cityId,
  strength: z.number().positive().describe("of a directed layer, both directions summed"),
  together: share.describe("share of the runs in which both ends are in one community"),
});

const test = {
  nullModel,
  permutations: count,
  mean: z.number().nullable(),
  sd: z.number().min(0).nullable(),
  z: z.number().nullable().describe("null where all draws are the same"),
  p: share,
  smallestP: share.describe("the smallest p that so many draws can give"),
};

const borderTest = z.strictObject(test).nullable();

const modularityTest = z
  .strictObject({
    ...test,
    observed: z.number().describe("modularity of the network, found as in every draw"),
    swaps: z.number().min(0).describe("swaps in a draw, on average; 0: it cannot be rewired"),
    strengthError: z.number().min(0).nullable().describe("largest relative error of a city's strength over the draws"),
  })
  .nullable();

export const communitiesResult = z.strictObject({
  tieFilter,
  method: z.enum(["leiden", "louvain"]),
  objective: z.enum(["modularity", "cpm"]),
  directed: z.boolean().describe("searched by directed modularity, or as directed ties"),
  resolution: z.number().positive().describe("for cpm in multiples of the mean strength of a pair of tied cities"),
  gamma: z.number().positive().describe("what the objective was given; for cpm in the unit of the strengths"),
  runs: count,
  count,
  members: members.describe("the consensus partition, largest first"),
  unassigned: z.array(cityId).describe("cities without a tie"),
  quality: z
    .strictObject({ consensus: z.number(), best: z.number(), median: z.number(), worst: z.number() })
    .describe("by the objective at this resolution: of the consensus, and of the runs"),
  modularity: z.number().describe("of the consensus; at this resolution, for cpm at 1"),
  stability: share
    .nullable()
    .describe("mean over ties of max(c, 1 - c), c the share of runs in which both ends are together"),
  rounds: z.number().int().min(1).describe("rounds of runs until all agreed, the first included"),
  converged: z.boolean(),
  cities: z.array(communityRow).describe("by id"),
  ties: z.array(communityTie).describe("every tied pair, by source and target"),
  scan: z
    .strictObject({
      runs: count.describe("at every step"),
      steps: z.array(
        z.strictObject({
          resolution: z.number().positive(),
          gamma: z.number().positive(),
          count,
          stability: share,
          runsAri: index.nullable().describe("mean adjusted Rand index between runs; null for one run"),
          quality: z.number().describe("of the consensus, by the objective at this step"),
          modularity: z.number().describe("of the consensus, at resolution 1"),
        }),
      ),
      plateaus: z
        .array(
          z.strictObject({
            from: z.number().positive(),
            to: z.number().positive(),
            steps: z.number().int().min(2),
            count,
            members,
          }),
        )
        .describe("steps in a row with one consensus partition on which the runs agree (ARI >= 0.95); longest first"),
    })
    .nullable()
    .describe("null when not asked for"),
  provinces: z
    .strictObject({
      cities: count.describe("cities with a province and a community"),
      ari: index.nullable(),
      nmi: share.nullable(),
      majority: z
        .array(
          z.strictObject({
            province: z.string(),
            community: z.number().int().min(1).nullable(),
            cities: count,
            of: count,
          }),
        )
        .describe("the community of most cities of a province; null where two have as many"),
    })
    .nullable()
    .describe("null without provinces"),
  nulls: z.strictObject({
    rewired: modularityTest.describe(
      "modularity against networks rewired with the same degrees, one-sided; null when not asked for",
    ),
    strengthsKept: modularityTest.describe(
      "against networks rewired with the same degrees and the same strengths of the cities, one-sided",
    ),
    gravity: z
      .strictObject({
        count,
        members,
        modularity: z.number().describe("against what size and distance explain"),
        stability: index.nullable().describe("mean adjusted Rand index of the other runs with the best"),
        runs: count,
        leftOut: z.array(cityId).describe("cities without coordinates"),
        ariWithProvinces: index.nullable(),
        ariWithCommunities: index.nullable().describe("with the consensus above"),
      })
      .nullable()
      .describe("communities beyond distance; null where they cannot be made, see the notes"),
  }),
  border: z
    .strictObject({
      crossShare: share.describe("share of tie strength between provinces"),
      eiIndex: index,
      leftOut: z.number().min(0).describe("strength of ties with an end in no province"),
      expected: share.describe("cross share if cities were tied in proportion to their strengths"),
      ratio: z.number().min(0).nullable().describe("observed / expected; null where nothing is expected"),
      pairs: z
        .array(
          z.strictObject({
            from: z.string(),
            to: z.string(),
            observed: z.number().min(0),
            expected: z.number().min(0),
            ratio: z.number().min(0).nullable(),
          }),
        )
        .describe(
          "strength by pair of provinces, each with itself too; of a directed layer from the first to the second",
        ),
      permuted: borderTest.describe("provinces permuted among the cities, two-sided; null when not asked for"),
      rewired: borderTest.describe("ties rewired with the same degrees, two-sided; null when not asked for"),
      strengthsKept: borderTest.describe("the same with the strengths of the cities kept as well, two-sided"),
    })
    .nullable()
    .describe("null without ties between cities with provinces"),
  notes: z.array(text),
});

export type CommunityRow = z.infer<typeof communityRow>;
export type CommunitiesResult = z.infer<typeof communitiesResult>;
