// SPDX-License-Identifier: MIT
#pragma once

#include "graph/version/diff.hpp"
#include "render/drawing.hpp"
#include "render/render.hpp"

namespace entente {

struct DiffPageOptions {
    DiffTextOptions text;
    DrawingOptions drawing;
    LayoutOptions layout;
};

/// A difference as one HTML file that needs nothing else: the picture of both graphs in one layout,
/// to be seen before, after or both, and everything that `to_markdown` tells. No script; a content
/// security policy that allows its own style by its hash and nothing besides. Where the graphs are
/// too large to be drawn the note says so and the page has no picture.
[[nodiscard]] Rendered render_diff_page(const Graph& before,
                                        const Graph& after,
                                        const GraphDiff& diff,
                                        const DiffPageOptions& options);

}  // namespace entente
