# SPDX-License-Identifier: MIT
import io
import math
import os
import random
import signal
import subprocess
import sys

import entente
import igraph
import networkx
import pandas
import pytest


@pytest.fixture(scope="module")
def graph(files) -> entente.Graph:
    return entente.Graph.read(files / "g.entente.json")


@pytest.fixture(scope="module")
def old(files) -> entente.Graph:
    return entente.Graph.read(files / "old.entente.json")


def random_digraph(nodes: int, edges: int, seed: int) -> networkx.DiGraph:
    return networkx.gnm_random_graph(nodes, edges, seed=seed, directed=True)


# --- the same as the program ---


def test_statements_become_the_graph_of_the_program(corpus, files, graph):
    made = entente.Graph.from_statements(entente.extract(corpus))
    assert made == graph
    assert made.to_json() == (files / "g.entente.json").read_text()


def test_some_statements_make_a_part_of_it(corpus, graph):
    statements = entente.extract(corpus)
    part = entente.Graph.from_statements(statements[statements.modality == "asserted"])
    assert 0 < part._core.edge_count < graph._core.edge_count
    assert set(part.evidence.modality) == {"asserted"}


def test_statements_from_elsewhere():
    rows = pandas.DataFrame({"document": ["a", "b"], "source": ["FJI", "FJI"],
                             "relation": ["supports"] * 2, "target": ["TON"] * 2})
    made = entente.Graph.from_statements(rows)
    assert list(made.edges.weight) == [2] and made.nodes.loc["FJI", "label_en"] == "Fiji"
    with pytest.raises(entente.Error, match="likes"):
        entente.Graph.from_statements(rows.assign(relation="likes"))


@pytest.mark.parametrize("layer", ["all", "positive"])
def test_centrality_is_that_of_the_program(program, files, graph, layer):
    table = program("centrality", f"{files}/g.entente.json", "-m", "all", "--layer", layer, "-f", "csv")
    wanted = pandas.read_csv(io.StringIO(table)).set_index("id").sort_index()
    got = graph.centrality("all", layer=layer).sort_index()
    assert len(got.columns) > 30
    for name in got.columns.drop(["label", "type"]):
        pandas.testing.assert_series_equal(got[name], wanted[name], check_dtype=False, rtol=1e-12,
                                           check_names=False)


def test_edges_groups_and_network_are_those_of_the_program(program, files, graph):
    path = f"{files}/g.entente.json"
    table = pandas.read_csv(io.StringIO(program("centrality", path, "--of", "edges", "-f", "csv")))
    got = graph.centrality(of="edges")
    assert sorted(table["edge-betweenness"]) == pytest.approx(sorted(got["edge-betweenness"]))
    table = pandas.read_csv(io.StringIO(program("centrality", path, "--of", "groups", "-f", "csv")))
    assert list(table.set_index("id").sort_index()["leiden"]) == list(graph.centrality(of="groups").leiden)
    table = program("centrality", path, "--of", "network", "-m", "density", "-f", "csv")
    assert repr(graph.centrality("density", of="network").value.density) in table


def test_pictures_are_those_of_the_program(program, files, graph, tmp_path):
    program("render", f"{files}/g.entente.json", "-o", f"{tmp_path}/x.svg", "--title", "T", "--top", "20")
    assert graph.svg(title="T", top=20) == (tmp_path / "x.svg").read_text()
    assert graph.picture("png", top=5).startswith(b"\x89PNG")
    assert graph._repr_svg_().rstrip().endswith("</svg>")
    with pytest.raises(entente.Error, match="gif"):
        graph.picture("gif")


def test_a_diff_is_that_of_the_program(program, files, graph, old):
    diff = old.diff(graph)
    assert diff and not graph.diff(graph)
    patch = program("diff", f"{files}/old.entente.json", f"{files}/g.entente.json", "-f", "json")
    assert entente.Diff.from_json(patch).edges.equals(diff.edges)
    assert old.apply(diff) == graph and graph.apply(diff.reversed()) == old
    assert len(diff.flips) and set(diff.edges.change) <= {"+", "-", "~"}
    with pytest.raises(entente.Error):
        graph.apply(diff)
    assert "sign flips" in str(diff)


# --- other libraries as the judge ---


@pytest.mark.parametrize("seed", range(5))
def test_measures_agree_with_networkx(seed):
    judge = random_digraph(40, 160, seed)
    ours = entente.Graph.from_networkx(judge).centrality("betweenness,pagerank,clustering,core")
    index = [str(node) for node in judge]
    betweenness = networkx.betweenness_centrality(judge, normalized=False)
    assert list(ours.betweenness[index]) == pytest.approx(list(betweenness.values()), rel=1e-9)
    pagerank = networkx.pagerank(judge, tol=1e-12, max_iter=1000)
    assert list(ours.pagerank[index]) == pytest.approx(list(pagerank.values()), rel=1e-6)
    core = networkx.core_number(judge.to_undirected())
    assert list(ours.core[index]) == list(core.values())


def test_networkx_and_back(graph):
    there = graph.to_networkx()
    assert isinstance(there, networkx.MultiDiGraph)
    assert set(there) == set(graph.nodes.index)
    assert there.number_of_edges() == len(graph.edges)
    assert entente.Graph.from_networkx(there) == graph


def test_igraph_and_back(graph):
    there = graph.to_igraph()
    assert there.vs["name"] == list(graph.nodes.index) and there.ecount() == len(graph.edges)
    assert sum(there.degree()) == 2 * there.ecount()
    assert entente.Graph.from_igraph(there) == graph


def test_attributes_of_others_are_kept():
    there = networkx.Graph()
    there.add_edge("FJI", "TON", weight=2.5, since="1999")
    there.add_node("FJI", region="Pacific")
    made = entente.Graph.from_networkx(there)
    assert made.nodes.loc["FJI", "region"] == "Pacific"
    assert list(made.edges.weight) == [2.5] and bool(made.edges.undirected.iloc[0])
    unnamed = igraph.Graph(n=3, edges=[(0, 1), (1, 2)], directed=True)
    assert list(entente.Graph.from_igraph(unnamed).nodes.index) == ["0", "1", "2"]


@pytest.mark.parametrize("ending", ["graphml", "gexf", "csv", "net", "sqlite", "entente.json"])
def test_files_of_all_formats(graph, tmp_path, ending):
    graph.write(tmp_path / f"g.{ending}")
    assert (tmp_path / f"g.{ending}").stat().st_size > 1000
    if ending in ("graphml", "gexf", "entente.json"):
        assert entente.Graph.read(tmp_path / f"g.{ending}") == graph


# --- tables ---


def test_tables_belong_together(graph):
    assert set(graph.evidence.edge) == set(graph.edges.index)
    assert len(graph.evidence) >= graph.edges.sentences.sum()
    assert set(graph.edges.source) | set(graph.edges.target) <= set(graph.nodes.index)
    assert (graph.edges.sign.isin([-1, 0, 1])).all()
    assert repr(graph) == f"<entente.Graph {len(graph)} nodes, {len(graph.edges)} edges>"


def test_an_empty_graph_has_empty_tables():
    empty = entente.Graph.from_networkx(networkx.DiGraph())
    assert len(empty) == 0 and empty.nodes.empty and empty.edges.empty and empty.evidence.empty
    assert empty.centrality("degree").empty


def test_measures_are_listed():
    table = entente.measures()
    assert set(table.of) == {"actors", "edges", "network", "groups"} and len(table) > 80
    assert not table.duplicated(["of", "name"]).any()


def test_undefined_is_nan_and_misspelt_is_an_error(graph):
    lone = networkx.DiGraph()
    lone.add_edge("A", "B")
    lone.add_node("C")
    values = entente.Graph.from_networkx(lone).centrality("constraint").constraint
    assert math.isnan(values["C"])
    with pytest.raises(entente.Error, match="did you mean 'degree'"):
        graph.centrality("degre")
    with pytest.raises(ValueError, match="groups"):
        graph.centrality(of="countries")
    with pytest.raises(entente.Error) as caught:
        entente.Graph._from_parts([{"id": "a"}, {"id": "a"}], [], {}, True)
    assert caught.value.code == "syntax" and "twice" in caught.value.message


# --- behaviour ---


def test_ctrl_c_stops_a_long_measure():
    script = """
import entente, networkx, sys
g = entente.Graph.from_networkx(networkx.gnm_random_graph(30000, 300000, seed=1, directed=True))
print("ready", flush=True)
try:
    g.centrality("betweenness")
except KeyboardInterrupt:
    sys.exit(42)
"""
    child = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert child.stdout.readline() == "ready\n"
    try:
        child.wait(0.5)
    except subprocess.TimeoutExpired:
        child.send_signal(signal.SIGINT)
    assert child.wait(5) == 42


def test_the_stubs_name_everything():
    import ast

    import entente._core as core

    stub = ast.parse(open(os.path.join(os.path.dirname(entente.__file__), "_core.pyi")).read())
    for cls in (node for node in stub.body if isinstance(node, ast.ClassDef)):
        said = {node.name for node in cls.body if isinstance(node, ast.FunctionDef)} - {"__init__", "__eq__"}
        real = {name for name in vars(getattr(core, cls.name)) if not name.startswith("_")}
        assert said == real or cls.name == "Error", cls.name


def test_everything_public_has_a_docstring():
    for name in entente.__all__:
        thing = getattr(entente, name)
        if isinstance(thing, str):
            continue
        assert thing.__doc__, name
        for member, value in vars(thing).items() if isinstance(thing, type) else ():
            if not member.startswith("_") and (callable(value) or isinstance(value, property)):
                assert value.__doc__ or member in ("name", "version", "languages"), f"{name}.{member}"
