// SPDX-License-Identifier: MIT
#include "graph/measures/ordering.hpp"

#include <algorithm>
#include <numeric>

namespace entente {

std::vector<std::uint32_t> breadth_first_order(const Network& network, const Network* reversed) {
    const std::size_t nodes = network.node_count();
    const auto degree = [&](std::uint32_t v) {
        return network.degree(v) + (reversed == nullptr ? 0 : reversed->degree(v));
    };
    std::vector<std::uint32_t> starts(nodes);
    std::iota(starts.begin(), starts.end(), 0U);
    std::ranges::stable_sort(starts, std::ranges::greater{}, degree);
    // Neighbours are sorted by their place in `starts`: by falling degree, then by id.
    const std::vector<std::uint32_t> place = places_of(starts);
    std::vector<bool> seen(nodes, false);
    std::vector<std::uint32_t> order;
    order.reserve(nodes);
    const auto meet = [&](std::uint32_t v) {
        if (!seen[v]) {
            seen[v] = true;
            order.push_back(v);
        }
    };
    for (const std::uint32_t start : starts) {
        if (seen[start])
            continue;
        std::size_t head = order.size();
        meet(start);
        for (; head < order.size(); ++head) {
            const std::uint32_t v = order[head];
            const std::size_t first = order.size();
            for (const std::uint32_t w : network.row(v))
                meet(w);
            if (reversed != nullptr) {
                for (const std::uint32_t w : reversed->row(v))
                    meet(w);
            }
            std::sort(order.begin() + static_cast<std::ptrdiff_t>(first),
                      order.end(),
                      [&](std::uint32_t a, std::uint32_t b) { return place[a] < place[b]; });
        }
    }
    return order;
}

std::vector<std::uint32_t> places_of(const std::vector<std::uint32_t>& order) {
    std::vector<std::uint32_t> places(order.size());
    for (std::uint32_t i = 0; i < order.size(); ++i)
        places[order[i]] = i;
    return places;
}

Renumbered renumber(const Network& network,
                    const std::vector<std::uint32_t>& order,
                    const std::vector<std::uint32_t>& places) {
    Renumbered result;
    result.offsets.reserve(order.size() + 1);
    result.offsets.push_back(0);
    result.targets.reserve(network.arc_count());
    for (const std::uint32_t v : order) {
        const auto first = static_cast<std::ptrdiff_t>(result.targets.size());
        for (const std::uint32_t w : network.row(v))
            result.targets.push_back(places[w]);
        std::sort(result.targets.begin() + first, result.targets.end());
        result.offsets.push_back(static_cast<std::uint32_t>(result.targets.size()));
    }
    return result;
}

}  // namespace entente
