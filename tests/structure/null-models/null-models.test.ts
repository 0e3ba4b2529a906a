import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Compact } from "../../../src/network/compact.ts";
import { degreePreserving, swapAttempts, swapEnds } from "../../../src/structure/null-models/degree-preserving.ts";
import { permutedLabels } from "../../../src/structure/null-models/label-permutation.ts";
import { drawChunks, permutationTest } from "../../../src/structure/null-models/permutation-test.ts";
import { nullModelOf, nullModels, type NullModelId } from "../../../src/structure/null-models/registry.ts";
import { strengthPreserving } from "../../../src/structure/null-models/strength-preserving.ts";
import { compactOf, tieList } from "../../../src/network/tie-list.ts";
import { makeTieSet } from "../../../src/structure/null-models/tie-set.ts";
import { strength } from "../../../src/network/strength.ts";
import { stream } from "../../../src/support/random.ts";
import { expectClose, formOf, golden } from "../form.ts";

const karate = golden.find(({ name }) => name === "karate")!.form;

/** A random network of up to 12 cities, any pair tied or not. */
const network = (directed: boolean): fc.Arbitrary<Compact> =>
  fc.integer({ min: 2, max: 12 }).chain((n) => {
    const pairs: [number, number][] = [];
    for (let i = 0; i < n; i++) for (let j = directed ? 0 : i + 1; j < n; j++) if (i !== j) pairs.push([i, j]);
    return fc
      .array(fc.option(fc.integer({ min: 1, max: 20 }), { freq: 1 }), {
        minLength: pairs.length,
        maxLength: pairs.length,
      })
      .map((strengths) =>
        formOf(
          n,
          pairs.flatMap(([i, j], k) => (strengths[k] === null ? [] : [[i, j, strengths[k]!]])),
          directed,
        ),
      );
  });

/** No self-tie, no pair twice, slots in order; undirected, both slots of a tie alike. */
function expectSound(form: Compact): void {
  const at = new Map<string, number>();
  for (let i = 0; i < form.n; i++)
    for (let slot = form.offsets[i]!; slot < form.offsets[i + 1]!; slot++) {
      const j = form.neighbours[slot]!;
      expect(j).not.toBe(i);
      if (slot > form.offsets[i]!) expect(j).toBeGreaterThan(form.neighbours[slot - 1]!);
      at.set(`${i} ${j}`, form.strengths[slot]!);
    }
  if (!form.directed) for (const [pair, w] of at) expect(at.get(pair.split(" ").reverse().join(" "))).toBe(w);
}

const multiset = (form: Compact): number[] => [...form.strengths].sort((a, b) => a - b);

test("a form becomes a list of ties and the same form again", () => {
  fc.assert(
    fc.property(fc.boolean().chain(network), (form) => {
      expect(compactOf(tieList(form))).toEqual(form);
    }),
    { numRuns: 50 },
  );
});

test("the set of ties answers as a set of strings does, whatever is added and removed", () => {
  const step = fc.record({ i: fc.nat(6), j: fc.nat(6) });
  fc.assert(
    fc.property(fc.boolean(), fc.array(step, { maxLength: 300 }), (directed, steps) => {
      const ties = makeTieSet(7, directed, 49);
      const plain = new Set<string>();
      const name = (i: number, j: number): string => (directed || i < j ? `${i} ${j}` : `${j} ${i}`);
      for (const { i, j } of steps) {
        expect(ties.has(i, j)).toBe(plain.has(name(i, j)));
        if (plain.delete(name(i, j))) ties.remove(i, j);
        else {
          ties.add(i, j);
          plain.add(name(i, j));
        }
      }
      for (let i = 0; i < 7; i++) for (let j = 0; j < 7; j++) expect(ties.has(i, j)).toBe(plain.has(name(i, j)));
    }),
    { numRuns: 100 },
  );
});

test("swaps keep the degrees of every city and all strengths of ties", () => {
  fc.assert(
    fc.property(fc.boolean().chain(network), fc.nat(), (form, seed) => {
      const { form: drawn } = degreePreserving(form, stream(seed));
      expectSound(drawn);
      expect(strength(drawn).out.degree).toEqual(strength(form).out.degree);
      expect(strength(drawn).in.degree).toEqual(strength(form).in.degree);
      expect(multiset(drawn)).toEqual(multiset(form));
    }),
    { numRuns: 100 },
  );
});

test("directed, the source keeps its strengths", () => {
  fc.assert(
    fc.property(network(true), (form) => {
      const { form: drawn } = degreePreserving(form, stream(1));
      expectClose(strength(drawn).out.strength, [...strength(form).out.strength], 1e-9);
    }),
    { numRuns: 30 },
  );
});

test("swaps come to all networks of the same degrees alike", () => {
  // Six cities with two ties each: 60 circles of six and 10 pairs of triangles.
  const circle = formOf(
    6,
    [0, 1, 2, 3, 4, 5].map((i) => [i, (i + 1) % 6, 1]),
  );
  const draws = 7000;
  const count = new Map<string, number>();
  for (let i = 0; i < draws; i++) {
    const key = [...degreePreserving(circle, stream(3, i)).form.neighbours].join(" ");
    count.set(key, (count.get(key) ?? 0) + 1);
  }
  expect(count.size).toBe(70);
  // 99.9 % point of χ² with 69 degrees of freedom.
  const chi = [...count.values()].reduce((total, times) => total + (times - 100) ** 2 / 100, 0);
  expect(chi).toBeLessThan(111.1);
});

test("undirected, either end of a tie may keep its strength", () => {
  // Two ties, 1 and 2: in half of the rewired networks city 0 has 1.
  const pair = formOf(4, [
    [0, 1, 1],
    [2, 3, 2],
  ]);
  const own = Array.from(
    { length: 400 },
    (_, i) => strength(degreePreserving(pair, stream(5, i)).form).out.strength[0]!,
  );
  const ones = own.filter((value) => value === 1).length;
  expect(ones).toBeGreaterThan(150);
  expect(ones).toBeLessThan(250);
});

test("each of the two ties of a swap is turned round or not by its own coin", () => {
  // A stream that draws both ties once, and then the same tie twice for ever, which is refused.
  const afterOneSwap = (drawA: number, drawB: number): string => {
    const list = tieList(
      formOf(4, [
        [0, 1, 1],
        [2, 3, 2],
      ]),
    );
    const draws = [drawA, drawB];
    expect(swapEnds(list, { ...stream(1), integer: () => draws.shift() ?? 0 })).toBe(1);
    return [0, 1].map((tie) => `${list.source[tie]}-${list.target[tie]}`).join(" ");
  };
  expect([afterOneSwap(0, 2), afterOneSwap(0, 3), afterOneSwap(1, 2), afterOneSwap(1, 3)]).toEqual([
    "0-3 2-1",
    "0-2 3-1",
    "1-3 2-0",
    "1-2 3-0",
  ]);
});

test("a star, a complete network, one tie and no tie cannot be rewired, and it is said", () => {
  const star = formOf(
    6,
    [1, 2, 3, 4, 5].map((leaf) => [0, leaf, leaf]),
  );
  const complete = formOf(
    5,
    [0, 1, 2, 3, 4].flatMap((i) => [0, 1, 2, 3, 4].filter((j) => j > i).map((j) => [i, j, i + j])),
  );
  for (const form of [star, complete, formOf(3, [[0, 1, 2]]), formOf(3, [])]) {
    const drawn = degreePreserving(form, stream(1));
    expect(drawn.swaps).toBe(0);
    expect(drawn.form).toEqual(form);
  }
});

test("every tie is swapped many times", () => {
  const m = karate.neighbours.length / 2;
  const { swaps } = degreePreserving(karate, stream(1));
  expect(swaps).toBeGreaterThan(10 * m);
  expect(swaps).toBeLessThanOrEqual(swapAttempts(m));
});

test("attempts are 10 a tie, more in a small network", () => {
  expect([1, 100, 500, 1000, 5000, 50_000].map(swapAttempts)).toEqual([100, 10_000, 50_000, 50_000, 50_000, 500_000]);
});

test("fitting keeps degrees, and strengths to the error that is given", () => {
  fc.assert(
    fc.property(fc.boolean().chain(network), fc.nat(), (form, seed) => {
      const { form: drawn, strengthError } = strengthPreserving(form, stream(seed));
      expectSound(drawn);
      const [before, after] = [strength(form), strength(drawn)];
      expect(after.out.degree).toEqual(before.out.degree);
      expect(after.in.degree).toEqual(before.in.degree);
      let largest = 0;
      for (const side of ["out", "in"] as const)
        before[side].strength.forEach((value, city) => {
          if (value > 0) largest = Math.max(largest, Math.abs(after[side].strength[city]! / value - 1));
        });
      if (form.neighbours.length > 0) expect(Math.abs(largest - strengthError)).toBeLessThan(1e-9);
      for (const w of drawn.strengths) expect(w > 0 && 1 / w < Infinity).toBe(true);
    }),
    { numRuns: 100 },
  );
});

test("where the topology can carry the strengths they are kept to one part in 10^10", () => {
  // Every city tied to 4 of 9 others with strengths 1 to 3: no city must carry more than its neighbours have.
  const ties = Array.from({ length: 10 }, (_, i) => [1, 2].map((step) => [i, (i + step) % 10, 1 + ((i * step) % 3)]));
  const form = formOf(10, ties.flat());
  for (let i = 0; i < 20; i++) {
    const drawn = strengthPreserving(form, stream(2, i));
    expect(drawn.swaps).toBeGreaterThan(0);
    expect(drawn.strengthError).toBeLessThanOrEqual(1e-10);
    expect(multiset(drawn.form)).not.toEqual(multiset(form));
  }
});

test("where nothing can be rewired the strengths are still drawn anew, and the cities keep theirs", () => {
  const pairs = [0, 1, 2, 3, 4].flatMap((i) => [0, 1, 2, 3, 4].filter((j) => j > i).map((j) => [i, j]));
  const form = formOf(
    5,
    pairs.map(([i, j], k) => [i!, j!, 20 + ((7 * k) % 10)]),
  );
  for (let i = 0; i < 10; i++) {
    const drawn = strengthPreserving(form, stream(3, i));
    expect(drawn.swaps).toBe(0);
    expect(drawn.form.neighbours).toEqual(form.neighbours);
    expectClose(strength(drawn.form).out.strength, [...strength(form).out.strength], 1e-7);
    const moved = drawn.form.strengths.filter((w, slot) => Math.abs(w - form.strengths[slot]!) > 0.1);
    expect(moved.length).toBeGreaterThan(5);
  }
});

test("where it cannot, the error is given", () => {
  // Rewired in one way, the two strong cities 0 and 1 are tied to the weak 2 and 3 only.
  const form = formOf(4, [
    [0, 1, 10],
    [2, 3, 1],
  ]);
  const errors = new Set(
    Array.from({ length: 20 }, (_, i) => strengthPreserving(form, stream(1, i)).strengthError > 0.5),
  );
  expect(errors).toEqual(new Set([true, false]));
});

test("labels change hands among the cities that have one", () => {
  const group = [1, 0, 2, 2, 0, 3, 1];
  const count = new Map<string, number>();
  for (let i = 0; i < 6000; i++) {
    const drawn = permutedLabels(group, stream(1, i));
    expect([drawn[1], drawn[4]]).toEqual([0, 0]);
    const key = drawn.join(" ");
    count.set(key, (count.get(key) ?? 0) + 1);
  }
  // 5! / (2! 2!) orders, 200 times each.
  expect(count.size).toBe(30);
  for (const times of count.values()) expect(Math.abs(times - 200)).toBeLessThan(60);
});

test("the same stream gives the same draw, another one another", () => {
  const group = Array.from({ length: karate.n }, (_, city) => 1 + (city % 3));
  for (const { draw } of nullModels) {
    expect(draw(karate, stream(4, 2), group)).toEqual(draw(karate, stream(4, 2), group));
    expect(draw(karate, stream(4, 3), group)).not.toEqual(draw(karate, stream(4, 2), group));
  }
});

test("a model that is not there, and labels without groups, are refused", () => {
  expect(() => nullModelOf("none" as NullModelId)).toThrow(RangeError);
  expect(() => nullModelOf("label-permutation").draw(karate, stream(1))).toThrow(RangeError);
});

test("numbers one step of a share of pairs apart are told apart, also where the steps are tiny", () => {
  // Among 100,000 cities one tie more is 2 · 10^-10 more.
  const tie = 2 / (1e5 * (1e5 - 1));
  const test = permutationTest(6 * tie, Float64Array.of(5 * tie, 6 * tie, 7 * tie));
  expect(test).toMatchObject({ upper: 3 / 4, lower: 3 / 4 });
  expect(test.sd).toBeCloseTo(tie, 20);
  expect(permutationTest(6 * tie, Float64Array.of(5 * tie, 5 * tie))).toMatchObject({ upper: 1 / 3, lower: 1 });
});

test("numbers that differ in their last digits only are equal, whatever their size", () => {
  const both = { upper: 1, lower: 1 };
  for (const size of [0.01, 1, 1e6]) {
    const test = permutationTest(size, Float64Array.of(size * (1 + 5e-10), size * (1 - 5e-10)));
    expect(test).toMatchObject({ ...both, sd: 0 });
    expect(permutationTest(size, Float64Array.of(size * (1 + 5e-9)))).toMatchObject({ upper: 1, lower: 1 / 2 });
  }
  expect(permutationTest(0, Float64Array.of(1e-16, -1e-16))).toMatchObject({ ...both, sd: 0 });
});

test("p counts the observed network as a draw and equal values in both tails", () => {
  const test = permutationTest(3, Float64Array.of(1, 2, 3 + 1e-10, 4));
  expect(test).toMatchObject({ upper: 3 / 5, lower: 4 / 5, twoSided: 1, permutations: 4 });
  expect(test.sd).toBeCloseTo(Math.sqrt(5 / 3), 9);
  expect(test.z).toBeCloseTo(0.5 / Math.sqrt(5 / 3), 9);
  expect(permutationTest(9, new Float64Array(99))).toMatchObject({ upper: 1 / 100, lower: 1, twoSided: 2 / 100 });
});

test("a draw that is not defined counts in both tails", () => {
  const test = permutationTest(3, Float64Array.of(1, Number.NaN, 2, 1.5));
  expect(test).toMatchObject({ mean: 1.5, sd: 0.5, upper: 2 / 5, lower: 1 });
});

test("z is not defined where all draws are the same", () => {
  expect(permutationTest(0.3, new Float64Array(9).fill(0.1 + 0.2)).z).toBeNaN();
});

test("chunks cover every draw once, and no number of permutations is refused", () => {
  const chunks = drawChunks(1000, 100);
  expect(chunks.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, k) => from + k))).toEqual([
    ...Array(1000).keys(),
  ]);
  expect(drawChunks(3, 1e9)).toHaveLength(3);
  expect(() => drawChunks(0, 1)).toThrow("no number of permutations");
});
