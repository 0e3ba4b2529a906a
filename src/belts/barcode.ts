/**
 * The barcode: over which thresholds does every component live, from when on is it a belt, and how many are there?
 *
 * Lower t from the top. The component of a peak p is the component of G_t whose highest city is p: it is born at
 * multiple(p) and ends at the col level, where it becomes part of the parent's, whose life goes on. While it lives it
 * only grows, so each property has one greatest level t from which on it holds:
 *   twoHubs      it holds two cities of at least the hub level
 *   threeCities  it holds three cities
 *   beltFrom     both, i.e. the smaller of the two: from here down to its end it is a belt.
 * Everything is read after all cities of multiple t have arrived, so that it is what G_t says and no order of ids shows.
 * A bar of prominence 0 (a plateau whose highest city by id lies elsewhere) is kept; it lives at no t and has 0 cities.
 * The bars give the persistence diagram (born, absorbedAt) and, by parent and col, the merge tree.
 *
 * `counts` is a step function: a row holds from its t down to the next row's, for numbers of components and belts;
 * levels at which neither number changes are left out.
 *
 * One pass of union-find in the order of the filtration, O(n + m log n) after its sort; at most one row per level.
 *
 * Ghrist (2008) Barcodes: the persistent topology of data, doi:10.1090/S0273-0979-07-01191-3; stability of the levels:
 * Cohen-Steiner, Edelsbrunner, Harer (2007) doi:10.1007/s00454-006-1276-5.
 */
import type { Compact } from "../network/compact.ts";
import { find } from "../support/union-find.ts";
import { type MergeTree, prominence } from "./filtration.ts";

export interface Bar {
  readonly peak: number;
  /** Multiple of the peak. */
  readonly born: number;
  /** Greatest t at which it holds two hubs; null when it never does. */
  readonly twoHubs: number | null;
  /** Greatest t at which it holds three cities; null when it never does. */
  readonly threeCities: number | null;
  /** Greatest t at which it is a belt; null when it never is. */
  readonly beltFrom: number | null;
  /** The col level, at which it is no longer a component of its own; null for one that meets no higher peak. */
  readonly absorbedAt: number | null;
  readonly absorbedBy: number | null;
  readonly col: number | null;
  /** Cities of the component at its largest: above the col level, or of all of it when it has no col. */
  readonly cities: number;
  readonly wasBelt: boolean;
}

export interface BeltCount {
  readonly t: number;
  /** Cities of G_t. */
  readonly cities: number;
  readonly components: number;
  readonly belts: number;
}

export interface Barcode {
  /** By prominence, then in the order of arrival. */
  readonly bars: readonly Bar[];
  /** By descending t. */
  readonly counts: readonly BeltCount[];
}

export function barcode(form: Compact, tree: MergeTree, { hubLevel }: { readonly hubLevel: number }): Barcode {
  const { n, offsets, neighbours } = form;
  const { multiples, order, rank } = tree;
  const root = new Int32Array(n).fill(-1);
  const size = new Uint32Array(n);
  const hubs = new Uint32Array(n);
  // By peak, as of the last level that is complete.
  const sizeAtLevel = new Uint32Array(n);
  const twoHubs = new Float64Array(n).fill(Number.NaN);
  const threeCities = new Float64Array(n).fill(Number.NaN);
  const counts: BeltCount[] = [];
  let components = 0;
  let belts = 0;
  const isBelt = (peak: number): number => (size[peak]! >= 3 && hubs[peak]! >= 2 ? 1 : 0);

  const arrive = (city: number): void => {
    let highest = -1;
    for (let slot = offsets[city]!; slot < offsets[city + 1]!; slot++) {
      const neighbour = neighbours[slot]!;
      if (root[neighbour]! < 0) continue;
      const peak = find(root, neighbour);
      if (peak === highest) continue;
      if (highest < 0) {
        highest = peak;
        continue;
      }
      const [survivor, absorbed] = rank[peak]! < rank[highest]! ? [peak, highest] : [highest, peak];
      belts -= isBelt(survivor) + isBelt(absorbed);
      root[absorbed] = survivor;
      size[survivor]! += size[absorbed]!;
      hubs[survivor]! += hubs[absorbed]!;
      belts += isBelt(survivor);
      components--;
      highest = survivor;
    }
    if (highest < 0) {
      highest = city;
      components++;
    }
    root[city] = highest;
    belts -= isBelt(highest);
    size[highest]!++;
    if (multiples[city]! >= hubLevel) hubs[highest]!++;
    belts += isBelt(highest);
  };

  for (let from = 0; from < order.length;) {
    const t = multiples[order[from]!]!;
    let to = from;
    for (; to < order.length && multiples[order[to]!] === t; to++) arrive(order[to]!);
    for (let k = from; k < to; k++) {
      const peak = find(root, order[k]!);
      sizeAtLevel[peak] = size[peak]!;
      if (hubs[peak]! >= 2 && Number.isNaN(twoHubs[peak]!)) twoHubs[peak] = t;
      if (size[peak]! >= 3 && Number.isNaN(threeCities[peak]!)) threeCities[peak] = t;
    }
    const last = counts.at(-1);
    if (last === undefined || last.components !== components || last.belts !== belts)
      counts.push({ t, cities: to, components, belts });
    from = to;
  }

  const bars = [...tree.peaks]
    .sort((a, b) => prominence(tree, b) - prominence(tree, a) || rank[a]! - rank[b]!)
    .map((peak): Bar => {
      const col = tree.col[peak]!;
      const beltFrom = levelOrNull(Math.min(twoHubs[peak]!, threeCities[peak]!));
      return {
        peak,
        born: multiples[peak]!,
        twoHubs: levelOrNull(twoHubs[peak]!),
        threeCities: levelOrNull(threeCities[peak]!),
        beltFrom,
        absorbedAt: col < 0 ? null : multiples[col]!,
        absorbedBy: col < 0 ? null : tree.parent[peak]!,
        col: col < 0 ? null : col,
        cities: sizeAtLevel[peak]!,
        wasBelt: beltFrom !== null,
      };
    });
  return { bars, counts };
}

function levelOrNull(level: number): number | null {
  return Number.isNaN(level) ? null : level;
}
