// SPDX-License-Identifier: MIT
#pragma once

#include "graph/measures/network.hpp"

#include <atomic>
#include <cstdint>
#include <vector>

namespace entente {

struct ApproximationOptions {
    double error = 0.01;     ///< what each share may be off by, in (0, 1)
    double failure = 0.01;   ///< how probable it may be that some share is off by more
    std::uint64_t seed = 1;  ///< of the paths that are drawn
    unsigned threads = 1;    ///< never changes a result
    const std::atomic<bool>* stop = nullptr;
};

struct ApproximateBetweenness {
    /// By node: the share, of all ordered pairs of nodes, of those shortest paths that pass it.
    std::vector<double> shares;
    std::uint64_t paths = 0;  ///< how many were drawn
};

/// Betweenness from shortest paths drawn at random: of a random pair of nodes, one of its shortest
/// paths, each as probable as the others. With probability 1 - `failure` all shares are within
/// `error` of the exact ones, at the same time.
///
/// The number of paths is the least of two bounds: that of Riondato and Kornaropoulos by the
/// largest number of nodes on a shortest path, for undirected networks, with their constant 0.5;
/// and that of Hoeffding's inequality for each node, ln(2 n / failure) / (2 error^2).
/// Each path is found by breadth-first search from both its ends in turn.
/// Riondato, Kornaropoulos, "Fast Approximation of Betweenness Centrality through Sampling", Data
/// Mining and Knowledge Discovery 30:438-475, 2016, doi:10.1007/s10618-015-0423-0.
/// Time O(E + paths times the part of the network that is searched); memory O(V) a thread.
/// @param  reversed network.reversed(), or the network itself where it is undirected
/// @throws Error{usage} on an error or failure outside (0, 1), Error{interrupted}.
[[nodiscard]] ApproximateBetweenness approximate_betweenness(
    const Network& network, const Network& reversed, const ApproximationOptions& options = {});

/// How many paths that takes.
[[nodiscard]] std::uint64_t paths_needed(const Network& network,
                                         const ApproximationOptions& options);

}  // namespace entente
