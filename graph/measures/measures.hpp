// SPDX-License-Identifier: MIT
#pragma once

#include "graph/graph.hpp"

#include <atomic>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

class Networks;  // graph/measures/network.hpp

/// Which edges a measure sees. A negated edge has no sign of its own (Graph::sign) and is in `all`
/// only.
enum class Layer : std::uint8_t { all, positive, negative };

/// Whether paths follow the arrows, ignore them or go against them; undirected relations can be
/// walked both ways in any reading.
enum class Paths : std::uint8_t { directed, undirected, reversed };

struct MeasureOptions {
    Layer layer = Layer::all;
    unsigned threads = 1;                ///< never changes a result, only the time
    Paths paths = Paths::directed;       ///< for the measures that walk paths
    bool weighted = false;               ///< path measures: a step is 1 / weight long
    bool normalized = false;             ///< as `MeasureInfo::normalisation` says
    std::vector<std::string> relations;  ///< only edges of these relations; empty = all
    /// Node attribute, or row of group_measures(), that gives the groups; empty = the type of a
    /// node
    std::string groups;
    std::uint64_t seed = 1;            ///< for the measures that draw at random
    bool endpoints = false;            ///< betweenness: a path counts for the nodes at its ends too
    std::vector<std::string> sources;  ///< betweenness: only paths from these nodes; empty = all
    std::vector<std::string> targets;  ///< betweenness: only paths to these nodes; empty = all
    std::vector<std::string> restart;  ///< PageRank: where to jump to; empty = anywhere
    double approximate = 0.0;          ///< betweenness of 100,000 nodes or more: error; 0 = exact
    double seconds = 0.0;  ///< limit of time of the frustration index; 0 = by steps only
    const std::atomic<bool>* stop = nullptr;  ///< when it turns true: Error{interrupted} at once
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
    /// @throws Error{usage} on weights the measure has no meaning for, Error{unknown_name} on an
    /// unknown relation in the options, Error{interrupted} when stopped.
    Scores (*compute)(const Graph& graph, const MeasureOptions& options) = nullptr;
    /// The same on networks that are built once for several measures of one graph.
    Scores (*compute_on)(Networks& networks, const MeasureOptions& options) = nullptr;
};

[[nodiscard]] std::span<const MeasureInfo> node_measures();
[[nodiscard]] const MeasureInfo* find_node_measure(std::string_view name);

/// The measures of edges: rows of the same kind, whose scores are indexed by EdgeId and undefined
/// for the edges that the layer leaves out.
[[nodiscard]] std::span<const MeasureInfo> edge_measures();
[[nodiscard]] const MeasureInfo* find_edge_measure(std::string_view name);

/// Rank of each node, from 1, largest value first; ties share the lowest rank ("standard
/// competition"), so 1 2 2 4.
[[nodiscard]] std::vector<std::uint32_t> ranks(std::span<const double> values);

}  // namespace entente
