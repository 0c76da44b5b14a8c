// SPDX-License-Identifier: MIT
#pragma once

#include "graph/graph.hpp"
#include "render/drawing.hpp"
#include "render/select.hpp"
#include "render/text.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace entente {

/// Everything about the picture but the places.
class Draughtsman {
public:
    Draughtsman(const Graph& graph, std::span<const double> sizes, const DrawingOptions& options)
        : graph_(graph),
          sizes_(sizes),
          options_(options),
          selection_(select(graph, sizes, options)) {
        drawing_.theme = options.theme;
        drawing_.title = clean_label(options.title);
        drawing_.subtitle = clean_label(options.subtitle, 200);
    }

    void draw_nodes();
    void draw_edges();
    [[nodiscard]] Drawing finish(bool is_diff);
    [[nodiscard]] Drawing& drawing() noexcept { return drawing_; }

private:
    [[nodiscard]] DrawnNode drawn(std::size_t n, double largest, bool labelled) const;
    [[nodiscard]] DrawnEdge drawn(const Edge& edge) const;
    void merge_parallel();
    void lighten();
    void label_edges();

    const Graph& graph_;
    std::span<const double> sizes_;
    const DrawingOptions& options_;
    Selection selection_;
    std::vector<std::size_t> place_;  // of a node of the graph among the drawn ones
    Drawing drawing_;
};

}  // namespace entente
