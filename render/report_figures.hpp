// SPDX-License-Identifier: MIT
#pragma once

#include "graph/graph.hpp"
#include "graph/measures/network_measures.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {

/// A figure in the random graphs.
struct Chance {
    double mean = 0;
    double deviation = 0;
    std::size_t graphs = 0;  ///< in which it was defined
    /// How far a value is from the mean, in deviations; nothing where they are all the same.
    [[nodiscard]] std::optional<double> z(double value) const noexcept;
};

inline constexpr std::array<std::pair<Layer, std::string_view>, 3> layers{
    {{Layer::all, "all"}, {Layer::positive, "positive"}, {Layer::negative, "negative"}}};

/// One figure of the network by layer, in the order of `layers`.
struct NetworkFigure {
    const NetworkMeasureInfo* info = nullptr;
    std::array<NetworkValue, layers.size()> values;
    std::array<Chance, layers.size()> chance;
};

/// The same nodes and degrees: ends of edges of one relation are swapped at random.
[[nodiscard]] Graph rewired(const Graph& graph, std::uint64_t seed);

/// How many of the random graphs asked for are drawn, so that a report takes seconds: all up to
/// 3,000 edges, above that fewer by the square of the edges, yet three, and none above 10,000.
[[nodiscard]] std::size_t graphs_to_draw(std::size_t edges, std::size_t asked) noexcept;

/// The core figures of the network, and those of rewired ones, `graphs_to_draw` of `random_graphs`.
/// The same for the same seed and any number of threads.
[[nodiscard]] std::vector<NetworkFigure> network_figures(const Graph& graph,
                                                         const MeasureOptions& how,
                                                         std::size_t random_graphs,
                                                         std::uint64_t seed);

}  // namespace entente
