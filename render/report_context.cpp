// SPDX-License-Identifier: MIT
#include "render/report_sections.hpp"
#include "render/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <set>
#include <tuple>

namespace entente {
namespace {

[[nodiscard]] Ranked ranked(const MeasureInfo& info,
                            Networks& networks,
                            const MeasureOptions& options) {
    Ranked out{.info = &info, .scores = info.compute_on(networks, options)};
    out.ranks = ranks(out.scores.values);
    const auto count = static_cast<double>(std::max<std::size_t>(1, out.scores.values.size()));
    out.mean = std::accumulate(out.scores.values.begin(), out.scores.values.end(), 0.0) / count;
    double squares = 0;
    for (const double value : out.scores.values)
        squares += (value - out.mean) * (value - out.mean);
    out.deviation = std::sqrt(squares / count);
    return out;
}

}  // namespace

ReportContext::ReportContext(const Graph& graph_, const ReportOptions& options_)
    : graph(graph_),
      options(options_),
      positive(graph_.node_count(), 0),
      negative(graph_.node_count(), 0),
      by_recurrence(graph_.node_count()),
      times_in_top(graph_.node_count(), 0) {
    const MeasureOptions how = measuring();
    Networks networks(graph, how);
    for (const MeasureInfo& info : node_measures())
        if (info.core)
            measures.push_back(ranked(info, networks, how));
    for (const Edge& edge : graph.edges())
        for (const NodeId end : {edge.source, edge.target}) {
            if (graph.sign(edge) == Sign::positive)
                positive[index(end)] += 1;
            if (graph.sign(edge) == Sign::negative)
                negative[index(end)] += 1;
        }
    for (const Ranked& measure : measures)
        for (std::size_t n = 0; n < graph.node_count(); ++n)
            times_in_top[n] += measure.ranks[n] <= options.top ? 1U : 0U;
    std::iota(by_recurrence.begin(), by_recurrence.end(), std::size_t{0});
    std::ranges::stable_sort(by_recurrence, std::greater{}, [&](std::size_t n) {
        return std::pair(times_in_top[n], positive[n] + negative[n]);
    });
    communities = leiden(networks.undirected(), {.seed = options.seed});
}

MeasureOptions ReportContext::measuring() const {
    MeasureOptions out;
    out.threads = options.threads;
    out.seed = options.seed;
    return out;
}

std::string ReportContext::name(std::size_t node) const {
    const Node& n = graph.nodes()[node];
    for (const std::string& language : options.drawing.languages)
        if (const auto found = n.labels.find(language); found != n.labels.end())
            return clean_label(found->second, 60);
    return clean_label(n.id, 60);
}

std::string ReportContext::name(const Edge& edge) const {
    const RelationType& relation = graph.relation(edge);
    const auto label = relation.labels.find(options.language);
    return fmt::format(
        "{} —{}{}{} {} ({})",
        name(index(edge.source)),
        edge.negated ? say("not ", "不") : "",
        clean_label(label == relation.labels.end() ? edge.relation : label->second, 40),
        relation.directed ? "→" : "—",
        name(index(edge.target)),
        short_number(edge.weight));
}

std::string ReportContext::title(const MeasureInfo& info) const {
    return std::string(options.language == "zh" ? info.title_zh : info.title);
}

std::string ReportContext::type_name(const std::string& type) const {
    const NodeType* known = graph.schema().find_node_type(type);
    if (known == nullptr)
        return type;
    const auto label = known->labels.find(options.language);
    return label == known->labels.end() ? type : clean_label(label->second, 40);
}

void quote_edge(const Edge& edge, std::size_t most, std::vector<Block>& out) {
    for (std::size_t k = 0; k < std::min(most, edge.evidence.size()); ++k) {
        const Evidence& evidence = edge.evidence[k];
        out.push_back(Quote{evidence.sentence.text,
                            fmt::format("{}, {} [{}–{}]{}{} · {}",
                                        evidence.document,
                                        evidence.sentence.index,
                                        evidence.sentence.begin,
                                        evidence.sentence.end,
                                        evidence.date.empty() ? "" : ", ",
                                        evidence.date,
                                        evidence.rule)});
    }
}

// Pairs of edges of one relation exchange their targets, ten times as often as there are edges, as
// long as no loop and no second edge of one key arises: in- and out-degrees of every relation stay.
Graph rewired(const Graph& graph, std::uint64_t seed) {
    std::vector<Edge> edges;
    std::set<std::tuple<NodeId, std::string, NodeId, bool>> keys;
    const auto key = [&](const Edge& e, NodeId target) {
        const bool turn = !graph.relation(e).directed && index(target) < index(e.source);
        return turn ? std::tuple(target, e.relation, e.source, e.negated)
                    : std::tuple(e.source, e.relation, target, e.negated);
    };
    for (const Edge& edge : graph.edges()) {
        edges.push_back({.source = edge.source,
                         .target = edge.target,
                         .relation = edge.relation,
                         .negated = edge.negated,
                         .weight = edge.weight});
        keys.insert(key(edge, edge.target));
    }
    std::mt19937_64 random(seed);
    if (edges.size() > 1)
        for (std::size_t k = 0; k < 10 * edges.size(); ++k) {
            Edge& a = edges[random() % edges.size()];
            Edge& b = edges[random() % edges.size()];
            if (&a == &b || a.relation != b.relation || a.negated != b.negated ||
                a.source == b.target || b.source == a.target)
                continue;
            const auto to_b = key(a, b.target), to_a = key(b, a.target);
            if (to_a == to_b || keys.contains(to_b) || keys.contains(to_a))
                continue;
            keys.erase(key(a, a.target));
            keys.erase(key(b, b.target));
            std::swap(a.target, b.target);
            keys.insert(to_a);
            keys.insert(to_b);
        }
    return Graph(graph.schema(),
                 std::vector<Node>(graph.nodes().begin(), graph.nodes().end()),
                 std::move(edges));
}

}  // namespace entente
