import * as fc from "fast-check";
import { expect, test } from "vitest";
import { denseCommunities, denseRun } from "../../src/structure/dense-communities.ts";
import { stream } from "../../src/support/random.ts";

const worth = (n: number, matrix: Float64Array, group: ArrayLike<number>): number => {
  let value = 0;
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) if (i !== j && group[i] === group[j]) value += matrix[i * n + j]!;
  return value;
};

/** Every way to group n cities. */
function* groupings(n: number, group: number[] = [], used = 0): Generator<number[]> {
  if (group.length === n) yield group;
  else for (let g = 0; g <= used; g++) yield* groupings(n, [...group, g], Math.max(used, g + 1));
}

const symmetric = (n: number, values: readonly number[]): Float64Array => {
  const matrix = new Float64Array(n * n);
  let k = 0;
  for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) matrix[i * n + j] = matrix[j * n + i] = values[k++]!;
  return matrix;
};

test("the best of some runs is the best of all groupings of small matrices", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 21, maxLength: 21 }), (values) => {
      const matrix = symmetric(7, values);
      let best = 0;
      for (const group of groupings(7)) best = Math.max(best, worth(7, matrix, group));
      const runs = Array.from({ length: 20 }, (_, run) => denseRun(run, { n: 7, matrix, seed: 1 }));
      expect(Math.max(...runs.map(({ value }) => value))).toBe(best);
      for (const { value, partition } of runs) expect(value).toBe(worth(7, matrix, partition));
    }),
    { numRuns: 60 },
  );
});

test("no city would gain by going to another group, or by being alone", () => {
  const { uniform } = stream(3);
  const n = 40;
  const matrix = symmetric(
    n,
    Array.from({ length: (n * (n - 1)) / 2 }, () => uniform() - 0.55),
  );
  const { partition, value } = denseCommunities(n, matrix, stream(1));
  for (let i = 0; i < n; i++)
    for (let g = 0; g <= n; g++) {
      const other = Uint32Array.from(partition);
      other[i] = g;
      expect(worth(n, matrix, other)).toBeLessThan(value + 1e-9);
    }
});

test("a matrix below 0 leaves every city alone, one above 0 puts all together, and the diagonal is not read", () => {
  const below = new Float64Array(25).fill(-1);
  expect(denseCommunities(5, below, stream(1))).toEqual({ partition: Uint32Array.of(0, 1, 2, 3, 4), value: 0 });
  const above = new Float64Array(25).fill(1);
  for (let i = 0; i < 5; i++) above[6 * i] = -1e9;
  expect(denseCommunities(5, above, stream(1))).toEqual({ partition: new Uint32Array(5), value: 20 });
});

test("a matrix of another size is refused", () => {
  expect(() => denseCommunities(3, new Float64Array(8), stream(1))).toThrow(RangeError);
});
