/**
 * Dense communities: the grouping of cities with the greatest sum of a symmetric matrix over pairs within groups.
 *
 * The matrix says by how much every pair is tied more (> 0) or less (< 0) than some null model expects, so unlike a
 * network it has no zeros to skip. One seeded search:
 * 1. Move. In random order every city goes to the group where the sum grows most, or out of all groups, until a pass
 *    moves nothing.
 * 2. Aggregate. Groups become the nodes of a smaller matrix, and step 1 moves whole groups, until nothing moves.
 * 3. Step 1 again, city by city, from what step 2 found; if anything moved, once more from step 2.
 * 4. Shake: a third of the cities go to groups drawn at random (mostly to none), and steps 1 to 3 start from there; what
 *    is better is kept. The run ends after 10 shakes, or 4 in a row without a gain.
 * A group has no reason to hang together by ties here, and need not. Equals go to the group of the first city.
 *
 * Cost: O(n²) a pass, some 50 passes a run; 0.5 s a run for 1,500 cities.
 *
 * Blondel, Guillaume, Lambiotte, Lefebvre (2008) Fast unfolding of communities in large networks,
 * doi:10.1088/1742-5468/2008/10/P10008.
 */
import { type Stream, stream } from "../support/random.ts";
import { renumber } from "./renumber.ts";

/** The kernel's name in the pool. */
export const denseCommunitiesKernel = "dense-communities";

const patience = 4;
const mostShakes = 10;
const shaken = 1 / 3;

export interface DenseShared {
  readonly n: number;
  /** Row by row; symmetric, the diagonal is not read. */
  readonly matrix: Float64Array;
  readonly seed: number;
}

export interface DenseRun {
  /** By city 0, 1, ... in the order of their first cities. */
  readonly partition: Uint32Array;
  /** Sum over ordered pairs of different cities within groups. */
  readonly value: number;
}

/** The kernel: run `chunk`, which draws from stream(seed, chunk). */
export function denseRun(run: number, { n, matrix, seed }: DenseShared): DenseRun {
  return denseCommunities(n, matrix, stream(seed, run));
}

export function denseCommunities(n: number, matrix: Float64Array, random: Stream): DenseRun {
  if (matrix.length !== n * n)
    throw new RangeError(`a matrix of ${n} cities has ${n * n} values, not ${matrix.length}`);
  let largest = 0;
  for (const value of matrix) largest = Math.max(largest, Math.abs(value));
  const tolerance = 1e-10 * largest;
  let best = Uint32Array.from({ length: n }, (_, i) => i);
  settle(n, matrix, best, random, tolerance);
  let value = worth(n, matrix, best);
  let idle = 0;
  for (let shake = 0; shake < mostShakes && idle < patience; shake++) {
    const partition = best.slice();
    for (let i = 0; i < n; i++) if (random.uniform() < shaken) partition[i] = random.integer(n);
    settle(n, matrix, partition, random, tolerance);
    const now = worth(n, matrix, partition);
    idle++;
    if (now <= value + tolerance) continue;
    best = partition;
    value = now;
    idle = 0;
  }
  return { partition: best, value };
}

function worth(n: number, matrix: Float64Array, group: Uint32Array): number {
  let value = 0;
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) if (i !== j && group[i] === group[j]) value += matrix[i * n + j]!;
  return value;
}

/** Steps 1 to 3, in place. */
function settle(n: number, matrix: Float64Array, partition: Uint32Array, random: Stream, tolerance: number): void {
  while (moveNodes(n, matrix, partition, random, tolerance)) {
    let groups = renumber(partition);
    let level = aggregated(n, matrix, partition, groups);
    for (;;) {
      const community = Uint32Array.from({ length: groups }, (_, i) => i);
      if (!moveNodes(groups, level, community, random, tolerance)) break;
      const next = renumber(community);
      for (let i = 0; i < n; i++) partition[i] = community[partition[i]!]!;
      level = aggregated(groups, level, community, next);
      groups = next;
    }
  }
  renumber(partition);
}

/** Passes until nothing moves, in place; gives whether anything moved. Groups have numbers below n. */
function moveNodes(n: number, matrix: Float64Array, group: Uint32Array, random: Stream, tolerance: number): boolean {
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  const size = new Uint32Array(n + 1);
  let moved = false;
  for (;;) {
    // One group more than there are, so that a city can always leave.
    const groups = Math.min(n, renumber(group) + 1);
    size.fill(0);
    for (const g of group) size[g]!++;
    /** Sum of the matrix from a city to a group, group by group; kept up to date, since moves become rare. */
    const toward = sumsToward(n, matrix, group, groups);
    let left = groups;
    while (2 * left >= groups) {
      let moves = 0;
      for (const i of random.shuffle(order)) {
        const own = group[i]!;
        let to = own;
        let empty = -1;
        let best = toward[own * n + i]! + tolerance;
        for (let g = 0; g < groups; g++) {
          if (size[g] === 0) empty = g;
          else if (toward[g * n + i]! > best) {
            to = g;
            best = toward[g * n + i]!;
          }
        }
        // An empty group is worth 0; alone, the city is in one already.
        if (best < 0 && size[own]! > 1 && empty !== -1) to = empty;
        if (to === own) continue;
        if (--size[own]! === 0) left--;
        if (size[to]!++ === 0) left++;
        group[i] = to;
        moves++;
        const atOwn = toward[own * n + i]!;
        const atTo = toward[to * n + i]!;
        for (let j = 0; j < n; j++) {
          const value = matrix[i * n + j]!;
          toward[own * n + j]! -= value;
          toward[to * n + j]! += value;
        }
        toward[own * n + i] = atOwn;
        toward[to * n + i] = atTo;
      }
      if (moves === 0) return moved;
      moved = true;
      if (size.subarray(0, groups).every((count) => count > 0) && groups < n) break;
    }
  }
}

function sumsToward(n: number, matrix: Float64Array, group: Uint32Array, groups: number): Float64Array {
  const toward = new Float64Array(groups * n);
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) if (i !== j) toward[group[i]! * n + j]! += matrix[i * n + j]!;
  return toward;
}

function aggregated(n: number, matrix: Float64Array, group: Uint32Array, groups: number): Float64Array {
  const level = new Float64Array(groups * groups);
  for (let i = 0; i < n; i++) {
    const row = group[i]! * groups;
    for (let j = 0; j < n; j++) level[row + group[j]!]! += matrix[i * n + j]!;
  }
  return level;
}
