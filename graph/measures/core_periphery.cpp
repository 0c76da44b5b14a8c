// SPDX-License-Identifier: MIT
#include "graph/measures/network.hpp"
#include "graph/measures/network_measures.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace entente {

namespace {

/// Nodes by falling degree, then by id.
std::vector<std::uint32_t> by_degree(const Network& network) {
    std::vector<std::uint32_t> order(network.node_count());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(
        order, std::ranges::greater{}, [&](std::uint32_t v) { return network.degree(v); });
    return order;
}

}  // namespace

std::vector<double> rich_club(const Network& undirected) {
    const std::vector<std::uint32_t> order = by_degree(undirected);
    std::vector<std::uint32_t> place(order.size());
    for (std::uint32_t i = 0; i < order.size(); ++i)
        place[order[i]] = i;
    // ties[i]: among the first i + 1 nodes, by running sum of those that node i closes.
    std::vector<double> ties(order.size(), 0.0);
    for (std::uint32_t i = 0; i < order.size(); ++i) {
        for (const std::uint32_t w : undirected.row(order[i]))
            ties[i] += place[w] < i ? 1.0 : 0.0;
    }
    std::partial_sum(ties.begin(), ties.end(), ties.begin());
    std::vector<double> result;
    for (std::size_t members = order.size(), k = 0; members > 1; ++k) {
        while (members > 0 && undirected.degree(order[members - 1]) <= k)
            --members;
        if (members < 2)
            break;
        const auto m = static_cast<double>(members);
        result.push_back(2.0 * ties[members - 1] / (m * (m - 1.0)));
    }
    return result;
}

CorePeriphery core_periphery(const Network& undirected) {
    const std::size_t nodes = undirected.node_count();
    CorePeriphery result{0.0, std::vector<bool>(nodes, false), false};
    const auto n = static_cast<double>(nodes);
    const double pairs = n * (n - 1.0) / 2.0;
    const double ties = static_cast<double>(undirected.arc_count()) / 2.0;
    if (nodes < 3 || ties == 0.0 || ties == pairs)
        return result;
    const std::vector<std::uint32_t> order = by_degree(undirected);
    std::vector<bool> core(nodes, false);
    double covered = 0.0;  // ties with an end in the core
    double best = -2.0;
    std::size_t best_size = 0;
    for (std::size_t size = 1; size < nodes; ++size) {
        const std::uint32_t added = order[size - 1];
        for (const std::uint32_t w : undirected.row(added))
            covered += core[w] ? 0.0 : 1.0;
        core[added] = true;
        const double rest = n - static_cast<double>(size);
        const double ideal = pairs - rest * (rest - 1.0) / 2.0;
        if (ideal == pairs)
            continue;
        // Pearson's correlation of two yes-or-no variables over all pairs.
        const double correlation = (pairs * covered - ties * ideal) /
                                   std::sqrt(ties * (pairs - ties) * ideal * (pairs - ideal));
        if (correlation > best + 1e-12) {
            best = correlation;
            best_size = size;
        }
    }
    result.defined = best_size > 0;
    result.correlation = result.defined ? best : 0.0;
    for (std::size_t i = 0; i < best_size; ++i)
        result.core[order[i]] = true;
    return result;
}

}  // namespace entente
