// SPDX-License-Identifier: MIT
#include "cli/views.hpp"

#include "cli/grouping.hpp"
#include "cli/nodes.hpp"
#include "render/select.hpp"
#include "render/views.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente::cli {
namespace {

/// The edges between two actors, either way.
std::vector<std::size_t> edges_between(const Graph& graph, const std::string& pair) {
    const std::size_t colon = pair.find(':');
    if (colon == std::string::npos)
        throw Error(ErrorCode::usage, {}, "--pair: two actors are needed, as in CHN:USA");
    const NodeId a = node_named(graph, pair.substr(0, colon));
    const NodeId b = node_named(graph, pair.substr(colon + 1));
    std::vector<std::size_t> edges;
    for (std::size_t e = 0; e < graph.edge_count(); ++e) {
        const Edge& edge = graph.edges()[e];
        if ((edge.source == a && edge.target == b) || (edge.source == b && edge.target == a))
            edges.push_back(e);
    }
    if (edges.empty())
        throw Error(ErrorCode::usage, {}, fmt::format("--pair: no edge between {}", pair));
    return edges;
}

}  // namespace

std::string view_svg(const std::string& view,
                     const std::string& pair,
                     const Graph& graph,
                     std::span<const double> sizes,
                     const DrawingOptions& options,
                     const MeasureOptions& how) {
    std::vector<std::size_t> kept;
    const Graph part = subgraph(graph, select(graph, sizes, options), kept);
    ViewOptions shown;
    shown.title = options.title;
    shown.language = !options.languages.empty() && options.languages.front() == "zh" ? "zh" : "en";
    for (const Node& node : part.nodes()) {
        std::string label;
        for (const std::string& language : options.languages) {
            const std::string one = label_of(node, {language});
            if (label.find(one) == std::string::npos)
                label += (label.empty() ? "" : " ") + one;
        }
        shown.labels.push_back(std::move(label));
    }
    if (view == "timeline") {
        shown.most = 40;
        return timeline_svg(part,
                            pair.empty() ? std::vector<std::size_t>{} : edges_between(part, pair),
                            shown,
                            options.theme);
    }
    // The communities are those of the whole graph, as everywhere.
    const std::vector<std::uint32_t> groups = communities_of(graph, how, how.seed);
    for (const std::size_t n : kept)
        shown.groups.push_back(groups[n]);
    if (view == "initiatives")
        return two_mode_svg(part, {"initiative"}, shown, options.theme);
    return matrix_svg(part, shown, options.theme);
}

}  // namespace entente::cli
