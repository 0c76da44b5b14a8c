// SPDX-License-Identifier: MIT
#include "render/views.hpp"

#include "render/plots.hpp"
#include "tests/support/sample_graphs.hpp"
#include "tests/support/xml_check.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace entente {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

[[nodiscard]] std::size_t count(std::string_view text, std::string_view part) {
    std::size_t n = 0;
    for (std::size_t at = text.find(part); at != std::string_view::npos;
         at = text.find(part, at + part.size()))
        ++n;
    return n;
}

/// Two states and two initiatives with one tie of each kind.
[[nodiscard]] Graph small_graph() {
    std::vector<Edge> edges;
    const auto tie = [&](std::uint32_t from, const char* relation, std::uint32_t to, bool no) {
        edges.push_back({.source = NodeId{from},
                         .target = NodeId{to},
                         .relation = relation,
                         .negated = no,
                         .weight = 1});
    };
    tie(0, "leads", 2, false);
    tie(1, "opposes", 2, false);
    tie(1, "supports", 3, true);
    tie(0, "competes", 1, false);
    return Graph(testing::sample_schema(),
                 {{"CHN", "state", {}, {}, {}},
                  {"IND", "state", {}, {}, {}},
                  {"BRI", "initiative", {}, {}, {}},
                  {"GDI", "initiative", {}, {}, {}}},
                 edges);
}

TEST(MatrixTest, AMarkATieAndBothSidesOfAnUndirectedOne) {
    const std::string svg = matrix_svg(small_graph(), {.title = "<m>"}, paper_theme());
    EXPECT_EQ(testing::XmlCheck(svg).fault(), "");
    EXPECT_THAT(svg, HasSubstr("&lt;m&gt;"));
    const std::string cross = "stroke=\"" + paper_theme().negative.colour + "\"";
    EXPECT_EQ(count(svg, cross), 1 + 2 + 1U) << "opposes, competes twice, and the legend";
    EXPECT_EQ(count(svg, "fill=\"" + paper_theme().positive.colour), 1 + 1U);
    EXPECT_EQ(testing::XmlCheck(matrix_svg(Graph{}, {}, paper_theme())).fault(), "");
}

TEST(TwoModeTest, ColumnsAreInitiativesAndRowsWhoHasAStanceOnThem) {
    const std::string svg = two_mode_svg(small_graph(), {"initiative"}, {}, paper_theme());
    EXPECT_EQ(testing::XmlCheck(svg).fault(), "");
    EXPECT_EQ(count(svg, "rotate(-90)"), 2U);
    EXPECT_EQ(count(svg, ">CHN</text>"), 1U);
    const std::string cross = "stroke=\"" + paper_theme().negative.colour + "\"";
    EXPECT_EQ(count(svg, cross), 1 + 1U) << "the rivalry of the states is not in it";
    EXPECT_EQ(testing::XmlCheck(two_mode_svg(Graph{}, {"x"}, {}, paper_theme())).fault(), "");
}

TEST(TimelineTest, AMarkASentenceAtItsDateHollowIfNotAsserted) {
    Edge edge{.source = NodeId{0}, .target = NodeId{1}, .relation = "supports"};
    for (const char* date : {"2016", "2018-07", "2020-01-31", "", "next year"}) {
        const auto k = static_cast<std::uint32_t>(edge.evidence.size());
        Evidence evidence{.statement = "s" + std::to_string(k), .document = "d.txt", .date = date};
        evidence.sentence = {k, 20 * k, 20 * k + 14, "甲<支持>乙"};
        edge.evidence.push_back(evidence);
    }
    edge.evidence[1].modality = Modality::planned;
    edge.weight = 5;
    const Graph graph(
        testing::sample_schema(), {{"A", "state", {}, {}, {}}, {"B", "state", {}, {}, {}}}, {edge});
    const std::string svg = timeline_svg(graph, {}, {}, paper_theme());
    EXPECT_EQ(testing::XmlCheck(svg).fault(), "");
    EXPECT_EQ(count(svg, "<g><title>"), 5U);
    EXPECT_THAT(svg, HasSubstr("甲&lt;支持&gt;乙"));
    EXPECT_THAT(svg, HasSubstr(">undated</text>"));
    for (const char* year : {">2016<", ">2018<", ">2021<"})
        EXPECT_THAT(svg, HasSubstr(year));
    EXPECT_THAT(svg, Not(HasSubstr(">2022<")));
    EXPECT_EQ(count(svg, "fill=\"none\" stroke=\"" + paper_theme().positive.colour), 1 + 1U)
        << "the planned one, and the legend";
    EXPECT_EQ(testing::XmlCheck(timeline_svg(Graph{}, {}, {}, paper_theme())).fault(), "");
}

TEST(RankSizeTest, DrawsEveryPositiveValueAndNamesTheFirst) {
    std::vector<RankSizePoint> points;
    for (int k = 0; k < 60; ++k)
        points.push_back({"n<" + std::to_string(k), static_cast<double>(k)});
    const std::string svg = rank_size_svg(points, "rank", "degree", paper_theme());
    EXPECT_EQ(testing::XmlCheck(svg).fault(), "");
    EXPECT_EQ(count(svg, "<circle"), 59U);
    EXPECT_THAT(svg, HasSubstr("n&lt;59"));
    EXPECT_THAT(svg, HasSubstr("(log)"));
    points.resize(20);
    EXPECT_THAT(rank_size_svg(points, "rank", "degree", paper_theme()), Not(HasSubstr("(log)")));
    EXPECT_EQ(testing::XmlCheck(rank_size_svg({}, "x", "y", paper_theme())).fault(), "");
}

}  // namespace
}  // namespace entente
