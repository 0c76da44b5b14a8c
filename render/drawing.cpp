// SPDX-License-Identifier: MIT
#include "render/drawing.hpp"

#include "graph/base/utf8.hpp"
#include "render/caption.hpp"
#include "render/draughtsman.hpp"
#include "render/node_box.hpp"
#include "render/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string_view>
#include <tuple>

namespace entente {
namespace {

constexpr std::size_t labelled_nodes = 180;   // more than these would be a wall of text
constexpr std::size_t labelled_edges = 100;   // above, only the best supported ones
constexpr std::size_t most_edge_labels = 60;  // of a large picture
constexpr std::size_t no_edge_labels = 300;   // above, none at all
constexpr std::size_t most_side_by_side = 3;  // parallel lines that can still be told apart
constexpr std::size_t merge_from_edges = 150;

/// The label in a language, else nothing; ids are a language of their own.
[[nodiscard]] std::string label_in(const Node& node, std::string_view language) {
    if (language == "id")
        return clean_label(node.id);
    const auto found = node.labels.find(language);
    return found == node.labels.end() ? std::string{} : clean_label(found->second);
}

/// At most two different labels, the first wanted language first; never none.
[[nodiscard]] std::vector<std::string> labels_of(const Node& node,
                                                 const std::vector<std::string>& languages) {
    std::vector<std::string> out;
    for (const std::string& language : languages) {
        std::string label = label_in(node, language);
        if (!label.empty() && std::ranges::find(out, label) == out.end() && out.size() < 2)
            out.push_back(std::move(label));
    }
    if (out.empty())
        for (const auto& [language, label] : node.labels)
            if (out.empty() && !clean_label(label).empty())
                out.push_back(clean_label(label));
    if (out.empty())
        out.push_back(clean_label(node.id));
    if (out.front().empty())
        out.front() = "?";
    return out;
}

[[nodiscard]] std::string relation_label(const RelationType& relation,
                                         const std::vector<std::string>& languages) {
    for (const std::string& language : languages) {
        if (language == "id")
            break;
        if (const auto found = relation.labels.find(language); found != relation.labels.end())
            return clean_label(found->second, 24);
    }
    return clean_label(relation.name, 24);
}

[[nodiscard]] std::vector<TextLine> node_lines(const std::vector<std::string>& labels,
                                               double share) {
    std::vector<TextLine> lines;
    const double size = 10 + 9 * std::sqrt(share);
    bool has_han = false;
    for (std::size_t at = 0; at < labels.front().size();)
        has_han = is_han(next_code_point(labels.front(), at)) || has_han;
    for (std::string& text : wrap_label(labels.front(), has_han ? 8.2 : 11, 3))
        lines.push_back({std::move(text), size, true});
    if (labels.size() > 1)
        for (std::string& text : wrap_label(labels[1], 13, 2))
            lines.push_back({std::move(text), std::max(7.5, 0.68 * size), false});
    return lines;
}

[[nodiscard]] const EdgeStyle& edge_style(const Theme& theme,
                                          const Graph& graph,
                                          const Edge& edge) {
    if (edge.negated)
        return theme.denied;
    if (edge.relation == "member_of")
        return theme.member;
    switch (graph.sign(edge)) {
        case Sign::positive:
            return theme.positive;
        case Sign::negative:
            return theme.negative;
        case Sign::neutral:
            break;
    }
    return theme.neutral;
}

[[nodiscard]] std::size_t evidence_of(const Edge& edge) {
    return static_cast<std::size_t>(std::clamp(std::round(edge.weight), 1.0, 1e9));
}

[[nodiscard]] double line_width(std::size_t evidence) {
    return std::min(6.0, 0.9 + 0.8 * std::log2(static_cast<double>(evidence)));
}

}  // namespace

DrawnNode Draughtsman::drawn(std::size_t n, double largest, bool labelled) const {
    const Node& node = graph_.nodes()[n];
    const NodeStyle& style = node_style(options_.theme, node.type);
    const auto labels = labels_of(node, options_.languages);
    DrawnNode out{.id = node.id, .type = node.type, .title = labels.front()};
    if (labels.size() > 1)
        out.title += " / " + labels[1];
    const double share = largest > 0 ? std::max(0.0, sizes_[n]) / largest : 0.0;
    out.shape = style.shape;
    out.fill = style.fill;
    if (options_.groups.size() == graph_.node_count()) {
        const GroupStyle& group = drawing_.groups[group_of_.at(options_.groups[n])];
        out.group = group.name;
        out.fill = group.fill;
    }
    out.stroke = options_.theme.outline;
    out.value = sizes_[n];
    out.stroke_width = 0.8 + 1.4 * std::sqrt(share);
    const double side = std::sqrt(share);  // so that the area goes with the value
    if (options_.exact) {
        const Extent box = exact_extent(style.shape, share, labelled_all_ ? 84 : 56);
        out.width = box.width;
        out.height = box.height;
        out.label_below = true;
        out.stroke_width = 0.8;
        if (labelled)
            out.lines = node_lines(labels, 0.12 * share);
    } else if (labelled) {
        out.lines = node_lines(labels, share);
        const Extent box = shape_extent(style.shape, out.lines);
        out.width = std::max(box.width, 112 * side);
        out.height = std::max(box.height, 76 * side);
    } else {
        out.width = std::max(13.0, 60 * side);
        out.height = std::max(10.0, 44 * side);
    }
    return out;
}

void Draughtsman::draw_nodes() {
    std::vector<std::size_t> order;
    for (std::size_t n = 0; n < graph_.node_count(); ++n)
        if (selection_.nodes[n])
            order.push_back(n);
    double largest = 0;
    for (const std::size_t n : order)
        largest = std::max(largest, sizes_[n]);
    std::vector<bool> labelled(graph_.node_count(), true);
    labelled_all_ = order.size() <= labelled_nodes;
    if (!labelled_all_) {
        auto by_size = order;
        std::ranges::stable_sort(by_size, std::greater{}, [&](std::size_t n) { return sizes_[n]; });
        for (std::size_t k = labelled_nodes * 2 / 3; k < by_size.size(); ++k)
            labelled[by_size[k]] = false;
    }
    if (options_.groups.size() == graph_.node_count())
        choose_fills();
    place_.assign(graph_.node_count(), 0);
    for (const std::size_t n : order) {
        place_[n] = drawing_.nodes.size();
        drawing_.nodes.push_back(drawn(n, largest, labelled[n]));
    }
}

DrawnEdge Draughtsman::drawn(const Edge& edge) const {
    DrawnEdge out{.id = edge_id(graph_.key(edge)),
                  .source = place_[index(edge.source)],
                  .target = place_[index(edge.target)],
                  .relation = edge.relation};
    const RelationType& relation = graph_.relation(edge);
    out.directed = relation.directed;
    out.negated = edge.negated;
    out.member = edge.relation == "member_of" && !edge.negated;
    out.sign = graph_.sign(edge);
    out.style = edge_style(options_.theme, graph_, edge);
    out.evidence = evidence_of(edge);
    out.width = out.member ? 0.9 : line_width(out.evidence);
    out.label = relation_label(relation, options_.languages);
    if (edge.negated)
        out.label = denied_label(
            options_.languages.empty() ? "" : options_.languages.front(), edge.relation, out.label);
    return out;
}

namespace {

/// Two nodes, sign and direction: what may become one line.
[[nodiscard]] auto bundle(const DrawnEdge& edge) {
    return std::tuple(
        edge.source, edge.target, edge.directed, edge.member, edge.negated, edge.sign, edge.change);
}

}  // namespace

void Draughtsman::merge_parallel() {
    if (options_.parallel == Parallel::apart)
        return;
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> side_by_side;
    for (const DrawnEdge& edge : drawing_.edges)
        ++side_by_side[std::minmax(edge.source, edge.target)];
    const bool all =
        options_.parallel == Parallel::merged || drawing_.edges.size() > merge_from_edges;
    std::map<decltype(bundle(DrawnEdge{})), std::size_t> first;
    std::vector<DrawnEdge> kept;
    for (DrawnEdge& edge : drawing_.edges) {
        if (!all && side_by_side[std::minmax(edge.source, edge.target)] <= most_side_by_side) {
            kept.push_back(std::move(edge));
            continue;
        }
        const auto [found, added] = first.try_emplace(bundle(edge), kept.size());
        if (added) {
            kept.push_back(std::move(edge));
            continue;
        }
        // The best supported relation speaks for the bundle.
        DrawnEdge& bundled = kept[found->second];
        if (edge.evidence > bundled.evidence / bundled.merged)
            bundled.label = edge.label;
        bundled.evidence += edge.evidence;
        ++bundled.merged;
        bundled.also.push_back(edge.id);
        bundled.width = edge.member ? bundled.width : line_width(bundled.evidence);
    }
    drawing_.edges = std::move(kept);
}

/// Writes the label where it helps: not on memberships, not on all lines of a large picture.
void Draughtsman::label_edges() {
    std::vector<std::size_t> order;
    for (std::size_t e = 0; e < drawing_.edges.size(); ++e) {
        DrawnEdge& edge = drawing_.edges[e];
        if (edge.merged > 1)
            edge.label += fmt::format(" +{}", edge.merged - 1);
        const bool arrow = edge.directed;
        edge.title = fmt::format("{} —{}{} {} ({})",
                                 drawing_.nodes[edge.source].title,
                                 edge.label,
                                 arrow ? "→" : "—",
                                 drawing_.nodes[edge.target].title,
                                 edge.evidence);
        if (edge.member && edge.change == Change::none)
            edge.label.clear();
        else
            order.push_back(e);
    }
    if (order.size() <= labelled_edges)
        return;
    std::ranges::stable_sort(
        order, std::greater{}, [&](std::size_t e) { return drawing_.edges[e].evidence; });
    const std::size_t kept = drawing_.edges.size() > no_edge_labels ? 0 : most_edge_labels;
    for (std::size_t k = kept; k < order.size(); ++k)
        if (drawing_.edges[order[k]].change == Change::none)
            drawing_.edges[order[k]].label.clear();
}

void Draughtsman::draw_edges() {
    for (std::size_t e = 0; e < graph_.edge_count(); ++e)
        if (selection_.edges[e])
            drawing_.edges.push_back(drawn(graph_.edges()[e]));
}

/// A thousand lines of full weight are a black page: thinner, smaller heads, see-through.
void Draughtsman::lighten() {
    const auto edges = static_cast<double>(drawing_.edges.size());
    const double scale = std::clamp(std::pow(200 / std::max(edges, 1.0), 0.35), 0.4, 1.0);
    for (DrawnEdge& edge : drawing_.edges) {
        if (edge.change != Change::none)
            continue;
        edge.width = std::max(0.4, edge.width * scale);
        edge.arrow_scale = scale;
        if (edges > 300)
            edge.style.colour += edges > 1000 ? "90" : "C0";
    }
}

Drawing Draughtsman::finish(bool is_diff) {
    merge_parallel();
    lighten();
    label_edges();
    if (options_.legend)
        drawing_.legend = make_legend(drawing_, graph_.schema(), options_, is_diff);
    drawing_.caption = make_caption(drawing_, graph_, options_, is_diff);
    return std::move(drawing_);
}

Drawing make_drawing(const Graph& graph,
                     std::span<const double> sizes,
                     const DrawingOptions& options) {
    const std::vector<double> degree = sizes.empty() ? degrees(graph) : std::vector<double>{};
    if (sizes.empty())
        sizes = degree;
    if (sizes.size() != graph.node_count())
        throw Error(ErrorCode::usage,
                    {},
                    fmt::format("{} sizes for {} nodes", sizes.size(), graph.node_count()));
    Draughtsman draughtsman(graph, sizes, options);
    draughtsman.draw_nodes();
    draughtsman.draw_edges();
    draughtsman.draw_hulls();
    return draughtsman.finish(false);
}

}  // namespace entente
