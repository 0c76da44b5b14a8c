// SPDX-License-Identifier: MIT
#include "graph/base/error.hpp"
#include "graph/measures/measures.hpp"
#include "tests/measures/graphs.hpp"

#include <gtest/gtest.h>

#include <map>

namespace entente {
namespace {

using namespace entente::test;

Scores edges(std::string_view name, const Graph& graph, const MeasureOptions& options = {}) {
    return find_edge_measure(name)->compute(graph, options);
}

/// The edges of a graph are in another order than they were given: values by both ends.
std::map<std::pair<std::size_t, std::size_t>, double> by_ends(const Graph& graph,
                                                              const Scores& scores) {
    std::map<std::pair<std::size_t, std::size_t>, double> result;
    for (std::size_t i = 0; i < graph.edge_count(); ++i)
        result[{index(graph.edges()[i].source), index(graph.edges()[i].target)}] = scores.values[i];
    return result;
}

TEST(EdgesTest, BetweennessAgreesWithListedPathsOnAllDigraphsOfFourNodes) {
    for_all_digraphs([](const Pairs& pairs) {
        const Graph graph = aiding(4, pairs);
        const SlowBetweenness slow = slow_betweenness(adjacency(4, pairs, false));
        const SlowBetweenness flat = slow_betweenness(adjacency(4, pairs, true));
        const auto found = by_ends(graph, edges("edge-betweenness", graph));
        const auto back =
            by_ends(graph, edges("edge-betweenness", graph, {.paths = Paths::reversed}));
        const auto both =
            by_ends(graph, edges("edge-betweenness", graph, {.paths = Paths::undirected}));
        for (const auto& [ends, value] : found) {
            const auto& [a, b] = ends;
            ASSERT_NEAR(value, slow.arcs[a][b], 1e-12);
            ASSERT_NEAR(back.at(ends), slow.arcs[a][b], 1e-12);  // the same paths, walked backwards
            ASSERT_NEAR(both.at(ends), (flat.arcs[a][b] + flat.arcs[b][a]) / 2.0, 1e-12);
        }
    });
}

TEST(EdgesTest, UndirectedRelationsCountBothWays) {
    const Graph graph = allied(3, {{0, 1}, {1, 2}});
    EXPECT_EQ(edges("edge-betweenness", graph).values, (std::vector<double>{4.0, 4.0}));
    EXPECT_EQ(edges("edge-betweenness", graph, {.paths = Paths::undirected}).values,
              (std::vector<double>{2.0, 2.0}));
    EXPECT_EQ(edges("edge-betweenness", graph, {.normalized = true}).values[0], 4.0 / 6.0);
}

TEST(EdgesTest, BridgesSharedNeighboursAndSignsAreMarked) {
    // A triangle 0 1 2 with a tail to 3; 0 and 1 are friends and enemies at once.
    const Graph graph = graph_of(4,
                                 {{0, "allies", 1},
                                  {0, "fights", 1},
                                  {1, "allies", 2},
                                  {2, "fights", 0},
                                  {2, "visits", 3},
                                  {3, "fights", 3}});
    const auto at = [&](const char* name) { return by_ends(graph, edges(name, graph)); };
    EXPECT_EQ(at("bridge").at({2, 3}), 1.0);
    EXPECT_EQ(at("bridge").at({0, 1}), 0.0);
    EXPECT_EQ(at("shared-neighbours").at({1, 2}), 1.0);
    EXPECT_EQ(at("shared-neighbours").at({2, 3}), 0.0);
    EXPECT_EQ(at("ambivalent").at({0, 1}), 1.0);
    EXPECT_EQ(at("ambivalent").at({2, 0}), 0.0);
    const Scores loops = edges("bridge", graph);
    for (std::size_t i = 0; i < graph.edge_count(); ++i) {
        const Edge& edge = graph.edges()[i];
        EXPECT_EQ(loops.undefined[i], edge.source == edge.target);
    }
}

TEST(EdgesTest, FlipsMakeTheGraphBalanced) {
    std::vector<Tie> ties{{0, "allies", 1}, {1, "allies", 2}, {2, "fights", 0}};
    const Scores one = edges("flip", graph_of(3, ties));
    EXPECT_EQ(one.values[0] + one.values[1] + one.values[2], 1.0);
    EXPECT_EQ(one.note, "1 tie in all");
    ties.push_back({0, "allies", 2});  // ambivalent now: no clear tie is left to disagree
    const Scores none = edges("flip", graph_of(3, ties));
    for (const double value : none.values)
        EXPECT_EQ(value, 0.0);
}

TEST(EdgesTest, LayersLeaveEdgesUndefined) {
    const Graph graph = graph_of(3, {{0, "allies", 1}, {1, "fights", 2}});
    const Scores found = edges("edge-betweenness", graph, {.layer = Layer::positive});
    EXPECT_EQ(found.undefined, (std::vector<bool>{false, true}));
    EXPECT_EQ(found.values, (std::vector<double>{2.0, 0.0}));
}

TEST(EdgesTest, SubsetsAreOfTheActorsNamed) {
    const Graph graph = aiding(4, {{0, 1}, {1, 2}, {2, 3}});
    EXPECT_EQ(edges("edge-betweenness", graph, {.sources = {"N0000"}}).values,
              (std::vector<double>{3.0, 2.0, 1.0}));
    EXPECT_EQ(edges("edge-betweenness", graph, {.sources = {"N0000"}, .targets = {"N0002"}}).values,
              (std::vector<double>{1.0, 1.0, 0.0}));
    EXPECT_EQ(run("betweenness", graph, {.sources = {"N0001"}}).values,
              (std::vector<double>{0.0, 0.0, 1.0, 0.0}));
    EXPECT_EQ(run("betweenness", graph, {.endpoints = true, .targets = {"N0003"}}).values,
              (std::vector<double>{1.0, 2.0, 3.0, 3.0}));
    try {
        static_cast<void>(run("betweenness", graph, {.targets = {"N9"}}));
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::unknown_name);
    }
}

TEST(EdgesTest, RowsAreFilled) {
    for (const MeasureInfo& measure : edge_measures()) {
        for (const std::string_view text : {measure.title,
                                            measure.title_zh,
                                            measure.definition,
                                            measure.sees,
                                            measure.normalisation,
                                            measure.citation,
                                            measure.cost})
            EXPECT_FALSE(text.empty()) << measure.name;
        EXPECT_EQ(find_edge_measure(measure.name), &measure);
        EXPECT_EQ(find_node_measure(measure.name), nullptr) << "the name is taken twice";
    }
    EXPECT_EQ(find_edge_measure("degree"), nullptr);
}

}  // namespace
}  // namespace entente
