// SPDX-License-Identifier: MIT
#include "render/report_figures.hpp"

#include "graph/measures/network.hpp"

#include <algorithm>
#include <cmath>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace entente {
namespace {

/// Networks up to here are compared with as many random graphs as asked for; above, the time of
/// one grows with about the square of the edges, and over the last no comparison ends in time.
constexpr std::size_t all_edges = 3'000, most_edges = 10'000;
constexpr std::size_t least_graphs = 3;

/// Sums of a figure over graphs.
struct Sums {
    double sum = 0, squares = 0;
    std::size_t count = 0;

    void take(const NetworkValue& value) noexcept {
        if (value.undefined)
            return;
        sum += value.value;
        squares += value.value * value.value;
        ++count;
    }
    [[nodiscard]] Chance chance() const noexcept {
        if (count == 0)
            return {};
        const double n = static_cast<double>(count);
        const double mean = sum / n;
        return {mean, std::sqrt(std::max(0.0, squares / n - mean * mean)), count};
    }
};

}  // namespace

std::optional<double> Chance::z(double value) const noexcept {
    // Sums of squares leave a little of nothing.
    if (graphs < 2 || deviation <= 1e-9 * std::max(1.0, std::abs(mean)))
        return std::nullopt;
    return (value - mean) / deviation;
}

// Pairs of edges of one relation exchange their targets, ten times as often as there are edges, as
// long as no loop and no second edge of one key arises: in- and out-degrees of every relation stay.
Graph rewired(const Graph& graph, std::uint64_t seed) {
    std::vector<Edge> edges;
    std::set<std::tuple<NodeId, std::string, NodeId, bool>> keys;
    const auto key = [&](const Edge& e, NodeId target) {
        const bool turn = !graph.relation(e).directed && index(target) < index(e.source);
        return turn ? std::tuple(target, e.relation, e.source, e.negated)
                    : std::tuple(e.source, e.relation, target, e.negated);
    };
    for (const Edge& edge : graph.edges()) {
        edges.push_back({.source = edge.source,
                         .target = edge.target,
                         .relation = edge.relation,
                         .negated = edge.negated,
                         .weight = edge.weight});
        keys.insert(key(edge, edge.target));
    }
    std::mt19937_64 random(seed);
    if (edges.size() > 1)
        for (std::size_t k = 0; k < 10 * edges.size(); ++k) {
            Edge& a = edges[random() % edges.size()];
            Edge& b = edges[random() % edges.size()];
            if (&a == &b || a.relation != b.relation || a.negated != b.negated ||
                a.source == b.target || b.source == a.target)
                continue;
            const auto to_b = key(a, b.target), to_a = key(b, a.target);
            if (to_a == to_b || keys.contains(to_b) || keys.contains(to_a))
                continue;
            keys.erase(key(a, a.target));
            keys.erase(key(b, b.target));
            std::swap(a.target, b.target);
            keys.insert(to_a);
            keys.insert(to_b);
        }
    return Graph(graph.schema(),
                 std::vector<Node>(graph.nodes().begin(), graph.nodes().end()),
                 std::move(edges));
}

std::size_t graphs_to_draw(std::size_t edges, std::size_t asked) noexcept {
    if (edges <= all_edges)
        return asked;
    if (edges > most_edges)
        return 0;
    const double share = static_cast<double>(all_edges) / static_cast<double>(edges);
    const auto fewer = static_cast<std::size_t>(static_cast<double>(asked) * share * share);
    return std::min(asked, std::max(fewer, least_graphs));
}

std::vector<NetworkFigure> network_figures(const Graph& graph,
                                           const MeasureOptions& how,
                                           std::size_t random_graphs,
                                           std::uint64_t seed) {
    std::vector<NetworkFigure> out;
    for (const NetworkMeasureInfo& info : network_measures())
        if (info.core)
            out.push_back({&info, {}, {}});
    std::vector<std::array<Sums, layers.size()>> sums(out.size());
    const std::size_t drawn = graphs_to_draw(graph.edge_count(), random_graphs);
    for (std::size_t k = 0; k <= drawn; ++k) {
        const bool real = k == 0;
        const Graph random = real ? Graph{} : rewired(graph, seed * 1000 + k);
        const Graph& seen = real ? graph : random;
        for (std::size_t l = 0; l < layers.size(); ++l) {
            MeasureOptions options = how;
            options.layer = layers.at(l).first;
            Networks networks(seen, options);
            for (std::size_t f = 0; f < out.size(); ++f) {
                const NetworkValue value = out[f].info->compute_on(networks, options);
                if (real)
                    out[f].values.at(l) = value;
                else
                    sums[f].at(l).take(value);
            }
        }
    }
    for (std::size_t f = 0; f < out.size(); ++f)
        for (std::size_t l = 0; l < layers.size(); ++l)
            out[f].chance.at(l) = sums[f].at(l).chance();
    return out;
}

}  // namespace entente
