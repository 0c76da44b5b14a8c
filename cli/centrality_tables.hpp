// SPDX-License-Identifier: MIT
#pragma once

#include "cli/table.hpp"
#include "graph/measures/group_measures.hpp"
#include "graph/measures/measures.hpp"
#include "graph/measures/network_measures.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace entente::cli {

/// What the tables of 'entente centrality' have in common.
struct TableStyle {
    std::string edges;  ///< "all relations": what was measured
    std::vector<std::string> languages;
    bool for_people = true;  ///< false: every rank and note has a column
    std::size_t top = 0;     ///< rows shown; 0 = all
};

/// A row an edge, the highest by the first measure first.
[[nodiscard]] Table edge_table(const Graph& graph,
                               const std::vector<const MeasureInfo*>& measures,
                               const MeasureOptions& options,
                               const TableStyle& style);

/// A row a figure of the whole network.
[[nodiscard]] Table network_table(const Graph& graph,
                                  const std::vector<const NetworkMeasureInfo*>& measures,
                                  const MeasureOptions& options,
                                  const TableStyle& style);

/// A row an actor with its groups by every method; the notes say how good the groups are, how
/// stable over ten seeds, and how alike two methods are.
[[nodiscard]] Table group_table(const Graph& graph,
                                const std::vector<const GroupMeasureInfo*>& measures,
                                const MeasureOptions& options,
                                const TableStyle& style);

}  // namespace entente::cli
