import * as fc from "fast-check";
import { expect, test } from "vitest";
import { inverseDistances } from "../../src/network/quantity.ts";
import { localEfficiency, localEfficiencyCost } from "../../src/structure/local-efficiency.ts";
import { sweep } from "../../src/structure/sweep.ts";
import { expectClose, formOf } from "./form.ts";

test("a triangle's neighbours still have their own tie; a path's have none; an end has too few", async () => {
  const triangle = formOf(3, [
    [0, 1, 2],
    [1, 2, 4],
    [0, 2, 1],
  ]);
  expectClose(await localEfficiency(triangle), [4, 1, 2], 1e-15);
  const path = formOf(3, [
    [0, 1, 1],
    [1, 2, 1],
  ]);
  expect([...(await localEfficiency(path))]).toEqual([Number.NaN, 0, Number.NaN]);
});

test("paths may go through other neighbours, not through the city itself or anyone else", async () => {
  // Neighbours of 0: 1, 2, 3 in a row; 4 joins 1 and 3 more shortly, but is no neighbour of 0.
  const form = formOf(5, [
    [0, 1, 1],
    [0, 2, 1],
    [0, 3, 1],
    [1, 2, 1],
    [2, 3, 1],
    [1, 4, 100],
    [4, 3, 100],
  ]);
  expect((await localEfficiency(form))[0]).toBeCloseTo((1 + 1 + 0.5) / 3, 15);
});

test("equals the global efficiency of the network of the neighbours, directed or not", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.boolean(),
      fc.array(fc.tuple(fc.nat(7), fc.nat(7), fc.integer({ min: 1, max: 5 })), { maxLength: 30 }),
      async (directed, drawn) => {
        const rows = drawn.filter(([i, j]) => i !== j);
        const found = await localEfficiency(formOf(8, rows, directed));
        for (let v = 0; v < 8; v++) {
          const around = [...new Set(rows.flatMap(([i, j]) => (i === v ? [j] : j === v ? [i] : [])))].sort(
            (a, b) => a - b,
          );
          if (around.length < 2) expect(found[v]).toBeNaN();
          else {
            const inner = rows
              .filter(([i, j]) => around.includes(i) && around.includes(j))
              .map(([i, j, w]) => [around.indexOf(i), around.indexOf(j), w]);
            const form = formOf(around.length, inner, directed);
            expect(found[v]).toBeCloseTo(sweep(form, inverseDistances(form.strengths)).globalEfficiency, 12);
          }
        }
      },
    ),
    { numRuns: 60 },
  );
});

test("the cost is known beforehand: k searches among the k neighbours and their ties", () => {
  const triangle = formOf(3, [
    [0, 1, 1],
    [1, 2, 1],
    [0, 2, 1],
  ]);
  expect(localEfficiencyCost(triangle)).toBe(3 * 2 * (2 + 2));
});
