/**
 * The graphs of the benchmark, seeded, as rows source, target, strength (whole numbers 1 to 50).
 *
 * ba: Barabasi-Albert, every new city tied to `ties` cities drawn in proportion to their degree. nearest: every city,
 * a point in a square, tied to its `ties` nearest (each pair once). complete: all pairs.
 */
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

function draws(seed) {
  const generator = xoroshiro128plus(seed);
  const uniform = () => ((generator.next() >>> 5) * 67_108_864 + (generator.next() >>> 6)) / 2 ** 53;
  return { uniform, integer: (n) => Math.floor(uniform() * n) };
}

export function barabasiAlbert(n, ties, seed) {
  const { integer } = draws(seed);
  const rows = [];
  const ends = [];
  const add = (i, j) => {
    rows.push([j, i, 1 + integer(50)]);
    ends.push(i, j);
  };
  for (let i = 1; i <= ties; i++) add(i, 0);
  for (let i = ties + 1; i < n; i++) {
    const chosen = new Set();
    while (chosen.size < ties) chosen.add(ends[integer(ends.length)]);
    for (const j of chosen) add(i, j);
  }
  return { n, rows };
}

export function nearest(n, ties, seed) {
  const { uniform, integer } = draws(seed);
  const x = Array.from({ length: n }, uniform);
  const y = Array.from({ length: n }, uniform);
  const pairs = new Set();
  for (let i = 0; i < n; i++) {
    const order = [];
    for (let j = 0; j < n; j++) if (j !== i) order.push([(x[i] - x[j]) ** 2 + (y[i] - y[j]) ** 2, j]);
    order.sort((a, b) => a[0] - b[0]);
    for (const [, j] of order.slice(0, ties)) pairs.add(Math.min(i, j) * n + Math.max(i, j));
  }
  const rows = [...pairs].sort((a, b) => a - b).map((pair) => [Math.floor(pair / n), pair % n, 1 + integer(50)]);
  return { n, rows };
}

export function complete(n, seed) {
  const { integer } = draws(seed);
  const rows = [];
  for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) rows.push([i, j, 1 + integer(50)]);
  return { n, rows };
}
