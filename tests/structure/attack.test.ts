import { expect, test } from "vitest";
import { attackOrder, type AttackRule, type Failing } from "../../src/structure/attack.ts";
import { tieList } from "../../src/network/tie-list.ts";
import { beltToy, formOf, twoBlocks } from "./form.ts";

const orderOf = async (form: typeof beltToy, failing: Failing, by: AttackRule, rounds = 1000): Promise<number[]> => [
  ...(await attackOrder(form, { failing, by, rounds })),
];

test("betweenness: the belt toy loses Nanjing first, then the most between of what is left", async () => {
  // Without Nanjing a chain Jiaxing (1), Shanghai (3), Suzhou (4), Wuxi (5) is left: Shanghai and Suzhou lie between two
  // pairs each, Shanghai is the first; then Suzhou and Wuxi are tied alone.
  expect(await orderOf(beltToy, "cities", "betweenness")).toEqual([2, 3, 4, 0, 1, 5]);
});

test("degree is computed anew: after the hub of a double star its neighbours count for nothing", async () => {
  // 0 is tied to 1 to 5; 1 also to 2 and 3; 6 to 7, 8 and 9. At first 1 has three ties like 6 and stands before it.
  const form = formOf(10, [
    [0, 1, 1],
    [0, 2, 1],
    [0, 3, 1],
    [0, 4, 1],
    [0, 5, 1],
    [1, 2, 1],
    [1, 3, 1],
    [6, 7, 1],
    [6, 8, 1],
    [6, 9, 1],
  ]);
  expect((await orderOf(form, "cities", "degree")).slice(0, 3)).toEqual([0, 6, 1]);
});

test("strength: the strongest city, and the strongest tie", async () => {
  expect((await orderOf(beltToy, "cities", "strength"))[0]).toBe(4);
  const { source, target } = tieList(beltToy);
  const first = (await orderOf(beltToy, "ties", "strength"))[0]!;
  expect([source[first], target[first]]).toEqual([3, 4]);
});

test("ties by betweenness: the bridge between two blocks fails first", async () => {
  const form = formOf(10, twoBlocks());
  const { source, target } = tieList(form);
  const [first] = await orderOf(form, "ties", "betweenness");
  expect([source[first!], target[first!]]).toEqual([4, 5]);
});

test("ties by degree: the one between the two cities with most ties", async () => {
  const form = formOf(6, [
    [0, 1, 9],
    [0, 2, 1],
    [2, 3, 1],
    [2, 4, 1],
    [3, 5, 1],
    [3, 1, 1],
  ]);
  const { source, target } = tieList(form);
  const [first] = await orderOf(form, "ties", "degree");
  expect([source[first!], target[first!]]).toEqual([2, 3]);
});

test("a directed city counts its outgoing and its incoming ties", async () => {
  const form = formOf(
    4,
    [
      [1, 0, 1],
      [2, 0, 1],
      [3, 0, 1],
      [3, 1, 1],
    ],
    true,
  );
  expect((await orderOf(form, "cities", "degree"))[0]).toBe(0);
  expect((await orderOf(form, "cities", "strength"))[0]).toBe(0);
});

test("every city and every tie fails once, isolated cities last", async () => {
  const form = formOf(9, [
    [1, 2, 1],
    [2, 3, 4],
    [5, 6, 2],
  ]);
  for (const by of ["betweenness", "degree", "strength"] as const) {
    const cities = await orderOf(form, "cities", by);
    expect([...cities].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(cities.indexOf(0)).toBeGreaterThan(cities.indexOf(2));
    expect((await orderOf(form, "ties", by)).sort((a, b) => a - b)).toEqual([0, 1, 2]);
  }
});

test("with fewer rounds the highest fail together", async () => {
  const star = formOf(6, [
    [5, 0, 1],
    [5, 1, 2],
    [5, 2, 3],
    [5, 3, 4],
    [5, 4, 5],
  ]);
  expect(await orderOf(star, "cities", "strength", 2)).toEqual([5, 4, 3, 0, 1, 2]);
});

test("takes no more rounds than asked for, the last one smaller", async () => {
  const complete = formOf(
    5,
    Array.from({ length: 25 }, (_, k) => [Math.floor(k / 5), k % 5, 1 + k]).filter(([i, j]) => i! < j!),
  );
  const counts: number[] = [];
  await attackOrder(complete, { failing: "ties", by: "strength", rounds: 4, onProgress: (done) => counts.push(done) });
  expect(counts).toEqual([3, 6, 9, 10]);
});

test("the stronger tie fails first, if only in the tenth digit; what differs in the last bits is equal", async () => {
  const strongest = async (first: number, second: number): Promise<number> => {
    const form = formOf(4, [
      [0, 1, first],
      [2, 3, second],
    ]);
    return (await orderOf(form, "ties", "strength"))[0]!;
  };
  expect(await strongest(1, 1.000000001)).toBe(1);
  expect(await strongest(1, 1 + 1e-14)).toBe(0);
  expect(await strongest(0.3, 0.1 + 0.2)).toBe(0);
  expect(await strongest(1e305, 2e305)).toBe(1);
});

test("the first round reads a sweep that is given, the next ones what is left", async () => {
  const sweep = { betweenness: Float64Array.of(0, 0, 0, 0, 0, 9), tieBetweenness: new Float64Array(12) };
  expect(await attackOrder(beltToy, { failing: "cities", by: "betweenness", rounds: 6, sweep })).toEqual(
    Uint32Array.of(5, 1, 0, 3, 2, 4),
  );
});

test("can be cancelled between rounds", async () => {
  const signal = AbortSignal.abort();
  for (const by of ["betweenness", "degree"] as const)
    await expect(attackOrder(beltToy, { failing: "cities", by, rounds: 9, signal })).rejects.toMatchObject({
      name: "AbortError",
    });
});
