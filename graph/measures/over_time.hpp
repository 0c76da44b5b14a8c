// SPDX-License-Identifier: MIT
#pragma once

#include "graph/measures/measures.hpp"
#include "graph/windows.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace entente {

/// The windows over the dates of a graph's evidence.
/// @throws Error{limit} as windows_over.
[[nodiscard]] std::vector<Window> evidence_windows(const Graph& graph, const WindowRule& rule);

/// The graph that the sentences dated within a window make: an edge weighs how many of its
/// sentences are, and is gone where none is; so are edges without evidence. All nodes stay, without
/// labels; there is no evidence. Time O(E + evidence).
[[nodiscard]] Graph in_window(const Graph& graph, const Window& window);

/// What became of one node: by window, nothing where it has no edge or the measure is undefined.
struct Course {
    std::vector<std::optional<double>> values;
    std::vector<std::optional<std::uint32_t>> ranks;  ///< among the nodes that have a value
    /// First rank less last rank, so that who rises is above 0; nothing in fewer than two windows.
    [[nodiscard]] std::optional<std::int64_t> rise() const;
};

/// The course of every node, by NodeId, in a measure over windows; windows run side by side on
/// `options.threads`. @throws Error as MeasureInfo::compute.
[[nodiscard]] std::vector<Course> over_time(const Graph& graph,
                                            const std::vector<Window>& windows,
                                            const MeasureInfo& measure,
                                            const MeasureOptions& options);

}  // namespace entente
