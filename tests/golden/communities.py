"""Quality of what leidenalg finds, the floor for src/structure/leiden.ts (Debian 12, python3-leidenalg, python3-igraph):
python3 communities.py > communities.json

For every graph and objective, the median over the seeds 0 to 19 of runs until nothing improves (n_iterations = -1).
The quality of each partition is computed here from its definition, in the normalisation of src/structure/quality.ts.
"""

import csv
import json
import random
import statistics
from pathlib import Path

import igraph
import leidenalg
import networkx as nx

here = Path(__file__).parent
draw = random.Random(20261124)


def planted(blocks, size, inside, between, directed=False):
    """Blocks of `size` cities, tied with odds `inside`, to the others with odds `between`; strengths 1 to 9."""
    n = blocks * size
    ties = []
    for i in range(n):
        for j in range(n) if directed else range(i + 1, n):
            if i != j and draw.random() < (inside if i // size == j // size else between):
                ties.append([i, j, draw.randint(1, 9)])
    return n, directed, ties


def ring_of_cliques(cliques, size):
    ties = []
    for c in range(cliques):
        ties += [[c * size + i, c * size + j, 1] for i in range(size) for j in range(i + 1, size)]
        a, b = c * size, ((c + 1) % cliques) * size + 1
        ties.append([min(a, b), max(a, b), 1])
    return cliques * size, False, ties


def layer(name, directed):
    cities = sorted(row["id"] for row in csv.DictReader(open(here / "../../data/yrd/cities.csv")))
    number = {city: i for i, city in enumerate(cities)}
    rows = csv.DictReader(open(here / f"../../data/yrd/{name}.csv"))
    return len(cities), directed, [[number[r["source"]], number[r["target"]], float(r["strength"])] for r in rows]


structure = json.load(open(here / "structure.json"))
barabasi = nx.barabasi_albert_graph(300, 3, seed=7)
graphs = {name: (g["n"], g["directed"], g["ties"]) for name, g in structure.items()}
graphs |= {
    "planted, 200": planted(8, 25, 0.3, 0.03),
    "faint blocks, 200": planted(5, 40, 0.12, 0.05),
    "ring of cliques": ring_of_cliques(30, 5),
    "preferential attachment, 300": (300, False, sorted([min(i, j), max(i, j), 1] for i, j in barabasi.edges())),
    "random, 150": planted(1, 150, 0.06, 0),
    "directed, planted, 120": planted(6, 20, 0.2, 0.03, directed=True),
    "directed, random, 100": planted(1, 100, 0.05, 0, directed=True),
}
layers = {
    "border": layer("border", False),
    "copublication": layer("copublication", False),
    "rail-2016": layer("rail-2016", True),
}


def quality(n, directed, ties, group, objective, gamma):
    total = sum(w for _, _, w in ties)
    within = sum(w for i, j, w in ties if group[i] == group[j])
    out, into, size = [0.0] * n, [0.0] * n, [0] * n
    for c in group:
        size[c] += 1
    for i, j, w in ties:
        out[group[i]] += w
        into[group[j]] += w
    if objective == "cpm":
        pairs = sum(k * (k - 1) for k in size) / (1 if directed else 2)
        return (within - gamma * pairs) / total
    if directed:
        return within / total - gamma * sum(a * b for a, b in zip(out, into)) / total**2
    return within / total - gamma * sum((a + b) ** 2 for a, b in zip(out, into)) / (2 * total) ** 2


def floor(n, directed, ties):
    graph = igraph.Graph(n=n, edges=[(i, j) for i, j, _ in ties], directed=directed)
    weights = [float(w) for _, _, w in ties]
    tied = len({city for i, j, _ in ties for city in (i, j)})
    density = sum(weights) / (tied * (tied - 1) / (1 if directed else 2))
    rows = []
    for objective, gamma, kind in [
        ("modularity", 1.0, leidenalg.ModularityVertexPartition),
        ("modularity", 0.5, leidenalg.RBConfigurationVertexPartition),
        ("modularity", 2.0, leidenalg.RBConfigurationVertexPartition),
        ("cpm", density, leidenalg.CPMVertexPartition),
        ("cpm", 4 * density, leidenalg.CPMVertexPartition),
    ]:
        keywords = {} if kind is leidenalg.ModularityVertexPartition else {"resolution_parameter": gamma}
        found = [
            quality(n, directed, ties, leidenalg.find_partition(
                graph, kind, weights=weights, n_iterations=-1, seed=seed, **keywords
            ).membership, objective, gamma)
            for seed in range(20)
        ]
        rows.append({
            "objective": objective, "resolution": gamma,
            "median": statistics.median(found), "best": max(found),
        })
    return rows


out = {name: {"n": n, "directed": d, "ties": t, "floor": floor(n, d, t)} for name, (n, d, t) in graphs.items()}
# The layers of the default dataset are read from its own files by the test.
out |= {name: {"layer": name, "floor": floor(*layers[name])} for name in layers}
print("{\n" + ",\n".join(f"{json.dumps(name)}: {json.dumps(entry)}" for name, entry in out.items()) + "\n}")
