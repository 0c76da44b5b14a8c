// SPDX-License-Identifier: MIT
#include "extract/explain.hpp"

#include "extract/document.hpp"
#include "extract/extractor.hpp"
#include "extract/pack.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

namespace entente {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::vector<SentenceExplanation> explained(const std::string& text) {
    static const Extractor extractor = [] {
        Diagnostics diagnostics;
        return Extractor(std::make_shared<const Pack>(default_pack(diagnostics)));
    }();
    return extractor.explain(read_document(text, "text"));
}

WhyNot asked(const std::string& text, const Expectation& expected) {
    return why_not(explained(text), expected);
}

TEST(ExplainTest, BindingsOfWhatFired) {
    const auto sentences = explained("The charter was endorsed by Ghana. Togo backs Ghana.");
    ASSERT_EQ(sentences.size(), 2U);
    const SentenceExplanation& second = sentences[1];
    ASSERT_EQ(second.statements.size(), 1U);
    EXPECT_EQ(std::ranges::count_if(second.attempts, &ExplainedAttempt::used), 1);
    const auto used = std::ranges::find_if(second.attempts, &ExplainedAttempt::used);
    EXPECT_EQ(used->obstacle, "");
    EXPECT_THAT(used->sources, ElementsAre("TGO"));
    EXPECT_THAT(used->targets, ElementsAre("GHA"));
    EXPECT_THAT(used->lexeme_place.file, HasSubstr("lexemes/en/"));
    EXPECT_GT(used->lexeme_place.line, 0U);
    EXPECT_THAT(used->construction_place.file, HasSubstr("constructions.en.toml"));
    const std::string text = to_text(second);
    EXPECT_THAT(text, HasSubstr("=> TGO supports GHA"));
    EXPECT_THAT(text, HasSubstr("source “Togo” in the slot 'subject'"));
    EXPECT_THAT(text, HasSubstr("target “Ghana” in the slot 'object'"));
}

TEST(ExplainTest, AttemptsThatGaveNothingSayWhy) {
    for (const SentenceExplanation& sentence :
         explained("Ghana was criticised. Togo and Ghana, it is said, oppose. 加纳受到批评。"))
        for (const ExplainedAttempt& attempt : sentence.attempts)
            EXPECT_NE(attempt.used, !attempt.obstacle.empty()) << to_text(sentence);
}

TEST(ExplainTest, UnknownWordsOnceInOrder) {
    const auto sentences = explained("Fiji flumoxed and flumoxed and grombled Tonga.");
    ASSERT_EQ(sentences.size(), 1U);
    EXPECT_THAT(sentences[0].unknown, ElementsAre("flumoxed", "grombled"));
}

TEST(WhyNotTest, GivenStatementsAreSaidToBeGiven) {
    const WhyNot answer = asked("Togo backs Ghana.", {"TGO", "supports", "GHA"});
    EXPECT_TRUE(answer.given);
    EXPECT_EQ(answer.sentence, 1U);
}

TEST(WhyNotTest, ClosestConstructionAndTheSlotThatIsEmpty) {
    const WhyNot answer =
        asked("Ghana spoke. Togo was criticised in Fiji.", {"FJI", "opposes", "TGO"});
    EXPECT_FALSE(answer.given);
    EXPECT_EQ(answer.sentence, 2U);
    EXPECT_FALSE(answer.other_relation);
    EXPECT_EQ(answer.closest.relation, "opposes");
    EXPECT_THAT(answer.closest.obstacle, Not(IsEmpty()));
    EXPECT_THAT(answer.reasons, Contains(HasSubstr("stopped by: ")));
}

TEST(WhyNotTest, OtherRelationIsSaid) {
    const WhyNot answer = asked("Togo backs Ghana.", {"TGO", "opposes", "GHA"});
    EXPECT_FALSE(answer.given);
    EXPECT_TRUE(answer.other_relation);
    EXPECT_THAT(answer.reasons, Contains(HasSubstr("TGO supports GHA")));
}

TEST(WhyNotTest, NegationIsNotTheSame) {
    const WhyNot answer = asked("Togo does not back Ghana.", {"TGO", "supports", "GHA"});
    EXPECT_FALSE(answer.given);
    EXPECT_THAT(answer.reasons, Contains(HasSubstr("TGO not supports GHA")));
}

TEST(WhyNotTest, EndsThatNobodyNames) {
    const WhyNot answer = asked("Togo backs Ghana.", {"TGO", "supports", "PER"});
    EXPECT_THAT(answer.missing, ElementsAre("PER"));
    EXPECT_THAT(asked("It rains.", {"TGO", "supports", "PER"}).missing, ElementsAre("TGO", "PER"));
}

TEST(WhyNotTest, UnknownWordIsNamed) {
    const WhyNot answer = asked("Togo flumoxed Ghana.", {"TGO", "distrusts", "GHA"});
    EXPECT_FALSE(answer.given);
    EXPECT_THAT(answer.reasons, Contains(HasSubstr("flumoxed")));
}

}  // namespace
}  // namespace entente
