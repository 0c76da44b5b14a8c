// SPDX-License-Identifier: MIT
#include "graph/measures/signed.hpp"
#include "graph/measures/spectral.hpp"
#include "tests/measures/graphs.hpp"

#include <gtest/gtest.h>

#include <random>

namespace entente {
namespace {

using namespace entente::test;

Matrix identity_minus(const Matrix& m, double factor) {
    Matrix result = m;
    for (std::size_t i = 0; i < m.size(); ++i) {
        for (std::size_t j = 0; j < m.size(); ++j)
            result[i][j] = (i == j ? 1.0 : 0.0) - factor * m[i][j];
    }
    return result;
}

Matrix transposed(const Matrix& m) {
    Matrix result = m;
    for (std::size_t i = 0; i < m.size(); ++i) {
        for (std::size_t j = 0; j < m.size(); ++j)
            result[i][j] = m[j][i];
    }
    return result;
}

TEST(WalksTest, KatzSolvesItsEquationOnAllDigraphsOfFourNodes) {
    for_all_digraphs([](const Pairs& pairs) {
        const Matrix incoming = transposed(adjacency(4, pairs, false));
        const Network network = directed(4, pairs).reversed();
        const Iterated given = katz(network, {.alpha = 0.2, .beta = 3.0});
        ASSERT_TRUE(given.defined && given.converged);
        const std::vector<double> slow =
            solve(identity_minus(incoming, 0.2), std::vector<double>(4, 3.0));
        for (std::size_t v = 0; v < 4; ++v)
            ASSERT_NEAR(given.values[v], slow[v], 1e-10);
        const Iterated own = katz(network);
        const double alpha = own.eigenvalue > 0.0 ? 0.85 / own.eigenvalue : 0.5;
        const std::vector<double> expected =
            solve(identity_minus(incoming, alpha), std::vector<double>(4, 1.0));
        for (std::size_t v = 0; v < 4; ++v)
            ASSERT_NEAR(own.values[v], expected[v], 1e-7 * expected[v]);
    });
}

TEST(WalksTest, KatzAndBonacichSolveTheirEquationsOnAllGraphsOfSixNodes) {
    for_all_graphs([](const Pairs& pairs) {
        const Matrix m = adjacency(6, pairs, true);
        const Network network = undirected(6, pairs);
        const Iterated found = katz(network, {.alpha = 0.15});
        const std::vector<double> slow =
            solve(identity_minus(m, 0.15), std::vector<double>(6, 1.0));
        const Iterated power = bonacich(network, {.beta = -0.15});
        std::vector<double> degrees(6);
        for (std::size_t v = 0; v < 6; ++v)
            degrees[v] = static_cast<double>(network.degree(v));
        std::vector<double> expected = solve(identity_minus(m, -0.15), degrees);
        double squares = 0.0;
        for (const double value : expected)
            squares += value * value;
        for (std::size_t v = 0; v < 6; ++v) {
            ASSERT_NEAR(found.values[v], slow[v], 1e-9);
            const double scaled = squares > 0.0 ? expected[v] * std::sqrt(6.0 / squares) : 0.0;
            ASSERT_NEAR(power.values[v], scaled, 1e-9);
        }
    });
}

// Bonacich 1987: in the chain A-B-C-D-E power with beta < 0 is highest at B and D, with beta > 0
// at C.
TEST(WalksTest, BonacichPowerDependsOnTheSignOfBeta) {
    const Network chain = undirected(5, {{0, 1}, {1, 2}, {2, 3}, {3, 4}});
    const auto weak = bonacich(chain, {.beta = -0.4}).values;
    EXPECT_GT(weak[1], weak[2]);
    const auto strong = bonacich(chain, {.beta = 0.4}).values;
    EXPECT_GT(strong[2], strong[1]);
}

TEST(WalksTest, KatzWithTooLargeAnAlphaIsNotDefined) {
    const Network triangle = undirected(3, {{0, 1}, {1, 2}, {0, 2}});
    EXPECT_FALSE(katz(triangle, {.alpha = 0.5}).defined);
    EXPECT_FALSE(bonacich(triangle, {.beta = -0.6}).defined);
    EXPECT_EQ(katz(triangle, {.alpha = 0.7}).values, std::vector<double>(3, 0.0));
}

TEST(WalksTest, HubsAndAuthoritiesAreLeadingSingularVectors) {
    for_all_digraphs([](const Pairs& pairs) {
        const Network network = directed(4, pairs);
        const Hits found = hits(network, network.reversed());
        ASSERT_EQ(found.hubs.defined, !pairs.empty());
        if (pairs.empty())
            return;
        const Matrix m = adjacency(4, pairs, false);
        Matrix inner(4, std::vector<double>(4, 0.0));
        for (std::size_t i = 0; i < 4; ++i) {
            for (std::size_t j = 0; j < 4; ++j) {
                for (std::size_t k = 0; k < 4; ++k)
                    inner[i][j] += m[k][i] * m[k][j];
            }
        }
        // Only where the vector is unique do both tell the same.
        std::vector<double> slow = slow_leading_vector(inner, 16);
        std::vector<double> hub(4, 0.0);
        double most = 0.0;
        for (std::size_t i = 0; i < 4; ++i) {
            for (std::size_t j = 0; j < 4; ++j)
                hub[i] += m[i][j] * slow[j];
            most = std::max(most, hub[i]);
        }
        for (std::size_t v = 0; v < 4; ++v) {
            ASSERT_NEAR(found.authorities.values[v], slow[v], 1e-7);
            ASSERT_NEAR(found.hubs.values[v], hub[v] / most, 1e-7);
        }
    });
}

struct Signed {
    Graph graph;
    Matrix positive;
    Matrix negative;
};

Signed random_signed(std::uint32_t n, unsigned seed, unsigned sparse) {
    std::mt19937 random(seed);
    Signed result{{}, Matrix(n, std::vector<double>(n, 0.0)), {}};
    result.negative = result.positive;
    std::vector<Tie> ties;
    for (std::uint32_t a = 0; a < n; ++a) {
        for (std::uint32_t b = 0; b < a; ++b) {
            const unsigned draw = static_cast<unsigned>(random() % sparse);
            if (draw == 0 || draw == 2) {
                ties.push_back({a, "aids", b});
                result.positive[a][b] = result.positive[b][a] = 1.0;
            }
            if (draw == 1 || draw == 2) {
                ties.push_back({b, "fights", a});
                result.negative[a][b] = result.negative[b][a] = 1.0;
            }
        }
    }
    result.graph = graph_of(n, ties);
    return result;
}

TEST(WalksTest, PnCentralitySolvesItsEquation) {
    for (unsigned seed = 1; seed <= 50; ++seed) {
        const std::uint32_t n = 4 + seed % 9;
        const Signed one = random_signed(n, seed, 3 + seed % 5);
        Matrix m = one.positive;
        for (std::size_t i = 0; i < n; ++i) {
            for (std::size_t j = 0; j < n; ++j)
                m[i][j] -= 2.0 * one.negative[i][j];
        }
        const std::vector<double> slow =
            solve(identity_minus(m, 1.0 / (2.0 * n - 2.0)), std::vector<double>(n, 1.0));
        const Scores found = run("pn", one.graph);
        for (std::size_t v = 0; v < n; ++v)
            EXPECT_NEAR(found.values[v], slow[v], 1e-12) << "seed " << seed;
    }
}

/// (1 - B B' / c^2)^-1 (1 + B / c) (1, ..., 1) for B = m, or its transpose.
std::vector<double> slow_pn(Matrix m, bool in) {
    const std::size_t n = m.size();
    const double c = 2.0 * static_cast<double>(n) - 2.0;
    for (std::size_t i = 0; in && i < n; ++i) {
        for (std::size_t j = 0; j < i; ++j)
            std::swap(m[i][j], m[j][i]);
    }
    Matrix left(n, std::vector<double>(n, 0.0));
    std::vector<double> right(n, 1.0);
    for (std::size_t i = 0; i < n; ++i) {
        left[i][i] = 1.0;
        for (std::size_t j = 0; j < n; ++j) {
            right[i] += m[i][j] / c;
            for (std::size_t k = 0; k < n; ++k)
                left[i][j] -= m[i][k] * m[j][k] / (c * c);
        }
    }
    return solve(left, right);
}

TEST(WalksTest, PnCentralityOfArrowsSolvesItsEquation) {
    for (unsigned seed = 1; seed <= 60; ++seed) {
        std::mt19937 random(seed);
        const std::uint32_t n = 3 + seed % 8;
        std::vector<Tie> ties;
        Matrix m(n, std::vector<double>(n, 0.0));
        for (std::uint32_t a = 0; a < n; ++a) {
            for (std::uint32_t b = 0; b < n; ++b) {
                const auto draw = static_cast<unsigned>(random() % 5);
                if (a == b || draw > 2)
                    continue;
                if (draw != 1) {
                    ties.push_back({a, "aids", b});
                    m[a][b] += 1.0;
                }
                if (draw != 0) {
                    ties.push_back({a, "fights", b});
                    m[a][b] -= 2.0;
                }
            }
        }
        const Graph graph = graph_of(n, ties);
        const std::vector<double> in = slow_pn(m, true);
        const std::vector<double> out = slow_pn(m, false);
        const Scores found_in = run("pn-in", graph);
        const Scores found_out = run("pn-out", graph);
        for (std::size_t v = 0; v < n; ++v) {
            EXPECT_NEAR(found_in.values[v], in[v], 1e-10 * std::abs(in[v])) << "seed " << seed;
            EXPECT_NEAR(found_out.values[v], out[v], 1e-10 * std::abs(out[v])) << "seed " << seed;
        }
    }
}

TEST(WalksTest, PnCentralityOfArrowsIsNotDefinedWhereAllAreHostile) {
    std::vector<Tie> ties;
    for (std::uint32_t a = 0; a < 4; ++a) {
        for (std::uint32_t b = 0; b < 4; ++b) {
            if (a != b)
                ties.push_back({a, "fights", b});
        }
    }
    EXPECT_EQ(run("pn-in", graph_of(4, ties)).undefined, std::vector<bool>(4, true));
    ties.pop_back();
    EXPECT_TRUE(run("pn-in", graph_of(4, ties)).undefined.empty());
    EXPECT_EQ(run("pn-out", graph_of(2, {{0, "fights", 1}})).undefined, std::vector<bool>(2, true));
    EXPECT_TRUE(run("pn-out", graph_of(2, {{0, "aids", 1}})).undefined.empty());
}

TEST(WalksTest, SignedEigenvectorSolvesItsEquationAndShowsTheCamps) {
    int checked = 0;
    for (unsigned seed = 1; seed <= 50; ++seed) {
        const std::uint32_t n = 8;
        const Signed one = random_signed(n, seed, 5);
        const Scores found = run("signed-eigenvector", one.graph);
        if (!found.undefined.empty())
            continue;
        ++checked;
        double eigenvalue = 0.0;
        double squares = 0.0;
        std::vector<double> image(n, 0.0);
        for (std::size_t v = 0; v < n; ++v) {
            for (std::size_t w = 0; w < n; ++w)
                image[v] += (one.positive[v][w] - one.negative[v][w]) * found.values[w];
            eigenvalue += image[v] * found.values[v];
            squares += found.values[v] * found.values[v];
        }
        eigenvalue /= squares;
        EXPECT_GT(eigenvalue, 0.0);
        for (std::size_t v = 0; v < n; ++v)
            EXPECT_NEAR(image[v], eigenvalue * found.values[v], 1e-8) << "seed " << seed;
    }
    EXPECT_GT(checked, 40);
    const Graph camps = graph_of(
        4,
        {{0, "allies", 1}, {2, "allies", 3}, {0, "fights", 2}, {1, "fights", 3}, {0, "fights", 3}});
    const auto values = run("signed-eigenvector", camps).values;
    EXPECT_GT(values[0] * values[1], 0.0);
    EXPECT_LT(values[0] * values[2], 0.0);
    EXPECT_LT(values[1] * values[3], 0.0);
    // Two pairs apart share their eigenvalue: no single vector.
    const Graph apart = graph_of(4, {{0, "allies", 1}, {2, "allies", 3}});
    EXPECT_EQ(run("signed-eigenvector", apart).undefined, std::vector<bool>(4, true));
}

}  // namespace
}  // namespace entente
