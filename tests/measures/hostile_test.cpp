// SPDX-License-Identifier: MIT
// Every row of every table on what nobody means to measure: right, or refused with a message, and
// never a NaN.
#include "graph/base/error.hpp"
#include "graph/measures/group_measures.hpp"
#include "graph/measures/network.hpp"
#include "graph/measures/network_measures.hpp"
#include "tests/measures/graphs.hpp"
#include "tests/measures/literature.hpp"

#include <gtest/gtest.h>

#include <cfloat>
#include <cmath>
#include <ostream>

namespace entente {
namespace {

using namespace entente::test;

/// Calls all rows; returns how many refused. All else must be finite.
int measure_all(const Graph& graph, const MeasureOptions& options, const std::string& what) {
    int refused = 0;
    const auto attempt = [&](std::string_view name, auto&& body) {
        try {
            body();
        } catch (const Error& error) {
            EXPECT_FALSE(error.message().empty()) << name;
            ++refused;
        }
    };
    const auto check = [&](const MeasureInfo& info) {
        attempt(info.name, [&] {
            for (const double value : info.compute(graph, options).values)
                ASSERT_TRUE(std::isfinite(value)) << info.name << " on " << what;
        });
    };
    for (const MeasureInfo& info : node_measures())
        check(info);
    for (const MeasureInfo& info : edge_measures())
        check(info);
    for (const NetworkMeasureInfo& info : network_measures())
        attempt(info.name, [&] {
            ASSERT_TRUE(std::isfinite(info.compute(graph, options).value))
                << info.name << " on " << what;
        });
    for (const GroupMeasureInfo& info : group_measures())
        attempt(info.name, [&] {
            Networks networks(graph, options);
            ASSERT_TRUE(std::isfinite(info.compute_on(networks, options).partition.quality))
                << info.name << " on " << what;
        });
    return refused;
}

struct Odd {
    const char* name;
    std::vector<Tie> ties;
    bool all_hold;  ///< every measure has a value
};

void PrintTo(const Odd& odd, std::ostream* out) {
    *out << odd.name;
}

class OddGraphTest : public testing::TestWithParam<Odd> {};

TEST_P(OddGraphTest, GivesFiniteValuesOrRefuses) {
    const Odd& odd = GetParam();
    const Graph graph = graph_of(6, odd.ties);
    for (const bool weighted : {false, true}) {
        for (const Paths paths : {Paths::directed, Paths::undirected, Paths::reversed}) {
            const MeasureOptions options{
                .paths = paths, .weighted = weighted, .normalized = weighted};
            const int refused = measure_all(graph, options, odd.name);
            if (odd.all_hold) {
                EXPECT_EQ(refused, 0) << odd.name << (weighted ? ", weighted" : "");
            }
        }
    }
}

std::vector<Tie> ring(double first, double others) {
    return {{0, "aids", 1, first},
            {1, "fights", 2, others},
            {2, "allies", 3, others},
            {3, "aids", 0, others},
            {0, "allies", 2, others}};
}

INSTANTIATE_TEST_SUITE_P(
    All,
    OddGraphTest,
    testing::Values(Odd{"NoTies", {}, true},
                    Odd{"OnlyLoops", {{0, "aids", 0}, {1, "fights", 1, 3.0}}, true},
                    Odd{"OneTie", {{0, "fights", 5}}, true},
                    Odd{"SeveralComponents", {{0, "aids", 1}, {2, "allies", 3}}, true},
                    Odd{"ZeroWeight", ring(0.0, 1.0), false},
                    Odd{"NegativeWeight", ring(-2.0, 1.0), false},
                    Odd{"OnlyZeroWeights", ring(0.0, 0.0), false},
                    Odd{"HugeWeights", ring(DBL_MAX, DBL_MAX), false},
                    Odd{"HugeAndSmall", ring(1e90, 1.0), true},
                    Odd{"TinyWeights", ring(1e-300, 1e-300), true},
                    Odd{"SubnormalWeights", ring(5e-324, 5e-324), false},
                    Odd{"TinyAndLarge", ring(1e-300, 1.0), true}),
    [](const auto& odd) { return odd.param.name; });

TEST(HostileTest, WeightsWithoutEndAreRefused) {
    EXPECT_THROW(static_cast<void>(graph_of(2, {{0, "aids", 1, HUGE_VAL}})), Error);
    EXPECT_THROW(static_cast<void>(graph_of(2, {{0, "aids", 1, std::nan("")}})), Error);
    const std::vector<Link> twice(2, Link{0, 1, DBL_MAX});  // each is finite, the sum is not
    try {
        static_cast<void>(Network(2, twice));
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::usage);
        EXPECT_NE(error.message().find("1e+100"), std::string::npos) << error.message();
    }
}

TEST(HostileTest, AHundredThousandParallelEdgesAreOneTie) {
    // A graph merges edges of one key; a network has to as well.
    const std::vector<Link> parallel(100'000, Link{0, 1, 0.5});
    const Network network(3, parallel, {.directed = false});
    EXPECT_EQ(network.arc_count(), 2U);
    EXPECT_EQ(network.weight(0), 50'000.0);
    const Network all(3, parallel, {.directed = false, .merge = false});
    EXPECT_EQ(all.arc_count(), 200'000U);
}

TEST(HostileTest, APathOfAMillionNodesNeedsNoRecursion) {
    constexpr std::uint32_t nodes = 1'000'000;
    Pairs pairs;
    for (std::uint32_t v = 0; v + 1 < nodes; ++v)
        pairs.emplace_back(v, v + 1);
    const Graph graph = aiding(nodes, pairs);
    Networks networks(graph, {});
    // What is linear; the others would take hours, with no recursion either.
    for (const char* name : {"core", "articulation", "clustering"})
        EXPECT_EQ(find_node_measure(name)->compute_on(networks, {}).values.size(), nodes) << name;
    for (const char* name : {"components-strong", "frustration"})
        EXPECT_TRUE(std::isfinite(find_network_measure(name)->compute_on(networks, {}).value))
            << name;
    EXPECT_EQ(find_edge_measure("bridge")->compute_on(networks, {}).values[nodes / 2], 1.0);
}

}  // namespace
}  // namespace entente
