// SPDX-License-Identifier: MIT
#include "graph/io/flat_json.hpp"
#include "graph/io/formats.hpp"
#include "graph/io/json_lines.hpp"
#include "graph/io/metadata_json.hpp"
#include "graph/io/text.hpp"

#include <fmt/format.h>

#include <array>
#include <string>

namespace entente {
namespace {

/// A record a line, for jq, DuckDB, pandas and streams:
///   {"record":"graph","entente":{…}}
///   {"record":"node","id":"CHN",…}
///   {"record":"edge","id":"e_…","source":"CHN","target":"RUS",…}
class LinesReader {
public:
    LinesReader(std::string_view text, const std::string& file, const Limits& limits)
        : text_(text),
          file_(file),
          limits_(limits),
          graph_(text, file, limits) {}

    Graph read() {
        for_each_json_line(
            text_, file_, limits_, [this](JsonView& json) { read_line(json, json.offset()); });
        return graph_.finish();
    }

private:
    void read_line(JsonView& json, std::size_t begin) {
        const std::string kind = kind_of(json, begin);
        json.seek(begin);
        if (kind == "node")
            read_flat_node(json, graph_);
        else if (kind == "edge")
            read_flat_edge(json, graph_);
        else if (kind == "graph")
            read_graph(json);
        else
            json.fail(begin, fmt::format("unknown record '{}': node, edge or graph", kind));
        json.finish();
    }

    /// The member "record", which is mostly the first.
    std::string kind_of(JsonView& json, std::size_t begin) const {
        std::string kind;
        bool statement = false;
        json.object([&](std::string_view key, std::size_t) {
            statement = statement || key == "sentence" || key == "document";
            if (key == "record")
                kind = json.string();
            else
                json.skip();
        });
        if (!kind.empty())
            return kind;
        json.fail(begin,
                  statement ? "a statement; 'entente assemble' makes a graph of statements"
                            : "key 'record' is missing: node, edge or graph");
    }

    void read_graph(JsonView& json) {
        json.object([&](std::string_view key, std::size_t at) {
            if (key == metadata_key)
                graph_.metadata(json.raw(), at);
            else
                json.skip();
        });
    }

    std::string_view text_;
    const std::string& file_;
    const Limits& limits_;
    FlatReader graph_;
};

}  // namespace

std::string write_graph_lines(const Graph& graph,
                              const GraphSink& sink,
                              const GraphWriteOptions& options) {
    const FlatView view(graph, options.mixed);
    OutputBuffer buffer(sink);
    std::string& out = buffer.text();
    out += "{\"record\":\"graph\"";
    if (const std::string metadata = metadata_json(graph); !metadata.empty())
        out.append(",\"").append(metadata_key).append("\":").append(metadata);
    out += "}\n";
    for (const Node& node : graph.nodes()) {
        out += "{\"record\":\"node\",\"id\":";
        append_json(out, node.id);
        write_flat_members(out, view, node, view.node_columns());
        out += "}\n";
        buffer.flush_when_full();
    }
    view.for_each_edge([&](const FlatEdge& edge) {
        out.append("{\"record\":\"edge\",\"id\":\"").append(edge.id).append("\",\"source\":");
        append_json(out, edge.source);
        out += ",\"target\":";
        append_json(out, edge.target);
        write_flat_members(out, view, edge, view.edge_columns());
        out += "}\n";
        buffer.flush_when_full();
    });
    buffer.flush();
    return {};
}

Graph read_graph_lines(std::string_view bytes, const std::string& file, const Limits& limits) {
    return LinesReader(bytes, file, limits).read();
}

}  // namespace entente
