// SPDX-License-Identifier: MIT
#pragma once

#include "graph/measures/spectral.hpp"

#include <cstdint>
#include <vector>

namespace entente {

/// The edges of a graph that have a sign, as `networks` lets them through.
struct SignedLinks {
    std::vector<Link> positive, negative;
};
/// @param both_ways an edge without direction gives a link each way
[[nodiscard]] SignedLinks signed_links(const Networks& networks, bool both_ways);

/// The signed ties of a graph, direction ignored: +1 where two nodes have only positive edges,
/// -1 where only negative ones; pairs with both are ambivalent and, like neutral ones, listed
/// apart.
struct SignedNetwork {
    Network positive;  ///< pairs with some positive edge
    Network negative;  ///< pairs with some negative edge
    Network clear;     ///< pairs with edges of one sign only; weights +1 and -1
    std::vector<Link> ambivalent;
};

/// From the edges that `networks` lets through. Loops are left out.
[[nodiscard]] SignedNetwork signed_network(const Networks& networks);

/// The signed arrows of a graph; a pair may have both.
struct SignedArrows {
    Network positive;
    Network negative;
};
/// From the edges that `networks` lets through. Loops are left out.
[[nodiscard]] SignedArrows signed_arrows(const Networks& networks);

enum class Arrows : std::uint8_t { in, out };

/// PN centrality by the arrows into a node, or out of it: with A positive less twice the negative
/// arrows and c = 2n - 2, out: (1 - A A' / c^2)^-1 (1 + A / c) applied to (1, ..., 1), in: the same
/// with A' for A. Where all arrows are answered both are pn_centrality of the undirected ties.
/// Not defined where all arrows that can be are negative. Everett, Borgatti, as below.
[[nodiscard]] Iterated pn_centrality(const SignedArrows& arrows,
                                     Arrows which,
                                     unsigned threads = 1);

/// PN centrality: 1 / (1 - A / (2n - 2)) applied to (1, ..., 1), A = positive less twice the
/// negative ties. Everett, Borgatti, "Networks Containing Negative Ties", Social Networks
/// 38:111-120, 2014, doi:10.1016/j.socnet.2014.03.005.
[[nodiscard]] Iterated pn_centrality(const SignedNetwork& network, unsigned threads = 1);

/// Eigenvector of the largest eigenvalue of positive less negative ties, largest size 1, the node
/// where it is reached positive: two camps have opposite signs. Not defined where the eigenvalue is
/// multiple. Bonacich, Lloyd, "Calculating Status with Negative Relations", Social Networks
/// 26(4):331-338, 2004, doi:10.1016/j.socnet.2004.08.007.
[[nodiscard]] Iterated signed_eigenvector(const SignedNetwork& network,
                                          const EigenOptions& options = {});

}  // namespace entente
