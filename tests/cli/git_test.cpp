// SPDX-License-Identifier: MIT
#include "graph/io/io.hpp"
#include "graph/version/merge.hpp"
#include "tests/cli/sandbox.hpp"
#include "tests/support/graphs.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace entente::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

/// One sentence on Kazakhstan and Russia.
struct Said {
    std::string relation;
    std::uint32_t sentence;
    std::string text;
};

Graph graph(const std::vector<Said>& all, const std::string& label = "Kazakhstan") {
    std::vector<Edge> edges;
    for (const Said& said : all) {
        Evidence evidence{.statement = "s_" + std::to_string(said.sentence), .document = "n.txt"};
        evidence.sentence = {.index = said.sentence, .text = said.text};
        edges.push_back({.source = NodeId{0},
                         .target = NodeId{1},
                         .relation = said.relation,
                         .evidence = {evidence}});
    }
    return Graph(
        small_schema(),
        {{.id = "KAZ", .type = "state", .labels = {{"en", label}}}, {.id = "RUS", .type = "state"}},
        std::move(edges),
        {.tool = "entente test", .pack = "world 1"});
}

const Said one{"supports", 1, "One supports."};
const Said two{"supports", 2, "Two supports."};
const Said three{"opposes", 3, "Three opposes."};

/// A repository in which git-setup was run, with one version of a graph.
class GitTest : public testing::Test {
protected:
    void SetUp() override {
        if (box_.shell("git --version").status != 0)
            GTEST_SKIP() << "there is no git";
        box_.write("g.entente.json", to_entente_json(graph({one})));
        const Outcome got =
            git("git init -q -b main && $ENTENTE git-setup && git add -A && "
                "git commit -qm first");
        ASSERT_EQ(got.status, 0) << got.err;
        EXPECT_EQ(got.err, "");
    }
    /// A line of shell under a user of its own.
    [[nodiscard]] Outcome git(const std::string& line) const {
        return box_.shell(
            "export HOME=\"$PWD\" GIT_CONFIG_NOSYSTEM=1 GIT_AUTHOR_NAME=A GIT_AUTHOR_EMAIL=a@b "
            "GIT_COMMITTER_NAME=A GIT_COMMITTER_EMAIL=a@b; " +
            line);
    }
    void commit(const std::string& branch, const Graph& version) const {
        ASSERT_EQ(git("git checkout -q " + branch).status, 0);
        box_.write("g.entente.json", to_entente_json(version));
        const Outcome got = git("git add -A && git commit -qm on-" + branch);
        ASSERT_EQ(got.status, 0) << got.err;
    }
    [[nodiscard]] Graph current() const {
        return parse_graph(box_.read("g.entente.json"), "g.entente.json");
    }
    Sandbox box_;
};

TEST_F(GitTest, DiffShowsWhatTheGraphsSay) {
    box_.write("g.entente.json", to_entente_json(graph({three})));
    const Outcome got = git("git --no-pager diff");
    EXPECT_EQ(got.status, 0);
    EXPECT_EQ(got.err, "");
    EXPECT_EQ(got.out,
              "diff --entente a/g.entente.json b/g.entente.json\n"
              "--- a/g.entente.json   +++ b/g.entente.json    2 nodes, 1 edge -> 2 nodes, 1 edge\n"
              "! KAZ -> RUS                              + became -:  supports +  ->  opposes -\n"
              "+ KAZ -[opposes -]-> RUS                  1 sentence\n"
              "    + n.txt:3 “Three opposes.”\n"
              "- KAZ -[supports +]-> RUS                 1 sentence\n"
              "    - n.txt:1 “One supports.”\n"
              "summary: 1 sign flip; edges +1 -1 ~0; nodes +0 -0 ~0; evidence +1 -1\n");
}

TEST_F(GitTest, DiffOfAFileThatIsNoGraphEndsNothing) {
    box_.write("g.entente.json", "{\n<<<<<<< ours\n");
    box_.write("h.txt", "new\n");
    const Outcome got = git("git add -N h.txt; git --no-pager diff");
    EXPECT_EQ(got.status, 0) << got.err;
    EXPECT_THAT(got.out, AllOf(HasSubstr("cannot be read as a graph"), HasSubstr("+new")));
}

TEST_F(GitTest, LogShowsOneLineAStatement) {
    commit("main", graph({one, two}));
    const Outcome got = git("git --no-pager log -p");
    EXPECT_EQ(got.status, 0) << got.err;
    EXPECT_THAT(
        got.out,
        AllOf(HasSubstr("\n+KAZ\tsupports\tRUS\tasserted\tundated\tn.txt:2\t\tTwo supports.\n"),
              HasSubstr("\n KAZ\tsupports\tRUS\tasserted\tundated\tn.txt:1\t\tOne supports.\n"),
              Not(HasSubstr("\"evidence\""))));
}

TEST_F(GitTest, LogOfAVersionThatIsNoGraphShowsItsText) {
    box_.write("g.entente.json", "no graph\n");
    const Outcome got = git("git commit -qam broken && git --no-pager log -p -1");
    EXPECT_EQ(got.status, 0) << got.err;
    EXPECT_THAT(got.out, HasSubstr("\n+no graph\n"));
}

TEST_F(GitTest, AddedFilesAreDiffedToo) {
    box_.write("new.entente.json", to_entente_json(graph({two})));
    const Outcome got = git("git add -A && git --no-pager diff --cached");
    EXPECT_EQ(got.status, 0) << got.err;
    EXPECT_THAT(got.out,
                AllOf(HasSubstr("diff --entente a/new.entente.json b/new.entente.json\n"),
                      HasSubstr("+ KAZ -[supports +]-> RUS"),
                      HasSubstr("0 nodes, 0 edges -> 2 nodes, 1 edge"),
                      Not(HasSubstr("also:"))));
}

TEST_F(GitTest, MergesWithoutConflict) {
    ASSERT_EQ(git("git branch other").status, 0);
    commit("main", graph({one, two}));
    commit("other", graph({one, three}, "Qazaqstan"));
    const Outcome got = git("git merge -q main");
    EXPECT_EQ(got.status, 0) << got.out << got.err;
    EXPECT_EQ(current(), graph({one, two, three}, "Qazaqstan"));
    EXPECT_EQ(box_.read("g.entente.json"), to_entente_json(current()));
}

TEST_F(GitTest, ConflictsAreMarkedAndListed) {
    ASSERT_EQ(git("git branch other").status, 0);
    commit("main", graph({one, two}, "Kazakstan"));
    commit("other", graph({one, three}, "Qazaqstan"));
    const Outcome got = git("git merge main");
    EXPECT_EQ(got.status, 1);
    EXPECT_THAT(got.out + got.err,
                AllOf(HasSubstr("conflict: node KAZ, label.en: was “Kazakhstan”; ours “Qazaqstan”; "
                                "theirs “Kazakstan”"),
                      HasSubstr("CONFLICT")));
    EXPECT_EQ(git("git ls-files -u").out.find("g.entente.json") != std::string::npos, true);
    const std::string marked = box_.read("g.entente.json");
    EXPECT_THAT(marked,
                AllOf(HasSubstr("<<<<<<< ours\n\"KAZ\":{\"label\":\"Qazaqstan\""),
                      HasSubstr("=======\n\"KAZ\":{\"label\":\"Kazakstan\""),
                      HasSubstr(">>>>>>> theirs\n")));
    // settled by hand, it is a graph with the statements of both
    ASSERT_EQ(git("sed -i -e '/^<<<<<<</d' -e '/^=======/,/^>>>>>>>/d' g.entente.json && "
                  "git commit -qam merged")
                  .status,
              0);
    EXPECT_EQ(current(), graph({one, two, three}, "Qazaqstan"));
}

TEST_F(GitTest, FilesAddedOnBothSidesMerge) {
    ASSERT_EQ(git("git branch other").status, 0);
    box_.write("n.entente.json", to_entente_json(graph({two})));
    ASSERT_EQ(git("git add -A && git commit -qm n && git checkout -q other").status, 0);
    box_.write("n.entente.json", to_entente_json(graph({three})));
    const Outcome got = git("git add -A && git commit -qm n2 && git merge -q main");
    EXPECT_EQ(got.status, 0) << got.out << got.err;
    EXPECT_EQ(parse_graph(box_.read("n.entente.json"), "n.entente.json"), graph({two, three}));
}

TEST_F(GitTest, SetUpTwiceIsSetUpOnceAndCanBeTakenBack) {
    box_.write(".gitattributes",
               "*.txt text\n*.entente.json diff=entente merge=entente\n*.md text");
    ASSERT_EQ(git("$ENTENTE git-setup").status, 0);
    EXPECT_EQ(box_.read(".gitattributes"),
              "*.txt text\n*.entente.json diff=entente merge=entente\n*.md text");
    EXPECT_EQ(git("git config --get-all merge.entente.recursive").out, "binary\n");
    ASSERT_EQ(git("$ENTENTE git-setup --remove").status, 0);
    EXPECT_EQ(box_.read(".gitattributes"), "*.txt text\n*.md text\n");
    EXPECT_EQ(git("git config --get-regexp entente").status, 1);
    EXPECT_EQ(git("$ENTENTE git-setup --remove").status, 0);
}

TEST_F(GitTest, ForAllRepositoriesOfAUser) {
    ASSERT_EQ(git("$ENTENTE git-setup --remove && $ENTENTE git-setup --global").status, 0);
    EXPECT_EQ(box_.read(".config/git/attributes"), "*.entente.json diff=entente merge=entente\n");
    box_.write("g.entente.json", to_entente_json(graph({three})));
    EXPECT_THAT(git("git --no-pager diff").out, HasSubstr("! KAZ -> RUS"));
}

TEST_F(GitTest, AProgramInAFolderWithBlanksWorks) {
    const Outcome made =
        git("mkdir 'a folder' && ln \"$ENTENTE\" 'a folder/it'\\''s' 2>/dev/null || "
            "cp \"$ENTENTE\" 'a folder/it'\\''s'; 'a folder/it'\\''s' git-setup");
    ASSERT_EQ(made.status, 0) << made.err;
    box_.write("g.entente.json", to_entente_json(graph({one, two})));
    EXPECT_THAT(git("git --no-pager diff").out, HasSubstr("~ KAZ -[supports +]-> RUS"));
    EXPECT_THAT(git("git commit -qam two; git --no-pager log -p -1").out,
                HasSubstr("+KAZ\tsupports\tRUS"));
}

TEST(GitSetupTest, OutsideOfARepositoryItSaysSo) {
    const Sandbox box;
    const Outcome got = box.shell("GIT_CEILING_DIRECTORIES=/ $ENTENTE git-setup");
    EXPECT_EQ(got.status, 2);
    EXPECT_THAT(got.err, HasSubstr("this folder is in no git repository"));
}

TEST(MergeCommandTest, ListsConflictsAndWritesThem) {
    const Sandbox box;
    box.write("base.entente.json", to_entente_json(graph({one})));
    box.write("a.entente.json", to_entente_json(graph({one}, "A")));
    box.write("b.entente.json", to_entente_json(graph({one, two}, "B")));
    const Outcome got = box.run({"merge",
                                 "base.entente.json",
                                 "a.entente.json",
                                 "b.entente.json",
                                 "-o",
                                 "m.entente.json",
                                 "--conflicts",
                                 "c.json"});
    EXPECT_EQ(got.status, 1);
    EXPECT_EQ(got.out, "");
    EXPECT_EQ(got.err,
              "entente: error: conflict: node KAZ, label.en: was “Kazakhstan”; ours “A”; theirs "
              "“B”\n");
    EXPECT_EQ(parse_graph(box.read("m.entente.json"), "m"), graph({one, two}, "A"));
    EXPECT_THAT(box.read("c.json"), HasSubstr("\"ours\":\"A\",\"theirs\":\"B\""));
    const Outcome theirs = box.run(
        {"merge", "base.entente.json", "a.entente.json", "b.entente.json", "--prefer", "theirs"});
    EXPECT_EQ(theirs.status, 1);
    EXPECT_EQ(parse_graph(theirs.out, "m"), graph({one, two}, "B"));
    const Outcome clean =
        box.run({"merge", "base.entente.json", "base.entente.json", "b.entente.json"});
    EXPECT_EQ(clean.status, 0);
    EXPECT_EQ(clean.err, "");
    EXPECT_EQ(clean.out, box.read("b.entente.json"));
}

}  // namespace
}  // namespace entente::test
