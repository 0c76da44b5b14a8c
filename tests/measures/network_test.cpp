// SPDX-License-Identifier: MIT
#include "graph/base/error.hpp"
#include "graph/measures/balance.hpp"
#include "graph/measures/network_measures.hpp"
#include "graph/measures/partition.hpp"
#include "tests/measures/graphs.hpp"
#include "tests/measures/literature.hpp"

#include <gtest/gtest.h>

#include <random>
#include <set>

namespace entente {
namespace {

using namespace entente::test;

NetworkValue figure(std::string_view name, const Graph& graph, const MeasureOptions& options = {}) {
    const NetworkMeasureInfo* measure = find_network_measure(name);
    EXPECT_NE(measure, nullptr) << name;
    return measure->compute(graph, options);
}

TEST(NetworkTableTest, RowsAreFilledAndNeverNaN) {
    std::set<std::string_view> names;
    const std::vector<Graph> graphs{Graph(),
                                    graph_of(1, {}),
                                    graph_of(3, {}),
                                    graph_of(2, {{0, "fights", 0}}),
                                    graph_of(2, {{0, "fights", 1}}),
                                    graph_of(4, {{0, "aids", 1}, {1, "fights", 2}}),
                                    allied(34, karate())};
    for (const NetworkMeasureInfo& measure : network_measures()) {
        EXPECT_TRUE(names.insert(measure.name).second) << measure.name;
        for (const std::string_view text : {measure.title,
                                            measure.title_zh,
                                            measure.definition,
                                            measure.sees,
                                            measure.normalisation,
                                            measure.citation,
                                            measure.cost})
            EXPECT_FALSE(text.empty()) << measure.name;
        for (const Graph& graph : graphs) {
            for (const Layer layer : {Layer::all, Layer::positive, Layer::negative}) {
                const NetworkValue one = measure.compute(graph, {.layer = layer});
                ASSERT_TRUE(std::isfinite(one.value)) << measure.name;
                ASSERT_TRUE(!one.undefined || one.value == 0.0) << measure.name;
                const NetworkValue two = measure.compute(graph, {.layer = layer, .threads = 3});
                ASSERT_EQ(one.value, two.value) << measure.name;
            }
        }
    }
}

TEST(NetworkTableTest, StarIsWhollyCentralisedAndRingNotAtAll) {
    Pairs star;
    Pairs ring;
    for (std::uint32_t v = 0; v < 8; ++v) {
        if (v > 0)
            star.emplace_back(0, v);
        ring.emplace_back(v, (v + 1) % 8);
    }
    for (const char* name :
         {"centralisation-degree", "centralisation-betweenness", "centralisation-closeness"}) {
        EXPECT_NEAR(figure(name, allied(8, star)).value, 1.0, 1e-12) << name;
        EXPECT_NEAR(figure(name, allied(8, ring)).value, 0.0, 1e-12) << name;
    }
    for (const char* name :
         {"centralisation-strength", "centralisation-katz", "centralisation-bonacich"}) {
        EXPECT_NEAR(figure(name, allied(8, star)).value, 1.0, 1e-11) << name;
        EXPECT_NEAR(figure(name, allied(8, ring)).value, 0.0, 1e-11) << name;
        EXPECT_TRUE(figure(name, allied(2, {{0, 1}})).undefined) << name;
    }
    // Strengths 2, 2, 1, 1 of 4 nodes in a path: the excess 2 of 6 at most.
    EXPECT_NEAR(figure("centralisation-strength", allied(4, {{0, 1}, {1, 2}, {2, 3}})).value,
                1.0 / 3.0,
                1e-15);
    EXPECT_NEAR(figure("centralisation-eigenvector", allied(8, ring)).value, 0.0, 1e-9);
    EXPECT_NEAR(figure("core-periphery", allied(8, star)).value, 1.0, 1e-12);
    EXPECT_EQ(figure("diameter", allied(8, ring)).value, 4.0);
    EXPECT_NEAR(figure("mean-path", allied(8, ring)).value, 16.0 / 7.0, 1e-12);
}

// Freeman 1979 and Wasserman, Faust 1994 print for the Florentine marriages without Pucci: degree
// centralisation .267, closeness .322, betweenness .437.
TEST(NetworkTableTest, StarsOfArrowsAreWhollyCentralised) {
    Pairs inwards;
    Pairs outwards;
    Pairs circle;
    for (std::uint32_t v = 0; v < 7; ++v) {
        if (v > 0) {
            inwards.emplace_back(v, 0);
            outwards.emplace_back(0, v);
        }
        circle.emplace_back(v, (v + 1) % 7);
    }
    for (const char* name : {"in-degree", "pagerank", "authority"})
        EXPECT_NEAR(
            figure(fmt::format("centralisation-{}", name), aiding(7, inwards)).value, 1.0, 1e-12)
            << name;
    for (const char* name : {"out-degree", "hub"})
        EXPECT_NEAR(
            figure(fmt::format("centralisation-{}", name), aiding(7, outwards)).value, 1.0, 1e-12)
            << name;
    EXPECT_NEAR(figure("centralisation-harmonic", aiding(7, outwards)).value, 1.0, 1e-12);
    EXPECT_EQ(figure("centralisation-hub", aiding(7, inwards)).value, 1.0 / 6.0);
    for (const char* name : {"in-degree", "out-degree", "pagerank", "authority", "hub", "harmonic"})
        EXPECT_NEAR(
            figure(fmt::format("centralisation-{}", name), aiding(7, circle)).value, 0.0, 1e-12)
            << name;
}

TEST(NetworkTableTest, CensusRowsAreTheCensus) {
    const Graph graph = aiding(5, {{0, 1}, {1, 0}, {1, 2}, {2, 3}, {3, 1}});
    EXPECT_EQ(figure("dyads-mutual", graph).value, 1.0);
    EXPECT_EQ(figure("dyads-asymmetric", graph).value, 3.0);
    EXPECT_EQ(figure("dyads-null", graph).value, 6.0);
    Networks networks(graph, {});
    const std::array<std::uint64_t, 16> counts = triad_census(networks.directed());
    double sum = 0.0;
    for (std::size_t kind = 0; kind < counts.size(); ++kind) {
        const double value = figure(fmt::format("triads-{}", triad_names()[kind]), graph).value;
        EXPECT_EQ(value, static_cast<double>(counts[kind])) << triad_names()[kind];
        sum += value;
    }
    EXPECT_EQ(sum, 10.0);
    EXPECT_EQ(figure("triads-030C", graph).value, 1.0);
}

TEST(NetworkTableTest, FlorenceIsAsCentralisedAsPrinted) {
    Pairs pairs;
    for (const auto& [a, b] : florence())
        pairs.emplace_back(a > 11 ? a - 1 : a, b > 11 ? b - 1 : b);
    const Graph graph = allied(15, pairs);
    EXPECT_NEAR(figure("centralisation-degree", graph).value, 0.267, 1.5e-2);
    EXPECT_NEAR(figure("centralisation-closeness", graph).value, 0.322, 1.5e-3);
    EXPECT_NEAR(figure("centralisation-betweenness", graph).value, 0.437, 1.5e-3);
}

TEST(KrackhardtTest, OutTreeHasAllFourDimensions) {
    const Network tree = directed(7, {{0, 1}, {0, 2}, {1, 3}, {1, 4}, {2, 5}, {2, 6}});
    const KrackhardtDimensions found = krackhardt(tree);
    EXPECT_EQ(found.connectedness, 1.0);
    EXPECT_EQ(found.hierarchy, 1.0);
    EXPECT_EQ(found.efficiency, 1.0);
    EXPECT_EQ(found.upper_boundedness, 1.0);
}

TEST(KrackhardtTest, AgreesWithDefinitionsOnAllDigraphsOfFourNodes) {
    for_all_digraphs([](const Pairs& pairs) {
        const Matrix d = distances(adjacency(4, pairs, false));
        const Matrix weak = distances(adjacency(4, pairs, true));
        const auto reaches = [&](std::size_t a, std::size_t b) { return std::isfinite(d[a][b]); };
        double joined = 0.0;
        double any = 0.0;
        double both = 0.0;
        double unbounded = 0.0;
        for (std::size_t a = 0; a < 4; ++a) {
            for (std::size_t b = 0; b < a; ++b) {
                if (!std::isfinite(weak[a][b]))
                    continue;
                ++joined;
                any += reaches(a, b) || reaches(b, a) ? 1.0 : 0.0;
                both += reaches(a, b) && reaches(b, a) ? 1.0 : 0.0;
                bool least = false;
                for (std::size_t u = 0; u < 4; ++u) {
                    bool good = reaches(u, a) && reaches(u, b);
                    for (std::size_t w = 0; w < 4; ++w)
                        good = good && (!reaches(w, a) || !reaches(w, b) || reaches(w, u));
                    least = least || good;
                }
                unbounded += least ? 0.0 : 1.0;
            }
        }
        double needed = 0.0;
        double most = 0.0;
        double most_unbounded = 0.0;
        for (std::size_t a = 0; a < 4; ++a) {
            double size = 0.0;
            bool lowest = true;
            for (std::size_t b = 0; b < 4; ++b) {
                size += std::isfinite(weak[a][b]) ? 1.0 : 0.0;
                lowest = lowest && (b >= a || !std::isfinite(weak[a][b]));
            }
            if (lowest) {
                needed += size - 1.0;
                most += size * (size - 1.0);
                most_unbounded += (size - 1.0) * (size - 2.0) / 2.0;
            }
        }
        const KrackhardtDimensions found = krackhardt(directed(4, pairs));
        ASSERT_NEAR(found.connectedness, joined / 6.0, 1e-12);
        ASSERT_NEAR(found.hierarchy, any > 0.0 ? 1.0 - both / any : 1.0, 1e-12);
        const double arcs = static_cast<double>(pairs.size());
        ASSERT_NEAR(
            found.efficiency, most > needed ? 1.0 - (arcs - needed) / (most - needed) : 1.0, 1e-12);
        ASSERT_NEAR(found.upper_boundedness,
                    most_unbounded > 0.0 ? 1.0 - unbounded / most_unbounded : 1.0,
                    1e-12);
    });
}

struct SignedTies {
    std::uint32_t nodes;
    std::vector<Link> ties;
};

SignedTies random_signs(unsigned seed) {
    std::mt19937 random(seed);
    SignedTies result{static_cast<std::uint32_t>(4 + seed % 8), {}};
    for (std::uint32_t a = 0; a < result.nodes; ++a) {
        for (std::uint32_t b = a + 1; b < result.nodes; ++b) {
            if (random() % 5 < 2)
                result.ties.push_back({a, b, random() % 2 == 0 ? 1.0 : -1.0});
        }
    }
    return result;
}

Graph signed_graph(const SignedTies& one) {
    std::vector<Tie> ties;
    for (const Link& link : one.ties)
        ties.push_back({link.source, link.weight > 0.0 ? "aids" : "fights", link.target});
    return graph_of(one.nodes, ties);
}

SignedNetwork network_of(const Graph& graph) {
    return signed_network(Networks(graph, {}));
}

TEST(BalanceTest, FrustrationIndexIsTheBestOfAllCamps) {
    for (unsigned seed = 1; seed <= 300; ++seed) {
        const SignedTies one = random_signs(seed);
        std::uint64_t least = one.ties.size();
        for (unsigned camps = 0; camps < (1U << one.nodes); ++camps) {
            std::uint64_t cost = 0;
            for (const Link& tie : one.ties) {
                const bool same = ((camps >> tie.source) & 1U) == ((camps >> tie.target) & 1U);
                cost += same != (tie.weight > 0.0) ? 1U : 0U;
            }
            least = std::min(least, cost);
        }
        const Frustration found = frustration(network_of(signed_graph(one)));
        ASSERT_TRUE(found.exact);
        ASSERT_EQ(found.index, least) << "seed " << seed;
        ASSERT_EQ(found.lower_bound, least);
        ASSERT_EQ(found.flips.size(), least);
        // The camps leave exactly the flips frustrated.
        std::set<std::pair<std::uint32_t, std::uint32_t>> flips;
        for (const Link& flip : found.flips)
            flips.emplace(flip.source, flip.target);
        for (const Link& tie : one.ties) {
            const bool same = found.camp[tie.source] == found.camp[tie.target];
            ASSERT_EQ(same != (tie.weight > 0.0), flips.contains({tie.source, tie.target}));
        }
    }
}

TEST(BalanceTest, FrustrationWithoutStepsStillBoundsTheIndex) {
    std::mt19937 random(3);
    std::vector<Tie> ties;
    for (std::uint32_t a = 0; a < 60; ++a) {
        for (std::uint32_t b = a + 1; b < 60; ++b) {
            if (random() % 4 == 0)
                ties.push_back({a, random() % 2 == 0 ? "aids" : "fights", b});
        }
    }
    const Frustration found = frustration(network_of(graph_of(60, ties)), {.most_steps = 100'000});
    EXPECT_FALSE(found.exact);
    EXPECT_LE(found.lower_bound, found.index);
    EXPECT_GT(found.lower_bound, 0U);
    EXPECT_EQ(found.flips.size(), found.index);
}

TEST(BalanceTest, FrustrationOfAPathNeedsNoRecursion) {
    std::vector<Link> ring;
    constexpr std::uint32_t nodes = 100'000;
    for (std::uint32_t v = 0; v < nodes; ++v)
        ring.push_back({v, (v + 1) % nodes, v % 2 == 0 ? 1.0 : -1.0});
    ring[0].weight = -1.0;
    const std::vector<Link> none;
    SignedNetwork network{Network(nodes, none, {.directed = false}),
                          Network(nodes, none, {.directed = false}),
                          Network(nodes, ring, {.directed = false}),
                          {}};
    const Frustration found = frustration(network);
    EXPECT_GE(found.index, 1U);
    EXPECT_FALSE(found.exact);
}

TEST(BalanceTest, TrianglesAreCountedBySigns) {
    for (unsigned seed = 1; seed <= 60; ++seed) {
        const SignedTies one = random_signs(seed);
        Matrix sign(one.nodes, std::vector<double>(one.nodes, 0.0));
        for (const Link& tie : one.ties)
            sign[tie.source][tie.target] = sign[tie.target][tie.source] = tie.weight;
        std::array<std::uint64_t, 4> expected{};
        for (std::size_t a = 0; a < one.nodes; ++a) {
            for (std::size_t b = 0; b < a; ++b) {
                for (std::size_t c = 0; c < b; ++c) {
                    if (sign[a][b] * sign[b][c] * sign[a][c] == 0.0)
                        continue;
                    const double negative = (3.0 - sign[a][b] - sign[b][c] - sign[a][c]) / 2.0;
                    ++expected[static_cast<std::size_t>(negative)];
                }
            }
        }
        const TriangleSigns found = triangle_signs(network_of(signed_graph(one)));
        ASSERT_EQ(found.by_negative, expected) << "seed " << seed;
    }
}

double trace_exp(const Matrix& m) {
    const std::size_t n = m.size();
    Matrix term(n, std::vector<double>(n, 0.0));
    double trace = 0.0;
    for (std::size_t i = 0; i < n; ++i)
        term[i][i] = 1.0;
    for (int k = 1; k < 80; ++k) {
        for (std::size_t i = 0; i < n; ++i)
            trace += term[i][i];
        Matrix next(n, std::vector<double>(n, 0.0));
        for (std::size_t i = 0; i < n; ++i) {
            for (std::size_t j = 0; j < n; ++j) {
                for (std::size_t l = 0; l < n; ++l)
                    next[i][j] += term[i][l] * m[l][j] / k;
            }
        }
        term = next;
    }
    return trace;
}

TEST(BalanceTest, WalkBalanceIsTheRatioOfTraces) {
    for (unsigned seed = 1; seed <= 40; ++seed) {
        const SignedTies one = random_signs(seed);
        Matrix sign(one.nodes, std::vector<double>(one.nodes, 0.0));
        Matrix size = sign;
        for (const Link& tie : one.ties) {
            sign[tie.source][tie.target] = sign[tie.target][tie.source] = tie.weight;
            size[tie.source][tie.target] = size[tie.target][tie.source] = 1.0;
        }
        ASSERT_NEAR(
            walk_balance(network_of(signed_graph(one))), trace_exp(sign) / trace_exp(size), 1e-10);
    }
}

TEST(PartitionTest, LeidenFindsTheBestPartitionOfTheKarateClub) {
    // 0.4198 is the optimum: Brandes et al., IEEE Trans. Knowledge and Data Engineering 20(2),
    // 2008.
    const Network network = undirected(34, karate());
    double best = 0.0;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const Partition found = leiden(network, {.seed = seed});
        EXPECT_EQ(found, leiden(network, {.seed = seed}));
        EXPECT_NEAR(found.quality, modularity(network, found.of), 1e-12);
        EXPECT_GT(found.quality, 0.39);
        EXPECT_GT(louvain(network, {.seed = seed}).quality, 0.38);
        best = std::max(best, found.quality);
    }
    EXPECT_NEAR(best, 0.4198, 5e-5);
}

TEST(PartitionTest, LeidenGroupsAreConnectedAndLocallyBest) {
    std::mt19937 random(9);
    for (int round = 0; round < 30; ++round) {
        Pairs pairs;
        for (int i = 0; i < 60; ++i)
            pairs.emplace_back(random() % 40, random() % 40);
        const Network network = undirected(40, pairs);
        const Partition found = leiden(network, {.seed = static_cast<std::uint64_t>(round)});
        Pairs inside;
        for (std::uint32_t v = 0; v < 40; ++v) {
            for (const std::uint32_t w : network.row(v)) {
                if (found.of[v] == found.of[w])
                    inside.emplace_back(v, w);
            }
        }
        const Matrix d = distances(adjacency(40, inside, true));
        for (std::uint32_t v = 0; v < 40; ++v) {
            for (std::uint32_t w = 0; w < 40; ++w)
                ASSERT_TRUE(found.of[v] != found.of[w] || std::isfinite(d[v][w]));
            for (std::uint32_t group = 0; group < found.count; ++group) {
                std::vector<std::uint32_t> moved = found.of;
                moved[v] = group;
                ASSERT_LE(modularity(network, moved), found.quality + 1e-9);
            }
        }
    }
}

TEST(PartitionTest, CliquesAreFoundByAllMethods) {
    Pairs pairs;
    for (std::uint32_t clique = 0; clique < 4; ++clique) {
        for (std::uint32_t a = 0; a < 6; ++a) {
            for (std::uint32_t b = 0; b < a; ++b)
                pairs.emplace_back(clique * 6 + a, clique * 6 + b);
        }
        pairs.emplace_back(clique * 6, (clique * 6 + 6) % 24);
    }
    const Network network = undirected(24, pairs);
    std::vector<std::uint32_t> expected;
    for (std::uint32_t v = 0; v < 24; ++v)
        expected.push_back(v / 6);
    EXPECT_EQ(leiden(network).of, expected);
    EXPECT_EQ(louvain(network).of, expected);
    const std::vector<std::uint32_t> labels = label_propagation(network).of;
    for (std::uint32_t v = 0; v < 24; ++v)
        EXPECT_EQ(labels[v], labels[v / 6 * 6]);  // cliques are never split, but may be joined
}

TEST(PartitionTest, ConcorSplitsByEquivalence) {
    // Two bosses command four workers each; equivalents get one block.
    Pairs pairs;
    for (std::uint32_t worker = 2; worker < 10; ++worker) {
        pairs.emplace_back(0, worker);
        pairs.emplace_back(1, worker);
    }
    const Partition found = concor(directed(10, pairs), 1);
    EXPECT_EQ(found.count, 2U);
    EXPECT_EQ(found.of, (std::vector<std::uint32_t>{0, 0, 1, 1, 1, 1, 1, 1, 1, 1}));
}

TEST(PartitionTest, AgreementOfPartitions) {
    using Groups = std::vector<std::uint32_t>;
    const Agreement same = compare(Groups{0, 0, 1, 1}, Groups{5, 5, 2, 2});
    EXPECT_NEAR(same.nmi, 1.0, 1e-12);
    EXPECT_NEAR(same.variation, 0.0, 1e-12);
    EXPECT_NEAR(same.rand, 1.0, 1e-12);
    const Agreement crossed = compare(Groups{0, 0, 1, 1}, Groups{0, 1, 0, 1});
    EXPECT_NEAR(crossed.nmi, 0.0, 1e-12);
    EXPECT_NEAR(crossed.variation, 2.0 * std::log(2.0), 1e-12);
    EXPECT_NEAR(crossed.rand, -0.5, 1e-12);
    EXPECT_THROW(static_cast<void>(compare(Groups{0}, Groups{0, 1})), Error);
}

}  // namespace
}  // namespace entente
