// SPDX-License-Identifier: MIT
#include "graph/measures/over_time.hpp"

#include "graph/assemble.hpp"
#include "tests/graph/network/debates.hpp"
#include "tests/measures/graphs.hpp"
#include "tests/support/random.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace entente {
namespace {

using testing::ElementsAre;
using testing::Eq;
using testing::Optional;

std::vector<Statement> statements(std::uint64_t seed) {
    test::Random random(seed);
    std::vector<Statement> result;
    for (std::uint32_t k = 0; k < 60; ++k) {
        const std::string source(3, static_cast<char>('A' + random.below(6)));
        const std::string target(3, static_cast<char>('A' + random.below(6)));
        const std::string year = fmt::format("{}", 2018 + random.below(3));
        if (source != target)
            result.push_back(test::said(
                source,
                random.pick<std::string>({"supports", "opposes", "aligns"}),
                target,
                random.chance(10) ? year : year + "-0" + fmt::format("{}", 1 + random.below(9)),
                fmt::format("d{}.txt", random.below(5)),
                k / 2));
    }
    return result;
}

/// Values and ranks of graphs assembled from the statements of each window alone.
TEST(OverTimeTest, EachWindowIsTheGraphOfItsStatements) {
    const WindowRule rules[] = {*parse_window_rule("year"), *parse_window_rule("12m/3m")};
    std::size_t compared = 0;
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
        const std::vector<Statement> all = statements(seed);
        const Graph whole = assemble(all, test::debate_schema(), {});
        for (const WindowRule& rule : rules) {
            const std::vector<Window> windows = evidence_windows(whole, rule);
            for (const char* name : {"degree", "betweenness", "strength"}) {
                const std::vector<Course> courses =
                    over_time(whole, windows, *find_node_measure(name), {.threads = 2});
                for (std::size_t w = 0; w < windows.size(); ++w) {
                    std::vector<Statement> within;
                    for (const Statement& s : all)
                        if (windows[w].days.contains(*days_of(s.date)))
                            within.push_back(s);
                    const Graph part = assemble(within, test::debate_schema(), {});
                    const Scores scores = test::run(name, part);
                    const std::vector<std::uint32_t> places = ranks(scores.values);
                    for (std::size_t n = 0; n < whole.node_count(); ++n) {
                        const auto node = part.find(whole.nodes()[n].id);
                        ASSERT_EQ(courses[n].values[w].has_value(), node.has_value());
                        if (!node)
                            continue;
                        EXPECT_NEAR(*courses[n].values[w], scores.values[index(*node)], 1e-12);
                        EXPECT_EQ(*courses[n].ranks[w], places[index(*node)]);
                        ++compared;
                    }
                }
            }
        }
    }
    EXPECT_GT(compared, 500U);
}

TEST(OverTimeTest, RiseIsTheFirstRankLessTheLast) {
    // 2018: AAA has 2 edges, BBB and CCC 1; 2019: nothing; 2020: BBB 2, CCC and DDD 1
    const Graph graph =
        assemble(std::vector<Statement>{test::said("AAA", "supports", "BBB", "2018", "a", 1),
                                        test::said("AAA", "supports", "CCC", "2018-05", "a", 2),
                                        test::said("BBB", "supports", "CCC", "2020-01-31", "b", 1),
                                        test::said("BBB", "opposes", "DDD", "2020", "b", 2)},
                 test::debate_schema(),
                 {});
    const std::vector<Window> windows = evidence_windows(graph, *parse_window_rule("year"));
    ASSERT_EQ(windows.size(), 3U);
    const std::vector<Course> courses = over_time(graph, windows, *find_node_measure("degree"), {});
    EXPECT_THAT(courses[1].ranks, ElementsAre(Optional(2U), Eq(std::nullopt), Optional(1U)));
    EXPECT_EQ(courses[0].rise(), std::nullopt);
    EXPECT_EQ(courses[1].rise(), 1);
    EXPECT_EQ(courses[2].rise(), 0);
    EXPECT_EQ(courses[3].rise(), std::nullopt);
}

TEST(OverTimeTest, WithoutDatesThereAreNoWindows) {
    const Graph graph = test::allied(3, {{0, 1}, {1, 2}});
    EXPECT_TRUE(evidence_windows(graph, *parse_window_rule("year")).empty());
    EXPECT_EQ(over_time(graph, {}, *find_node_measure("degree"), {}).size(), 3U);
}

}  // namespace
}  // namespace entente
