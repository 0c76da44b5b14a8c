// SPDX-License-Identifier: MIT
#pragma once

#include "graph/measures/network.hpp"

#include <algorithm>
#include <cmath>
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
          position_(network.node_count(), 0) {
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
    /// True if the arc from `node` to `next` ends a shortest path.
    [[nodiscard]] bool leads(std::uint32_t node, std::uint32_t next, std::size_t arc) const {
        if (!weighted_)
            return distance_[next] == distance_[node] + 1.0;
        const double length = distance_[node] + lengths_[arc];
        return position_[node] < position_[next] &&
               std::abs(length - distance_[next]) <= 1e-12 * length;
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

    struct Entry {
        double distance;
        std::uint32_t node;
    };

    void dijkstra(std::uint32_t source) {
        // Equal distances leave the heap in order of their nodes, so that positions are fixed.
        const auto later = [](const Entry& a, const Entry& b) {
            return a.distance != b.distance ? a.distance > b.distance : a.node > b.node;
        };
        const auto offsets = network_->offsets();
        const auto targets = network_->targets();
        distance_[source] = 0.0;
        heap_.assign(1, {0.0, source});
        while (!heap_.empty()) {
            std::ranges::pop_heap(heap_, later);
            const Entry entry = heap_.back();
            heap_.pop_back();
            if (entry.distance != distance_[entry.node])
                continue;
            position_[entry.node] = static_cast<std::uint32_t>(order_.size());
            order_.push_back(entry.node);
            for (std::uint32_t arc = offsets[entry.node]; arc < offsets[entry.node + 1]; ++arc) {
                const double length = entry.distance + lengths_[arc];
                if (length < distance_[targets[arc]]) {
                    distance_[targets[arc]] = length;
                    heap_.push_back({length, targets[arc]});
                    std::ranges::push_heap(heap_, later);
                }
            }
        }
    }

    const Network* network_;
    bool weighted_;
    std::vector<double> distance_;
    std::vector<std::uint32_t> position_;
    std::vector<double> lengths_;
    std::vector<std::uint32_t> order_;
    std::vector<Entry> heap_;
};

}  // namespace entente
