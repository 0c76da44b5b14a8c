// SPDX-License-Identifier: MIT
#include "graph/measures/balance.hpp"

#include "graph/base/error.hpp"
#include "graph/measures/lanczos.hpp"
#include "graph/measures/parallel.hpp"

#include <algorithm>
#include <cmath>

namespace entente {

namespace {

constexpr std::size_t most_nodes = 5000;

/// The ties towards higher nodes.
std::vector<std::uint32_t> upward(const Network& network, std::uint32_t v) {
    const auto row = network.row(v);
    return {std::ranges::upper_bound(row, v), row.end()};
}

/// Values exp(node, node) of the exponential of the weights, scaled by exp(-shift): by Lanczos from
/// each node, which is exact to rounding long before 40 steps.
double trace_of_exponential(const Network& network,
                            bool absolute,
                            double shift,
                            unsigned threads,
                            const std::atomic<bool>* stop) {
    const std::size_t nodes = network.node_count();
    return parallel_sum(1, nodes, [&](std::size_t begin, std::size_t end) {
        std::vector<double> parts(end - begin, 0.0);
        parallel_for(threads, end - begin, [&](std::size_t i) {
            check_stop(stop);
            parts[i] = exponential_at(
                [&](std::span<const double> x, std::span<double> y) {
                    for (std::size_t v = 0; v < nodes; ++v) {
                        double sum = 0.0;
                        for (std::uint32_t arc = network.offsets()[v];
                             arc < network.offsets()[v + 1];
                             ++arc)
                            sum +=
                                (absolute ? 1.0 : network.weight(arc)) * x[network.targets()[arc]];
                        y[v] = sum;
                    }
                },
                nodes,
                begin + i,
                shift);
        });
        double sum = 0.0;
        for (const double part : parts)
            sum += part;
        return sum;
    });
}

}  // namespace

std::uint64_t TriangleSigns::total() const noexcept {
    return by_negative[0] + by_negative[1] + by_negative[2] + by_negative[3];
}

double TriangleSigns::balanced() const noexcept {
    const std::uint64_t all = total();
    return all == 0
               ? 0.0
               : static_cast<double>(by_negative[0] + by_negative[2]) / static_cast<double>(all);
}

double TriangleSigns::expected() const noexcept {
    const double p = positive_share;
    return p * p * p + 3.0 * p * (1.0 - p) * (1.0 - p);
}

TriangleSigns triangle_signs(const SignedNetwork& network, const std::atomic<bool>* stop) {
    const Network& clear = network.clear;
    TriangleSigns result;
    double positive = 0.0;
    std::vector<int> mark(clear.node_count(), 0);  // sign of the tie from v
    const auto sign_between = [&](std::uint32_t a, std::uint32_t b) {
        const auto row = clear.row(a);
        const auto at = std::ranges::lower_bound(row, b) - row.begin();
        return clear.weight(clear.offsets()[a] + static_cast<std::size_t>(at)) > 0.0 ? 1 : -1;
    };
    for (std::uint32_t v = 0; v < clear.node_count(); ++v) {
        check_stop(stop);
        const std::vector<std::uint32_t> above = upward(clear, v);
        for (const std::uint32_t w : above) {
            mark[w] = sign_between(v, w);
            positive += mark[w] > 0 ? 1.0 : 0.0;
        }
        for (const std::uint32_t w : above) {
            for (const std::uint32_t u : upward(clear, w)) {
                if (mark[u] != 0) {
                    const int negative = (mark[w] < 0 ? 1 : 0) + (mark[u] < 0 ? 1 : 0) +
                                         (sign_between(w, u) < 0 ? 1 : 0);
                    ++result.by_negative[static_cast<std::size_t>(negative)];
                }
            }
        }
        for (const std::uint32_t w : above)
            mark[w] = 0;
    }
    if (clear.arc_count() > 0)
        result.positive_share = positive / (static_cast<double>(clear.arc_count()) / 2.0);
    return result;
}

double walk_balance(const SignedNetwork& network, unsigned threads, const std::atomic<bool>* stop) {
    const Network& clear = network.clear;
    if (clear.node_count() > most_nodes)
        throw Error(ErrorCode::limit, {}, "walk balance: more than 5000 nodes");
    if (clear.arc_count() == 0)
        return 1.0;
    // Scaled by the exponential of the largest eigenvalue nothing overflows, and the ratio is the
    // same.
    const Network ties = [&] {
        std::vector<Link> links;
        for (std::uint32_t v = 0; v < clear.node_count(); ++v) {
            for (const std::uint32_t w : upward(clear, v))
                links.push_back({v, w});
        }
        return Network(clear.node_count(), links, {.directed = false});
    }();
    const double shift =
        eigenvector(ties, {.tolerance = 1e-6, .threads = threads, .stop = stop}).eigenvalue;
    return trace_of_exponential(clear, false, shift, threads, stop) /
           trace_of_exponential(clear, true, shift, threads, stop);
}

}  // namespace entente
