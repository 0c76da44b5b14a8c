// SPDX-License-Identifier: MIT
#include "graph/io/csv_view.hpp"
#include "graph/io/dates.hpp"
#include "graph/io/flat_field.hpp"
#include "graph/io/flat_view.hpp"
#include "graph/io/formats.hpp"
#include "graph/io/text.hpp"

#include <algorithm>
#include <set>

namespace entente {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view own_header =
    "Source,Target,Type,Kind,Id,Label,Weight,Sign,Negated,Sentences";
/// What Gephi calls a set of times.
constexpr std::string_view interval = "Interval";

/// "<[2016-01-01,2016-12-31];[2024-05-01,2024-05-01]>": the dates of the evidence.
void append_interval(std::string& out, const Edge& edge) {
    std::set<std::string_view> dates;
    for (const Evidence& e : edge.evidence)
        if (!e.date.empty())
            dates.insert(e.date);
    std::string text;
    for (const std::string_view date : dates)
        text.append(text.empty() ? "<[" : ";[")
            .append(first_day(date))
            .append(",")
            .append(last_day(date))
            .append("]");
    if (!text.empty())
        append_csv(out, text + ">");
}

/// The columns beyond the fixed ones, as far as the graph has them.
struct Extra {
    bool interval = false;
    bool undirected = false;
    bool copy = false;
    std::vector<std::string> attributes;
};

Extra extra_columns(const Graph& graph, Mixed mixed) {
    Extra extra{.undirected = mixed != Mixed::native, .copy = mixed == Mixed::expand};
    std::set<std::string_view> names;
    for (const Edge& edge : graph.edges()) {
        extra.interval = extra.interval || !dates_of(edge).first.empty();
        for (const auto& [name, text] : edge.attributes)
            names.insert(name);
    }
    extra.attributes.assign(names.begin(), names.end());
    return extra;
}

void append_row(std::string& out, const FlatEdge& flat, const RelationType& relation) {
    append_csv(out, flat.source);
    out += ',';
    append_csv(out, flat.target);
    out += flat.directed ? ",Directed," : ",Undirected,";
    append_csv(out, relation.name);
    out.append(",").append(flat.id).append(",");
    append_csv(out, relation.name);
    out += ',';
    append_number(out, flat.edge.weight);
    // the sign of the relation: `Negated` says what it comes to
    out += relation.sign == Sign::positive   ? ",1,"
           : relation.sign == Sign::negative ? ",-1,"
                                             : ",0,";
    out += flat.edge.negated ? "true," : "false,";
    append_number(out, flat.edge.evidence.empty() ? 0.0 : flat.edge.weight);
}

}  // namespace

std::string write_csv(const Graph& graph, const GraphSink& sink, const GraphWriteOptions& options) {
    const Mixed mixed = options.mixed == Mixed::usual ? Mixed::native : options.mixed;
    const Extra extra = extra_columns(graph, mixed);
    OutputBuffer buffer(sink);
    std::string& out = buffer.text();
    if (options.byte_order_mark)
        out += byte_order_mark;
    out += own_header;
    if (extra.interval)
        out.append(",").append(interval);
    if (extra.undirected)
        out += ",undirected";
    if (extra.copy)
        out += ",reverse_copy";
    for (const std::string& name : extra.attributes) {
        out += ',';
        append_csv(out, attribute_column(name));
    }
    out += '\n';
    for_each_flat_edge(graph, mixed, [&](const FlatEdge& flat) {
        const RelationType& relation = graph.relation(flat.edge);
        append_row(out, flat, relation);
        if (extra.interval) {
            out += ',';
            append_interval(out, flat.edge);
        }
        if (extra.undirected)
            out += relation.directed ? ",false" : ",true";
        if (extra.copy)
            out += flat.copy ? ",true" : ",false";
        for (const std::string& name : extra.attributes) {
            out += ',';
            if (const auto at = flat.edge.attributes.find(name); at != flat.edge.attributes.end())
                append_csv(out, at->second);
        }
        out += '\n';
        buffer.flush_when_full();
    });
    buffer.flush();
    return describe_loss("csv", graph, {.evidence = true, .schema = true});
}

std::string write_csv_nodes(const Graph& graph,
                            const GraphSink& sink,
                            const GraphWriteOptions& options) {
    const FlatView view(graph, Mixed::native);
    OutputBuffer buffer(sink);
    std::string& out = buffer.text();
    if (options.byte_order_mark)
        out += byte_order_mark;
    out += "Id";
    for (const FlatColumn& column : view.node_columns()) {
        out += ',';
        append_csv(out, column.name == "label" ? "Label" : column.name);
    }
    out += '\n';
    for (const Node& node : graph.nodes()) {
        append_csv(out, node.id);
        std::size_t next = 0;
        view.for_each_value(node, [&](std::size_t column, std::string_view value) {
            for (; next <= column; ++next)
                out += ',';
            append_csv(out, value);
        });
        for (; next < view.node_columns().size(); ++next)
            out += ',';
        out += '\n';
        buffer.flush_when_full();
    }
    buffer.flush();
    return {};
}

}  // namespace entente
