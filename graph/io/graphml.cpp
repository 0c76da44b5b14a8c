// SPDX-License-Identifier: MIT
#include "graph/io/flat_view.hpp"
#include "graph/io/formats.hpp"
#include "graph/io/text.hpp"
#include "graph/io/xml_text.hpp"

namespace entente {
namespace {

/// Most readers refuse one undirected edge in a directed graph, so every edge is written directed
/// and says by `undirected` if it is not meant so.
class GraphmlWriter {
public:
    GraphmlWriter(const Graph& graph, const OutputBuffer::Sink& sink)
        : graph_(graph),
          view_(graph),
          buffer_(sink),
          out_(buffer_.text()) {}

    void write() {
        out_ +=
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n";
        keys("node", "n", view_.node_columns());
        keys("edge", "e", view_.edge_columns());
        // igraph takes `name` for the identity of a node
        out_ +=
            "<key id=\"name\" for=\"node\" attr.name=\"name\" attr.type=\"string\"/>\n"
            "<graph edgedefault=\"directed\">\n";
        for (const Node& node : graph_.nodes()) {
            element("<node id=\"", node.id, "\"><data key=\"name\">");
            append_xml(out_, node.id);
            out_ += "</data>";
            data("n", node, view_.node_columns().size());
            out_ += "</node>\n";
            buffer_.flush_when_full();
        }
        for (const Edge& edge : graph_.edges()) {
            const EdgeKey key = graph_.key(edge);
            element("<edge id=\"", edge_id(key), "\"");
            element(" source=\"", key.source, "\"");
            element(" target=\"", key.target, "\">");
            data("e", edge, view_.edge_columns().size());
            out_ += "</edge>\n";
            buffer_.flush_when_full();
        }
        out_ += "</graph>\n</graphml>\n";
        buffer_.flush();
    }

private:
    void element(std::string_view before, std::string_view text, std::string_view after) {
        out_ += before;
        append_xml(out_, text);
        out_ += after;
    }

    void keys(std::string_view of,
              std::string_view prefix,
              const std::vector<FlatColumn>& columns) {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            out_.append("<key id=\"").append(prefix);
            append_number(out_, std::uint64_t{i});
            out_.append("\" for=\"").append(of);
            element("\" attr.name=\"", columns[i].name, "\" attr.type=\"");
            out_.append(type_name(columns[i].kind)).append("\"/>\n");
        }
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
                break;
        }
        return "string";
    }

    template <class Row>
    void data(std::string_view prefix, const Row& row, std::size_t columns) {
        for (std::size_t i = 0; i < columns; ++i) {
            const auto value = view_.value(row, i);
            if (!value)
                continue;
            out_.append("<data key=\"").append(prefix);
            append_number(out_, std::uint64_t{i});
            element("\">", *value, "</data>");
        }
    }

    const Graph& graph_;
    FlatView view_;
    OutputBuffer buffer_;
    std::string& out_;
};

}  // namespace

std::string write_graphml(const Graph& graph,
                          const GraphSink& sink,
                          [[maybe_unused]] const GraphWriteOptions& options) {
    GraphmlWriter(graph, sink).write();
    return describe_loss("graphml", graph, {.schema = true});
}

}  // namespace entente
