/**
 * Minimum cut: what is the least that must fail before one city can no longer reach another?
 *
 *   by strength   the ties of least summed strength whose removal leaves no path from source to target
 *   by ties       the fewest ties; as many as there are paths from source to target that share no tie
 *   by cities     the fewest other cities; as many as there are paths that share no city between (Menger). Not defined
 *                 when source and target are tied: no other city's failure parts them
 * Often several cuts are equally small. The one given is the nearest to the source: its source side is the smallest, and
 * lies within that of every other minimum cut, so it is unique and does not depend on the order of anything. Nearest to
 * the target: ask for the reverse. Directed ties are followed from source to target. The value by strength is the sum
 * over the ties given (full ones up to one part in 10^12, see maximum-flow.ts). All 0 without a path.
 *
 * Cost: three maximum flows, on n nodes, and 2n for the cities.
 *
 * Ford, Fulkerson (1956) Maximal flow through a network, doi:10.4153/CJM-1956-045-5.
 * Menger (1927) Zur allgemeinen Kurventheorie, doi:10.4064/fm-10-1-96-115.
 */
import type { Compact } from "../network/compact.ts";
import { sum } from "../support/sum.ts";
import { type Arcs, maximumFlow } from "./maximum-flow.ts";

export interface CutTie {
  /** On the side of the source. */
  readonly from: number;
  readonly to: number;
  readonly strength: number;
}

export interface MinimumCut {
  /** By strength: the sum over its ties. */
  readonly strength: number;
  /** By (from, to). */
  readonly ties: readonly CutTie[];
  /** The cities that the source still reaches without them, ascending; the source among them. */
  readonly sourceSide: Uint32Array;
  /** By number of ties. */
  readonly fewestTies: readonly CutTie[];
  /** By number of cities, ascending; null when source and target are tied. */
  readonly fewestCities: Uint32Array | null;
}

export function minimumCut(form: Compact, source: number, target: number): MinimumCut {
  const { n } = form;
  for (const city of [source, target])
    if (!(Number.isInteger(city) && city >= 0 && city < n)) throw new RangeError(`there is no city ${city}`);
  if (source === target) throw new RangeError("a cut needs two different cities");
  const byStrength = maximumFlow(
    n,
    tieArcs(form, (strength) => strength),
    source,
    target,
  ).sourceSide;
  const byNumber = maximumFlow(
    n,
    tieArcs(form, () => 1),
    source,
    target,
  ).sourceSide;
  const ties = leavingTies(form, byStrength);
  return {
    strength: sum(ties.map((tie) => tie.strength)),
    ties,
    sourceSide: Uint32Array.from(byStrength.keys()).filter((city) => byStrength[city] === 1),
    fewestTies: leavingTies(form, byNumber),
    fewestCities: isTied(form, source, target) ? null : fewestCities(form, source, target),
  };
}

function tieArcs({ n, directed, offsets, neighbours, strengths }: Compact, capacityOf: (s: number) => number): Arcs {
  const from: number[] = [];
  const to: number[] = [];
  const capacity: number[] = [];
  const back: number[] = [];
  for (let i = 0; i < n; i++)
    for (let slot = offsets[i]!; slot < offsets[i + 1]!; slot++) {
      const j = neighbours[slot]!;
      if (!directed && j < i) continue;
      from.push(i);
      to.push(j);
      capacity.push(capacityOf(strengths[slot]!));
      back.push(directed ? 0 : capacityOf(strengths[slot]!));
    }
  return { from, to, capacity, back };
}

function leavingTies({ n, offsets, neighbours, strengths }: Compact, side: Uint8Array): CutTie[] {
  const ties: CutTie[] = [];
  for (let from = 0; from < n; from++) {
    if (side[from] === 0) continue;
    for (let slot = offsets[from]!; slot < offsets[from + 1]!; slot++) {
      const to = neighbours[slot]!;
      if (side[to] === 0) ties.push({ from, to, strength: strengths[slot]! });
    }
  }
  return ties;
}

function isTied({ offsets, neighbours }: Compact, source: number, target: number): boolean {
  return neighbours.subarray(offsets[source], offsets[source + 1]).includes(target);
}

/** Every city is two nodes, arriving 2i and leaving 2i + 1, with room for one path between them. */
function fewestCities(form: Compact, source: number, target: number): Uint32Array {
  const { n, offsets, neighbours } = form;
  const from: number[] = [];
  const to: number[] = [];
  const capacity: number[] = [];
  const unlimited = n;
  for (let i = 0; i < n; i++) {
    from.push(2 * i);
    to.push(2 * i + 1);
    capacity.push(i === source || i === target ? unlimited : 1);
    for (let slot = offsets[i]!; slot < offsets[i + 1]!; slot++) {
      from.push(2 * i + 1);
      to.push(2 * neighbours[slot]!);
      capacity.push(unlimited);
    }
  }
  const back = new Uint8Array(from.length);
  const { sourceSide } = maximumFlow(2 * n, { from, to, capacity, back }, 2 * source, 2 * target + 1);
  const cut: number[] = [];
  for (let i = 0; i < n; i++) if (sourceSide[2 * i] === 1 && sourceSide[2 * i + 1] === 0) cut.push(i);
  return Uint32Array.from(cut);
}
