/**
 * Builds a layer from ties in any order: canonical orientation and order, repeated ties summed.
 *
 * Cost: m log m for the sort.
 */
import type { Text } from "../support/text.ts";
import type { Layer, LayerKind, Provenance } from "./layer.ts";
import { asStrength, type Strengths } from "./quantity.ts";

/** One tie as a reader hands it over; `source` and `target` are indices into `Network.cities`. */
export interface TieRow {
  readonly source: number;
  readonly target: number;
  readonly strength: number;
  readonly type?: string | undefined;
}

export interface LayerDescription {
  readonly id: string;
  readonly title?: Text | undefined;
  readonly directed?: boolean | undefined;
  readonly kind?: LayerKind | undefined;
  readonly unit?: Text | undefined;
  readonly year?: string | null | undefined;
  readonly provenance?: Provenance | undefined;
}

/** What a repeated tie (in an undirected layer also B-A after A-B) becomes. */
export type Repeats = "sum" | "first" | "max";

/** Throws RangeError on a self-tie or a strength that is not > 0 and finite: readers refuse those with file and row before. */
export function makeLayer(description: LayerDescription, ties: readonly TieRow[], repeats: Repeats = "sum"): Layer {
  const directed = description.directed ?? false;
  // A tie without a type in a layer that has types is of the type "", so that the filter can name it.
  const typed = ties.some((tie) => tie.type !== undefined);
  const types = typed ? [...new Set(ties.map((tie) => tie.type ?? ""))].sort() : [];
  const typeIndex = new Map(types.map((type, index) => [type, index]));
  const rows = ties.map((tie): { source: number; target: number; strength: number; type: number } => {
    if (tie.source === tie.target) throw new RangeError("a tie joins two different cities");
    const turn = !directed && tie.source > tie.target;
    return {
      source: turn ? tie.target : tie.source,
      target: turn ? tie.source : tie.target,
      strength: asStrength(tie.strength),
      type: typed ? typeIndex.get(tie.type ?? "")! : 0,
    };
  });
  // Array.prototype.sort is stable, so "first" is the first in the file.
  rows.sort((a, b) => a.source - b.source || a.target - b.target || a.type - b.type);
  const kept: typeof rows = [];
  for (const row of rows) {
    const last = kept.at(-1);
    if (last !== undefined && last.source === row.source && last.target === row.target && last.type === row.type) {
      if (repeats === "sum") last.strength += row.strength;
      else if (repeats === "max") last.strength = Math.max(last.strength, row.strength);
    } else kept.push(row);
  }
  return {
    id: description.id,
    title: description.title ?? { en: description.id, zh: description.id },
    directed,
    kind: description.kind ?? "relation",
    unit: description.unit ?? { en: "strength", zh: "强度" },
    year: description.year ?? null,
    provenance: description.provenance ?? { kind: "observed", source: "" },
    source: Uint32Array.from(kept, (row) => row.source),
    target: Uint32Array.from(kept, (row) => row.target),
    strength: Float64Array.from(kept, (row) => row.strength) as Strengths,
    types,
    type: typed ? Uint16Array.from(kept, (row) => row.type) : null,
  };
}
