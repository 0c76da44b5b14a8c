// SPDX-License-Identifier: MIT
#include "graph/measures/parallel.hpp"
#include "graph/measures/structure.hpp"

#include <algorithm>
#include <numeric>

namespace entente {

namespace {

/// Each tie once, from the end with fewer ties to the one with more: no row is then longer than
/// sqrt(2 E). Nodes are numbered by degree.
struct Oriented {
    std::vector<std::uint32_t> node;  ///< the node of each number
    std::vector<std::uint32_t> offsets;
    std::vector<std::uint32_t> targets;
    std::vector<double> weights;
};

Oriented orient(const Network& network, bool weighted) {
    const std::size_t nodes = network.node_count();
    Oriented result;
    // By counting, so that the order of nodes of one degree is that of their ids.
    std::size_t most = 0;
    for (std::size_t v = 0; v < nodes; ++v)
        most = std::max(most, network.degree(v));
    std::vector<std::uint32_t> begin(most + 2, 0);
    for (std::size_t v = 0; v < nodes; ++v)
        ++begin[network.degree(v) + 1];
    std::partial_sum(begin.begin(), begin.end(), begin.begin());
    result.node.resize(nodes);
    std::vector<std::uint32_t> number(nodes);
    for (std::uint32_t v = 0; v < nodes; ++v) {
        number[v] = begin[network.degree(v)]++;
        result.node[number[v]] = v;
    }
    result.offsets.assign(nodes + 1, 0);
    result.targets.reserve(network.arc_count() / 2);
    for (std::uint32_t u = 0; u < nodes; ++u) {
        const std::uint32_t v = result.node[u];
        for (std::uint32_t arc = network.offsets()[v]; arc < network.offsets()[v + 1]; ++arc) {
            const std::uint32_t w = number[network.targets()[arc]];
            if (w <= u)
                continue;
            result.targets.push_back(w);
            if (weighted)
                result.weights.push_back(network.weight(arc));
        }
        result.offsets[u + 1] = static_cast<std::uint32_t>(result.targets.size());
    }
    return result;
}

}  // namespace

std::vector<std::uint64_t> triangle_counts(const Network& undirected,
                                           unsigned threads,
                                           const std::atomic<bool>* stop) {
    const Oriented ties = orient(undirected, false);
    const std::size_t nodes = undirected.node_count();
    const std::size_t groups = std::clamp<std::size_t>(threads, 1, 64);
    // Whole numbers: the sums do not depend on who adds them up.
    std::vector<std::vector<std::uint64_t>> parts(groups);
    std::atomic<std::size_t> next{0};
    constexpr std::size_t chunk = 512;
    parallel_for(threads, groups, [&](std::size_t group) {
        std::vector<std::uint64_t>& count = parts[group];
        count.assign(nodes, 0);
        std::vector<std::uint8_t> mark(nodes, 0);
        for (std::size_t begin = next.fetch_add(chunk); begin < nodes;
             begin = next.fetch_add(chunk)) {
            check_stop(stop);
            for (std::size_t u = begin; u < std::min(nodes, begin + chunk); ++u) {
                const std::uint32_t first = ties.offsets[u];
                const std::uint32_t last = ties.offsets[u + 1];
                if (last - first < 2)
                    continue;
                for (std::uint32_t i = first; i < last; ++i)
                    mark[ties.targets[i]] = 1;
                std::uint64_t own = 0;
                for (std::uint32_t i = first; i < last; ++i) {
                    const std::uint32_t v = ties.targets[i];
                    std::uint64_t at_v = 0;
                    for (std::uint32_t j = ties.offsets[v]; j < ties.offsets[v + 1]; ++j) {
                        const std::uint32_t w = ties.targets[j];
                        count[w] += mark[w];
                        at_v += mark[w];
                    }
                    count[v] += at_v;
                    own += at_v;
                }
                count[u] += own;
                for (std::uint32_t i = first; i < last; ++i)
                    mark[ties.targets[i]] = 0;
            }
        }
    });
    std::vector<std::uint64_t> result(nodes, 0);
    for (const std::vector<std::uint64_t>& part : parts) {
        for (std::size_t u = 0; u < part.size(); ++u)
            result[ties.node[u]] += part[u];
    }
    return result;
}

TriangleSums triangle_sums(const Network& undirected, const std::atomic<bool>* stop) {
    const Oriented ties = orient(undirected, true);
    const std::size_t nodes = undirected.node_count();
    TriangleSums result{std::vector<double>(nodes, 0.0), std::vector<double>(nodes, 0.0)};
    std::vector<std::uint32_t> mark(nodes, 0);  // 1 + the arc from u
    for (std::size_t u = 0; u < nodes; ++u) {
        check_stop(stop);
        for (std::uint32_t i = ties.offsets[u]; i < ties.offsets[u + 1]; ++i)
            mark[ties.targets[i]] = i + 1;
        for (std::uint32_t i = ties.offsets[u]; i < ties.offsets[u + 1]; ++i) {
            const std::uint32_t v = ties.targets[i];
            for (std::uint32_t j = ties.offsets[v]; j < ties.offsets[v + 1]; ++j) {
                const std::uint32_t w = ties.targets[j];
                if (mark[w] == 0)
                    continue;
                const double uv = ties.weights[i];
                const double vw = ties.weights[j];
                const double uw = ties.weights[mark[w] - 1];
                result.pairs[ties.node[u]] += (uv + uw) / 2.0;
                result.pairs[ties.node[v]] += (uv + vw) / 2.0;
                result.pairs[ties.node[w]] += (uw + vw) / 2.0;
                for (const std::size_t node : {u, std::size_t{v}, std::size_t{w}})
                    result.products[ties.node[node]] += uv * vw * uw;
            }
        }
        for (std::uint32_t i = ties.offsets[u]; i < ties.offsets[u + 1]; ++i)
            mark[ties.targets[i]] = 0;
    }
    return result;
}

}  // namespace entente
