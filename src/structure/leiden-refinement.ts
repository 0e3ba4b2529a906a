/**
 * The refinement of Leiden, step 2 of leiden.ts: into which groups that hang together does a community fall?
 *
 * All nodes start alone. In random order, a node that is still alone joins one of the groups of its community that it
 * is tied to, or none, drawn with odds exp(gain / θ) among those where the quality does not fall; θ = 0.01. It must be
 * well tied itself, and the group that it joins too, as it is then: g in community c is well tied when the strength
 * between g and the rest of c is at least what the objective expects there,
 *   Σ w_ij - λ (a_i b_j + b_i a_j) >= 0    over i in g, j in the rest of c
 *
 * Cost: O(n + m).
 *
 * Traag, Waltman, van Eck (2019) From Louvain to Leiden: guaranteeing well-connected communities,
 * doi:10.1038/s41598-019-41695-z.
 */
import type { Stream } from "../support/random.ts";
import { type Level, tolerance } from "./leiden-level.ts";

const theta = 0.01;

/** `community` by node, 0, 1, ..., communities - 1. By node the number of its group, below the number of nodes. */
export function refined(level: Level, community: Uint32Array, communities: number, draw: Stream): Uint32Array {
  const { n, offsets, neighbours, weights, a, b, lambda } = level;
  const wholeA = new Float64Array(communities);
  const wholeB = new Float64Array(communities);
  /** Strength from a group to the rest of its community. */
  const cut = new Float64Array(n);
  for (let v = 0; v < n; v++) {
    wholeA[community[v]!]! += a[v]!;
    wholeB[community[v]!]! += b[v]!;
    for (let slot = offsets[v]!; slot < offsets[v + 1]!; slot++)
      if (community[neighbours[slot]!] === community[v]) cut[v]! += weights[slot]!;
  }
  const group = Uint32Array.from({ length: n }, (_, v) => v);
  const size = new Uint32Array(n).fill(1);
  const massA = a.slice();
  const massB = b.slice();
  const wellTied = (g: number, c: number): boolean =>
    cut[g]! >= lambda * (massA[g]! * (wholeB[c]! - massB[g]!) + massB[g]! * (wholeA[c]! - massA[g]!)) - tolerance;
  const toward = new Float64Array(n);
  const near = new Uint32Array(n);
  const gains = new Float64Array(n);
  for (const v of draw.shuffle(Uint32Array.from({ length: n }, (_, i) => i))) {
    const c = community[v]!;
    if (group[v] !== v || size[v] !== 1 || !wellTied(v, c)) continue;
    let count = 0;
    for (let slot = offsets[v]!; slot < offsets[v + 1]!; slot++) {
      const u = neighbours[slot]!;
      if (community[u] !== c) continue;
      const g = group[u]!;
      if (toward[g] === 0) near[count++] = g;
      toward[g]! += weights[slot]!;
    }
    let best = 0;
    let kept = 0;
    for (let k = 0; k < count; k++) {
      const g = near[k]!;
      const gain = toward[g]! - lambda * (a[v]! * massB[g]! + b[v]! * massA[g]!);
      if (gain < 0 || !wellTied(g, c)) {
        toward[g] = 0;
        continue;
      }
      near[kept] = g;
      gains[kept++] = gain;
      best = Math.max(best, gain);
    }
    // Staying alone gains 0.
    let odds = Math.exp(-best / theta);
    for (let k = 0; k < kept; k++) odds += Math.exp((gains[k]! - best) / theta);
    let left = draw.uniform() * odds - Math.exp(-best / theta);
    let to = v;
    for (let k = 0; k < kept && left >= 0; k++) {
      to = near[k]!;
      left -= Math.exp((gains[k]! - best) / theta);
    }
    if (to !== v) {
      cut[to] = cut[to]! + cut[v]! - 2 * toward[to]!;
      massA[to]! += a[v]!;
      massB[to]! += b[v]!;
      size[to]!++;
      size[v] = 0;
      group[v] = to;
    }
    for (let k = 0; k < kept; k++) toward[near[k]!] = 0;
  }
  return group;
}
