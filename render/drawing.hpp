// SPDX-License-Identifier: MIT
#pragma once

#include "graph/graph.hpp"
#include "graph/version/diff.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace entente {

struct DrawingOptions {
    std::vector<std::string> languages = {"zh", "en"};  ///< of labels, in order; {"id"} shows ids
    std::string title;
    std::string subtitle;
    std::size_t top = 0;           ///< keep the highest-scoring nodes; 0 = all
    std::size_t min_evidence = 1;  ///< keep edges with at least so many sentences
    std::string ego;  ///< keep this node and what is within `ego_radius` steps; empty = all
    std::size_t ego_radius = 1;
    bool legend = true;
    bool isolates = true;  ///< keep nodes without edges
};

/// What is to be drawn, without coordinates: pure data, so that all but the last step can be tested
/// as DOT. Shapes say type, dash + arrowhead + colour say sign, width says evidence, area says
/// `sizes`.
struct Drawing;  // nodes, edges, legend, title, caption: defined by the render library

/// @param sizes one non-negative value a node (a centrality); empty = degree.
[[nodiscard]] Drawing make_drawing(const Graph& graph,
                                   std::span<const double> sizes,
                                   const DrawingOptions& options = {});
/// The union of both graphs in one layout, coloured by what was added, removed, changed; sign stays
/// dash and arrowhead.
[[nodiscard]] Drawing make_drawing(const Graph& before,
                                   const Graph& after,
                                   const GraphDiff& diff,
                                   const DrawingOptions& options = {});
/// Canonical DOT of the drawing: what is handed to Graphviz, byte for byte.
[[nodiscard]] std::string to_dot(const Drawing& drawing);

}  // namespace entente
