// SPDX-License-Identifier: MIT
#include "graph/measures/rows.hpp"
#include "graph/measures/structure.hpp"

#include <numeric>

namespace entente::rows {

namespace {

Scores undefined_scores(Networks& networks) {
    return {std::vector<double>(networks.node_count(), 0.0),
            std::vector<bool>(networks.node_count(), true),
            networks.isolates_note()};
}

void set(Scores& scores, std::size_t node, double value) {
    scores.values[node] = value;
    scores.undefined[node] = false;
}

/// Each pair of nodes with 1 where one arc joins them and 2 where both do.
Network arcs_between(const Network& directed) {
    std::vector<Link> links;
    for (std::uint32_t v = 0; v < directed.node_count(); ++v) {
        for (const std::uint32_t w : directed.row(v))
            links.push_back({v, w, 1.0});
    }
    return Network(directed.node_count(), links, {.directed = false});
}

}  // namespace

Scores clustering(Networks& networks, const MeasureOptions& options) {
    const Network& network = networks.undirected();
    const auto triangles = triangle_counts(network, options.threads, options.stop);
    Scores result = undefined_scores(networks);
    for (std::size_t v = 0; v < triangles.size(); ++v) {
        const auto degree = static_cast<double>(network.degree(v));
        if (degree > 1.0)
            set(result, v, 2.0 * static_cast<double>(triangles[v]) / (degree * (degree - 1.0)));
    }
    return result;
}

Scores clustering_weighted(Networks& networks, const MeasureOptions& options) {
    const Network& network = networks.undirected();
    require_positive(network, "weighted clustering");
    const TriangleSums sums = triangle_sums(network, options.stop);
    Scores result = undefined_scores(networks);
    for (std::size_t v = 0; v < sums.pairs.size(); ++v) {
        const std::size_t degree = network.degree(v);
        if (degree < 2)
            continue;
        double strength = 0.0;
        for (std::uint32_t arc = network.offsets()[v]; arc < network.offsets()[v + 1]; ++arc)
            strength += network.weight(arc);
        set(result, v, 2.0 * sums.pairs[v] / (strength * static_cast<double>(degree - 1)));
    }
    return result;
}

Scores clustering_directed(Networks& networks, const MeasureOptions& options) {
    const Network pairs = arcs_between(networks.directed());
    const TriangleSums sums = triangle_sums(pairs, options.stop);
    Scores result = undefined_scores(networks);
    for (std::size_t v = 0; v < sums.products.size(); ++v) {
        double arcs = 0.0;
        double mutual = 0.0;
        for (std::uint32_t arc = pairs.offsets()[v]; arc < pairs.offsets()[v + 1]; ++arc) {
            arcs += pairs.weight(arc);
            mutual += pairs.weight(arc) == 2.0 ? 1.0 : 0.0;
        }
        const double possible = arcs * (arcs - 1.0) - 2.0 * mutual;
        if (possible > 0.0)
            set(result, v, sums.products[v] / possible);
    }
    return result;
}

}  // namespace entente::rows
