// SPDX-License-Identifier: MIT
#include "extract/segment.hpp"

#include "extract/document.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace entente {
namespace {

using testing::ElementsAre;
using testing::ElementsAreArray;

std::vector<std::string> sentences(std::string_view text, const ReadOptions& options = {}) {
    const Document document = read_document(text, "s.txt", options);
    std::vector<std::string> out;
    for (const Sentence& s : document.sentences)
        out.emplace_back(document.sentence_text(s));
    return out;
}

struct Case {
    const char* name;
    std::vector<std::string> parts;  ///< the text is these, with `glue` between them
    std::string_view glue;
};

class SegmentTest : public testing::TestWithParam<Case> {};

TEST_P(SegmentTest, CutsWhereSentencesEnd) {
    std::string text;
    for (const std::string& part : GetParam().parts)
        text += (text.empty() ? "" : std::string(GetParam().glue)) + part;
    EXPECT_THAT(sentences(text), ElementsAreArray(GetParam().parts));
}

INSTANTIATE_TEST_SUITE_P(
    English,
    SegmentTest,
    testing::Values(
        Case{"Plain", {"Oman mediates.", "Qatar pays!", "Who waits?", "Kuwait."}, " "},
        Case{
            "Titles", {"Dr. Osei met Mr. Adeyemi and Gen. Park in St. Lucia.", "They spoke."}, " "},
        Case{"States", {"The U.S. Navy left the U.K. port.", "It was late."}, " "},
        Case{"StateAtTheEnd", {"The ships left for the U.S.", "The port was quiet."}, " "},
        Case{"Initials", {"J. K. Abara and P. Lund agreed.", "Others did not."}, " "},
        Case{"Latin", {"Several states, e.g. Palau, cf. Nauru, agreed.", "So did Fiji."}, " "},
        Case{"Numbers",
             {"Trade rose 3.5 per cent under No. 7 of Art. 12.", "In 2019 it fell."},
             " "},
        Case{"YearAtTheEnd", {"It was signed in 2019.", "Palau waited."}, " "},
        Case{"Companies", {"Lund Co. of Oslo and Abara Inc. of Lagos pay.", "They wait."}, " "},
        Case{"Quotes", {"“We wait.”", "Palau said no more."}, " "},
        Case{"QuoteGoesOn", {"“Why wait?” asked Palau.", "Nobody knew."}, " "},
        Case{"StraightQuotes", {"\"We wait,\" it said.", "\"We pay.\"", "Nobody paid."}, " "},
        Case{"Brackets", {"Palau waited (so did Nauru.)", "Fiji paid."}, " "},
        Case{"Omission", {"They waited ... and paid.", "Then they left."}, " "},
        Case{"Months", {"It was signed on 5 Sept. 2019 in Suva.", "Fiji paid."}, " "}),
    [](const auto& p) { return p.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Chinese,
    SegmentTest,
    testing::Values(Case{"Plain", {"甲国同意。", "乙国反对！", "谁来付款？", "丙国在等。"}, ""},
                    Case{"SemicolonDoesNotEnd", {"甲国同意；乙国反对。", "丙国在等。"}, ""},
                    Case{"QuoteStays", {"他说：“我们在等。”", "乙国没有回应。"}, ""},
                    Case{"QuestionLeansOn", {"“谁来付款？”的问题没有答案。", "丙国在等。"}, ""},
                    Case{"CornerQuotes", {"他說：「我們在等。」", "乙國沒有回應。"}, ""},
                    Case{"Omission", {"甲国说了很多……乙国没有听。", "丙国在等。"}, ""},
                    Case{"Decimals", {"贸易增长3.5%。", "C5+1机制照常运行。"}, ""},
                    Case{"AsciiQuestion", {"哪些议题可以讨论?", "谁来决定?", "没有答案。"}, ""}),
    [](const auto& p) { return p.param.name; });

TEST(SegmentTest, LanguageIsToldSentenceBySentence) {
    const Document d = read_document(
        "甲国与乙国举行会谈。\n\nThe two sides met again.\n\n与BRICS合作。\n", "m.txt");
    ASSERT_EQ(d.sentences.size(), 3U);
    EXPECT_EQ(d.sentences[0].language, "zh");
    EXPECT_EQ(d.sentences[1].language, "en");
    EXPECT_EQ(d.sentences[2].language, "zh");
    EXPECT_EQ(
        read_document("The two sides met.", "m.txt", {.date = {}, .language = "fr", .limits = {}})
            .sentences[0]
            .language,
        "fr");
}

TEST(SegmentTest, LongSentencesAreCutAfterACommaWithinTheLimit) {
    ReadOptions options;
    options.limits.sentence_code_points = 12;
    EXPECT_THAT(sentences("甲乙丙丁戊己庚，辛壬癸子丑寅卯辰巳午未。", options),
                ElementsAre("甲乙丙丁戊己庚，", "辛壬癸子丑寅卯辰巳午未。"));
    for (const std::string& s : sentences(std::string(100, 'x'), options))
        EXPECT_LE(s.size(), 12U);
}

TEST(SegmentTest, IndexesAreFromOneAndSpansAscend) {
    const Document d = read_document("One. Two.\n\nThree.\n", "m.txt");
    std::size_t last = 0;
    for (std::size_t i = 0; i < d.sentences.size(); ++i) {
        EXPECT_EQ(d.sentences[i].index, i + 1);
        EXPECT_GE(d.sentences[i].begin, last);
        EXPECT_GT(d.sentences[i].end, d.sentences[i].begin);
        last = d.sentences[i].end;
    }
}

}  // namespace
}  // namespace entente
