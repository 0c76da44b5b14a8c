// SPDX-License-Identifier: MIT
#pragma once

#include "render/style.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace entente {

/// A bar to the left (negative ties) and to the right (positive ties) of a middle line.
struct ButterflyBar {
    std::string label;
    double left = 0;
    double right = 0;
};
[[nodiscard]] std::string butterfly_svg(std::span<const ButterflyBar> bars, const Theme& theme);

/// A point of a scatter; its label is drawn where there is room beside it, and is its tooltip.
struct ScatterPoint {
    std::string label;
    double x = 0;
    double y = 0;
};
[[nodiscard]] std::string scatter_svg(std::span<const ScatterPoint> points,
                                      const std::string& x_title,
                                      const std::string& y_title,
                                      const Theme& theme);

/// What the values of a measure look like in order of rank: both axes by logarithm from 50 values
/// on. The first few are named.
struct RankSizePoint {
    std::string label;
    double value = 0;
};
[[nodiscard]] std::string rank_size_svg(std::span<const RankSizePoint> points,
                                        const std::string& x_title,
                                        const std::string& y_title,
                                        const Theme& theme);

}  // namespace entente
