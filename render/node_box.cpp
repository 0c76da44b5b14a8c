// SPDX-License-Identifier: MIT
#include "render/node_box.hpp"

#include "render/text.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace entente {
namespace {

constexpr double margin = 5;

/// How wide the shape is at distance `y` from its middle, as a share of its full width, where `y`
/// is a share of half its height.
[[nodiscard]] double share_at(Shape shape, double y) noexcept {
    switch (shape) {
        case Shape::ellipse:
        case Shape::double_ellipse:
            return std::sqrt(std::max(0.0, 1.0 - y * y));
        case Shape::hexagon:
            return 1.0 - 0.55 * y;  // a little less than there is: corners look cramped
        case Shape::octagon:
            return 1.0 - 0.55 * std::max(0.0, y - 0.42);
        case Shape::rounded:
        case Shape::box:
        case Shape::note:
            break;
    }
    return 1.0;
}

}  // namespace

double line_height(const TextLine& line) noexcept {
    return 1.22 * line.size;
}

Extent text_extent(std::span<const TextLine> lines) {
    Extent extent;
    for (const TextLine& line : lines) {
        extent.width = std::max(extent.width, text_width(line.text, line.bold) * line.size);
        extent.height += line_height(line);
    }
    return extent;
}

Extent shape_extent(Shape shape, std::span<const TextLine> lines) {
    const Extent text = text_extent(lines);
    Extent best;
    for (double stretch = 1.0; stretch < 1.75; stretch += 0.05) {
        const double height = (text.height + margin) * stretch;
        double width = 0;
        double top = -text.height / 2;
        for (const TextLine& line : lines) {
            // Glyphs do not fill their line: what must be inside is some 0.94 em around its middle.
            const double middle = top + line_height(line) / 2;
            const double edge = std::abs(middle) + 0.47 * line.size;
            top += line_height(line);
            const double share = share_at(shape, std::min(1.0, edge / (height / 2)));
            const double needed = text_width(line.text, line.bold) * line.size + 2 * margin;
            width = std::max(width, share > 0.05 ? needed / share : 1e9);
        }
        if (best.width <= 0 || width * height < best.width * best.height)
            best = {width, height};
    }
    if (shape == Shape::note)
        best.width += 6;  // the folded corner
    if (shape == Shape::double_ellipse)
        best = {best.width + 6, best.height + 6};
    return best;
}

Extent exact_extent(Shape shape, double share, double diameter) {
    // The share of its box that a shape covers, as Graphviz draws it.
    const double covered = [shape] {
        switch (shape) {
            case Shape::ellipse:
            case Shape::double_ellipse:
                return std::numbers::pi / 4;
            case Shape::hexagon:
                return 0.75;
            case Shape::octagon:
                return 0.8284;
            case Shape::rounded:
            case Shape::box:
            case Shape::note:
                break;
        }
        return 1.0;
    }();
    constexpr double dot = 3;
    const double area = std::numbers::pi / 4 * diameter * diameter * share;
    const double side = std::max(dot, std::sqrt(area / covered));
    return {side, side};
}

Extent roomy_extent(const DrawnNode& node) {
    Extent box{node.width, node.height};
    if (!node.label_below || node.lines.empty())
        return box;
    const Extent text = text_extent(node.lines);
    return {std::max(box.width, text.width), box.height + text.height};
}

}  // namespace entente
