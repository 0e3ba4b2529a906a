import { expect, test } from "vitest";
import { leiden } from "../../src/structure/leiden.ts";
import { nullModelOf } from "../../src/structure/null-models/registry.ts";
import { modularityDraws, modularityTest, modularityTestKernel } from "../../src/structure/modularity-test.ts";
import { inPlace, type Pool } from "../../src/support/pool.ts";
import { stream } from "../../src/support/random.ts";
import { formOf, golden, twoBlocks } from "./form.ts";

const karate = golden.find(({ name }) => name === "karate")!.form;

function randomTies(n: number, m: number, seed: number): number[][] {
  const { integer } = stream(seed);
  const pairs = new Map<number, number[]>();
  while (pairs.size < m) {
    const [i, j] = [integer(n), integer(n)].sort((a, b) => a - b) as [number, number];
    if (i !== j) pairs.set(i * n + j, [i, j, 1 + integer(3)]);
  }
  return [...pairs.values()];
}

test("planted communities are more than chance", async () => {
  const found = await modularityTest(formOf(10, twoBlocks()), { permutations: 199 });
  expect(found.p).toBe(1 / 200);
  expect(found.smallestP).toBe(1 / 200);
  expect(found.observed).toBeGreaterThan(found.mean + 3 * found.sd);
  expect(found.swaps).toBeGreaterThan(0);
});

test("a random network has a modularity above 0, and is not found significant", async () => {
  const found = await modularityTest(formOf(30, randomTies(30, 60, 1)), { permutations: 99 });
  expect(found.observed).toBeGreaterThan(0.3);
  expect(found.p).toBeGreaterThan(0.05);
});

test("strengths are kept by default, since a strong tie between weak cities is a community by chance", async () => {
  // Three hubs with strong ties among themselves and weak ones to everybody: no communities.
  const ties: number[][] = [];
  for (let i = 0; i < 3; i++)
    for (let j = i + 1; j < 20; j++) if (j < 3 || (i + j) % 4 > 0) ties.push([i, j, j < 3 ? 60 : 2]);
  for (let j = 3; j < 19; j++) ties.push([j, j + 1, 1]);
  const form = formOf(20, ties);
  const kept = await modularityTest(form, { permutations: 49 });
  const lost = await modularityTest(form, { permutations: 49, nullModel: "degree-preserving" });
  expect(kept.nullModel).toBe("strength-preserving");
  expect(kept.strengthError).toBeLessThan(0.2);
  expect(lost.strengthError).toBeNaN();
  expect(lost.mean).toBeGreaterThan(kept.mean + 0.1);
});

test("p is spread evenly over random networks", async () => {
  let low = 0;
  for (let seed = 0; seed < 40; seed++) {
    const form = formOf(14, randomTies(14, 25, 100 + seed));
    if ((await modularityTest(form, { permutations: 19, runs: 1 })).p <= 0.5) low++;
  }
  // Binomial (40, 1/2): outside once in 1,000.
  expect(low).toBeGreaterThan(9);
  expect(low).toBeLessThan(31);
});

test("the best of the observed network is the optimum of the karate club", async () => {
  const { observed } = await modularityTest(karate, { permutations: 1 });
  expect(observed).toBeGreaterThan(0.444);
  expect(observed).toBeLessThan(0.44492);
});

test("where nothing can be rewired every draw equals the network and p is 1", async () => {
  const star = formOf(
    6,
    [1, 2, 3, 4, 5].map((leaf) => [0, leaf, leaf]),
  );
  const found = await modularityTest(star, { permutations: 19 });
  expect(found).toMatchObject({ swaps: 0, p: 1 });
  expect(found.z).toBeNaN();
});

test("chunks in any hands give the same, and draws depend on the seed", async () => {
  const options = { permutations: 60, runs: 1 };
  const found = await modularityTest(karate, options);
  const one: Pool = {
    ...inPlace({}),
    // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- as the pool declares it
    run: async <I, O>(_: string, chunks: readonly I[], { shared }: { shared?: unknown } = {}) =>
      [...chunks]
        .reverse()
        .map((chunk) => modularityDraws(chunk as never, shared as never) as O)
        .reverse(),
  };
  expect(await modularityTest(karate, { ...options, pool: one })).toEqual(found);
  const other = await modularityTest(karate, {
    ...options,
    seed: 2,
    pool: inPlace({ [modularityTestKernel]: modularityDraws }),
  });
  expect(other.mean).not.toBe(found.mean);
});

test("a network without ties, and a model that draws none, are refused", async () => {
  await expect(modularityTest(formOf(3, []))).rejects.toThrow("no ties");
  await expect(modularityTest(karate, { nullModel: "label-permutation" })).rejects.toThrow(RangeError);
});

test("a draw has the best modularity of its runs, of the network and the streams that belong to it", () => {
  const form = formOf(40, randomTies(40, 90, 6));
  for (const seed of [1, 2]) {
    const shared = { form, nullModel: "strength-preserving", seed, runs: 3, resolution: 1.2 } as const;
    const { best } = modularityDraws({ from: 2, to: 22 }, shared);
    let differing = 0;
    for (let i = 2; i < 22; i++) {
      const drawn = nullModelOf("strength-preserving").draw(form, stream(seed, i)).form;
      const found = [0, 1, 2].map((run) => leiden(drawn, { draw: stream(seed, i + 1, run), resolution: 1.2 }).quality!);
      expect(best[i - 2]).toBe(Math.max(...found));
      if (Math.max(...found) > Math.min(...found) + 1e-6) differing++;
    }
    expect(differing).toBeGreaterThan(0);
  }
});

test("a complete network has no swaps, but its strengths are drawn: the draws are not the network", async () => {
  const ties: number[][] = [];
  for (let i = 0; i < 12; i++) for (let j = i + 1; j < 12; j++) ties.push([i, j, 1 + ((i * 31 + j * 17) % 23)]);
  const found = await modularityTest(formOf(12, ties), { permutations: 19, runs: 1 });
  expect(found.swaps).toBe(0);
  expect(found.sd).toBeGreaterThan(1e-3);
  const kept = await modularityTest(formOf(12, ties), { permutations: 9, nullModel: "degree-preserving" });
  expect(kept).toMatchObject({ swaps: 0, sd: 0, p: 1 });
});
