/**
 * The ties of a form as a list: every tie once, where the form holds an undirected one twice; and forms made from lists.
 *
 * Undirected: source < target. Sorted by (source, target), so the list does not depend on where the form came from.
 * O(n + m) in all directions; a counting sort by neighbour and then by city puts slots into their order.
 */
import type { Compact } from "./compact.ts";
import type { Strengths } from "./quantity.ts";

/** Tie k joins `source[k]` to `target[k]`; no self-ties, no pair twice. */
export interface Ties {
  readonly n: number;
  readonly directed: boolean;
  readonly source: Uint32Array;
  readonly target: Uint32Array;
  readonly strength: Float64Array;
}

export interface TieList extends Ties {
  /** By tie: its slot, and the slot of its other end (the same one when directed). */
  readonly slot: Uint32Array;
  readonly twin: Uint32Array;
  /** By slot of the form, the tie it belongs to. */
  readonly tieOf: Uint32Array;
}

/** New arrays. */
export function tieList({ n, directed, offsets, neighbours, strengths }: Compact): TieList {
  const m = directed ? neighbours.length : neighbours.length / 2;
  const source = new Uint32Array(m);
  const target = new Uint32Array(m);
  const strength = new Float64Array(m);
  const slots = new Uint32Array(m);
  const twin = new Uint32Array(m);
  const tieOf = new Uint32Array(neighbours.length);
  // Slots are sorted, so the slots of a city's lower neighbours are met in the order in which those ask for them.
  const next = offsets.slice(0, n);
  let k = 0;
  for (let i = 0; i < n; i++)
    for (let slot = offsets[i]!; slot < offsets[i + 1]!; slot++) {
      const j = neighbours[slot]!;
      if (!directed && j < i) continue;
      source[k] = i;
      target[k] = j;
      strength[k] = strengths[slot]!;
      slots[k] = slot;
      twin[k] = directed ? slot : next[j]!++;
      tieOf[slot] = tieOf[twin[k]!] = k++;
    }
  return { n, directed, source, target, strength, slot: slots, twin, tieOf };
}

/** The form with some of its ties only; `kept` by tie, 1 keeps. */
export function keptForm(form: Compact, { tieOf }: TieList, kept: Uint8Array): Compact {
  const { n, offsets, neighbours, strengths } = form;
  const slots = Uint32Array.from(tieOf.keys()).filter((slot) => kept[tieOf[slot]!] === 1);
  const newOffsets = new Uint32Array(n + 1);
  let at = 0;
  for (let i = 0; i < n; i++) {
    while (at < slots.length && slots[at]! < offsets[i + 1]!) at++;
    newOffsets[i + 1] = at;
  }
  return {
    ...form,
    offsets: newOffsets,
    neighbours: slots.map((slot) => neighbours[slot]!),
    strengths: Float64Array.from(slots, (slot) => strengths[slot]!) as Strengths,
  };
}

/** The form of a list; the list itself may be in any order. */
export function compactOf({ n, directed, source, target, strength }: Ties): Compact {
  const m = source.length;
  const arcs = directed ? m : 2 * m;
  // Arc a is tie a, and beyond m tie a - m from its other end.
  const from = (arc: number): number => (arc < m ? source[arc]! : target[arc - m]!);
  const to = (arc: number): number => (arc < m ? target[arc]! : source[arc - m]!);
  const place = new Uint32Array(n + 1);
  for (let arc = 0; arc < arcs; arc++) place[to(arc) + 1]!++;
  for (let j = 0; j < n; j++) place[j + 1]! += place[j]!;
  const byNeighbour = new Uint32Array(arcs);
  for (let arc = 0; arc < arcs; arc++) byNeighbour[place[to(arc)]!++] = arc;
  const offsets = new Uint32Array(n + 1);
  for (let arc = 0; arc < arcs; arc++) offsets[from(arc) + 1]!++;
  for (let i = 0; i < n; i++) offsets[i + 1]! += offsets[i]!;
  const next = offsets.slice(0, n);
  const neighbours = new Uint32Array(arcs);
  const strengths = new Float64Array(arcs);
  for (const arc of byNeighbour) {
    const at = next[from(arc)]!++;
    neighbours[at] = to(arc);
    strengths[at] = strength[arc < m ? arc : arc - m]!;
  }
  return { n, directed, offsets, neighbours, strengths: strengths as Strengths };
}
