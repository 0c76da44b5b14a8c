// SPDX-License-Identifier: MIT
#pragma once

#include "graph/base/error.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

enum class Shape : std::uint8_t { ellipse, double_ellipse, rounded, box, hexagon, note, octagon };
enum class Line : std::uint8_t { solid, dashed, dotted };
/// What stands at the end of an edge. `struck` is a hollow triangle behind a bar: the tie is
/// denied.
enum class Arrow : std::uint8_t { none, normal, tee, odot, struck };

/// How one kind of tie is drawn. Line and arrow alone tell the kinds apart, so that print in black
/// and white loses nothing.
struct EdgeStyle {
    Line line = Line::solid;
    Arrow arrow = Arrow::normal;
    std::string colour;  ///< of the line
    std::string text;    ///< of its label: the same hue, dark enough to read on white
    bool operator==(const EdgeStyle&) const = default;
};

struct NodeStyle {
    std::string type;
    Shape shape = Shape::octagon;
    std::string fill;
    bool operator==(const NodeStyle&) const = default;
};

/// Colours, shapes and fonts of a picture. Colours are "#RRGGBB".
struct Theme {
    std::string name;
    std::string font;
    std::string background;
    std::string ink;      ///< node labels and title
    std::string faint;    ///< subtitle, caption, legend notes
    std::string outline;  ///< of nodes
    EdgeStyle positive;
    EdgeStyle negative;
    EdgeStyle neutral;
    EdgeStyle denied;                 ///< negated edges, whatever the sign of their relation
    EdgeStyle member;                 ///< membership: background knowledge, thin
    std::vector<NodeStyle> types;     ///< in the order of the legend
    NodeStyle other;                  ///< a type that is not in `types`
    std::vector<std::string> groups;  ///< fills by community or attribute, in the order of names
    std::string added;
    std::string removed;
    std::string changed;
    std::string unchanged;
    bool operator==(const Theme&) const = default;
};

/// The default: white paper, colours that stay apart for colour-blind readers.
[[nodiscard]] const Theme& paper_theme();

/// "paper", "screen", "dark" or "mono"; null if there is none of that name.
[[nodiscard]] const Theme* find_theme(std::string_view name) noexcept;
[[nodiscard]] std::vector<std::string_view> theme_names();

/// Reads a theme file: what it does not say is taken from its `base` (paper if none). All faults go
/// to `diagnostics` with line and column.
///
///     base = "dark"
///     ink = "#EEEEEE"                    # background, faint, outline, added, removed ...
///     negative = { line = "dashed", arrow = "tee", colour = "#D55E00", text = "#9C4500" }
///     type.state = { shape = "ellipse", fill = "#BFD9F2" }
///     groups = ["#BED0FF", "#FBEF9E"]   # fills of --color-by, in turn
[[nodiscard]] Theme parse_theme(std::string_view toml,
                                const std::string& file,
                                Diagnostics& diagnostics);

/// "not supports", "不支持", "非成员": the label of a denied relation in a language.
[[nodiscard]] std::string denied_label(std::string_view language,
                                       std::string_view relation,
                                       std::string_view label);

/// The style of a node type; `other` where the theme has none.
[[nodiscard]] const NodeStyle& node_style(const Theme& theme, std::string_view type) noexcept;

}  // namespace entente
