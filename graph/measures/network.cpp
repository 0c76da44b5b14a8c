// SPDX-License-Identifier: MIT
#include "graph/measures/network.hpp"

#include "graph/base/error.hpp"
#include "graph/measures/csr.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace entente {

namespace {

constexpr std::size_t most_ids = std::numeric_limits<std::uint32_t>::max() - 1;

struct Arcs {
    std::vector<std::uint32_t> offsets;
    std::vector<std::uint32_t> targets;
    std::vector<double> weights;
};

void check(std::size_t nodes, std::span<const Link> links) {
    if (nodes > most_ids || links.size() > most_ids / 2)
        throw Error(ErrorCode::limit, {}, "too many nodes or edges for a network");
    double total = 0.0;
    for (const Link& link : links) {
        total += std::abs(link.weight);
        if (link.source >= nodes || link.target >= nodes)
            throw Error(ErrorCode::usage,
                        {},
                        fmt::format("link {} - {}: no such node", link.source, link.target));
        constexpr double least_weight = 1e-300;  // 1 / weight, a length, has to be finite too
        if (link.weight != 0.0 && std::abs(link.weight) < least_weight)
            throw Error(ErrorCode::usage,
                        {},
                        fmt::format("link {} - {}: the weight {} is nearer to 0 than 1e-300",
                                    link.source,
                                    link.target,
                                    link.weight));
        if (!std::isfinite(link.weight))
            throw Error(
                ErrorCode::usage,
                {},
                fmt::format(
                    "link {} - {}: the weight is not a finite number", link.source, link.target));
    }
    // Beyond this, squares of sums of weights leave the range of double.
    constexpr double most_weight = 1e100;
    if (total > most_weight)
        throw Error(ErrorCode::usage,
                    {},
                    fmt::format("the weights add up to {}: more than 1e+100, scale them", total));
}

/// Calls sink(from, to, weight) for every arc, in the order of the links.
template <class Sink>
void for_each_arc(std::span<const Link> links, const NetworkOptions& options, Sink&& sink) {
    for (const Link& link : links) {
        if (link.source == link.target) {
            if (options.loops)
                sink(link.source, link.target, link.weight);
            continue;
        }
        sink(link.source, link.target, link.weight);
        if (!options.directed)
            sink(link.target, link.source, link.weight);
    }
}

void running_sum(std::vector<std::uint32_t>& counts) {
    std::uint32_t sum = 0;
    for (std::uint32_t& count : counts)
        sum += std::exchange(count, sum);
}

/// Sorts by counting, first by target and then by source, so that each row ascends and parallel
/// arcs keep the order of their links: linear, and independent of everything but the input.
Arcs sorted_arcs(std::size_t nodes, std::span<const Link> links, const NetworkOptions& options) {
    std::vector<std::uint32_t> place(nodes + 1, 0);
    std::size_t count = 0;
    bool weighted = false;
    for_each_arc(links, options, [&](std::uint32_t, std::uint32_t to, double weight) {
        ++place[to];
        ++count;
        weighted = weighted || weight != 1.0;
    });
    weighted = weighted && options.weighted;
    Arcs result;
    result.offsets.assign(nodes + 1, 0);
    {
        running_sum(place);
        std::vector<std::uint32_t> sources(count);
        std::vector<double> weights(weighted ? count : 0);
        for_each_arc(links, options, [&](std::uint32_t from, std::uint32_t to, double weight) {
            const std::uint32_t at = place[to]++;
            sources[at] = from;
            if (weighted)
                weights[at] = weight;
            ++result.offsets[from];
        });
        running_sum(result.offsets);
        std::vector<std::uint32_t> next(result.offsets.begin(), result.offsets.end());
        result.targets.resize(count);
        result.weights.resize(weighted ? count : 0);
        std::uint32_t at = 0;  // place[to] is now the end of the arcs into `to`
        for (std::uint32_t to = 0; to < nodes; ++to) {
            for (; at < place[to]; ++at) {
                const std::uint32_t slot = next[sources[at]]++;
                result.targets[slot] = to;
                if (weighted)
                    result.weights[slot] = weights[at];
            }
        }
    }
    return result;
}

void merge_parallel(Arcs& arcs, bool keep_weights) {
    const std::size_t nodes = arcs.offsets.size() - 1;
    bool parallel = false;
    for (std::size_t node = 0; node < nodes && !parallel; ++node) {
        for (std::size_t arc = arcs.offsets[node] + 1; arc < arcs.offsets[node + 1]; ++arc)
            parallel = parallel || arcs.targets[arc] == arcs.targets[arc - 1];
    }
    if (!parallel)
        return;
    if (keep_weights && arcs.weights.empty())
        arcs.weights.assign(arcs.targets.size(), 1.0);
    const bool weighted = !arcs.weights.empty();
    std::uint32_t out = 0;
    std::uint32_t begin = 0;
    for (std::size_t node = 0; node < nodes; ++node) {
        const std::uint32_t end = arcs.offsets[node + 1];
        const std::uint32_t first = out;
        for (std::uint32_t arc = begin; arc < end; ++arc) {
            if (out > first && arcs.targets[out - 1] == arcs.targets[arc]) {
                if (weighted)
                    arcs.weights[out - 1] += arcs.weights[arc];
                continue;
            }
            arcs.targets[out] = arcs.targets[arc];
            if (weighted)
                arcs.weights[out] = arcs.weights[arc];
            ++out;
        }
        begin = end;
        arcs.offsets[node + 1] = out;
    }
    arcs.targets.resize(out);
    arcs.targets.shrink_to_fit();
    arcs.weights.resize(weighted ? out : 0);
}

std::unique_ptr<Network::Rows> to_rows(Arcs arcs) {
    auto rows = std::make_unique<Network::Rows>();
    // The arcs are already in Boost's own form; its constructors would copy and scatter them once
    // more, which for 33 million arcs is most of the time and twice the memory.
    rows->graph.m_forward.m_rowstart = std::move(arcs.offsets);
    rows->graph.m_forward.m_column = std::move(arcs.targets);
    rows->weights = std::move(arcs.weights);
    return rows;
}

}  // namespace

Network::Network(std::size_t nodes, std::span<const Link> links, const NetworkOptions& options)
    : directed_(options.directed) {
    check(nodes, links);
    Arcs arcs = sorted_arcs(nodes, links, options);
    if (options.merge)
        merge_parallel(arcs, options.weighted);
    rows_ = to_rows(std::move(arcs));
    look();
}

Network::Network(std::unique_ptr<Rows> rows, bool directed)
    : rows_(std::move(rows)),
      directed_(directed) {
    look();
}

Network::Network(Network&&) noexcept = default;
Network& Network::operator=(Network&&) noexcept = default;
Network::~Network() = default;

void Network::look() {
    offsets_ = rows_->graph.m_forward.m_rowstart;
    targets_ = rows_->graph.m_forward.m_column;
    weights_ = rows_->weights;
}

bool Network::has_arc(std::uint32_t source, std::uint32_t target) const noexcept {
    return std::ranges::binary_search(row(source), target);
}

double Network::least_weight() const noexcept {
    return weights_.empty() ? 1.0 : *std::ranges::min_element(weights_);
}

Network Network::reversed() const {
    const std::size_t nodes = node_count();
    Arcs arcs;
    arcs.offsets.assign(nodes + 1, 0);
    arcs.targets.resize(targets_.size());
    arcs.weights.resize(weights_.size());
    for (const std::uint32_t target : targets_)
        ++arcs.offsets[target];
    running_sum(arcs.offsets);
    std::vector<std::uint32_t> next(arcs.offsets.begin(), arcs.offsets.end());
    for (std::uint32_t node = 0; node < nodes; ++node) {
        for (std::uint32_t arc = offsets_[node]; arc < offsets_[node + 1]; ++arc) {
            const std::uint32_t slot = next[targets_[arc]]++;
            arcs.targets[slot] = node;
            if (!weights_.empty())
                arcs.weights[slot] = weights_[arc];
        }
    }
    return Network(to_rows(std::move(arcs)), directed_);
}

void require_positive(const Network& network, std::string_view measure) {
    if (network.least_weight() <= 0.0)
        throw Error(ErrorCode::usage, {}, fmt::format("{} needs weights above 0", measure));
}

}  // namespace entente
