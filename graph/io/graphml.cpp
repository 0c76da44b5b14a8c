// SPDX-License-Identifier: MIT
#include "graph/io/flat_view.hpp"
#include "graph/io/formats.hpp"
#include "graph/io/metadata_json.hpp"
#include "graph/io/text.hpp"
#include "graph/io/xml_text.hpp"

namespace entente {
namespace {

/// Most readers refuse one undirected edge in a directed graph, so every edge is written directed
/// unless asked for otherwise and says by `undirected` if it is not meant so.
class GraphmlWriter {
public:
    GraphmlWriter(const Graph& graph, const OutputBuffer::Sink& sink, Mixed mixed)
        : graph_(graph),
          view_(graph, mixed),
          buffer_(sink),
          out_(buffer_.text()) {}

    /// @returns how many characters XML does not have.
    std::size_t write() {
        const std::string metadata = metadata_json(graph_);
        out_ +=
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n";
        if (!metadata.empty())
            key(metadata_key, "graph", metadata_key, "string");
        keys("node", "n", view_.node_columns());
        keys("edge", "e", view_.edge_columns());
        // igraph takes `name` for the identity of a node
        key("name", "node", "name", "string");
        out_ += "<graph edgedefault=\"directed\">\n";
        if (!metadata.empty()) {
            data(metadata_key, metadata);
            out_ += '\n';
        }
        for (const Node& node : graph_.nodes())
            write_node(node);
        view_.for_each_edge([this](const FlatEdge& edge) { write_edge(edge); });
        out_ += "</graph>\n</graphml>\n";
        buffer_.flush();
        return lost_;
    }

private:
    void element(std::string_view before, std::string_view text, std::string_view after) {
        out_ += before;
        lost_ += append_xml(out_, text);
        out_ += after;
    }

    void key(std::string_view id,
             std::string_view of,
             std::string_view name,
             std::string_view type) {
        element("<key id=\"", id, "\" for=\"");
        out_.append(of);
        element("\" attr.name=\"", name, "\" attr.type=\"");
        out_.append(type).append("\"/>\n");
    }

    void keys(std::string_view of,
              std::string_view prefix,
              const std::vector<FlatColumn>& columns) {
        for (std::size_t i = 0; i < columns.size(); ++i)
            key(std::string(prefix) + std::to_string(i),
                of,
                columns[i].name,
                type_name(columns[i].kind));
    }

    static std::string_view type_name(FlatColumn::Kind kind) {
        switch (kind) {
            case FlatColumn::Kind::integer:
                return "int";
            case FlatColumn::Kind::real:
                return "double";
            case FlatColumn::Kind::boolean:
                return "boolean";
            case FlatColumn::Kind::text:
            case FlatColumn::Kind::json:
                break;
        }
        return "string";
    }

    void data(std::string_view key, std::string_view value) {
        out_.append("<data key=\"").append(key);
        element("\">", value, "</data>");
    }

    template <class Row>
    void write_values(char prefix, const Row& row) {
        view_.for_each_value(row, [this, prefix](std::size_t column, std::string_view value) {
            out_ += "<data key=\"";
            out_ += prefix;
            append_number(out_, std::uint64_t{column});
            element("\">", value, "</data>");
        });
    }

    void write_node(const Node& node) {
        element("<node id=\"", node.id, "\">");
        data("name", node.id);
        write_values('n', node);
        out_ += "</node>\n";
        buffer_.flush_when_full();
    }

    void write_edge(const FlatEdge& flat) {
        element("<edge id=\"", flat.id, "\"");
        element(" source=\"", flat.source, "\"");
        element(" target=\"", flat.target, flat.directed ? "\">" : "\" directed=\"false\">");
        write_values('e', flat);
        out_ += "</edge>\n";
        buffer_.flush_when_full();
    }

    const Graph& graph_;
    FlatView view_;
    OutputBuffer buffer_;
    std::string& out_;
    std::size_t lost_ = 0;
};

}  // namespace

std::string write_graphml(const Graph& graph,
                          const GraphSink& sink,
                          const GraphWriteOptions& options) {
    const std::size_t lost = GraphmlWriter(graph, sink, options.mixed).write();
    return describe_loss("graphml", graph, {.characters = lost});
}

}  // namespace entente
