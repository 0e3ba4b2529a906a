/**
 * Degree-preserving null: the same cities with the same numbers of ties, tied to anybody.
 *
 * Maslov-Sneppen swaps: two ties i-j and k-l, drawn at random, become i-l and k-j, unless that makes a self-tie or a
 * pair tied already. Undirected, each of the two ties is turned round or not by a fair coin first; directed, i and k
 * stay the sources, so that both degrees of every city are kept.
 *
 * 10 m swaps are attempted, m the number of ties (100 m, but at most 50,000, in small networks, which are often dense
 * and refuse most), and refused ones count: with a fixed number of attempts the chain is symmetric and tends to all
 * networks of these degrees alike, while stopping at a number of successes would favour networks that are easily left.
 * The number of swaps made is given; on a star or a complete network it is 0, and the draw equals the network. Swaps
 * alone cannot reverse a directed circle of three, which matters only in tiny networks.
 *
 * A strength goes with its tie: one end (i, and k) keeps it, the other end changes hands. The multiset of strengths is
 * kept, and in a directed network the outgoing strength of every city; undirected, the strengths of cities are not
 * (see strength-preserving.ts).
 *
 * Cost: O(n + m); about 0.2 s for 50,000 ties.
 *
 * Maslov, Sneppen (2002) Specificity and stability in topology of protein networks, doi:10.1126/science.1065103.
 */
import type { Compact } from "../../network/compact.ts";
import type { Stream } from "../../support/random.ts";
import type { NullDraw } from "./draw.ts";
import { compactOf, type TieList, tieList } from "../../network/tie-list.ts";
import { makeTieSet } from "./tie-set.ts";

/** Swaps attempted in a network of m ties. */
export function swapAttempts(m: number): number {
  return Math.max(10 * m, Math.min(100 * m, 50_000));
}

export function degreePreserving(form: Compact, random: Stream): NullDraw {
  const list = tieList(form);
  const swaps = swapEnds(list, random);
  return {
    form: swaps === 0 ? form : compactOf(list),
    group: null,
    swaps,
    strengthError: swaps === 0 ? 0 : Number.NaN,
  };
}

/** Changes the list in place and gives the number of swaps made. */
export function swapEnds({ n, directed, source, target }: TieList, { integer }: Stream): number {
  const m = source.length;
  if (m < 2) return 0;
  const tied = makeTieSet(n, directed, m);
  for (let k = 0; k < m; k++) tied.add(source[k]!, target[k]!);
  let swaps = 0;
  const attempts = swapAttempts(m);
  for (let attempt = 0; attempt < attempts; attempt++) {
    // One draw for a tie and the coin that turns it.
    const drawA = integer(2 * m);
    const drawB = integer(2 * m);
    const a = drawA >>> 1;
    const b = drawB >>> 1;
    const turnA = !directed && (drawA & 1) === 1;
    const turnB = !directed && (drawB & 1) === 1;
    const i = turnA ? target[a]! : source[a]!;
    const j = turnA ? source[a]! : target[a]!;
    const k = turnB ? target[b]! : source[b]!;
    const l = turnB ? source[b]! : target[b]!;
    if (i === k || j === l || i === l || k === j || tied.has(i, l) || tied.has(k, j)) continue;
    tied.remove(i, j);
    tied.remove(k, l);
    tied.add(i, l);
    tied.add(k, j);
    source[a] = i;
    target[a] = l;
    source[b] = k;
    target[b] = j;
    swaps++;
  }
  return swaps;
}
