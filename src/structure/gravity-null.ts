/**
 * Communities beyond distance: which cities are tied more than their size and their distance explain?
 *
 * Ordinary modularity expects strength in proportion to s_i s_j, however far i and j are apart, so near cities look
 * like a community because they are near. Here distance is part of what is expected:
 *   Q = 1/2W Σ_{i≠j in one group} [ A_ij - γ P_ij ]      P_ij = N_i N_j f(d_ij)
 *   f(d) = Σ_{pairs in the bin of d} A_ij / Σ_{pairs in the bin of d} N_i N_j
 * A the strength between i and j (a directed layer: both directions summed), N the importance of a city (its strength,
 * unless given), d the great-circle distance in km, f the deterrence function, read off the data without supposing a
 * shape. Pairs of a city with itself are in neither sum, so ΣP = ΣA = 2W, bin by bin.
 *
 * Bins: 20 with equally many pairs each, fewer in small networks so that each has 10 pairs; or of a fixed width in km
 * (`binKm`). Pairs at the same distance are never parted. Fewer bins let more of distance through, many narrow ones
 * take the communities themselves for an effect of distance.
 *
 * Cities without a point (or with NaN as importance) are left out, with their ties, and given. Cities without ties take
 * part in f but are in no group. The best of `runs` (20) seeded searches (dense-communities.ts); stability is the mean
 * adjusted Rand index between it and the others. P is dense, O(n²) memory and time, so at most 1,500 cities.
 *
 * Expert, Evans, Blondel, Lambiotte (2011) Uncovering space-independent communities in spatial networks,
 * doi:10.1073/pnas.1018962108.
 */
import type { Point } from "../network/city.ts";
import type { Compact } from "../network/compact.ts";
import { greatCircleKm } from "../network/great-circle.ts";
import { InnobeltError } from "../support/error.ts";
import { inPlace, type Pool, type RunOptions } from "../support/pool.ts";
import { sum } from "../support/sum.ts";
import { agreement } from "./agreement.ts";
import { denseCommunitiesKernel, type DenseRun, denseRun, type DenseShared } from "./dense-communities.ts";
import { numberBySize } from "./number-by-size.ts";

export const mostCities = 1500;
const leastPairs = 10;

export interface GravityNullOptions extends RunOptions {
  /** By city, >= 0, NaN where it is not known; the strength of the city by default. */
  readonly importance?: Float64Array | undefined;
  /** Number of bins with equally many pairs. */
  readonly bins?: number | undefined;
  /** Instead: bins of this width, km. */
  readonly binKm?: number | undefined;
  readonly resolution?: number | undefined;
  readonly runs?: number | undefined;
  readonly seed?: number | undefined;
  /** Has the kernel `dense-communities`; without one the runs are made in place. */
  readonly pool?: Pool | undefined;
}

/** A bin of the deterrence function: distances in (fromKm, toKm], the first one with its lower end. */
export interface DeterrenceBin {
  readonly fromKm: number;
  readonly toKm: number;
  readonly pairs: number;
  /** Strength per product of two importances. */
  readonly f: number;
}

export interface GravityCommunities {
  /** By city, 1 is the largest; 0 for a city without ties, or left out. */
  readonly partition: Int32Array;
  readonly count: number;
  /** Of the best run, against the spatial null. */
  readonly modularity: number;
  /** Of every run. */
  readonly modularities: readonly number[];
  /** Mean adjusted Rand index of the other runs with the best; null for one run. */
  readonly stability: number | null;
  readonly deterrence: readonly DeterrenceBin[];
  /** Cities without a point or importance. */
  readonly leftOut: readonly number[];
  /** Strength of their ties. */
  readonly leftOutStrength: number;
}

export async function gravityCommunities(
  form: Compact,
  points: readonly (Point | null)[],
  options: GravityNullOptions = {},
): Promise<GravityCommunities> {
  const { resolution = 1, runs = 20, seed = 1, signal, onProgress } = options;
  const pool = options.pool ?? inPlace({ [denseCommunitiesKernel]: denseRun });
  if (!(Number.isInteger(runs) && runs >= 1)) throw new RangeError(`one run or more, not ${runs}`);
  const { matrix, kept, tied, total, deterrence, leftOutStrength } = gravityMatrix(form, points, options, resolution);
  const shared: DenseShared = { n: kept.length, matrix, seed };
  const chunks = Array.from({ length: runs }, (_, run) => run);
  const found = await pool.run<number, DenseRun>(denseCommunitiesKernel, chunks, { shared, signal, onProgress });
  const best = found.reduce((first, run) => (run.value > first.value ? run : first));
  const others = found.filter((run) => run !== best);
  const labels = ({ partition }: DenseRun): number[] => Array.from(partition, (g, k) => (tied[k] === 1 ? g + 1 : 0));
  const own = labels(best);
  const partition = new Int32Array(form.n);
  numberBySize(own).forEach((number, k) => (partition[kept[k]!] = number));
  const inside = new Set(kept);
  return {
    partition,
    count: partition.reduce((most, number) => Math.max(most, number), 0),
    modularity: best.value / total,
    modularities: found.map(({ value }) => value / total),
    stability: others.length === 0 ? null : sum(others.map((run) => agreement(own, labels(run)).ari!)) / others.length,
    deterrence,
    leftOut: points.flatMap((_, city) => (inside.has(city) ? [] : city)),
    leftOutStrength,
  };
}

export interface GravityMatrix {
  /** A - γ P over the kept cities, row by row; 0 on the diagonal. */
  readonly matrix: Float64Array;
  /** The cities that take part. */
  readonly kept: readonly number[];
  /** By kept city, 1 with a tie to another. */
  readonly tied: Uint8Array;
  /** Sum of A over ordered pairs. */
  readonly total: number;
  readonly deterrence: readonly DeterrenceBin[];
  readonly leftOutStrength: number;
}

export function gravityMatrix(
  form: Compact,
  points: readonly (Point | null)[],
  { importance, bins = 20, binKm }: Pick<GravityNullOptions, "importance" | "bins" | "binKm"> = {},
  resolution = 1,
): GravityMatrix {
  if (points.length !== form.n) throw new RangeError(`${form.n} cities need as many points, not ${points.length}`);
  if (!(Number.isInteger(bins) && bins >= 1)) throw new RangeError(`one bin or more, not ${bins}`);
  if (binKm !== undefined && !(binKm > 0)) throw new RangeError(`a bin is wider than 0 km, not ${binKm}`);
  const kept = points.flatMap((point, city) => (point === null || Number.isNaN(importance?.[city]) ? [] : city));
  const n = kept.length;
  if (n > mostCities) throw tooMany(n);
  const { matrix, tied, total, leftOutStrength } = strengthMatrix(form, kept);
  if (total === 0) throw noTies();
  const mass = Float64Array.from(kept, (city, k) => importance?.[city] ?? sum(matrix.subarray(k * n, k * n + n)));

  const km = new Float64Array((n * (n - 1)) / 2);
  let pair = 0;
  for (let i = 0; i < n; i++)
    for (let j = i + 1; j < n; j++) km[pair++] = greatCircleKm(points[kept[i]!]!, points[kept[j]!]!);
  const upper = binKm === undefined ? equalCounts(km, bins) : equalWidths(km, binKm);
  const bin = Uint32Array.from(km, (d) => firstAtLeast(upper, d));
  const seen = new Float64Array(upper.length);
  const product = new Float64Array(upper.length);
  const count = new Uint32Array(upper.length);
  pair = 0;
  for (let i = 0; i < n; i++)
    for (let j = i + 1; j < n; j++) {
      const b = bin[pair++]!;
      seen[b]! += matrix[i * n + j]!;
      product[b]! += mass[i]! * mass[j]!;
      count[b]!++;
    }
  const f = seen.map((strength, b) => (product[b] === 0 ? 0 : strength / product[b]!));
  pair = 0;
  for (let i = 0; i < n; i++)
    for (let j = i + 1; j < n; j++) {
      const expected = resolution * mass[i]! * mass[j]! * f[bin[pair++]!]!;
      matrix[i * n + j]! -= expected;
      matrix[j * n + i]! -= expected;
    }
  const deterrence = Array.from(upper, (toKm, b) => ({
    fromKm: b === 0 ? 0 : upper[b - 1]!,
    toKm,
    pairs: count[b]!,
    f: f[b]!,
  })).filter(({ pairs }) => pairs > 0);
  return { matrix, kept, tied, total, deterrence, leftOutStrength };
}

/** Both directions of a pair in both places. */
function strengthMatrix(
  { n: cities, directed, offsets, neighbours, strengths }: Compact,
  kept: readonly number[],
): Pick<GravityMatrix, "matrix" | "tied" | "total" | "leftOutStrength"> {
  const n = kept.length;
  const place = new Int32Array(cities).fill(-1);
  kept.forEach((city, k) => (place[city] = k));
  const matrix = new Float64Array(n * n);
  const tied = new Uint8Array(n);
  const inside: number[] = [];
  const outside: number[] = [];
  for (let i = 0; i < cities; i++)
    for (let slot = offsets[i]!; slot < offsets[i + 1]!; slot++) {
      const j = neighbours[slot]!;
      const [a, b] = [place[i]!, place[j]!];
      const w = strengths[slot]!;
      if (a === -1 || b === -1) {
        if (directed || i < j) outside.push(w);
        continue;
      }
      matrix[a * n + b]! += w;
      if (directed) matrix[b * n + a]! += w;
      tied[a] = tied[b] = 1;
      inside.push(directed ? 2 * w : w);
    }
  return { matrix, tied, total: sum(inside), leftOutStrength: sum(outside) };
}

/** Upper ends of bins with equally many distances, equal distances together. */
function equalCounts(km: Float64Array, bins: number): Float64Array {
  const sorted = km.slice().sort();
  const wanted = Math.max(1, Math.min(bins, Math.floor(sorted.length / leastPairs)));
  const ends = Array.from({ length: wanted }, (_, b) => sorted[Math.ceil(((b + 1) * sorted.length) / wanted) - 1]!);
  return Float64Array.from(new Set(ends));
}

function equalWidths(km: Float64Array, width: number): Float64Array {
  const farthest = km.reduce((most, d) => Math.max(most, d), 0);
  return Float64Array.from({ length: Math.max(1, Math.ceil(farthest / width)) }, (_, b) => (b + 1) * width);
}

function firstAtLeast(upper: Float64Array, value: number): number {
  let low = 0;
  let high = upper.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (upper[middle]! >= value) high = middle;
    else low = middle + 1;
  }
  return low;
}

function tooMany(n: number): InnobeltError {
  return new InnobeltError(
    "analysis",
    {
      en: `Communities beyond distance compare every pair of cities and are made for at most ${mostCities} of them, not ${n}.`,
      zh: `剔除距离影响的社群识别需比较每一对城市，最多支持 ${mostCities} 个城市，当前为 ${n} 个。`,
    },
    {
      wayOut: {
        en: "Keep the larger cities only, or use the ordinary communities.",
        zh: "请只保留较大的城市，或改用普通的社群识别。",
      },
    },
  );
}

function noTies(): InnobeltError {
  return new InnobeltError(
    "analysis",
    {
      en: "There is no tie between cities with coordinates, so distance cannot be accounted for.",
      zh: "有坐标的城市之间没有联系，因此无法考虑距离的影响。",
    },
    {
      wayOut: {
        en: "Give the cities lon and lat, or choose another layer with --layer.",
        zh: "请为城市补充 lon 与 lat，或用 --layer 选择其他图层。",
      },
    },
  );
}
