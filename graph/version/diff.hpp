// SPDX-License-Identifier: MIT
#pragma once

#include "graph/graph.hpp"
#include "graph/version/renames.hpp"
#include "graph/version/standing.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
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

/// Where in its file a record of a graph stands: a node by its id, or an edge by its key.
struct PlaceOf {
    std::function<Location(const std::string& node)> node;
    std::function<Location(const EdgeKey& edge)> edge;
};

/// @throws Error{syntax} naming the first record that is not what the diff expects, and how it
/// differs; at its place where `place` knows it.
[[nodiscard]] Graph apply(const Graph& graph, const GraphDiff& diff, const PlaceOf& place = {});
[[nodiscard]] GraphDiff reverse(GraphDiff diff);

/// All nodes and edges of both, for a picture over one layout.
[[nodiscard]] Graph unite(const Graph& before, const Graph& after);

/// What may be left out of a difference before it is told.
enum class DiffPart : std::uint8_t {
    evidence,    ///< statements gained and lost, and the weight that counts them
    moved,       ///< statements that only stand at another place
    weight,      ///< of edges without evidence
    labels,      ///< of nodes
    aliases,     ///< of nodes
    attributes,  ///< of nodes and edges
    nodes,       ///< that came, went or changed
    provenance,  ///< program, pack, documents: not told, causes still are
    schema,
};
/// "evidence", "moved" ...: all of them, in order.
[[nodiscard]] std::span<const std::string_view> diff_part_names();
[[nodiscard]] std::optional<DiffPart> parse_diff_part(std::string_view name);
/// The difference without these parts, and without changes of which nothing is left. It is to be
/// told and no patch.
[[nodiscard]] GraphDiff without(GraphDiff diff, std::span<const DiffPart> parts);

/// What a difference is told by: one kind of change after the other, or all that concerns a
/// relation, a node, a document.
enum class DiffOrder : std::uint8_t { kind, relation, node, document };

/// Sign flips first, then edges, nodes, a summary line; colour by ANSI codes where asked.
struct DiffTextOptions {
    bool colour = false;
    bool stat_only = false;
    DiffOrder order = DiffOrder::kind;
    std::string language = "en";  ///< of labels
    std::size_t quotes = 1;       ///< sentences shown an edge
    bool names = false;           ///< labels of nodes beside their ids
    bool provenance = true;       ///< what else differs: program, pack, documents, schema
    std::string before_name;      ///< of the files, for the head line
    std::string after_name;
    std::vector<Rename> renames = {};  ///< that were applied to the graph before
    Standing standing = {};            ///< ranks and communities, told where it was compared
};
[[nodiscard]] std::string to_text(const GraphDiff& diff, const DiffTextOptions& options = {});
[[nodiscard]] std::string to_markdown(const GraphDiff& diff, const DiffTextOptions& options = {});
/// The patch document that `parse_patch` reads. Beside what a patch needs it says the cause of each
/// statement gained or lost, and how standing changed if that was compared.
[[nodiscard]] std::string to_json(const GraphDiff& diff, const Standing& standing = {});
[[nodiscard]] GraphDiff parse_patch(std::string_view json, const std::string& file);

}  // namespace entente
