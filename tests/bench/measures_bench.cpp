// SPDX-License-Identifier: MIT
// Every measure of the default table on preferential-attachment graphs of 10^3 to 10^6 edges; those
// that look for shortest paths from every node stop at 10^5:
//   build/bench/tests/bench/measures_bench --benchmark_filter=pagerank
#include "graph/measures/measures.hpp"

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace entente {
namespace {

/// About three edges a node, no evidence.
Graph make_graph(std::size_t edges) {
    std::mt19937 random(7);
    const std::size_t count = edges / 3 + 2;
    std::vector<Node> nodes;
    for (std::size_t i = 0; i < count; ++i)
        nodes.push_back({.id = fmt::format("ACTOR-{:07}", i), .type = "state"});
    std::vector<std::size_t> ends{0};
    std::vector<Edge> list;
    for (std::size_t i = 0; i < edges; ++i) {
        const std::size_t source = i % count;
        const std::size_t target =
            random() % 4 == 0 ? random() % count : ends[random() % ends.size()];
        ends.push_back(source);
        ends.push_back(target);
        Edge edge;
        edge.source = static_cast<NodeId>(source);
        edge.target = static_cast<NodeId>(target);
        edge.relation = random() % 2 == 0 ? "supports" : "opposes";
        list.push_back(std::move(edge));
    }
    return Graph(Schema({{"state", {}}},
                        {{.name = "supports", .directed = true, .sign = Sign::positive},
                         {.name = "opposes", .directed = true, .sign = Sign::negative}}),
                 std::move(nodes),
                 std::move(list));
}

const Graph& graph_of(std::size_t edges) {
    static std::map<std::size_t, Graph> made;
    auto found = made.find(edges);
    if (found == made.end())
        found = made.emplace(edges, make_graph(edges)).first;
    return found->second;
}

void measure(benchmark::State& state, const MeasureInfo& info) {
    const Graph& graph = graph_of(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state)
        benchmark::DoNotOptimize(info.compute(graph, {}).values.data());
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

/// Cost grows with nodes times edges: exact only up to 10^5 edges in a bench that ends.
bool from_every_node(const MeasureInfo& info) {
    return info.cost.find("V E") != std::string_view::npos ||
           info.cost.find("V (V") != std::string_view::npos;
}

const bool registered = [] {
    for (const MeasureInfo& info : node_measures())
        if (info.core) {
            auto* bench = benchmark::RegisterBenchmark(
                std::string(info.name).c_str(),
                [&info](benchmark::State& state) { measure(state, info); });
            for (std::int64_t edges = 1000; edges <= (from_every_node(info) ? 100'000 : 1'000'000);
                 edges *= 10)
                bench->Arg(edges);
            bench->Unit(benchmark::kMillisecond);
        }
    return true;
}();

}  // namespace
}  // namespace entente
