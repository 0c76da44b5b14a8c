// SPDX-License-Identifier: MIT
#include "graph/measures/parallel.hpp"
#include "graph/measures/rows.hpp"
#include "graph/measures/spectral.hpp"

#include <algorithm>
#include <cmath>

namespace entente {

namespace {

/// The restart vector of PageRank, summing to 1.
std::vector<double> restart_of(std::size_t nodes, const PageRankOptions& options) {
    if (options.restart.empty())
        return std::vector<double>(nodes, 1.0 / static_cast<double>(nodes));
    std::vector<double> restart = options.restart;
    double sum = 0.0;
    for (const double value : restart) {
        if (!(value >= 0.0) || !std::isfinite(value))
            throw Error(ErrorCode::usage, {}, "pagerank: restart values must be 0 or more");
        sum += value;
    }
    if (restart.size() != nodes || sum <= 0.0 || !std::isfinite(sum))
        throw Error(ErrorCode::usage, {}, "pagerank: one restart value a node, not all 0");
    for (double& value : restart)
        value /= sum;
    return restart;
}

constexpr std::size_t pass_chunk = 8192;

/// What one pass of PageRank adds up over a chunk of nodes.
struct Pass {
    double moved = 0.0;     ///< sum of the changes
    double dangling = 0.0;  ///< held by nodes without arcs
    Pass& operator+=(const Pass& other) {
        moved += other.moved;
        dangling += other.dangling;
        return *this;
    }
};

/// Calls body(begin, end, part) for fixed chunks of nodes; the parts added up in order, so that the
/// number of threads changes nothing.
template <class Part, class Body>
Part in_chunks(unsigned threads, std::size_t nodes, Body&& body) {
    std::vector<Part> parts((nodes + pass_chunk - 1) / pass_chunk);
    parallel_for(threads, parts.size(), [&](std::size_t task) {
        Part own{};
        body(task * pass_chunk, std::min(nodes, (task + 1) * pass_chunk), own);
        parts[task] = own;
    });
    Part all{};
    for (const Part& part : parts)
        all += part;
    return all;
}

/// PageRank of an undirected network by conjugate gradients: with D the strengths, A the weights,
/// d the damping and r the restart, (D - d A) u = r is symmetric and D u, scaled to a sum of 1 with
/// what isolates hold, the result. Preconditioned by D; in the form with one product and one
/// reduction a step of Chronopoulos and Gear, "s-step Iterative Methods for Symmetric Linear
/// Systems", J. Comput. Appl. Math. 25:153-168, 1989. Nothing is assumed of what it returns.
class Gradients {
public:
    Gradients(const Network& network,
              const std::vector<double>& out,
              const std::vector<double>& restart,
              const PageRankOptions& options)
        : network_(network),
          out_(out),
          options_(options),
          weighted_(options.weighted && network.weighted()),
          result_(out.size(), 0.0),
          rest_(out.size(), 0.0),
          image_(out.size()),
          direction_(out.size(), 0.0),
          moved_(out.size(), 0.0) {
        for (std::size_t v = 0; v < out.size(); ++v) {
            if (out[v] <= 0.0) {
                isolated_ += restart[v];
                continue;
            }
            rest_[v] = restart[v] / out[v];
            sums_.size += restart[v] * rest_[v];
            sums_.left += restart[v];
        }
    }

    /// The values, and in `steps` how many products they took.
    std::vector<double> solve(const std::vector<double>& restart, unsigned& steps) {
        // all mass there will be, as if isolates kept what they have
        const double mass = isolated_ + (1.0 - isolated_) / (1.0 - options_.damping);
        double size = 0.0;
        double step = 0.0;
        while (sums_.left > options_.tolerance * options_.damping * mass &&
               steps < options_.most_iterations) {
            check_stop(options_.stop);
            ++steps;
            const double energy = product();
            const double turn = size > 0.0 ? sums_.size / size : 0.0;
            const double bent = size > 0.0 ? energy - turn * sums_.size / step : energy;
            const double next = sums_.size / bent;
            if (!(next > 0.0) || !std::isfinite(next))
                break;  // nothing left that can be told from rounding
            size = sums_.size;
            step = next;
            advance(turn, step);
        }
        return scaled(restart);
    }

private:
    struct Sums {
        double size = 0.0;  ///< of the residual, in the norm of the method
        double left = 0.0;  ///< sum of the residual's absolute values
        Sums& operator+=(const Sums& other) {
            size += other.size;
            left += other.left;
            return *this;
        }
    };

    /// image = (D - d A) rest; returns their product.
    double product() {
        const auto offsets = network_.offsets();
        const auto targets = network_.targets();
        const auto weights = network_.weights();
        return in_chunks<double>(
            options_.threads, out_.size(), [&](std::size_t begin, std::size_t end, double& energy) {
                for (std::size_t v = begin; v < end; ++v) {
                    double sum = 0.0;
                    for (std::uint32_t arc = offsets[v]; arc < offsets[v + 1]; ++arc)
                        sum += weighted_ ? weights[arc] * rest_[targets[arc]] : rest_[targets[arc]];
                    image_[v] = out_[v] * rest_[v] - options_.damping * sum;
                    energy += image_[v] * rest_[v];
                }
            });
    }

    void advance(double turn, double step) {
        sums_ = in_chunks<Sums>(
            options_.threads, out_.size(), [&](std::size_t begin, std::size_t end, Sums& sums) {
                for (std::size_t v = begin; v < end; ++v) {
                    direction_[v] = rest_[v] + turn * direction_[v];
                    moved_[v] = image_[v] + turn * moved_[v];
                    result_[v] += step * direction_[v];
                    if (out_[v] > 0.0)
                        rest_[v] -= step * moved_[v] / out_[v];
                    const double residual = out_[v] * rest_[v];
                    sums.size += residual * rest_[v];
                    sums.left += std::abs(residual);
                }
            });
    }

    std::vector<double> scaled(const std::vector<double>& restart) {
        double sum = 0.0;
        for (std::size_t v = 0; v < out_.size(); ++v) {
            // shares are not below 0, whatever rounding says
            result_[v] = out_[v] > 0.0 ? std::max(0.0, out_[v] * result_[v]) : restart[v];
            sum += result_[v];
        }
        if (!(sum > 0.0) || !std::isfinite(sum))
            return restart;
        for (double& value : result_)
            value /= sum;
        return std::move(result_);
    }

    const Network& network_;
    const std::vector<double>& out_;
    const PageRankOptions& options_;
    bool weighted_;
    double isolated_ = 0.0;  ///< restart at nodes without arcs
    Sums sums_;
    std::vector<double> result_;     ///< u
    std::vector<double> rest_;       ///< residual over D
    std::vector<double> image_;      ///< (D - d A) rest
    std::vector<double> direction_;  ///< what u moves along
    std::vector<double> moved_;      ///< (D - d A) direction
};

}  // namespace

Iterated pagerank(const Network& network, const Network& reversed, const PageRankOptions& options) {
    if (!(options.damping >= 0.0 && options.damping < 1.0) || !(options.tolerance > 0.0))
        throw Error(ErrorCode::usage, {}, "pagerank: damping must be in [0, 1), tolerance above 0");
    const bool weighted = options.weighted && network.weighted();
    if (weighted && network.least_weight() < 0.0)
        throw Error(ErrorCode::usage, {}, "pagerank needs weights of 0 or more");
    const std::size_t nodes = network.node_count();
    Iterated result{std::vector<double>(nodes), 1.0, 0, nodes == 0, true};
    if (nodes == 0)
        return result;
    const std::vector<double> restart = restart_of(nodes, options);
    const std::vector<double> out = outflow(network, weighted);
    result.values =
        network.directed()
            ? restart
            : Gradients(network, out, restart, options).solve(restart, result.iterations);
    // What a node sends along a unit of weight: what was sent before is read while what will be
    // sent next is written, so that an iteration is one pass.
    std::vector<double> sent(nodes);
    std::vector<double> next(nodes);
    double dangling = 0.0;
    for (std::size_t v = 0; v < nodes; ++v) {
        sent[v] = out[v] > 0.0 ? result.values[v] / out[v] : 0.0;
        dangling += out[v] > 0.0 ? 0.0 : result.values[v];
    }
    const auto offsets = reversed.offsets();
    const auto sources = reversed.targets();
    const auto weights = reversed.weights();
    while (!result.converged && result.iterations < options.most_iterations) {
        check_stop(options.stop);
        ++result.iterations;
        const double jump = 1.0 - options.damping + options.damping * dangling;
        const Pass all = in_chunks<Pass>(
            options.threads, nodes, [&](std::size_t begin, std::size_t end, Pass& own) {
                for (std::size_t v = begin; v < end; ++v) {
                    double sum = 0.0;
                    for (std::uint32_t arc = offsets[v]; arc < offsets[v + 1]; ++arc)
                        sum += weighted ? weights[arc] * sent[sources[arc]] : sent[sources[arc]];
                    const double value = jump * restart[v] + options.damping * sum;
                    own.moved += std::abs(value - result.values[v]);
                    own.dangling += out[v] > 0.0 ? 0.0 : value;
                    result.values[v] = value;
                    next[v] = out[v] > 0.0 ? value / out[v] : 0.0;
                }
            });
        sent.swap(next);
        dangling = all.dangling;
        result.converged = all.moved < options.tolerance;
    }
    return result;
}

namespace rows {

Scores pagerank(Networks& networks, const MeasureOptions& options) {
    PageRankOptions own{.restart = {}, .threads = options.threads, .stop = options.stop};
    if (!options.restart.empty()) {
        own.restart.assign(networks.node_count(), 0.0);
        for (const std::uint32_t node : networks.numbers_of(options.restart))
            own.restart[node] = 1.0;
    }
    return scores_of(networks, entente::pagerank(networks.directed(), networks.reversed(), own));
}

}  // namespace rows

}  // namespace entente
