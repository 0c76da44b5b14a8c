// SPDX-License-Identifier: MIT
#include "graph/io/statement_formats.hpp"
#include "tests/support/errors.hpp"
#include "tests/support/graphs.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace entente {
namespace {

using ::testing::HasSubstr;

std::vector<Statement> read(const std::string& csv, const Limits& limits = {}) {
    std::vector<Statement> statements;
    read_statements_csv(
        csv, "s.csv", [&](Statement&& s) { statements.push_back(std::move(s)); }, limits);
    return statements;
}

std::string written(const std::vector<Statement>& statements, bool mark = false) {
    std::string csv;
    write_statements_csv(
        statements, [&csv](std::string_view piece) { csv += piece; }, {.byte_order_mark = mark});
    return csv;
}

TEST(StatementsCsvTest, HostileTextsReadBackTheSame) {
    test::Random random(1);
    for (int round = 0; round < 200; ++round) {
        std::vector<Statement> statements(10);
        for (Statement& s : statements) {
            const Evidence e = test::random_evidence(random, true);
            s = {.id = e.statement, .document = e.document, .date = e.date, .language = e.language};
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
        }
        ASSERT_EQ(read(written(statements, round % 2 == 0)), statements) << "round " << round;
    }
}

TEST(StatementsCsvTest, OneRowWrittenOut) {
    Statement s{.id = "s_1", .document = "a,b.txt", .date = "2024", .language = "en"};
    s.sentence = {.index = 2, .begin = 3, .end = 9, .text = "A \"b\"."};
    s.source = "A";
    s.relation = "supports";
    s.target = "B";
    s.negated = true;
    s.trigger = {.begin = 5, .end = 7, .text = "b"};
    EXPECT_EQ(written({s}),
              "id,document,date,language,source,relation,target,negated,modality,speaker,rule,"
              "sentence,sentence_begin,sentence_end,sentence_text,source_begin,source_end,"
              "source_text,trigger_begin,trigger_end,trigger_text,target_begin,target_end,"
              "target_text\n"
              "s_1,\"a,b.txt\",2024,en,A,supports,B,true,asserted,,,2,3,9,\"A \"\"b\"\".\","
              "0,0,,5,7,b,0,0,\n");
}

TEST(StatementsCsvTest, TableOfASpreadsheetNeedsFourColumns) {
    const auto statements = read(
        "target;coder;source;document;relation;negated\r\n"
        "CHN;me;USA;\"a;b\";opposes;TRUE\r\n\r\nRUS;you;IND;c;aids;\r\n");
    ASSERT_EQ(statements.size(), 2U);
    EXPECT_EQ(statements[0].source, "USA");
    EXPECT_EQ(statements[0].document, "a;b");
    EXPECT_TRUE(statements[0].negated);
    EXPECT_EQ(statements[0].id, statement_id(statements[0]));
    EXPECT_FALSE(statements[1].negated);
    EXPECT_EQ(statements[1].relation, "aids");
}

struct BadTable {
    const char* name;
    std::string text;
    ErrorCode code;
    std::uint32_t line;
    std::uint32_t column;
    const char* message;
};
class StatementsCsvErrorTest : public ::testing::TestWithParam<BadTable> {};

TEST_P(StatementsCsvErrorTest, PointsAtTheFault) {
    const auto error = test::error_of([] { read(GetParam().text); });
    ASSERT_TRUE(error);
    EXPECT_EQ(error->code(), GetParam().code) << error->what();
    EXPECT_EQ(error->where().line, GetParam().line) << error->what();
    EXPECT_EQ(error->where().column, GetParam().column) << error->what();
    EXPECT_THAT(error->what(), HasSubstr(GetParam().message));
}

using enum ErrorCode;
const std::string head = "document,source,relation,target";

INSTANTIATE_TEST_SUITE_P(
    All,
    StatementsCsvErrorTest,
    ::testing::Values(
        BadTable{"Empty", "", syntax, 1, 1, "empty"},
        BadTable{"NoTarget", "document,source,relation\n", syntax, 1, 1, "'target' is missing"},
        BadTable{"Doubled", head + ",source\n", syntax, 1, 33, "'source' stands twice"},
        BadTable{"Short", head + "\nd,a,r\n", syntax, 2, 1, "4 columns expected"},
        BadTable{"Long", head + "\nd,a,r,b,x\n", syntax, 2, 1, "not 5"},
        BadTable{"EmptySource", head + "\nd,,r,b\n", syntax, 2, 3, "an empty source"},
        BadTable{"Open", head + "\n中,\"a,r,b\n", syntax, 2, 3, "does not end"},
        BadTable{"Date", "date," + head + "\n3/5/2016,d,a,r,b\n", syntax, 2, 1, "not a date"},
        BadTable{"Flag", "negated," + head + "\nno,d,a,r,b\n", syntax, 2, 1, "not 'no'"},
        BadTable{"Modality", head + ",modality\nd,a,r,b,planed\n", unknown_name, 2, 9, "'planned'"},
        BadTable{"Number", head + ",sentence\nd,a,r,b,1.5\n", syntax, 2, 9, "not '1.5'"},
        BadTable{"Minus", head + ",source_end\nd,a,r,b,-1\n", syntax, 2, 9, "at least 0"},
        BadTable{
            "Huge", head + ",source_end\nd,a,r,b,18446744073709551616\n", limit, 2, 9, "too large"},
        BadTable{"IndexHuge", head + ",sentence\nd,a,r,b,4294967296\n", limit, 2, 9, "too large"},
        BadTable{"Turned",
                 head + ",target_begin,target_end\nd,a,r,b,3,2\n",
                 syntax,
                 2,
                 1,
                 "ends before it begins"},
        BadTable{"LongName", head + "\nd," + std::string(300, 'x') + ",r,b\n", limit, 2, 3, "256"},
        BadTable{"NotUtf8", head + "\nd,a,\xFF,b\n", encoding, 2, 5, ""}),
    [](const auto& p) { return p.param.name; });

}  // namespace
}  // namespace entente
