// SPDX-License-Identifier: MIT
#pragma once

#include "graph/graph.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// A node that has another id in the later graph.
struct Rename {
    std::string from;
    std::string to;
    std::string why;  ///< "alias map", "label “…”", "7 of 8 ties"
    bool operator==(const Rename&) const = default;
};

/// Reads an alias map: an old id, a tab and a new id a line; empty lines and those that begin with
/// # are passed over. @throws Error{syntax} with the line, also where one id gets two new ones.
[[nodiscard]] std::vector<Rename> parse_renames(std::string_view tsv, const std::string& file);

/// Nodes of `before` alone and of `after` alone that are probably one: of one type, and with a
/// label or alias in common, or with at least three ties, two thirds of all that either has, to the
/// same nodes. Each node is renamed once, the surest first. O(n log n) in nodes and edges.
[[nodiscard]] std::vector<Rename> detect_renames(const Graph& before, const Graph& after);

/// The graph with the ids changed; speakers of statements too. Where the new id is there already
/// the two become one node. Ids that the graph has not are passed over.
[[nodiscard]] Graph rename(const Graph& graph, std::span<const Rename> renames);

}  // namespace entente
