import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { colAlternatives } from "../../src/belts/col-alternatives.ts";
import { filtration, isIsland, prominence, relativeProminence } from "../../src/belts/filtration.ts";
import { descendingOrder } from "../../src/belts/order.ts";
import { type Case, cases, componentsOf, makeCase } from "./exhaustive.ts";

/** Does city a arrive before city b when the threshold is lowered? */
const earlier = ({ multiples }: Case, a: number, b: number): boolean =>
  multiples[a]! > multiples[b]! || (multiples[a] === multiples[b] && a < b);

const scored = ({ multiples }: Case): number[] => [...multiples.keys()].filter((city) => multiples[city]! >= 0);

const peaksByDefinition = (one: Case): number[] =>
  scored(one)
    .filter((city) => scored(one).every((other) => !one.tied(city, other) || earlier(one, city, other)))
    .sort((a, b) => (earlier(one, a, b) ? -1 : 1));

/** The first city, in order of arrival, after which the peak's component holds an earlier city; and the highest there. */
function colByDefinition(one: Case, peak: number): { col: number; parent: number } {
  const order = scored(one).sort((a, b) => (earlier(one, a, b) ? -1 : 1));
  for (let k = 0; k < order.length; k++) {
    const here = new Set(order.slice(0, k + 1));
    const component = componentsOf(one, (city) => here.has(city)).find((members) => members.includes(peak));
    const highest = component?.reduce((high, city) => (earlier(one, city, high) ? city : high));
    if (highest !== undefined && highest !== peak) return { col: order[k]!, parent: highest };
  }
  return { col: -1, parent: -1 };
}

describe("filtration", () => {
  test("peaks, cols and parents are those of the definition, on random networks with ties and gaps", () => {
    fc.assert(
      fc.property(cases, (one) => {
        const tree = filtration(one.form, one.multiples);
        expect([...tree.peaks]).toEqual(peaksByDefinition(one));
        for (const peak of tree.peaks) {
          const { col, parent } = colByDefinition(one, peak);
          expect({ col: tree.col[peak], parent: tree.parent[peak] }).toEqual({ col, parent });
        }
      }),
      { numRuns: 1500, seed: 1 },
    );
  });

  test("prominence is the height above the col, and the whole height without one", () => {
    // Two hills with a pass of 2 between them, and a hill of their own across the water.
    const { form, multiples } = makeCase(
      [5, 2, 4, 3],
      [
        [0, 1],
        [1, 2],
      ],
    );
    const tree = filtration(form, multiples);
    expect([0, 2, 3].map((peak) => prominence(tree, peak))).toEqual([5, 2, 3]);
    expect([0, 2, 3].map((peak) => relativeProminence(tree, peak))).toEqual([1, 0.5, 1]);
    expect([0, 2, 3].map((peak) => isIsland(tree, peak))).toEqual([false, false, true]);
    expect(tree.parent[2]).toBe(0);
  });

  test("when one city joins three peaks at once, the highest is the parent of both others", () => {
    const { form, multiples } = makeCase(
      [3, 5, 4, 1],
      [
        [0, 3],
        [1, 3],
        [2, 3],
      ],
    );
    const tree = filtration(form, multiples);
    expect([tree.parent[0], tree.parent[1], tree.parent[2]]).toEqual([1, -1, 1]);
    expect([tree.col[0], tree.col[2]]).toEqual([3, 3]);
  });

  test("a peak of multiple 0 has relative prominence 0, not an undefined one", () => {
    const { form, multiples } = makeCase([2, 0], []);
    expect(relativeProminence(filtration(form, multiples), 1)).toBe(0);
  });

  test("a city without a score is in no component: two hills that meet only there never meet", () => {
    const { form, multiples } = makeCase(
      [5, Number.NaN, 4],
      [
        [0, 1],
        [1, 2],
      ],
    );
    const tree = filtration(form, multiples);
    expect(isIsland(tree, 2)).toBe(true);
    expect(tree.rank[1]).toBe(-1);
  });
});

describe("the order of arrival", () => {
  test("the radix sort of large inputs equals a comparison sort by (-multiple, id), ties and missing included", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.double({ min: 0, noNaN: true }), fc.constantFrom(0, -0, 1, 5e-324, Number.NaN)), {
          minLength: 1030,
          maxLength: 1400,
        }),
        (values) => {
          const multiples = Float64Array.from(values);
          const expected = [...multiples.keys()].filter((city) => multiples[city]! >= 0);
          expected.sort((a, b) => multiples[b]! - multiples[a]! || a - b);
          expect([...descendingOrder(multiples)]).toEqual(expected);
        },
      ),
      { numRuns: 30, seed: 2 },
    );
  });

  test("values that differ only in their last bits are in order too, in short and in long runs", () => {
    const multiples = Float64Array.from(
      { length: 4000 },
      (_, k) => (k % 2 === 0 ? 1 : 2 + (k % 60)) + ((k * 7919) % 4000) * 1e-13,
    );
    const expected = [...multiples.keys()].sort((a, b) => multiples[b]! - multiples[a]! || a - b);
    expect([...descendingOrder(multiples)]).toEqual(expected);
  });
});

/** Cities of exactly the level on a path from the peak that ends at a higher peak's component, each component once. */
function alternativesByDefinition(one: Case, peak: number, level: number): number[] {
  const above = componentsOf(one, (city) => one.multiples[city]! > level);
  const componentOf = (city: number): number => above.findIndex((members) => members.includes(city));
  const isHigher = (city: number): boolean => {
    const component = componentOf(city);
    return (component < 0 ? [city] : above[component]!).some((member) => earlier(one, member, peak));
  };
  const found = new Set<number>();
  const walk = (path: number[], visited: number[]): void => {
    const at = path.at(-1)!;
    if (isHigher(at)) {
      for (const city of path) if (one.multiples[city] === level && city !== peak && !isHigher(city)) found.add(city);
      return;
    }
    const block = componentOf(at);
    for (const from of block < 0 ? [at] : above[block]!)
      for (const next of scored(one)) {
        if (one.multiples[next]! < level || !one.tied(from, next) || path.includes(next)) continue;
        const nextBlock = componentOf(next);
        if (nextBlock >= 0 && (nextBlock === block || visited.includes(nextBlock))) continue;
        walk([...path, next], nextBlock < 0 ? visited : [...visited, nextBlock]);
      }
  };
  walk([peak], [componentOf(peak)]);
  return [...found].sort((a, b) => a - b);
}

describe("cities that serve equally well as a col", () => {
  test("are those of exactly the level on some path to a higher peak, on random networks", () => {
    fc.assert(
      fc.property(cases, (one) => {
        const tree = filtration(one.form, one.multiples);
        const found = colAlternatives(one.form, tree);
        for (const peak of tree.peaks) {
          const col = tree.col[peak]!;
          const expected = col < 0 ? [] : alternativesByDefinition(one, peak, one.multiples[col]!);
          // The col itself is one of them, always.
          if (col >= 0) expect(expected).toContain(col);
          const level = one.multiples[col];
          const listed = level === one.multiples[peak] ? [] : expected.filter((city) => city !== col);
          expect(found.get(peak) ?? []).toEqual(listed);
        }
      }),
      { numRuns: 1500, seed: 3 },
    );
  });

  test("of two passes side by side the first by id is the col and the other stands beside it", () => {
    const { form, multiples } = makeCase(
      [5, 1, 1, 4],
      [
        [0, 2],
        [2, 3],
        [0, 1],
        [1, 3],
      ],
    );
    const tree = filtration(form, multiples);
    expect([tree.col[3], colAlternatives(form, tree).get(3)]).toEqual([1, [2]]);
  });

  test("a dead end at the same height is not named", () => {
    const { form, multiples } = makeCase(
      [5, 1, 1, 4],
      [
        [0, 2],
        [2, 3],
        [3, 1],
      ],
    );
    expect(colAlternatives(form, filtration(form, multiples)).get(3)).toEqual([]);
  });
});
