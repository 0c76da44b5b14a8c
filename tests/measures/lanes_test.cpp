// SPDX-License-Identifier: MIT
#include "graph/measures/lanes.hpp"

#include "graph/measures/betweenness_lanes.hpp"
#include "graph/measures/reach_lanes.hpp"
#include "tests/measures/graphs.hpp"

#include <gtest/gtest.h>

#include <random>

namespace entente {
namespace {

using namespace entente::test;

/// A core with trees hung on it, and some components apart: all that blocks are made of.
Network random_network(std::uint32_t nodes, unsigned seed, bool directed) {
    std::mt19937 random(seed);
    std::vector<Link> links;
    for (std::uint32_t v = 1; v < nodes; ++v) {
        if (random() % 20 != 0)
            links.push_back({v, static_cast<std::uint32_t>(random() % v)});
        if (v < nodes / 2) {
            links.push_back({static_cast<std::uint32_t>(random() % v), v});
            links.push_back({v, static_cast<std::uint32_t>(random() % (nodes / 2))});
        }
    }
    return Network(nodes, links, {.directed = directed});
}

std::vector<const lanes::Kernels*> all_kernels() {
    std::vector<const lanes::Kernels*> result{&lanes::portable_kernels()};
    for (const lanes::Kernels* kernels : {lanes::avx2_kernels(), lanes::avx512_kernels()}) {
        if (kernels != nullptr)
            result.push_back(kernels);
    }
    return result;
}

TEST(LanesTest, EveryInstructionSetGivesTheSameBytes) {
    for (const bool directed : {false, true}) {
        const Network network = random_network(1500, 3, directed);
        const auto expected =
            lane_betweenness(network, 1, nullptr, lanes::portable_kernels()).value();
        const auto reach = lane_reach(network, 1, nullptr, lanes::portable_kernels());
        for (const lanes::Kernels* kernels : all_kernels()) {
            for (const unsigned threads : {1U, 3U}) {
                EXPECT_EQ(lane_betweenness(network, threads, nullptr, *kernels).value(), expected)
                    << kernels->name;
                const auto found = lane_reach(network, threads, nullptr, *kernels);
                for (std::size_t v = 0; v < reach.size(); ++v) {
                    ASSERT_EQ(found[v].reached, reach[v].reached) << kernels->name;
                    ASSERT_EQ(found[v].harmonic, reach[v].harmonic) << kernels->name;
                    ASSERT_EQ(found[v].sum, reach[v].sum) << kernels->name;
                }
            }
        }
    }
}

TEST(LanesTest, BothWidthsAgreeWithTheScalarWay) {
    for (unsigned seed = 1; seed <= 20; ++seed) {
        const bool directed = seed % 2 == 0;
        const Network network = random_network(40 + 15 * seed, seed, directed);
        // Asking for arcs takes the way source by source.
        BetweennessOptions scalar;
        scalar.arcs = true;
        const std::vector<double> expected = betweenness(network, scalar).nodes;
        for (const lanes::Kernels* kernels : all_kernels()) {
            lanes::Kernels narrow = *kernels;
            const auto wide = lane_betweenness(network, 1, nullptr, *kernels).value();
            const double half = directed ? 1.0 : 0.5;
            for (std::size_t v = 0; v < expected.size(); ++v)
                ASSERT_NEAR(wide[v] * half, expected[v], 1e-11 * (1.0 + expected[v]));
            narrow.betweenness32 = nullptr;
            const auto eight = lane_betweenness(network, 1, nullptr, narrow).value();
            for (std::size_t v = 0; v < expected.size(); ++v)
                ASSERT_NEAR(eight[v] * half, expected[v], 1e-11 * (1.0 + expected[v]));
        }
    }
}

TEST(LanesTest, PathCountsBeyondTheRangeAreLeftToTheWideWay) {
    Pairs pairs;
    constexpr std::uint32_t diamonds = 1200;
    for (std::uint32_t k = 0; k < diamonds; ++k) {
        const std::uint32_t a = 3 * k;
        for (const auto& pair : Pairs{{a, a + 1}, {a, a + 2}, {a + 1, a + 3}, {a + 2, a + 3}})
            pairs.push_back(pair);
    }
    const Network network = directed(3 * diamonds + 1, pairs);
    EXPECT_FALSE(lane_betweenness(network, 1, nullptr, lanes::best_kernels()).has_value());
    const std::vector<double> values = betweenness(network).nodes;
    for (std::uint32_t k = 1; k < diamonds; ++k)
        ASSERT_EQ(values[3 * k], 3.0 * k * 3.0 * (diamonds - k));
}

}  // namespace
}  // namespace entente
