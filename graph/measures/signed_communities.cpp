// SPDX-License-Identifier: MIT
#include "graph/measures/parallel.hpp"
#include "graph/measures/partition.hpp"
#include "graph/measures/random.hpp"
#include "graph/measures/signed.hpp"
#include "graph/measures/structure.hpp"

#include <algorithm>
#include <numeric>

namespace entente {

namespace {

/// How many ties of each sign end in a group.
struct Strengths {
    double positive = 0.0;
    double negative = 0.0;
};

/// A network whose nodes stand for groups; ties inside a group are left out, because moves never
/// change what they give.
struct Level {
    std::vector<std::uint32_t> offsets{0};
    std::vector<std::uint32_t> targets;
    std::vector<double> ties;  ///< by arc: positive less negative
    std::vector<double> positive;
    std::vector<double> negative;
    [[nodiscard]] std::size_t size() const noexcept { return positive.size(); }
};

Level level_of(const SignedNetwork& network) {
    Level level;
    for (std::uint32_t v = 0; v < network.positive.node_count(); ++v) {
        for (const std::uint32_t w : network.positive.row(v)) {
            level.targets.push_back(w);
            level.ties.push_back(1.0);
        }
        for (const std::uint32_t w : network.negative.row(v)) {
            level.targets.push_back(w);
            level.ties.push_back(-1.0);
        }
        level.offsets.push_back(static_cast<std::uint32_t>(level.targets.size()));
        level.positive.push_back(static_cast<double>(network.positive.degree(v)));
        level.negative.push_back(static_cast<double>(network.negative.degree(v)));
    }
    return level;
}

Level aggregate(const Level& level, const std::vector<std::uint32_t>& groups, std::uint32_t count) {
    Level result;
    result.positive.assign(count, 0.0);
    result.negative.assign(count, 0.0);
    std::vector<std::vector<std::uint32_t>> members(count);
    for (std::uint32_t v = 0; v < groups.size(); ++v) {
        members[groups[v]].push_back(v);
        result.positive[groups[v]] += level.positive[v];
        result.negative[groups[v]] += level.negative[v];
    }
    std::vector<double> to(count, 0.0);
    std::vector<bool> met(count, false);
    for (std::uint32_t group = 0; group < count; ++group) {
        const std::size_t begin = result.targets.size();
        for (const std::uint32_t v : members[group]) {
            for (std::uint32_t arc = level.offsets[v]; arc < level.offsets[v + 1]; ++arc) {
                const std::uint32_t other = groups[level.targets[arc]];
                if (other == group)
                    continue;
                if (!met[other])
                    result.targets.push_back(other);
                met[other] = true;
                to[other] += level.ties[arc];
            }
        }
        for (std::size_t arc = begin; arc < result.targets.size(); ++arc) {
            const std::uint32_t other = result.targets[arc];
            result.ties.push_back(to[other]);
            to[other] = 0.0;
            met[other] = false;
        }
        result.offsets.push_back(static_cast<std::uint32_t>(result.targets.size()));
    }
    return result;
}

/// Moves nodes between groups for as long as signed modularity rises.
class Mover {
public:
    Mover(const Level& level, double positive_total, double negative_total)
        : level_(&level),
          per_positive_(positive_total > 0.0 ? 1.0 / positive_total : 0.0),
          per_negative_(negative_total > 0.0 ? 1.0 / negative_total : 0.0),
          groups_(level.size()),
          sums_(level.size()),
          to_(level.size(), 0.0) {}

    /// From the groups given; true if some node moved.
    bool run(std::vector<std::uint32_t>& groups, Random& random, const std::atomic<bool>* stop) {
        groups_ = groups;
        std::ranges::fill(sums_, Strengths{});
        size_.assign(groups_.size(), 0);
        for (std::uint32_t v = 0; v < groups_.size(); ++v)
            add(v, groups_[v], 1.0);
        std::vector<std::uint32_t> order(groups_.size());
        std::iota(order.begin(), order.end(), 0U);
        random.shuffle(order);
        bool any = false;
        constexpr int most_sweeps = 1000;  // modularity rises with every move: a net for rounding
        bool moved = true;
        for (int sweep = 0; moved && sweep < most_sweeps; ++sweep) {
            moved = false;
            for (const std::uint32_t v : order) {
                check_stop(stop);
                moved = move(v) || moved;
            }
            any = any || moved;
        }
        groups = groups_;
        return any;
    }

private:
    void add(std::uint32_t v, std::uint32_t group, double times) {
        sums_[group].positive += times * level_->positive[v];
        sums_[group].negative += times * level_->negative[v];
        size_[group] += times > 0.0 ? 1U : static_cast<std::uint32_t>(-1);
    }

    [[nodiscard]] double gain(std::uint32_t v, std::uint32_t group) const {
        const Strengths& sum = sums_[group];
        return to_[group] - level_->positive[v] * sum.positive * per_positive_ +
               level_->negative[v] * sum.negative * per_negative_;
    }

    bool move(std::uint32_t v) {
        const std::uint32_t own = groups_[v];
        add(v, own, -1.0);
        for (std::uint32_t arc = level_->offsets[v]; arc < level_->offsets[v + 1]; ++arc)
            to_[groups_[level_->targets[arc]]] += level_->ties[arc];
        constexpr double margin = 1e-9;
        std::uint32_t best = own;
        double most = gain(v, own) + margin;
        const auto consider = [&](std::uint32_t group) {
            const double value = size_[group] == 0 ? 0.0 : gain(v, group);
            if (value > most) {
                most = value;
                best = group;
            }
        };
        // Two nodes without a tie may well belong together: they have the same enemies. Where there
        // are few groups all are tried.
        constexpr std::size_t few = 256;
        if (level_->size() <= few) {
            for (std::uint32_t group = 0; group < level_->size(); ++group)
                consider(group);
        } else {
            for (std::uint32_t arc = level_->offsets[v]; arc < level_->offsets[v + 1]; ++arc)
                consider(groups_[level_->targets[arc]]);
            if (most < 0.0 && size_[own] > 0)
                consider(free_group());
        }
        for (std::uint32_t arc = level_->offsets[v]; arc < level_->offsets[v + 1]; ++arc)
            to_[groups_[level_->targets[arc]]] = 0.0;
        groups_[v] = best;
        add(v, best, 1.0);
        return best != own;
    }

    [[nodiscard]] std::uint32_t free_group() const {
        return static_cast<std::uint32_t>(std::ranges::find(size_, 0U) - size_.begin());
    }

    const Level* level_;
    double per_positive_;
    double per_negative_;
    std::vector<std::uint32_t> groups_;
    std::vector<Strengths> sums_;
    std::vector<double> to_;
    std::vector<std::uint32_t> size_;
};

/// Moves, joins and moves again until nothing rises.
std::vector<std::uint32_t> climb(const Level& bottom,
                                 double positive,
                                 double negative,
                                 Random& random,
                                 const CommunityOptions& options) {
    std::vector<std::uint32_t> groups(bottom.size());
    std::iota(groups.begin(), groups.end(), 0U);
    for (unsigned pass = 0; pass < options.most_passes; ++pass) {
        Mover mover(bottom, positive, negative);
        bool moved = mover.run(groups, random, options.stop);
        std::uint32_t count = number_by_lowest_node(groups);
        Level level = bottom;
        std::vector<std::uint32_t> joined = groups;
        for (unsigned round = 0; round < options.most_rounds; ++round) {
            level = aggregate(level, joined, count);
            joined.resize(count);
            std::iota(joined.begin(), joined.end(), 0U);
            if (!Mover(level, positive, negative).run(joined, random, options.stop))
                break;
            moved = true;
            count = number_by_lowest_node(joined);
            for (std::uint32_t& group : groups)
                group = joined[group];
        }
        if (!moved)
            break;
    }
    return groups;
}

}  // namespace

Partition signed_communities(const SignedNetwork& network, const CommunityOptions& options) {
    const Level bottom = level_of(network);
    const auto positive = static_cast<double>(network.positive.arc_count());
    const auto negative = static_cast<double>(network.negative.arc_count());
    Random random(options.seed);
    Partition best;
    // Signed modularity has many near maxima, so small networks are climbed more often.
    const int starts = bottom.size() <= 200 ? 30 : bottom.size() <= 2000 ? 10 : 1;
    for (int start = 0; start < starts; ++start) {
        Partition found{climb(bottom, positive, negative, random, options), 0, 0.0};
        found.count = number_by_lowest_node(found.of);
        found.quality = signed_modularity(network, found.of);
        if (start == 0 || found.quality > best.quality + 1e-12)
            best = std::move(found);
    }
    return best;
}

}  // namespace entente
