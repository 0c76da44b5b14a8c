// SPDX-License-Identifier: MIT
#include "graph/measures/spectral.hpp"

#include "graph/base/error.hpp"
#include "tests/measures/small_graphs.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <random>

namespace entente {
namespace {

using namespace entente::test;

std::vector<double> slow_pagerank(const Matrix& adjacent, double damping) {
    const std::size_t n = adjacent.size();
    Matrix m(n, std::vector<double>(n, 0.0));
    for (std::size_t from = 0; from < n; ++from) {
        const double out = std::accumulate(adjacent[from].begin(), adjacent[from].end(), 0.0);
        for (std::size_t to = 0; to < n; ++to) {
            const double step = out > 0.0 ? adjacent[from][to] / out : 1.0 / static_cast<double>(n);
            m[to][from] = (to == from ? 1.0 : 0.0) - damping * step;
        }
    }
    return solve(m, std::vector<double>(n, (1.0 - damping) / static_cast<double>(n)));
}

void check_pagerank(const Network& network, const Matrix& adjacent) {
    const std::vector<double> slow = slow_pagerank(adjacent, 0.85);
    const Iterated fast = pagerank(network, network.reversed());
    ASSERT_TRUE(fast.converged);
    for (std::size_t v = 0; v < slow.size(); ++v)
        ASSERT_NEAR(fast.values[v], slow[v], 1e-11);
}

TEST(SpectralTest, PageRankSolvesTheLinearSystemOnAllDigraphsOfFourNodes) {
    for_all_digraphs(
        [](const Pairs& pairs) { check_pagerank(directed(4, pairs), adjacency(4, pairs, false)); });
}

TEST(SpectralTest, PageRankAndEigenvectorAgreeWithDenseAlgebraOnAllGraphsOfSixNodes) {
    for_all_graphs([](const Pairs& pairs) {
        const Matrix adjacent = adjacency(6, pairs, true);
        const Network network = undirected(6, pairs);
        check_pagerank(network, adjacent);
        const Iterated found = eigenvector(network);
        ASSERT_EQ(found.defined, !pairs.empty());
        if (pairs.empty())
            return;
        ASSERT_TRUE(found.converged);
        const std::vector<double> slow = slow_leading_vector(adjacent, 14);
        for (std::size_t v = 0; v < 6; ++v)
            ASSERT_NEAR(found.values[v], slow[v], 1e-9);
    });
}

TEST(SpectralTest, DirectedEigenvectorFollowsArcsIntoTheNode) {
    int cyclic = 0;
    for_all_digraphs([&](const Pairs& pairs) {
        const Iterated found = eigenvector(directed(4, pairs).reversed());
        const Matrix d = distances(adjacency(4, pairs, false));
        bool cycle = false;
        bool strong = true;
        for (std::size_t a = 0; a < 4; ++a) {
            for (std::size_t b = 0; b < 4; ++b) {
                cycle = cycle || (a != b && std::isfinite(d[a][b] + d[b][a]));
                strong = strong && std::isfinite(d[a][b]);
            }
        }
        ASSERT_EQ(found.defined, cycle);
        if (!strong)
            return;
        ++cyclic;
        Matrix incoming = adjacency(4, pairs, false);
        for (std::size_t a = 0; a < 4; ++a) {
            for (std::size_t b = a + 1; b < 4; ++b)
                std::swap(incoming[a][b], incoming[b][a]);
        }
        const std::vector<double> slow = slow_leading_vector(incoming, 14);
        for (std::size_t v = 0; v < 4; ++v)
            ASSERT_NEAR(found.values[v], slow[v], 1e-9);
    });
    EXPECT_EQ(cyclic, 1606);  // strongly connected digraphs of 4 labelled nodes, OEIS A003030
}

TEST(SpectralTest, LanczosRestartsUntilTheResidualIsSmall) {
    std::mt19937 random(5);
    std::vector<Link> links;
    for (std::uint32_t v = 1; v < 2000; ++v)
        links.push_back(
            {v, static_cast<std::uint32_t>(random() % v), 1.0 + static_cast<double>(random() % 9)});
    const Network network(2000, links, {.directed = false});
    const Iterated found = eigenvector(network);
    EXPECT_TRUE(found.converged);
    std::vector<double> image(2000);
    multiply(network, found.values, image, 1);
    for (std::size_t v = 0; v < 2000; ++v)
        EXPECT_NEAR(image[v], found.eigenvalue * found.values[v], 1e-9 * found.eigenvalue);
    EXPECT_EQ(found.values, eigenvector(network, {.threads = 5}).values);
}

TEST(SpectralTest, SaysWhenItDoesNotConverge) {
    Pairs path;
    for (std::uint32_t v = 0; v + 1 < 5000; ++v)
        path.emplace_back(v, v + 1);
    const Iterated found = eigenvector(undirected(5000, path), {.most_iterations = 40});
    EXPECT_FALSE(found.converged);
    EXPECT_NE(note_of(found).find("did not converge"), std::string::npos);
}

TEST(SpectralTest, PageRankRefusesBadOptions) {
    const Network network = directed(2, {{0, 1}});
    const Network back = network.reversed();
    EXPECT_THROW(static_cast<void>(pagerank(network, back, {.damping = 1.0, .restart = {}})),
                 Error);
    EXPECT_THROW(static_cast<void>(pagerank(network, back, {.restart = {0.0, 0.0}})), Error);
    EXPECT_THROW(static_cast<void>(pagerank(network, back, {.restart = {1.0}})), Error);
    EXPECT_THROW(static_cast<void>(pagerank(network, back, {.restart = {1.0, -1.0}})), Error);
    const Network negative(2, std::vector<Link>{{0, 1, -1.0}});
    EXPECT_THROW(static_cast<void>(pagerank(negative, negative.reversed())), Error);
    EXPECT_THROW(static_cast<void>(eigenvector(negative)), Error);
}

// Gradients are told by the network being held as undirected; the arcs are the same.
TEST(SpectralTest, PageRankByGradientsIsThatByPowers) {
    std::mt19937 random(11);
    for (std::size_t round = 0; round < 20; ++round) {
        const std::size_t nodes = 40;
        std::vector<Link> ties;
        std::vector<Link> arcs;
        for (int i = 0; i < 45; ++i) {
            const auto a = static_cast<std::uint32_t>(random() % nodes);
            const auto b = static_cast<std::uint32_t>(random() % nodes);
            if (a == b)
                continue;
            const double weight = std::ldexp(1.0 + static_cast<double>(random() % 7),
                                             static_cast<int>(random() % 20));
            ties.push_back({a, b, weight});
            arcs.push_back({a, b, weight});
            arcs.push_back({b, a, weight});
        }
        const Network tied(nodes, ties, {.directed = false});
        const Network pointed(nodes, arcs);
        ASSERT_FALSE(tied.directed());
        std::vector<double> restart(nodes, 0.0);
        restart[round] = 1.0;
        for (const auto& where : {std::vector<double>{}, restart}) {
            const Iterated fast = pagerank(tied, tied.reversed(), {.restart = where});
            const Iterated slow = pagerank(pointed, pointed.reversed(), {.restart = where});
            EXPECT_TRUE(fast.converged);
            EXPECT_LE(fast.iterations, slow.iterations);
            for (std::size_t v = 0; v < nodes; ++v) {
                EXPECT_NEAR(fast.values[v], slow.values[v], 1e-12);
                EXPECT_GE(fast.values[v], 0.0);
            }
            EXPECT_EQ(fast.values,
                      pagerank(tied, tied.reversed(), {.restart = where, .threads = 3}).values);
        }
    }
}

TEST(SpectralTest, PersonalisedPageRankRestartsWhereTold) {
    const Network network = directed(3, {{0, 1}, {1, 2}});
    const Iterated found = pagerank(network, network.reversed(), {.restart = {2.0, 0.0, 0.0}});
    // r0 = 0.15 + 0.85 r2, r1 = 0.85 r0, r2 = 0.85 r1.
    const double first = 0.15 / (1.0 - 0.85 * 0.85 * 0.85);
    EXPECT_NEAR(found.values[0], first, 1e-12);
    EXPECT_NEAR(found.values[1], first * 0.85, 1e-12);
    EXPECT_NEAR(found.values[2], first * 0.7225, 1e-12);
}

}  // namespace
}  // namespace entente
