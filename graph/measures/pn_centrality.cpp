// SPDX-License-Identifier: MIT
#include "graph/measures/parallel.hpp"
#include "graph/measures/rows.hpp"
#include "graph/measures/signed.hpp"

#include <algorithm>
#include <cmath>

namespace entente {

SignedArrows signed_arrows(const Networks& networks) {
    const auto [positive, negative] = signed_links(networks, true);
    const NetworkOptions options{.weighted = false};
    const std::size_t nodes = networks.graph().node_count();
    return {Network(nodes, positive, options), Network(nodes, negative, options)};
}

namespace {

/// Two nodes with a negative arrow, or negative arrows only and all of them: the one case in which
/// A'A / (2n - 2)^2 has the eigenvalue 1 and there is nothing to invert.
bool singular(const SignedArrows& arrows) {
    const std::size_t nodes = arrows.positive.node_count();
    bool opposed = false;  // some negative arrow without a positive one beside it
    bool all = true;       // every arrow is such a one
    for (std::uint32_t v = 0; v < nodes; ++v) {
        std::size_t own = 0;
        for (const std::uint32_t w : arrows.negative.row(v))
            own += arrows.positive.has_arc(v, w) ? 0U : 1U;
        opposed = opposed || own > 0;
        all = all && own == nodes - 1;
    }
    return nodes == 2 ? opposed : nodes > 2 && all;
}

/// y = (positive - 2 negative) x / (2n - 2).
class Matrix {
public:
    Matrix(const Network& positive, const Network& negative, unsigned threads)
        : positive_(&positive),
          negative_(&negative),
          threads_(threads),
          scale_(1.0 / (2.0 * static_cast<double>(positive.node_count()) - 2.0)),
          minus_(positive.node_count()) {}

    void apply(std::span<const double> x, std::vector<double>& y) {
        y.resize(x.size());
        multiply(*positive_, x, y, threads_);
        multiply(*negative_, x, minus_, threads_);
        for (std::size_t v = 0; v < y.size(); ++v)
            y[v] = (y[v] - 2.0 * minus_[v]) * scale_;
    }

private:
    const Network* positive_;
    const Network* negative_;
    unsigned threads_;
    double scale_;
    std::vector<double> minus_;
};

/// Solves (1 - B C) x = b, C the transpose of B, by conjugate gradients: the matrix is symmetric
/// and positive. Hestenes, Stiefel, J. Research NBS 49(6):409-436, 1952.
Iterated solve(Matrix& b, Matrix& c, std::vector<double> right, unsigned threads) {
    const std::size_t nodes = right.size();
    Iterated result{std::vector<double>(nodes, 0.0), 0.0, 0, false, true};
    std::vector<double> rest = right;
    std::vector<double> direction = right;
    std::vector<double> half;
    std::vector<double> product;
    double squares = dot(rest, rest, threads);
    const double enough = 1e-30 * squares;
    constexpr unsigned most_iterations = 2000;
    while (squares > enough && result.iterations < most_iterations) {
        ++result.iterations;
        c.apply(direction, half);
        b.apply(half, product);
        for (std::size_t v = 0; v < nodes; ++v)
            product[v] = direction[v] - product[v];
        const double curve = dot(direction, product, threads);
        if (curve <= 0.0)
            break;  // rounding: as near as it gets
        const double step = squares / curve;
        for (std::size_t v = 0; v < nodes; ++v) {
            result.values[v] += step * direction[v];
            rest[v] -= step * product[v];
        }
        const double before = squares;
        squares = dot(rest, rest, threads);
        for (std::size_t v = 0; v < nodes; ++v)
            direction[v] = rest[v] + squares / before * direction[v];
    }
    result.converged = squares <= 1e-20 * dot(right, right, threads);
    return result;
}

}  // namespace

Iterated pn_centrality(const SignedArrows& arrows, Arrows which, unsigned threads) {
    const std::size_t nodes = arrows.positive.node_count();
    if (nodes < 2)
        return {std::vector<double>(nodes, 1.0), 0.0, 0, true, true};
    if (singular(arrows))
        return {std::vector<double>(nodes, 0.0), 0.0, 0, true, false};
    const Network positive_back = arrows.positive.reversed();
    const Network negative_back = arrows.negative.reversed();
    Matrix out(arrows.positive, arrows.negative, threads);
    Matrix in(positive_back, negative_back, threads);
    Matrix& own = which == Arrows::in ? in : out;
    Matrix& other = which == Arrows::in ? out : in;
    const std::vector<double> ones(nodes, 1.0);
    std::vector<double> right;
    own.apply(ones, right);
    for (double& value : right)
        value += 1.0;
    return solve(own, other, std::move(right), threads);
}

namespace rows {

namespace {

Scores pn_scores(Networks& networks, const MeasureOptions& options, Arrows which) {
    Iterated found = entente::pn_centrality(signed_arrows(networks), which, options.threads);
    const bool defined = found.defined;
    found.defined = true;
    Scores result = scores_of(networks, std::move(found));
    if (!defined) {
        result.undefined.assign(result.values.size(), true);
        result.note = "negative arrows between all: not defined, given as 0";
    }
    return result;
}

}  // namespace

Scores pn_in(Networks& networks, const MeasureOptions& options) {
    return pn_scores(networks, options, Arrows::in);
}

Scores pn_out(Networks& networks, const MeasureOptions& options) {
    return pn_scores(networks, options, Arrows::out);
}

}  // namespace rows

}  // namespace entente
