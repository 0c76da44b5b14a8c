// SPDX-License-Identifier: MIT
#include "graph/io/graph_builder.hpp"

#include "graph/base/utf8.hpp"

#include <fmt/format.h>

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
    const auto number = static_cast<std::uint32_t>(nodes_.size());
    if (!ids_.insert(node.id, number, name_of()).second)
        stop(
            fail, ErrorCode::syntax, fmt::format("the node '{}' stands twice", printable(node.id)));
    ids_text_ += node.id;
    id_ends_.push_back(ids_text_.size());
    nodes_.push_back(std::move(node));
    return NodeId{number};
}

NodeId GraphBuilder::node_of(std::string_view id, const Fail& fail) {
    if (const auto known = find(id))
        return *known;
    return add_node({.id = std::string(id)}, fail);
}

NodeId GraphBuilder::source_of(std::string_view id, const Fail& fail) {
    const NodeId found = node_of(id, fail);
    last_found_ = static_cast<std::uint32_t>(index(found));
    return found;
}

std::optional<NodeId> GraphBuilder::find(std::string_view id) const {
    if (last_found_ < nodes_.size() && nodes_[last_found_].id == id)
        return NodeId{last_found_};
    const auto number = ids_.find(id, name_of());
    if (!number)
        return std::nullopt;
    return NodeId{*number};
}

NodeId GraphBuilder::require_source(std::string_view id, const Fail& fail) {
    const NodeId found = require(id, fail);
    last_found_ = static_cast<std::uint32_t>(index(found));
    return found;
}

NodeId GraphBuilder::require(std::string_view id, const Fail& fail) const {
    if (const auto known = find(id))
        return *known;
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

void GraphBuilder::add_edge(Edge edge, bool directed, Sign sign, const Fail& fail) {
    if (edges_.size() >= limits_.edges)
        stop(fail, ErrorCode::limit, fmt::format("more than the limit of {} edges", limits_.edges));
    if (!std::isfinite(edge.weight))
        stop(fail, ErrorCode::syntax, "the weight of an edge must be a finite number");
    require_relation(edge.relation, fail);
    if (!schema_)
        relations_.push_back(
            static_cast<std::uint32_t>(vocabulary_.see_relation(edge.relation, directed, sign)));
    edges_.push_back(std::move(edge));
}

Graph GraphBuilder::finish(Provenance provenance) {
    ids_ = IdTable();
    ids_text_ = std::string();
    id_ends_ = std::vector<std::size_t>();
    if (!schema_) {
        const std::vector<std::string> names = vocabulary_.relation_names();
        for (std::size_t i = 0; i < edges_.size(); ++i)
            edges_[i].relation = names[relations_[i]];
        schema_ = vocabulary_.schema();
    }
    return Graph(std::move(*schema_), std::move(nodes_), std::move(edges_), std::move(provenance));
}

}  // namespace entente
