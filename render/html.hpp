// SPDX-License-Identifier: MIT
#pragma once

#include "graph/graph.hpp"
#include "render/drawing.hpp"
#include "render/render.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// A measure that the page shows with each node.
struct PageMeasure {
    std::string title;
    std::vector<double> values;  ///< one a node of the graph
};

struct PageOptions {
    DrawingOptions drawing;
    LayoutOptions layout;
    std::string language = "en";  ///< of the controls: "en" or "zh"
    std::vector<PageMeasure> measures;
    std::vector<std::uint32_t> communities;  ///< one a node of the graph; empty = none known
    std::size_t quotes = 50;                 ///< sentences held for an edge; the rest is counted
};

/// One HTML file that needs nothing else: the picture as `render` makes it, the sentences behind
/// every edge, search, filters and tables, under a content security policy that allows its own
/// script and style by their hashes and nothing besides. Works from disk. Same bytes for the same
/// input.
/// @throws what make_drawing and render throw; Error{usage} on measures or communities of another
/// length than the graph has nodes.
[[nodiscard]] Rendered render_page(const Graph& graph,
                                   std::span<const double> sizes,
                                   const PageOptions& options = {});

/// Whether a path is that of a page.
[[nodiscard]] bool is_page(std::string_view path) noexcept;

/// "sha256-…" of a script or style, as a content security policy names it.
[[nodiscard]] std::string csp_hash(std::string_view bytes);

/// JSON that may stand inside a script element: no "<", no U+2028.
[[nodiscard]] std::string json_for_script(std::string_view json);

/// The data block of the page: what page/model.js reads.
[[nodiscard]] std::string page_data(const Graph& graph,
                                    const Drawing& drawing,
                                    const PageOptions& options);

}  // namespace entente
