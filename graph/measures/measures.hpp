// SPDX-License-Identifier: MIT
#pragma once

#include "graph/graph.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// Which edges a measure sees. A negated edge has no sign of its own (Graph::sign) and is in `all`
/// only.
enum class Layer : std::uint8_t { all, positive, negative };

struct MeasureOptions {
    Layer layer = Layer::all;
    unsigned threads = 1;
};

/// One value a node, indexed by NodeId; never NaN: a value that is not defined is given as 0 and
/// flagged.
struct Scores {
    std::vector<double> values;
    std::vector<bool> undefined;  ///< empty = all defined
    std::string note;             ///< e.g. "did not converge", "3 isolates"; empty = nothing to say
};

/// A row of the table of node measures.
struct MeasureInfo {
    std::string_view name;   ///< "betweenness", as on the command line and in CSV
    std::string_view title;  ///< "Betweenness"
    std::string_view title_zh;
    std::string_view definition;  ///< one sentence
    std::string_view sees;        ///< directed? weighted? which signs? parallel edges merged how?
    std::string_view normalisation;
    std::string_view citation;
    std::string_view cost;  ///< "O(V E)"
    bool core = false;      ///< in the default table of `centrality`
    Scores (*compute)(const Graph& graph, const MeasureOptions& options) = nullptr;
};

[[nodiscard]] std::span<const MeasureInfo> node_measures();
[[nodiscard]] const MeasureInfo* find_node_measure(std::string_view name);

/// Rank of each node, from 1, largest value first; ties share the lowest rank ("standard
/// competition"), so 1 2 2 4.
[[nodiscard]] std::vector<std::uint32_t> ranks(std::span<const double> values);

}  // namespace entente
