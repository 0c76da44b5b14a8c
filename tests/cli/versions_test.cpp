// SPDX-License-Identifier: MIT
#include "graph/io/io.hpp"
#include "tests/cli/sandbox.hpp"
#include "tests/support/graphs.hpp"
#include "tests/support/xml_check.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace entente::test {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

const std::string packs = ENTENTE_SOURCE_DIR "/extract/packs/world";

/// Kazakhstan, whatever its id and label, in one relation with Russia, and Russia with China.
std::string graph(const std::string& relation,
                  const std::string& id = "KAZ",
                  const std::string& label = "Kazakhstan") {
    Evidence evidence{.statement = "s_" + relation, .document = "n.txt"};
    evidence.sentence = {.index = 3, .text = "They <said> so."};
    return to_entente_json(Graph(
        small_schema(),
        {{.id = "CHN", .type = "state"},
         {.id = id, .type = "state", .labels = {{"en", label}}},
         {.id = "RUS", .type = "state", .labels = {{"en", "Russia"}}}},
        {{.source = NodeId{1}, .target = NodeId{2}, .relation = relation, .evidence = {evidence}},
         {.source = NodeId{2}, .target = NodeId{0}, .relation = "trades"}},
        {.tool = "entente test"}));
}

class DiffCommandTest : public ::testing::Test {
protected:
    void SetUp() override {
        box_.write("a.entente.json", graph("supports"));
        box_.write("b.entente.json", graph("opposes"));
        box_.write("renamed.entente.json", graph("supports", "QAZ"));
    }
    [[nodiscard]] Outcome diff(std::vector<std::string> words,
                               const std::string& after = "b.entente.json") const {
        words.insert(words.begin(), {"diff", "a.entente.json", after});
        return box_.run(words);
    }
    Sandbox box_;
};

TEST_F(DiffCommandTest, QuietSaysOnlyWhether) {
    const Outcome differ = diff({"-q"});
    EXPECT_EQ(differ.status, 1);
    EXPECT_EQ(differ.out + differ.err, "");
    EXPECT_EQ(diff({"-q"}, "a.entente.json").status, 0);
    EXPECT_EQ(diff({"-q"}, "c.entente.json").status, 2);
}

TEST_F(DiffCommandTest, IgnoresWhatIsAskedFor) {
    box_.write("label.entente.json", graph("supports", "KAZ", "Qazaqstan"));
    EXPECT_EQ(diff({}, "label.entente.json").status, 1);
    EXPECT_EQ(diff({"--ignore", "labels"}, "label.entente.json").status, 0);
    const Outcome unknown = diff({"--ignore", "label"});
    EXPECT_EQ(unknown.status, 2);
    EXPECT_THAT(unknown.err, HasSubstr("did you mean 'labels'?"));
    const Outcome patch = diff({"--ignore", "labels", "-f", "json"});
    EXPECT_EQ(patch.status, 2);
    EXPECT_THAT(patch.err, HasSubstr("a patch (json) holds everything"));
}

TEST_F(DiffCommandTest, Groups) {
    EXPECT_THAT(diff({"--by", "relation"}).out,
                AllOf(HasSubstr("== opposes  +1 -0 ~0\n+ KAZ -[opposes -]-> RUS"),
                      HasSubstr("== supports  +0 -1 ~0\n- KAZ -[supports +]-> RUS")));
    EXPECT_THAT(diff({"--by", "node"}).out, HasSubstr("== KAZ  +1 -1 ~0\n"));
    EXPECT_THAT(diff({"--by", "document"}).out, HasSubstr("== n.txt  +1 -1 ~0\n"));
}

TEST_F(DiffCommandTest, Renames) {
    const Outcome found = diff({"--renames", "auto"}, "renamed.entente.json");
    EXPECT_EQ(found.status, 1);
    EXPECT_THAT(found.out, HasSubstr("renamed: KAZ -> QAZ (name “Kazakhstan”)\n"));
    EXPECT_THAT(found.out, HasSubstr("edges +0 -0 ~0; nodes +0 -0 ~0"));
    box_.write("map.tsv", "KAZ\tQAZ\nXYZ\tABC\n");
    EXPECT_THAT(diff({"--renames", "map.tsv"}, "renamed.entente.json").out,
                AllOf(HasSubstr("renamed: KAZ -> QAZ (alias map)\n"), Not(HasSubstr("XYZ"))));
    box_.write("bad.tsv", "KAZ\tQAZ\nno tab\n");
    const Outcome bad = diff({"--renames", "bad.tsv"}, "renamed.entente.json");
    EXPECT_EQ(bad.status, 2);
    EXPECT_THAT(bad.err, StartsWith("bad.tsv:2:1: error: expected an old id"));
}

TEST_F(DiffCommandTest, LabelsAndStandingAndStat) {
    EXPECT_THAT(diff({"--labels", "en"}).out, HasSubstr("! Kazakhstan (KAZ) -> Russia (RUS)"));
    EXPECT_THAT(diff({"--measures", "degree-positive"}).out,
                HasSubstr("v KAZ                                   "));
    EXPECT_THAT(diff({"--measures", "none"}).out, Not(HasSubstr(": rank ")));
    const std::string stat = diff({"--stat"}).out;
    EXPECT_THAT(stat, HasSubstr("summary: 1 sign flip"));
    EXPECT_THAT(stat, Not(HasSubstr("! KAZ")));
}

TEST_F(DiffCommandTest, ThePageStandsAlone) {
    const Outcome made = diff({"-o", "d.html"});
    EXPECT_EQ(made.status, 1) << made.err;
    const std::string page = box_.read("d.html");
    EXPECT_THAT(page,
                AllOf(HasSubstr("default-src 'none'; style-src 'sha256-"),
                      HasSubstr("<h1>a → b</h1>"),
                      HasSubstr("They &lt;said&gt; so."),
                      HasSubstr("class=\"edge negative opposes added\""),
                      HasSubstr("Sign flips")));
    EXPECT_THAT(page, AllOf(Not(HasSubstr("<script")), Not(HasSubstr("They <said>"))));
    for (const char* outside : {"src=", "url(", "@import"})
        EXPECT_THAT(page, Not(HasSubstr(outside)));
}

TEST_F(DiffCommandTest, PatchesAreCheckedAndSayWhereTheyDoNotFit) {
    ASSERT_EQ(diff({"-f", "json", "-o", "p.json"}).status, 1);
    EXPECT_EQ(box_.run({"apply", "p.json", "a.entente.json"}).out, graph("opposes"));
    EXPECT_EQ(box_.run({"apply", "--reverse", "p.json", "b.entente.json"}).out, graph("supports"));
    const Outcome fits = box_.run({"apply", "--check", "p.json", "a.entente.json"});
    EXPECT_EQ(fits.status, 0);
    EXPECT_EQ(fits.out + fits.err, "");
    std::string other = graph("supports");
    other.replace(other.find("They <said> so."), 4, "Some");
    box_.write("other.entente.json", other);
    const auto line =
        std::count(other.begin(),
                   other.begin() + static_cast<std::ptrdiff_t>(other.find("\"source\":\"KAZ\"")),
                   '\n') +
        1;
    for (const bool check : {true, false}) {
        std::vector<std::string> words{"apply", "p.json", "other.entente.json"};
        if (check)
            words.emplace_back("--check");
        const Outcome refused = box_.run(words);
        EXPECT_EQ(refused.status, check ? 1 : 2);
        EXPECT_EQ(refused.out, "");
        EXPECT_THAT(
            refused.err,
            StartsWith(fmt::format("other.entente.json:{}:1: error: the patch does not fit: "
                                   "edge KAZ -[supports]-> RUS has other evidence",
                                   line)));
    }
}

std::string statement(const std::string& date, const std::string& relation, int number) {
    return fmt::format(
        R"({{"id":"s_{0}","document":"d{0}.txt","date":"{1}","language":"en","sentence":{{"index":1,)"
        R"("begin":0,"end":9,"text":"One."}},"source":"KAZ","relation":"{2}","target":"RUS",)"
        R"("negated":false,"modality":"asserted","speaker":"","rule":"r"}})"
        "\n",
        number,
        date,
        relation);
}

class TimelineCommandTest : public ::testing::Test {
protected:
    void SetUp() override {
        std::string lines;
        int number = 0;
        for (const char* date : {"2015-02-01", "2016-05-01", "2017-05-09"})
            lines += statement(date, "supports", ++number);
        for (const char* date : {"2018-05-01", "2019-05-01", "2020-07-01"})
            lines += statement(date, "opposes", ++number);
        lines += statement("", "trades", ++number);
        box_.write("s.jsonl", lines);
    }
    Sandbox box_;
};

TEST_F(TimelineCommandTest, StatementsByYear) {
    const Outcome got = box_.run({"timeline", "s.jsonl"});
    EXPECT_EQ(got.status, 0);
    EXPECT_EQ(got.err,
              "entente: warning: 1 statement left out: without a date, or with one that is longer "
              "than a period\n");
    EXPECT_THAT(
        got.out,
        AllOf(HasSubstr(
                  "2018        2      1           1  0  1  0     1     1      1      1      1\n"),
              HasSubstr("KAZ - RUS      1  +     +     +     -     -     -\n"),
              HasSubstr("sign KAZ RUS    2018            1          -1\n")));
    std::size_t longest = 0;
    for (std::size_t at = 0; at < got.out.size();) {
        const std::size_t end = got.out.find('\n', at);
        longest = std::max(longest, end - at);
        at = end + 1;
    }
    EXPECT_LE(longest, 80U);
}

TEST_F(TimelineCommandTest, OtherCutsAndTables) {
    EXPECT_THAT(box_.run({"timeline", "s.jsonl", "--by", "3y/1y", "-q"}).out,
                HasSubstr("2015..2017"));
    EXPECT_THAT(box_.run({"timeline", "s.jsonl", "--by", "quarter", "-q", "-f", "csv"}).out,
                HasSubstr("\nsigns,2018-Q2,KAZ RUS,net,-1\n"));
    EXPECT_THAT(box_.run({"timeline", "s.jsonl", "-q", "--table", "edges"}).out,
                AllOf(HasSubstr("2018    born   KAZ opposes RUS"),
                      HasSubstr("2018    died   KAZ supports RUS")));
    // what was said in 2017 is half gone a year later, and outweighed
    EXPECT_THAT(box_.run({"timeline", "s.jsonl", "-q", "--half-life", "1y", "-f", "csv"}).out,
                AllOf(HasSubstr("nodes,2018,KAZ,strength,"),
                      HasSubstr("edges,2018,KAZ supports RUS,weight,0.")));
    EXPECT_THAT(
        box_.run({"timeline", "s.jsonl", "-q", "-f", "json"}).out,
        StartsWith("{\"periods\":{\"title\":\"Periods\",\n\"rows\":[\n{\"period\":\"2015\""));
}

TEST_F(TimelineCommandTest, PicturesAndPages) {
    EXPECT_EQ(box_.run({"timeline", "s.jsonl", "-q", "-o", "t.svg"}).status, 0);
    const std::string svg = box_.read("t.svg");
    EXPECT_EQ(entente::testing::XmlCheck(svg).fault(), "");
    EXPECT_THAT(svg, AllOf(HasSubstr("Rank by Degree"), HasSubstr("KAZ – RUS")));
    EXPECT_EQ(box_.run({"timeline", "s.jsonl", "-q", "-o", "t.html"}).status, 0);
    EXPECT_THAT(box_.read("t.html"),
                AllOf(HasSubstr("Content-Security-Policy"),
                      HasSubstr("<svg"),
                      HasSubstr("Where a level moves")));
}

TEST_F(TimelineCommandTest, GraphsAndWhatIsRefused) {
    box_.write("2016.entente.json", graph("supports"));
    box_.write("2024.entente.json", graph("opposes"));
    const Outcome got = box_.run({"timeline", "2016.entente.json", "2024.entente.json"});
    EXPECT_EQ(got.status, 0);
    EXPECT_EQ(got.err, "");
    EXPECT_THAT(got.out, HasSubstr("KAZ - RUS      1  +     -\n"));
    EXPECT_THAT(box_.run({"timeline", "2016.entente.json", "--by", "year"}).err,
                HasSubstr("are for statements"));
    EXPECT_THAT(box_.run({"timeline", "s.jsonl", "--by", "week"}).err, HasSubstr("'week' is not"));
    EXPECT_THAT(box_.run({"timeline", "s.jsonl", "--half-life", "2y/1y"}).err,
                HasSubstr("is not a length"));
    EXPECT_THAT(box_.run({"timeline", "s.jsonl", "-m", "degre"}).err,
                HasSubstr("did you mean 'degree'?"));
}

TEST(PackDiffTest, ShowsWhatARuleEditDoes) {
    const Sandbox box;
    ASSERT_EQ(box.shell("cp -r " + packs + " rules").status, 0);
    box.write("rules/lexemes/en/mine.tsv",
              "form\tpos\tgoverns\trelation\tflags\texample\n"
              "ghost\tverb\tobj\tdistrusts\t\tTonga ghosted Fiji.\n");
    box.write("n.txt", "Tonga ghosted Fiji. Samoa supports Fiji.\n");
    const Outcome got = box.run({"pack", "diff", "world", "rules", "n.txt"});
    EXPECT_EQ(got.status, 1);
    EXPECT_EQ(got.err, "entente: note: lexemes +1 -0 ~0\n");
    EXPECT_THAT(got.out,
                AllOf(StartsWith("--- world   +++ rules    "),
                      HasSubstr("+ TON -[distrusts -]-> FJI"),
                      HasSubstr("+ n.txt:1 “Tonga ghosted Fiji.” [rules]\n"),
                      HasSubstr("because: rules +1\n"),
                      HasSubstr("also: rules of the pack changed\n")));
    EXPECT_EQ(box.run({"pack", "diff", "world", "world", "n.txt", "-q"}).status, 0);
    EXPECT_EQ(box.run({"pack", "diff", "world", "rules"}).status, 2);
}

}  // namespace
}  // namespace entente::test
