import { expect, test } from "vitest";
import { inTurn } from "../../src/analysis/in-turn.ts";

const stage = { en: "Steps", zh: "步骤" };

test("results come in the order of the items, and progress before each and at the end", async () => {
  const told: string[] = [];
  const results = await inTurn([3, 1, 2], (item) => 10 * item, stage, {
    onProgress: ({ en }, done, total) => told.push(`${en} ${done}/${total}`),
  });
  expect(results).toEqual([30, 10, 20]);
  expect(told).toEqual(["Steps 0/3", "Steps 1/3", "Steps 2/3", "Steps 3/3"]);
});

test("a signal that a timer fires stops it between two steps", async () => {
  const stop = new AbortController();
  const begun: number[] = [];
  const step = (item: number): void => {
    begun.push(item);
    if (item === 1) setTimeout(() => stop.abort(), 0);
  };
  await expect(inTurn([1, 2, 3, 4, 5, 6], step, stage, { signal: stop.signal })).rejects.toMatchObject({
    name: "AbortError",
  });
  expect(begun.length).toBeLessThan(4);
});
