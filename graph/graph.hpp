// SPDX-License-Identifier: MIT
#pragma once

#include "graph/schema.hpp"
#include "graph/statement.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

enum class NodeId : std::uint32_t {};
enum class EdgeId : std::uint32_t {};
[[nodiscard]] constexpr std::size_t index(NodeId id) noexcept {
    return static_cast<std::size_t>(id);
}
[[nodiscard]] constexpr std::size_t index(EdgeId id) noexcept {
    return static_cast<std::size_t>(id);
}

using Attributes = std::map<std::string, std::string, std::less<>>;

struct Node {
    std::string id;
    std::string type;  ///< a node type of the schema
    Labels labels;
    std::vector<std::string> aliases;  ///< sorted
    Attributes attributes;
    bool operator==(const Node&) const = default;
};

/// A statement without its key: what an edge keeps of each sentence behind it.
struct Evidence {
    std::string statement;  ///< id of the statement
    std::string document;
    std::string date;
    std::string language;
    SentenceRef sentence;
    Modality modality = Modality::asserted;
    std::string speaker;
    std::string rule;
    Span source_span;
    Span trigger;
    Span target_span;
    bool operator==(const Evidence&) const = default;
};

struct EdgeKey {
    std::string source;
    std::string relation;
    std::string target;
    bool negated = false;
    auto operator<=>(const EdgeKey&) const = default;
};

struct Edge {
    NodeId source{};
    NodeId target{};
    std::string relation;
    bool negated = false;
    double weight =
        1.0;  ///< number of distinct sentences in the evidence; as given where there is none
    std::vector<Evidence> evidence;  ///< by (document, sentence index, trigger begin, statement id)
    Attributes attributes;
    bool operator==(const Edge&) const = default;
};

struct DocumentInfo {
    std::string name;
    std::string sha256;
    std::string date;
    std::string language;
    auto operator<=>(const DocumentInfo&) const = default;
};

/// Where a graph comes from; what a diff needs to tell a new text from a new rule.
struct Provenance {
    std::string tool;  ///< "entente 0.1.0"
    std::string pack;  ///< "world 1.0.0"
    std::string pack_sha256;
    std::string lexicon_sha256;           ///< of the names in the pack; empty = not known
    std::string rules_sha256;             ///< of its words and constructions
    std::vector<DocumentInfo> documents;  ///< by name
    bool operator==(const Provenance&) const = default;
};

/// A directed multigraph of typed nodes and typed, signed, evidence-bearing edges.
///
/// Canonical by construction: nodes by id, edges by (source, relation, target, negated), one edge a
/// key; an undirected relation has its ends in byte order of id. Equal graphs are equal members.
class Graph {
public:
    Graph() = default;
    /// Sorts, merges edges of one key (evidence united) and turns undirected ones round.
    /// Evidence with the same statement id counts once. Where edges of one key have no evidence
    /// their weights add up.
    /// @throws Error{unknown_name} on a relation or a node type (other than "") that the schema has
    /// not, or an end without a node; Error{syntax} on doubled or empty ids and weights that are
    /// not finite.
    Graph(Schema schema,
          std::vector<Node> nodes,
          std::vector<Edge> edges,
          Provenance provenance = {});

    [[nodiscard]] const Schema& schema() const noexcept { return schema_; }
    [[nodiscard]] const Provenance& provenance() const noexcept { return provenance_; }
    [[nodiscard]] std::span<const Node> nodes() const noexcept { return nodes_; }
    [[nodiscard]] std::span<const Edge> edges() const noexcept { return edges_; }
    [[nodiscard]] const Node& node(NodeId id) const { return nodes_.at(index(id)); }
    [[nodiscard]] const Edge& edge(EdgeId id) const { return edges_.at(index(id)); }
    [[nodiscard]] std::size_t node_count() const noexcept { return nodes_.size(); }
    [[nodiscard]] std::size_t edge_count() const noexcept { return edges_.size(); }
    [[nodiscard]] std::optional<NodeId> find(std::string_view id) const;
    [[nodiscard]] EdgeKey key(const Edge& edge) const;
    [[nodiscard]] const RelationType& relation(const Edge& edge) const;
    /// The sign of the relation, turned round where the edge is negated: not supporting is not the
    /// same as opposing, so a negated positive or negative edge is neutral.
    [[nodiscard]] Sign sign(const Edge& edge) const;
    bool operator==(const Graph&) const = default;

private:
    Schema schema_;
    std::vector<Node> nodes_;
    std::vector<Edge> edges_;
    Provenance provenance_;
};

/// The order of evidence within an edge: document, sentence, trigger, statement, then all the rest.
[[nodiscard]] bool evidence_before(const Evidence& a, const Evidence& b) noexcept;

/// Sorts evidence, leaves doubled statements out, and returns the number of distinct sentences.
std::size_t canonicalise(std::vector<Evidence>& evidence);

/// "e_" and 12 hex digits of the hash of the key; stable over runs and versions.
[[nodiscard]] std::string edge_id(const EdgeKey& key);

}  // namespace entente
