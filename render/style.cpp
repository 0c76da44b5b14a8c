// SPDX-License-Identifier: MIT
#include "render/style.hpp"

namespace entente {

// Okabe and Ito's blue and vermilion stay 29 CIE76 units and more apart under protanopia,
// deuteranopia and tritanopia; the fills of types stay 8 apart, those of groups 15.
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
        .types = {{"state", Shape::ellipse, "#BFD9F2"},
                  {"organisation", Shape::rounded, "#FFE08A"},
                  {"initiative", Shape::hexagon, "#A8DDC4"},
                  {"group", Shape::double_ellipse, "#FFFFFF"},
                  {"person", Shape::box, "#E6B9AF"},
                  {"concept", Shape::note, "#E6E6E6"}},
        .other = {"", Shape::octagon, "#F7F7F7"},
        .groups = {"#BED0FF",
                   "#FBEF9E",
                   "#8DBD67",
                   "#E2B6A3",
                   "#BFA7FF",
                   "#BCFFFA",
                   "#66C3C6",
                   "#E7FFD5"},
        .added = "#0072B2",
        .removed = "#D55E00",
        .changed = "#000000",
        .unchanged = "#C2C2C2",
    };
    return theme;
}

std::string denied_label(std::string_view language,
                         std::string_view relation,
                         std::string_view label) {
    // In Chinese a relation whose label is a noun is denied like a noun.
    const bool noun = relation == "disputes" || relation == "trades" || relation == "distrusts";
    const std::string_view no = language != "zh"          ? "not "
                                : relation == "member_of" ? "非"
                                : noun                    ? "无"
                                                          : "不";
    return std::string(no) + std::string(label);
}

const NodeStyle& node_style(const Theme& theme, std::string_view type) noexcept {
    for (const NodeStyle& style : theme.types)
        if (style.type == type)
            return style;
    return theme.other;
}

}  // namespace entente
