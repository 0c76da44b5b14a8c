// SPDX-License-Identifier: MIT
#include "graph/version/renames.hpp"

#include "graph/base/locate.hpp"
#include "graph/base/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace entente {
namespace {

/// What a node is called.
std::set<std::string_view> names_of(const Node& node) {
    std::set<std::string_view> names;
    for (const auto& [language, label] : node.labels)
        names.insert(label);
    names.insert(node.aliases.begin(), node.aliases.end());
    names.erase("");
    return names;
}

/// One end of an edge as the node at the other end sees it.
using Tie = std::tuple<std::string_view, std::string_view, bool, bool>;

/// The ties of the nodes that are looked for, to nodes of both graphs.
std::vector<std::set<Tie>> ties_of(const Graph& graph,
                                   const std::vector<bool>& wanted,
                                   const Graph& other) {
    std::vector<std::set<Tie>> ties(graph.node_count());
    const auto add = [&](NodeId end, NodeId far, const Edge& edge, bool outwards) {
        if (wanted[index(end)] && !wanted[index(far)] && other.find(graph.node(far).id))
            ties[index(end)].emplace(graph.node(far).id, edge.relation, outwards, edge.negated);
    };
    for (const Edge& edge : graph.edges()) {
        const bool directed = graph.relation(edge).directed;
        add(edge.source, edge.target, edge, true);
        add(edge.target, edge.source, edge, !directed);
    }
    return ties;
}

std::vector<bool> missing_from(const Graph& other, const Graph& graph) {
    std::vector<bool> missing;
    for (const Node& node : graph.nodes())
        missing.push_back(!other.find(node.id));
    return missing;
}

struct Candidate {
    double score;
    std::size_t from;
    std::size_t to;
    std::string why;
};

/// Pairs that share a name.
void by_name(const Graph& before,
             const Graph& after,
             const std::vector<bool>& gone,
             const std::vector<bool>& come,
             std::vector<Candidate>& candidates) {
    std::multimap<std::string_view, std::size_t> known;
    for (std::size_t i = 0; i < before.node_count(); ++i)
        if (gone[i])
            for (const std::string_view name : names_of(before.nodes()[i]))
                known.emplace(name, i);
    for (std::size_t k = 0; k < after.node_count(); ++k) {
        if (!come[k])
            continue;
        std::map<std::size_t, std::pair<double, std::string_view>> found;
        for (const std::string_view name : names_of(after.nodes()[k])) {
            const auto [first, last] = known.equal_range(name);
            // a name that many bear tells none of them
            const auto bearers = static_cast<double>(std::distance(first, last));
            for (auto at = first; at != last; ++at) {
                found[at->second].first += 1 / bearers;
                found[at->second].second = name;
            }
        }
        for (const auto& [i, what] : found)
            if (before.nodes()[i].type == after.nodes()[k].type)
                candidates.push_back({1 + what.first, i, k, fmt::format("name “{}”", what.second)});
    }
}

/// Pairs that share their ties.
void by_ties(const Graph& before,
             const Graph& after,
             const std::vector<bool>& gone,
             const std::vector<bool>& come,
             std::vector<Candidate>& candidates) {
    constexpr std::size_t least = 3;
    constexpr double share = 2.0 / 3;
    constexpr std::size_t most_bearers = 50;  // a tie that many have tells none of them
    const auto old_ties = ties_of(before, gone, after);
    const auto new_ties = ties_of(after, come, before);
    std::map<Tie, std::vector<std::size_t>> bearers;
    for (std::size_t i = 0; i < old_ties.size(); ++i)
        for (const Tie& tie : old_ties[i])
            bearers[tie].push_back(i);
    for (std::size_t k = 0; k < new_ties.size(); ++k) {
        std::map<std::size_t, std::size_t> shared;
        for (const Tie& tie : new_ties[k])
            if (const auto at = bearers.find(tie);
                at != bearers.end() && at->second.size() <= most_bearers)
                for (const std::size_t i : at->second)
                    ++shared[i];
        for (const auto& [i, count] : shared) {
            const std::size_t all = old_ties[i].size() + new_ties[k].size() - count;
            const double likeness = static_cast<double>(count) / static_cast<double>(all);
            if (count >= least && likeness >= share &&
                before.nodes()[i].type == after.nodes()[k].type)
                candidates.push_back({likeness, i, k, fmt::format("{} of {} ties", count, all)});
        }
    }
}

}  // namespace

std::vector<Rename> parse_renames(std::string_view tsv, const std::string& file) {
    require_utf8(tsv, file);
    std::map<std::string, std::string> seen;
    std::vector<Rename> renames;
    std::uint32_t number = 0;
    for (std::size_t at = 0; at < tsv.size();) {
        const std::size_t end = std::min(tsv.find('\n', at), tsv.size());
        std::string_view line = tsv.substr(at, end - at);
        at = end + 1;
        ++number;
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (line.empty() || line.starts_with('#'))
            continue;
        const std::size_t tab = line.find('\t');
        const auto fail = [&](std::string_view message) {
            throw Error(ErrorCode::syntax, {file, number, 1}, message);
        };
        if (tab == std::string_view::npos || tab == 0 || tab + 1 == line.size() ||
            line.find('\t', tab + 1) != std::string_view::npos)
            fail("expected an old id, one tab and a new id");
        const std::string from(line.substr(0, tab));
        const std::string to(line.substr(tab + 1));
        const auto [known, fresh] = seen.emplace(from, to);
        if (!fresh && known->second != to)
            fail(fmt::format("'{}' is renamed twice", printable(from)));
        if (fresh && from != to)
            renames.push_back({from, to, "alias map"});
    }
    return renames;
}

std::vector<Rename> detect_renames(const Graph& before, const Graph& after) {
    const std::vector<bool> gone = missing_from(after, before);
    const std::vector<bool> come = missing_from(before, after);
    std::vector<Candidate> candidates;
    by_name(before, after, gone, come, candidates);
    by_ties(before, after, gone, come, candidates);
    std::ranges::sort(candidates, [](const Candidate& a, const Candidate& b) {
        return a.score != b.score ? a.score > b.score
                                  : std::tie(a.from, a.to) < std::tie(b.from, b.to);
    });
    std::set<std::size_t> used_from;
    std::set<std::size_t> used_to;
    std::vector<Rename> renames;
    for (const Candidate& candidate : candidates) {
        if (used_from.contains(candidate.from) || used_to.contains(candidate.to))
            continue;
        used_from.insert(candidate.from);
        used_to.insert(candidate.to);
        renames.push_back(
            {before.nodes()[candidate.from].id, after.nodes()[candidate.to].id, candidate.why});
    }
    std::ranges::sort(renames, {}, &Rename::from);
    return renames;
}

Graph rename(const Graph& graph, std::span<const Rename> renames) {
    std::map<std::string_view, const std::string*> to;
    for (const Rename& one : renames)
        to.emplace(one.from, &one.to);
    const auto renamed = [&to](std::string& id) {
        if (const auto at = to.find(id); at != to.end())
            id = *at->second;
    };
    std::vector<Node> nodes;
    std::vector<NodeId> place;
    std::map<std::string, std::size_t> known;
    // nodes that keep their ids come first, so that their fields stand where two become one
    place.resize(graph.node_count());
    for (const bool moved : {false, true})
        for (std::size_t i = 0; i < graph.node_count(); ++i) {
            Node node = graph.nodes()[i];
            if (to.contains(node.id) != moved)
                continue;
            renamed(node.id);
            const auto [at, fresh] = known.emplace(node.id, nodes.size());
            place[i] = NodeId{static_cast<std::uint32_t>(at->second)};
            if (fresh) {
                nodes.push_back(std::move(node));
                continue;
            }
            Node& kept = nodes[at->second];
            kept.labels.merge(node.labels);
            kept.attributes.merge(node.attributes);
            kept.aliases.insert(kept.aliases.end(), node.aliases.begin(), node.aliases.end());
        }
    std::vector<Edge> edges(graph.edges().begin(), graph.edges().end());
    for (Edge& edge : edges) {
        edge.source = place[index(edge.source)];
        edge.target = place[index(edge.target)];
        for (Evidence& evidence : edge.evidence)
            renamed(evidence.speaker);
    }
    return Graph(graph.schema(), std::move(nodes), std::move(edges), graph.provenance());
}

}  // namespace entente
