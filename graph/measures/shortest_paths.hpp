// SPDX-License-Identifier: MIT
#pragma once

#include "graph/measures/network.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <span>
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
        }
        order_.reserve(network.node_count());
    }

    void run(std::uint32_t source) {
        for (const std::uint32_t node : order_)
            distance_[node] = far;
        order_.clear();
        if (weighted_)
            dijkstra(source);
        else
            breadth_first(source);
    }

    /// Nodes reached, nearest first, the source at the front.
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
        double distance;
        std::uint32_t node;
    };

    /// The last step of a shortest path; nearly always there is one only, more hang in a list.
    struct Step {
        std::uint32_t node = none;
        std::uint32_t arc = none;
        std::uint32_t more = none;
    };

    /// A heap of four branches: half as deep as one of two, its children in one or two cache lines.
    void push(Entry entry) {
        std::size_t at = heap_.size();
        heap_.push_back(entry);
        while (at > 0) {
            const std::size_t above = (at - 1) / 4;
            if (heap_[above].distance <= entry.distance)
                break;
            heap_[at] = heap_[above];
            at = above;
        }
        heap_[at] = entry;
    }

    Entry pop() {
        const Entry top = heap_.front();
        const Entry last = heap_.back();
        heap_.pop_back();
        const std::size_t size = heap_.size();
        if (size == 0)
            return top;
        std::size_t at = 0;
        for (std::size_t first = 1; first < size; first = 4 * at + 1) {
            std::size_t least = first;
            const std::size_t end = std::min(first + 4, size);
            for (std::size_t child = first + 1; child < end; ++child)
                least = heap_[child].distance < heap_[least].distance ? child : least;
            if (last.distance <= heap_[least].distance)
                break;
            heap_[at] = heap_[least];
            at = least;
        }
        heap_[at] = last;
        return top;
    }

    void dijkstra(std::uint32_t source) {
        constexpr double same =
            1e-12;  // lengths that differ by less, against their size, are equal
        const std::uint32_t* const offsets = network_->offsets().data();
        const std::uint32_t* const targets = network_->targets().data();
        distance_[source] = 0.0;
        before_[source] = {};
        ties_.clear();
        heap_.clear();
        push({0.0, source});
        while (!heap_.empty()) {
            const Entry entry = pop();
            if (entry.distance != distance_[entry.node])
                continue;
            order_.push_back(entry.node);
            for (std::uint32_t arc = offsets[entry.node]; arc < offsets[entry.node + 1]; ++arc) {
                const double length = entry.distance + lengths_[arc];
                const std::uint32_t target = targets[arc];
                const double old = distance_[target];
                if (length > old * (1.0 + same))
                    continue;
                if (length < old * (1.0 - same)) {
                    distance_[target] = length;
                    before_[target] = {entry.node, arc, none};
                    push({length, target});
                } else if (old > entry.distance && old < far) {
                    ties_.push_back({entry.node, arc, before_[target].more});
                    before_[target].more = static_cast<std::uint32_t>(ties_.size() - 1);
                }
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
    std::vector<Entry> heap_;
};

}  // namespace entente
