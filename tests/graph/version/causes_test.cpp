// SPDX-License-Identifier: MIT
#include "graph/version/causes.hpp"

#include "tests/support/related.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::Pair;

/// A statement that two of three countries are in a relation.
struct Said {
    std::string relation;
    std::uint32_t sentence;
    std::string text;
    std::uint32_t target = 1;
    std::string document = "a.txt";
};

struct Made {
    std::string text = "t1", lexicon = "l1", rules = "r1", tool = "entente 1";
};

Graph graph(const std::vector<Said>& all, const Made& made = {}) {
    std::vector<Edge> edges;
    for (const Said& said : all) {
        Evidence evidence{.document = said.document, .rule = "active/" + said.relation};
        evidence.statement = said.relation + std::to_string(said.sentence) + made.text;
        evidence.sentence = {.index = said.sentence, .text = said.text};
        evidence.trigger.text = said.text.substr(0, 3);
        edges.push_back({.source = NodeId{0},
                         .target = NodeId{said.target},
                         .relation = said.relation,
                         .evidence = {evidence}});
    }
    return Graph(test::small_schema(),
                 {{.id = "CHN", .type = "state"},
                  {.id = "KAZ", .type = "state"},
                  {.id = "RUS", .type = "state"}},
                 std::move(edges),
                 {.tool = made.tool,
                  .pack = "world 1",
                  .pack_sha256 = made.lexicon + made.rules,
                  .lexicon_sha256 = made.lexicon,
                  .rules_sha256 = made.rules,
                  .documents = {{"a.txt", made.text, "", ""}, {"b.txt", "", "", ""}}});
}

std::map<Cause, CauseCounts> causes(const Graph& before, const Graph& after) {
    const GraphDiff d = diff(before, after);
    return count_causes(d, CausesView(d));
}

CauseCounts counts(std::size_t gained, std::size_t lost) {
    return {gained, lost};
}

const Said first{"supports", 1, "aid one"};
const Said second{"opposes", 2, "hit two"};

TEST(CausesTest, AnotherTextIsTheCauseOfItsStatements) {
    EXPECT_THAT(causes(graph({first}), graph({second}, {.text = "t2"})),
                ElementsAre(Pair(Cause::text, counts(1, 1))));
}

TEST(CausesTest, ADocumentThatCameIsText) {
    Graph after = graph({first});
    const Graph before(after.schema(),
                       {after.nodes().begin(), after.nodes().end()},
                       {},
                       {.tool = "entente 1", .pack = "world 1", .pack_sha256 = "l1r1"});
    EXPECT_THAT(causes(before, after), ElementsAre(Pair(Cause::text, counts(1, 0))));
    EXPECT_THAT(causes(after, before), ElementsAre(Pair(Cause::text, counts(0, 1))));
}

TEST(CausesTest, TheHashesTellLexiconFromRules) {
    EXPECT_THAT(causes(graph({first}), graph({second}, {.lexicon = "l2"})),
                ElementsAre(Pair(Cause::lexicon, counts(1, 1))));
    EXPECT_THAT(causes(graph({first}), graph({second}, {.rules = "r2"})),
                ElementsAre(Pair(Cause::rules, counts(1, 1))));
    EXPECT_THAT(causes(graph({first}), graph({second}, {.tool = "entente 2"})),
                ElementsAre(Pair(Cause::program, counts(1, 1))));
    EXPECT_THAT(causes(graph({first}), graph({second})),
                ElementsAre(Pair(Cause::selection, counts(1, 1))));
    Said elsewhere = second;
    elsewhere.document = "b.txt";
    EXPECT_THAT(causes(graph({}), graph({elsewhere}, {.rules = "r2"})),
                ElementsAre(Pair(Cause::unknown, counts(1, 0))));
}

TEST(CausesTest, WhereBothChangedTheOtherReadingTells) {
    const Made both{.lexicon = "l2", .rules = "r2"};
    // the same word between the same ends: another rule
    EXPECT_THAT(causes(graph({first}), graph({{"opposes", 1, "aid one"}}, both)),
                ElementsAre(Pair(Cause::rules, counts(1, 1))));
    // the same word, another end: another name
    EXPECT_THAT(causes(graph({first}), graph({{"supports", 1, "aid one", 2}}, both)),
                ElementsAre(Pair(Cause::lexicon, counts(1, 1))));
    // nothing of the sentence on the other side
    EXPECT_THAT(causes(graph({}), graph({first}, both)),
                ElementsAre(Pair(Cause::pack, counts(1, 0))));
}

TEST(CausesTest, ASentenceThatOnlyStandsElsewhereHasMoved) {
    const Graph before = graph({first, second});
    const Graph after = graph({{"supports", 7, "aid one"}, second}, {.text = "t2"});
    const GraphDiff d = diff(before, after);
    EXPECT_THAT(count_causes(d, CausesView(d)), ElementsAre(Pair(Cause::moved, counts(2, 2))));
    EXPECT_THAT(to_text(d), HasSubstr("+ a.txt:7 “aid one” [moved]\n"));
    const std::vector<DiffPart> parts{DiffPart::moved};
    const GraphDiff rest = without(d, parts);
    EXPECT_TRUE(rest.edges_changed.empty());
}

TEST(CausesTest, ThePatchSaysThemAndReadsBack) {
    const GraphDiff d = diff(graph({first}), graph({second}, {.rules = "r2"}));
    const std::string json = to_json(d);
    EXPECT_THAT(json, HasSubstr("\"cause\":\"rules\""));
    EXPECT_EQ(parse_patch(json, "p.json"), d);
    EXPECT_THAT(to_text(d), HasSubstr("because: rules +1 -1\n"));
    EXPECT_THAT(to_text(d), HasSubstr("also: rules of the pack changed\n"));
    EXPECT_THAT(to_text(d), Not(HasSubstr("lexicon")));
}

TEST(WithoutTest, LeavesOutWhatIsAskedForAndNothingElse) {
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        test::Random random(seed);
        const Graph before = test::random_graph(random);
        const GraphDiff d = diff(before, test::altered(before, random));
        ASSERT_EQ(without(d, {}), d) << "seed " << seed;
        const std::vector<DiffPart> labels{DiffPart::labels};
        const GraphDiff some = without(d, labels);
        ASSERT_EQ(some.edges_changed, d.edges_changed);
        for (const NodeChange& change : some.nodes_changed)
            for (const FieldChange& field : change.fields)
                ASSERT_FALSE(field.field.starts_with("label."));
        const std::vector<DiffPart> many{
            DiffPart::evidence, DiffPart::weight, DiffPart::attributes, DiffPart::nodes};
        const GraphDiff few = without(d, many);
        ASSERT_TRUE(few.edges_changed.empty()) << "seed " << seed;
        ASSERT_TRUE(few.nodes_changed.empty() && few.nodes_added.empty());
        ASSERT_EQ(few.edges_added, d.edges_added);
        ASSERT_EQ(few.flips, d.flips);
    }
    for (const std::string_view name : diff_part_names())
        EXPECT_TRUE(parse_diff_part(name).has_value());
    EXPECT_EQ(parse_diff_part("evidenc"), std::nullopt);
}

TEST(DiffOrderTest, EveryChangeStandsInEachOrder) {
    const GraphDiff d =
        diff(graph({first, {"trades", 3, "buy", 2}}),
             graph({second, {"trades", 3, "buy", 2}, {"trades", 4, "sell", 2}}, {.text = "t2"}));
    EXPECT_THAT(to_text(d, {.order = DiffOrder::relation}),
                HasSubstr("== opposes  +1 -0 ~0\n+ CHN -[opposes -]-> KAZ"));
    EXPECT_THAT(to_text(d, {.order = DiffOrder::relation}),
                HasSubstr("== trades  +0 -0 ~1\n~ CHN -[trades +]- RUS"));
    EXPECT_THAT(to_text(d, {.order = DiffOrder::node}), HasSubstr("== CHN  +1 -1 ~1\n"));
    EXPECT_THAT(to_text(d, {.order = DiffOrder::node}), HasSubstr("== RUS  +0 -0 ~1\n"));
    EXPECT_THAT(to_text(d, {.order = DiffOrder::document}), HasSubstr("== a.txt  +1 -1 ~1\n"));
    EXPECT_THAT(to_markdown(d, {.order = DiffOrder::node}), HasSubstr("## KAZ: +1 -1 \\~0\n"));
    // the flip stands first in all of them
    for (const DiffOrder order : {DiffOrder::kind, DiffOrder::relation, DiffOrder::node})
        EXPECT_EQ(to_text(d, {.order = order}).find("\n! CHN -> KAZ"),
                  to_text(d, {.order = order}).find('\n'));
}

}  // namespace
}  // namespace entente
