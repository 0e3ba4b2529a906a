"""Golden values of local measures, from NetworkX 2.8.8 and igraph 0.10.2 (Debian 12) on the graphs of structure.json:
python3 local-measures.py > local-measures.json

Missing values are null: NetworkX gives no constraint to a city with incoming ties only.
"""

import json
import math

import igraph
import networkx as nx


def values(sequence):
    return [None if v is None or math.isnan(v) else v for v in sequence]


def by_city(answer, n):
    return values([answer[i] for i in range(n)])


out = {}
for name, graph in json.load(open("structure.json")).items():
    n, directed, ties = graph["n"], graph["directed"], graph["ties"]
    network = nx.DiGraph() if directed else nx.Graph()
    network.add_nodes_from(range(n))
    for i, j, strength in ties:
        network.add_edge(i, j, weight=float(strength))
    simple = nx.Graph()
    simple.add_nodes_from(range(n))
    for i, j, strength in ties:
        before = simple.get_edge_data(i, j, {"weight": 0.0})["weight"]
        simple.add_edge(i, j, weight=before + strength)
    same = igraph.Graph(n=n, edges=[(i, j) for i, j, _ in ties], directed=directed)
    same.es["weight"] = [float(strength) for _, _, strength in ties]
    summed = igraph.Graph(n=n, edges=list(simple.edges()))
    summed.es["weight"] = [d["weight"] for _, _, d in simple.edges(data=True)]
    group = [1 + (i * 7) % 4 for i in range(n)]
    within = nx.algorithms.core.core_number(simple)
    out[name] = {
        "constraint": by_city(nx.constraint(network, weight="weight"), n),
        "constraintIgraph": values(same.constraint(weights="weight")),
        "effectiveSize": by_city(nx.effective_size(network, weight="weight"), n),
        "borgatti": by_city(nx.effective_size(simple), n),
        "unweighted": by_city(nx.clustering(simple), n),
        "onnela": by_city(nx.clustering(network, weight="weight"), n),
        "barrat": values(summed.transitivity_local_undirected(weights="weight", mode="nan")),
        "transitivity": nx.transitivity(simple),
        "coreness": by_city(within, n),
        "corenessIgraph": summed.coreness(),
    }
print("{")
print(",\n".join(f"{json.dumps(name)}: {json.dumps(entry)}" for name, entry in out.items()))
print("}")
