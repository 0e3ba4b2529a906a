/**
 * The col level of a hub when the scores of all other cities are permuted among them, one permutation after the other.
 *
 * No permutation is sorted, nor made whole. The others' values are sorted once for all; a permutation gives every city
 * a place in that order. From the hub the search always goes on to the highest city next to what it has reached, and
 * the lowest city it had to take before it first sees one higher than the hub is the col level: of all paths to a
 * higher city it finds the one with the highest lowest point (invasion percolation). A city gets its place when the
 * search first looks at it, from the places that are left (Fisher, Yates), so the permutation is uniform in whatever
 * order it is uncovered, and the part that is never looked at does not matter. When a neighbour of the hub is higher,
 * the hub is no peak and the draw is over. Places are put back from the record of the swaps, so a draw does not depend
 * on the one before, and none allocates.
 *
 * Equal values have places side by side, and which of these a city gets is of no consequence: levels are compared by
 * value. The one exception is a value equal to the hub's, where the city counts as higher when its id comes first, as
 * everywhere in belts/.
 *
 * Cities are numbered by (-multiple, id) and neighbours looked at in that order, so where all scores differ neither
 * relabelling nor adding a city without a score changes a draw.
 *
 * Cost: `byHeight` O(n + m); a draw O(ties of the cities reached). With h cities higher than the hub about n / h are
 * looked at before one of them is met, hence a handful, except for the few highest cities (bench/belts).
 *
 * Wilkinson, Willemsen (1983) Invasion percolation: a new form of percolation theory, doi:10.1088/0305-4470/16/14/028.
 */
import type { Compact } from "../network/compact.ts";
import type { MergeTree } from "./filtration.ts";
import { placeSet } from "./place-set.ts";

/** The cities with a multiple, numbered by (-multiple, id), and the ties among them. */
export interface ByHeight {
  readonly offsets: Uint32Array;
  readonly neighbours: Uint32Array;
  /** Index of each in the network, which is the order of ids. */
  readonly order: Uint32Array;
  /** Multiple of each, descending. */
  readonly values: Float64Array;
}

export function byHeight(form: Compact, { order, rank, multiples }: MergeTree): ByHeight {
  const count = order.length;
  const offsets = new Uint32Array(count + 1);
  const visit = (tie: (high: number, low: number) => void): void => {
    for (let r = 0; r < count; r++) {
      const city = order[r]!;
      for (let slot = form.offsets[city]!; slot < form.offsets[city + 1]!; slot++) {
        const other = rank[form.neighbours[slot]!]!;
        if (other >= 0) tie(r, other);
      }
    }
  };
  visit((_, other) => void offsets[other + 1]!++);
  for (let r = 0; r < count; r++) offsets[r + 1]! += offsets[r]!;
  const neighbours = new Uint32Array(offsets[count]!);
  const next = offsets.slice(0, count);
  // Visited in order, so that the neighbours of every city stand in order too.
  visit((r, other) => void (neighbours[next[other]!++] = r));
  return { offsets, neighbours, order, values: Float64Array.from(order, (city) => multiples[city]!) };
}

/**
 * A function that draws: it is given `integer(n)`, which draws from 0, 1, ..., n - 1, and returns the place of the col
 * level among the others' values, 0 for the highest of these; their number when no path leads to a higher city; -1 when
 * the hub is no peak. `hub` is a number of `ByHeight`.
 */
export function drawnLevel(
  { offsets, neighbours, order, values }: ByHeight,
  hub: number,
): (integer: (n: number) => number) => number {
  const others = values.length - 1;
  // Values higher than the hub's have the places below `above`; values equal to it come next, up to `asHigh`.
  let above = hub;
  while (above > 0 && values[above - 1] === values[hub]) above--;
  let asHigh = hub;
  while (asHigh < others && values[asHigh + 1] === values[hub]) asHigh++;

  const places = new Uint32Array(others);
  for (let k = 0; k < others; k++) places[k] = k;
  const swaps = new Uint32Array(others);
  const cityAt = new Uint32Array(others);
  const seen = new Uint32Array(values.length);
  const front = placeSet(others);
  // Reached and not below the level: the order in which the search goes on from these is of no consequence.
  const waiting = new Uint32Array(others);
  let draws = 0;
  let drawn = 0;

  const search = (integer: (n: number) => number): number => {
    let city = hub;
    let level = -1;
    let last = 0;
    seen[hub] = draws;
    for (;;) {
      const end = offsets[city + 1]!;
      for (let slot = offsets[city]!; slot < end; slot++) {
        const next = neighbours[slot]!;
        if (seen[next] === draws) continue;
        seen[next] = draws;
        const from = drawn + integer(others - drawn);
        const place = places[from]!;
        places[from] = places[drawn]!;
        places[drawn] = place;
        swaps[drawn++] = from;
        if (place < above || (place < asHigh && order[next]! < order[hub]!)) return level;
        if (place < level) waiting[last++] = next;
        else {
          cityAt[place] = next;
          front.add(place);
        }
      }
      if (last > 0) {
        city = waiting[--last]!;
        continue;
      }
      level = front.takeFirst();
      if (level < 0) return others;
      city = cityAt[level]!;
    }
  };

  return (integer) => {
    draws++;
    const level = search(integer);
    front.clear(places, drawn);
    for (let k = 0; k < drawn; k++) {
      places[swaps[k]!] = swaps[k]!;
      places[k] = k;
    }
    drawn = 0;
    return level;
  };
}
