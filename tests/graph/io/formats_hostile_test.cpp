// SPDX-License-Identifier: MIT
// Broken and hostile files of every format that is read: a clear error at the right place.
#include "graph/io/io.hpp"
#include "tests/support/errors.hpp"
#include "tests/support/graphs.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <string_view>

namespace entente {
namespace {

using ::testing::HasSubstr;

struct Bad {
    const char* name;
    const char* format;
    std::string text;
    ErrorCode code;
    std::uint32_t line;
    std::uint32_t column;
    const char* message;
};

std::ostream& operator<<(std::ostream& out, const Bad& bad) {
    return out << bad.name;
}

class HostileFormatTest : public ::testing::TestWithParam<Bad> {};

TEST_P(HostileFormatTest, PointsAtTheFault) {
    const Bad& bad = GetParam();
    const auto error = test::error_of(
        [&bad] { (void)find_graph_format(bad.format)->read(bad.text, "f", Limits{}); });
    ASSERT_TRUE(error) << bad.text.substr(0, 200);
    EXPECT_EQ(error->code(), bad.code) << error->what();
    EXPECT_EQ(error->where().line, bad.line) << error->what();
    EXPECT_EQ(error->where().column, bad.column) << error->what();
    EXPECT_THAT(error->what(), HasSubstr(bad.message));
}

std::string repeated(std::string_view text, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i)
        out += text;
    return out;
}

std::string graphml(const std::string& inside) {
    return "<graphml><graph edgedefault='directed'>\n" + inside + "\n</graph></graphml>";
}
std::string gexf(const std::string& inside) {
    return "<gexf><graph>\n" + inside + "\n</graph></gexf>";
}

constexpr ErrorCode syntax = ErrorCode::syntax;
constexpr ErrorCode unknown = ErrorCode::unknown_name;
constexpr ErrorCode limit = ErrorCode::limit;

INSTANTIATE_TEST_SUITE_P(
    Xml,
    HostileFormatTest,
    ::testing::Values(
        Bad{"BillionLaughs",
            "graphml",
            "<!DOCTYPE graphml [\n<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]>\n<graphml>&b;"
            "</graphml>",
            syntax,
            1,
            19,
            "document type definition"},
        Bad{"FileOfTheReader",
            "gexf",
            "<?xml version='1.0'?>\n<!DOCTYPE gexf [<!ENTITY x SYSTEM "
            "'file:///etc/passwd'>]><gexf>&x;</gexf>",
            syntax,
            2,
            16,
            "document type definition"},
        Bad{"ParameterEntity",
            "graphml",
            "<!DOCTYPE g [<!ENTITY % p SYSTEM 'http://x.invalid/'> %p;]><graphml/>",
            syntax,
            1,
            13,
            "document type definition"},
        Bad{"EntityOfAnExternalDtd",
            "graphml",
            "<!DOCTYPE graphml SYSTEM "
            "'http://x.invalid/g.dtd'>\n<graphml><desc>&x;</desc></graphml>",
            syntax,
            2,
            16,
            "entity 'x' is refused"},
        Bad{"UndeclaredEntity",
            "graphml",
            "<graphml>\n  &nbsp;</graphml>",
            syntax,
            2,
            3,
            "not well-formed"},
        Bad{"DeepNesting",
            "gexf",
            "<gexf>" + repeated("<a>", 100'000),
            limit,
            1,
            196,
            "nested deeper than the limit of 64"},
        Bad{"Empty", "graphml", "", syntax, 1, 1, "ends before"},
        Bad{"Truncated", "graphml", "<graphml>\n<graph><node id='a", syntax, 2, 8, "ends before"},
        Bad{"Mismatch", "gexf", "<gexf>\n<graph></gexf>", syntax, 2, 10, "mismatched tag"},
        Bad{"DoubleAttribute",
            "gexf",
            gexf("<nodes><node id='a' id='b'/></nodes>"),
            syntax,
            2,
            21,
            "duplicate attribute"},
        Bad{"ControlCharacter", "graphml", graphml("<node id='a\x01'/>"), syntax, 2, 12, "invalid"},
        Bad{"OtherRoot", "graphml", "<html/>", syntax, 1, 1, "<graphml> expected, not <html>"},
        Bad{"NoGraph", "graphml", "<graphml/>", syntax, 1, 1, "no <graph>"},
        Bad{"TwoGraphs",
            "graphml",
            "<graphml><graph/>\n<graph/></graphml>",
            syntax,
            2,
            1,
            "several graphs"},
        Bad{"NodeTwice",
            "graphml",
            graphml("<node id='a'/>\n <node id='a'/>"),
            syntax,
            3,
            2,
            "'a' stands twice"},
        Bad{"NodeWithoutId", "graphml", graphml("<node/>"), syntax, 2, 1, "without an id"},
        Bad{"EdgeTwice",
            "graphml",
            graphml("<node id='a'/><edge id='e' source='a' target='a'/>\n<edge id='e' source='a' "
                    "target='a'/>"),
            syntax,
            3,
            1,
            "edge id 'e' stands twice"},
        Bad{"EndMissing",
            "gexf",
            gexf("<nodes><node id='a'/></nodes><edges>\n<edge source='a' target='b'/></edges>"),
            unknown,
            3,
            1,
            "no node 'b'"},
        Bad{"NoTarget", "gexf", gexf("<edges><edge source='a'/></edges>"), syntax, 2, 8, "target"},
        Bad{"KeyMissing",
            "graphml",
            graphml("<node id='a'><data key='k'>1</data></node>"),
            unknown,
            2,
            14,
            "no <key> 'k'"},
        Bad{"KeyTwice",
            "graphml",
            "<graphml><key id='k'/>\n<key id='k'/></graphml>",
            syntax,
            2,
            1,
            "'k' stands twice"},
        Bad{"AttributeMissing",
            "gexf",
            gexf("<nodes><node id='a'>\n<attvalue for='0' value='x'/></node></nodes>"),
            unknown,
            3,
            1,
            "no attribute '0'"},
        Bad{"HugeWeight",
            "gexf",
            gexf("<nodes><node id='a'/></nodes><edges>\n<edge source='a' target='a' "
                 "weight='1e999'/></edges>"),
            syntax,
            3,
            1,
            "'1e999' is not a number"},
        Bad{"Hyperedge", "graphml", graphml("<hyperedge/>"), syntax, 2, 1, "hyperedge"},
        Bad{"LongId",
            "graphml",
            graphml("<node id='" + std::string(300, 'x') + "'/>"),
            limit,
            2,
            1,
            "longer than the limit of 256"},
        Bad{"NotUtf8",
            "graphml",
            graphml("<node id='\xff'/>"),
            ErrorCode::encoding,
            2,
            11,
            "UTF-8"},
        Bad{"BadEvidence",
            "graphml",
            "<graphml><key id='e' for='edge' attr.name='evidence'/>"
            "<graph><node id='a'/>\n<edge source='a' target='a'><data key='e'>[{]</data></edge>"
            "</graph></graphml>",
            syntax,
            2,
            29,
            "the evidence is not as it should be: column 3"}),
    [](const auto& row) { return row.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Json,
    HostileFormatTest,
    ::testing::Values(
        Bad{"DeepNestingOfLists",
            "node-link",
            R"({"x":)" + repeated("[", 100'000),
            limit,
            1,
            69,
            "nested deeper"},
        Bad{"DeepNestingOfObjects",
            "cyjs",
            "{\"a\":" + repeated("{\"a\":", 1000),
            limit,
            1,
            321,
            "nested deeper"},
        Bad{"HugeNumber",
            "node-link",
            "{\"nodes\":[{\"id\":\"a\"}],\"links\":[\n{\"source\":\"a\",\"target\":\"a\","
            "\"weight\":1e999}]}",
            syntax,
            2,
            28,
            "'1e999' is not a number"},
        Bad{"IdTwice",
            "node-link",
            "{\"nodes\":[{\"id\":1},\n{\"id\":\"1\"}],\"links\":[]}",
            syntax,
            2,
            1,
            "'1' stands twice"},
        Bad{"IdIsAList", "node-link", "{\"nodes\":[{\"id\":[]}]}", syntax, 1, 17, "an id expected"},
        Bad{"NoNodes", "node-link", "{\"links\":[]}", syntax, 1, 1, "'nodes' is missing"},
        Bad{"BothKeys",
            "node-link",
            "{\"nodes\":[],\"links\":[],\"edges\":[]}",
            syntax,
            1,
            1,
            "both"},
        Bad{"Half",
            "cyjs",
            "{\"elements\":{\"nodes\":[{\"data\":{\"id\":\"a",
            syntax,
            1,
            39,
            "ends"},
        Bad{"NoData", "cyjs", "{\"elements\":[\n{}]}", syntax, 2, 1, "'data' is missing"},
        Bad{"NoEnds",
            "cyjs",
            "{\"elements\":{\"edges\":[{\"data\":{\"id\":\"e\"}}]}}",
            syntax,
            1,
            31,
            "a source and a target"},
        Bad{"TrailingText", "cyjs", "{\"elements\":[]} x", syntax, 1, 17, "the end expected"},
        Bad{"Surrogate", "jsonl", "{\"record\":\"\\ud800\"}", syntax, 1, 12, "surrogate"},
        Bad{"Statement",
            "jsonl",
            "{\"record\":\"graph\"}\n{\"document\":\"a\",\"source\":\"x\"}",
            syntax,
            2,
            1,
            "entente assemble"},
        Bad{"OtherRecord", "jsonl", "{\"record\":\"arc\"}", syntax, 1, 1, "unknown record 'arc'"}),
    [](const auto& row) { return row.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Words,
    HostileFormatTest,
    ::testing::Values(
        Bad{"NoVertices", "pajek", "*Arcs\n1 2\n", syntax, 1, 1, "*Vertices must come first"},
        Bad{"NothingAtAll", "pajek", "", syntax, 1, 1, "no *Vertices"},
        Bad{"VertexOutOfRange", "pajek", "*Vertices 2\n*Arcs\n1 3\n", syntax, 3, 3, "from 1 to 2"},
        Bad{"VertexTwice", "pajek", "*Vertices 2\n1 a\n1 b\n", syntax, 3, 1, "1 stands twice"},
        Bad{"HugeCount", "pajek", "*Vertices 40000000\n", limit, 1, 1, "hardly any are there"},
        Bad{"HugerCount",
            "pajek",
            "*Vertices 99999999999999999999\n",
            syntax,
            1,
            11,
            "whole number"},
        Bad{"OpenQuote", "pajek", "*Vertices 1\n1 \"a\n", syntax, 2, 3, "does not end"},
        Bad{"OtherSection", "pajek", "*Vertices 1\n*Partition\n", syntax, 2, 1, "'*Partition'"},
        Bad{"ShortMatrix", "pajek", "*Vertices 2\n*Matrix\n0 1\n", syntax, 3, 1, "1 of 2 rows"},
        Bad{"NoHead", "dl", "hello\n", syntax, 1, 1, "DL expected"},
        Bad{"NoNumber", "dl", "dl\ndata:\n", syntax, 1, 1, "does not say N"},
        Bad{"OtherKeyword", "dl", "dl n=2\nfoo\ndata:\n", syntax, 2, 1, "'foo' is not known"},
        Bad{"OtherFormat", "dl", "dl n=2 format=blocks\n", syntax, 1, 15, "'blocks' is not one"},
        Bad{"MatrixCut", "dl", "dl n=2\ndata:\n0 1\n0", syntax, 4, 2, "ends here"},
        Bad{"MatrixTooLong", "dl", "dl n=1\ndata:\n0\n1\n", syntax, 4, 1, "more data"},
        Bad{"NotANumber", "dl", "dl n=1\ndata:\nx\n", syntax, 3, 1, "'x' is not a number"},
        Bad{"ManyNodes", "dl", "dl n=40000000\ndata:\n1\n", limit, 1, 1, "than there are data"}),
    [](const auto& row) { return row.param.name; });

/// Bytes are changed here and there: an error of ours or a graph, nothing else.
TEST(HostileFormatTest, ChangedBytesNeverDoHarm) {
    test::Random random(3);
    const Graph graph = test::random_graph(random, {.nodes = 5, .edges = 8});
    for (const GraphFormat& format : graph_formats()) {
        if (format.read == nullptr || format.write == nullptr)
            continue;
        std::string bytes;
        format.write(graph, [&bytes](std::string_view text) { bytes += text; }, {});
        for (std::uint64_t seed = 0; seed < 300; ++seed) {
            test::Random change(seed);
            std::string changed = bytes;
            for (std::size_t i = change.below(4) + 1; i > 0; --i) {
                const std::size_t at = change.below(changed.size());
                if (change.chance(50))
                    changed[at] = static_cast<char>(change.below(256));
                else
                    changed.erase(at, change.below(20));
            }
            const auto error = test::error_of([&] { (void)format.read(changed, "f", Limits{}); });
            if (error) {
                EXPECT_GT(error->where().line, 0U) << format.name << ": " << error->what();
            }
        }
    }
}

}  // namespace
}  // namespace entente
