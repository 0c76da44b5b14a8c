// SPDX-License-Identifier: MIT
#include "render/report.hpp"

#include "render/plots.hpp"
#include "render/report_blocks.hpp"
#include "render/report_sections.hpp"
#include "render/views.hpp"
#include "tests/support/sample_graphs.hpp"
#include "tests/support/xml_check.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

namespace entente {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(ReportTest, HasItsTwelveSectionsWithSentencesInBothLanguages) {
    const Graph graph = testing::eurasia_graph();
    const Report english = make_report(graph, {.random_graphs = 3});
    for (const char* id : {"corpus",
                           "findings",
                           "picture",
                           "actors",
                           "measures",
                           "network",
                           "signs",
                           "relations",
                           "communities",
                           "robustness",
                           "evidence",
                           "method"})
        EXPECT_THAT(english.html, HasSubstr(std::string("<h2 id=\"") + id + "\">"));
    EXPECT_THAT(english.html, HasSubstr("<blockquote>"));
    EXPECT_THAT(english.html, Not(HasSubstr("<script")));
    EXPECT_THAT(english.markdown, HasSubstr("## Key actors"));
    const Report chinese = make_report(graph, {.language = "zh", .random_graphs = 3});
    EXPECT_THAT(chinese.html, HasSubstr("<html lang=\"zh\">"));
    EXPECT_THAT(chinese.markdown, HasSubstr("## 关键行为体"));
    EXPECT_EQ(english.html, make_report(graph, {.random_graphs = 3}).html);
    ASSERT_EQ(english.files.size(), 4U);
    EXPECT_EQ(std::ranges::count(english.files[2].second, '\n'), 77)
        << "a line an edge, and the head";
}

TEST(ReportTest, EmptyGraphGivesAReport) {
    const Report report =
        make_report(Graph(testing::sample_schema(), {}, {}), {.random_graphs = 2});
    EXPECT_THAT(report.markdown, HasSubstr("The graph is empty."));
}

TEST(ReportTest, SaysWhatChanged) {
    const Graph before = testing::eurasia_graph();
    const Graph after(before.schema(),
                      {before.nodes().begin(), before.nodes().end()},
                      {before.edges().begin(), before.edges().end() - 2});
    EXPECT_THAT(make_report(after, {.against = &before, .random_graphs = 0}).markdown,
                HasSubstr("0 added, 2 removed, 0 changed"));
}

TEST(RewiredTest, KeepsTheDegreesOfEveryRelationAndIsSeeded) {
    const Graph graph = testing::random_graph(60, 5);
    const auto count = [](const Graph& g) {
        std::map<std::tuple<std::string, std::string, bool>, int> degrees;
        for (const Edge& edge : g.edges()) {
            const bool directed = g.relation(edge).directed;
            ++degrees[{g.node(edge.source).id, edge.relation, directed}];
            ++degrees[{g.node(edge.target).id, edge.relation, false}];
        }
        return degrees;
    };
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const Graph random = rewired(graph, seed);
        EXPECT_EQ(random.edge_count(), graph.edge_count()) << seed;
        EXPECT_EQ(count(random), count(graph)) << seed;
        EXPECT_EQ(random, rewired(graph, seed)) << seed;
        EXPECT_FALSE(random == graph) << seed;
    }
}

TEST(BlocksTest, HostileTextStaysText) {
    const std::string evil = "<script>alert(1)</script>|`*[x](javascript:1)";
    const std::vector<Block> blocks{Heading{2, "a", evil},
                                    Paragraph{evil, ""},
                                    TableBlock{{evil}, {{evil}}, 1},
                                    Quote{evil, evil}};
    EXPECT_THAT(blocks_to_html(blocks, evil, "en"), Not(HasSubstr("<script")));
    const std::string markdown = blocks_to_markdown(blocks, evil);
    EXPECT_THAT(markdown, HasSubstr("\\[x\\]("));
    EXPECT_THAT(markdown, HasSubstr("\\<script\\>"));
}

TEST(BlocksTest, CsvFieldsAreNoFormulas) {
    EXPECT_EQ(csv_field("=1+1"), "'=1+1");
    EXPECT_EQ(csv_field("-1.5"), "-1.5");
    EXPECT_EQ(csv_field("a,\"b\"\n"), "\"a,\"\"b\"\"\n\"");
    EXPECT_EQ(csv_field("中国"), "中国");
}

TEST(BlocksTest, ShortNumbers) {
    EXPECT_EQ(short_number(3), "3");
    EXPECT_EQ(short_number(-0.0), "0");
    EXPECT_EQ(short_number(0.123456), "0.1235");
    EXPECT_EQ(short_number(std::numeric_limits<double>::quiet_NaN()), "–");
}

TEST(PlotsTest, AreWellFormedAndShowWhatTheyAreGiven) {
    const Theme& theme = paper_theme();
    const std::vector<ButterflyBar> bars{{"<中国>", 3, 9}, {"b & c", 0, 0}};
    const std::string butterfly = butterfly_svg(bars, theme);
    EXPECT_EQ(testing::XmlCheck(butterfly).fault(), "");
    EXPECT_THAT(butterfly, HasSubstr("&lt;中国&gt;"));
    const std::vector<ScatterPoint> points{{"a", 1, 2}, {"b", 1, 2}, {"c", 0, 0}};
    EXPECT_EQ(testing::XmlCheck(scatter_svg(points, "x", "y", theme)).fault(), "");
    const std::string matrix = matrix_svg(testing::eurasia_graph(), {.most = 10}, theme);
    EXPECT_EQ(testing::XmlCheck(matrix).fault(), "");
    EXPECT_EQ(testing::XmlCheck(matrix_svg(Graph{}, {}, theme)).fault(), "");
}

}  // namespace
}  // namespace entente
