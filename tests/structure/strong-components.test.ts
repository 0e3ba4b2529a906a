import * as fc from "fast-check";
import { expect, test } from "vitest";
import { strongComponents } from "../../src/structure/strong-components.ts";
import { formOf } from "./form.ts";

test("cities are together when each can reach the other, and ties lead to smaller labels", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(6), fc.nat(6)), { maxLength: 20 }), fc.boolean(), (pairs, directed) => {
      const form = formOf(
        7,
        pairs.filter(([i, j]) => i !== j).map(([i, j]) => [i, j, 1]),
        directed,
      );
      const reach = Array.from({ length: 7 }, (_, i) => Array.from({ length: 7 }, (_, j) => i === j));
      for (let i = 0; i < 7; i++)
        for (const j of form.neighbours.subarray(form.offsets[i], form.offsets[i + 1])) reach[i]![j] = true;
      for (let k = 0; k < 7; k++)
        for (let i = 0; i < 7; i++) for (let j = 0; j < 7; j++) if (reach[i]![k]! && reach[k]![j]!) reach[i]![j] = true;
      const { label, count } = strongComponents(form);
      expect(new Set(label).size).toBe(count);
      for (let i = 0; i < 7; i++)
        for (let j = 0; j < 7; j++) {
          expect(label[i] === label[j]).toBe(reach[i]![j]! && reach[j]![i]!);
          if (reach[i]![j]!) expect(label[i]!).toBeGreaterThanOrEqual(label[j]!);
        }
    }),
    { numRuns: 200 },
  );
});

test("a chain of 50,000 cities does not exhaust the stack", () => {
  const ties = Array.from({ length: 49_999 }, (_, i) => [i, i + 1, 1]);
  expect(strongComponents(formOf(50_000, ties, true)).count).toBe(50_000);
  expect(strongComponents(formOf(50_000, ties)).count).toBe(1);
});
