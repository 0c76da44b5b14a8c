// SPDX-License-Identifier: MIT
// ours MEASURE FILE THREADS: one run of one measure of entente. MEASURE may also be one of the
// limits of the machine that run.py --limits compares with: stream, gather.
#include "graph/measures/approximate.hpp"
#include "graph/measures/partition.hpp"
#include "graph/measures/paths.hpp"
#include "graph/measures/spectral.hpp"
#include "graph/measures/structure.hpp"
#include "tests/bench/peers/peer.hpp"

#include <malloc.h>

namespace {

using Values = std::vector<double>;

entente::Network read(const std::string& path) {
    peers::Ties ties = peers::load(path);
    std::vector<entente::Link> links(ties.count());
    for (std::size_t i = 0; i < links.size(); ++i)
        links[i] = {
            ties.ends[2 * i], ties.ends[2 * i + 1], ties.weights.empty() ? 1.0 : ties.weights[i]};
    return entente::Network(ties.nodes, links, {.directed = false});
}

/// How often the limits are taken, so that run.py can divide by it.
constexpr int limit_rounds = 20;

/// All arcs read in order: as fast as memory gives them.
Values stream(const entente::Network& network) {
    std::uint64_t sum = 0;
    for (int round = 0; round < limit_rounds; ++round) {
        for (const std::uint32_t target : network.targets())
            sum += target ^ static_cast<std::uint32_t>(round);
    }
    return {static_cast<double>(sum & 0xffffU)};
}

/// For every node the sum of a number at each of its neighbours: the least that an iteration along
/// the arcs can do.
Values gather(const entente::Network& network, unsigned threads) {
    Values x(network.node_count(), 1.0);
    Values y(network.node_count(), 0.0);
    for (int round = 0; round < limit_rounds; ++round) {
        entente::multiply(network, x, y, threads);
        x.swap(y);
        for (double& value : x)
            value = value > 1e100 ? 1.0 : value;
    }
    return {x.empty() ? 0.0 : x.front()};
}

/// 200 actors, 600 edges of both signs: what 'centrality --measures all' has to do at most.
entente::Graph actors(const entente::Network& network) {
    using namespace entente;
    std::vector<Node> nodes;
    for (std::size_t v = 0; v < network.node_count(); ++v)
        nodes.push_back({.id = std::to_string(100'000 + v), .type = "state"});
    std::vector<Edge> edges;
    for (std::uint32_t v = 0; v < network.node_count(); ++v) {
        for (const std::uint32_t w : network.row(v)) {
            if (v < w)
                edges.push_back({.source = NodeId{v},
                                 .target = NodeId{w},
                                 .relation = (v + w) % 3 == 0 ? "opposes" : "supports"});
        }
    }
    return Graph(Schema({{"state", {}}},
                        {{.name = "supports", .sign = Sign::positive},
                         {.name = "opposes", .sign = Sign::negative}}),
                 std::move(nodes),
                 std::move(edges));
}

Values all_rows(const entente::Graph& graph, unsigned threads) {
    const entente::MeasureOptions options{.threads = threads};
    entente::Networks networks(graph, options);
    Values values;
    for (const entente::MeasureInfo& info : entente::node_measures()) {
        for (const double value : info.compute_on(networks, options).values)
            values.push_back(value);
    }
    return values;
}

Values measure(const std::string& name, const entente::Network& network, unsigned threads) {
    using namespace entente;
    if (name == "betweenness" || name == "betweenness-weighted") {
        BetweennessOptions options;
        options.weighted = name == "betweenness-weighted";
        options.threads = threads;
        return betweenness(network, options).nodes;
    }
    if (name == "stream")
        return stream(network);
    if (name == "gather")
        return gather(network, threads);
    if (name == "betweenness-approx")
        return approximate_betweenness(network, network, {.error = 0.01, .threads = threads})
            .shares;
    Values values;
    if (name == "harmonic" || name == "closeness") {
        for (const Reach& one : reach(network, {.threads = threads}))
            values.push_back(name == "harmonic" ? one.harmonic
                             : one.sum > 0.0    ? one.reached / one.sum
                                                : 0.0);
    } else if (name == "pagerank") {
        return pagerank(network, network, {.tolerance = 1e-10, .restart = {}, .threads = threads})
            .values;
    } else if (name == "eigenvector") {
        return eigenvector(network, {.threads = threads}).values;
    } else if (name == "hits") {
        return hits(network, network, {.threads = threads}).authorities.values;
    } else if (name == "katz") {
        return katz(network, {.alpha = 1e-4, .tolerance = 1e-10, .threads = threads}).values;
    } else if (name == "core") {
        for (const std::uint32_t core : core_numbers(network))
            values.push_back(core);
    } else if (name == "components") {
        values.push_back(components(network, threads).count);
    } else if (name == "biconnected") {
        for (const bool cut : blocks(network).articulation)
            values.push_back(cut ? 1.0 : 0.0);
    } else if (name == "clustering") {
        const auto triangles = triangle_counts(network, threads);
        for (std::size_t v = 0; v < triangles.size(); ++v) {
            const auto degree = static_cast<double>(network.degree(v));
            values.push_back(degree < 2.0 ? 0.0
                                          : 2.0 * static_cast<double>(triangles[v]) /
                                                (degree * (degree - 1.0)));
        }
    } else if (name == "leiden") {
        values.push_back(leiden(network, {.most_passes = 2}).quality);
    } else {
        std::fprintf(stderr, "unknown measure %s\n", name.c_str());
        std::exit(2);
    }
    return values;
}

}  // namespace

int main(int count, char** words) {
    if (count != 4) {
        std::fprintf(stderr, "usage: %s MEASURE FILE THREADS\n", words[0]);
        return 2;
    }
    const entente::Network network = read(words[2]);
    malloc_trim(0);
    const auto threads = static_cast<unsigned>(std::atoi(words[3]));
    if (std::string_view(words[1]) == "all") {
        const entente::Graph graph = actors(network);
        peers::report("entente", words[1], [&] { return all_rows(graph, threads); });
        return 0;
    }
    peers::report("entente", words[1], [&] { return measure(words[1], network, threads); });
}
