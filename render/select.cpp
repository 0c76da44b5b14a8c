// SPDX-License-Identifier: MIT
#include "render/select.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <numeric>
#include <string>
#include <string_view>

namespace entente {
namespace {

/// Keeps what is within `radius` steps of a node, over kept edges in either direction.
void keep_ego(const Graph& graph, NodeId ego, std::size_t radius, Selection& selection) {
    std::vector<std::vector<std::size_t>> neighbours(graph.node_count());
    for (std::size_t e = 0; e < graph.edge_count(); ++e) {
        if (!selection.edges[e])
            continue;
        const Edge& edge = graph.edges()[e];
        neighbours[index(edge.source)].push_back(index(edge.target));
        neighbours[index(edge.target)].push_back(index(edge.source));
    }
    std::vector<bool> reached(graph.node_count(), false);
    std::vector<std::size_t> front{index(ego)};
    reached[index(ego)] = true;
    for (std::size_t step = 0; step < radius && !front.empty(); ++step) {
        std::vector<std::size_t> next;
        for (const std::size_t node : front)
            for (const std::size_t other : neighbours[node])
                if (!reached[other]) {
                    reached[other] = true;
                    next.push_back(other);
                }
        front = std::move(next);
    }
    for (std::size_t n = 0; n < reached.size(); ++n)
        selection.nodes[n] = selection.nodes[n] && reached[n];
}

void keep_top(std::span<const double> sizes, std::size_t top, Selection& selection) {
    std::vector<std::size_t> order;
    for (std::size_t n = 0; n < selection.nodes.size(); ++n)
        if (selection.nodes[n])
            order.push_back(n);
    if (order.size() <= top)
        return;
    std::ranges::stable_sort(order, std::greater{}, [&](std::size_t n) { return sizes[n]; });
    for (std::size_t k = top; k < order.size(); ++k)
        selection.nodes[order[k]] = false;
}

void drop_loose_edges(const Graph& graph, Selection& selection) {
    for (std::size_t e = 0; e < graph.edge_count(); ++e) {
        const Edge& edge = graph.edges()[e];
        selection.edges[e] = selection.edges[e] && selection.nodes[index(edge.source)] &&
                             selection.nodes[index(edge.target)];
    }
}

void drop_isolates(const Graph& graph, Selection& selection) {
    std::vector<bool> touched(graph.node_count(), false);
    for (std::size_t e = 0; e < graph.edge_count(); ++e) {
        if (!selection.edges[e])
            continue;
        touched[index(graph.edges()[e].source)] = true;
        touched[index(graph.edges()[e].target)] = true;
    }
    for (std::size_t n = 0; n < touched.size(); ++n)
        selection.nodes[n] = selection.nodes[n] && touched[n];
}

}  // namespace

std::vector<double> degrees(const Graph& graph) {
    std::vector<double> degree(graph.node_count(), 0.0);
    for (const Edge& edge : graph.edges()) {
        degree[index(edge.source)] += 1;
        degree[index(edge.target)] += 1;
    }
    return degree;
}

Selection select(const Graph& graph, std::span<const double> sizes, const DrawingOptions& options) {
    Selection selection{std::vector<bool>(graph.node_count(), true),
                        std::vector<bool>(graph.edge_count(), true)};
    // An edge without evidence (a membership from the pack) has its weight for it.
    for (std::size_t e = 0; e < graph.edge_count(); ++e) {
        const Edge& edge = graph.edges()[e];
        const double strength =
            edge.evidence.empty() ? std::max(edge.weight, 1.0) : std::max(edge.weight, 0.0);
        selection.edges[e] = strength >= static_cast<double>(options.min_evidence);
    }
    if (!options.ego.empty()) {
        const auto ego = graph.find(options.ego);
        if (!ego) {
            std::vector<std::string_view> ids;
            for (const Node& node : graph.nodes())
                ids.emplace_back(node.id);
            std::string message = "no node '" + options.ego + "' in the graph";
            if (const auto near = nearest_name(options.ego, ids); !near.empty())
                message += "; did you mean '" + std::string(near) + "'?";
            throw Error(ErrorCode::unknown_name, {}, message);
        }
        keep_ego(graph, *ego, options.ego_radius, selection);
    }
    drop_loose_edges(graph, selection);
    if (options.top > 0)
        keep_top(sizes, options.top, selection);
    drop_loose_edges(graph, selection);
    if (!options.isolates)
        drop_isolates(graph, selection);
    return selection;
}

}  // namespace entente
