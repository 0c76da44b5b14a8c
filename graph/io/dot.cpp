// SPDX-License-Identifier: MIT
#include "graph/io/flat_view.hpp"
#include "graph/io/formats.hpp"
#include "graph/io/text.hpp"

namespace entente {
namespace {

/// A quoted string of DOT. Backslashes are doubled: \N, \l and the like would mean something.
void append_quoted(std::string& out, std::string_view text) {
    out += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out += '\\';
        out += static_cast<unsigned char>(c) < ' ' || c == '\x7F' ? ' ' : c;
    }
    out += '"';
}

std::string_view style_of(Sign sign) {
    switch (sign) {
        case Sign::positive:
            return "style=solid, arrowhead=normal";
        case Sign::negative:
            return "style=dashed, arrowhead=tee";
        case Sign::neutral:
            break;
    }
    return "style=dotted, arrowhead=odot";
}

}  // namespace

std::string write_dot(const Graph& graph, const GraphSink& sink, const GraphWriteOptions& options) {
    const FlatView view(graph, options.mixed == Mixed::usual ? Mixed::native : options.mixed);
    OutputBuffer buffer(sink);
    std::string& out = buffer.text();
    out += "digraph entente {\n";
    for (const Node& node : graph.nodes()) {
        append_quoted(out, node.id);
        out += " [label=";
        append_quoted(out, display_name(node));
        if (!node.type.empty()) {
            out += ", class=";
            append_quoted(out, node.type);
        }
        out += "];\n";
        buffer.flush_when_full();
    }
    view.for_each_edge([&](const FlatEdge& flat) {
        append_quoted(out, flat.source);
        out += " -> ";
        append_quoted(out, flat.target);
        out.append(" [key=\"").append(flat.id).append("\", label=");
        append_quoted(out, (flat.edge.negated ? "not " : "") + flat.edge.relation);
        const Sign sign = graph.sign(flat.edge);
        out += sign == Sign::positive   ? ", sign=1"
               : sign == Sign::negative ? ", sign=-1"
                                        : ", sign=0";
        if (flat.edge.weight >= 0) {  // Graphviz takes no other
            out += ", weight=";
            append_number(out, flat.edge.weight);
        }
        out.append(", ").append(style_of(sign));
        if (!flat.directed)
            out += sign == Sign::negative ? ", dir=both, arrowtail=tee" : ", dir=none";
        out += "];\n";
        buffer.flush_when_full();
    });
    out += "}\n";
    buffer.flush();
    return describe_loss("dot", graph, {.evidence = true, .schema = true, .edges = true});
}

}  // namespace entente
