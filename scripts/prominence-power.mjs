/**
 * How often does the test of a peak's prominence find a hub that was set apart? Simulated: cities at random points, each
 * tied to its five nearest (and to those that name it), scores from an exponential distribution without arrangement. The
 * hub is chosen by its rank alone; then all its neighbours are lowered to a share of their score, the ring. Networks in
 * which the hub is no peak, or has no col, are drawn again. Prints the share of the networks in which p <= 0.05.
 * The last column has no ring: scores are averaged over a city and its neighbours three times, a smooth field.
 *
 *   npm run build && node scripts/prominence-power.mjs [NETWORKS=500]
 */
import { asStrengths, filtration, prominenceTests } from "../dist/index.js";

const networks = Number(process.argv[2] ?? 500);
if (!(Number.isInteger(networks) && networks >= 1)) {
  console.error(`NETWORKS is a whole number above 0, not ${process.argv[2]}.`);
  process.exit(2);
}
const permutations = 999;
const shares = [1, 0.75, 0.5, 0.25, 0.1, 0];

/** A seeded generator (mulberry32): the same networks every time. */
function generator(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function nearestFive(n, random) {
  const points = Array.from({ length: n }, () => [random(), random()]);
  const tied = points.map(() => new Set());
  points.forEach(([x, y], a) => {
    const far = points.map(([u, v], b) => (b === a ? Infinity : (x - u) ** 2 + (y - v) ** 2));
    for (let k = 0; k < 5; k++) {
      const b = far.indexOf(Math.min(...far));
      tied[a].add(b);
      tied[b].add(a);
      far[b] = Infinity;
    }
  });
  const lists = tied.map((set) => [...set].toSorted((a, b) => a - b));
  const offsets = new Uint32Array(n + 1);
  lists.forEach((list, i) => (offsets[i + 1] = offsets[i] + list.length));
  const neighbours = Uint32Array.from(lists.flat());
  const form = { n, directed: false, offsets, neighbours, strengths: asStrengths(new Float64Array(0)) };
  return { form, lists };
}

const byScore = (scores) => [...scores.keys()].toSorted((a, b) => scores[b] - scores[a] || a - b);

/** Share of networks with p <= 0.05, and how many of the permutations counted. */
async function found(n, rank, share, smooth) {
  let low = 0;
  let counted = 0;
  let made = 0;
  for (let network = 0; made < networks; network++) {
    const random = generator(1e6 * rank + network);
    const { form, lists } = nearestFive(n, random);
    let scores = Float64Array.from({ length: n }, () => -Math.log(1 - random()));
    for (let round = 0; round < (smooth ? 3 : 0); round++)
      scores = scores.map((own, i) => lists[i].reduce((sum, j) => sum + scores[j], own) / (lists[i].length + 1));
    const hub = byScore(scores)[rank - 1];
    for (const neighbour of lists[hub]) scores[neighbour] *= share;
    const tree = filtration(form, scores);
    if (tree.col[hub] < 0) continue;
    const [test] = await prominenceTests(form, tree, [hub], { permutations, seed: network });
    made++;
    counted += test.counted;
    if (test.p <= 0.05) low++;
  }
  return { power: low / networks, counted: counted / networks };
}

const percent = (share) => `${(100 * share).toFixed(1)} %`;
console.log(`${networks} networks each, ${permutations} permutations; share with p <= 0.05\n`);
console.log(
  `| cities | hub | counted | ${shares.map((share) => (share === 1 ? "no ring" : `ring at ${share}`)).join(" | ")} | smooth |`,
);
console.log(`|${"---|".repeat(shares.length + 4)}`);
for (const { n, ranks } of [
  { n: 41, ranks: [2, 5, 10] },
  { n: 337, ranks: [2, 20, 60] },
])
  for (const rank of ranks) {
    const row = [];
    for (const share of shares) row.push(await found(n, rank, share, false));
    const { power: smooth } = await found(n, rank, 1, true);
    const cells = row.map(({ power }) => percent(power));
    console.log(`| ${n} | no. ${rank} | ${Math.round(row[0].counted)} | ${cells.join(" | ")} | ${percent(smooth)} |`);
  }
