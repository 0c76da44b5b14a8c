// SPDX-License-Identifier: MIT
#include "graph/version/timeline.hpp"

#include "graph/assemble.hpp"
#include "graph/measures/measures.hpp"
#include "graph/version/change_points.hpp"
#include "graph/version/diff.hpp"
#include "tests/support/errors.hpp"
#include "tests/support/related.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <string>
#include <vector>

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// The least cost of all ways to cut, by trying them.
double brute_force_cost(const std::vector<double>& series, double penalty) {
    double best = std::numeric_limits<double>::infinity();
    for (std::uint32_t cuts = 0; cuts < (1U << (series.size() - 1)); ++cuts) {
        double cost = -penalty;
        std::size_t begin = 0;
        bool sound = true;
        for (std::size_t end = 1; end <= series.size(); ++end) {
            if (end < series.size() && (cuts >> (end - 1) & 1U) == 0)
                continue;
            double mean = 0;
            for (std::size_t i = begin; i < end; ++i)
                mean += series[i] / static_cast<double>(end - begin);
            for (std::size_t i = begin; i < end; ++i)
                cost += (series[i] - mean) * (series[i] - mean);
            cost += penalty;
            sound = sound && end - begin >= 2;
            begin = end;
        }
        if (sound)
            best = std::min(best, cost);
    }
    return best;
}

double cost_of(const std::vector<double>& series,
               const std::vector<std::size_t>& points,
               double penalty) {
    double cost = penalty * static_cast<double>(points.size());
    for (std::size_t k = 0; k <= points.size(); ++k) {
        const std::size_t begin = k == 0 ? 0 : points[k - 1];
        const std::size_t end = k == points.size() ? series.size() : points[k];
        double mean = 0;
        for (std::size_t i = begin; i < end; ++i)
            mean += series[i] / static_cast<double>(end - begin);
        for (std::size_t i = begin; i < end; ++i)
            cost += (series[i] - mean) * (series[i] - mean);
    }
    return cost;
}

TEST(ChangePointsTest, AreTheBestOfAllCuts) {
    std::size_t found = 0;
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
        test::Random random(seed);
        std::vector<double> series;
        double level = 0;
        for (std::size_t i = 4 + random.below(8); i > 0; --i) {
            if (random.chance(25))
                level = random.below(40);
            series.push_back(level + random.below(100) / 50.0);
        }
        const std::vector<std::size_t> points = change_points(series);
        found += points.size();
        const double penalty = change_penalty(series);
        ASSERT_NEAR(cost_of(series, points, penalty), brute_force_cost(series, penalty), 1e-6)
            << "seed " << seed;
    }
    EXPECT_GT(found, 200U);
}

TEST(ChangePointsTest, StepsAreFoundAndStillnessIsNot) {
    EXPECT_THAT(change_points(std::vector<double>{1, 1, 1, 1, 5, 5, 5, 5}), ElementsAre(4));
    EXPECT_THAT(change_points(std::vector<double>{3, 3, 3, 3, 3}), IsEmpty());
    EXPECT_THAT(change_points(std::vector<double>{1, 9, 1}), IsEmpty());
    EXPECT_THAT(change_points(std::vector<double>{}), IsEmpty());
    EXPECT_THAT(change_points(std::vector<double>{2, 5, 3, 4, 2, 5, 3, 4, 2, 5}), IsEmpty());
}

std::vector<TimelineVersion> random_versions(std::uint64_t seed) {
    test::Random random(seed);
    std::vector<TimelineVersion> versions;
    const test::RandomGraphOptions options{.nodes = 6, .edges = 16, .hostile = false};
    for (std::size_t i = 0; i < 5; ++i)
        versions.push_back({fmt::format("{}", 2000 + i), test::random_graph(random, options)});
    return versions;
}

TEST(TimelineTest, AgreesWithDifferencesOfNeighbours) {
    std::size_t flips = 0;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        const std::vector<TimelineVersion> versions = random_versions(seed);
        const Timeline result = timeline(versions);
        ASSERT_EQ(result.periods.size(), versions.size());
        for (std::size_t i = 0; i < versions.size(); ++i) {
            const TimelinePeriod& period = result.periods[i];
            const Graph& graph = versions[i].graph;
            ASSERT_EQ(period.nodes, graph.node_count());
            ASSERT_EQ(period.positive + period.negative + period.neutral, graph.edge_count());
            flips += period.flips;
            if (i == 0)
                continue;
            // random weights may be 0, which a timeline takes for no edge
            const auto has_zero = [](const Graph& g) {
                return std::ranges::any_of(g.edges(), [](const Edge& e) { return e.weight == 0; });
            };
            if (has_zero(graph) || has_zero(versions[i - 1].graph))
                continue;
            const GraphDiff d = diff(versions[i - 1].graph, graph);
            ASSERT_EQ(period.born, d.edges_added.size()) << "seed " << seed;
            ASSERT_EQ(period.died, d.edges_removed.size()) << "seed " << seed;
        }
    }
    EXPECT_GT(flips, 100U);
}

TEST(TimelineTest, RanksAndNetSignsAreThoseOfEachGraph) {
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        const std::vector<TimelineVersion> versions = random_versions(seed);
        const Timeline result = timeline(versions, {.measure = "strength"});
        for (std::size_t i = 0; i < versions.size(); ++i) {
            const Graph& graph = versions[i].graph;
            const Scores scores = find_node_measure("strength")->compute(graph, {});
            const std::vector<std::uint32_t> expected = ranks(scores.values);
            for (const NodeTrack& track : result.nodes) {
                const auto node = graph.find(track.id);
                ASSERT_EQ(track.ranks[i], node ? expected[index(*node)] : 0);
                ASSERT_EQ(track.communities[i].has_value(), node.has_value());
            }
            for (const PairTrack& pair : result.pairs) {
                double net = 0;
                bool any = false;
                for (const Edge& edge : graph.edges()) {
                    const EdgeKey key = graph.key(edge);
                    const std::set<std::string> ends{key.source, key.target};
                    if (ends != std::set<std::string>{pair.source, pair.target} ||
                        graph.sign(edge) == Sign::neutral)
                        continue;
                    any = true;
                    net += static_cast<double>(graph.sign(edge)) * graph.relation(edge).weight *
                           edge.weight;
                }
                ASSERT_EQ(pair.net[i].has_value(), any);
                ASSERT_NEAR(pair.net[i].value_or(0), net, 1e-9);
            }
        }
    }
}

Statement said(const std::string& date,
               const std::string& relation,
               std::uint32_t sentence,
               const std::string& target = "RUS") {
    Statement s{.id = date + relation + std::to_string(sentence),
                .document = "d" + date + ".txt",
                .date = date,
                .source = "KAZ",
                .relation = relation,
                .target = target};
    s.sentence.index = sentence;
    return s;
}

TEST(TimelineTest, ATurnIsSeenOverAGap) {
    const std::vector<Statement> statements{said("2019-01-01", "supports", 1),
                                            said("2020-05-01", "hedges", 1),
                                            said("2021-03-01", "opposes", 1),
                                            said("2022-03-01", "opposes", 2)};
    const CutResult cut =
        cut_by_time(statements, test::small_schema(), {}, {.rule = *parse_window_rule("year")});
    ASSERT_EQ(cut.versions.size(), 4U);
    EXPECT_EQ(cut.versions[1].name, "2020");
    const Timeline result = timeline(cut.versions);
    EXPECT_EQ(result.periods[1].flips, 0U);
    EXPECT_EQ(result.periods[2].flips, 1U);
    EXPECT_EQ(result.periods[3].flips, 0U);
    ASSERT_EQ(result.pairs.size(), 1U);
    EXPECT_EQ(result.pairs[0].flips, 1U);
    EXPECT_EQ(result.pairs[0].net[1], std::nullopt);
    EXPECT_EQ(result.periods[2].born, 1U);
    EXPECT_EQ(result.periods[2].died, 1U);
    EXPECT_EQ(test::error_of([&] {
                  static_cast<void>(timeline(cut.versions, {.measure = "degre"}));
              })->code(),
              ErrorCode::unknown_name);
}

TEST(CutByTimeTest, EveryWindowIsTheGraphOfItsOwnStatements) {
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        test::Random random(seed);
        std::vector<Statement> statements;
        for (std::uint32_t i = 0; i < 30; ++i)
            statements.push_back(said(random.chance(80)   ? fmt::format("{}-{:02}-{:02}",
                                                                      2015 + random.below(4),
                                                                      1 + random.below(12),
                                                                      1 + random.below(28))
                                      : random.chance(50) ? "2016"
                                                          : "",
                                      random.chance(50) ? "supports" : "opposes",
                                      i,
                                      random.chance(50) ? "RUS" : "CHN"));
        const WindowRule rule = *parse_window_rule(random.chance(50) ? "2q/1q" : "month");
        const CutResult cut = cut_by_time(statements, test::small_schema(), {}, {.rule = rule});
        std::vector<std::string_view> dates;
        for (const Statement& s : statements)
            dates.emplace_back(s.date);
        const std::vector<Window> windows = windows_over(dates, rule);
        ASSERT_EQ(cut.versions.size(), windows.size());
        std::size_t left_out = 0;
        for (const Statement& s : statements)
            left_out += windows_of(s.date, windows).empty() ? 1U : 0U;
        EXPECT_EQ(cut.left_out, left_out);
        for (std::size_t w = 0; w < windows.size(); ++w) {
            std::vector<Statement> own;
            for (const Statement& s : statements)
                if (const auto days = days_of(s.date); days && windows[w].days.contains(*days))
                    own.push_back(s);
            ASSERT_EQ(cut.versions[w].graph, assemble(own, test::small_schema(), {}));
        }
    }
}

TEST(CutByTimeTest, OldStatementsFadeByHalves) {
    const std::vector<Statement> statements{said("2015-12-31", "supports", 1),
                                            said("2015-12-31", "supports", 2),
                                            said("2020-12-31", "opposes", 1)};
    const CutResult cut = cut_by_time(statements,
                                      test::small_schema(),
                                      {},
                                      {.rule = *parse_window_rule("year"), .half_life_days = 365});
    ASSERT_EQ(cut.versions.size(), 6U);
    EXPECT_EQ(cut.left_out, 0U);
    EXPECT_EQ(cut.versions[0].graph.edges()[0].weight, 2);
    EXPECT_NEAR(cut.versions[1].graph.edges()[0].weight, 1, 0.01);  // 2016 has a day more
    EXPECT_NEAR(cut.versions[4].graph.edges()[0].weight, 0.125, 0.001);
    // five half lives: 2/32 less the leap days is under a sixteenth, and the edge is gone
    ASSERT_EQ(cut.versions[5].graph.edge_count(), 1U);
    EXPECT_EQ(cut.versions[5].graph.edges()[0].relation, "opposes");
}

}  // namespace
}  // namespace entente
