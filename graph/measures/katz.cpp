// SPDX-License-Identifier: MIT
#include "graph/measures/parallel.hpp"
#include "graph/measures/rows.hpp"
#include "graph/measures/spectral.hpp"

#include <algorithm>
#include <cmath>

namespace entente {

namespace {

struct Series {
    double factor = 0.0;
    double tolerance = 0.0;
    unsigned most_iterations = 0;
    unsigned threads = 1;
    const std::atomic<bool>* stop = nullptr;
};

/// Beyond this a sum is taken to have no end: weights so unlike that the largest eigenvalue cannot
/// be told exactly enough.
constexpr double most_value = 1e150;

Iterated without_end(std::size_t nodes, unsigned iterations) {
    return {std::vector<double>(nodes, 0.0), 0.0, iterations, false, false};
}

/// Solves x = start + factor * A x by conjugate gradients, for a symmetric A with
/// |factor| * largest eigenvalue < 1. Some three times fewer products than summing the series.
Iterated conjugate(const Network& network, const std::vector<double>& start, const Series& series) {
    const std::size_t nodes = network.node_count();
    Iterated result{start, 0.0, 0, false, true};
    std::vector<double> image(nodes);
    std::vector<double> rest(nodes);
    const auto apply = [&](std::span<const double> x) {
        check_stop(series.stop);
        multiply(network, x, image, series.threads);
        for (std::size_t v = 0; v < nodes; ++v)
            image[v] = x[v] - series.factor * image[v];
        ++result.iterations;
    };
    apply(result.values);
    for (std::size_t v = 0; v < nodes; ++v)
        rest[v] = start[v] - image[v];
    std::vector<double> direction = rest;
    double size = dot(rest, rest, series.threads);
    const double enough =
        series.tolerance * series.tolerance * std::max(1e-300, dot(start, start, series.threads));
    while (size > enough && result.iterations < series.most_iterations) {
        apply(direction);
        const double step = size / dot(direction, image, series.threads);
        for (std::size_t v = 0; v < nodes; ++v) {
            result.values[v] += step * direction[v];
            rest[v] -= step * image[v];
        }
        const double next = dot(rest, rest, series.threads);
        if (!std::isfinite(next))
            return without_end(nodes, result.iterations);
        for (std::size_t v = 0; v < nodes; ++v)
            direction[v] = rest[v] + next / size * direction[v];
        size = next;
    }
    result.converged = size <= enough;
    return result;
}

/// The same for any A, term by term.
Iterated summed(const Network& network, const std::vector<double>& start, const Series& series) {
    const std::size_t nodes = network.node_count();
    Iterated result{start, 0.0, 0, false, true};
    std::vector<double> term = start;
    std::vector<double> next(nodes);
    while (!result.converged && result.iterations < series.most_iterations) {
        check_stop(series.stop);
        ++result.iterations;
        multiply(network, term, next, series.threads);
        double change = 0.0;
        double most = 0.0;
        for (std::size_t v = 0; v < nodes; ++v) {
            term[v] = series.factor * next[v];
            result.values[v] += term[v];
            change = std::max(change, std::abs(term[v]));
            most = std::max(most, std::abs(result.values[v]));
        }
        if (!(most < most_value))
            return without_end(nodes, result.iterations);
        result.converged = change <= series.tolerance * most;
    }
    return result;
}

Iterated solve(const Network& network, const std::vector<double>& start, const Series& series) {
    return network.directed() ? summed(network, start, series) : conjugate(network, start, series);
}

/// Undefined results are given as 0 and not as whatever the iteration had reached.
Iterated undefined(std::size_t nodes, double eigenvalue) {
    return {std::vector<double>(nodes, 0.0), eigenvalue, 0, true, false};
}

/// No eigenvalue is larger: the root of the largest row sum of the squared weights. One product.
double eigenvalue_bound(const Network& network, unsigned threads) {
    const std::size_t nodes = network.node_count();
    std::vector<double> strengths(nodes);
    std::vector<double> squares(nodes);
    multiply(network, std::vector<double>(nodes, 1.0), strengths, threads);
    multiply(network, strengths, squares, threads);
    double most = 0.0;
    for (const double square : squares)
        most = std::max(most, square);
    return std::sqrt(most);
}

/// The largest eigenvalue where `factor` is not given or may be too large; else 0.
double eigenvalue_if_needed(const Network& network,
                            double factor,
                            unsigned threads,
                            const std::atomic<bool>* stop) {
    const bool safe = factor != 0.0 && network.least_weight() >= 0.0 &&
                      std::abs(factor) * eigenvalue_bound(network, threads) < 1.0 - 1e-6;
    return safe
               ? 0.0
               : largest_eigenvalue(network, {.tolerance = 1e-9, .threads = threads, .stop = stop});
}

}  // namespace

Iterated katz(const Network& incoming, const KatzOptions& options) {
    const double largest =
        eigenvalue_if_needed(incoming, options.alpha, options.threads, options.stop);
    double alpha = options.alpha;
    if (alpha == 0.0)
        alpha = largest > 0.0 ? 0.85 / largest : 0.5;
    const std::size_t nodes = incoming.node_count();
    if (!(std::abs(alpha) * largest < 1.0 - 1e-9) || !std::isfinite(options.beta))
        return undefined(nodes, largest);
    Iterated result =
        solve(incoming,
              std::vector<double>(nodes, options.beta),
              {alpha, options.tolerance, options.most_iterations, options.threads, options.stop});
    result.eigenvalue = largest;
    return result;
}

Iterated bonacich(const Network& network, const BonacichOptions& options) {
    const double largest =
        eigenvalue_if_needed(network, options.beta, options.threads, options.stop);
    double beta = options.beta;
    if (beta == 0.0)
        beta = largest > 0.0 ? 0.75 / largest : 0.5;
    const std::size_t nodes = network.node_count();
    if (!(std::abs(beta) * largest < 1.0 - 1e-9))
        return undefined(nodes, largest);
    std::vector<double> degrees(nodes);
    multiply(network, std::vector<double>(nodes, 1.0), degrees, options.threads);
    Iterated result =
        solve(network,
              degrees,
              {beta, options.tolerance, options.most_iterations, options.threads, options.stop});
    result.eigenvalue = largest;
    const double squares = dot(result.values, result.values, options.threads);
    if (squares > 0.0) {
        for (double& value : result.values)
            value *= std::sqrt(static_cast<double>(nodes) / squares);
    }
    return result;
}

namespace rows {

Scores katz(Networks& networks, const MeasureOptions& options) {
    const Network& network = options.paths == Paths::directed   ? networks.reversed()
                             : options.paths == Paths::reversed ? networks.directed()
                                                                : networks.undirected();
    return scores_of(networks,
                     entente::katz(network, {.threads = options.threads, .stop = options.stop}));
}

Scores bonacich(Networks& networks, const MeasureOptions& options) {
    return scores_of(networks,
                     entente::bonacich(networks.undirected(),
                                       {.threads = options.threads, .stop = options.stop}));
}

}  // namespace rows

}  // namespace entente
