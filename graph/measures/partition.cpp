// SPDX-License-Identifier: MIT
#include "graph/measures/partition.hpp"

#include "graph/base/error.hpp"
#include "graph/measures/signed.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace entente {

namespace {

struct Inside {
    double inside = 0.0;    ///< weight of arcs within groups
    double expected = 0.0;  ///< by chance
    double total = 0.0;     ///< weight of all arcs
};

Inside inside_of(const Network& network, std::span<const std::uint32_t> groups) {
    Inside result;
    std::uint32_t count = 0;
    for (const std::uint32_t group : groups)
        count = std::max(count, group + 1);
    std::vector<double> strength(count, 0.0);
    for (std::size_t v = 0; v < network.node_count(); ++v) {
        for (std::uint32_t arc = network.offsets()[v]; arc < network.offsets()[v + 1]; ++arc) {
            const double weight = network.weight(arc);
            strength[groups[v]] += weight;
            result.total += weight;
            if (groups[network.targets()[arc]] == groups[v])
                result.inside += weight;
        }
    }
    for (const double own : strength)
        result.expected += result.total > 0.0 ? own * own / result.total : 0.0;
    return result;
}

void check_length(const Network& network, std::span<const std::uint32_t> groups) {
    if (groups.size() != network.node_count())
        throw Error(ErrorCode::usage, {}, "modularity: one group a node");
}

double entropy(const std::map<std::uint32_t, double>& sizes, double nodes) {
    double result = 0.0;
    for (const auto& [group, size] : sizes)
        result -= size / nodes * std::log(size / nodes);
    return result;
}

double pairs_of(double size) {
    return size * (size - 1.0) / 2.0;
}

}  // namespace

double modularity(const Network& undirected,
                  std::span<const std::uint32_t> groups,
                  double resolution) {
    check_length(undirected, groups);
    const Inside found = inside_of(undirected, groups);
    return found.total > 0.0 ? (found.inside - resolution * found.expected) / found.total : 0.0;
}

double signed_modularity(const SignedNetwork& network, std::span<const std::uint32_t> groups) {
    check_length(network.positive, groups);
    const Inside plus = inside_of(network.positive, groups);
    const Inside minus = inside_of(network.negative, groups);
    const double total = plus.total + minus.total;
    if (total == 0.0)
        return 0.0;
    return (plus.inside - plus.expected - (minus.inside - minus.expected)) / total;
}

Agreement compare(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b) {
    if (a.size() != b.size())
        throw Error(ErrorCode::usage, {}, "partitions of different numbers of nodes");
    if (a.empty())
        return {};
    std::map<std::uint32_t, double> of_a;
    std::map<std::uint32_t, double> of_b;
    std::map<std::pair<std::uint32_t, std::uint32_t>, double> both;
    for (std::size_t v = 0; v < a.size(); ++v) {
        ++of_a[a[v]];
        ++of_b[b[v]];
        ++both[{a[v], b[v]}];
    }
    const auto nodes = static_cast<double>(a.size());
    const double entropy_a = entropy(of_a, nodes);
    const double entropy_b = entropy(of_b, nodes);
    double shared = 0.0;
    double together = 0.0;
    for (const auto& [groups, size] : both) {
        shared +=
            size / nodes * std::log(size * nodes / (of_a[groups.first] * of_b[groups.second]));
        together += pairs_of(size);
    }
    double pairs_a = 0.0;
    double pairs_b = 0.0;
    for (const auto& [group, size] : of_a)
        pairs_a += pairs_of(size);
    for (const auto& [group, size] : of_b)
        pairs_b += pairs_of(size);
    Agreement result;
    if (entropy_a + entropy_b > 0.0)
        result.nmi = std::clamp(2.0 * shared / (entropy_a + entropy_b), 0.0, 1.0);
    result.variation = std::max(0.0, entropy_a + entropy_b - 2.0 * shared);
    const double chance = nodes > 1.0 ? pairs_a * pairs_b / pairs_of(nodes) : 0.0;
    const double most = (pairs_a + pairs_b) / 2.0;
    if (most != chance)
        result.rand = (together - chance) / (most - chance);
    return result;
}

Stability stability(std::span<const Partition> partitions) {
    Stability result;
    double pairs = 0.0;
    double nmi = 0.0;
    for (std::size_t i = 0; i < partitions.size(); ++i) {
        for (std::size_t j = i + 1; j < partitions.size(); ++j) {
            const Agreement found = compare(partitions[i].of, partitions[j].of);
            ++pairs;
            nmi += found.nmi;
            result.variation += found.variation;
            result.lowest_nmi = std::min(result.lowest_nmi, found.nmi);
        }
    }
    if (pairs > 0.0) {
        result.nmi = nmi / pairs;
        result.variation /= pairs;
    }
    return result;
}

}  // namespace entente
