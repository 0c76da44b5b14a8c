// SPDX-License-Identifier: MIT
#include "graph/measures/rows.hpp"
#include "graph/measures/structure.hpp"

#include <algorithm>
#include <cassert>

namespace entente {

namespace {

/// One depth-first search with the memory of all of them.
class Search {
public:
    explicit Search(const Network& network)
        : offsets_(network.offsets()),
          targets_(network.targets()),
          low_(network.node_count()),
          next_(network.offsets().begin(), network.offsets().end() - 1) {
        const std::size_t nodes = network.node_count();
        result_.number.assign(nodes, Blocks::none);
        result_.block.assign(nodes, Blocks::none);
        result_.parent.assign(nodes, Blocks::none);
        result_.articulation.assign(nodes, false);
        result_.order.reserve(nodes);
    }

    Blocks run() {
        for (std::uint32_t root = 0; root < low_.size(); ++root) {
            if (result_.number[root] == Blocks::none)
                from(root);
        }
        return std::move(result_);
    }

private:
    void enter(std::uint32_t node) {
        low_[node] = result_.number[node] = static_cast<std::uint32_t>(result_.order.size());
        result_.order.push_back(node);
        path_.push_back(node);
        open_.push_back(node);
    }

    void from(std::uint32_t root) {
        std::uint32_t root_blocks = 0;
        enter(root);
        while (!path_.empty()) {
            const std::uint32_t node = path_.back();
            const std::uint32_t child = descend(node);
            if (child != Blocks::none) {
                result_.parent[child] = node;
                enter(child);
                continue;
            }
            path_.pop_back();
            if (path_.empty())
                break;
            const std::uint32_t above = path_.back();
            low_[above] = std::min(low_[above], low_[node]);
            if (low_[node] < result_.number[above])
                continue;
            close(node);
            if (above == root)
                ++root_blocks;
            else
                result_.articulation[above] = true;
        }
        result_.articulation[root] = root_blocks > 1;
        open_.clear();
    }

    /// The next node to enter from here, or none; looks back along the arcs it passes.
    std::uint32_t descend(std::uint32_t node) {
        std::uint32_t lowest = low_[node];
        std::uint32_t arc = next_[node];
        const std::uint32_t end = offsets_[node + 1];
        std::uint32_t found = Blocks::none;
        for (; arc < end && found == Blocks::none; ++arc) {
            const std::uint32_t target = targets_[arc];
            const std::uint32_t number = result_.number[target];
            if (number == Blocks::none)
                found = target;
            else if (target != result_.parent[node])
                lowest = std::min(lowest, number);
        }
        next_[node] = arc;
        low_[node] = lowest;
        return found;
    }

    /// All nodes entered since `node` and not yet in a block make one with the parent of `node`.
    void close(std::uint32_t node) {
        for (std::uint32_t last = Blocks::none; last != node;) {
            last = open_.back();
            open_.pop_back();
            result_.block[last] = result_.count;
        }
        ++result_.count;
    }

    std::span<const std::uint32_t> offsets_;
    std::span<const std::uint32_t> targets_;
    std::vector<std::uint32_t> low_;
    std::vector<std::uint32_t> next_;
    std::vector<std::uint32_t> path_;
    std::vector<std::uint32_t> open_;
    Blocks result_;
};

}  // namespace

Blocks blocks(const Network& undirected) {
    assert(!undirected.directed());
    return Search(undirected).run();
}

std::vector<std::uint32_t> bridge_counts(const Network& undirected, const Blocks& blocks) {
    std::vector<std::uint32_t> size(blocks.count, 0);
    for (const std::uint32_t block : blocks.block) {
        if (block != Blocks::none)
            ++size[block];
    }
    std::vector<std::uint32_t> result(undirected.node_count(), 0);
    for (std::uint32_t node = 0; node < result.size(); ++node) {
        // A block of one tie has one node besides its upper end.
        if (blocks.block[node] != Blocks::none && size[blocks.block[node]] == 1) {
            ++result[node];
            ++result[blocks.parent[node]];
        }
    }
    return result;
}

namespace rows {

Scores articulation(Networks& networks, const MeasureOptions&) {
    const Blocks found = blocks(networks.undirected());
    return {{found.articulation.begin(), found.articulation.end()}, {}, networks.isolates_note()};
}

Scores bridges(Networks& networks, const MeasureOptions&) {
    const Network& network = networks.undirected();
    const std::vector<std::uint32_t> counts = bridge_counts(network, blocks(network));
    return {{counts.begin(), counts.end()}, {}, networks.isolates_note()};
}

}  // namespace rows

}  // namespace entente
