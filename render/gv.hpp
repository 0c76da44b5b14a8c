// SPDX-License-Identifier: MIT
#pragma once

#include "render/dot.hpp"
#include "render/layout.hpp"

#include <string>

namespace entente::gv {

/// Both run Graphviz, which may crash, exit or hang: call them in a child process only (child.hpp).
/// They throw std::runtime_error with the words of Graphviz.

/// Lays the graph out with an engine ("neato") and returns the places.
[[nodiscard]] Layout lay_out(const DotGraph& graph, const std::string& engine, unsigned seed);

/// Draws a graph whose nodes and edges have their `pos`, in a format of Graphviz ("svg").
[[nodiscard]] std::string paint(const DotGraph& graph, const std::string& format);

/// Whether what fontconfig gives for a font name has Chinese characters.
[[nodiscard]] bool has_chinese(const std::string& family);

}  // namespace entente::gv
