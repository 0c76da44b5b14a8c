// SPDX-License-Identifier: MIT
#include "graph/measures/parallel.hpp"
#include "graph/measures/paths.hpp"
#include "graph/measures/reach_lanes.hpp"
#include "graph/measures/rows.hpp"
#include "graph/measures/shortest_paths.hpp"

#include <algorithm>

namespace entente {

std::vector<Reach> reach(const Network& network, const PathOptions& options) {
    if (options.weighted)
        require_positive(network, "weighted closeness");
    if (!options.weighted || !network.weighted())
        return lane_reach(network, options.threads, options.stop, lanes::best_kernels());
    const std::size_t nodes = network.node_count();
    std::vector<Reach> result(nodes);
    constexpr std::size_t chunk = 256;
    parallel_for(options.threads, (nodes + chunk - 1) / chunk, [&](std::size_t task) {
        ShortestPaths paths(network, true);
        for (std::size_t node = task * chunk; node < std::min(nodes, (task + 1) * chunk); ++node) {
            check_stop(options.stop);
            paths.run(static_cast<std::uint32_t>(node));
            Reach& own = result[node];
            for (const std::uint32_t other : paths.order().subspan(1)) {
                const double distance = paths.distance(other);
                ++own.reached;
                own.sum += distance;
                own.harmonic += 1.0 / distance;
                own.farthest = std::max(own.farthest, distance);
            }
        }
    });
    return result;
}

namespace rows {

namespace {

/// Scores from the Reach of every node; where `value` gives nothing the score is undefined.
template <class Value>
Scores from_reach(Networks& networks, const MeasureOptions& options, Value&& value) {
    const std::vector<Reach> reaches =
        reach(networks.of(options.paths),
              {.weighted = options.weighted, .threads = options.threads, .stop = options.stop});
    Scores result{{}, std::vector<bool>(reaches.size(), false), networks.isolates_note()};
    const double others = std::max(1.0, static_cast<double>(reaches.size()) - 1.0);
    for (std::size_t i = 0; i < reaches.size(); ++i) {
        const bool defined = reaches[i].reached > 0;
        result.undefined[i] = !defined;
        result.values.push_back(defined ? value(reaches[i], others) : 0.0);
    }
    return result;
}

}  // namespace

Scores closeness(Networks& networks, const MeasureOptions& options) {
    Scores result = from_reach(networks, options, [&](const Reach& reach, double others) {
        return options.normalized ? reach.harmonic / others : reach.harmonic;
    });
    result.undefined.clear();  // a node that reaches no other is at harmonic closeness 0
    return result;
}

Scores closeness_freeman(Networks& networks, const MeasureOptions& options) {
    return from_reach(networks, options, [&](const Reach& reach, double) {
        return (options.normalized ? static_cast<double>(reach.reached) : 1.0) / reach.sum;
    });
}

Scores closeness_wasserman_faust(Networks& networks, const MeasureOptions& options) {
    return from_reach(networks, options, [&](const Reach& reach, double others) {
        const auto reached = static_cast<double>(reach.reached);
        return reached / others * reached / reach.sum;
    });
}

Scores eccentricity(Networks& networks, const MeasureOptions& options) {
    return from_reach(networks, options, [](const Reach& reach, double) { return reach.farthest; });
}

}  // namespace rows

}  // namespace entente
