# SPDX-License-Identifier: MIT
"""Graphs, and what tells one from another."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import pandas

from entente import _core
from entente._extract import DOCUMENTS, PACK, Pack, as_pack
from entente._words import listed, words

if TYPE_CHECKING:
    import igraph
    import networkx

Names = str | Iterable[str] | None


class Graph:
    """A directed multigraph of actors and of typed, signed edges, each with its sentences.

    It does not change. Two graphs are equal when everything in them is.
    """

    def __init__(self, core: _core.Graph) -> None:
        self._core = core
        self._parsed: dict[str, Any] | None = None

    # --- from elsewhere and back ---

    @classmethod
    def read(cls, path: str | os.PathLike[str]) -> Graph:
        """A file of any format that `entente convert` reads, told by its name or its text.

        Raises:
            Error: with line and column of what is wrong.
        """
        return cls(_core.Graph.read(os.fspath(path)))

    @classmethod
    def from_statements(
        cls,
        statements: pandas.DataFrame,
        *,
        pack: Pack | str | os.PathLike[str] | Iterable[str] | None = None,
    ) -> Graph:
        """Folds statements into a graph: the one that `entente extract -o` would have made.

        Args:
            statements: rows of `extract`, as they are or filtered, or any with the columns
                document, source, relation and target.
            pack: knows the actors and relations; without it the one that `extract` used.
        """
        if pack is None:
            pack = statements.attrs.get(PACK)
        coder = as_pack(pack)._core
        return cls(coder.assemble(_as_csv(statements), statements.attrs.get(DOCUMENTS, [])))

    @classmethod
    def from_networkx(cls, graph: networkx.Graph) -> Graph:
        """Nodes by their names; `type` and `label` of nodes, `relation`, `sign`, `weight` and
        `evidence` of edges are understood as those of `to_networkx`, all else becomes an attribute.
        """
        nodes = [{"id": str(node), **data} for node, data in graph.nodes(data=True)]
        ends = graph.edges(keys=True, data=True) if graph.is_multigraph() else (
            (source, target, None, data) for source, target, data in graph.edges(data=True))
        edges = [{"source": str(source), "target": str(target), **_keyed(key), **data}
                 for source, target, key, data in ends]
        return cls._from_parts(nodes, edges, graph.graph, graph.is_directed())

    @classmethod
    def from_igraph(cls, graph: igraph.Graph) -> Graph:
        """Nodes by their attribute `name`, by their number where they have none; attributes as of
        `from_networkx`."""
        names = [str(vertex.attributes().get("name", vertex.index)) for vertex in graph.vs]
        nodes = [{"id": name, **_without(vertex.attributes(), "name")}
                 for name, vertex in zip(names, graph.vs, strict=True)]
        edges = [{"source": names[edge.source], "target": names[edge.target], **edge.attributes()}
                 for edge in graph.es]
        about = {name: graph[name] for name in graph.attributes()}
        return cls._from_parts(nodes, edges, about, graph.is_directed())

    @classmethod
    def _from_parts(cls, nodes: list[dict[str, Any]], edges: list[dict[str, Any]],
                    about: dict[str, Any], directed: bool) -> Graph:
        text = json.dumps({"directed": directed, "multigraph": True,
                           "graph": {name: value for name, value in about.items() if name == "entente"},
                           "nodes": [_known(node) for node in nodes],
                           "edges": [_known(edge) for edge in edges]},
                          default=_plain, allow_nan=False, ensure_ascii=False)
        return cls(_core.Graph.parse(text, "node-link"))

    def to_networkx(self) -> networkx.MultiDiGraph:
        """All of it, sentences too, as attributes. An undirected relation is an edge with
        `undirected`; `Graph.from_networkx` gives back the very same graph."""
        import networkx

        parts = self._parts
        graph = networkx.MultiDiGraph(**parts["graph"])
        for node in parts["nodes"]:
            graph.add_node(node["id"], **_without(node, "id"))
        for edge in parts["edges"]:
            graph.add_edge(edge["source"], edge["target"], key=edge["key"],
                           **_without(edge, "source", "target", "key"))
        return graph

    def to_igraph(self) -> igraph.Graph:
        """The same as a directed igraph graph; ids are the attribute `name`."""
        import igraph

        parts = self._parts
        number = {node["id"]: i for i, node in enumerate(parts["nodes"])}
        graph = igraph.Graph(n=len(number), directed=True,
                             edges=[(number[edge["source"]], number[edge["target"]])
                                    for edge in parts["edges"]])
        for name, value in parts["graph"].items():
            graph[name] = value
        graph.vs["name"] = list(number)
        for name in _keys(parts["nodes"], "id"):
            graph.vs[name] = [node.get(name) for node in parts["nodes"]]
        for name in _keys(parts["edges"], "source", "target"):
            graph.es[name] = [edge.get(name) for edge in parts["edges"]]
        return graph

    def write(self, path: str | os.PathLike[str], format: str | None = None) -> str:
        """Writes a file of any format that `entente convert` writes; its name says which.

        Returns:
            What the format cannot hold, "" where nothing is lost.
        """
        return self._core.write(os.fspath(path), format or "")

    def to_json(self) -> str:
        """The native format: equal graphs give equal text."""
        return self._core.text("entente").decode()

    # --- tables ---

    @property
    def nodes(self) -> pandas.DataFrame:
        """One actor a row, by id: type, label and labels by language, aliases, attributes."""
        return _frame(self._parts["nodes"], "id", ["label", "type"])

    @property
    def edges(self) -> pandas.DataFrame:
        """One edge a row, by its id: source, relation, target, sign, negated, undirected, weight,
        number of sentences, first and last date."""
        return _frame([_without(edge, "evidence") for edge in self._parts["edges"]], "key", _EDGES)

    @property
    def evidence(self) -> pandas.DataFrame:
        """One sentence behind an edge a row: edge, source, relation, target, document, date,
        sentence, text, modality, speaker, rule, trigger."""
        rows = [_evidence_row(edge, one)
                for edge in self._parts["edges"] for one in edge.get("evidence", [])]
        return pandas.DataFrame(rows, columns=_EVIDENCE)

    @property
    def _parts(self) -> dict[str, Any]:
        if self._parsed is None:
            self._parsed = json.loads(self._core.text("node-link"))
        return self._parsed

    # --- measures ---

    def centrality(self, measures: Names = None, *, of: str = "actors",
                   **options: Any) -> pandas.DataFrame:
        """The figures of `entente centrality`; what is not defined is NaN.

        Args:
            measures: names, "all", or the usual ones if not given; `entente.measures()` lists them.
            of: "actors", "edges", "network" or "groups" (communities, blocks, camps: numbers from
                1; quality and notes are in `.attrs`).
            options: `layer`, `paths`, `weighted`, `relation`, `groups`, `normalized`, `endpoints`,
                `sources`, `targets`, `restart`, `approx`, `time_limit`, `seed`.

        Returns:
            For actors a row each by id with label and type; for edges a row each by key; for the
            network one row a figure. Unsorted: `.sort_values("degree", ascending=False)`.
        """
        names, given = listed(measures), words(options)
        if of == "actors":
            frame = self.nodes[["label", "type"]].copy()
            return _with_scores(frame, self._core.actor_scores(names, given))
        if of == "edges":
            frame = self.edges[["source", "relation", "target"]].copy()
            return _with_scores(frame, self._core.edge_scores(names, given))
        if of == "groups":
            frame = self.nodes[["label", "type"]].copy()
            for name, _, numbers, quality, note in self._core.groups(names, given):
                frame[name] = numbers
                frame.attrs[name] = {"quality": quality, "note": note}
            return frame
        if of == "network":
            rows = self._core.network_figures(names, given)
            return pandas.DataFrame(
                [(name, title, None if undefined else value, note)
                 for name, title, value, undefined, note in rows],
                columns=["measure", "title", "value", "note"]).set_index("measure")
        raise ValueError(f"of={of!r}: actors, edges, network or groups")

    # --- what has changed ---

    def diff(self, after: Graph) -> Diff:
        """What tells `after` from this one."""
        return Diff(self._core.diff(after._core))

    def apply(self, diff: Diff) -> Graph:
        """The graph that `diff` leads to from this one. Raises Error where it does not fit."""
        return Graph(self._core.apply(diff._core))

    # --- pictures ---

    def picture(self, format: str = "svg", **options: Any) -> bytes:
        """What `entente render` draws.

        Args:
            format: "svg", "png", "pdf" or "dot".
            options: `top`, `size_by`, `color_by`, `hull`, `labels`, `title`, `ego`, `relation`,
                `type`, `sign`, `from_`, `to`, `layer`, `engine`, `theme`, `no_legend` and so on.
        """
        return self._core.picture(format, words(options))

    def svg(self, **options: Any) -> str:
        """The picture as SVG; options as of `picture`."""
        return self.picture("svg", **options).decode()

    def _repr_svg_(self) -> str:
        # a notebook has room for some fifty names
        return self.svg(top=50) if self._core.node_count > 50 else self.svg()

    def __len__(self) -> int:
        return self._core.node_count

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Graph) and self._core == other._core

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"<entente.Graph {self._core.node_count} nodes, {self._core.edge_count} edges>"


class Diff:
    """What tells one graph from another: a table, a text, a patch. False where nothing does."""

    def __init__(self, core: _core.Diff) -> None:
        self._core = core

    @classmethod
    def from_json(cls, patch: str) -> Diff:
        """A patch, as `entente diff -f json` and `to_json` write it."""
        return cls(_core.Diff.parse(patch))

    @property
    def flips(self) -> pandas.DataFrame:
        """Pairs of actors that turned from friendly to hostile or back."""
        return pandas.DataFrame(self._core.flips, columns=["source", "target", "before", "after"])

    @property
    def edges(self) -> pandas.DataFrame:
        """Edges that came (+), went (-) or changed (~), with their numbers of sentences."""
        return pandas.DataFrame(
            self._core.edges,
            columns=["change", "source", "relation", "target", "negated", "before", "after"])

    @property
    def nodes(self) -> pandas.DataFrame:
        """Actors that came (+), went (-) or changed (~)."""
        return pandas.DataFrame(self._core.nodes, columns=["change", "id"])

    def reversed(self) -> Diff:
        """From the later graph to the earlier one."""
        return Diff(self._core.reversed())

    def to_json(self) -> str:
        """The patch that `entente apply` takes."""
        return self._core.json().decode()

    def __bool__(self) -> bool:
        return not self._core.empty

    def __str__(self) -> str:
        return self._core.text()

    def _repr_markdown_(self) -> str:
        return self._core.markdown()

    def __repr__(self) -> str:
        return f"<entente.Diff {len(self._core.flips)} sign flips, {len(self._core.edges)} edges>"


def measures() -> pandas.DataFrame:
    """All measures: of what, name, title, definition."""
    return pandas.DataFrame(_core.measures(), columns=["of", "name", "title", "definition"])


_EDGES = ["source", "relation", "target", "sign", "negated", "undirected", "weight", "sentences",
          "start", "end"]
_EVIDENCE = ["edge", "source", "relation", "target", "document", "date", "language", "sentence",
             "text", "modality", "speaker", "rule", "trigger"]


def _evidence_row(edge: dict[str, Any], one: dict[str, Any]) -> tuple[Any, ...]:
    sentence = one.get("sentence", {})
    return (edge["key"], edge["source"], edge["relation"], edge["target"], one.get("document", ""),
            sentence.get("date", ""), sentence.get("language", ""), sentence.get("index", 0),
            sentence.get("text", ""), one.get("modality", "asserted"), one.get("speaker", ""),
            one.get("rule", ""), one.get("trigger_span", {}).get("text", ""))


def _frame(records: list[dict[str, Any]], index: str, front: list[str]) -> pandas.DataFrame:
    """A row a record; the columns in `front` first, whether any record has them or not."""
    columns = [index, *front, *(k for k in _keys(records, index) if k not in front)]
    frame = pandas.DataFrame.from_records(records, columns=columns).set_index(index)
    frame[front] = frame[front].fillna("")
    return frame


def _with_scores(frame: pandas.DataFrame, rows: list[Any]) -> pandas.DataFrame:
    for name, _, values, undefined, note in rows:
        frame[name] = pandas.Series(values, frame.index, float).mask(
            pandas.Series(undefined, frame.index, bool))
        frame.attrs[name] = {"note": note}
    return frame


def _as_csv(statements: pandas.DataFrame) -> str:
    frame = statements
    if "negated" in frame:
        frame = frame.assign(negated=frame["negated"].map({True: "true", False: "false"}))
    text: str = frame.to_csv(index=False, lineterminator="\n")
    return text


def _keyed(key: Any) -> dict[str, str]:
    return {"key": key} if isinstance(key, str) else {}


def _without(record: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in record.items() if name not in names}


def _keys(records: list[dict[str, Any]], *but: str) -> list[str]:
    return [name for name in dict.fromkeys(n for record in records for n in record) if name not in but]


def _known(record: dict[str, Any]) -> dict[str, Any]:
    """Without what stands for nothing: igraph and pandas fill up with None and NaN."""
    return {str(name): value for name, value in record.items()
            if value is not None and not (isinstance(value, float) and value != value)}


def _plain(value: Any) -> Any:
    """Numbers of numpy as numbers, all else as text."""
    return value.item() if hasattr(value, "item") else str(value)
