/**
 * Is the filtration linear in practice? Its time for 10^4, 10^5 and 10^6 cities with 10 ties each, beside the time to
 * sort the same scores: with the engine's sort by (-score, id), what one would write first, and with our radix sort,
 * which the filtration contains. Medians of seven runs after two warm-ups, all in one process, taken in turns.
 *
 *   npm run build && node bench/filtration.mjs
 */
import { cpus } from "node:os";
import { asStrengths, descendingOrder, filtration } from "../dist/index.js";

/** A seeded generator (mulberry32): the same networks every time. */
function generator(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** `near`: ties to cities close by in the order of ids, as on a map; else to any city. */
function network(n, near) {
  const random = generator(7);
  const pairs = 5 * n;
  const source = new Uint32Array(pairs);
  const target = new Uint32Array(pairs);
  const offsets = new Uint32Array(n + 1);
  for (let k = 0; k < pairs; k++) {
    const a = Math.floor(k / 5);
    const b = near ? (a + 1 + Math.floor(random() * 300)) % n : Math.floor(random() * n);
    source[k] = a;
    target[k] = b;
    offsets[a + 1]++;
    offsets[b + 1]++;
  }
  for (let i = 0; i < n; i++) offsets[i + 1] += offsets[i];
  const next = offsets.slice(0, n);
  const neighbours = new Uint32Array(2 * pairs);
  for (let k = 0; k < pairs; k++) {
    neighbours[next[source[k]]++] = target[k];
    neighbours[next[target[k]]++] = source[k];
  }
  const multiples = Float64Array.from({ length: n }, () => -Math.log(1 - random()));
  return { form: { n, directed: false, offsets, neighbours, strengths: asStrengths(new Float64Array(0)) }, multiples };
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

function timed(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}

console.log(`${cpus()[0]?.model ?? "unknown processor"}, Node ${process.version}; ms, medians of 7\n`);
console.log("| ties | cities | engine's sort | radix sort | filtration | filtration / engine's sort | ns a slot |");
console.log("|---|---|---|---|---|---|---|");
for (const near of [true, false])
  for (const n of [1e4, 1e5, 1e6]) {
    const { form, multiples } = network(n, near);
    const times = { engine: [], radix: [], filtration: [] };
    for (let run = 0; run < 9; run++) {
      const indices = Uint32Array.from(multiples.keys());
      const engine = timed(() => indices.sort((a, b) => multiples[b] - multiples[a] || a - b));
      const radix = timed(() => descendingOrder(multiples));
      const whole = timed(() => filtration(form, multiples));
      if (run < 2) continue;
      times.engine.push(engine);
      times.radix.push(radix);
      times.filtration.push(whole);
    }
    const [engine, radix, whole] = [times.engine, times.radix, times.filtration].map(median);
    const cells = [engine, radix, whole].map((ms) => ms.toFixed(1));
    const ratio = (whole / engine).toFixed(2);
    const perSlot = ((whole * 1e6) / form.neighbours.length).toFixed(1);
    console.log(`| ${near ? "near" : "anywhere"} | ${n} | ${cells.join(" | ")} | ${ratio} | ${perSlot} |`);
  }
