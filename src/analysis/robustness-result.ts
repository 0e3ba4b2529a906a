/** The shape of what `robustness` gives; see result.ts. */
import * as z from "zod";
import { cityId, share, text, tieFilter } from "./result.ts";

const count = z.number().int().min(0);
const strength = z.number().positive();
const tie = z.strictObject({ source: cityId, target: cityId, strength });
const band = z.strictObject({ mean: share.nullable(), low: share.nullable(), high: share.nullable() });

const point = z.strictObject({
  failed: count,
  share: share.describe("failed / all"),
  largest: share.describe("cities in the largest component left / all cities"),
  efficiency: share.nullable().describe("sum of 1/distance over the pairs left / that of the whole; null without ties"),
});
const curve = z.strictObject({
  points: z.array(point),
  robustness: share.nullable().describe("mean of `largest` over 1 to all failures; null when nothing can fail"),
});
const randomCurve = z.strictObject({
  draws: count,
  points: z.array(z.strictObject({ failed: count, share, largest: band, efficiency: band })),
  robustness: band,
});
const curves = z.strictObject({
  betweenness: curve.describe("the highest fails first, computed anew after every round"),
  degree: curve.describe("one by one up to 1,000, else in 200 rounds"),
  strength: curve.describe("likewise"),
  random: randomCurve.describe("mean of the draws, and their 5th and 95th percentile"),
  rounds: count.describe("times that betweenness was computed anew, at most"),
});

export const robustnessResult = z.strictObject({
  tieFilter,
  components: z.strictObject({
    sizes: z.array(count).describe("cities in each component of the undirected reading, largest first"),
    blocks: count.describe("2-edge-connected blocks: cities that no single failing tie parts"),
    largestBlock: count,
  }),
  bridges: z
    .array(
      tie.extend({
        smallerSide: z.strictObject({
          count,
          cities: z.array(cityId).describe("at most 20 of them, by id"),
        }),
      }),
    )
    .describe("of the undirected reading; most cities cut off first"),
  articulation: z
    .array(z.strictObject({ id: cityId, parts: z.array(count).describe("sizes of the parts left, largest first") }))
    .describe("of the undirected reading; most pairs of others cut off first"),
  efficiency: z.strictObject({
    global: z.number().min(0).nullable().describe("mean of 1/distance over ordered pairs, distance 1/strength"),
  }),
  cities: z
    .array(
      z.strictObject({
        id: cityId,
        nameEn: z.string(),
        nameZh: z.string(),
        province: z.string().nullable(),
        efficiencyLoss: share
          .nullable()
          .describe("share of the efficiency among the other cities that goes with it; null: not defined or left out"),
        largestComponentAfter: count.describe("cities in the largest component without it, undirected reading"),
        pairsCut: count.describe("pairs of other cities that it alone keeps together, undirected reading"),
        articulation: z.boolean(),
      }),
    )
    .describe("by id"),
  ties: z
    .array(
      tie.extend({
        betweenness: share.describe("share of the pairs of cities whose shortest paths use it"),
        efficiencyLoss: share.nullable().describe("share of the efficiency that goes with it; null: left out"),
        bridge: z.boolean().describe("of the undirected reading"),
        pairsCut: count.describe("pairs of cities that a bridge alone keeps together; 0 for any other tie"),
      }),
    )
    .describe("by source and target"),
  pointsOfFailure: z
    .array(
      z.strictObject({
        kind: z.enum(["city", "tie"]),
        id: cityId.nullable(),
        source: cityId.nullable(),
        target: cityId.nullable(),
        loss: share,
        pairsCut: count,
      }),
    )
    .describe("the 20 single failures that cost the rest most efficiency"),
  curves: z.strictObject({ cities: curves, ties: curves }),
  minimumCut: z
    .strictObject({
      source: cityId,
      target: cityId,
      strength: z.number().min(0),
      ties: z.array(tie).describe("of the cut nearest to the source; from its side to the other"),
      sourceSide: z.array(cityId),
      fewestTies: z.array(tie),
      fewestCities: z.array(cityId).nullable().describe("null when the two are tied"),
    })
    .nullable()
    .describe("between the two cities named; null when none are"),
  notes: z.array(text),
});

export type RobustnessResult = z.infer<typeof robustnessResult>;
