import { expect, test } from "vitest";
import { agreement } from "../../src/structure/agreement.ts";
import golden from "../golden/scores.json" with { type: "json" };

test("equals mclust and igraph", () => {
  const { ari, nmi, count } = agreement(golden.a, golden.b);
  expect(ari).toBeCloseTo(golden.ari, 12);
  expect(nmi).toBeCloseTo(golden.nmi, 12);
  expect(count).toBe(41);
});

test("the names of the groups do not matter, nor which grouping comes first", () => {
  const renamed = golden.b.map((group) => 9 - group);
  expect(agreement(renamed, golden.a).ari).toBeCloseTo(golden.ari, 12);
});

test("equal groupings agree entirely", () => {
  expect(agreement([1, 1, 2, 3], [4, 4, 1, 2])).toEqual({ count: 4, ari: 1, nmi: 1 });
});

test("one group for all against one group for all, or single cities against single cities, is agreement", () => {
  expect(agreement([1, 1, 1], [2, 2, 2])).toEqual({ count: 3, ari: 1, nmi: 1 });
  expect(agreement([1, 2, 3], [3, 1, 2])).toEqual({ count: 3, ari: 1, nmi: 1 });
});

test("one group for all says nothing about single cities", () => {
  expect(agreement([1, 1, 1], [1, 2, 3])).toEqual({ count: 3, ari: 0, nmi: 0 });
});

test("groupings that avoid each other are below 0", () => {
  expect(agreement([1, 1, 2, 2], [1, 2, 1, 2]).ari).toBeCloseTo(-0.5, 12);
});

test("a city without a group in one of the two is left out", () => {
  const { count, ari } = agreement([1, 1, 2, 2, 0, 1], [1, 1, 2, 2, 1, 0]);
  expect({ count, ari }).toEqual({ count: 4, ari: 1 });
});

test("fewer than two cities cannot agree", () => {
  expect(agreement([1, 0], [1, 1])).toEqual({ count: 1, ari: null, nmi: null });
});
