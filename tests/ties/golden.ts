import goldenFile from "../golden/backbone.json" with { type: "json" };
import { formOf } from "../structure/form.ts";

export interface GoldenBackbone {
  readonly n: number;
  readonly directed: boolean;
  /** Sorted by (source, target). */
  readonly ties: number[][];
  readonly or: number[];
  readonly and: number[];
  readonly score: number[];
  readonly deviation: number[];
  readonly p: number[];
  readonly forestPairs: number;
  readonly forestStrength: number;
}

/** See golden/backbone.py. */
export const golden = Object.entries(goldenFile as Record<string, GoldenBackbone>).map(([name, graph]) => ({
  name,
  graph,
  form: formOf(graph.n, graph.ties, graph.directed),
}));
