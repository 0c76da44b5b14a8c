// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace entente {

/// Where the level of a series moves: the first place of each new level, rising. Of all ways to cut
/// the series into pieces of two values or more, that with the least squared error about the means
/// of its pieces, a cut costing 3 s² log n, where s is the noise: the median step over 0.954. A
/// series of fewer than four values has none.
/// Optimal partitioning: Jackson et al., IEEE Signal Processing Letters 12(2):105-108, 2005; the
/// penalty after Killick, Fearnhead, Eckley, JASA 107(500):1590-1598, 2012. Time O(n²).
[[nodiscard]] std::vector<std::size_t> change_points(std::span<const double> series);

/// What a cut costs in this series.
[[nodiscard]] double change_penalty(std::span<const double> series);

}  // namespace entente
