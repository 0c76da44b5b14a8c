// SPDX-License-Identifier: MIT
#pragma once

#include "render/drawing.hpp"

#include <span>

namespace entente {

struct Extent {
    double width = 0;   ///< points
    double height = 0;  ///< points
    bool operator==(const Extent&) const = default;
};

/// Distance of the baselines of a line of this font size to the next.
[[nodiscard]] double line_height(const TextLine& line) noexcept;
/// Width of the widest line and height of all, without any shape around them.
[[nodiscard]] Extent text_extent(std::span<const TextLine> lines);
/// The smallest box of a shape whose inside holds the centred lines with a small margin.
[[nodiscard]] Extent shape_extent(Shape shape, std::span<const TextLine> lines);

/// Box of a shape whose area is `share` of that of a circle so wide; never smaller than a dot.
[[nodiscard]] Extent exact_extent(Shape shape, double share, double diameter);

/// The box of a node together with a label below it: what a layout has to find room for.
[[nodiscard]] Extent roomy_extent(const DrawnNode& node);

}  // namespace entente
