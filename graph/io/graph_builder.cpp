// SPDX-License-Identifier: MIT
#include "graph/io/graph_builder.hpp"

#include "graph/base/large_pages.hpp"
#include "graph/base/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace entente {
namespace {

template <class Rows, class Name>
std::string suggestion(std::string_view wanted, const Rows& rows, Name&& name_of) {
    constexpr std::size_t most = 20'000;  // beyond that the search takes longer than it helps
    std::vector<std::string_view> names;
    for (const auto& row : rows) {
        if (names.size() == most)
            break;
        names.push_back(name_of(row));
    }
    const std::string_view near = nearest_name(wanted, names);
    return near.empty() ? std::string() : fmt::format("; did you mean '{}'?", printable(near));
}

/// `fail` is to throw; a reader whose does not is wrong.
[[noreturn]] void stop(const GraphBuilder::Fail& fail, ErrorCode code, std::string_view message) {
    fail(code, message);
    std::abort();
}

}  // namespace

void GraphBuilder::check_type(std::string_view type, const Fail& fail) {
    if (!schema_)
        vocabulary_.see_node_type(type);
    else if (!type.empty() && schema_->find_node_type(type) == nullptr)
        stop(fail,
             ErrorCode::unknown_name,
             fmt::format("unknown node type '{}'{}",
                         printable(type),
                         suggestion(type, schema_->node_types(), [](const NodeType& t) {
                             return std::string_view(t.name);
                         })));
}

NodeId GraphBuilder::add_node(Node node, const Fail& fail) {
    if (node.id.empty())
        stop(fail, ErrorCode::syntax, "a node without an id");
    if (node.id.size() > limits_.id_bytes)
        stop(fail,
             ErrorCode::limit,
             fmt::format("an id longer than the limit of {} bytes", limits_.id_bytes));
    if (nodes_.size() >= limits_.nodes)
        stop(fail, ErrorCode::limit, fmt::format("more than the limit of {} nodes", limits_.nodes));
    check_type(node.type, fail);
    const auto [number, fresh] = names_.insert(node.id);
    if (!fresh)
        stop(
            fail, ErrorCode::syntax, fmt::format("the node '{}' stands twice", printable(node.id)));
    nodes_.push_back(std::move(node));
    return NodeId{number};
}

NodeId GraphBuilder::require(std::string_view id, const Fail& fail) const {
    if (const auto known = names_.find(id))
        return NodeId{*known};
    stop(fail,
         ErrorCode::unknown_name,
         fmt::format("no node '{}'{}", printable(id), suggestion(id, nodes_, [](const Node& n) {
                         return std::string_view(n.id);
                     })));
}

void GraphBuilder::require_relation(std::string_view name, const Fail& fail) const {
    if (!schema_ || schema_->find_relation(name) != nullptr)
        return;
    stop(fail,
         ErrorCode::unknown_name,
         fmt::format("unknown relation '{}'{}",
                     printable(name),
                     suggestion(name, schema_->relations(), [](const RelationType& r) {
                         return std::string_view(r.name);
                     })));
}

void GraphBuilder::reserve_nodes(std::size_t count) {
    count = std::min(count, limits_.nodes);
    nodes_.reserve(count);
    use_large_pages(nodes_.data(), count * sizeof(Node));
    names_.reserve(count);
}

void GraphBuilder::reserve_edges(std::size_t count) {
    count = std::min(count, limits_.edges);
    edges_.reserve(count);
    use_large_pages(edges_.data(), count * sizeof(Edge));
}

void GraphBuilder::end_edge(bool directed, Sign sign, const Fail& fail) {
    const Edge& edge = edges_.back();
    if (edges_.size() > limits_.edges)
        stop(fail, ErrorCode::limit, fmt::format("more than the limit of {} edges", limits_.edges));
    if (!std::isfinite(edge.weight))
        stop(fail, ErrorCode::syntax, "the weight of an edge must be a finite number");
    if (!schema_)
        relations_.push_back(
            static_cast<std::uint32_t>(vocabulary_.see_relation(edge.relation, directed, sign)));
}

Graph GraphBuilder::finish(Provenance provenance) {
    names_ = NameTable();
    if (!schema_) {
        const std::vector<std::string> names = vocabulary_.relation_names();
        for (std::size_t i = 0; i < edges_.size(); ++i)
            edges_[i].relation = names[relations_[i]];
        schema_ = vocabulary_.schema();
        relations_ = std::vector<std::uint32_t>();
    }
    return Graph(std::move(*schema_), std::move(nodes_), std::move(edges_), std::move(provenance));
}

}  // namespace entente
