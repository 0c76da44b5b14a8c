// SPDX-License-Identifier: MIT
#pragma once

#include "graph/graph.hpp"
#include "render/drawing.hpp"
#include "render/select.hpp"
#include "render/text.hpp"

#include <cstddef>
#include <map>
#include <span>
#include <string>
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
    /// Of the options, around what is drawn of their members.
    void draw_hulls();
    [[nodiscard]] Drawing finish(bool is_diff);
    [[nodiscard]] Drawing& drawing() noexcept { return drawing_; }

private:
    /// The colours of the groups; the smallest share one where there are more than colours.
    void choose_fills();
    [[nodiscard]] DrawnNode drawn(std::size_t n, double largest, bool labelled) const;
    [[nodiscard]] DrawnEdge drawn(const Edge& edge) const;
    void merge_parallel();
    void lighten();
    void label_edges();

    const Graph& graph_;
    std::span<const double> sizes_;
    const DrawingOptions& options_;
    Selection selection_;
    std::vector<std::size_t> place_;               // of a node of the graph among the drawn ones
    std::map<std::string, std::size_t> group_of_;  // a group of the options -> one of the drawing
    bool labelled_all_ = true;
    Drawing drawing_;
};

}  // namespace entente
