import { expect, test } from "vitest";
import { numberBySize } from "../../src/structure/number-by-size.ts";
import { renumber } from "../../src/structure/renumber.ts";

test("groups are numbered by size, equals by their first member, and 0 stays in none", () => {
  expect([...numberBySize([7, 0, 3, 3, 7, 9, 5, 5, 5, 0])]).toEqual([2, 0, 3, 3, 2, 4, 1, 1, 1, 0]);
  expect([...numberBySize(Uint32Array.of(0, 0))]).toEqual([0, 0]);
});

test("groups are renumbered in the order of their first members, and counted", () => {
  const group = Uint32Array.of(3, 1, 3, 0, 1);
  expect(renumber(group)).toBe(3);
  expect([...group]).toEqual([0, 1, 0, 2, 1]);
});
