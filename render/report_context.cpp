// SPDX-License-Identifier: MIT
#include "render/report_sections.hpp"
#include "render/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <numeric>
#include <utility>

namespace entente {
namespace {

[[nodiscard]] Ranked ranked(const MeasureInfo& info,
                            Networks& networks,
                            const MeasureOptions& options) {
    Ranked out{.info = &info, .scores = info.compute_on(networks, options)};
    MeasureOptions normal = options;
    normal.normalized = true;
    out.normalised = info.compute_on(networks, normal).values;
    const std::vector<double>& values = out.scores.values;
    out.ranks = ranks(values);
    const auto count = static_cast<double>(std::max<std::size_t>(1, values.size()));
    out.mean = std::accumulate(values.begin(), values.end(), 0.0) / count;
    double squares = 0;
    for (const double value : values)
        squares += (value - out.mean) * (value - out.mean);
    out.deviation = std::sqrt(squares / count);
    std::vector<double> sorted = values;
    std::ranges::sort(sorted);
    for (const double value : values)
        out.percentiles.push_back(
            100 * static_cast<double>(std::ranges::lower_bound(sorted, value) - sorted.begin()) /
            count);
    return out;
}

/// Of the pairs inside each community, the share that partitions by other seeds keep together.
[[nodiscard]] std::vector<double> stability_of(const Partition& parts,
                                               const Network& network,
                                               std::uint64_t seed) {
    constexpr unsigned trials = 10;
    const auto pairs = [](double n) { return n * (n - 1) / 2; };
    std::vector<double> size(parts.count, 0), kept(parts.count, 0);
    for (const std::uint32_t part : parts.of)
        size[part] += 1;
    for (unsigned k = 1; k <= trials; ++k) {
        const Partition other = leiden(network, {.seed = seed + k});
        std::map<std::pair<std::uint32_t, std::uint32_t>, double> both;
        for (std::size_t n = 0; n < parts.of.size(); ++n)
            both[{parts.of[n], other.of[n]}] += 1;
        for (const auto& [where, count] : both)
            kept[where.first] += pairs(count) / trials;
    }
    for (std::size_t part = 0; part < size.size(); ++part)
        kept[part] = size[part] > 1 ? kept[part] / pairs(size[part]) : 1;
    return kept;
}

/// The best supported edges, and besides the best supported hostile and denied ones.
[[nodiscard]] std::vector<std::size_t> edges_to_quote(const Graph& graph, std::size_t top) {
    std::vector<std::size_t> order;
    for (std::size_t e = 0; e < graph.edge_count(); ++e)
        if (!graph.edges()[e].evidence.empty())
            order.push_back(e);
    std::ranges::stable_sort(
        order, std::greater{}, [&](std::size_t e) { return graph.edges()[e].weight; });
    std::vector<std::size_t> out;
    std::size_t hostile = 0, denied = 0;
    for (std::size_t k = 0; k < order.size(); ++k) {
        const Edge& edge = graph.edges()[order[k]];
        const bool extra = (graph.sign(edge) == Sign::negative && hostile++ < top) ||
                           (edge.negated && denied++ < top / 2);
        if (k < 2 * top || extra)
            out.push_back(order[k]);
    }
    return out;
}

}  // namespace

std::vector<Ranked> core_measures(const Graph& graph, const MeasureOptions& how) {
    Networks networks(graph, how);
    std::vector<Ranked> out;
    for (const MeasureInfo& info : node_measures())
        if (info.core)
            out.push_back(ranked(info, networks, how));
    return out;
}

ReportContext::ReportContext(const Graph& graph_, const ReportOptions& options_)
    : graph(graph_),
      options(options_),
      positive(graph_.node_count(), 0),
      negative(graph_.node_count(), 0),
      by_recurrence(graph_.node_count()),
      times_in_top(graph_.node_count(), 0),
      ties(signed_network(Networks(graph_, measuring()))) {
    const MeasureOptions how = measuring();
    Networks networks(graph, how);
    measures = core_measures(graph, how);
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
    stability = stability_of(communities, networks.undirected(), options.seed);
    figures = network_figures(graph, how, options.random_graphs, options.seed);
    triangles = triangle_signs(ties);
    unbalanced = unbalanced_triangles(graph, ties);
    robustness = rank_ranges(graph, how);
    quoted = edges_to_quote(graph, options.top);
}

MeasureOptions ReportContext::measuring() const {
    MeasureOptions out;
    out.threads = options.threads;
    out.seed = options.seed;
    return out;
}

namespace {

[[nodiscard]] std::string label_of(const Node& node, const std::vector<std::string>& languages) {
    for (const std::string& language : languages)
        if (const auto found = node.labels.find(language); found != node.labels.end())
            return clean_label(found->second, 60);
    return clean_label(node.id, 60);
}

}  // namespace

std::string ReportContext::name(std::size_t node) const {
    return label_of(graph.nodes()[node], options.drawing.languages);
}

std::string ReportContext::name_of(const std::string& id) const {
    for (const Graph* one : {&graph, options.against})
        if (one != nullptr)
            if (const auto found = one->find(id))
                return label_of(one->nodes()[index(*found)], options.drawing.languages);
    return clean_label(id, 60);
}

std::string ReportContext::name(const Edge& edge) const {
    return fmt::format("{} —{}{} {} ({})",
                       name(index(edge.source)),
                       relation_name(edge.relation, edge.negated),
                       graph.relation(edge).directed ? "→" : "—",
                       name(index(edge.target)),
                       short_number(edge.weight));
}

std::string ReportContext::relation_name(const std::string& relation, bool negated) const {
    const RelationType* known = graph.schema().find_relation(relation);
    if (known == nullptr && options.against != nullptr)
        known = options.against->schema().find_relation(relation);
    std::string word = relation;
    if (known != nullptr)
        if (const auto label = known->labels.find(options.language); label != known->labels.end())
            word = label->second;
    word = clean_label(word, 40);
    return negated ? denied_label(options.language, relation, word) : word;
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

}  // namespace entente
