// SPDX-License-Identifier: MIT
#include "graph/measures/signed.hpp"

#include "graph/measures/lanczos.hpp"
#include "graph/measures/rows.hpp"

#include <algorithm>
#include <cmath>
#include <random>

namespace entente {

SignedLinks signed_links(const Networks& networks, bool both_ways) {
    const Graph& graph = networks.graph();
    SignedLinks found;
    for (std::size_t i = 0; i < graph.edge_count(); ++i) {
        const Edge& edge = graph.edges()[i];
        const Sign sign = graph.sign(edge);
        if (!networks.seen()[i] || sign == Sign::neutral)
            continue;
        std::vector<Link>& links = sign == Sign::positive ? found.positive : found.negative;
        const auto source = static_cast<std::uint32_t>(index(edge.source));
        const auto target = static_cast<std::uint32_t>(index(edge.target));
        links.push_back({source, target});
        if (both_ways && !graph.relation(edge).directed)
            links.push_back({target, source});
    }
    return found;
}

SignedNetwork signed_network(const Networks& networks) {
    const auto [positive, negative] = signed_links(networks, false);
    const NetworkOptions options{.directed = false, .weighted = false};
    const std::size_t nodes = networks.graph().node_count();
    Network plus(nodes, positive, options);
    Network minus(nodes, negative, options);
    std::vector<Link> clear;
    std::vector<Link> ambivalent;
    for (std::uint32_t v = 0; v < nodes; ++v) {
        for (const std::uint32_t w : plus.row(v)) {
            if (v < w)
                (minus.has_arc(v, w) ? ambivalent : clear).push_back({v, w, 1.0});
        }
        for (const std::uint32_t w : minus.row(v)) {
            if (v < w && !plus.has_arc(v, w))
                clear.push_back({v, w, -1.0});
        }
    }
    return {std::move(plus),
            std::move(minus),
            Network(nodes, clear, {.directed = false}),
            std::move(ambivalent)};
}

Iterated pn_centrality(const SignedNetwork& network, unsigned threads) {
    const std::size_t nodes = network.positive.node_count();
    Iterated result{std::vector<double>(nodes, 1.0), 0.0, 0, nodes < 2, true};
    const double scale = nodes < 2 ? 1.0 : 2.0 * static_cast<double>(nodes) - 2.0;
    std::vector<double> plus(nodes);
    std::vector<double> minus(nodes);
    // The eigenvalues of A / (2n - 2) lie in [-1, 1/2], so steps of 0.8 shrink the error by 0.6.
    while (!result.converged && result.iterations < 200) {
        ++result.iterations;
        multiply(network.positive, result.values, plus, threads);
        multiply(network.negative, result.values, minus, threads);
        double change = 0.0;
        for (std::size_t v = 0; v < nodes; ++v) {
            const double rest = 1.0 + (plus[v] - 2.0 * minus[v]) / scale - result.values[v];
            result.values[v] += 0.8 * rest;
            change = std::max(change, std::abs(rest));
        }
        result.converged = change <= 1e-15 * scale || change <= 1e-15;
    }
    return result;
}

namespace {

std::vector<double> random_start(std::size_t nodes, unsigned seed) {
    std::mt19937_64 random(seed);
    std::vector<double> start(nodes);
    for (double& value : start)
        value = static_cast<double>(random() >> 11U) * 0x1.0p-52 - 1.0;
    return start;
}

void scale_to_one(std::vector<double>& values) {
    double most = 0.0;
    for (const double value : values)
        most = std::max(most, std::abs(value));
    double sign = 0.0;  // of the first node that is as large as any, rounding apart
    for (std::size_t v = 0; v < values.size() && sign == 0.0; ++v) {
        if (std::abs(values[v]) >= most * (1.0 - 1e-9))
            sign = values[v] < 0.0 ? -1.0 : 1.0;
    }
    for (double& value : values)
        value = most > 0.0 ? value * sign / most : 0.0;
}

}  // namespace

Iterated signed_eigenvector(const SignedNetwork& network, const EigenOptions& options) {
    const Network& clear = network.clear;
    const std::size_t nodes = clear.node_count();
    if (clear.arc_count() == 0)
        return {std::vector<double>(nodes, 0.0), 0.0, 0, true, false};
    const Product product = [&](std::span<const double> x, std::span<double> y) {
        multiply(clear, x, y, options.threads);
    };
    // From two starts: a multiple eigenvalue shows in two different vectors.
    Iterated result = leading_vector(product, random_start(nodes, 1), options);
    Iterated other = leading_vector(product, random_start(nodes, 2), options);
    scale_to_one(result.values);
    scale_to_one(other.values);
    result.converged = result.converged && other.converged;
    result.iterations += other.iterations;
    for (std::size_t v = 0; v < nodes; ++v) {
        if (clear.degree(v) == 0)
            result.values[v] = 0.0;
        result.defined = result.defined && std::abs(result.values[v] - other.values[v]) < 1e-6;
    }
    if (result.converged && !result.defined)
        std::ranges::fill(result.values, 0.0);
    return result;
}

namespace rows {

Scores pn_centrality(Networks& networks, const MeasureOptions& options) {
    return scores_of(networks, entente::pn_centrality(signed_network(networks), options.threads));
}

Scores signed_eigenvector(Networks& networks, const MeasureOptions& options) {
    Iterated found = entente::signed_eigenvector(
        signed_network(networks), {.threads = options.threads, .stop = options.stop});
    const bool defined = found.defined;
    found.defined = true;
    Scores result = scores_of(networks, std::move(found));
    if (!defined) {
        result.undefined.assign(result.values.size(), true);
        result.note = "no single leading eigenvector: not defined, given as 0";
    }
    return result;
}

}  // namespace rows

}  // namespace entente
