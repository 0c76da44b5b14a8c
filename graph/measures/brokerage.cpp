// SPDX-License-Identifier: MIT
#include "graph/measures/parallel.hpp"
#include "graph/measures/rows.hpp"

#include <algorithm>
#include <array>

namespace entente::rows {

namespace {

enum Role : std::size_t { coordinator, consultant, gatekeeper, representative, liaison, roles };

Role role_of(std::uint32_t source, std::uint32_t broker, std::uint32_t target) {
    if (source == broker)
        return broker == target ? coordinator : representative;
    if (broker == target)
        return gatekeeper;
    return source == target ? consultant : liaison;
}

using Counts = std::array<double, roles>;

std::vector<Counts> count_roles(Networks& networks, const MeasureOptions& options) {
    const Network& out = networks.directed();
    const Network& in = networks.reversed();
    const std::vector<std::uint32_t>& groups = networks.groups();
    std::vector<Counts> result(out.node_count(), Counts{});
    constexpr std::size_t chunk = 64;
    const std::size_t nodes = result.size();
    parallel_for(options.threads, (nodes + chunk - 1) / chunk, [&](std::size_t task) {
        for (std::size_t v = task * chunk; v < std::min(nodes, (task + 1) * chunk); ++v) {
            for (const std::uint32_t source : in.row(v)) {
                check_stop(options.stop);
                for (const std::uint32_t target : out.row(v)) {
                    if (source != target && !out.has_arc(source, target))
                        ++result[v][role_of(groups[source], groups[v], groups[target])];
                }
            }
        }
    });
    return result;
}

Scores role_scores(Networks& networks, const MeasureOptions& options, Role role) {
    const std::vector<Counts> counts = count_roles(networks, options);
    Scores result{{}, {}, networks.isolates_note()};
    for (const Counts& own : counts) {
        double sum = 0.0;
        for (std::size_t i = 0; i < roles; ++i)
            sum += role == roles || role == i ? own[i] : 0.0;
        result.values.push_back(sum);
    }
    return result;
}

}  // namespace

Scores brokerage(Networks& networks, const MeasureOptions& options) {
    return role_scores(networks, options, roles);
}
Scores brokerage_coordinator(Networks& networks, const MeasureOptions& options) {
    return role_scores(networks, options, coordinator);
}
Scores brokerage_consultant(Networks& networks, const MeasureOptions& options) {
    return role_scores(networks, options, consultant);
}
Scores brokerage_gatekeeper(Networks& networks, const MeasureOptions& options) {
    return role_scores(networks, options, gatekeeper);
}
Scores brokerage_representative(Networks& networks, const MeasureOptions& options) {
    return role_scores(networks, options, representative);
}
Scores brokerage_liaison(Networks& networks, const MeasureOptions& options) {
    return role_scores(networks, options, liaison);
}

/// 1 - sum over groups of the squared share of the node's weight that goes to the group.
Scores participation(Networks& networks, const MeasureOptions&) {
    const Network& network = networks.undirected();
    require_positive(network, "participation coefficient");
    const std::vector<std::uint32_t>& groups = networks.groups();
    Scores result{std::vector<double>(network.node_count(), 0.0),
                  std::vector<bool>(network.node_count(), false),
                  networks.isolates_note()};
    std::vector<double> to(networks.group_names().size(), 0.0);
    for (std::size_t v = 0; v < network.node_count(); ++v) {
        result.undefined[v] = network.degree(v) == 0;
        double strength = 0.0;
        for (std::uint32_t arc = network.offsets()[v]; arc < network.offsets()[v + 1]; ++arc) {
            to[groups[network.targets()[arc]]] += network.weight(arc);
            strength += network.weight(arc);
        }
        double same = 0.0;
        for (const std::uint32_t w : network.row(v)) {
            const double share = to[groups[w]] / std::max(strength, 1e-300);
            same += share * share;
            to[groups[w]] = 0.0;
        }
        result.values[v] = result.undefined[v] ? 0.0 : 1.0 - same;
    }
    return result;
}

}  // namespace entente::rows
