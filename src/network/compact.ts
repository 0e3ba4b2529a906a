/**
 * The compact form: the ties of a layer as an adjacency in typed arrays, the input of every kernel.
 *
 * Slot s in [offsets[i], offsets[i + 1]) says: city i is tied to city neighbours[s] with strengths[s]; the slots of a
 * city are sorted by neighbour. Undirected forms hold each tie twice, directed ones once (outgoing). Several ties of
 * one pair (types, or both directions of a symmetrised layer) become one slot.
 *
 * Cost: two counting passes, O(n + m); 12 bytes a slot.
 */
import { InnobeltError } from "../support/error.ts";
import type { Layer } from "./layer.ts";
import type { Strengths } from "./quantity.ts";

export interface Compact {
  readonly n: number;
  readonly directed: boolean;
  readonly offsets: Uint32Array;
  readonly neighbours: Uint32Array;
  readonly strengths: Strengths;
}

/** How the two directions of a pair become one strength: the larger, the mean (a missing direction is 0), the smaller (0 drops the tie). */
export type Symmetrise = "max" | "mean" | "min";

export interface TieFilter {
  /** Only ties of strength >= this, read after symmetrising; 0 keeps all. */
  readonly minStrength: number;
  readonly symmetrise: Symmetrise;
  /** Only ties of these types; null keeps all. */
  readonly types: readonly string[] | null;
}

export const allTies: TieFilter = { minStrength: 0, symmetrise: "max", types: null };

/** The undirected reading of a layer; a directed one is symmetrised, types of one pair are summed. */
export function compactUndirected(n: number, layer: Layer, filter: Partial<TieFilter> = {}): Compact {
  const { minStrength, symmetrise } = { ...allTies, ...filter };
  const keep = keptTies(layer, filter.types ?? null);
  const arcs = adjacency(n, layer, keep, !layer.directed);
  if (!layer.directed) return filterSlots(arcs, minStrength);
  const back = adjacency(n, layer, keep, false, true);
  return filterSlots(symmetrised(arcs, back, symmetrise), minStrength);
}

/** The directed reading (outgoing slots); an undirected layer gives both directions. */
export function compactDirected(n: number, layer: Layer, filter: Partial<TieFilter> = {}): Compact {
  const keep = keptTies(layer, filter.types ?? null);
  return {
    ...filterSlots(adjacency(n, layer, keep, !layer.directed), filter.minStrength ?? 0),
    directed: layer.directed,
  };
}

function keptTies(layer: Layer, types: readonly string[] | null): Uint8Array | null {
  if (types === null) return null;
  for (const type of types)
    if (!layer.types.includes(type))
      throw new InnobeltError(
        "usage",
        {
          en: `Layer ${layer.id} has no type of tie "${type}".`,
          zh: `图层 ${layer.id} 没有联系类型“${type}”。`,
        },
        {
          wayOut:
            layer.types.length === 0
              ? { en: "It has no types.", zh: "该图层不分类型。" }
              : {
                  en: `Its types are ${layer.types.join(", ")}.`,
                  zh: `其类型为 ${layer.types.join("、")}。`,
                },
        },
      );
  if (layer.type === null) return new Uint8Array(layer.source.length);
  const wanted = layer.types.map((type) => types.includes(type));
  return Uint8Array.from(layer.type, (type) => (wanted[type] ? 1 : 0));
}

function adjacency(n: number, layer: Layer, keep: Uint8Array | null, both: boolean, reverse = false): Compact {
  const { strength } = layer;
  const from = reverse ? layer.target : layer.source;
  const to = reverse ? layer.source : layer.target;
  const m = from.length;
  // Counting sort twice (by neighbour, then by city) leaves each city's slots sorted by neighbour.
  const arcs = both ? 2 * m : m;
  const start = new Uint32Array(n + 1);
  const add = (visit: (i: number, j: number, w: number) => void): void => {
    for (let k = 0; k < m; k++) {
      if (keep !== null && keep[k] === 0) continue;
      visit(from[k]!, to[k]!, strength[k]!);
      if (both) visit(to[k]!, from[k]!, strength[k]!);
    }
  };
  add((_, j) => void start[j + 1]!++);
  for (let i = 0; i < n; i++) start[i + 1]! += start[i]!;
  const total = start[n]!;
  const city = new Uint32Array(Math.min(arcs, total));
  const weight = new Float64Array(total);
  const next = start.slice(0, n);
  add((i, j, w) => {
    const slot = next[j]!++;
    city[slot] = i;
    weight[slot] = w;
  });
  const counts = new Uint32Array(n + 1);
  for (const i of city) counts[i + 1]!++;
  for (let i = 0; i < n; i++) counts[i + 1]! += counts[i]!;
  const neighbours = new Uint32Array(total);
  const strengths = new Float64Array(total);
  const place = counts.slice(0, n);
  for (let j = 0; j < n; j++)
    for (let slot = start[j]!; slot < start[j + 1]!; slot++) {
      const at = place[city[slot]!]!++;
      neighbours[at] = j;
      strengths[at] = weight[slot]!;
    }
  return merged({ n, directed: !both, offsets: counts, neighbours, strengths: strengths as Strengths });
}

/** Sums the slots of one pair. */
function merged(form: Compact): Compact {
  const { n, offsets, neighbours, strengths } = form;
  const newOffsets = new Uint32Array(n + 1);
  let write = 0;
  for (let i = 0; i < n; i++) {
    const first = write;
    for (let slot = offsets[i]!; slot < offsets[i + 1]!; slot++) {
      if (write > first && neighbours[write - 1] === neighbours[slot]) strengths[write - 1]! += strengths[slot]!;
      else {
        neighbours[write] = neighbours[slot]!;
        strengths[write] = strengths[slot]!;
        write++;
      }
    }
    newOffsets[i + 1] = write;
  }
  if (write === neighbours.length) return form;
  return {
    ...form,
    offsets: newOffsets,
    neighbours: neighbours.slice(0, write),
    strengths: strengths.slice(0, write) as Strengths,
  };
}

function symmetrised(out: Compact, back: Compact, rule: Symmetrise): Compact {
  const { n } = out;
  const offsets = new Uint32Array(n + 1);
  const neighbours: number[] = [];
  const strengths: number[] = [];
  for (let i = 0; i < n; i++) {
    let a = out.offsets[i]!;
    let b = back.offsets[i]!;
    const endA = out.offsets[i + 1]!;
    const endB = back.offsets[i + 1]!;
    while (a < endA || b < endB) {
      const ja = a < endA ? out.neighbours[a]! : Infinity;
      const jb = b < endB ? back.neighbours[b]! : Infinity;
      const j = Math.min(ja, jb);
      const there = ja === j ? out.strengths[a++]! : 0;
      const here = jb === j ? back.strengths[b++]! : 0;
      const strength =
        rule === "max" ? Math.max(there, here) : rule === "mean" ? (there + here) / 2 : Math.min(there, here);
      if (strength > 0) {
        neighbours.push(j);
        strengths.push(strength);
      }
    }
    offsets[i + 1] = neighbours.length;
  }
  return {
    n,
    directed: false,
    offsets,
    neighbours: Uint32Array.from(neighbours),
    strengths: Float64Array.from(strengths) as Strengths,
  };
}

function filterSlots(form: Compact, minStrength: number): Compact {
  if (!(minStrength > 0)) return form;
  const { n, offsets, neighbours, strengths } = form;
  const newOffsets = new Uint32Array(n + 1);
  let write = 0;
  const keptNeighbours = new Uint32Array(neighbours.length);
  const keptStrengths = new Float64Array(strengths.length);
  for (let i = 0; i < n; i++) {
    for (let slot = offsets[i]!; slot < offsets[i + 1]!; slot++)
      if (strengths[slot]! >= minStrength) {
        keptNeighbours[write] = neighbours[slot]!;
        keptStrengths[write++] = strengths[slot]!;
      }
    newOffsets[i + 1] = write;
  }
  return {
    ...form,
    offsets: newOffsets,
    neighbours: keptNeighbours.slice(0, write),
    strengths: keptStrengths.slice(0, write) as Strengths,
  };
}
