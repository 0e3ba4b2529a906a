/**
 * Is the score higher in direction A than in direction B, within rings round the centre?
 *
 *   difference = Σ w_r (mean_A,r - mean_B,r) / Σ w_r,   w_r = n_A,r n_B,r / (n_A,r + n_B,r)
 * over the rings with cities of both; w_r is what the precision of a difference of two means goes with. Rings with
 * cities of one direction only say nothing of the difference: they are left out and counted. Distances are equal only as
 * far as the rings are narrow; `meansWithinRings` of the distances tells how far they are.
 *
 * Null model: within each ring it is chance which cities lie in A. The labels are permuted within rings (every choice of
 * n_A,r cities of the ring equally likely), so that the fall with distance is not taken for a difference. p as in
 * permutation-test.ts, one-sided both ways and two-sided; draw i comes from stream(seed, i). There are only
 * Π (n_A,r + n_B,r over n_A,r) different arrangements, the observed one among them, so no true p is below 1 /
 * arrangements; a drawn one that comes out lower is raised to that. The smallest two-sided p is twice the larger of it
 * and 1 / (R + 1).
 *
 * The test is liberal: cities near each other have like scores and mostly lie in the same direction, so arrangements
 * that part neighbours are no fair comparison, and p comes out too small.
 *
 * Cost: R draws of O(n).
 *
 * Phipson, Smyth (2010) Permutation p-values should never be zero, doi:10.2202/1544-6115.1585.
 */
import { type DrawChunk, drawChunks, permutationTest } from "../structure/null-models/permutation-test.ts";
import { inPlace, type Pool, type RunOptions } from "../support/pool.ts";
import { stream } from "../support/random.ts";
import { sum } from "../support/sum.ts";

/** The cities of one ring with a score: their multiples, those of A first. */
export interface RingPair {
  readonly a: Float64Array;
  readonly b: Float64Array;
}

export interface DirectionTestOptions extends RunOptions {
  readonly permutations?: number | undefined;
  readonly seed?: number | undefined;
  /** Has the kernel `direction-test`; without one the draws are made in place. */
  readonly pool?: Pool | undefined;
}

export interface DirectionTest {
  /** NaN, as all p, where no ring has cities of both. */
  readonly difference: number;
  readonly twoSided: number;
  /** p that A is higher. */
  readonly greater: number;
  /** p that A is lower. */
  readonly less: number;
  readonly permutations: number;
  /** Smallest two-sided p that can come out. */
  readonly smallestP: number;
  readonly ringsUsed: number;
  readonly ringsLeftOut: number;
  /** Different choices of the cities of A; NaN where no ring is used, Infinity beyond 2^53. */
  readonly arrangements: number;
}

/** The kernel's name in the pool. */
export const directionTestKernel = "direction-test";

export interface DirectionTestShared {
  readonly rings: readonly RingPair[];
  readonly seed: number;
}

/** `rings` with neither direction are passed over; the cities of each in canonical order. */
export async function directionTest(
  rings: readonly RingPair[],
  options: DirectionTestOptions = {},
): Promise<DirectionTest> {
  const { permutations = 9999, seed = 1, signal, onProgress } = options;
  const used = rings.filter(({ a, b }) => a.length > 0 && b.length > 0);
  const ringsLeftOut = rings.filter(({ a, b }) => a.length > 0 !== b.length > 0).length;
  const size = used.reduce((total, { a, b }) => total + a.length + b.length, 0);
  const chunks = drawChunks(permutations, 1 + size / 20);
  if (used.length === 0)
    return {
      difference: Number.NaN,
      twoSided: Number.NaN,
      greater: Number.NaN,
      less: Number.NaN,
      permutations,
      smallestP: Number.NaN,
      ringsUsed: 0,
      ringsLeftOut,
      arrangements: Number.NaN,
    };
  const pool = options.pool ?? inPlace({ [directionTestKernel]: directionDraws });
  const shared: DirectionTestShared = { rings: used, seed };
  const parts = await pool.run<DrawChunk, Float64Array>(directionTestKernel, chunks, { shared, signal, onProgress });
  const draws = new Float64Array(permutations);
  for (const [index, part] of parts.entries()) draws.set(part, chunks[index]!.from);
  const difference = differenceOf(used);
  const test = permutationTest(difference, draws);
  const arrangements = arrangementsOf(used);
  const greater = Math.max(test.upper, 1 / arrangements);
  const less = Math.max(test.lower, 1 / arrangements);
  return {
    difference,
    twoSided: Math.min(1, 2 * Math.min(greater, less)),
    greater,
    less,
    permutations,
    smallestP: Math.min(1, 2 * Math.max(1 / (permutations + 1), 1 / arrangements)),
    ringsUsed: used.length,
    ringsLeftOut,
    arrangements,
  };
}

/** The differences under draws from..to - 1. */
export function directionDraws({ from, to }: DrawChunk, { rings, seed }: DirectionTestShared): Float64Array {
  const drawn = rings.map(({ a, b }) => ({ a: a.slice(), b: b.slice() }));
  return Float64Array.from({ length: to - from }, (_, index) => {
    const { integer } = stream(seed, from + index);
    for (const [ring, { a, b }] of drawn.entries()) {
      // Anew from the observed order, so that a draw does not hang on the one before it.
      a.set(rings[ring]!.a);
      b.set(rings[ring]!.b);
      // The smaller side is chosen at random from all, which chooses the other side too.
      const [few, many] = a.length <= b.length ? [a, b] : [b, a];
      for (let place = 0; place < few.length; place++) {
        const other = place + integer(few.length + many.length - place);
        const side = other < few.length ? few : many;
        const at = other < few.length ? other : other - few.length;
        const value = few[place]!;
        few[place] = side[at]!;
        side[at] = value;
      }
    }
    return differenceOf(drawn);
  });
}

function differenceOf(rings: readonly RingPair[]): number {
  let [total, weights] = [0, 0];
  for (const { a, b } of rings) {
    const weight = (a.length * b.length) / (a.length + b.length);
    total += weight * (sum(a) / a.length - sum(b) / b.length);
    weights += weight;
  }
  return total / weights;
}

/** Mean of each side over the rings with cities of both, weighted as the difference is; NaN without such a ring. */
export function meansWithinRings(rings: readonly RingPair[]): { readonly a: number; readonly b: number } {
  let [totalA, totalB, weights] = [0, 0, 0];
  for (const { a, b } of rings) {
    if (a.length === 0 || b.length === 0) continue;
    const weight = (a.length * b.length) / (a.length + b.length);
    totalA += (weight * sum(a)) / a.length;
    totalB += (weight * sum(b)) / b.length;
    weights += weight;
  }
  return { a: totalA / weights, b: totalB / weights };
}

function arrangementsOf(rings: readonly RingPair[]): number {
  const most = 2n ** 53n;
  let product = 1n;
  for (const { a, b } of rings) {
    const few = BigInt(Math.min(a.length, b.length));
    const many = BigInt(Math.max(a.length, b.length));
    // Whole after every step: the product of k consecutive numbers is divisible by k!.
    let choices = 1n;
    for (let k = 1n; k <= few && choices <= most; k++) choices = (choices * (many + k)) / k;
    product *= choices;
    if (product > most) return Infinity;
  }
  return Number(product);
}
