// SPDX-License-Identifier: MIT
#pragma once

#include "render/compose.hpp"
#include "render/drawing.hpp"

#include <string>
#include <string_view>

namespace entente {

/// Text for the content or a quoted attribute of XML.
[[nodiscard]] std::string xml_escape(std::string_view text);

/// What Graphviz wrote, made fit to publish: its comments gone, each node one group with its texts,
/// a title a group, a name and a description for screen readers, a list of fonts to fall back on.
[[nodiscard]] std::string polish_svg(std::string_view svg,
                                     const Composition& composition,
                                     const Drawing& drawing);

/// The same for a page, where every element costs time: no head, no line breaks, no titles of
/// groups, all arrowheads of a line that look alike in one path, and the lines in a group `lines`.
[[nodiscard]] std::string slim_svg(std::string_view polished);

}  // namespace entente
