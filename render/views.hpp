// SPDX-License-Identifier: MIT
#pragma once

#include "graph/graph.hpp"
#include "render/style.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace entente {

/// What the pictures besides the network have in common. They are SVG of our own, the same bytes
/// for the same input.
struct ViewOptions {
    std::string title;                  ///< empty = none
    std::string language = "en";        ///< of the legend: "en" or "zh"
    std::vector<std::string> labels;    ///< one a node of the graph; empty = ids
    std::vector<std::uint32_t> groups;  ///< rows stand by group, then by degree; empty = one group
    std::size_t most = 60;              ///< rows that are shown, those of most edges or sentences
};

/// Who is tied to whom: a row a source, a column a target; ■ positive, ✕ negative, ○ neutral or
/// denied, ◆ both signs; darker for more sentences. Undirected ties stand on both sides. Lines part
/// the groups.
[[nodiscard]] std::string matrix_svg(const Graph& graph,
                                     const ViewOptions& options,
                                     const Theme& theme);

/// The same with a row an actor and a column a node of the types given (initiatives): who stands
/// how to what, whichever way the edge points. Only rows and columns with an edge are shown.
[[nodiscard]] std::string two_mode_svg(const Graph& graph,
                                       const std::vector<std::string>& column_types,
                                       const ViewOptions& options,
                                       const Theme& theme);

/// When the sentences behind the edges were said: a row an edge, a mark a sentence at its date, the
/// same marks as in the matrix; hollow where it was not asserted but reported, planned or supposed;
/// a tooltip with the sentence and its document. Undated sentences stand in a column of their own.
/// `edges`: indices into the edges of the graph; empty = those of most sentences.
[[nodiscard]] std::string timeline_svg(const Graph& graph,
                                       std::vector<std::size_t> edges,
                                       const ViewOptions& options,
                                       const Theme& theme);

}  // namespace entente
