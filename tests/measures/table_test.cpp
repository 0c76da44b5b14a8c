// SPDX-License-Identifier: MIT
#include "graph/base/error.hpp"
#include "graph/measures/measures.hpp"
#include "tests/measures/graphs.hpp"
#include "tests/measures/literature.hpp"

#include <gtest/gtest.h>

#include <set>

namespace entente {
namespace {

using namespace entente::test;

const Graph& mixed() {
    static const Graph graph = graph_of(5,
                                        {{0, "allies", 1, 3.0},
                                         {0, "aids", 1, 2.0},
                                         {1, "fights", 2, 4.0},
                                         {2, "visits", 0},
                                         {0, "aids", 2, 5.0, true},
                                         {3, "fights", 3}});
    return graph;
}

TEST(TableTest, NamesAreUniqueAndEveryColumnIsFilled) {
    std::set<std::string_view> names;
    for (const MeasureInfo& measure : node_measures()) {
        EXPECT_TRUE(names.insert(measure.name).second) << measure.name;
        for (const std::string_view text : {measure.title,
                                            measure.title_zh,
                                            measure.definition,
                                            measure.sees,
                                            measure.normalisation,
                                            measure.citation,
                                            measure.cost})
            EXPECT_FALSE(text.empty()) << measure.name;
        EXPECT_NE(measure.compute, nullptr);
        EXPECT_NE(measure.compute_on, nullptr);
        EXPECT_EQ(find_node_measure(measure.name), &measure);
    }
    EXPECT_EQ(find_node_measure("degre"), nullptr);
}

using Values = std::vector<double>;

TEST(TableTest, DegreesCountEdgesByEndAndSign) {
    EXPECT_EQ(run("degree", mixed()).values, (Values{4, 3, 3, 2, 0}));
    EXPECT_EQ(run("in-degree", mixed()).values, (Values{2, 2, 2, 1, 0}));
    EXPECT_EQ(run("out-degree", mixed()).values, (Values{3, 2, 1, 1, 0}));
    EXPECT_EQ(run("degree-positive", mixed()).values, (Values{2, 2, 0, 0, 0}));
    EXPECT_EQ(run("degree-negative", mixed()).values, (Values{0, 1, 1, 2, 0}));
    EXPECT_EQ(run("degree-net", mixed()).values, (Values{2, 1, -1, -2, 0}));
    const Scores ratio = run("degree-ratio", mixed());
    EXPECT_EQ(ratio.values, (Values{1.0, 1.0 / 3.0, -1.0, -1.0, 0.0}));
    EXPECT_EQ(ratio.undefined, (std::vector<bool>{false, false, false, false, true}));
    EXPECT_EQ(run("degree", mixed(), {.normalized = true}).values[0], 1.0);
}

TEST(TableTest, StrengthWeighsSentencesByRelation) {
    EXPECT_EQ(run("strength", mixed()).values,
              (Values{3 + 4 + 1 + 10, 3 + 4 + 4, 4 + 1 + 10, 2, 0}));
    EXPECT_EQ(run("in-strength", mixed()).values, (Values{3 + 1, 3 + 4, 4 + 10, 1, 0}));
    EXPECT_EQ(run("out-strength", mixed()).values, (Values{3 + 4 + 10, 3 + 4, 1, 1, 0}));
}

TEST(TableTest, LayersAndRelationsChooseTheEdges) {
    EXPECT_EQ(run("degree", mixed(), {.layer = Layer::positive}).values, (Values{2, 2, 0, 0, 0}));
    EXPECT_EQ(run("degree", mixed(), {.layer = Layer::negative}).values, (Values{0, 1, 1, 2, 0}));
    EXPECT_EQ(run("degree", mixed(), {.relations = {"visits"}}).values, (Values{1, 0, 1, 0, 0}));
    EXPECT_EQ(run("betweenness", mixed(), {.layer = Layer::positive}).values, Values(5, 0.0));
    try {
        static_cast<void>(run("degree", mixed(), {.relations = {"visit"}}));
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::unknown_name);
        EXPECT_NE(error.message().find("visits"), std::string::npos);
    }
}

TEST(TableTest, PathsFollowArrowsUnlessTold) {
    const Graph graph = graph_of(3, {{0, "aids", 1}, {1, "fights", 2}});
    EXPECT_EQ(run("betweenness", graph).values, (Values{0, 1, 0}));
    EXPECT_EQ(run("closeness", graph).values, (Values{1.5, 1, 0}));
    EXPECT_EQ(run("closeness", graph, {.paths = Paths::undirected}).values, (Values{1.5, 2, 1.5}));
    const Scores freeman = run("closeness-freeman", graph);
    EXPECT_EQ(freeman.values, (Values{1.0 / 3.0, 1, 0}));
    EXPECT_EQ(freeman.undefined, (std::vector<bool>{false, false, true}));
    EXPECT_EQ(run("closeness", graph, {.weighted = true}).values[0], 2.0 + 1.0 / 1.5);
}

TEST(TableTest, IsolatesAreSaidAndNeverNaN) {
    for (const Graph& graph :
         {Graph(), graph_of(1, {}), graph_of(3, {}), graph_of(2, {{0, "fights", 0}}), mixed()}) {
        for (const MeasureInfo& measure : node_measures()) {
            for (const Layer layer : {Layer::all, Layer::positive, Layer::negative}) {
                const Scores scores = measure.compute(graph, {.layer = layer});
                ASSERT_EQ(scores.values.size(), graph.node_count()) << measure.name;
                ASSERT_TRUE(scores.undefined.empty() ||
                            scores.undefined.size() == graph.node_count());
                for (const double value : scores.values)
                    ASSERT_TRUE(std::isfinite(value)) << measure.name;
            }
        }
    }
    EXPECT_EQ(run("degree", mixed()).note, "2 isolates");
    EXPECT_EQ(run("betweenness", graph_of(3, {{0, "aids", 1}})).note, "1 isolate");
}

TEST(TableTest, SameBytesForAnyNumberOfThreads) {
    for (const MeasureInfo& measure : node_measures()) {
        const Graph graph = allied(34, karate());
        const Scores one = measure.compute(graph, {.threads = 1});
        for (const unsigned threads : {2U, 8U}) {
            const Scores many = measure.compute(graph, {.threads = threads});
            EXPECT_EQ(one.values, many.values) << measure.name;
            EXPECT_EQ(one.undefined, many.undefined) << measure.name;
        }
    }
}

TEST(TableTest, RanksShareTheLowestPlace) {
    EXPECT_EQ(ranks(Values{5, 7, 7, 1}), (std::vector<std::uint32_t>{3, 1, 1, 4}));
    EXPECT_EQ(ranks(Values{0, -0.0}), (std::vector<std::uint32_t>{1, 1}));
    EXPECT_TRUE(ranks({}).empty());
}

// Published: betweenness of the Medici 47.5, Guadagni 23.17, Albizzi 19.33 (Jackson, "Social and
// Economic Networks", 2008, 1.2.1, gives .522, .255, .212 of the 91 pairs among 15 families).
TEST(LiteratureTest, MediciStandBetweenTheFamilies) {
    const Graph graph = allied(florence_nodes, florence());
    const Scores scores = run("betweenness", graph);
    EXPECT_NEAR(scores.values[8], 47.5 * 2.0, 1e-12);  // ordered pairs: allies are two arcs
    const Scores undirected = run("betweenness", graph, {.paths = Paths::undirected});
    EXPECT_NEAR(undirected.values[8] / 91.0, 0.522, 5e-4);
    EXPECT_NEAR(undirected.values[6] / 91.0, 0.255, 5e-4);
    EXPECT_NEAR(undirected.values[1] / 91.0, 0.212, 5e-4);
    EXPECT_EQ(undirected.note, "1 isolate");
    EXPECT_EQ(run("degree", graph).values[8], 6.0);
}

// Krackhardt 1990: Diane has the highest degree, Fernando and Garth the highest closeness (.643),
// Heather the highest betweenness (14).
TEST(LiteratureTest, KiteSeparatesThreeCentralities) {
    const Graph graph = allied(10, kite());
    const MeasureOptions options{.paths = Paths::undirected, .normalized = true};
    const Scores degree = run("degree", graph, options);
    EXPECT_NEAR(degree.values[3], 0.667, 5e-4);
    const Scores closeness = run("closeness-freeman", graph, options);
    EXPECT_NEAR(closeness.values[5], 0.643, 5e-4);
    EXPECT_NEAR(closeness.values[6], 0.643, 5e-4);
    EXPECT_NEAR(closeness.values[9], 0.310, 5e-4);
    const Scores betweenness = run("betweenness", graph, options);
    EXPECT_NEAR(betweenness.values[7], 14.0 / 36.0, 1e-12);
    EXPECT_NEAR(betweenness.values[3], 0.102, 5e-4);
    EXPECT_EQ(ranks(degree.values)[3], 1U);
    EXPECT_EQ(ranks(closeness.values)[5], 1U);
    EXPECT_EQ(ranks(betweenness.values)[7], 1U);
}

// Values of igraph and networkx for Zachary's club, as widely printed: betweenness 231.07 and
// 160.55, eigenvector .9521 of the maximum, PageRank .0970 and .1009.
TEST(LiteratureTest, KarateClubHasTwoPoles) {
    const Graph graph = allied(34, karate());
    const Scores betweenness = run("betweenness", graph, {.paths = Paths::undirected});
    EXPECT_NEAR(betweenness.values[0], 231.0714285714286, 1e-10);
    EXPECT_NEAR(betweenness.values[33], 160.5515873015873, 1e-10);
    const Scores eigenvector = run("eigenvector", graph);
    EXPECT_EQ(eigenvector.values[33], 1.0);
    EXPECT_NEAR(eigenvector.values[0], 0.9521, 5e-4);
    const Scores pagerank = run("pagerank", graph);
    EXPECT_NEAR(pagerank.values[0], 0.0970, 5e-5);
    EXPECT_NEAR(pagerank.values[33], 0.1009, 5e-5);
}

}  // namespace
}  // namespace entente
