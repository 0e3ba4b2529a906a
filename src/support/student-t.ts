/**
 * The quantile of Student's t: which t leaves the share p below it, with df degrees of freedom?
 *
 * With θ = atan(t / √df), and df a whole number, the share between -t and t is a finite sum:
 *   df odd   2/π (θ + sin θ (cos θ + 2/3 cos³ θ + ... + (2·4···(df-3)) / (3·5···(df-2)) cosᵈᶠ⁻² θ))
 *   df even  sin θ (1 + 1/2 cos² θ + ... + (1·3···(df-3)) / (2·4···(df-2)) cosᵈᶠ⁻² θ)
 * It rises ever less steeply with θ, its slope is a constant times cosᵈᶠ⁻¹ θ, so Newton's method from θ = 0 comes to the
 * quantile from below and cannot overshoot. No gamma function and no table is needed. O(df) per step, about 10 steps.
 * Relative error below 1e-10 for p from 0.0001 to 0.9999; nearer to 0 and 1 the share itself has too few digits.
 *
 * Zelen, Severo (1964) Probability functions, 26.7.3 and 26.7.4, in: Abramowitz, Stegun, Handbook of Mathematical
 * Functions. National Bureau of Standards.
 */
export function studentQuantile(p: number, df: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`a share lies between 0 and 1, not at ${p}`);
  if (!(Number.isInteger(df) && df >= 1)) throw new RangeError(`degrees of freedom are 1 or more, whole, not ${df}`);
  if (p < 0.5) return -studentQuantile(1 - p, df);
  const wanted = 2 * p - 1;
  const steepest = slopeAtZero(df);
  let theta = 0;
  for (let step = 0; step < mostSteps; step++) {
    const move = (wanted - shareWithin(theta, df)) / (steepest * Math.cos(theta) ** (df - 1));
    theta += move;
    if (Math.abs(move) <= 1e-15 * theta) break;
  }
  return Math.sqrt(df) * Math.tan(theta);
}

const mostSteps = 100;

/** P(|T| < √df tan θ). */
function shareWithin(theta: number, df: number): number {
  const [sine, cosine] = [Math.sin(theta), Math.cos(theta)];
  const odd = df % 2 === 1;
  let term = odd ? cosine : 1;
  let total = df === 1 ? 0 : term;
  for (let k = odd ? 3 : 2; k <= df - 2; k += 2) total += term *= ((k - 1) / k) * cosine * cosine;
  return odd ? (2 / Math.PI) * (theta + sine * total) : sine * total;
}

/** Derivative of the share by θ, at 0: there it is 2/π for df = 1, 1 for df = 2, and df / (df - 1) times that of df - 2. */
function slopeAtZero(df: number): number {
  let slope = df % 2 === 1 ? 2 / Math.PI : 1;
  for (let k = df % 2 === 1 ? 3 : 4; k <= df; k += 2) slope *= (k - 1) / (k - 2);
  return slope;
}
