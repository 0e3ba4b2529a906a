import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { communities } from "../../src/structure/communities.ts";
import type { RunsChunk, RunsShared, SeededRun } from "../../src/structure/community-runs.ts";
import { leiden } from "../../src/structure/leiden.ts";
import { leidenRuns } from "../../src/structure/leiden-runs.ts";
import { louvainRuns } from "../../src/structure/louvain.ts";
import { modularity } from "../../src/structure/modularity.ts";
import { quality } from "../../src/structure/quality.ts";
import { inPlace, type Pool } from "../../src/support/pool.ts";
import communityGraphs from "../golden/communities.json" with { type: "json" };
import { formOf, golden, relabelled, twoBlocks } from "./form.ts";

const methods = ["leiden", "louvain"] as const;

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

test.each(methods)("%s finds two planted blocks in every run", async (method) => {
  const found = await communities(formOf(10, twoBlocks()), { method });
  expect([...found.partition]).toEqual([1, 1, 1, 1, 1, 2, 2, 2, 2, 2]);
  expect(found).toMatchObject({ count: 2, stability: 1, rounds: 1, converged: true });
  const bridge = found.ties.source.findIndex((i, k) => i === 4 && found.ties.target[k] === 5);
  expect(found.ties.together[bridge]).toBe(0);
});

test.each(methods)("the consensus of %s on the karate club is as good as the best partition known", async (method) => {
  // 0.4449 is the optimum with these strengths: 2,000 Louvain runs of NetworkX 2.8.8 find none above 0.44491.
  const found = await communities(karate.form, { method });
  expect(found.converged).toBe(true);
  expect(found.modularity).toBeGreaterThan(0.444);
  expect(found.modularity).toBeLessThan(0.44492);
});

test("the modularity is that of the partition on the layer", async () => {
  const found = await communities(karate.form, { runs: 20, resolution: 1.3 });
  expect(found.modularity).toBe(modularity(karate.form, found.partition, 1.3));
});

test("on the cooperation of the delta all seeds agree, though the runs of Louvain do not", async () => {
  const form = formOf(41, copublication());
  const first = await communities(form, { seed: 1, method: "louvain" });
  expect(first.stability).toBeLessThan(0.95);
  for (const seed of [2, 3, 4])
    expect((await communities(form, { seed, method: "louvain" })).partition).toEqual(first.partition);
});

test("the qualities are those of the runs, on the layer", async () => {
  const { form } = golden.find(({ graph }) => graph.directed)!;
  for (const options of [{}, { objective: "cpm", resolution: 2 }, { resolution: 1.5 }] as const) {
    const found = await communities(form, { ...options, runs: 5 });
    expect(found.partitions).toHaveLength(5);
    found.partitions.forEach((partition, run) =>
      expect(found.qualities[run]).toBeCloseTo(quality(form, partition, options)!, 13),
    );
    expect(found.quality).toBeCloseTo(quality(form, found.partition, options)!, 13);
  }
});

test("the median run of Leiden is at least as good as that of Louvain, and better on some network", () => {
  let better = 0;
  for (const graph of Object.values(communityGraphs as Record<string, Partial<typeof communityGraphs.karate>>)) {
    if (graph.ties === undefined || graph.directed === true) continue;
    const form = formOf(graph.n!, graph.ties);
    const shared = { form, objective: "modularity", resolution: 1, seed: 1, round: 0 } as const;
    const runs = { runs: Array.from({ length: 21 }, (_, run) => run) };
    const median = (kernel: typeof leidenRuns): number =>
      kernel(runs, shared)
        .map((run) => run.quality)
        .sort((a, b) => a - b)[10]!;
    const [ours, theirs] = [median(leidenRuns), median(louvainRuns)];
    expect(ours).toBeGreaterThanOrEqual(theirs - 1e-12);
    if (ours > theirs + 1e-4) better++;
  }
  expect(better).toBeGreaterThan(2);
});

test("Leiden searches a directed layer by its directed modularity", async () => {
  const { form } = golden.find(({ graph }) => graph.directed)!;
  const found = await communities(form, { runs: 20 });
  expect(found.modularity).toBe(quality(form, found.partition));
  expect(found.modularity).not.toBeCloseTo(modularity(form, found.partition)!, 3);
  expect(Math.max(...found.qualities)).toBeGreaterThanOrEqual(leiden(form).quality! - 1e-12);
});

test("the constant Potts model gives other communities, and their modularity at 1", async () => {
  const found = await communities(karate.form, { objective: "cpm", resolution: 1.6, runs: 20 });
  expect(found.modularity).toBe(modularity(karate.form, found.partition));
  expect(found.quality).toBe(quality(karate.form, found.partition, { objective: "cpm", resolution: 1.6 }));
  expect(found.count).toBeGreaterThan(4);
});

test("the same seed gives the same, another seed other runs", async () => {
  const form = formOf(41, copublication());
  const options = { runs: 30, seed: 7, method: "louvain" } as const;
  const found = await communities(form, options);
  expect(await communities(form, options)).toEqual(found);
  expect((await communities(form, { ...options, seed: 8 })).ties.together).not.toEqual(found.ties.together);
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
    expect((await communities(formOf(34, rows(factor)), { runs: 20 })).ties.together).toEqual(found.ties.together);
});

test("Louvain reads a directed layer with its two directions summed", async () => {
  const oneWay = karate.graph.ties.flatMap(([i, j, w], k) =>
    k % 3 === 0
      ? [
          [i!, j!, w! / 2],
          [j!, i!, w! / 2],
        ]
      : [k % 3 === 1 ? [i!, j!, w!] : [j!, i!, w!]],
  );
  const options = { runs: 20, method: "louvain" } as const;
  const found = await communities(formOf(34, oneWay, true), options);
  expect(found.ties).toEqual((await communities(karate.form, options)).ties);
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

test.each([leidenRuns, louvainRuns])("the runs do not depend on how they are put into chunks", (kernel) => {
  const ties = twoBlocks().map(([i, j], k) => [i!, j!, 1 + (k % 3)]);
  const shared = { form: formOf(10, ties), objective: "modularity", resolution: 2.5, seed: 3, round: 0 } as const;
  const atOnce = kernel({ runs: [0, 1, 2, 3] }, shared);
  expect([...kernel({ runs: [3] }, shared), ...kernel({ runs: [2, 0] }, shared)]).toEqual([
    atOnce[3],
    atOnce[2],
    atOnce[0],
  ]);
});

test("progress is heard in every round, from the first chunk to the last, and a cancelled search stops", async () => {
  const heard: number[] = [];
  const { rounds } = await communities(karate.form, {
    runs: 100,
    method: "louvain",
    onProgress: (done, total) => heard.push(done / total),
  });
  expect(rounds).toBeGreaterThan(1);
  expect(heard).toEqual(Array.from({ length: rounds }, () => [0.2, 0.4, 0.6, 0.8, 1]).flat());
  const stop = AbortSignal.abort();
  await expect(communities(karate.form, { signal: stop })).rejects.toMatchObject({ name: "AbortError" });
});

test("the chunks that a pool gets can be cloned", async () => {
  const own = inPlace({ leiden: leidenRuns });
  const cloning: Pool = {
    ...own,
    run: (kernel, chunks, options) =>
      own.run(kernel, structuredClone(chunks), { ...options, shared: structuredClone(options?.shared) }),
  };
  const options = { runs: 20 };
  expect(await communities(karate.form, { ...options, pool: cloning })).toEqual(
    await communities(karate.form, options),
  );
});

test("a layer without ties, no runs and an impossible resolution are refused", async () => {
  await expect(communities(formOf(3, []))).rejects.toThrow(/has no ties/);
  await expect(communities(karate.form, { runs: 0 })).rejects.toThrow(/no number of runs/);
  await expect(communities(karate.form, { resolution: 0 })).rejects.toThrow(/above 0/);
  await expect(communities(karate.form, { method: "louvain", objective: "cpm" })).rejects.toThrow(/modularity only/);
});

/** A pool that answers with the partitions of round r, by run, and keeps what it was asked. */
function scripted(answer: (round: number, run: number) => ArrayLike<number>): { pool: Pool; asked: RunsShared[] } {
  const asked: RunsShared[] = [];
  const runs = ({ runs: numbers }: RunsChunk, shared: RunsShared): SeededRun[] => {
    if (asked.at(-1)?.round !== shared.round) asked.push(shared);
    return numbers.map((run) => ({ partition: Uint32Array.from(answer(shared.round, run)), quality: 0 }));
  };
  return { pool: inPlace({ leiden: runs }), asked };
}

test("pairs seldom together are dropped, but a city that would lose all keeps its best pair", async () => {
  const path = formOf(
    6,
    [0, 1, 2, 3, 4].map((i) => [i, i + 1, 1]),
  );
  // 0 and 1 are always together, 2 with both once, 3 with 4 three times, 5 with nobody.
  const { pool, asked } = scripted((round, run) =>
    round > 0 || run > 3 ? [0, 0, 1, 2, 3, 4] : run === 0 ? [0, 0, 0, 1, 2, 3] : [0, 0, 1, 2, 2, 3],
  );
  const found = await communities(path, { pool, runs: 20 });
  expect(asked).toHaveLength(2);
  expect(asked[1]!.form).toEqual(
    formOf(6, [
      [0, 1, 1],
      [0, 2, 0.05],
      [3, 4, 0.15],
    ]),
  );
  expect([...found.partition]).toEqual([1, 1, 2, 3, 4, 5]);
  expect(found).toMatchObject({ rounds: 2, converged: true });
});

test("the runs of the first round are searched to their end, those of the consensus are not", async () => {
  const { pool, asked } = scripted((round, run) => (round < 2 && run > 0 ? [0, 0, 1, 1] : [0, 0, 0, 1]));
  const form = formOf(4, [
    [0, 1, 1],
    [1, 2, 1],
    [2, 3, 1],
  ]);
  await communities(form, { pool, runs: 4, objective: "cpm", resolution: 0.4 });
  expect(asked.map(({ round, objective, resolution, patience }) => [round, objective, resolution, patience])).toEqual([
    [0, "cpm", 0.4, undefined],
    [1, "modularity", 1, 1],
    [2, "modularity", 1, 1],
  ]);
});

test("above 1,000 cities pairs with a common neighbour are followed too, about as many again", async () => {
  const n = 1200;
  const ring = formOf(
    n,
    Array.from({ length: n }, (_, i) => [i, (i + 1) % n, 1]),
  );
  const whole = new Uint32Array(n);
  const halves = Uint32Array.from({ length: n }, (_, i) => (i < n / 2 ? 0 : 1));
  const { pool, asked } = scripted((round, run) => (round < 2 && run === 0 ? halves : whole));
  await communities(ring, { pool, runs: 2 });
  expect(asked).toHaveLength(3);
  expect(asked[1]!.form.neighbours).toHaveLength(2 * n);
  // Of n draws some are the same; two cities with a common neighbour on a ring are two steps apart.
  const { offsets, neighbours } = asked[2]!.form;
  const steps = new Map<number, number>();
  for (let i = 0; i < n; i++)
    for (const j of neighbours.subarray(offsets[i], offsets[i + 1])) {
      const apart = Math.min((i - j + n) % n, (j - i + n) % n);
      steps.set(apart, (steps.get(apart) ?? 0) + 1);
    }
  expect(new Set(steps.keys())).toEqual(new Set([1, 2]));
  expect(steps.get(1)).toBe(2 * n);
  expect(steps.get(2)! / 2).toBeGreaterThan(0.55 * n);
  expect(steps.get(2)! / 2).toBeLessThan(0.72 * n);
});
