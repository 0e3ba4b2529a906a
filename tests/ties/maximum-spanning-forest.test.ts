import * as fc from "fast-check";
import { expect, test } from "vitest";
import { maximumSpanningForest } from "../../src/ties/maximum-spanning-forest.ts";
import { tieList } from "../../src/network/tie-list.ts";
import { formOf } from "../structure/form.ts";
import { golden } from "./golden.ts";

test.each(golden)("$name: as many pairs and as much strength as NetworkX", ({ form, graph }) => {
  const { source, target, strength } = tieList(form);
  const best = new Map<string, number>();
  maximumSpanningForest(form).forest.forEach((kept, tie) => {
    if (kept === 0) return;
    const pair = [source[tie]!, target[tie]!].sort((a, b) => a - b).join(" ");
    best.set(pair, Math.max(best.get(pair) ?? 0, strength[tie]!));
  });
  expect(best.size).toBe(graph.forestPairs);
  expect([...best.values()].reduce((total, value) => total + value, 0)).toBeCloseTo(graph.forestStrength, 10);
});

const small = fc.uniqueArray(fc.tuple(fc.nat(5), fc.nat(5), fc.integer({ min: 1, max: 3 })), {
  selector: ([i, j]) => `${Math.min(i, j)} ${Math.max(i, j)}`,
  maxLength: 10,
});

/** By brute force: joined parts of a set of ties, -1 when it has a circle. */
function parts(n: number, ties: readonly (readonly number[])[]): number {
  const label = Array.from({ length: n }, (_, i) => i);
  for (const [i, j] of ties) {
    const [a, b] = [label[i!]!, label[j!]!];
    if (a === b) return -1;
    label.forEach((value, city) => value === b && (label[city] = a));
  }
  return new Set(label).size;
}

test("no spanning forest of all of them is stronger, and among equals the first by (source, target) is taken", () => {
  fc.assert(
    fc.property(small, (rows) => {
      const ties = rows
        .filter(([i, j]) => i !== j)
        .map(([i, j, w]) => [Math.min(i, j), Math.max(i, j), w])
        .sort((a, b) => a[0]! - b[0]! || a[1]! - b[1]!);
      const sets = Array.from({ length: 2 ** ties.length }, (_, mask) =>
        ties.filter((_tie, k) => (mask >> k) % 2 === 1),
      );
      const fewest = Math.min(...sets.map((set) => parts(6, set)).filter((count) => count > 0));
      const strengthOf = (set: number[][]): number => set.reduce((total, [, , w]) => total + w!, 0);
      const forests = sets.filter((set) => parts(6, set) === fewest);
      const greatest = Math.max(...forests.map(strengthOf));
      const { forest: found, interchangeable } = maximumSpanningForest(formOf(6, ties));
      const chosen = ties.filter((_, tie) => found[tie] === 1);
      expect(parts(6, chosen)).toBe(fewest);
      expect(strengthOf(chosen)).toBe(greatest);
      const keys = forests
        .filter((set) => strengthOf(set) === greatest)
        .map((set) =>
          set
            .map(([i, j, w]) => `${9 - w!} ${i} ${j}`)
            .sort()
            .join(),
        );
      expect(
        chosen
          .map(([i, j, w]) => `${9 - w!} ${i} ${j}`)
          .sort()
          .join(),
      ).toBe(keys.sort()[0]);
      const inSome = new Set(forests.filter((set) => strengthOf(set) === greatest).flat());
      expect(interchangeable).toBe(inSome.size - chosen.length);
    }),
    { numRuns: 60 },
  );
});

test("a pair of a directed network is taken with both its directions", () => {
  const form = formOf(
    3,
    [
      [0, 1, 9],
      [1, 0, 1],
      [1, 2, 5],
      [0, 2, 2],
      [2, 0, 4],
    ],
    true,
  );
  expect([...maximumSpanningForest(form).forest]).toEqual([1, 0, 1, 1, 0]);
});

test("two equally strong directions are one pair, not two that could replace each other", () => {
  const form = formOf(
    3,
    [
      [0, 1, 5],
      [1, 0, 5],
      [1, 2, 5],
    ],
    true,
  );
  const found = maximumSpanningForest(form);
  expect([...found.forest]).toEqual([1, 1, 1]);
  expect(found.interchangeable).toBe(0);
});
