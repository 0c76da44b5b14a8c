// SPDX-License-Identifier: MIT
#pragma once

#include "cli/arguments.hpp"
#include "graph/graph.hpp"
#include "graph/measures/measures.hpp"
#include "render/drawing.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace entente::cli {

/// The community of each node, by number as everywhere: in a picture, on a page, in a report.
[[nodiscard]] std::vector<std::uint32_t> communities_of(const Graph& graph,
                                                        const MeasureOptions& how,
                                                        std::uint64_t seed);

/// The options that say which actors belong together: by colour, and by a line around them.
class GroupingArguments {
public:
    void add_to(Arguments& arguments);
    /// @throws Error{unknown_name} on an attribute or actor that is not there.
    void apply_to(DrawingOptions& options, const Graph& graph, const MeasureOptions& how) const;

private:
    std::string colour_by_ = "type";
    std::vector<std::string> hulls_;
};

}  // namespace entente::cli
