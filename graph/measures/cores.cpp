// SPDX-License-Identifier: MIT
#include "graph/measures/rows.hpp"
#include "graph/measures/structure.hpp"

#include <algorithm>
#include <numeric>

namespace entente {

std::vector<std::uint32_t> core_numbers(const Network& undirected) {
    const std::size_t nodes = undirected.node_count();
    std::vector<std::uint32_t> degree(nodes);
    std::uint32_t most = 0;
    for (std::size_t v = 0; v < nodes; ++v) {
        degree[v] = static_cast<std::uint32_t>(undirected.degree(v));
        most = std::max(most, degree[v]);
    }
    // order: nodes by degree; begin[d]: where those of degree d start; place: where each node is.
    std::vector<std::uint32_t> begin(std::size_t{most} + 2, 0);
    for (const std::uint32_t d : degree)
        ++begin[d + 1];
    std::partial_sum(begin.begin(), begin.end(), begin.begin());
    std::vector<std::uint32_t> order(nodes);
    std::vector<std::uint32_t> place(nodes);
    {
        std::vector<std::uint32_t> next = begin;
        for (std::uint32_t v = 0; v < nodes; ++v) {
            place[v] = next[degree[v]]++;
            order[place[v]] = v;
        }
    }
    for (std::size_t i = 0; i < nodes; ++i) {
        const std::uint32_t v = order[i];
        for (const std::uint32_t w : undirected.row(v)) {
            if (degree[w] <= degree[v])
                continue;
            // Swap w with the first node of its degree, and move the border past it.
            const std::uint32_t first = begin[degree[w]]++;
            const std::uint32_t other = order[first];
            order[place[w]] = other;
            place[other] = place[w];
            order[first] = w;
            place[w] = first;
            --degree[w];
        }
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
