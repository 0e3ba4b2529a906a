"""Golden values of the centralities and local measures: python3 centrality.py > centrality.json

NetworkX 2.8.8, python-igraph 0.10.2, SciPy 1.10 and NumPy 1.24 (Debian 12). Every value is computed in two ways at
least, which must agree to 1e-9 (relative above 1, absolute below), or the script stops; the table on stderr names them.
centrality.R compares the file with sna::brokerage and with what igraph has for R alone.

Lengths are exact fractions (1/strength), so that paths of equal length are equal here without a tolerance. Nothing is
rounded; null is "not defined". Where a starting vector is drawn at random (the sparse solvers of NetworkX), the result
only checks: what is written comes from dense solvers, so that two runs write the same bytes.
"""

import os

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"

import json
import math
import random
import sys
import warnings
from fractions import Fraction
from itertools import permutations

import igraph
import networkx as nx
import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components, dijkstra

warnings.filterwarnings("ignore", category=FutureWarning)
warnings.filterwarnings("ignore", message="Weighted directed graph in eigenvector centrality")
draw = random.Random(20261125)

DAMPING = 0.85
ATTENUATION = 0.85
SAME_EIGENVALUE = 1e-9


def undirected(n, m, strengths, first=0):
    pairs = [(i, j) for i in range(first, first + n) for j in range(i + 1, first + n)]
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


def circle_and_more(n, more, strengths):
    """Strongly connected: once round in a drawn order, and other ties besides."""
    order = draw.sample(range(n), n)
    pairs = {(order[k], order[(k + 1) % n]) for k in range(n)}
    rest = sorted({(i, j) for i in range(n) for j in range(n) if i != j} - pairs)
    return [[i, j, strengths()] for i, j in sorted(pairs | set(draw.sample(rest, more)))]


def whole(low, high):
    return lambda: draw.randint(low, high)


def two_decimals():
    return round(draw.uniform(0.05, 40), 2)


def magnitudes():
    return round(10 ** draw.uniform(-2, 3), 3)


karate = nx.karate_club_graph()
florentine = nx.florentine_families_graph()
families = sorted(florentine)
one_half = undirected(6, 9, whole(1, 9))
one_circle = circle_and_more(6, 5, whole(1, 9))

graphs = {
    # Hefei, Jiaxing, Nanjing, Shanghai, Suzhou, Wuxi
    "belt toy": (6, False, [[0, 2, 1], [1, 2, 2], [1, 3, 2], [2, 5, 80], [3, 4, 100], [4, 5, 90]]),
    "path": (8, False, [[i, i + 1, w] for i, w in enumerate([4, 1, 2.5, 8, 8, 0.5, 3])]),
    "star": (7, False, [[0, i, w] for i, w in enumerate([5, 1, 1, 2, 0.25, 12], 1)]),
    "complete": (8, False, undirected(8, 28, whole(1, 60))),
    "complete, all ties alike": (5, False, [[i, j, 2] for i in range(5) for j in range(i + 1, 5)]),
    "ring": (6, False, [[0, 1, 3], [0, 5, 3], [1, 2, 3], [2, 3, 3], [3, 4, 3], [4, 5, 3]]),
    "equal paths": (20, False, grid(4, 5)),
    "karate": (34, False, sorted([min(i, j), max(i, j), d["weight"]] for i, j, d in karate.edges(data=True))),
    # The last is Pucci, whom NetworkX leaves out for having no ties.
    "florentine, with an isolate": (
        len(families) + 1,
        False,
        sorted(sorted([families.index(a), families.index(b)]) + [1] for a, b in florentine.edges()),
    ),
    "two equal components": (12, False, one_half + [[i + 6, j + 6, w] for i, j, w in one_half]),
    "disconnected, with isolates": (
        26,
        False,
        undirected(11, 20, whole(1, 9), first=1) + [[12, 13, 4]] + undirected(9, 14, two_decimals, first=15),
    ),
    "random": (60, False, undirected(60, 150, two_decimals)),
    "strengths of five magnitudes": (18, False, undirected(18, 80, magnitudes)),
    "no ties": (4, False, []),
    "directed, strongly connected": (22, True, circle_and_more(22, 50, whole(1, 40))),
    "directed, strongly connected, two decimals": (40, True, circle_and_more(40, 90, two_decimals)),
    "directed, dense": (12, True, directed(12, 90, whole(1, 6))),
    "directed, not strongly connected": (
        20,
        True,
        [t for t in directed(19, 62, whole(1, 5)) if t[0] not in (3, 11) and t[1] not in (7, 12)],
    ),
    "directed, equal paths": (20, True, [t if k % 3 else [t[1], t[0], t[2]] for k, t in enumerate(grid(4, 5))]),
    "directed, acyclic": (10, True, [[min(i, j), max(i, j), w] for i, j, w in undirected(10, 20, whole(1, 9))]),
    # Three parts of one singular value, 5: one sender to one receiver, one to two, two to one; 8 without ties.
    "directed, three equal stars": (9, True, [[0, 1, 5], [2, 3, 3], [2, 4, 4], [5, 7, 3], [6, 7, 4]]),
    "directed, two equal components": (12, True, one_circle + [[i + 6, j + 6, w] for i, j, w in one_circle]),
    # 0 -> (1 <-> 2) -> 3 -> (4 <-> 5) -> 6, the later circle the stronger; 7 <-> 8 apart; 9 without ties.
    "directed, circles in a row": (
        10,
        True,
        [[0, 1, 5], [1, 2, 2], [2, 1, 2], [2, 3, 1], [3, 4, 2], [4, 5, 3], [5, 4, 3], [5, 6, 4], [7, 8, 1], [8, 7, 1]],
    ),
}


oracles = {}


def agree(measure, written, **others):
    """Stops unless every other way gives the written values; None is "not defined" and must be so in both."""
    served, most = oracles.setdefault(measure, ({}, [0.0]))
    for name, values in others.items():
        values = list(values)
        if len(values) != len(written):
            raise SystemExit(f"{title}: {measure}: {len(values)} values of {name}, {len(written)} written")
        for k, (a, b) in enumerate(zip(written, values)):
            b = None if b is None or (isinstance(b, float) and math.isnan(b)) else b
            if (a is None) != (b is None):
                raise SystemExit(f"{title}: {measure} {k}: {a} written, {b} from {name}")
            if a is None:
                continue
            difference = abs(a - b) / max(1, abs(a))
            most[0] = max(most[0], difference)
            if not difference <= 1e-9:
                raise SystemExit(f"{title}: {measure} {k}: {a} written, {b} from {name}")
        served[name] = served.get(name, 0) + 1
    return written


def plain(values):
    """Numbers for JSON; NaN becomes None."""
    out = []
    for value in values:
        value = None if value is None else int(value) if isinstance(value, (int, np.integer)) else float(value)
        out.append(None if isinstance(value, float) and math.isnan(value) else value)
    return out


def unit(x):
    x = np.asarray(x, dtype=float)
    return x / math.sqrt(x @ x)


def leading_eigenvector(a):
    """Incoming ties, unit Euclidean length. The strong component with the largest eigenvalue and what is downstream of
    it; of components with an equal one those upstream of another are passed over, then the one with the first city is
    taken. None when every eigenvalue is 0."""
    n = len(a)
    count, label = connected_components(csr_matrix(a), directed=True, connection="strong")
    parts = []
    for c in range(count):
        cities = np.flatnonzero(label == c)
        if len(cities) > 1:
            parts.append((max(np.linalg.eigvals(a[np.ix_(cities, cities)]).real), cities))
    if not parts:
        return None
    largest = max(value for value, _ in parts)
    candidates = [(value, cities) for value, cities in parts if value >= largest * (1 - SAME_EIGENVALUE)]
    reach = np.isfinite(dijkstra(csr_matrix(a), unweighted=True))
    final = [
        (cities[0], value, cities)
        for value, cities in candidates
        if not any(other[0] != cities[0] and reach[cities[0], other[0]] for _, other in candidates)
    ]
    _, value, cities = min(final, key=lambda part: part[0])
    below = np.array([j for j in range(n) if reach[cities[0], j] and j not in set(cities)], dtype=int)
    x = np.zeros(n)
    values, vectors = np.linalg.eig(a[np.ix_(cities, cities)].T)
    x[cities] = np.abs(vectors[:, np.argmax(values.real)].real)
    if len(below) > 0:
        within = a[np.ix_(below, below)].T
        x[below] = np.linalg.solve(value * np.eye(len(below)) - within, a[np.ix_(cities, below)].T @ x[cities])
    return unit(x)


def hubs_and_authorities(a, is_directed):
    """Sum 1. Where the leading singular value is double the vectors are open; then hubs are the projection of the uniform
    vector on the leading left singular vectors and authorities what they send, so that h = A a / σ and a = A' h / σ hold.
    Undirected: both are the projection on the eigenvectors of the largest eigenvalue (for a star or a chain that of the
    smallest has the same square, and the equations would leave the two sides apart). Also whether the value is single,
    and if so whether the next one is close."""
    left, values, _ = np.linalg.svd(a)
    if values[0] == 0:
        return None, None, False, False
    single = values[1] < values[0] * (1 - SAME_EIGENVALUE)
    if is_directed:
        leading = left[:, values >= values[0] * (1 - SAME_EIGENVALUE)]
    else:
        eigenvalues, vectors = np.linalg.eigh(a)
        leading = vectors[:, eigenvalues >= eigenvalues[-1] * (1 - SAME_EIGENVALUE)]
    hubs = leading @ (leading.T @ np.ones(len(a)))
    # Rounding leaves 1e-17 where the projection is 0.
    hubs[np.abs(hubs) < 1e-13] = 0
    authorities = a.T @ hubs if is_directed else hubs
    return hubs / hubs.sum(), authorities / authorities.sum(), single, single and values[1] > values[0] * (1 - 1e-4)


def current_flow_by_definition(a):
    """Newman's: half the absolute current through a city, mean over the pairs of other cities; every pair in turn."""
    n = len(a)
    inverse = np.linalg.pinv(np.diag(a.sum(1)) - a)
    total = np.zeros(n)
    for s in range(n):
        for t in range(s + 1, n):
            potential = inverse[:, s] - inverse[:, t]
            through = (a * np.abs(potential[:, None] - potential[None, :])).sum(1) / 2
            through[[s, t]] = 0
            total += through
    return total / ((n - 1) * (n - 2) / 2)


def burt(a):
    """Constraint and effective size from Burt's formulas, both directions summed; None for isolates."""
    n = len(a)
    z = a + a.T
    tied = z.sum(1) > 0
    p = np.divide(z, z.sum(1)[:, None], out=np.zeros((n, n)), where=tied[:, None])
    m = np.divide(z, z.max(1)[:, None], out=np.zeros((n, n)), where=tied[:, None])
    constraint, size = [], []
    for i in range(n):
        contacts = np.flatnonzero(z[i])
        constraint.append(sum((p[i, j] + p[i] @ p[:, j]) ** 2 for j in contacts) if tied[i] else None)
        size.append(sum(1 - p[i] @ m[j] for j in contacts) if tied[i] else None)
    return constraint, size


def clustering_by_definition(a):
    """Triples counted one by one. Watts-Strogatz and Barrat on the undirected reading (both directions summed); Fagiolo's
    on the directed one, of strengths over the largest: Onnela's when undirected."""
    n = len(a)
    z = a + a.T
    has = z > 0
    root = np.cbrt(a / a.max()) if a.max() > 0 else a
    simple, barrat, onnela = [], [], []
    for i in range(n):
        k = int(has[i].sum())
        pairs = [(j, h) for j, h in permutations(np.flatnonzero(has[i]), 2) if has[j, h]]
        simple.append(len(pairs) / (k * (k - 1)) if k > 1 else None)
        barrat.append(sum((z[i, j] + z[i, h]) / 2 for j, h in pairs) / (z[i].sum() * (k - 1)) if k > 1 else None)
        total = int((a[i] > 0).sum() + (a[:, i] > 0).sum())
        mutual = int(((a[i] > 0) & (a[:, i] > 0)).sum())
        places = total * (total - 1) - 2 * mutual
        both = root + root.T
        triangles = sum(both[i, j] * both[j, h] * both[h, i] for j, h in pairs) / 2
        onnela.append(triangles / places if places > 0 else None)
    return simple, barrat, onnela


def guimera_amaral(a, group):
    """Participation 1 - Σ (k_is / k_i)² and the z-score of k_i within the own module (population deviation), both with
    strengths of the undirected reading. None: without ties, and where all cities of the module are alike."""
    z = a + a.T
    modules = sorted(set(group))
    inside = np.array([[z[i, [j for j, g in enumerate(group) if g == s]].sum() for s in modules] for i in range(len(a))])
    total = z.sum(1)
    participation = [1 - ((inside[i] / total[i]) ** 2).sum() if total[i] > 0 else None for i in range(len(a))]
    own = np.array([inside[i, modules.index(group[i])] for i in range(len(a))])
    score = []
    for i, g in enumerate(group):
        values = own[[j for j, h in enumerate(group) if h == g]]
        spread = values.std() if values.max() > values.min() else 0
        score.append((own[i] - values.mean()) / spread if spread > 0 else None)
    return participation, score


def guimera_amaral_exactly(n, ties, is_directed, group):
    """The same tie by tie in fractions."""
    within = [{} for _ in range(n)]
    for i, j, w in ties:
        for here, there in ((i, j), (j, i)):
            within[here][group[there]] = within[here].get(group[there], 0) + Fraction(str(w))
    participation = []
    for i in range(n):
        total = sum(within[i].values())
        participation.append(float(1 - sum(k * k for k in within[i].values()) / total**2) if total else None)
    score = []
    for i in range(n):
        values = [within[j].get(group[i], Fraction(0)) for j in range(n) if group[j] == group[i]]
        mean = sum(values) / len(values)
        variance = sum((v - mean) ** 2 for v in values) / len(values)
        score.append(float(within[i].get(group[i], 0) - mean) / math.sqrt(variance) if variance else None)
    return participation, score


def brokerage(a, group):
    """Gould and Fernandez: ordered paths i -> b -> j without a tie i -> j, by the groups of the three, for b."""
    n = len(a)
    roles = {role: [0] * n for role in ("coordinator", "consultant", "gatekeeper", "representative", "liaison")}
    for i, b, j in permutations(range(n), 3):
        if a[i, b] > 0 and a[b, j] > 0 and a[i, j] == 0:
            gi, gb, gj = group[i], group[b], group[j]
            if gi == gb == gj:
                role = "coordinator"
            elif gi == gj:
                role = "consultant"
            elif gb == gj:
                role = "gatekeeper"
            elif gi == gb:
                role = "representative"
            else:
                role = "liaison"
            roles[role][b] += 1
    return roles


def brokerage_by_matrices(a, group):
    """The same from two-step paths between groups: for b, the ties in from a group times those out to one, less the
    returns and the pairs that are tied."""
    n = len(a)
    tie = (a > 0).astype(int)
    open_pair = 1 - tie - np.eye(n, dtype=int)
    roles = {role: [0] * n for role in ("coordinator", "consultant", "gatekeeper", "representative", "liaison")}
    for b in range(n):
        count = np.outer(tie[:, b], tie[b]) * open_pair
        same_i = np.array([g == group[b] for g in group])
        alike = np.array([[g == h for h in group] for g in group])
        roles["coordinator"][b] = int(count[np.ix_(same_i, same_i)].sum())
        roles["gatekeeper"][b] = int(count[np.ix_(~same_i, same_i)].sum())
        roles["representative"][b] = int(count[np.ix_(same_i, ~same_i)].sum())
        others = count[np.ix_(~same_i, ~same_i)]
        alike_others = alike[np.ix_(~same_i, ~same_i)]
        roles["consultant"][b] = int((others * alike_others).sum())
        roles["liaison"][b] = int((others * ~alike_others).sum())
    return roles


def efficiency(lengths, cities):
    """Mean of 1/d over the ordered pairs of the cities; lengths[s][t] is missing where there is no path."""
    k = len(cities)
    if k < 2:
        return None
    return float(sum(1 / Fraction(d) for s in cities for t, d in lengths[s].items() if t != s)) / (k * (k - 1))


def efficiency_of_matrix(lengths):
    k = len(lengths)
    if k < 2:
        return None
    off = lengths[~np.eye(k, dtype=bool)]
    return float(np.divide(1, off, out=np.zeros_like(off), where=np.isfinite(off)).sum() / (k * (k - 1)))


def scipy_lengths(a):
    return dijkstra(csr_matrix(np.divide(1, a, out=np.zeros_like(a), where=a > 0)))


def measures(n, is_directed, ties):
    cities = range(n)
    graph = nx.DiGraph() if is_directed else nx.Graph()
    graph.add_nodes_from(cities)
    a = np.zeros((n, n))
    for i, j, w in ties:
        graph.add_edge(i, j, strength=float(w), distance=1 / Fraction(str(w)))
        a[i, j] = w
        if not is_directed:
            a[j, i] = w
    other = igraph.Graph(n=n, edges=[(i, j) for i, j, _ in ties], directed=is_directed)
    strengths = [float(w) for _, _, w in ties]
    lengths = [1 / w for w in strengths]
    simple = nx.Graph()
    simple.add_nodes_from(cities)
    simple.add_edges_from((i, j) for i, j, _ in ties)
    # Consecutive thirds of the cities and not a cycle of three, so that groups hold together somewhat.
    group = [1 + (i * 3) // n if i % 5 else 1 + i % 3 for i in cities]
    out = {"n": n, "directed": is_directed, "ties": ties, "group": group}

    def of(by_city):
        return [by_city[i] for i in cities]

    def put(measure, written, **others):
        written = plain(written)
        out[measure] = agree(measure, written, **{name: plain(values) for name, values in others.items()})

    incoming = graph.in_degree if is_directed else graph.degree
    outgoing = graph.out_degree if is_directed else graph.degree
    put("degree", [d for _, d in graph.degree()], igraph=other.degree())
    put("inDegree", [d for _, d in incoming()], igraph=other.degree(mode="in"))
    put("outDegree", [d for _, d in outgoing()], igraph=other.degree(mode="out"))
    put("strength", [d for _, d in graph.degree(weight="strength")], igraph=other.strength(weights=strengths))
    put("inStrength", [d for _, d in incoming(weight="strength")], igraph=other.strength(weights=strengths, mode="in"))
    put("outStrength", [d for _, d in outgoing(weight="strength")], igraph=other.strength(weights=strengths, mode="out"))

    pairs = (n - 1) * (n - 2) / (1 if is_directed else 2)
    put(
        "betweenness",
        of(nx.betweenness_centrality(graph, weight="distance", normalized=True)),
        igraph=[b / pairs for b in other.betweenness(weights=lengths, directed=is_directed)],
    )
    on_tie = nx.edge_betweenness_centrality(graph, weight="distance", normalized=False)
    put(
        "tieBetweenness",
        [on_tie[i, j] if (i, j) in on_tie else on_tie[j, i] for i, j, _ in ties],
        igraph=other.edge_betweenness(weights=lengths, directed=is_directed),
    )

    exact = dict(nx.all_pairs_dijkstra_path_length(graph, weight="distance"))
    near = scipy_lengths(a)
    reached = [sum(1 for s in cities if i in exact[s]) - 1 for i in cities]
    put("reached", reached, scipy=np.isfinite(near).sum(0) - 1)
    put(
        "closeness",
        of(nx.closeness_centrality(graph, distance="distance", wf_improved=True)),
        igraph=[
            0 if r == 0 else c * r / (n - 1)
            for r, c in zip(reached, other.closeness(mode="in", weights=lengths, normalized=True))
        ],
    )
    put(
        "harmonic",
        [h / (n - 1) for h in of(nx.harmonic_centrality(graph, distance="distance"))],
        igraph=other.harmonic_centrality(mode="in", weights=lengths, normalized=True),
    )
    put(
        "eccentricity",
        [float(max(exact[s][i] for s in cities if i in exact[s])) if reached[i] else None for i in cities],
        scipy=[np.where(np.isfinite(near[:, i]), near[:, i], 0).max() if reached[i] else None for i in cities],
    )
    put("globalEfficiency", [efficiency(exact, cities)], scipy=[efficiency_of_matrix(near)])
    local, local_of_scipy = [], []
    for i in cities:
        around = sorted(set(nx.all_neighbors(graph, i)))
        among = dict(nx.all_pairs_dijkstra_path_length(graph.subgraph(around), weight="distance"))
        local.append(efficiency(among, around))
        local_of_scipy.append(
            efficiency_of_matrix(scipy_lengths(a[np.ix_(around, around)])) if len(around) > 1 else None
        )
    put("localEfficiency", local, scipy=local_of_scipy)

    out_strength = a.sum(1)
    walk = np.where(out_strength[:, None] > 0, a / np.where(out_strength > 0, out_strength, 1)[:, None], 1 / n)
    rank = np.linalg.solve(np.eye(n) - DAMPING * walk.T, np.full(n, (1 - DAMPING) / n))
    put(
        "pagerank",
        rank,
        networkx=of(nx.pagerank(graph, alpha=DAMPING, weight="strength", tol=1e-15, max_iter=10000)),
        igraph=other.pagerank(damping=DAMPING, weights=strengths, directed=is_directed),
    )

    eigen = leading_eigenvector(a)
    checks = {}
    strong = eigen is not None and connected_components(csr_matrix(a), connection="strong")[0] == 1
    if strong:
        values = np.abs(of(nx.eigenvector_centrality_numpy(graph, weight="strength", tol=1e-15, max_iter=100000)))
        checks = {"networkx": values, "igraph": unit(other.eigenvector_centrality(directed=True, weights=strengths))}
    elif eigen is not None:
        values, vectors = np.linalg.eig(a.T)
        order = np.argsort(-values.real)
        if values[order[1]].real < values[order[0]].real * (1 - 1e-6):
            checks = {"whole matrix": np.abs(unit(vectors[:, order[0]].real))}
    if eigen is None:
        put("eigenvector", [None] * n)
    else:
        put("eigenvector", eigen, residual=unit(a.T @ eigen), **checks)

    # α is a share of 1/λ; without a circle of ties λ is 0, and the largest incoming strength stands in for it.
    limit = max(abs(np.linalg.eigvals(a))) if eigen is not None else a.sum(0).max()
    alpha = ATTENUATION / limit if limit > 0 else 0
    series = np.ones(n)
    for _ in range(400):
        series = 1 + alpha * a.T @ series
    put(
        "katz",
        unit(np.linalg.solve(np.eye(n) - alpha * a.T, np.ones(n))),
        networkx=of(nx.katz_centrality_numpy(graph, alpha=alpha, beta=1, normalized=True, weight="strength")),
        series=unit(series),
    )

    hubs, authorities, single, near_double = hubs_and_authorities(a, is_directed)
    if hubs is None:
        put("hubs", [None] * n)
        put("authorities", [None] * n)
    else:
        # Undirected with half of the step standing still, or the two sides of a star or a chain would swing.
        step = a @ a.T if is_directed else a + np.linalg.norm(a, 2) * np.eye(n)
        x = np.ones(n)
        for _ in range(200000):
            image = step @ x
            image /= image.sum()
            change, x = abs(image - x).max(), image
            if change < 1e-16:
                break
        sent = a.T @ x
        # Where the next singular value is close, 200,000 steps do not tell them apart; the others do.
        checks = [{}, {}] if near_double else [{"power iteration": x}, {"power iteration": sent / sent.sum()}]
        sent = a.T @ hubs
        checks[1]["what hubs send"] = sent / sent.sum()
        if single:
            # It reads the strength from an attribute called weight and from no other.
            weighted = nx.from_numpy_array(a, create_using=type(graph))
            h, s = nx.hits(weighted, tol=1e-15, max_iter=100000)
            checks[0].update(networkx=of(h))
            checks[1].update(networkx=of(s))
            for check, values in zip(
                checks, (other.hub_score(weights=strengths), other.authority_score(weights=strengths))
            ):
                check.update(igraph=np.array(values) / sum(values))
        put("hubs", hubs, **checks[0])
        put("authorities", authorities, **checks[1])

    if is_directed:
        out["currentFlowBetweenness"] = out["effectiveResistance"] = out["meanResistance"] = None
    else:
        flow = [0.0] * n
        by_definition = [0.0] * n
        mean_resistance, information = [None] * n, [None] * n
        resistance, of_networkx = {}, {}
        for component in nx.connected_components(graph):
            part = sorted(component)
            within = a[np.ix_(part, part)]
            inverse = np.linalg.pinv(np.diag(within.sum(1)) - within)
            subgraph = graph.subgraph(part)
            for i, j in subgraph.edges():
                p, q = part.index(i), part.index(j)
                pair = (min(i, j), max(i, j))
                resistance[pair] = inverse[p, p] + inverse[q, q] - 2 * inverse[p, q]
                # Determinants; the first and the last city go, so there must be a third.
                of_networkx[pair] = (
                    nx.resistance_distance(subgraph, i, j, weight="strength", invert_weight=False)
                    if len(part) > 2
                    else 1 / a[i, j]
                )
            if len(part) > 1:
                to_others = nx.information_centrality(subgraph, weight="strength", solver="full")
                square = np.diag(inverse)[:, None] + np.diag(inverse)[None, :] - 2 * inverse
                for p, i in enumerate(part):
                    mean_resistance[i] = square[p].sum() / (len(part) - 1)
                    # The reciprocal of the sum of the resistances.
                    information[i] = 1 / (to_others[i] * (len(part) - 1))
            if len(part) > 2:
                share = (len(part) - 1) * (len(part) - 2) / ((n - 1) * (n - 2))
                through = nx.current_flow_betweenness_centrality(subgraph, weight="strength", solver="full")
                for i, value in zip(part, current_flow_by_definition(within)):
                    flow[i] = through[i] * share
                    by_definition[i] = value * share
        put("currentFlowBetweenness", flow, definition=by_definition)
        put(
            "effectiveResistance",
            [resistance[i, j] for i, j, _ in ties],
            networkx=[of_networkx[i, j] for i, j, _ in ties],
        )
        put("meanResistance", mean_resistance, networkx=information)

    constraint, size = burt(a)
    # NetworkX leaves out cities without outgoing ties, whatever comes in; they are taken from the formula.
    seen = {i for i in cities if graph.out_degree(i) > 0} if is_directed else set(cities)
    from_networkx = nx.constraint(graph, weight="strength")
    put(
        "constraint",
        constraint,
        igraph=other.constraint(weights=strengths),
        networkx=[from_networkx[i] if i in seen else constraint[i] for i in cities],
    )
    from_networkx = nx.effective_size(graph, weight="strength")
    put("effectiveSize", size, networkx=[from_networkx[i] if i in seen else size[i] for i in cities])

    unweighted, barrat, onnela = clustering_by_definition(a)
    z = a + a.T
    reading = igraph.Graph(n=n, edges=[(i, j) for i in cities for j in range(i + 1, n) if z[i, j] > 0])
    both = [z[i, j] for i in cities for j in range(i + 1, n) if z[i, j] > 0]
    put(
        "clusteringUnweighted",
        unweighted,
        networkx=[c if simple.degree(i) > 1 else None for i, c in enumerate(of(nx.clustering(simple)))],
        igraph=reading.transitivity_local_undirected(mode="nan"),
    )
    put("clusteringBarrat", barrat, igraph=reading.transitivity_local_undirected(mode="nan", weights=both))
    from_networkx = [c if own is not None else None for c, own in zip(of(nx.clustering(graph, weight="strength")), onnela)]
    put("clusteringOnnela", onnela, networkx=from_networkx)
    put(
        "transitivity",
        [nx.transitivity(simple) if any(d > 1 for _, d in simple.degree()) else None],
        igraph=[reading.transitivity_undirected(mode="nan")],
    )
    put("coreness", of(nx.core_number(simple)), igraph=reading.coreness())

    participation, score = guimera_amaral(a, group)
    exact_participation, exact_score = guimera_amaral_exactly(n, ties, is_directed, group)
    put("participation", participation, fractions=exact_participation)
    put("withinModuleDegree", score, fractions=exact_score)

    roles, by_matrices = brokerage(a, group), brokerage_by_matrices(a, group)
    out["brokerage"] = {role: agree("brokerage", roles[role], matrices=by_matrices[role]) for role in roles}

    for measure in ("globalEfficiency", "transitivity"):
        out[measure] = out[measure][0]
    return out


# `written` is what the file holds; where NetworkX is not among the checks it or the formula in this file is the source.
written_from = {
    "pagerank": "dense solve",
    "eigenvector": "dense eigenvectors",
    "katz": "dense solve",
    "hubs": "dense SVD",
    "authorities": "dense SVD",
    "effectiveResistance": "pseudo-inverse",
    "meanResistance": "pseudo-inverse",
    **{
        measure: "formula"
        for measure in (
            "constraint effectiveSize clusteringUnweighted clusteringBarrat clusteringOnnela "
            "participation withinModuleDegree brokerage"
        ).split()
    },
}

lines = []
for title, (n, is_directed, ties) in graphs.items():
    entry = measures(n, is_directed, ties)
    lines.append(f"{json.dumps(title)}: {json.dumps(entry, separators=(',', ':'), allow_nan=False)}")
print("{\n" + ",\n".join(lines) + "\n}")

for measure, (served, most) in oracles.items():
    source = written_from.get(measure, "networkx")
    checks = ", ".join(f"{name} ({count} graphs)" for name, count in served.items())
    print(f"{measure:24}{source:20}{checks}; differ by {most[0]:.0e} at most", file=sys.stderr)
