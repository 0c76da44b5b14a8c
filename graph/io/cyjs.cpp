// SPDX-License-Identifier: MIT
#include "graph/base/locate.hpp"
#include "graph/io/flat_json.hpp"
#include "graph/io/formats.hpp"
#include "graph/io/metadata_json.hpp"
#include "graph/io/text.hpp"

#include <array>
#include <optional>

namespace entente {
namespace {

/// What Cytoscape exports, `cy.json()` of cytoscape.js, and a bare list of elements.
class CyjsReader {
public:
    CyjsReader(std::string_view text, const std::string& file, const Limits& limits)
        : json_(text, file, limits),
          graph_(text, file, limits) {}

    Graph read() {
        static constexpr std::array<std::string_view, 3> keys = {"data", "elements", "directed"};
        bool directed = true;
        if (json_.peek() == '[') {
            read_list();
        } else {
            json_.record(keys, need<3>({1}), [&](std::size_t key) {
                if (key == 0)
                    return read_flat_attributes(json_, graph_);
                if (key == 2) {
                    directed = json_.boolean();
                    return;
                }
                if (json_.peek() == '[')
                    read_list();
                else
                    read_groups();
            });
        }
        json_.finish();
        if (!directed)
            graph_.all_undirected();
        return graph_.finish();
    }

private:
    void read_groups() {
        static constexpr std::array<std::string_view, 2> keys = {"nodes", "edges"};
        json_.record(keys, need<2>({}), [this](std::size_t key) {
            json_.array([&] { read_element(key == 1); });
        });
    }

    /// Elements of both kinds in one list: an edge is what has a source.
    void read_list() {
        json_.array([this] {
            const std::size_t begin = json_.offset();
            bool is_edge = false;
            json_.object([&](std::string_view key, std::size_t) {
                if (key != "data" || json_.peek() != '{')
                    return json_.skip();
                json_.object([&](std::string_view name, std::size_t) {
                    is_edge = is_edge || name == "source";
                    json_.skip();
                });
            });
            const std::size_t end = json_.offset();
            json_.seek(begin);
            read_element(is_edge);
            json_.seek(end);
        });
    }

    void read_element(bool is_edge) {
        static constexpr std::array<std::string_view, 1> keys = {"data"};
        json_.record(keys, need<1>({0}), [&](std::size_t) {
            if (is_edge)
                read_flat_edge(json_, graph_);
            else
                read_flat_node(json_, graph_);
        });
    }

    JsonView json_;
    FlatReader graph_;
};

}  // namespace

std::string write_cyjs(const Graph& graph,
                       const GraphSink& sink,
                       const GraphWriteOptions& options) {
    const FlatView view(graph, options.mixed);
    OutputBuffer buffer(sink);
    std::string& out = buffer.text();
    // networkx asks for `directed`, `multigraph` and the `value` of a node
    out +=
        "{\"format_version\":\"1.0\",\"generated_by\":\"entente\",\"directed\":true,"
        "\"multigraph\":true,\"data\":{\"name\":\"entente\"";
    if (const std::string metadata = metadata_json(graph); !metadata.empty())
        out.append(",\"").append(metadata_key).append("\":").append(metadata);
    out += "},\n\"elements\":{\"nodes\":[";
    const char* next = "\n";
    for (const Node& node : graph.nodes()) {
        out.append(next).append("{\"data\":{\"id\":");
        append_json(out, node.id);
        out += ",\"value\":";
        append_json(out, node.id);
        out += ",\"name\":";
        append_json(out, display_name(node));
        write_flat_members(out, view, node, view.node_columns());
        out += "}}";
        next = ",\n";
        buffer.flush_when_full();
    }
    out += "\n],\n\"edges\":[";
    next = "\n";
    view.for_each_edge([&](const FlatEdge& edge) {
        out.append(next).append("{\"data\":{\"id\":\"").append(edge.id).append("\",\"source\":");
        append_json(out, edge.source);
        out += ",\"target\":";
        append_json(out, edge.target);
        out.append(",\"key\":\"").append(edge.id).append("\",\"interaction\":");
        append_json(out, edge.edge.relation);
        write_flat_members(out, view, edge, view.edge_columns());
        out += "}}";
        next = ",\n";
        buffer.flush_when_full();
    });
    out += "\n]}}\n";
    buffer.flush();
    return {};
}

Graph read_cyjs(std::string_view bytes, const std::string& file, const Limits& limits) {
    require_utf8(bytes, file);
    return CyjsReader(bytes, file, limits).read();
}

}  // namespace entente
