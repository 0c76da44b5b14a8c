// SPDX-License-Identifier: MIT
#pragma once

#include "graph/graph.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// One changed field of a node or edge, as text before and after.
struct FieldChange {
    std::string field;
    std::string before;
    std::string after;
    bool operator==(const FieldChange&) const = default;
};

struct NodeChange {
    Node before;
    Node after;
    std::vector<FieldChange> fields;
    bool operator==(const NodeChange&) const = default;
};

/// An edge with the ids of its ends spelt out, so that it stands without its graph;
/// edge.source and edge.target mean nothing and are 0.
struct EdgeRecord {
    EdgeKey key;
    Edge edge;
    bool operator==(const EdgeRecord&) const = default;
};

struct EdgeChange {
    EdgeRecord before;
    EdgeRecord after;
    std::vector<Evidence> gained;
    std::vector<Evidence> lost;
    std::vector<FieldChange> fields;
    bool operator==(const EdgeChange&) const = default;
};

/// A pair of actors whose net sign went from one side of zero to the other: what readers look for
/// first. The net sign of (source, target) is that of the sum of sign × weight of relation × weight
/// of edge over the edges from source to target and the undirected ones between them. A flip of
/// undirected edges alone is given once.
struct SignFlip {
    std::string source;
    std::string target;
    std::vector<EdgeKey> before;
    std::vector<EdgeKey> after;
    int sign_before = 0;  ///< -1 or +1
    int sign_after = 0;
    bool operator==(const SignFlip&) const = default;
};

/// How large a graph is.
struct GraphSize {
    std::size_t nodes = 0;
    std::size_t edges = 0;
    std::size_t evidence = 0;
    bool operator==(const GraphSize&) const = default;
};

/// Everything that tells `after` from `before`. apply(before, diff) == after, byte for byte when
/// written.
struct GraphDiff {
    std::vector<SignFlip> flips;
    std::vector<Node> nodes_added;
    std::vector<Node> nodes_removed;
    std::vector<NodeChange> nodes_changed;
    std::vector<EdgeRecord> edges_added;
    std::vector<EdgeRecord> edges_removed;
    std::vector<EdgeChange> edges_changed;
    Schema schema_before, schema_after;
    Provenance provenance_before, provenance_after;
    GraphSize size_before, size_after;
    /// Labels of the nodes that the edges above end at, as they are in `after`, else in `before`.
    std::map<std::string, Labels, std::less<>> labels;
    /// No difference at all, in provenance neither.
    [[nodiscard]] bool empty() const noexcept;
    bool operator==(const GraphDiff&) const = default;
};

/// Linear in the two graphs (they are sorted).
[[nodiscard]] GraphDiff diff(const Graph& before, const Graph& after);

/// @throws Error{syntax} naming the first place where the graph is not what the diff expects.
[[nodiscard]] Graph apply(const Graph& graph, const GraphDiff& diff);
[[nodiscard]] GraphDiff reverse(GraphDiff diff);

/// All nodes and edges of both, for a picture over one layout.
[[nodiscard]] Graph unite(const Graph& before, const Graph& after);

/// Sign flips first, then edges, nodes, a summary line; colour by ANSI codes where asked.
struct DiffTextOptions {
    bool colour = false;
    bool stat_only = false;
    std::string language = "en";  ///< of labels
    std::size_t quotes = 1;       ///< sentences shown an edge
    bool names = false;           ///< labels of nodes beside their ids
    std::string before_name;      ///< of the files, for the head line
    std::string after_name;
};
[[nodiscard]] std::string to_text(const GraphDiff& diff, const DiffTextOptions& options = {});
[[nodiscard]] std::string to_markdown(const GraphDiff& diff, const DiffTextOptions& options = {});
/// The patch document that `parse_patch` reads.
[[nodiscard]] std::string to_json(const GraphDiff& diff);
[[nodiscard]] GraphDiff parse_patch(std::string_view json, const std::string& file);

}  // namespace entente
