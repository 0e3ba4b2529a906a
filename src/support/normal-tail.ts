/**
 * The upper tail of the standard normal distribution: P(Z > z).
 *
 * Near 0 the series 1/2 - φ(z) (z + z³/3 + z⁵/(3·5) + ...); further out, where that difference would lose its digits,
 * the continued fraction φ(z) / (z + 1/(z + 2/(z + 3/(z + ...)))), so that a tiny p-value keeps its relative accuracy
 * and does not collapse to 0. Relative error below 1e-13 while the tail is above 1e-300.
 *
 * Marsaglia (2004) Evaluating the normal distribution, doi:10.18637/jss.v011.i04.
 */
export function normalTail(z: number): number {
  if (z < 0) return 1 - normalTail(-z);
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  if (z < 2) {
    let term = z;
    let series = z;
    for (let odd = 3; term > series * 1e-17; odd += 2) series += term *= (z * z) / odd;
    return 0.5 - density * series;
  }
  let fraction = z;
  for (let k = 200; k >= 1; k--) fraction = z + k / fraction;
  return density / fraction;
}
