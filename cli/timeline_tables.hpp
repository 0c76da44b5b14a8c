// SPDX-License-Identifier: MIT
#pragma once

#include "cli/table.hpp"
#include "graph/version/timeline.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace entente::cli {

struct TimelineView {
    const Timeline& timeline;
    const std::vector<std::string>& languages;  ///< of names; empty = ids alone
    std::size_t top;                            ///< so many actors and pairs
};

/// A table that a timeline is shown in.
struct TimelineTable {
    std::string_view name;  ///< "periods"
    Table (*make)(const TimelineView& view);
    bool shown = true;  ///< without being asked for
};
[[nodiscard]] std::vector<TimelineTable> timeline_tables();

/// All of it as one figure a row: table, period, subject, field, value; for R and the like.
[[nodiscard]] Table timeline_figures(const Timeline& timeline);

/// "KAZ", or its label with the id behind it.
[[nodiscard]] std::string name_in(const TimelineView& view, const std::string& id);

}  // namespace entente::cli
