// SPDX-License-Identifier: MIT
#include "graph/base/error.hpp"
#include "graph/measures/parallel.hpp"
#include "graph/measures/partition.hpp"
#include "graph/measures/structure.hpp"

#include <algorithm>
#include <cmath>

namespace entente {

namespace {

constexpr std::size_t most_nodes = 2000;
using Rows = std::vector<std::vector<double>>;

/// Correlations of all pairs of rows; rows without variance correlate 0 with others, 1 with
/// themselves and each other.
Rows correlate(Rows rows, const std::atomic<bool>* stop) {
    for (std::vector<double>& row : rows) {
        double mean = 0.0;
        for (const double value : row)
            mean += value / static_cast<double>(row.size());
        double squares = 0.0;
        for (double& value : row) {
            value -= mean;
            squares += value * value;
        }
        for (double& value : row)
            value = squares > 1e-24 ? value / std::sqrt(squares) : 0.0;
    }
    Rows result(rows.size(), std::vector<double>(rows.size(), 1.0));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        check_stop(stop);
        const bool flat_i = std::ranges::all_of(rows[i], [](double x) { return x == 0.0; });
        for (std::size_t j = 0; j < i; ++j) {
            double sum = 0.0;
            for (std::size_t k = 0; k < rows[i].size(); ++k)
                sum += rows[i][k] * rows[j][k];
            const bool flat_j = std::ranges::all_of(rows[j], [](double x) { return x == 0.0; });
            result[i][j] = result[j][i] = flat_i && flat_j ? 1.0 : std::clamp(sum, -1.0, 1.0);
        }
    }
    return result;
}

/// What each member sends to and gets from all nodes.
Rows profiles(const Network& out, const Network& in, const std::vector<std::uint32_t>& members) {
    Rows rows(members.size(), std::vector<double>(2 * out.node_count(), 0.0));
    for (std::size_t i = 0; i < members.size(); ++i) {
        const std::uint32_t v = members[i];
        for (std::uint32_t arc = out.offsets()[v]; arc < out.offsets()[v + 1]; ++arc)
            rows[i][out.targets()[arc]] = out.weight(arc);
        for (std::uint32_t arc = in.offsets()[v]; arc < in.offsets()[v + 1]; ++arc)
            rows[i][out.node_count() + in.targets()[arc]] = in.weight(arc);
    }
    return rows;
}

/// True for the members that end up on the other side from the first.
std::vector<bool> split(Rows rows, const std::atomic<bool>* stop) {
    constexpr int most_rounds = 100;
    Rows correlations = correlate(std::move(rows), stop);
    for (int round = 0; round < most_rounds; ++round) {
        double apart = 0.0;  // how far from all being +1 or -1
        for (const std::vector<double>& row : correlations) {
            for (const double value : row)
                apart = std::max(apart, 1.0 - std::abs(value));
        }
        if (apart < 1e-9)
            break;
        correlations = correlate(std::move(correlations), stop);
    }
    std::vector<bool> other;
    for (const double value : correlations[0])
        other.push_back(value < 0.0);
    return other;
}

}  // namespace

Partition concor(const Network& directed, unsigned depth, const std::atomic<bool>* stop) {
    const std::size_t nodes = directed.node_count();
    if (nodes > most_nodes)
        throw Error(ErrorCode::limit, {}, "CONCOR: more than 2000 nodes");
    const Network in = directed.reversed();
    Partition result{std::vector<std::uint32_t>(nodes, 0), nodes > 0 ? 1U : 0U, 0.0};
    for (unsigned level = 0; level < depth; ++level) {
        const std::uint32_t before = result.count;
        for (std::uint32_t group = 0; group < before; ++group) {
            std::vector<std::uint32_t> members;
            for (std::uint32_t v = 0; v < nodes; ++v) {
                if (result.of[v] == group)
                    members.push_back(v);
            }
            if (members.size() < 3)
                continue;
            const std::vector<bool> other = split(profiles(directed, in, members), stop);
            if (std::ranges::find(other, true) == other.end())
                continue;
            for (std::size_t i = 0; i < members.size(); ++i)
                result.of[members[i]] = other[i] ? result.count : group;
            ++result.count;
        }
    }
    result.count = number_by_lowest_node(result.of);
    return result;
}

}  // namespace entente
