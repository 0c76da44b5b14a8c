// SPDX-License-Identifier: MIT
#pragma once

#include "graph/measures/network.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <span>
#include <utility>
#include <vector>

namespace entente {

/// Shortest paths from one node after another; the memory is used again for each.
class ShortestPaths {
public:
    static constexpr double far = std::numeric_limits<double>::infinity();

    explicit ShortestPaths(const Network& network, bool weighted)
        : network_(&network),
          weighted_(weighted && network.weighted()),
          distance_(network.node_count(), far),
          before_(weighted_ ? network.node_count() : 0) {
        if (weighted_) {
            lengths_.resize(network.arc_count());
            for (std::size_t arc = 0; arc < lengths_.size(); ++arc)
                lengths_[arc] = 1.0 / network.weights()[arc];
            double shortest = far;
            for (const double length : lengths_)
                shortest = std::min(shortest, length);
            // A little narrower than the shortest arc, so that rounding cannot keep both its ends
            // in one bucket.
            per_length_ = shortest < far ? std::min((1.0 + 1e-9) / shortest,
                                                    std::numeric_limits<double>::max())
                                         : 0.0;
            settled_.assign(network.node_count(), 0);
            heads_.assign(bucket_count, none);
        }
        order_.reserve(network.node_count());
    }

    void run(std::uint32_t source) {
        for (const std::uint32_t node : order_)
            distance_[node] = far;
        order_.clear();
        if (!weighted_)
            breadth_first(source);
        else if (heaped_ || !by_buckets(source))
            by_heap(source);
    }

    /// Nodes reached, each behind those before it on shortest paths, the source at the front;
    /// unweighted, the nearest first.
    [[nodiscard]] std::span<const std::uint32_t> order() const noexcept { return order_; }
    /// Infinite where the node is not reached.
    [[nodiscard]] double distance(std::uint32_t node) const noexcept { return distance_[node]; }
    [[nodiscard]] bool weighted() const noexcept { return weighted_; }
    /// Unweighted: true if the arc from `node` to `next` ends a shortest path.
    [[nodiscard]] bool leads(std::uint32_t node, std::uint32_t next) const {
        return distance_[next] == distance_[node] + 1.0;
    }
    /// Weighted: calls visit(node before, arc) for every shortest path's last step to `node`.
    template <class Visit>
    void for_each_before(std::uint32_t node, Visit&& visit) const {
        if (before_[node].node == none)
            return;
        visit(before_[node].node, before_[node].arc);
        for (std::uint32_t more = before_[node].more; more != none; more = ties_[more].more)
            visit(ties_[more].node, ties_[more].arc);
    }

private:
    void breadth_first(std::uint32_t source) {
        distance_[source] = 0.0;
        order_.push_back(source);
        for (std::size_t head = 0; head < order_.size(); ++head) {
            const std::uint32_t node = order_[head];
            const double next = distance_[node] + 1.0;
            for (const std::uint32_t target : network_->row(node)) {
                if (distance_[target] == far) {
                    distance_[target] = next;
                    order_.push_back(target);
                }
            }
        }
    }

    static constexpr std::uint32_t none = 0xffffffffU;

    struct Entry {
        std::uint32_t node;
        std::uint32_t next;
    };

    /// The last step of a shortest path; nearly always there is one only, more hang in a list.
    struct Step {
        std::uint32_t node = none;
        std::uint32_t arc = none;
        std::uint32_t more = none;
    };

    static constexpr std::size_t bucket_count = 1024;
    /// Further away a distance is too coarse a number to tell the ends of the shortest arc apart.
    static constexpr double most_stretches = 2e6;

    /// Stretches of distance as long as the shortest arc. All nodes of one are settled when it is
    /// reached, in any order, because no arc leads from one to another: no heap is needed (Dinitz
    /// 1978; Goldberg, "A Simple Shortest Path Algorithm with Linear Average Time", ESA 2001).
    /// What lies beyond the last bucket waits aside until all are empty.
    void put(std::uint32_t node, double distance) {
        if (heaped_) {
            heap_.emplace_back(distance, node);
            std::ranges::push_heap(heap_, std::ranges::greater{});
            return;
        }
        const double stretch = (distance - base_) * per_length_;
        if (stretch >= static_cast<double>(bucket_count)) {
            beyond_.push_back(node);
            return;
        }
        const auto bucket = static_cast<std::size_t>(stretch);
        entries_.push_back({node, heads_[bucket]});
        heads_[bucket] = static_cast<std::uint32_t>(entries_.size() - 1);
        highest_ = std::max(highest_, bucket);
    }

    enum class Round : std::uint8_t { begun, none_left, too_many };

    /// Starts a new round of buckets at the nearest node beyond.
    Round next_round() {
        waited_ += beyond_.size();
        std::erase_if(beyond_, [&](std::uint32_t node) { return settled_[node] == round_; });
        if (beyond_.empty())
            return Round::none_left;
        base_ = far;
        for (const std::uint32_t node : beyond_)
            base_ = std::min(base_, distance_[node]);
        if (base_ * per_length_ > most_stretches ||
            waited_ > 4 * (network_->node_count() + network_->arc_count()))
            return Round::too_many;
        highest_ = 0;
        entries_.clear();
        waiting_.swap(beyond_);
        beyond_.clear();
        for (const std::uint32_t node : waiting_)
            put(node, distance_[node]);
        return Round::begun;
    }

    void start(std::uint32_t source) {
        ++round_;
        distance_[source] = 0.0;
        before_[source] = {};
        ties_.clear();
        beyond_.assign(1, source);
    }

    /// False if the lengths are too unlike for buckets.
    bool by_buckets(std::uint32_t source) {
        start(source);
        waited_ = 0;
        Round round = next_round();
        for (; round == Round::begun; round = next_round()) {
            for (std::size_t bucket = 0; bucket <= highest_; ++bucket) {
                // Arcs from here end in later buckets: the list does not grow while it is walked.
                std::uint32_t at = std::exchange(heads_[bucket], none);
                for (; at != none; at = entries_[at].next) {
                    const std::uint32_t node = entries_[at].node;
                    if (settled_[node] == round_)
                        continue;  // it was put here, or nearer, more than once
                    settled_[node] = round_;
                    order_.push_back(node);
                    relax(node);
                }
            }
        }
        return round == Round::none_left;
    }

    /// Dijkstra, "A Note on Two Problems in Connexion with Graphs", Numerische Mathematik
    /// 1:269-271, 1959: for lengths that differ so much that most buckets would be empty, or that
    /// rounding would put both ends of an arc into one.
    void by_heap(std::uint32_t source) {
        if (!heaped_) {  // what the buckets left: all that they reached, settled or not
            heaped_ = true;
            std::ranges::fill(distance_, far);
            order_.clear();
        }
        start(source);
        heap_.assign(1, {0.0, source});
        while (!heap_.empty()) {
            std::ranges::pop_heap(heap_, std::ranges::greater{});
            const std::uint32_t node = heap_.back().second;
            heap_.pop_back();
            if (settled_[node] == round_)
                continue;
            settled_[node] = round_;
            order_.push_back(node);
            relax(node);
        }
    }

    void relax(std::uint32_t node) {
        constexpr double same =
            1e-12;  // lengths that differ by less, against their size, are equal
        const std::uint32_t* const targets = network_->targets().data();
        const std::uint32_t end = network_->offsets()[node + 1];
        const double distance = distance_[node];
        for (std::uint32_t arc = network_->offsets()[node]; arc < end; ++arc) {
            const double length = distance + lengths_[arc];
            const std::uint32_t target = targets[arc];
            const double old = distance_[target];
            if (length > old * (1.0 + same))
                continue;
            if (length < old * (1.0 - same)) {
                distance_[target] = length;
                before_[target] = {node, arc, none};
                put(target, length);
            } else if (settled_[target] != round_ && old < far) {
                ties_.push_back({node, arc, before_[target].more});
                before_[target].more = static_cast<std::uint32_t>(ties_.size() - 1);
            }
        }
    }

    const Network* network_;
    bool weighted_;
    std::vector<double> distance_;
    std::vector<Step> before_;
    std::vector<Step> ties_;
    std::vector<double> lengths_;
    std::vector<std::uint32_t> order_;
    std::vector<std::uint32_t> settled_;  ///< the round in which the node was settled last
    std::uint32_t round_ = 0;
    std::vector<std::uint32_t> heads_;  ///< of the lists of the buckets
    std::vector<Entry> entries_;
    std::vector<std::uint32_t> beyond_;
    std::vector<std::uint32_t> waiting_;
    std::vector<std::pair<double, std::uint32_t>> heap_;
    bool heaped_ = false;     ///< buckets have failed once: they are not tried again
    std::size_t waited_ = 0;  ///< nodes that rounds of buckets found beyond, added up
    std::size_t highest_ = 0;
    double base_ = 0.0;
    double per_length_ = 0.0;
};

}  // namespace entente
