// SPDX-License-Identifier: MIT
#include "graph/measures/approximate.hpp"

#include "graph/base/error.hpp"
#include "graph/measures/parallel.hpp"
#include "graph/measures/random.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace entente {

namespace {

/// An upper bound of the nodes on any shortest path: no two nodes of a component are further apart
/// than twice the distance of the farthest from one of them.
std::uint32_t most_nodes_on_a_path(const Network& undirected) {
    constexpr std::uint32_t unseen = 0xffffffffU;
    std::vector<std::uint32_t> level(undirected.node_count(), unseen);
    std::vector<std::uint32_t> queue;
    std::uint32_t farthest = 0;
    for (std::uint32_t root = 0; root < level.size(); ++root) {
        if (level[root] != unseen)
            continue;
        level[root] = 0;
        queue.assign(1, root);
        for (std::size_t head = 0; head < queue.size(); ++head) {
            for (const std::uint32_t w : undirected.row(queue[head])) {
                if (level[w] == unseen) {
                    level[w] = level[queue[head]] + 1;
                    queue.push_back(w);
                }
            }
        }
        farthest = std::max(farthest, level[queue.back()]);
    }
    return 2 * farthest + 1;
}

/// A step from one side of a search to the other.
struct Crossing {
    std::uint32_t near;
    std::uint32_t far;
    double paths;  ///< that take it
};

/// Half of a search: what one end of the path has reached, level by level.
class Side {
public:
    Side(const Network& onward, const Network& back)
        : onward_(&onward),
          back_(&back),
          round_(onward.node_count(), 0),
          level_(onward.node_count()),
          paths_(onward.node_count()) {}

    void start(std::uint32_t node) {
        ++now_;
        depth_ = 0;
        front_.assign(1, node);
        round_[node] = now_;
        level_[node] = 0;
        paths_[node] = 1.0;
        arcs_ = onward_->degree(node);
    }

    [[nodiscard]] bool at_front(std::uint32_t node) const {
        return round_[node] == now_ && level_[node] == depth_;
    }
    [[nodiscard]] bool exhausted() const { return front_.empty(); }
    /// Arcs that leave the last level: what the next costs.
    [[nodiscard]] std::size_t arcs() const { return arcs_; }
    [[nodiscard]] double paths(std::uint32_t node) const { return paths_[node]; }

    /// The arcs from the last level to the last level of `other`. If there are any, they are the
    /// ways across and nothing is searched any more; else the next level is.
    void advance(const Side& other, std::vector<Crossing>& crossings) {
        next_.clear();
        std::size_t arcs = 0;
        for (const std::uint32_t v : front_) {
            for (const std::uint32_t w : onward_->row(v)) {
                if (other.at_front(w))
                    crossings.push_back({v, w, paths_[v] * other.paths_[w]});
                if (round_[w] != now_) {
                    round_[w] = now_;
                    level_[w] = depth_ + 1;
                    paths_[w] = 0.0;
                    next_.push_back(w);
                    arcs += onward_->degree(w);
                }
                if (level_[w] == depth_ + 1)
                    paths_[w] += paths_[v];
            }
        }
        if (!crossings.empty())
            return;
        ++depth_;
        front_.swap(next_);
        arcs_ = arcs;
        rescale();
    }

    /// Draws the way back from a node to the start and calls visit(node) for those in between.
    template <class Visit>
    void walk_back(std::uint32_t node, Random& random, Visit&& visit) const {
        while (level_[node] > 0) {
            visit(node);
            const auto before = [&](std::uint32_t w) {
                return round_[w] == now_ && level_[w] + 1 == level_[node];
            };
            double sum = 0.0;
            std::uint32_t last = node;
            for (const std::uint32_t w : back_->row(node)) {
                if (before(w)) {
                    sum += paths_[w];
                    last = w;
                }
            }
            double left = random.unit() * sum;
            for (const std::uint32_t w : back_->row(node)) {
                if (!before(w))
                    continue;
                left -= paths_[w];
                if (left < 0.0) {
                    last = w;
                    break;
                }
            }
            node = last;
        }
    }

private:
    /// Only ratios within a level matter, so that a level can be scaled as a whole: chains of
    /// diamonds have more paths than a double can count.
    void rescale() {
        constexpr double large = 1e100;
        double most = 0.0;
        for (const std::uint32_t v : front_)
            most = std::max(most, paths_[v]);
        if (most < large)
            return;
        for (const std::uint32_t v : front_)
            paths_[v] /= most;
    }

    const Network* onward_;
    const Network* back_;
    std::vector<std::uint32_t> round_;  ///< the search in which the node was reached last
    std::vector<std::uint32_t> level_;
    std::vector<double> paths_;
    std::vector<std::uint32_t> front_;
    std::vector<std::uint32_t> next_;
    std::size_t arcs_ = 0;
    std::uint32_t now_ = 0;
    std::uint32_t depth_ = 0;
};

/// The memory of one thread.
class Sampler {
public:
    Sampler(const Network& network, const Network& reversed)
        : nodes_(static_cast<std::uint32_t>(network.node_count())),
          ahead_(network, reversed),
          behind_(reversed, network),
          counts_(network.node_count(), 0) {}

    /// Draws a pair and one of its shortest paths, and counts the nodes between.
    void draw(Random& random) {
        const std::uint32_t source = random.below(nodes_);
        std::uint32_t target = random.below(nodes_ - 1);
        target += target >= source ? 1U : 0U;
        ahead_.start(source);
        behind_.start(target);
        crossings_.clear();
        bool forward = true;
        while (crossings_.empty()) {
            if (ahead_.exhausted() || behind_.exhausted())
                return;  // no way from one to the other
            forward = ahead_.arcs() <= behind_.arcs();
            if (forward)
                ahead_.advance(behind_, crossings_);
            else
                behind_.advance(ahead_, crossings_);
        }
        const Crossing& taken = choose(random);
        const auto count = [&](std::uint32_t node) { ++counts_[node]; };
        ahead_.walk_back(forward ? taken.near : taken.far, random, count);
        behind_.walk_back(forward ? taken.far : taken.near, random, count);
    }

    [[nodiscard]] const std::vector<std::uint64_t>& counts() const { return counts_; }

private:
    [[nodiscard]] const Crossing& choose(Random& random) const {
        double sum = 0.0;
        for (const Crossing& one : crossings_)
            sum += one.paths;
        double left = random.unit() * sum;
        for (const Crossing& one : crossings_) {
            left -= one.paths;
            if (left < 0.0)
                return one;
        }
        return crossings_.back();
    }

    std::uint32_t nodes_;
    Side ahead_;
    Side behind_;
    std::vector<Crossing> crossings_;
    std::vector<std::uint64_t> counts_;
};

void check(const ApproximationOptions& options) {
    const auto inside = [](double value) { return value > 0.0 && value < 1.0; };
    if (!inside(options.error) || !inside(options.failure))
        throw Error(ErrorCode::usage,
                    {},
                    fmt::format("approximate betweenness: an error of {} with probability {}: both "
                                "must lie between 0 and 1",
                                options.error,
                                options.failure));
}

}  // namespace

std::uint64_t paths_needed(const Network& network, const ApproximationOptions& options) {
    check(options);
    const auto nodes = static_cast<double>(network.node_count());
    if (nodes < 3.0)
        return 0;
    double need = std::log(2.0 * nodes / options.failure) / 2.0;
    if (!network.directed()) {
        const std::uint32_t most = most_nodes_on_a_path(network);
        if (most < 3)
            return 0;
        const double dimension = std::floor(std::log2(static_cast<double>(most) - 2.0)) + 1.0;
        need = std::min(need, 0.5 * (dimension + std::log(1.0 / options.failure)));
    }
    const double paths = std::ceil(need / (options.error * options.error));
    constexpr double most_paths = 1e15;
    if (paths > most_paths)
        throw Error(ErrorCode::limit,
                    {},
                    fmt::format("approximate betweenness: an error of {} takes too many paths",
                                options.error));
    return static_cast<std::uint64_t>(paths);
}

ApproximateBetweenness approximate_betweenness(const Network& network,
                                               const Network& reversed,
                                               const ApproximationOptions& options) {
    ApproximateBetweenness result{std::vector<double>(network.node_count(), 0.0),
                                  paths_needed(network, options)};
    constexpr std::uint64_t chunk = 256;  // paths drawn from one seed: the same for any threads
    const std::uint64_t chunks = (result.paths + chunk - 1) / chunk;
    const std::uint64_t workers = std::min<std::uint64_t>(std::max(1U, options.threads), chunks);
    std::vector<Sampler> samplers;
    for (std::uint64_t i = 0; i < workers; ++i)
        samplers.emplace_back(network, reversed);
    parallel_for_workers(options.threads, chunks, [&](std::size_t task, std::size_t worker) {
        Random random(options.seed * 0x9e3779b97f4a7c15U + task);
        const std::uint64_t end = std::min(result.paths, (task + 1) * chunk);
        for (std::uint64_t path = task * chunk; path < end; ++path) {
            check_stop(options.stop);
            samplers[worker].draw(random);
        }
    });
    for (const Sampler& sampler : samplers) {
        for (std::size_t v = 0; v < result.shares.size(); ++v)
            result.shares[v] += static_cast<double>(sampler.counts()[v]);
    }
    for (double& share : result.shares)
        share /= static_cast<double>(std::max<std::uint64_t>(1, result.paths));
    return result;
}

}  // namespace entente
