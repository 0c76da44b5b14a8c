// SPDX-License-Identifier: MIT
#pragma once

#include "graph/base/limits.hpp"
#include "graph/base/name_table.hpp"
#include "graph/graph.hpp"
#include "graph/io/flat_field.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {

/// Makes a graph of tables of nodes and edges as `FlatView` writes them and as other programs do:
/// what the readers of GraphML, GEXF, node-link JSON, cyjs and JSON Lines have in common.
///
/// Nodes and edges may come in any order. Where the file has no vocabulary of ours, one is made:
/// an edge's relation is the most telling of its columns (relation, kind, interaction, type,
/// label); weights below 0 are signs if nothing else is said of signs; what has no meaning here is
/// kept as an attribute. Where the file has a vocabulary (a program kept what we wrote) it grows by
/// what the program added.
class FlatReader {
public:
    /// `text` and `file` are for the places of faults and must outlive the reader.
    FlatReader(std::string_view text, const std::string& file, const Limits& limits)
        : text_(text),
          file_(file),
          limits_(limits) {}

    /// Takes the vocabulary and provenance that `metadata_json` wrote.
    void metadata(std::string_view json, std::size_t at);

    /// A new node; the number is for `node_value`.
    std::size_t node(std::string_view id, std::size_t at);
    void set_node_id(std::size_t node, std::string_view id) { nodes_[node].node.id = id; }
    void node_value(std::size_t node, const FlatName& name, std::string_view text, std::size_t at);

    /// A new edge; its values follow before the next one comes. An id that stands twice is an
    /// error; an empty one is none.
    void edge(std::string_view source, std::string_view target, bool directed, std::size_t at);
    void edge_id(std::string_view id, std::size_t at);
    void edge_value(const FlatName& name, std::string_view text, std::size_t at);
    void set_weight(double weight) {
        edges_.back().edge.weight = weight;
        has_negative_weights_ = has_negative_weights_ || weight < 0;
    }
    void set_directed(bool directed) { edges_.back().directed = directed; }
    void set_ends(std::string_view source, std::string_view target) {
        edges_.back().source = source;
        edges_.back().target = target;
    }
    void turn_round() { std::swap(edges_.back().source, edges_.back().target); }
    /// The file says so of the whole graph.
    void all_undirected() noexcept { all_undirected_ = true; }
    /// An attribute of a node or an edge, unless it has one of the name.
    void node_attribute(std::size_t node, std::string_view name, std::string_view text);
    void edge_attribute(std::string_view name, std::string_view text);

    /// @throws Error with the place of the first fault.
    [[nodiscard]] Graph finish();
    [[noreturn]] void fail(std::size_t at,
                           std::string_view message,
                           ErrorCode code = ErrorCode::syntax) const;

private:
    struct PendingNode {
        Node node;
        std::string name;
        std::string label;
        std::size_t at = 0;
    };
    struct PendingEdge {
        Edge edge;
        std::string source;
        std::string target;
        std::optional<Sign> sign;
        bool directed = true;
        bool copy = false;
        std::uint8_t rank = 0;  ///< of what `edge.relation` was taken from
        std::string hint;       ///< the column it was taken from
        Attributes derived;     ///< sentences, start, end: follow from evidence if there is any
        std::size_t at = 0;
    };

    void take_relation(const FlatName& name, std::string_view text);
    void take_evidence(std::string_view text, std::size_t at);
    void take_aliases(Node& node, std::string_view text, std::size_t at);
    void finish_node(PendingNode& pending) const;
    /// Programs that number their nodes keep what we call an id as a name.
    void adopt_names();
    /// Decides what weights and negation leave open of signs.
    void settle_signs();
    /// Adds what nodes and edges have beyond the vocabulary of the file, if it has one.
    void extend_schema();
    [[nodiscard]] double number(std::string_view text, std::size_t at) const;
    [[nodiscard]] bool flag(std::string_view text, std::size_t at) const;
    [[nodiscard]] Sign sign(std::string_view text, std::size_t at) const;

    std::string_view text_;
    const std::string& file_;
    const Limits& limits_;
    std::optional<Schema> schema_;
    Provenance provenance_;
    std::vector<PendingNode> nodes_;
    std::vector<PendingEdge> edges_;
    NameTable edge_ids_;
    bool all_undirected_ = false;
    bool numbered_ = false;  ///< the names are the ids
    bool has_language_labels_ = false;
    bool has_signs_ = false;
    bool has_negative_weights_ = false;
};

/// "true", "1", "0" and so on; nothing for other texts.
[[nodiscard]] std::optional<bool> parse_flag(std::string_view text) noexcept;
/// 1, -1, 0, +, -, positive, negative, neutral and numbers by their sign; nothing for other texts.
[[nodiscard]] std::optional<Sign> parse_sign(std::string_view text) noexcept;
/// A finite number, alone in the text.
[[nodiscard]] std::optional<double> parse_number(std::string_view text) noexcept;

}  // namespace entente
