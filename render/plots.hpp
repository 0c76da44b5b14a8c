// SPDX-License-Identifier: MIT
#pragma once

#include "graph/graph.hpp"
#include "render/style.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace entente {

/// A bar to the left (negative ties) and to the right (positive ties) of a middle line.
struct ButterflyBar {
    std::string label;
    double left = 0;
    double right = 0;
};
[[nodiscard]] std::string butterfly_svg(std::span<const ButterflyBar> bars, const Theme& theme);

/// A point of a scatter; the labels of all are drawn, so give few.
struct ScatterPoint {
    std::string label;
    double x = 0;
    double y = 0;
};
[[nodiscard]] std::string scatter_svg(std::span<const ScatterPoint> points,
                                      const std::string& x_title,
                                      const std::string& y_title,
                                      const Theme& theme);

struct MatrixOptions {
    std::vector<std::string> labels;    ///< one a node of the graph
    std::vector<std::uint32_t> groups;  ///< rows stand by group, then by degree; empty = one group
    std::size_t most = 60;              ///< nodes of highest degree that are shown
};
/// Who is tied to whom: a row a source, a column a target; ■ positive, ✕ negative, ○ neutral or
/// denied, ◆ both signs; darker for more sentences. Undirected ties stand on both sides.
[[nodiscard]] std::string matrix_svg(const Graph& graph,
                                     const MatrixOptions& options,
                                     const Theme& theme);

}  // namespace entente
