// SPDX-License-Identifier: MIT
#pragma once

#include "graph/graph.hpp"
#include "graph/measures/measures.hpp"
#include "render/drawing.hpp"

#include <span>
#include <string>

namespace entente::cli {

/// Another picture of a graph than the network, as SVG: "matrix", "initiatives" or "timeline".
/// @param pair "ID:ID": the timeline of the edges between the two; empty = of those most spoken of.
/// @throws Error{unknown_name} on an actor that is not there, Error{usage} where there is nothing
/// to show.
[[nodiscard]] std::string view_svg(const std::string& view,
                                   const std::string& pair,
                                   const Graph& graph,
                                   std::span<const double> sizes,
                                   const DrawingOptions& options,
                                   const MeasureOptions& how);

}  // namespace entente::cli
