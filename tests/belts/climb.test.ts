import * as fc from "fast-check";
import { expect, test } from "vitest";
import { climb } from "../../src/belts/climb.ts";
import { filtration } from "../../src/belts/filtration.ts";
import { type Case, cases, makeCase } from "./exhaustive.ts";
import { nextByWords } from "./climb-by-words.ts";

const climbOf = (example: Case, hubLevel = 1): Int32Array =>
  climb(example.form, filtration(example.form, example.multiples), { hubLevel });

test("a step of the climb is what the words say, on random networks", () => {
  fc.assert(
    fc.property(cases, fc.constantFrom(0, 0.5, 1, 1.5, 9), (example, hubLevel) => {
      expect([...climbOf(example, hubLevel)]).toEqual(nextByWords(example, hubLevel));
    }),
    { numRuns: 1500 },
  );
});

test("no climb comes back to a city", () => {
  fc.assert(
    fc.property(cases, (example) => {
      // Without hubs every peak goes on, so the climbs are as long as they can be.
      const next = climbOf(example, 9);
      for (let city = 0; city < next.length; city++) {
        const met = new Set<number>();
        for (let at = city; at >= 0; at = next[at]!) {
          expect(met.has(at)).toBe(false);
          met.add(at);
        }
      }
    }),
    { numRuns: 1000 },
  );
});

test("a peak that is no hub goes on beside its col, not at the far peak of that side", () => {
  // 0 is the peak 0.9, 1 its col, 2 a hub beside the col, 3 the parent behind that hub.
  const example = makeCase(
    [0.9, 0.3, 1.2, 0.8, 5],
    [
      [0, 1],
      [1, 2],
      [2, 3],
      [3, 4],
      [2, 4],
    ],
  );
  const tree = filtration(example.form, example.multiples);
  expect(tree.parent[0]).toBe(4);
  expect(climbOf(example)[0]).toBe(2);
});

test("where three sides meet at a col, it goes on to the parent's, though a third side is higher at the col", () => {
  // 3 is the col of the peaks 0 (0.5) and 1 (1.5); the parent 4 is reached from it through the lower 2.
  const example = makeCase(
    [0.5, 1.5, 0.4, 0.1, 5],
    [
      [0, 3],
      [1, 3],
      [2, 3],
      [2, 4],
    ],
  );
  expect([...climbOf(example)]).toEqual([2, -1, 4, 1, -1]);
});
