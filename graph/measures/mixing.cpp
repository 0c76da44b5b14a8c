// SPDX-License-Identifier: MIT
#include "graph/measures/balance.hpp"
#include "graph/measures/group_measures.hpp"
#include "graph/measures/network_rows.hpp"
#include "graph/measures/partition.hpp"

#include <fmt/format.h>

#include <cmath>

namespace entente::rows {

namespace {

NetworkValue defined_if(bool defined, double value, std::string note = {}) {
    return {defined ? value : 0.0, !defined, std::move(note)};
}

/// Pearson's correlation from sums over weighted pairs.
class Correlation {
public:
    void add(double x, double y) {
        ++n_;
        x_ += x;
        y_ += y;
        xx_ += x * x;
        yy_ += y * y;
        xy_ += x * y;
    }
    [[nodiscard]] NetworkValue value() const {
        const double a = n_ * xx_ - x_ * x_;
        const double b = n_ * yy_ - y_ * y_;
        const bool varies = a > 1e-12 * n_ * xx_ && b > 1e-12 * n_ * yy_;
        return defined_if(varies, varies ? (n_ * xy_ - x_ * y_) / std::sqrt(a * b) : 0.0);
    }

private:
    double n_ = 0.0;
    double x_ = 0.0;
    double y_ = 0.0;
    double xx_ = 0.0;
    double yy_ = 0.0;
    double xy_ = 0.0;
};

}  // namespace

NetworkValue assortativity_degree(Networks& networks, const MeasureOptions&) {
    const Network& network = networks.undirected();
    Correlation correlation;
    for (std::size_t v = 0; v < network.node_count(); ++v) {
        for (const std::uint32_t w : network.row(v))
            correlation.add(static_cast<double>(network.degree(v)),
                            static_cast<double>(network.degree(w)));
    }
    return correlation.value();
}

NetworkValue assortativity_group(Networks& networks, const MeasureOptions&) {
    const Network& network = networks.undirected();
    const std::vector<std::uint32_t>& groups = networks.groups();
    std::vector<double> ends(networks.group_names().size(), 0.0);
    double same = 0.0;
    const auto arcs = static_cast<double>(network.arc_count());
    for (std::size_t v = 0; v < network.node_count(); ++v) {
        for (const std::uint32_t w : network.row(v)) {
            same += groups[v] == groups[w] ? 1.0 / arcs : 0.0;
            ends[groups[v]] += 1.0 / arcs;
        }
    }
    double chance = 0.0;
    for (const double share : ends)
        chance += share * share;
    const bool defined = arcs > 0.0 && chance < 1.0 - 1e-12;
    return defined_if(defined, defined ? (same - chance) / (1.0 - chance) : 0.0);
}

NetworkValue assortativity_sign(Networks& networks, const MeasureOptions&) {
    const SignedNetwork signs = signed_network(networks);
    const std::vector<std::uint32_t>& groups = networks.groups();
    Correlation correlation;
    for (std::size_t v = 0; v < signs.clear.node_count(); ++v) {
        for (std::uint32_t arc = signs.clear.offsets()[v]; arc < signs.clear.offsets()[v + 1];
             ++arc)
            correlation.add(signs.clear.weight(arc) > 0.0 ? 1.0 : 0.0,
                            groups[v] == groups[signs.clear.targets()[arc]] ? 1.0 : 0.0);
    }
    return correlation.value();
}

namespace {

Partition communities_of(Networks& networks, const MeasureOptions& options) {
    return leiden(networks.undirected(), {.seed = options.seed, .stop = options.stop});
}

}  // namespace

NetworkValue modularity(Networks& networks, const MeasureOptions& options) {
    const bool tied = networks.undirected().arc_count() > 0;
    return defined_if(tied, tied ? communities_of(networks, options).quality : 0.0);
}

NetworkValue communities(Networks& networks, const MeasureOptions& options) {
    return {static_cast<double>(communities_of(networks, options).count), false, {}};
}

NetworkValue stability_nmi(Networks& networks, const MeasureOptions& options) {
    const GroupMeasureInfo& method = *find_group_measure("leiden");
    const Stability found = stability(over_seeds(method, networks, options));
    return {found.nmi, false, fmt::format("lowest {:.4g}", found.lowest_nmi)};
}

NetworkValue stability_vi(Networks& networks, const MeasureOptions& options) {
    const GroupMeasureInfo& method = *find_group_measure("leiden");
    return {stability(over_seeds(method, networks, options)).variation, false, {}};
}

NetworkValue modularity_groups(Networks& networks, const MeasureOptions&) {
    const Network& network = networks.undirected();
    return defined_if(network.arc_count() > 0, entente::modularity(network, networks.groups()));
}

NetworkValue modularity_signed(Networks& networks, const MeasureOptions&) {
    const SignedNetwork signs = signed_network(networks);
    return defined_if(signs.positive.arc_count() + signs.negative.arc_count() > 0,
                      signed_modularity(signs, networks.groups()));
}

NetworkValue modularity_signed_best(Networks& networks, const MeasureOptions& options) {
    const SignedNetwork signs = signed_network(networks);
    const bool tied = signs.positive.arc_count() + signs.negative.arc_count() > 0;
    if (!tied)
        return {0.0, true, {}};
    const Partition found = signed_communities(signs, {.seed = options.seed, .stop = options.stop});
    return {found.quality, false, fmt::format("{} groups", found.count)};
}

NetworkValue ambivalent_pairs(Networks& networks, const MeasureOptions&) {
    return {static_cast<double>(signed_network(networks).ambivalent.size()), false, {}};
}

NetworkValue balance_triangles(Networks& networks, const MeasureOptions& options) {
    const TriangleSigns signs = triangle_signs(signed_network(networks), options.stop);
    return defined_if(signs.total() > 0,
                      signs.balanced(),
                      fmt::format("{} +++, {} ++-, {} +--, {} ---",
                                  signs.by_negative[0],
                                  signs.by_negative[1],
                                  signs.by_negative[2],
                                  signs.by_negative[3]));
}

NetworkValue balance_expected(Networks& networks, const MeasureOptions& options) {
    const TriangleSigns signs = triangle_signs(signed_network(networks), options.stop);
    return defined_if(signs.total() > 0, signs.expected());
}

NetworkValue balance_walks(Networks& networks, const MeasureOptions& options) {
    const SignedNetwork signs = signed_network(networks);
    if (signs.clear.arc_count() == 0)
        return {0.0, true, {}};
    try {
        return {walk_balance(signs, options.threads, options.stop), false, {}};
    } catch (const Error& error) {
        if (error.code() != ErrorCode::limit)
            throw;
        return {0.0, true, error.message()};
    }
}

NetworkValue frustration_index(Networks& networks, const MeasureOptions& options) {
    const Frustration found =
        frustration(signed_network(networks), {.seconds = options.seconds, .stop = options.stop});
    return {static_cast<double>(found.index),
            false,
            found.exact ? "" : fmt::format("at least {}; not proven", found.lower_bound)};
}

}  // namespace entente::rows
