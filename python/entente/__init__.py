# SPDX-License-Identifier: MIT
"""From documents on international relations to a signed graph, with the sentence behind every edge.

>>> import entente
>>> coded = entente.extract("China and Russia signed an agreement on Arctic shipping.")
>>> coded[["source", "relation", "target", "trigger_text"]]
>>> graph = entente.Graph.from_statements(entente.extract("articles/"))
>>> graph.centrality(["degree", "betweenness"], layer="positive")
>>> graph                                   # in a notebook: the diagram

The figures are those of the program `entente`, and options have its names: `--by-window year` is
`by_window="year"`, a flag is `True`, a list is a list. `entente help COMMAND` describes them.
"""

from entente._core import version as __version__
from entente._error import Error
from entente._extract import Pack, extract, mentions
from entente._graph import Diff, Graph, measures

__all__ = ["Diff", "Error", "Graph", "Pack", "__version__", "extract", "measures", "mentions"]
