// SPDX-License-Identifier: MIT
// Help, manual pages and completion say the same, since all are made from one table.
#include "tests/cli/sandbox.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace entente::test {
namespace {

std::set<std::string> found(const std::string& text, const std::string& pattern) {
    const std::regex matcher(pattern);
    std::set<std::string> all;
    for (std::sregex_iterator i(text.begin(), text.end(), matcher), end; i != end; ++i)
        all.insert((*i)[1].str());
    return all;
}

std::string output(const Sandbox& box, const std::vector<std::string>& words) {
    const Outcome got = box.run(words);
    EXPECT_EQ(got.status, 0) << got.err;
    EXPECT_EQ(got.err, "");
    return got.out;
}

/// Names of the commands as the help of the program lists them.
std::set<std::string> commands(const Sandbox& box) {
    const std::string help = output(box, {"help"});
    const std::size_t from = help.find("Commands:\n");
    std::set<std::string> names =
        found(help.substr(from, help.find("\n\n", from) - from), "\n  ([a-z-]+) ");
    EXPECT_GE(names.size(), 20U);
    return names;
}

/// "-o", "--output" and so on, as the help of a command lists them.
std::set<std::string> options(const Sandbox& box, const std::string& command) {
    const std::string help = output(box, {"help", command});
    const std::size_t from = help.find("\nOptions:");
    const std::string list = help.substr(from, help.find("\nExamples:") - from);
    std::set<std::string> names = found(list, "\n {2,6}(-[-a-zA-Z]+)");
    names.merge(found(list, "\n  -[a-zA-Z], (--[-a-z]+)"));
    EXPECT_TRUE(names.contains("--help")) << command;
    return names;
}

bool is_there(const std::string& program) {
    return std::system(("command -v " + program + " >/dev/null 2>&1").c_str()) == 0;
}

std::string unescaped(std::string text) {
    for (std::size_t at = 0; (at = text.find("\\-", at)) != std::string::npos;)
        text.erase(at, 1);
    return text;
}

TEST(ManualTest, HoldsEveryCommandAndOption) {
    const Sandbox box;
    const std::string program = unescaped(output(box, {"man"}));
    for (const std::string& command : commands(box)) {
        EXPECT_NE(program.find("entente-" + command), std::string::npos) << command;
        const std::string page = unescaped(output(box, {"man", command}));
        for (const std::string& option : options(box, command))
            EXPECT_NE(page.find("\\fB" + option + "\\fR"), std::string::npos) << command << option;
    }
}

TEST(ManualTest, WritesOnePageACommandThatManTakesWithoutWarning) {
    const Sandbox box;
    EXPECT_EQ(output(box, {"man", "--into", "man1"}), "");
    EXPECT_TRUE(box.has("man1/entente.1"));
    for (const std::string& command : commands(box))
        EXPECT_TRUE(box.has("man1/entente-" + command + ".1")) << command;
    if (!is_there("groff"))
        GTEST_SKIP() << "no groff";
    const Outcome got =
        box.shell("for page in man1/*; do groff -man -Tutf8 -ww -z $page || exit 1; done");
    EXPECT_EQ(got.status, 0);
    EXPECT_EQ(got.err, "");
}

TEST(ManualTest, RefusesWhatItDoesNotKnow) {
    const Sandbox box;
    const Outcome got = box.run({"man", "dif"});
    EXPECT_EQ(got.status, 2);
    EXPECT_NE(got.err.find("did you mean 'diff'"), std::string::npos) << got.err;
    EXPECT_EQ(box.run({"man", "diff", "--into", "x"}).status, 2);
    EXPECT_FALSE(box.has("x"));
}

/// What bash offers for the words given, the last of them being typed.
std::set<std::string> bash_offers(const Sandbox& box, const std::string& words) {
    const Outcome got =
        box.shell("exec bash -c 'eval \"$($ENTENTE completion bash)\"; COMP_WORDS=(" + words +
                  "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _entente; printf "
                  "\"%s\\n\" \"${COMPREPLY[@]}\"'");
    EXPECT_EQ(got.status, 0) << got.err;
    EXPECT_EQ(got.err, "") << words;
    return found(got.out, "([^\n]+)\n");
}

TEST(CompletionTest, BashOffersCommandsOptionsWordsAndFiles) {
    const Sandbox box;
    std::set<std::string> names = commands(box);
    names.insert({"help", "--help", "--version"});
    EXPECT_EQ(bash_offers(box, "entente \"\""), names);
    for (const std::string& command : commands(box))
        EXPECT_EQ(bash_offers(box, "entente " + command + " -"), options(box, command)) << command;
    EXPECT_EQ(bash_offers(box, "entente cen"), std::set<std::string>{"centrality"});
    EXPECT_EQ(bash_offers(box, "entente diff --by \"\""),
              (std::set<std::string>{"relation", "node", "document"}));
    EXPECT_EQ(bash_offers(box, "entente pack ch"), std::set<std::string>{"check"});
    box.write("a b.entente.json", "{}");
    EXPECT_EQ(bash_offers(box, "entente show a"), std::set<std::string>{"a b.entente.json"});
}

TEST(CompletionTest, FishOffersEveryOption) {
    if (!is_there("fish"))
        GTEST_SKIP() << "no fish";
    const Sandbox box;
    box.write("all.fish", output(box, {"completion", "fish"}));
    for (const std::string& command : commands(box)) {
        const Outcome got =
            box.shell("HOME=$PWD fish --no-config -c 'source all.fish; complete -C \"entente " +
                      command + " -\"; complete -C \"entente " + command + " --\"'");
        EXPECT_EQ(got.err, "");
        const std::set<std::string> offered = found(got.out, "(-[-a-zA-Z]+)[^\n]*\n");
        for (const std::string& option : options(box, command))
            EXPECT_TRUE(offered.contains(option)) << command << ' ' << option;
    }
}

TEST(CompletionTest, ZshTakesTheScriptAndItHoldsEveryOption) {
    const Sandbox box;
    const std::string script = output(box, {"completion", "zsh"});
    box.write("_entente", script);
    for (const std::string& command : commands(box)) {
        const std::size_t from = script.find("\n    " + command + ")\n");
        ASSERT_NE(from, std::string::npos) << command;
        const std::string part = script.substr(from, script.find(";;", from) - from);
        for (const std::string& option : options(box, command))
            EXPECT_NE(part.find(option + "["), std::string::npos) << command << ' ' << option;
    }
    if (!is_there("zsh"))
        GTEST_SKIP() << "no zsh";
    const Outcome got = box.shell("zsh -f -n _entente");
    EXPECT_EQ(got.status, 0);
    EXPECT_EQ(got.err, "");
}

TEST(CompletionTest, RefusesOtherShells) {
    const Sandbox box;
    const Outcome got = box.run({"completion", "basg"});
    EXPECT_EQ(got.status, 2);
    EXPECT_NE(got.err.find("did you mean 'bash'"), std::string::npos) << got.err;
}

}  // namespace
}  // namespace entente::test
