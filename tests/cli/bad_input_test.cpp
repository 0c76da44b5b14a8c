// SPDX-License-Identifier: MIT
#include "tests/cli/sandbox.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <ostream>
#include <string>
#include <vector>

namespace entente::test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

const std::string sentence = "China supports the Shanghai Cooperation Organisation.\n";

/// A graph as extract makes it.
std::string good_graph() {
    const Sandbox box;
    box.write("a.txt", sentence);
    return box.run({"extract", "a.txt"}).out;
}

/// One wrong input, and the message it must get: the whole first line, or its beginning and a part.
struct BadInput {
    const char* name;
    std::function<void(const Sandbox&)> prepare;
    std::vector<std::string> words;
    std::string begins;  ///< of standard error
    std::string holds;
    std::size_t lines = 1;  ///< of standard error, excerpt with caret included
};

void PrintTo(const BadInput& bad, std::ostream* out) {
    *out << bad.name;
}

class BadInputTest : public testing::TestWithParam<BadInput> {};

TEST_P(BadInputTest, OneClearLineStatusTwoAndNoOutput) {
    const BadInput& bad = GetParam();
    const Sandbox box;
    if (bad.prepare)
        bad.prepare(box);
    const std::vector<std::string> before = box.files();
    const Outcome got = box.run(bad.words);
    EXPECT_EQ(got.status, 2);
    EXPECT_THAT(got.out, IsEmpty());
    EXPECT_THAT(got.err, StartsWith(bad.begins));
    EXPECT_THAT(got.err, HasSubstr(bad.holds));
    EXPECT_EQ(static_cast<std::size_t>(std::ranges::count(got.err, '\n')), bad.lines) << got.err;
    EXPECT_EQ(box.files(), before) << "an output, or a part of one, was left behind";
}

void nothing(const Sandbox& /*box*/) {}

std::function<void(const Sandbox&)> file(const std::string& name, const std::string& bytes) {
    return [=](const Sandbox& box) { box.write(name, bytes); };
}

void half_a_graph(const Sandbox& box) {
    const std::string graph = good_graph();
    box.write("g.entente.json", graph.substr(0, graph.size() / 2));
}

void whole_graph(const Sandbox& box) {
    box.write("g.entente.json", good_graph());
}

/// A pack of one relation and one word; `lexemes` is the text of its word list.
std::function<void(const Sandbox&)> pack(const std::string& schema, const std::string& lexemes) {
    return [=](const Sandbox& box) {
        box.write("a.txt", sentence);
        box.write("p/pack.toml",
                  "name = \"p\"\nversion = \"1\"\nlanguages = [\"en\"]\nlicence = \"MIT\"\n"
                  "summary = \"a test\"\n");
        box.write("p/schema.toml", schema);
        box.write("p/lexicon/all.tsv",
                  "id\ttype\ten\tattributes\nCHN\tstate\tChina\t\nSCO\torganisation\tSCO\t\n");
        box.write("p/lexemes/en/all.tsv",
                  "form\tpos\tgoverns\trelation\tflags\texample\n" + lexemes);
    };
}

const std::string schema =
    "[[node_type]]\nname = \"state\"\n[[node_type]]\nname = \"organisation\"\n"
    "[[relation]]\nname = \"supports\"\ndirected = true\nsign = 1\n";

INSTANTIATE_TEST_SUITE_P(
    Files,
    BadInputTest,
    testing::Values(
        BadInput{"MissingDocument",
                 nothing,
                 {"extract", "no.txt", "-o", "g.entente.json"},
                 "no.txt: error: cannot open: No such file or directory\n",
                 ""},
        BadInput{"MissingGraph",
                 nothing,
                 {"show", "no.entente.json"},
                 "no.entente.json: error: cannot open: No such file or directory\n",
                 ""},
        BadInput{"FolderAsGraph", file("d/a.txt", "x"), {"show", "d"}, "d: error: ", "directory"},
        BadInput{"EmptyDocument",
                 file("a.txt", ""),
                 {"extract", "a.txt", "-o", "g.entente.json"},
                 "a.txt: error: the file is empty\n",
                 ""},
        BadInput{"BlankDocument",
                 file("a.txt", " \n\n\t\n"),
                 {"extract", "a.txt"},
                 "a.txt: error: there is no text in it\n",
                 ""},
        BadInput{"EmptyGraph",
                 file("g.entente.json", ""),
                 {"show", "g.entente.json"},
                 "g.entente.json: error: the file is empty\n",
                 ""},
        BadInput{"EmptyFolder",
                 [](const Sandbox& box) { box.write("d/table.csv", "a,b\n"); },
                 {"extract", "d"},
                 "d: error: no .txt, .md, .html, .pdf, .docx or .odt file in this folder\n",
                 ""},
        BadInput{"InvalidUtf8",
                 file("a.txt", "China supports\nthe SCO \xE4\xBD\xFF\xC0\xFF\xFE. Good.\n"),
                 {"extract", "a.txt", "-o", "g.entente.json"},
                 "a.txt:2:9: error: ",
                 "^",
                 3},
        BadInput{"Nul",
                 file("a.txt", std::string("China supports\nthe \0SCO.\n", 24)),
                 {"extract", "a.txt", "-o", "g.entente.json"},
                 "a.txt:2:5: error: ",
                 "    2 | the \\x00SCO.\n      |     ^\n",
                 3},
        BadInput{"LineOfHundredMegabytes",
                 [](const Sandbox& box) { box.write("a.txt", std::string(100'000'000, 'x')); },
                 {"extract", "a.txt", "-o", "g.entente.json"},
                 "a.txt: error: longer than the limit of 67108864 bytes\n",
                 ""},
        BadInput{"HalfAGraph",
                 half_a_graph,
                 {"centrality", "g.entente.json", "-o", "t.csv", "-f", "csv"},
                 "g.entente.json:",
                 ": error: ",
                 3},
        BadInput{"GraphThatIsNone",
                 file("g.entente.json", "[1, 2]\n"),
                 {"render", "g.entente.json", "-o", "g.svg"},
                 "g.entente.json:1:1: error: ",
                 "    1 | [1, 2]\n      | ^\n",
                 3},
        BadInput{"BrokenStatements",
                 file("s.jsonl", "{\"document\":\"a\",\"source\":\"CHN\"\n"),
                 {"assemble", "s.jsonl", "-o", "g.entente.json"},
                 "s.jsonl:1:",
                 "^",
                 3},
        BadInput{"BrokenPatch",
                 [](const Sandbox& box) {
                     whole_graph(box);
                     box.write("p.json", "{}");
                 },
                 {"apply", "p.json", "g.entente.json", "-o", "h.entente.json"},
                 "p.json:1:1: error: ",
                 "",
                 3}),
    [](const auto& test) { return test.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Packs,
    BadInputTest,
    testing::Values(BadInput{"UnknownPack",
                             file("a.txt", sentence),
                             {"extract", "a.txt", "--pack", "wrold", "-o", "g.entente.json"},
                             "entente: error: unknown pack 'wrold'; did you mean 'world'?",
                             ""},
                    BadInput{"MissingPackFolder",
                             file("a.txt", sentence),
                             {"extract", "a.txt", "--pack", "./mine", "-o", "g.entente.json"},
                             "./mine: error: there is no such folder\n",
                             ""},
                    BadInput{"SyntaxErrorInSchema",
                             pack("[[relation]\nname = 'x'\n", ""),
                             {"extract", "a.txt", "--pack", "p", "-o", "g.entente.json"},
                             "p/schema.toml:1:",
                             "^",
                             3},
                    BadInput{"UnknownRelationInWords",
                             pack(schema, "back\tverb\tobj\tsuports\t\tChina backs the SCO.\n"),
                             {"extract", "a.txt", "--pack", "p", "-o", "g.entente.json"},
                             "p/lexemes/en/all.tsv:2:",
                             "did you mean 'supports'?",
                             3}),
    [](const auto& test) { return test.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Names,
    BadInputTest,
    testing::Values(
        BadInput{"MisspeltCommand",
                 nothing,
                 {"dif", "a", "b"},
                 "entente: error: unknown command 'dif'; did you mean 'diff'?\n",
                 ""},
        BadInput{"UnheardOfCommand",
                 nothing,
                 {"frobnicate"},
                 "entente: error: unknown command 'frobnicate'; there are help, extract, ",
                 ""},
        BadInput{"MisspeltHelp",
                 nothing,
                 {"help", "rendr"},
                 "entente: error: unknown command 'rendr'; did you mean 'render'?\n",
                 ""},
        BadInput{"OptionBeforeCommand",
                 nothing,
                 {"--verison"},
                 "entente: error: unknown option '--verison'; did you mean '--version'?",
                 ""},
        BadInput{"UnknownMeasure",
                 whole_graph,
                 {"centrality", "g.entente.json", "--measures", "degree,betweeness"},
                 "entente: error: unknown measure 'betweeness'; did you mean 'betweenness'?\n",
                 ""},
        BadInput{"UnknownSize",
                 whole_graph,
                 {"render", "g.entente.json", "-o", "g.svg", "--size-by", "pagernk"},
                 "entente: error: unknown measure 'pagernk'; did you mean 'pagerank'?\n",
                 ""},
        BadInput{"UnknownTheme",
                 whole_graph,
                 {"render", "g.entente.json", "-o", "g.svg", "--theme", "papr"},
                 "entente: error: unknown theme 'papr'; did you mean 'paper'?",
                 ""},
        BadInput{"UnknownRelationToDraw",
                 whole_graph,
                 {"render", "g.entente.json", "-o", "g.svg", "--relation", "suports"},
                 "entente: error: unknown relation 'suports'; did you mean 'supports'?\n",
                 ""},
        BadInput{"UnknownActor",
                 whole_graph,
                 {"show", "g.entente.json", "--node", "CHM"},
                 "entente: error: unknown actor 'CHM'; did you mean 'CHN'?\n",
                 ""},
        BadInput{"UnknownRelation",
                 file("s.jsonl", ""),
                 {"assemble", "s.jsonl", "--relation", "suports"},
                 "entente: error: unknown relation 'suports'; did you mean 'supports'?\n",
                 ""},
        BadInput{"UnknownPictureFormat",
                 whole_graph,
                 {"render", "g.entente.json", "-o", "g.svgg"},
                 "entente: error: g.svgg: unknown picture format '.svgg'; did you mean '.svg'?\n",
                 ""},
        BadInput{"UnknownGraphFormat",
                 whole_graph,
                 {"convert", "g.entente.json", "-o", "g.xyz"},
                 "entente: error: g.xyz: unknown graph format '.xyz'",
                 ""},
        BadInput{"FolderOfOutputIsMissing",
                 file("a.txt", sentence),
                 {"extract", "a.txt", "-o", "no/such/g.entente.json"},
                 "no/such/g.entente.json: error: cannot write: its folder does not exist\n",
                 ""},
        BadInput{"OutputIsInput",
                 file("a.txt", sentence),
                 {"extract", "a.txt", "-o", "a.txt"},
                 "a.txt: error: the output would replace an input\n",
                 ""},
        BadInput{"TwoOutputsInOnePlace",
                 file("a.txt", sentence),
                 {"extract", "a.txt", "-o", "x", "-s", "x"},
                 "x: error: two outputs in one place\n",
                 ""}),
    [](const auto& test) { return test.param.name; });

/// Wrong options: the message, the usage line and where to read more.
struct Misuse {
    const char* name;
    std::vector<std::string> words;
    std::string message;
};

void PrintTo(const Misuse& misuse, std::ostream* out) {
    *out << misuse.name;
}

class MisuseTest : public testing::TestWithParam<Misuse> {};

TEST_P(MisuseTest, SaysWhatIsWrongAndHowItIsUsed) {
    const Sandbox box;
    const Outcome got = box.run(GetParam().words);
    EXPECT_EQ(got.status, 2);
    EXPECT_THAT(got.out, IsEmpty());
    EXPECT_THAT(got.err, StartsWith("entente: error: " + GetParam().message + "\n"));
    EXPECT_THAT(got.err, HasSubstr("\nusage: entente " + GetParam().words.front() + " [options]"));
    EXPECT_THAT(got.err, HasSubstr("'entente help " + GetParam().words.front() + "' says more"));
}

INSTANTIATE_TEST_SUITE_P(
    All,
    MisuseTest,
    testing::Values(Misuse{"MisspeltOption",
                           {"diff", "a", "b", "--fromat", "json"},
                           "unknown option '--fromat'; did you mean '--format'?"},
                    Misuse{"MisspeltOptionWithValue",
                           {"diff", "a", "b", "--stats=1"},
                           "unknown option '--stats'; did you mean '--stat'?"},
                    Misuse{"UnknownShortOption", {"show", "-z", "g"}, "unknown option '-z'"},
                    Misuse{"MisspeltFormat",
                           {"centrality", "g", "--format", "cvs"},
                           "--format: unknown value 'cvs'; did you mean 'csv'?"},
                    Misuse{"ValueOutOfChoices",
                           {"centrality", "g", "--layer", "17"},
                           "--layer: unknown value '17'; there are all, positive, negative"},
                    Misuse{"MissingArgument", {"diff", "a"}, "B is missing"},
                    Misuse{"MissingInput", {"extract", "-o", "g"}, "INPUT is missing"},
                    Misuse{
                        "OneArgumentTooMany", {"show", "a", "b"}, "'b' is one argument too many"},
                    Misuse{"MissingValue", {"show", "a", "--top"}, "--top needs a value"},
                    Misuse{"NoNumber",
                           {"show", "a", "--top", "many"},
                           "--top: 'many' is not a whole number from 1 on"},
                    Misuse{"NegativeNumber",
                           {"show", "a", "--top=-3"},
                           "--top: '-3' is not a whole number from 1 on"},
                    Misuse{"HugeNumber",
                           {"show", "a", "--top", "99999999999999999999999"},
                           "--top: '99999999999999999999999' is not a whole number from 1 on"},
                    Misuse{"ZeroThreads",
                           {"extract", "a", "-j", "0"},
                           "--jobs: '0' is not a whole number from 1 on"},
                    Misuse{"TerminalEscapeIsMadeVisible",
                           {"show", "a", "--\x1b[31mred"},
                           "unknown option '--\\x1B[31mred'"}),
    [](const auto& test) { return test.param.name; });

TEST(BadInputTest, NoCommandShowsTheCommands) {
    const Sandbox box;
    const Outcome got = box.run({});
    EXPECT_EQ(got.status, 2);
    EXPECT_THAT(got.out, IsEmpty());
    EXPECT_THAT(got.err, HasSubstr("usage: entente COMMAND"));
}

TEST(BadInputTest, BadDocumentInFolderIsReportedAndTheOthersAreDone) {
    const Sandbox box;
    box.write("d/a.txt", sentence);
    box.write("d/b.txt", std::string("no\0text", 7));
    box.write("d/c.txt", "");
    box.write("d/e.md", "India opposes the Belt and Road Initiative.\n");
    const Outcome got = box.run({"extract", "d", "-o", "g.entente.json", "-s", "s.jsonl"});
    EXPECT_EQ(got.status, 1);
    EXPECT_THAT(got.out, IsEmpty());
    EXPECT_THAT(got.err, StartsWith("d/b.txt:1:3: error: "));
    EXPECT_THAT(got.err, HasSubstr("\nd/c.txt: error: the file is empty\n"));
    EXPECT_THAT(box.read("s.jsonl"), HasSubstr("\"document\":\"a.txt\""));
    EXPECT_THAT(box.read("s.jsonl"), HasSubstr("\"document\":\"e.md\""));
    EXPECT_TRUE(box.has("g.entente.json"));
}

TEST(BadInputTest, AllDocumentsBadIsTrouble) {
    const Sandbox box;
    box.write("d/b.txt", "");
    box.write("d/c.txt", "");
    const Outcome got = box.run({"extract", "d", "-o", "g.entente.json"});
    EXPECT_EQ(got.status, 2);
    EXPECT_EQ(got.err,
              "d/b.txt: error: the file is empty\nd/c.txt: error: the file is empty\n"
              "entente: error: no document could be read\n");
    EXPECT_EQ(box.files(), std::vector<std::string>{"d"});
}

TEST(BadInputTest, OldOutputStaysWhenTheNewOneFails) {
    const Sandbox box;
    box.write("g.entente.json", "old");
    EXPECT_EQ(box.run({"extract", "no.txt", "-o", "g.entente.json"}).status, 2);
    EXPECT_EQ(box.read("g.entente.json"), "old");
}

TEST(BadInputTest, FullDiskIsTrouble) {
    const Sandbox box;
    box.write("a.txt", sentence);
    const Outcome got = box.shell("$ENTENTE extract a.txt > /dev/full");
    EXPECT_EQ(got.status, 2);
    EXPECT_THAT(got.err, HasSubstr("No space left on device"));
}

TEST(BadInputTest, StandardInputTwiceIsRefused) {
    const Sandbox box;
    const Outcome got = box.run({"diff", "-", "-"}, {.input = good_graph(), .environment = {}});
    EXPECT_EQ(got.status, 2);
    EXPECT_EQ(got.err, "entente: error: standard input (-) can be read only once\n");
}

TEST(BadInputTest, CaretStandsUnderTheColumnOfWideCharacters) {
    const Sandbox box;
    const Outcome got =
        box.run({"show", "-"}, {.input = "{\"graph\":\"中国\" 1}", .environment = {}});
    EXPECT_EQ(got.status, 2);
    EXPECT_THAT(got.err, StartsWith("stdin:1:10: error: "));
    EXPECT_THAT(got.err, HasSubstr("    1 | {\"graph\":\"中国\" 1}\n      |          ^\n"));
}

}  // namespace
}  // namespace entente::test
