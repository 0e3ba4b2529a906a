/** The shape of what `backbone` gives; see result.ts. */
import * as z from "zod";
import { cityId, share, text, tieFilter } from "./result.ts";

const method = z.enum(["union", "disparity", "noise-corrected", "spanning-forest"]);
const alpha = share
  .nullable()
  .describe("p of the test, after the correction; null where the method tests nothing (spanning-forest)");
const strength = z.number().positive();

const components = z.strictObject({
  count: z.number().int().min(0).describe("components of at least two cities"),
  largest: z.number().int().min(0).describe("cities in the largest; 0 without ties"),
  isolated: z.number().int().min(0).describe("cities without a tie"),
});

const beltTie = z.strictObject({
  source: cityId,
  target: cityId,
  strength,
  alpha,
  spine: z.boolean().describe("between cities that follow each other on the spine of a belt"),
});

export const backboneResult = z.strictObject({
  cities: z
    .array(
      z.strictObject({
        id: cityId,
        nameEn: z.string(),
        nameZh: z.string(),
        ties: z.number().int().min(0).describe("ties of the layer, of a directed one in both directions"),
        kept: z.number().int().min(0).describe("of these, in the backbone"),
        keptStrength: share.nullable().describe("share of the city's strength that is in the backbone"),
      }),
    )
    .describe("by id"),
  tieFilter: tieFilter.describe("the ties that the backbone is taken of; a directed layer is judged by direction"),
  method,
  alpha: share.describe("a tie is kept below it"),
  correction: z.enum(["none", "bonferroni", "holm", "benjamini-hochberg"]),
  rule: z.enum(["or", "and"]).describe("disparity filter: significant at one end, or at both"),
  description: text.describe("the method in words"),
  shares: z.strictObject({
    cities: share.nullable().describe("cities with a tie in the backbone / in the layer"),
    ties: share.nullable(),
    strength: share.nullable(),
  }),
  components: z.strictObject({ before: components, after: components }),
  interchangeable: z
    .number()
    .int()
    .min(0)
    .describe("pairs left out of the maximum spanning forest that could stand in it for equally strong ones"),
  ties: z
    .array(
      z.strictObject({
        source: cityId,
        target: cityId,
        strength: strength.describe("types of tie summed"),
        alpha,
        kept: z.boolean(),
        forest: z.boolean().describe("in the maximum spanning forest"),
      }),
    )
    .describe("every tie of the layer, by source and target"),
  belts: z
    .strictObject({
      layer: z.string().describe("the layer that the belts are read on"),
      count: z.number().int().min(0).describe("belts"),
      ties: z.number().int().min(0).describe("ties of this layer between cities of one belt"),
      untied: z
        .array(z.strictObject({ source: cityId, target: cityId }))
        .describe("cities that follow each other on a spine without a tie in this layer"),
      methods: z.array(
        z.strictObject({
          method,
          ties: z.number().int().min(0).nullable().describe("ties kept of the whole layer; null: not defined here"),
          strength: share.nullable().describe("share of strength kept of the whole layer"),
          keptCount: z.number().int().min(0).nullable().describe("ties kept of those between cities of one belt"),
          lost: z.array(beltTie).nullable().describe("the others, strongest first"),
        }),
      ),
    })
    .nullable()
    .describe("what each method would lose of the belts, at the same alpha; null when no belts can be read"),
  notes: z.array(text),
});

export type BackboneResult = z.infer<typeof backboneResult>;
export type BackboneBelts = NonNullable<BackboneResult["belts"]>;
