// SPDX-License-Identifier: MIT
#include "render/select.hpp"

#include "render/facets.hpp"
#include "tests/support/sample_graphs.hpp"
#include "tests/support/xml_check.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace entente {
namespace {

[[nodiscard]] std::vector<std::string> kept(const Graph& graph, const DrawingOptions& options) {
    const Selection selection = select(graph, degrees(graph), options);
    std::vector<std::string> ids;
    for (std::size_t n = 0; n < graph.node_count(); ++n)
        if (selection.nodes[n])
            ids.push_back(graph.nodes()[n].id);
    return ids;
}

TEST(SelectTest, PathsKeepAllShortestOnes) {
    EXPECT_THAT(kept(testing::eurasia_graph(), {.path_from = "JPN", .path_to = "CHN"}),
                ::testing::ElementsAre("CHN", "JPN", "QUAD", "USA"));
    EXPECT_THAT(kept(testing::eurasia_graph(), {.path_from = "TUR", .path_to = "CHN"}),
                ::testing::ElementsAre("CHN", "TUR"));
    EXPECT_THROW((void)kept(testing::eurasia_graph(), {.path_from = "TUR", .path_to = "CHM"}),
                 Error);
}

TEST(SelectTest, KindsOfNodesAndEdges) {
    const Graph graph = testing::eurasia_graph();
    const Selection selection =
        select(graph, degrees(graph), {.relations = {"competes", "disputes"}, .types = {"state"}});
    for (std::size_t e = 0; e < graph.edge_count(); ++e) {
        const Edge& edge = graph.edges()[e];
        const bool wanted = (edge.relation == "competes" || edge.relation == "disputes") &&
                            graph.node(edge.source).type == "state" &&
                            graph.node(edge.target).type == "state";
        EXPECT_EQ(selection.edges[e], wanted);
    }
    const Selection negative = select(graph, degrees(graph), {.signs = {Sign::negative}});
    for (std::size_t e = 0; e < graph.edge_count(); ++e)
        EXPECT_EQ(negative.edges[e], graph.sign(graph.edges()[e]) == Sign::negative);
    EXPECT_THROW((void)select(graph, degrees(graph), {.relations = {"suports"}}), Error);
}

TEST(SelectTest, DatesCompareAsFarAsBothGo) {
    const auto with_date = [](const char* date) {
        Edge edge{.source = NodeId{0}, .target = NodeId{1}, .relation = "supports"};
        edge.evidence = {testing::sample_evidence("甲", "乙", "支持", 1)};
        edge.evidence.front().date = date;
        return Graph(testing::sample_schema(),
                     {{"A", "state", {}, {}, {}}, {"B", "state", {}, {}, {}}},
                     {edge});
    };
    const auto stays = [&](const char* date, const char* from, const char* to) {
        const Graph graph = with_date(date);
        DrawingOptions options;
        options.from = from;
        options.to = to;
        return static_cast<bool>(select(graph, degrees(graph), options).edges[0]);
    };
    EXPECT_TRUE(stays("2019-05-01", "2019", "2019"));
    EXPECT_TRUE(stays("2019", "2019-06", ""));
    EXPECT_FALSE(stays("2019-05-01", "2019-06", ""));
    EXPECT_FALSE(stays("2020-01-01", "", "2019"));
    EXPECT_TRUE(stays("", "2019", "2019")) << "undated sentences stay";
}

TEST(SelectTest, BackboneKeepsWhatStandsOut) {
    // A hub with one heavy tie and nine light ones.
    std::vector<Node> nodes{{"hub", "state", {}, {}, {}}};
    std::vector<Edge> edges;
    for (std::uint32_t k = 1; k <= 10; ++k) {
        nodes.push_back({fmt::format("leaf{:02}", k), "state", {}, {}, {}});
        edges.push_back({.source = NodeId{0},
                         .target = NodeId{k},
                         .relation = "supports",
                         .weight = k == 1 ? 50.0 : 1.0});
    }
    const Graph graph(testing::sample_schema(), nodes, edges);
    const Selection selection = select(graph, degrees(graph), {.backbone = 0.05});
    EXPECT_EQ(std::ranges::count(selection.edges, true), 1);
    EXPECT_TRUE(selection.edges[0]);
}

TEST(FacetTest, NodesKeepTheirPlacesAndEdgesTheirYear) {
    const Graph graph = testing::eurasia_graph();
    const auto facets = render_facets(graph, {}, FacetBy::sign, ImageFormat::svg);
    ASSERT_EQ(facets.size(), 3U);
    EXPECT_EQ(facets[0].name, "positive");
    const auto place = [](const std::string& svg) {
        const std::size_t at = svg.find("<ellipse", svg.find("class=\"node state"));
        return svg.substr(at, svg.find("/>", at) - at);
    };
    EXPECT_EQ(place(facets[0].picture.bytes), place(facets[2].picture.bytes));
    EXPECT_NE(facets[0].picture.bytes.find("class=\"edge positive"), std::string::npos);
    EXPECT_EQ(facets[2].picture.bytes.find("class=\"edge positive"), std::string::npos);
}

TEST(FacetTest, SheetHoldsThemAllOnceWithoutIds) {
    const Graph graph = testing::eurasia_graph();
    const Rendered sheet = render_facet_sheet(graph, {}, FacetBy::sign, {.title = "a & b"});
    EXPECT_EQ(testing::XmlCheck(sheet.bytes).fault(), "");
    std::size_t nodes = 0;
    for (std::size_t at = sheet.bytes.find("class=\"node "); at != std::string::npos;
         at = sheet.bytes.find("class=\"node ", at + 1))
        ++nodes;
    EXPECT_EQ(nodes, 3 * graph.node_count());
    EXPECT_EQ(sheet.bytes.find(" id=\""), std::string::npos);
    EXPECT_NE(sheet.bytes.find("<title>a &amp; b</title>"), std::string::npos);
}

TEST(SubgraphTest, KeepsWhatWasSelectedAndItsEnds) {
    const Graph graph = testing::eurasia_graph();
    std::vector<std::size_t> kept;
    const Graph part = subgraph(graph, select(graph, degrees(graph), {.top = 9}), kept);
    ASSERT_EQ(part.node_count(), 9U);
    ASSERT_EQ(kept.size(), 9U);
    for (std::size_t n = 0; n < kept.size(); ++n)
        EXPECT_EQ(part.nodes()[n], graph.nodes()[kept[n]]);
    for (const Edge& edge : part.edges()) {
        const auto same = std::ranges::any_of(graph.edges(), [&](const Edge& whole) {
            return graph.key(whole) == part.key(edge) && whole.evidence == edge.evidence;
        });
        EXPECT_TRUE(same);
    }
    EXPECT_GT(part.edge_count(), 9U);
}

}  // namespace
}  // namespace entente
