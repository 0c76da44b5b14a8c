// SPDX-License-Identifier: MIT
#include "graph/base/locate.hpp"
#include "graph/io/flat_json.hpp"
#include "graph/io/formats.hpp"
#include "graph/io/metadata_json.hpp"
#include "graph/io/text.hpp"

#include <array>

namespace entente {
namespace {

/// networkx up to 3.3 calls the list of edges "links", later ones "edges"; `node_link_data` of
/// either and D3 are read.
class NodeLinkReader {
public:
    NodeLinkReader(std::string_view text, const std::string& file, const Limits& limits)
        : json_(text, file, limits),
          graph_(text, file, limits) {}

    Graph read() {
        static constexpr std::array<std::string_view, 6> keys = {
            "directed", "multigraph", "graph", "nodes", "links", "edges"};
        bool directed = true;
        const auto seen = json_.record(keys, need<6>({3}), [&](std::size_t key) {
            switch (key) {
                case 0:
                    directed = json_.boolean();
                    return;
                case 1:
                    return json_.skip();
                case 2:
                    return read_flat_attributes(json_, graph_);
                case 3:
                    return json_.array([this] { read_flat_node(json_, graph_); });
                default:
                    return json_.array([this] { read_flat_edge(json_, graph_); });
            }
        });
        json_.finish();
        if (seen[4] && seen[5])
            json_.fail(0, "both 'links' and 'edges' are there");
        if (!directed)
            graph_.all_undirected();
        return graph_.finish();
    }

private:
    JsonView json_;
    FlatReader graph_;
};

}  // namespace

std::string write_node_link(const Graph& graph,
                            const GraphSink& sink,
                            const GraphWriteOptions& options) {
    const FlatView view(graph, options.mixed);
    OutputBuffer buffer(sink);
    std::string& out = buffer.text();
    out += "{\"directed\":true,\"multigraph\":true,\"graph\":{";
    if (const std::string metadata = metadata_json(graph); !metadata.empty())
        out.append("\"").append(metadata_key).append("\":").append(metadata);
    out += "},\n\"nodes\":[";
    const char* next = "\n";
    for (const Node& node : graph.nodes()) {
        out.append(next).append("{\"id\":");
        append_json(out, node.id);
        write_flat_members(out, view, node, view.node_columns());
        out += '}';
        next = ",\n";
        buffer.flush_when_full();
    }
    out.append("\n],\n\"").append(options.old_networkx ? "links" : "edges").append("\":[");
    next = "\n";
    view.for_each_edge([&](const FlatEdge& edge) {
        out.append(next).append("{\"source\":");
        append_json(out, edge.source);
        out += ",\"target\":";
        append_json(out, edge.target);
        out.append(",\"key\":\"").append(edge.id).append("\"");
        write_flat_members(out, view, edge, view.edge_columns());
        out += '}';
        next = ",\n";
        buffer.flush_when_full();
    });
    out += "\n]}\n";
    buffer.flush();
    return {};
}

Graph read_node_link(std::string_view bytes, const std::string& file, const Limits& limits) {
    require_utf8(bytes, file);
    return NodeLinkReader(bytes, file, limits).read();
}

}  // namespace entente
