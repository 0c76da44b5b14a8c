// SPDX-License-Identifier: MIT
#include "graph/assemble.hpp"
#include "graph/version/timeline.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace entente {
namespace {

/// The graph without its evidence, each edge as heavy as what is said of it is fresh.
Graph decayed(const Graph& graph, std::int32_t today, double half_life) {
    constexpr double least = 1.0 / 16;
    std::vector<Edge> edges;
    std::vector<bool> used(graph.node_count());
    for (const Edge& edge : graph.edges()) {
        Edge kept{.source = edge.source,
                  .target = edge.target,
                  .relation = edge.relation,
                  .negated = edge.negated,
                  .weight = 0};
        const Evidence* last = nullptr;
        for (const Evidence& e : edge.evidence) {
            const bool same_sentence = last != nullptr && last->document == e.document &&
                                       last->sentence.index == e.sentence.index;
            last = &e;
            if (!same_sentence)
                kept.weight += std::exp2(-(today - days_of(e.date)->last) / half_life);
        }
        if (kept.weight < least)
            continue;
        used[index(edge.source)] = used[index(edge.target)] = true;
        edges.push_back(std::move(kept));
    }
    std::vector<Node> nodes;
    std::vector<NodeId> place(graph.node_count());
    for (std::size_t i = 0; i < graph.node_count(); ++i) {
        if (!used[i])
            continue;
        place[i] = NodeId{static_cast<std::uint32_t>(nodes.size())};
        nodes.push_back(graph.nodes()[i]);
    }
    for (Edge& edge : edges) {
        edge.source = place[index(edge.source)];
        edge.target = place[index(edge.target)];
    }
    return Graph(graph.schema(), std::move(nodes), std::move(edges), graph.provenance());
}

}  // namespace

CutResult cut_by_time(std::span<const Statement> statements,
                      const Schema& schema,
                      std::span<const Node> catalogue,
                      const CutOptions& options) {
    std::vector<std::string_view> dates;
    for (const Statement& statement : statements)
        dates.emplace_back(statement.date);
    const std::vector<Window> windows = windows_over(dates, options.rule);
    const bool decays = options.half_life_days > 0;
    CutResult result;
    std::vector<std::vector<std::size_t>> members(windows.size());
    for (std::size_t i = 0; i < statements.size(); ++i) {
        WindowSpan span = windows_of(statements[i].date, windows);
        if (decays && days_of(statements[i].date))
            span.last = windows.size();  // it is remembered ever after
        if (span.empty())
            ++result.left_out;
        for (std::size_t w = span.first; w < span.last; ++w)
            members[w].push_back(i);
    }
    for (std::size_t w = 0; w < windows.size(); ++w) {
        std::vector<Statement> chosen;
        chosen.reserve(members[w].size());
        for (const std::size_t i : members[w])
            chosen.push_back(statements[i]);
        Graph graph = assemble(chosen, schema, catalogue);
        if (decays)
            graph = decayed(graph, windows[w].days.last, options.half_life_days);
        result.versions.push_back({windows[w].name, std::move(graph)});
    }
    return result;
}

}  // namespace entente
