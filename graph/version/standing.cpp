// SPDX-License-Identifier: MIT
#include "graph/version/standing.hpp"

#include "graph/base/error.hpp"
#include "graph/measures/measures.hpp"
#include "graph/measures/network.hpp"
#include "graph/measures/partition.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <tuple>

namespace entente {
namespace {

/// A node of both graphs.
struct Common {
    std::size_t before;
    std::size_t after;
};

std::vector<std::string_view> ids(const Graph& graph) {
    std::vector<std::string_view> names;
    for (const Node& node : graph.nodes())
        names.emplace_back(node.id);
    return names;
}

std::vector<Common> common_nodes(const std::vector<std::string_view>& a,
                                 const std::vector<std::string_view>& b) {
    std::vector<Common> common;
    for (std::size_t i = 0, k = 0; i < a.size() && k < b.size();) {
        if (a[i] < b[k]) {
            ++i;
        } else if (b[k] < a[i]) {
            ++k;
        } else {
            common.push_back({i++, k++});
        }
    }
    return common;
}

std::vector<RankMove> moves_of(const MeasureInfo& measure,
                               const Graph& before,
                               const Graph& after,
                               const std::vector<Common>& common,
                               const StandingOptions& options) {
    const MeasureOptions how{.threads = options.threads};
    const std::vector<double> old_values = measure.compute(before, how).values;
    const std::vector<double> new_values = measure.compute(after, how).values;
    const std::vector<std::uint32_t> old_ranks = ranks(old_values);
    const std::vector<std::uint32_t> new_ranks = ranks(new_values);
    std::vector<RankMove> moves;
    for (const Common& node : common) {
        const std::uint32_t was = old_ranks[node.before];
        const std::uint32_t is = new_ranks[node.after];
        if (was != is && std::min(was, is) <= options.leading)
            moves.push_back({before.nodes()[node.before].id,
                             was,
                             is,
                             old_values[node.before],
                             new_values[node.after]});
    }
    const auto order = [](const RankMove& move) {
        const std::int64_t way = std::int64_t{move.rank_after} - std::int64_t{move.rank_before};
        return std::tuple(-std::abs(way),
                          std::min(move.rank_before, move.rank_after),
                          std::string_view(move.node));
    };
    std::ranges::sort(moves, {}, order);
    if (moves.size() > options.most)
        moves.resize(options.most);
    return moves;
}

std::vector<std::uint32_t> communities_of(const Graph& graph) {
    if (graph.node_count() == 0)
        return {};
    Networks networks(graph, {});
    return leiden(networks.undirected()).of;
}

/// The node with most edges of each community.
std::map<std::uint32_t, std::string> leaders(const Graph& graph,
                                             const std::vector<std::uint32_t>& communities) {
    std::vector<std::size_t> degree(graph.node_count());
    for (const Edge& edge : graph.edges()) {
        ++degree[index(edge.source)];
        ++degree[index(edge.target)];
    }
    std::map<std::uint32_t, std::size_t> best;
    for (std::size_t i = 0; i < communities.size(); ++i) {
        const auto [at, fresh] = best.try_emplace(communities[i], i);
        if (!fresh && degree[i] > degree[at->second])
            at->second = i;
    }
    std::map<std::uint32_t, std::string> names;
    for (const auto& [community, node] : best)
        names.emplace(community, graph.nodes()[node].id);
    return names;
}

void compare_communities(const Graph& before,
                         const Graph& after,
                         const std::vector<Common>& common,
                         Standing& standing) {
    const std::vector<std::uint32_t> old_groups = communities_of(before);
    const std::vector<std::uint32_t> new_groups = communities_of(after);
    const auto old_leaders = leaders(before, old_groups);
    const auto new_leaders = leaders(after, new_groups);
    standing.communities_before = old_leaders.size();
    standing.communities_after = new_leaders.size();
    std::vector<std::uint32_t> a;
    std::vector<std::uint32_t> b;
    for (const Common& node : common) {
        a.push_back(old_groups[node.before]);
        b.push_back(new_groups[node.after]);
    }
    standing.agreement = compare(a, b).nmi;
    auto fresh = static_cast<std::uint32_t>(old_leaders.size());
    const std::vector<std::uint32_t> followed =
        follow_communities(ids(before), old_groups, ids(after), new_groups, fresh);
    for (const Common& node : common) {
        const std::string& was = old_leaders.at(old_groups[node.before]);
        const std::string& is = new_leaders.at(new_groups[node.after]);
        // a leader that takes a few along into a new community is still with itself
        if (followed[node.after] != old_groups[node.before] && was != is)
            standing.moved.push_back({before.nodes()[node.before].id, was, is});
    }
}

}  // namespace

std::vector<std::uint32_t> follow_communities(const std::vector<std::string_view>& names_before,
                                              const std::vector<std::uint32_t>& before,
                                              const std::vector<std::string_view>& names_after,
                                              const std::vector<std::uint32_t>& after,
                                              std::uint32_t& next_number) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> shared;
    for (const Common& node : common_nodes(names_before, names_after))
        ++shared[{before[node.before], after[node.after]}];
    std::vector<std::tuple<std::size_t, std::uint32_t, std::uint32_t>> pairs;
    for (const auto& [pair, count] : shared)
        pairs.emplace_back(count, pair.first, pair.second);
    std::ranges::sort(pairs, [](const auto& x, const auto& y) {
        return std::get<0>(x) != std::get<0>(y) ? std::get<0>(x) > std::get<0>(y) : x < y;
    });
    std::map<std::uint32_t, std::uint32_t> number;  // of a later community
    std::map<std::uint32_t, bool> taken;
    for (const auto& [count, old_group, new_group] : pairs)
        if (!taken[old_group] && !number.contains(new_group)) {
            taken[old_group] = true;
            number[new_group] = old_group;
        }
    std::vector<std::uint32_t> result;
    for (const std::uint32_t group : after) {
        const auto [at, fresh] = number.try_emplace(group, next_number);
        if (fresh)
            ++next_number;
        result.push_back(at->second);
    }
    return result;
}

Standing compare_standing(const Graph& before, const Graph& after, const StandingOptions& options) {
    Standing standing{.compared = true};
    const std::vector<Common> common = common_nodes(ids(before), ids(after));
    for (const std::string& name : options.measures) {
        const MeasureInfo* measure = find_node_measure(name);
        if (measure == nullptr)
            throw Error(ErrorCode::unknown_name, {}, fmt::format("no measure '{}'", name));
        standing.measures.push_back({std::string(measure->name),
                                     std::string(measure->title),
                                     moves_of(*measure, before, after, common, options)});
    }
    if (options.communities)
        compare_communities(before, after, common, standing);
    return standing;
}

}  // namespace entente
