/**
 * Sample quantile, type 7: on a straight line between the two order statistics around the place (n - 1) · share. NaN
 * of an empty sample.
 *
 * Hyndman, Fan (1996) Sample quantiles in statistical packages, doi:10.1080/00031305.1996.10473566.
 */
export function quantile(ascending: Float64Array, share: number): number {
  const place = (ascending.length - 1) * share;
  const below = Math.floor(place);
  const low = ascending[below] ?? Number.NaN;
  const high = ascending[below + 1] ?? low;
  return low + (place - below) * (high - low);
}
