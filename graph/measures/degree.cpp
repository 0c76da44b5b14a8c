// SPDX-License-Identifier: MIT
#include "graph/measures/rows.hpp"

#include <algorithm>
#include <optional>

namespace entente::rows {

namespace {

enum class End : std::uint8_t { source, target, both };

struct Choice {
    End end = End::both;
    std::optional<Sign> sign;
    bool weighted = false;
};

/// Adds up the edges at each node. An undirected edge is out and in at both its ends but counts
/// once in `both`; a loop counts once in each of out and in, so twice in `both`.
std::vector<double> count(const Networks& networks, const Choice& choice) {
    const Graph& graph = networks.graph();
    std::vector<double> result(graph.node_count(), 0.0);
    for (std::size_t i = 0; i < graph.edge_count(); ++i) {
        const Edge& edge = graph.edges()[i];
        if (!networks.seen()[i] || (choice.sign && graph.sign(edge) != *choice.sign))
            continue;
        const RelationType& relation = graph.relation(edge);
        const double amount = choice.weighted ? edge.weight * relation.weight : 1.0;
        const std::size_t source = index(edge.source);
        const std::size_t target = index(edge.target);
        const bool either = choice.end == End::both || (!relation.directed && source != target);
        if (either || choice.end == End::source)
            result[source] += amount;
        if (either || choice.end == End::target)
            result[target] += amount;
    }
    return result;
}

Scores scores(Networks& networks, const MeasureOptions& options, const Choice& choice) {
    Scores result{count(networks, choice), {}, networks.isolates_note()};
    if (options.normalized && result.values.size() > 1) {
        for (double& value : result.values)
            value /= static_cast<double>(result.values.size() - 1);
    }
    return result;
}

}  // namespace

Scores degree(Networks& networks, const MeasureOptions& options) {
    return scores(networks, options, {});
}
Scores in_degree(Networks& networks, const MeasureOptions& options) {
    return scores(networks, options, {.end = End::target});
}
Scores out_degree(Networks& networks, const MeasureOptions& options) {
    return scores(networks, options, {.end = End::source});
}
Scores degree_positive(Networks& networks, const MeasureOptions& options) {
    return scores(networks, options, {.sign = Sign::positive});
}
Scores degree_negative(Networks& networks, const MeasureOptions& options) {
    return scores(networks, options, {.sign = Sign::negative});
}

Scores degree_net(Networks& networks, const MeasureOptions& options) {
    Scores result = degree_positive(networks, options);
    const Scores negative = degree_negative(networks, options);
    for (std::size_t i = 0; i < result.values.size(); ++i)
        result.values[i] -= negative.values[i];
    return result;
}

Scores degree_ratio(Networks& networks, const MeasureOptions&) {
    const std::vector<double> positive = count(networks, {.sign = Sign::positive});
    const std::vector<double> negative = count(networks, {.sign = Sign::negative});
    Scores result{std::vector<double>(positive.size(), 0.0),
                  std::vector<bool>(positive.size(), false),
                  networks.isolates_note()};
    for (std::size_t i = 0; i < positive.size(); ++i) {
        const double signed_edges = positive[i] + negative[i];
        if (signed_edges > 0.0)
            result.values[i] = (positive[i] - negative[i]) / signed_edges;
        else
            result.undefined[i] = true;
    }
    return result;
}

Scores strength(Networks& networks, const MeasureOptions& options) {
    return scores(networks, options, {.weighted = true});
}
Scores in_strength(Networks& networks, const MeasureOptions& options) {
    return scores(networks, options, {.end = End::target, .weighted = true});
}
Scores out_strength(Networks& networks, const MeasureOptions& options) {
    return scores(networks, options, {.end = End::source, .weighted = true});
}

}  // namespace entente::rows
