"""Golden values of src/structure, from NetworkX 2.8.8 and SciPy 1.10 (Debian 12): python3 structure.py > structure.json

Distances are exact fractions (1/strength), so that paths of equal length are equal here without a tolerance.
"""

import json
import random
from fractions import Fraction

import networkx as nx

draw = random.Random(20261124)


def undirected(n, m, strengths):
    pairs = [(i, j) for i in range(n) for j in range(i + 1, n)]
    return [[i, j, strengths()] for i, j in sorted(draw.sample(pairs, m))]


def directed(n, m, strengths):
    pairs = [(i, j) for i in range(n) for j in range(n) if i != j]
    return [[i, j, strengths()] for i, j in sorted(draw.sample(pairs, m))]


def grid(rows, columns):
    """Many paths of equal length, in thirds: 1/3 + 1/3 against 2/3 = 1/1.5."""
    ties = []
    for r in range(rows):
        for c in range(columns):
            here = r * columns + c
            if c + 1 < columns:
                ties.append([here, here + 1, 3])
            if r + 1 < rows:
                ties.append([here, here + columns, 3])
            if c + 2 < columns and r % 2 == 0:
                ties.append([here, here + 2, 1.5])
    return ties


karate = nx.karate_club_graph()
graphs = {
    # Hefei, Jiaxing, Nanjing, Shanghai, Suzhou, Wuxi
    "belt toy": (6, False, [[3, 4, 100], [4, 5, 90], [2, 5, 80], [1, 3, 2], [1, 2, 2], [0, 2, 1]]),
    "weighted": (30, False, undirected(30, 70, lambda: draw.randint(1, 200))),
    "disconnected, with isolated cities": (
        24,
        False,
        [[i, j, w] for i, j, w in undirected(12, 20, lambda: draw.randint(1, 9))]
        + [[i + 13, j + 13, w] for i, j, w in undirected(8, 12, lambda: draw.randint(1, 9))],
    ),
    "directed": (25, True, directed(25, 90, lambda: draw.randint(1, 50))),
    "directed, some without outgoing ties": (
        20,
        True,
        [t for t in directed(20, 70, lambda: draw.randint(1, 5)) if t[0] not in (3, 11)],
    ),
    "equal paths": (20, False, grid(4, 5)),
    "karate": (34, False, sorted([min(i, j), max(i, j), d["weight"]] for i, j, d in karate.edges(data=True))),
}

out = {}
for name, (n, is_directed, ties) in graphs.items():
    graph = nx.DiGraph() if is_directed else nx.Graph()
    graph.add_nodes_from(range(n))
    for i, j, strength in ties:
        graph.add_edge(i, j, strength=float(strength), distance=1 / Fraction(strength))
    betweenness = nx.betweenness_centrality(graph, weight="distance", normalized=True)
    rank = nx.pagerank(graph, alpha=0.85, weight="strength", tol=1e-16, max_iter=10000)
    eigen = nx.eigenvector_centrality_numpy(graph, weight="strength", tol=1e-15, max_iter=100000)
    group = [1 + (i * 7) % 4 for i in range(n)]
    entry = {
        "n": n,
        "directed": is_directed,
        "ties": ties,
        "betweenness": [float(betweenness[i]) for i in range(n)],
        "pagerank": [rank[i] for i in range(n)],
        "eigenvector": [abs(eigen[i]) for i in range(n)],
    }
    if not is_directed:
        blocks = [{i for i in range(n) if group[i] == g} for g in range(1, 5)]
        entry["group"] = group
        entry["modularity"] = nx.community.modularity(graph, blocks, weight="strength")
        entry["modularityAt1.7"] = nx.community.modularity(graph, blocks, weight="strength", resolution=1.7)
    out[name] = entry

florentine = nx.florentine_families_graph()
families = sorted(florentine)
between = nx.betweenness_centrality(florentine)
out["florentine"] = {
    "n": len(families),
    "directed": False,
    "ties": sorted(sorted([families.index(a), families.index(b)]) + [1] for a, b in florentine.edges()),
    "betweenness": [between[family] for family in families],
}
print("{")
print(",\n".join(f"{json.dumps(name)}: {json.dumps(entry)}" for name, entry in out.items()))
print("}")
