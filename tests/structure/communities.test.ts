import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { communities } from "../../src/structure/communities.ts";
import { louvainRuns } from "../../src/structure/louvain.ts";
import { modularity } from "../../src/structure/modularity.ts";
import { inPlace, type Pool } from "../../src/support/pool.ts";
import { formOf, golden, relabelled, twoBlocks } from "./form.ts";

const karate = golden.find(({ name }) => name === "karate")!;

/** Papers written together, by city in the order of the ids. */
function copublication(): number[][] {
  const read = (name: string): string[][] =>
    readFileSync(new URL(`../../data/yrd/${name}.csv`, import.meta.url), "utf8")
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => line.split(","));
  const ids = read("cities").map(([id]) => id!);
  return read("copublication").map(([a, b, papers]) => [ids.indexOf(a!), ids.indexOf(b!), Number(papers)]);
}

test("finds two planted blocks in every run", async () => {
  const found = await communities(formOf(10, twoBlocks()));
  expect([...found.partition]).toEqual([1, 1, 1, 1, 1, 2, 2, 2, 2, 2]);
  expect(found).toMatchObject({ count: 2, stability: 1, rounds: 1, converged: true });
  const bridge = found.ties.source.findIndex((i, k) => i === 4 && found.ties.target[k] === 5);
  expect(found.ties.together[bridge]).toBe(0);
});

test("the consensus of the karate club is as good as the best partition known", async () => {
  // 0.4449 is the optimum with these strengths: 2,000 Louvain runs of NetworkX 2.8.8 find none above 0.44491.
  const found = await communities(karate.form);
  expect(found.converged).toBe(true);
  expect(found.modularity).toBeGreaterThan(0.444);
  expect(found.modularity).toBeLessThan(0.44492);
});

test("the modularity is that of the partition on the layer", async () => {
  const found = await communities(karate.form, { runs: 20, resolution: 1.3 });
  expect(found.modularity).toBe(modularity(karate.form, found.partition, 1.3));
});

test("on the cooperation of the delta all seeds agree, though the runs do not", async () => {
  const form = formOf(41, copublication());
  const first = await communities(form, { seed: 1 });
  expect(first.stability).toBeLessThan(0.95);
  for (const seed of [2, 3, 4]) expect((await communities(form, { seed })).partition).toEqual(first.partition);
});

test("the same seed gives the same, another seed other runs", async () => {
  const form = formOf(41, copublication());
  const found = await communities(form, { runs: 30, seed: 7 });
  expect(await communities(form, { runs: 30, seed: 7 })).toEqual(found);
  expect((await communities(form, { runs: 30, seed: 8 })).ties.together).not.toEqual(found.ties.together);
});

test("communities are numbered by size, then by their first city", async () => {
  // Pairs 0-9 and 1-8, a triangle 5, 6, 7.
  const form = formOf(10, [
    [0, 9, 1],
    [1, 8, 1],
    [5, 6, 1],
    [6, 7, 1],
    [5, 7, 1],
  ]);
  expect([...(await communities(form)).partition]).toEqual([2, 3, 0, 0, 0, 1, 1, 1, 3, 2]);
});

test("a city without ties is unassigned, and adding one changes nothing else", async () => {
  const before = await communities(karate.form, { runs: 20 });
  const shifted = karate.graph.ties.map(([i, j, w]) => [i! < 10 ? i! : i! + 1, j! < 10 ? j! : j! + 1, w!]);
  const after = await communities(formOf(35, shifted), { runs: 20 });
  expect(after.partition[10]).toBe(0);
  expect([...after.partition].filter((_, i) => i !== 10)).toEqual([...before.partition]);
  expect(after.ties.together).toEqual(before.ties.together);
});

test("strengths in another unit give the same communities", async () => {
  const rows = (factor: number) => karate.graph.ties.map(([i, j, w]) => [i!, j!, w! * factor]);
  const found = await communities(karate.form, { runs: 20 });
  for (const factor of [2 ** -40, 2 ** 30])
    expect((await communities(formOf(34, rows(factor)), { runs: 20 })).ties).toEqual(found.ties);
});

test("a directed layer is read with its two directions summed", async () => {
  const oneWay = karate.graph.ties.flatMap(([i, j, w], k) =>
    k % 3 === 0
      ? [
          [i!, j!, w! / 2],
          [j!, i!, w! / 2],
        ]
      : [k % 3 === 1 ? [i!, j!, w!] : [j!, i!, w!]],
  );
  const found = await communities(formOf(34, oneWay, true), { runs: 20 });
  expect(found.ties).toEqual((await communities(karate.form, { runs: 20 })).ties);
});

test("every community hangs together by its own ties", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(11), fc.nat(11), fc.integer({ min: 1, max: 9 })), { minLength: 1, maxLength: 30 }),
      async (rows) => {
        const ties = rows.filter(([i, j]) => i !== j);
        if (ties.length === 0) return;
        const form = formOf(12, ties);
        const { partition, count, stability, ties: shares } = await communities(form, { runs: 10 });
        expect(Math.max(...partition)).toBe(count);
        expect(stability).toBeGreaterThanOrEqual(0.5);
        expect(shares.together.every((c) => c >= 0 && c <= 1)).toBe(true);
        for (let number = 1; number <= count; number++) {
          const members = [...partition.keys()].filter((i) => partition[i] === number);
          const seen = new Set([members[0]!]);
          for (const i of seen)
            for (const j of form.neighbours.subarray(form.offsets[i], form.offsets[i + 1]))
              if (partition[j] === number) seen.add(j);
          expect([...seen].sort((a, b) => a - b)).toEqual(members);
        }
      },
    ),
    { numRuns: 60 },
  );
});

test("relabelling the blocks' cities gives the same blocks", async () => {
  const order = [7, 2, 9, 4, 0, 5, 1, 8, 3, 6];
  const { partition } = await communities(formOf(10, relabelled(twoBlocks(), order)));
  const blocks = order.map((place) => partition[place]!);
  expect(new Set(blocks.slice(0, 5)).size).toBe(1);
  expect(new Set(blocks.slice(5)).size).toBe(1);
  expect(blocks[0]).not.toBe(blocks[5]);
});

test("a network of over 1,000 cities is settled by fast consensus", async () => {
  // 50 rings of 21 cities with spokes to the first of each, the rings tied in a circle.
  const ties: number[][] = [];
  for (let ring = 0; ring < 50; ring++) {
    for (let k = 0; k < 21; k++) {
      ties.push([21 * ring + k, 21 * ring + ((k + 1) % 21), 4]);
      if (k > 0) ties.push([21 * ring, 21 * ring + k, 4]);
    }
    ties.push([21 * ring + 10, (21 * (ring + 1) + 5) % 1050, 1]);
  }
  const form = formOf(1050, ties);
  const found = await communities(form, { runs: 10 });
  expect(found.converged).toBe(true);
  expect(found.modularity).toBeGreaterThan(0.9);
  expect(await communities(form, { runs: 10 })).toEqual(found);
});

test("a higher resolution gives smaller communities", async () => {
  const counts: number[] = [];
  for (const resolution of [0.3, 1, 3]) counts.push((await communities(karate.form, { resolution, runs: 30 })).count);
  expect(counts[0]!).toBeLessThan(counts[1]!);
  expect(counts[1]!).toBeLessThan(counts[2]!);
});

test("the runs do not depend on how they are put into chunks", () => {
  const chunk = {
    n: 10,
    source: Uint32Array.from(twoBlocks(), ([i]) => i!),
    target: Uint32Array.from(twoBlocks(), ([, j]) => j!),
    strength: Float64Array.from({ length: 21 }, (_, k) => 1 + (k % 3)),
    resolution: 2.5,
    seed: 3,
    round: 0,
  };
  const atOnce = louvainRuns({ ...chunk, runs: [0, 1, 2, 3] });
  expect([...louvainRuns({ ...chunk, runs: [3] }), ...louvainRuns({ ...chunk, runs: [2, 0] })]).toEqual([
    atOnce[3],
    atOnce[2],
    atOnce[0],
  ]);
});

test("progress is heard in every round, from the first chunk to the last, and a cancelled search stops", async () => {
  const heard: number[] = [];
  const { rounds } = await communities(karate.form, {
    runs: 100,
    onProgress: (done, total) => heard.push(done / total),
  });
  expect(rounds).toBeGreaterThan(1);
  expect(heard).toEqual(Array.from({ length: rounds }, () => [0.2, 0.4, 0.6, 0.8, 1]).flat());
  const stop = AbortSignal.abort();
  await expect(communities(karate.form, { signal: stop })).rejects.toMatchObject({ name: "AbortError" });
});

test("the chunks that a pool gets can be cloned", async () => {
  const own = inPlace({ louvain: louvainRuns });
  const cloning: Pool = { ...own, run: (kernel, chunks, options) => own.run(kernel, structuredClone(chunks), options) };
  const options = { runs: 20 };
  expect(await communities(karate.form, { ...options, pool: cloning })).toEqual(
    await communities(karate.form, options),
  );
});

test("a layer without ties, no runs and an impossible resolution are refused", async () => {
  await expect(communities(formOf(3, []))).rejects.toThrow(/has no ties/);
  await expect(communities(karate.form, { runs: 0 })).rejects.toThrow(/no number of runs/);
  await expect(communities(karate.form, { resolution: 0 })).rejects.toThrow(/above 0/);
});
