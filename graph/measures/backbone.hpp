// SPDX-License-Identifier: MIT
#pragma once

#include "graph/measures/network.hpp"

#include <atomic>
#include <optional>

namespace entente {

/// The network without arcs that are longer, at 1 / weight, than some way of two steps between
/// their ends: no shortest path uses them, so distances and paths stay the same. With uneven
/// weights few arcs are left. Nothing where none can go.
/// Simas, Correia, Rocha, "The Distance Backbone of Complex Networks", J. Complex Networks 9(6),
/// 2021. Time O(sum of squared degrees). Weights must be > 0.
[[nodiscard]] std::optional<Network> without_detours(const Network& network,
                                                     const std::atomic<bool>* stop);

}  // namespace entente
