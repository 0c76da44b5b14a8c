# SPDX-License-Identifier: MIT
"""graph_tool_peer.py MEASURE FILE: one run of one measure of graph-tool, one thread."""
import resource
import sys
import time

import graph_tool.all as gt
import numpy as np

gt.openmp_set_num_threads(1)


def load(path):
    head = np.fromfile(path, dtype=np.uint64, count=3)
    ends = np.fromfile(path, dtype=np.uint32, offset=24, count=2 * int(head[1])).reshape(-1, 2)
    weights = np.fromfile(path, offset=24 + 8 * int(head[1]), count=int(head[2]))
    graph = gt.Graph(directed=False)
    graph.add_vertex(int(head[0]))
    graph.add_edge_list(ends)
    lengths = graph.new_ep("double", 1.0 / weights) if len(weights) else None
    return graph, lengths


def measure(name, graph, lengths):
    if name == "betweenness":
        return gt.betweenness(graph, norm=False)[0].a
    if name == "betweenness-weighted":
        return gt.betweenness(graph, weight=lengths, norm=False)[0].a
    if name in ("closeness", "harmonic"):
        return gt.closeness(graph, norm=name == "closeness", harmonic=name == "harmonic").a
    if name == "pagerank":
        return gt.pagerank(graph, epsilon=1e-10).a
    if name == "eigenvector":
        values = gt.eigenvector(graph, epsilon=1e-12)[1].a
        return values / values.max()
    if name == "hits":
        values = gt.hits(graph, epsilon=1e-12)[1].a
        return values / values.max()
    if name == "katz":
        return gt.katz(graph, alpha=1e-4, epsilon=1e-10).a
    if name == "core":
        return gt.kcore_decomposition(graph).a
    if name == "components":
        return np.array([gt.label_components(graph)[0].a.max() + 1])
    if name == "biconnected":
        return gt.label_biconnected_components(graph)[1].a
    if name == "clustering":
        return gt.local_clustering(graph).a
    sys.exit(3)


def cpu():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


graph, lengths = load(sys.argv[2])
before, wall = cpu(), time.monotonic()
values = np.nan_to_num(np.asarray(measure(sys.argv[1], graph, lengths), dtype=float))
print("graph-tool", sys.argv[1], f"{cpu() - before:.6f}", f"{time.monotonic() - wall:.6f}", "0",
      f"{values.sum():.10g}", f"{values.max():.10g}", "0", "0", sep="\t")
