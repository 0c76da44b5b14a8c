// SPDX-License-Identifier: MIT
#pragma once

#include "graph/graph.hpp"
#include "graph/io/io.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {

/// A column of the tables that a graph becomes in formats without nested values.
struct FlatColumn {
    enum class Kind : std::uint8_t { text, integer, real, boolean, json };
    std::string name;
    Kind kind = Kind::text;
};

/// An edge as a format writes it: an undirected one may be there twice, once each way.
struct FlatEdge {
    const Edge& edge;
    std::string_view source;
    std::string_view target;
    std::string id;
    bool directed = true;  ///< false: to be written as undirected, by the means of the format
    bool copy = false;     ///< the second of the two
};

/// Calls each(FlatEdge) for every edge that is to be written.
template <class Each>
void for_each_flat_edge(const Graph& graph, Mixed mixed, Each&& each) {
    for (const Edge& edge : graph.edges()) {
        const bool undirected = !graph.relation(edge).directed;
        FlatEdge flat{.edge = edge,
                      .source = graph.node(edge.source).id,
                      .target = graph.node(edge.target).id,
                      .id = {},
                      .directed = !(undirected && mixed == Mixed::native)};
        flat.id = edge_id(graph.key(edge));
        each(flat);
        if (!undirected || mixed != Mixed::expand || edge.source == edge.target)
            continue;
        std::swap(flat.source, flat.target);
        flat.id += "-reverse";
        flat.copy = true;
        each(flat);
    }
}

/// A graph as two tables, of nodes and of edges; what GraphML, GEXF, node-link JSON, cyjs, JSON
/// Lines and CSV write and `FlatReader` reads.
///
/// Nodes: label type aliases label_<language>… and attributes
/// Edges: relation sign negated undirected weight sentences start end evidence and attributes
/// `aliases` and `evidence` are JSON texts, the latter with all that is known of each sentence;
/// `start` and `end` are the dates of the first and of the last. An attribute of which every value
/// is a number is a column of numbers.
class FlatView {
public:
    /// `usual` counts as `attribute`.
    FlatView(const Graph& graph, Mixed mixed);

    [[nodiscard]] const std::vector<FlatColumn>& node_columns() const noexcept { return nodes_; }
    [[nodiscard]] const std::vector<FlatColumn>& edge_columns() const noexcept { return edges_; }

    /// Calls each(number of column, text) for every value that there is.
    template <class Each>
    void for_each_value(const Node& node, Each&& each) const {
        std::string scratch;
        for (std::size_t i = 0; i < nodes_.size(); ++i)
            if (const auto text = value(node, i, scratch))
                each(i, *text);
    }
    template <class Each>
    void for_each_value(const FlatEdge& edge, Each&& each) const {
        std::string scratch;
        for (std::size_t i = 0; i < edges_.size(); ++i)
            if (const auto text = value(edge, i, scratch))
                each(i, *text);
    }
    /// Calls each(FlatEdge) for every edge that is to be written.
    template <class Each>
    void for_each_edge(Each&& each) const {
        for_each_flat_edge(graph_, mixed_, each);
    }

private:
    [[nodiscard]] std::optional<std::string_view> value(const Node& node,
                                                        std::size_t column,
                                                        std::string& scratch) const;
    [[nodiscard]] std::optional<std::string_view> value(const FlatEdge& edge,
                                                        std::size_t column,
                                                        std::string& scratch) const;

    const Graph& graph_;
    Mixed mixed_;
    std::vector<FlatColumn> nodes_;
    std::vector<FlatColumn> edges_;
    std::vector<std::string> languages_;
    std::vector<std::string> node_attributes_;
    std::vector<std::string> edge_attributes_;
};

/// The label a diagram or list would show: English, else any, else the id.
[[nodiscard]] std::string_view display_name(const Node& node);

/// The first and the last date of the evidence; empty where there is none.
struct DateRange {
    std::string_view first;
    std::string_view last;
};
[[nodiscard]] DateRange dates_of(const Edge& edge);

/// What a format cannot hold of a graph.
struct Loss {
    bool evidence = false;
    bool nodes = false;          ///< types, labels, aliases, attributes of nodes
    bool schema = false;         ///< labels, parents and codes of relations, provenance
    bool edges = false;          ///< attributes of edges
    bool direction = false;      ///< which relations are undirected
    bool relations = false;      ///< which relation an edge is of
    bool neutral = false;        ///< that an edge is neither positive nor negative
    std::size_t names = 0;       ///< ids that had to be changed
    std::size_t characters = 0;  ///< that XML has not
};
/// "pajek: not kept: 212 pieces of evidence, 35 node types": one line, empty if nothing is lost.
[[nodiscard]] std::string describe_loss(std::string_view format,
                                        const Graph& graph,
                                        const Loss& loss);

}  // namespace entente
