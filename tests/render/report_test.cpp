// SPDX-License-Identifier: MIT
#include "render/report.hpp"

#include "graph/measures/network.hpp"
#include "render/measure_words.hpp"
#include "render/plots.hpp"
#include "render/report_blocks.hpp"
#include "render/report_sections.hpp"
#include "render/views.hpp"
#include "tests/support/sample_graphs.hpp"
#include "tests/support/xml_check.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <map>
#include <set>
#include <sstream>

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
    for (std::size_t k = 0; k < english.figures.size(); ++k) {
        EXPECT_EQ(testing::XmlCheck(english.figures[k].second).fault(), "") << k;
        EXPECT_THAT(english.markdown, HasSubstr("](figure-" + std::to_string(k + 1) + ".svg)"));
    }
    EXPECT_GE(english.figures.size(), 6U);
    const Report chinese = make_report(graph, {.language = "zh", .random_graphs = 3});
    EXPECT_THAT(chinese.html, HasSubstr("<html lang=\"zh\">"));
    EXPECT_THAT(chinese.markdown, HasSubstr("## 关键行为体"));
    EXPECT_THAT(chinese.html, HasSubstr("处在集团之间"));
    EXPECT_THAT(chinese.html, Not(HasSubstr("Definition:")));
    EXPECT_EQ(english.html, make_report(graph, {.random_graphs = 3, .threads = 3}).html);
    ASSERT_EQ(english.files.size(), 5U);
    EXPECT_EQ(std::ranges::count(english.files[2].second, '\n'), 77)
        << "a line an edge, and the head";
}

/// The fields of a line of CSV without quoted ones.
[[nodiscard]] std::vector<std::string> fields(const std::string& line) {
    std::vector<std::string> out(1);
    for (const char c : line)
        if (c == ',')
            out.emplace_back();
        else
            out.back() += c;
    return out;
}

TEST(ReportTest, TablesHoldWhatTheMeasuresSay) {
    const Graph graph = testing::random_graph(40, 8);
    const Report report = make_report(graph, {.random_graphs = 4});
    const Scores degree = find_node_measure("degree")->compute(graph, {.layer = Layer::negative});
    const auto rank = ranks(degree.values);
    std::istringstream lines(report.files[0].second);
    std::string line;
    std::getline(lines, line);
    EXPECT_EQ(line, "id,label,type,community,measure,layer,rank,raw,normalised,z,percentile");
    std::size_t rows = 0;
    while (std::getline(lines, line)) {
        const auto field = fields(line);
        ASSERT_EQ(field.size(), 11U) << line;
        if (field[4] != "degree" || field[5] != "negative")
            continue;
        const std::size_t n = index(*graph.find(field[0]));
        EXPECT_EQ(field[6], std::to_string(rank[n]));
        EXPECT_DOUBLE_EQ(std::stod(field[7]), degree.values[n]);
        EXPECT_NEAR(std::stod(field[8]), degree.values[n] / 39, 1e-12);
        const auto below = std::ranges::count_if(
            degree.values, [&](double value) { return value < degree.values[n]; });
        EXPECT_NEAR(std::stod(field[10]), 100.0 * static_cast<double>(below) / 40, 1e-9);
        ++rows;
    }
    EXPECT_EQ(rows, 40U);
}

TEST(ReportTest, EveryCoreMeasureHasItsWordsInBothLanguages) {
    for (const MeasureInfo& info : node_measures())
        if (info.core) {
            const MeasureWords* words = find_measure_words(info.name);
            ASSERT_NE(words, nullptr) << info.name;
            EXPECT_FALSE(words->definition_zh.empty() || words->sees_zh.empty() ||
                         words->meaning.empty() || words->meaning_zh.empty())
                << info.name;
        }
    for (const NetworkMeasureInfo& info : network_measures())
        if (info.core) {
            const MeasureWords* words = find_measure_words(info.name);
            ASSERT_NE(words, nullptr) << info.name;
            EXPECT_FALSE(words->definition_zh.empty() || words->sees_zh.empty()) << info.name;
        }
    for (const MeasureWords& words : measure_words())
        EXPECT_TRUE(find_node_measure(words.name) != nullptr ||
                    find_network_measure(words.name) != nullptr)
            << words.name;
}

/// Brute force over all triples, on a graph without parallel edges.
TEST(UnbalancedTest, FindsEveryTriangleWithAnOddNumberOfNegativeTies) {
    for (std::uint32_t seed = 1; seed <= 10; ++seed) {
        const Graph graph = testing::random_graph(25, seed);
        Networks networks(graph, {});
        const SignedNetwork ties = signed_network(networks);
        const auto sign = [&](std::size_t a, std::size_t b) {
            bool plus = false, minus = false;
            for (const Edge& edge : graph.edges()) {
                const std::size_t s = index(edge.source), t = index(edge.target);
                if ((s != a || t != b) && (s != b || t != a))
                    continue;
                plus = plus || graph.sign(edge) == Sign::positive;
                minus = minus || graph.sign(edge) == Sign::negative;
            }
            return plus == minus ? 0 : plus ? 1 : -1;
        };
        std::set<std::array<std::size_t, 3>> expected, found;
        for (std::size_t a = 0; a < 25; ++a)
            for (std::size_t b = a + 1; b < 25; ++b)
                for (std::size_t d = b + 1; d < 25; ++d)
                    if (sign(a, b) * sign(b, d) * sign(a, d) < 0)
                        expected.insert({a, b, d});
        for (const UnbalancedTriangle& triangle : unbalanced_triangles(graph, ties)) {
            found.insert(triangle.nodes);
            for (const Edge* edge : triangle.edges)
                EXPECT_NE(edge, nullptr);
        }
        EXPECT_EQ(found, expected) << seed;
    }
}

TEST(RankRangeTest, LeavingOutADocumentMovesRanks) {
    // A has two edges, both from document 1; B has one, from document 2.
    const auto tie = [](std::uint32_t from, std::uint32_t to, const char* document, Modality how) {
        Edge edge{.source = NodeId{from}, .target = NodeId{to}, .relation = "supports"};
        Evidence evidence{.statement = std::string("s") + document + std::to_string(to),
                          .document = document};
        evidence.modality = how;
        evidence.sentence = {to, 10 * to, 10 * to + 5, "x"};
        edge.evidence = {evidence};
        edge.weight = 1;
        return edge;
    };
    const Graph graph(testing::sample_schema(),
                      {{"A", "state", {}, {}, {}},
                       {"B", "state", {}, {}, {}},
                       {"C", "state", {}, {}, {}},
                       {"D", "state", {}, {}, {}},
                       {"E", "state", {}, {}, {}}},
                      {tie(0, 2, "1", Modality::asserted),
                       tie(0, 3, "1", Modality::reported),
                       tie(1, 4, "2", Modality::planned)});
    const auto ranges = rank_ranges(graph, {});
    ASSERT_EQ(ranges.size(), 3U);
    const RankRange& a = ranges[0].rows[0];
    EXPECT_EQ(a.rank, 1U);
    EXPECT_EQ(a.best, 1U) << "without document 2";
    EXPECT_EQ(a.worst, 3U) << "without document 1 it has no edge, B and E have one";
    EXPECT_EQ(a.without_single, 1U) << "all have none then";
    EXPECT_EQ(a.without_unasserted, 1U);
    EXPECT_EQ(ranges[0].rows[1].rank, 2U);
    EXPECT_EQ(ranges[0].rows[1].without_unasserted, 1U) << "planned is not hypothetical";
}

TEST(ChanceTest, SaysNothingWhereDegreesFixTheFigure) {
    const auto figures = network_figures(testing::random_graph(40, 2), {}, 5, 1);
    for (const NetworkFigure& figure : figures)
        for (std::size_t l = 0; l < layers.size(); ++l) {
            EXPECT_TRUE(figure.values.at(l).undefined || figure.chance.at(l).graphs == 5U)
                << figure.info->name;
            if (figure.info->name == "edges" || figure.info->name == "nodes") {
                EXPECT_FALSE(figure.chance.at(l).z(figure.values.at(l).value).has_value());
                EXPECT_EQ(figure.chance.at(l).mean, figure.values.at(l).value);
            }
        }
    EXPECT_EQ((Chance{2, 0.5, 10}).z(3), 2);
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

TEST(NetworkFiguresTest, DrawsFewerGraphsForMoreEdges) {
    EXPECT_EQ(graphs_to_draw(0, 20), 20U);
    EXPECT_EQ(graphs_to_draw(3'000, 20), 20U);
    EXPECT_EQ(graphs_to_draw(6'000, 20), 5U);
    EXPECT_EQ(graphs_to_draw(10'000, 20), 3U);
    EXPECT_EQ(graphs_to_draw(10'000, 2), 2U);
    EXPECT_EQ(graphs_to_draw(10'001, 20), 0U);
    EXPECT_EQ(graphs_to_draw(6'000, 0), 0U);
}

TEST(ReportTest, SaysThatNoRandomGraphWasDrawn) {
    const Report report = make_report(testing::eurasia_graph(), {.random_graphs = 0});
    EXPECT_THAT(report.markdown, HasSubstr("Not compared with random graphs."));
    EXPECT_THAT(report.markdown, Not(HasSubstr("Random: 0 graphs")));
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
    const std::vector<ScatterPoint> points{{"a<", 1, 2}, {"b", 1, 2}, {"c", 0, 0}};
    const std::string scatter = scatter_svg(points, "x", "y", theme);
    EXPECT_EQ(testing::XmlCheck(scatter).fault(), "");
    EXPECT_THAT(scatter, HasSubstr("<title>a&lt;</title>"));
    EXPECT_THAT(scatter, HasSubstr(">c</text>"));
    EXPECT_THAT(butterfly, Not(HasSubstr(">−0<")));
    const std::string matrix = matrix_svg(testing::eurasia_graph(), {.most = 10}, theme);
    EXPECT_EQ(testing::XmlCheck(matrix).fault(), "");
    EXPECT_EQ(testing::XmlCheck(matrix_svg(Graph{}, {}, theme)).fault(), "");
}

}  // namespace
}  // namespace entente
