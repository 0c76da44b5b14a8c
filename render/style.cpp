// SPDX-License-Identifier: MIT
#include "render/style.hpp"

namespace entente {

// Okabe and Ito's blue and vermilion stay 29 CIE76 units and more apart under protanopia,
// deuteranopia and tritanopia; the fills stay 8 apart and never stand without their shape.
const Theme& paper_theme() {
    static const Theme theme{
        .name = "paper",
        .font = "Noto Sans CJK SC",
        .background = "#FFFFFF",
        .ink = "#111111",
        .faint = "#555555",
        .outline = "#333333",
        .positive = {Line::solid, Arrow::normal, "#0072B2", "#00527F"},
        .negative = {Line::dashed, Arrow::tee, "#D55E00", "#9C4500"},
        .neutral = {Line::dotted, Arrow::odot, "#7A7A7A", "#555555"},
        .denied = {Line::dotted, Arrow::struck, "#7B3294", "#5E2474"},
        .member = {Line::solid, Arrow::normal, "#8FB4CC", "#555555"},
        .types = {{"state", Shape::ellipse, "#CFE3F5"},
                  {"organisation", Shape::rounded, "#FFE5A0"},
                  {"initiative", Shape::hexagon, "#B9E3CF"},
                  {"group", Shape::double_ellipse, "#E3EDF7"},
                  {"person", Shape::box, "#F6D5C6"},
                  {"concept", Shape::note, "#EDEDED"}},
        .other = {"", Shape::octagon, "#FFFFFF"},
        .added = "#0072B2",
        .removed = "#D55E00",
        .changed = "#000000",
        .unchanged = "#C2C2C2",
    };
    return theme;
}

const NodeStyle& node_style(const Theme& theme, std::string_view type) noexcept {
    for (const NodeStyle& style : theme.types)
        if (style.type == type)
            return style;
    return theme.other;
}

}  // namespace entente
