// SPDX-License-Identifier: MIT
#pragma once

#include "graph/measures/network.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace entente {

/// The two modes of a network in which ties join only nodes of different modes.
struct TwoModes {
    std::vector<std::uint8_t> of;        ///< 0 or 1, by node
    std::array<std::size_t, 2> sizes{};  ///< nodes of each mode
    std::string why;                     ///< why there are no two modes; empty = there are
};

/// By the node attribute that the options name as groups; else by the attribute `mode`, where nodes
/// have it (`entente network` writes it); else by the type of a node. There are two modes where
/// there are exactly two groups and no tie within either.
[[nodiscard]] TwoModes two_modes(Networks& networks, const MeasureOptions& options);

/// The largest betweenness that a node of a mode of `own` nodes can have where the other mode has
/// `other`. Borgatti, Everett, "Network Analysis of 2-Mode Data", Social Networks 19(3):243-269,
/// 1997, p. 256.
[[nodiscard]] double most_two_mode_betweenness(std::size_t own, std::size_t other);

}  // namespace entente
