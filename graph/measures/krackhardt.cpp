// SPDX-License-Identifier: MIT
#include "graph/base/error.hpp"
#include "graph/measures/network.hpp"
#include "graph/measures/network_measures.hpp"
#include "graph/measures/parallel.hpp"
#include "graph/measures/structure.hpp"

#include <bit>

namespace entente {

namespace {

constexpr std::size_t most_nodes = 5000;

/// A row of bits a node.
class BitRows {
public:
    explicit BitRows(std::size_t nodes) : words_((nodes + 63) / 64), bits_(nodes * words_, 0) {}
    void set(std::size_t row, std::size_t column) {
        bits_[row * words_ + column / 64] |= std::uint64_t{1} << (column % 64);
    }
    [[nodiscard]] bool get(std::size_t row, std::size_t column) const {
        return ((bits_[row * words_ + column / 64] >> (column % 64)) & 1U) != 0;
    }
    [[nodiscard]] std::span<const std::uint64_t> row(std::size_t row) const {
        return std::span(bits_).subspan(row * words_, words_);
    }

private:
    std::size_t words_;
    std::vector<std::uint64_t> bits_;
};

/// Row v: the nodes from which v can be reached, v among them.
BitRows ancestors_of(const Network& directed, const std::atomic<bool>* stop) {
    const std::size_t nodes = directed.node_count();
    BitRows result(nodes);
    std::vector<std::uint32_t> queue;
    std::vector<bool> seen(nodes);
    for (std::uint32_t source = 0; source < nodes; ++source) {
        check_stop(stop);
        seen.assign(nodes, false);
        queue.assign(1, source);
        seen[source] = true;
        for (std::size_t head = 0; head < queue.size(); ++head) {
            const std::uint32_t node = queue[head];
            result.set(node, source);
            for (const std::uint32_t target : directed.row(node)) {
                if (!seen[target]) {
                    seen[target] = true;
                    queue.push_back(target);
                }
            }
        }
    }
    return result;
}

/// True if some common ancestor is reached from all common ancestors. Its own ancestors are then
/// exactly these, and as they are always among these, their number decides.
bool has_least_bound(const BitRows& ancestors,
                     std::span<const std::uint32_t> counts,
                     std::size_t a,
                     std::size_t b) {
    const auto of_a = ancestors.row(a);
    const auto of_b = ancestors.row(b);
    std::uint32_t common = 0;
    for (std::size_t i = 0; i < of_a.size(); ++i)
        common += static_cast<std::uint32_t>(std::popcount(of_a[i] & of_b[i]));
    for (std::size_t i = 0; i < of_a.size(); ++i) {
        for (std::uint64_t bits = of_a[i] & of_b[i]; bits != 0; bits &= bits - 1) {
            const auto node = i * 64 + static_cast<std::size_t>(std::countr_zero(bits));
            if (counts[node] == common)
                return true;
        }
    }
    return false;
}

struct Pairs {
    double joined = 0.0;     ///< in one weak component
    double reachable = 0.0;  ///< at least one way
    double both_ways = 0.0;
    double unbounded = 0.0;  ///< joined, without a least upper bound
};

Pairs count_pairs(const Components& parts,
                  const BitRows& ancestors,
                  const std::atomic<bool>* stop) {
    std::vector<std::uint32_t> counts(parts.of.size(), 0);
    for (std::size_t v = 0; v < counts.size(); ++v) {
        for (const std::uint64_t word : ancestors.row(v))
            counts[v] += static_cast<std::uint32_t>(std::popcount(word));
    }
    Pairs result;
    for (std::size_t a = 0; a < parts.of.size(); ++a) {
        check_stop(stop);
        for (std::size_t b = 0; b < a; ++b) {
            if (parts.of[a] != parts.of[b])
                continue;
            const bool ab = ancestors.get(b, a);
            const bool ba = ancestors.get(a, b);
            ++result.joined;
            result.reachable += ab || ba ? 1.0 : 0.0;
            result.both_ways += ab && ba ? 1.0 : 0.0;
            result.unbounded += has_least_bound(ancestors, counts, a, b) ? 0.0 : 1.0;
        }
    }
    return result;
}

}  // namespace

KrackhardtDimensions krackhardt(const Network& directed, const std::atomic<bool>* stop) {
    const std::size_t nodes = directed.node_count();
    if (nodes > most_nodes)
        throw Error(ErrorCode::limit, {}, "Krackhardt's dimensions: more than 5000 nodes");
    if (nodes < 2)
        return {1.0, 1.0, 1.0, 1.0};
    std::vector<Link> links;
    for (std::uint32_t v = 0; v < nodes; ++v) {
        for (const std::uint32_t w : directed.row(v))
            links.push_back({v, w});
    }
    const Components parts =
        components(Network(nodes, links, {.directed = false, .weighted = false}));
    const Pairs pairs = count_pairs(parts, ancestors_of(directed, stop), stop);
    double needed = 0.0;
    double most = 0.0;
    double most_unbounded = 0.0;
    for (const std::uint32_t size : parts.sizes()) {
        const auto s = static_cast<double>(size);
        needed += s - 1.0;
        most += s * (s - 1.0);
        most_unbounded += (s - 1.0) * (s - 2.0) / 2.0;
    }
    const auto n = static_cast<double>(nodes);
    KrackhardtDimensions result;
    result.connectedness = pairs.joined / (n * (n - 1.0) / 2.0);
    result.hierarchy = pairs.reachable > 0.0 ? 1.0 - pairs.both_ways / pairs.reachable : 1.0;
    const double excess = static_cast<double>(directed.arc_count()) - needed;
    result.efficiency = most > needed ? 1.0 - excess / (most - needed) : 1.0;
    result.upper_boundedness = most_unbounded > 0.0 ? 1.0 - pairs.unbounded / most_unbounded : 1.0;
    return result;
}

}  // namespace entente
