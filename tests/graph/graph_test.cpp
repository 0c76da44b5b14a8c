// SPDX-License-Identifier: MIT
#include "graph/graph.hpp"

#include "tests/support/errors.hpp"
#include "tests/support/random.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <optional>

namespace entente {
namespace {

Schema small_schema() {
    return Schema({{"state", {}}, {"organisation", {}}},
                  {{.name = "supports", .directed = true, .sign = Sign::positive},
                   {.name = "trades", .directed = false, .sign = Sign::positive},
                   {.name = "opposes", .directed = true, .sign = Sign::negative}});
}

Node state(const std::string& id) {
    return {.id = id, .type = "state"};
}

Evidence said(const std::string& statement, const std::string& document, std::uint32_t sentence) {
    Evidence evidence{.statement = statement, .document = document};
    evidence.sentence.index = sentence;
    return evidence;
}

template <class Call>
std::optional<ErrorCode> code_of(Call&& call) {
    const auto error = test::error_of(call);
    return error ? std::optional(error->code()) : std::nullopt;
}

TEST(GraphTest, NodesAndEdgesAreSortedAndEndsFollow) {
    const Graph graph(small_schema(),
                      {state("RUS"), state("CHN"), state("IND")},
                      {{.source = NodeId{0}, .target = NodeId{2}, .relation = "supports"},
                       {.source = NodeId{1}, .target = NodeId{0}, .relation = "supports"}});
    ASSERT_EQ(graph.node_count(), 3U);
    EXPECT_EQ(graph.nodes()[0].id, "CHN");
    EXPECT_EQ(graph.nodes()[2].id, "RUS");
    EXPECT_EQ(graph.key(graph.edges()[0]), (EdgeKey{"CHN", "supports", "RUS", false}));
    EXPECT_EQ(graph.key(graph.edges()[1]), (EdgeKey{"RUS", "supports", "IND", false}));
    EXPECT_EQ(graph.find("IND"), NodeId{1});
    EXPECT_EQ(graph.find("USA"), std::nullopt);
}

TEST(GraphTest, UndirectedEdgesAreTurnedRoundAndMerged) {
    const Graph graph(small_schema(),
                      {state("B"), state("A")},
                      {{.source = NodeId{0},
                        .target = NodeId{1},
                        .relation = "trades",
                        .evidence = {said("s1", "d", 4)}},
                       {.source = NodeId{1},
                        .target = NodeId{0},
                        .relation = "trades",
                        .evidence = {said("s0", "d", 4), said("s1", "d", 4), said("s2", "e", 1)}}});
    ASSERT_EQ(graph.edge_count(), 1U);
    const Edge& edge = graph.edges()[0];
    EXPECT_EQ(graph.key(edge), (EdgeKey{"A", "trades", "B", false}));
    ASSERT_EQ(edge.evidence.size(), 3U);  // s1 given twice
    EXPECT_EQ(edge.evidence[0].statement, "s0");
    EXPECT_EQ(edge.evidence[2].document, "e");
    EXPECT_EQ(edge.weight, 2.0);  // two distinct sentences
}

TEST(GraphTest, NegatedEdgesStandApartAndAreNeutral) {
    const Graph graph(
        small_schema(),
        {state("A"), state("B")},
        {{.source = NodeId{0}, .target = NodeId{1}, .relation = "opposes", .negated = true},
         {.source = NodeId{0}, .target = NodeId{1}, .relation = "opposes"}});
    ASSERT_EQ(graph.edge_count(), 2U);
    EXPECT_FALSE(graph.edges()[0].negated);
    EXPECT_EQ(graph.sign(graph.edges()[0]), Sign::negative);
    EXPECT_EQ(graph.sign(graph.edges()[1]), Sign::neutral);
}

TEST(GraphTest, WeightsWithoutEvidenceAddUpWhateverTheirOrder) {
    std::vector<Edge> edges;
    for (const double weight : {0.1, 1e16, 0.2, 0.3, -1e16})
        edges.push_back(
            {.source = NodeId{0}, .target = NodeId{1}, .relation = "supports", .weight = weight});
    std::ranges::sort(edges, {}, &Edge::weight);
    std::vector<double> sums;
    do {
        const Graph graph(small_schema(), {state("A"), state("B")}, edges);
        ASSERT_EQ(graph.edge_count(), 1U);
        sums.push_back(graph.edges()[0].weight);
    } while (std::ranges::next_permutation(edges, {}, &Edge::weight).found);
    EXPECT_EQ(sums.size(), 120U);
    EXPECT_EQ(std::ranges::count(sums, sums.front()), 120);
}

TEST(GraphTest, RefusesWhatIsNotAGraph) {
    EXPECT_EQ(code_of([] {
                  Graph(small_schema(), {state("A"), state("A")}, {});
              }),
              ErrorCode::syntax);
    EXPECT_EQ(code_of([] { Graph(small_schema(), {state("")}, {}); }), ErrorCode::syntax);
    EXPECT_EQ(code_of([] { Graph(small_schema(), {{.id = "A", .type = "planet"}}, {}); }),
              ErrorCode::unknown_name);
    EXPECT_EQ(code_of([] { Graph(small_schema(), {state("A")}, {{.relation = "loves"}}); }),
              ErrorCode::unknown_name);
    EXPECT_EQ(code_of([] {
                  Graph(small_schema(),
                        {state("A")},
                        {{.source = NodeId{0}, .target = NodeId{1}, .relation = "supports"}});
              }),
              ErrorCode::unknown_name);
    EXPECT_EQ(
        code_of([] {
            Graph(small_schema(),
                  {state("A")},
                  {{.relation = "supports", .weight = std::numeric_limits<double>::quiet_NaN()}});
        }),
        ErrorCode::syntax);
}

TEST(GraphTest, EqualWhateverTheOrderOfNodesAndEdges) {
    test::Random random(7);
    for (int round = 0; round < 200; ++round) {
        const std::uint32_t n = 1 + random.below(6);
        std::vector<Node> nodes;
        for (std::uint32_t i = 0; i < n; ++i)
            nodes.push_back(state(std::string(1, static_cast<char>('A' + i))));
        std::vector<Edge> edges;
        const std::uint32_t count = random.below(12);
        for (std::uint32_t i = 0; i < count; ++i) {
            Edge edge{.source = NodeId{random.below(n)},
                      .target = NodeId{random.below(n)},
                      .relation = random.chance(50) ? "supports" : "trades",
                      .negated = random.chance(33)};
            for (std::uint32_t k = random.below(3); k > 0; --k)
                edge.evidence.push_back(
                    said("s" + std::to_string(random.below(9)), "d", random.below(3)));
            edges.push_back(edge);
        }
        const Graph expected(small_schema(), nodes, edges);
        std::vector<std::uint32_t> order(n);
        for (std::uint32_t i = 0; i < n; ++i)
            order[i] = i;
        random.shuffle(order);
        random.shuffle(edges);
        std::vector<Node> moved(n);
        for (std::uint32_t i = 0; i < n; ++i)
            moved[order[i]] = nodes[i];
        for (Edge& edge : edges) {
            edge.source = NodeId{order[index(edge.source)]};
            edge.target = NodeId{order[index(edge.target)]};
        }
        EXPECT_EQ(Graph(small_schema(), moved, edges), expected) << "round " << round;
    }
}

}  // namespace
}  // namespace entente
