/**
 * The shape of what `analyze` and its parts give, once, as schemas: the types of the program, the JSON Schemas of the
 * package and the docs are all read off these. Cities appear by id everywhere; what is not defined is null.
 */
import * as z from "zod";

export const cityId = z.string().describe("id of a city; names stand in `cities`");
const multiple = z.number().min(0).describe("score / mean of the scores, 1 = the mean");
export const share = z.number().min(0).max(1);
export const hubClass = z.enum(["belt", "paired", "sector", "isolated"]);
export const text = z.strictObject({ en: z.string(), zh: z.string() });

export const nullModel = z.enum(["degree-preserving", "strength-preserving", "label-permutation"]);

export const place = z.strictObject({ id: cityId, multiple });

export const cityRow = z.strictObject({
  id: cityId,
  nameEn: z.string(),
  nameZh: z.string(),
  province: z.string().nullable().describe("English name of the province or group"),
  provinceZh: z.string().nullable(),
  lon: z.number().nullable().describe("WGS-84, degrees"),
  lat: z.number().nullable(),
  score: z.number().min(0).nullable(),
  multiple: multiple.nullable(),
  tier: z.number().int().min(1).nullable().describe("1 is the highest tier"),
  hubClass: hubClass.nullable().describe("null for a city that is no hub"),
  community: z.number().int().min(1).nullable().describe("1 is the largest; null for a city without ties there"),
  degree: z.number().int().min(0).describe("tied cities, belt layer"),
  strength: z
    .number()
    .min(0)
    .nullable()
    .describe("sum of tie strengths, of a directed layer both directions, cooperation layer; null without one"),
  betweenness: share.nullable().describe("on distance 1/strength, share of pairs of other cities, cooperation layer"),
  pagerank: share.nullable().describe("damping 0.85, cooperation layer"),
  eigenvector: share
    .nullable()
    .describe("unit Euclidean length, cooperation layer read as undirected (mean of both directions)"),
});

export const peak = z.strictObject({
  id: cityId,
  multiple,
  island: z.boolean().describe("never meets a higher peak, though it is not the highest of all"),
  col: z
    .strictObject({
      id: cityId,
      multiple,
      others: z
        .array(cityId)
        .describe("other cities at the same level that serve as well; listed for the 200 most prominent peaks"),
    })
    .nullable(),
  prominence: z.number().min(0),
  relativeProminence: share,
  parent: cityId.nullable(),
});

export const belt = z.strictObject({
  cities: z.array(cityId),
  hubs: z.array(cityId),
  spine: z.array(cityId).describe("written from its higher end"),
  branches: z.array(cityId),
  branchTies: z
    .array(z.tuple([cityId, cityId]))
    .describe("a tie for every branch, from the city that it hangs on; from the spine outwards, strongest first"),
  bottleneck: place,
  continuity: z.number().min(0).nullable().describe("multiple of the bottleneck / threshold; null at threshold 0"),
  provinces: z.array(z.string()),
  lengthKm: z.number().min(0).nullable().describe("great-circle km along the spine; null where a point is missing"),
});

export const hub = z.strictObject({
  id: cityId,
  hubClass: hubClass,
  joiningLevel: multiple.describe("greatest, over all paths to another hub, of the smallest multiple on the path"),
  path: z.array(cityId).describe("that path, from the hub; empty without one"),
  gap: place.nullable().describe("lowest city of that path when it is not an end"),
  beltLevel: multiple.nullable().describe("the same to any city of a belt; null without a belt"),
  col: place.nullable().describe("where the hub, as a peak, meets a higher one; null when it is no peak or never does"),
  classShare: share.nullable().describe("share of the draws of the score in which it has this class; null without any"),
});

export const tieFilter = z.strictObject({
  layer: z.string(),
  minStrength: z.number().min(0),
  symmetrise: z.enum(["max", "mean", "min"]).nullable().describe("null for an undirected layer"),
  types: z.array(z.string()).nullable().describe("types of tie kept; null keeps all"),
  ties: z.number().int().min(0).describe("pairs of cities tied after the filter"),
  note: text.nullable(),
});

export const beltsPart = z.strictObject({
  threshold: z.number().min(0),
  hubLevel: z.number().min(0),
  isolationLevel: z.number().min(0),
  tieFilter: tieFilter.nullable().describe("null when there is no layer or no score to read belts with"),
  peaks: z.array(peak).describe("by prominence"),
  belts: z.array(belt).describe("by the multiple of their highest city"),
  hubs: z.array(hub).describe("by multiple"),
  draws: z
    .strictObject({
      count: z.number().int().min(0).describe("draws of the score that `classShare` is of"),
      state: z.enum(["made", "to come", "left out", "nothing to draw"]).describe("why there are none"),
    })
    .describe("of the weights of an index and of standard errors"),
  scan: z
    .array(
      z.strictObject({
        minStrength: z.number().min(0),
        ties: z.number().int().min(0),
        belts: z.number().int().min(0),
        classes: z.record(cityId, hubClass),
      }),
    )
    .describe("hub classes over a scan of the tie filter; empty for a layer whose ties are all equally strong"),
});

export const tiersPart = z.strictObject({
  rule: z.enum(["breaks", "quantiles", "jenks"]),
  breaks: z
    .array(z.number())
    .describe("lower limits in multiples of the mean, highest first; the limit belongs to the tier"),
  members: z.array(z.array(cityId)).describe("first tier first"),
  unscored: z.array(cityId),
});

export const dispersion = z.strictObject({
  count: z.number().int(),
  mean: z.number(),
  cv: z.number().min(0).describe("population standard deviation / mean"),
  gini: share,
  theil: z
    .strictObject({ total: z.number(), within: z.number().nullable(), between: z.number().nullable() })
    .describe("Theil T; null without provinces"),
});

export const communitiesPart = z.strictObject({
  layer: z.string(),
  runs: z.number().int(),
  count: z.number().int(),
  modularity: z.number(),
  converged: z.boolean().describe("the runs over the consensus agreed in the end"),
  rounds: z.number().int().min(1).describe("rounds of runs that this took, the first included"),
  stability: share.describe("mean over ties of max(c, 1 - c), c the share of runs in which both ends are together"),
  members: z.array(z.array(cityId)),
  unassigned: z.array(cityId).describe("cities without a tie in this layer"),
  ariWithProvinces: z.number().nullable(),
});

export const summarySentence = z.strictObject({
  en: z.string(),
  zh: z.string(),
  values: z.record(z.string(), z.union([z.number(), z.string(), z.array(z.string()), z.null()])),
});

export const publishedRow = z.strictObject({
  claim: text,
  city: cityId.nullable(),
  published: z.union([z.string(), z.number()]),
  computed: z.union([z.string(), z.number()]).nullable(),
  testable: z.boolean(),
  reason: text.nullable().describe("why it cannot be tested here, or what to know of the difference"),
  agrees: z.boolean().nullable(),
});

export const scoreRow = z.strictObject({
  id: z.string(),
  title: text,
  unit: text,
  year: z.string().nullable(),
  cautions: z.array(text),
  parts: z.array(
    z.strictObject({
      id: z.string(),
      title: text,
      unit: text,
      year: z.string().nullable(),
      weight: z.number(),
      multiples: z.record(cityId, multiple.nullable()),
      cautions: z.array(text),
    }),
  ),
});

export const analyzeResult = z.strictObject({
  score: scoreRow.nullable().describe("null when the dataset has no score: what needs one is then empty"),
  layers: z.array(
    z.strictObject({
      id: z.string(),
      title: text,
      directed: z.boolean(),
      unit: text,
      year: z.string().nullable(),
      ties: z.number().int(),
      types: z.array(z.strictObject({ id: z.string(), ties: z.number().int() })),
      isolates: z.array(cityId),
    }),
  ),
  summary: z.array(summarySentence),
  cities: z.array(cityRow).describe("by id"),
  tiers: tiersPart.nullable(),
  dispersion: dispersion.nullable(),
  ...beltsPart.shape,
  sensitivity: z
    .strictObject({
      leftOut: z.array(z.string()).describe("the part of the score left out, one at a time"),
      classes: z
        .array(z.strictObject({ id: cityId, classes: z.array(hubClass.nullable()) }))
        .describe("class of every city that is a hub in any of them, in the order of `leftOut`; null: no hub then"),
    })
    .nullable()
    .describe("hub classes with one part of a composite score left out at a time; null for any other score"),
  alternative: z
    .strictObject({ without: z.array(z.string()), changes: z.array(text) })
    .nullable()
    .describe(
      "what changes when only the commonest type of tie is kept; null where there is one type, or the layer is no geography",
    ),
  communities: communitiesPart.nullable(),
  border: z
    .strictObject({
      layer: z.string(),
      crossShare: share.describe("share of tie strength between provinces"),
      eiIndex: z.number().min(-1).max(1).describe("(external - internal) / total tie strength"),
      expectedCrossShare: share
        .nullable()
        .describe("if the strength of every city fell at random on the others (configuration null)"),
    })
    .nullable(),
  weakPoints: z
    .strictObject({
      layer: z.string(),
      bridges: z.array(z.strictObject({ source: cityId, target: cityId, cutsOff: z.number().int() })),
      articulation: z
        .array(z.strictObject({ id: cityId, cutsOff: z.number().int() }))
        .describe("cities without which others fall off the largest rest; most first"),
    })
    .nullable()
    .describe("of the cooperation layer, read as undirected; `robustness` says more"),
  published: z.array(publishedRow),
  notes: z.array(text).describe("what could not be made of these data, and why"),
});

export const cityName = z.strictObject({
  id: cityId,
  nameEn: z.string(),
  nameZh: z.string(),
  multiple: multiple.nullable(),
});

export const tiersResult = z.strictObject({
  score: scoreRow,
  cities: z.array(cityName.extend({ tier: z.number().int().min(1).nullable() })).describe("by id"),
  tiers: tiersPart,
  dispersion,
});

export type CityRow = z.infer<typeof cityRow>;
export type CityNameRow = z.infer<typeof cityName>;
export type PeakRow = z.infer<typeof peak>;
export type BeltRow = z.infer<typeof belt>;
export type HubRow = z.infer<typeof hub>;
export type DrawsRow = BeltsPart["draws"];
export type HubClass = z.infer<typeof hubClass>;
export type ScoreRow = z.infer<typeof scoreRow>;
export type TieFilterRow = z.infer<typeof tieFilter>;
export type BeltsPart = z.infer<typeof beltsPart>;
export type TiersPart = z.infer<typeof tiersPart>;
export type Dispersion = z.infer<typeof dispersion>;
export type CommunitiesPart = z.infer<typeof communitiesPart>;
export type SummarySentence = z.infer<typeof summarySentence>;
export type PublishedRow = z.infer<typeof publishedRow>;
export type AnalyzeResult = z.infer<typeof analyzeResult>;
export type TiersResult = z.infer<typeof tiersResult>;
