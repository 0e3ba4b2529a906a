/**
 * Bridges: which single tie, or which single city, holds parts of the network together?
 *
 * A bridge is a tie without which its two ends cannot reach each other. An articulation city is one without which the
 * others of its component fall into two parts or more. Cities that stay together whatever single tie fails form a
 * 2-edge-connected block (a city of its own when all its ties are bridges). Strengths play no part: a weak tie counts
 * like a strong one. For undirected forms only; a directed layer is read as undirected before.
 *
 * One depth-first search, without recursion so that a chain of 10^6 cities does not exhaust the stack: low(c) is the
 * earliest city that c and those found below it are tied to, other than by the tie through which c was found. That tie
 * is a bridge when low(c) is c itself; the city p from which c was found separates c's subtree when low(c) is not
 * before p. A subtree is a stretch of the order of finding, so that either side of any bridge can be listed at once
 * without being stored.
 *
 * Cost: O(n + m) time and memory; `partWithout` O(log of the parts), `smallerSide` O(its cities).
 *
 * Tarjan (1972) Depth-first search and linear graph algorithms, doi:10.1137/0201010.
 * Hopcroft, Tarjan (1973) Algorithm 447: efficient algorithms for graph manipulation, doi:10.1145/362248.362272.
 */
import type { Compact } from "../network/compact.ts";

export interface Bridge {
  readonly source: number;
  /** > source */
  readonly target: number;
  readonly strength: number;
  /** Cities on the two sides of the bridge. */
  readonly smallerSize: number;
  readonly largerSize: number;
}

export interface Articulation {
  readonly city: number;
  /** Sizes of the parts into which the others of its component fall, largest first; two or more. */
  readonly parts: readonly number[];
}

/** Which parts fall apart without a city; see `partWithout`. */
export interface Separation {
  /** By city: when it was found, from 0. */
  readonly found: Uint32Array;
  /** By city: how many were found below it, itself included. */
  readonly below: Uint32Array;
  /** By city, from `offsets`: those found from it whose subtrees it separates from the rest, in the order of finding. */
  readonly offsets: Uint32Array;
  readonly tops: Uint32Array;
}

export interface Bridges {
  /** By (source, target). */
  readonly bridges: readonly Bridge[];
  /** By slot: 1 for both slots of a bridge. */
  readonly isBridge: Uint8Array;
  /** By city. */
  readonly articulation: readonly Articulation[];
  /** Labels from 0 in the order of their first cities. */
  readonly components: {
    readonly label: Uint32Array;
    readonly sizes: Uint32Array;
    readonly first: Uint32Array;
  };
  /** 2-edge-connected blocks, labelled in the same way. */
  readonly blocks: { readonly label: Uint32Array; readonly count: number };
  readonly separation: Separation;
  /** All cities in the order of finding: component after component, each subtree in one stretch. */
  readonly order: Uint32Array;
}

export function bridges(form: Compact): Bridges {
  if (form.directed) throw new RangeError("bridges are read on an undirected form");
  const { n, offsets, neighbours, strengths } = form;
  const none = n;
  const found = new Uint32Array(n).fill(none);
  const order = new Uint32Array(n);
  const low = new Uint32Array(n);
  const below = new Uint32Array(n);
  const before = new Uint32Array(n).fill(none);
  const slotTo = new Uint32Array(n);
  const slotBack = new Uint32Array(n);
  const component = new Uint32Array(n);
  const sizes: number[] = [];
  const firsts: number[] = [];
  const nextSlot = offsets.slice(0, n);
  let clock = 0;
  const visit = (city: number): void => {
    order[clock] = city;
    component[city] = sizes.length;
    found[city] = low[city] = clock++;
  };
  for (let start = 0; start < n; start++) {
    if (found[start] !== none) continue;
    const first = clock;
    visit(start);
    let i = start;
    for (;;) {
      if (nextSlot[i]! < offsets[i + 1]!) {
        const slot = nextSlot[i]!++;
        const j = neighbours[slot]!;
        if (found[j] === none) {
          before[j] = i;
          slotTo[j] = slot;
          visit(j);
          i = j;
        } else if (j === before[i]) slotBack[i] = slot;
        else if (found[j]! < low[i]!) low[i] = found[j]!;
        continue;
      }
      below[i] = clock - found[i]!;
      const p = before[i]!;
      if (p === none) break;
      if (low[i]! < low[p]!) low[p] = low[i]!;
      i = p;
    }
    sizes.push(clock - first);
    firsts.push(start);
  }

  const isBridge = new Uint8Array(neighbours.length);
  const topOffsets = new Uint32Array(n + 1);
  for (let city = 0; city < n; city++) {
    const p = before[city]!;
    if (p === none) continue;
    if (low[city]! >= found[p]!) topOffsets[p + 1]!++;
    if (low[city] === found[city]) isBridge[slotTo[city]!] = isBridge[slotBack[city]!] = 1;
  }
  const list: Bridge[] = [];
  for (let source = 0; source < n; source++)
    for (let slot = offsets[source]!; slot < offsets[source + 1]!; slot++) {
      const target = neighbours[slot]!;
      if (isBridge[slot] === 0 || target < source) continue;
      const side = below[found[source]! > found[target]! ? source : target]!;
      const rest = sizes[component[source]!]! - side;
      list.push({
        source,
        target,
        strength: strengths[slot]!,
        smallerSize: Math.min(rest, side),
        largerSize: Math.max(rest, side),
      });
    }

  for (let city = 0; city < n; city++) topOffsets[city + 1]! += topOffsets[city]!;
  const tops = new Uint32Array(topOffsets[n]!);
  const nextTop = topOffsets.slice(0, n);
  for (const city of order) {
    const p = before[city]!;
    if (p !== none && low[city]! >= found[p]!) tops[nextTop[p]!++] = city;
  }

  const articulation: Articulation[] = [];
  for (let city = 0; city < n; city++) {
    const parts: number[] = [];
    let rest = sizes[component[city]!]! - 1;
    for (let k = topOffsets[city]!; k < topOffsets[city + 1]!; k++) {
      parts.push(below[tops[k]!]!);
      rest -= below[tops[k]!]!;
    }
    if (rest > 0) parts.push(rest);
    if (parts.length > 1) articulation.push({ city, parts: parts.sort((a, b) => b - a) });
  }

  return {
    bridges: list,
    isBridge,
    articulation,
    components: { label: component, sizes: Uint32Array.from(sizes), first: Uint32Array.from(firsts) },
    blocks: blocksOf(order, before, slotTo, isBridge),
    separation: { found, below, offsets: topOffsets, tops },
    order,
  };
}

function blocksOf(
  order: Uint32Array,
  before: Uint32Array,
  slotTo: Uint32Array,
  isBridge: Uint8Array,
): Bridges["blocks"] {
  const n = order.length;
  const head = new Uint32Array(n);
  for (const city of order) {
    const p = before[city]!;
    head[city] = p === n || isBridge[slotTo[city]!] === 1 ? city : head[p]!;
  }
  const label = new Uint32Array(n);
  const labelOf = new Uint32Array(n).fill(n);
  let count = 0;
  for (let city = 0; city < n; city++) {
    if (labelOf[head[city]!] === n) labelOf[head[city]!] = count++;
    label[city] = labelOf[head[city]!]!;
  }
  return { label, count };
}

/**
 * Cities on the smaller side of a bridge, ascending; of equal sides the one without the first city of the component. With
 * `most`, that many at most, those found first; O(most).
 */
export function smallerSide(
  found: Bridges,
  { source, target }: Pick<Bridge, "source" | "target">,
  most = Infinity,
): Uint32Array {
  const { order, components, separation } = found;
  const top = separation.found[source]! > separation.found[target]! ? source : target;
  const from = separation.found[top]!;
  const to = from + separation.below[top]!;
  const label = components.label[top]!;
  const size = components.sizes[label]!;
  if (2 * (to - from) <= size) return order.slice(from, Math.min(to, from + most)).sort();
  const start = separation.found[components.first[label]!]!;
  const ahead = order.subarray(start, Math.min(from, start + most));
  const behind = order.subarray(to, Math.min(start + size, to + most - ahead.length));
  const side = new Uint32Array(ahead.length + behind.length);
  side.set(ahead);
  side.set(behind, ahead.length);
  return side.sort();
}

/** In which part of its component `city` lies once `without` is gone: equal numbers, same part. Both of one component. */
export function partWithout({ found, below, offsets, tops }: Separation, without: number, city: number): number {
  const at = found[city]!;
  const rest = -1;
  if (at < found[without]! || at >= found[without]! + below[without]!) return rest;
  let low = offsets[without]!;
  let high = offsets[without + 1]!;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (found[tops[middle]!]! <= at) low = middle + 1;
    else high = middle;
  }
  if (low === offsets[without]) return rest;
  const top = tops[low - 1]!;
  return at < found[top]! + below[top]! ? top : rest;
}
