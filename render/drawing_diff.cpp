// SPDX-License-Identifier: MIT
#include "render/draughtsman.hpp"
#include "render/drawing.hpp"
#include "render/node_box.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

namespace entente {
namespace {

[[nodiscard]] std::string_view glyph(Change change) noexcept {
    switch (change) {
        case Change::added:
            return "＋";
        case Change::removed:
            return "－";
        case Change::changed:
            return "Δ";
        case Change::none:
            break;
    }
    return "";
}

[[nodiscard]] const std::string& colour_of(const Theme& theme, Change change) noexcept {
    switch (change) {
        case Change::added:
            return theme.added;
        case Change::removed:
            return theme.removed;
        case Change::changed:
            return theme.changed;
        case Change::none:
            break;
    }
    return theme.unchanged;
}

void mark(DrawnNode& node, Change change, const Theme& theme) {
    node.change = change;
    if (change == Change::none)
        return;
    node.stroke = colour_of(theme, change);
    node.stroke_width = std::max(node.stroke_width, 1.6) + 0.8;
    if (!node.lines.empty()) {
        node.lines.front().text.insert(0, glyph(change));
        const Extent box = shape_extent(node.shape, node.lines);
        node.width = std::max(node.width, box.width);
        node.height = std::max(node.height, box.height);
    }
}

void mark(DrawnEdge& edge, Change change, const Theme& theme) {
    edge.change = change;
    edge.style.colour = colour_of(theme, change);
    edge.style.text = change == Change::none ? theme.faint : edge.style.colour;
    if (change == Change::none) {
        edge.width = std::min(edge.width, 1.0);
        edge.label.clear();
        return;
    }
    edge.width = std::max(edge.width, 1.6);
    edge.label.insert(0, glyph(change));
}

}  // namespace

Drawing make_drawing(const Graph& before,
                     const Graph& after,
                     const GraphDiff& diff,
                     const DrawingOptions& options) {
    const Graph both = unite(before, after);
    const std::vector<double> degree = degrees(both);
    std::map<std::string, Change, std::less<>> nodes;
    std::map<std::string, Change, std::less<>> edges;
    for (const Node& node : diff.nodes_added)
        nodes[node.id] = Change::added;
    for (const Node& node : diff.nodes_removed)
        nodes[node.id] = Change::removed;
    for (const NodeChange& change : diff.nodes_changed)
        nodes[change.after.id] = Change::changed;
    for (const EdgeRecord& edge : diff.edges_added)
        edges[edge_id(edge.key)] = Change::added;
    for (const EdgeRecord& edge : diff.edges_removed)
        edges[edge_id(edge.key)] = Change::removed;
    for (const EdgeChange& change : diff.edges_changed)
        edges[edge_id(change.after.key)] = Change::changed;
    const auto of = [](const auto& changes, const std::string& id) {
        const auto found = changes.find(id);
        return found == changes.end() ? Change::none : found->second;
    };
    Draughtsman draughtsman(both, degree, options);
    draughtsman.draw_nodes();
    draughtsman.draw_edges();
    for (DrawnNode& node : draughtsman.drawing().nodes)
        mark(node, of(nodes, node.id), options.theme);
    for (DrawnEdge& edge : draughtsman.drawing().edges)
        mark(edge, of(edges, edge.id), options.theme);
    return draughtsman.finish(true);
}

}  // namespace entente
