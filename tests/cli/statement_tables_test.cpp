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

/// What Python finds in a database: the counts of the tables named, and its faults.
std::string counts(const std::string& file, const std::string& queries) {
    box().write("count.py",
                "import sqlite3\n"
                "db = sqlite3.connect('" +
                    file +
                    "')\n"
                    "print(db.execute('pragma integrity_check').fetchone()[0])\n"
                    "print(len(db.execute('pragma foreign_key_check').fetchall()))\n"
                    "for query in \"\"\"" +
                    queries +
                    "\"\"\".split(';'):\n"
                    "    print(*db.execute(query).fetchone())\n");
    const Outcome got = box().shell("/usr/bin/python3 count.py");
    return got.out + got.err;
}

TEST(StatementTablesCliTest, SqlCountsWhatTheGraphHas) {
    const Outcome got = box().run({"convert", "g.entente.json", "-o", "g.sqlite"});
    ASSERT_EQ(got.status, 0) << got.err;
    EXPECT_EQ(got.err, "");
    const Outcome ours = box().shell(
        "/usr/bin/python3 -c \"import json; g = json.load(open('g.entente.json'))['graph']\n"
        "e = [x['metadata'] for x in g['edges']]\n"
        "print(len(g['nodes']), len(e), sum(len(x['evidence']) for x in e))\"");
    EXPECT_EQ(counts("g.sqlite",
                     "select (select count(*) from node), (select count(*) from edge), "
                     "(select count(*) from statement)"),
              "ok\n0\n" + ours.out);
    EXPECT_GT(ours.out.size(), 5U) << ours.err;
    // what a query finds by name is what the edges say
    EXPECT_EQ(counts("g.sqlite",
                     "select count(*) from statement s join edge e on s.edge = e.number where "
                     "(s.source, s.relation, s.target, s.negated) <> "
                     "(e.source, e.relation, e.target, e.negated);"
                     "select negated, sign from edge where source = 'IND' and target = 'PAK';"
                     "select count(*) > 5 from pragma_foreign_key_list('statement') union select "
                     "count(*) > 0 from pragma_foreign_key_list('edge') order by 1 desc;"
                     "select sum(weight) = (select count(distinct document || sentence || edge) "
                     "from statement) from edge"),
              "ok\n0\n0\n1 0\n1\n1\n");
}

TEST(StatementTablesCliTest, SqlHoldsEveryFieldOfAStatement) {
    const Outcome got = box().run({"convert", "s.jsonl", "-o", "s.sqlite"});
    ASSERT_EQ(got.status, 0) << got.err;
    box().write("fields.py",
                "import json, sqlite3\n"
                "db = sqlite3.connect('s.sqlite')\n"
                "db.row_factory = sqlite3.Row\n"
                "rows = list(db.execute('select * from statement order by number'))\n"
                "lines = [json.loads(line) for line in open('s.jsonl', encoding='utf-8')]\n"
                "assert lines and len(rows) == len(lines)\n"
                "for r, s in zip(rows, lines):\n"
                "    for key in ('id document date language source relation target modality '\n"
                "                'speaker rule').split():\n"
                "        assert (r[key] or '') == s[key], key\n"
                "    assert bool(r['negated']) == s['negated']\n"
                "    assert r['sentence'] == s['sentence']['index']\n"
                "    for span, key in (('sentence', 'sentence'), ('source', 'source_span'),\n"
                "                      ('trigger', 'trigger_span'), ('target', 'target_span')):\n"
                "        for part in ('begin', 'end', 'text'):\n"
                "            assert r[span + '_' + part] == s[key][part], span\n"
                "print(len(rows))\n");
    const Outcome checked = box().shell("/usr/bin/python3 fields.py");
    EXPECT_EQ(checked.status, 0) << checked.err;
    EXPECT_EQ(counts("s.sqlite", "select count(*) from statement"), "ok\n0\n" + checked.out);
}

TEST(StatementTablesCliTest, FaultsHaveTheirPlace) {
    box().write("bad.statements.csv", "document,source,relation,target,date\na,CHN,aids,KAZ,May\n");
    const Outcome got = box().run({"assemble", "bad.statements.csv"});
    EXPECT_EQ(got.status, 2);
    EXPECT_THAT(got.err, HasSubstr("bad.statements.csv:2:16:"));
}

}  // namespace
}  // namespace entente::test
