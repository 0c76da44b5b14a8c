// SPDX-License-Identifier: MIT
// Reading and writing of graph files, for formats.py:
//   formats_ours make EDGES FILE...      writes one graph in the formats that the names say
//   formats_ours read FILE               reads it
//   formats_ours copy FILE COPY          reads it and writes it
// read and copy print CPU seconds of reading and of writing, bytes, peak resident bytes, edges.
#include "graph/base/file.hpp"
#include "graph/io/io.hpp"
#include "tests/bench/peers/peer.hpp"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <sys/resource.h>
#include <utility>
#include <vector>

namespace {

using namespace entente;

/// Three edges a node by preferential attachment, signed and typed, ids of a real length.
Graph make_graph(std::size_t count) {
    static const std::vector<std::string> relations = {
        "supports", "cooperates", "hedges", "opposes"};
    std::mt19937 random(42);
    const std::size_t nodes = count / 3 + 2;
    std::vector<Node> all(nodes);
    for (std::size_t i = 0; i < nodes; ++i) {
        all[i].id = "ACTOR-" + std::to_string(i);
        all[i].type = "state";
    }
    std::vector<std::uint32_t> ends;
    std::vector<Edge> edges(count);
    for (std::size_t i = 0; i < count; ++i) {
        const auto fresh = static_cast<std::uint32_t>(i % nodes);
        const std::uint32_t other = ends.empty() || random() % 4 == 0
                                        ? static_cast<std::uint32_t>(random() % nodes)
                                        : ends[random() % ends.size()];
        ends.push_back(fresh);
        ends.push_back(other);
        edges[i].source = NodeId{fresh};
        edges[i].target = NodeId{other};
        edges[i].relation = relations[random() % relations.size()];
    }
    return Graph(Schema({{"state", {}}},
                        {{.name = "supports", .directed = true, .sign = Sign::positive},
                         {.name = "cooperates", .directed = false, .sign = Sign::positive},
                         {.name = "hedges", .directed = true, .sign = Sign::neutral},
                         {.name = "opposes", .directed = true, .sign = Sign::negative}}),
                 std::move(all),
                 std::move(edges));
}

void write(const Graph& graph, const std::string& path) {
    real_file_system().write(path, [&](const FileSystem::Sink& sink) {
        find_graph_format(path)->write(graph, sink, {});
    });
}

int measure(const std::string& path, const char* copy) {
    const double begin = peers::cpu_seconds();
    const std::string bytes = real_file_system().read(path, UINT64_MAX);
    const Graph graph = parse_graph(bytes, path);
    const double read = peers::cpu_seconds();
    if (copy != nullptr)
        write(graph, copy);
    const double written = peers::cpu_seconds();
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf("%.4f %.4f %zu %zu %zu\n",
                read - begin,
                written - read,
                bytes.size(),
                static_cast<std::size_t>(usage.ru_maxrss) * 1024,
                graph.edge_count());
    return 0;
}

}  // namespace

int main(int count, char** words) {
    const std::string_view what = count > 2 ? words[1] : "";
    if (what == "make") {
        const Graph graph = make_graph(std::strtoull(words[2], nullptr, 10));
        for (int i = 3; i < count; ++i)
            write(graph, words[i]);
        return 0;
    }
    if (what == "read" || (what == "copy" && count > 3))
        return measure(words[2], what == "copy" ? words[3] : nullptr);
    std::fprintf(stderr, "usage: %s make EDGES FILE... | read FILE | copy FILE COPY\n", words[0]);
    return 2;
}
