// SPDX-License-Identifier: MIT
#include "graph/base/error.hpp"
#include "graph/measures/group_measures.hpp"
#include "graph/measures/network.hpp"
#include "graph/measures/network_measures.hpp"
#include "graph/measures/signed.hpp"
#include "tests/measures/graphs.hpp"
#include "tests/measures/literature.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <random>
#include <set>

namespace entente {
namespace {

using namespace entente::test;

Grouping grouped(std::string_view name, const Graph& graph, const MeasureOptions& options = {}) {
    Networks networks(graph, options);
    return find_group_measure(name)->compute_on(networks, options);
}

TEST(GroupTableTest, RowsAreFilledAndNumberGroupsByTheirFirstNodes) {
    std::set<std::string_view> names;
    const std::vector<Graph> graphs{Graph(),
                                    graph_of(1, {}),
                                    graph_of(3, {{0, "fights", 0}}),
                                    graph_of(4, {{0, "aids", 1}, {1, "fights", 2}}),
                                    allied(34, karate())};
    for (const GroupMeasureInfo& measure : group_measures()) {
        EXPECT_TRUE(names.insert(measure.name).second) << measure.name;
        for (const std::string_view text : {measure.title,
                                            measure.title_zh,
                                            measure.definition,
                                            measure.sees,
                                            measure.normalisation,
                                            measure.citation,
                                            measure.cost})
            EXPECT_FALSE(text.empty()) << measure.name;
        EXPECT_EQ(find_group_measure(measure.name), &measure);
        for (const Graph& graph : graphs) {
            const Grouping found = grouped(measure.name, graph);
            if (!found.defined) {
                EXPECT_FALSE(found.note.empty()) << measure.name;
                continue;
            }
            ASSERT_EQ(found.partition.of.size(), graph.node_count()) << measure.name;
            ASSERT_TRUE(std::isfinite(found.partition.quality)) << measure.name;
            std::uint32_t next = 0;
            for (const std::uint32_t group : found.partition.of) {
                ASSERT_LE(group, next) << measure.name;
                next = std::max(next, group + 1);
            }
            ASSERT_EQ(next, found.partition.count) << measure.name;
            ASSERT_EQ(found.partition, grouped(measure.name, graph).partition) << measure.name;
        }
    }
    EXPECT_EQ(find_group_measure("leyden"), nullptr);
}

/// The highest signed modularity of all partitions of so few nodes.
double best_of_all(const SignedNetwork& network) {
    const std::size_t nodes = network.positive.node_count();
    double best = -1.0;
    std::vector<std::uint32_t> groups(nodes, 0);
    const std::function<void(std::size_t, std::uint32_t)> place = [&](std::size_t node,
                                                                      std::uint32_t used) {
        if (node == nodes) {
            best = std::max(best, signed_modularity(network, groups));
            return;
        }
        for (std::uint32_t group = 0; group <= used; ++group) {
            groups[node] = group;
            place(node + 1, std::max(used, group + 1));
        }
    };
    place(0, 0);
    return best;
}

TEST(SignedCommunitiesTest, FindTheBestOfAllPartitionsOfSevenNodes) {
    int missed = 0;
    constexpr unsigned graphs = 150;
    for (unsigned seed = 1; seed <= graphs; ++seed) {
        std::mt19937 random(seed);
        std::vector<Tie> ties;
        for (std::uint32_t a = 0; a < 7; ++a) {
            for (std::uint32_t b = 0; b < a; ++b) {
                const auto draw = static_cast<unsigned>(random() % 4);
                if (draw < 2)
                    ties.push_back({a, draw == 0 ? "allies" : "fights", b});
            }
        }
        const Graph graph = graph_of(7, ties);
        const SignedNetwork network = signed_network(Networks(graph, {}));
        const Partition found = signed_communities(network);
        const double best = best_of_all(network);
        ASSERT_LE(found.quality, best + 1e-12) << "seed " << seed;
        missed += found.quality < best - 1e-9 ? 1 : 0;
    }
    EXPECT_LE(missed, 3) << "of " << graphs;  // a climb, not a proof
}

TEST(SignedCommunitiesTest, WithoutEnemiesItIsModularity) {
    const Grouping found = grouped("signed", allied(34, karate()));
    EXPECT_NEAR(found.partition.quality, 0.4197896120973044, 1e-12);  // the best there is
}

TEST(SignedCommunitiesTest, LargeNetworksSplitIntoTheirCamps) {
    constexpr std::uint32_t nodes = 3000;  // beyond the size at which all groups are tried
    std::mt19937 random(5);
    std::vector<Tie> ties;
    for (std::uint32_t i = 0; i < 12 * nodes; ++i) {
        const auto a = static_cast<std::uint32_t>(random() % nodes);
        const auto b = static_cast<std::uint32_t>(random() % nodes);
        if (a != b)
            ties.push_back({a, a % 3 == b % 3 ? "allies" : "fights", b});
    }
    const Grouping found = grouped("signed", graph_of(nodes, ties));
    std::vector<std::uint32_t> planted;
    for (std::uint32_t v = 0; v < nodes; ++v)
        planted.push_back(v % 3);
    EXPECT_GT(compare(found.partition.of, planted).nmi, 0.98);
}

TEST(StabilityTest, IsTheMeanOverPairsOfPartitions) {
    const Partition a{{0, 0, 1, 1}, 2, 0.0};
    const Partition b{{0, 1, 0, 1}, 2, 0.0};
    const std::vector<Partition> same{a, a, a};
    EXPECT_EQ(stability(same).nmi, 1.0);
    EXPECT_EQ(stability(same).variation, 0.0);
    const std::vector<Partition> mixed{a, a, b};
    EXPECT_NEAR(stability(mixed).nmi, 1.0 / 3.0, 1e-12);
    EXPECT_EQ(stability(mixed).lowest_nmi, 0.0);
    EXPECT_NEAR(stability(mixed).variation, 2.0 / 3.0 * 2.0 * std::log(2.0), 1e-12);
    EXPECT_EQ(stability({}).nmi, 1.0);
    const Graph club = allied(34, karate());
    EXPECT_EQ(find_network_measure("stability-nmi")->compute(club, {}).value, 1.0);
    EXPECT_EQ(find_network_measure("stability-vi")->compute(club, {}).value, 0.0);
}

TEST(GroupsOptionTest, BlocsAreATypeAnAttributeOrAMethod) {
    std::vector<Node> nodes;
    for (const char* id : {"a", "b", "c"})
        nodes.push_back(
            {.id = id, .type = "state", .attributes = {{"bloc", id[0] < 'c' ? "x" : ""}}});
    Schema schema({{"state", {}}}, {{.name = "aids", .sign = Sign::positive}});
    const Graph graph(schema,
                      nodes,
                      {{.source = NodeId{0}, .target = NodeId{1}, .relation = "aids"},
                       {.source = NodeId{1}, .target = NodeId{2}, .relation = "aids"}});
    const auto groups_by = [&](const char* name) {
        Networks networks(graph, {.groups = name});
        return networks.groups();
    };
    EXPECT_EQ(groups_by(""), (std::vector<std::uint32_t>{0, 0, 0}));
    EXPECT_EQ(groups_by("bloc"), (std::vector<std::uint32_t>{1, 1, 0}));
    EXPECT_EQ(groups_by("components-strong"), (std::vector<std::uint32_t>{0, 1, 2}));
    EXPECT_EQ(run("brokerage-coordinator", graph).values[1], 1.0);
    EXPECT_EQ(run("brokerage-coordinator", graph, {.groups = "bloc"}).values[1], 0.0);
    EXPECT_EQ(run("brokerage-representative", graph, {.groups = "bloc"}).values[1], 1.0);
    EXPECT_EQ(run("brokerage-liaison", graph, {.groups = "components-strong"}).values[1], 1.0);
    try {
        static_cast<void>(groups_by("block"));
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::unknown_name);
    }
}

// The roles by hand: a and b in bloc x, c outside. a - b - c leads out of the bloc of b.
TEST(GroupsOptionTest, RolesFollowTheBloc) {
    const Graph graph = aiding(3, {{0, 1}, {1, 2}}, {"state", "state", "person"});
    EXPECT_EQ(run("brokerage-representative", graph).values[1], 1.0);
    EXPECT_EQ(run("brokerage-gatekeeper", graph).values[1], 0.0);
}

}  // namespace
}  // namespace entente
