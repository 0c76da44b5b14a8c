// SPDX-License-Identifier: MIT
#include "graph/base/error.hpp"
#include "graph/measures/group_measures.hpp"
#include "graph/measures/network.hpp"
#include "graph/measures/network_measures.hpp"

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
      options_(options),
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
    return paths == Paths::directed   ? directed()
           : paths == Paths::reversed ? reversed()
                                      : undirected();
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

const std::array<std::uint64_t, 16>& Networks::triads() {
    if (!triads_)
        triads_ = triad_census(directed(), options_.stop);
    return *triads_;
}

std::vector<std::uint32_t> Networks::numbers_of(const std::vector<std::string>& ids) const {
    std::vector<std::uint32_t> result;
    for (const std::string& id : ids) {
        const std::optional<NodeId> node = graph_->find(id);
        if (!node)
            throw Error(ErrorCode::unknown_name, {}, fmt::format("no actor '{}' in the graph", id));
        result.push_back(static_cast<std::uint32_t>(index(*node)));
    }
    return result;
}

void Networks::find_groups() {
    const std::string& by = options_.groups;
    std::vector<std::string> names;  // of the group of each node
    const auto has = [&](const Node& node) { return node.attributes.contains(by); };
    if (by.empty() || std::ranges::any_of(graph_->nodes(), has)) {
        for (const Node& node : graph_->nodes()) {
            const auto found = node.attributes.find(by);
            names.push_back(by.empty()                       ? node.type
                            : found == node.attributes.end() ? std::string()
                                                             : found->second);
        }
    } else if (const GroupMeasureInfo* method = find_group_measure(by); method != nullptr) {
        Grouping found = method->compute_on(*this, options_);
        if (!found.defined)
            throw Error(ErrorCode::usage, {}, fmt::format("groups by {}: {}", by, found.note));
        groups_ = std::move(found.partition.of);
        for (std::uint32_t group = 1; group <= found.partition.count; ++group)
            group_names_.push_back(fmt::format("{}", group));
        return;
    } else {
        throw Error(ErrorCode::unknown_name,
                    {},
                    fmt::format("groups: no actor has an attribute '{}' and no method has that "
                                "name",
                                by));
    }
    group_names_ = names;
    std::ranges::sort(group_names_);
    // std::ranges::unique gives a subrange, which clang 14 cannot take apart.
    group_names_.erase(std::unique(group_names_.begin(), group_names_.end()), group_names_.end());
    for (const std::string& name : names) {
        const auto at = std::ranges::lower_bound(group_names_, name);
        groups_.push_back(static_cast<std::uint32_t>(at - group_names_.begin()));
    }
}

const std::vector<std::string>& Networks::group_names() {
    static_cast<void>(groups());
    return group_names_;
}

const std::vector<std::uint32_t>& Networks::groups() {
    if (groups_.empty() && graph_->node_count() > 0)
        find_groups();
    return groups_;
}

}  // namespace entente
