// SPDX-License-Identifier: MIT
#include "graph/io/io.hpp"
#include "tests/support/errors.hpp"
#include "tests/support/graphs.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <tuple>
#include <vector>

namespace entente {
namespace {

using ::testing::HasSubstr;

std::string to_csv(const Graph& graph, std::string* loss = nullptr) {
    std::string out;
    const std::string lost =
        find_graph_format("csv")->write(graph, [&out](std::string_view text) { out += text; }, {});
    if (loss != nullptr)
        *loss = lost;
    return out;
}

using Rows = std::map<EdgeKey, std::tuple<double, Sign, bool>>;

Rows rows_of(const Graph& graph) {
    Rows rows;
    for (const Edge& edge : graph.edges())
        rows.emplace(
            graph.key(edge),
            std::tuple(edge.weight, graph.relation(edge).sign, graph.relation(edge).directed));
    return rows;
}

TEST(CsvTest, EdgesReadBackTheSame) {
    for (std::uint64_t seed = 0; seed < 1000; ++seed) {
        test::Random random(seed);
        const Graph graph = test::random_graph(random);
        const std::string csv = to_csv(graph);
        const Graph back = parse_graph(csv, "x.csv");
        ASSERT_EQ(rows_of(back), rows_of(graph)) << "seed " << seed << '\n' << csv;
    }
}

TEST(CsvTest, SaysWhatIsNotKept) {
    std::string loss;
    to_csv(Graph(test::small_schema(), {{.id = "A", .type = "state"}}, {}), &loss);
    EXPECT_EQ(loss, "csv: not kept: 6 definitions of relations");
    to_csv(Graph{}, &loss);
    EXPECT_EQ(loss, "");
}

std::string to_csv_as(const Graph& graph, std::string_view format, GraphWriteOptions options = {}) {
    std::string out;
    find_graph_format(format)->write(
        graph, [&out](std::string_view text) { out += text; }, options);
    return out;
}

TEST(CsvTest, TwoFilesHoldNodesToo) {
    EXPECT_EQ(companion_path(*find_graph_format("csv"), "a/g.csv"), "a/g.nodes.csv");
    EXPECT_EQ(companion_path(*find_graph_format("csv"), "-"), "");
    EXPECT_EQ(companion_path(*find_graph_format("graphml"), "g.graphml"), "");
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        test::Random random(seed);
        const Graph graph = test::random_graph(random, {.hostile = seed % 2 == 0});
        const Graph back = with_nodes(parse_graph(to_csv_as(graph, "csv"), "g.csv"),
                                      parse_graph(to_csv_as(graph, "csv-nodes"), "g.nodes.csv"));
        ASSERT_EQ(rows_of(back), rows_of(graph)) << "seed " << seed;
        ASSERT_EQ(back.node_count(), graph.node_count()) << "seed " << seed;
        for (std::size_t i = 0; i < graph.node_count(); ++i) {
            Node expected = graph.nodes()[i];
            // a table has no empty values
            std::erase_if(expected.labels, [](const auto& label) { return label.second.empty(); });
            std::erase_if(expected.attributes, [](const auto& a) { return a.second.empty(); });
            ASSERT_EQ(back.nodes()[i].labels, expected.labels) << "seed " << seed;
            ASSERT_EQ(back.nodes()[i].attributes, expected.attributes) << "seed " << seed;
            ASSERT_EQ(back.nodes()[i].type, expected.type);
            ASSERT_EQ(back.nodes()[i].aliases, expected.aliases);
        }
    }
}

TEST(CsvTest, UndirectedRelationsAsIsWanted) {
    const Graph graph(test::small_schema(),
                      {{.id = "A"}, {.id = "B"}},
                      {{.source = NodeId{0}, .target = NodeId{1}, .relation = "trades"}});
    EXPECT_THAT(to_csv_as(graph, "csv"), HasSubstr("\nA,B,Undirected,trades,"));
    const std::string said = to_csv_as(graph, "csv", {.mixed = Mixed::attribute});
    EXPECT_THAT(said, HasSubstr(",undirected\nA,B,Directed,trades,"));
    const std::string both = to_csv_as(graph, "csv", {.mixed = Mixed::expand});
    EXPECT_THAT(both, HasSubstr("\nB,A,Directed,trades,"));
    for (const std::string& text : {said, both})
        EXPECT_EQ(rows_of(parse_graph(text, "g.csv")), rows_of(graph));
    EXPECT_TRUE(
        to_csv_as(graph, "csv", {.byte_order_mark = true}).starts_with("\xEF\xBB\xBFSource"));
}

TEST(CsvTest, DatesAreIntervalsOfGephi) {
    Edge edge{.source = NodeId{0}, .target = NodeId{1}, .relation = "supports"};
    edge.evidence = {{.statement = "s_1", .document = "a", .date = "2016"},
                     {.statement = "s_2", .document = "b", .date = "2024-02"},
                     {.statement = "s_3", .document = "c", .date = "2024-05-01"}};
    const Graph graph(test::small_schema(), {{.id = "A"}, {.id = "B"}}, {edge});
    EXPECT_THAT(to_csv_as(graph, "csv"),
                HasSubstr(",\"<[2016-01-01,2016-12-31];[2024-02-01,2024-02-29];"
                          "[2024-05-01,2024-05-01]>\"\n"));
}

TEST(CsvTest, ReadsListsOfOtherPrograms) {
    const Graph graph = parse_graph(
        "\xEF\xBB\xBF"
        "from;to;weight;extra\r\n\"a \"\"x\"\"\";b;2.5;1\r\n\r\nb;c;;\r\nb;c;1;\r\n",
        "x.csv");
    ASSERT_EQ(graph.edge_count(), 2U);
    EXPECT_EQ(graph.nodes()[0].id, "a \"x\"");
    EXPECT_EQ(graph.edges()[0].weight, 2.5);
    EXPECT_EQ(graph.edges()[1].weight, 2.0);  // an edge given twice: the weights add up
    EXPECT_EQ(parse_graph("Source\tTarget\tType\nx\ty\tUndirected", "x.csv")
                  .schema()
                  .relations()[0]
                  .directed,
              false);
}

TEST(CsvTest, FaultsHaveAPlace) {
    struct Case {
        std::string text;
        std::uint32_t line;
        std::uint32_t column;
        const char* message;
    };
    const std::vector<Case> cases = {
        {"", 1, 1, "empty"},
        {"a,b\n1,2\n", 1, 1, "Source and Target"},
        {"Source,Target,source\n", 1, 15, "a second column"},
        {"Source,Target\na\n", 2, 1, "1 fields, but the header has 2"},
        {"Source,Target\na,b,c\n", 2, 1, "3 fields"},
        {"Source,Target\n,b\n", 2, 1, "without an id"},
        {"Source,Target,Weight\na,b,x\n", 2, 5, "'x' is not a number"},
        {"Source,Target,Weight\na,b,nan\n", 2, 5, "not a number"},
        {"Source,Target,Weight\na,b,1e999\n", 2, 5, "not a number"},
        {"Source,Target,Type\na,b,Mutual\n", 2, 5, "Directed or Undirected"},
        {"Source,Target,Negated\na,b,maybe\n", 2, 5, "true or false"},
        {"Source,Target\n\"a,b\n", 2, 1, "does not end"},
        {"Source,Target\n\"中\"x,b\n", 2, 4, "after the quoted field"},
        {"Source,Target\na,\xff\n", 2, 3, "not UTF-8"}};
    for (const Case& bad : cases) {
        const auto error = test::error_of([&] { (void)parse_graph(bad.text, "x.csv"); });
        ASSERT_TRUE(error) << bad.text;
        EXPECT_EQ(error->where().line, bad.line) << error->what();
        EXPECT_EQ(error->where().column, bad.column) << error->what();
        EXPECT_THAT(error->what(), HasSubstr(bad.message));
    }
}

// Names are looked up in batches of 64: whatever stands first in the file is reported, even where
// it shows later than what stands after it.
TEST(CsvTest, TheFirstFaultIsTheOneThatIsReported) {
    const std::string empty_name = ",b,1\n";
    const std::string bad_weight = "a,b,x\n";
    for (std::size_t before = 0; before < 140; before += 7) {
        std::string rows = "Source,Target,Weight\n";
        for (std::size_t i = 0; i < before; ++i)
            rows += "s" + std::to_string(i) + ",t" + std::to_string(i % 5) + ",1\n";
        const auto error_in = [](const std::string& text) {
            return test::error_of([&] { (void)parse_graph(text, "x.csv"); });
        };
        for (const auto& text : {rows + empty_name + bad_weight, rows + bad_weight + empty_name}) {
            const auto error = error_in(text);
            ASSERT_TRUE(error) << before;
            EXPECT_EQ(error->where().line, before + 2) << error->what();
        }
    }
}

}  // namespace
}  // namespace entente
