/**
 * Backbone: which ties of a layer matter, so that a dense network can be read?
 *
 *   union              disparity filter, united with the maximum spanning forest; the default
 *   disparity          ties with α < alpha; see disparity.ts
 *   noise-corrected    ties with p < alpha; see noise-corrected.ts
 *   spanning-forest    the maximum spanning forest alone
 *
 * The union is the default because the disparity filter deletes corridors (a city with two equal ties gives each
 * α = 1/2), while the forest leaves every component in one piece and adds at most n - 1 ties.
 *
 * Ties of several types between two cities are judged as one, by their sum, and kept or dropped together; they stay
 * apart in the layer that comes out, so that types can still be switched. The strengths are those of the layer, but a
 * selected network is no sample of the whole: sums over it are not comparable with sums over the layer.
 *
 * The backbone of an observed layer is observed, that of a modelled one modelled from the same inputs: a selection
 * makes no ties, so whatever is circular with the layer is circular with its backbone.
 *
 * O(m log m).
 */
import { type Compact, compactDirected } from "../network/compact.ts";
import { components } from "../network/components.ts";
import type { Layer, Provenance } from "../network/layer.ts";
import { asStrengths } from "../network/quantity.ts";
import { sum } from "../support/sum.ts";
import type { Text } from "../support/text.ts";
import type { Correction } from "../support/adjusted-p.ts";
import { disparity, type EndRule } from "./disparity.ts";
import { maximumSpanningForest } from "./maximum-spanning-forest.ts";
import { noiseCorrected } from "./noise-corrected.ts";
import { keptForm, type TieList, tieList } from "../network/tie-list.ts";

export type BackboneMethod = "union" | "disparity" | "noise-corrected" | "spanning-forest";

export const backboneMethods: readonly BackboneMethod[] = ["union", "disparity", "noise-corrected", "spanning-forest"];

export interface BackboneOptions {
  readonly method?: BackboneMethod | undefined;
  /** In [0, 1]; a tie is kept below it. */
  readonly alpha?: number | undefined;
  readonly correction?: Correction | undefined;
  /** For the disparity filter: significant at one end, or at both. */
  readonly rule?: EndRule | undefined;
}

/** Cities that hang together. */
export interface Components {
  /** Of at least two cities. */
  readonly count: number;
  /** Cities in the largest; 0 without ties. */
  readonly largest: number;
  /** Cities without a tie. */
  readonly isolated: number;
}

export interface FormBackbone {
  readonly ties: TieList;
  /** By tie; after the correction; NaN for `spanning-forest`, which tests nothing. */
  readonly alpha: Float64Array;
  /** By tie: 1 in the maximum spanning forest, whatever the method. */
  readonly forest: Uint8Array;
  /** Pairs that could as well stand in the forest for equally strong ones. */
  readonly interchangeable: number;
  /** By tie: 1 in the backbone. */
  readonly kept: Uint8Array;
  /** The form with the kept ties alone. */
  readonly form: Compact;
  /** Kept / all: of the cities with a tie, the ties, and their strength; NaN for a form without ties. */
  readonly shares: { readonly cities: number; readonly ties: number; readonly strength: number };
  readonly before: Components;
  readonly after: Components;
}

export interface LayerBackbone extends Omit<FormBackbone, "alpha" | "forest" | "kept" | "ties"> {
  readonly layer: Layer;
  /** By tie of the given layer; ties of one pair share it. */
  readonly alphaByTie: Float64Array;
  readonly forest: Uint8Array;
  readonly kept: Uint8Array;
}

/** The backbone of a form; directed forms are judged by direction. */
export function formBackbone(form: Compact, options: BackboneOptions = {}): FormBackbone {
  const { method = "union", alpha: level = 0.05, correction = "none", rule = "or" } = options;
  if (!(level >= 0 && level <= 1)) throw new RangeError(`alpha is in [0, 1], not ${level}`);
  const ties = tieList(form);
  const m = ties.source.length;
  const { forest, interchangeable } = maximumSpanningForest(form, ties);
  const alpha =
    method === "spanning-forest"
      ? new Float64Array(m).fill(Number.NaN)
      : method === "noise-corrected"
        ? noiseCorrected(form, { correction, ties }).p
        : disparity(form, { rule, correction, ties });
  const takesForest = method === "union" || method === "spanning-forest";
  const kept = Uint8Array.from(alpha, (value, tie) => (value < level || (takesForest && forest[tie] === 1) ? 1 : 0));
  const keptOnly = keptForm(form, ties, kept);
  const before = componentsOf(form);
  const after = componentsOf(keptOnly);
  return {
    ties,
    alpha,
    forest,
    interchangeable,
    kept,
    form: keptOnly,
    shares: {
      cities: (form.n - after.isolated) / (form.n - before.isolated),
      ties: kept.reduce((count, one) => count + one, 0) / m,
      strength: sum(keptOnly.strengths) / sum(form.strengths),
    },
    before,
    after,
  };
}

/** The backbone of a layer of n cities, as a layer. */
export function backbone(n: number, layer: Layer, options: BackboneOptions = {}): LayerBackbone {
  const { ties, alpha, forest, kept, ...rest } = formBackbone(compactDirected(n, layer), options);
  // Both lists are sorted by (source, target); a pair stands in the layer once per type.
  const pairOf = new Uint32Array(layer.source.length);
  for (let tie = 0, pair = 0; tie < pairOf.length; tie++) {
    while (ties.source[pair] !== layer.source[tie] || ties.target[pair] !== layer.target[tie]) pair++;
    pairOf[tie] = pair;
  }
  const keptByTie = Uint8Array.from(pairOf, (pair) => kept[pair]!);
  const rows = Uint32Array.from(keptByTie.keys()).filter((tie) => keptByTie[tie] === 1);
  return {
    ...rest,
    layer: {
      ...layer,
      id: `${layer.id}.backbone`,
      title: { en: `${layer.title.en}, backbone`, zh: `${layer.title.zh}（骨干）` },
      provenance: provenanceOf(layer, options),
      source: rows.map((tie) => layer.source[tie]!),
      target: rows.map((tie) => layer.target[tie]!),
      strength: asStrengths(Float64Array.from(rows, (tie) => layer.strength[tie]!)),
      type: layer.type === null ? null : Uint16Array.from(rows, (tie) => layer.type![tie]!),
    },
    alphaByTie: Float64Array.from(pairOf, (pair) => alpha[pair]!),
    forest: Uint8Array.from(pairOf, (pair) => forest[pair]!),
    kept: keptByTie,
  };
}

function provenanceOf({ id, provenance }: Layer, options: BackboneOptions): Provenance {
  const how = `backbone of ${id}: ${describeBackbone(options).en}`;
  return provenance.kind === "observed"
    ? { kind: "observed", source: provenance.source === "" ? how : `${provenance.source}; ${how}` }
    : { ...provenance, how: provenance.how === "" ? how : `${provenance.how}; ${how}` };
}

/** The method in words, with what was set: what stands on a layer, a result or a tie filter. */
export function describeBackbone(options: BackboneOptions): Text {
  const { method = "union", alpha = 0.05, correction = "none", rule = "or" } = options;
  const corrected =
    correction === "none"
      ? { en: "", zh: "" }
      : { en: ` after ${correctionText[correction].en}`, zh: `（${correctionText[correction].zh}）` };
  const both = rule === "and" ? { en: " at both ends", zh: "（两端均须显著）" } : { en: "", zh: "" };
  const filter = {
    en: `disparity filter at ${alpha}${corrected.en}${both.en}`,
    zh: `差异过滤 α < ${alpha}${corrected.zh}${both.zh}`,
  };
  switch (method) {
    case "union":
      return { en: `${filter.en}, united with the maximum spanning forest`, zh: `${filter.zh}，并上最大生成森林` };
    case "disparity":
      return filter;
    case "noise-corrected":
      return { en: `noise-corrected at ${alpha}${corrected.en}`, zh: `噪声校正 p < ${alpha}${corrected.zh}` };
    case "spanning-forest":
      return { en: "maximum spanning forest", zh: "最大生成森林" };
  }
}

const correctionText: Readonly<Record<Exclude<Correction, "none">, Text>> = {
  bonferroni: { en: "Bonferroni", zh: "Bonferroni 校正" },
  holm: { en: "Holm", zh: "Holm 校正" },
  "benjamini-hochberg": { en: "Benjamini-Hochberg", zh: "Benjamini-Hochberg 校正" },
};

/** Of a directed form, the weak ones. */
function componentsOf({ n, offsets, neighbours }: Compact): Components {
  const { size } = components(n, (join) => {
    for (let i = 0; i < n; i++) for (let slot = offsets[i]!; slot < offsets[i + 1]!; slot++) join(i, neighbours[slot]!);
  });
  const together = size.filter((cities) => cities > 1);
  return {
    count: together.length,
    largest: together.reduce((most, cities) => Math.max(most, cities), 0),
    isolated: size.length - together.length,
  };
}
