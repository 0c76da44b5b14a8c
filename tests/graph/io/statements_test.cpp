// SPDX-License-Identifier: MIT
#include "graph/io/io.hpp"
#include "tests/support/errors.hpp"
#include "tests/support/graphs.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace entente {
namespace {

using ::testing::HasSubstr;

std::vector<Statement> read(const std::string& jsonl, const Limits& limits = {}) {
    std::vector<Statement> statements;
    parse_statements(
        jsonl, "s.jsonl", [&](Statement&& s) { statements.push_back(std::move(s)); }, limits);
    return statements;
}

Statement random_statement(test::Random& random) {
    Statement s;
    const Evidence e = test::random_evidence(random, true);
    s.id = e.statement;
    s.document = e.document;
    s.date = e.date;
    s.language = e.language;
    s.sentence = e.sentence;
    s.source = "S" + test::hostile_text(random);
    s.relation = "r" + test::hostile_text(random);
    s.target = "T" + test::hostile_text(random);
    s.negated = random.chance(50);
    s.modality = e.modality;
    s.speaker = e.speaker;
    s.rule = e.rule;
    s.source_span = e.source_span;
    s.trigger = e.trigger;
    s.target_span = e.target_span;
    return s;
}

TEST(StatementsTest, HostileTextsReadBackTheSame) {
    test::Random random(1);
    for (int round = 0; round < 300; ++round) {
        std::vector<Statement> statements;
        std::string lines;
        for (int i = 0; i < 10; ++i) {
            statements.push_back(random_statement(random));
            const std::string line = to_json_line(statements.back());
            ASSERT_EQ(line.find('\n'), std::string::npos);
            lines += line + "\n";
        }
        ASSERT_EQ(read(lines), statements) << "round " << round;
    }
}

TEST(StatementsTest, KeysStandInTheFixedOrder) {
    Statement s{.id = "s_1", .document = "a.txt", .date = "2024", .language = "en"};
    s.sentence = {.index = 2, .begin = 3, .end = 9, .text = "A b."};
    s.source = "A";
    s.relation = "supports";
    s.target = "B";
    s.rule = "r";
    s.trigger = {.begin = 5, .end = 7, .text = "b"};
    EXPECT_EQ(to_json_line(s),
              R"({"id":"s_1","document":"a.txt","date":"2024","language":"en",)"
              R"("sentence":{"index":2,"begin":3,"end":9,"text":"A b."},)"
              R"("source":"A","relation":"supports","target":"B","negated":false,)"
              R"("modality":"asserted","speaker":"","rule":"r",)"
              R"("source_span":{"begin":0,"end":0,"text":""},)"
              R"("trigger_span":{"begin":5,"end":7,"text":"b"},)"
              R"("target_span":{"begin":0,"end":0,"text":""}})");
    EXPECT_EQ(to_json_line(MentionRecord{"a.txt", 2, "CHN", "state", 3, 9, "中国"}),
              R"({"document":"a.txt","sentence":2,"entity":"CHN","type":"state",)"
              R"("begin":3,"end":9,"text":"中国"})");
}

TEST(StatementsTest, OrderOfKeysBlanksAndUnknownKeysDoNotMatter) {
    const auto statements = read(
        "\n  \r\n { \"target\" : \"B\",\"more\":[{},null,-1e3],\"source\":"
        "\"\\u0041\", \"relation\":\"r\",\"document\":\"d\"}\r\n\n");
    ASSERT_EQ(statements.size(), 1U);
    EXPECT_EQ(statements[0].source, "A");
    EXPECT_EQ(statements[0].id, statement_id(statements[0]));
    EXPECT_TRUE(read("").empty());
    EXPECT_EQ(read("\xEF\xBB\xBF{\"document\":\"d\",\"source\":\"a\",\"relation\":\"r\","
                   "\"target\":\"b\"}")
                  .size(),
              1U);
}

TEST(StatementsTest, IdTellsKeyAndPlaceOnly) {
    test::Random random(3);
    const Statement s = random_statement(random);
    Statement other = s;
    other.rule = other.speaker = other.date = "2001";
    other.sentence.text = "else";
    EXPECT_EQ(statement_id(s), statement_id(other));
    other.negated = !other.negated;
    EXPECT_NE(statement_id(s), statement_id(other));
    other = s;
    ++other.trigger.end;
    EXPECT_NE(statement_id(s), statement_id(other));
    // pinned: files of older versions must go on meaning the same
    EXPECT_EQ(statement_id(Statement{}), "s_96c4b9f800941a08");
}

TEST(StatementsTest, LineCutAnywhereIsAnErrorAtItsEnd) {
    test::Random random(5);
    Statement s = random_statement(random);
    s.document = "d\u00e9";
    const std::string first = to_json_line(s);
    for (std::size_t cut = 1; cut < first.size(); ++cut) {
        const auto error = test::error_of([&] { read(first + "\n" + first.substr(0, cut)); });
        ASSERT_TRUE(error) << cut;
        ASSERT_EQ(error->where().line, 2U) << cut;
        // a line break that cuts a line is found on that line too
        const auto broken =
            test::error_of([&] { read(first.substr(0, cut) + "\n" + first.substr(cut) + "\n"); });
        if (broken && broken->code() == ErrorCode::syntax) {
            ASSERT_EQ(broken->where().line, 1U) << cut;
        }
    }
}

struct BadLine {
    const char* name;
    std::string text;
    ErrorCode code;
    std::uint32_t line;
    std::uint32_t column;
    const char* message;
};
class StatementsErrorTest : public ::testing::TestWithParam<BadLine> {};

TEST_P(StatementsErrorTest, PointsAtTheFault) {
    const auto error = test::error_of([] { read(GetParam().text); });
    ASSERT_TRUE(error);
    EXPECT_EQ(error->code(), GetParam().code) << error->what();
    EXPECT_EQ(error->where().line, GetParam().line) << error->what();
    EXPECT_EQ(error->where().column, GetParam().column) << error->what();
    EXPECT_THAT(error->what(), HasSubstr(GetParam().message));
}

using enum ErrorCode;
const std::string ends = R"("document":"d","source":"a","relation":"r","target":"b")";

INSTANTIATE_TEST_SUITE_P(
    All,
    StatementsErrorTest,
    ::testing::Values(
        BadLine{"NotJson", "hello\n", syntax, 1, 1, "an object expected"},
        BadLine{"AList", "[]\n", syntax, 1, 1, "an object expected, not '['"},
        BadLine{"AString", "\n\"x\"\n", syntax, 2, 1, "an object"},
        BadLine{"Null", "null", syntax, 1, 1, "an object"},
        BadLine{"NoTarget",
                R"({"document":"d","source":"a","relation":"r"})",
                syntax,
                1,
                1,
                "key 'target' is missing"},
        BadLine{"NoDocument",
                R"( {"target":"d","source":"a","relation":"r"})",
                syntax,
                1,
                2,
                "key 'document' is missing"},
        BadLine{"DoubledKey", "{" + ends + R"(,"source":"a"})", syntax, 1, 58, "stands twice"},
        BadLine{"SourceNumber", R"({"source":1})", syntax, 1, 11, "a string expected, not '1'"},
        BadLine{"SourceNull", R"({"source":null})", syntax, 1, 11, "a string expected"},
        BadLine{"EmptySource", R"({"source":""})", syntax, 1, 11, "an empty source"},
        BadLine{"NegatedText", R"({"negated":"no"})", syntax, 1, 12, "true or false expected"},
        BadLine{"NegatedCut", R"({"negated":tru})", syntax, 1, 15, "'true' expected"},
        BadLine{"NegatedWrong", R"({"negated":trux})", syntax, 1, 15, "'true' expected, not 'x'"},
        BadLine{"Modality", R"({"modality":"planed"})", unknown_name, 1, 13, "'planned'"},
        BadLine{"ModalityFar", R"({"modality":"xxxxxxxxx"})", unknown_name, 1, 13, "one of"},
        BadLine{"DateWords", R"({"date":"May 2016"})", syntax, 1, 9, "is not a date"},
        BadLine{"DateMonth", R"({"date":"2016-13"})", syntax, 1, 9, "is not a date"},
        BadLine{"DateDay", R"({"date":"2016-01-00"})", syntax, 1, 9, "is not a date"},
        BadLine{"SpanMissing", R"({"source_span":{"begin":1}})", syntax, 1, 16, "'end' is missing"},
        BadLine{"SpanTurned",
                R"({"source_span":{"begin":3,"end":2,"text":""}})",
                syntax,
                1,
                16,
                "ends before it begins"},
        BadLine{"SpanNegative", R"({"trigger_span":{"begin":-1}})", syntax, 1, 26, "at least 0"},
        BadLine{"SpanFraction", R"({"trigger_span":{"begin":1.5}})", syntax, 1, 26, "whole"},
        BadLine{"SpanHuge",
                R"({"target_span":{"begin":18446744073709551616}})",
                limit,
                1,
                25,
                "at most"},
        BadLine{"SentenceText", R"({"sentence":4})", syntax, 1, 13, "an object expected"},
        BadLine{"SentenceIndexHuge", R"({"sentence":{"index":4294967296}})", limit, 1, 22, "most"},
        BadLine{"LeadingZero", R"({"x":01})", syntax, 1, 6, "begin with 0"},
        BadLine{"BareMinus", R"({"x":-})", syntax, 1, 7, "a digit expected"},
        BadLine{"BarePoint", R"({"x":1.})", syntax, 1, 8, "a digit expected"},
        BadLine{"BareExponent", R"({"x":1e+})", syntax, 1, 9, "a digit expected"},
        BadLine{"PlusSign", R"({"x":+1})", syntax, 1, 6, "a value expected, not '+'"},
        BadLine{"NotANumber", R"({"x":NaN})", syntax, 1, 6, "a value expected"},
        BadLine{"SingleQuotes", "{'x':1}", syntax, 1, 2, "a key in quotes"},
        BadLine{"BareKey", "{x:1}", syntax, 1, 2, "a key in quotes"},
        BadLine{"NoColon", R"({"x" 1})", syntax, 1, 6, "':' expected"},
        BadLine{"NoComma", R"({"x":1 "y":2})", syntax, 1, 8, "',' or '}' expected"},
        BadLine{"TrailingComma", R"({"x":1,})", syntax, 1, 8, "a key in quotes"},
        BadLine{"TrailingCommaInList", R"({"x":[1,]})", syntax, 1, 9, "a value expected"},
        BadLine{"WrongClose", R"({"x":[1}})", syntax, 1, 8, "',' or ']'"},
        BadLine{"Comment", "{ // no\n}", syntax, 1, 3, "a key in quotes"},
        BadLine{"TwoOnALine", "{" + ends + "}{" + ends + "}", syntax, 1, 58, "the end expected"},
        BadLine{"TrailingText", "{" + ends + "} x", syntax, 1, 59, "the end expected, not 'x'"},
        BadLine{"OpenString", "{\"x\":\"abc\n\"}", syntax, 1, 10, "within the string that begins"},
        BadLine{"OpenObject", "{\n" + ends + "}", syntax, 1, 2, "the text ends here"},
        BadLine{"TabInString", "{\"x\":\"a\tb\"}", syntax, 1, 8, "a control character"},
        BadLine{"RawNul", std::string("{\"x\":\"a\0b\"}", 11), syntax, 1, 8, "control character"},
        BadLine{"NulOutside", std::string("\0", 1), syntax, 1, 1, "not '\\x00'"},
        BadLine{"EscapedNul", R"({"x":"a\u0000"})", syntax, 1, 8, "NUL"},
        BadLine{"UnknownEscape", R"({"x":"a\q"})", syntax, 1, 8, "unknown escape"},
        BadLine{"ShortEscape", R"({"x":"a\u12"})", syntax, 1, 12, "hexadecimal"},
        BadLine{"LoneHigh", R"({"x":"\ud83d!"})", syntax, 1, 7, "surrogate"},
        BadLine{"LoneLow", R"({"x":"\ude00"})", syntax, 1, 7, "surrogate"},
        BadLine{"HighHigh", R"({"x":"\ud83d\ud83d"})", syntax, 1, 7, "surrogate"},
        BadLine{"InvalidUtf8", "{\"中\":\"\xff\"}", encoding, 1, 7, "not UTF-8"},
        BadLine{"Overlong", "\n{\"x\":\"\xc0\xaf\"}", encoding, 2, 7, "not UTF-8"},
        BadLine{"Surrogate", "{\"x\":\"\xed\xa0\x80\"}", encoding, 1, 7, "not UTF-8"},
        BadLine{"Latin1", "{\"x\":\"caf\xe9\"}", encoding, 1, 10, "not UTF-8"},
        BadLine{"Utf16", std::string("\xff\xfe{\0}\0", 6), encoding, 1, 1, "not UTF-8"},
        BadLine{"ColumnInCodePoints", "{\"中国\":1,\"source\":2}", syntax, 1, 18, "a string"},
        BadLine{"ThirdLine", "{" + ends + "}\n\n{\"source\":[]}\n", syntax, 3, 11, "a string"}),
    [](const auto& instance) { return std::string(instance.param.name); });

TEST(StatementsLimitTest, NestingIdAndFileAtTheLimitAndBeyond) {
    const auto nested = [](std::size_t depth) {
        return "{" + ends + ",\"x\":" + std::string(depth - 1, '[') + std::string(depth - 1, ']') +
               "}";
    };
    EXPECT_NO_THROW(read(nested(64)));
    EXPECT_EQ(test::error_of([&] { read(nested(65)); })->code(), limit);
    EXPECT_EQ(test::error_of([&] { read(nested(1'000'000)); })->code(), limit);
    const auto with_id = [](std::size_t bytes) {
        return "{" + ends + ",\"id\":\"" + std::string(bytes, 'i') + "\"}";
    };
    EXPECT_NO_THROW(read(with_id(256)));
    const auto too_long = test::error_of([&] { read(with_id(257)); });
    EXPECT_EQ(too_long->code(), limit);
    EXPECT_THAT(too_long->what(), HasSubstr("limit of 256 bytes"));
    Limits limits;
    limits.graph_bytes = ends.size() + 2;
    EXPECT_NO_THROW(read("{" + ends + "}", limits));
    EXPECT_EQ(test::error_of([&] { read("{" + ends + " }", limits); })->code(), limit);
}

TEST(StatementsTest, LongLineIsReadInGoodTime) {
    const std::string text(20'000'000, 'x');
    const auto statements = read("{" + ends + ",\"rule\":\"" + text + "\"}\n");
    ASSERT_EQ(statements.size(), 1U);
    EXPECT_EQ(statements[0].rule.size(), text.size());
}

}  // namespace
}  // namespace entente
