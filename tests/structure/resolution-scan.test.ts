import { expect, test } from "vitest";
import { plateausOf, resolutionScan, scanGrid, type ScanStep } from "../../src/structure/resolution-scan.ts";
import { meanPairStrength, quality } from "../../src/structure/quality.ts";
import { undirectedReading } from "../../src/network/undirected-reading.ts";
import { formOf, golden } from "./form.ts";

const karate = golden.find(({ name }) => name === "karate")!;

/** Two pairs of cliques of five, tied inside a pair by 2 and between pairs by a single 1; 20 has no ties. */
function cliques(): number[][] {
  const ties: number[][] = [[0, 10, 1]];
  for (const first of [0, 5, 10, 15])
    for (let i = first; i < first + 5; i++) for (let j = i + 1; j < first + 5; j++) ties.push([i, j, 5]);
  for (const first of [0, 10]) for (let i = first; i < first + 5; i++) ties.push([i, i + 5, 2]);
  return ties;
}

test("the grid has 17 steps from 1/4 to 4 with 1 in the middle", () => {
  expect(scanGrid).toHaveLength(17);
  expect([scanGrid[0], scanGrid[8], scanGrid[16]]).toEqual([0.25, 1, 4]);
});

test.each(["modularity", "cpm"] as const)("both levels of a nested division are plateaus, by %s", async (objective) => {
  const { plateaus } = await resolutionScan(formOf(21, cliques()), { objective, runs: 10 });
  const counts = plateaus.map(({ count }) => count);
  expect(counts).toContain(2);
  expect(counts).toContain(4);
  const four = plateaus.find(({ count }) => count === 4)!;
  expect([...four.partition]).toEqual([1, 2, 3, 4].flatMap((c) => [c, c, c, c, c]).concat(0));
});

test("every step says what it found", async () => {
  const grid = [0.5, 1, 2];
  const { steps, runs } = await resolutionScan(karate.form, { grid, runs: 6 });
  expect(runs).toBe(6);
  expect(steps.map(({ resolution }) => resolution)).toEqual(grid);
  for (const { partition, gamma, resolution, quality: found, modularity, count } of steps) {
    expect(gamma).toBe(resolution);
    expect(found).toBe(quality(karate.form, partition, { resolution }));
    expect(modularity).toBe(quality(karate.form, partition));
    expect(count).toBe(Math.max(...partition));
  }
  expect(steps[2]!.count).toBeGreaterThan(steps[0]!.count);
});

test("Louvain reads a directed layer as undirected, and so does the modularity of its steps", async () => {
  const { form } = golden.find(({ graph }) => graph.directed)!;
  const { steps } = await resolutionScan(form, { method: "louvain", grid: [0.7, 1], runs: 3 });
  for (const { partition, modularity } of steps) {
    expect(modularity).toBe(quality(undirectedReading(form), partition));
    expect(modularity).not.toBeCloseTo(quality(form, partition)!, 4);
  }
});

test("for the constant Potts model the grid is in multiples of the mean strength of a pair", async () => {
  const { steps } = await resolutionScan(karate.form, { objective: "cpm", grid: [2], runs: 2 });
  expect(steps[0]!.gamma).toBeCloseTo(2 * meanPairStrength(karate.form)!, 14);
});

const step = (resolution: number, partition: number[], runsAri: number): ScanStep => ({
  resolution,
  gamma: resolution,
  count: Math.max(...partition),
  stability: 1,
  runsAri,
  quality: 0,
  modularity: 0,
  partition: Int32Array.from(partition),
});

test("a plateau is two steps or more with one partition on which the runs agree", () => {
  const two = [1, 1, 2, 2, 0];
  const three = [1, 1, 2, 3, 0];
  const plateaus = plateausOf([
    step(1, two, 1),
    step(2, two, 0.96),
    step(3, two, 0.94),
    step(4, two, 1),
    step(5, three, 1),
    step(6, three, 1),
    step(7, three, 0.95),
    step(8, two, 1),
  ]);
  expect(plateaus.map(({ from, to, steps, count }) => [from, to, steps, count])).toEqual([
    [5, 7, 3, 3],
    [1, 2, 2, 2],
  ]);
});

test("one community, or only single cities, is no plateau", () => {
  expect(
    plateausOf([step(1, [1, 1, 0], 1), step(2, [1, 1, 0], 1), step(3, [1, 2, 0], 1), step(4, [1, 2, 0], 1)]),
  ).toEqual([]);
});

test("progress counts the steps, and the grid must rise", async () => {
  const heard: string[] = [];
  await resolutionScan(karate.form, {
    grid: [1, 2],
    runs: 2,
    onProgress: (done, total) => heard.push(`${done}/${total}`),
  });
  expect(heard).toEqual(["1/2", "2/2"]);
  await expect(resolutionScan(karate.form, { grid: [1, 1], runs: 2 })).rejects.toThrow(RangeError);
});
