// SPDX-License-Identifier: MIT
#pragma once

#include "graph/base/id_table.hpp"
#include "graph/base/limits.hpp"
#include "graph/graph.hpp"
#include "graph/io/vocabulary.hpp"

#include <algorithm>
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
    /// The node of that id, made where there is none yet (edge lists name their nodes so).
    NodeId node_of(std::string_view id, const Fail& fail);
    /// The same, and remembers it as `require_source` does.
    NodeId source_of(std::string_view id, const Fail& fail);
    [[nodiscard]] std::optional<NodeId> find(std::string_view id) const;
    [[nodiscard]] NodeId require(std::string_view id, const Fail& fail) const;
    /// The same, and remembers it: edges mostly stand together by source.
    [[nodiscard]] NodeId require_source(std::string_view id, const Fail& fail);
    [[nodiscard]] Node& node(NodeId id) { return nodes_[index(id)]; }

    /// `edge.relation` is the name in the file; direction and sign count only without a schema.
    void add_edge(Edge edge, bool directed, Sign sign, const Fail& fail);
    /// Makes room for edges that are about to come; growing by doubling would touch the memory of a
    /// large graph twice. `count` is to come from the size of the file, not from what it says.
    void reserve_edges(std::size_t count) {
        edges_.reserve(edges_.size() + std::min(count, limits_.edges - edges_.size()));
    }
    void require_relation(std::string_view name, const Fail& fail) const;

    [[nodiscard]] std::size_t edge_count() const noexcept { return edges_.size(); }
    [[nodiscard]] Graph finish(Provenance provenance);

private:
    [[nodiscard]] auto name_of() const {
        return [this](std::uint32_t i) {
            const std::size_t end = id_ends_[i];
            const std::size_t begin = i == 0 ? 0 : id_ends_[i - 1];
            return std::string_view(ids_text_).substr(begin, end - begin);
        };
    }
    void check_type(std::string_view type, const Fail& fail);

    const Limits& limits_;
    std::optional<Schema> schema_;
    Vocabulary vocabulary_;
    std::vector<Node> nodes_;
    IdTable ids_;
    // The ids once more, close together: a look-up that went to the nodes would miss the cache.
    std::string ids_text_;
    std::vector<std::size_t> id_ends_;
    std::uint32_t last_found_ = 0;  ///< the last source: its edges mostly stand together
    std::vector<Edge> edges_;
    std::vector<std::uint32_t> relations_;  ///< without a schema: the number of each edge's
};

}  // namespace entente
