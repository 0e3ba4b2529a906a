/**
 * The order in which cities appear when the threshold is lowered: by (-multiple, id).
 *
 * Ids stand in canonical order, so "then by id" is a stable sort by the value alone. Small inputs take the engine's
 * sort. Doubles >= 0 compare like their bits, so large ones take a radix sort over the upper 32 bits, three passes over
 * 11 bits, O(n); the few runs that agree in those bits are then put in order by the whole value.
 * Cities without a multiple (NaN) are left out.
 */
export function descendingOrder(multiples: Float64Array): Uint32Array<ArrayBuffer> {
  let count = 0;
  for (let i = 0; i < multiples.length; i++) if (multiples[i]! >= 0) count++;
  const order = new Uint32Array(count);
  count = 0;
  for (let i = 0; i < multiples.length; i++) if (multiples[i]! >= 0) order[count++] = i;
  return count < 1024
    ? order.sort((a, b) => multiples[b]! - multiples[a]! || a - b)
    : radixDescending(multiples, order);
}

const digitBits = 11;
const buckets = 1 << digitBits;
const mask = buckets - 1;

function radixDescending(values: Float64Array, cities: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const n = cities.length;
  // Complemented, so that ascending keys mean descending values; + 0 turns -0 into 0.
  let keys = new Uint32Array(n);
  const double = new Float64Array(1);
  const words = new Uint32Array(double.buffer);
  const starts = new Uint32Array(3 * buckets);
  for (let k = 0; k < n; k++) {
    double[0] = values[cities[k]!]! + 0;
    const key = ~words[1]! >>> 0;
    keys[k] = key;
    starts[key & mask]!++;
    starts[buckets + ((key >>> digitBits) & mask)]!++;
    starts[2 * buckets + (key >>> (2 * digitBits))]!++;
  }
  let order = cities;
  let keysTo = new Uint32Array(n);
  let orderTo = new Uint32Array(n);
  for (let pass = 0; pass < 3; pass++) {
    const shift = pass * digitBits;
    const start = starts.subarray(pass * buckets, (pass + 1) * buckets);
    let total = 0;
    for (let d = 0; d < buckets; d++) {
      const size = start[d]!;
      start[d] = total;
      total += size;
    }
    for (let k = 0; k < n; k++) {
      const key = keys[k]!;
      const to = start[(key >>> shift) & mask]!++;
      keysTo[to] = key;
      orderTo[to] = order[k]!;
    }
    [keys, keysTo] = [keysTo, keys];
    [order, orderTo] = [orderTo, order];
  }
  for (let from = 0; from < n;) {
    let to = from + 1;
    while (to < n && keys[to] === keys[from]) to++;
    if (to - from > 1) finishRun(values, order, from, to);
    from = to;
  }
  return order;
}

/** Orders cities whose values agree in the upper bits: by insertion while short, which is also right at once for equal values. */
function finishRun(values: Float64Array, order: Uint32Array, from: number, to: number): void {
  if (to - from > 64) {
    order.subarray(from, to).sort((a, b) => values[b]! - values[a]! || a - b);
    return;
  }
  for (let k = from + 1; k < to; k++) {
    const city = order[k]!;
    const value = values[city]!;
    let at = k;
    while (at > from && values[order[at - 1]!]! < value) {
      order[at] = order[at - 1]!;
      at--;
    }
    order[at] = city;
  }
}
