// SPDX-License-Identifier: MIT
#include "tests/cli/sandbox.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace entente::test {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::string shipped = ENTENTE_SOURCE_DIR "/examples/corpus/";

/// A table of many documents, the shipped ones again and again.
void write_table(const Sandbox& box, int documents) {
    std::string lines;
    for (int i = 0; i < documents; ++i)
        lines += "{\"text\":\"Ghana backs Togo. Fiji, not Tonga, opposes resolution " +
                 std::to_string(i) +
                 ". China and Russia signed a treaty; Japan criticised it. 俄罗斯支持中国。\","
                 "\"date\":\"2024-05-01\"}\n";
    box.write("many.jsonl", lines);
}

TEST(ExtractTableTest, RowsAreDocuments) {
    const Sandbox box;
    box.write("news.csv",
              "body,day,link\n\"Ghana backs Togo.\",2024-05-01,https://a.example\n,,\n"
              "Fiji opposes Tonga.,2023,\n");
    const Outcome got = box.run({"extract",
                                 "news.csv",
                                 "--text-column",
                                 "body",
                                 "--date-column",
                                 "day",
                                 "--url-column",
                                 "link",
                                 "-s",
                                 "-",
                                 "--documents",
                                 "d.jsonl"});
    EXPECT_EQ(got.status, 1);
    EXPECT_THAT(got.err, HasSubstr("news.csv:3: error: nothing in 'body'"));
    EXPECT_THAT(got.out, HasSubstr(R"("document":"news.csv#1","date":"2024-05-01")"));
    EXPECT_THAT(got.out, HasSubstr(R"("document":"news.csv#3","date":"2023")"));
    EXPECT_THAT(box.read("d.jsonl"), HasSubstr(R"("url":"https://a.example")"));
    EXPECT_THAT(box.run({"extract", "news.csv"}).err,
                HasSubstr("news.csv:1:1: error: no column 'text'"));
}

TEST(ExtractCandidatesTest, LinesForALexicon) {
    const Sandbox box;
    box.write("a.txt", "Tonga was ghosted by Fiji. Ghana ghosted Togo. Peru ghosted Chile.\n");
    ASSERT_EQ(box.run({"extract", "a.txt", "--candidates", "c.tsv"}).status, 0);
    EXPECT_THAT(box.read("c.tsv"), HasSubstr("ghost\tverb\tobj\t-\t\t"));
    ASSERT_EQ(box.run({"extract", "a.txt", "--candidates", "c.tsv", "--at-least", "4"}).status, 0);
    EXPECT_THAT(box.read("c.tsv"), Not(HasSubstr("ghost\t")));
}

TEST(ExtractResumeTest, KilledAgainAndAgainLosesAndRepeatsNothing) {
    const Sandbox box;
    write_table(box, 3000);
    const std::string outputs = " -s s.jsonl -m m.jsonl -o g.entente.json --candidates c.tsv";
    ASSERT_EQ(box.shell("$ENTENTE extract many.jsonl" + outputs +
                        "; mkdir whole; mv s.jsonl m.jsonl g.entente.json c.tsv whole")
                  .status,
              0);
    const Outcome got = box.shell(
        "n=0; for i in 1 2 3 4; do timeout --foreground -s KILL 0.$((i * 2)) $ENTENTE extract "
        "many.jsonl" +
        outputs +
        " --resume j || n=$((n + 1)); done; test -e s.jsonl && echo early; "
        "$ENTENTE extract many.jsonl" +
        outputs + " --resume j; echo status $?; ls; for f in whole/*; do cmp $f ${f#whole/}; done");
    EXPECT_THAT(got.out, HasSubstr("status 0\n"));
    EXPECT_THAT(got.out, Not(HasSubstr("differ"))) << got.out;
    EXPECT_THAT(got.out, Not(HasSubstr("\nj\n")));  // the journal is gone
}

TEST(ExtractResumeTest, ATornRecordIsDoneAgain) {
    const Sandbox box;
    write_table(box, 40);
    ASSERT_EQ(box.run({"extract", "many.jsonl", "-s", "whole.jsonl"}).status, 0);
    // nobody reads the output, so that the journal stays: all of it, then without its last bytes
    static_cast<void>(box.shell("$ENTENTE extract many.jsonl -s - --resume j | true"));
    const std::string journal = box.read("j");
    ASSERT_GT(journal.size(), 1000U);
    for (const std::size_t cut : {std::size_t{1}, std::size_t{5}, journal.size() / 2}) {
        box.write("j", journal.substr(0, journal.size() - std::min(cut, journal.size())));
        const Outcome got = box.run({"extract", "many.jsonl", "-s", "s.jsonl", "--resume", "j"});
        ASSERT_EQ(got.status, 0) << got.err;
        EXPECT_EQ(box.read("s.jsonl"), box.read("whole.jsonl"));
    }
}

TEST(ExtractResumeTest, AJournalOfOtherRulesIsRefused) {
    const Sandbox box;
    box.write("a.txt", "Ghana backs Togo.\n");
    box.write("j", "entente journal 1\tsomething else\n");
    EXPECT_THAT(box.run({"extract", "a.txt", "-s", "-", "--resume", "j"}).err,
                HasSubstr("j: error: the journal is of other rules or options"));
    box.write("j", "my only copy of something\n");
    EXPECT_EQ(box.run({"extract", "a.txt", "-s", "-", "--resume", "j"}).status, 2);
    EXPECT_EQ(box.read("j"), "my only copy of something\n");
}

TEST(ExtractResumeTest, AChangedFileIsDoneAgain) {
    const Sandbox box;
    box.write("a.txt", "Ghana backs Togo.\n");
    static_cast<void>(box.shell("$ENTENTE extract a.txt -s - --resume j | true"));
    ASSERT_TRUE(box.has("j"));
    box.write("a.txt", "Fiji backs Tonga, again.\n");
    EXPECT_THAT(box.run({"extract", "a.txt", "-s", "-", "--resume", "j"}).out,
                HasSubstr("\"FJI\""));
    EXPECT_FALSE(box.has("j"));
}

TEST(ExtractGroupsTest, MembersInsteadOfTheGroup) {
    const Sandbox box;
    box.write("2016-05-01.txt", "SCO member states support Mongolia.\n");
    EXPECT_THAT(box.run({"extract", "2016-05-01.txt", "-s", "-"}).out,
                HasSubstr("\"SCO-MEMBERS\""));
    const Outcome got = box.run({"extract", "2016-05-01.txt", "-s", "-", "--expand-groups"});
    EXPECT_THAT(got.out, HasSubstr(R"("source":"KAZ")"));
    EXPECT_THAT(got.out, Not(HasSubstr(R"("source":"IND")")));  // a member since 2017
}

TEST(PackToolsTest, TestShowsADifference) {
    const Sandbox box;
    box.write("p/pack.toml", "name = 'p'\nversion = '1'\nlanguages = ['en']\nover = 'world'\n");
    box.write("p/cases.en.tsv",
              "sentence\tstatements\nTogo backs Ghana.\tTGO opposes GHA\n"
              "Togo backs Peru.\tTGO supports PER\n");
    const Outcome got = box.run({"pack", "test", "p"});
    EXPECT_EQ(got.status, 1);
    EXPECT_THAT(got.out,
                HasSubstr("p/cases.en.tsv:2:1: Togo backs Ghana.\n  - TGO opposes GHA\n"
                          "  + TGO supports GHA\n"));
    EXPECT_THAT(got.out, Not(HasSubstr("backs Peru")));
}

TEST(PackToolsTest, LayersAndTheirConflicts) {
    const Sandbox box;
    box.write("p/pack.toml", "name = 'p'\nversion = '1'\nlanguages = ['en']\nover = 'world'\n");
    box.write("p/lexicon/mine.tsv",
              "id\ttype\ten\tattributes\nLSZ\torganisation\tLumora Straits Zone | NATO\t\n");
    box.write("p/lexemes/en/mine.tsv",
              "form\tpos\tgoverns\trelation\tflags\texample\nghost\tverb\tobj\tdistrusts\t\t"
              "Tonga ghosted Fiji.\n");
    const Outcome check = box.run({"pack", "check", "p"});
    EXPECT_EQ(check.status, 0) << check.err;
    EXPECT_THAT(check.err,
                HasSubstr("p/lexicon/mine.tsv:2:18: warning: 'NATO' of LSZ is a name of"));
    EXPECT_THAT(check.out, HasSubstr("1 conflict with the pack below"));
    const Outcome got = box.run({"explain", "Fiji was ghosted by Tonga.", "--pack", "p"});
    EXPECT_THAT(got.out, HasSubstr("TON distrusts FJI"));
}

TEST(PackToolsTest, StatsOfCasesAndOfATextWithGold) {
    const Sandbox box;
    box.write("a.txt", "Togo backs Ghana. Ghana opposes Peru.\n");
    box.write("gold.jsonl",
              R"({"doc":"a","quote":"Togo backs Ghana","source":"TGO","relation":"supports",)"
              R"("target":"GHA"})"
              "\n");
    const Outcome got = box.run({"pack",
                                 "stats",
                                 "--on",
                                 "a.txt",
                                 "--gold",
                                 "gold.jsonl",
                                 "--each",
                                 "lexeme",
                                 "--as",
                                 "csv"});
    ASSERT_EQ(got.status, 0) << got.err;
    EXPECT_THAT(got.out, testing::StartsWith("lexeme,relation,tried,hits,share,precision,recall,"));
    EXPECT_THAT(got.out, testing::ContainsRegex("\nback[^\n]*,1,0.5,1,1,"));
    const Outcome own = box.run({"pack", "stats", "--top", "3"});
    EXPECT_EQ(own.status, 0) << own.err;
    EXPECT_THAT(own.out, HasSubstr("verb-object"));
}

TEST(CodersTest, AgreementOfTwoFiles) {
    const Sandbox box;
    const std::string line =
        R"({"doc":"a","quote":"x","source":"TGO","relation":"supports","target":"GHA"})"
        "\n";
    box.write("a.jsonl", line);
    box.write("b.jsonl", line);
    const Outcome got = box.run({"evaluate", "--coders", "a.jsonl", "b.jsonl", "-f", "csv"});
    ASSERT_EQ(got.status, 0) << got.err;
    EXPECT_THAT(got.out, HasSubstr("F1 exact,1,1\n"));
    EXPECT_THAT(got.out, HasSubstr("alpha,1,1\n"));
}

}  // namespace
}  // namespace entente::test
