// SPDX-License-Identifier: MIT
// What we write is opened by the programs it is for, and what they write is opened by us: networkx,
// igraph, graph-tool and RDFLib (Debian's python3-…), cytoscape.js and graphology (npm), each run
// as a program of its own by peers.py and peers.cjs. Skipped where they are not installed.
#include "graph/io/io.hpp"
#include "graph/measures/measures.hpp"
#include "tests/support/graphs.hpp"
#include "tests/support/temporary_folder.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <functional>
#include <map>
#include <ostream>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace entente {
namespace {

/// The one that has Debian's packages, whatever else is on the path.
constexpr std::string_view python = "/usr/bin/python3";

bool is_script(std::string_view peer) {
    return peer == "cytoscape" || peer == "graphology";
}

std::string command_of(std::string_view peer) {
    const std::string folder = std::string(ENTENTE_SOURCE_DIR) + "/tests/graph/io/";
    if (is_script(peer))
        return "node " + folder + "peers.cjs";
    return fmt::format("{} {}peers.py", python, folder);
}

bool is_installed(std::string_view peer) {
    return std::system(fmt::format("{} has {} >/dev/null 2>&1", command_of(peer), peer).c_str()) ==
           0;
}

std::string sorted(std::vector<std::string> lines) {
    std::ranges::sort(lines);
    std::string out;
    for (const std::string& line : lines)
        out += line + '\n';
    return out;
}

std::string label_of(const Node& node) {
    const auto english = node.labels.find("en");
    if (english != node.labels.end())
        return english->second;
    return node.labels.empty() ? node.id : node.labels.begin()->second;
}

void add_betweenness(const Graph& graph, std::vector<std::string>& lines) {
    const Scores scores = find_node_measure("betweenness")->compute(graph, {});
    for (std::size_t i = 0; i < graph.node_count(); ++i)
        lines.push_back(fmt::format("m {} {:.4f}", graph.nodes()[i].id, scores.values[i]));
}

void add_degrees(const Graph& graph, std::vector<std::string>& lines) {
    std::vector<std::size_t> degrees(graph.node_count());
    for (const Edge& edge : graph.edges()) {
        ++degrees[index(edge.source)];
        ++degrees[index(edge.target)];
    }
    for (std::size_t i = 0; i < degrees.size(); ++i)
        lines.push_back(fmt::format("d {} {}", graph.nodes()[i].id, degrees[i]));
}

/// What a peer is to see: nodes, edges with all that is said of them, and a measure.
std::string expected_listing(const Graph& graph, std::string_view peer) {
    std::vector<std::string> lines;
    for (const Node& node : graph.nodes())
        lines.push_back(fmt::format("n {}|{}|{}", node.id, node.type, label_of(node)));
    for (const Edge& edge : graph.edges()) {
        const EdgeKey key = graph.key(edge);
        lines.push_back(fmt::format("e {} {} {} {} {} {:.6f} {} {}",
                                    key.source,
                                    key.relation,
                                    key.target,
                                    static_cast<int>(graph.sign(edge)),
                                    key.negated,
                                    edge.weight,
                                    !graph.relation(edge).directed,
                                    edge.evidence.size()));
    }
    if (is_script(peer))
        add_degrees(graph, lines);
    else
        add_betweenness(graph, lines);
    return sorted(std::move(lines));
}

/// What is left where a file has numbers only: the signed sums of the pairs.
std::string expected_ties(const Graph& graph) {
    std::map<std::pair<std::string, std::string>, double> sums;
    for (const Edge& edge : graph.edges()) {
        const EdgeKey key = graph.key(edge);
        const double value = edge.weight * static_cast<double>(graph.sign(edge));
        sums[{key.source, key.target}] += value;
        if (!graph.relation(edge).directed && key.source != key.target)
            sums[{key.target, key.source}] += value;
    }
    std::vector<std::string> lines;
    for (const Node& node : graph.nodes())
        lines.push_back("n " + node.id);
    for (const auto& [ends, value] : sums)
        if (value != 0)
            lines.push_back(fmt::format("e {} {} {:.6f}", ends.first, ends.second, value));
    return sorted(std::move(lines));
}

Graph graph_of(std::uint64_t seed) {
    test::Random random(seed);
    return test::random_graph(random, {.nodes = 12, .edges = 40, .hostile = false});
}

/// igraph 0.10.2 writes no GraphML with letters beyond ASCII, nor, from Python, attributes of two
/// thousand bytes (it frees them too early), nor numbers of 16 digits, so it gets no evidence;
/// JavaScript has no whole numbers beyond 2^53.
Graph plain_graph_of(std::uint64_t seed, std::string_view peer) {
    const Graph graph = graph_of(seed);
    std::vector<Edge> edges(graph.edges().begin(), graph.edges().end());
    for (Edge& edge : edges) {
        if (peer == "igraph") {
            edge.evidence.clear();
            edge.weight = std::round(edge.weight);
        }
        for (Evidence& e : edge.evidence)
            for (Span* const span : {&e.source_span, &e.trigger, &e.target_span}) {
                span->begin %= 1000;
                span->end = span->begin + span->end % 10;
            }
    }
    std::string text = to_entente_json(Graph(graph.schema(),
                                             {graph.nodes().begin(), graph.nodes().end()},
                                             std::move(edges),
                                             graph.provenance()));
    for (char& c : text)
        if (static_cast<unsigned char>(c) >= 0x80)
            c = 'x';
    return parse_graph(text, "plain.entente.json");
}

struct Peer {
    const char* program;
    const char* format;
    GraphWriteOptions options = {};
};

std::ostream& operator<<(std::ostream& out, const Peer& peer) {
    return out << peer.program << ' ' << peer.format;
}

std::string name_of(const Peer& peer) {
    std::string name = fmt::format("{}_{}", peer.program, peer.format);
    std::ranges::replace(name, '-', '_');
    return name;
}

class PeersTest : public ::testing::TestWithParam<Peer> {
protected:
    void SetUp() override {
        if (!is_installed(GetParam().program))
            GTEST_SKIP() << GetParam().program << " is not installed";
    }

    std::string write(const Graph& graph, const std::string& name = "in") {
        std::string bytes;
        const GraphFormat* row = find_graph_format(GetParam().format);
        row->write(
            graph, [&bytes](std::string_view text) { bytes += text; }, GetParam().options);
        const std::string path = folder_ / (name + std::string(row->extension));
        test::spill(path, bytes);
        return path;
    }

    /// What the program prints.
    std::string run(const std::string& what, const std::string& rest) {
        const Peer& peer = GetParam();
        const std::string command = fmt::format("cd {} && {} {} {} {} {} > out 2> err",
                                                folder_.path(),
                                                command_of(peer.program),
                                                what,
                                                peer.program,
                                                peer.format,
                                                rest);
        EXPECT_EQ(std::system(command.c_str()), 0) << test::slurp(folder_ / "err");
        return test::slurp(folder_ / "out");
    }

    /// The graph as it comes back from the program.
    Graph through_the_program(const Graph& graph, std::string_view format_back) {
        const std::string copy = folder_ / "copy";
        run("copy", fmt::format("{} {}", write(graph), copy));
        return find_graph_format(format_back)->read(test::slurp(copy), copy, {});
    }

    test::TemporaryFolder folder_;
};

class ReadersTest : public PeersTest {};
TEST_P(ReadersTest, SeeEverything) {
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
        const Graph graph = graph_of(seed);
        EXPECT_EQ(run("list", write(graph)), expected_listing(graph, GetParam().program));
    }
}
INSTANTIATE_TEST_SUITE_P(All,
                         ReadersTest,
                         ::testing::Values(Peer{"networkx", "graphml"},
                                           Peer{"networkx", "gexf"},
                                           Peer{"networkx", "node-link", {.old_networkx = true}},
                                           Peer{"networkx", "cyjs"},
                                           Peer{"igraph", "graphml"},
                                           Peer{"graph-tool", "graphml"},
                                           Peer{"cytoscape", "cyjs"},
                                           Peer{"graphology", "gexf"},
                                           Peer{"graphology", "graphml"}),
                         [](const auto& row) { return name_of(row.param); });

class TiesTest : public PeersTest {};
TEST_P(TiesTest, SeeTheSignedSums) {
    for (const std::uint64_t seed : {4U, 5U, 6U}) {
        const Graph graph = graph_of(seed);
        EXPECT_EQ(run("ties", write(graph)), expected_ties(graph));
    }
}
INSTANTIATE_TEST_SUITE_P(All,
                         TiesTest,
                         ::testing::Values(Peer{"networkx", "pajek", {.flat = true}},
                                           Peer{"igraph", "pajek", {.flat = true}},
                                           Peer{"igraph", "dl", {.flat = true}}),
                         [](const auto& row) { return name_of(row.param); });

class WritersTest : public PeersTest {};
TEST_P(WritersTest, GiveTheGraphBackToTheLastSentence) {
    for (const std::uint64_t seed : {7U, 8U, 9U}) {
        const Graph graph = plain_graph_of(seed, GetParam().program);
        EXPECT_EQ(to_entente_json(through_the_program(graph, GetParam().format)),
                  to_entente_json(graph));
    }
}
INSTANTIATE_TEST_SUITE_P(All,
                         WritersTest,
                         ::testing::Values(Peer{"networkx", "graphml"},
                                           Peer{"networkx", "node-link", {.old_networkx = true}},
                                           Peer{"networkx", "cyjs"},
                                           Peer{"igraph", "graphml"},
                                           Peer{"graph-tool", "graphml"},
                                           Peer{"cytoscape", "cyjs"},
                                           Peer{"graphology", "gexf"}),
                         [](const auto& row) { return name_of(row.param); });

/// Programs that forget the vocabulary: the edges are the same, the relations made anew of them.
class ForgetfulWritersTest : public PeersTest {};
TEST_P(ForgetfulWritersTest, GiveTheEdgesBack) {
    for (const std::uint64_t seed : {10U, 11U}) {
        const Graph graph = plain_graph_of(seed, GetParam().program);
        const Graph back = through_the_program(graph, GetParam().format);
        ASSERT_EQ(back.node_count(), graph.node_count());
        ASSERT_EQ(back.edge_count(), graph.edge_count());
        for (std::size_t i = 0; i < graph.node_count(); ++i) {
            EXPECT_EQ(back.nodes()[i].id, graph.nodes()[i].id);
            EXPECT_EQ(back.nodes()[i].type, graph.nodes()[i].type);
            EXPECT_EQ(back.nodes()[i].aliases, graph.nodes()[i].aliases);
        }
        std::multiset<std::string> evidence;
        std::multiset<std::string> evidence_back;
        for (const Edge& edge : graph.edges())
            for (const Evidence& e : edge.evidence)
                evidence.insert(e.statement + e.sentence.text + e.rule + e.date);
        for (const Edge& edge : back.edges())
            for (const Evidence& e : edge.evidence)
                evidence_back.insert(e.statement + e.sentence.text + e.rule + e.date);
        EXPECT_EQ(evidence_back, evidence);
    }
}
INSTANTIATE_TEST_SUITE_P(All,
                         ForgetfulWritersTest,
                         ::testing::Values(Peer{"networkx", "gexf"}),
                         [](const auto& row) { return name_of(row.param); });

class TieWritersTest : public PeersTest {};
TEST_P(TieWritersTest, GiveTheSignedSumsBack) {
    std::size_t done = 0;
    for (std::uint64_t seed = 12; done < 3; ++seed) {
        const Graph graph = graph_of(seed);
        // signs are seen where there are values below 0
        if (expected_ties(graph).find(" -") == std::string::npos)
            continue;
        ++done;
        const Graph back = through_the_program(graph, GetParam().format);
        EXPECT_EQ(expected_ties(back), expected_ties(graph));
    }
}
INSTANTIATE_TEST_SUITE_P(All,
                         TieWritersTest,
                         ::testing::Values(Peer{"networkx", "pajek", {.flat = true}},
                                           Peer{"igraph", "pajek", {.flat = true}}),
                         [](const auto& row) { return name_of(row.param); });

class DotTest : public PeersTest {};
TEST_P(DotTest, HasTheNodesAndEdges) {
    const Graph graph = graph_of(15);
    std::vector<std::string> lines;
    for (const Node& node : graph.nodes())
        lines.push_back("n " + node.id);
    for (const Edge& edge : graph.edges())
        lines.push_back(fmt::format(
            "e {} {} {:.6f}", graph.key(edge).source, graph.key(edge).target, edge.weight));
    EXPECT_EQ(run("ties", write(graph)), sorted(std::move(lines)));
}
INSTANTIATE_TEST_SUITE_P(All,
                         DotTest,
                         ::testing::Values(Peer{"graph-tool", "dot"}),
                         [](const auto& row) { return name_of(row.param); });

class TrigTest : public PeersTest {};
TEST_P(TrigTest, HoldsANamedGraphAnEdgeAndAnAnnotationAStatement) {
    for (const std::uint64_t seed : {16U, 17U}) {
        const Graph graph = graph_of(seed);
        std::vector<std::string> lines;
        std::set<std::string> statements;
        std::set<std::string> quotes;
        std::size_t negated = 0;
        for (const Edge& edge : graph.edges()) {
            const EdgeKey key = graph.key(edge);
            lines.push_back(fmt::format("e {} {} {}", key.source, key.relation, key.target));
            negated += key.negated ? 1U : 0U;
            for (const Evidence& e : edge.evidence)
                statements.insert(e.statement);
        }
        lines.push_back(fmt::format("annotations {}", statements.size()));
        lines.push_back(fmt::format("negated {}", negated));
        const std::string path = write(graph);
        const std::string command = fmt::format(
            "cd {} && {} triples {} > out 2> err", folder_.path(), command_of("rdflib"), path);
        ASSERT_EQ(std::system(command.c_str()), 0) << test::slurp(folder_ / "err");
        EXPECT_EQ(test::slurp(folder_ / "out"), sorted(std::move(lines)));
    }
}
INSTANTIATE_TEST_SUITE_P(All,
                         TrigTest,
                         ::testing::Values(Peer{"rdflib", "trig"}),
                         [](const auto& row) { return name_of(row.param); });

/// Texts of every kind make XML and JSON that other parsers take.
class WellFormedTest : public PeersTest {};
TEST_P(WellFormedTest, HoweverHostileTheTexts) {
    const std::string_view format = GetParam().format;
    const bool json = format == "node-link" || format == "cyjs";
    test::spill(folder_ / "count.py",
                json ? "import sys, json\n"
                       "d = json.load(open(sys.argv[1], encoding='utf-8'))\n"
                       "d = d.get('elements', d)\n"
                       "print(len(d['nodes']), len(d['edges']))\n"
                     : "import sys, xml.etree.ElementTree as tree\n"
                       "tags = [e.tag.split('}')[-1] for e in tree.parse(sys.argv[1]).iter()]\n"
                       "print(tags.count('node'), max(tags.count('edge'), tags.count('link')))\n");
    for (std::uint64_t seed = 0; seed < 6; ++seed) {
        test::Random random(seed);
        Graph graph = test::random_graph(random);
        if (format == "dynetml") {  // a meta-network a year would count edges more than once
            std::vector<Edge> edges(graph.edges().begin(), graph.edges().end());
            for (Edge& edge : edges) {
                edge.evidence.clear();
                edge.weight = 1;
            }
            graph = Graph(
                graph.schema(), {graph.nodes().begin(), graph.nodes().end()}, std::move(edges));
        }
        const std::string command = fmt::format(
            "cd {} && {} count.py {} > out 2> err", folder_.path(), python, write(graph));
        ASSERT_EQ(std::system(command.c_str()), 0) << test::slurp(folder_ / "err");
        EXPECT_EQ(test::slurp(folder_ / "out"),
                  fmt::format("{} {}\n", graph.node_count(), graph.edge_count()));
    }
}
INSTANTIATE_TEST_SUITE_P(All,
                         WellFormedTest,
                         ::testing::Values(Peer{"networkx", "graphml"},
                                           Peer{"networkx", "gexf"},
                                           Peer{"networkx", "dynetml"},
                                           Peer{"networkx", "node-link"},
                                           Peer{"networkx", "cyjs"}),
                         [](const auto& row) { return name_of(row.param); });

}  // namespace
}  // namespace entente
