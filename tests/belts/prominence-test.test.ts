import { Worker } from "node:worker_threads";
import * as fc from "fast-check";
import { build, type Rollup } from "vite";
import { describe, expect, test } from "vitest";
import { byHeight } from "../../src/belts/drawn-level.ts";
import { filtration, isIsland, prominence } from "../../src/belts/filtration.ts";
import {
  prominenceDraws,
  type ProminenceTest,
  type ProminenceTestOptions,
  prominenceTests,
} from "../../src/belts/prominence-test.ts";
import { type Pool, workerPool } from "../../src/support/pool.ts";
import { stream } from "../../src/support/random.ts";
import { everyOrder } from "./every-order.ts";
import { type Case, cases, makeCase } from "./exhaustive.ts";

/** All peaks of a network. */
function testAll({ form, multiples }: Case, options?: ProminenceTestOptions): Promise<ProminenceTest[]> {
  const tree = filtration(form, multiples);
  return prominenceTests(form, tree, [...tree.peaks], options);
}

/** Over every permutation: the chance that the hub is a peak, and given this, that it is as prominent as observed. */
function exact({ form, multiples }: Case, hub: number): { isPeak: number; asProminent: number } {
  const observed = filtration(form, multiples);
  const others = [...multiples.keys()].filter((city) => city !== hub && multiples[city]! >= 0);
  const permuted = multiples.slice();
  let all = 0;
  let counted = 0;
  let asProminent = 0;
  for (const values of everyOrder(others.map((city) => multiples[city]!))) {
    others.forEach((city, k) => (permuted[city] = values[k]!));
    const tree = filtration(form, permuted);
    all++;
    if (!tree.peaks.includes(hub)) continue;
    counted++;
    if (prominence(tree, hub) >= prominence(observed, hub)) asProminent++;
  }
  return { isPeak: counted / all, asProminent: asProminent / counted };
}

/** Cities at random points, each tied to its k nearest. */
function nearest(n: number, k: number, integer: (n: number) => number, multiples: readonly number[]): Case {
  const points = Array.from({ length: n }, () => [integer(1e6), integer(1e6)] as const);
  const pairs = points.flatMap(([x, y], a) =>
    points
      .map(([u, v], b) => ({ b, far: (x - u) ** 2 + (y - v) ** 2 }))
      .filter(({ b }) => b !== a)
      .sort((one, two) => one.far - two.far)
      .slice(0, k)
      .map(({ b }) => [a, b] as const),
  );
  return makeCase(multiples, pairs);
}

/** A hub of height 2 at the end of a row: with 0.5, 1 and 3 beyond it, its col is the 0.5. */
const row = makeCase(
  [2, 0.5, 1, 3],
  [
    [0, 1],
    [1, 2],
    [2, 3],
  ],
);

/** Seven cities with equal scores, one without any and one alone. */
const seven = makeCase(
  [1.5, 0.5, 2, 1, 1.5, 0.25, Number.NaN, 1],
  [
    [0, 1],
    [1, 2],
    [2, 3],
    [3, 4],
    [4, 5],
    [5, 0],
    [6, 0],
    [1, 3],
  ],
);

/** A ring with chords, all scores different. */
const ring = makeCase(
  [3, 0.5, 2.5, 1, 2, 0.25, 1.5],
  [0, 1, 2, 3, 4, 5, 6].map((a) => [a, (a + 1) % 7] as const),
);

/** Sixty cities with different scores, on a network of nearest neighbours. */
const { integer, uniform } = stream(11);
const scores = Array.from({ length: 60 }, () => -Math.log(1 - uniform()));
const large = nearest(60, 3, integer, scores);

describe("p", () => {
  test("is that of the four permutations in which the hub of the row stays a peak, three of them as prominent", async () => {
    const [, hub] = await testAll(row, { permutations: 20_000 });
    expect(exact(row, 0)).toEqual({ isPeak: 4 / 6, asProminent: 3 / 4 });
    expect(hub).toMatchObject({ peak: 0, observed: 1.5, permutations: 20_000, median: 1.5, upper: 1.5 });
    expect(hub!.p).toBeCloseTo(0.75, 1);
    expect(hub!.smallestP).toBe(1 / (hub!.counted + 1));
  });

  test.each([
    ["row", row],
    ["seven", seven],
    ["ring", ring],
  ])("and the peaks that count are those of full enumeration, within 4 standard errors: %s", async (_, one) => {
    const permutations = 20_000;
    const tests = (await testAll(one, { permutations })).filter(({ p }) => !Number.isNaN(p));
    expect(tests.length).toBeGreaterThan(0);
    for (const { peak, p, counted } of tests) {
      const { isPeak, asProminent } = exact(one, peak);
      const off = (count: number, of: number, share: number): number =>
        Math.abs(count - of * share) / Math.sqrt(of * share * (1 - share) || 1e-9);
      expect(off(counted, permutations, isPeak)).toBeLessThan(4);
      expect(off(p * (counted + 1) - 1, counted, asProminent)).toBeLessThan(4);
    }
  });

  test("is not defined for the highest city and for islands, and for no other peak", async () => {
    await fc.assert(
      fc.asyncProperty(cases, async (one) => {
        const tree = filtration(one.form, one.multiples);
        for (const found of await testAll(one, { permutations: 5 })) {
          const none = found.peak === tree.peaks[0] || isIsland(tree, found.peak);
          expect(found.observed).toBe(prominence(tree, found.peak));
          expect(Number.isNaN(found.p)).toBe(none);
          expect(Number.isNaN(found.smallestP)).toBe(none);
          if (none) expect(found).toMatchObject({ counted: 0, median: Number.NaN, upper: Number.NaN });
        }
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  test("is 1, as the smallest possible, where the hub was a peak in no draw", async () => {
    // Its only neighbour is the one city that is lower: a draw in which that stays so has a chance of 1 in 40.
    const one = makeCase(
      [1, 0, ...Array.from({ length: 39 }, (_, k) => 3 + k)],
      [...Array.from({ length: 39 }, (_, k) => [1, k + 2] as const), [0, 1]],
    );
    const hub = (await testAll(one, { permutations: 5 })).find(({ peak }) => peak === 0);
    expect(hub).toMatchObject({ observed: 1, counted: 0, p: 1, smallestP: 1 });
    expect([hub!.median, hub!.upper]).toEqual([Number.NaN, Number.NaN]);
  });
});

test("p, median and upper are read off the counted draws", async () => {
  for (const one of [row, seven, large]) {
    const tree = filtration(one.form, one.multiples);
    const shared = { ...byHeight(one.form, tree), seed: 3 };
    for (const found of await testAll(one, { permutations: 237, seed: 3 })) {
      if (Number.isNaN(found.p)) continue;
      const { peak, counted } = found;
      const others = shared.values.filter((_, r) => r !== tree.rank[peak]);
      const draws = [...prominenceDraws({ hub: tree.rank[peak]!, from: 0, to: 237 }, shared)]
        .map((place) => one.multiples[peak]! - (others[place] ?? 0))
        .sort((a, b) => a - b);
      expect(counted).toBe(draws.length);
      expect(found.p).toBe((draws.filter((height) => height >= found.observed).length + 1) / (counted + 1));
      expect(found.median).toBe(draws[Math.ceil(counted / 2) - 1]);
      expect(found.upper).toBe(draws[Math.ceil((95 * counted) / 100) - 1]);
    }
  }
});

describe("the draws", () => {
  test("are the same one by one as in a chunk", () => {
    const tree = filtration(large.form, large.multiples);
    const shared = { ...byHeight(large.form, tree), seed: 1 };
    for (const hub of [1, 5, 20]) {
      const single = Array.from({ length: 200 }, (_, i) => [
        ...prominenceDraws({ hub, from: 300 + i, to: 301 + i }, shared),
      ]);
      expect([...prominenceDraws({ hub, from: 300, to: 500 }, shared)]).toEqual(single.flat());
    }
  });

  test("of a hub do not depend on which other hubs are tested, but on the seed", async () => {
    const tree = filtration(large.form, large.multiples);
    const all = await testAll(large, { permutations: 300 });
    const hub = all.find(({ p }) => p > 0.1 && p < 0.9)!;
    expect(await prominenceTests(large.form, tree, [hub.peak], { permutations: 300 })).toEqual([hub]);
    const [other] = await prominenceTests(large.form, tree, [hub.peak], { permutations: 300, seed: 2 });
    expect(other!.counted).not.toBe(hub.counted);
  });

  test("relabelling changes only the ids, and a city without a score nothing", async () => {
    const all = await testAll(large, { permutations: 300 });
    // City i becomes city label[i]; city 0 is new and has no score.
    const label = stream(12).shuffle(Array.from({ length: 60 }, (_, i) => i + 1));
    const multiples = [Number.NaN];
    label.forEach((to, i) => (multiples[to] = scores[i]!));
    const pairs = label.flatMap((to, i) =>
      label.flatMap((other, j) => (large.tied(i, j) ? [[to, other] as const] : [])),
    );
    const again = await testAll(makeCase(multiples, [...pairs, [0, 7]]), { permutations: 300 });
    expect(again).toEqual(all.map((found) => ({ ...found, peak: label[found.peak] })));
  });

  test("in place, with 1 worker and with 8 the results are the same", async () => {
    // Node 20 does not read TypeScript, so the worker is built as the program's own worker is.
    const built = (await build({
      configFile: false,
      logLevel: "silent",
      build: {
        ssr: new URL("prominence-test.worker.ts", import.meta.url).pathname,
        write: false,
        rollupOptions: { output: { format: "cjs" } },
      },
      ssr: { noExternal: true },
    })) as Rollup.RollupOutput;
    const workers = (size: number): Pool =>
      workerPool(() => {
        const worker = new Worker(built.output[0].code, { eval: true });
        return {
          // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
          post: (message) => worker.postMessage(message),
          onMessage: (listener) => void worker.on("message", listener),
          onError: (listener) => void worker.on("error", listener),
          terminate: () => worker.terminate(),
        };
      }, size);
    const tree = filtration(large.form, large.multiples);
    const hubs = [...tree.peaks].filter((peak) => tree.col[peak]! >= 0).slice(0, 3);
    const run = (options: ProminenceTestOptions): Promise<ProminenceTest[]> =>
      prominenceTests(large.form, tree, hubs, { permutations: 12_000, ...options });
    const there = await run({});
    for (const size of [1, 8]) {
      const pool = workers(size);
      let chunks = 0;
      const onProgress = (_: number, total: number): void => void (chunks = total);
      expect(await run({ pool, onProgress })).toEqual(there);
      expect(chunks).toBeGreaterThan(hubs.length);
      await pool.close();
    }
  });
});

/** Networks without arrangement in which a city chosen by its rank alone is a peak with a col; its p. */
async function pOfPeaks(rank: number, count: number, ringFactor = 1): Promise<number[]> {
  const found: number[] = [];
  for (let network = 0; found.length < count; network++) {
    const { uniform, integer } = stream(7, rank, network);
    const scores = Array.from({ length: 30 }, () => -Math.log(1 - uniform()));
    const one = nearest(30, 5, integer, scores);
    const hub = filtration(one.form, one.multiples).order[rank]!;
    if (ringFactor < 1) for (let b = 0; b < 30; b++) if (one.tied(hub, b)) one.multiples[b]! *= ringFactor;
    const tree = filtration(one.form, one.multiples);
    if (!tree.peaks.includes(hub) || tree.col[hub]! < 0) continue;
    const [{ p }] = (await prominenceTests(one.form, tree, [hub], { permutations: 499, seed: network })) as [
      ProminenceTest,
    ];
    found.push(p);
  }
  return found;
}

test.each([1, 4])(
  "the size is kept: p <= a at most in a of 500 networks without arrangement, rank %i",
  async (rank) => {
    const all = await pOfPeaks(rank, 500);
    for (const a of [0.01, 0.05, 0.1])
      expect(all.filter((p) => p <= a).length / 500).toBeLessThan(a + 3.5 * Math.sqrt((a * (1 - a)) / 500));
    // Nor is p kept high by a defect: without arrangement it is spread over the whole of (0, 1].
    expect(all.filter((p) => p <= 0.5).length / 500).toBeGreaterThan(0.3);
  },
);

test("a moat round the hub is found", async () => {
  const without = (await pOfPeaks(4, 100)).filter((p) => p <= 0.05).length;
  const moat = (await pOfPeaks(4, 100, 0.02)).filter((p) => p <= 0.05).length;
  expect(moat).toBeGreaterThan(without + 50);
});

test("refuses a city that is no peak, and a number of permutations that is none", async () => {
  const tree = filtration(row.form, row.multiples);
  await expect(prominenceTests(row.form, tree, [2])).rejects.toThrow(/no peak/);
  for (const permutations of [0, 1.5, Number.NaN])
    await expect(prominenceTests(row.form, tree, [0], { permutations })).rejects.toThrow(RangeError);
});

test("can be cancelled", async () => {
  await expect(testAll(ring, { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: "AbortError" });
});
