// SPDX-License-Identifier: MIT
#include "graph/measures/approximate.hpp"

#include "graph/base/error.hpp"
#include "graph/measures/paths.hpp"
#include "tests/measures/graphs.hpp"
#include "tests/measures/literature.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace entente {
namespace {

using namespace entente::test;

Network random_network(std::uint32_t nodes, unsigned seed, bool directed) {
    std::mt19937 random(seed);
    std::vector<Link> links;
    for (std::size_t i = 0; i < 2 * std::size_t{nodes}; ++i)
        links.push_back({static_cast<std::uint32_t>(random() % nodes),
                         static_cast<std::uint32_t>(random() % nodes)});
    return Network(nodes, links, {.directed = directed});
}

/// Exact shares of ordered pairs.
std::vector<double> exact_shares(const Network& network) {
    std::vector<double> values = betweenness(network).nodes;
    const auto n = static_cast<double>(network.node_count());
    for (double& value : values)
        value /= n * (n - 1.0) * (network.directed() ? 1.0 : 0.5);
    return values;
}

double worst(const Network& network, const ApproximationOptions& options) {
    const Network reversed = network.reversed();
    const std::vector<double> exact = exact_shares(network);
    const std::vector<double> found = approximate_betweenness(network, reversed, options).shares;
    double most = 0.0;
    for (std::size_t v = 0; v < exact.size(); ++v)
        most = std::max(most, std::abs(exact[v] - found[v]));
    return most;
}

TEST(ApproximateTest, StaysWithinTheErrorGuaranteed) {
    int beyond = 0;
    for (unsigned seed = 1; seed <= 40; ++seed) {
        const Network network = random_network(30 + 10 * (seed % 7), seed, seed % 2 == 0);
        const double error = seed % 3 == 0 ? 0.02 : 0.05;
        beyond += worst(network, {.error = error, .failure = 0.1, .seed = seed}) > error ? 1 : 0;
    }
    EXPECT_LE(beyond, 4);  // one in ten may be; in fact the bounds are wide
    const Network club = undirected(34, karate());
    EXPECT_LE(worst(club, {.error = 0.005}), 0.005);
}

// Every path is as probable as the others, wherever the two searches meet: a wheel of ways of equal
// length shows a bias that the guarantee would hide.
TEST(ApproximateTest, DrawsEveryShortestPathAlike) {
    Pairs pairs;
    for (std::uint32_t k = 0; k < 5;
         ++k) {  // 0 - 2,3,4,5,6 - each to 7 and 8 - 1, 2 twice as often
        pairs.emplace_back(0, 2 + k);
        pairs.emplace_back(2 + k, 7);
        if (k == 0)
            pairs.emplace_back(2, 8);
    }
    pairs.emplace_back(7, 1);
    pairs.emplace_back(8, 1);
    for (const bool directed : {false, true}) {
        const Network network(9, links_of(pairs), {.directed = directed});
        EXPECT_LE(worst(network, {.error = 0.004, .seed = 7}), 0.002) << directed;
    }
}

TEST(ApproximateTest, SameBytesForAnyNumberOfThreads) {
    const Network network = random_network(500, 3, true);
    const Network reversed = network.reversed();
    const auto one = approximate_betweenness(network, reversed, {.error = 0.03});
    for (const unsigned threads : {2U, 5U}) {
        const auto many =
            approximate_betweenness(network, reversed, {.error = 0.03, .threads = threads});
        EXPECT_EQ(one.shares, many.shares);
    }
    EXPECT_NE(one.shares,
              approximate_betweenness(network, reversed, {.error = 0.03, .seed = 2}).shares);
}

TEST(ApproximateTest, PathsNeededAreThoseOfThePapers) {
    // A path of 34 nodes seen from its end: at most 67 nodes, log2(65) = 6, 0.5 (7 + ln 100).
    Pairs line;
    for (std::uint32_t v = 0; v + 1 < 34; ++v)
        line.emplace_back(v, v + 1);
    const double dimension = 0.5 * (7.0 + std::log(100.0));
    const double hoeffding = std::log(2.0 * 34.0 / 0.01) / 2.0;
    EXPECT_EQ(paths_needed(undirected(34, line), {.error = 0.1}),
              static_cast<std::uint64_t>(std::ceil(std::min(dimension, hoeffding) / 0.01)));
    EXPECT_EQ(paths_needed(directed(34, line), {.error = 0.1}),
              static_cast<std::uint64_t>(std::ceil(hoeffding / 0.01)));
    Pairs star;
    for (std::uint32_t v = 1; v < 1000; ++v)
        star.emplace_back(0, v);
    EXPECT_EQ(paths_needed(undirected(1000, star), {.error = 0.1}),
              static_cast<std::uint64_t>(std::ceil(0.5 * (1.0 + std::log(100.0)) / 0.01)));
}

TEST(ApproximateTest, DiamondsBeyondTheRangeOfDoubleAreNoTrouble) {
    Pairs pairs;
    constexpr std::uint32_t diamonds = 1500;
    for (std::uint32_t k = 0; k < diamonds; ++k) {
        const std::uint32_t a = 3 * k;
        for (const auto& pair : Pairs{{a, a + 1}, {a, a + 2}, {a + 1, a + 3}, {a + 2, a + 3}})
            pairs.push_back(pair);
    }
    const Network network = undirected(3 * diamonds + 1, pairs);
    for (const double share : approximate_betweenness(network, network, {.error = 0.1}).shares) {
        ASSERT_TRUE(std::isfinite(share));
        ASSERT_LE(share, 0.6);
    }
    EXPECT_NEAR(approximate_betweenness(network, network, {.error = 0.1})
                    .shares[3 * std::size_t{diamonds} / 2],
                0.5,
                0.1);
}

TEST(ApproximateTest, RefusesWhatIsNoError) {
    const Network network = undirected(3, {{0, 1}, {1, 2}});
    for (const double bad : {0.0, -0.1, 1.0, std::nan("")}) {
        EXPECT_THROW(static_cast<void>(approximate_betweenness(network, network, {.error = bad})),
                     Error);
        EXPECT_THROW(static_cast<void>(approximate_betweenness(network, network, {.failure = bad})),
                     Error);
    }
    for (const std::size_t nodes : {0U, 1U, 2U})
        EXPECT_EQ(approximate_betweenness(undirected(nodes, {}), undirected(nodes, {})).paths, 0U);
}

TEST(ApproximateTest, TheRowIsExactBelowAHundredThousandNodesAndUnlessAsked) {
    const Graph club = allied(34, karate());
    EXPECT_EQ(run("betweenness", club, {.approximate = 0.1}).values,
              run("betweenness", club).values);
    Pairs spokes;
    constexpr std::uint32_t nodes = 100'000;
    for (std::uint32_t v = 1; v < nodes; ++v)
        spokes.emplace_back(0, v);
    const Graph star = allied(nodes, spokes);
    const MeasureOptions asked{.paths = Paths::undirected, .normalized = true, .approximate = 0.05};
    const Scores found = run("betweenness", star, asked);
    EXPECT_NEAR(found.values[0], 1.0, 0.05);
    EXPECT_EQ(found.values[1], 0.0);
    EXPECT_NE(found.note.find("with probability 0.99"), std::string::npos) << found.note;
    EXPECT_NEAR(
        run("betweenness", star, {.paths = Paths::undirected, .normalized = true}).values[0],
        1.0,
        1e-12);
    MeasureOptions weighted = asked;
    weighted.weighted = true;
    EXPECT_THROW(static_cast<void>(run("betweenness", star, weighted)), Error);
}

}  // namespace
}  // namespace entente
