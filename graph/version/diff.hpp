// SPDX-License-Identifier: MIT
#pragma once

#include "graph/graph.hpp"

#include <optional>
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
};

/// An edge with the ids of its ends spelt out, so that it stands without its graph.
struct EdgeRecord {
    EdgeKey key;
    Edge edge;
};

struct EdgeChange {
    EdgeRecord before;
    EdgeRecord after;
    std::vector<Evidence> gained;
    std::vector<Evidence> lost;
    std::vector<FieldChange> fields;
};

/// A pair of actors whose net sign went from one side of zero to the other: what readers look for
/// first.
struct SignFlip {
    std::string source;
    std::string target;
    std::vector<EdgeKey> before;
    std::vector<EdgeKey> after;
    int sign_before = 0;  ///< -1 or +1
    int sign_after = 0;
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
    [[nodiscard]] bool empty() const noexcept;
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
};
[[nodiscard]] std::string to_text(const GraphDiff& diff, const DiffTextOptions& options = {});
[[nodiscard]] std::string to_markdown(const GraphDiff& diff, const DiffTextOptions& options = {});
/// The patch document that `parse_patch` reads.
[[nodiscard]] std::string to_json(const GraphDiff& diff);
[[nodiscard]] GraphDiff parse_patch(std::string_view json, const std::string& file);

}  // namespace entente
