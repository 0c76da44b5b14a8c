// SPDX-License-Identifier: MIT
#include "graph/measures/resample.hpp"

#include "graph/assemble.hpp"
#include "graph/base/error.hpp"
#include "tests/graph/network/debates.hpp"
#include "tests/measures/graphs.hpp"
#include "tests/support/random.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace entente {
namespace {

/// Random statements among five states: documents of unlike length, sentences that say two things.
std::vector<Statement> statements(std::uint64_t seed) {
    test::Random random(seed);
    std::vector<Statement> result;
    for (std::uint32_t document = 0; document < 6; ++document)
        for (std::uint32_t k = 0; k < 1 + 3 * document; ++k) {
            const std::string source(3, static_cast<char>('A' + random.below(5)));
            const std::string target(3, static_cast<char>('A' + random.below(5)));
            if (source != target)
                result.push_back(test::said(source,
                                            random.pick<std::string>({"supports", "opposes"}),
                                            target,
                                            "2020",
                                            fmt::format("d{}.txt", document),
                                            1 + k / 2));
        }
    return result;
}

Graph assembled(const std::vector<Statement>& list) {
    return assemble(list, test::debate_schema(), {});
}

FigureOf measure(const std::string& name) {
    return [name](const Graph& graph) { return test::run(name, graph); };
}

std::string unit_of(const Statement& s, SampleUnit unit) {
    return unit == SampleUnit::documents ? s.document
                                         : fmt::format("{} {}", s.document, s.sentence.index);
}

/// The definition, on graphs assembled from all statements but those of one unit.
void expect_jackknife(SampleUnit unit, const std::string& name, std::uint64_t seed) {
    const std::vector<Statement> all = statements(seed);
    const Graph whole = assembled(all);
    std::map<std::string, std::vector<Statement>> without;
    for (const Statement& s : all)
        without[unit_of(s, unit)];
    for (auto& [left_out, rest] : without)
        std::ranges::copy_if(
            all, std::back_inserter(rest), [&, out = left_out](const Statement& s) {
                return unit_of(s, unit) != out;
            });
    const std::vector<Uncertainty> found =
        jackknife(whole, unit, measure(name), {.ranked = whole.node_count(), .threads = 2});
    const auto n = static_cast<double>(without.size());
    for (std::size_t v = 0; v < whole.node_count(); ++v) {
        std::vector<double> values;
        for (const auto& [left_out, rest] : without) {
            const Graph graph = assembled(rest);
            const auto node = graph.find(whole.nodes()[v].id);
            values.push_back(node ? test::run(name, graph).values[index(*node)] : 0.0);
        }
        double mean = 0;
        for (const double value : values)
            mean += value / n;
        double squares = 0;
        for (const double value : values)
            squares += (value - mean) * (value - mean);
        const double value = test::run(name, whole).values[v];
        EXPECT_NEAR(found[v].value, value, 1e-12);
        EXPECT_NEAR(found[v].error, std::sqrt((n - 1) / n * squares), 1e-9) << name << seed;
        EXPECT_NEAR(found[v].bias, (n - 1) * (mean - value), 1e-9);
        EXPECT_EQ(found[v].replicates, without.size());
    }
}

TEST(JackknifeTest, IsThatOfGraphsAssembledWithoutEachUnit) {
    for (const SampleUnit unit : {SampleUnit::documents, SampleUnit::sentences})
        for (const char* name : {"degree", "strength", "betweenness", "closeness"})
            for (std::uint64_t seed = 1; seed <= 5; ++seed)
                expect_jackknife(unit, name, seed);
}

TEST(JackknifeTest, RanksRangeOverAllSamples) {
    // AAA leads by what b.txt says alone
    const Graph graph = assembled({test::said("AAA", "supports", "BBB", "2020", "a.txt", 1),
                                   test::said("CCC", "supports", "BBB", "2020", "a.txt", 2),
                                   test::said("CCC", "opposes", "BBB", "2020", "a.txt", 3),
                                   test::said("AAA", "opposes", "BBB", "2020", "b.txt", 1),
                                   test::said("AAA", "leads", "BBB", "2020", "b.txt", 2)});
    const std::vector<Uncertainty> found =
        jackknife(graph, SampleUnit::documents, measure("out-degree"), {.ranked = 3});
    EXPECT_EQ(found[0].rank, 1U);
    EXPECT_EQ(found[0].rank_low, 1U);
    EXPECT_EQ(found[0].rank_high, 2U);
    EXPECT_EQ(found[2].rank_low, 1U);
    EXPECT_EQ(found[2].rank_high, 2U);
}

TEST(JackknifeTest, NeedsTwoUnits) {
    const Graph graph = assembled({test::said("AAA", "supports", "BBB")});
    EXPECT_THROW((void)jackknife(graph, SampleUnit::documents, measure("degree")), Error);
    EXPECT_THROW(
        (void)jackknife(test::allied(2, {{0, 1}}), SampleUnit::sentences, measure("degree")),
        Error);
}

TEST(EvidenceSampleTest, AllOnceIsTheGraph) {
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        const Graph whole = assembled(statements(seed));
        for (const SampleUnit unit : {SampleUnit::documents, SampleUnit::sentences}) {
            const EvidenceSample sample(whole, unit);
            const Graph same = sample.made_of(std::vector<std::uint32_t>(sample.size(), 1));
            ASSERT_EQ(same.edge_count(), whole.edge_count());
            for (std::size_t i = 0; i < whole.edge_count(); ++i) {
                EXPECT_EQ(same.key(same.edges()[i]), whole.key(whole.edges()[i]));
                EXPECT_EQ(same.edges()[i].weight, whole.edges()[i].weight);
            }
            EXPECT_EQ(sample.made_of(std::vector<std::uint32_t>(sample.size(), 0)).edge_count(),
                      0U);
        }
    }
}

TEST(BootstrapTest, ErrorOfASumIsThatOfTheory) {
    // drawn n of n documents with replacement, a sum of counts has variance sum (w - mean)^2
    std::vector<Statement> all;
    double mean = 0;
    const std::vector<std::uint32_t> weights{1, 5, 2, 9, 3, 7, 4, 8};
    for (std::uint32_t d = 0; d < weights.size(); ++d) {
        mean += weights[d] / static_cast<double>(weights.size());
        for (std::uint32_t k = 0; k < weights[d]; ++k)
            all.push_back(
                test::said("AAA", "supports", "BBB", "2020", fmt::format("d{}", d), k + 1));
    }
    double squares = 0;
    for (const std::uint32_t w : weights)
        squares += (w - mean) * (w - mean);
    const std::vector<Uncertainty> found = bootstrap(assembled(all),
                                                     SampleUnit::documents,
                                                     measure("strength"),
                                                     {.ranked = 2, .replicates = 4000});
    EXPECT_EQ(found[0].value, 39.0);
    EXPECT_NEAR(found[0].error, std::sqrt(squares), 0.05 * std::sqrt(squares));
    // nearly normal: 95 per cent within 1.96 standard errors
    EXPECT_NEAR(found[0].low, 39.0 - 1.96 * std::sqrt(squares), 1.5);
    EXPECT_NEAR(found[0].high, 39.0 + 1.96 * std::sqrt(squares), 1.5);
    EXPECT_EQ(found[0].rank_high, 1U);  // both ends of the only tie are always equal
}

TEST(BootstrapTest, SameForAnyNumberOfThreadsAndOnlyForTheSameSeed) {
    const Graph graph = assembled(statements(3));
    const auto errors = [&](unsigned threads, std::uint64_t seed) {
        std::vector<double> list;
        for (const Uncertainty& one : bootstrap(graph,
                                                SampleUnit::sentences,
                                                measure("betweenness"),
                                                {.ranked = graph.node_count(),
                                                .replicates = 200,
                                                .seed = seed,
                                                .threads = threads}))
            for (const double x : {one.error, one.low, one.high, double{1.0 * one.rank_high}})
                list.push_back(x);
        return list;
    };
    EXPECT_EQ(errors(1, 7), errors(3, 7));
    EXPECT_NE(errors(1, 7), errors(1, 8));
}

TEST(BootstrapTest, RefusesWhatHasNoMeaning) {
    const Graph graph = assembled(statements(3));
    EXPECT_THROW(
        (void)bootstrap(graph, SampleUnit::sentences, measure("degree"), {.replicates = 1}), Error);
    EXPECT_THROW((void)bootstrap(graph, SampleUnit::sentences, measure("degree"), {.level = 1.0}),
                 Error);
    EXPECT_THROW(
        (void)bootstrap(
            graph, SampleUnit::sentences, measure("degree"), {.replicates = std::size_t{1} << 40U}),
        Error);
}

}  // namespace
}  // namespace entente
