// SPDX-License-Identifier: MIT
#pragma once

#include "render/style.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace entente {

/// One actor of a bump chart: its rank in each period, 0 = none.
struct BumpLine {
    std::string label;
    std::vector<std::uint32_t> ranks;
};

/// Two actors: the net sign in each period; nothing = no tie with a sign.
struct SignStrip {
    std::string label;
    std::vector<std::optional<int>> signs;
};

struct TimelinePlot {
    std::string title;                 ///< above the bump chart: "Rank by Degree"
    std::vector<std::string> periods;  ///< names, in order
    std::vector<BumpLine> lines;
    std::size_t most_ranks = 10;  ///< ranks below are not drawn; the line breaks
    std::string strips_title;
    std::vector<SignStrip> strips;
};

/// Ranks through time, the first on top, and below them a strip a pair: ■ + positive, ▨ − negative,
/// · neither. Colour repeats what position, glyph and label say. As wide as the periods need.
[[nodiscard]] std::string bump_chart_svg(const TimelinePlot& plot, const Theme& theme);

}  // namespace entente
