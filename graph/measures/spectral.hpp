// SPDX-License-Identifier: MIT
#pragma once

#include "graph/measures/network.hpp"

#include <atomic>
#include <cstdint>
#include <vector>

namespace entente {

/// What an iteration ends with.
struct Iterated {
    std::vector<double> values;
    double eigenvalue = 0.0;  ///< where the measure has one
    unsigned iterations = 0;
    bool converged = true;
    bool defined =
        true;  ///< false: no such vector, e.g. no arcs, or a sum without end; values are 0
};

struct PageRankOptions {
    double damping = 0.85;     ///< in [0, 1)
    double tolerance = 1e-13;  ///< ends when the values change by less in sum
    unsigned most_iterations = 1000;
    bool weighted = true;         ///< follow an arc in proportion to its weight, which must be >= 0
    std::vector<double> restart;  ///< where to jump to, by node, >= 0; empty = anywhere alike
    unsigned threads = 1;
    const std::atomic<bool>* stop = nullptr;
};

/// PageRank: the share of time a walk along the arcs spends at each node; the values sum to 1. From
/// a node without arcs it jumps as it does at random, so no mass is lost.
/// Page, Brin, Motwani, Winograd, "The PageRank Citation Ranking", Stanford 1999.
/// Undirected networks are solved by conjugate gradients, which take less than half the passes, and
/// the result is checked and ended by the same iteration as that of directed ones.
/// Time O(E log(1/tolerance)). `reversed` must be network.reversed().
/// @throws Error{usage} on a negative weight or a bad option.
[[nodiscard]] Iterated pagerank(const Network& network,
                                const Network& reversed,
                                const PageRankOptions& options = {});

struct EigenOptions {
    double tolerance = 1e-12;          ///< length of the residual, against the eigenvalue
    unsigned most_iterations = 20000;  ///< products of matrix and vector
    unsigned threads = 1;
    const std::atomic<bool>* stop = nullptr;
};

/// Eigenvector centrality: leading eigenvector of the weights, scaled to a maximum of 1. Each node
/// is as central as the sum of the nodes with arcs into it, so `incoming` holds arcs turned round
/// (for an undirected network, the network itself).
///
/// Where two components share the largest eigenvalue, the projection of (1, ..., 1) on both. A
/// network without cycles of arcs has no such vector. Restarted Lanczos for undirected networks,
/// powers of the shifted matrix for directed ones.
/// Bonacich, "Factoring and Weighting Approaches to Status Scores and Clique Identification",
/// J. Math. Sociology 2(1):113-120, 1972.
/// @throws Error{usage} on a negative weight.
[[nodiscard]] Iterated eigenvector(const Network& incoming, const EigenOptions& options = {});

struct KatzOptions {
    double alpha =
        0.0;  ///< what a step is worth; 0 = 0.85 / largest eigenvalue, or 0.5 where that is 0
    double beta = 1.0;         ///< what a node has of itself
    double tolerance = 1e-13;  ///< ends when no value changes by more, against the largest
    unsigned most_iterations = 20000;
    unsigned threads = 1;
    const std::atomic<bool>* stop = nullptr;
};

/// Katz centrality: x = beta + alpha * sum of x over the arcs into the node, so walks of k steps
/// that end at the node count alpha^k. `incoming` holds arcs turned round. Not defined where alpha
/// is not below 1 / largest eigenvalue: the sum has no end, and `defined` is false. Katz, "A New
/// Status Index Derived from Sociometric Analysis", Psychometrika 18(1):39-43, 1953.
[[nodiscard]] Iterated katz(const Network& incoming, const KatzOptions& options = {});

struct BonacichOptions {
    double beta = 0.0;  ///< 0 = 0.75 / largest eigenvalue; below 0: strong next to the weak
    double tolerance = 1e-13;
    unsigned most_iterations = 20000;
    unsigned threads = 1;
    const std::atomic<bool>* stop = nullptr;
};

/// Bonacich power c = a (1 - beta A)^-1 A 1, scaled so that the squares sum to the number of nodes.
/// Not defined unless |beta| is below 1 / largest eigenvalue. `network` as arcs leave the node.
/// Bonacich, "Power and Centrality: A Family of Measures", American J. of Sociology
/// 92(5):1170-1182, 1987.
[[nodiscard]] Iterated bonacich(const Network& network, const BonacichOptions& options = {});

struct Hits {
    Iterated hubs;         ///< as good as the authorities it points to; largest value 1
    Iterated authorities;  ///< as good as the hubs that point to it; largest value 1
};

/// Hubs and authorities: leading singular vectors of the weights.
/// Kleinberg, "Authoritative Sources in a Hyperlinked Environment", J. ACM 46(5):604-632, 1999.
/// @throws Error{usage} on a negative weight.
[[nodiscard]] Hits hits(const Network& network,
                        const Network& reversed,
                        const EigenOptions& options = {});

/// Largest eigenvalue of the weights; 0 for a directed network without cycles.
[[nodiscard]] double largest_eigenvalue(const Network& network, const EigenOptions& options = {});

/// The result of an iteration as the scores of a row, with what there is to say.
[[nodiscard]] Scores scores_of(Networks& networks, Iterated found);

/// result[v] = sum over the arcs of row v of weight * x[target]. In fixed order.
void multiply(const Network& network,
              std::span<const double> x,
              std::span<double> result,
              unsigned threads);

/// What leaves each node: the number or, where asked, the weight of its arcs.
[[nodiscard]] std::vector<double> outflow(const Network& network, bool weighted);

/// Sum of the products, over fixed chunks in order.
[[nodiscard]] double dot(std::span<const double> a, std::span<const double> b, unsigned threads);

/// "did not converge in 1000 iterations", "no cycle of arcs: undefined" or nothing.
[[nodiscard]] std::string note_of(const Iterated& result);

}  // namespace entente
