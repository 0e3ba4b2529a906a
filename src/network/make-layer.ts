/**
 * Builds a layer from ties in any order: canonical orientation and order, repeated ties made one.
 *
 * Repeated strengths are summed from the smallest up with compensation, so that the order of the rows in a file changes
 * no bit. Cost: O(m + n), a stable counting sort by type, target and source; two index columns beside the input.
 */
import { sum } from "../support/sum.ts";
import type { Text } from "../support/text.ts";
import type { Layer, LayerKind, Provenance } from "./layer.ts";
import { asStrength, type Strengths } from "./quantity.ts";

/** One tie; `source` and `target` are indices into `Network.cities`. */
export interface TieRow {
  readonly source: number;
  readonly target: number;
  readonly strength: number;
  readonly type?: string | undefined;
}

/** Many ties, by column: what a reader hands over. */
export interface TieColumns {
  readonly source: Uint32Array;
  readonly target: Uint32Array;
  readonly strength: Float64Array;
  /** Null when no tie has a type. */
  readonly type: readonly (string | undefined)[] | null;
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

export function makeLayer(description: LayerDescription, ties: readonly TieRow[], repeats: Repeats = "sum"): Layer {
  const columns: TieColumns = {
    source: Uint32Array.from(ties, (tie) => tie.source),
    target: Uint32Array.from(ties, (tie) => tie.target),
    strength: Float64Array.from(ties, (tie) => tie.strength),
    type: ties.some((tie) => tie.type !== undefined) ? ties.map((tie) => tie.type) : null,
  };
  return layerFromColumns(description, columns, repeats);
}

/** Throws RangeError on a self-tie or a strength that is not > 0 and finite: readers refuse those with file and row before. */
export function layerFromColumns(description: LayerDescription, columns: TieColumns, repeats: Repeats = "sum"): Layer {
  const directed = description.directed ?? false;
  const m = columns.source.length;
  const source = new Uint32Array(m);
  const target = new Uint32Array(m);
  for (let k = 0; k < m; k++) {
    const [from, to] = [columns.source[k]!, columns.target[k]!];
    if (from === to) throw new RangeError("a tie joins two different cities");
    asStrength(columns.strength[k]!);
    const turn = !directed && from > to;
    source[k] = turn ? to : from;
    target[k] = turn ? from : to;
  }
  // A tie without a type in a layer that has types is of the type "", so that the filter can name it.
  const types = columns.type === null ? [] : [...new Set(columns.type.map((type) => type ?? ""))].sort();
  const typeIndex = new Map(types.map((type, index) => [type, index]));
  const type = columns.type === null ? null : Uint16Array.from(columns.type, (name) => typeIndex.get(name ?? "")!);

  let order = Uint32Array.from(source.keys());
  for (const key of [type, target, source]) if (key !== null) order = stablySorted(order, key);
  const starts: number[] = [];
  for (let k = 0; k < m; k++) {
    const [at, before] = [order[k]!, order[k - 1]!];
    if (
      k === 0 ||
      source[at] !== source[before] ||
      target[at] !== target[before] ||
      (type !== null && type[at] !== type[before])
    )
      starts.push(k);
  }
  const strength = Float64Array.from(starts, (start, tie) => {
    const end = starts[tie + 1] ?? m;
    if (end - start === 1 || repeats === "first") return columns.strength[order[start]!]!;
    const repeated = Float64Array.from(order.subarray(start, end), (k) => columns.strength[k]!).sort();
    return repeats === "max" ? repeated.at(-1)! : sum(repeated);
  });
  return {
    id: description.id,
    title: description.title ?? { en: description.id, zh: description.id },
    directed,
    kind: description.kind ?? "relation",
    unit: description.unit ?? { en: "strength", zh: "强度" },
    year: description.year ?? null,
    provenance: description.provenance ?? { kind: "observed", source: "" },
    source: Uint32Array.from(starts, (start) => source[order[start]!]!),
    target: Uint32Array.from(starts, (start) => target[order[start]!]!),
    strength: strength as Strengths,
    types,
    type: type === null ? null : Uint16Array.from(starts, (start) => type[order[start]!]!),
  };
}

/** Counting sort; equal keys keep their order, so "first" stays the first in the file. */
function stablySorted(order: Uint32Array, key: Uint32Array | Uint16Array): Uint32Array<ArrayBuffer> {
  let most = 0;
  for (const value of key) if (value > most) most = value;
  const start = new Uint32Array(most + 2);
  for (const value of key) start[value + 1]!++;
  for (let value = 0; value <= most; value++) start[value + 1]! += start[value]!;
  const sorted = new Uint32Array(order.length);
  for (const k of order) sorted[start[key[k]!]!++] = k;
  return sorted;
}
