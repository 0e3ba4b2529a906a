/**
 * Does a permutation of the prominence test cost less than sorting? One permutation of one hub, the drawing included,
 * beside sorting the city indices by (-score, id) for scores permuted in the same way: with the engine's sort, what one
 * would write first, and with descendingOrder (from 1,024 cities a radix sort); the permuting and the filling of the
 * indices are not in the time of the sorts. All in one process and in turns: in each of 5 rounds a whole run of 9,999
 * permutations through prominenceTests in place, and the sorts of 400,000 / n permuted scores. Means of a round,
 * medians of the rounds after one to warm up; processor time, so that other work on the machine matters little.
 *
 *   npm run build && node bench/belts.mjs
 */
import { readFileSync } from "node:fs";
import { cpus } from "node:os";
import { asStrengths, descendingOrder, filtration, prominenceTests } from "../dist/index.js";

const permutations = 9999;

/** A seeded generator (mulberry32): the same networks every time. */
function generator(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const random = generator(7);

function network(n, pairs) {
  const tied = Array.from({ length: n }, () => new Set());
  for (const [a, b] of pairs) {
    tied[a].add(b);
    tied[b].add(a);
  }
  const offsets = new Uint32Array(n + 1);
  tied.forEach((set, i) => (offsets[i + 1] = offsets[i] + set.size));
  const neighbours = Uint32Array.from(tied.flatMap((set) => [...set].toSorted((a, b) => a - b)));
  const form = { n, directed: false, offsets, neighbours, strengths: asStrengths(new Float64Array(0)) };
  const scores = Float64Array.from({ length: n }, () => -Math.log(1 - random()));
  const mean = scores.reduce((sum, score) => sum + score, 0) / n;
  return { form, multiples: scores.map((score) => score / mean) };
}

/** Random points, each tied to its eight nearest and to those that name it: about 10 ties a city. */
function near(n) {
  const points = Array.from({ length: n }, () => [random(), random()]);
  return network(
    n,
    points.flatMap(([x, y], a) => {
      const best = [];
      points.forEach(([u, v], b) => {
        const far = (x - u) ** 2 + (y - v) ** 2;
        if (b === a || (best.length === 8 && far >= best[7].far)) return;
        best.push({ b, far });
        best.sort((one, two) => one.far - two.far);
        if (best.length > 8) best.pop();
      });
      return best.map(({ b }) => [a, b]);
    }),
  );
}

/** Ties to any city, 10 a city. */
function anywhere(n) {
  const any = () => Math.floor(random() * n);
  const pairs = Array.from({ length: 5 * n }, (_, k) => [Math.floor(k / 5), any()]);
  return network(
    n,
    pairs.filter(([a, b]) => a !== b),
  );
}

/** The borders of the bundled Yangtze River Delta, with scores as above. */
function borders() {
  const rows = (name) =>
    readFileSync(new URL(`../data/yrd/${name}.csv`, import.meta.url), "utf8")
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => line.split(","));
  const index = new Map(rows("cities").map(([id], i) => [id, i]));
  return network(
    index.size,
    rows("border").map(([a, b]) => [index.get(a), index.get(b)]),
  );
}

/** Processor time so far, ms. */
function clock() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

/** Mean time of a sort, in µs, over permuted scores. */
function sorting(multiples, sort) {
  const runs = Math.ceil(400_000 / multiples.length / 20) * 20;
  const permuted = multiples.slice();
  let total = 0;
  for (let batch = 0; batch < runs; batch += 20) {
    const inputs = Array.from({ length: 20 }, () => {
      for (let last = permuted.length - 1; last > 0; last--) {
        const other = Math.floor(random() * (last + 1));
        [permuted[last], permuted[other]] = [permuted[other], permuted[last]];
      }
      return { scores: permuted.slice(), indices: Uint32Array.from(permuted.keys()) };
    });
    const start = clock();
    for (const input of inputs) sort(input);
    total += clock() - start;
  }
  return (1000 * total) / runs;
}

const engineSort = ({ scores, indices }) => indices.sort((a, b) => scores[b] - scores[a] || a - b);
const ownSort = ({ scores }) => descendingOrder(scores);

console.log(`${cpus()[0]?.model ?? "unknown processor"}, Node ${process.version}; ${permutations} permutations\n`);
console.log(
  "| network | cities | ties a city | hubs tested | engine's sort, µs | descendingOrder, µs | one permutation of one hub, µs | / engine's sort | / descendingOrder | all permutations, s |",
);
console.log("|---|---|---|---|---|---|---|---|---|---|");
for (const { name, form, multiples } of [
  { name: "borders", ...borders() },
  { name: "near", ...near(41) },
  { name: "anywhere", ...anywhere(41) },
  { name: "near", ...near(337) },
  { name: "anywhere", ...anywhere(337) },
  { name: "near", ...near(10_000) },
  { name: "anywhere", ...anywhere(10_000) },
]) {
  const tree = filtration(form, multiples);
  const hubs = [...tree.peaks].filter((peak) => multiples[peak] >= 1 && tree.col[peak] >= 0);
  // The fewer cities are higher, the longer the search for one: the first is the costliest.
  const selections = [
    { which: "the first", chosen: hubs.slice(0, 1) },
    { which: "the middle one", chosen: [hubs[hubs.length >> 1]] },
  ];
  if (form.n < 1000) selections.unshift({ which: `all ${hubs.length}`, chosen: hubs });
  for (const { which, chosen } of selections) {
    const times = { engine: [], own: [], run: [] };
    for (let round = 0; round < 6; round++) {
      const engine = sorting(multiples, engineSort);
      const start = clock();
      await prominenceTests(form, tree, chosen, { permutations });
      const run = clock() - start;
      const own = sorting(multiples, ownSort);
      if (round === 0) continue;
      times.engine.push(engine);
      times.own.push(own);
      times.run.push(run);
    }
    const [engine, own, run] = [times.engine, times.own, times.run].map(median);
    const one = (1000 * run) / (permutations * chosen.length);
    const cells = [engine, own, one].map((time) => time.toFixed(time < 100 ? 2 : 0));
    const ratios = [one / engine, one / own].map((ratio) => ratio.toFixed(2));
    const ties = (form.neighbours.length / form.n).toFixed(1);
    console.log(
      `| ${name} | ${form.n} | ${ties} | ${which} | ${cells.join(" | ")} | ${ratios.join(" | ")} | ${(run / 1000).toFixed(2)} |`,
    );
  }
}
