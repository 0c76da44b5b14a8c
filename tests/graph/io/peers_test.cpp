// SPDX-License-Identifier: MIT
// What we write is opened by the programs it is for: networkx and igraph (Debian's python3-networkx
// and python3-igraph), run as programs of their own. Skipped where they are not installed.
#include "graph/io/io.hpp"
#include "tests/support/graphs.hpp"
#include "tests/support/temporary_folder.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace entente {
namespace {

/// The one that has Debian's packages, whatever else is on the path.
constexpr std::string_view python = "/usr/bin/python3";

bool has_python_module(const std::string& name) {
    return std::system(fmt::format("{} -c 'import {}' 2>/dev/null", python, name).c_str()) == 0;
}

/// One line a node and an edge, as a peer is to see them.
std::string expected_listing(const Graph& graph) {
    std::string out;
    for (const Node& node : graph.nodes())
        out += fmt::format("n {} {}\n", node.id, node.type);
    std::vector<std::string> edges;
    for (const Edge& edge : graph.edges()) {
        const EdgeKey key = graph.key(edge);
        edges.push_back(fmt::format("e {} {} {} {} {} {:.6f} {}\n",
                                    key.source,
                                    key.relation,
                                    key.target,
                                    static_cast<int>(graph.sign(edge)),
                                    key.negated,
                                    edge.weight,
                                    !graph.relation(edge).directed));
    }
    std::ranges::sort(edges);
    for (const std::string& edge : edges)
        out += edge;
    return out;
}

/// Python that prints the same lines from `nodes` (id, type) and `edges` (dictionaries).
constexpr const char* print_listing = R"(
def listing(nodes, edges):
    for i, t in sorted(nodes, key=lambda n: n[0].encode()): print('n', i, t or '')
    lines = []
    for s, t, d in edges:
        flag = lambda v: str(bool(v)).lower()
        lines.append('e %s %s %s %d %s %.6f %s' % (s, d['relation'], t, d['sign'],
                     flag(d['negated']), d['weight'], flag(d['undirected'])))
    for line in sorted(lines, key=lambda l: l.encode()): print(line)
import sys
)";

class PeersTest : public ::testing::Test {
protected:
    /// What the script prints, given the path of the graph in the format.
    std::string run(const Graph& graph, const std::string& format, const std::string& script) {
        std::string bytes;
        const GraphFormat* row = find_graph_format(format);
        row->write(graph, [&bytes](std::string_view text) { bytes += text; }, {});
        const std::string path = folder_ / ("graph" + std::string(row->extension));
        test::spill(path, bytes);
        test::spill(folder_ / "peer.py", print_listing + script);
        const std::string command =
            fmt::format("cd {} && {} peer.py {} > out 2> err", folder_.path(), python, path);
        EXPECT_EQ(std::system(command.c_str()), 0) << test::slurp(folder_ / "err");
        return test::slurp(folder_ / "out");
    }

    static Graph graph_of(std::uint64_t seed) {
        test::Random random(seed);
        return test::random_graph(random, {.nodes = 12, .edges = 40, .hostile = false});
    }

    test::TemporaryFolder folder_;
};

constexpr const char* networkx_listing = R"(
listing([(n, d.get('type')) for n, d in g.nodes(data=True)],
        [(s, t, d) for s, t, d in g.edges(data=True)])
)";

TEST_F(PeersTest, NetworkxReadsGraphml) {
    if (!has_python_module("networkx"))
        GTEST_SKIP() << "python3-networkx is not installed";
    for (const std::uint64_t seed : {1U, 2U, 3U})
        EXPECT_EQ(
            run(graph_of(seed),
                "graphml",
                std::string("import networkx\n"
                            "g = networkx.read_graphml(sys.argv[1], force_multigraph=True)\n") +
                    networkx_listing),
            expected_listing(graph_of(seed)));
}

TEST_F(PeersTest, NetworkxReadsGexf) {
    if (!has_python_module("networkx"))
        GTEST_SKIP() << "python3-networkx is not installed";
    // networkx 2.8 knows the same elements under the name of an older version only
    for (const std::uint64_t seed : {4U, 5U})
        EXPECT_EQ(run(graph_of(seed),
                      "gexf",
                      std::string("import networkx, io\n"
                                  "text = open(sys.argv[1], encoding='utf-8').read()\n"
                                  "if networkx.__version__ < '3':\n"
                                  "    text = text.replace('http://gexf.net/1.3\" version=\"1.3',\n"
                                  "        'http://www.gexf.net/1.2draft\" version=\"1.2')\n"
                                  "g = networkx.read_gexf(io.BytesIO(text.encode()))\n"
                                  "g = networkx.MultiDiGraph(g)\n") +
                          networkx_listing),
                  expected_listing(graph_of(seed)));
}

TEST_F(PeersTest, IgraphReadsGraphml) {
    if (!has_python_module("igraph"))
        GTEST_SKIP() << "python3-igraph is not installed";
    for (const std::uint64_t seed : {6U, 7U})
        EXPECT_EQ(run(graph_of(seed), "graphml", R"(
import igraph
g = igraph.Graph.Read_GraphML(sys.argv[1])
assert g.is_directed()
listing([(v['name'], v['type']) for v in g.vs],
        [(g.vs[e.source]['name'], g.vs[e.target]['name'], e.attributes()) for e in g.es])
)"),
                  expected_listing(graph_of(seed)));
}

TEST_F(PeersTest, HostileTextsMakeWellFormedXml) {
    if (!has_python_module("xml.dom"))
        GTEST_SKIP() << "python3 is not installed";
    for (std::uint64_t seed = 0; seed < 6; ++seed) {
        test::Random random(seed);
        const Graph graph = test::random_graph(random);
        for (const char* format : {"graphml", "gexf"}) {
            const std::string counts = run(graph, format, R"(
import xml.etree.ElementTree as tree
tags = [e.tag.split('}')[1] for e in tree.parse(sys.argv[1]).iter()]
print(tags.count('node'), tags.count('edge'))
)");
            EXPECT_EQ(counts, fmt::format("{} {}\n", graph.node_count(), graph.edge_count()));
        }
    }
}

}  // namespace
}  // namespace entente
