/**
 * graphology-metrics on one graph: node graphology.mjs FILE SOURCES; 0 for all, by its betweenness; else by the indexed
 * Brandes search that its betweenness is made of, from so many cities, scaled up.
 */
import { createDijkstraIndexedBrandes } from "graphology-shortest-path/indexed-brandes.js";
import betweenness from "graphology-metrics/centrality/betweenness.js";
import Graph from "graphology";
import { readGraph } from "./read-graph.mjs";

const [file, sources] = process.argv.slice(2);
const { n, rows } = readGraph(file);
const graph = new Graph({ type: "undirected" });
for (let i = 0; i < n; i++) graph.addNode(i);
for (const [source, target, strength] of rows) graph.addEdge(source, target, { distance: 1 / strength });

const count = Number(sources);
const before = performance.now();
if (count === 0) betweenness(graph, { getEdgeWeight: "distance" });
else {
  const search = createDijkstraIndexedBrandes(graph, "distance");
  const delta = new Float64Array(n);
  for (let k = 0; k < count; k++) {
    const [stack, predecessors, paths] = search(Math.floor((k * n) / count));
    for (let at = stack.size; at > 0; at--) delta[stack.items[stack.size - at]] = 0;
    while (stack.size > 0) {
      const city = stack.pop();
      const share = (1 + delta[city]) / paths[city];
      for (const from of predecessors[city]) delta[from] += paths[from] * share;
    }
  }
}
const ms = performance.now() - before;
process.stdout.write(JSON.stringify({ ms: count === 0 ? ms : (ms * n) / count }));
