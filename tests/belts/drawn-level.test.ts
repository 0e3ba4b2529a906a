import * as fc from "fast-check";
import { expect, test } from "vitest";
import { byHeight, drawnLevel } from "../../src/belts/drawn-level.ts";
import { filtration, type MergeTree } from "../../src/belts/filtration.ts";
import { everyOrder } from "./every-order.ts";
import { type Case, makeCase } from "./exhaustive.ts";

/** Col levels by their count, 0 where there is no path to a higher city; "no peak" too. */
type Tally = Record<string, number>;

/** By definition: every permutation of the others' scores, each with a filtration of its own. Missing scores stay. */
function byFiltration({ form, multiples }: Case, hub: number): Tally {
  const others = [...multiples.keys()].filter((city) => city !== hub && multiples[city]! >= 0);
  const permuted = multiples.slice();
  const tally: Tally = {};
  for (const values of everyOrder(others.map((city) => multiples[city]!))) {
    others.forEach((city, k) => (permuted[city] = values[k]!));
    const tree = filtration(form, permuted);
    const col = tree.col[hub]!;
    const found = !tree.peaks.includes(hub) ? "no peak" : `${col < 0 ? 0 : permuted[col]!}`;
    tally[found] = (tally[found] ?? 0) + 1;
  }
  return tally;
}

/** Every sequence of draws that the search can ask for, each weighted by the permutations that begin with it. */
function bySearch({ form }: Case, tree: MergeTree, hub: number): Tally {
  const heights = byHeight(form, tree);
  const rank = tree.rank[hub]!;
  const levelOf = drawnLevel(heights, rank);
  const others = heights.values.filter((_, r) => r !== rank);
  const permutations = others.reduce((product, _, k) => product * (k + 1), 1);
  const tally: Tally = {};
  for (let digits: number[] | null = []; digits !== null;) {
    const asked: number[] = [];
    const planned: number[] = digits;
    const place = levelOf((n) => {
      asked.push(n);
      return (planned[asked.length - 1] ??= 0);
    });
    const found = place < 0 ? "no peak" : `${place === others.length ? 0 : others[place]!}`;
    tally[found] = (tally[found] ?? 0) + asked.reduce((share, n) => share / n, permutations);
    // The next sequence: the last draw that can be raised is.
    let last = asked.length - 1;
    while (last >= 0 && planned[last] === asked[last]! - 1) last--;
    digits = last < 0 ? null : [...planned.slice(0, last), planned[last]! + 1];
  }
  for (const key of Object.keys(tally)) tally[key] = Math.round(tally[key]! * 1e6) / 1e6;
  return tally;
}

const networks = fc.integer({ min: 1, max: 6 }).chain((n) =>
  fc
    .record({
      multiples: fc.oneof(
        fc.array(fc.constantFrom(0, 0.5, 1, 1, 2, Number.NaN), { minLength: n, maxLength: n }),
        fc.shuffledSubarray([0, 0.25, 0.5, 1, 1.5, 2, 3], { minLength: n, maxLength: n }),
      ),
      pairs: fc.array(fc.tuple(fc.nat(n - 1), fc.nat(n - 1)), { maxLength: 2 * n }),
    })
    .map(({ multiples, pairs }) => makeCase(multiples, pairs)),
);

test("each col level comes as often as over all permutations, with equal and missing scores and isolates", () => {
  fc.assert(
    fc.property(networks, fc.nat(), (one, pick) => {
      const tree = filtration(one.form, one.multiples);
      if (tree.peaks.length === 0) return;
      const hub = tree.peaks[pick % tree.peaks.length]!;
      expect(bySearch(one, tree, hub)).toEqual(byFiltration(one, hub));
    }),
    { numRuns: 600, seed: 1 },
  );
});

test("the same for a city that is no peak as observed, and for seven cities", () => {
  const one = makeCase(
    [1, 3, 2, 0.5, 1, 0, 2],
    [
      [0, 1],
      [1, 2],
      [2, 3],
      [3, 4],
      [4, 5],
      [5, 6],
      [6, 0],
      [1, 4],
    ],
  );
  const tree = filtration(one.form, one.multiples);
  for (const hub of [0, 2, 4, 6]) expect(bySearch(one, tree, hub)).toEqual(byFiltration(one, hub));
});

test("a draw leaves no trace: it is the same whatever was drawn before", () => {
  const one = makeCase(
    [5, 4, 3, 2.5, 2, 1.5, 1, 0.5],
    [0, 1, 2, 3, 4, 5, 6].map((a) => [a, (a * 5 + 3) % 8] as const),
  );
  const heights = byHeight(one.form, filtration(one.form, one.multiples));
  const digits = fc.array(fc.nat(5039), { minLength: 8, maxLength: 8 });
  fc.assert(
    fc.property(fc.array(digits, { maxLength: 5 }), digits, (before, now) => {
      const used = drawnLevel(heights, 2);
      const draw = (levelOf: typeof used, from: readonly number[]): number => {
        let k = 0;
        return levelOf((n) => from[k++]! % n);
      };
      for (const one of before) draw(used, one);
      expect(draw(used, now)).toBe(draw(drawnLevel(heights, 2), now));
    }),
    { numRuns: 300, seed: 1 },
  );
});
