// SPDX-License-Identifier: MIT
#include "graph/io/dates.hpp"
#include "graph/io/flat_view.hpp"
#include "graph/io/formats.hpp"
#include "graph/io/metadata_json.hpp"
#include "graph/io/text.hpp"
#include "graph/io/xml_text.hpp"

#include <algorithm>
#include <set>

namespace entente {
namespace {

/// GEXF 1.3 as Gephi and networkx read it: `kind` keeps parallel edges of several relations apart;
/// every edge is directed unless asked for otherwise, for the same reason as in GraphML; the dates
/// of the evidence are spells.
class GexfWriter {
public:
    GexfWriter(const Graph& graph, const OutputBuffer::Sink& sink, Mixed mixed)
        : graph_(graph),
          view_(graph, mixed),
          buffer_(sink),
          out_(buffer_.text()) {}

    /// @returns how many characters XML does not have.
    std::size_t write() {
        has_dates_ = std::ranges::any_of(
            graph_.edges(), [](const Edge& edge) { return !dates_of(edge).first.empty(); });
        out_ +=
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n";
        if (const std::string metadata = metadata_json(graph_); !metadata.empty()) {
            out_.append("<meta><description>").append(metadata_key).append(" ");
            lost_ += append_xml(out_, metadata);
            out_ += "</description></meta>\n";
        }
        out_ += "<graph defaultedgetype=\"directed\"";
        out_ += has_dates_ ? " mode=\"dynamic\" timeformat=\"date\">\n" : " mode=\"static\">\n";
        declare("node", view_.node_columns());
        declare("edge", view_.edge_columns());
        out_ += "<nodes>\n";
        for (const Node& node : graph_.nodes())
            write_node(node);
        out_ += "</nodes>\n<edges>\n";
        view_.for_each_edge([this](const FlatEdge& edge) { write_edge(edge); });
        out_ += "</edges>\n</graph>\n</gexf>\n";
        buffer_.flush();
        return lost_;
    }

private:
    void attribute(std::string_view before, std::string_view text) {
        out_ += before;
        lost_ += append_xml(out_, text);
    }

    void declare(std::string_view of, const std::vector<FlatColumn>& columns) {
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
            case FlatColumn::Kind::json:
                break;
        }
        return "string";
    }

    void write_node(const Node& node) {
        attribute("<node id=\"", node.id);
        attribute("\" label=\"", display_name(node));
        out_ += "\">";
        write_values(node);
        out_ += "</node>\n";
        buffer_.flush_when_full();
    }

    void write_edge(const FlatEdge& flat) {
        attribute("<edge id=\"", flat.id);
        attribute("\" source=\"", flat.source);
        attribute("\" target=\"", flat.target);
        out_ += flat.directed ? "\" type=\"directed" : "\" type=\"undirected";
        attribute("\" kind=\"", flat.edge.relation);
        attribute("\" label=\"", flat.edge.relation);
        out_ += "\" weight=\"";
        append_number(out_, flat.edge.weight);
        out_ += "\">";
        write_values(flat);
        write_spells(flat.edge);
        out_ += "</edge>\n";
        buffer_.flush_when_full();
    }

    template <class Row>
    void write_values(const Row& row) {
        out_ += "<attvalues>";
        view_.for_each_value(row, [this](std::size_t column, std::string_view value) {
            out_ += "<attvalue for=\"";
            append_number(out_, std::uint64_t{column});
            attribute("\" value=\"", value);
            out_ += "\"/>";
        });
        out_ += "</attvalues>";
    }

    void write_spells(const Edge& edge) {
        std::set<std::string_view> dates;
        for (const Evidence& e : edge.evidence)
            if (!e.date.empty())
                dates.insert(e.date);
        if (dates.empty())
            return;
        out_ += "<spells>";
        for (const std::string_view date : dates) {
            attribute("<spell start=\"", first_day(date));
            attribute("\" end=\"", last_day(date));
            out_ += "\"/>";
        }
        out_ += "</spells>";
    }

    const Graph& graph_;
    FlatView view_;
    OutputBuffer buffer_;
    std::string& out_;
    std::size_t lost_ = 0;
    bool has_dates_ = false;
};

}  // namespace

std::string write_gexf(const Graph& graph,
                       const GraphSink& sink,
                       const GraphWriteOptions& options) {
    const std::size_t lost = GexfWriter(graph, sink, options.mixed).write();
    return describe_loss("gexf", graph, {.characters = lost});
}

}  // namespace entente
