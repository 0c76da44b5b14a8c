// SPDX-License-Identifier: MIT
#include "graph/measures/network_rows.hpp"
#include "graph/measures/paths.hpp"
#include "graph/measures/rows.hpp"
#include "graph/measures/spectral.hpp"
#include "graph/measures/structure.hpp"

#include <algorithm>
#include <cmath>

namespace entente::rows {

namespace {

NetworkValue defined_if(bool defined, double value, std::string note = {}) {
    return {defined ? value : 0.0, !defined, std::move(note)};
}

double count_of(const Networks& networks) {
    return static_cast<double>(networks.node_count());
}

/// Share of ordered pairs in one weak component.
double connected_share(Networks& networks) {
    const double n = count_of(networks);
    double pairs = 0.0;
    for (const std::uint32_t size : components(networks.undirected()).sizes())
        pairs += static_cast<double>(size) * (static_cast<double>(size) - 1.0);
    return pairs / (n * (n - 1.0));
}

struct PathFigures {
    double longest = 0.0;
    double sum = 0.0;
    double pairs = 0.0;
};

PathFigures path_figures(Networks& networks, const MeasureOptions& options) {
    PathFigures result;
    for (const Reach& one :
         reach(networks.of(options.paths),
               {.weighted = options.weighted, .threads = options.threads, .stop = options.stop})) {
        result.longest = std::max(result.longest, one.farthest);
        result.sum += one.sum;
        result.pairs += static_cast<double>(one.reached);
    }
    return result;
}

/// Freeman: how much the most central node exceeds the others, against the most that can be.
double centralisation(const std::vector<double>& values, double most) {
    const double top = *std::ranges::max_element(values);
    double sum = 0.0;
    for (const double value : values)
        sum += top - value;
    return sum / most;
}

}  // namespace

NetworkValue nodes(Networks& networks, const MeasureOptions&) {
    return {count_of(networks), false, {}};
}

NetworkValue edges(Networks& networks, const MeasureOptions&) {
    return {static_cast<double>(std::ranges::count(networks.seen(), true)), false, {}};
}

NetworkValue isolates(Networks& networks, const MeasureOptions&) {
    const Network& network = networks.undirected();
    double count = 0.0;
    for (std::size_t v = 0; v < network.node_count(); ++v)
        count += network.degree(v) == 0 ? 1.0 : 0.0;
    return {count, false, {}};
}

NetworkValue density(Networks& networks, const MeasureOptions&) {
    const double n = count_of(networks);
    return defined_if(n > 1.0,
                      static_cast<double>(networks.directed().arc_count()) / (n * (n - 1.0)));
}

NetworkValue mean_degree(Networks& networks, const MeasureOptions&) {
    const double n = count_of(networks);
    return defined_if(n > 0.0, static_cast<double>(networks.undirected().arc_count()) / n);
}

NetworkValue reciprocity(Networks& networks, const MeasureOptions&) {
    const DyadCensus census = dyad_census(networks.directed());
    const auto mutual = static_cast<double>(census.mutual);
    const double arcs = 2.0 * mutual + static_cast<double>(census.asymmetric);
    return defined_if(arcs > 0.0, 2.0 * mutual / arcs);
}

NetworkValue components_weak(Networks& networks, const MeasureOptions&) {
    return {static_cast<double>(components(networks.undirected()).count), false, {}};
}

NetworkValue components_strong(Networks& networks, const MeasureOptions&) {
    return {static_cast<double>(strong_components(networks.directed()).count), false, {}};
}

NetworkValue components_bi(Networks& networks, const MeasureOptions&) {
    return {static_cast<double>(blocks(networks.undirected()).count), false, {}};
}

NetworkValue largest_component(Networks& networks, const MeasureOptions&) {
    if (networks.node_count() == 0)
        return {0.0, true, {}};
    const std::vector<std::uint32_t> sizes = components(networks.undirected()).sizes();
    return {static_cast<double>(*std::ranges::max_element(sizes)) / count_of(networks), false, {}};
}

NetworkValue diameter(Networks& networks, const MeasureOptions& options) {
    const PathFigures figures = path_figures(networks, options);
    return defined_if(figures.pairs > 0.0, figures.longest);
}

NetworkValue mean_path(Networks& networks, const MeasureOptions& options) {
    const PathFigures figures = path_figures(networks, options);
    return defined_if(figures.pairs > 0.0, figures.sum / figures.pairs);
}

NetworkValue transitivity(Networks& networks, const MeasureOptions& options) {
    const Network& network = networks.undirected();
    double closed = 0.0;
    double paths = 0.0;
    const auto triangles = triangle_counts(network, options.threads, options.stop);
    for (std::size_t v = 0; v < triangles.size(); ++v) {
        const auto degree = static_cast<double>(network.degree(v));
        closed += static_cast<double>(triangles[v]);
        paths += degree * (degree - 1.0) / 2.0;
    }
    return defined_if(paths > 0.0, closed / paths);
}

NetworkValue mean_clustering(Networks& networks, const MeasureOptions& options) {
    const Scores scores = clustering(networks, options);
    double sum = 0.0;
    double count = 0.0;
    for (std::size_t v = 0; v < scores.values.size(); ++v) {
        sum += scores.values[v];
        count += scores.undefined[v] ? 0.0 : 1.0;
    }
    return defined_if(count > 0.0, sum / count);
}

NetworkValue centralisation_degree(Networks& networks, const MeasureOptions&) {
    const Network& network = networks.undirected();
    const double n = count_of(networks);
    if (n < 3.0)
        return {0.0, true, {}};
    std::vector<double> degrees;
    for (std::size_t v = 0; v < network.node_count(); ++v)
        degrees.push_back(static_cast<double>(network.degree(v)));
    return {centralisation(degrees, (n - 1.0) * (n - 2.0)), false, {}};
}

NetworkValue centralisation_betweenness(Networks& networks, const MeasureOptions& options) {
    const double n = count_of(networks);
    if (n < 3.0)
        return {0.0, true, {}};
    BetweennessOptions own;
    own.threads = options.threads;
    own.stop = options.stop;
    return {centralisation(entente::betweenness(networks.undirected(), own).nodes,
                           (n - 1.0) * (n - 1.0) * (n - 2.0) / 2.0),
            false,
            {}};
}

NetworkValue centralisation_closeness(Networks& networks, const MeasureOptions& options) {
    const double n = count_of(networks);
    if (n < 3.0)
        return {0.0, true, {}};
    std::vector<double> values;
    bool connected = true;
    for (const Reach& one :
         reach(networks.undirected(), {.threads = options.threads, .stop = options.stop})) {
        connected = connected && static_cast<double>(one.reached) == n - 1.0;
        values.push_back(connected ? (n - 1.0) / one.sum : 0.0);
    }
    if (!connected)
        return {0.0, true, "not connected"};
    return {centralisation(values, (n - 1.0) * (n - 2.0) / (2.0 * n - 3.0)), false, {}};
}

NetworkValue centralisation_eigenvector(Networks& networks, const MeasureOptions& options) {
    const double n = count_of(networks);
    if (n < 3.0)
        return {0.0, true, {}};
    const Network& network = networks.undirected();
    std::vector<Link> links;
    for (std::uint32_t v = 0; v < network.node_count(); ++v) {
        for (const std::uint32_t w : network.row(v)) {
            if (v < w)
                links.push_back({v, w});
        }
    }
    const Network binary(network.node_count(), links, {.directed = false});
    const Iterated found =
        entente::eigenvector(binary, {.threads = options.threads, .stop = options.stop});
    return defined_if(found.defined, centralisation(found.values, n - 2.0), note_of(found));
}

NetworkValue fragmentation(Networks& networks, const MeasureOptions&) {
    return networks.node_count() < 2 ? NetworkValue{0.0, true, {}}
                                     : NetworkValue{1.0 - connected_share(networks), false, {}};
}

NetworkValue connectedness(Networks& networks, const MeasureOptions&) {
    return networks.node_count() < 2 ? NetworkValue{0.0, true, {}}
                                     : NetworkValue{connected_share(networks), false, {}};
}

namespace {

/// One of Krackhardt's dimensions; above the limit of nodes it is said to be undefined.
NetworkValue dimension(Networks& networks,
                       const MeasureOptions& options,
                       double KrackhardtDimensions::*which) {
    if (networks.node_count() < 2)
        return {0.0, true, {}};
    try {
        return {krackhardt(networks.directed(), options.stop).*which, false, {}};
    } catch (const Error& error) {
        if (error.code() != ErrorCode::limit)
            throw;
        return {0.0, true, error.message()};
    }
}

}  // namespace

NetworkValue hierarchy(Networks& networks, const MeasureOptions& options) {
    return dimension(networks, options, &KrackhardtDimensions::hierarchy);
}
NetworkValue efficiency(Networks& networks, const MeasureOptions& options) {
    return dimension(networks, options, &KrackhardtDimensions::efficiency);
}
NetworkValue upper_boundedness(Networks& networks, const MeasureOptions& options) {
    return dimension(networks, options, &KrackhardtDimensions::upper_boundedness);
}

NetworkValue rich_club_top(Networks& networks, const MeasureOptions&) {
    const Network& network = networks.undirected();
    const std::vector<double> club = rich_club(network);
    std::vector<std::size_t> degrees;
    for (std::size_t v = 0; v < network.node_count(); ++v)
        degrees.push_back(network.degree(v));
    std::ranges::sort(degrees, std::ranges::greater{});
    const std::size_t members = std::max<std::size_t>(2, (degrees.size() + 9) / 10);
    if (degrees.size() < members || degrees[members - 1] == 0)
        return {0.0, true, {}};
    const std::size_t k = degrees[members - 1] - 1;  // more than k: the top tenth, with its ties
    return defined_if(k < club.size(), k < club.size() ? club[k] : 0.0);
}

NetworkValue small_world(Networks& networks, const MeasureOptions& options) {
    MeasureOptions own = options;
    own.paths = Paths::undirected;
    own.weighted = false;
    const double n = count_of(networks);
    const NetworkValue clustered = transitivity(networks, own);
    const NetworkValue path = mean_path(networks, own);
    const double k = n > 0.0 ? mean_degree(networks, own).value : 0.0;
    if (clustered.undefined || path.undefined || k <= 1.0 || n < 3.0)
        return {0.0, true, {}};
    const double chance_clustered = k / (n - 1.0);
    const double chance_path = std::log(n) / std::log(k);
    return {(clustered.value / chance_clustered) / (path.value / chance_path), false, {}};
}

NetworkValue core_periphery_fit(Networks& networks, const MeasureOptions&) {
    const CorePeriphery found = core_periphery(networks.undirected());
    return defined_if(found.defined, found.correlation);
}

}  // namespace entente::rows
