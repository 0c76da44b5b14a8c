// SPDX-License-Identifier: MIT
#include "render/dot.hpp"

#include <fmt/format.h>

namespace entente {
namespace {

/// In a quoted string of DOT only `"` is escaped; a backslash stands for itself, and ours always
/// come in pairs.
[[nodiscard]] std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"')
            out += '\\';
        out += c;
    }
    return out + '"';
}

void write_attributes(std::string& out, const DotAttributes& attributes) {
    if (attributes.empty())
        return;
    out += " [";
    bool first = true;
    for (const auto& [name, value] : attributes) {
        if (!first)
            out += ", ";
        first = false;
        out += name + "=" + quoted(value);
    }
    out += ']';
}

void write_defaults(std::string& out, std::string_view kind, const DotAttributes& attributes) {
    if (attributes.empty())
        return;
    out += "  ";
    out += kind;
    write_attributes(out, attributes);
    out += ";\n";
}

}  // namespace

std::string dot_label(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\\')
            out += "\\\\";
        else if (c == '&')
            out += "&amp;";
        else
            out += c;
    }
    return out;
}

std::string dot_number(double value) {
    std::string text = fmt::format("{:.2f}", value);
    return text == "-0.00" ? "0.00" : text;
}

std::string write_dot(const DotGraph& graph) {
    std::string out = "digraph " + quoted(graph.name) + " {\n";
    write_defaults(out, "graph", graph.attributes);
    write_defaults(out, "node", graph.node_defaults);
    write_defaults(out, "edge", graph.edge_defaults);
    for (const DotNode& node : graph.nodes) {
        out += "  " + quoted(node.name);
        write_attributes(out, node.attributes);
        out += ";\n";
    }
    for (const DotEdge& edge : graph.edges) {
        out += "  " + quoted(graph.nodes.at(edge.tail).name) + " -> " +
               quoted(graph.nodes.at(edge.head).name);
        DotAttributes attributes{{"key", edge.key}};
        attributes.insert(attributes.end(), edge.attributes.begin(), edge.attributes.end());
        write_attributes(out, attributes);
        out += ";\n";
    }
    return out + "}\n";
}

}  // namespace entente
