// SPDX-License-Identifier: MIT
#pragma once

#include "render/style.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace entente {

inline constexpr double plot_text_size = 11;

/// The head of an SVG of our own: its size in points, fonts and paper. The end is "</svg>\n".
[[nodiscard]] std::string plot_opening(double width, double height, const Theme& theme);

/// One line of foreign text. `anchor`: "start", "middle" or "end".
[[nodiscard]] std::string plot_words(
    double x, double y, std::string_view anchor, const std::string& colour, std::string_view text);

/// Room that the widest of the labels takes, points.
[[nodiscard]] double widest(const std::vector<std::string>& labels);

/// What a cell of a matrix, or a moment of a timeline, says of two actors: sentences by sign.
struct SignCounts {
    double positive = 0, negative = 0, other = 0;
    [[nodiscard]] double all() const noexcept { return positive + negative + other; }
};

/// ■ positive, ✕ negative, ◆ both, ○ neutral or denied, in a square cell; darker for more
/// sentences. `hollow` draws the outline only: said to be, or to come, not asserted.
[[nodiscard]] std::string sign_mark(const SignCounts& counts,
                                    double x,
                                    double y,
                                    double side,
                                    const Theme& theme,
                                    bool hollow = false);

}  // namespace entente
