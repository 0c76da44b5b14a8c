// SPDX-License-Identifier: MIT
#pragma once

#include "graph/graph.hpp"

#include <string>
#include <vector>

namespace entente::cli {

/// The label of a node in the languages asked for, those that there are, apart by blanks; its id
/// where there is none.
[[nodiscard]] std::string label_of(const Node& node, const std::vector<std::string>& languages);

/// A node by its id. @throws Error{unknown_name} with a suggestion.
[[nodiscard]] NodeId node_named(const Graph& graph, const std::string& id);

/// "CHN supports SCO", "IND !supports BRI": a statement as packs and people write it.
[[nodiscard]] std::string spelt(const EdgeKey& key);

}  // namespace entente::cli
