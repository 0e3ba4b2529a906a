/** The shape of what `centrality` gives; see result.ts for the conventions. */
import * as z from "zod";
import { cityId, nullModel, share, text, tieFilter } from "./result.ts";

const amount = z.number().min(0);
const count = z.number().int().min(0);

export const centralityRow = z.strictObject({
  id: cityId,
  nameEn: z.string(),
  nameZh: z.string(),
  province: z.string().nullable(),
  provinceZh: z.string().nullable(),
  degree: count.describe("ties; of a directed layer those that leave and those that arrive"),
  inDegree: count,
  outDegree: count,
  strength: amount.describe("sum of the strengths of these ties"),
  inStrength: amount,
  outStrength: amount,
  betweenness: amount.describe("on 1/strength; divided by the pairs of other cities"),
  closeness: amount.describe("Wasserman-Faust, of the distances to the city; unit of strength"),
  harmonic: amount.describe("mean of 1/distance to the city over all other cities; unit of strength"),
  eccentricity: z.number().nullable().describe("distance of the farthest city that reaches it; unit of 1/strength"),
  localEfficiency: amount
    .nullable()
    .describe("among its neighbours alone; unit of strength; null below two neighbours"),
  pagerank: share,
  eigenvector: amount.nullable().describe("incoming ties, unit Euclidean length"),
  katz: amount.nullable().describe("incoming ties, attenuation 0.85 / largest eigenvalue, unit Euclidean length"),
  hub: amount.nullable().describe("HITS, summing to 1"),
  authority: amount.nullable().describe("HITS, summing to 1"),
  currentFlowBetweenness: share.nullable().describe("undirected reading, conductance = strength"),
  currentFlowCloseness: amount
    .nullable()
    .describe("1 / mean effective resistance to the other cities of its part; unit of strength"),
  constraint: amount.nullable().describe("Burt; null for a city without ties"),
  effectiveSize: amount.nullable().describe("Burt; in tied cities"),
  clustering: share.nullable().describe("share of pairs of its neighbours that are tied; null below two"),
  clusteringOnnela: share.nullable(),
  clusteringBarrat: share.nullable(),
  coreness: count.describe("largest k of a k-core with the city in it"),
  core: z.enum(["core", "periphery"]).nullable().describe("Borgatti-Everett, discrete; null where there is no pattern"),
  coreScore: share.nullable().describe("Borgatti-Everett, continuous; the greatest is 1"),
  coordinator: count.nullable().describe("open paths i - city - j, all three of one province; null without a province"),
  consultant: count.nullable().describe("i and j of one province, the city of another"),
  representative: count.nullable().describe("from its own province to another"),
  gatekeeper: count.nullable().describe("from another province to its own"),
  liaison: count.nullable().describe("all three of different provinces"),
});

export const centralityTie = z.strictObject({
  source: cityId,
  target: cityId,
  strength: amount,
  betweenness: amount.describe("on 1/strength; divided by all pairs of cities"),
  effectiveResistance: amount.nullable().describe("between its ends, conductance = strength; unit of 1/strength"),
});

const block = z.strictObject({
  pairs: count,
  ties: count,
  density: share.nullable(),
  meanStrength: amount.nullable().describe("of a tie"),
});

export const corePart = z.strictObject({
  cities: z.array(cityId),
  fit: z.number().describe("correlation of the strengths with the ideal pattern, -1 to 1"),
  continuousFit: z.number(),
  blocks: z.strictObject({ core: block, between: block, periphery: block }).describe("core: tight; the others: loose"),
  test: z
    .strictObject({
      observed: z.number(),
      mean: z.number().nullable(),
      sd: z.number().nullable(),
      z: z.number().nullable(),
      p: share.describe("one-sided: draws that fit at least as well"),
      smallestP: share,
      permutations: count,
      nullModel,
      swaps: amount.describe("in a draw, on average; 0: the network cannot be rewired"),
      strengthError: amount.nullable().describe("largest relative error of a city's strength over the draws"),
    })
    .nullable()
    .describe("null without permutations"),
});

export const richClubPart = z.strictObject({
  levels: z.array(
    z.strictObject({
      k: count.describe("cities with more than k ties"),
      cities: count,
      ties: count.describe("among them"),
      phi: share.describe("share of their pairs that are tied"),
      weightedPhi: share.nullable().describe("their strength / that of as many of the strongest ties"),
      mean: amount.nullable().describe("of phi over the draws; null without permutations, like the rest"),
      ratio: amount.nullable(),
      p: share.nullable().describe("one-sided, not corrected over k"),
      weightedMean: amount.nullable(),
      weightedRatio: amount.nullable(),
      weightedP: share.nullable(),
    }),
  ),
  permutations: count,
  smallestP: share.nullable(),
  swaps: amount.nullable(),
});

export const centralityResult = z.strictObject({
  tieFilter,
  directed: z.boolean(),
  normalised: z.boolean().describe("false: plain sums, see the pages of the measures"),
  network: z.strictObject({
    cities: count,
    ties: count,
    isolates: z.array(cityId),
    components: count.describe("connected parts, isolated cities counted; of the undirected reading"),
    largestComponent: count.describe("cities in it"),
    density: share.nullable(),
    reciprocity: share.nullable().describe("share of the ties that are answered; null for an undirected layer"),
    globalEfficiency: amount.nullable().describe("mean of 1/distance over ordered pairs; unit of strength"),
    localEfficiency: amount.nullable().describe("mean over the cities that have two neighbours or more"),
    transitivity: share.nullable(),
    diameter: amount.nullable().describe("greatest distance of two cities of which one reaches the other"),
    katzAlpha: amount.nullable().describe("attenuation of Katz centrality: 0.85 / largest eigenvalue"),
  }),
  core: corePart.nullable().describe("null where all pairs are tied alike"),
  richClub: richClubPart,
  cities: z.array(centralityRow).describe("by id"),
  ties: z.array(centralityTie).describe("by source and target"),
  notes: z.array(text).describe("what is not defined here or was left out, and why"),
});

export type CentralityRow = z.infer<typeof centralityRow>;
export type CentralityTie = z.infer<typeof centralityTie>;
export type CentralityResult = z.infer<typeof centralityResult>;
export type CorePart = z.infer<typeof corePart>;
export type RichClubPart = z.infer<typeof richClubPart>;
