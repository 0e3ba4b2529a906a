/** The shape of a barcode in a result; see src/belts/barcode.ts for what each level means. */
import * as z from "zod";
import { cityId } from "./result.ts";

const level = z.number().min(0).describe("threshold, in multiples of the mean");

export const barcodePart = z.strictObject({
  bars: z
    .array(
      z.strictObject({
        peak: cityId,
        born: level,
        twoHubs: level.nullable().describe("greatest level at which the component of the peak holds two hubs"),
        threeCities: level.nullable().describe("greatest level at which it holds three cities"),
        beltFrom: level.nullable().describe("greatest level at which it is a belt; null when it never is"),
        absorbedAt: level.nullable().describe("its end, the col level; null for one that meets no higher peak"),
        absorbedBy: cityId.nullable().describe("the peak whose component goes on"),
        col: cityId.nullable(),
        cities: z.number().int().min(0).describe("cities of the component above its end; 0 for one of prominence 0"),
        belt: z.boolean().describe("was a belt at some level"),
      }),
    )
    .describe("the life of every component, named by its highest city; by prominence"),
  counts: z
    .array(
      z.strictObject({
        t: level,
        cities: z.number().int().min(1).describe("cities of at least this level"),
        components: z.number().int().min(1),
        belts: z.number().int().min(0),
      }),
    )
    .describe(
      "levels at which the number of components or belts changes, from the highest; a row holds until the next",
    ),
});

export type BarcodePart = z.infer<typeof barcodePart>;
