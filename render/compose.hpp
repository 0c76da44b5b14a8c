// SPDX-License-Identifier: MIT
#pragma once

#include "render/dot.hpp"
#include "render/drawing.hpp"
#include "render/layout.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace entente {

struct Box {
    double left = 0, bottom = 0, right = 0, top = 0;  ///< points
    [[nodiscard]] double width() const noexcept { return right - left; }
    [[nodiscard]] double height() const noexcept { return top - bottom; }
    bool operator==(const Box&) const = default;
};

/// The picture with every thing in its place: what the second pass of Graphviz draws.
struct Composition {
    DotGraph graph;
    Box box;
    std::size_t labels_dropped = 0;  ///< edge labels for which there was no room
    /// Titles of the groups of the SVG, by their id.
    std::vector<std::pair<std::string, std::string>> titles;
};

/// Smallest box around all nodes and lines.
[[nodiscard]] Box bounding_box(const Drawing& drawing, const Layout& layout);

/// Where the label of each edge stands; nullopt where it has none or there is no room.
[[nodiscard]] std::vector<std::optional<Point>> place_labels(const Drawing& drawing,
                                                             const Layout& layout);

/// Lines, label plates, nodes, their texts, title, legend and caption, in the order of drawing.
/// @param frame the picture holds at least this; pictures that are to lie side by side share one.
[[nodiscard]] Composition compose(const Drawing& drawing,
                                  const Layout& layout,
                                  const std::optional<Box>& frame = {});

}  // namespace entente
