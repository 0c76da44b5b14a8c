// SPDX-License-Identifier: MIT
#pragma once

#include "render/dot.hpp"
#include "render/drawing.hpp"
#include "render/render.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// Points, 1/72 inch; y goes up.
struct Point {
    double x = 0;
    double y = 0;
    bool operator==(const Point&) const = default;
};

/// A chain of cubic Bézier curves (1 + 3 k points; empty if the engine drew none) and where its
/// arrowheads end.
struct Curve {
    std::vector<Point> points;
    std::optional<Point> start;  ///< tip of the arrowhead at the source
    std::optional<Point> end;    ///< tip of the arrowhead at the target
    bool operator==(const Curve&) const = default;
};

/// Where the nodes and edges of a drawing are; same indices.
struct Layout {
    Engine engine = Engine::automatic;
    std::string splines = {};
    std::vector<Point> nodes;
    std::vector<Curve> edges;
    std::string note;  ///< a fall-back; empty = nothing to say
    bool operator==(const Layout&) const = default;
};

/// What the first pass is asked to do.
struct LayoutPlan {
    Engine engine = Engine::neato;
    std::string splines;
    unsigned seed = 42;
    bool operator==(const LayoutPlan&) const = default;
};

/// Engine and splines by size, where the options leave them open.
[[nodiscard]] LayoutPlan plan_layout(const Drawing& drawing, const LayoutOptions& options);
/// The drawing as the first pass sees it.
[[nodiscard]] DotGraph layout_graph(const Drawing& drawing, const LayoutPlan& plan);
/// Nodes and edges in their places, in a child process; falls back to sfdp with straight lines.
/// @throws Error{layout} if no engine could do it, Error{limit} over Limits::layout_nodes or
/// layout_edges.
[[nodiscard]] Layout lay_out(const Drawing& drawing, const LayoutOptions& options = {});

/// A layout as text, to pass through a pipe, and back. @throws Error{layout} on anything else.
[[nodiscard]] std::string write_layout(const Layout& layout);
[[nodiscard]] Layout read_layout(std::string_view text);

/// Line and arrowhead of an edge as attributes of Graphviz.
[[nodiscard]] DotAttributes line_attributes(const EdgeStyle& style,
                                            bool directed,
                                            double width,
                                            double arrow_scale = 1);
/// Shape of a node as attributes of Graphviz, without its size and label.
[[nodiscard]] DotAttributes shape_attributes(Shape shape,
                                             const std::string& fill,
                                             const std::string& stroke,
                                             double stroke_width);

}  // namespace entente
