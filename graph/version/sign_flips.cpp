// SPDX-License-Identifier: MIT
#include "graph/version/sign_flips.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>

namespace entente {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

/// The pairs that one edge counts for: its own, and the one turned round if it has no direction.
template <class Each>
void for_pairs(std::string_view source, std::string_view target, bool directed, Each&& each) {
    each(Pair{source, target});
    if (!directed && source != target)
        each(Pair{target, source});
}

class Flips {
public:
    void touch(const EdgeKey& key) {
        // as if undirected: it may have been so in one of the graphs
        for_pairs(key.source, key.target, false, [this](const Pair& p) { pairs_.push_back(p); });
    }
    void touch_all(const Graph& graph) {
        for (const Edge& edge : graph.edges())
            for_pairs(graph.node(edge.source).id,
                      graph.node(edge.target).id,
                      false,
                      [this](const Pair& p) { pairs_.push_back(p); });
    }

    std::vector<SignFlip> find(const Graph& before, const Graph& after) {
        std::sort(pairs_.begin(), pairs_.end());
        pairs_.erase(std::unique(pairs_.begin(), pairs_.end()), pairs_.end());
        totals_.resize(pairs_.size());
        collect(before, 0);
        collect(after, 1);
        std::vector<SignFlip> flips;
        for (std::size_t i = 0; i < pairs_.size(); ++i) {
            const auto& [old_net, new_net] = totals_[i].net;
            if (!(old_net < 0 && new_net > 0) && !(old_net > 0 && new_net < 0))
                continue;
            if (pairs_[i].second < pairs_[i].first && stands_for_both(i))
                continue;
            flips.push_back({.source = std::string(pairs_[i].first),
                             .target = std::string(pairs_[i].second),
                             .sign_before = old_net < 0 ? -1 : 1,
                             .sign_after = new_net < 0 ? -1 : 1});
            flip_of_.emplace(i, flips.size() - 1);
        }
        add_keys(before, flips, &SignFlip::before);
        add_keys(after, flips, &SignFlip::after);
        return flips;
    }

private:
    struct Totals {
        std::array<double, 2> net{};
        bool directed = false;  ///< a directed edge with a sign takes part
    };

    /// Undirected edges alone flip both ways: then the first of the two pairs stands for both.
    [[nodiscard]] bool stands_for_both(std::size_t i) const {
        const Pair turned{pairs_[i].second, pairs_[i].first};
        const auto at = std::lower_bound(pairs_.begin(), pairs_.end(), turned);
        return !totals_[i].directed && at != pairs_.end() && *at == turned &&
               !totals_[static_cast<std::size_t>(at - pairs_.begin())].directed;
    }

    /// Calls each(number of pair, edge, relation) for the touched pairs of each edge.
    template <class Each>
    void for_touched(const Graph& graph, Each&& each) const {
        for (const Edge& edge : graph.edges()) {
            const RelationType& relation = graph.relation(edge);
            if (edge.negated || relation.sign == Sign::neutral)
                continue;
            for_pairs(graph.nodes()[index(edge.source)].id,
                      graph.nodes()[index(edge.target)].id,
                      relation.directed,
                      [&](const Pair& pair) {
                          const auto at = std::lower_bound(pairs_.begin(), pairs_.end(), pair);
                          if (at != pairs_.end() && *at == pair)
                              each(static_cast<std::size_t>(at - pairs_.begin()), edge, relation);
                      });
        }
    }

    void collect(const Graph& graph, std::size_t side) {
        for_touched(graph, [&](std::size_t i, const Edge& edge, const RelationType& relation) {
            totals_[i].net.at(side) +=
                static_cast<double>(relation.sign) * relation.weight * edge.weight;
            totals_[i].directed |= relation.directed;
        });
    }

    void add_keys(const Graph& graph,
                  std::vector<SignFlip>& flips,
                  std::vector<EdgeKey> SignFlip::*keys) const {
        if (flips.empty())
            return;
        for_touched(graph, [&](std::size_t i, const Edge& edge, const RelationType&) {
            if (const auto flip = flip_of_.find(i); flip != flip_of_.end())
                (flips[flip->second].*keys).push_back(graph.key(edge));
        });
    }

    std::vector<Pair> pairs_;
    std::vector<Totals> totals_;
    std::map<std::size_t, std::size_t> flip_of_;
};

}  // namespace

std::vector<SignFlip> sign_flips(const Graph& before, const Graph& after, const GraphDiff& diff) {
    Flips flips;
    if (!(before.schema() == after.schema())) {
        flips.touch_all(before);
        flips.touch_all(after);
    } else {
        for (const EdgeRecord& record : diff.edges_added)
            flips.touch(record.key);
        for (const EdgeRecord& record : diff.edges_removed)
            flips.touch(record.key);
        for (const EdgeChange& change : diff.edges_changed)
            flips.touch(change.before.key);
    }
    return flips.find(before, after);
}

}  // namespace entente
