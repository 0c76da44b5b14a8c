// SPDX-License-Identifier: MIT
#pragma once

#include "graph/measures/measures.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

class Network;

/// One figure of a whole network; never NaN.
struct NetworkValue {
    double value = 0.0;
    bool undefined = false;  ///< e.g. the mean path of a network without ties; the value is then 0
    std::string note;
};

/// A row of the table of network measures; the columns are those of MeasureInfo.
struct NetworkMeasureInfo {
    std::string_view name;
    std::string_view title;
    std::string_view title_zh;
    std::string_view definition;
    std::string_view sees;
    std::string_view normalisation;  ///< the range of the values, and what they are divided by
    std::string_view citation;
    std::string_view cost;
    bool core = false;  ///< in the default table
    /// @throws Error as MeasureInfo::compute.
    NetworkValue (*compute)(const Graph& graph, const MeasureOptions& options) = nullptr;
    NetworkValue (*compute_on)(Networks& networks, const MeasureOptions& options) = nullptr;
};

[[nodiscard]] std::span<const NetworkMeasureInfo> network_measures();
[[nodiscard]] const NetworkMeasureInfo* find_network_measure(std::string_view name);

/// Pairs of nodes by the arrows between them.
struct DyadCensus {
    std::uint64_t mutual = 0;
    std::uint64_t asymmetric = 0;
    std::uint64_t null = 0;
};
/// Holland, Leinhardt, American J. of Sociology 76(3):492-513, 1970. Time O(E log E).
[[nodiscard]] DyadCensus dyad_census(const Network& directed);

/// The names of the triads, in the order of their counts: "003", "012", "102", ... "300".
[[nodiscard]] std::span<const std::string_view> triad_names();
/// All triples of nodes by the arrows among them.
/// Batagelj, Mrvar, "A Subquadratic Triad Census Algorithm for Large Sparse Networks with Small
/// Maximum Degree", Social Networks 23(3):237-243, 2001. Time O(sum of d^2 log d).
/// @throws Error{limit} above 3,000,000 nodes, Error{interrupted}.
[[nodiscard]] std::array<std::uint64_t, 16> triad_census(const Network& directed,
                                                         const std::atomic<bool>* stop = nullptr);

/// By degree k: the density among the nodes of more than k neighbours, as far as there are two.
/// Zhou, Mondragon, IEEE Communications Letters 8(3):180-182, 2004. Time O(V + E).
[[nodiscard]] std::vector<double> rich_club(const Network& undirected);

/// How well a core and a periphery explain the ties.
struct CorePeriphery {
    double correlation = 0.0;  ///< with the ideal in which all pairs with a core node are tied
    std::vector<bool> core;    ///< by node
    bool defined = false;
};
/// The best core among those that hold all nodes of the highest degrees.
/// Borgatti, Everett, "Models of Core/Periphery Structures", Social Networks 21:375-395, 1999.
/// Time O(E + V log V).
[[nodiscard]] CorePeriphery core_periphery(const Network& undirected);

/// Krackhardt's four dimensions of an organisation, in [0, 1]; 1 = an out-tree.
struct KrackhardtDimensions {
    double connectedness = 0.0;
    double hierarchy = 0.0;
    double efficiency = 0.0;
    double upper_boundedness = 0.0;
};
/// Krackhardt, "Graph Theoretical Dimensions of Informal Organizations", in Carley, Prietula
/// (eds.), "Computational Organization Theory", 1994, 89-111. Time O(V^3 / 64), memory O(V^2 / 8).
/// @throws Error{limit} above 5,000 nodes.
[[nodiscard]] KrackhardtDimensions krackhardt(const Network& directed,
                                              const std::atomic<bool>* stop = nullptr);

}  // namespace entente
