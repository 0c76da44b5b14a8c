// SPDX-License-Identifier: MIT
#pragma once

#include "render/drawing.hpp"
#include "render/layout.hpp"

#include <vector>

namespace entente {

enum class Bend : std::uint8_t { straight, curved };

/// One curve an edge between nodes in their places, from outline to outline with room for the
/// arrowheads. Parallel edges fan out. Curved ones bend round the nodes that are in their way where
/// a little bending does it (below 400 nodes). Time O(E N).
///
/// Graphviz's own "curved" looks for the shortest cycle of every edge, which took over 60 s for
/// 1,000 nodes; this takes milliseconds.
[[nodiscard]] std::vector<Curve> route_edges(const Drawing& drawing,
                                             const std::vector<Point>& places,
                                             Bend bend);

/// Length of the arrowhead of an edge, points, as Graphviz draws it.
[[nodiscard]] double arrow_length(const DrawnEdge& edge) noexcept;

}  // namespace entente
