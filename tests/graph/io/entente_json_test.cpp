// SPDX-License-Identifier: MIT
#include "graph/io/io.hpp"
#include "graph/io/text.hpp"
#include "tests/support/errors.hpp"
#include "tests/support/graphs.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>
#include <string>

namespace entente {
namespace {

Graph sample() {
    test::Random random(11);
    for (;;) {
        Graph graph = test::random_graph(random, {.hostile = false});
        if (graph.edge_count() > 6)
            return graph;
    }
}

TEST(EntenteJsonTest, RandomGraphsReadBackTheSame) {
    for (std::uint64_t seed = 0; seed < 2000; ++seed) {
        test::Random random(seed);
        const Graph graph = test::random_graph(random);
        const std::string json = to_entente_json(graph);
        Graph back;
        ASSERT_NO_THROW(back = parse_graph(json, "g.entente.json")) << "seed " << seed << json;
        ASSERT_EQ(back, graph) << "seed " << seed << '\n' << json;
        ASSERT_EQ(to_entente_json(back), json) << "seed " << seed;
    }
}

TEST(EntenteJsonTest, OneRecordALine) {
    const std::string json = to_entente_json(sample());
    std::istringstream lines(json);
    std::string line;
    std::size_t edges = 0;
    std::size_t evidence = 0;
    while (std::getline(lines, line)) {
        edges += line.starts_with("{\"id\":\"e_") ? 1U : 0U;
        evidence += line.starts_with("{\"statement\":") ? 1U : 0U;
    }
    EXPECT_EQ(edges, sample().edge_count());
    std::size_t expected = 0;
    for (const Edge& edge : sample().edges())
        expected += edge.evidence.size();
    EXPECT_EQ(evidence, expected);
    EXPECT_EQ(json.back(), '\n');
    EXPECT_EQ(json.find('\r'), std::string::npos);
}

TEST(EntenteJsonTest, EmptyGraph) {
    const Graph empty;
    EXPECT_EQ(parse_graph(to_entente_json(empty), "x.json"), empty);
}

TEST(EntenteJsonTest, CutAnywhereIsAnErrorAtTheCut) {
    const std::string json = to_entente_json(sample());
    ASSERT_GT(json.size(), 2000U);
    for (std::size_t cut = 0; cut + 1 < json.size(); ++cut) {
        const std::string part = json.substr(0, cut);
        const auto error = test::error_of([&] { (void)parse_graph(part, "g.entente.json"); });
        ASSERT_TRUE(error) << "cut at " << cut;
        const Location end = locate(part, part.size(), "g.entente.json");
        ASSERT_EQ(error->where().line, end.line) << error->what() << " cut at " << cut;
        if (error->code() != ErrorCode::encoding) {  // there: the begin of the cut character
            ASSERT_EQ(error->where().column, end.column) << error->what() << " cut at " << cut;
        }
    }
    EXPECT_EQ(parse_graph(json.substr(0, json.size() - 1), "g.entente.json"), sample());
}

TEST(EntenteJsonTest, SectionsInAnyOrder) {
    const std::string text = R"({"graph":{"edges":[{"target":"B","relation":"supports",
        "source":"A","metadata":{"evidence":[{"document":"d","statement":"s","sentence":2}]}}],
        "nodes":{"B":{},"A":{"metadata":{"type":"state"}}},
        "metadata":{"sentences":[{"index":2,"document":"d","begin":1,"end":4,"text":"It is."},
                                 {"index":1,"document":"d","text":"So."}],
                    "documents":[{"name":"d","date":"2020"}],
                    "relations":[{"name":"supports","directed":true,"sign":1}],
                    "node_types":[{"name":"state"}],"more":[{"x":[1,2.5e3,null]}]}},"other":true})";
    const Graph graph = parse_graph(text, "g.json");
    ASSERT_EQ(graph.edge_count(), 1U);
    EXPECT_EQ(graph.edges()[0].evidence.at(0).sentence.text, "It is.");
    EXPECT_EQ(graph.edges()[0].evidence.at(0).date, "2020");
    EXPECT_EQ(graph.nodes()[0].type, "state");
}

TEST(EntenteJsonTest, OtherJsonGraphFormatFilesGetASchema) {
    const Graph graph = parse_graph(R"({"graph":{"directed":false,"nodes":{"a":{"label":"Alpha"},
        "b":{"metadata":{"type":"person"}}},"edges":[{"source":"b","target":"a","relation":"knows"},
        {"source":"a","target":"b","relation":"trusts","directed":true,"metadata":{"sign":1}},
        {"source":"b","target":"a","relation":"trusts","directed":true,"metadata":{"sign":-1}},
        {"source":"b","target":"a"}]}})",
                                    "g.json");
    ASSERT_EQ(graph.edge_count(), 4U);
    EXPECT_EQ(graph.nodes()[0].labels.at("en"), "Alpha");
    EXPECT_FALSE(graph.schema().find_relation("knows")->directed);
    EXPECT_EQ(graph.schema().find_relation("trusts (negative)")->sign, Sign::negative);
    EXPECT_EQ(graph.schema().find_relation("trusts (positive)")->sign, Sign::positive);
    EXPECT_NE(graph.schema().find_relation("related"), nullptr);
    EXPECT_NE(graph.schema().find_node_type("person"), nullptr);
}

TEST(EntenteJsonTest, LimitsHoldToTheLastNode) {
    const Graph graph = sample();
    const std::string json = to_entente_json(graph);
    Limits limits;
    limits.nodes = graph.node_count();
    limits.edges = graph.edge_count();
    limits.graph_bytes = json.size();
    EXPECT_EQ(parse_graph(json, "g.json", limits), graph);
    const auto code = [&json](const Limits& less) {
        const auto error = test::error_of([&] { (void)parse_graph(json, "g.json", less); });
        return error ? std::optional(error->code()) : std::nullopt;
    };
    Limits less = limits;
    --less.nodes;
    EXPECT_EQ(code(less), ErrorCode::limit);
    less = limits;
    --less.edges;
    EXPECT_EQ(code(less), ErrorCode::limit);
    less = limits;
    --less.graph_bytes;
    EXPECT_EQ(code(less), ErrorCode::limit);
    less = limits;
    less.nesting = 3;
    EXPECT_EQ(code(less), ErrorCode::limit);
}

}  // namespace
}  // namespace entente
