// SPDX-License-Identifier: MIT
#include "extract/pack_lint.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace entente {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// A sound little pack; a test changes one file of it.
std::map<std::string, std::string> sound() {
    return {{"pack.toml", "name = 'p'\nversion = '1'\nlanguages = ['en']\n"},
            {"schema.toml",
             "[[node_type]]\nname = 'state'\n[[node_type]]\nname = 'person'\n"
             "[[relation]]\nname = 'supports'\ndirected = true\nsign = 1\n"
             "[[relation]]\nname = 'opposes'\ndirected = true\nsign = -1\n"},
            {"lexicon/all.tsv",
             "id\ttype\ten\tattributes\nAAA\tstate\tArdenia\t\nBBB\tstate\tBorduria\t\n"},
            {"lexemes/en/all.tsv",
             "form\tpos\tgoverns\trelation\tflags\texample\nback\tverb\tobj\tsupports\t\t\n"},
            {"constructions.en.toml",
             "order = 'postnominal'\n[words]\npreposition = ['of', 'in']\n"
             "[[construction]]\nname = 'verb-object'\npos = ['verb']\ngoverns = ['obj']\n"
             "source = 'subject'\ntarget = 'object'\n"},
            {"cases.en.tsv", "sentence\tstatements\nArdenia backs Borduria.\tAAA supports BBB\n"}};
}

Pack parsed(const std::map<std::string, std::string>& files) {
    std::vector<std::pair<std::string, std::string_view>> views;
    for (const auto& [path, text] : files)
        views.emplace_back(path, text);
    Diagnostics diagnostics;
    Pack pack = parse_pack(views, diagnostics);
    EXPECT_FALSE(diagnostics.has_errors())
        << to_string(diagnostics.kept().front().where) << diagnostics.kept().front().message;
    return pack;
}

/// What lint says after `text` is added to `file`: "file:line:column: error: message".
std::vector<std::string> found(const std::string& file, const std::string& text) {
    std::map<std::string, std::string> files = sound();
    files[file] += text;
    std::vector<std::string> lines;
    for (const Diagnostic& d : lint(parsed(files)))
        lines.push_back(to_string(d.where) +
                        (d.severity == Severity::error ? ": error: " : ": warning: ") + d.message);
    return lines;
}

TEST(PackLintTest, NothingToSayOfASoundPack) {
    EXPECT_THAT(found("pack.toml", ""), IsEmpty());
}

TEST(PackLintTest, AliasOfTwoEntities) {
    EXPECT_THAT(found("lexicon/all.tsv", "CCC\tstate\tCarpathia | borduria\t\n"),
                ElementsAre("lexicon/all.tsv:4:11: warning: alias 'borduria' of CCC is claimed by "
                            "BBB as well, at lexicon/all.tsv:3:11"));
}

TEST(PackLintTest, ShadowedAliasAndAliasGivenTwice) {
    EXPECT_THAT(found("lexicon/all.tsv", "-\tmask\tArdenia\t\n"),
                ElementsAre(HasSubstr("alias 'Ardenia' of AAA is shadowed by the mask")));
    EXPECT_THAT(found("lexicon/all.tsv", "BBB\tstate\tBorduria\t\n"),
                ElementsAre("lexicon/all.tsv:4:11: warning: 'Borduria' is given twice; first at "
                            "lexicon/all.tsv:3:11"));
}

TEST(PackLintTest, DeadLexeme) {
    EXPECT_THAT(found("lexemes/en/all.tsv", "wary\tadj\tof\topposes\t\t\n"),
                ElementsAre("lexemes/en/all.tsv:3:1: warning: no construction can use 'wary': none "
                            "is open to its part of speech and government"));
}

TEST(PackLintTest, GovernmentThatNothingKnows) {
    EXPECT_THAT(found("lexemes/en/all.tsv", "hail\tverb\tobj onn\tsupports\t\t\n"),
                ElementsAre(HasSubstr("3:1: warning: 'hail' governs 'onn'")));
}

TEST(PackLintTest, LexemesThatDoubleOrContradict) {
    EXPECT_THAT(found("lexemes/en/all.tsv", "back\tverb\tobj\tsupports\t\t\n"),
                ElementsAre("lexemes/en/all.tsv:3:1: warning: 'back' is given twice; first at "
                            "lexemes/en/all.tsv:2:1"));
    EXPECT_THAT(found("lexemes/en/all.tsv", "back\tverb\tobj\topposes\t\t\n"),
                ElementsAre(HasSubstr("'back' says 'opposes' here and 'supports' at")));
    EXPECT_THAT(found("lexemes/en/all.tsv", "back\tverb\tobj\topposes\tto=person\t\n"), IsEmpty());
}

TEST(PackLintTest, FlagsThatNameNothing) {
    EXPECT_THAT(found("lexemes/en/all.tsv", "hail\tverb\tobj\tsupports\tto=stat needs=armz\t\n"),
                ElementsAre(HasSubstr("error: unknown node type 'stat'; did you mean 'state'?"),
                            HasSubstr("error: needs=armz: unknown class of words")));
}

TEST(PackLintTest, CasesThatContradict) {
    EXPECT_THAT(found("cases.en.tsv", "Ardenia backs Borduria.\tAAA opposes BBB\n"),
                ElementsAre("cases.en.tsv:3:1: error: contradicts the case at cases.en.tsv:2:1, "
                            "which wants AAA supports BBB"));
    EXPECT_THAT(found("cases.en.tsv", "Ardenia backs Borduria.\tAAA supports BBB\n"),
                ElementsAre(HasSubstr("3:1: warning: the sentence is a case already")));
    EXPECT_THAT(
        found("cases.en.tsv", "Odd.\tAAA supports BBB | AAA !supports BBB\n"),
        ElementsAre(HasSubstr("warning: wants both AAA supports BBB and AAA !supports BBB")));
    EXPECT_THAT(found("cases.en.tsv", "Odd.\tAAA supports CCC\n"),
                ElementsAre(HasSubstr("error: no entity 'CCC'")));
}

TEST(PackLintTest, ConstructionsThatAreNeverReached) {
    const std::string narrower =
        "[[construction]]\nname = 'verb-passive'\npos = ['verb']\ngoverns = ['obj']\n"
        "when = ['passive']\nsource = 'subject'\ntarget = 'object'\n";
    EXPECT_THAT(found("constructions.en.toml", narrower),
                ElementsAre(HasSubstr("'verb-passive' is never reached: 'verb-object' at")));
    const std::string other =
        "[[construction]]\nname = 'verb-agent'\npos = ['verb']\ngoverns = ['obj']\n"
        "when = ['passive']\nsource = 'agent'\ntarget = 'object'\n";
    EXPECT_THAT(found("constructions.en.toml", other), IsEmpty());
}

TEST(PackLintTest, AllFaultsAtOnceByPlace) {
    std::map<std::string, std::string> files = sound();
    files["lexemes/en/all.tsv"] += "wary\tadj\tof\topposes\t\t\nback\tverb\tobj\tsupports\t\t\n";
    files["cases.en.tsv"] += "Odd.\tAAA supports CCC\n";
    std::vector<std::string> places;
    for (const Diagnostic& d : lint(parsed(files)))
        places.push_back(to_string(d.where));
    EXPECT_THAT(
        places,
        ElementsAre("cases.en.tsv:3:1", "lexemes/en/all.tsv:3:1", "lexemes/en/all.tsv:4:1"));
}

TEST(PackLintTest, TheShippedPackHasNoErrors) {
    Diagnostics diagnostics;
    const Pack pack = default_pack(diagnostics);
    for (const Diagnostic& d : lint(pack))
        EXPECT_NE(d.severity, Severity::error) << to_string(d.where) << ": " << d.message;
}

std::vector<std::string> conflicts(const std::string& file, const std::string& text) {
    std::map<std::string, std::string> files = sound();
    files[file] = text;
    std::vector<std::string> messages;
    for (const Diagnostic& d : layer_conflicts(parsed(sound()), parsed(files)))
        messages.push_back(d.message);
    return messages;
}

TEST(LayerConflictTest, SaysWhatALayerChanges) {
    EXPECT_THAT(
        conflicts("lexemes/en/all.tsv",
                  "form\tpos\tgoverns\trelation\tflags\texample\n"
                  "back\tverb\tobj\topposes\t\t\n"),
        ElementsAre("'back' says 'opposes' instead of 'supports' at lexemes/en/all.tsv:2:1"));
    EXPECT_THAT(conflicts("lexicon/all.tsv",
                          "id\ttype\ten\tattributes\nAAA\tperson\tArdenia\t\nBBB\tstate\tX\t\n"
                          "CCC\tstate\tBorduria\t\n"),
                ElementsAre(HasSubstr("AAA is of type person here"),
                            HasSubstr("'Borduria' of CCC is a name of BBB")));
    EXPECT_THAT(conflicts("cases.en.tsv", "sentence\tstatements\nArdenia backs Borduria.\t\n"),
                ElementsAre(HasSubstr("wants something else than the case at")));
    EXPECT_THAT(conflicts("pack.toml", sound()["pack.toml"]), IsEmpty());
}

TEST(LayerConflictTest, RelationsOfAnotherSign) {
    std::map<std::string, std::string> files = sound();
    files["schema.toml"] =
        "[[node_type]]\nname = 'state'\n[[relation]]\nname = 'supports'\ndirected = true\nsign = "
        "-1\n";
    std::vector<std::string> messages;
    for (const Diagnostic& d : layer_conflicts(parsed(sound()), parsed(files)))
        messages.push_back(d.message);
    EXPECT_THAT(messages, ElementsAre(HasSubstr("sign - instead of +")));
}

TEST(LayerTest, ConstructionsOfALayerReplaceByNameAndWordsAreAdded) {
    std::map<std::string, std::string> files = sound();
    files["constructions.en.toml"] =
        "[words]\npreposition = ['upon']\n"
        "[[construction]]\nname = 'verb-object'\npos = ['verb']\nsource = 'object'\n"
        "target = 'subject'\n[[construction]]\nname = 'new'\nsource = 'owner'\ntarget = 'head'\n";
    const Pack merged = merge(parsed(sound()), parsed(files));
    const Grammar& grammar = merged.grammars.at("en");
    ASSERT_EQ(grammar.constructions.size(), 2U);
    EXPECT_EQ(grammar.constructions[0].source, "object");
    EXPECT_EQ(grammar.constructions[1].name, "new");
    EXPECT_EQ(grammar.order, "postnominal");
    EXPECT_THAT(grammar.words.at("preposition"), ElementsAre("of", "in", "upon"));
}

}  // namespace
}  // namespace entente
