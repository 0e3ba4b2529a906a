import { type Compact, compactDirected } from "../../src/network/compact.ts";
import { makeLayer } from "../../src/network/make-layer.ts";
import goldenFile from "../golden/structure.json" with { type: "json" };

/** A form from rows source, target, strength. */
export function formOf(n: number, ties: readonly (readonly number[])[], directed = false): Compact {
  const rows = ties.map(([source, target, strength]) => ({ source: source!, target: target!, strength: strength! }));
  return compactDirected(n, makeLayer({ id: "test", directed }, rows));
}

/** Hefei, Jiaxing, Nanjing, Shanghai, Suzhou, Wuxi. */
export const beltToy = formOf(6, [
  [3, 4, 100],
  [4, 5, 90],
  [2, 5, 80],
  [1, 3, 2],
  [1, 2, 2],
  [0, 2, 1],
]);

export interface GoldenGraph {
  readonly n: number;
  readonly directed: boolean;
  readonly ties: number[][];
  readonly betweenness: number[];
  readonly pagerank?: number[];
  readonly eigenvector?: number[];
  readonly group?: number[];
  readonly modularity?: number;
  readonly "modularityAt1.7"?: number;
}

/** What NetworkX gives, see golden/structure.py. */
export const golden = Object.entries(goldenFile as Record<string, GoldenGraph>).map(([name, graph]) => ({
  name,
  graph,
  form: formOf(graph.n, graph.ties, graph.directed),
}));

/** The same network with city i called order[i]; a relabelling must change nothing but the places of the values. */
export function relabelled(
  ties: readonly (readonly number[])[],
  order: readonly number[],
): [source: number, target: number, strength: number][] {
  return ties.map(([i, j, strength]) => [order[i!]!, order[j!]!, strength!]);
}

/** Two blocks of five, each city tied to all of its block, joined by one weak tie. */
export function twoBlocks(): number[][] {
  const ties: number[][] = [[4, 5, 1]];
  for (const first of [0, 5])
    for (let i = first; i < first + 5; i++) for (let j = i + 1; j < first + 5; j++) ties.push([i, j, 3]);
  return ties;
}

export function expectClose(actual: ArrayLike<number>, expected: readonly number[], tolerance: number): void {
  if (actual.length !== expected.length) throw new Error(`${actual.length} values instead of ${expected.length}`);
  for (let i = 0; i < expected.length; i++)
    if (!(Math.abs(actual[i]! - expected[i]!) <= tolerance))
      throw new Error(`value ${i} is ${actual[i]} instead of ${expected[i]}`);
}
