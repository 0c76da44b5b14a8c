// SPDX-License-Identifier: MIT
#pragma once

#include "graph/measures/network.hpp"

#include <atomic>
#include <cstdint>
#include <span>
#include <vector>

namespace entente {

/// Options of the measures on shortest paths. Loops never matter; of parallel arcs (in a network
/// that was not merged) each is a path of its own.
struct PathOptions {
    bool weighted = false;    ///< an arc is 1 / weight long; weights must be > 0
    bool normalized = false;  ///< divide by the largest value possible among so many nodes
    unsigned threads = 1;
    const std::atomic<bool>* stop = nullptr;
};

struct BetweennessOptions {
    bool weighted = false;               ///< an arc is 1 / weight long; weights must be > 0
    bool normalized = false;             ///< divide by the number of pairs that exclude the node
    bool endpoints = false;              ///< a path also counts for the nodes at its ends
    bool arcs = false;                   ///< fill Betweenness::arcs too
    std::vector<std::uint32_t> sources;  ///< only paths from these; empty = from all
    std::vector<std::uint32_t> targets;  ///< only paths to these; empty = to all
    unsigned threads = 1;
    const std::atomic<bool>* stop = nullptr;
};

struct Betweenness {
    std::vector<double> nodes;
    std::vector<double> arcs;  ///< by arc; both arcs of an undirected tie hold the value of the tie
};

/// Shortest-path betweenness: for every node the sum over pairs of the share of their shortest
/// paths that pass it. In an undirected network each unordered pair counts once.
///
/// Lengths of weighted paths count as equal within 1e-12 of their size. Counts of paths beyond the
/// range of double are kept with a wider exponent, so 2^k diamonds are right.
/// Time O(V E), weighted O(V E + V^2 log V); memory O(V + E) a thread.
/// Brandes, "A Faster Algorithm for Betweenness Centrality", J. Math. Sociology 25(2):163-177,
/// 2001, doi:10.1080/0022250X.2001.9990249; "On Variants of Shortest-Path Betweenness Centrality
/// and Their Generic Computation", Social Networks 30(2):136-145, 2008.
/// @throws Error{usage} on weights <= 0 where they are asked for, Error{interrupted}.
[[nodiscard]] Betweenness betweenness(const Network& network,
                                      const BetweennessOptions& options = {});

/// What closeness and eccentricity need of the distances from one node along the arcs.
struct Reach {
    std::uint32_t reached = 0;  ///< other nodes that can be reached
    double sum = 0.0;           ///< of the distances to them
    double harmonic = 0.0;      ///< sum of 1 / distance
    double farthest = 0.0;      ///< largest distance
};

/// One Reach a node. Time O(V E), weighted O(V E + V^2 log V).
/// @throws Error{usage} on weights <= 0 where they are asked for, Error{interrupted}.
[[nodiscard]] std::vector<Reach> reach(const Network& network, const PathOptions& options = {});

}  // namespace entente
