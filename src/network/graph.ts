/**
 * A layer as a graphology graph, for the algorithms of that ecosystem and for users who bring their own.
 *
 * Nodes are the city ids in canonical order; every edge carries `strength` and `distance` (= 1 / strength), so that
 * nothing has to guess what a `weight` means. Always simple: types of tie are summed.
 */
import Graph from "graphology";
import { compactDirected, type TieFilter } from "./compact.ts";
import type { Layer } from "./layer.ts";
import type { Network } from "./network.ts";
import { inverseDistances } from "./quantity.ts";

export function toGraph(network: Network, layer: Layer, filter: Partial<TieFilter> = {}): Graph {
  const { cities } = network;
  const form = compactDirected(cities.length, layer, filter);
  const distances = inverseDistances(form.strengths);
  const graph = new Graph({ type: layer.directed ? "directed" : "undirected", multi: false, allowSelfLoops: false });
  for (const city of cities) graph.addNode(city.id);
  for (let i = 0; i < form.n; i++)
    for (let slot = form.offsets[i]!; slot < form.offsets[i + 1]!; slot++) {
      const j = form.neighbours[slot]!;
      if (!layer.directed && j < i) continue;
      graph.addEdge(cities[i]!.id, cities[j]!.id, { strength: form.strengths[slot]!, distance: distances[slot]! });
    }
  return graph;
}
