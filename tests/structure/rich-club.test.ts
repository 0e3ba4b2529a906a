import * as fc from "fast-check";
import { expect, test } from "vitest";
import { richClub, richClubDraws, richClubLevels } from "../../src/structure/rich-club.ts";
import { formOf, golden, relabelled } from "./form.ts";

const karate = golden.find(({ name }) => name === "karate")!;

test("φ of the karate club is that of NetworkX", () => {
  // nx.rich_club_coefficient(G, normalized=False), NetworkX 2.8.8, at 0 and at the degrees.
  const expected = new Map([
    [0, 0.13903743315508021],
    [1, 0.14583333333333334],
    [2, 0.23809523809523808],
    [3, 0.325],
    [4, 0.4888888888888889],
    [5, 0.5238095238095238],
    [6, 0.5],
    [9, 0.5],
    [10, 0.3333333333333333],
    [12, 0],
  ]);
  const levels = richClubLevels(karate.form);
  expect(levels.map(({ k }) => k)).toEqual([...expected.keys()]);
  for (const { k, phi } of levels) expect(phi).toBeCloseTo(expected.get(k)!, 14);
});

test("φ and φ_w are those of the definition", () => {
  const row = fc.tuple(fc.nat(7), fc.nat(7), fc.integer({ min: 1, max: 9 })).filter(([i, j]) => i !== j);
  fc.assert(
    fc.property(fc.array(row, { maxLength: 20 }), (rows) => {
      const form = formOf(8, rows);
      const degree = (i: number): number => form.offsets[i + 1]! - form.offsets[i]!;
      const all: number[] = [];
      for (let i = 0; i < 8; i++)
        for (let slot = form.offsets[i]!; slot < form.offsets[i + 1]!; slot++)
          if (form.neighbours[slot]! > i) all.push(form.strengths[slot]!);
      all.sort((a, b) => b - a);
      const degrees = new Set([0, ...Array.from({ length: 8 }, (_, i) => degree(i))]);
      const levels = richClubLevels(form);
      for (const k of degrees) {
        const rich = [0, 1, 2, 3, 4, 5, 6, 7].filter((i) => degree(i) > k);
        const level = levels.find((one) => one.k === k);
        if (rich.length < 2) {
          expect(level).toBeUndefined();
          continue;
        }
        let ties = 0;
        let strong = 0;
        for (const i of rich)
          for (let slot = form.offsets[i]!; slot < form.offsets[i + 1]!; slot++)
            if (form.neighbours[slot]! > i && degree(form.neighbours[slot]!) > k) {
              ties++;
              strong += form.strengths[slot]!;
            }
        expect(level).toMatchObject({ cities: rich.length, ties, phi: (2 * ties) / (rich.length * (rich.length - 1)) });
        if (ties === 0) expect(level!.weightedPhi).toBeNaN();
        else expect(level!.weightedPhi).toBeCloseTo(strong / all.slice(0, ties).reduce((a, b) => a + b, 0), 12);
      }
      expect(levels.length).toBeLessThanOrEqual(degrees.size);
    }),
    { numRuns: 100 },
  );
});

/** Five hubs, each with six cities of its own, which are tied in a ring; the hubs tied among themselves, or not. */
function hubs(tiedToEachOther: boolean): number[][] {
  const ties: number[][] = [];
  for (let h = 0; h < 5; h++) for (let leaf = 0; leaf < 6; leaf++) ties.push([h, 5 + 6 * h + leaf, 1]);
  for (let leaf = 0; leaf < 30; leaf++) ties.push([5 + leaf, 5 + ((leaf + 1) % 30), 1]);
  if (tiedToEachOther) for (let h = 0; h < 5; h++) for (let g = h + 1; g < 5; g++) ties.push([h, g, 4]);
  return ties;
}

test("hubs tied among themselves are a rich club, hubs that avoid each other are not", async () => {
  const club = await richClub(formOf(35, hubs(true)), { permutations: 199 });
  const top = club.levels.at(-1)!;
  expect(top).toMatchObject({ cities: 5, ties: 10, phi: 1, p: 1 / 200 });
  expect(top.ratio).toBeGreaterThan(1.5);
  // The strongest ties are those of the club; rewired, they are anywhere.
  expect(top.weightedPhi).toBe(1);
  expect(top.weightedP).toBeLessThan(0.05);
  expect(club.smallestP).toBe(1 / 200);
  const none = (await richClub(formOf(35, hubs(false)), { permutations: 199 })).levels.at(-1)!;
  expect(none).toMatchObject({ phi: 0, ratio: 0, p: 1 });
  expect(none.weightedP).toBeNaN();
});

test("at k = 0 every network with its degrees has the same φ, and p is 1", async () => {
  const [first] = (await richClub(karate.form, { permutations: 49 })).levels;
  expect(first!.ratio).toBeCloseTo(1, 12);
  expect(first!.p).toBe(1);
});

test("where nothing can be rewired it is said, and without ties there are no levels", async () => {
  const star = formOf(
    6,
    [1, 2, 3, 4, 5].map((leaf) => [0, leaf, leaf]),
  );
  const found = await richClub(star, { permutations: 9 });
  expect(found.swaps).toBe(0);
  expect(found.levels.every(({ ratio, p }) => ratio === 1 && p === 1)).toBe(true);
  expect((await richClub(formOf(4, []), { permutations: 9 })).levels).toEqual([]);
});

test("names and added isolates change nothing, directed forms are refused", () => {
  const { n, ties } = karate.graph;
  const order = Array.from({ length: n }, (_, i) => (i * 5 + 3) % n);
  const before = richClubLevels(karate.form);
  richClubLevels(formOf(n + 3, relabelled(ties, order))).forEach((level, index) => {
    expect(level.phi).toBe(before[index]!.phi);
    if (!Number.isNaN(level.weightedPhi)) expect(level.weightedPhi).toBeCloseTo(before[index]!.weightedPhi, 12);
  });
  expect(() => richClubLevels(formOf(3, [[0, 1, 1]], true))).toThrow(RangeError);
});

test("chunks in any hands give the same", () => {
  const shared = { form: karate.form, seed: 2 };
  const whole = richClubDraws({ from: 0, to: 7 }, shared);
  const parts = [richClubDraws({ from: 0, to: 3 }, shared), richClubDraws({ from: 3, to: 7 }, shared)];
  expect(parts.flatMap(({ phi }) => [...phi])).toEqual([...whole.phi]);
  expect(parts[0]!.swaps + parts[1]!.swaps).toBe(whole.swaps);
});

test("the draws of another seed are others", () => {
  const draws = (seed: number): number[] => [...richClubDraws({ from: 0, to: 20 }, { form: karate.form, seed }).phi];
  expect(draws(1)).not.toEqual(draws(2));
});
