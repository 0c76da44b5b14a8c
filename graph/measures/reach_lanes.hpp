// SPDX-License-Identifier: MIT
#pragma once

#include "graph/measures/lanes.hpp"
#include "graph/measures/paths.hpp"

#include <atomic>
#include <vector>

namespace entente {

/// Unweighted Reach of every node, 512 sources at once, one bit each.
/// Then et al., "The More the Merrier: Efficient Multi-Source Graph Traversal", PVLDB 8(4), 2014.
[[nodiscard]] std::vector<Reach> lane_reach(const Network& network,
                                            unsigned threads,
                                            const std::atomic<bool>* stop,
                                            const lanes::Kernels& kernels);

}  // namespace entente
