import { expect, test } from "vitest";
import type { Point } from "../../src/network/city.ts";
import { greatCircleKm } from "../../src/network/great-circle.ts";
import { agreement } from "../../src/structure/agreement.ts";
import { communities } from "../../src/structure/communities.ts";
import { denseCommunitiesKernel, denseRun, type DenseShared } from "../../src/structure/dense-communities.ts";
import { gravityCommunities, gravityMatrix, mostCities } from "../../src/structure/gravity-null.ts";
import { inPlace, type Pool } from "../../src/support/pool.ts";
import { stream } from "../../src/support/random.ts";
import { expectClose, formOf, relabelled } from "./form.ts";

/** Cities at random places, two languages at random, ties by gravity: across languages at 0.3 of the strength. */
function twoLanguages(n: number, seed: number): { ties: number[][]; points: Point[]; language: number[] } {
  const { uniform, integer } = stream(seed);
  const points = Array.from({ length: n }, () => ({ lon: 116 + 6 * uniform(), lat: 28 + 6 * uniform() }));
  const size = points.map(() => 1 + 4 * uniform());
  const language = points.map(() => 1 + integer(2));
  const ties: number[][] = [];
  for (let i = 0; i < n; i++)
    for (let j = i + 1; j < n; j++) {
      const near = Math.exp(-greatCircleKm(points[i]!, points[j]!) / 100);
      const expected = 20 * size[i]! * size[j]! * near * (language[i] === language[j] ? 1 : 0.3);
      const strength = Math.floor(expected + uniform());
      if (strength > 0) ties.push([i, j, strength]);
    }
  return { ties, points, language };
}

test("finds the languages where plain modularity finds space", async () => {
  for (const seed of [1, 2, 3]) {
    const { ties, points, language } = twoLanguages(80, seed);
    const form = formOf(80, ties);
    const beyond = await gravityCommunities(form, points, { bins: 40 });
    const plain = await communities(form, { runs: 20 });
    expect(agreement(beyond.partition, language).ari).toBeGreaterThan(0.75);
    expect(agreement(plain.partition, language).ari).toBeLessThan(0.3);
  }
});

test("a network of gravity alone has hardly any, though plain modularity finds communities in it", async () => {
  const { points } = twoLanguages(80, 1);
  const { uniform } = stream(7);
  const importance = Float64Array.from(points, () => 1 + 4 * uniform());
  const alone: number[][] = [];
  for (let i = 0; i < 80; i++)
    for (let j = i + 1; j < 80; j++)
      alone.push([i, j, importance[i]! * importance[j]! * Math.exp(-greatCircleKm(points[i]!, points[j]!) / 80)]);
  const form = formOf(80, alone);
  const beyond = await gravityCommunities(form, points, { importance, bins: 200, runs: 5 });
  expect(beyond.modularity).toBeLessThan(0.02);
  expect((await communities(form, { runs: 5 })).modularity).toBeGreaterThan(0.3);
});

const { ties, points } = twoLanguages(30, 5);
const form = formOf(30, ties);

test("the expected strengths sum to the observed, bin by bin, with strength or another importance", () => {
  const importance = Float64Array.from({ length: 30 }, (_, i) => 1 + (i % 4));
  for (const options of [{}, { importance }, { binKm: 60 }, { bins: 3 }]) {
    const { matrix, deterrence, kept } = gravityMatrix(form, points, options);
    expect(kept).toHaveLength(30);
    const left = deterrence.map(() => 0);
    let pairs = 0;
    for (let i = 0; i < 30; i++)
      for (let j = i + 1; j < 30; j++) {
        const km = greatCircleKm(points[i]!, points[j]!);
        const bin = deterrence.findIndex(({ fromKm, toKm }) => km <= toKm && (km > fromKm || fromKm === 0));
        left[bin]! += matrix[i * 30 + j]!;
        pairs++;
      }
    expectClose(
      left,
      left.map(() => 0),
      1e-7,
    );
    expect(deterrence.reduce((total, bin) => total + bin.pairs, 0)).toBe(pairs);
  }
});

test("f is the strength in a bin over the product of importances", () => {
  // On the equator 0, 1 and 3 degrees: three pairs, three bins of width 111.2 km and up.
  const line = [0, 1, 3].map((lon) => ({ lon, lat: 0 }));
  const path = formOf(3, [
    [0, 1, 6],
    [1, 2, 2],
  ]);
  const { deterrence, matrix } = gravityMatrix(path, line, { binKm: 112 });
  // Strengths 6, 8, 2.
  expectClose(
    deterrence.map(({ f }) => f),
    [6 / 48, 2 / 16, 0],
    1e-12,
  );
  expect(deterrence.map(({ fromKm, toKm, pairs }) => [fromKm, toKm, pairs])).toEqual([
    [0, 112, 1],
    [112, 224, 1],
    [224, 336, 1],
  ]);
  expectClose(matrix, [0, 0, 0, 0, 0, 0, 0, 0, 0], 1e-12);
});

test("bins hold equally many pairs, at least ten", () => {
  expect(gravityMatrix(form, points).deterrence.map(({ pairs }) => pairs)).toEqual(
    Array.from({ length: 20 }, (_, b) => Math.ceil(((b + 1) * 435) / 20) - Math.ceil((b * 435) / 20)),
  );
  expect(gravityMatrix(formOf(6, [[0, 1, 1]]), points.slice(0, 6)).deterrence).toHaveLength(1);
});

test("modularity is that of the partition, and grows with a lower resolution", async () => {
  const found = await gravityCommunities(form, points, { resolution: 1 });
  const { matrix, total } = gravityMatrix(form, points);
  let within = 0;
  for (let i = 0; i < 30; i++)
    for (let j = 0; j < 30; j++)
      if (i !== j && found.partition[i] === found.partition[j]) within += matrix[i * 30 + j]!;
  expect(found.modularity).toBeCloseTo(within / total, 12);
  expect(found.modularity).toBe(Math.max(...found.modularities));
  const low = await gravityCommunities(form, points, { resolution: 0.5 });
  expect(low.modularity).toBeGreaterThan(found.modularity);
});

test("a city without a point is left out with its ties, a city without ties is in no group", async () => {
  const without = await gravityCommunities(form, points);
  const more = formOf(32, [...ties, [3, 30, 5], [7, 30, 2]]);
  const found = await gravityCommunities(more, [...points, null, null]);
  expect(found.partition.slice(0, 30)).toEqual(without.partition);
  expect(found).toMatchObject({ leftOut: [30, 31], leftOutStrength: 7, modularity: without.modularity });
  const alone = await gravityCommunities(formOf(31, ties), [...points, { lon: 119, lat: 31 }]);
  expect(alone.partition[30]).toBe(0);
  expect(alone.leftOut).toEqual([]);
});

test("a directed layer is read with its directions summed", () => {
  const directed = formOf(30, [...ties, ...ties.slice(0, 9).map(([i, j, w]) => [j!, i!, 2 * w!])], true);
  const summed = formOf(
    30,
    ties.map(([i, j, w], k) => [i!, j!, k < 9 ? 3 * w! : w!]),
  );
  expect(gravityMatrix(directed, points)).toEqual(gravityMatrix(summed, points));
});

test("renamed cities are grouped alike", async () => {
  const order = Array.from({ length: 30 }, (_, i) => (i * 7 + 3) % 30);
  const places: Point[] = [];
  points.forEach((point, city) => (places[order[city]!] = point));
  const found = await gravityCommunities(formOf(30, relabelled(ties, order)), places, { runs: 60 });
  const before = await gravityCommunities(form, points, { runs: 60 });
  expect(found.modularity).toBeCloseTo(before.modularity, 12);
});

test("too many cities and no ties are refused with a way out", async () => {
  const n = mostCities + 1;
  const many = Array.from({ length: n }, (_, i) => ({ lon: i / 100, lat: 0 }));
  await expect(gravityCommunities(formOf(n, [[0, 1, 1]]), many)).rejects.toThrow("at most 1500");
  await expect(gravityCommunities(formOf(2, [[0, 1, 1]]), [points[0]!, null])).rejects.toThrow("no tie between cities");
});

test("the runs draw from the seed that is given", async () => {
  const seeds: unknown[] = [];
  const own = inPlace({ [denseCommunitiesKernel]: denseRun });
  const pool: Pool = {
    ...own,
    run: (kernel, chunks, options) => {
      seeds.push((options!.shared as DenseShared).seed);
      return own.run(kernel, chunks, options);
    },
  };
  await gravityCommunities(form, points, { runs: 1, pool });
  await gravityCommunities(form, points, { runs: 1, pool, seed: 8 });
  expect(seeds).toEqual([1, 8]);
});
