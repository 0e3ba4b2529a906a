"""Golden values of src/ties, from NetworkX 2.8.8 and SciPy 1.10 (Debian 12): python3 backbone.py > backbone.json

The disparity filter by numerical integration of the published density, the noise-corrected backbone from exact
fractions with a numerical derivative where the paper has the delta method, the spanning forest from NetworkX.
"""

import json
import math
import random
from fractions import Fraction

import networkx as nx
from scipy.integrate import quad
from scipy.stats import norm

draw = random.Random(20261124)


def random_ties(n, m, directed, strengths):
    pairs = [(i, j) for i in range(n) for j in range(n) if (i != j if directed else i < j)]
    return [[i, j, strengths()] for i, j in sorted(draw.sample(pairs, m))]


karate = nx.karate_club_graph()
graphs = {
    # Hefei, Jiaxing, Nanjing, Shanghai, Suzhou, Wuxi
    "belt toy": (6, False, [[0, 2, 1], [1, 2, 2], [1, 3, 2], [2, 5, 80], [3, 4, 100], [4, 5, 90]]),
    "weighted": (30, False, random_ties(30, 90, False, lambda: draw.randint(1, 200))),
    "heavy tail": (25, False, random_ties(25, 120, False, lambda: max(1, int(draw.paretovariate(0.8))))),
    "not whole": (12, False, random_ties(12, 30, False, lambda: round(draw.uniform(0.01, 9), 3))),
    "disconnected, with isolated cities and a pair": (
        20,
        False,
        random_ties(10, 18, False, lambda: draw.randint(1, 9)) + [[12, 13, 5], [15, 16, 2], [16, 17, 2]],
    ),
    "directed": (20, True, random_ties(20, 110, True, lambda: draw.randint(1, 90))),
    "star": (6, False, [[0, j, j * j] for j in range(1, 6)]),
    "karate": (34, False, sorted([min(i, j), max(i, j), d["weight"]] for i, j, d in karate.edges(data=True))),
}


def disparity_end(w, others):
    """1 - (k - 1) times the integral from 0 to p of (1 - x)^(k - 2), p = w / s; a city of one tie has 1."""
    k = len(others)
    if k < 2:
        return 1.0
    below, _ = quad(lambda x: (1 - x) ** (k - 2), 0, w / sum(others), epsabs=1e-15, epsrel=1e-13)
    return 1 - (k - 1) * below


def lift_score(w, n_i, n_j, n):
    lift = w / (n_i * n_j / n)
    return (lift - 1) / (lift + 1)


def noise_corrected(w, n_i, n_j, n):
    w, n_i, n_j, n = Fraction(w), Fraction(n_i), Fraction(n_j), Fraction(n)
    h = Fraction(1, 10**9)
    # The tie moves its two cities' sums and the total with it.
    rise = lift_score(w + h, n_i + h, n_j + h, n + h) - lift_score(w - h, n_i - h, n_j - h, n - h)
    mean = n_i * n_j / n**2
    variance = n_i * n_j * (n - n_i) * (n - n_j) / (n**4 * (n - 1))
    alpha = mean**2 * (1 - mean) / variance - mean
    beta = alpha * (1 - mean) / mean
    chance = (alpha + w) / (alpha + beta + n)
    deviation = math.sqrt(n * chance * (1 - chance)) * abs(rise / (2 * h))
    score = float(lift_score(w, n_i, n_j, n))
    return score, deviation, norm.sf(score / deviation)


out = {}
for name, (n, is_directed, ties) in graphs.items():
    leaving = [[] for _ in range(n)]
    arriving = [[] for _ in range(n)] if is_directed else leaving
    for i, j, w in ties:
        leaving[i].append(w)
        arriving[j].append(w)
    ends = [(disparity_end(w, leaving[i]), disparity_end(w, arriving[j])) for i, j, w in ties]
    total = sum(Fraction(w) for _, _, w in ties) * (1 if is_directed else 2)
    exact = lambda strengths: sum(map(Fraction, strengths))
    noise = [noise_corrected(w, exact(leaving[i]), exact(arriving[j]), total) for i, j, w in ties]
    graph = nx.Graph()
    for i, j, w in ties:
        graph.add_edge(i, j, weight=max(w, graph[i][j]["weight"]) if graph.has_edge(i, j) else w)
    forest = nx.maximum_spanning_tree(graph)
    out[name] = {
        "n": n,
        "directed": is_directed,
        "ties": ties,
        "or": [min(pair) for pair in ends],
        "and": [max(pair) for pair in ends],
        "score": [score for score, _, _ in noise],
        "deviation": [deviation for _, deviation, _ in noise],
        "p": [p for _, _, p in noise],
        "forestPairs": forest.number_of_edges(),
        "forestStrength": sum(d["weight"] for _, _, d in forest.edges(data=True)),
    }
print("{")
print(",\n".join(f"{json.dumps(name)}: {json.dumps(entry)}" for name, entry in out.items()))
print("}")
