// SPDX-License-Identifier: MIT
// Graphs by preferential attachment over actors with ids of a real length, one evidence an edge:
//   build/bench/tests/bench/graph_bench --benchmark_filter=Read
#include "graph/assemble.hpp"
#include "graph/graph.hpp"
#include "graph/io/io.hpp"
#include "graph/version/diff.hpp"

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace entente {
namespace {

Schema bench_schema() {
    return Schema({{"state", {}}, {"organisation", {}}, {"concept", {}}},
                  {{.name = "supports", .directed = true, .sign = Sign::positive},
                   {.name = "cooperates", .directed = false, .sign = Sign::positive},
                   {.name = "hedges", .directed = true, .sign = Sign::neutral},
                   {.name = "opposes", .directed = true, .sign = Sign::negative}});
}

/// One statement an edge; about three edges a node.
std::vector<Statement> make_statements(std::size_t count) {
    static const std::vector<std::string> relations = {
        "supports", "cooperates", "hedges", "opposes"};
    std::mt19937 random(42);
    const std::size_t nodes = count / 3 + 2;
    std::vector<std::uint32_t> ends;
    std::vector<Statement> statements;
    statements.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        const auto fresh = static_cast<std::uint32_t>(i % nodes);
        const std::uint32_t other = ends.empty() || random() % 4 == 0
                                        ? static_cast<std::uint32_t>(random() % nodes)
                                        : ends[random() % ends.size()];
        ends.push_back(fresh);
        ends.push_back(other);
        Statement s;
        s.document = fmt::format("2024/news-{:05}.txt", i / 40);
        s.date = "2024-03-18";
        s.language = "en";
        s.sentence = {.index = static_cast<std::uint32_t>(i % 40 + 1),
                      .begin = i % 40 * 120,
                      .end = i % 40 * 120 + 110,
                      .text = fmt::format("Officials of actor {} said on Monday that they would "
                                          "go on working with actor {} in 2024.",
                                          fresh,
                                          other)};
        s.source = fmt::format("ACTOR-{}", fresh);
        s.relation = relations[random() % relations.size()];
        s.target = fmt::format("ACTOR-{}", other);
        s.rule = "en.active/work-with";
        s.source_span = {.begin = i, .end = i + 10, .text = "actor"};
        s.trigger = {.begin = i + 50, .end = i + 60, .text = "working with"};
        s.target_span = {.begin = i + 70, .end = i + 80, .text = "actor"};
        s.id = statement_id(s);
        statements.push_back(std::move(s));
    }
    return statements;
}

/// The same input for all sizes asked again and again.
const std::vector<Statement>& statements_of(std::size_t count) {
    static std::map<std::size_t, std::vector<Statement>> made;
    const auto at = made.find(count);
    if (at != made.end())
        return at->second;
    made.clear();  // a million statements take a gigabyte: one size at a time
    return made.emplace(count, make_statements(count)).first->second;
}

Graph make_graph(std::size_t count, bool with_evidence) {
    const Graph graph = assemble(statements_of(count), bench_schema(), {});
    if (with_evidence)
        return graph;
    std::vector<Edge> edges(graph.edges().begin(), graph.edges().end());
    for (Edge& edge : edges)
        edge.evidence.clear();
    return Graph(graph.schema(), {graph.nodes().begin(), graph.nodes().end()}, std::move(edges));
}

void set_counters(benchmark::State& state, std::size_t edges, std::size_t bytes) {
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(edges));
    if (bytes > 0) {
        state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes));
        state.counters["file_MB"] = static_cast<double>(bytes) / 1e6;
    }
}

void Assemble(benchmark::State& state) {
    const auto count = static_cast<std::size_t>(state.range(0));
    const std::vector<Statement>& statements = statements_of(count);
    const Schema schema = bench_schema();
    for (auto _ : state)
        benchmark::DoNotOptimize(assemble(statements, schema, {}));
    set_counters(state, count, 0);
}

void ReadStatements(benchmark::State& state) {
    const auto count = static_cast<std::size_t>(state.range(0));
    std::string lines;
    for (const Statement& s : statements_of(count))
        lines += to_json_line(s) + '\n';
    for (auto _ : state) {
        std::vector<Statement> read;
        parse_statements(lines, "s.jsonl", [&](Statement&& s) { read.push_back(std::move(s)); });
        benchmark::DoNotOptimize(read);
    }
    set_counters(state, count, lines.size());
}

void WriteGraph(benchmark::State& state) {
    const Graph graph = make_graph(static_cast<std::size_t>(state.range(0)), state.range(1) != 0);
    std::size_t bytes = 0;
    for (auto _ : state)
        bytes = to_entente_json(graph).size();
    set_counters(state, graph.edge_count(), bytes);
}

void ReadGraph(benchmark::State& state) {
    const std::string json =
        to_entente_json(make_graph(static_cast<std::size_t>(state.range(0)), state.range(1) != 0));
    std::size_t edges = 0;
    for (auto _ : state)
        edges = parse_graph(json, "g.entente.json").edge_count();
    set_counters(state, edges, json.size());
}

/// One edge in ten is gone, one in ten has lost its evidence.
Graph later(const Graph& graph) {
    std::vector<Edge> edges;
    for (std::size_t i = 0; i < graph.edge_count(); ++i) {
        if (i % 10 == 3)
            continue;
        edges.push_back(graph.edges()[i]);
        if (i % 10 == 7)
            edges.back().evidence.clear();
    }
    return Graph(graph.schema(), {graph.nodes().begin(), graph.nodes().end()}, std::move(edges));
}

void Diff(benchmark::State& state) {
    const Graph before = make_graph(static_cast<std::size_t>(state.range(0)), true);
    const Graph after = later(before);
    for (auto _ : state)
        benchmark::DoNotOptimize(diff(before, after));
    set_counters(state, before.edge_count(), 0);
}

void Apply(benchmark::State& state) {
    const Graph before = make_graph(static_cast<std::size_t>(state.range(0)), true);
    const GraphDiff change = diff(before, later(before));
    for (auto _ : state)
        benchmark::DoNotOptimize(apply(before, change));
    set_counters(state, before.edge_count(), 0);
}

constexpr std::int64_t least = 1000;
constexpr std::int64_t most = 1'000'000;

BENCHMARK(Assemble)->RangeMultiplier(10)->Range(least, most)->Unit(benchmark::kMillisecond);
BENCHMARK(ReadStatements)->RangeMultiplier(10)->Range(least, most)->Unit(benchmark::kMillisecond);
BENCHMARK(WriteGraph)
    ->ArgNames({"edges", "evidence"})
    ->ArgsProduct({benchmark::CreateRange(least, most, 10), {1, 0}})
    ->Unit(benchmark::kMillisecond);
BENCHMARK(ReadGraph)
    ->ArgNames({"edges", "evidence"})
    ->ArgsProduct({benchmark::CreateRange(least, most, 10), {1, 0}})
    ->Unit(benchmark::kMillisecond);
BENCHMARK(Diff)->RangeMultiplier(10)->Range(least, most)->Unit(benchmark::kMillisecond);
BENCHMARK(Apply)->RangeMultiplier(10)->Range(least, most)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace entente
