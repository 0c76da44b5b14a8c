// SPDX-License-Identifier: MIT
#include "graph/measures/two_mode.hpp"

#include "tests/measures/graphs.hpp"
#include "tests/support/python.hpp"
#include "tests/support/random.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <sstream>

namespace entente {
namespace {

using namespace entente::test;

struct Sample {
    std::uint32_t top = 0;
    std::uint32_t bottom = 0;
    std::vector<Tie> ties;
};

Sample sample(std::uint64_t seed) {
    Random random(seed);
    Sample result;
    result.top = 2 + random.below(9);
    result.bottom = 2 + random.below(7);
    const std::size_t count = 1 + random.below(3 * (result.top + result.bottom));
    for (std::size_t i = 0; i < count; ++i)
        result.ties.push_back({random.below(result.top),
                               "aids",
                               result.top + random.below(result.bottom),
                               static_cast<double>(1 + random.below(8))});
    return result;
}

Graph graph_of(const Sample& sample) {
    std::vector<std::string> types(sample.top, "state");
    types.insert(types.end(), sample.bottom, "organisation");
    return test::graph_of(types.size(), sample.ties, types);
}

TEST(TwoModeTest, NetworkxAndNumpyGiveTheSame) {
    constexpr std::uint64_t graphs = 200;
    if (!python_has("networkx, numpy"))
        GTEST_SKIP() << "python3-networkx and python3-numpy are not installed";
    std::string input;
    for (std::uint64_t seed = 1; seed <= graphs; ++seed) {
        const Sample one = sample(seed);
        std::string links;
        for (const Tie& tie : one.ties)  // relation `aids` weighs 2
            links += fmt::format(
                "{}[{},{},{}]", links.empty() ? "" : ",", tie.source, tie.target, 2 * tie.weight);
        input += fmt::format(
            "{{\"top\":{},\"bottom\":{},\"links\":[{}]}}\n", one.top, one.bottom, links);
    }
    std::istringstream lines(python_output("tests/measures/two_mode_reference.py", input));
    std::map<std::string, int> compared;
    for (std::uint64_t seed = 1; seed <= graphs; ++seed) {
        const Graph graph = graph_of(sample(seed));
        std::string line;
        while (std::getline(lines, line) && !line.empty()) {
            std::istringstream words(line);
            std::string name;
            words >> name;
            const Scores found = run(name + "-two-mode", graph);
            for (const double value : found.values) {
                double theirs = 0;
                ASSERT_TRUE(words >> theirs) << name << ", seed " << seed;
                ASSERT_NEAR(value, theirs, name == "eigenvector" ? 1e-7 : 1e-12)
                    << name << ", seed " << seed;
            }
            ++compared[name];
        }
    }
    EXPECT_EQ(compared["degree"], 200);
    EXPECT_EQ(compared["betweenness"], 200);
    EXPECT_EQ(compared["closeness"], 200);
    EXPECT_GT(compared["eigenvector"], 100);
}

TEST(TwoModeTest, MiddleOfAStarIsAsCentralAsCanBe) {
    const Graph star =
        graph_of(Sample{1, 4, {{0, "aids", 1}, {0, "aids", 2}, {0, "aids", 3}, {0, "aids", 4}}});
    for (const char* name : {"degree", "betweenness", "closeness", "eigenvector"})
        EXPECT_NEAR(run(std::string(name) + "-two-mode", star).values[0], 1.0, 1e-12) << name;
}

/// The bound is reached by some two-mode network and passed by none, on all networks of up to 3
/// by 3.
TEST(TwoModeTest, NoBetweennessIsAboveTheMostPossible) {
    for (std::uint32_t top = 1; top <= 3; ++top) {
        for (std::uint32_t bottom = 1; bottom <= 3; ++bottom) {
            double highest = 0;
            for (unsigned set = 1; set < 1U << (top * bottom); ++set) {
                Sample one{top, bottom, {}};
                for (std::uint32_t k = 0; k < top * bottom; ++k)
                    if ((set >> k & 1U) != 0)
                        one.ties.push_back({k / bottom, "aids", top + k % bottom});
                const std::vector<double> values =
                    run("betweenness", graph_of(one), {.paths = Paths::undirected}).values;
                highest =
                    std::max(highest, *std::max_element(values.begin(), values.begin() + top));
            }
            EXPECT_DOUBLE_EQ(highest, most_two_mode_betweenness(top, bottom))
                << top << " " << bottom;
        }
    }
}

TEST(TwoModeTest, UndefinedWithoutTwoModes) {
    const Graph tied =
        test::graph_of(3, {{0, "aids", 1}, {1, "aids", 2}}, {"state", "state", "person"});
    const Scores found = run("betweenness-two-mode", tied);
    EXPECT_EQ(found.note, "not a two-mode network: N0000 and N0001 are tied and of one mode");
    EXPECT_EQ(found.undefined, std::vector<bool>(3, true));
    EXPECT_EQ(run("degree-two-mode", allied(2, {{0, 1}})).note,
              "not a two-mode network: 1 group of nodes, not 2");
    EXPECT_TRUE(run("eigenvector-two-mode", allied(0, {})).values.empty());
}

}  // namespace
}  // namespace entente
