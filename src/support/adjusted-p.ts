/**
 * Many tests at once: how small must a p-value be when there are many of them?
 *
 * With the m p-values in order, p_(1) <= ... <= p_(m), the adjusted ones are
 *   bonferroni           min(1, m p_(k))
 *   holm                 max over l <= k of min(1, (m - l + 1) p_(l))
 *   benjamini-hochberg   min over l >= k of min(1, m p_(l) / l)
 * and are held against alpha as they are. The first two bound the chance of a single false finding, whatever the tests
 * have to do with each other; the third bounds the expected share of false ones among the findings (independent or
 * positively dependent tests). NaN is no test: it is not counted and stays NaN. O(m log m).
 *
 * Holm (1979) A simple sequentially rejective multiple test procedure. Scandinavian Journal of Statistics 6, 65-70.
 * Benjamini, Hochberg (1995) Controlling the false discovery rate, doi:10.1111/j.2517-6161.1995.tb02031.x.
 */
export type Correction = "none" | "bonferroni" | "holm" | "benjamini-hochberg";

export const corrections: readonly Correction[] = ["none", "bonferroni", "holm", "benjamini-hochberg"];

/** A new array, in the order of the given one. */
export function adjustedP(p: Float64Array, correction: Correction): Float64Array {
  if (correction === "none") return p.slice();
  const order = Uint32Array.from(p.keys()).filter((test) => !Number.isNaN(p[test]!));
  const m = order.length;
  const adjusted = new Float64Array(p.length).fill(Number.NaN);
  if (correction === "bonferroni") {
    for (const test of order) adjusted[test] = Math.min(1, m * p[test]!);
    return adjusted;
  }
  order.sort((a, b) => p[a]! - p[b]!);
  if (correction === "holm") {
    let most = 0;
    order.forEach((test, k) => (adjusted[test] = most = Math.max(most, Math.min(1, (m - k) * p[test]!))));
    return adjusted;
  }
  let least = 1;
  for (let k = m - 1; k >= 0; k--) adjusted[order[k]!] = least = Math.min(least, (m / (k + 1)) * p[order[k]!]!);
  return adjusted;
}
