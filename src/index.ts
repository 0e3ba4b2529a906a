/** The library: what others may build on. Everything here is documented where it is defined. */
export { InnobeltError } from "./support/error.ts";
export type { Language, Text } from "./support/text.ts";
export { version } from "./support/version.ts";
export { inPlace, workerPool, type Pool, type WorkerHandle } from "./support/pool.ts";

export { compareIds, type City, type Point } from "./network/city.ts";
export { greatCircleKm } from "./network/great-circle.ts";
export { makeNetwork, type Network } from "./network/network.ts";
export { makeLayer, type LayerDescription, type Repeats, type TieRow } from "./network/make-layer.ts";
export { tieCount, type Layer, type Provenance } from "./network/layer.ts";
export {
  asStrength,
  asStrengths,
  inverseDistances,
  type Distance,
  type Distances,
  type Strength,
  type Strengths,
} from "./network/quantity.ts";
export { compactDirected, compactUndirected, type Compact, type TieFilter } from "./network/compact.ts";
export { toGraph } from "./network/graph.ts";
export { multiplesOf, type Multiples, type Score } from "./network/score.ts";

export type { DeclaredDataset, ImportReport, NamedBytes, Published, Reading } from "./dataset/declared.ts";

export { backbone, formBackbone } from "./ties/backbone.ts";
export { disparity } from "./ties/disparity.ts";
export { noiseCorrected } from "./ties/noise-corrected.ts";
export { maximumSpanningForest } from "./ties/maximum-spanning-forest.ts";
export { bandTies, nearestTies } from "./ties/geography.ts";

export { tiersOf, type TierRule, type Tiers } from "./scores/tiers.ts";
export { dispersionOf } from "./scores/dispersion.ts";
export { groupsOf } from "./scores/groups.ts";

export { strength } from "./network/strength.ts";
export { sweep, type Sweep } from "./structure/sweep.ts";
export { pooledSweep } from "./structure/pooled-sweep.ts";
export { betweenness } from "./structure/betweenness.ts";
export { closeness } from "./structure/closeness.ts";
export { localEfficiency } from "./structure/local-efficiency.ts";
export { pagerank } from "./structure/pagerank.ts";
export { eigenvector } from "./structure/eigenvector.ts";
export { katz } from "./structure/katz.ts";
export { hits } from "./structure/hits.ts";
export { currentFlow } from "./structure/current-flow.ts";
export { constraint } from "./structure/constraint.ts";
export { brokerage } from "./structure/brokerage.ts";
export { clustering } from "./structure/clustering.ts";
export { coreness } from "./structure/coreness.ts";
export { cartographicRole, participation } from "./structure/participation.ts";
export { communities, type Communities } from "./structure/communities.ts";
export { agreement } from "./structure/agreement.ts";
export { borderEffect } from "./structure/border-effect.ts";

export { descendingOrder } from "./belts/order.ts";
export { filtration, isIsland, prominence, relativeProminence, type MergeTree } from "./belts/filtration.ts";
export { colAlternatives } from "./belts/col-alternatives.ts";
export { components, superlevel } from "./belts/superlevel.ts";
export { belts, type Belt, type BeltOptions } from "./belts/belts.ts";
export { hubClasses, type Hub, type HubClass } from "./belts/hub-classes.ts";
export { barcode, type Barcode } from "./belts/barcode.ts";
export { prominenceTests, type ProminenceTest } from "./belts/prominence-test.ts";
export { scoreDraws, type ScoreDraws } from "./belts/draw-shares.ts";
export { dropOf } from "./belts/drop.ts";
export { corridors, type Corridor, type Corridors } from "./belts/corridors.ts";
export { upliftSets } from "./belts/uplift.ts";
export { areas } from "./belts/areas.ts";
export { leadByGravity, leadByStrength } from "./belts/lead-hubs.ts";
export { decay } from "./belts/decay.ts";
export { widestLevels } from "./belts/widest-levels.ts";

export { analyses, analysisCalled } from "./analysis/registry.ts";
export { optionValues, type Analysis, type OptionValues } from "./analysis/analysis.ts";
export type { Context } from "./analysis/context.ts";
export { kernels } from "./analysis/kernels.ts";
export { openLoose, openPackage, type Opened } from "./analysis/open.ts";
export type { BeltsResult } from "./analysis/belts-result.ts";
export type { AnalyzeResult, TiersResult } from "./analysis/result.ts";

export { documentText, jsonSchemas } from "./report/document.ts";
export { makeManifest, type Manifest } from "./report/manifest.ts";
export { figuresOf, type Figure } from "./report/figures/figures.ts";
export { darkStyle, lightStyle, type FigureStyle } from "./report/figures/style.ts";
export { svgText, type SvgNode } from "./report/figures/svg.ts";
