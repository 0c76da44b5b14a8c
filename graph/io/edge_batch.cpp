// SPDX-License-Identifier: MIT
#include "graph/io/edge_batch.hpp"

#include <span>
#include <string>
#include <utility>

namespace entente {

void EdgeBatch::source(std::string_view id, std::size_t at) {
    for (const std::uint32_t near : {last_source_, last_source_ + 1})
        if (near < builder_.node_count() && builder_.node(NodeId{near}).id == id) {
            last_source_ = near;
            builder_.edge(last()).source = NodeId{near};
            return;
        }
    add({id, at, last(), 0, false});
}

void EdgeBatch::drop() {
    for (std::size_t i = count_; i > 0 && waiting_.at(i - 1).edge == last(); --i)
        waiting_.at(i - 1).edge = no_edge;
    builder_.drop_edge();
}

void EdgeBatch::settle() {
    const auto waiting = std::span(waiting_).first(std::exchange(count_, 0));
    for (const End& end : waiting)
        builder_.names().draw_near(end.hash);
    for (const End& end : waiting) {
        const NodeId node = resolve(end);
        if (!end.is_target)
            last_source_ = static_cast<std::uint32_t>(index(node));
        if (end.edge == no_edge)
            continue;
        Edge& edge = builder_.edge(end.edge);
        (end.is_target ? edge.target : edge.source) = node;
    }
}

NodeId EdgeBatch::resolve(const End& end) {
    if (const auto known = builder_.names().find(end.id, end.hash))
        return NodeId{*known};
    const GraphBuilder::Fail fail = [this, &end](ErrorCode code, std::string_view message) {
        fail_(end.at, code, message);
    };
    if (ends_ == Ends::known)
        return builder_.require(end.id, fail);
    return builder_.add_node({.id = std::string(end.id)}, fail);
}

}  // namespace entente
