// SPDX-License-Identifier: MIT
#pragma once

#include "graph/measures/network.hpp"

#include <atomic>
#include <cstdint>
#include <vector>

namespace entente {

/// Parts of an undirected network that stay whole when any one node is taken out.
struct Blocks {
    static constexpr std::uint32_t none = 0xffffffffU;
    std::uint32_t count = 0;
    std::vector<std::uint32_t> number;  ///< of each node in depth-first order, from 0
    std::vector<std::uint32_t> block;   ///< of the tie between each node and its parent; none: root
    std::vector<std::uint32_t> parent;  ///< in the depth-first tree; none: root
    std::vector<std::uint32_t> order;   ///< the nodes by number
    std::vector<bool> articulation;     ///< by node: without it more components
    /// The block of the tie between two nodes.
    [[nodiscard]] std::uint32_t of(std::uint32_t a, std::uint32_t b) const noexcept {
        return number[a] > number[b] ? block[a] : block[b];
    }
};

/// Biconnected blocks and articulation points, without recursion. Time and memory O(V + E).
/// Hopcroft, Tarjan, "Algorithm 447: Efficient Algorithms for Graph Manipulation", CACM
/// 16(6):372-378, 1973.
[[nodiscard]] Blocks blocks(const Network& undirected);

/// By node: how many of its ties are bridges, ties without which there are more components.
[[nodiscard]] std::vector<std::uint32_t> bridge_counts(const Network& undirected,
                                                       const Blocks& blocks);

/// By node: the largest k such that it is in a part in which all have k ties or more.
/// Time O(V + E + V times the number of cores). Batagelj, Zaversnik, "An O(m) Algorithm for Cores
/// Decomposition of Networks", arXiv:cs/0310049, 2003.
[[nodiscard]] std::vector<std::uint32_t> core_numbers(const Network& undirected);

/// Renames groups, whose names are below the number of nodes, from 0 by their lowest nodes; returns
/// how many there are.
std::uint32_t number_by_lowest_node(std::vector<std::uint32_t>& groups);

/// Component of each node, numbered from 0 by their lowest nodes. Time O(V + E), or less.
struct Components {
    std::vector<std::uint32_t> of;
    std::uint32_t count = 0;
    [[nodiscard]] std::vector<std::uint32_t> sizes() const;
};
[[nodiscard]] Components components(const Network& undirected, unsigned threads = 1);
/// Nodes that reach each other along the arcs. Tarjan, SIAM J. Computing 1(2):146-160, 1972.
[[nodiscard]] Components strong_components(const Network& directed);

/// By node: the triangles it is in. Time O(E^1.5).
/// Latapy, "Main-memory Triangle Computations for Very Large (Sparse (Power-Law)) Graphs",
/// Theoretical Computer Science 407:458-473, 2008.
[[nodiscard]] std::vector<std::uint64_t> triangle_counts(const Network& undirected,
                                                         unsigned threads = 1,
                                                         const std::atomic<bool>* stop = nullptr);

/// Sums over the triangles at each node that the kinds of clustering are made of.
struct TriangleSums {
    std::vector<double> pairs;     ///< of the mean weight of the two ties at the node
    std::vector<double> products;  ///< of the product of the three weights
};
/// Time O(E^1.5).
[[nodiscard]] TriangleSums triangle_sums(const Network& undirected,
                                         const std::atomic<bool>* stop = nullptr);

}  // namespace entente
