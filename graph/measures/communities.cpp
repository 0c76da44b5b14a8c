// SPDX-License-Identifier: MIT
#include "graph/base/error.hpp"
#include "graph/measures/parallel.hpp"
#include "graph/measures/partition.hpp"
#include "graph/measures/random.hpp"
#include "graph/measures/structure.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace entente {

namespace {

/// A network whose nodes stand for groups of nodes; a row holds each neighbour once.
struct Level {
    std::vector<std::uint32_t> offsets;
    std::vector<std::uint32_t> targets;
    std::vector<double> weights;   ///< empty = all 1
    std::vector<double> strength;  ///< with twice the weight inside the node
    [[nodiscard]] std::size_t size() const noexcept { return strength.size(); }
    [[nodiscard]] double weight(std::size_t arc) const noexcept {
        return weights.empty() ? 1.0 : weights[arc];
    }
};

Level level_of(const Network& network) {
    Level result;
    result.offsets.assign(network.offsets().begin(), network.offsets().end());
    result.targets.assign(network.targets().begin(), network.targets().end());
    result.weights.assign(network.weights().begin(), network.weights().end());
    result.strength.assign(network.node_count(), 0.0);
    for (std::size_t v = 0; v < result.size(); ++v) {
        for (std::uint32_t arc = result.offsets[v]; arc < result.offsets[v + 1]; ++arc)
            result.strength[v] += result.weight(arc);
    }
    return result;
}

/// Weights from one node to the groups around it, by group, without clearing it all each time.
class Around {
public:
    explicit Around(std::size_t groups) : weight_(groups, 0.0) {}
    void add(std::uint32_t group, double weight) {
        if (weight == 0.0)
            return;
        if (weight_[group] == 0.0)
            met_.push_back(group);
        weight_[group] += weight;
    }
    [[nodiscard]] double weight(std::uint32_t group) const { return weight_[group]; }
    [[nodiscard]] std::span<const std::uint32_t> met() const { return met_; }
    void clear() {
        for (const std::uint32_t group : met_)
            weight_[group] = 0.0;
        met_.clear();
    }

private:
    std::vector<double> weight_;
    std::vector<std::uint32_t> met_;
};

/// Moves nodes between groups for as long as modularity rises, from a queue of those whose
/// surroundings changed.
class Mover {
public:
    Mover(const Level& level, std::vector<std::uint32_t> groups, double scale, Random& random)
        : level_(&level),
          groups_(std::move(groups)),
          strength_(level.size(), 0.0),
          around_(level.size()),
          queued_(level.size(), true),
          scale_(scale) {
        for (std::size_t v = 0; v < level.size(); ++v)
            strength_[groups_[v]] += level.strength[v];
        queue_.resize(level.size());
        std::iota(queue_.begin(), queue_.end(), 0U);
        random.shuffle(queue_);
    }

    /// True if some node moved.
    bool run(const std::atomic<bool>* stop) {
        bool moved = false;
        std::size_t steps = 0;
        // The queue is a ring: a node is in it once at most.
        const std::size_t ring = queue_.size();
        std::size_t head = 0;
        std::size_t waiting = ring;
        while (waiting > 0) {
            if ((++steps & 0xfffU) == 0)
                check_stop(stop);
            const std::uint32_t v = queue_[head];
            head = head + 1 == ring ? 0 : head + 1;
            --waiting;
            queued_[v] = false;
            const std::uint32_t own = groups_[v];
            const std::uint32_t best = best_group(v);
            if (best == own)
                continue;
            moved = true;
            strength_[own] -= level_->strength[v];
            strength_[best] += level_->strength[v];
            groups_[v] = best;
            for (std::uint32_t arc = level_->offsets[v]; arc < level_->offsets[v + 1]; ++arc) {
                const std::uint32_t w = level_->targets[arc];
                if (groups_[w] == best || queued_[w])
                    continue;
                queued_[w] = true;
                const std::size_t tail = head + waiting;
                queue_[tail >= ring ? tail - ring : tail] = w;
                ++waiting;
            }
        }
        return moved;
    }

    [[nodiscard]] std::vector<std::uint32_t>& groups() noexcept { return groups_; }

private:
    [[nodiscard]] std::uint32_t best_group(std::uint32_t v) {
        for (std::uint32_t arc = level_->offsets[v]; arc < level_->offsets[v + 1]; ++arc)
            around_.add(groups_[level_->targets[arc]], level_->weight(arc));
        const std::uint32_t own = groups_[v];
        const double k = level_->strength[v] * scale_;
        std::uint32_t best = own;
        double most = around_.weight(own) - k * (strength_[own] - level_->strength[v]);
        const double margin = 1e-12 * (1.0 + std::abs(most));
        for (const std::uint32_t group : around_.met()) {
            if (group == own)
                continue;
            const double gain = around_.weight(group) - k * strength_[group];
            if (gain > most + margin || (gain > most - margin && best != own && group < best)) {
                most = std::max(most, gain);
                best = group;
            }
        }
        around_.clear();
        return best;
    }

    const Level* level_;
    std::vector<std::uint32_t> groups_;
    std::vector<double> strength_;
    Around around_;
    std::vector<std::uint32_t> queue_;
    std::vector<bool> queued_;
    double scale_;
};

/// Splits each group into well-connected parts: single nodes that are well tied to their group
/// join the part, among those well tied too, where modularity rises most. Greedy, where the paper
/// draws at random, so that one seed gives one result and no parameter is needed.
std::vector<std::uint32_t> refine(const Level& level,
                                  const std::vector<std::uint32_t>& groups,
                                  double scale,
                                  Random& random) {
    const std::size_t nodes = level.size();
    std::vector<double> group_strength(nodes, 0.0);
    for (std::size_t v = 0; v < nodes; ++v)
        group_strength[groups[v]] += level.strength[v];
    std::vector<std::uint32_t> parts(nodes);
    std::iota(parts.begin(), parts.end(), 0U);
    std::vector<double> strength = level.strength;
    std::vector<double> outward(nodes, 0.0);  // weight from each part to the rest of its group
    for (std::size_t v = 0; v < nodes; ++v) {
        for (std::uint32_t arc = level.offsets[v]; arc < level.offsets[v + 1]; ++arc)
            outward[v] += groups[level.targets[arc]] == groups[v] ? level.weight(arc) : 0.0;
    }
    std::vector<bool> single(nodes, true);
    std::vector<std::uint32_t> order(nodes);
    std::iota(order.begin(), order.end(), 0U);
    random.shuffle(order);
    Around around(nodes);
    const auto well_tied = [&](std::uint32_t part, std::uint32_t group) {
        return outward[part] >= scale * strength[part] * (group_strength[group] - strength[part]);
    };
    for (const std::uint32_t v : order) {
        if (!single[v] || outward[v] == 0.0 || !well_tied(v, groups[v]))
            continue;
        for (std::uint32_t arc = level.offsets[v]; arc < level.offsets[v + 1]; ++arc) {
            if (groups[level.targets[arc]] == groups[v])
                around.add(parts[level.targets[arc]], level.weight(arc));
        }
        std::uint32_t best = v;
        double most = 0.0;
        for (const std::uint32_t part : around.met()) {
            const double gain = around.weight(part) - scale * level.strength[v] * strength[part];
            if (gain > most && well_tied(part, groups[v])) {
                most = gain;
                best = part;
            }
        }
        if (best != v) {
            single[best] = false;
            single[v] = false;
            parts[v] = best;
            strength[best] += level.strength[v];
            outward[best] += outward[v] - 2.0 * around.weight(best);
        }
        around.clear();
    }
    return parts;
}

/// The network of `count` groups; ties inside a group are only in its strength.
Level aggregate(const Level& level, const std::vector<std::uint32_t>& groups, std::uint32_t count) {
    std::vector<std::uint32_t> begin(std::size_t{count} + 1, 0);
    for (const std::uint32_t group : groups)
        ++begin[group + 1];
    std::partial_sum(begin.begin(), begin.end(), begin.begin());
    std::vector<std::uint32_t> members(groups.size());
    {
        std::vector<std::uint32_t> next = begin;
        for (std::uint32_t v = 0; v < groups.size(); ++v)
            members[next[groups[v]]++] = v;
    }
    Level result;
    result.strength.assign(count, 0.0);
    result.offsets.push_back(0);
    Around around(count);
    for (std::uint32_t group = 0; group < count; ++group) {
        for (std::uint32_t i = begin[group]; i < begin[group + 1]; ++i) {
            const std::uint32_t v = members[i];
            result.strength[group] += level.strength[v];
            for (std::uint32_t arc = level.offsets[v]; arc < level.offsets[v + 1]; ++arc) {
                const std::uint32_t other = groups[level.targets[arc]];
                if (other != group)
                    around.add(other, level.weight(arc));
            }
        }
        for (const std::uint32_t other : around.met()) {
            result.targets.push_back(other);
            result.weights.push_back(around.weight(other));
        }
        around.clear();
        result.offsets.push_back(static_cast<std::uint32_t>(result.targets.size()));
    }
    return result;
}

/// Moves, joins and moves again, from single nodes up; `groups` are those of the nodes before and
/// after. False if no single node moved.
bool pass(Level level,
          std::vector<std::uint32_t>& groups,
          double scale,
          bool refined,
          const CommunityOptions& options,
          Random& random) {
    std::vector<std::uint32_t> where(groups.size());  // the node of `level` of each node
    std::iota(where.begin(), where.end(), 0U);
    std::vector<std::uint32_t> own = groups;
    for (unsigned round = 0; round < options.most_rounds; ++round) {
        Mover mover(level, std::move(own), scale, random);
        const bool moved = mover.run(options.stop);
        own = std::move(mover.groups());
        const std::uint32_t count = number_by_lowest_node(own);
        for (std::size_t v = 0; v < where.size(); ++v)
            groups[v] = own[where[v]];
        if (!moved && round == 0)
            return false;
        if (!moved || count == level.size())
            break;
        std::vector<std::uint32_t> parts = refined ? refine(level, own, scale, random) : own;
        std::uint32_t part_count = number_by_lowest_node(parts);
        if (part_count == level.size()) {  // nothing was joined: go on from the groups themselves
            parts = own;
            part_count = count;
        }
        std::vector<std::uint32_t> next(part_count);
        for (std::size_t v = 0; v < parts.size(); ++v)
            next[parts[v]] = own[v];
        level = aggregate(level, parts, part_count);
        for (std::uint32_t& node : where)
            node = parts[node];
        own = std::move(next);
        if (!refined)
            std::iota(own.begin(), own.end(), 0U);
    }
    return true;
}

Partition optimise(const Network& network, const CommunityOptions& options, bool refined) {
    if (network.least_weight() < 0.0)
        throw Error(ErrorCode::usage, {}, "communities need weights of 0 or more");
    Partition result{std::vector<std::uint32_t>(network.node_count()), 0, 0.0};
    std::iota(result.of.begin(), result.of.end(), 0U);
    const Level level = level_of(network);
    const double total = std::accumulate(level.strength.begin(), level.strength.end(), 0.0);
    const double scale = total > 0.0 ? options.resolution / total : 0.0;
    Random random(options.seed);
    for (unsigned done = 0; done < options.most_passes; ++done) {
        if (!pass(level, result.of, scale, refined, options, random))
            break;
    }
    result.count = number_by_lowest_node(result.of);
    result.quality = modularity(network, result.of, options.resolution);
    return result;
}

}  // namespace

Partition louvain(const Network& undirected, const CommunityOptions& options) {
    return optimise(undirected, options, false);
}

Partition leiden(const Network& undirected, const CommunityOptions& options) {
    return optimise(undirected, options, true);
}

Partition label_propagation(const Network& undirected, const CommunityOptions& options) {
    Partition result{std::vector<std::uint32_t>(undirected.node_count()), 0, 0.0};
    std::iota(result.of.begin(), result.of.end(), 0U);
    std::vector<std::uint32_t> order = result.of;
    Random random(options.seed);
    Around around(result.of.size());
    for (unsigned round = 0; round < options.most_rounds; ++round) {
        random.shuffle(order);
        bool changed = false;
        for (const std::uint32_t v : order) {
            for (std::uint32_t arc = undirected.offsets()[v]; arc < undirected.offsets()[v + 1];
                 ++arc)
                around.add(result.of[undirected.targets()[arc]], undirected.weight(arc));
            // The own label stays where it is among the heaviest: else the lowest of these.
            std::uint32_t best = result.of[v];
            double most = around.weight(best);
            for (const std::uint32_t label : around.met()) {
                const double weight = around.weight(label);
                if (weight > most || (weight == most && best != result.of[v] && label < best)) {
                    most = weight;
                    best = label;
                }
            }
            around.clear();
            changed = changed || best != result.of[v];
            result.of[v] = best;
        }
        check_stop(options.stop);
        if (!changed)
            break;
    }
    result.count = number_by_lowest_node(result.of);
    result.quality = modularity(undirected, result.of);
    return result;
}

}  // namespace entente
