"""Golden values of bridges, minimum cuts and removals, from NetworkX 2.8.8: python3 robustness.py > robustness.json

Distances are exact fractions (1/strength). Losses by removing and computing everything anew.
"""

import json
import random
from fractions import Fraction

import networkx as nx

draw = random.Random(20261125)


def ties_of(n, m, directed, most, base=0):
    pairs = [(i, j) for i in range(n) for j in range(n) if (i != j if directed else i < j)]
    return [[base + i, base + j, draw.randint(1, most)] for i, j in sorted(draw.sample(pairs, m))]


def graph_of(n, directed, ties):
    graph = nx.DiGraph() if directed else nx.Graph()
    graph.add_nodes_from(range(n))
    for i, j, strength in ties:
        graph.add_edge(i, j, strength=strength, length=Fraction(1, strength))
    return graph


def nearness(graph):
    return {
        (s, t): 1 / d
        for s, lengths in nx.all_pairs_dijkstra_path_length(graph, weight="length")
        for t, d in lengths.items()
        if s != t
    }


def losses(graph):
    whole = nearness(graph)
    by_city = []
    for v in graph:
        before = sum(x for (s, t), x in whole.items() if v not in (s, t))
        left = graph.copy()
        left.remove_node(v)
        after = sum(nearness(left).values())
        by_city.append(None if before == 0 else float(1 - Fraction(after) / before))
    by_tie = []
    for i, j in graph.edges():
        left = graph.copy()
        left.remove_edge(i, j)
        by_tie.append([i, j, float(1 - Fraction(sum(nearness(left).values())) / sum(whole.values()))])
    n = len(graph)
    return {
        "efficiency": float(Fraction(sum(whole.values())) / (n * (n - 1))),
        "cityLoss": by_city,
        "tieLoss": sorted(by_tie),
    }


def cuts(graph, pairs):
    rows = []
    for s, t in pairs:
        value, (side, _) = nx.minimum_cut(graph, s, t, capacity="strength")
        tied = graph.has_edge(s, t)
        rows.append(
            {
                "source": s,
                "target": t,
                "strength": value,
                "ties": len(nx.minimum_edge_cut(graph, s, t)) if nx.has_path(graph, s, t) else 0,
                "cities": None if tied else nx.node_connectivity(graph, s, t),
            }
        )
    return rows


graphs = {
    "sparse": (30, False, ties_of(30, 33, False, 60)),
    "dense": (18, False, ties_of(18, 70, False, 9)),
    "with isolated cities": (22, False, ties_of(12, 16, False, 5) + ties_of(7, 7, False, 5, 13)),
    "directed": (20, True, ties_of(20, 60, True, 40)),
    "directed, sparse": (20, True, ties_of(20, 30, True, 5)),
    "tree": (16, False, sorted([sorted([i, draw.randrange(i)]) + [draw.randint(1, 9)] for i in range(1, 16)])),
    "equal paths": (16, False, [[4 * r + c, 4 * r + c + 1, 3] for r in range(4) for c in range(3)]
        + [[4 * r + c, 4 * r + c + 4, 3] for r in range(3) for c in range(4)] + [[0, 2, 1], [8, 10, 1]]),
}

out = {}
for name, (n, directed, ties) in graphs.items():
    graph = graph_of(n, directed, ties)
    pairs = [draw.sample(range(n), 2) for _ in range(25)]
    entry = {"n": n, "directed": directed, "ties": ties, **losses(graph), "cuts": cuts(graph, pairs)}
    if not directed:
        entry["bridges"] = sorted(sorted(tie) for tie in nx.bridges(graph))
        entry["articulation"] = sorted(nx.articulation_points(graph))
        entry["blocks"] = sorted(sorted(block) for block in nx.k_edge_components(graph, 2))
    out[name] = entry
print("{")
print(",\n".join(f"{json.dumps(name)}: {json.dumps(entry)}" for name, entry in out.items()))
print("}")
