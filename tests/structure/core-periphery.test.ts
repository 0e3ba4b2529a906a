import * as fc from "fast-check";
import { expect, test, vi } from "vitest";
import type { Compact } from "../../src/network/compact.ts";
import {
  corePeriphery,
  corePeripheryDraws,
  corePeripheryTest,
  type CorePeripheryOptions,
} from "../../src/structure/core-periphery.ts";
import { inPlace, type Pool } from "../../src/support/pool.ts";
import type * as Random from "../../src/support/random.ts";
import { stream } from "../../src/support/random.ts";
import { formOf, golden, relabelled } from "./form.ts";

const random = vi.hoisted(() => ({ asked: [] as string[] }));
vi.mock("../../src/support/random.ts", async (original) => {
  const module = await original<typeof Random>();
  return {
    ...module,
    stream: (...numbers: [number, ...number[]]) => {
      random.asked.push(numbers.join(" "));
      return module.stream(...numbers);
    },
  };
});

const karate = golden.find(({ name }) => name === "karate")!;

/** Pearson correlation over all pairs, from the matrix. */
function plainFit(form: Compact, ideal: (i: number, j: number) => number, weighted = true): number {
  const a: number[] = [];
  const b: number[] = [];
  for (let i = 0; i < form.n; i++)
    for (let j = i + 1; j < form.n; j++) {
      const slot = [...form.neighbours.subarray(form.offsets[i], form.offsets[i + 1])].indexOf(j);
      a.push(slot === -1 ? 0 : weighted ? form.strengths[form.offsets[i]! + slot]! : 1);
      b.push(ideal(i, j));
    }
  const mean = (x: number[]): number => x.reduce((s, v) => s + v, 0) / x.length;
  const [ma, mb] = [mean(a), mean(b)];
  const cov = a.reduce((s, v, k) => s + (v - ma) * (b[k]! - mb), 0);
  const spread = (x: number[], m: number): number => x.reduce((s, v) => s + (v - m) ** 2, 0);
  return cov / Math.sqrt(spread(a, ma) * spread(b, mb));
}

const network = fc.integer({ min: 3, max: 9 }).chain((n) =>
  fc
    .array(
      fc.tuple(fc.nat(n - 1), fc.nat(n - 1), fc.integer({ min: 1, max: 9 })).filter(([i, j]) => i !== j),
      { maxLength: 20 },
    )
    .map((ties) => formOf(n, ties)),
);

test("the discrete core is the best of all subsets, for both patterns, with and without strengths", () => {
  fc.assert(
    fc.property(network, fc.boolean(), fc.constantFrom("both", "either"), (form, weighted, pattern) => {
      const options: CorePeripheryOptions = { weighted, pattern };
      const found = corePeriphery(form, options);
      let best = -Infinity;
      for (let set = 1; set < 2 ** form.n; set++) {
        const inside = (i: number): number => (set >> i) & 1;
        const fit = plainFit(
          form,
          (i, j) => (pattern === "both" ? inside(i) & inside(j) : inside(i) | inside(j)),
          weighted,
        );
        if (fit > best) best = fit;
      }
      if (found === null) {
        expect(best).toBe(-Infinity);
        return;
      }
      expect(found.fit).toBeCloseTo(best, 9);
      const { core } = found;
      expect(found.fit).toBeCloseTo(
        plainFit(form, (i, j) => (pattern === "both" ? core[i]! & core[j]! : core[i]! | core[j]!), weighted),
        9,
      );
    }),
    { numRuns: 150 },
  );
});

test("the continuous fit is that of the coreness, and no lower than the discrete one", () => {
  fc.assert(
    fc.property(network, (form) => {
      const found = corePeriphery(form);
      if (found === null) return;
      const { coreness, continuousFit, fit } = found;
      expect(continuousFit).toBeCloseTo(
        plainFit(form, (i, j) => coreness[i]! * coreness[j]!),
        7,
      );
      expect(continuousFit).toBeGreaterThan(fit - 1e-6);
      expect(Math.max(...coreness)).toBe(1);
      expect(Math.min(...coreness)).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 100 },
  );
});

test("the continuous fit is that of a general optimiser, or better", () => {
  // The best of 12 starts of scipy.optimize.minimize (L-BFGS-B, 0 <= c <= 1), SciPy 1.10. In the first, the third and the
  // last the best pattern is a star, which is only approached.
  const expected = {
    weighted: 0.4364842,
    "disconnected, with isolated cities": 0.4602584,
    "equal paths": 0.3362366,
    karate: 0.4801931,
    florentine: 0.5075185,
  };
  for (const [wanted, fit] of Object.entries(expected)) {
    const { form } = golden.find(({ name }) => name === wanted)!;
    expect(corePeriphery(form)!.continuousFit, wanted).toBeGreaterThan(fit - 3e-4);
  }
  expect(corePeriphery(karate.form)!.continuousFit).toBeGreaterThan(0.4913);
});

test("no other coreness of one city fits better", () => {
  const { coreness, continuousFit } = corePeriphery(karate.form)!;
  for (let city = 0; city < karate.form.n; city++)
    for (const factor of [0, 0.9, 0.99, 1.01, 1.1, 2]) {
      const other = coreness.slice();
      other[city] = coreness[city] === 0 ? factor / 20 : coreness[city]! * factor;
      expect(plainFit(karate.form, (i, j) => other[i]! * other[j]!)).toBeLessThan(continuousFit + 1e-7);
    }
});

test("a perfect core is found and fits with 1", () => {
  const core: number[][] = [];
  for (let i = 0; i < 5; i++) for (let j = i + 1; j < 5; j++) core.push([i, j, 2]);
  const alone = corePeriphery(formOf(12, core))!;
  expect([...alone.core]).toEqual([1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0]);
  expect(alone.fit).toBeCloseTo(1, 12);
  expect(alone.continuousFit).toBeCloseTo(1, 12);
  const tied = [...core];
  for (let i = 0; i < 5; i++) for (let j = 5; j < 12; j++) tied.push([i, j, 2]);
  const either = corePeriphery(formOf(12, tied), { pattern: "either" })!;
  expect(either).toMatchObject({ coreSize: 5, core: alone.core });
  expect(either.fit).toBeCloseTo(1, 12);
});

test("the blocks count pairs, ties and strengths", () => {
  const form = formOf(6, [
    [0, 1, 8],
    [0, 2, 8],
    [1, 2, 8],
    [2, 3, 1],
    [3, 4, 2],
  ]);
  const { core, coreSize, blocks } = corePeriphery(form)!;
  expect([...core]).toEqual([1, 1, 1, 0, 0, 0]);
  expect(coreSize).toBe(3);
  expect(blocks).toEqual({
    core: { pairs: 3, ties: 3, density: 1, meanStrength: 8 },
    between: { pairs: 9, ties: 1, density: 1 / 9, meanStrength: 1 },
    periphery: { pairs: 3, ties: 1, density: 1 / 3, meanStrength: 2 },
  });
});

test("a star has its centre as core in the pattern of either, and its coreness settles", () => {
  const star = formOf(
    8,
    [1, 2, 3, 4, 5, 6, 7].map((leaf) => [0, leaf, 1]),
  );
  const found = corePeriphery(star, { pattern: "either" })!;
  expect([...found.core]).toEqual([1, 0, 0, 0, 0, 0, 0, 0]);
  expect(found.fit).toBeCloseTo(1, 12);
  expect(found.coreness[0]).toBe(1);
  expect(found.continuousFit).toBeGreaterThan(0.99);
});

test("with every tie as 1 strengths change nothing, and another unit of strength changes nothing", () => {
  const ties = karate.graph.ties.map(([i, j, w]) => [i!, j!, w! * 1e6]);
  const ones = karate.graph.ties.map(([i, j]) => [i!, j!, 1]);
  const n = karate.graph.n;
  expect(corePeriphery(karate.form, { weighted: false })!.core).toEqual(corePeriphery(formOf(n, ones))!.core);
  const scaled = corePeriphery(formOf(n, ties))!;
  expect(scaled.core).toEqual(corePeriphery(karate.form)!.core);
  expect(scaled.fit).toBeCloseTo(corePeriphery(karate.form)!.fit, 12);
});

test("renamed cities have the same core, coreness and fit", () => {
  const { n, ties } = karate.graph;
  const order = Array.from({ length: n }, (_, i) => (i * 5 + 3) % n);
  const before = corePeriphery(karate.form)!;
  const after = corePeriphery(formOf(n, relabelled(ties, order)))!;
  expect(after.fit).toBeCloseTo(before.fit, 12);
  expect(after.continuousFit).toBeCloseTo(before.continuousFit, 8);
  before.core.forEach((inside, city) => expect(after.core[order[city]!]).toBe(inside));
  before.coreness.forEach((c, city) => expect(Math.abs(after.coreness[order[city]!]! - c)).toBeLessThan(1e-3));
});

test("without ties, with all pairs tied alike, and on fewer than three cities there is no core", () => {
  const complete = formOf(
    4,
    [0, 1, 2, 3].flatMap((i) => [0, 1, 2, 3].filter((j) => j > i).map((j) => [i, j, 0.1])),
  );
  for (const form of [formOf(0, []), formOf(1, []), formOf(5, []), formOf(2, [[0, 1, 3]]), complete])
    expect(corePeriphery(form)).toBeNull();
});

test("directed forms are refused", () => {
  expect(() => corePeriphery(formOf(3, [[0, 1, 1]], true))).toThrow(RangeError);
});

test("a core beyond the degrees is significant, one that the degrees make is not", async () => {
  const { integer } = stream(4);
  const ties: number[][] = [];
  const pairs = new Set<number>();
  while (ties.length < 60) {
    const [i, j] = [integer(24), integer(24)].sort((a, b) => a - b) as [number, number];
    if (i === j || pairs.has(i * 24 + j)) continue;
    pairs.add(i * 24 + j);
    ties.push([i, j, 1]);
  }
  const random = (await corePeripheryTest(formOf(24, ties), { permutations: 49, starts: 2 }))!;
  expect(random.p).toBeGreaterThan(0.05);
  const strong = ties.filter(([i, j]) => i! >= 6 || j! >= 6);
  for (let i = 0; i < 6; i++) for (let j = i + 1; j < 6; j++) strong.push([i, j, 1]);
  const planted = (await corePeripheryTest(formOf(24, strong), { permutations: 49, starts: 2 }))!;
  expect(planted.p).toBe(1 / 50);
  expect(planted.swaps).toBeGreaterThan(0);
});

test("where nothing can be rewired p is 1, and chunks in any hands give the same", async () => {
  const star = formOf(
    6,
    [1, 2, 3, 4, 5].map((leaf) => [0, leaf, leaf]),
  );
  expect(await corePeripheryTest(star, { permutations: 19 })).toMatchObject({ swaps: 0, p: 1 });
  const shared = { form: karate.form, nullModel: "strength-preserving" as const, options: { starts: 1, seed: 3 } };
  const whole = corePeripheryDraws({ from: 0, to: 6 }, shared);
  const parts = [corePeripheryDraws({ from: 0, to: 2 }, shared), corePeripheryDraws({ from: 2, to: 6 }, shared)];
  expect(parts.flatMap(({ fits }) => [...fits])).toEqual([...whole.fits]);
});

test("no single city that goes in or out makes the core fit better", () => {
  for (let k = 0; k < 12; k++) {
    const { integer } = stream(21, k);
    const drawn = Array.from({ length: 25 }, () => [integer(12), integer(12), 1 + integer(5)]);
    const form = formOf(
      12,
      drawn.filter(([i, j]) => i !== j),
    );
    const { core, fit } = corePeriphery(form, { starts: 0 })!;
    for (let city = 0; city < 12; city++) {
      const other = core.slice();
      other[city] = 1 - core[city]!;
      const size = other.reduce((total, inside) => total + inside, 0);
      if (size < 2 || size === 12) continue;
      expect(plainFit(form, (i, j) => other[i]! & other[j]!)).toBeLessThan(fit + 1e-9);
    }
  }
});

test("random cores are drawn from other streams than networks and coreness", () => {
  random.asked.length = 0;
  const options = { starts: 4, seed: 6 };
  corePeripheryDraws({ from: 0, to: 4 }, { form: karate.form, nullModel: "degree-preserving", options });
  const networks = random.asked.filter((numbers) => numbers.split(" ").length === 2);
  expect(networks).toEqual(["6 0", "6 1", "6 2", "6 3"]);
  random.asked.length = 0;
  corePeriphery(karate.form, options);
  expect(new Set(random.asked).size).toBe(random.asked.length);
  expect(random.asked).toHaveLength(14);
});

test("the draws of another seed are others", () => {
  const draws = (seed: number): number[] => {
    const options = { starts: 0, seed };
    const shared = { form: karate.form, nullModel: "degree-preserving" as const, options };
    return [...corePeripheryDraws({ from: 0, to: 20 }, shared).fits];
  };
  expect(draws(1)).not.toEqual(draws(2));
});

test("the test searches from two random cores unless told otherwise", async () => {
  const starts: unknown[] = [];
  const own = inPlace({ "core-periphery": corePeripheryDraws });
  const pool: Pool = {
    ...own,
    run: (kernel, chunks, options) => {
      starts.push((options!.shared as { options: CorePeripheryOptions }).options.starts);
      return own.run(kernel, chunks, options);
    },
  };
  await corePeripheryTest(karate.form, { permutations: 2, pool });
  await corePeripheryTest(karate.form, { permutations: 2, pool, starts: 3 });
  expect(starts).toEqual([2, 3]);
});
