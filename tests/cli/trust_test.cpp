// SPDX-License-Identifier: MIT
// `entente centrality` over time and with its uncertainty, as people run it.
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
                      const std::string& target,
                      const std::string& date,
                      const std::string& document) {
    return R"({"document":")" + document + R"(","date":")" + date +
           R"(","sentence":{"index":1,"begin":0,"end":0,"text":""},"source":")" + source +
           R"(","relation":"aids","target":")" + target + "\"}\n";
}

/// 2018: China has two edges; 2020: Russia has.
const Sandbox& box() {
    static const Sandbox made;
    static const bool written = [] {
        made.write("s.jsonl",
                   statement("CHN", "KAZ", "2018-02-01", "a.txt") +
                       statement("CHN", "RUS", "2018-03-01", "b.txt") +
                       statement("RUS", "KAZ", "2020-02-01", "c.txt") +
                       statement("RUS", "CHN", "2020-03-01", "d.txt"));
        const Outcome got = made.run({"assemble", "s.jsonl", "-o", "g.entente.json"});
        if (got.status != 0)
            throw std::runtime_error(got.err);
        return true;
    }();
    (void)written;
    return made;
}

TEST(TrustCliTest, WhoRoseAndWhoFell) {
    const Outcome got = box().run(
        {"centrality", "g.entente.json", "-m", "out-degree", "--by-window", "year", "-f", "md"});
    EXPECT_EQ(got.err, "");
    EXPECT_THAT(got.out, HasSubstr("| RUS | Russia | +1 | 2 | 1 |"));
    EXPECT_THAT(got.out, HasSubstr("| CHN | China | -1 | 1 | 2 |"));
    EXPECT_THAT(got.out, HasSubstr("1 window without an edge not shown."));
    EXPECT_LT(got.out.find("RUS"), got.out.find("CHN"));
}

TEST(TrustCliTest, EveryWindowForPrograms) {
    const Outcome got = box().run({"centrality",
                                   "g.entente.json",
                                   "-m",
                                   "out-degree,degree",
                                   "--by-window",
                                   "year",
                                   "-f",
                                   "csv"});
    EXPECT_EQ(got.err, "");
    EXPECT_THAT(got.out,
                StartsWith("window,id,label,type,measure,value,rank,rise\n"
                           "2018,CHN,China,state,out-degree,2,1,\n"));
    EXPECT_THAT(got.out, HasSubstr("\n2020,RUS,Russia,state,out-degree,2,1,1\n"));
    EXPECT_THAT(got.out, HasSubstr("\n2020,CHN,China,state,degree,1,2,-1\n"));
}

TEST(TrustCliTest, NetworkByWindow) {
    const Outcome got = box().run({"centrality",
                                   "g.entente.json",
                                   "--of",
                                   "network",
                                   "-m",
                                   "edges",
                                   "--by-window",
                                   "year",
                                   "-f",
                                   "csv"});
    EXPECT_EQ(got.out, "measure,2018,2019,2020\nedges,2,0,2\n");
}

TEST(TrustCliTest, JackknifeOverDocuments) {
    // out-degree of China without each document: 1, 1, 2, 2; of four: se = sqrt(3/4 * 1)
    const Outcome got = box().run({"centrality",
                                   "g.entente.json",
                                   "-m",
                                   "out-degree",
                                   "--jackknife",
                                   "documents",
                                   "--top",
                                   "1",
                                   "-f",
                                   "csv"});
    EXPECT_EQ(got.err, "");
    EXPECT_EQ(got.out,
              "id,label,value,error,bias,rank,rank-low,rank-high,samples\n"
              "CHN,China,2,0.8660254037844386,-1.5,1,1,2,4\n");
}

TEST(TrustCliTest, BootstrapAndBaseLineAreTheSameEveryTime) {
    for (const std::vector<std::string>& words :
         {std::vector<std::string>{"centrality",
                                   "g.entente.json",
                                   "--bootstrap",
                                   "sentences",
                                   "--replicates",
                                   "50",
                                   "-f",
                                   "csv"},
          {"centrality", "g.entente.json", "--null", "20", "-f", "csv", "-m", "all"},
          {"centrality", "g.entente.json", "--of", "network", "--null", "20", "-f", "csv"}}) {
        const Outcome got = box().run(words);
        EXPECT_EQ(got.status, 0) << got.err;
        EXPECT_EQ(got.out, box().run(words).out);
        EXPECT_EQ(got.out.find("nan"), std::string::npos);
        EXPECT_EQ(got.out.find("inf"), std::string::npos);
    }
}

struct Refused {
    const char* name;
    std::vector<std::string> words;
    const char* message;
};

void PrintTo(const Refused& one, std::ostream* out) {
    *out << one.name;
}

class TrustRefusesTest : public testing::TestWithParam<Refused> {};

TEST_P(TrustRefusesTest, WithOneLine) {
    std::vector<std::string> words{"centrality", "g.entente.json"};
    words.insert(words.end(), GetParam().words.begin(), GetParam().words.end());
    const Outcome got = box().run(words);
    EXPECT_EQ(got.status, 2);
    EXPECT_EQ(got.out, "");
    EXPECT_THAT(got.err, HasSubstr(GetParam().message));
}

INSTANTIATE_TEST_SUITE_P(
    All,
    TrustRefusesTest,
    testing::Values(Refused{"Window", {"--by-window", "fortnight"}, "is not year, quarter, month"},
                    Refused{"Both", {"--by-window", "year", "--null", "5"}, "one at a time"},
                    Refused{"Two", {"--jackknife", "documents", "--null", "5"}, "at a time"},
                    Refused{"Groups", {"--of", "groups", "--null", "5"}, "--of actors and network"},
                    Refused{"One", {"--null", "1"}, "--null"},
                    Refused{"Level", {"--bootstrap", "documents", "--level", "2"}, "--level"}),
    [](const auto& p) { return p.param.name; });

TEST(TrustCliTest, NothingToLeaveOut) {
    box().write("plain.csv", "Source,Target\na,b\n");
    const Outcome got = box().run({"centrality", "plain.csv", "--jackknife", "sentences"});
    EXPECT_EQ(got.status, 2);
    EXPECT_THAT(got.err, HasSubstr("fewer than two sentences"));
}

}  // namespace
}  // namespace entente::test
