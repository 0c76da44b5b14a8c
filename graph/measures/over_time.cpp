// SPDX-License-Identifier: MIT
#include "graph/measures/over_time.hpp"

#include "graph/measures/network.hpp"
#include "graph/measures/parallel.hpp"

#include <string_view>
#include <utility>

namespace entente {

std::vector<Window> evidence_windows(const Graph& graph, const WindowRule& rule) {
    std::vector<std::string_view> dates;
    for (const Edge& edge : graph.edges())
        for (const Evidence& e : edge.evidence)
            dates.push_back(e.date);
    return windows_over(dates, rule);
}

Graph in_window(const Graph& graph, const Window& window) {
    std::vector<Node> nodes;
    for (const Node& node : graph.nodes())
        nodes.push_back({.id = node.id,
                         .type = node.type,
                         .labels = {},
                         .aliases = {},
                         .attributes = node.attributes});
    std::vector<Edge> edges;
    for (const Edge& edge : graph.edges()) {
        std::size_t sentences = 0;
        const Evidence* last = nullptr;  // evidence stands by document and sentence
        for (const Evidence& e : edge.evidence) {
            const auto days = days_of(e.date);
            if (!days || !window.days.contains(*days))
                continue;
            if (last == nullptr || last->document != e.document ||
                last->sentence.index != e.sentence.index)
                ++sentences;
            last = &e;
        }
        if (sentences > 0)
            edges.push_back({.source = edge.source,
                             .target = edge.target,
                             .relation = edge.relation,
                             .negated = edge.negated,
                             .weight = static_cast<double>(sentences),
                             .evidence = {},
                             .attributes = {}});
    }
    return Graph(graph.schema(), std::move(nodes), std::move(edges));
}

std::optional<std::int64_t> Course::rise() const {
    std::optional<std::uint32_t> first;
    std::optional<std::uint32_t> last;
    std::size_t count = 0;
    for (const auto& rank : ranks) {
        if (!rank)
            continue;
        if (!first)
            first = rank;
        last = rank;
        ++count;
    }
    if (count < 2)
        return std::nullopt;
    return std::int64_t{*first} - std::int64_t{*last};
}

std::vector<Course> over_time(const Graph& graph,
                              const std::vector<Window>& windows,
                              const MeasureInfo& measure,
                              const MeasureOptions& options) {
    std::vector<Course> courses(graph.node_count());
    for (Course& course : courses) {
        course.values.resize(windows.size());
        course.ranks.resize(windows.size());
    }
    MeasureOptions own = options;
    own.threads = 1;
    parallel_for(options.threads, windows.size(), [&](std::size_t w) {
        check_stop(options.stop);
        const Graph part = in_window(graph, windows[w]);
        Networks networks(part, own);
        const Scores scores = measure.compute_on(networks, own);
        std::vector<bool> present(part.node_count(), false);
        for (std::size_t i = 0; i < part.edge_count(); ++i)
            if (networks.seen()[i])
                present[index(part.edges()[i].source)] = present[index(part.edges()[i].target)] =
                    true;
        std::vector<std::size_t> nodes;
        std::vector<double> values;
        for (std::size_t n = 0; n < part.node_count(); ++n) {
            if (!present[n] || (!scores.undefined.empty() && scores.undefined[n]))
                continue;
            nodes.push_back(n);
            values.push_back(scores.values[n]);
        }
        const std::vector<std::uint32_t> places = ranks(values);
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            courses[nodes[i]].values[w] = values[i];
            courses[nodes[i]].ranks[w] = places[i];
        }
    });
    return courses;
}

}  // namespace entente
