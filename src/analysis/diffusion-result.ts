/** The shape of what `diffusion` gives; see result.ts. */
import * as z from "zod";
import { cityId, cityName, scoreRow, share, text, tieFilter } from "./result.ts";

const count = z.number().int().min(0);
const km = z.number().min(0);
const multiple = z.number().min(0);
const p = z.number().min(0).max(1);

const slope = {
  slope: z.number().describe("b in E[multiple] = exp(a + b distance), by Poisson pseudo-maximum likelihood"),
  low: z
    .number()
    .describe(
      "95 % interval of b, HC1 and Student's t; too narrow with few cities, and where the residuals of neighbours are alike",
    ),
  high: z.number(),
};

const ring = z.strictObject({
  from: km.describe("the limit belongs to the ring"),
  to: km,
  cities: count,
  scored: count.describe("cities with a score"),
  above: count.describe("cities of multiple above 1"),
  shareAbove: share.nullable().describe("above / scored; null without a city with a score"),
  meanMultiple: multiple.nullable(),
  widestLevel: multiple
    .nullable()
    .describe(
      "greatest, over its cities and all paths from the centre to them, of the smallest multiple on the path, both ends included; null when no path leads there",
    ),
});

const outlook = z.strictObject({
  cities: count.describe("the centre is none of them"),
  scored: count,
  decayKm: z
    .strictObject({ ...slope, changePer100Km: z.number().min(-1).describe("exp(b) - 1"), n: count })
    .nullable()
    .describe("on great-circle distance in 100 km, over the cities with a score and a point; null: see notes"),
  decayTies: z
    .strictObject({ ...slope, changePerTie: z.number().min(-1).describe("exp(b) - 1"), n: count })
    .nullable()
    .describe("on the number of ties from the centre, over the cities with a score that a path reaches"),
  reachKm: km
    .nullable()
    .describe("km to the farthest city whose widest level is at least the hub level; null without one"),
  rings: z.array(ring).describe("out to the farthest city of all, empty ones included"),
});

const directionId = z.string().describe("id of a direction");

export const diffusionResult = z.strictObject({
  score: scoreRow,
  cities: z.array(cityName).describe("by id"),
  centre: cityId,
  ringKm: z.number().positive().describe("width of a ring"),
  directions: z.array(
    z.strictObject({
      id: directionId.describe("English name of the province, or the compass sector"),
      name: text,
      kind: z.enum(["province", "compass"]),
    }),
  ),
  readings: z
    .array(
      z.strictObject({
        layer: z.string(),
        tieFilter,
        all: outlook.describe("all cities but the centre, also those in none of the directions"),
        directions: z.array(outlook.extend({ id: directionId })).describe("in the order of `directions`"),
        comparison: z
          .strictObject({
            a: directionId,
            b: directionId,
            difference: z
              .number()
              .nullable()
              .describe("mean multiple of a less that of b, within rings, weighted; null: no ring has both"),
            twoSided: p.nullable(),
            greater: p.nullable().describe("one-sided p that a is higher"),
            less: p.nullable().describe("one-sided p that a is lower"),
            permutations: count.describe("within rings"),
            smallestP: p.nullable().describe("smallest two-sided p that can come out"),
            ringsUsed: count,
            meanKm: z
              .strictObject({ a: km, b: km })
              .nullable()
              .describe("mean km from the centre within the rings used, weighted as the difference is"),
            ringsLeftOut: count.describe("rings with cities of only one of the two"),
            arrangements: count.nullable().describe("different permutations; null above 2^53, or without a ring used"),
          })
          .nullable()
          .describe("the same for every layer; null with fewer than two directions"),
      }),
    )
    .describe("one for each layer asked for"),
  notes: z.array(text),
});

export type DiffusionResult = z.infer<typeof diffusionResult>;
