// SPDX-License-Identifier: MIT
#include "graph/measures/null_model.hpp"

#include "graph/base/error.hpp"
#include "graph/measures/network_measures.hpp"
#include "tests/measures/graphs.hpp"
#include "tests/support/random.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>
#include <string>

namespace entente {
namespace {

using namespace entente::test;

Graph random_graph(std::uint64_t seed) {
    test::Random random(seed);
    std::vector<Tie> ties;
    const std::uint32_t nodes = 5 + random.below(20);
    const std::size_t count = 2 * nodes;
    for (std::size_t i = 0; i < count; ++i)
        ties.push_back(
            {random.below(nodes),
             std::vector<const char*>{"allies", "aids", "fights", "visits"}[random.below(4)],
             random.below(nodes),
             static_cast<double>(1 + random.below(5)),
             random.chance(10)});
    return graph_of(nodes, ties);
}

/// Kind of the tie of a pair as the first sees it: signs by direction.
using Role = std::set<std::string>;

std::map<std::pair<std::size_t, std::size_t>, Role> roles(const Graph& graph, bool signs) {
    std::map<std::pair<std::size_t, std::size_t>, Role> result;
    for (const Edge& edge : graph.edges()) {
        const std::size_t a = index(edge.source);
        const std::size_t b = index(edge.target);
        if (a == b)
            continue;
        const std::string sign =
            signs ? fmt::format("{}", static_cast<int>(graph.sign(edge))) : std::string();
        if (!graph.relation(edge).directed) {
            // to signs a tie without direction is not two arrows
            for (const std::string& way :
                 signs ? std::vector<std::string>{"-"} : std::vector<std::string>{">", "<"}) {
                result[{a, b}].insert(way + sign);
                result[{b, a}].insert(way + sign);
            }
        } else {
            result[{a, b}].insert(">" + sign);
            result[{b, a}].insert("<" + sign);
        }
    }
    return result;
}

/// How many partners of each kind a node has.
std::map<std::pair<std::size_t, Role>, int> partners(const Graph& graph, bool signs) {
    std::map<std::pair<std::size_t, Role>, int> result;
    for (const auto& [ends, role] : roles(graph, signs))
        ++result[{ends.first, role}];
    return result;
}

TEST(NullModelTest, KeepsWhatItSays) {
    std::size_t moved = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        const Graph graph = random_graph(seed);
        for (const bool signs : {false, true}) {
            const NullModel model(graph, {}, signs ? NullKeeps::sign : NullKeeps::degree);
            EXPECT_EQ(partners(model.observed(), signs), partners(graph, signs));
            double weight = 0;
            for (const Edge& edge : model.observed().edges())
                weight += edge.weight;
            for (std::uint64_t stream = 0; stream < 5; ++stream) {
                const Graph sample = model.sample(seed, stream);
                ASSERT_EQ(partners(sample, signs), partners(graph, signs)) << seed;
                ASSERT_EQ(sample.edge_count(), model.observed().edge_count());
                double own = 0;
                for (const Edge& edge : sample.edges())
                    own += edge.weight;
                EXPECT_NEAR(own, weight, 1e-9);
                EXPECT_EQ(sample, model.sample(seed, stream));
                moved += roles(sample, false) != roles(graph, false) ? 1U : 0U;
            }
        }
    }
    EXPECT_GT(moved, 500U);  // of 600
}

/// Chi-squared of counts that are to be equal, over its degrees of freedom's 1 - 1e-4 quantile by
/// Wilson and Hilferty: above 1 only once in 10,000 runs of other seeds.
double surprise(const std::map<std::string, int>& counts, std::size_t kinds, int samples) {
    const double expected = samples / static_cast<double>(kinds);
    double sum = 0;
    for (const auto& [what, count] : counts)
        sum += (count - expected) * (count - expected) / expected;
    sum += expected * static_cast<double>(kinds - counts.size());
    const double k = static_cast<double>(kinds) - 1;
    const double quantile = k * std::pow(1 - 2 / (9 * k) + 3.72 * std::sqrt(2 / (9 * k)), 3);
    return sum / quantile;
}

/// All simple graphs of the same degrees turn up alike: 2 2 2 1 1 on five nodes, by brute force.
TEST(NullModelTest, UndirectedNetworksOfOneDegreeSequenceAreEquallyLikely) {
    const std::vector<std::pair<std::uint32_t, std::uint32_t>> all{
        {0, 1}, {0, 2}, {0, 3}, {0, 4}, {1, 2}, {1, 3}, {1, 4}, {2, 3}, {2, 4}, {3, 4}};
    std::set<std::string> possible;
    for (unsigned set = 0; set < 1U << 10U; ++set) {
        std::vector<int> degree(5);
        std::string name;
        for (std::size_t i = 0; i < all.size(); ++i) {
            if ((set >> i & 1U) == 0)
                continue;
            ++degree[all[i].first];
            ++degree[all[i].second];
            name += fmt::format("{}-{} ", all[i].first, all[i].second);
        }
        if (degree == std::vector<int>{2, 2, 2, 1, 1})
            possible.insert(name);
    }
    ASSERT_EQ(possible.size(), 7U);  // a triangle and a tie, or a path of five
    const NullModel model(allied(5, {{0, 1}, {1, 2}, {2, 3}, {0, 4}}), {}, NullKeeps::degree);
    constexpr int samples = 7000;
    std::map<std::string, int> counts;
    for (int r = 0; r < samples; ++r) {
        std::string name;
        const Graph sample = model.sample(1, static_cast<std::uint64_t>(r));
        for (const Edge& edge : sample.edges())
            name += fmt::format("{}-{} ", index(edge.source), index(edge.target));
        ASSERT_TRUE(possible.contains(name)) << name;
        ++counts[name];
    }
    EXPECT_LT(surprise(counts, possible.size(), samples), 1.0);
}

/// The same for arrows, where triangles must be able to turn round: every node points to one and is
/// pointed at by one other.
TEST(NullModelTest, DirectedNetworksOfOneDegreeSequenceAreEquallyLikely) {
    std::set<std::string> possible;
    const std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs{
        {0, 1}, {0, 2}, {0, 3}, {1, 2}, {1, 3}, {2, 3}};
    const std::vector<std::pair<int, int>> wanted{{1, 1}, {1, 1}, {1, 1}, {0, 0}};
    for (unsigned set = 0; set < 729; ++set) {
        unsigned rest = set;
        std::vector<std::pair<int, int>> degrees(4);
        std::set<std::string> arrows;
        for (const auto& [a, b] : pairs) {
            const unsigned way = rest % 3;
            rest /= 3;
            if (way == 0)
                continue;
            const auto [from, to] = way == 1 ? std::pair(a, b) : std::pair(b, a);
            ++degrees[from].first;
            ++degrees[to].second;
            arrows.insert(fmt::format("{}>{} ", from, to));
        }
        std::string name;
        for (const std::string& arrow : arrows)
            name += arrow;
        if (degrees == wanted)
            possible.insert(name);
    }
    ASSERT_EQ(possible.size(), 2U);  // round one way or the other
    const NullModel model(aiding(4, {{0, 1}, {1, 2}, {2, 0}}), {}, NullKeeps::degree);
    constexpr int samples = 2000;
    std::map<std::string, int> counts;
    for (int r = 0; r < samples; ++r) {
        std::string name;
        const Graph sample = model.sample(5, static_cast<std::uint64_t>(r));
        for (const Edge& edge : sample.edges())
            name += fmt::format("{}>{} ", index(edge.source), index(edge.target));
        ++counts[name];
    }
    EXPECT_LT(surprise(counts, 2, samples), 1.0);
}

FigureOf network_figure(const std::string& name) {
    return [name](const Graph& graph) {
        const NetworkValue value = find_network_measure(name)->compute(graph, {});
        return Scores{{value.value}, {value.undefined}, {}};
    };
}

TEST(AgainstNullTest, DegreesAreNothingThatChanceChanges) {
    const Graph graph = random_graph(4);
    const NullModel model(graph, {}, NullKeeps::degree);
    for (const AgainstNull& one : against_null(model, network_figure("mean-degree"), 50)) {
        EXPECT_TRUE(one.constant);
        EXPECT_EQ(one.value, one.mean);
        EXPECT_EQ(one.z, 0.0);
        EXPECT_EQ(one.p, 1.0);
    }
}

TEST(AgainstNullTest, CliquesAreMoreTransitiveThanChance) {
    Pairs pairs;
    for (std::uint32_t clique = 0; clique < 6; ++clique) {
        for (std::uint32_t a = 0; a < 4; ++a)
            for (std::uint32_t b = a + 1; b < 4; ++b)
                pairs.emplace_back(4 * clique + a, 4 * clique + b);
        pairs.emplace_back(4 * clique, (4 * clique + 5) % 24);
    }
    const NullModel model(allied(24, pairs), {}, NullKeeps::degree);
    const AgainstNull found = against_null(model, network_figure("transitivity"), 199).front();
    EXPECT_GT(found.z, 4.0);
    EXPECT_DOUBLE_EQ(found.p, 2.0 / 200);
    EXPECT_EQ(found.networks, 199U);
    const AgainstNull again =
        against_null(model, network_figure("transitivity"), 199, {.threads = 3}).front();
    EXPECT_EQ(found.mean, again.mean);
    EXPECT_EQ(found.deviation, again.deviation);
}

TEST(AgainstNullTest, EmptyAndTinyNetworks) {
    for (const Graph& graph : {allied(0, {}), allied(1, {}), allied(3, {}), allied(2, {{0, 1}})}) {
        const NullModel model(graph, {}, NullKeeps::sign);
        EXPECT_EQ(model.sample(1).node_count(), graph.node_count());
        EXPECT_EQ(model.sample(1).edge_count(), graph.edge_count());
        EXPECT_THROW((void)against_null(model, network_figure("density"), 1), Error);
    }
}

TEST(AgainstNullTest, SeesTheLayerAndRelationsAskedFor) {
    const Graph graph = graph_of(4, {{0, "aids", 1}, {1, "fights", 2}, {2, "allies", 3}});
    EXPECT_EQ(NullModel(graph, {.layer = Layer::negative}, NullKeeps::sign).observed().edge_count(),
              1U);
    EXPECT_EQ(NullModel(graph, {.relations = {"aids", "allies"}}, NullKeeps::sign)
                  .observed()
                  .edge_count(),
              2U);
}

}  // namespace
}  // namespace entente
