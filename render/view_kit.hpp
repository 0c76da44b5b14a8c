// SPDX-License-Identifier: MIT
#pragma once

#include "render/plot_kit.hpp"
#include "render/views.hpp"

#include <string>

namespace entente {

inline constexpr double least_view_width = 620;  ///< room for the legend
inline constexpr double view_legend_height = 40;

void count(SignCounts& counts, Sign sign, double sentences) noexcept;

/// The name of a node in the picture.
[[nodiscard]] const std::string& view_label(const Graph& graph,
                                            const ViewOptions& options,
                                            std::size_t node);
[[nodiscard]] double view_title_height(const ViewOptions& options) noexcept;
[[nodiscard]] std::string view_title(const ViewOptions& options, const Theme& theme);
/// Samples of the marks, in one row whose top is `y`; of a timeline also the hollow ones.
[[nodiscard]] std::string view_legend(const ViewOptions& options,
                                      double y,
                                      bool timeline,
                                      const Theme& theme);

}  // namespace entente
