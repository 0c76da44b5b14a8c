// SPDX-License-Identifier: MIT
#include "graph/version/renames.hpp"

#include "graph/base/error.hpp"
#include "graph/version/diff.hpp"
#include "graph/version/standing.hpp"
#include "tests/support/errors.hpp"
#include "tests/support/graphs.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Node state(const std::string& id, const std::string& label = "") {
    Node node{.id = id, .type = "state"};
    if (!label.empty())
        node.labels["en"] = label;
    return node;
}

Edge tie(std::uint32_t source, const std::string& relation, std::uint32_t target) {
    return {.source = NodeId{source}, .target = NodeId{target}, .relation = relation};
}

TEST(RenamesTest, AliasMaps) {
    EXPECT_THAT(parse_renames("# old\tnew\nGBR\tUK\r\n\nFR\tFRA\nGBR\tUK\nX\tX\n", "m.tsv"),
                ElementsAre(Rename{"GBR", "UK", "alias map"}, Rename{"FR", "FRA", "alias map"}));
    struct Bad {
        const char* text;
        std::uint32_t line;
    };
    for (const Bad& bad : {Bad{"A\tB\nGBR UK\n", 2},
                           Bad{"A\t\n", 1},
                           Bad{"\tB\n", 1},
                           Bad{"A\tB\tC\n", 1},
                           Bad{"A\tB\nA\tC\n", 2}}) {
        const auto error = test::error_of([&] { static_cast<void>(parse_renames(bad.text, "m")); });
        ASSERT_TRUE(error) << bad.text;
        EXPECT_EQ(error->where().line, bad.line) << bad.text;
    }
}

TEST(RenamesTest, ARenamedGraphHasNoOtherDifference) {
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        test::Random random(seed);
        const Graph graph = test::random_graph(random, {.hostile = false});
        std::vector<Rename> there;
        std::vector<Rename> back;
        for (const Node& node : graph.nodes())
            if (random.chance(40)) {
                there.push_back({node.id, "zz-" + node.id, ""});
                back.push_back({"zz-" + node.id, node.id, ""});
            }
        const Graph renamed = rename(graph, there);
        ASSERT_EQ(renamed.node_count(), graph.node_count());
        ASSERT_EQ(rename(renamed, back), graph) << "seed " << seed;
    }
}

TEST(RenamesTest, TwoNodesOfOneNewIdBecomeOne) {
    const Graph graph(test::small_schema(),
                      {state("A", "a"), state("B", "b"), state("C")},
                      {tie(0, "supports", 2), tie(1, "supports", 2)});
    const std::vector<Rename> renames{{"A", "B", ""}};
    const Graph merged = rename(graph, renames);
    ASSERT_EQ(merged.node_count(), 2U);
    EXPECT_EQ(merged.nodes()[0].labels.at("en"), "b");
    ASSERT_EQ(merged.edge_count(), 1U);
    EXPECT_EQ(merged.edges()[0].weight, 2);
}

TEST(RenamesTest, DetectedByName) {
    const Graph before(
        test::small_schema(), {state("PRC", "China"), state("ROK", "Korea"), state("X", "x")}, {});
    const Graph after(test::small_schema(),
                      {state("CHN", "China"),
                       state("KOR", "Korea"),
                       state("X", "x"),
                       {.id = "china-concept", .type = "concept", .labels = {{"en", "China"}}}},
                      {});
    EXPECT_THAT(
        detect_renames(before, after),
        ElementsAre(Rename{"PRC", "CHN", "name “China”"}, Rename{"ROK", "KOR", "name “Korea”"}));
    EXPECT_THAT(detect_renames(before, before), IsEmpty());
}

TEST(RenamesTest, DetectedByTies) {
    const std::vector<Edge> edges{tie(3, "supports", 0), tie(3, "opposes", 1), tie(3, "trades", 2)};
    const Graph before(
        test::small_schema(), {state("A"), state("B"), state("C"), state("OLD")}, edges);
    const Graph after(
        test::small_schema(), {state("A"), state("B"), state("C"), state("NEW")}, edges);
    EXPECT_THAT(detect_renames(before, after), ElementsAre(Rename{"OLD", "NEW", "3 of 3 ties"}));
    // two ties are too few to tell
    const Graph thin(test::small_schema(),
                     {state("A"), state("B"), state("C"), state("NEW")},
                     {edges[0], edges[1]});
    EXPECT_THAT(detect_renames(before, thin), IsEmpty());
}

TEST(StandingTest, RanksThatMovedAndCommunitiesThatSplit) {
    // before: A is the hub; after: B is
    const auto star = [](std::uint32_t hub) {
        std::vector<Node> nodes;
        std::vector<Edge> edges;
        for (std::uint32_t i = 0; i < 6; ++i) {
            nodes.push_back(state(std::string(1, static_cast<char>('A' + i))));
            if (i != hub)
                edges.push_back(tie(hub, "supports", i));
        }
        return Graph(test::small_schema(), nodes, edges);
    };
    const Standing standing = compare_standing(star(0), star(1), {.measures = {"degree"}});
    ASSERT_TRUE(standing.compared);
    ASSERT_EQ(standing.measures.size(), 1U);
    EXPECT_THAT(standing.measures[0].moves,
                ElementsAre(RankMove{"A", 1, 2, 5, 1}, RankMove{"B", 2, 1, 1, 5}));
    EXPECT_EQ(standing.communities_before, standing.communities_after);
    EXPECT_THAT(standing.moved, IsEmpty());
    EXPECT_EQ(test::error_of([&] {
                  static_cast<void>(compare_standing(star(0), star(1), {.measures = {"degre"}}));
              })->code(),
              ErrorCode::unknown_name);
}

TEST(StandingTest, CommunitiesAreFollowedByTheirShare) {
    const std::vector<std::string_view> names{"a", "b", "c", "d", "e"};
    std::uint32_t next = 2;
    // {a b c} {d e} -> {a b} {c d e}: the larger share keeps its number
    EXPECT_THAT(follow_communities(names, {0, 0, 0, 1, 1}, names, {7, 7, 3, 3, 3}, next),
                ElementsAre(0, 0, 1, 1, 1));
    EXPECT_EQ(next, 2U);
    // a part that breaks away gets a number of its own
    EXPECT_THAT(follow_communities(names, {0, 0, 0, 0, 0}, names, {1, 1, 1, 2, 2}, next),
                ElementsAre(0, 0, 0, 2, 2));
    EXPECT_EQ(next, 3U);
}

}  // namespace
}  // namespace entente
