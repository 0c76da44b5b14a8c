// SPDX-License-Identifier: MIT
#pragma once

#include "render/layout.hpp"
#include "render/node_box.hpp"

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace entente {

/// Pairs of node indices, in any order, also doubled.
using Links = std::vector<std::pair<std::size_t, std::size_t>>;

/// The connected components, largest first, ties by their first node; nodes in each ascending.
[[nodiscard]] std::vector<std::vector<std::size_t>> components(
    std::size_t nodes, std::span<const std::pair<std::size_t, std::size_t>> links);

/// Draws in nodes that a force layout has flung out: a leaf comes to nine tenths of the median
/// length of a link from its neighbour, one with two neighbours to 1.2 times it from their middle,
/// others to 1.8 times. With `boxes`, only to where there is room.
void pull_in(std::vector<Point>& places, const Links& links, std::span<const Extent> boxes = {});

/// Turns the picture so that it fills a landscape page best (by bounding box, in steps of 5°).
void turn_to_landscape(std::vector<Point>& places);

/// Pushes overlapping boxes apart until they are `gap` from each other, or for 200 rounds: for a
/// picture with few overlaps, which it disturbs little.
void separate(std::vector<Point>& places, std::span<const Extent> boxes, double gap);

/// Moves each component but the first as a whole into free room between and beside those before it,
/// clear of nodes and of the straight lines between them; where there is none, into rows below.
void nest(std::vector<Point>& places,
          const std::vector<std::vector<std::size_t>>& groups,
          const Links& links,
          std::span<const Extent> boxes);

}  // namespace entente
