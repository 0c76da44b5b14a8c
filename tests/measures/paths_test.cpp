// SPDX-License-Identifier: MIT
#include "graph/measures/paths.hpp"

#include "graph/base/error.hpp"
#include "tests/measures/small_graphs.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace entente {
namespace {

using namespace entente::test;

void check_betweenness(const Network& network, const Matrix& adjacent, double half) {
    const SlowBetweenness slow = slow_betweenness(adjacent);
    const Betweenness plain = betweenness(network, {.arcs = true, .sources = {}, .targets = {}});
    const Betweenness ends =
        betweenness(network, {.endpoints = true, .sources = {}, .targets = {}});
    for (std::size_t v = 0; v < adjacent.size(); ++v) {
        ASSERT_NEAR(plain.nodes[v], slow.nodes[v] * half, 1e-12);
        ASSERT_NEAR(ends.nodes[v], slow.with_ends[v] * half, 1e-12);
        for (std::uint32_t arc = network.offsets()[v]; arc < network.offsets()[v + 1]; ++arc) {
            const std::size_t to = network.targets()[arc];
            const double expected =
                half == 1.0 ? slow.arcs[v][to] : (slow.arcs[v][to] + slow.arcs[to][v]) / 2.0;
            ASSERT_NEAR(plain.arcs[arc], expected, 1e-12);
        }
    }
}

void check_reach(const Network& network, const Matrix& adjacent) {
    const Matrix d = distances(adjacent);
    const std::vector<Reach> reaches = reach(network);
    for (std::size_t v = 0; v < adjacent.size(); ++v) {
        Reach expected;
        for (std::size_t w = 0; w < adjacent.size(); ++w) {
            if (w == v || !std::isfinite(d[v][w]))
                continue;
            ++expected.reached;
            expected.sum += d[v][w];
            expected.harmonic += 1.0 / d[v][w];
            expected.farthest = std::max(expected.farthest, d[v][w]);
        }
        ASSERT_EQ(reaches[v].reached, expected.reached);
        ASSERT_DOUBLE_EQ(reaches[v].sum, expected.sum);
        ASSERT_NEAR(reaches[v].harmonic, expected.harmonic, 1e-12);
        ASSERT_DOUBLE_EQ(reaches[v].farthest, expected.farthest);
    }
}

TEST(PathsTest, AgreeWithListedPathsOnAllDigraphsOfFourNodes) {
    for_all_digraphs([](const Pairs& pairs) {
        const Network network = directed(4, pairs);
        check_betweenness(network, adjacency(4, pairs, false), 1.0);
        check_reach(network, adjacency(4, pairs, false));
    });
}

TEST(PathsTest, AgreeWithListedPathsOnAllGraphsOfSixNodes) {
    for_all_graphs([](const Pairs& pairs) {
        const Network network = undirected(6, pairs);
        check_betweenness(network, adjacency(6, pairs, true), 0.5);
        check_reach(network, adjacency(6, pairs, true));
    });
}

std::vector<Link> random_links(std::uint32_t nodes, std::size_t count, unsigned seed, bool whole) {
    std::mt19937 random(seed);
    std::vector<Link> links;
    for (std::size_t i = 0; i < count; ++i) {
        const auto a = static_cast<std::uint32_t>(random() % nodes);
        const auto b = static_cast<std::uint32_t>(random() % nodes);
        const double weight = whole ? 1.0 / static_cast<double>(1 + random() % 4)
                                    : 0.1 + static_cast<double>(random() % 1000) / 100.0;
        links.push_back({a, b, weight});
    }
    return links;
}

/// Weighted betweenness from distances by Floyd and path counts by recursion over them.
std::vector<double> slow_weighted(const Network& network, double tolerance = 1e-10) {
    const std::size_t n = network.node_count();
    Matrix length(n, std::vector<double>(n, std::numeric_limits<double>::infinity()));
    for (std::size_t v = 0; v < n; ++v) {
        for (std::uint32_t arc = network.offsets()[v]; arc < network.offsets()[v + 1]; ++arc)
            length[v][network.targets()[arc]] = 1.0 / network.weight(arc);
    }
    Matrix d = length;
    for (std::size_t k = 0; k < n; ++k)
        d[k][k] = 0.0;
    for (std::size_t k = 0; k < n; ++k) {
        for (std::size_t i = 0; i < n; ++i) {
            for (std::size_t j = 0; j < n; ++j)
                d[i][j] = std::min(d[i][j], d[i][k] + d[k][j]);
        }
    }
    const auto same = [tolerance](double a, double b) {
        return std::abs(a - b) <= tolerance * (1.0 + a);
    };
    std::vector<double> result(n, 0.0);
    for (std::size_t t = 0; t < n; ++t) {
        std::vector<double> memo(n, -1.0);
        const std::function<double(std::size_t)> count = [&](std::size_t v) {
            if (v == t)
                return 1.0;
            if (memo[v] >= 0.0)
                return memo[v];
            double paths = 0.0;
            for (std::size_t w = 0; w < n; ++w) {
                if (std::isfinite(length[v][w]) && std::isfinite(d[w][t]) &&
                    same(length[v][w] + d[w][t], d[v][t]))
                    paths += count(w);
            }
            return memo[v] = paths;
        };
        for (std::size_t s = 0; s < n; ++s) {
            if (s == t || !std::isfinite(d[s][t]))
                continue;
            // Paths s -> v -> t: those to v counted from the other end by a second recursion.
            for (std::size_t v = 0; v < n; ++v) {
                if (v == s || v == t || !same(d[s][v] + d[v][t], d[s][t]))
                    continue;
                std::vector<double> ahead(n, -1.0);
                const std::function<double(std::size_t)> to_v = [&](std::size_t u) {
                    if (u == v)
                        return 1.0;
                    if (ahead[u] >= 0.0)
                        return ahead[u];
                    double paths = 0.0;
                    for (std::size_t w = 0; w < n; ++w) {
                        if (std::isfinite(length[u][w]) && std::isfinite(d[w][v]) &&
                            same(length[u][w] + d[w][v], d[u][v]))
                            paths += to_v(w);
                    }
                    return ahead[u] = paths;
                };
                result[v] += to_v(s) * count(v) / count(s);
            }
        }
    }
    return result;
}

TEST(PathsTest, WeightedBetweennessCountsEqualPathsDespiteRounding) {
    for (unsigned seed = 1; seed <= 30; ++seed) {
        const bool directed = seed % 2 == 0;
        const Network network(
            14, random_links(14, 40, seed, seed % 3 != 0), {.directed = directed});
        const std::vector<double> slow = slow_weighted(network);
        const std::vector<double> fast =
            betweenness(network, {.weighted = true, .sources = {}, .targets = {}}).nodes;
        for (std::size_t v = 0; v < slow.size(); ++v)
            EXPECT_NEAR(fast[v], slow[v] * (directed ? 1.0 : 0.5), 1e-9) << "seed " << seed;
    }
}

TEST(PathsTest, LengthsOfAnySpreadAreWalkedRight) {
    // Powers of two, whose sums are exact, from all alike to 2^34 apart, where buckets give way to
    // a heap.
    for (unsigned seed = 1; seed <= 60; ++seed) {
        std::mt19937 random(seed);
        std::vector<Link> links;
        const int spread = 2 + static_cast<int>(seed % 12) * 3;
        for (int i = 0; i < 40; ++i) {
            const Link link{static_cast<std::uint32_t>(random() % 14),
                            static_cast<std::uint32_t>(random() % 14),
                            std::ldexp(1.0, static_cast<int>(random() % 1000) * spread / 1000)};
            const auto same = [&](const Link& other) {  // merged, the weights would be no powers
                return std::minmax(link.source, link.target) ==
                       std::minmax(other.source, other.target);
            };
            if (std::ranges::none_of(links, same))
                links.push_back(link);
        }
        const Network network(14, links, {.directed = seed % 2 == 0});
        const std::vector<double> slow = slow_weighted(network, 0.0);
        const std::vector<double> fast =
            betweenness(network, {.weighted = true, .sources = {}, .targets = {}}).nodes;
        for (std::size_t v = 0; v < slow.size(); ++v)
            EXPECT_NEAR(fast[v], slow[v] * (seed % 2 == 0 ? 1.0 : 0.5), 1e-9) << "seed " << seed;
    }
}

TEST(PathsTest, AFewTinyLengthsDoNotMakeItQuadratic) {
    // A long path with one arc a billion times shorter: buckets of that width would be all empty.
    constexpr std::uint32_t nodes = 20'000;
    std::vector<Link> links;
    for (std::uint32_t v = 0; v + 1 < nodes; ++v)
        links.push_back({v, v + 1, v == 5 ? 1e9 : 1.0 + v % 7});
    const Network network(nodes, links);
    const auto values =
        betweenness(network, {.weighted = true, .sources = {0, 1, 2, 3}, .targets = {}}).nodes;
    EXPECT_EQ(values[10], 4.0 * (nodes - 11));
    const Network star = [&] {  // all nodes wait beyond the first round at once
        std::vector<Link> spokes{{0, 1, 1e12}};
        for (std::uint32_t v = 2; v < nodes; ++v)
            spokes.push_back({0, v, 1.0 / v});
        return Network(nodes, spokes, {.directed = false});
    }();
    const auto middle =
        betweenness(star, {.weighted = true, .sources = {5, 6, 7}, .targets = {}}).nodes;
    EXPECT_EQ(middle[0], 3.0 * (nodes - 2.0) / 2.0);
}

TEST(PathsTest, SubsetsAddUpToTheWhole) {
    const Network network(30, random_links(30, 90, 7, false));
    const std::vector<double> whole = betweenness(network).nodes;
    std::vector<double> sum(30, 0.0);
    for (std::uint32_t source = 0; source < 30; ++source) {
        for (const bool low : {true, false}) {
            std::vector<std::uint32_t> targets;
            for (std::uint32_t v = low ? 0 : 11; v < (low ? 11U : 30U); ++v)
                targets.push_back(v);
            const auto part = betweenness(network, {.sources = {source}, .targets = targets}).nodes;
            for (std::size_t v = 0; v < 30; ++v)
                sum[v] += part[v];
        }
    }
    for (std::size_t v = 0; v < 30; ++v)
        EXPECT_NEAR(sum[v], whole[v], 1e-10);
}

TEST(PathsTest, SameBytesForAnyNumberOfThreads) {
    const Network network(400, random_links(400, 1500, 3, false), {.directed = false});
    for (const bool weighted : {false, true}) {
        const auto one = betweenness(
            network, {.weighted = weighted, .arcs = true, .sources = {}, .targets = {}});
        for (const unsigned threads : {2U, 3U, 8U}) {
            const auto many = betweenness(network,
                                          {.weighted = weighted,
                                           .arcs = true,
                                           .sources = {},
                                           .targets = {},
                                           .threads = threads});
            EXPECT_EQ(one.nodes, many.nodes);
            EXPECT_EQ(one.arcs, many.arcs);
        }
    }
}

TEST(PathsTest, ChainsOfDiamondsDoNotOverflow) {
    // 2^3000 shortest paths from end to end. Every inner joint is passed by all paths across it.
    constexpr std::uint32_t diamonds = 3000;
    Pairs pairs;
    for (std::uint32_t k = 0; k < diamonds; ++k) {
        const std::uint32_t a = 3 * k;
        for (const auto& pair : Pairs{{a, a + 1}, {a, a + 2}, {a + 1, a + 3}, {a + 2, a + 3}})
            pairs.push_back(pair);
    }
    const std::size_t nodes = 3 * diamonds + 1;
    const Network network = undirected(nodes, pairs);
    const std::vector<double> values = betweenness(network, {.sources = {0}, .targets = {}}).nodes;
    for (std::uint32_t k = 1; k < diamonds; ++k) {
        const double behind = 3.0 * (diamonds - k);
        ASSERT_NEAR(values[3 * k], behind / 2.0, 1e-9 * behind);
        ASSERT_NEAR(values[3 * k + 1], (behind - 2.0) / 2.0 / 2.0, 1e-9 * behind);
    }
}

TEST(PathsTest, LongPathNeedsNoRecursion) {
    Pairs pairs;
    constexpr std::uint32_t nodes = 1'000'000;
    for (std::uint32_t v = 0; v + 1 < nodes; ++v)
        pairs.emplace_back(v, v + 1);
    const Network network = directed(nodes, pairs);
    const auto values = betweenness(network, {.sources = {0}, .targets = {}}).nodes;
    EXPECT_EQ(values[1], static_cast<double>(nodes - 2));
    EXPECT_EQ(values[nodes - 1], 0.0);
}

TEST(PathsTest, RefusesLengthsThatAreNone) {
    for (const double weight : {0.0, -1.0}) {
        const std::vector<Link> links{{0, 1, weight}, {1, 2, 1.0}};
        const Network network(3, links);
        EXPECT_NO_THROW(static_cast<void>(betweenness(network)));
        EXPECT_THROW(static_cast<void>(
                         betweenness(network, {.weighted = true, .sources = {}, .targets = {}})),
                     Error);
        EXPECT_THROW(static_cast<void>(reach(network, {.weighted = true})), Error);
    }
    EXPECT_THROW(Network(2, std::vector<Link>{{0, 1, HUGE_VAL}}), Error);
    EXPECT_THROW(Network(2, std::vector<Link>{{0, 2, 1.0}}), Error);
}

TEST(PathsTest, EmptyAndSingleNetworksGiveNothing) {
    EXPECT_TRUE(betweenness(Network(0, std::vector<Link>{})).nodes.empty());
    EXPECT_EQ(betweenness(Network(1, std::vector<Link>{})).nodes, std::vector<double>{0.0});
    EXPECT_EQ(reach(Network(1, std::vector<Link>{}))[0].reached, 0U);
    const std::vector<Link> loops(100'000, Link{0, 0, 2.0});
    EXPECT_EQ(Network(2, loops).arc_count(), 0U);
    const std::vector<Link> parallel(100'000, Link{0, 1, 2.0});
    const Network merged(2, parallel, {.directed = false});
    EXPECT_EQ(merged.arc_count(), 2U);
    EXPECT_EQ(merged.weight(1), 200'000.0);
}

TEST(PathsTest, StopsWhenTold) {
    const std::atomic<bool> stop{true};
    try {
        static_cast<void>(reach(undirected(2, {{0, 1}}), {.stop = &stop}));
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::interrupted);
    }
}

}  // namespace
}  // namespace entente
