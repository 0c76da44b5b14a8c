// SPDX-License-Identifier: MIT
#include "graph/measures/balance.hpp"
#include "graph/measures/paths.hpp"
#include "graph/measures/rows.hpp"
#include "graph/measures/structure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace entente {

namespace {

using Compute = Scores (*)(Networks&, const MeasureOptions&);

template <Compute compute>
Scores on_graph(const Graph& graph, const MeasureOptions& options) {
    Networks networks(graph, options);
    return compute(networks, options);
}

struct Ends {
    std::uint32_t source;
    std::uint32_t target;
};

Ends ends_of(const Edge& edge) {
    return {static_cast<std::uint32_t>(index(edge.source)),
            static_cast<std::uint32_t>(index(edge.target))};
}

/// Scores for the edges that are seen and no loops; the others are undefined.
template <class Value>
Scores by_edge(const Networks& networks, Value&& value) {
    const Graph& graph = networks.graph();
    Scores result{std::vector<double>(graph.edge_count(), 0.0),
                  std::vector<bool>(graph.edge_count(), false),
                  {}};
    for (std::size_t i = 0; i < graph.edge_count(); ++i) {
        const Edge& edge = graph.edges()[i];
        result.undefined[i] = !networks.seen()[i] || edge.source == edge.target;
        if (!result.undefined[i])
            result.values[i] = value(edge);
    }
    return result;
}

/// What an arc holds, 0 where there is none.
double at_arc(const Network& network, const std::vector<double>& values, Ends ends) {
    const auto row = network.row(ends.source);
    const auto found = std::ranges::lower_bound(row, ends.target);
    if (found == row.end() || *found != ends.target)
        return 0.0;
    return values[network.offsets()[ends.source] + static_cast<std::size_t>(found - row.begin())];
}

Scores edge_betweenness(Networks& networks, const MeasureOptions& options) {
    const Network& network = networks.of(options.paths);
    BetweennessOptions own;
    own.weighted = options.weighted;
    own.normalized = options.normalized;
    own.arcs = true;
    own.sources = networks.numbers_of(options.sources);
    own.targets = networks.numbers_of(options.targets);
    own.threads = options.threads;
    own.stop = options.stop;
    const std::vector<double> arcs = betweenness(network, own).arcs;
    return by_edge(networks, [&](const Edge& edge) {
        const Ends ends = ends_of(edge);
        const Ends back{ends.target, ends.source};
        if (options.paths == Paths::undirected)
            return at_arc(network, arcs, ends);
        const double along = at_arc(network, arcs, options.paths == Paths::directed ? ends : back);
        const double against =
            at_arc(network, arcs, options.paths == Paths::directed ? back : ends);
        return networks.graph().relation(edge).directed ? along : along + against;
    });
}

Scores edge_bridge(Networks& networks, const MeasureOptions&) {
    const Network& network = networks.undirected();
    const Blocks found = blocks(network);
    std::vector<std::uint32_t> size(found.count, 0);  // without the upper end
    for (const std::uint32_t block : found.block) {
        if (block != Blocks::none)
            ++size[block];
    }
    return by_edge(networks, [&](const Edge& edge) {
        const Ends ends = ends_of(edge);
        return size[found.of(ends.source, ends.target)] == 1 ? 1.0 : 0.0;
    });
}

/// 1 for the edges between two nodes that one of the links, lower end first, joins.
Scores among(const Networks& networks, std::vector<Link> links) {
    const auto before = [](const Link& a, const Link& b) {
        return a.source != b.source ? a.source < b.source : a.target < b.target;
    };
    std::ranges::sort(links, before);
    return by_edge(networks, [&](const Edge& edge) {
        const Ends ends = ends_of(edge);
        const Link link{std::min(ends.source, ends.target), std::max(ends.source, ends.target)};
        return std::ranges::binary_search(links, link, before) ? 1.0 : 0.0;
    });
}

Scores edge_ambivalent(Networks& networks, const MeasureOptions&) {
    return among(networks, signed_network(networks).ambivalent);
}

Scores edge_flip(Networks& networks, const MeasureOptions& options) {
    Frustration found =
        frustration(signed_network(networks), {.seconds = options.seconds, .stop = options.stop});
    Scores result = among(networks, std::move(found.flips));
    result.note = fmt::format("{} {} in all", found.index, found.index == 1 ? "tie" : "ties");
    if (!found.exact)
        result.note += fmt::format("; at least {}, not proven", found.lower_bound);
    return result;
}

Scores edge_triangles(Networks& networks, const MeasureOptions&) {
    const Network& network = networks.undirected();
    return by_edge(networks, [&](const Edge& edge) {
        const Ends ends = ends_of(edge);
        const auto a = network.row(ends.source);
        const auto b = network.row(ends.target);
        double shared = 0.0;
        for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
            shared += *i == *j ? 1.0 : 0.0;
            const bool left = *i <= *j;
            const bool right = *j <= *i;
            i += left ? 1 : 0;
            j += right ? 1 : 0;
        }
        return shared;
    });
}

constexpr std::array table{
    MeasureInfo{"edge-betweenness",
                "Edge betweenness",
                "边中介中心性",
                "sum over pairs of nodes of the share of their shortest paths that take the tie "
                "which the edge is part of",
                "directed (or not, by --paths), parallel edges as one, loops left out; unweighted, "
                "or with --weighted a step as long as 1 / (summed weight)",
                "none, unordered pairs once where undirected; normalised: divided by the number of "
                "pairs of nodes",
                "Girvan, Newman, PNAS 99(12):7821-7826, 2002; Brandes, Social Networks "
                "30(2):136-145, 2008",
                "O(V E), weighted O(V E + V^2 log V)",
                true,
                on_graph<edge_betweenness>,
                edge_betweenness},
    MeasureInfo{"bridge",
                "Bridge",
                "桥",
                "1 for an edge without whose tie there are more components",
                "undirected, unweighted, parallel edges as one, loops left out",
                "0 or 1",
                "Tarjan, Information Processing Letters 2(6):160-161, 1974",
                "O(E)",
                true,
                on_graph<edge_bridge>,
                edge_bridge},
    MeasureInfo{"shared-neighbours",
                "Shared neighbours",
                "共同邻居数",
                "number of nodes that both ends of the edge are tied to",
                "undirected, unweighted, parallel edges as one, loops left out",
                "none",
                "Granovetter, American J. of Sociology 78(6):1360-1380, 1973",
                "O(sum of degrees of both ends)",
                false,
                on_graph<edge_triangles>,
                edge_triangles},
    MeasureInfo{"ambivalent",
                "Ambivalent",
                "矛盾",
                "1 for an edge between two nodes with both positive and negative edges",
                "undirected pairs with positive, and pairs with negative edges",
                "0 or 1",
                "Doreian, Mrvar, Social Networks 18(2):149-168, 1996",
                "O(E)",
                true,
                on_graph<edge_ambivalent>,
                edge_ambivalent},
    MeasureInfo{"flip",
                "To flip",
                "须翻转",
                "1 for the edges whose ties must change sign for two camps, friendly inside and "
                "hostile to each other: a smallest such set",
                "undirected pairs with edges of one sign only",
                "0 or 1",
                "Harary, Behavioral Science 4:316-323, 1959; Aref, Mason, Wilson, J. Combinatorial "
                "Optimization 37, 2019",
                "exponential, bounded by steps",
                true,
                on_graph<edge_flip>,
                edge_flip},
};

}  // namespace

std::span<const MeasureInfo> edge_measures() {
    return table;
}

const MeasureInfo* find_edge_measure(std::string_view name) {
    const auto found = std::ranges::find(table, name, &MeasureInfo::name);
    return found == table.end() ? nullptr : &*found;
}

}  // namespace entente
