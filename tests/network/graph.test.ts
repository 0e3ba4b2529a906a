import betweennessOfGraphology from "graphology-metrics/centrality/betweenness.js";
import { describe, expect, test } from "vitest";
import { compactUndirected } from "../../src/network/compact.ts";
import { toGraph } from "../../src/network/graph.ts";
import { inverseDistances } from "../../src/network/quantity.ts";
import { betweenness } from "../../src/structure/betweenness.ts";
import { sweep } from "../../src/structure/sweep.ts";
import { openFolder } from "../read-folder.ts";

describe("a layer as a graphology graph", () => {
  const { network } = openFolder("data/yrd").dataset;
  const layer = network.layers.get("copublication")!;

  test("has the cities in canonical order, each tie once, with strength and distance apart", () => {
    const graph = toGraph(network, layer);
    expect(graph.nodes()).toEqual(network.cities.map(({ id }) => id));
    expect(graph.size).toBe(154);
    graph.forEachEdge((_, { strength, distance, weight }) => {
      expect(distance).toBe(1 / strength);
      expect(weight).toBeUndefined();
    });
  });

  test("graphology-metrics, told to read the distances, finds our betweenness", () => {
    const graph = toGraph(network, layer);
    const theirs = betweennessOfGraphology(graph, { getEdgeWeight: "distance" });
    const form = compactUndirected(network.cities.length, layer);
    const ours = betweenness(sweep(form, inverseDistances(form.strengths))).cities;
    network.cities.forEach(({ id }, city) => expect(ours[city]).toBeCloseTo(theirs[id]!, 9));
  });

  test("a directed layer is a directed graph", () => {
    const graph = toGraph(network, network.layers.get("rail-2016")!);
    expect([graph.type, graph.size]).toEqual(["directed", 638]);
  });
});
