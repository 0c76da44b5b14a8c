// SPDX-License-Identifier: MIT
#include "graph/measures/structure.hpp"

#include "tests/measures/graphs.hpp"

#include <gtest/gtest.h>

#include <random>

namespace entente {
namespace {

using namespace entente::test;

std::size_t count_components(const Matrix& adjacent, std::size_t without) {
    const Matrix d = distances(adjacent);
    std::size_t count = 0;
    for (std::size_t v = 0; v < d.size(); ++v) {
        bool lowest = v != without;
        for (std::size_t w = 0; w < v; ++w)
            lowest = lowest && (w == without || !std::isfinite(d[v][w]));
        count += lowest ? 1U : 0U;
    }
    return count;
}

Matrix without(Matrix m, std::size_t node) {
    for (std::size_t v = 0; v < m.size(); ++v)
        m[node][v] = m[v][node] = 0.0;
    return m;
}

/// Largest k such that the node survives when all with fewer than k ties are taken out.
std::vector<std::uint32_t> slow_cores(const Matrix& adjacent) {
    const std::size_t n = adjacent.size();
    std::vector<std::uint32_t> result(n, 0);
    for (std::uint32_t k = 1; k < n; ++k) {
        std::vector<bool> in(n, true);
        for (bool changed = true; changed;) {
            changed = false;
            for (std::size_t v = 0; v < n; ++v) {
                std::uint32_t degree = 0;
                for (std::size_t w = 0; w < n; ++w)
                    degree += in[w] && adjacent[v][w] != 0.0 ? 1U : 0U;
                if (in[v] && degree < k) {
                    in[v] = false;
                    changed = true;
                }
            }
        }
        for (std::size_t v = 0; v < n; ++v)
            result[v] = in[v] ? k : result[v];
    }
    return result;
}

TEST(StructureTest, AgreesWithDefinitionsOnAllGraphsOfSixNodes) {
    constexpr std::size_t none = 99;
    for_all_graphs([](const Pairs& pairs) {
        const Network network = undirected(6, pairs);
        const Matrix m = adjacency(6, pairs, true);
        const std::size_t parts = count_components(m, none);
        ASSERT_EQ(components(network).count, parts);
        ASSERT_EQ(core_numbers(network), slow_cores(m));
        const Blocks found = blocks(network);
        const auto bridges = bridge_counts(network, found);
        const auto triangles = triangle_counts(network);
        for (std::size_t v = 0; v < 6; ++v) {
            ASSERT_EQ(found.articulation[v], count_components(without(m, v), v) > parts);
            std::uint32_t expected_bridges = 0;
            std::uint64_t expected_triangles = 0;
            for (std::size_t w = 0; w < 6; ++w) {
                if (m[v][w] == 0.0)
                    continue;
                Matrix cut = m;
                cut[v][w] = cut[w][v] = 0.0;
                expected_bridges += count_components(cut, none) > parts ? 1U : 0U;
                for (std::size_t u = 0; u < w; ++u)
                    expected_triangles += m[v][u] * m[w][u] != 0.0 ? 1U : 0U;
            }
            ASSERT_EQ(bridges[v], expected_bridges);
            ASSERT_EQ(triangles[v], expected_triangles);
        }
    });
}

/// Two ties are in one block if and only if some cycle holds both: for ties {a, b} and {b, c} at
/// one node, if a and c are joined without b.
TEST(StructureTest, TiesShareABlockIfACycleHoldsThem) {
    for_all_graphs([](const Pairs& pairs) {
        const Network network = undirected(6, pairs);
        const Matrix m = adjacency(6, pairs, true);
        const Blocks found = blocks(network);
        for (std::uint32_t b = 0; b < 6; ++b) {
            const Matrix d = distances(without(m, b));
            for (const std::uint32_t a : network.row(b)) {
                for (const std::uint32_t c : network.row(b))
                    ASSERT_EQ(found.of(a, b) == found.of(b, c), std::isfinite(d[a][c]));
            }
        }
    });
}

TEST(StructureTest, StrongComponentsAreMutuallyReachable) {
    for_all_digraphs([](const Pairs& pairs) {
        const Matrix d = distances(adjacency(4, pairs, false));
        const Components found = strong_components(directed(4, pairs));
        for (std::size_t a = 0; a < 4; ++a) {
            for (std::size_t b = 0; b < 4; ++b)
                ASSERT_EQ(found.of[a] == found.of[b], std::isfinite(d[a][b] + d[b][a]));
        }
    });
}

TEST(StructureTest, ClusteringAgreesWithDefinitions) {
    for_all_digraphs([](const Pairs& pairs) {
        const Matrix a = adjacency(4, pairs, false);
        const Scores found = run("clustering-directed", aiding(4, pairs));
        for (std::size_t i = 0; i < 4; ++i) {
            double triangles = 0.0;
            double total = 0.0;
            double mutual = 0.0;
            for (std::size_t j = 0; j < 4; ++j) {
                total += a[i][j] + a[j][i];
                mutual += a[i][j] * a[j][i];
                for (std::size_t k = 0; k < 4; ++k)
                    triangles += (a[i][j] + a[j][i]) * (a[i][k] + a[k][i]) * (a[j][k] + a[k][j]);
            }
            const double possible = 2.0 * (total * (total - 1.0) - 2.0 * mutual);
            ASSERT_EQ(found.undefined[i], possible == 0.0);
            ASSERT_NEAR(found.values[i], possible == 0.0 ? 0.0 : triangles / possible, 1e-12);
        }
    });
    // By hand: ties of 3 and 1 close the one triangle at node 0, whose strength is 5.
    const Graph star = graph_of(
        4, {{0, "allies", 1, 3.0}, {0, "allies", 2, 1.0}, {0, "allies", 3, 1.0}, {1, "allies", 2}});
    EXPECT_NEAR(run("clustering-weighted", star).values[0], (3.0 + 1.0) / (5.0 * 2.0), 1e-12);
    EXPECT_NEAR(run("clustering", star).values[0], 1.0 / 3.0, 1e-12);
    EXPECT_TRUE(run("clustering", star).undefined[3]);
}

Matrix random_weights(std::size_t n, unsigned seed) {
    std::mt19937 random(seed);
    Matrix m(n, std::vector<double>(n, 0.0));
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (random() % 3 == 0)
                m[i][j] = m[j][i] = static_cast<double>(1 + random() % 5);
        }
    }
    return m;
}

Graph weighted_graph(const Matrix& m) {
    std::vector<Tie> ties;
    for (std::uint32_t i = 0; i < m.size(); ++i) {
        for (std::uint32_t j = 0; j < i; ++j) {
            if (m[i][j] != 0.0)
                ties.push_back({j, "allies", i, m[i][j]});
        }
    }
    return graph_of(m.size(), ties);
}

TEST(StructureTest, HolesAgreeWithBurtsFormulas) {
    for (unsigned seed = 1; seed <= 40; ++seed) {
        const std::size_t n = 9;
        const Matrix z = random_weights(n, seed);
        const Scores constraint = run("constraint", weighted_graph(z));
        const Scores size = run("effective-size", weighted_graph(z));
        Matrix p = z;
        Matrix m = z;
        for (std::size_t i = 0; i < n; ++i) {
            const double sum = std::accumulate(z[i].begin(), z[i].end(), 0.0);
            const double most = *std::max_element(z[i].begin(), z[i].end());
            for (std::size_t j = 0; j < n; ++j) {
                p[i][j] = sum > 0.0 ? z[i][j] / sum : 0.0;
                m[i][j] = most > 0.0 ? z[i][j] / most : 0.0;
            }
        }
        for (std::size_t i = 0; i < n; ++i) {
            double c = 0.0;
            double e = 0.0;
            for (std::size_t j = 0; j < n; ++j) {
                if (z[i][j] == 0.0)
                    continue;
                double direct = p[i][j];
                double redundant = 0.0;
                for (std::size_t q = 0; q < n; ++q) {
                    if (q == i || q == j)
                        continue;
                    direct += p[i][q] * p[q][j];
                    redundant += p[i][q] * m[j][q];
                }
                c += direct * direct;
                e += 1.0 - redundant;
            }
            EXPECT_NEAR(constraint.values[i], c, 1e-12) << "seed " << seed;
            EXPECT_NEAR(size.values[i], e, 1e-12) << "seed " << seed;
        }
    }
}

TEST(StructureTest, BrokerageCountsOpenPathsByGroup) {
    const std::vector<std::string> types{"state", "state", "organisation", "person"};
    const std::vector<const char*> roles{"brokerage-coordinator",
                                         "brokerage-consultant",
                                         "brokerage-gatekeeper",
                                         "brokerage-representative",
                                         "brokerage-liaison",
                                         "brokerage"};
    for_all_digraphs([&](const Pairs& pairs) {
        const Matrix m = adjacency(4, pairs, false);
        Matrix expected(6, std::vector<double>(4, 0.0));
        for (std::size_t a = 0; a < 4; ++a) {
            for (std::size_t b = 0; b < 4; ++b) {
                for (std::size_t c = 0; c < 4; ++c) {
                    if (a == c || m[a][b] == 0.0 || m[b][c] == 0.0 || m[a][c] != 0.0)
                        continue;
                    const bool ab = types[a] == types[b];
                    const bool bc = types[b] == types[c];
                    const bool ac = types[a] == types[c];
                    const std::size_t role = ab && bc ? 0 : ac ? 1 : bc ? 2 : ab ? 3 : 4;
                    ++expected[role][b];
                    ++expected[5][b];
                }
            }
        }
        const Graph graph = aiding(4, pairs, types);
        for (std::size_t role = 0; role < roles.size(); ++role)
            ASSERT_EQ(run(roles[role], graph).values, expected[role]);
    });
}

TEST(StructureTest, ParticipationSpreadsOverGroups) {
    const Graph graph = graph_of(4,
                                 {{0, "allies", 1, 2.0}, {0, "allies", 2}, {0, "allies", 3}},
                                 {"state", "state", "organisation", "person"});
    EXPECT_NEAR(run("participation", graph).values[0], 1.0 - 0.25 - 1.0 / 16 - 1.0 / 16, 1e-12);
    EXPECT_EQ(run("participation", graph).values[1], 0.0);
}

TEST(StructureTest, LongPathsAndStarsNeedNoRecursion) {
    constexpr std::uint32_t nodes = 1'000'000;
    Pairs path;
    for (std::uint32_t v = 0; v + 1 < nodes; ++v)
        path.emplace_back(v, v + 1);
    const Network network = undirected(nodes, path);
    const Blocks found = blocks(network);
    EXPECT_EQ(found.count, nodes - 1);
    EXPECT_FALSE(found.articulation[0]);
    EXPECT_TRUE(found.articulation[nodes / 2]);
    EXPECT_EQ(core_numbers(network)[5], 1U);
    EXPECT_EQ(components(network).count, 1U);
    EXPECT_EQ(strong_components(directed(nodes, path)).count, nodes);
}

}  // namespace
}  // namespace entente
