# SPDX-License-Identifier: MIT
"""networkx.bipartite and numpy on the graphs given, one a line: {"top": n, "bottom": m, "links": [[a, b, weight]]}."""
import json
import sys

import networkx as nx
import numpy as np

for line in sys.stdin:
    raw = json.loads(line)
    n, m = raw["top"], raw["bottom"]
    graph = nx.Graph()
    graph.add_nodes_from(range(n + m))
    for a, b, weight in raw["links"]:
        known = graph[a][b]["weight"] if graph.has_edge(a, b) else 0.0
        graph.add_edge(a, b, weight=known + weight)
    top = range(n)
    for name, measure in (("degree", nx.bipartite.degree_centrality),
                          ("betweenness", nx.bipartite.betweenness_centrality),
                          ("closeness", nx.bipartite.closeness_centrality)):
        values = measure(graph, top)
        print(name, *(repr(float(values[v])) for v in range(n + m)))
    sizes, vectors = np.linalg.eigh(nx.to_numpy_array(graph, nodelist=range(n + m)))
    if len(sizes) > 1 and sizes[-1] - sizes[-2] > 1e-6:
        vector = np.abs(vectors[:, -1])
        parts = [vector[:n], vector[n:]]
        # each mode is a singular vector of length 1
        print("eigenvector", *(repr(float(x)) for part in parts for x in part / np.linalg.norm(part)))
    print()
