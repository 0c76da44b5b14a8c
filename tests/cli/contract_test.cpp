// SPDX-License-Identifier: MIT
#include "graph/base/utf8.hpp"
#include "tests/cli/sandbox.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace entente::test {
namespace {

using testing::ContainsRegex;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

const std::string corpus = ENTENTE_SOURCE_DIR "/examples/corpus";

/// Both graphs of the shipped corpus, made once.
const Sandbox& graphs() {
    static const Sandbox box;
    static const bool made = [] {
        for (const std::string year : {"2016", "2024"}) {
            const Outcome got = box.run({"extract",
                                         corpus + "/" + year,
                                         "-o",
                                         year + ".entente.json",
                                         "-s",
                                         year + ".jsonl",
                                         "-m",
                                         year + ".mentions.jsonl"});
            if (got.status != 0 || !got.err.empty() || !got.out.empty())
                throw std::runtime_error("extract failed: " + got.err);
        }
        return true;
    }();
    (void)made;
    return box;
}

std::vector<std::string> command_names() {
    std::vector<std::string> names;
    const std::string help = graphs().run({"help"}).out;
    const std::size_t list = help.find("Commands:\n") + std::string("Commands:\n").size();
    for (std::size_t at = list; help.compare(at, 2, "  ") == 0; at = help.find('\n', at) + 1)
        names.push_back(help.substr(at + 2, help.find(' ', at + 2) - at - 2));
    return names;
}

std::size_t longest_line(const std::string& text) {
    std::size_t longest = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        longest = std::max(longest, display_width(text.substr(at, end - at)));
        at = end + 1;
    }
    return longest;
}

TEST(HelpTest, EveryCommandExplainsItselfWithin80Columns) {
    const std::vector<std::string> names = command_names();
    ASSERT_GE(names.size(), 12U);
    for (const std::string& name : names) {
        const Outcome got = graphs().run({"help", name});
        EXPECT_EQ(got.status, 0) << name;
        EXPECT_THAT(got.err, IsEmpty()) << name;
        EXPECT_THAT(got.out, HasSubstr("usage: entente " + name)) << name;
        EXPECT_THAT(got.out, HasSubstr("\nExamples:\n  ")) << name;
        const std::string options = got.out.substr(0, got.out.find("\nExamples:"));
        EXPECT_LE(longest_line(options), 80U) << options;
        EXPECT_EQ(graphs().run({name, "--help"}).out, got.out) << name;
        EXPECT_EQ(graphs().run({name, "-h"}).out, got.out) << name;
    }
}

TEST(HelpTest, EveryMeasureIsExplained) {
    const Outcome got = graphs().run({"help", "measures"});
    EXPECT_EQ(got.status, 0);
    for (const std::string name : {"degree", "betweenness", "pagerank", "eigenvector"})
        EXPECT_THAT(got.out, HasSubstr("* " + name + "\n"));
    EXPECT_THAT(got.out, HasSubstr("doi:"));
}

TEST(HelpTest, VersionIsOneLine) {
    const Outcome got = graphs().run({"--version"});
    EXPECT_EQ(got.status, 0);
    EXPECT_THAT(got.out, ContainsRegex("^entente [0-9]+\\.[0-9]+\\.[0-9]+\n$"));
}

TEST(ExtractTest, SameBytesForAnyNumberOfThreadsAndTwoRuns) {
    const Sandbox box;
    for (const std::string jobs : {"1", "2", "8", "8"}) {
        const Outcome got =
            box.run({"extract", corpus, "-j", jobs, "-o", "g", "-s", "s", "-m", "m"});
        ASSERT_EQ(got.status, 0) << got.err;
        if (!box.has("g1"))
            for (const std::string name : {"g", "s", "m"})
                box.write(name + "1", box.read(name));
        for (const std::string name : {"g", "s", "m"})
            EXPECT_TRUE(box.read(name) == box.read(name + "1")) << name << " with -j " << jobs;
    }
}

TEST(ExtractTest, OrderOfInputsDoesNotMatter) {
    const Sandbox box;
    const std::string a = corpus + "/2016";
    const std::string b = corpus + "/2024";
    EXPECT_EQ(box.run({"extract", a, b}).out, box.run({"extract", b, a, a}).out);
}

TEST(ExtractTest, DocumentsAreCalledByTheirPathBelowTheFolder) {
    const Sandbox box;
    const std::string text = "China supports the Shanghai Cooperation Organisation.\n";
    box.write("in/deep/a.txt", text);
    const auto document = [&box](const std::vector<std::string>& words) {
        const std::string line = box.run(words).out;
        const std::size_t at = line.find("\"document\":\"") + 12;
        return line.substr(at, line.find('"', at) - at);
    };
    EXPECT_EQ(document({"extract", "in", "-s", "-"}), "deep/a.txt");
    EXPECT_EQ(document({"extract", "./in/deep/", "-s", "-"}), "a.txt");
    EXPECT_EQ(document({"extract", box.folder() / "in/deep/a.txt", "-s", "-"}), "a.txt");
    box.write("other/deep/a.txt", text);
    EXPECT_EQ(document({"extract", "in", "other", "-s", "-"}), "in/deep/a.txt");
}

TEST(ExtractTest, StandardInputIsADocument) {
    const Sandbox box;
    const std::string text = "China supports the Shanghai Cooperation Organisation.\n";
    box.write("stdin", text);
    const Outcome piped = box.run({"extract", "-", "-s", "-", "--date", "2024-03"},
                                  {.input = text, .environment = {}});
    EXPECT_EQ(piped.status, 0);
    EXPECT_EQ(piped.out, box.run({"extract", "stdin", "-s", "-", "--date", "2024-03"}).out);
    EXPECT_THAT(piped.out, HasSubstr("\"date\":\"2024-03\""));
    EXPECT_THAT(piped.out,
                HasSubstr("\"source\":\"CHN\",\"relation\":\"supports\",\"target\":\"SCO\""));
}

TEST(ExtractTest, BracketedAndDashedFileNamesAreFiles) {
    const Sandbox box;
    box.write("[a,b]", "China supports the SCO.\n");
    box.write("-x", "China supports the SCO.\n");
    EXPECT_EQ(box.run({"extract", "[a,b]", "-s", "-"}).status, 0);
    EXPECT_EQ(box.run({"extract", "-s", "-", "--", "-x"}).status, 0);
    const Outcome after = box.run({"show", "--", "-x", "--flat"});
    EXPECT_THAT(after.err, HasSubstr("'--flat' is one argument too many"));
}

TEST(AssembleTest, StatementsGiveTheGraphTheyCameFrom) {
    const Sandbox box;
    box.write("s.jsonl", graphs().read("2016.jsonl"));
    box.write("a.entente.json", graphs().read("2016.entente.json"));
    ASSERT_EQ(box.run({"assemble", "s.jsonl", "-o", "b.entente.json"}).status, 0);
    EXPECT_EQ(box.run({"diff", "a.entente.json", "b.entente.json"}).status, 0);
    EXPECT_EQ(box.run({"show", "a.entente.json", "--flat"}).out,
              box.run({"show", "b.entente.json", "--flat"}).out);
}

TEST(AssembleTest, ShardsInAnyOrderGiveTheSameBytes) {
    const Sandbox& box = graphs();
    EXPECT_EQ(box.run({"assemble", "2016.jsonl", "2024.jsonl"}).out,
              box.run({"assemble", "2024.jsonl", "2016.jsonl", "2016.jsonl"}).out);
}

TEST(AssembleTest, ByYearWritesOneGraphAYear) {
    const Sandbox box;
    box.write("s.jsonl", graphs().read("2016.jsonl") + graphs().read("2024.jsonl"));
    ASSERT_EQ(box.run({"assemble", "s.jsonl", "--by", "year", "-o", "g.entente.json"}).status, 0);
    EXPECT_EQ(box.files(),
              (std::vector<std::string>{"g.2016.entente.json", "g.2024.entente.json", "s.jsonl"}));
    box.write("alone.jsonl", graphs().read("2024.jsonl"));
    EXPECT_EQ(box.read("g.2024.entente.json"), box.run({"assemble", "alone.jsonl"}).out);
}

TEST(AssembleTest, FiltersLeaveOut) {
    const Sandbox& box = graphs();
    const auto lines = [&box](const std::vector<std::string>& more) {
        std::vector<std::string> words{"assemble", "2016.jsonl", "-o", "-"};
        words.insert(words.end(), more.begin(), more.end());
        return box.run({"show", "-", "--flat"}, {.input = box.run(words).out, .environment = {}})
            .out;
    };
    EXPECT_THAT(lines({"--relation", "supports,opposes"}), Not(HasSubstr("\tcooperates\t")));
    EXPECT_THAT(lines({"--relation", "supports,opposes"}), HasSubstr("\tsupports\t"));
    EXPECT_THAT(lines({"--from", "2016-06"}), Not(HasSubstr("\t2016-03")));
    EXPECT_THAT(lines({"--to", "2016-06"}), Not(HasSubstr("\t2016-12")));
    EXPECT_THAT(lines({"--modality", "planned"}), Not(HasSubstr("\tasserted\t")));
    EXPECT_EQ(box.run({"assemble", "2016.jsonl", "--from", "2016-13"}).status, 2);
}

TEST(CentralityTest, TableFitsTheScreen) {
    const Outcome got = graphs().run({"centrality", "2024.entente.json", "--measures", "all"});
    EXPECT_EQ(got.status, 0);
    EXPECT_THAT(got.err, IsEmpty());
    EXPECT_LE(longest_line(got.out), 80U) << got.out;
}

TEST(CentralityTest, ChineseNamesTakeTwoColumnsEach) {
    const Outcome got = graphs().run({"centrality",
                                      "2024.entente.json",
                                      "--measures",
                                      "degree",
                                      "--labels",
                                      "zh",
                                      "--top",
                                      "2"});
    // names of unlike length, one column of types: two columns a character
    EXPECT_THAT(got.out, HasSubstr("RUS  俄罗斯  state"));
    EXPECT_THAT(got.out, HasSubstr("CHN  中国    state"));
}

TEST(CentralityTest, TiesShareRanksAndIsolatesAreSaid) {
    const Sandbox box;
    box.write("s.jsonl",
              R"({"document":"d","source":"CHN","relation":"opposes","target":"USA"})"
              "\n"
              R"({"document":"d","source":"RUS","relation":"supports","target":"SCO"})"
              "\n");
    ASSERT_EQ(box.run({"assemble", "s.jsonl", "-o", "g.entente.json"}).status, 0);
    const std::vector<std::string> words{
        "centrality", "g.entente.json", "--layer", "positive", "--measures", "degree"};
    const Outcome text = box.run(words);
    EXPECT_THAT(text.out, HasSubstr("1  RUS"));
    EXPECT_THAT(text.out, HasSubstr("1  SCO"));
    EXPECT_THAT(text.out, HasSubstr("3  CHN"));
    EXPECT_THAT(text.out, HasSubstr("3  USA"));
    EXPECT_THAT(text.out, HasSubstr("2 actors without any edge here."));
    std::vector<std::string> csv = words;
    csv.insert(csv.end(), {"-f", "csv"});
    EXPECT_EQ(box.run(csv).out,
              "rank,id,label,type,isolate,degree,degree-rank\n"
              "1,RUS,Russia,state,0,1,1\n"
              "1,SCO,Shanghai Cooperation Organisation,organisation,0,1,1\n"
              "3,CHN,China,state,1,0,3\n"
              "3,USA,United States,state,1,0,3\n");
    std::vector<std::string> cut = words;
    cut.insert(cut.end(), {"--top", "1"});
    EXPECT_THAT(box.run(cut).out, HasSubstr("1 more of rank 1 not shown."));
}

TEST(DiffTest, StatusSaysWhetherTheyDiffer) {
    const Sandbox& box = graphs();
    EXPECT_EQ(box.run({"diff", "2016.entente.json", "2016.entente.json"}).status, 0);
    const Outcome differ = box.run({"diff", "2016.entente.json", "2024.entente.json"});
    EXPECT_EQ(differ.status, 1);
    EXPECT_THAT(differ.err, IsEmpty());
    EXPECT_THAT(differ.out, Not(HasSubstr("\x1b[")));
    EXPECT_EQ(box.run({"diff", "2016.entente.json", "no"}).status, 2);
}

TEST(DiffTest, ColourOnlyWhereAskedFor) {
    const Sandbox& box = graphs();
    const std::vector<std::string> words{
        "diff", "2016.entente.json", "2024.entente.json", "--color", "always"};
    EXPECT_THAT(box.run(words).out, HasSubstr("\x1b["));
    const Sandbox::Setting forced{.input = {}, .environment = {{"CLICOLOR_FORCE", "1"}}};
    const Sandbox::Setting both{.input = {},
                                .environment = {{"CLICOLOR_FORCE", "1"}, {"NO_COLOR", "1"}}};
    const std::vector<std::string> plain(words.begin(), words.begin() + 3);
    EXPECT_THAT(box.run(plain, forced).out, HasSubstr("\x1b["));
    EXPECT_THAT(box.run(plain, both).out, Not(HasSubstr("\x1b[")));
}

TEST(DiffTest, PatchAppliesForwardsAndBack) {
    const Sandbox box;
    for (const std::string name : {"2016.entente.json", "2024.entente.json"})
        box.write(name, graphs().read(name));
    ASSERT_EQ(box.run({"diff", "2016.entente.json", "2024.entente.json", "-o", "p.json"}).status,
              1);
    EXPECT_TRUE(box.run({"apply", "p.json", "2016.entente.json"}).out ==
                box.read("2024.entente.json"));
    EXPECT_TRUE(box.run({"apply", "--reverse", "p.json", "2024.entente.json"}).out ==
                box.read("2016.entente.json"));
    const Outcome misfit = box.run({"apply", "p.json", "2024.entente.json", "-o", "x"});
    EXPECT_EQ(misfit.status, 2);
    EXPECT_FALSE(box.has("x"));
}

TEST(RenderTest, EachFormatIsWhatItSays) {
    const Sandbox box;
    box.write("g.entente.json", graphs().read("2024.entente.json"));
    const auto picture = [&box](const std::string& name) {
        const Outcome got = box.run({"render", "g.entente.json", "-o", name, "--top", "8"});
        EXPECT_EQ(got.status, 0) << got.err;
        return box.read(name);
    };
    EXPECT_THAT(picture("g.svg"), HasSubstr("<svg"));
    EXPECT_THAT(picture("g.png"), StartsWith("\x89PNG"));
    EXPECT_THAT(picture("g.pdf"), StartsWith("%PDF"));
    EXPECT_THAT(picture("g.dot"), StartsWith("digraph"));
    EXPECT_EQ(box.run({"render", "g.entente.json", "-o", "-", "-f", "svg", "--top", "8"}).out,
              box.read("g.svg"));
}

TEST(RenderTest, PageIsOneFileWithTheSentences) {
    const Sandbox box;
    box.write("g.entente.json", graphs().read("2024.entente.json"));
    ASSERT_EQ(box.run({"render", "g.entente.json", "-o", "g.html", "--ego", "KAZ"}).status, 0);
    EXPECT_THAT(box.read("g.html"), StartsWith("<!DOCTYPE html>"));
    EXPECT_THAT(box.read("g.html"),
                HasSubstr("Astana now hedges between Russia, China and the West."));
}

TEST(RenderTest, SaysWhichLayoutItChose) {
    const Sandbox box;
    box.write("g.entente.json", graphs().read("2024.entente.json"));
    EXPECT_THAT(box.run({"render", "g.entente.json", "-o", "g.svg", "--top", "8"}).err,
                HasSubstr("laid out by neato, splines true"));
    EXPECT_THAT(box.run({"render",
                         "g.entente.json",
                         "-o",
                         "g.svg",
                         "--top",
                         "3",
                         "--engine",
                         "sfdp",
                         "--splines",
                         "line"})
                    .err,
                IsEmpty());
}

TEST(RenderTest, FacetsAreOneSheetAndOneFileEach) {
    const Sandbox box;
    box.write("g.entente.json", graphs().read("2024.entente.json"));
    ASSERT_EQ(box.run({"render", "g.entente.json", "-o", "g.svg", "--facet", "sign", "--top", "8"})
                  .status,
              0);
    EXPECT_EQ(box.files(),
              (std::vector<std::string>{
                  "g.entente.json", "g.negative.svg", "g.neutral.svg", "g.positive.svg", "g.svg"}));
    EXPECT_EQ(box.run({"render", "g.entente.json", "-o", "g.dot", "--facet", "sign"}).status, 2);
}

TEST(RenderTest, OtherViewsAreSvg) {
    const Sandbox box;
    box.write("g.entente.json", graphs().read("2024.entente.json"));
    for (const std::string view : {"matrix", "initiatives", "timeline"}) {
        EXPECT_EQ(box.run({"render", "g.entente.json", "-o", "v.svg", "--view", view}).status, 0);
        EXPECT_THAT(box.read("v.svg"), StartsWith("<svg")) << view;
        EXPECT_EQ(box.run({"render", "g.entente.json", "-o", "v.png", "--view", view}).status, 2);
    }
    const auto pair = [&box](const std::string& which) {
        return box.run(
            {"render", "g.entente.json", "-o", "v.svg", "--view", "timeline", "--pair", which});
    };
    EXPECT_EQ(pair("CHN:USA").status, 0);
    EXPECT_THAT(pair("CHN").err, HasSubstr("CHN:USA"));
    EXPECT_THAT(pair("CHN:USX").err, HasSubstr("unknown actor 'USX'"));
}

TEST(RenderTest, GroupsColourAndSurround) {
    const Sandbox box;
    box.write("g.entente.json", graphs().read("2024.entente.json"));
    const auto render = [&box](const std::vector<std::string>& more) {
        std::vector<std::string> words{"render", "g.entente.json", "-o", "g.svg", "--top", "12"};
        words.insert(words.end(), more.begin(), more.end());
        return box.run(words);
    };
    EXPECT_EQ(render({"--color-by", "community", "--hull", "community,SCO"}).status, 0);
    EXPECT_THAT(box.read("g.svg"), HasSubstr("class=\"hull\""));
    EXPECT_THAT(box.read("g.svg"), HasSubstr("社群 1"));
    EXPECT_THAT(render({"--color-by", "comunity"}).err, HasSubstr("did you mean 'community'"));
    EXPECT_THAT(render({"--between", "2024"}).err, HasSubstr("two dates"));
    EXPECT_THAT(render({"--between", "2024:2024-13"}).err, HasSubstr("--between"));
    EXPECT_EQ(render({"--between", "2024-02:2024-06", "--size", "exact"}).status, 0);
    EXPECT_THAT(box.read("g.svg"), HasSubstr("2024-02 – 2024-06"));
}

TEST(RenderTest, ThemeFileFaultsArePointedAt) {
    const Sandbox box;
    box.write("g.entente.json", graphs().read("2024.entente.json"));
    box.write("mine.toml", "base = \"dark\"\nink = 7\n");
    const Outcome got =
        box.run({"render", "g.entente.json", "-o", "g.svg", "--theme", "mine.toml"});
    EXPECT_EQ(got.status, 2);
    EXPECT_THAT(got.err, StartsWith("mine.toml:2:"));
    EXPECT_FALSE(box.has("g.svg"));
}

TEST(ReportTest, WritesItsTablesBesideIt) {
    const Sandbox box;
    for (const std::string name : {"2016.entente.json", "2024.entente.json"})
        box.write(name, graphs().read(name));
    const Outcome got = box.run({"report",
                                 "2024.entente.json",
                                 "--against",
                                 "2016.entente.json",
                                 "--random",
                                 "2",
                                 "-o",
                                 "r.md"});
    ASSERT_EQ(got.status, 0) << got.err;
    EXPECT_THAT(box.read("r.md"), HasSubstr("Kazakhstan"));
    for (const std::string table : {"r.nodes.csv",
                                    "r.edges.csv",
                                    "r.network.csv",
                                    "r.evidence.csv",
                                    "r.report.json",
                                    "r.figure-1.svg"})
        EXPECT_TRUE(box.has(table)) << table;
    EXPECT_THAT(box.read("r.md"), HasSubstr("](r.figure-1.svg)"));
    EXPECT_THAT(box.read("r.report.json"), HasSubstr("\"format\":\"entente report 1\""));
    ASSERT_EQ(box.run({"report",
                       "2024.entente.json",
                       "-o",
                       "s.html",
                       "--no-data",
                       "--lang",
                       "zh",
                       "--random",
                       "0"})
                  .status,
              0);
    EXPECT_FALSE(box.has("s.nodes.csv"));
    EXPECT_THAT(box.read("s.html"), HasSubstr("哈萨克斯坦"));
    EXPECT_EQ(box.run({"report", "2024.entente.json", "-o", "r.txt"}).status, 2);
}

TEST(ConvertTest, SaysInOneLineWhatIsLost) {
    const Sandbox box;
    box.write("g.entente.json", graphs().read("2024.entente.json"));
    const Outcome got = box.run({"convert", "g.entente.json", "-o", "g.graphml"});
    EXPECT_EQ(got.status, 0);
    EXPECT_THAT(box.read("g.graphml"), HasSubstr("<graphml"));
    EXPECT_LE(std::ranges::count(got.err, '\n'), 1) << got.err;
}

TEST(ValidateTest, FindsWhatIsNotCanonical) {
    const Sandbox box;
    const std::string good = graphs().read("2016.entente.json");
    box.write("good.entente.json", good);
    EXPECT_EQ(box.run({"validate", "good.entente.json"}).status, 0);
    box.write("bad.entente.json", good + "\n");
    const Outcome bad = box.run({"validate", "bad.entente.json"});
    EXPECT_EQ(bad.status, 1);
    EXPECT_THAT(bad.err, HasSubstr("bad.entente.json:"));
    EXPECT_THAT(bad.err, HasSubstr("not in canonical form"));
    ASSERT_EQ(box.run({"convert", "bad.entente.json", "-o", "bad.entente.json"}).status, 0);
    EXPECT_TRUE(box.read("bad.entente.json") == good);
}

TEST(ShowTest, FlatIsSortedOneLineAStatement) {
    const Sandbox& box = graphs();
    const std::string flat = box.run({"show", "2016.entente.json", "--flat"}).out;
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < flat.size(); at = flat.find('\n', at) + 1)
        lines.push_back(flat.substr(at, flat.find('\n', at) - at));
    EXPECT_TRUE(std::ranges::is_sorted(lines));
    const std::string statements = box.read("2016.jsonl");
    EXPECT_EQ(static_cast<std::ptrdiff_t>(lines.size()), std::ranges::count(statements, '\n'));
}

TEST(ExplainTest, SaysWhatFiredAndWhatDidNot) {
    const Outcome got =
        graphs().run({"explain", "India", "has not endorsed the Belt and Road Initiative."});
    EXPECT_EQ(got.status, 0);
    EXPECT_THAT(got.out, HasSubstr("IND not supports BRI"));
}

TEST(ExplainTest, OneSentenceOfADocumentWithWhatStandsBeforeIt) {
    const Sandbox box;
    box.write("a.txt", "Togo signed a treaty with Ghana. It criticised Fiji.\n");
    const Outcome got = box.run({"explain", "--sentence", "a.txt:2"});
    ASSERT_EQ(got.status, 0) << got.err;
    EXPECT_THAT(got.out, testing::StartsWith("2. It criticised Fiji."));
    EXPECT_THAT(got.out, HasSubstr("TGO opposes FJI"));
    for (const char* const bad : {"a.txt:3", "a.txt:0", "a.txt", ":1", "a.txt:x"})
        EXPECT_EQ(box.run({"explain", "--sentence", bad}).status, 2) << bad;
}

TEST(ExplainTest, WhyNotTakesIdsAndNames) {
    const std::vector<std::string> question{
        "explain", "Togo backs Ghana.", "--why-not", "Togo", "opposes", "GHA"};
    const Outcome text = graphs().run(question);
    ASSERT_EQ(text.status, 0) << text.err;
    EXPECT_THAT(text.out, HasSubstr("TGO opposes GHA: not given"));
    std::vector<std::string> as_json = question;
    as_json.insert(as_json.end(), {"-f", "json"});
    const Outcome json = graphs().run(as_json);
    EXPECT_THAT(json.out, HasSubstr(R"("why_not":{"source":"TGO")"));
    EXPECT_EQ(graphs().run({"explain", "a", "--why-not", "TGO", "lovs", "GHA"}).status, 2);
    EXPECT_EQ(graphs().run({"explain", "a", "--why-not", "TGO", "supports"}).status, 2);
}

TEST(EvaluateTest, CountsAsTheGuidelineSays) {
    const Sandbox box;
    box.write(
        "gold.jsonl",
        R"({"doc":"a","quote":"China backs the SCO","source":"CHN","relation":"supports","target":"SCO"})"
        "\n"
        R"({"doc":"a","quote":"India opposes it","source":"IND","relation":"opposes","target":"BRI","optional":true})"
        "\n"
        R"({"doc":"a","quote":"RUSSIA, talks with Iran","source":"RUS","relation":"consults","target":"IRN"})"
        "\n");
    const std::string sentence = R"("sentence":{"index":1,"begin":0,"end":9,"text":)";
    box.write(
        "s.jsonl",
        R"({"document":"a.en.txt",)" + sentence +
            R"("China backs the SCO, said Xi."},"source":"xi-jinping","relation":"leads","target":"SCO"})"
            "\n"
            R"({"document":"a.en.txt",)" +
            sentence +
            R"("India opposes it."},"source":"IND","relation":"opposes","target":"BRI"})"
            "\n"
            R"({"document":"a.en.txt",)" +
            sentence +
            R"("Russia talks with Iran."},"source":"IRN","relation":"consults","target":"RUS"})"
            "\n"
            R"({"document":"b.txt",)" +
            sentence +
            R"("China backs the SCO."},"source":"CHN","relation":"supports","target":"SCO"})"
            "\n");
    const Outcome got = box.run({"evaluate", "--gold", "gold.jsonl", "s.jsonl", "-f", "csv"});
    EXPECT_EQ(got.status, 0) << got.err;
    // the optional one is neither right nor wrong, b.txt is not in the gold, the president is China
    EXPECT_EQ(got.out,
              "group,match,precision,recall,f1,found,gold,right,given\n"
              "all,exact,0.5,0.5,0.5,1,2,1,2\n"
              "all,sign,1,1,1,2,2,2,2\n"
              "all,pair,1,1,1,2,2,2,2\n");
}

TEST(PackTest, ListCheckAndTest) {
    const Sandbox& box = graphs();
    EXPECT_THAT(box.run({"pack", "list"}).out, StartsWith("world "));
    const Outcome check = box.run({"pack", "check", ENTENTE_SOURCE_DIR "/extract/packs/world"});
    EXPECT_EQ(check.status, 0) << check.err;
    EXPECT_EQ(box.run({"pack", "check", "./nowhere"}).status, 2);
    EXPECT_THAT(box.run({"pack", "tset"}).err, HasSubstr("did you mean 'test'?"));
}

TEST(PackTest, CheckPointsAtTheFaultAndIsANegativeAnswer) {
    const Sandbox box;
    std::filesystem::copy(ENTENTE_SOURCE_DIR "/extract/packs/world",
                          box.folder() / "p",
                          std::filesystem::copy_options::recursive);
    box.write("p/lexemes/en/mine.tsv",
              "form\tpos\tgoverns\trelation\tflags\texample\nadore\tverb\tobj\tsuports\t\tx\n");
    const Outcome got = box.run({"pack", "check", "p"});
    EXPECT_EQ(got.status, 1);
    EXPECT_THAT(got.err, StartsWith("p/lexemes/en/mine.tsv:2:16: error: unknown relation"));
    EXPECT_THAT(got.err, HasSubstr("^~~~~~~\n"));
}

TEST(PipeTest, ClosedReaderIsNoTrouble) {
    const Outcome got = graphs().shell(
        "{ $ENTENTE show 2016.entente.json --flat; echo status $? >&2; } | head -c 1 > /dev/null");
    EXPECT_EQ(got.err, "status 0\n");
}

TEST(SignalTest, InterruptGivesCompleteOutputOrNone) {
    const Sandbox box;
    // a pipe that nobody writes to: the program is at work, and waits
    const Outcome got = box.shell(
        "mkfifo f; sleep 30 > f & sleeper=$!; $ENTENTE extract f -o g.entente.json & worker=$!; "
        "sleep 0.5; kill -TERM $worker; wait $worker; echo status $?; kill $sleeper; rm f; ls -A");
    EXPECT_EQ(got.out, "status 143\n");
}

TEST(SignalTest, InterruptDuringManyDocumentsLeavesNothingBehind) {
    const Sandbox box;
    const std::string text = graphs().read("2016.jsonl");  // any long text will do
    for (int i = 0; i < 60; ++i)
        box.write("in/" + std::to_string(i) + ".txt", text);
    // a shell starts what is in the background with SIGINT ignored, so timeout sends it
    const Outcome got = box.shell(
        "timeout --foreground -s INT --preserve-status 0.6 $ENTENTE extract in -s s -o g; "
        "echo status $?; ls -A");
    if (got.out.find("status 0") == std::string::npos)
        EXPECT_EQ(got.out, "status 130\nin\n");
    else
        EXPECT_EQ(got.out, "status 0\ng\nin\ns\n");
}

}  // namespace
}  // namespace entente::test
