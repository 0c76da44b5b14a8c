// SPDX-License-Identifier: MIT
// Statements as tables, as people convert and assemble them.
#include "tests/cli/sandbox.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace entente::test {
namespace {

using testing::HasSubstr;

/// Statements of a real extraction and their graph.
const Sandbox& box() {
    static const Sandbox made;
    static const bool written = [] {
        made.write("a.txt",
                   "China supports \"Kazakhstan\", said Russia. India does not support Pakistan.\n"
                   "France, Germany and Italy condemned Russia on 3 May 2022.\n");
        const Outcome got = made.run({"extract", "a.txt", "-s", "s.jsonl", "-o", "g.entente.json"});
        if (got.status != 0)
            throw std::runtime_error(got.err);
        return true;
    }();
    (void)written;
    return made;
}

TEST(StatementTablesCliTest, ThereAndBackIsTheSameFile) {
    Outcome got = box().run({"convert", "s.jsonl", "-o", "s.statements.csv"});
    EXPECT_EQ(got.status, 0) << got.err;
    EXPECT_EQ(got.err, "");
    EXPECT_THAT(box().read("s.statements.csv"), HasSubstr("RUS"));
    got = box().run({"convert", "s.statements.csv", "-o", "t.jsonl"});
    EXPECT_EQ(got.status, 0) << got.err;
    EXPECT_NE(box().read("s.jsonl"), "");
    EXPECT_EQ(box().read("t.jsonl"), box().read("s.jsonl"));
}

TEST(StatementTablesCliTest, AssembleReadsTheTable) {
    ASSERT_EQ(box().run({"convert", "s.jsonl", "-o", "u.statements.csv"}).status, 0);
    const Outcome table = box().run({"assemble", "u.statements.csv"});
    const Outcome lines = box().run({"assemble", "s.jsonl"});
    EXPECT_EQ(table.err, "");
    EXPECT_THAT(lines.out, HasSubstr("RUS"));
    EXPECT_EQ(table.out, lines.out);
}

TEST(StatementTablesCliTest, StandardInputIsSaid) {
    const Outcome got = box().shell(
        "$ENTENTE convert - --from statements --to statements-csv < "
        "s.jsonl | $ENTENTE convert - --from statements-csv --to "
        "statements | cmp - s.jsonl");
    EXPECT_EQ(got.status, 0) << got.out << got.err;
}

TEST(StatementTablesCliTest, GraphsAndStatementsAreNotMixedUp) {
    Outcome got = box().run({"convert", "s.jsonl", "-o", "g.graphml"});
    EXPECT_EQ(got.status, 2);
    EXPECT_THAT(got.err, HasSubstr("assemble makes a graph"));
    got = box().run({"convert", "g.entente.json", "-o", "g.statements.csv"});
    EXPECT_EQ(got.status, 2);
    EXPECT_THAT(got.err, HasSubstr("g.entente.json is a graph"));
    EXPECT_FALSE(box().has("g.statements.csv"));
    EXPECT_EQ(box().run({"convert", "g.entente.json", "-o", "g.jsonl"}).status, 0);
    EXPECT_EQ(box().run({"convert", "g.jsonl", "-o", "h.entente.json"}).status, 0);
}

TEST(StatementTablesCliTest, FaultsHaveTheirPlace) {
    box().write("bad.statements.csv", "document,source,relation,target,date\na,CHN,aids,KAZ,May\n");
    const Outcome got = box().run({"assemble", "bad.statements.csv"});
    EXPECT_EQ(got.status, 2);
    EXPECT_THAT(got.err, HasSubstr("bad.statements.csv:2:16:"));
}

}  // namespace
}  // namespace entente::test
