// SPDX-License-Identifier: MIT
#pragma once

#include "graph/graph.hpp"
#include "render/drawing.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace entente {

/// Which nodes and edges of a graph are drawn; indexed by NodeId and EdgeId.
struct Selection {
    std::vector<bool> nodes;
    std::vector<bool> edges;  ///< true only if both ends are
    bool operator==(const Selection&) const = default;
};

/// Number of edges at each node, both directions: the size of a node where no measure is given.
[[nodiscard]] std::vector<double> degrees(const Graph& graph);

/// Applies the filters of `options` in this order: edges by evidence, relation, sign and date and
/// nodes by type, backbone, ego network, paths, top nodes, isolates. Ties of the top go to the
/// smaller id.
/// @throws Error{unknown_name} on an ego, end of a path or relation that is not there.
[[nodiscard]] Selection select(const Graph& graph,
                               std::span<const double> sizes,
                               const DrawingOptions& options);

/// The part of a graph that was selected, as a graph; `kept` gets the old index of each node.
[[nodiscard]] Graph subgraph(const Graph& graph,
                             const Selection& selection,
                             std::vector<std::size_t>& kept);

}  // namespace entente
