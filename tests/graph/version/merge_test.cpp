// SPDX-License-Identifier: MIT
#include "graph/version/merge.hpp"

#include "graph/io/io.hpp"
#include "graph/version/diff.hpp"
#include "tests/support/errors.hpp"
#include "tests/support/related.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

namespace entente {
namespace {

using test::altered;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

MergeConflict mirrored(MergeConflict conflict) {
    std::swap(conflict.ours, conflict.theirs);
    return conflict;
}

struct Trio {
    Graph base, ours, theirs;
};

Trio trio(std::uint64_t seed) {
    test::Random random(seed);
    const Graph base = test::random_graph(random);
    return {base, altered(base, random), altered(base, random)};
}

TEST(MergeTest, WhatOneSideAloneChangedIsTaken) {
    for (std::uint64_t seed = 0; seed < 1500; ++seed) {
        const auto [base, ours, theirs] = trio(seed);
        ASSERT_EQ(merge(base, ours, base), (Merged{ours, {}})) << "seed " << seed;
        ASSERT_EQ(merge(base, base, theirs), (Merged{theirs, {}})) << "seed " << seed;
        ASSERT_EQ(merge(base, ours, ours), (Merged{ours, {}})) << "seed " << seed;
    }
}

TEST(MergeTest, IsTheSameFromTheOtherSide) {
    std::size_t conflicts = 0;
    for (std::uint64_t seed = 0; seed < 1500; ++seed) {
        const auto [base, ours, theirs] = trio(seed);
        const Merged a = merge(base, ours, theirs, Side::ours);
        Merged b = merge(base, theirs, ours, Side::theirs);
        ASSERT_EQ(to_entente_json(a.graph), to_entente_json(b.graph)) << "seed " << seed;
        std::ranges::transform(b.conflicts, b.conflicts.begin(), mirrored);
        ASSERT_EQ(a.conflicts.size(), b.conflicts.size()) << "seed " << seed;
        conflicts += a.conflicts.size();
    }
    EXPECT_GT(conflicts, 1000U);
}

/// Every statement by the edge it is on; what a merge must account for.
using Facts = std::set<std::pair<EdgeKey, std::string>>;
Facts facts(const Graph& graph) {
    Facts all;
    for (const Edge& edge : graph.edges()) {
        all.emplace(graph.key(edge), "the edge");
        for (const Evidence& e : edge.evidence)
            all.emplace(graph.key(edge), e.document + '\n' + e.sentence.text + '\n' + e.rule);
        for (const auto& [name, value] : edge.attributes)
            all.emplace(graph.key(edge), name + '=' + value);
    }
    return all;
}

TEST(MergeTest, WithoutConflictsNothingOfEitherSideIsLost) {
    std::size_t clean = 0;
    for (std::uint64_t seed = 0; seed < 3000; ++seed) {
        const auto [base, ours, theirs] = trio(seed);
        const Merged merged = merge(base, ours, theirs);
        if (!merged.conflicts.empty() || !(ours.schema() == theirs.schema()))
            continue;
        ++clean;
        const Facts b = facts(base), o = facts(ours), t = facts(theirs), m = facts(merged.graph);
        for (const auto& fact : o)
            ASSERT_TRUE(m.contains(fact) || (b.contains(fact) && !t.contains(fact)))
                << "seed " << seed << ' ' << fact.second;
        for (const auto& fact : t)
            ASSERT_TRUE(m.contains(fact) || (b.contains(fact) && !o.contains(fact)))
                << "seed " << seed << ' ' << fact.second;
        for (const auto& fact : m)
            ASSERT_TRUE(o.contains(fact) || t.contains(fact)) << "seed " << seed;
    }
    EXPECT_GT(clean, 200U);
}

TEST(MergeTest, WhereAPatchFitsItIsTheMerge) {
    std::size_t fitting = 0;
    for (std::uint64_t seed = 0; seed < 4000; ++seed) {
        test::Random random(seed);
        const Graph base = test::random_graph(random);
        // few changes each, and provenance and schema as they were, so that patches fit often
        const Graph ours = test::altered(base, random, {.percent = 10, .frame = false});
        const Graph theirs = test::altered(base, random, {.percent = 10, .frame = false});
        Graph patched;
        const GraphDiff patch = diff(base, theirs);
        if (test::error_of([&, o = &ours] { patched = apply(*o, patch); }))
            continue;
        ++fitting;
        const Merged merged = merge(base, ours, theirs);
        ASSERT_THAT(merged.conflicts, IsEmpty()) << "seed " << seed;
        ASSERT_EQ(merged.graph, patched) << "seed " << seed;
    }
    EXPECT_GT(fitting, 500U);
}

TEST(MergeTest, MarkersHoldBothSides) {
    const auto side = [](const std::string& text, bool ours) {
        std::string out;
        int part = 0;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = text.find('\n', at) + 1;
            const std::string line = text.substr(at, end - at);
            at = end;
            if (line.starts_with("<<<<<<< "))
                part = 1;
            else if (line == "=======\n")
                part = 2;
            else if (line.starts_with(">>>>>>> "))
                part = 0;
            else if (part == 0 || (part == 1) == ours)
                out += line;
        }
        return out;
    };
    for (std::uint64_t seed = 0; seed < 800; ++seed) {
        const auto [base, ours, theirs] = trio(seed);
        const std::string a = to_entente_json(merge(base, ours, theirs, Side::ours).graph);
        const std::string b = to_entente_json(merge(base, ours, theirs, Side::theirs).graph);
        const std::string marked = mark_conflicts(a, b, "ours", "theirs");
        ASSERT_EQ(side(marked, true), a) << "seed " << seed;
        ASSERT_EQ(side(marked, false), b) << "seed " << seed;
    }
    EXPECT_EQ(mark_conflicts("a\nb\nc\n", "a\nx\nc\n", "o", "t"),
              "a\n<<<<<<< o\nb\n=======\nx\n>>>>>>> t\nc\n");
    EXPECT_EQ(mark_conflicts("a\n", "a\nb", "o", "t"), "a\n<<<<<<< o\n=======\nb\n>>>>>>> t\n");
    EXPECT_EQ(mark_conflicts("", "", "o", "t"), "");
}

Graph pair_graph(std::vector<Edge> edges, Labels labels = {}, const std::string& pack = "1") {
    return Graph(test::small_schema(),
                 {{.id = "KAZ", .type = "state", .labels = std::move(labels)},
                  {.id = "RUS", .type = "state"}},
                 std::move(edges),
                 {.pack = "world", .pack_sha256 = pack});
}

Edge edge(const std::string& relation, double weight, std::vector<Evidence> evidence = {}) {
    return {.source = NodeId{0},
            .target = NodeId{1},
            .relation = relation,
            .weight = weight,
            .evidence = std::move(evidence)};
}

Evidence said(const std::string& id, std::uint32_t sentence, const std::string& text) {
    Evidence e{.statement = id, .document = "news.txt"};
    e.sentence = {.index = sentence, .text = text};
    return e;
}

TEST(MergeTest, FieldsOfANodeMergeOneByOne) {
    const Merged merged = merge(pair_graph({}, {{"en", "Kazakhstan"}}),
                                pair_graph({}, {{"en", "Kazakhstan"}, {"zh", "哈萨克斯坦"}}),
                                pair_graph({}, {{"en", "Kazakstan"}}));
    EXPECT_THAT(merged.conflicts, IsEmpty());
    EXPECT_EQ(merged.graph.nodes()[0].labels, (Labels{{"en", "Kazakstan"}, {"zh", "哈萨克斯坦"}}));
}

TEST(MergeTest, OneFieldChangedTwiceIsAConflict) {
    const Graph base = pair_graph({}, {{"en", "a"}});
    const Graph ours = pair_graph({}, {{"en", "b"}}, "2");
    const Graph theirs = pair_graph({}, {{"en", "c"}}, "3");
    const Merged merged = merge(base, ours, theirs);
    ASSERT_THAT(merged.conflicts, SizeIs(2));
    EXPECT_EQ(merged.conflicts[0], (MergeConflict{"pack content", "", "1", "2", "3"}));
    EXPECT_EQ(merged.conflicts[1], (MergeConflict{"node KAZ", "label.en", "a", "b", "c"}));
    EXPECT_EQ(merged.graph.nodes()[0].labels.at("en"), "b");
    EXPECT_EQ(merge(base, ours, theirs, Side::theirs).graph, theirs);
    EXPECT_EQ(to_text(merged.conflicts[1]), "node KAZ, label.en: was “a”; ours “b”; theirs “c”");
    EXPECT_THAT(to_json(merged.conflicts),
                HasSubstr("{\"subject\":\"node KAZ\",\"field\":\"label.en\",\"base\":\"a\","
                          "\"ours\":\"b\",\"theirs\":\"c\"}"));
}

TEST(MergeTest, EvidenceOfBothSidesIsUnited) {
    const Merged merged = merge(
        pair_graph({edge("supports", 1, {said("s1", 1, "One."), said("s2", 2, "Two.")})}),
        pair_graph({edge("supports", 1, {said("s1", 1, "One."), said("s3", 3, "Three.")})}),
        pair_graph({edge("supports",
                         1,
                         {said("s1", 1, "One."), said("s2", 2, "Two."), said("s4", 4, "Four.")})}));
    EXPECT_THAT(merged.conflicts, IsEmpty());
    ASSERT_EQ(merged.graph.edge_count(), 1U);
    const Edge& result = merged.graph.edges()[0];
    ASSERT_THAT(result.evidence, SizeIs(3));
    EXPECT_EQ(result.evidence[1].statement, "s3");
    EXPECT_EQ(result.evidence[2].statement, "s4");
    EXPECT_EQ(result.weight, 3);
}

TEST(MergeTest, RemovedHereAndChangedThereIsListed) {
    const Graph base = pair_graph({edge("supports", 2)});
    const Merged merged = merge(base, pair_graph({}), pair_graph({edge("supports", 5)}));
    ASSERT_THAT(merged.conflicts, SizeIs(1));
    EXPECT_EQ(to_text(merged.conflicts[0]),
              "edge KAZ -[supports]-> RUS: was “present”; ours “removed”; theirs “changed weight: "
              "5”");
    EXPECT_EQ(merged.graph.edge_count(), 0U);
}

TEST(MergeTest, EachRemovingTheOthersEvidenceIsListed) {
    const Merged merged =
        merge(pair_graph({edge("supports", 1, {said("s1", 1, "One."), said("s2", 2, "Two.")})}),
              pair_graph({edge("supports", 1, {said("s1", 1, "One.")})}),
              pair_graph({edge("supports", 1, {said("s2", 2, "Two.")})}));
    ASSERT_THAT(merged.conflicts, SizeIs(1));
    EXPECT_EQ(merged.conflicts[0].field, "evidence");
    EXPECT_EQ(merged.graph.edges()[0].evidence[0].statement, "s1");
}

TEST(MergeTest, ANodeThatIsUsedAnewIsKeptAndListed) {
    const Graph base = pair_graph({});
    const Graph ours(test::small_schema(), {{.id = "RUS", .type = "state"}}, {}, base.provenance());
    const Merged merged = merge(base, ours, pair_graph({edge("opposes", 1)}));
    ASSERT_THAT(merged.conflicts, SizeIs(1));
    EXPECT_EQ(merged.conflicts[0],
              (MergeConflict{"node KAZ", "", "present", "removed", "an end of edges"}));
    EXPECT_EQ(merged.graph.node_count(), 2U);
    EXPECT_EQ(merged.graph.edge_count(), 1U);
}

TEST(MergeTest, ARelationThatIsUsedAnewIsKeptAndListed) {
    const Schema schema = test::small_schema();
    const Schema less({schema.node_types().begin(), schema.node_types().end()},
                      {schema.relations().begin(), schema.relations().begin() + 2});
    const Graph base = pair_graph({});
    const Graph ours(less,
                     {base.nodes().begin(), base.nodes().end()},
                     {edge("cooperates", 1)},
                     base.provenance());
    const Merged merged = merge(base, ours, pair_graph({edge("trades", 1)}));
    ASSERT_THAT(merged.conflicts, SizeIs(1));
    EXPECT_EQ(merged.conflicts[0].subject, "relation trades");
    EXPECT_NE(merged.graph.schema().find_relation("trades"), nullptr);
    EXPECT_EQ(merged.graph.schema().find_relation("hedges"), nullptr);
    EXPECT_EQ(merged.graph.edge_count(), 2U);
}

TEST(MergeTest, GraphsWithoutACommonBase) {
    const Merged merged =
        merge(Graph(), pair_graph({edge("supports", 1)}), pair_graph({edge("opposes", 1)}));
    EXPECT_THAT(merged.conflicts, IsEmpty());
    EXPECT_EQ(merged.graph.edge_count(), 2U);
}

}  // namespace
}  // namespace entente
