import * as fc from "fast-check";
import { expect, test } from "vitest";
import { tieList } from "../../src/network/tie-list.ts";
import { without } from "../../src/structure/without.ts";
import { beltToy, formOf } from "./form.ts";

const ties = fc.array(fc.tuple(fc.nat(6), fc.nat(6), fc.integer({ min: 1, max: 5 })), { maxLength: 16 });

test("what is left is the network of the ties that have not failed, with every city in its place", () => {
  fc.assert(
    fc.property(ties, fc.boolean(), fc.nat(127), fc.nat(65_535), (rows, directed, cities, failing) => {
      const form = formOf(
        7,
        rows.filter(([i, j]) => i !== j),
        directed,
      );
      const { source, target, slot, twin } = tieList(form);
      const mask = new Uint8Array(form.neighbours.length);
      const left: number[][] = [];
      slot.forEach((at, k) => {
        const fails = ((failing >> k) & 1) === 1;
        if (fails) mask[at] = mask[twin[k]!] = 1;
        const [i, j] = [source[k]!, target[k]!];
        if (!fails && ((cities >> i) & 1) === 0 && ((cities >> j) & 1) === 0) left.push([i, j, form.strengths[at]!]);
      });
      const gone = Uint8Array.from({ length: 7 }, (_, city) => (cities >> city) & 1);
      expect(without(form, { cities: gone, ties: mask })).toEqual(formOf(7, left, directed));
    }),
    { numRuns: 150 },
  );
});

test("every tie stands once, with both of its slots", () => {
  const { source, target, slot, twin } = tieList(beltToy);
  expect([...source].map((i, k) => [i, target[k]!])).toEqual([
    [0, 2],
    [1, 2],
    [1, 3],
    [2, 5],
    [3, 4],
    [4, 5],
  ]);
  slot.forEach((at, k) => {
    expect(beltToy.neighbours[at]).toBe(target[k]);
    expect(beltToy.neighbours[twin[k]!]).toBe(source[k]);
    expect(beltToy.strengths[twin[k]!]).toBe(beltToy.strengths[at]);
  });
});
