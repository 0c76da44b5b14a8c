// SPDX-License-Identifier: MIT
#pragma once

#include "graph/measures/measures.hpp"
#include "graph/measures/partition.hpp"

#include <span>
#include <string>
#include <string_view>

namespace entente {

/// A partition of the nodes, with what there is to say.
struct Grouping {
    Partition partition;
    bool defined = true;  ///< false: no such groups, e.g. too many nodes; the note says why
    std::string note;
};

/// A row of the table of ways to put nodes into groups; the columns are those of MeasureInfo.
struct GroupMeasureInfo {
    std::string_view name;
    std::string_view title;
    std::string_view title_zh;
    std::string_view definition;
    std::string_view sees;
    std::string_view normalisation;  ///< how groups are numbered, and the range of the quality
    std::string_view citation;
    std::string_view cost;
    std::string_view quality;  ///< what Partition::quality is: "modularity"; empty = nothing
    bool core = false;         ///< in the default table
    bool seeded = false;  ///< depends on MeasureOptions::seed, so that stability can be asked for
    /// @throws Error as MeasureInfo::compute.
    Grouping (*compute_on)(Networks& networks, const MeasureOptions& options) = nullptr;
};

[[nodiscard]] std::span<const GroupMeasureInfo> group_measures();
[[nodiscard]] const GroupMeasureInfo* find_group_measure(std::string_view name);

/// The groups of a row for `count` seeds from options.seed on.
[[nodiscard]] std::vector<Partition> over_seeds(const GroupMeasureInfo& measure,
                                                Networks& networks,
                                                MeasureOptions options,
                                                unsigned count = 10);

}  // namespace entente
