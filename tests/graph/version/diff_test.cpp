// SPDX-License-Identifier: MIT
#include "graph/version/diff.hpp"

#include "graph/base/utf8.hpp"
#include "graph/io/io.hpp"
#include "tests/support/errors.hpp"
#include "tests/support/related.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

namespace entente {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

/// A graph and one that has much in common with it.
std::pair<Graph, Graph> related_graphs(std::uint64_t seed) {
    test::Random random(seed);
    const Graph before = test::random_graph(random);
    return {before, test::altered(before, random)};
}

TEST(DiffTest, AppliedToBeforeGivesAfterByteForByte) {
    for (std::uint64_t seed = 0; seed < 2000; ++seed) {
        const auto [before, after] = related_graphs(seed);
        const GraphDiff d = diff(before, after);
        ASSERT_EQ(to_entente_json(apply(before, d)), to_entente_json(after)) << "seed " << seed;
        ASSERT_EQ(to_entente_json(apply(after, reverse(d))), to_entente_json(before))
            << "seed " << seed;
        ASSERT_EQ(d.empty(), before == after) << "seed " << seed;
    }
}

TEST(DiffTest, UnrelatedGraphs) {
    for (std::uint64_t seed = 0; seed < 500; ++seed) {
        test::Random random(seed);
        const Graph before = test::random_graph(random);
        const Graph after = test::random_graph(random);
        ASSERT_EQ(apply(before, diff(before, after)), after) << "seed " << seed;
    }
}

TEST(DiffTest, PatchDocumentHoldsAllOfIt) {
    for (std::uint64_t seed = 0; seed < 1500; ++seed) {
        const auto [before, after] = related_graphs(seed);
        const GraphDiff d = diff(before, after);
        const std::string json = to_json(d);
        GraphDiff back;
        ASSERT_NO_THROW(back = parse_patch(json, "p.json")) << "seed " << seed << '\n' << json;
        ASSERT_TRUE(back == d) << "seed " << seed << '\n' << json;
    }
}

TEST(DiffTest, ReverseOfReverseIsTheSame) {
    const auto [before, after] = related_graphs(5);
    EXPECT_TRUE(reverse(reverse(diff(before, after))) == diff(before, after));
    EXPECT_TRUE(reverse(diff(before, after)).edges_added == diff(after, before).edges_added);
}

TEST(DiffTest, RefusesAGraphItWasNotMadeFor) {
    std::size_t refused = 0;
    for (std::uint64_t seed = 0; seed < 600; ++seed) {
        const auto [before, after] = related_graphs(seed);
        test::Random random(seed + 1'000'000);
        const Graph other = test::random_graph(random);
        const GraphDiff d = diff(before, after);
        if (d.empty() || !(d.schema_before == d.schema_after))
            continue;
        // whatever comes out of another graph is an error, or a graph whose own difference is d
        const auto error = test::error_of([&, b = &before] {
            const Graph result = apply(other, d);
            EXPECT_TRUE(other == *b || diff(other, result).edges_added == d.edges_added);
        });
        if (error) {
            ++refused;
            EXPECT_EQ(error->code(), ErrorCode::syntax);
            EXPECT_THAT(error->what(), StartsWith("the patch does not fit: "));
        }
    }
    EXPECT_GT(refused, 400U);
}

TEST(DiffTest, EdgesAreTheSetDifferenceOfKeys) {
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        const auto [before, after] = related_graphs(seed);
        std::set<EdgeKey> old_keys;
        std::set<EdgeKey> new_keys;
        for (const Edge& edge : before.edges())
            old_keys.insert(before.key(edge));
        for (const Edge& edge : after.edges())
            new_keys.insert(after.key(edge));
        const GraphDiff d = diff(before, after);
        std::set<EdgeKey> added;
        std::set<EdgeKey> removed;
        for (const EdgeRecord& record : d.edges_added)
            added.insert(record.key);
        for (const EdgeRecord& record : d.edges_removed)
            removed.insert(record.key);
        for (const EdgeKey& key : new_keys)
            ASSERT_EQ(added.contains(key), !old_keys.contains(key)) << "seed " << seed;
        for (const EdgeKey& key : old_keys)
            ASSERT_EQ(removed.contains(key), !new_keys.contains(key)) << "seed " << seed;
        ASSERT_EQ(added.size() + old_keys.size(), removed.size() + new_keys.size());
    }
}

/// The net sign of each ordered pair, computed the slow way.
int net_sign(const Graph& graph, const std::string& source, const std::string& target) {
    double net = 0;
    for (const Edge& edge : graph.edges()) {
        const EdgeKey key = graph.key(edge);
        const RelationType& relation = graph.relation(edge);
        const bool counts = (key.source == source && key.target == target) ||
                            (!relation.directed && key.source == target && key.target == source);
        if (counts && !edge.negated)
            net += static_cast<double>(relation.sign) * relation.weight * edge.weight;
    }
    return net > 0 ? 1 : net < 0 ? -1 : 0;
}

TEST(DiffTest, FlipsAgreeWithBruteForce) {
    std::size_t flips = 0;
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
        test::Random random(seed);
        const test::RandomGraphOptions options{.nodes = 4, .edges = 14, .hostile = false};
        const Graph before = test::random_graph(random, options);
        const Graph after = test::random_graph(random, options);
        std::set<std::pair<std::string, std::string>> expected;
        for (const Node& a : before.nodes())
            for (const Node& b : before.nodes()) {
                const int old_sign = net_sign(before, a.id, b.id);
                if (old_sign != 0 && net_sign(after, a.id, b.id) == -old_sign)
                    expected.emplace(a.id, b.id);
            }
        const GraphDiff d = diff(before, after);
        for (const SignFlip& flip : d.flips) {
            ++flips;
            ASSERT_TRUE(expected.contains({flip.source, flip.target})) << "seed " << seed;
            EXPECT_EQ(flip.sign_before, net_sign(before, flip.source, flip.target));
            EXPECT_EQ(flip.sign_after, net_sign(after, flip.source, flip.target));
            EXPECT_FALSE(flip.before.empty());
            EXPECT_FALSE(flip.after.empty());
        }
        for (const auto& [source, target] : expected)
            ASSERT_TRUE(std::ranges::any_of(d.flips,
                                            [&, s = source, t = target](const SignFlip& f) {
                                                return (f.source == s && f.target == t) ||
                                                       (f.source == t && f.target == s);
                                            }))
                << "seed " << seed;
    }
    EXPECT_GT(flips, 100U);
}

TEST(DiffTest, UniteHoldsEveryNodeAndKeyOfBoth) {
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        const auto [before, after] = related_graphs(seed);
        if (!(before.schema() == after.schema()))
            continue;
        const Graph both = unite(before, after);
        std::set<EdgeKey> keys;
        std::set<std::string> ids;
        for (const Graph* graph : {&before, &after}) {
            for (const Edge& edge : graph->edges())
                keys.insert(graph->key(edge));
            for (const Node& node : graph->nodes())
                ids.insert(node.id);
        }
        ASSERT_EQ(both.edge_count(), keys.size());
        ASSERT_EQ(both.node_count(), ids.size());
        for (const Edge& edge : both.edges())
            ASSERT_TRUE(keys.contains(both.key(edge)));
    }
}

Evidence said(const std::string& id, const std::string& text) {
    Evidence e{.statement = id, .document = "news.txt"};
    e.sentence = {.index = 5, .begin = 10, .end = 40, .text = text};
    return e;
}

Graph year(const std::string& relation, std::vector<Evidence> evidence) {
    return Graph(test::small_schema(),
                 {{.id = "KAZ", .type = "state", .labels = {{"zh", "哈萨克斯坦"}}},
                  {.id = "RUS", .type = "state", .labels = {{"zh", "俄罗斯"}}}},
                 {{.source = NodeId{0},
                   .target = NodeId{1},
                   .relation = relation,
                   .evidence = std::move(evidence)}});
}

TEST(DiffTextTest, FlipsComeFirstAndQuotesFollow) {
    const GraphDiff d = diff(year("cooperates", {said("s1", "They cooperate.")}),
                             year("opposes", {said("s2", "One opposes \x1b[31mthe other.")}));
    EXPECT_EQ(to_text(d, {.before_name = "a.json", .after_name = "b.json"}),
              "--- a.json   +++ b.json    2 nodes, 1 edge -> 2 nodes, 1 edge\n"
              "! KAZ -> RUS                              + became -:  cooperates +  ->  opposes -\n"
              "+ KAZ -[opposes -]-> RUS                  1 sentence\n"
              "    + news.txt:5 “One opposes \\x1B[31mthe other.”\n"
              "- KAZ -[cooperates +]- RUS                1 sentence\n"
              "    - news.txt:5 “They cooperate.”\n"
              "summary: 1 sign flip; edges +1 -1 ~0; nodes +0 -0 ~0; evidence +1 -1\n");
    const std::string named = to_text(d, {.language = "zh", .names = true});
    EXPECT_THAT(named, HasSubstr("哈萨克斯坦 (KAZ) -> 俄罗斯 (RUS)"));
    const std::string stat = to_text(d, {.stat_only = true});
    EXPECT_EQ(std::ranges::count(stat, '\n'), 2);
    EXPECT_THAT(to_text(d, {.colour = true}), HasSubstr("\x1b[34m+ KAZ"));
}

TEST(DiffTextTest, ChangedEdgesTellEvidenceGainedAndLost) {
    const GraphDiff d =
        diff(year("supports", {said("s1", "Old."), said("s2", "Kept.")}),
             year("supports", {said("s2", "Kept."), said("s3", "New."), said("s4", "Newer.")}));
    ASSERT_EQ(d.edges_changed.size(), 1U);
    EXPECT_EQ(d.edges_changed[0].gained.size(), 2U);
    EXPECT_EQ(d.edges_changed[0].lost.size(), 1U);
    EXPECT_THAT(to_text(d), HasSubstr("evidence 2 -> 3 (+2 -1)"));
    EXPECT_THAT(to_markdown(d),
                HasSubstr("| KAZ | supports + | RUS | evidence 2 -\\> 3 (+2 -1) |"));
}

TEST(DiffTextTest, NothingToSayOfEqualGraphs) {
    const Graph graph = year("supports", {});
    EXPECT_EQ(to_text(diff(graph, graph)), "");
    EXPECT_THAT(to_markdown(diff(graph, graph)), HasSubstr("No difference."));
}

TEST(DiffTextTest, SaysWhetherTextOrPackChanged) {
    Provenance old_source{.tool = "entente 0.1.0", .pack = "world 1", .pack_sha256 = "aaaa"};
    old_source.documents = {{"a.txt", "1", "", ""}, {"b.txt", "2", "", ""}};
    Provenance new_source{.tool = "entente 0.1.0", .pack = "world 1", .pack_sha256 = "bbbb"};
    new_source.documents = {{"b.txt", "3", "", ""}, {"c.txt", "4", "", ""}, {"d.txt", "", "", ""}};
    const GraphDiff d = diff(Graph({}, {}, {}, old_source), Graph({}, {}, {}, new_source));
    EXPECT_THAT(to_text(d), HasSubstr("also: documents +2 -1 ~1\n"));
    EXPECT_THAT(to_text(d), HasSubstr("also: pack content aaaa -> bbbb\n"));
}

TEST(DiffTextTest, HostileTextStaysOnItsLineAndSendsNothingToTheTerminal) {
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        const auto [before, after] = related_graphs(seed);
        const GraphDiff d = diff(before, after);
        for (const std::string& text : {to_text(d, {.names = true}), to_markdown(d)}) {
            std::string without_breaks = text;
            std::erase(without_breaks, '\n');
            ASSERT_EQ(printable(without_breaks), without_breaks) << "seed " << seed;
        }
    }
}

}  // namespace
}  // namespace entente
