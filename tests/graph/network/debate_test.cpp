// SPDX-License-Identifier: MIT
// Small cases worked out by hand.
#include "graph/base/error.hpp"
#include "graph/network/slices.hpp"
#include "tests/graph/network/debates.hpp"
#include "tests/support/random.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <map>

namespace entente::test {
namespace {

using testing::ElementsAre;
using testing::Pair;

/// AAA: peace yes twice, trade no. BBB: peace yes, trade yes and no. CCC: trade yes three times.
std::vector<Statement> small() {
    return {said("AAA", "supports", "peace", "2020-01-01", "a.txt", 1),
            said("AAA", "leads", "peace", "2020-02-01", "b.txt", 1),
            said("AAA", "opposes", "trade", "2020-03-01", "c.txt", 1),
            said("BBB", "supports", "peace", "2020-01-02", "a.txt", 2),
            said("BBB", "supports", "trade", "2020-01-03", "a.txt", 3),
            said("BBB", "opposes", "trade", "2020-04-01", "d.txt", 1),
            said("CCC", "supports", "trade", "2020-01-04", "a.txt", 4),
            said("CCC", "supports", "trade", "2020-01-05", "a.txt", 5),
            said("CCC", "supports", "trade", "2020-05-01", "e.txt", 1)};
}

std::map<std::string, double> one(const Debate& debate,
                                  Aggregation aggregation,
                                  Normalisation normalisation = Normalisation::none) {
    std::map<std::string, double> cells;
    for (const MatrixCell& cell : one_mode(debate, {aggregation, normalisation}))
        cells[debate.rows[cell.row] + debate.rows[cell.column]] = cell.value;
    return cells;
}

std::map<std::string, double> two(const Debate& debate,
                                  Aggregation aggregation,
                                  Normalisation normalisation = Normalisation::none) {
    std::map<std::string, double> cells;
    for (const MatrixCell& cell : two_mode(debate, {aggregation, normalisation}))
        cells[debate.rows[cell.row] + debate.columns[cell.column]] = cell.value;
    return cells;
}

TEST(DebateTest, OneModeByHand) {
    const Debate debate = debate_of(small());
    // peace: 2 * 1; trade: 1 * 2, 1 * 3, 2 * 3
    EXPECT_THAT(one(debate, Aggregation::ignore),
                ElementsAre(Pair("AAABBB", 4), Pair("AAACCC", 3), Pair("BBBCCC", 6)));
    EXPECT_THAT(one(debate, Aggregation::congruence),
                ElementsAre(Pair("AAABBB", 3), Pair("BBBCCC", 3)));
    EXPECT_THAT(one(debate, Aggregation::conflict),
                ElementsAre(Pair("AAABBB", 1), Pair("AAACCC", 3), Pair("BBBCCC", 3)));
    EXPECT_THAT(one(debate, Aggregation::subtract),
                ElementsAre(Pair("AAABBB", 2), Pair("AAACCC", -3)));
}

TEST(DebateTest, OneModeNormalisationsByHand) {
    const Debate debate = debate_of(small());  // all three have three statements
    EXPECT_THAT(one(debate, Aggregation::congruence, Normalisation::average),
                ElementsAre(Pair("AAABBB", 1), Pair("BBBCCC", 1)));
    // A and B: m10 = 0, m01 = 1 (trade yes), m11 = 2 * 1 + 1 * 1; B and C: m10 = 2, m01 = 0, m11 =
    // 3
    EXPECT_THAT(one(debate, Aggregation::congruence, Normalisation::jaccard),
                ElementsAre(Pair("AAABBB", 3.0 / 4), Pair("BBBCCC", 3.0 / 5)));
    EXPECT_THAT(one(debate, Aggregation::congruence, Normalisation::cosine),
                ElementsAre(Pair("AAABBB", 3.0 / 9), Pair("BBBCCC", 3.0 / 9)));
    // profiles over (column, level): (2, 1), (1, 1, 1), (3)
    const auto cosines = one(debate, Aggregation::congruence, Normalisation::true_cosine);
    EXPECT_NEAR(cosines.at("AAABBB"), 3 / std::sqrt(5.0 * 3.0), 1e-15);
    EXPECT_NEAR(cosines.at("BBBCCC"), 3 / std::sqrt(3.0 * 9.0), 1e-15);
    // profiles of differences: (2, -1), (1, 0), (0, 3)
    const auto differences = one(debate, Aggregation::subtract, Normalisation::true_cosine);
    EXPECT_NEAR(differences.at("AAABBB"), 2 / std::sqrt(5.0), 1e-15);
    EXPECT_NEAR(differences.at("AAACCC"), -3 / std::sqrt(5.0 * 9.0), 1e-15);
}

TEST(DebateTest, TwoModeByHand) {
    const Debate debate = debate_of(small());
    EXPECT_THAT(two(debate, Aggregation::ignore),
                ElementsAre(Pair("AAApeace", 2),
                            Pair("AAAtrade", 1),
                            Pair("BBBpeace", 1),
                            Pair("BBBtrade", 2),
                            Pair("CCCtrade", 3)));
    EXPECT_THAT(
        two(debate, Aggregation::subtract),
        ElementsAre(
            Pair("AAApeace", 2), Pair("AAAtrade", -1), Pair("BBBpeace", 1), Pair("CCCtrade", 3)));
    EXPECT_THAT(two(debate, Aggregation::combine),
                ElementsAre(Pair("AAApeace", 1),
                            Pair("AAAtrade", 2),
                            Pair("BBBpeace", 1),
                            Pair("BBBtrade", 3),
                            Pair("CCCtrade", 1)));
    EXPECT_THAT(two(debate, Aggregation::subtract, Normalisation::activity),
                ElementsAre(Pair("AAApeace", 2.0 / 3),
                            Pair("AAAtrade", -1.0 / 3),
                            Pair("BBBpeace", 1.0 / 3),
                            Pair("CCCtrade", 1)));
    EXPECT_THAT(two(debate, Aggregation::ignore, Normalisation::prominence),
                ElementsAre(Pair("AAApeace", 2.0 / 3),
                            Pair("AAAtrade", 1.0 / 6),
                            Pair("BBBpeace", 1.0 / 3),
                            Pair("BBBtrade", 2.0 / 6),
                            Pair("CCCtrade", 3.0 / 6)));
}

TEST(DebateTest, DeniedAndNeutralStatementsAreNoPosition) {
    std::vector<Statement> statements = small();
    statements.push_back(said("AAA", "supports", "trade", "2020-06-01", "f.txt", 1, true));
    statements.push_back(said("BBB", "hedges", "peace", "2020-06-01", "f.txt", 2));
    const Debate debate = debate_of(statements);
    EXPECT_EQ(debate.unsigned_left_out, 2U);
    EXPECT_EQ(debate.stances.size(), 9U);
    const Debate all =
        debate_of(statements, {.row_types = {}, .column_types = {}, .qualifier = Qualifier::sign});
    EXPECT_EQ(all.stances.size(), 11U);
    EXPECT_EQ(all.range, 2.0);
    const Debate words = debate_of(
        statements, {.row_types = {}, .column_types = {}, .qualifier = Qualifier::relation});
    std::vector<std::string> names;
    for (const Level& level : words.levels)
        names.push_back(level.name);
    EXPECT_THAT(names, ElementsAre("!supports", "hedges", "leads", "opposes", "supports"));
}

TEST(DebateTest, UndirectedRelationsAreReadFromEitherEnd) {
    const Debate debate =
        debate_of({said("peace", "aligns", "AAA"), said("peace", "leads", "BBB")});
    EXPECT_THAT(debate.rows, ElementsAre("AAA"));
    EXPECT_THAT(debate.columns, ElementsAre("peace"));
}

TEST(DebateTest, OrderAndRepetitionOfStatementsDoNotMatter) {
    std::vector<Statement> statements = small();
    const Debate debate = debate_of(statements, {.duplicates = Duplicates::document});
    Random random(7);
    for (int i = 0; i < 20; ++i) {
        random.shuffle(statements);
        statements.push_back(statements.front());
        const Debate other = debate_of(statements, {.duplicates = Duplicates::document});
        EXPECT_EQ(other.stances, debate.stances);
    }
}

struct Repeated {
    const char* name;
    const char* first;
    const char* second;
    Duplicates rule;
    bool same;
    bool same_in_dna;
};

class DuplicatesTest : public testing::TestWithParam<Repeated> {};

TEST_P(DuplicatesTest, AreThoseOfTheSamePeriod) {
    const Repeated& given = GetParam();
    const std::vector<Statement> statements{
        said("AAA", "supports", "peace", given.first, "a.txt", 1),
        said("AAA", "supports", "peace", given.second, "b.txt", 1)};
    for (const bool compat : {false, true}) {
        const Debate debate =
            debate_of(statements, {.duplicates = given.rule, .dna_compat = compat});
        EXPECT_EQ(debate.stances.size(), (compat ? given.same_in_dna : given.same) ? 1U : 2U);
    }
}

INSTANTIATE_TEST_SUITE_P(
    All,
    DuplicatesTest,
    testing::Values(
        Repeated{"Month", "2019-05-01", "2019-05-31", Duplicates::month, true, true},
        Repeated{"MonthOfOtherYear", "2019-05-01", "2020-05-01", Duplicates::month, false, true},
        // ISO: 30 December 2019 is in the first week of 2020
        Repeated{"WeekOverNewYear", "2019-12-30", "2020-01-05", Duplicates::week, true, true},
        Repeated{"WeekOfOtherYear", "2019-05-06", "2020-05-04", Duplicates::week, false, true},
        Repeated{"Sunday", "2020-01-05", "2020-01-06", Duplicates::week, false, false},
        Repeated{"Year", "2019-01-01", "2019-12-31", Duplicates::year, true, true},
        Repeated{"OtherYear", "2019-01-01", "2020-01-01", Duplicates::year, false, false},
        Repeated{"Range", "2009-01-01", "2020-01-01", Duplicates::range, true, true},
        Repeated{"TooCoarse", "2019", "2019-05-01", Duplicates::month, false, false},
        Repeated{"Document", "2019-05-01", "2019-05-01", Duplicates::document, false, false}),
    [](const auto& p) { return p.param.name; });

TEST(SlicesTest, DnaWindowsAreCentredAndWithinTheRange) {
    const Debate debate = debate_of({said("AAA", "supports", "peace", "2020-01-01", "a.txt", 1),
                                     said("BBB", "supports", "peace", "2020-01-03", "a.txt", 2),
                                     said("CCC", "supports", "peace", "2020-01-06", "a.txt", 3)});
    const auto names = [&](const char* window, bool compat) {
        std::vector<std::string> list;
        for (const Slice& slice : slices_of(debate, *parse_slice_rule(window, compat)))
            list.push_back(slice.name);
        return list;
    };
    EXPECT_THAT(names("3d", true),
                ElementsAre("2020-01-02", "2020-01-03", "2020-01-04", "2020-01-05"));
    EXPECT_EQ(names("4d", true), names("5d", true));  // an even width counts as one more
    EXPECT_THAT(names("5d/1d", false),
                ElementsAre("2020-01-01..2020-01-05", "2020-01-02..2020-01-06"));
    EXPECT_THAT(names("2e", false), ElementsAre("#1..#2", "#2..#3"));
    EXPECT_THAT(names("2e", true), ElementsAre("#1..#3"));
}

TEST(SlicesTest, KernelsAreSymmetricUnlessDnaIsFollowed) {
    const Debate debate = debate_of({said("AAA", "supports", "peace", "2020-01-01", "a.txt", 1),
                                     said("BBB", "supports", "peace", "2020-01-03", "a.txt", 2),
                                     said("CCC", "supports", "peace", "2020-01-05", "a.txt", 3)});
    const auto weights = [&](const char* window, Kernel kernel, bool compat) {
        auto rule = *parse_slice_rule(window, compat);
        rule.kernel = kernel;
        return weights_in(slices_of(debate, rule).front(), debate, rule, false);
    };
    // days 1, 3, 5 of a window of five: d = 4/5, 0, -4/5
    const double far = 0.8;
    EXPECT_THAT(weights("5d/1d", Kernel::triangular, false),
                ElementsAre(testing::DoubleEq(1 - far), 1.0, testing::DoubleEq(1 - far)));
    EXPECT_THAT(weights("5d/1d", Kernel::epanechnikov, false),
                ElementsAre(testing::DoubleEq(0.75 * (1 - far * far)),
                            0.75,
                            testing::DoubleEq(0.75 * (1 - far * far))));
    EXPECT_THAT(weights("5d", Kernel::triangular, true),
                ElementsAre(testing::DoubleEq(1 - far), 1.0, testing::DoubleEq(1 + far)));
    EXPECT_THAT(weights("5d/1d", Kernel::uniform, false), ElementsAre(0.5, 0.5, 0.5));
}

TEST(SlicesTest, RulesThatAreNone) {
    for (const char* bad : {"", "0e", "e", "5", "5x", "5e/", "5e/2d", "-3e", "5e/0e", "99999999e"})
        EXPECT_FALSE(parse_slice_rule(bad, false).has_value()) << bad;
    for (const char* bad : {"30d/7d", "q", "0d"})
        EXPECT_FALSE(parse_slice_rule(bad, true).has_value()) << bad;
    EXPECT_TRUE(parse_slice_rule("year", false).has_value());
    EXPECT_TRUE(parse_slice_rule("4w", true).has_value());
}

TEST(DebateGraphTest, SignsOfTiesAreRelations) {
    const std::vector<Statement> statements = small();
    const Graph entities = entities_of(statements);
    const Debate debate = debate_of(statements);
    const Graph one = one_mode_graph(debate, one_mode(debate), Aggregation::subtract, entities);
    ASSERT_EQ(one.edge_count(), 2U);
    EXPECT_EQ(one.key(one.edges()[0]), (EdgeKey{"AAA", "conflict", "CCC", false}));
    EXPECT_EQ(one.edges()[0].weight, 3.0);
    EXPECT_EQ(one.sign(one.edges()[0]), Sign::negative);
    EXPECT_EQ(one.key(one.edges()[1]), (EdgeKey{"AAA", "congruence", "BBB", false}));
    EXPECT_EQ(one.edges()[1].weight, 2.0);
    const Graph two = two_mode_graph(debate, two_mode(debate), Aggregation::subtract, entities);
    EXPECT_EQ(two.node_count(), 5U);
    EXPECT_EQ(two.edge_count(), 4U);
    EXPECT_EQ(two.node(*two.find("peace")).attributes.at("mode"), "columns");
    EXPECT_EQ(two.node(*two.find("AAA")).attributes.at("statements"), "3");
    const Graph codes = two_mode_graph(
        debate, two_mode(debate, {Aggregation::combine, {}}), Aggregation::combine, entities);
    EXPECT_EQ(codes.key(codes.edges()[2]), (EdgeKey{"BBB", "no+yes", "trade", false}));
}

TEST(DebateGraphTest, NothingSaidIsAnEmptyNetwork) {
    const Debate debate = debate_of({});
    EXPECT_TRUE(one_mode(debate).empty());
    EXPECT_TRUE(two_mode(debate).empty());
    EXPECT_EQ(one_mode_graph(debate, {}, Aggregation::ignore, entities_of({})).node_count(), 0U);
    EXPECT_TRUE(slices_of(debate, *parse_slice_rule("year", false)).empty());
    EXPECT_TRUE(slices_of(debate, *parse_slice_rule("5d", true)).empty());
}

TEST(DebateTest, WhatDoesNotFitAModeIsRefused) {
    const Debate debate = debate_of(small());
    EXPECT_THROW((void)one_mode(debate, {Aggregation::combine, {}}), Error);
    EXPECT_THROW((void)one_mode(debate, {{}, Normalisation::activity}), Error);
    EXPECT_THROW((void)two_mode(debate, {Aggregation::conflict, {}}), Error);
    EXPECT_THROW((void)two_mode(debate, {Aggregation::ignore, Normalisation::average}), Error);
    EXPECT_THROW((void)two_mode(debate, {Aggregation::combine, Normalisation::activity}), Error);
}

}  // namespace
}  // namespace entente::test
