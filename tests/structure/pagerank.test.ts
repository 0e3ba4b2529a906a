import { describe, expect, test } from "vitest";
import { pagerank } from "../../src/structure/pagerank.ts";
import { expectClose, formOf, golden } from "./form.ts";

describe("equals NetworkX", () => {
  for (const { name, graph, form } of golden)
    if (graph.pagerank !== undefined) test(name, () => expectClose(pagerank(form), graph.pagerank!, 2e-13));
});

test("a city without ties has the same share as every other city without ties, and all sum to 1", () => {
  const shares = pagerank(
    formOf(5, [
      [0, 1, 3],
      [1, 2, 1],
    ]),
  );
  expect(shares[3]).toBe(shares[4]);
  expect(shares[3]).toBeGreaterThan(0.15 / 5);
  expect(shares.reduce((a, b) => a + b)).toBeCloseTo(1, 14);
});

test("without ties at all every share is 1/n", () => {
  expect([...pagerank(formOf(4, []))]).toEqual([0.25, 0.25, 0.25, 0.25]);
});

test("satisfies its own equation to 1e-12 at a damping close to 1", () => {
  const { form } = golden.find(({ name }) => name === "directed")!;
  const damping = 0.999;
  const x = pagerank(form, { damping });
  const next = new Float64Array(form.n).fill((1 - damping) / form.n);
  for (let i = 0; i < form.n; i++) {
    const own = form.strengths.subarray(form.offsets[i], form.offsets[i + 1]).reduce((a, b) => a + b, 0);
    for (let slot = form.offsets[i]!; slot < form.offsets[i + 1]!; slot++)
      next[form.neighbours[slot]!]! += (damping * x[i]! * form.strengths[slot]!) / own;
  }
  expectClose(x, [...next], 1e-12);
});

test("at a damping of 0 nobody follows ties", () => {
  expectClose(pagerank(formOf(4, [[0, 1, 9]]), { damping: 0 }), [0.25, 0.25, 0.25, 0.25], 1e-15);
});

test("a damping of 1 is refused", () => {
  expect(() => pagerank(formOf(2, [[0, 1, 1]]), { damping: 1 })).toThrow(/below 1, not 1/);
});

test("strengths in another unit give the same ranks", () => {
  const { graph } = golden.find(({ name }) => name === "weighted")!;
  const larger = graph.ties.map(([i, j, w]) => [i!, j!, w! * 1024]);
  expect(pagerank(formOf(graph.n, larger))).toEqual(pagerank(formOf(graph.n, graph.ties)));
});
