/**
 * Shortest paths from one city: how far is it to every other, over which ties, and in how many equally short ways?
 *
 * Lengths are distances, never strengths. Paths whose lengths differ by less than one part in 10^12 count as equally
 * short, since sums of rounded reciprocals differ in the last bits (1/3 + 1/3 and 2/3); distances themselves are the
 * exact minima.
 *
 * Dijkstra's search. A tie that shortens somebody's way, or equals it, is noted as a step; a city counts its paths from
 * its steps when it is settled, so whoever walks back afterwards sees steps only, a few for every city, and not all ties
 * again. Where the longest tie is at most some 60 times as long as the shortest, cities wait in buckets as wide as the
 * shortest tie (Dial; Denardo, Fox): within a bucket nobody can shorten another's way, so no order is kept there. Else
 * they wait in a heap with falling keys, four children each.
 *
 * Cost of a search: O(m + n) with buckets, O(m + n log n) with the heap, beside at most 64 steps past empty buckets a
 * city; 6 bytes a slot and 60 a city, made once for all sources.
 *
 * Dijkstra (1959) A note on two problems in connexion with graphs, doi:10.1007/BF01386390.
 * Dial (1969) Algorithm 360: shortest-path forest with topological ordering, doi:10.1145/363269.363610.
 * Denardo, Fox (1979) Shortest-route methods: 1. Reaching, pruning, and buckets, doi:10.1287/opre.27.1.161.
 */
import type { Compact } from "../network/compact.ts";
import type { Distances } from "../network/quantity.ts";

/** Path lengths that differ by less than this share count as equal. */
export const equalLength = 1e-12;

/** What a search reads: the adjacency with lengths. */
export interface Ways {
  readonly n: number;
  readonly directed: boolean;
  readonly offsets: Uint32Array;
  readonly neighbours: Uint32Array;
  readonly distances: Distances;
}

export function waysOf(form: Compact, distances: Distances): Ways {
  const { n, directed, offsets, neighbours } = form;
  if (distances.length !== neighbours.length)
    throw new RangeError(`${neighbours.length} slots need as many distances, not ${distances.length}`);
  return { n, directed, offsets, neighbours, distances };
}

/** Buckets, in a ring. With more, a long way past empty ones would cost more than the heap. */
const ring = 64;

/** One search at a time from any source; its arrays are made once and hold what the last `run` found. */
export interface Search {
  /** Gives the number of cities reached, the source among them. */
  readonly run: (source: number) => number;
  /** Cities in the order in which they were settled; a city's predecessors stand before it. */
  readonly order: Uint32Array;
  /** By city; Infinity when it was not reached. */
  readonly length: Float64Array;
  /** By city: the greatest length that still counts as equal, -1 for a settled city: the only thing most slots look at. */
  readonly limit: Float64Array;
  /** By city: shortest paths from the source. */
  readonly paths: Float64Array;
  /** By city: first of the last steps of its shortest paths, -1 for none; further ones by `nextStep`. */
  readonly firstStep: Int32Array;
  readonly nextStep: Int32Array;
  /** By step: its slot, and the city from which it is made. */
  readonly stepSlot: Uint32Array;
  readonly stepCity: Uint32Array;
  /** By city: what lies behind it, for the way back. */
  readonly dependency: Float64Array;
}

export function makeSearch(ways: Ways): Search {
  const { n, directed, neighbours, distances } = ways;
  let shortest = Infinity;
  let longest = 0;
  for (const distance of distances) {
    if (distance < shortest) shortest = distance;
    if (distance > longest) longest = distance;
  }
  // A tie is a step from one of its ends at most.
  const most = directed ? neighbours.length : neighbours.length / 2;
  const arrays = {
    order: new Uint32Array(n),
    length: new Float64Array(n),
    limit: new Float64Array(n),
    paths: new Float64Array(n),
    firstStep: new Int32Array(n),
    nextStep: new Int32Array(most),
    stepSlot: new Uint32Array(most),
    stepCity: new Uint32Array(most),
    dependency: new Float64Array(n),
  };
  // A little narrower than the shortest tie, so that rounding cannot put both ends of a tie into one bucket.
  const width = shortest * (1 - 1e-6);
  const settle = longest / width <= ring - 2 ? byBuckets(ways, arrays, width) : byHeap(ways, arrays);
  const run = (source: number): number => {
    const reached = settle(source);
    countPaths(arrays, distances, reached);
    return reached;
  };
  return { ...arrays, run };
}

type SearchArrays = Omit<Search, "run">;

function byBuckets(ways: Ways, arrays: SearchArrays, width: number): Search["run"] {
  const { offsets, neighbours, distances } = ways;
  const { order, length, limit, firstStep, nextStep, stepSlot, stepCity } = arrays;
  // A list a bucket, of the steps that brought a city there, -1 ends it. A city that a later step has brought to an
  // earlier bucket is settled when its old place comes up, and passed over.
  const head = new Int32Array(ring);
  const behind = new Int32Array(stepSlot.length + 1);
  const perWidth = 1 / width;
  return (source) => {
    limit.fill(Infinity);
    length.fill(Infinity);
    firstStep.fill(-1);
    head.fill(-1);
    length[source] = 0;
    let left = 1;
    let reached = 0;
    let steps = 0;
    let waiting = source;
    for (let bucket = 0; left > 0; bucket = (bucket + 1) & (ring - 1)) {
      // Nothing is added to a bucket while it is emptied, so its list can be walked.
      let step = head[bucket]!;
      head[bucket] = -1;
      for (;;) {
        let i = waiting;
        if (i === -1) {
          if (step === -1) break;
          i = neighbours[stepSlot[step]!]!;
          step = behind[step]!;
          if (limit[i] === -1) continue;
        }
        waiting = -1;
        limit[i] = -1;
        left--;
        order[reached++] = i;
        const here = length[i]!;
        const end = offsets[i + 1]!;
        for (let slot = offsets[i]!; slot < end; slot++) {
          const j = neighbours[slot]!;
          const through = here + distances[slot]!;
          if (through > limit[j]!) continue;
          const known = length[j]!;
          nextStep[steps] = through < known * (1 - equalLength) ? -1 : firstStep[j]!;
          stepSlot[steps] = slot;
          stepCity[steps] = i;
          firstStep[j] = steps;
          if (through < known) {
            if (known === Infinity) left++;
            length[j] = through;
            limit[j] = through * (1 + equalLength);
            const to = (through * perWidth) & (ring - 1);
            behind[steps] = head[to]!;
            head[to] = steps;
          }
          steps++;
        }
      }
    }
    return reached;
  };
}

function byHeap(ways: Ways, arrays: SearchArrays): Search["run"] {
  const { n, offsets, neighbours, distances } = ways;
  const { order, length, limit, firstStep, nextStep, stepSlot, stepCity } = arrays;
  const heap = new Uint32Array(n);
  const place = new Uint32Array(n);
  let size = 0;

  const rise = (city: number, at: number): void => {
    const key = length[city]!;
    while (at > 0) {
      const up = (at - 1) >> 2;
      const other = heap[up]!;
      if (length[other]! <= key) break;
      heap[at] = other;
      place[other] = at;
      at = up;
    }
    heap[at] = city;
    place[city] = at;
  };

  const pop = (): number => {
    const top = heap[0]!;
    const city = heap[--size]!;
    if (size === 0) return top;
    const key = length[city]!;
    let at = 0;
    for (;;) {
      const first = 4 * at + 1;
      if (first >= size) break;
      let least = first;
      let leastKey = length[heap[first]!]!;
      const end = Math.min(first + 4, size);
      for (let child = first + 1; child < end; child++) {
        const childKey = length[heap[child]!]!;
        if (childKey < leastKey) {
          least = child;
          leastKey = childKey;
        }
      }
      if (leastKey >= key) break;
      const other = heap[least]!;
      heap[at] = other;
      place[other] = at;
      at = least;
    }
    heap[at] = city;
    place[city] = at;
    return top;
  };

  return (source) => {
    limit.fill(Infinity);
    length.fill(Infinity);
    firstStep.fill(-1);
    length[source] = 0;
    heap[0] = source;
    size = 1;
    let reached = 0;
    let steps = 0;
    while (size > 0) {
      const i = pop();
      limit[i] = -1;
      order[reached++] = i;
      const here = length[i]!;
      const end = offsets[i + 1]!;
      for (let slot = offsets[i]!; slot < end; slot++) {
        const j = neighbours[slot]!;
        const through = here + distances[slot]!;
        if (through > limit[j]!) continue;
        const known = length[j]!;
        nextStep[steps] = through < known * (1 - equalLength) ? -1 : firstStep[j]!;
        stepSlot[steps] = slot;
        stepCity[steps] = i;
        firstStep[j] = steps++;
        if (through >= known) continue;
        length[j] = through;
        limit[j] = through * (1 + equalLength);
        if (known !== Infinity) rise(j, place[j]!);
        else rise(j, size++);
      }
    }
    return reached;
  };
}

/** Counts the shortest paths to every city, in the order of settling; steps that a shorter way has overtaken are unlinked. */
function countPaths(arrays: SearchArrays, distances: Distances, reached: number): void {
  const { order, length, paths, firstStep, nextStep, stepSlot, stepCity } = arrays;
  paths[order[0]!] = 1;
  for (let position = 1; position < reached; position++) {
    const city = order[position]!;
    const longest = length[city]! * (1 + equalLength);
    let count = 0;
    let last = -1;
    for (let step = firstStep[city]!; step !== -1; step = nextStep[step]!) {
      const from = stepCity[step]!;
      if (length[from]! + distances[stepSlot[step]!]! <= longest) {
        count += paths[from]!;
        last = step;
      } else if (last === -1) firstStep[city] = nextStep[step]!;
      else nextStep[last] = nextStep[step]!;
    }
    paths[city] = count;
  }
}
