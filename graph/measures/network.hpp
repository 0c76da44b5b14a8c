// SPDX-License-Identifier: MIT
#pragma once

#include "graph/measures/measures.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace entente {

/// One tie, by the numbers of its ends.
struct Link {
    std::uint32_t source = 0;
    std::uint32_t target = 0;
    double weight = 1.0;
};

struct NetworkOptions {
    bool directed = true;  ///< false: every link is walked both ways
    bool loops = false;    ///< keep links from a node to itself
    bool merge = true;     ///< parallel arcs become one, their weights added in the order given
    bool weighted = true;  ///< false: the weights are not kept and count as 1
};

/// The graph that is measured: rows of arcs in ascending order of target, held in Boost.Graph's
/// compressed_sparse_row_graph with 32-bit ids and offsets.
///
/// Moves, does not copy. Memory 4 B an arc and a node, 8 B an arc more where weights differ from 1.
class Network {
public:
    /// @throws Error{usage} on an end that is no node, a weight that is not finite or nearer to 0
    /// than 1e-300 without being 0, or weights that add up to more than 1e100, Error{limit} on more
    /// than 2^32 - 2 nodes or arcs. Time O(nodes + links).
    Network(std::size_t nodes, std::span<const Link> links, const NetworkOptions& options = {});
    Network(Network&&) noexcept;
    Network& operator=(Network&&) noexcept;
    Network(const Network&) = delete;
    Network& operator=(const Network&) = delete;
    ~Network();

    [[nodiscard]] std::size_t node_count() const noexcept { return offsets_.size() - 1; }
    /// An undirected tie between two nodes is two arcs, a loop is one.
    [[nodiscard]] std::size_t arc_count() const noexcept { return targets_.size(); }
    [[nodiscard]] bool directed() const noexcept { return directed_; }
    [[nodiscard]] bool weighted() const noexcept { return !weights_.empty(); }
    /// Row v is arcs offsets()[v] to offsets()[v + 1].
    [[nodiscard]] std::span<const std::uint32_t> offsets() const noexcept { return offsets_; }
    [[nodiscard]] std::span<const std::uint32_t> targets() const noexcept { return targets_; }
    /// Empty where every weight is 1.
    [[nodiscard]] std::span<const double> weights() const noexcept { return weights_; }
    [[nodiscard]] std::span<const std::uint32_t> row(std::size_t node) const noexcept {
        return targets_.subspan(offsets_[node], offsets_[node + 1] - offsets_[node]);
    }
    [[nodiscard]] std::size_t degree(std::size_t node) const noexcept {
        return offsets_[node + 1] - offsets_[node];
    }
    [[nodiscard]] double weight(std::size_t arc) const noexcept {
        return weights_.empty() ? 1.0 : weights_[arc];
    }
    [[nodiscard]] bool has_arc(std::uint32_t source, std::uint32_t target) const noexcept;
    /// Smallest weight; 1 without arcs.
    [[nodiscard]] double least_weight() const noexcept;

    /// Every arc turned round.
    [[nodiscard]] Network reversed() const;

    struct Rows;  ///< the Boost graph; seen only by the files of graph/measures
    [[nodiscard]] const Rows& rows() const noexcept { return *rows_; }

private:
    Network(std::unique_ptr<Rows> rows, bool directed);
    void look();

    std::unique_ptr<Rows> rows_;
    std::span<const std::uint32_t> offsets_;
    std::span<const std::uint32_t> targets_;
    std::span<const double> weights_;
    bool directed_ = true;
};

/// The networks of one graph under one set of options, each built on first use. Not thread-safe.
///
/// Weight of an edge = its sentences times the weight of its relation. Loops are left out and
/// parallel edges merged; an undirected relation gives an arc each way.
class Networks {
public:
    /// Keeps a reference to `graph`. @throws Error{unknown_name} on an unknown relation in
    /// `options`.
    Networks(const Graph& graph, const MeasureOptions& options);

    [[nodiscard]] const Graph& graph() const noexcept { return *graph_; }
    [[nodiscard]] std::size_t node_count() const noexcept { return graph_->node_count(); }
    [[nodiscard]] const Network& directed();
    [[nodiscard]] const Network& reversed();
    [[nodiscard]] const Network& undirected();
    /// Directed or undirected, as the paths are to be walked.
    [[nodiscard]] const Network& of(Paths paths);
    /// True for the edges that the layer and the relations let through, by EdgeId.
    [[nodiscard]] const std::vector<bool>& seen() const noexcept { return seen_; }
    /// "3 isolates" or nothing: nodes without an edge to another node in this layer.
    [[nodiscard]] std::string isolates_note();
    /// The group of every node by MeasureOptions::groups: an attribute of nodes where some node has
    /// it, else a row of group_measures(), or the type; and the names.
    /// @throws Error{unknown_name} if the options name neither.
    [[nodiscard]] const std::vector<std::uint32_t>& groups();
    [[nodiscard]] const std::vector<std::string>& group_names();
    /// The triad census of directed(), counted once.
    [[nodiscard]] const std::array<std::uint64_t, 16>& triads();
    /// The numbers of nodes by their ids. @throws Error{unknown_name}
    [[nodiscard]] std::vector<std::uint32_t> numbers_of(const std::vector<std::string>& ids) const;

private:
    [[nodiscard]] Network build(bool directed) const;
    void find_groups();

    const Graph* graph_;
    MeasureOptions options_;
    std::vector<bool> seen_;
    std::optional<Network> directed_;
    std::optional<Network> reversed_;
    std::optional<Network> undirected_;
    std::vector<std::uint32_t> groups_;
    std::vector<std::string> group_names_;
    std::optional<std::array<std::uint64_t, 16>> triads_;
};

/// @throws Error{usage} naming `measure` unless all weights are > 0.
void require_positive(const Network& network, std::string_view measure);

}  // namespace entente
