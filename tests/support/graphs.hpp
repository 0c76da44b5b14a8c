// SPDX-License-Identifier: MIT
#pragma once

#include "graph/graph.hpp"
#include "tests/support/random.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace entente::test {

/// A small vocabulary with directed and undirected relations of each sign.
inline Schema small_schema() {
    return Schema(
        {{"state", {{"en", "state"}, {"zh", "国家"}}}, {"organisation", {}}, {"concept", {}}},
        {{.name = "supports",
          .directed = true,
          .sign = Sign::positive,
          .labels = {{"en", "supports"}, {"zh", "支持"}},
          .plover = "AGREE",
          .cameo = "03"},
         {.name = "cooperates", .directed = false, .sign = Sign::positive},
         {.name = "trades",
          .directed = false,
          .sign = Sign::positive,
          .weight = 0.5,
          .parent = "cooperates"},
         {.name = "hedges", .directed = true, .sign = Sign::neutral},
         {.name = "opposes", .directed = true, .sign = Sign::negative},
         {.name = "competes", .directed = false, .sign = Sign::negative}});
}

/// Valid UTF-8 without NUL that is as unpleasant as can be: quotes, backslashes, control and bidi
/// characters, markup, separators of other formats, letters of many scripts.
inline std::string hostile_text(Random& random, std::size_t most = 12) {
    static const std::vector<std::string> pieces = {
        "a",       "B",       "9",          " ",
        "\"",      "\\",      "\n",         "\r",
        "\t",      "\x01",    "\x1f",       "\x7f",
        "<b>",     "&amp;",   "]]>",        "'",
        ",",       ";",       ":",          "{",
        "}",       "[",       "]",          "\\u0041",
        "\\n",     "//",      "--",         "中",
        "俄罗斯",  "\u202E",  "\u2028",     "\uFEFF",
        "e\u0301", "😀",       "\U0010FFFF", "\u0085",
        "=1+1",    "@",       "#",          "null",
        "true",    "-0",      "ﬃ",          "\xED\x9F\xBF",
        "%s%n",    "../../x", "$(ls)",      "`"};
    std::string text;
    for (std::size_t n = random.below(most + 1); n > 0; --n)
        text += random.pick(pieces);
    return text;
}

struct RandomGraphOptions {
    std::size_t nodes = 8;
    std::size_t edges = 16;
    std::size_t evidence = 3;  ///< at most, an edge
    bool hostile = true;       ///< texts of every kind, else plain ones
};

inline std::string random_text(Random& random, bool hostile) {
    return hostile ? hostile_text(random) : "text " + std::to_string(random.below(1000));
}

inline Span random_span(Random& random, bool hostile) {
    if (random.chance(20))
        return {};
    const std::uint64_t begin = random.chance(5) ? random.bits() >> 1U : random.below(1000);
    return {begin, begin + random.below(30), random_text(random, hostile)};
}

inline Evidence random_evidence(Random& random, bool hostile) {
    static const std::vector<std::string> documents = {"a.txt", "b/c.zh.txt", "ü \"x\".md"};
    Evidence e;
    // ids from a small range, so that the same statement comes twice
    e.statement = "s_" + std::to_string(random.below(40));
    e.document = random.pick(documents);
    e.date = random.chance(50) ? "2024-05-01" : random.chance(50) ? "2016" : "";
    e.language = random.chance(50) ? "en" : random.chance(50) ? "zh" : "";
    if (random.chance(80)) {
        e.sentence.index = random.below(4);
        e.sentence.begin = random.below(3);
        e.sentence.end = e.sentence.begin + random.below(2);
        e.sentence.text = random.chance(50) ? "One sentence." : random_text(random, hostile);
    }
    e.modality = static_cast<Modality>(random.below(4));
    e.speaker = random.chance(70) ? "" : random_text(random, hostile);
    e.rule = random.chance(20) ? "" : "en.svo/support";
    e.source_span = random_span(random, hostile);
    e.trigger = random_span(random, hostile);
    e.target_span = random_span(random, hostile);
    return e;
}

inline Node random_node(Random& random, std::size_t number, bool hostile) {
    Node node;
    node.id = "N" + std::to_string(number) + (hostile ? hostile_text(random, 4) : "");
    node.type = random.chance(10) ? "" : random.chance(50) ? "state" : "concept";
    if (random.chance(70))
        node.labels.emplace("en", random_text(random, hostile));
    if (random.chance(50))
        node.labels.emplace("zh", random_text(random, hostile));
    for (std::size_t i = random.below(3); i > 0; --i)
        node.aliases.push_back(random_text(random, hostile));
    for (std::size_t i = random.below(3); i > 0; --i)
        node.attributes.emplace(random_text(random, hostile), random_text(random, hostile));
    return node;
}

/// A graph of everything that a graph may hold.
inline Graph random_graph(Random& random, const RandomGraphOptions& options = {}) {
    const Schema schema = small_schema();
    std::vector<Node> nodes;
    for (std::size_t i = random.below(options.nodes + 1); i > 0; --i)
        nodes.push_back(random_node(random, i, options.hostile));
    std::vector<Edge> edges;
    for (std::size_t i = nodes.empty() ? 0 : random.below(options.edges + 1); i > 0; --i) {
        Edge edge;
        edge.source = NodeId{random.below(nodes.size())};
        edge.target = NodeId{random.below(nodes.size())};
        edge.relation = schema.relations()[random.below(schema.relations().size())].name;
        edge.negated = random.chance(20);
        edge.weight = random.chance(50) ? 1.0 : static_cast<double>(random.below(1000)) / 7.0;
        for (std::size_t k = random.below(options.evidence + 1); k > 0; --k)
            edge.evidence.push_back(random_evidence(random, options.hostile));
        if (random.chance(30))
            edge.attributes.emplace("note", random_text(random, options.hostile));
        edges.push_back(std::move(edge));
    }
    Provenance provenance{.tool = "entente test", .pack = "world 1", .pack_sha256 = "00ff"};
    if (random.chance(70))
        provenance.documents.push_back({"a.txt", "aa", "2024-05-01", "en"});
    if (random.chance(30))
        provenance.documents.push_back({"b/c.zh.txt", "bb", "", "zh"});
    if (random.chance(10))
        provenance.documents.push_back({"a.txt", "cc", "2016", "zh"});
    return Graph(schema, std::move(nodes), std::move(edges), std::move(provenance));
}

}  // namespace entente::test
