// SPDX-License-Identifier: MIT
#include "graph/io/flat_view.hpp"
#include "graph/io/formats.hpp"
#include "graph/io/text.hpp"
#include "graph/io/xml_text.hpp"

namespace entente {
namespace {

/// GEXF 1.3 as Gephi and networkx read it: `kind` keeps parallel edges of several relations apart;
/// every edge is directed, for the same reason as in GraphML.
class GexfWriter {
public:
    GexfWriter(const Graph& graph, const OutputBuffer::Sink& sink)
        : graph_(graph),
          view_(graph),
          buffer_(sink),
          out_(buffer_.text()) {}

    void write() {
        out_ +=
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n"
            "<graph defaultedgetype=\"directed\" mode=\"static\">\n";
        attributes("node", view_.node_columns());
        attributes("edge", view_.edge_columns());
        out_ += "<nodes>\n";
        for (const Node& node : graph_.nodes()) {
            attribute("<node id=\"", node.id);
            attribute("\" label=\"", display_name(node));
            out_ += "\">";
            values(node, view_.node_columns().size());
            out_ += "</node>\n";
            buffer_.flush_when_full();
        }
        out_ += "</nodes>\n<edges>\n";
        for (const Edge& edge : graph_.edges()) {
            const EdgeKey key = graph_.key(edge);
            attribute("<edge id=\"", edge_id(key));
            attribute("\" source=\"", key.source);
            attribute("\" target=\"", key.target);
            attribute("\" kind=\"", key.relation);
            attribute("\" label=\"", key.relation);
            out_ += "\" weight=\"";
            append_number(out_, edge.weight);
            out_ += "\">";
            values(edge, view_.edge_columns().size());
            out_ += "</edge>\n";
            buffer_.flush_when_full();
        }
        out_ += "</edges>\n</graph>\n</gexf>\n";
        buffer_.flush();
    }

private:
    void attribute(std::string_view before, std::string_view text) {
        out_ += before;
        append_xml(out_, text);
    }

    void attributes(std::string_view of, const std::vector<FlatColumn>& columns) {
        out_.append("<attributes class=\"").append(of).append("\">\n");
        for (std::size_t i = 0; i < columns.size(); ++i) {
            out_ += "<attribute id=\"";
            append_number(out_, std::uint64_t{i});
            attribute("\" title=\"", columns[i].name);
            out_.append("\" type=\"").append(type_name(columns[i].kind)).append("\"/>\n");
        }
        out_ += "</attributes>\n";
    }

    static std::string_view type_name(FlatColumn::Kind kind) {
        switch (kind) {
            case FlatColumn::Kind::integer:
                return "integer";
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
    void values(const Row& row, std::size_t columns) {
        out_ += "<attvalues>";
        for (std::size_t i = 0; i < columns; ++i) {
            const auto value = view_.value(row, i);
            if (!value)
                continue;
            out_ += "<attvalue for=\"";
            append_number(out_, std::uint64_t{i});
            attribute("\" value=\"", *value);
            out_ += "\"/>";
        }
        out_ += "</attvalues>";
    }

    const Graph& graph_;
    FlatView view_;
    OutputBuffer buffer_;
    std::string& out_;
};

}  // namespace

std::string write_gexf(const Graph& graph,
                       const GraphSink& sink,
                       [[maybe_unused]] const GraphWriteOptions& options) {
    GexfWriter(graph, sink).write();
    return describe_loss("gexf", graph, {.schema = true});
}

}  // namespace entente
