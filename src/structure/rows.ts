/**
 * A square matrix without negative entries by rows: the ties that come into each city, cities numbered 0..size - 1.
 *
 * Row j holds w_ij in column i, so that `multiply` gives y_j = Σ_i w_ij x_i. The spectral measures work on parts of a
 * network (one component), and a part with numbers of its own needs no lookups.
 */
import type { Compact } from "../network/compact.ts";

export interface Rows {
  readonly size: number;
  /** Entry (a, b) equals entry (b, a). */
  readonly symmetric: boolean;
  readonly offsets: Uint32Array;
  readonly columns: Uint32Array;
  readonly values: Float64Array;
}

/** All cities; `into` is the form seen from the receiving end (incoming.ts). */
export function rowsOf(into: Compact): Rows {
  const { n, directed, offsets, neighbours, strengths } = into;
  return { size: n, symmetric: !directed, offsets, columns: neighbours, values: strengths };
}

/** The ties among the cities given. `place` has one number per city of the form and is scratch: n where unused. */
export function rowsAmong(into: Compact, cities: readonly number[], place: Uint32Array): Rows {
  const { n, directed, offsets, neighbours, strengths } = into;
  cities.forEach((city, k) => (place[city] = k));
  let total = 0;
  for (const city of cities)
    for (let slot = offsets[city]!; slot < offsets[city + 1]!; slot++) if (place[neighbours[slot]!] !== n) total++;
  const columns = new Uint32Array(total);
  const values = new Float64Array(total);
  const ends = new Uint32Array(cities.length + 1);
  let write = 0;
  cities.forEach((city, k) => {
    for (let slot = offsets[city]!; slot < offsets[city + 1]!; slot++) {
      const column = place[neighbours[slot]!]!;
      if (column === n) continue;
      columns[write] = column;
      values[write++] = strengths[slot]!;
    }
    ends[k + 1] = write;
  });
  for (const city of cities) place[city] = n;
  return { size: cities.length, symmetric: !directed, offsets: ends, columns, values };
}

/** The same with entries of at most 1, so that squares stay within a double's range, and what they were divided by. */
export function scaled(rows: Rows): { rows: Rows; scale: number } {
  const scale = rows.values.reduce((most, value) => Math.max(most, value), 0);
  return { rows: { ...rows, values: rows.values.map((value) => value / scale) }, scale };
}

/** y = M x. */
export function multiply({ size, offsets, columns, values }: Rows, x: Float64Array, y: Float64Array): void {
  for (let row = 0; row < size; row++) {
    let sum = 0;
    for (let at = offsets[row]!; at < offsets[row + 1]!; at++) sum += values[at]! * x[columns[at]!]!;
    y[row] = sum;
  }
}
