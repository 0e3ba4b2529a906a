/**
 * Maximum flow: how much can pass from one node to another, when every arc carries at most its capacity?
 *
 * Dinic: by breadth-first search the arcs with room left are cut down to those that lead one step nearer to the target,
 * and flow is pushed along them until every way is blocked; the distance to the target then grows, so there are fewer
 * rounds than nodes. No recursion. Each push fills one arc to the last bit, so it ends with any capacities.
 *
 * Capacities are doubles, and what is left of an arc after several pushes may be a rounding error where it should be 0
 * (0.3 - 0.1 - 0.2). Room of at most one part in 10^12 of the capacities of an arc and its way back counts as none;
 * whole capacities below 10^12 are exact.
 *
 * Cost: O(n² m) at worst, far less in practice; with capacities of 1 O(m √m).
 *
 * Dinic (1970) Algorithm for solution of a problem of maximum flow in networks with power estimation. Soviet Mathematics
 * Doklady 11.
 * Ford, Fulkerson (1956) Maximal flow through a network, doi:10.4153/CJM-1956-045-5.
 */
export interface Arcs {
  readonly from: ArrayLike<number>;
  readonly to: ArrayLike<number>;
  readonly capacity: ArrayLike<number>;
  /** Capacity of the way back, from `to` to `from`. */
  readonly back: ArrayLike<number>;
}

export interface Flow {
  readonly value: number;
  /** By node: 1 where the source still reaches. The full arcs that leave these nodes are the minimum cut nearest to it. */
  readonly sourceSide: Uint8Array;
}

const negligible = 1e-12;

export function maximumFlow(nodes: number, arcs: Arcs, source: number, target: number): Flow {
  if (source === target) throw new RangeError("a flow needs two different ends");
  const count = arcs.from.length;
  // Arc k forwards is half 2k, its way back 2k + 1.
  const room = new Float64Array(2 * count);
  const least = new Float64Array(count);
  const head = new Uint32Array(2 * count);
  const offsets = new Uint32Array(nodes + 1);
  for (let k = 0; k < count; k++) {
    room[2 * k] = arcs.capacity[k]!;
    room[2 * k + 1] = arcs.back[k]!;
    least[k] = negligible * (arcs.capacity[k]! + arcs.back[k]!);
    head[2 * k] = arcs.to[k]!;
    head[2 * k + 1] = arcs.from[k]!;
    offsets[arcs.from[k]! + 1]!++;
    offsets[arcs.to[k]! + 1]!++;
  }
  for (let i = 0; i < nodes; i++) offsets[i + 1]! += offsets[i]!;
  const halves = new Uint32Array(2 * count);
  const place = offsets.slice(0, nodes);
  for (let half = 0; half < 2 * count; half++) halves[place[head[half ^ 1]!]!++] = half;
  const open = (half: number): boolean => room[half]! > least[half >> 1]!;

  const level = new Int32Array(nodes);
  const queue = new Uint32Array(nodes);
  const rank = (): boolean => {
    level.fill(-1);
    level[source] = 0;
    queue[0] = source;
    let length = 1;
    for (let at = 0; at < length; at++) {
      const i = queue[at]!;
      for (let k = offsets[i]!; k < offsets[i + 1]!; k++) {
        const half = halves[k]!;
        const j = head[half]!;
        if (level[j] !== -1 || !open(half)) continue;
        level[j] = level[i]! + 1;
        queue[length++] = j;
      }
    }
    return level[target] !== -1;
  };

  const next = new Uint32Array(nodes);
  const way = new Uint32Array(nodes);
  let value = 0;
  while (rank()) {
    next.set(offsets.subarray(0, nodes));
    let steps = 0;
    let i = source;
    for (;;) {
      if (i === target) {
        let push = Infinity;
        for (let k = 0; k < steps; k++) push = Math.min(push, room[way[k]!]!);
        let firstFull = steps;
        for (let k = steps - 1; k >= 0; k--) {
          const half = way[k]!;
          room[half]! -= push;
          room[half ^ 1]! += push;
          if (!open(half)) firstFull = k;
        }
        value += push;
        i = head[way[firstFull]! ^ 1]!;
        steps = firstFull;
        continue;
      }
      const end = offsets[i + 1]!;
      let at = next[i]!;
      while (at < end && !(level[head[halves[at]!]!] === level[i]! + 1 && open(halves[at]!))) at++;
      next[i] = at;
      if (at < end) {
        way[steps++] = halves[at]!;
        i = head[halves[at]!]!;
      } else {
        if (steps === 0) break;
        i = head[way[--steps]! ^ 1]!;
        next[i]!++;
      }
    }
  }
  return { value, sourceSide: Uint8Array.from(level, (distance) => (distance === -1 ? 0 : 1)) };
}
