import { expect, test } from "vitest";
import { sum } from "../../src/support/sum.ts";

test("what is lost to a large term comes back when it is taken away", () => {
  expect(sum([1, 1e100, 1, -1e100])).toBe(2);
});

test("ten thousand tenths are a thousand", () => {
  expect(sum(new Float64Array(10_000).fill(0.1))).toBe(1000);
});

test("an infinite sum stays infinite and an empty one is 0", () => {
  expect(sum([1, Infinity])).toBe(Infinity);
  expect(sum([1e308, 1e308])).toBe(Infinity);
  expect(sum([])).toBe(0);
});
