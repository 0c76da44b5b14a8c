// SPDX-License-Identifier: MIT
#include "extract/extractor.hpp"
#include "extract/pack.hpp"
#include "extract/pack_test.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace entente {
namespace {

std::shared_ptr<const Pack> world() {
    static const std::shared_ptr<const Pack> pack = [] {
        Diagnostics diagnostics;
        return std::make_shared<const Pack>(default_pack(diagnostics));
    }();
    return pack;
}

const Extractor& extractor() {
    static const Extractor shared(world());
    return shared;
}

Document document(const std::string& text) {
    ReadOptions options;
    options.language = "zh";
    return read_document(text, "test", options);
}

std::set<std::string> statements(const std::string& text) {
    std::set<std::string> found;
    for (const Statement& s : extractor().extract(document(text)).statements)
        found.insert(
            to_string(Case::Expected{s.source, s.relation, s.target, s.negated, s.modality}));
    return found;
}

struct Reading {
    const char* name;
    const char* text;
    std::set<std::string> wanted;
};

class PrenominalTest : public testing::TestWithParam<Reading> {};

TEST_P(PrenominalTest, ReadsTheText) {
    EXPECT_EQ(statements(GetParam().text), GetParam().wanted);
}

INSTANTIATE_TEST_SUITE_P(
    All,
    PrenominalTest,
    testing::Values(
        Reading{"RelativeClauseClosesBeforeItsHead",
                "秘鲁支持日本提出的“自由开放的印太”构想。",
                {"PER supports FOIP", "JPN leads FOIP"}},
        Reading{"SubjectGoesOverCommasAndEndsAtSemicolon",
                "秘鲁批评智利，又同巴西合作；加纳支持埃及。",
                {"PER opposes CHL", "BRA cooperates PER", "GHA supports EGY"}},
        Reading{"ListIsOneArgument",
                "越南对美国、日本和印度保持警惕。",
                {"VNM distrusts USA", "VNM distrusts JPN", "VNM distrusts IND"}},
        Reading{"CompoundIsOneArgument",
                "越南对中美保持警惕。",
                {"VNM distrusts CHN", "VNM distrusts USA"}},
        Reading{"OwnNegationStaysInItsClause",
                "挪威没有批评俄罗斯对乌克兰动武。",
                {"NOR !opposes RUS", "RUS fights UKR"}},
        Reading{"DenialReachesIntoTheClause", "伊朗否认威胁以色列。", {"IRN !coerces ISR"}},
        Reading{
            "SpeechIsReported", "埃及总统说，埃及支持巴勒斯坦。", {"EGY supports?reported PSE"}},
        Reading{"TwoSidesAreTheLastPair",
                "希腊与土耳其举行会谈。双方扩大合作。",
                {"GRC consults TUR", "GRC cooperates TUR"}},
        Reading{"ClauseInsideACoverbPhrase",
                "埃及对苏丹加入金砖国家表示欢迎。",
                {"EGY supports SDN", "SDN member_of BRICS"}},
        Reading{"UnknownWordsStayWhole", "安全、经济和体系因素需要联系起来。", {}}),
    [](const auto& p) { return std::string(p.param.name); });

TEST(PrenominalTraceTest, ShowsChunksAndSlots) {
    const std::string text =
        to_text(extractor().explain(document("哈萨克斯坦支持“一带一路”倡议。")).at(0));
    EXPECT_NE(text.find("[N 哈萨克斯坦] [V 支持] [N 一带一路"), std::string::npos) << text;
    EXPECT_NE(text.find("支持 (supports): subject KAZ, object BRI"), std::string::npos) << text;
}

/// Any words in any order: no crash, and every span lies in its sentence and reads as it says.
TEST(PrenominalPropertyTest, AnySequenceOfWordsIsRead) {
    static const std::vector<std::string> words{
        "中国", "俄罗斯", "中",     "俄",   "美",   "欧盟", "“一带一路”", "的",   "之",   "与",
        "和",   "、",     "对",     "向",   "为",   "在",   "由",         "被",   "把",   "将",
        "，",   "；",     "：",     "。",   "没有", "不",   "未",         "支持", "反对", "合作",
        "制裁", "加入",   "成员国", "表示", "说",   "如果", "可能",       "双方", "两国", "它",
        "其",   "自己",   "该组织", "之间", "而言", "令",   "提出",       "得到", "是",   "成为",
        "视为", "地",     "了",     "石油", "天气", "（",   "）",         "—",    "持",   "态度",
        "一道", "关系",   "发展",   "三国", "后者", "此举", "以",         "为由"};
    for (std::uint32_t seed = 1; seed <= 400; ++seed) {
        SCOPED_TRACE(testing::Message() << "seed " << seed);
        std::mt19937 random(seed);
        std::string text;
        for (auto n = 1 + random() % 60; n > 0; --n)
            text += words[random() % words.size()];
        text += "。";
        const Document d = document(text);
        for (const Statement& s : extractor().extract(d).statements) {
            for (const Span& span : {s.source_span, s.trigger, s.target_span}) {
                ASSERT_LE(span.begin, span.end);
                ASSERT_LE(span.end, text.size());
                EXPECT_EQ(text.substr(span.begin, span.end - span.begin), span.text) << text;
            }
            EXPECT_NE(s.source, s.target) << text;
        }
        EXPECT_FALSE(extractor().explain(d).empty() && !d.sentences.empty());
    }
}

/// Twice the clauses take about twice the work; a search that goes back would show here.
TEST(PrenominalPropertyTest, LongSentencesStayCheap) {
    std::string clause = "中国与俄罗斯在中亚地区对美国的制裁表示反对，";
    std::string text;
    for (int i = 0; i < 2000; ++i)
        text += clause;
    text += "印度支持埃及。";
    const Extraction found = extractor().extract(document(text));
    EXPECT_FALSE(found.statements.empty());
}

}  // namespace
}  // namespace entente
