// SPDX-License-Identifier: MIT
#pragma once

#include "cli/arguments.hpp"
#include "cli/centrality_tables.hpp"
#include "graph/windows.hpp"

#include <string>
#include <vector>

namespace entente::cli {

/// The option --by-window and its tables.
class WindowArguments {
public:
    void add_to(Arguments& arguments);
    [[nodiscard]] bool asked() const { return !rule_.empty(); }
    /// @throws Error{usage} on a rule that is none.
    [[nodiscard]] WindowRule rule() const;

    /// For people: who rose and who fell by the first measure, with the rank in every window. For
    /// programs: a row a window, actor and measure.
    [[nodiscard]] Table actor_table(const Graph& graph,
                                    const std::vector<const MeasureInfo*>& measures,
                                    const MeasureOptions& options,
                                    const TableStyle& style) const;
    /// A row a figure, a column a window.
    [[nodiscard]] Table network_table(const Graph& graph,
                                      const std::vector<const NetworkMeasureInfo*>& measures,
                                      const MeasureOptions& options,
                                      const TableStyle& style) const;

private:
    std::string rule_;
};

}  // namespace entente::cli
