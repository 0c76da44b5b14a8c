// SPDX-License-Identifier: MIT
// Diff, apply and merge of graphs of n, 2n and 4n edges, and the whole of `entente diff` on two
// files against `diff` of the same files, whose lines are sorted records: the counter `ratio` says
// how many times as long ours takes.
#include "graph/base/file.hpp"
#include "graph/io/io.hpp"
#include "graph/version/diff.hpp"
#include "graph/version/merge.hpp"
#include "tests/support/temporary_folder.hpp"

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace entente {
namespace {

Schema schema() {
    return Schema({{"state", {}}},
                  {{.name = "supports", .directed = true, .sign = Sign::positive},
                   {.name = "trades", .directed = false, .sign = Sign::positive},
                   {.name = "opposes", .directed = true, .sign = Sign::negative}});
}

Evidence evidence(std::uint64_t number) {
    Evidence e{.statement = fmt::format("s_{:016x}", number * 0x9E3779B97F4A7C15ULL),
               .document = fmt::format("{:04}.txt", number % 1000),
               .rule = "active/support"};
    e.sentence = {.index = static_cast<std::uint32_t>(number / 1000 + 1),
                  .begin = number,
                  .end = number + 60,
                  .text = fmt::format("Sentence {} says who supports whom, and why.", number)};
    return e;
}

/// One sentence an edge, ten edges a node.
Graph make_graph(std::size_t edge_count) {
    const std::size_t node_count = edge_count / 10;
    const Schema words = schema();
    std::mt19937_64 random(7);
    std::vector<Node> nodes;
    for (std::size_t i = 0; i < node_count; ++i)
        nodes.push_back({.id = fmt::format("N{:07}", i), .type = "state", .labels = {{"en", "n"}}});
    std::vector<Edge> edges;
    for (std::size_t i = 0; i < edge_count; ++i)
        edges.push_back({.source = NodeId{static_cast<std::uint32_t>(random() % node_count)},
                         .target = NodeId{static_cast<std::uint32_t>(random() % node_count)},
                         .relation = words.relations()[random() % 3].name,
                         .evidence = {evidence(i)}});
    return Graph(words, std::move(nodes), std::move(edges));
}

/// The graph with one edge of a hundred gone, one new, and three with a sentence more.
Graph altered(const Graph& graph, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    std::vector<Node> nodes(graph.nodes().begin(), graph.nodes().end());
    std::vector<Edge> edges;
    for (const Edge& edge : graph.edges()) {
        const std::uint64_t draw = random() % 100;
        if (draw == 0)
            continue;
        edges.push_back(edge);
        if (draw <= 3)
            edges.back().evidence.push_back(evidence(random()));
        if (draw == 4)
            edges.push_back({.source = edge.source,
                             .target = NodeId{static_cast<std::uint32_t>(random() % nodes.size())},
                             .relation = "opposes",
                             .evidence = {evidence(random())}});
    }
    return Graph(graph.schema(), std::move(nodes), std::move(edges));
}

/// Graphs of one size, made once.
struct Versions {
    Graph base, ours, theirs;
    GraphDiff patch;
};
const Versions& versions(std::int64_t edges) {
    static std::map<std::int64_t, Versions> all;
    const auto [at, fresh] = all.try_emplace(edges);
    if (fresh) {
        at->second.base = make_graph(static_cast<std::size_t>(edges));
        at->second.ours = altered(at->second.base, 1);
        at->second.theirs = altered(at->second.base, 2);
        at->second.patch = diff(at->second.base, at->second.ours);
    }
    return at->second;
}

void count_edges(benchmark::State& state) {
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

void BM_Diff(benchmark::State& state) {
    const Versions& v = versions(state.range(0));
    for (auto _ : state)
        benchmark::DoNotOptimize(diff(v.base, v.ours));
    count_edges(state);
}

void BM_Apply(benchmark::State& state) {
    const Versions& v = versions(state.range(0));
    for (auto _ : state)
        benchmark::DoNotOptimize(apply(v.base, v.patch));
    count_edges(state);
}

void BM_Merge(benchmark::State& state) {
    const Versions& v = versions(state.range(0));
    for (auto _ : state)
        benchmark::DoNotOptimize(merge(v.base, v.ours, v.theirs));
    count_edges(state);
}

/// The two files of one size, with the time that `diff` takes on them.
struct Files {
    std::string before, after;
    double seconds_of_diff = 0;
};
const Files& files(std::int64_t edges) {
    static const test::TemporaryFolder folder;
    static std::map<std::int64_t, Files> all;
    const auto [at, fresh] = all.try_emplace(edges);
    if (!fresh)
        return at->second;
    Files& made = at->second;
    made.before = folder / fmt::format("{}.a.entente.json", edges);
    made.after = folder / fmt::format("{}.b.entente.json", edges);
    const Versions& v = versions(edges);
    real_file_system().write(made.before, to_entente_json(v.base));
    real_file_system().write(made.after, to_entente_json(v.ours));
    const std::string command = fmt::format("diff {} {} > /dev/null", made.before, made.after);
    constexpr int runs = 3;
    made.seconds_of_diff = 1e9;
    for (int i = 0; i < runs; ++i) {
        const auto start = std::chrono::steady_clock::now();
        if (std::system(command.c_str()) < 0)
            return made;
        const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
        made.seconds_of_diff = std::min(made.seconds_of_diff, taken.count());
    }
    return made;
}

void BM_DiffOfFiles(benchmark::State& state) {
    const Files& f = files(state.range(0));
    const auto start = std::chrono::steady_clock::now();
    for (auto _ : state) {
        const Graph before = parse_graph(real_file_system().read(f.before, 1ULL << 32), f.before);
        const Graph after = parse_graph(real_file_system().read(f.after, 1ULL << 32), f.after);
        benchmark::DoNotOptimize(to_text(diff(before, after)));
    }
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    state.counters["diff_seconds"] = f.seconds_of_diff;
    state.counters["ratio"] =
        taken.count() / static_cast<double>(state.iterations()) / f.seconds_of_diff;
    count_edges(state);
}

constexpr std::int64_t quarter = 250'000;

BENCHMARK(BM_Diff)->RangeMultiplier(2)->Range(quarter, 4 * quarter)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_Apply)->RangeMultiplier(2)->Range(quarter, 4 * quarter)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_Merge)->RangeMultiplier(2)->Range(quarter, 4 * quarter)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_DiffOfFiles)
    ->RangeMultiplier(2)
    ->Range(quarter, 4 * quarter)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace entente
