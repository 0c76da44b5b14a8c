// SPDX-License-Identifier: MIT
#pragma once

#include "render/drawing.hpp"
#include "render/layout.hpp"

#include <vector>

namespace entente {

/// Closed outlines around the members of a hull: what is within a margin of their boxes or of the
/// narrow lanes that join them (the shortest tree of straight lines between them), smoothed. As
/// narrow as this, a hull holds few nodes that are none of its own. Time O(M^2 + cells), where the
/// cells are 6 points wide and at most 200,000.
///
/// After Collins, Penn, Carpendale, "Bubble Sets: Revealing Set Relations with Isocontours over
/// Existing Visualizations", IEEE TVCG 15(6):1009-1016, 2009.
[[nodiscard]] std::vector<std::vector<Point>> hull_outlines(const Drawing& drawing,
                                                            const Layout& layout,
                                                            const Hull& hull);

}  // namespace entente
