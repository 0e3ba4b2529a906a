/**
 * How fast does the score fall with the distance from a centre?
 *
 *   E[y] = exp(a + b d), fitted by Poisson pseudo-maximum likelihood: Σ (y - exp(a + b d)) (1, d) = 0.
 * exp(b) - 1 is the change per unit of distance. Not the logarithm of y on d: that would lose the cities of score 0 and
 * is biased where the spread grows with the mean (Santos Silva, Tenreyro 2006). y need not be Poisson; only the mean has
 * to be of this form, so the variance of b is the sandwich A⁻¹ B A⁻¹ n / (n - 2) with A = Σ μ x x', B = Σ (y - μ)² x x'
 * (HC1). The interval is b ± t standard errors, t the quantile of Student's with n - 2 degrees of freedom. No theory says
 * that it is Student's here; the normal 1.96 leaves out still more of the few cities' uncertainty. It is narrower than it
 * says with few cities, since the sandwich is (docs/methods/diffusion.md has how much by a simulation), and where the
 * residuals of neighbours are alike, since it takes the cities to be independent.
 *
 * Not fitted, with the reason, from fewer than 5 cities, at one distance only, or where the likelihood has no maximum
 * ("separated"): all y are 0, or all y above 0 lie at the smallest, or all at the largest, distance.
 *
 * Newton's method on a concave function, with the step halved where it would go down; O(n) per step, about 6 steps.
 *
 * Santos Silva, Tenreyro (2006) The log of gravity, doi:10.1162/rest.88.4.641. MacKinnon, White (1985) Some
 * heteroskedasticity-consistent covariance matrix estimators with improved finite sample properties,
 * doi:10.1016/0304-4076(85)90158-7.
 */
import { studentQuantile } from "../support/student-t.ts";
import { sum } from "../support/sum.ts";

export interface Decay {
  readonly intercept: number;
  /** b, per unit of distance. */
  readonly slope: number;
  /** 95 % interval of b. */
  readonly low: number;
  readonly high: number;
  /** exp(b) - 1. */
  readonly change: number;
  readonly n: number;
}

export type NoDecay = "few" | "one distance" | "separated";

export const fewestForDecay = 5;

const mostSteps = 100;
const mostHalvings = 60;

/** `y` >= 0 and `distance` by observation, none missing. */
export function decay(distance: readonly number[], y: readonly number[]): Decay | NoDecay {
  const n = y.length;
  if (distance.length !== n) throw new RangeError(`${n} values stand at ${distance.length} distances`);
  if (n < fewestForDecay) return "few";
  const nearest = distance.reduce((least, d) => Math.min(least, d), Infinity);
  const farthest = distance.reduce((most, d) => Math.max(most, d), -Infinity);
  if (nearest === farthest) return "one distance";
  const positive = distance.filter((_, i) => y[i]! > 0);
  if (positive.every((d) => d === nearest) || positive.every((d) => d === farthest)) return "separated";

  // Fitted on (d - mean) / spread: the two equations are then of one size whatever the unit of distance.
  const mean = sum(distance) / n;
  const spread = Math.sqrt(sum(distance.map((d) => (d - mean) ** 2)) / n);
  const z = distance.map((d) => (d - mean) / spread);
  const { a, b } = fitted(z, y);
  const mu = z.map((value) => Math.exp(a + b * value));
  const { centre, inertia } = momentsOf(z, mu);
  // The row of A⁻¹ that belongs to b, times (1, z), is (z - centre) / inertia.
  const meat = sum(z.map((value, i) => ((y[i]! - mu[i]!) * (value - centre)) ** 2));
  const half = studentQuantile(0.975, n - 2) * (Math.sqrt((meat * n) / (n - 2)) / inertia);
  const slope = b / spread;
  return {
    intercept: a - slope * mean,
    slope,
    low: (b - half) / spread,
    high: (b + half) / spread,
    change: Math.expm1(slope),
    n,
  };
}

interface Moments {
  readonly total: number;
  /** Weighted mean of z. */
  readonly centre: number;
  /** Weighted sum of squares about it. */
  readonly inertia: number;
}

function momentsOf(z: readonly number[], weight: readonly number[]): Moments {
  const total = sum(weight);
  const centre = sum(weight.map((w, i) => w * z[i]!)) / total;
  return { total, centre, inertia: sum(weight.map((w, i) => w * (z[i]! - centre) ** 2)) };
}

function fitted(z: readonly number[], y: readonly number[]): { a: number; b: number } {
  const total = sum(y);
  const totalZ = sum(y.map((value, i) => value * z[i]!));
  const likelihood = (a: number, b: number): number =>
    a * total + b * totalZ - sum(z.map((value) => Math.exp(a + b * value)));
  let a = Math.log(total / y.length);
  let b = 0;
  let best = likelihood(a, b);
  for (let step = 0; step < mostSteps; step++) {
    const mu = z.map((value) => Math.exp(a + b * value));
    const { total: expected, centre, inertia } = momentsOf(z, mu);
    const lackA = total - expected;
    const lackB = sum(z.map((value, i) => (y[i]! - mu[i]!) * (value - centre)));
    let moveB = lackB / inertia;
    let moveA = lackA / expected - centre * moveB;
    // Rounding alone can make a small step look like one down, so these are taken as they are.
    const small = Math.max(Math.abs(moveA), Math.abs(moveB)) < 1e-5;
    let next = likelihood(a + moveA, b + moveB);
    for (let halving = small ? mostHalvings : 0; !(next >= best) && halving < mostHalvings; halving++) {
      moveA /= 2;
      moveB /= 2;
      next = likelihood(a + moveA, b + moveB);
    }
    a += moveA;
    b += moveB;
    best = next;
    if (Math.max(Math.abs(moveA), Math.abs(moveB)) < 1e-12) break;
  }
  return { a, b };
}
