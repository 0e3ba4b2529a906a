/** The shape of what `belts` gives. */
import * as z from "zod";
import { barcodePart } from "./barcode-result.ts";
import { certaintyPart } from "./certainty-result.ts";
import { beltsPart, cityId, cityName, hubClass, place, scoreRow, share, tieFilter } from "./result.ts";

const level = z.number().min(0);

export const sideBySidePart = z.strictObject({
  layers: z.array(z.strictObject({ tieFilter, belts: z.array(z.array(cityId)).describe("cities of every belt") })),
  hubs: z
    .array(
      z.strictObject({
        id: cityId,
        byLayer: z
          .array(
            z.strictObject({
              hubClass,
              classShare: share.nullable().describe("share of the draws of the score in which it has this class there"),
              p: share.nullable().describe("of its prominence there; null when it is no peak or has no col"),
              adjustedP: share.nullable().describe("Benjamini-Hochberg over the hubs of the layer"),
              joiningLevel: level,
              path: z.boolean().describe("whether any path leads to another hub; without one the level is 0"),
              gap: place.nullable(),
              col: place.nullable().describe("null when the hub is no peak there or never meets a higher one"),
              belt: z.number().int().min(1).nullable().describe("1 is the first belt of that layer"),
            }),
          )
          .describe("in the order of `layers`"),
      }),
    )
    .describe("by multiple"),
  agreement: z
    .array(
      z.strictObject({
        a: z.string(),
        b: z.string(),
        sameClass: z.number().min(0).max(1).describe("share of the hubs that have the same class on both"),
        kappa: z.number().nullable().describe("Cohen's kappa of the classes; null where chance alone agrees fully"),
        ariBelts: z.number().nullable().describe("adjusted Rand index of the hubs by belt, each without one by itself"),
      }),
    )
    .describe("every pair of layers; empty without a hub"),
});

export const historyPart = z.strictObject({
  indicator: z.string(),
  layer: z.string(),
  years: z
    .array(
      z.strictObject({
        year: z.string(),
        scored: z.number().int().describe("cities that have a value in this year"),
        mean: z.number().min(0).describe("in the unit of the indicator"),
        hubs: z
          .array(
            z.strictObject({
              id: cityId,
              multiple: level,
              hubClass,
              joiningLevel: level,
              prominence: level.nullable().describe("null when the hub is no peak in this year"),
              col: place.nullable(),
            }),
          )
          .describe("by multiple"),
        belts: z.array(z.array(cityId)),
        joined: z.array(cityId).describe("in a belt now and not in the year before of this list"),
        left: z.array(cityId).describe("in a belt in the year before and not now"),
      }),
    )
    .describe("ascending"),
  skipped: z.array(z.string()).describe("years in which no city has a value above 0"),
});

export const beltsResult = z.strictObject({
  score: scoreRow.nullable(),
  cities: z.array(cityName).describe("by id"),
  ...beltsPart.shape,
  barcode: barcodePart,
  certainty: certaintyPart.nullable().describe("null where neither permutations nor draws are asked for"),
  sideBySide: sideBySidePart.nullable().describe("null for a single layer"),
  history: historyPart.nullable().describe("null unless asked for"),
});

export type SideBySidePart = z.infer<typeof sideBySidePart>;
export type HistoryPart = z.infer<typeof historyPart>;
export type BeltsResult = z.infer<typeof beltsResult>;
