// SPDX-License-Identifier: MIT
#include "graph/base/error.hpp"
#include "graph/measures/approximate.hpp"
#include "graph/measures/backbone.hpp"
#include "graph/measures/betweenness_lanes.hpp"
#include "graph/measures/parallel.hpp"
#include "graph/measures/paths.hpp"
#include "graph/measures/rows.hpp"
#include "graph/measures/shortest_paths.hpp"
#include "graph/measures/wide.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <optional>

namespace entente {

namespace {

/// Path counts above this leave no room for sums of them in a double.
constexpr double most_paths = 1e290;

/// Which nodes paths start from and count to.
struct Ends {
    std::vector<std::uint32_t> sources;
    std::vector<double> target;  ///< 1 or 0, by node
};

Ends ends_of(const Network& network, const BetweennessOptions& options) {
    const std::size_t nodes = network.node_count();
    Ends ends{options.sources, std::vector<double>(nodes, options.targets.empty() ? 1.0 : 0.0)};
    const auto check = [nodes](std::uint32_t node) {
        if (node >= nodes)
            throw Error(ErrorCode::usage, {}, fmt::format("betweenness: no node {}", node));
    };
    std::ranges::for_each(options.sources, check);
    for (const std::uint32_t node : options.targets) {
        check(node);
        ends.target[node] = 1.0;
    }
    if (ends.sources.empty()) {
        ends.sources.resize(nodes);
        std::iota(ends.sources.begin(), ends.sources.end(), 0U);
    }
    return ends;
}

/// Adds up what one source after another gives to nodes and arcs.
class Accumulator {
public:
    Accumulator(const Network& network, const BetweennessOptions& options, const Ends& ends)
        : network_(&network),
          options_(&options),
          ends_(&ends),
          paths_(network, options.weighted),
          sums_{std::vector<double>(network.node_count(), 0.0),
                std::vector<double>(options.arcs ? network.arc_count() : 0, 0.0)},
          counts_(network.node_count()),
          shares_(network.node_count()) {}

    void add(std::uint32_t source) {
        paths_.run(source);
        if (options_->endpoints)
            add_endpoints(source);
        if (count_paths(source, counts_)) {
            add_dependencies(source, counts_, shares_);
            return;
        }
        wide_counts_.resize(network_->node_count());
        wide_shares_.resize(network_->node_count());
        static_cast<void>(count_paths(source, wide_counts_));
        add_dependencies(source, wide_counts_, wide_shares_);
    }

    [[nodiscard]] Betweenness& sums() noexcept { return sums_; }

private:
    void add_endpoints(std::uint32_t source) {
        double reached = 0.0;
        for (const std::uint32_t node : paths_.order().subspan(1)) {
            reached += ends_->target[node];
            sums_.nodes[node] += ends_->target[node];
        }
        sums_.nodes[source] += reached;
    }

    /// False if the counts do not fit into Real.
    template <class Real>
    [[nodiscard]] bool count_paths(std::uint32_t source, std::vector<Real>& counts) const {
        const auto offsets = network_->offsets();
        const auto targets = network_->targets();
        for (const std::uint32_t node : paths_.order())
            counts[node] = Real{0.0};
        counts[source] = Real{1.0};
        bool fits = true;
        for (const std::uint32_t node : paths_.order()) {
            if (paths_.weighted())
                paths_.for_each_before(node, [&](std::uint32_t before, std::uint32_t) {
                    counts[node] += counts[before];
                });
            if constexpr (std::is_same_v<Real, double>)
                fits = fits && counts[node] < most_paths;
            if (paths_.weighted())
                continue;
            for (std::uint32_t arc = offsets[node]; arc < offsets[node + 1]; ++arc) {
                if (paths_.leads(node, targets[arc]))
                    counts[targets[arc]] += counts[node];
            }
        }
        return fits;
    }

    template <class Real>
    void add_dependencies(std::uint32_t source,
                          const std::vector<Real>& counts,
                          std::vector<Real>& shares) {
        if (paths_.weighted())
            add_weighted(source, counts, shares);
        else
            add_unweighted(source, counts, shares);
    }

    /// Backwards along the last steps of the paths. `sums` holds the sum of the shares behind.
    template <class Real>
    void add_weighted(std::uint32_t source,
                      const std::vector<Real>& counts,
                      std::vector<Real>& sums) {
        const auto order = paths_.order();
        for (const std::uint32_t node : order)
            sums[node] = Real{0.0};
        for (std::size_t i = order.size(); i-- > 1;) {
            const std::uint32_t node = order[i];
            const double dependency = to_double(counts[node] * sums[node]);
            if (node != source)
                sums_.nodes[node] += dependency;
            const Real share = Real{ends_->target[node] + dependency} / counts[node];
            paths_.for_each_before(node, [&](std::uint32_t before, std::uint32_t arc) {
                sums[before] += share;
                if (options_->arcs)
                    sums_.arcs[arc] += to_double(counts[before] * share);
            });
        }
    }

    template <class Real>
    void add_unweighted(std::uint32_t source,
                        const std::vector<Real>& counts,
                        std::vector<Real>& shares) {
        const auto offsets = network_->offsets();
        const auto targets = network_->targets();
        const auto order = paths_.order();
        for (std::size_t i = order.size(); i-- > 0;) {
            const std::uint32_t node = order[i];
            Real sum{0.0};
            for (std::uint32_t arc = offsets[node]; arc < offsets[node + 1]; ++arc) {
                if (!paths_.leads(node, targets[arc]))
                    continue;
                sum += shares[targets[arc]];
                if (options_->arcs)
                    sums_.arcs[arc] += to_double(counts[node] * shares[targets[arc]]);
            }
            const double dependency = to_double(counts[node] * sum);
            if (node != source)
                sums_.nodes[node] += dependency;
            shares[node] = Real{ends_->target[node] + dependency} / counts[node];
        }
    }

    const Network* network_;
    const BetweennessOptions* options_;
    const Ends* ends_;
    ShortestPaths paths_;
    Betweenness sums_;
    std::vector<double> counts_;
    std::vector<double> shares_;
    std::vector<WideReal> wide_counts_;
    std::vector<WideReal> wide_shares_;
};

void add_to(std::vector<double>& sum, const std::vector<double>& more) {
    for (std::size_t i = 0; i < sum.size(); ++i)
        sum[i] += more[i];
}

/// Both arcs of a tie get the mean of their sums: ordered pairs become unordered ones.
void join_arcs(const Network& network, std::vector<double>& arcs) {
    const auto offsets = network.offsets();
    for (std::uint32_t node = 0; node < network.node_count(); ++node) {
        std::uint32_t parallel = 0;
        for (std::uint32_t arc = offsets[node]; arc < offsets[node + 1]; ++arc) {
            const std::uint32_t other = network.targets()[arc];
            parallel =
                arc > offsets[node] && network.targets()[arc - 1] == other ? parallel + 1 : 0;
            if (other <= node)
                continue;
            const auto row = network.row(other);
            const auto first = std::ranges::lower_bound(row, node) - row.begin();
            const std::size_t mate = offsets[other] + static_cast<std::size_t>(first) + parallel;
            arcs[arc] = arcs[mate] = (arcs[arc] + arcs[mate]) / 2.0;
        }
    }
}

void scale(std::vector<double>& values, double factor) {
    for (double& value : values)
        value *= factor;
}

/// Halves for undirected pairs, and norms. Arcs are halved by join_arcs.
void finish(const Network& network, const BetweennessOptions& options, Betweenness& result) {
    const double nodes = static_cast<double>(network.node_count());
    const double half = network.directed() ? 1.0 : 0.5;
    scale(result.nodes, half);
    if (!network.directed() && options.arcs)
        join_arcs(network, result.arcs);
    if (!options.normalized)
        return;
    const double pairs = half * nodes * (nodes - 1.0);
    const double pairs_without = half * (nodes - 1.0) * (nodes - 2.0);
    const double most = options.endpoints ? pairs : pairs_without;
    if (most > 0.0)
        scale(result.nodes, 1.0 / most);
    if (pairs > 0.0)
        scale(result.arcs, 1.0 / pairs);
}

}  // namespace

namespace {

/// The fast way, for what it can do.
std::optional<std::vector<double>> by_lanes(const Network& network,
                                            const BetweennessOptions& options) {
    const bool weighted = options.weighted && network.weighted();
    if (weighted || options.arcs || options.endpoints || !options.sources.empty() ||
        !options.targets.empty())
        return std::nullopt;
    return lane_betweenness(network, options.threads, options.stop, lanes::best_kernels());
}

/// The general way, source by source.
Betweenness by_source(const Network& whole, const BetweennessOptions& options) {
    std::optional<Network> thin;
    if (options.weighted && !options.arcs)
        thin = without_detours(whole, options.stop);
    const Network& network = thin ? *thin : whole;
    const Ends ends = ends_of(network, options);
    Betweenness result{std::vector<double>(network.node_count(), 0.0),
                       std::vector<double>(options.arcs ? network.arc_count() : 0, 0.0)};
    // The groups depend on the network only and are added in order: same bytes for any threads.
    const std::size_t room =
        (std::size_t{1} << 25) / (result.nodes.size() + result.arcs.size() + 1);
    const std::size_t groups = std::clamp<std::size_t>(room, 1, 32);
    const std::size_t each = (ends.sources.size() + groups - 1) / groups;
    std::vector<Betweenness> parts(groups);
    parallel_for(options.threads, groups, [&](std::size_t group) {
        const std::size_t end = std::min(ends.sources.size(), (group + 1) * each);
        if (group * each >= end)
            return;
        Accumulator accumulator(network, options, ends);
        for (std::size_t i = group * each; i < end; ++i) {
            check_stop(options.stop);
            accumulator.add(ends.sources[i]);
        }
        parts[group] = std::move(accumulator.sums());
    });
    for (const Betweenness& part : parts) {
        if (part.nodes.empty())
            continue;
        add_to(result.nodes, part.nodes);
        add_to(result.arcs, part.arcs);
    }
    return result;
}

}  // namespace

Betweenness betweenness(const Network& network, const BetweennessOptions& options) {
    if (options.weighted)
        require_positive(network, "weighted betweenness");
    Betweenness result;
    if (auto scores = by_lanes(network, options))
        result.nodes = std::move(*scores);
    else
        result = by_source(network, options);
    finish(network, options, result);
    return result;
}

namespace rows {

namespace {

/// The estimate as scores of the exact measure, with its guarantee.
Scores estimated(Networks& networks, const MeasureOptions& options) {
    if (options.weighted || options.endpoints || !options.sources.empty() ||
        !options.targets.empty())
        throw Error(ErrorCode::usage,
                    {},
                    "approximate betweenness is of unweighted paths between all nodes, without "
                    "their ends");
    const Network& network = networks.of(options.paths);
    const bool undirected = options.paths == Paths::undirected;
    const Network& reversed = undirected                         ? network
                              : options.paths == Paths::directed ? networks.reversed()
                                                                 : networks.directed();
    const ApproximationOptions own{.error = options.approximate,
                                   .seed = options.seed,
                                   .threads = options.threads,
                                   .stop = options.stop};
    ApproximateBetweenness found = approximate_betweenness(network, reversed, own);
    const auto n = static_cast<double>(network.node_count());
    const double pairs = n * (n - 1.0) * (undirected ? 0.5 : 1.0);
    const double scale = options.normalized ? n / std::max(1.0, n - 2.0) : pairs;
    for (double& value : found.shares)
        value *= scale;
    return {std::move(found.shares),
            {},
            fmt::format("estimated from {} paths drawn with seed {}: with probability {}, every "
                        "value is within {} of the exact one",
                        found.paths,
                        options.seed,
                        1.0 - own.failure,
                        own.error * scale)};
}

}  // namespace

Scores betweenness(Networks& networks, const MeasureOptions& options) {
    constexpr std::size_t large = 100'000;  // below, the exact values take minutes at most
    if (options.approximate > 0.0 && networks.node_count() >= large)
        return estimated(networks, options);
    BetweennessOptions own;
    own.weighted = options.weighted;
    own.normalized = options.normalized;
    own.endpoints = options.endpoints;
    own.sources = networks.numbers_of(options.sources);
    own.targets = networks.numbers_of(options.targets);
    own.threads = options.threads;
    own.stop = options.stop;
    std::string note = networks.isolates_note();
    if (options.approximate > 0.0)
        note += fmt::format(
            "{}exact, as there are fewer than {} nodes", note.empty() ? "" : "; ", large);
    return {entente::betweenness(networks.of(options.paths), own).nodes, {}, std::move(note)};
}

}  // namespace rows

}  // namespace entente
