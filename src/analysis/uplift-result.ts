/** The shape of what `uplift` gives; see result.ts. */
import * as z from "zod";
import { cityId, cityName, hubClass, scoreRow, text, tieFilter } from "./result.ts";

const amount = z.number().min(0);
const level = amount.describe("multiple of the mean to lift to");

const lifted = z.strictObject({
  id: cityId,
  multiple: amount.describe("before lifting"),
  lift: amount.describe("level - multiple"),
  factor: amount.nullable().describe("level / multiple; null where the multiple is 0"),
});

const set = z.strictObject({
  rank: z.number().int().min(1),
  cities: z.array(lifted).describe("by id; no smaller choice of these joins"),
  cost: amount.describe("sum of the lifts, in multiples of the mean before lifting"),
  gap: amount.describe("cost - cost of the cheapest set; 0 when they differ by rounding alone"),
  reaches: cityId.describe("the target at the end of the path"),
  path: z.array(cityId).describe("the nearest once the set is lifted, from the city"),
  lengthKm: amount.nullable().describe("great-circle km of the path; null where a point is missing"),
});

export const upliftResult = z.strictObject({
  score: scoreRow,
  cities: z.array(cityName).describe("by id"),
  city: cityId,
  readings: z
    .array(
      z.strictObject({
        layer: z.string(),
        tieFilter,
        target: z
          .strictObject({
            kind: z
              .enum(["belt", "hub", "city"])
              .describe("any belt that the city is not in; any other hub, where there is no belt; the city asked for"),
            id: cityId.nullable(),
          })
          .nullable()
          .describe("null when there is none on this layer; a note says why"),
        classNow: hubClass.nullable().describe("null for a city that is no hub"),
        levels: z
          .array(
            z.strictObject({
              level,
              joined: z.boolean().describe("nothing needs lifting"),
              complete: z
                .boolean()
                .describe("false when more sets of one cost were there than could be compared by km and ids"),
              more: z.boolean().describe("there are minimal sets beyond those listed"),
              classAfter: hubClass
                .nullable()
                .describe(
                  "of the city, the cheapest set lifted and the mean held; null when it is no hub then, or no set",
                ),
              sets: z.array(set).describe("by cost; empty when joined, and when nothing that can be lifted joins"),
            }),
          )
          .describe("highest first; empty without a target"),
      }),
    )
    .describe("one per layer, in the order asked for"),
  indicators: z
    .array(
      z.strictObject({
        id: z.string(),
        title: text,
        unit: text,
        year: z.string().nullable(),
        count: z
          .boolean()
          .describe("every value of the year is a whole number, so that less than the next one does not reach a level"),
        mean: amount.describe("over the cities that have it"),
        cities: z
          .array(
            z.strictObject({
              id: cityId,
              value: amount.nullable(),
              multiple: amount.nullable().describe("of this indicator"),
              at: z.array(
                z.strictObject({
                  level,
                  value: amount.describe("level x mean, also of a count not rounded"),
                  increase: amount.nullable().describe("from the value now; 0 where it is there already"),
                }),
              ),
            }),
          )
          .describe("every city of a listed set, by id; at the levels that it is lifted to"),
      }),
    )
    .describe("the amounts (indicators of kind size) that the score is made of"),
  notes: z.array(text),
});

export type UpliftResult = z.infer<typeof upliftResult>;
