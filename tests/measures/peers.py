# SPDX-License-Identifier: MIT
"""Measures of networkx, igraph and graph-tool for the graphs on standard input, one JSON object a line.

For each graph {"nodes": n, "directed": bool, "links": [[a, b, weight], ...]} writes lines
"<measure> <value> <value> ...", then an empty line. Parallel links are merged, their weights
added, and loops dropped first, as entente does. Names that end in -ig are igraph's values of a measure, in -gt graph-tool's, where
it is installed. Run as a program of its own: igraph and graph-tool are GPL and LGPL.
"""
import json
import math
import sys

import igraph
import networkx as nx

try:
    import graph_tool.all as gt
except ImportError:
    gt = None

PARTS = 3  # nodes are put into groups by their number modulo this


def read(line):
    raw = json.loads(line)
    graph = nx.DiGraph() if raw["directed"] else nx.Graph()
    graph.add_nodes_from(range(raw["nodes"]))
    for a, b, weight in raw["links"]:
        if a == b:
            continue
        if graph.has_edge(a, b):
            graph[a][b]["weight"] += weight
        else:
            graph.add_edge(a, b, weight=weight)
    for a, b in graph.edges():
        graph[a][b]["length"] = 1.0 / graph[a][b]["weight"]
    return graph


def to_igraph(graph):
    edges = list(graph.edges())
    other = igraph.Graph(n=len(graph), edges=edges, directed=graph.is_directed())
    other.es["weight"] = [graph[a][b]["weight"] for a, b in edges]
    return other


def by_node(values, n):
    return [values[v] for v in range(n)]


def edges_as_rows(graph, values):
    """Values of edges in the order of arcs: by source, then by target."""
    out = []
    for v in range(len(graph)):
        for w in sorted(graph[v]):
            out.append(values[(v, w)] if (v, w) in values else values[(w, v)])
    return out


def undirected_of(graph):
    if not graph.is_directed():
        return graph
    flat = nx.Graph()
    flat.add_nodes_from(graph)
    for a, b, data in graph.edges(data=True):
        if flat.has_edge(a, b):
            flat[a][b]["weight"] += data["weight"]
        else:
            flat.add_edge(a, b, weight=data["weight"])
    return flat


def path_measures(graph, other, n):
    yield "betweenness", by_node(nx.betweenness_centrality(graph, normalized=False), n)
    yield "betweenness-ig", other.betweenness(directed=graph.is_directed())
    yield "betweenness-ends", by_node(
        nx.betweenness_centrality(graph, normalized=False, endpoints=True), n)
    yield "betweenness-weighted", by_node(
        nx.betweenness_centrality(graph, normalized=False, weight="length"), n)
    yield "edge-betweenness", edges_as_rows(
        graph, nx.edge_betweenness_centrality(graph, normalized=False))
    back = graph.reverse() if graph.is_directed() else graph
    yield "harmonic", by_node(nx.harmonic_centrality(back), n)
    yield "wasserman-faust", by_node(nx.closeness_centrality(back, wf_improved=True), n)
    yield "harmonic-weighted", by_node(nx.harmonic_centrality(back, distance="length"), n)
    lengths = dict(nx.all_pairs_shortest_path_length(graph))
    yield "eccentricity", [max(lengths[v].values()) for v in range(n)]


def spectral_measures(graph, other, n):
    yield "pagerank", other.pagerank(weights="weight", directed=graph.is_directed())
    if graph.is_directed() and other.ecount() > 0:
        yield "authority", other.authority_score(weights="weight", scale=True)
        yield "hub", other.hub_score(weights="weight", scale=True)


def structure_measures(graph, other, n):
    flat = undirected_of(graph)
    ig = to_igraph(flat)
    yield "core", by_node(nx.core_number(flat), n)
    yield "clustering", by_node(nx.clustering(flat), n)
    barrat = ig.transitivity_local_undirected(weights="weight", mode="zero")
    yield "clustering-weighted", barrat
    if graph.is_directed():
        yield "clustering-directed", by_node(nx.clustering(graph), n)
    yield "constraint", by_node(nx.constraint(flat, weight="weight"), n)
    yield "effective-size", by_node(nx.effective_size(flat, weight="weight"), n)
    cuts = set(nx.articulation_points(flat))
    yield "articulation", [1 if v in cuts else 0 for v in range(n)]
    bridges = list(nx.bridges(flat))
    yield "bridges", [sum(v in edge for edge in bridges) for v in range(n)]
    # Both of these divide by the variance: not defined in regular graphs.
    yield "assortativity-degree", [ig.assortativity_degree(directed=False)]
    yield "assortativity-group", [ig.assortativity_nominal([v % PARTS for v in range(n)],
                                                           directed=False)]
    yield "transitivity", [nx.transitivity(flat)]
    yield "components", [nx.number_connected_components(flat)]
    yield "blocks", [len(list(nx.biconnected_components(flat)))]
    groups = [set(v for v in range(n) if v % PARTS == part) for part in range(PARTS)]
    if flat.number_of_edges() > 0:
        yield "modularity", [nx.community.modularity(flat, groups, weight="weight")]
        club = nx.rich_club_coefficient(flat, normalized=False)
        yield "rich-club", [club[k] for k in sorted(club)]


def network_measures(graph, other, n):
    yield "density", [nx.density(graph)]
    if graph.is_directed():
        yield "reciprocity", [other.reciprocity(ignore_loops=True)]
        yield "dyads", list(other.dyad_census())
        census = nx.triadic_census(graph)
        names = ("003 012 102 021D 021U 021C 111D 111U 030T 030C 201 120D 120U 120C 210 300")
        yield "triads", [census[name] for name in names.split()]
        yield "components-strong", [nx.number_strongly_connected_components(graph)]


def to_graph_tool(graph):
    other = gt.Graph(directed=graph.is_directed())
    other.add_vertex(len(graph))
    weight = other.new_ep("double")
    length = other.new_ep("double")
    for a, b in graph.edges():
        edge = other.add_edge(a, b)
        weight[edge] = graph[a][b]["weight"]
        length[edge] = 1.0 / graph[a][b]["weight"]
    return other, weight, length


def graph_tool_measures(graph, _, n):
    if gt is None:
        return
    gt.openmp_set_num_threads(1)
    other, weight, length = to_graph_tool(graph)
    nodes, edges = gt.betweenness(other, norm=False)
    yield "betweenness-gt", nodes.a
    by_ends = {(int(e.source()), int(e.target())): edges[e] for e in other.edges()}
    yield "edge-betweenness-gt", edges_as_rows(graph, by_ends)
    yield "betweenness-weighted-gt", gt.betweenness(other, weight=length, norm=False)[0].a
    yield "harmonic-gt", gt.closeness(other, norm=False, harmonic=True).a
    yield "pagerank-gt", gt.pagerank(other, weight=weight, epsilon=1e-14, max_iter=10000).a
    flat, _, _ = to_graph_tool(undirected_of(graph))
    yield "core-gt", gt.kcore_decomposition(flat).a
    yield "clustering-gt", gt.local_clustering(flat).a
    yield "transitivity-gt", [gt.global_clustering(flat)[0]]
    blocks, cuts, sizes = gt.label_biconnected_components(flat)
    yield "articulation-gt", cuts.a
    yield "blocks-gt", [len(sizes)]
    yield "components-gt", [len(gt.label_components(flat)[1])]
    yield "assortativity-degree-gt", [gt.scalar_assortativity(flat, "total")[0]]
    if graph.is_directed():
        yield "components-strong-gt", [len(gt.label_components(other, directed=True)[1])]
        yield "reciprocity-gt", [gt.edge_reciprocity(other)]


def main():
    for line in sys.stdin:
        graph = read(line)
        other = to_igraph(graph)
        n = len(graph)
        for family in (path_measures, spectral_measures, structure_measures, network_measures,
                       graph_tool_measures):
            for name, values in family(graph, other, n):
                print(name, *("nan" if value is None or math.isnan(value) else repr(float(value))
                              for value in values))
        print()


main()
