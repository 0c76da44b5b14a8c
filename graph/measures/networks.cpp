// SPDX-License-Identifier: MIT
#include "graph/base/error.hpp"
#include "graph/measures/network.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace entente {

namespace {

bool in_layer(const Graph& graph, const Edge& edge, Layer layer) {
    switch (layer) {
        case Layer::positive:
            return graph.sign(edge) == Sign::positive;
        case Layer::negative:
            return graph.sign(edge) == Sign::negative;
        case Layer::all:
            break;
    }
    return true;
}

void check_relations(const Graph& graph, const std::vector<std::string>& wanted) {
    std::vector<std::string_view> names;
    for (const RelationType& type : graph.schema().relations())
        names.push_back(type.name);
    for (const std::string& name : wanted) {
        if (graph.schema().find_relation(name) != nullptr)
            continue;
        const std::string_view near = nearest_name(name, names);
        throw Error(ErrorCode::unknown_name,
                    {},
                    near.empty()
                        ? fmt::format("unknown relation '{}'", name)
                        : fmt::format("unknown relation '{}'; did you mean '{}'?", name, near));
    }
}

}  // namespace

Networks::Networks(const Graph& graph, const MeasureOptions& options)
    : graph_(&graph),
      groups_by_(options.groups),
      seen_(graph.edge_count(), false) {
    check_relations(graph, options.relations);
    for (std::size_t i = 0; i < graph.edge_count(); ++i) {
        const Edge& edge = graph.edges()[i];
        const bool wanted =
            options.relations.empty() ||
            std::ranges::find(options.relations, edge.relation) != options.relations.end();
        seen_[i] = wanted && in_layer(graph, edge, options.layer);
    }
}

Network Networks::build(bool directed) const {
    std::vector<Link> links;
    for (std::size_t i = 0; i < graph_->edge_count(); ++i) {
        if (!seen_[i])
            continue;
        const Edge& edge = graph_->edges()[i];
        const RelationType& relation = graph_->relation(edge);
        const Link link{static_cast<std::uint32_t>(index(edge.source)),
                        static_cast<std::uint32_t>(index(edge.target)),
                        edge.weight * relation.weight};
        if (!std::isfinite(link.weight))
            throw Error(ErrorCode::usage,
                        {},
                        fmt::format("edge {} {} {}: the weight is not a finite number",
                                    graph_->node(edge.source).id,
                                    edge.relation,
                                    graph_->node(edge.target).id));
        links.push_back(link);
        if (directed && !relation.directed && link.source != link.target)
            links.push_back({link.target, link.source, link.weight});
    }
    return Network(graph_->node_count(), links, {.directed = directed});
}

const Network& Networks::directed() {
    if (!directed_)
        directed_ = build(true);
    return *directed_;
}

const Network& Networks::reversed() {
    if (!reversed_)
        reversed_ = directed().reversed();
    return *reversed_;
}

const Network& Networks::undirected() {
    if (!undirected_)
        undirected_ = build(false);
    return *undirected_;
}

const Network& Networks::of(Paths paths) {
    return paths == Paths::directed ? directed() : undirected();
}

std::string Networks::isolates_note() {
    const Network& network = undirected();
    std::size_t isolates = 0;
    for (std::size_t node = 0; node < network.node_count(); ++node)
        isolates += network.degree(node) == 0 ? 1U : 0U;
    if (isolates == 0)
        return {};
    return isolates == 1 ? "1 isolate" : fmt::format("{} isolates", isolates);
}

const std::vector<std::string>& Networks::group_names() {
    if (group_names_.empty()) {
        for (const Node& node : graph_->nodes()) {
            const auto found = node.attributes.find(groups_by_);
            if (groups_by_.empty())
                group_names_.push_back(node.type);
            else
                group_names_.push_back(found == node.attributes.end() ? "" : found->second);
        }
        std::ranges::sort(group_names_);
        // std::ranges::unique gives a subrange, which clang 14 cannot take apart.
        group_names_.erase(std::unique(group_names_.begin(), group_names_.end()),
                           group_names_.end());
    }
    return group_names_;
}

const std::vector<std::uint32_t>& Networks::groups() {
    if (groups_.empty()) {
        const std::vector<std::string>& names = group_names();
        for (const Node& node : graph_->nodes()) {
            const auto found = node.attributes.find(groups_by_);
            const std::string_view name = groups_by_.empty() ? std::string_view(node.type)
                                          : found == node.attributes.end()
                                              ? std::string_view()
                                              : std::string_view(found->second);
            const auto at = std::ranges::lower_bound(names, name);
            groups_.push_back(static_cast<std::uint32_t>(at - names.begin()));
        }
    }
    return groups_;
}

}  // namespace entente
