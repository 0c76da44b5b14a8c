// SPDX-License-Identifier: MIT
#pragma once

#include "graph/graph.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// A column of the tables that a graph becomes in formats without nested values.
struct FlatColumn {
    enum class Kind : std::uint8_t { text, integer, real, boolean };
    std::string name;
    Kind kind = Kind::text;
};

/// A graph as two tables, of nodes and of edges; what GraphML, GEXF, node-link JSON and CSV write.
///
/// Nodes: label type label_<language>… aliases attribute_<name>…
/// Edges: relation sign negated undirected weight sentences start end evidence attribute_<name>…
/// `evidence` is a JSON text, with all that is known of each sentence.
class FlatView {
public:
    explicit FlatView(const Graph& graph);

    [[nodiscard]] const std::vector<FlatColumn>& node_columns() const noexcept { return nodes_; }
    [[nodiscard]] const std::vector<FlatColumn>& edge_columns() const noexcept { return edges_; }
    /// The text of a value; nothing where there is none.
    [[nodiscard]] std::optional<std::string> value(const Node& node, std::size_t column) const;
    [[nodiscard]] std::optional<std::string> value(const Edge& edge, std::size_t column) const;

private:
    const Graph& graph_;
    std::vector<FlatColumn> nodes_;
    std::vector<FlatColumn> edges_;
    std::vector<std::string> languages_;
    std::vector<std::string> node_attributes_;
    std::vector<std::string> edge_attributes_;
};

/// The label a diagram or list would show: English, else any, else the id.
[[nodiscard]] std::string_view display_name(const Node& node);

/// "pajek: not kept: 212 pieces of evidence, 35 node types": one line, empty if nothing is lost.
struct Loss {
    bool evidence = false;
    bool nodes = false;   ///< types, labels, aliases, attributes of nodes
    bool schema = false;  ///< labels, parents and codes of relations, provenance
    bool edges = false;   ///< attributes of edges
};
[[nodiscard]] std::string describe_loss(std::string_view format,
                                        const Graph& graph,
                                        const Loss& loss);

}  // namespace entente
