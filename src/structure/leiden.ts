/**
 * Leiden: one seeded search for the communities with the highest modularity, or the highest quality in the constant
 * Potts model; undirected, or directed by the directed modularity.
 *
 * An iteration, from the communities so far (at first every city alone):
 * 1. Move. Cities wait in a queue in random order; each goes to the neighbouring community, or out of all, where the
 *    quality grows most (equals by lot), and the neighbours that it leaves behind join the queue again.
 * 2. Refine. Inside each community all cities start alone once more. In random order, a city that is still alone and
 *    tied well enough to the rest of the community joins one of the groups that are, drawn with odds exp(gain / θ)
 *    among those where the quality does not fall; θ = 0.01, in units of the mean strength of a tie.
 * 3. Aggregate. The groups become the nodes of a smaller network, which starts from the communities of step 1, and the
 *    steps are repeated on it until every community is one node.
 * Louvain is the same without step 2, and can leave a community whose parts hang together only through others. A group
 * of step 2 is connected since a city joins only what it is tied to; so is a community in the end. Where the refinement
 * stops short by lot, a community that is not is cut into its parts, which never lowers the quality.
 *
 * Iterations go on from the partition that the last one left. Once one brings nothing, the next begins with one
 * community, drawn by lot, dissolved into its cities, and its outcome is kept unless it is worse: on small networks plain
 * iterations stay for ever in the first optimum that they meet. When `patience` (20) of them in a row brought nothing,
 * the partition is called stable. There are no other restarts. `iterations: 1` is one iteration as published.
 *
 * A gain counts above 10^-10 of the mean strength of a tie, so that rounding cannot make a city move for ever.
 *
 * Cost: O(n + m) a pass; a few passes a level, a few levels an iteration, and 25 to 50 iterations.
 *
 * Traag, Waltman, van Eck (2019) From Louvain to Leiden: guaranteeing well-connected communities,
 * doi:10.1038/s41598-019-41695-z.
 */
import type { Compact } from "../network/compact.ts";
import { components } from "../network/components.ts";
import { type Stream, stream } from "../support/random.ts";
import { aggregated, cityLevel, type Level, tolerance } from "./leiden-level.ts";
import { refined } from "./leiden-refinement.ts";
import { quality, type QualityOptions } from "./quality.ts";
import { renumber } from "./renumber.ts";

export interface LeidenOptions extends QualityOptions {
  /** Draws from `stream(seed)`, unless a stream is handed in. */
  readonly seed?: number | undefined;
  readonly draw?: Stream | undefined;
  /** At most so many iterations; by default until stable. */
  readonly iterations?: number | undefined;
  /** Iterations without a gain after which the partition is called stable. */
  readonly patience?: number | undefined;
}

export interface LeidenRun {
  /** By city the number of its community, 0, 1, ... in the order of their first cities; a city without ties is alone. */
  readonly partition: Uint32Array;
  /** Of the partition, see quality.ts; null without ties. */
  readonly quality: number | null;
  readonly iterations: number;
  /** False when `iterations` ended the search. */
  readonly stable: boolean;
}

export function leiden(form: Compact, options: LeidenOptions = {}): LeidenRun {
  const { seed = 1, draw = stream(seed), objective = "modularity", resolution = 1 } = options;
  const { iterations: most = Infinity, patience = 20 } = options;
  if (!(resolution > 0 && resolution < Infinity)) throw new RangeError(`a resolution is above 0, not ${resolution}`);
  let partition: Uint32Array = Uint32Array.from({ length: form.n }, (_, i) => i);
  if (form.neighbours.length === 0) return { partition, quality: null, iterations: 0, stable: true };
  const level = cityLevel(form, objective, resolution);
  let iterations = 0;
  let idle = 0;
  let best = -Infinity;
  while (iterations < most && idle < patience) {
    const next = iteration(level, idle === 0 ? partition : oneDissolved(partition, draw), draw);
    iterations++;
    const now = worth(level, next);
    idle = now > best + tolerance ? 0 : idle + 1;
    if (now >= best - tolerance) partition = next;
    best = Math.max(best, now);
  }
  return {
    partition,
    quality: quality(
      form,
      partition.map((c) => c + 1),
      { objective, resolution },
    ),
    iterations,
    stable: idle >= patience,
  };
}

function iteration(cities: Level, from: Uint32Array, draw: Stream): Uint32Array {
  /** By city the node of the level that it is part of, and by node its community. */
  const node = Uint32Array.from({ length: cities.n }, (_, i) => i);
  let level = cities;
  let community = from.slice();
  for (;;) {
    moveNodes(level, community, draw);
    const communities = renumber(community);
    if (communities === level.n) break;
    const group = refined(level, community, communities, draw);
    const groups = renumber(group);
    if (groups === level.n) break;
    const next = new Uint32Array(groups);
    for (let i = 0; i < level.n; i++) next[group[i]!] = community[i]!;
    for (let i = 0; i < cities.n; i++) node[i] = group[node[i]!]!;
    level = aggregated(level, group, groups);
    community = next;
  }
  return connectedParts(
    cities,
    node.map((place) => community[place]!),
  );
}

/** The partition with the cities of one community, drawn among those of two or more, each by itself. */
function oneDissolved(partition: Uint32Array, draw: Stream): Uint32Array {
  const n = partition.length;
  const size = new Uint32Array(n);
  for (const c of partition) size[c]!++;
  const several = Uint32Array.from(size.keys()).filter((c) => size[c]! > 1);
  if (several.length === 0) return partition;
  const chosen = several[draw.integer(several.length)]!;
  size[chosen] = 0;
  let free = 0;
  return partition.map((c) => {
    if (c !== chosen) return c;
    while (size[free] !== 0) free++;
    return free++;
  });
}

/** Step 1, in place. Communities have numbers below the number of nodes. */
function moveNodes(
  { n, offsets, neighbours, weights, a, b, lambda }: Level,
  community: Uint32Array,
  draw: Stream,
): void {
  const massA = new Float64Array(n);
  const massB = new Float64Array(n);
  const size = new Uint32Array(n);
  for (let v = 0; v < n; v++) {
    massA[community[v]!]! += a[v]!;
    massB[community[v]!]! += b[v]!;
    size[community[v]!]!++;
  }
  const empty: number[] = [];
  for (let c = n - 1; c >= 0; c--) if (size[c] === 0) empty.push(c);
  const toward = new Float64Array(n);
  const near = new Uint32Array(n);
  const queue = draw.shuffle(Uint32Array.from({ length: n }, (_, v) => v));
  const waiting = new Uint8Array(n).fill(1);
  let head = 0;
  let length = n;
  while (length > 0) {
    const v = queue[head]!;
    head = head + 1 === n ? 0 : head + 1;
    length--;
    waiting[v] = 0;
    const from = community[v]!;
    size[from]!--;
    massA[from] = size[from] === 0 ? 0 : massA[from]! - a[v]!;
    massB[from] = size[from] === 0 ? 0 : massB[from]! - b[v]!;
    let count = 0;
    for (let slot = offsets[v]!; slot < offsets[v + 1]!; slot++) {
      const c = community[neighbours[slot]!]!;
      if (toward[c] === 0) near[count++] = c;
      toward[c]! += weights[slot]!;
    }
    let to = from;
    let gain = toward[from]! - lambda * (a[v]! * massB[from] + b[v]! * massA[from]);
    let equals = 0;
    for (let k = 0; k < count; k++) {
      const c = near[k]!;
      const here = toward[c]! - lambda * (a[v]! * massB[c]! + b[v]! * massA[c]!);
      toward[c] = 0;
      if (c === from) continue;
      if (here > gain + tolerance) {
        to = c;
        gain = here;
        equals = 1;
      } else if (to !== from && here >= gain - tolerance && draw.integer(++equals) === 0) to = c;
    }
    if (gain < -tolerance && size[from]! > 0) to = empty.pop()!;
    if (to !== from && size[from] === 0) empty.push(from);
    community[v] = to;
    size[to]!++;
    massA[to]! += a[v]!;
    massB[to]! += b[v]!;
    if (to === from) continue;
    for (let slot = offsets[v]!; slot < offsets[v + 1]!; slot++) {
      const u = neighbours[slot]!;
      if (community[u] === to || waiting[u] === 1) continue;
      waiting[u] = 1;
      const tail = head + length;
      queue[tail >= n ? tail - n : tail] = u;
      length++;
    }
  }
}

/** The part of the quality that depends on the partition, in units of the mean strength of a tie. */
function worth({ n, offsets, neighbours, weights, a, b, lambda }: Level, community: Uint32Array): number {
  const massA = new Float64Array(n);
  const massB = new Float64Array(n);
  let within = 0;
  for (let v = 0; v < n; v++) {
    const c = community[v]!;
    massA[c]! += a[v]!;
    massB[c]! += b[v]!;
    for (let slot = offsets[v]!; slot < offsets[v + 1]!; slot++)
      if (community[neighbours[slot]!] === c) within += weights[slot]!;
  }
  let expected = 0;
  for (let c = 0; c < n; c++) expected += massA[c]! * massB[c]!;
  return within / 2 - lambda * expected;
}

/** By city the number of the part of its community that it is connected to, in the order of their first cities. */
function connectedParts({ n, offsets, neighbours }: Level, community: Uint32Array): Uint32Array {
  return components(n, (join) => {
    for (let v = 0; v < n; v++)
      for (let slot = offsets[v]!; slot < offsets[v + 1]!; slot++)
        if (community[neighbours[slot]!] === community[v]) join(v, neighbours[slot]!);
  }).label;
}
