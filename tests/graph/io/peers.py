# SPDX-License-Identifier: MIT
"""What other programs make of our files, and files that they write.

    peers.py list PEER FORMAT FILE        one line a node, an edge and a measure, sorted
    peers.py ties PEER FORMAT FILE        "source target value" a line, for formats of numbers only
    peers.py copy PEER FORMAT IN OUT      reads IN, writes OUT
    peers.py triples FILE                 counts of what is in a TriG file (RDFLib)
    peers.py has PEER                     exit status 0 if the program is installed

Run as a program of its own: igraph and graph-tool are under the GPL.
"""
import importlib
import io
import json
import sys

MODULES = {"networkx": "networkx", "igraph": "igraph", "graph-tool": "graph_tool",
           "rdflib": "rdflib"}


def read_text(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def networkx_read(form, path):
    import networkx as nx
    if form == "graphml":
        return nx.read_graphml(path, force_multigraph=True)
    if form == "gexf":
        text = read_text(path)
        if nx.__version__ < "3":  # knows the same elements under the name of an older version only
            text = text.replace('http://gexf.net/1.3" version="1.3',
                                'http://www.gexf.net/1.2draft" version="1.2')
        return nx.MultiDiGraph(nx.read_gexf(io.BytesIO(text.encode())))
    if form == "pajek":
        return nx.MultiDiGraph(nx.read_pajek(path))
    data = json.loads(read_text(path))
    if form == "cyjs":
        return nx.cytoscape_graph(data)
    return nx.node_link_graph(data)


def networkx_write(graph, form, path):
    import networkx as nx
    if form == "graphml":
        return nx.write_graphml(graph, path)
    if form == "gexf":
        return nx.write_gexf(graph, path)
    if form == "pajek":
        return nx.write_pajek(graph, path)
    data = nx.cytoscape_data(graph) if form == "cyjs" else nx.node_link_data(graph)
    with open(path, "w", encoding="utf-8") as file:
        json.dump(data, file, ensure_ascii=False)


def igraph_read(form, path):
    import igraph
    reader = {"graphml": igraph.Graph.Read_GraphML, "pajek": igraph.Graph.Read_Pajek,
              "dl": igraph.Graph.Read_DL}[form]
    return reader(path)


def igraph_write(graph, form, path):
    {"graphml": graph.write_graphml, "pajek": graph.write_pajek}[form](path)


def graph_tool_read(form, path):
    import graph_tool.all as gt
    return gt.load_graph(path, fmt={"graphml": "graphml", "dot": "dot"}[form])


def graph_tool_write(graph, form, path):
    graph.save(path, fmt=form)


def tables(peer, graph):
    """Nodes as {id: attributes}, edges as (source, target, attributes)."""
    if peer == "networkx":
        return ({str(n): d for n, d in graph.nodes(data=True)},
                [(str(s), str(t), d) for s, t, d in graph.edges(data=True)])
    if peer == "igraph":
        name = "name" if "name" in graph.vs.attributes() else "id"
        ids = graph.vs[name]
        return ({v[name]: v.attributes() for v in graph.vs},
                [(ids[e.source], ids[e.target], e.attributes()) for e in graph.es])
    names = "name" if "name" in graph.vp else "vertex_name"
    of_node = {k: p for k, p in graph.vp.items()}
    of_edge = {k: p for k, p in graph.ep.items()}
    if graph.num_vertices() == 0:
        return {}, []
    ids = graph.vp[names]
    return ({ids[v]: {k: p[v] for k, p in of_node.items()} for v in graph.vertices()},
            [(ids[e.source()], ids[e.target()], {k: p[e] for k, p in of_edge.items()})
             for e in graph.edges()])


def truth(value):
    return str(value).lower() in ("true", "1", "1.0")


def betweenness(nodes, edges):
    import networkx as nx
    graph = nx.DiGraph()
    graph.add_nodes_from(nodes)
    for source, target, data in edges:
        if source == target:
            continue
        graph.add_edge(source, target)
        if truth(data.get("undirected", False)):
            graph.add_edge(target, source)
    return nx.betweenness_centrality(graph, normalized=False)


def listing(peer, form, path):
    nodes, edges = tables(peer, READ[peer](form, path))
    lines = []
    for node, data in nodes.items():
        lines.append("n %s|%s|%s" % (node, data.get("type") or "", data.get("label") or ""))
    for source, target, data in edges:
        evidence = data.get("evidence") or "[]"
        if isinstance(evidence, str):
            evidence = json.loads(evidence)
        lines.append("e %s %s %s %d %s %.6f %s %d" % (
            source, data["relation"], target, int(float(data["sign"])),
            str(truth(data["negated"])).lower(), float(data["weight"]),
            str(truth(data["undirected"])).lower(), len(evidence)))
    for node, value in betweenness(nodes, edges).items():
        lines.append("m %s %.4f" % (node, value))
    return lines


def ties(peer, form, path):
    nodes, edges = tables(peer, READ[peer](form, path))
    return ["n %s" % node for node in nodes] + [
        "e %s %s %.6f" % (s, t, float(d.get("weight", 1))) for s, t, d in edges]


def triples(path):
    import rdflib
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(path, format="trig")
    oa = rdflib.Namespace("http://www.w3.org/ns/oa#")
    term = rdflib.Namespace("urn:entente:term:")
    a = rdflib.RDF.type
    named = [g for g in dataset.contexts() if str(g.identifier).startswith("urn:entente:edge:")]
    lines = []
    for graph in named:
        for s, p, o in graph:
            lines.append("e %s %s %s" % tuple(str(x).rsplit(":", 1)[1] for x in (s, p, o)))
    lines.append("annotations %d" % len(set(dataset.subjects(a, oa.Annotation))))
    lines.append("negated %d" % len(set(dataset.subjects(term.negated, rdflib.Literal(True)))))
    return lines


READ = {"networkx": networkx_read, "igraph": igraph_read, "graph-tool": graph_tool_read}
WRITE = {"networkx": networkx_write, "igraph": igraph_write, "graph-tool": graph_tool_write}


def main():
    what, *rest = sys.argv[1:]
    if what == "has":
        importlib.import_module(MODULES[rest[0]])
        return
    if what == "copy":
        peer, form, source, target = rest
        WRITE[peer](READ[peer](form, source), form, target)
        return
    lines = {"list": listing, "ties": ties, "triples": triples}[what](*rest)
    sys.stdout.buffer.write("".join(line + "\n" for line in sorted(
        lines, key=lambda line: line.encode())).encode())


main()
