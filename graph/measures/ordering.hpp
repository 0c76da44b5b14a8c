// SPDX-License-Identifier: MIT
#pragma once

#include "graph/measures/network.hpp"

#include <cstdint>
#include <vector>

namespace entente {

/// The nodes breadth-first from the highest degree, neighbours by falling degree (the order of
/// Cuthill and McKee the other way round): near ones get near numbers, and sources with like
/// searches stand side by side. Components follow each other, the one of the highest degree first;
/// arcs are taken to lead both ways, so `reversed` is needed of a directed network.
[[nodiscard]] std::vector<std::uint32_t> breadth_first_order(const Network& network,
                                                             const Network* reversed = nullptr);

/// Where each node stands in an order.
[[nodiscard]] std::vector<std::uint32_t> places_of(const std::vector<std::uint32_t>& order);

/// The rows of `network` with the nodes renumbered by `order`, each row ascending.
struct Renumbered {
    std::vector<std::uint32_t> offsets;
    std::vector<std::uint32_t> targets;
};
[[nodiscard]] Renumbered renumber(const Network& network,
                                  const std::vector<std::uint32_t>& order,
                                  const std::vector<std::uint32_t>& places);

}  // namespace entente
