// SPDX-License-Identifier: MIT
#include "graph/measures/backbone.hpp"

#include "graph/measures/parallel.hpp"

#include <limits>

namespace entente {

namespace {

/// An arc goes only if it is longer by more than any rounding of sums.
constexpr double clearly = 1.0 + 1e-9;

}  // namespace

std::optional<Network> without_detours(const Network& network, const std::atomic<bool>* stop) {
    const auto offsets = network.offsets();
    const auto targets = network.targets();
    const auto weights = network.weights();
    if (weights.empty())
        return std::nullopt;
    constexpr double far = std::numeric_limits<double>::infinity();
    std::vector<double> direct(network.node_count(), far);  // of the arcs of one node
    std::vector<double> two(network.node_count(), far);     // the best two steps to their ends
    std::vector<Link> kept;
    for (std::uint32_t u = 0; u < network.node_count(); ++u) {
        check_stop(stop);
        double longest = 0.0;
        for (std::uint32_t arc = offsets[u]; arc < offsets[u + 1]; ++arc) {
            direct[targets[arc]] = 1.0 / weights[arc];
            longest = std::max(longest, direct[targets[arc]]);
        }
        for (std::uint32_t arc = offsets[u]; arc < offsets[u + 1]; ++arc) {
            const std::uint32_t v = targets[arc];
            const double first = 1.0 / weights[arc];
            if (first >= longest)
                continue;
            for (std::uint32_t next = offsets[v]; next < offsets[v + 1]; ++next) {
                const std::uint32_t w = targets[next];
                if (direct[w] != far)
                    two[w] = std::min(two[w], first + 1.0 / weights[next]);
            }
        }
        for (std::uint32_t arc = offsets[u]; arc < offsets[u + 1]; ++arc) {
            const std::uint32_t w = targets[arc];
            const bool once = network.directed() || u <= w;
            if (once && 1.0 / weights[arc] <= two[w] * clearly)
                kept.push_back({u, w, weights[arc]});
        }
        for (std::uint32_t arc = offsets[u]; arc < offsets[u + 1]; ++arc)
            direct[targets[arc]] = two[targets[arc]] = far;
    }
    const std::size_t before = network.directed() ? network.arc_count() : network.arc_count() / 2;
    if (kept.size() >= before)
        return std::nullopt;
    return Network(network.node_count(), kept, {.directed = network.directed(), .merge = false});
}

}  // namespace entente
