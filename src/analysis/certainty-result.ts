/** The shape of how sure belts, classes and cols are; a part of other results, see result.ts. */
import * as z from "zod";
import { cityId, share, text } from "./result.ts";

const level = z.number().min(0);
const count = z.number().int().min(0);
const interval = z.strictObject({ low: level, high: level }).describe("2.5 and 97.5 % quantile over the draws");

const classShares = z
  .strictObject({ belt: share, paired: share, sector: share, isolated: share, none: share })
  .describe("of the draws; none: it is no hub");

export const certaintyPart = z.strictObject({
  seed: count,
  permutations: count.describe("0: the permutations were left out"),
  hubs: z
    .array(
      z.strictObject({
        id: cityId,
        peak: z.boolean().describe("higher than all its neighbours; what follows is null for any other hub"),
        p: share
          .nullable()
          .describe("of its prominence, one-sided, against no arrangement in space; null without a col"),
        adjustedP: share.nullable().describe("Benjamini-Hochberg over the hubs that have a p"),
        counted: count.nullable().describe("permutations in which the hub is still a peak, on which p rests"),
        smallestP: share.nullable().describe("1 / (counted + 1)"),
        nullMedian: level.nullable().describe("median of its prominence over the counted permutations"),
        nullUpper: level.nullable().describe("95 % quantile of its prominence over the counted permutations"),
        drop: level
          .nullable()
          .describe("multiple of the hub less the highest city on the rim of its basin; its multiple without a rim"),
        e: level
          .nullable()
          .describe(
            "largest, over the hub and its rim, of the 95 % quantile of |multiple in a draw - multiple|; null without draws",
          ),
        robust: z.boolean().nullable().describe("drop > 2 e; null where e is"),
        classes: classShares.nullable().describe("null without draws"),
        rim: z.array(cityId).describe("cities outside the basin that touch it, highest first; at most 100"),
      }),
    )
    .describe("by multiple"),
  draws: z
    .strictObject({
      draws: count,
      weights: z.enum(["dirichlet", "fixed"]).describe("Dirichlet(1, ..., 1) over the parts of the score"),
      standardErrors: z.string().nullable().describe("indicator with the standard errors of the score"),
      cities: z
        .array(
          z.strictObject({
            id: cityId,
            multiple: interval,
            hubShare: share.describe("of the draws, like every share here that says nothing else"),
            peakShare: share,
            classes: classShares,
            prominence: interval.nullable().describe("over the draws in which it is a peak; null without any"),
            joiningLevel: interval.nullable().describe("over the draws in which it is a hub"),
            cols: z
              .array(z.strictObject({ id: cityId, share }))
              .describe("share of the draws in which it is a peak; most frequent first, at most 10"),
            noCol: share
              .nullable()
              .describe("share of the draws in which it is a peak that has no col; null when it never is a peak"),
          }),
        )
        .describe("every city that is a hub in at least one draw, by multiple"),
      pairs: z
        .array(z.strictObject({ a: cityId, b: cityId, share }))
        .describe("hubs in one belt in at least one draw, largest share first; at most 2,000"),
      belts: level.describe("belts in a draw, on average"),
    })
    .nullable()
    .describe("null when there is nothing to draw anew, or no draws are asked for"),
  notes: z.array(text),
});

export type CertaintyPart = z.infer<typeof certaintyPart>;
