import { describe, expect, test } from "vitest";
import { stream } from "../../src/support/random.ts";
import golden from "../golden/random-streams.json" with { type: "json" };

describe("the first draws are those of MurmurHash3 and xoroshiro128+ written in Python", () => {
  for (const { numbers, uniform } of golden)
    test(`stream ${numbers.join(", ")}`, () => {
      const { uniform: draw } = stream(numbers[0]!, ...numbers.slice(1));
      expect(uniform.map(() => draw())).toEqual(uniform);
    });
});

test("a stream does not depend on which others were drawn from before", () => {
  const forwards = [0, 1, 2, 3].map((i) => stream(5, i).uniform());
  const backwards = [3, 2, 1, 0].map((i) => stream(5, i).uniform());
  expect(backwards.reverse()).toEqual(forwards);
});

test("seeds, indices and their number all make another stream", () => {
  const firsts = [stream(1), stream(2), stream(1, 0), stream(1, 1), stream(1, 0, 0), stream(0, 1), stream(-1)];
  expect(new Set(firsts.map((one) => one.uniform())).size).toBe(7);
});

test("100,000 neighbouring streams begin with different numbers, evenly spread", () => {
  const firsts = Array.from({ length: 100_000 }, (_, i) => stream(1, i).uniform());
  expect(new Set(firsts).size).toBe(100_000);
  expect(
    chiSquare(
      firsts.map((value) => Math.floor(value * 100)),
      100,
    ),
  ).toBeLessThan(148.2);
  // The first draws of neighbours have nothing to do with each other.
  const products = firsts.slice(1).map((value, i) => (value - 0.5) * (firsts[i]! - 0.5));
  expect(Math.abs(products.reduce((a, b) => a + b, 0) / products.length)).toBeLessThan(4 / 12 / Math.sqrt(1e5));
});

test("uniform draws are even in [0, 1)", () => {
  const { uniform } = stream(11);
  const draws = Array.from({ length: 100_000 }, uniform);
  expect(Math.min(...draws.slice(0, 1000))).toBeGreaterThanOrEqual(0);
  expect(draws.every((value) => value < 1)).toBe(true);
  // 99.9 % of chi-square with 99 degrees of freedom.
  expect(
    chiSquare(
      draws.map((value) => Math.floor(value * 100)),
      100,
    ),
  ).toBeLessThan(148.2);
});

test("integers are even, also where the range is no power of two", () => {
  for (const n of [2, 3, 7, 41, 1000]) {
    const { integer } = stream(3, n);
    const draws = Array.from({ length: 200 * n }, () => integer(n));
    // Mean + 3.3 standard deviations of chi-square with n - 1 degrees of freedom, and some for its skewness.
    expect(chiSquare(draws, n)).toBeLessThan(n - 1 + 3.3 * Math.sqrt(2 * (n - 1)) + 5);
  }
});

test("the range of integers can be as large as 2^53, and nothing else than a whole number from 1", () => {
  const { integer } = stream(1);
  expect(Number.isSafeInteger(integer(2 ** 53))).toBe(true);
  expect(integer(1)).toBe(0);
  for (const n of [0, -1, 1.5, Number.NaN, 2 ** 54]) expect(() => integer(n)).toThrow(RangeError);
});

test("every order of four is as likely in a shuffle", () => {
  const counts = new Map<string, number>();
  for (let i = 0; i < 24_000; i++) {
    const order = stream(9, i).shuffle([0, 1, 2, 3]).join("");
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  expect(counts.size).toBe(24);
  const chi = [...counts.values()].reduce((total, count) => total + (count - 1000) ** 2 / 1000, 0);
  // 99.9 % of chi-square with 23 degrees of freedom.
  expect(chi).toBeLessThan(49.7);
});

test("a shuffle works in place on typed arrays and keeps what is in them", () => {
  const array = Uint32Array.from({ length: 50 }, (_, i) => i);
  expect(stream(1).shuffle(array)).toBe(array);
  expect([...array]).not.toEqual([...array].sort((a, b) => a - b));
  expect([...array].sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i));
});

test("a seed that is no whole number is refused", () => {
  expect(() => stream(1.5)).toThrow(/whole numbers, not 1.5/);
  expect(() => stream(1, Number.NaN)).toThrow(/whole numbers/);
});

function chiSquare(draws: readonly number[], classes: number): number {
  const counts = Array.from({ length: classes }, () => 0);
  for (const draw of draws) counts[draw]!++;
  const expected = draws.length / classes;
  return counts.reduce((total, count) => total + (count - expected) ** 2 / expected, 0);
}
