// SPDX-License-Identifier: MIT
#include "graph/measures/parallel.hpp"
#include "graph/measures/rows.hpp"

#include <algorithm>

namespace entente::rows {

namespace {

/// What share of its weight each node gives to each of its neighbours, and its largest weight.
struct Shares {
    std::vector<double> of_arc;
    std::vector<double> largest;
};

Shares shares_of(const Network& network) {
    Shares result{std::vector<double>(network.arc_count()),
                  std::vector<double>(network.node_count(), 0.0)};
    for (std::size_t v = 0; v < network.node_count(); ++v) {
        double strength = 0.0;
        for (std::uint32_t arc = network.offsets()[v]; arc < network.offsets()[v + 1]; ++arc) {
            strength += network.weight(arc);
            result.largest[v] = std::max(result.largest[v], network.weight(arc));
        }
        for (std::uint32_t arc = network.offsets()[v]; arc < network.offsets()[v + 1]; ++arc)
            result.of_arc[arc] = network.weight(arc) / strength;
    }
    return result;
}

/// Scores of all nodes with neighbours; value(node, share) where share[w] is what `node` gives w.
template <class Value>
Scores per_node(Networks& networks,
                const MeasureOptions& options,
                const Shares& shares,
                Value&& value) {
    const Network& network = networks.undirected();
    const std::size_t nodes = network.node_count();
    Scores result{
        std::vector<double>(nodes, 0.0), std::vector<bool>(nodes, false), networks.isolates_note()};
    for (std::size_t v = 0; v < nodes; ++v)
        result.undefined[v] = network.degree(v) == 0;
    constexpr std::size_t chunk = 1024;
    parallel_for(options.threads, (nodes + chunk - 1) / chunk, [&](std::size_t task) {
        std::vector<double> share(nodes, 0.0);
        for (std::size_t v = task * chunk; v < std::min(nodes, (task + 1) * chunk); ++v) {
            check_stop(options.stop);
            const auto row = network.row(v);
            const std::uint32_t first = network.offsets()[v];
            for (std::size_t i = 0; i < row.size(); ++i)
                share[row[i]] = shares.of_arc[first + i];
            if (!row.empty())
                result.values[v] = value(v, share);
            for (const std::uint32_t w : row)
                share[w] = 0.0;
        }
    });
    return result;
}

}  // namespace

Scores constraint(Networks& networks, const MeasureOptions& options) {
    const Network& network = networks.undirected();
    require_positive(network, "constraint");
    const Shares shares = shares_of(network);
    return per_node(
        networks, options, shares, [&](std::size_t v, const std::vector<double>& share) {
            double sum = 0.0;
            for (const std::uint32_t j : network.row(v)) {
                // Ways v - q - j: the neighbours of j as seen from j are the q that v may share.
                double invested = share[j];
                for (std::uint32_t arc = network.offsets()[j]; arc < network.offsets()[j + 1];
                     ++arc) {
                    const std::uint32_t q = network.targets()[arc];
                    if (share[q] == 0.0)
                        continue;
                    const auto row = network.row(q);
                    const auto back = std::ranges::lower_bound(row, j) - row.begin();
                    invested +=
                        share[q] *
                        shares.of_arc[network.offsets()[q] + static_cast<std::size_t>(back)];
                }
                sum += invested * invested;
            }
            return sum;
        });
}

Scores effective_size(Networks& networks, const MeasureOptions& options) {
    const Network& network = networks.undirected();
    require_positive(network, "effective size");
    const Shares shares = shares_of(network);
    return per_node(
        networks, options, shares, [&](std::size_t v, const std::vector<double>& share) {
            double size = 0.0;
            for (const std::uint32_t j : network.row(v)) {
                double redundant = 0.0;
                for (std::uint32_t arc = network.offsets()[j]; arc < network.offsets()[j + 1];
                     ++arc)
                    redundant += share[network.targets()[arc]] * network.weight(arc);
                size += 1.0 - redundant / shares.largest[j];
            }
            return size;
        });
}

}  // namespace entente::rows
