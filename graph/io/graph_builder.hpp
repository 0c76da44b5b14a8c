// SPDX-License-Identifier: MIT
#pragma once

#include "graph/base/limits.hpp"
#include "graph/base/name_table.hpp"
#include "graph/graph.hpp"
#include "graph/io/vocabulary.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {

/// Gathers the nodes and edges that a reader finds. With a schema, types and relations are checked
/// against it as they come; without one, a schema is made of what comes.
class GraphBuilder {
public:
    /// How the reader throws: a message and its code, at the place it has in mind.
    using Fail = std::function<void(ErrorCode code, std::string_view message)>;

    explicit GraphBuilder(const Limits& limits) : limits_(limits) {}
    void set_schema(Schema schema) { schema_ = std::move(schema); }
    [[nodiscard]] bool has_schema() const noexcept { return schema_.has_value(); }

    /// Fails on an empty, overlong or doubled id, an unknown type, and beyond the limits.
    NodeId add_node(Node node, const Fail& fail);
    [[nodiscard]] NodeId require(std::string_view id, const Fail& fail) const;
    [[nodiscard]] const NameTable& names() const noexcept { return names_; }
    [[nodiscard]] const Node& node(NodeId id) const { return nodes_[index(id)]; }
    [[nodiscard]] std::size_t node_count() const noexcept { return nodes_.size(); }

    /// A new edge, to be filled in place and then ended, before the next begins: `relation` is the
    /// name in the file, which with a schema must have been required; direction and sign count only
    /// without one.
    [[nodiscard]] Edge& begin_edge() { return edges_.emplace_back(); }
    void end_edge(bool directed, Sign sign, const Fail& fail);
    /// Takes back the last one, ended or not.
    void drop_edge() { edges_.pop_back(); }
    [[nodiscard]] Edge& edge(std::size_t number) { return edges_[number]; }
    /// Makes room for nodes and edges that are about to come; growing by doubling would touch the
    /// memory of a large graph twice. Counts are to come from the size of the file, not from what
    /// it says.
    void reserve_nodes(std::size_t count);
    void reserve_edges(std::size_t count);
    void require_relation(std::string_view name, const Fail& fail) const;

    /// The edge that was begun last counts.
    [[nodiscard]] std::size_t edge_count() const noexcept { return edges_.size(); }
    [[nodiscard]] Graph finish(Provenance provenance);

private:
    void check_type(std::string_view type, const Fail& fail);

    const Limits& limits_;
    std::optional<Schema> schema_;
    Vocabulary vocabulary_;
    std::vector<Node> nodes_;
    NameTable names_;  ///< the number of a node's id is that of the node
    std::vector<Edge> edges_;
    std::vector<std::uint32_t> relations_;  ///< without a schema: the number of each edge's
};

}  // namespace entente
