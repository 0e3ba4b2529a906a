/** The shape of what `areas` gives; see result.ts. */
import * as z from "zod";
import { belt, cityId, scoreRow, share, text, tieFilter } from "./result.ts";

const count = z.number().int().min(0);
const multiple = z.number().min(0);
const tier = z.number().int().min(1);
const km = z.number().min(0);

export const areasResult = z.strictObject({
  score: scoreRow,
  hubLevel: multiple,
  threshold: multiple.describe("of the belts"),
  gravityExponent: z.number().min(0),
  cooperationLayer: z
    .string()
    .nullable()
    .describe("layer of `leadByCooperation`: that of cooperation, else the only relation; null without one"),
  tiers: z.strictObject({
    rule: z.enum(["breaks", "quantiles", "jenks"]),
    breaks: z.array(z.number()).describe("lower limits in multiples of the mean, highest first"),
  }),
  cities: z
    .array(
      z.strictObject({
        id: cityId,
        nameEn: z.string(),
        nameZh: z.string(),
        multiple: multiple.nullable(),
        tier: tier.nullable(),
        hub: z.boolean(),
        area: cityId.nullable().describe("the hub whose area it lies in, itself for a hub; null when unled"),
        leadByStrength: cityId.nullable().describe("hub of the strongest tie; null for a hub, or when tied to none"),
        leadStrength: z.number().positive().nullable(),
        leadByCooperation: cityId.nullable().describe("the same on `cooperationLayer`, mean of both directions"),
        leadByGravity: cityId.nullable().describe("hub of the greatest multiple / km^exponent; null without a point"),
        gravityShare: share.nullable().describe("its share of the sum over all hubs"),
        leader: cityId.nullable().describe("city of a higher tier that could lead it; null at the root of a chain"),
        leaderShare: share.nullable().describe("see `chain`"),
        leaderKm: km.nullable(),
        agree: z
          .boolean()
          .nullable()
          .describe("area, strength and gravity name one hub; null for a hub, or when fewer than two name any"),
      }),
    )
    .describe("by id; of the first layer"),
  readings: z
    .array(
      z.strictObject({
        layer: z.string(),
        tieFilter,
        areas: z
          .array(
            z.strictObject({
              hub: cityId,
              cities: z.array(cityId).describe("with the hub"),
              count,
              meanMultiple: multiple,
            }),
          )
          .describe("by the hub's multiple"),
        unled: z.array(cityId).describe("cities with a score whose component holds no hub"),
        disagreements: z.array(
          z.strictObject({
            id: cityId,
            area: cityId.nullable(),
            strength: cityId.nullable(),
            gravity: cityId.nullable(),
          }),
        ),
      }),
    )
    .describe("one per layer asked for"),
  chain: z
    .array(
      z.strictObject({
        id: cityId,
        tier,
        leader: cityId.nullable().describe("null at the root of a chain"),
        by: z.enum(["tie", "climb"]).nullable().describe("a tied city, or the first of a higher tier on the climb"),
        runnerUp: cityId.nullable().describe("next best of the tied cities of a higher tier"),
        ratio: z.number().min(0).nullable().describe("attraction of the leader / that of the runner-up"),
        km: km.nullable(),
        share: share.nullable().describe("attraction of the leader / that of all tied cities of a higher tier"),
        depth: count,
      }),
    )
    .describe("cities with a score, of the first layer: roots by multiple, each before those it leads"),
  belts: z.array(belt).describe("of the first layer"),
  unscored: z.array(cityId),
  notes: z.array(text),
});

export type AreasResult = z.infer<typeof areasResult>;
