// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {

/// Attributes in the order in which they are written; the values as Graphviz takes them (labels
/// escaped by `dot_label`).
using DotAttributes = std::vector<std::pair<std::string, std::string>>;

struct DotNode {
    std::string name;
    DotAttributes attributes;
    bool operator==(const DotNode&) const = default;
};

struct DotEdge {
    std::size_t tail = 0;  ///< index into the nodes
    std::size_t head = 0;
    std::string key;  ///< tells parallel edges apart
    DotAttributes attributes;
    bool operator==(const DotEdge&) const = default;
};

/// A directed multigraph in the terms of Graphviz: what gv.cpp builds through cgraph, and what a
/// DOT file says.
struct DotGraph {
    std::string name;
    DotAttributes attributes;
    DotAttributes node_defaults;
    DotAttributes edge_defaults;
    std::vector<DotNode> nodes;
    std::vector<DotEdge> edges;
    bool operator==(const DotGraph&) const = default;
};

/// Clean text (text.hpp) as a plain label: backslashes doubled, entities not decoded.
[[nodiscard]] std::string dot_label(std::string_view text);
/// A number as Graphviz takes it: two decimals, no exponent, never "-0.00".
[[nodiscard]] std::string dot_number(double value);
/// The graph in the DOT language; equal graphs give equal bytes.
[[nodiscard]] std::string write_dot(const DotGraph& graph);

}  // namespace entente
