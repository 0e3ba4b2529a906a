"""igraph or NetworkX on one graph: python3 peers.py igraph|networkx FILE SOURCES (0 for all, else so many, scaled up; igraph always all)."""

import json
import sys
import time

program, file, sources = sys.argv[1], sys.argv[2], int(sys.argv[3])
with open(file) as lines:
    n = int(lines.readline())
    rows = [tuple(map(int, line.split())) for line in lines]
total = None
if program == "igraph":
    import igraph

    graph = igraph.Graph(n=n, edges=[(i, j) for i, j, _ in rows])
    lengths = [1 / strength for _, _, strength in rows]
    before = time.perf_counter()
    total = sum(graph.betweenness(weights=lengths))
else:
    import networkx

    graph = networkx.Graph()
    graph.add_nodes_from(range(n))
    graph.add_weighted_edges_from((i, j, 1 / strength) for i, j, strength in rows)
    before = time.perf_counter()
    if sources:
        chosen = [k * n // sources for k in range(sources)]
        networkx.betweenness_centrality_subset(graph, chosen, list(graph), weight="weight")
    else:
        networkx.betweenness_centrality(graph, weight="weight")
ms = (time.perf_counter() - before) * 1000
json.dump({"ms": ms * n / sources if sources else ms, "sum": total}, sys.stdout)
