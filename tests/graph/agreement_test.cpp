// SPDX-License-Identifier: MIT
#include "graph/evaluation.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <utility>
#include <vector>

namespace entente {
namespace {

using Units = std::vector<std::pair<std::string, std::string>>;

/// The definition, over all pairs of values: 1 - observed / expected disagreement.
double by_definition(const Units& units) {
    std::vector<std::string> values;
    double observed = 0;
    for (const auto& [a, b] : units) {
        values.push_back(a);
        values.push_back(b);
        observed += a == b ? 0 : 1;
    }
    observed /= static_cast<double>(units.size());
    double expected = 0;
    for (std::size_t i = 0; i < values.size(); ++i)
        for (std::size_t k = 0; k < values.size(); ++k)
            expected += i != k && values[i] != values[k] ? 1 : 0;
    expected /= static_cast<double>(values.size() * (values.size() - 1));
    return expected == 0 ? 1 : 1 - observed / expected;
}

/// Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), example A: alpha = 0.095.
TEST(AlphaTest, PublishedBinaryExample) {
    const std::string a = "0100000000";
    const std::string b = "1110010001";
    Units units;
    for (std::size_t i = 0; i < a.size(); ++i)
        units.emplace_back(std::string(1, a[i]), std::string(1, b[i]));
    EXPECT_NEAR(krippendorff_alpha(units), 0.095, 0.0005);
}

/// The same paper, example B: nominal values of two observers, alpha = 0.692.
TEST(AlphaTest, PublishedNominalExample) {
    const std::string a = "aabbdcccedda";
    const std::string b = "babbbccceddd";
    Units units;
    for (std::size_t i = 0; i < a.size(); ++i)
        units.emplace_back(std::string(1, a[i]), std::string(1, b[i]));
    EXPECT_NEAR(krippendorff_alpha(units), 0.692, 0.0005);
}

TEST(AlphaTest, EqualsItsDefinition) {
    for (std::uint32_t seed = 1; seed <= 200; ++seed) {
        std::mt19937 random(seed);
        Units units;
        for (auto n = 1 + random() % 30; n > 0; --n)
            units.emplace_back(std::to_string(random() % 4), std::to_string(random() % 4));
        EXPECT_NEAR(krippendorff_alpha(units), by_definition(units), 1e-12) << seed;
    }
    EXPECT_EQ(krippendorff_alpha({}), 1.0);
}

const Schema schema({{.name = "state"}},
                    {{.name = "supports", .directed = true, .sign = Sign::positive},
                     {.name = "aids", .directed = true, .sign = Sign::positive},
                     {.name = "opposes", .directed = true, .sign = Sign::negative},
                     {.name = "trades", .directed = false, .sign = Sign::positive}});

GoldStatement coded(const std::string& source,
                    const std::string& relation,
                    const std::string& target,
                    bool negated = false) {
    return {.document = "d",
            .quote = "q",
            .source = source,
            .relation = relation,
            .target = target,
            .negated = negated};
}

TEST(AgreementTest, CountsWhatBothHave) {
    const std::vector<GoldStatement> a{
        coded("A", "supports", "B"), coded("B", "trades", "A"), coded("A", "opposes", "C")};
    const std::vector<GoldStatement> b{
        coded("A", "aids", "B"), coded("A", "trades", "B"), coded("C", "opposes", "A")};
    const Agreement result = agreement(a, b, schema);
    EXPECT_DOUBLE_EQ(result.tallies[0].f1(), 1.0 / 3);  // the trade, whichever way round
    EXPECT_DOUBLE_EQ(result.tallies[1].f1(), 2.0 / 3);
    EXPECT_DOUBLE_EQ(result.tallies[2].f1(), 1.0);
    EXPECT_EQ(result.units, 3U);  // A-B, A-C, C-A
    EXPECT_EQ(result.both_units, 1U);
    const Agreement self = agreement(a, a, schema);
    EXPECT_DOUBLE_EQ(self.alpha, 1.0);
    EXPECT_DOUBLE_EQ(self.tallies[0].f1(), 1.0);
}

TEST(EvaluationTest, AttributesAndConfusion) {
    std::vector<GoldStatement> gold{
        coded("A", "supports", "B", true), coded("A", "opposes", "C"), coded("B", "supports", "C")};
    gold[1].modality = Modality::planned;
    gold[1].speaker = "X";
    std::vector<Statement> given(3);
    for (Statement& s : given) {
        s.document = "d";
        s.sentence.text = "q";
        s.rule = "verb-object/back";
    }
    given[0].source = "A", given[0].relation = "supports", given[0].target = "B";
    given[1].source = "A", given[1].relation = "opposes", given[1].target = "C";
    given[1].modality = Modality::planned;
    given[2].source = "B", given[2].relation = "aids", given[2].target = "C";
    const Evaluation result = evaluate(gold, given, schema);
    EXPECT_EQ(result.negation.matched, 2U);
    EXPECT_EQ(result.negation.equal, 1U);
    EXPECT_EQ(result.modality.matched, 1U);
    EXPECT_EQ(result.modality.by_value.at("planned").right, 1U);
    EXPECT_EQ(result.speaker.equal, 0U);
    EXPECT_EQ(result.confusion.at({"supports", "aids"}), 1U);
    EXPECT_EQ(result.confusion.at({"!supports", "supports"}), 1U);
    EXPECT_EQ(result.confusion.at({"opposes", "opposes"}), 1U);
    EXPECT_EQ(result.by_construction.at("verb-object")[0].given, 3U);
}

}  // namespace
}  // namespace entente
