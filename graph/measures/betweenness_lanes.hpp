// SPDX-License-Identifier: MIT
#pragma once

#include "graph/measures/lanes.hpp"
#include "graph/measures/network.hpp"

#include <atomic>
#include <optional>
#include <vector>

namespace entente {

/// Unweighted betweenness of all nodes over ordered pairs, many sources at once. An undirected
/// network is taken apart into biconnected blocks first, whose nodes stand for what hangs on them:
/// trees cost nothing. Nothing is returned where numbers of paths go beyond 1e290.
/// Puzis, Zilberman, Elovici, Dolev, Brandes, "Heuristics for Speeding Up Betweenness Centrality
/// Computation", SocialCom 2012; Then et al., "The More the Merrier: Efficient Multi-Source Graph
/// Traversal", PVLDB 8(4):449-460, 2014.
[[nodiscard]] std::optional<std::vector<double>> lane_betweenness(const Network& network,
                                                                  unsigned threads,
                                                                  const std::atomic<bool>* stop,
                                                                  const lanes::Kernels& kernels);

}  // namespace entente
