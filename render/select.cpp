// SPDX-License-Identifier: MIT
#include "render/select.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace entente {
namespace {

[[nodiscard]] NodeId node_named(const Graph& graph, const std::string& id) {
    if (const auto found = graph.find(id))
        return *found;
    std::vector<std::string_view> ids;
    for (const Node& node : graph.nodes())
        ids.emplace_back(node.id);
    std::string message = "no node '" + id + "' in the graph";
    if (const auto near = nearest_name(id, ids); !near.empty())
        message += "; did you mean '" + std::string(near) + "'?";
    throw Error(ErrorCode::unknown_name, {}, message);
}

[[nodiscard]] std::vector<std::vector<std::size_t>> neighbours_of(const Graph& graph,
                                                                  const Selection& selection) {
    std::vector<std::vector<std::size_t>> neighbours(graph.node_count());
    for (std::size_t e = 0; e < graph.edge_count(); ++e) {
        if (!selection.edges[e])
            continue;
        const Edge& edge = graph.edges()[e];
        neighbours[index(edge.source)].push_back(index(edge.target));
        neighbours[index(edge.target)].push_back(index(edge.source));
    }
    return neighbours;
}

/// Steps from a node to every other over kept edges in either direction; npos = out of reach.
[[nodiscard]] std::vector<std::size_t> steps_from(
    NodeId begin, const std::vector<std::vector<std::size_t>>& neighbours) {
    std::vector<std::size_t> steps(neighbours.size(), std::string::npos);
    std::vector<std::size_t> queue{index(begin)};
    steps[index(begin)] = 0;
    for (std::size_t at = 0; at < queue.size(); ++at)
        for (const std::size_t other : neighbours[queue[at]])
            if (steps[other] == std::string::npos) {
                steps[other] = steps[queue[at]] + 1;
                queue.push_back(other);
            }
    return steps;
}

/// Keeps all nodes on shortest paths between two.
void keep_paths(const Graph& graph, NodeId from, NodeId to, Selection& selection) {
    const auto neighbours = neighbours_of(graph, selection);
    const auto there = steps_from(from, neighbours);
    const auto back = steps_from(to, neighbours);
    const std::size_t whole = there[index(to)];
    for (std::size_t n = 0; n < selection.nodes.size(); ++n) {
        const bool end = n == index(from) || n == index(to);
        const bool on = whole != std::string::npos && there[n] != std::string::npos &&
                        back[n] != std::string::npos && there[n] + back[n] == whole;
        selection.nodes[n] = selection.nodes[n] && (end || on);
    }
}

template <class List, class Value>
[[nodiscard]] bool lets(const List& wanted, const Value& value) {
    return wanted.empty() || std::ranges::find(wanted, value) != wanted.end();
}

/// Dates are ISO to the day, month or year; as much of both is compared as both have.
[[nodiscard]] bool in_time(const Edge& edge, const DrawingOptions& options) {
    if (edge.evidence.empty() || (options.from.empty() && options.to.empty()))
        return true;
    const auto before = [](std::string_view a, std::string_view b) {
        const std::size_t length = std::min(a.size(), b.size());
        return a.substr(0, length) < b.substr(0, length);
    };
    return std::ranges::any_of(edge.evidence, [&](const Evidence& evidence) {
        return evidence.date.empty() ||
               (!before(evidence.date, options.from) && !before(options.to, evidence.date));
    });
}

/// The disparity filter: an edge stays if its share of the strength of one of its ends would be
/// that large by chance with a probability below the level.
void keep_backbone(const Graph& graph, double level, Selection& selection) {
    std::vector<double> strength(graph.node_count(), 0.0);
    std::vector<double> degree(graph.node_count(), 0.0);
    for (std::size_t e = 0; e < graph.edge_count(); ++e) {
        const Edge& edge = graph.edges()[e];
        for (const NodeId end : {edge.source, edge.target})
            if (selection.edges[e]) {
                strength[index(end)] += edge.weight;
                degree[index(end)] += 1;
            }
    }
    const auto chance = [&](NodeId end, double weight) {
        const double k = degree[index(end)];
        const double share = strength[index(end)] > 0 ? weight / strength[index(end)] : 0;
        return k < 2 ? 1.0 : std::pow(1 - share, k - 1);
    };
    for (std::size_t e = 0; e < graph.edge_count(); ++e) {
        const Edge& edge = graph.edges()[e];
        selection.edges[e] =
            selection.edges[e] &&
            std::min(chance(edge.source, edge.weight), chance(edge.target, edge.weight)) < level;
    }
}

/// The filters that look at one node or edge alone.
void keep_kinds(const Graph& graph, const DrawingOptions& options, Selection& selection) {
    for (std::size_t n = 0; n < graph.node_count(); ++n)
        selection.nodes[n] = lets(options.types, graph.nodes()[n].type);
    for (std::size_t e = 0; e < graph.edge_count(); ++e) {
        const Edge& edge = graph.edges()[e];
        // An edge without evidence (a membership from the pack) has its weight for it.
        const double strength = std::max(edge.weight, edge.evidence.empty() ? 1.0 : 0.0);
        selection.edges[e] = strength >= static_cast<double>(options.min_evidence) &&
                             lets(options.relations, edge.relation) &&
                             lets(options.signs, graph.sign(edge)) && in_time(edge, options);
    }
}

/// Keeps what is within `radius` steps of a node, over kept edges in either direction.
void keep_ego(const Graph& graph, NodeId ego, std::size_t radius, Selection& selection) {
    const auto steps = steps_from(ego, neighbours_of(graph, selection));
    for (std::size_t n = 0; n < steps.size(); ++n)
        selection.nodes[n] = selection.nodes[n] && steps[n] <= radius;
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
    for (const std::string& relation : options.relations)
        if (graph.schema().find_relation(relation) == nullptr)
            throw Error(
                ErrorCode::unknown_name, {}, "no relation '" + relation + "' in the schema");
    keep_kinds(graph, options, selection);
    drop_loose_edges(graph, selection);
    if (options.backbone > 0)
        keep_backbone(graph, options.backbone, selection);
    if (!options.ego.empty())
        keep_ego(graph, node_named(graph, options.ego), options.ego_radius, selection);
    if (!options.path_from.empty() || !options.path_to.empty())
        keep_paths(graph,
                   node_named(graph, options.path_from),
                   node_named(graph, options.path_to),
                   selection);
    drop_loose_edges(graph, selection);
    if (options.top > 0)
        keep_top(sizes, options.top, selection);
    drop_loose_edges(graph, selection);
    if (!options.isolates)
        drop_isolates(graph, selection);
    return selection;
}

Graph subgraph(const Graph& graph, const Selection& selection, std::vector<std::size_t>& kept) {
    std::vector<Node> nodes;
    std::vector<NodeId> place(graph.node_count());
    kept.clear();
    for (std::size_t n = 0; n < graph.node_count(); ++n)
        if (selection.nodes[n]) {
            place[n] = NodeId{static_cast<std::uint32_t>(nodes.size())};
            nodes.push_back(graph.nodes()[n]);
            kept.push_back(n);
        }
    std::vector<Edge> edges;
    for (std::size_t e = 0; e < graph.edge_count(); ++e)
        if (selection.edges[e]) {
            edges.push_back(graph.edges()[e]);
            edges.back().source = place[index(edges.back().source)];
            edges.back().target = place[index(edges.back().target)];
        }
    return Graph(graph.schema(), std::move(nodes), std::move(edges));
}

}  // namespace entente
