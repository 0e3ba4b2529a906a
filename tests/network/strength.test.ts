import { expect, test } from "vitest";
import { incoming } from "../../src/network/incoming.ts";
import { strength } from "../../src/network/strength.ts";
import { beltToy, formOf } from "../structure/form.ts";

test("degree counts tied cities, strength sums the ties", () => {
  const { out } = strength(beltToy);
  expect([...out.degree]).toEqual([1, 2, 3, 2, 2, 2]);
  expect([...out.strength]).toEqual([1, 4, 83, 102, 190, 170]);
});

test("undirected, out and in are the same", () => {
  const both = strength(beltToy);
  expect(both.in).toBe(both.out);
});

test("directed, out and in are told apart", () => {
  const form = formOf(
    3,
    [
      [0, 1, 2],
      [0, 2, 3],
      [2, 1, 5],
    ],
    true,
  );
  const { out, in: into } = strength(form);
  expect([...out.degree]).toEqual([2, 0, 1]);
  expect([...out.strength]).toEqual([5, 0, 5]);
  expect([...into.degree]).toEqual([0, 2, 1]);
  expect([...into.strength]).toEqual([0, 7, 3]);
});

test("several types of tie between two cities are one tied city", () => {
  const { out } = strength(
    formOf(2, [
      [0, 1, 2],
      [1, 0, 3],
    ]),
  );
  expect([...out.degree]).toEqual([1, 1]);
  expect([...out.strength]).toEqual([5, 5]);
});

test("incoming ties of incoming ties are the outgoing ones", () => {
  const form = formOf(
    4,
    [
      [0, 1, 2],
      [3, 1, 3],
      [2, 0, 5],
      [1, 0, 7],
    ],
    true,
  );
  expect(incoming(incoming(form))).toEqual(form);
  expect([...incoming(form).neighbours]).toEqual([1, 2, 0, 3]);
});

test("a huge and a tiny tie are summed without losing the tiny one", () => {
  const { out } = strength(
    formOf(4, [
      [0, 1, 1e16],
      [0, 2, 1],
      [0, 3, 1],
    ]),
  );
  expect(out.strength[0]).toBe(1e16 + 2);
});
