// SPDX-License-Identifier: MIT
#pragma once

#include "graph/graph.hpp"
#include "render/drawing.hpp"

#include <string>
#include <vector>

namespace entente {

/// Samples of what is in the drawing, and of nothing else.
[[nodiscard]] Legend make_legend(const Drawing& drawing,
                                 const Schema& schema,
                                 const DrawingOptions& options,
                                 bool is_diff);

/// Counts of what is shown, and what the filters left out: one line a language.
[[nodiscard]] std::vector<std::string> make_caption(const Drawing& drawing,
                                                    const Graph& graph,
                                                    const DrawingOptions& options,
                                                    bool is_diff);

}  // namespace entente
