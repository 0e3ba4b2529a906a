/**
 * Closeness, harmonic centrality and eccentricity: how near is a city to all others?
 *
 *   closeness_v     ((r - 1) / (n - 1)) ((r - 1) / Σ d)     r the cities that reach v, v itself included (Wasserman, Faust)
 *   harmonic_v      Σ (1/d) / (n - 1)
 *   eccentricity_v  max d
 * over the cities from which v is reached, d the distance to v: on directed ties a city is near when others get to it
 * (incoming). n counts all cities, so a small component does not look central for being small. Closeness and harmonic
 * centrality are 0 where nobody comes; eccentricity is then not defined. Distances are 1 / strength, so both centralities
 * have the unit of strength and eccentricity its reciprocal.
 *
 * The sums are read off the sweep. O(n).
 *
 * Wasserman, Faust (1994) Social Network Analysis, chapter 5, doi:10.1017/CBO9780511815478.
 * Marchiori, Latora (2000) Harmony in the small-world, doi:10.1016/S0378-4371(00)00311-3.
 * Boldi, Vigna (2014) Axioms for centrality, doi:10.1080/15427951.2013.865686.
 */
import type { Sweep } from "./sweep.ts";

export interface Closeness {
  /** By city, >= 0. */
  readonly closeness: Float64Array;
  /** By city, >= 0. */
  readonly harmonic: Float64Array;
  /** By city, > 0; NaN when no city reaches it. */
  readonly eccentricity: Float64Array;
}

export interface ClosenessOptions {
  /** As above (default); else closeness is Freeman's 1 / Σ d and harmonic centrality the plain sum of 1/d. */
  readonly normalised?: boolean | undefined;
}

export function closeness(found: Sweep, options: ClosenessOptions = {}): Closeness {
  const { reached, distanceSum, harmonicSum, eccentricity } = found;
  const n = reached.length;
  const normalised = options.normalised ?? true;
  const most = normalised ? Math.max(1, n - 1) : 1;
  const near = (sum: number, others: number): number => {
    if (others === 0) return 0;
    return normalised ? (others / most) * (others / sum) : 1 / sum;
  };
  return {
    closeness: distanceSum.map((sum, i) => near(sum, reached[i]!)),
    harmonic: harmonicSum.map((sum) => sum / most),
    eccentricity,
  };
}
