/** The shape of what `corridor` gives; see result.ts. */
import * as z from "zod";
import { cityId, cityName, scoreRow, text, tieFilter } from "./result.ts";

const multiple = z.number().min(0);
const km = z.number().min(0);

export const corridorResult = z.strictObject({
  score: scoreRow,
  cities: z.array(cityName).describe("by id"),
  hubLevel: multiple,
  from: cityId,
  readings: z
    .array(
      z.strictObject({
        layer: z.string(),
        tieFilter,
        corridors: z
          .array(
            z.strictObject({
              to: cityId.nullable().describe("of the nearest belt the city reached; null when none is"),
              belt: z.boolean().describe("the nearest belt was asked for, not a city"),
              direct: z.boolean().describe("the best path is a direct tie"),
              paths: z
                .array(
                  z.strictObject({
                    rank: z.number().int().min(1),
                    path: z.array(cityId),
                    level: multiple.nullable().describe("smallest multiple among the inner cities; null: a direct tie"),
                    joiningLevel: multiple
                      .nullable()
                      .describe("smallest multiple with both ends; null when an end has no score"),
                    bottleneck: z
                      .strictObject({ id: cityId, multiple: multiple.nullable() })
                      .describe("lowest inner city; of a direct tie the lower end"),
                    lengthKm: km
                      .nullable()
                      .describe("great-circle km; null where paths were measured in hops for want of a point"),
                    profile: z.array(
                      z.strictObject({
                        id: cityId,
                        multiple: multiple.nullable(),
                        km: km.nullable().describe("along the way; null where `lengthKm` is"),
                      }),
                    ),
                  }),
                )
                .describe("best first, each by other inner cities than those before it; empty without a path"),
              complete: z
                .boolean()
                .describe(
                  "false when the search ended at its limit of paths or ties, so that further corridors may be missing",
                ),
            }),
          )
          .describe("in the order asked for"),
      }),
    )
    .describe("one per layer asked for"),
  notes: z.array(text),
});

export type CorridorResult = z.infer<typeof corridorResult>;
