import type { Text } from "../support/text.ts";
import type { Strengths } from "./quantity.ts";

/**
 * Where the ties of a layer come from. `modelled` names the inputs that made the ties, so that a test whose regressor
 * is among them can be refused as circular.
 */
export type Provenance =
  | { readonly kind: "observed"; readonly source: string }
  | { readonly kind: "modelled"; readonly from: readonly string[]; readonly how: string };

/** `geography`: neighbourhood read off a map, every tie counts. `relation`: a measured tie that is stronger or weaker. */
export type LayerKind = "geography" | "relation";

/**
 * One kind of tie between cities, kept as columns: tie k joins city `source[k]` to city `target[k]` (indices into
 * `Network.cities`, the canonical order) with `strength[k]`. In an undirected layer source < target and each pair
 * stands once per type of tie; ties are sorted by (source, target, type). No self-ties.
 */
export interface Layer {
  readonly id: string;
  readonly title: Text;
  readonly directed: boolean;
  readonly kind: LayerKind;
  /** What a strength of 1 is: "direct trains per day", "papers", "1 (touching)". */
  readonly unit: Text;
  /** The year or period the ties are of; null when the file does not say. */
  readonly year: string | null;
  readonly provenance: Provenance;
  readonly source: Uint32Array;
  readonly target: Uint32Array;
  readonly strength: Strengths;
  /** Names of the types of tie; empty when the layer has none. */
  readonly types: readonly string[];
  /** Index into `types` per tie; null when the layer has none. */
  readonly type: Uint16Array | null;
}

/** By city: 1 when it has a tie in the layer. Cities without one are kept everywhere, and named where it matters. */
export function tiedCities(layer: Layer, cities: number): Uint8Array {
  const tied = new Uint8Array(cities);
  for (const city of layer.source) tied[city] = 1;
  for (const city of layer.target) tied[city] = 1;
  return tied;
}

export function tieCount(layer: Layer): number {
  return layer.source.length;
}
