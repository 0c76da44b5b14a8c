// SPDX-License-Identifier: MIT
#pragma once

#include "graph/graph.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace entente::cli {

struct SummaryOptions {
    std::vector<std::string> languages = {"en"};  ///< of labels
    std::size_t top = 10;                         ///< actors and relations listed
    std::size_t width = 80;
};

/// What a graph holds, on one screen: counts, relations, actors, documents, where it comes from.
[[nodiscard]] std::string summarise(const Graph& graph,
                                    const std::string& name,
                                    const SummaryOptions& options = {});

/// One actor: its edges, and the sentences behind each.
[[nodiscard]] std::string describe(const Graph& graph,
                                   NodeId node,
                                   const SummaryOptions& options = {});

}  // namespace entente::cli
