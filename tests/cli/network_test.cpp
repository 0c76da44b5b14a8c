// SPDX-License-Identifier: MIT
// `entente network` as people run it.
#include "tests/cli/sandbox.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace entente::test {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

std::string statement(const std::string& source,
                      const std::string& relation,
                      const std::string& target,
                      const std::string& date,
                      int sentence) {
    return R"({"document":"a.txt","date":")" + date + R"(","sentence":{"index":)" +
           std::to_string(sentence) + R"(,"begin":0,"end":0,"text":""},"source":")" + source +
           R"(","relation":")" + relation + R"(","target":")" + target + "\"}\n";
}

/// Three states on two concepts and an initiative.
const Sandbox& box() {
    static const Sandbox made;
    static const bool written = [] {
        made.write("s.jsonl",
                   statement("CHN", "supports", "multipolarity", "2020-01-10", 1) +
                       statement("RUS", "supports", "multipolarity", "2020-02-10", 2) +
                       statement("RUS", "supports", "multipolarity", "2020-02-11", 3) +
                       statement("USA", "opposes", "multipolarity", "2021-01-10", 4) +
                       statement("USA", "opposes", "BRI", "2021-02-10", 5) +
                       statement("CHN", "leads", "BRI", "2021-03-10", 6) +
                       statement("CHN", "hedges", "sovereignty", "2021-03-10", 6) +
                       statement("RUS", "supports", "CHN", "2020-02-11", 3));
        return true;
    }();
    (void)written;
    return made;
}

TEST(NetworkCliTest, TwoModeMatrix) {
    const Outcome got =
        box().run({"network", "s.jsonl", "--columns", "concept,initiative", "-f", "csv"});
    EXPECT_EQ(got.status, 0);
    EXPECT_EQ(got.err, "");
    EXPECT_EQ(got.out, "id,BRI,multipolarity\nCHN,1,1\nRUS,0,2\nUSA,-1,-1\n");
}

TEST(NetworkCliTest, OneModeWithDuplicatesOnceAMonth) {
    const Outcome got = box().run({"network",
                                   "s.jsonl",
                                   "--mode",
                                   "one",
                                   "--rows",
                                   "actor",
                                   "--columns",
                                   "concept,initiative",
                                   "--duplicates",
                                   "month",
                                   "-f",
                                   "csv"});
    EXPECT_EQ(got.err, "");
    EXPECT_EQ(got.out, "id,CHN,RUS,USA\nCHN,0,1,-2\nRUS,1,0,-1\nUSA,-2,-1,0\n");
}

TEST(NetworkCliTest, OneGraphAWindow) {
    const Outcome got = box().run({"network",
                                   "s.jsonl",
                                   "--columns",
                                   "concept,initiative",
                                   "--window",
                                   "year",
                                   "-o",
                                   "two.entente.json"});
    EXPECT_EQ(got.status, 0);
    EXPECT_EQ(got.out + got.err, "");
    EXPECT_THAT(box().run({"show", "two.2020.entente.json", "--flat"}).status, 0);
    const std::string later = box().read("two.2021.entente.json");
    EXPECT_THAT(later, HasSubstr("\"disagrees\""));
    EXPECT_THAT(later, HasSubstr("\"mode\":\"columns\""));
}

TEST(NetworkCliTest, CooccurrenceCountsWhatTheMentionsNameToo) {
    box().write("m.jsonl",
                R"({"document":"a.txt","sentence":1,"entity":"sovereignty","type":"concept"})"
                "\n");
    const Outcome got = box().run(
        {"network", "s.jsonl", "--mode", "cooccurrence", "--mentions", "m.jsonl", "-f", "csv"});
    EXPECT_EQ(got.err, "");
    EXPECT_EQ(got.out,
              "first,first-label,second,second-label,together,first-count,second-count,expected,"
              "pmi,npmi,log-likelihood\n"
              "multipolarity,multipolarity,sovereignty,sovereignty,1,4,2,1.3333333333333333,"
              "-0.4150374992788438,-0.16055842170362478,0.36690014034750584\n");
}

struct Refused {
    const char* name;
    std::vector<std::string> words;
    const char* message;
};

void PrintTo(const Refused& one, std::ostream* out) {
    *out << one.name;
}

class NetworkRefusesTest : public testing::TestWithParam<Refused> {};

TEST_P(NetworkRefusesTest, WithAMessageThatSaysWhatToDo) {
    std::vector<std::string> words{"network", "s.jsonl"};
    words.insert(words.end(), GetParam().words.begin(), GetParam().words.end());
    const Outcome got = box().run(words);
    EXPECT_EQ(got.status, 2);
    EXPECT_EQ(got.out, "");
    EXPECT_THAT(got.err, HasSubstr(GetParam().message));
}

INSTANTIATE_TEST_SUITE_P(
    All,
    NetworkRefusesTest,
    testing::Values(
        Refused{"Type", {"--rows", "actors"}, "did you mean 'actor'"},
        Refused{"OneModeNorm", {"--normalise", "jaccard"}, "activity or prominence"},
        Refused{"Window", {"--window", "fortnight"}, "is no window such as year"},
        Refused{"Kernel", {"--kernel", "uniform"}, "--window"},
        Refused{"Paragraph", {"--mode", "cooccurrence", "--within", "paragraph"}, "--documents"},
        Refused{"Mentions", {"--mentions", "m.jsonl"}, "--mode cooccurrence"},
        Refused{"Extension", {"-o", "x.pdf"}, "the extension"},
        Refused{"Windows", {"--window", "year", "-o", "-"}, "several graphs"},
        Refused{"Both", {"--rows", "any", "--columns", "any", "-o", "x.entente.json"}, "both"}),
    [](const auto& p) { return p.param.name; });

TEST(NetworkCliTest, BadMentionsAreLocated) {
    box().write("bad.jsonl",
                "{\"document\":\"a\",\"sentence\":1,\"entity\":\"x\"}\n{\"document\":\"a\"}\n");
    const Outcome got =
        box().run({"network", "s.jsonl", "--mode", "cooccurrence", "--mentions", "bad.jsonl"});
    EXPECT_EQ(got.status, 2);
    EXPECT_THAT(got.err, StartsWith("bad.jsonl:2:"));
}

}  // namespace
}  // namespace entente::test
