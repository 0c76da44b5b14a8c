// SPDX-License-Identifier: MIT
#pragma once

#include "graph/graph.hpp"
#include "render/drawing.hpp"
#include "render/render.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

enum class FacetBy : std::uint8_t { year, relation, sign };

[[nodiscard]] std::optional<FacetBy> parse_facet(std::string_view name) noexcept;

/// One of several small pictures with every node in the same place.
struct Facet {
    std::string name;  ///< "2019", "supports", "negative"
    Rendered picture;
};

/// The same picture once for each year, relation or sign: nodes stay where the whole graph has
/// them, lines are those of the facet. A year has the edges with a sentence of that year, and those
/// without any evidence (memberships) in every year.
/// @throws what make_drawing and render throw.
[[nodiscard]] std::vector<Facet> render_facets(const Graph& graph,
                                               std::span<const double> sizes,
                                               FacetBy by,
                                               ImageFormat format,
                                               const DrawingOptions& drawing = {},
                                               const LayoutOptions& layout = {});

/// All facets in one SVG, row by row, with one legend: small multiples.
[[nodiscard]] Rendered render_facet_sheet(const Graph& graph,
                                          std::span<const double> sizes,
                                          FacetBy by,
                                          const DrawingOptions& drawing = {},
                                          const LayoutOptions& layout = {});

}  // namespace entente
