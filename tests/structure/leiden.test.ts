import { describe, expect, test } from "vitest";
import { type Compact, compactDirected } from "../../src/network/compact.ts";
import { leiden, type LeidenOptions } from "../../src/structure/leiden.ts";
import { type Objective, quality } from "../../src/structure/quality.ts";
import { stream } from "../../src/support/random.ts";
import goldenFile from "../golden/communities.json" with { type: "json" };
import { openFolder } from "../read-folder.ts";
import { formOf, relabelled, twoBlocks } from "./form.ts";

interface Golden {
  readonly n?: number;
  readonly directed?: boolean;
  readonly ties?: number[][];
  /** A layer of the default dataset instead. */
  readonly layer?: string;
  readonly floor: readonly { objective: Objective; resolution: number; median: number; best: number }[];
}

const { network } = openFolder("data/yrd").dataset;
const golden = Object.entries(goldenFile as Record<string, Golden>).map(
  ([name, { n, directed, ties, layer, floor }]) => ({
    name,
    form:
      layer === undefined
        ? formOf(n!, ties!, directed)
        : compactDirected(network.cities.length, network.layers.get(layer)!),
    floor,
  }),
);
const karate = golden.find(({ name }) => name === "karate")!.form;

/** Whether the members of every community reach each other by ties inside it, whatever their direction. */
function allConnected(form: Compact, partition: Uint32Array): boolean {
  const around: number[][] = Array.from({ length: form.n }, () => []);
  for (let i = 0; i < form.n; i++)
    for (let slot = form.offsets[i]!; slot < form.offsets[i + 1]!; slot++) {
      const j = form.neighbours[slot]!;
      if (partition[i] !== partition[j]) continue;
      around[i]!.push(j);
      around[j]!.push(i);
    }
  const seen = new Set<number>();
  const started = new Set<number>();
  for (let i = 0; i < form.n; i++) {
    if (seen.has(i)) continue;
    if (started.has(partition[i]!)) return false;
    started.add(partition[i]!);
    const reached = new Set([i]);
    for (const k of reached) for (const j of around[k]!) reached.add(j);
    for (const k of reached) seen.add(k);
  }
  return true;
}

describe("the median over 20 seeds is at least that of leidenalg", () => {
  for (const { name, form, floor } of golden)
    test(name, () => {
      for (const { objective, resolution, median } of floor) {
        const found = Array.from({ length: 20 }, (_, seed) => leiden(form, { seed, objective, resolution }).quality!);
        found.sort((a, b) => a - b);
        expect((found[9]! + found[10]!) / 2, `${objective}, γ = ${resolution}`).toBeGreaterThanOrEqual(median - 1e-9);
      }
    });
});

test("no community is disconnected, on 1,000 random networks", () => {
  let communities = 0;
  for (let k = 0; k < 1000; k++) {
    const { integer, uniform } = stream(7, k);
    const n = 2 + integer(30);
    const ties: number[][] = [];
    const density = 0.05 + 0.3 * uniform();
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++) if (i !== j && uniform() < density) ties.push([i, j, 1 + integer(5)]);
    const form = formOf(n, ties, k % 2 === 0);
    const objective = k % 3 === 0 ? "cpm" : "modularity";
    // Few iterations, so that nothing is left for later ones to mend.
    const { partition } = leiden(form, { seed: k, objective, resolution: 0.3 + uniform(), iterations: 1 + (k % 3) });
    expect(allConnected(form, partition)).toBe(true);
    communities += Math.max(...partition) + 1 < n ? 1 : 0;
  }
  expect(communities).toBeGreaterThan(900);
});

/** The best quality of all partitions. */
function optimum(form: Compact, options: LeidenOptions): number {
  let best = -Infinity;
  const group = new Uint32Array(form.n);
  const place = (city: number, used: number): void => {
    if (city === form.n) {
      best = Math.max(best, quality(form, group, options)!);
      return;
    }
    for (let c = 1; c <= used + 1; c++) {
      group[city] = c;
      place(city + 1, Math.max(used, c));
    }
  };
  place(0, 0);
  return best;
}

test("on networks of seven cities it hardly ever misses the best of all partitions, and never claims more", () => {
  const kinds: LeidenOptions[] = [
    { resolution: 1 },
    { resolution: 0.6 },
    { objective: "cpm", resolution: 1 },
    { objective: "cpm", resolution: 2.5 },
  ];
  let missed = 0;
  for (let k = 0; k < 200; k++) {
    const { integer } = stream(3, k);
    const drawn = Array.from({ length: 2 + integer(13) }, () => [integer(7), integer(7), 1 + integer(9)]);
    const form = formOf(
      7,
      drawn.filter(([i, j]) => i !== j),
      k % 2 === 0,
    );
    if (form.neighbours.length === 0) continue;
    const options = kinds[k % 4]!;
    const best = Math.max(...[1, 2, 3].map((seed) => leiden(form, { ...options, seed }).quality!));
    const most = optimum(form, options);
    expect(best).toBeLessThanOrEqual(most + 1e-10);
    if (best < most - 1e-10) missed++;
  }
  // Local moves, also of whole communities, cannot leave every local optimum.
  expect(missed).toBeLessThanOrEqual(4);
});

test("the quality is that of the partition", () => {
  for (const { form, floor } of golden)
    for (const { objective, resolution } of floor.slice(2, 4)) {
      const run = leiden(form, { objective, resolution, iterations: 2 });
      expect(run.quality).toBe(
        quality(
          form,
          run.partition.map((c) => c + 1),
          { objective, resolution },
        ),
      );
    }
});

test("more iterations never lower the quality", () => {
  const { form } = golden.find(({ name }) => name.startsWith("preferential"))!;
  const found = Array.from({ length: 12 }, (_, k) => leiden(form, { iterations: k + 1 }).quality!);
  for (let k = 1; k < 12; k++) expect(found[k]).toBeGreaterThanOrEqual(found[k - 1]! - 1e-12);
  expect(found[11]).toBeGreaterThan(found[0]!);
});

test("communities are numbered in the order of their first cities, and a city without ties is alone", () => {
  const blocks = relabelled(twoBlocks(), [3, 4, 5, 6, 7, 1, 9, 10, 11, 12]);
  // 0, 2 and 8 have no ties.
  expect([...leiden(formOf(13, blocks)).partition]).toEqual([0, 1, 2, 3, 3, 3, 3, 3, 4, 1, 1, 1, 1]);
});

test("directed modularity parts what the undirected reading joins", () => {
  // Each city of a triangle sends 1 on and gets 1; 3 sends much to 0 and to 4, which nobody else does.
  const ties = [
    [0, 1, 2],
    [1, 2, 2],
    [2, 0, 2],
    [3, 4, 2],
    [4, 5, 2],
    [5, 3, 2],
    [2, 3, 1],
    [5, 0, 1],
  ];
  expect([...leiden(formOf(6, ties, true)).partition]).toEqual([0, 0, 0, 1, 1, 1]);
});

test("the constant Potts model parts cliques that modularity joins", () => {
  const ring = golden.find(({ name }) => name === "ring of cliques")!.form;
  const count = (options: LeidenOptions): number => Math.max(...leiden(ring, options).partition) + 1;
  expect(count({ objective: "cpm", resolution: 0.5 })).toBe(30);
  expect(count({ resolution: 1 })).toBeLessThan(30);
});

test("strengths in another unit give the same partition", () => {
  const scaled = (factor: number): Compact => ({
    ...karate,
    strengths: karate.strengths.map((w) => w * factor) as Compact["strengths"],
  });
  const found = leiden(karate, { iterations: 1, seed: 4 });
  for (const factor of [2 ** -40, 2 ** 30])
    expect(leiden(scaled(factor), { iterations: 1, seed: 4 }).partition).toEqual(found.partition);
});

test("the same seed gives the same; `stable` says whether the search came to its end", () => {
  expect(leiden(karate, { seed: 5 })).toEqual(leiden(karate, { seed: 5 }));
  expect(leiden(karate, { iterations: 2 })).toMatchObject({ iterations: 2, stable: false });
  expect(leiden(karate).stable).toBe(true);
});

test("without ties every city is alone and the quality is not defined; a resolution is above 0", () => {
  expect(leiden(formOf(3, []))).toEqual({
    partition: Uint32Array.of(0, 1, 2),
    quality: null,
    iterations: 0,
    stable: true,
  });
  expect(() => leiden(karate, { resolution: 0 })).toThrow(RangeError);
});
