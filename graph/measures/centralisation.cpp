// SPDX-License-Identifier: MIT
#include "graph/measures/network_rows.hpp"
#include "graph/measures/paths.hpp"
#include "graph/measures/rows.hpp"
#include "graph/measures/spectral.hpp"

#include <algorithm>
#include <functional>

namespace entente::rows {

namespace {

/// How much the most central node exceeds the others.
double excess(const std::vector<double>& values) {
    const double top = *std::ranges::max_element(values);
    double sum = 0.0;
    for (const double value : values)
        sum += top - value;
    return sum;
}

NetworkValue undefined(std::string note = {}) {
    return {0.0, true, std::move(note)};
}

/// A star of so many nodes, all arrows to the first, or from it.
Network star(std::size_t nodes, bool inward) {
    std::vector<Link> links;
    for (std::uint32_t v = 1; v < nodes; ++v)
        links.push_back(inward ? Link{v, 0} : Link{0, v});
    return Network(nodes, links, {.weighted = false});
}

/// The same arcs, each of weight 1.
Network unweighted(const Network& network) {
    std::vector<Link> links;
    for (std::uint32_t v = 0; v < network.node_count(); ++v) {
        for (const std::uint32_t w : network.row(v))
            links.push_back({v, w});
    }
    return Network(network.node_count(), links, {.weighted = false});
}

/// Of a measure of arrows, against the same of a star.
NetworkValue against_star(
    Networks& networks,
    bool inward,
    const std::function<Iterated(const Network& network, const Network& reversed)>& measure) {
    if (networks.node_count() < 3)
        return undefined();
    const Network own = unweighted(networks.directed());
    const Network ideal = star(networks.node_count(), inward);
    const Iterated found = measure(own, own.reversed());
    if (!found.defined)
        return undefined(note_of(found));
    const double most = excess(measure(ideal, ideal.reversed()).values);
    return {excess(found.values) / most, false, note_of(found)};
}

/// Of a measure of ties, against the same of a star.
NetworkValue against_tied_star(Networks& networks,
                               const std::function<Iterated(const Network& network)>& measure) {
    const std::size_t nodes = networks.node_count();
    if (nodes < 3)
        return undefined();
    const Network& ties = networks.undirected();
    std::vector<Link> links;
    std::vector<Link> ideal;
    for (std::uint32_t v = 0; v < nodes; ++v) {
        for (const std::uint32_t w : ties.row(v)) {
            if (v < w)
                links.push_back({v, w});
        }
        if (v > 0)
            ideal.push_back({0, v});
    }
    const NetworkOptions bare{.directed = false, .weighted = false};
    const Iterated found = measure(Network(nodes, links, bare));
    if (!found.defined)
        return undefined(note_of(found));
    const double most = excess(measure(Network(nodes, ideal, bare)).values);
    return {excess(found.values) / most, false, note_of(found)};
}

NetworkValue of_arrows(const Network& network) {
    const auto n = static_cast<double>(network.node_count());
    if (n < 2.0)
        return undefined();
    std::vector<double> degrees;
    for (std::size_t v = 0; v < network.node_count(); ++v)
        degrees.push_back(static_cast<double>(network.degree(v)));
    return {excess(degrees) / ((n - 1.0) * (n - 1.0)), false, {}};
}

}  // namespace

NetworkValue centralisation_in_degree(Networks& networks, const MeasureOptions&) {
    return of_arrows(networks.reversed());
}

NetworkValue centralisation_out_degree(Networks& networks, const MeasureOptions&) {
    return of_arrows(networks.directed());
}

NetworkValue centralisation_strength(Networks& networks, const MeasureOptions&) {
    const Network& network = networks.undirected();
    const auto n = static_cast<double>(networks.node_count());
    double heaviest = network.arc_count() == 0 ? 0.0 : 1.0;
    if (network.weighted())
        heaviest = *std::ranges::max_element(network.weights());
    if (n < 3.0 || network.least_weight() < 0.0 || heaviest <= 0.0)
        return undefined();
    return {excess(outflow(network, true)) / heaviest / ((n - 1.0) * (n - 2.0)), false, {}};
}

NetworkValue centralisation_katz(Networks& networks, const MeasureOptions& options) {
    return against_tied_star(networks, [&](const Network& network) {
        return entente::katz(network, {.threads = options.threads, .stop = options.stop});
    });
}

NetworkValue centralisation_bonacich(Networks& networks, const MeasureOptions& options) {
    return against_tied_star(networks, [&](const Network& network) {
        return entente::bonacich(network, {.threads = options.threads, .stop = options.stop});
    });
}

NetworkValue centralisation_harmonic(Networks& networks, const MeasureOptions& options) {
    const auto n = static_cast<double>(networks.node_count());
    if (n < 3.0)
        return undefined();
    std::vector<double> values;
    for (const Reach& one :
         reach(networks.undirected(), {.threads = options.threads, .stop = options.stop}))
        values.push_back(one.harmonic);
    return {excess(values) / ((n - 1.0) * (n - 2.0) / 2.0), false, {}};
}

NetworkValue centralisation_pagerank(Networks& networks, const MeasureOptions& options) {
    return against_star(networks, true, [&](const Network& network, const Network& reversed) {
        return entente::pagerank(
            network, reversed, {.restart = {}, .threads = options.threads, .stop = options.stop});
    });
}

NetworkValue centralisation_authority(Networks& networks, const MeasureOptions& options) {
    return against_star(networks, true, [&](const Network& network, const Network& reversed) {
        return hits(network, reversed, {.threads = options.threads, .stop = options.stop})
            .authorities;
    });
}

NetworkValue centralisation_hub(Networks& networks, const MeasureOptions& options) {
    return against_star(networks, false, [&](const Network& network, const Network& reversed) {
        return hits(network, reversed, {.threads = options.threads, .stop = options.stop}).hubs;
    });
}

}  // namespace entente::rows
