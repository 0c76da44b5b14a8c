// SPDX-License-Identifier: MIT
#include "graph/measures/csr.hpp"
#include "graph/measures/structure.hpp"

#include <boost/graph/strong_components.hpp>

#include <algorithm>
#include <numeric>

namespace entente {

namespace {

/// Joins the sets of two nodes; every set is a tree that hangs from its lowest node.
void join(std::vector<std::uint32_t>& up, std::uint32_t a, std::uint32_t b) {
    std::uint32_t p = up[a];
    std::uint32_t q = up[b];
    while (p != q) {
        if (p < q)
            std::swap(p, q);
        if (up[p] == p) {
            up[p] = q;
            return;
        }
        const std::uint32_t above = up[p];
        up[p] = up[above];  // halve the way for those who come later
        p = above;
    }
}

void flatten(std::vector<std::uint32_t>& up) {
    // Everything hangs from lower numbers, so one pass upwards is enough.
    for (std::uint32_t& parent : up)
        parent = up[parent];
}

/// The set that most of 1,024 nodes, evenly spread, are in.
std::uint32_t most_common(const std::vector<std::uint32_t>& up) {
    std::vector<std::uint32_t> sample;
    for (std::size_t i = 0; i < 1024; ++i)
        sample.push_back(up[i * up.size() / 1024]);
    std::ranges::sort(sample);
    std::uint32_t best = sample[0];
    std::size_t most = 0;
    for (std::size_t i = 0; i < sample.size();) {
        std::size_t j = i;
        while (j < sample.size() && sample[j] == sample[i])
            ++j;
        if (j - i > most) {
            most = j - i;
            best = sample[i];
        }
        i = j;
    }
    return best;
}

}  // namespace

std::uint32_t number_by_lowest_node(std::vector<std::uint32_t>& groups) {
    constexpr std::uint32_t none = 0xffffffffU;
    std::vector<std::uint32_t> number(groups.size(), none);
    std::uint32_t count = 0;
    for (std::uint32_t& group : groups) {
        if (number[group] == none)
            number[group] = count++;
        group = number[group];
    }
    return count;
}

std::vector<std::uint32_t> Components::sizes() const {
    std::vector<std::uint32_t> result(count, 0);
    for (const std::uint32_t component : of)
        ++result[component];
    return result;
}

// Sutton, Ben-Nun, Barak, "Optimizing Parallel Graph Connectivity Computation via Subgraph
// Sampling", IPDPS 2018: after two arcs a node most are in one set, whose rows are then skipped;
// that is sound because every tie lies in the rows of both its ends.
Components components(const Network& undirected, unsigned) {
    const std::size_t nodes = undirected.node_count();
    std::vector<std::uint32_t> up(nodes);
    std::iota(up.begin(), up.end(), 0U);
    if (nodes == 0)
        return {};
    const auto offsets = undirected.offsets();
    const auto targets = undirected.targets();
    for (std::uint32_t round = 0; round < 2; ++round) {
        for (std::uint32_t v = 0; v < nodes; ++v) {
            if (offsets[v] + round < offsets[v + 1])
                join(up, v, targets[offsets[v] + round]);
        }
        flatten(up);
    }
    const std::uint32_t giant = most_common(up);
    for (std::uint32_t v = 0; v < nodes; ++v) {
        if (up[v] == giant)
            continue;
        for (std::uint32_t arc = offsets[v] + 2; arc < offsets[v + 1]; ++arc)
            join(up, v, targets[arc]);
    }
    flatten(up);
    const std::uint32_t count = number_by_lowest_node(up);
    return {std::move(up), count};
}

Components strong_components(const Network& directed) {
    const CsrGraph& graph = directed.rows().graph;
    std::vector<std::uint32_t> component(directed.node_count());
    boost::strong_components(
        graph,
        boost::make_iterator_property_map(component.begin(), get(boost::vertex_index, graph)));
    const std::uint32_t count = number_by_lowest_node(component);
    return {std::move(component), count};
}

}  // namespace entente
