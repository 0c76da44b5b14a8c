// SPDX-License-Identifier: MIT
#include "graph/measures/rows.hpp"
#include "graph/measures/structure.hpp"

#include <algorithm>
#include <numeric>

namespace entente {

// Level by level, as in Kabir, Madduri, "Parallel k-core Decomposition on Multicore Platforms",
// IPDPSW 2017: the only scattered memory is one number a node, where the buckets of Batagelj and
// Zaversnik move nodes about in three arrays.
std::vector<std::uint32_t> core_numbers(const Network& undirected) {
    const std::size_t nodes = undirected.node_count();
    std::vector<std::uint32_t> degree(nodes);  // among the nodes left; in the end the core number
    std::vector<std::uint32_t> left(nodes);
    std::iota(left.begin(), left.end(), 0U);
    for (std::size_t v = 0; v < nodes; ++v)
        degree[v] = static_cast<std::uint32_t>(undirected.degree(v));
    std::vector<std::uint32_t> queue;
    std::uint32_t core = 0;
    while (!left.empty()) {
        // Those below `core` were taken out at the last level; the least of the others is next.
        std::uint32_t least = 0xffffffffU;
        std::erase_if(left, [&](std::uint32_t v) {
            if (degree[v] < core)
                return true;
            least = std::min(least, degree[v]);
            return false;
        });
        if (left.empty())
            break;
        core = least;
        queue.clear();
        for (const std::uint32_t v : left) {
            if (degree[v] == core)
                queue.push_back(v);
        }
        for (std::size_t head = 0; head < queue.size(); ++head) {
            for (const std::uint32_t w : undirected.row(queue[head])) {
                if (degree[w] > core && --degree[w] == core)
                    queue.push_back(w);
            }
        }
        ++core;
    }
    return degree;
}

namespace rows {

Scores core_number(Networks& networks, const MeasureOptions&) {
    const std::vector<std::uint32_t> cores = core_numbers(networks.undirected());
    return {{cores.begin(), cores.end()}, {}, networks.isolates_note()};
}

}  // namespace rows

}  // namespace entente
