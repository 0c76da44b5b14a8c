// SPDX-License-Identifier: MIT
#include "graph/io/io.hpp"
#include "graph/version/diff.hpp"
#include "tests/support/errors.hpp"
#include "tests/support/graphs.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace entente {
namespace {

using ::testing::HasSubstr;
using enum ErrorCode;

struct BadGraph {
    const char* name;
    std::string text;
    ErrorCode code;
    std::uint32_t line;
    std::uint32_t column;
    const char* message;
};
class GraphErrorTest : public ::testing::TestWithParam<BadGraph> {};

TEST_P(GraphErrorTest, PointsAtTheFault) {
    const auto error =
        test::error_of([] { static_cast<void>(parse_graph(GetParam().text, "g.entente.json")); });
    ASSERT_TRUE(error);
    EXPECT_EQ(error->code(), GetParam().code) << error->what();
    EXPECT_EQ(error->where().line, GetParam().line) << error->what();
    EXPECT_EQ(error->where().column, GetParam().column) << error->what();
    EXPECT_THAT(error->what(), HasSubstr(GetParam().message));
}

/// A graph with room for one fault: metadata on line 2, nodes on line 3, edges on line 4.
std::string graph(const std::string& metadata, const std::string& nodes, const std::string& edges) {
    return "{\"graph\":{\"metadata\":{\n" + metadata + "},\"nodes\":{\n" + nodes +
           "},\"edges\":[\n" + edges + "]}}\n";
}
const std::string types = R"("node_types":[{"name":"state"}],"relations":[)"
                          R"({"name":"supports","directed":true,"sign":1}])";
const std::string sentences = R"(,"sentences":[{"document":"d","index":1,"text":"x"}])";
const std::string two = R"("A":{},"B":{})";
const std::string ab = R"({"source":"A","relation":"supports","target":"B")";

INSTANTIATE_TEST_SUITE_P(
    All,
    GraphErrorTest,
    ::testing::Values(
        BadGraph{"Empty", "", syntax, 1, 1, "the text ends here"},
        BadGraph{"OnlyBlanks", " \n ", syntax, 2, 2, "the text ends here"},
        BadGraph{"NoGraph", "{}", syntax, 1, 1, "'graph' is missing"},
        BadGraph{"SeveralGraphs", R"({"graphs":[]})", syntax, 1, 11, "several graphs"},
        BadGraph{"TwoGraphs", R"({"graph":{},"graph":{}})", syntax, 1, 13, "stands twice"},
        BadGraph{"NewerVersion", R"({"graph":{"type":"entente/9"}})", syntax, 1, 18, "entente/9"},
        BadGraph{"TrailingText", R"({"graph":{}} {})", syntax, 1, 14, "the end expected"},
        BadGraph{"NodesAsList",
                 R"({"graph":{"metadata":{},"nodes":[]}})",
                 syntax,
                 1,
                 33,
                 "an object expected"},
        BadGraph{"EdgesAsObject", graph(types, two, "") + "x", syntax, 5, 1, "the end"},
        BadGraph{"RelationWithoutSign",
                 graph(R"("relations":[{"name":"a","directed":true}])", "", ""),
                 syntax,
                 2,
                 14,
                 "'sign' is missing"},
        BadGraph{"RelationSign",
                 graph(R"("relations":[{"name":"a","directed":true,"sign":3}])", "", ""),
                 syntax,
                 2,
                 49,
                 "1, 0 or -1"},
        BadGraph{"RelationTwice",
                 graph(R"("relations":[{"name":"a","directed":true,"sign":1},)"
                       R"({"name":"a","directed":true,"sign":1}])",
                       "",
                       ""),
                 syntax,
                 2,
                 13,
                 "'a' stands twice"},
        BadGraph{
            "RelationParent",
            graph(R"("relations":[{"name":"a","directed":true,"sign":1,"parent":"b"}])", "", ""),
            unknown_name,
            2,
            13,
            "unknown parent 'b'"},
        BadGraph{"RelationWeight",
                 graph(R"("relations":[{"name":"a","directed":true,"sign":1,"weight":0}])", "", ""),
                 syntax,
                 2,
                 13,
                 "greater than 0"},
        BadGraph{
            "RelationWeightHuge",
            graph(R"("relations":[{"name":"a","directed":true,"sign":1,"weight":1e999}])", "", ""),
            limit,
            2,
            60,
            "too large"},
        BadGraph{"DocumentWithoutName",
                 graph(R"("documents":[{"date":"2016"}])", "", ""),
                 syntax,
                 2,
                 14,
                 "'name' is missing"},
        BadGraph{"DocumentDate",
                 graph(R"("documents":[{"name":"d","date":"16"}])", "", ""),
                 syntax,
                 2,
                 33,
                 "not a date"},
        BadGraph{"SentenceTwice",
                 graph(types + R"(,"sentences":[{"document":"d","index":1,"text":"x"},)"
                               R"({"document":"d","index":1,"text":"y"}])",
                       two,
                       ""),
                 syntax,
                 2,
                 143,
                 "sentence 1 of 'd' stands twice"},
        BadGraph{"NodeTwice",
                 graph(types, R"("A":{},"A":{})", ""),
                 syntax,
                 3,
                 8,
                 "the node 'A' stands twice"},
        BadGraph{"NodeWithoutId", graph(types, R"("":{})", ""), syntax, 3, 1, "without an id"},
        BadGraph{"NodeIdTooLong",
                 graph(types, "\"" + std::string(257, 'x') + "\":{}", ""),
                 limit,
                 3,
                 1,
                 "limit of 256 bytes"},
        BadGraph{"NodeType",
                 graph(types, R"("A":{"metadata":{"type":"stat"}})", ""),
                 unknown_name,
                 3,
                 1,
                 "did you mean 'state'?"},
        BadGraph{"NodeAsText", graph(types, R"("A":"B")", ""), syntax, 3, 5, "an object expected"},
        BadGraph{"LabelTwice",
                 graph(types, R"("A":{"metadata":{"labels":{"en":"x","en":"y"}}})", ""),
                 syntax,
                 3,
                 37,
                 "stands twice"},
        BadGraph{"LabelTooLong",
                 graph(types, R"("A":{"label":")" + std::string(4097, 'x') + "\"}", ""),
                 limit,
                 3,
                 14,
                 "limit of 4096 bytes"},
        BadGraph{"AliasNumber",
                 graph(types, R"("A":{"metadata":{"aliases":[1]}})", ""),
                 syntax,
                 3,
                 29,
                 "a string expected"},
        BadGraph{"AttributeNumber",
                 graph(types, R"("A":{"metadata":{"attributes":{"x":1}}})", ""),
                 syntax,
                 3,
                 36,
                 "a string expected"},
        BadGraph{"EdgeWithoutTarget",
                 graph(types, two, R"({"source":"A","relation":"supports"})"),
                 syntax,
                 4,
                 1,
                 "'target' is missing"},
        BadGraph{"EdgeWithoutRelation",
                 graph(types, two, R"({"source":"A","target":"B"})"),
                 syntax,
                 4,
                 1,
                 "'relation' is missing"},
        BadGraph{"EdgeUnknownEnd",
                 graph(types, two, R"({"source":"A","relation":"supports","target":"C"})"),
                 unknown_name,
                 4,
                 46,
                 "no node 'C'"},
        BadGraph{"EdgeUnknownRelation",
                 graph(types, two, R"({"source":"A","relation":"suports","target":"B"})"),
                 unknown_name,
                 4,
                 26,
                 "did you mean 'supports'?"},
        BadGraph{"EdgeWeightText",
                 graph(types, two, ab + R"(,"metadata":{"weight":"1"}})"),
                 syntax,
                 4,
                 71,
                 "a number expected"},
        BadGraph{"EdgeWeightInfinite",
                 graph(types, two, ab + R"(,"metadata":{"weight":1e400}})"),
                 limit,
                 4,
                 71,
                 "too large"},
        BadGraph{"EdgeSignText",
                 graph(types, two, ab + R"(,"metadata":{"sign":"+"}})"),
                 syntax,
                 4,
                 69,
                 "a number expected"},
        BadGraph{"EvidenceWithoutDocument",
                 graph(types, two, ab + R"(,"metadata":{"evidence":[{"statement":"s"}]}})"),
                 syntax,
                 4,
                 74,
                 "'document' is missing"},
        BadGraph{"EvidenceOfNoSentence",
                 graph(types + sentences,
                       two,
                       ab + R"(,"metadata":{"evidence":[{"statement":"s","document":"d",)"
                            R"("sentence":2}]}})"),
                 unknown_name,
                 4,
                 117,
                 "no sentence 2 of 'd'"},
        BadGraph{"EvidenceOfNoDocument",
                 graph(types + sentences,
                       two,
                       ab + R"(,"metadata":{"evidence":[{"statement":"s","document":"e",)"
                            R"("sentence":1}]}})"),
                 unknown_name,
                 4,
                 117,
                 "no sentence 1 of 'e'"},
        BadGraph{"EvidenceModality",
                 graph(types, two, ab + R"(,"metadata":{"evidence":[{"modality":"sure"}]}})"),
                 unknown_name,
                 4,
                 86,
                 "unknown modality"}),
    [](const auto& instance) { return std::string(instance.param.name); });

TEST(GraphHostileTest, RandomChangesOfOneByteNeverGetThrough) {
    test::Random random(21);
    const std::string good = to_entente_json(test::random_graph(random, {.nodes = 5, .edges = 8}));
    for (int round = 0; round < 6000; ++round) {
        std::string bad = good;
        for (std::size_t n = 1 + random.below(3); n > 0; --n) {
            const std::size_t at = random.below(bad.size());
            if (random.chance(30))
                bad.erase(at, 1 + random.below(20));
            else if (random.chance(40))
                bad.insert(at, 1, static_cast<char>(random.below(256)));
            else
                bad[at] = static_cast<char>(random.below(256));
        }
        try {  // either an Error, or a graph that is sound
            const Graph graph = parse_graph(bad, "g.json");
            ASSERT_EQ(parse_graph(to_entente_json(graph), "g.json"), graph);
        } catch (const Error& e) {
            ASSERT_GT(e.where().line, 0U) << e.what();
            ASSERT_GT(e.where().column, 0U) << e.what();
        }
    }
}

struct BadPatch {
    const char* name;
    std::string text;
    std::uint32_t line;
    std::uint32_t column;
    const char* message;
};

TEST(PatchHostileTest, PointsAtTheFault) {
    const std::string head = R"({"entente_patch":"1","schema":{"before":{"node_types":[],)"
                             R"("relations":[]}},"provenance":{"before":{"tool":"","pack":"",)"
                             R"("pack_sha256":"","documents":[]}},)"
                             R"("size":{"before":{"nodes":0,"edges":0,"evidence":0}},)"
                             "\n";
    const std::string key = R"("source":"A","relation":"r","target":"B","negated":false)";
    const std::vector<BadPatch> cases = {
        {"Version", R"({"entente_patch":"2"})", 1, 18, "format '2'"},
        {"NotAPatch", R"({"graph":{}})", 1, 1, "'entente_patch' is missing"},
        {"NodeId", head + R"("nodes_added":[{}]})", 2, 16, "'id' is missing"},
        {"Change", head + R"("nodes_changed":[{"before":{"id":"A"}}]})", 2, 18, "'after' is"},
        {"Weight", head + R"("edges_added":[{)" + key + "}]}", 2, 16, "'weight' is missing"},
        {"Lost",
         head + R"("edges_changed":[{)" + key +
             R"(,"weight":1,"lost":[{"statement":"s","document":"d"}]}]})",
         2,
         18,
         "that is not there"},
        {"Index",
         head + R"("edges_added":[{)" + key +
             R"(,"weight":1,"evidence":[{"statement":"s","document":"d","sentence":1}]}]})",
         2,
         140,
         "within its evidence"},
        {"Cut", head, 2, 1, "the text ends"}};
    for (const BadPatch& bad : cases) {
        const auto error =
            test::error_of([&] { static_cast<void>(parse_patch(bad.text, "p.json")); });
        ASSERT_TRUE(error) << bad.name;
        EXPECT_EQ(error->where().line, bad.line) << bad.name << error->what();
        EXPECT_EQ(error->where().column, bad.column) << bad.name << error->what();
        EXPECT_THAT(error->what(), HasSubstr(bad.message)) << bad.name;
    }
}

}  // namespace
}  // namespace entente
